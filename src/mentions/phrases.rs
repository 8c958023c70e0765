//! Spots the noun phrases of a document: heads, extents, names and titles.

use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};

use super::lexicon;
use super::{EntityKind, MentionKind};

/// A noun phrase before it is in a chain.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub head: TokenId,
    pub tokens: TokenRange,
    /// The proper name in it, without title.
    pub name: Option<TokenRange>,
    pub kind: MentionKind,
    /// What stands before the name: titles, countries, modifiers.
    pub title: Option<TokenRange>,
    /// The model's name that covers the head, with its label.
    pub label: Option<NameLabel>,
}

/// Returns the noun phrases of a document, in order of their heads.
pub(super) fn find(document: &Document) -> Vec<Phrase> {
    let labels = Labels::new(document);
    document
        .ids()
        .filter(|id| is_head(document, *id))
        .map(|id| phrase(document, &labels, id))
        .collect()
}

/// The model's name around each token.
struct Labels(Vec<Option<(TokenRange, NameLabel)>>);

impl Labels {
    fn new(document: &Document) -> Self {
        let mut labels = vec![None; document.tokens().len()];
        for name in document.names().iter().filter(|name| is_thing(name.label)) {
            for token in name.tokens.iter() {
                labels[token.index()] = Some((name.tokens, name.label));
            }
        }
        Self(labels)
    }

    fn at(&self, token: TokenId) -> Option<(TokenRange, NameLabel)> {
        self.0[token.index()]
    }
}

/// Tells whether the model's label is of a thing, not of a number or a time.
fn is_thing(label: NameLabel) -> bool {
    use NameLabel as L;
    match label {
        L::Event
        | L::Fac
        | L::Gpe
        | L::Language
        | L::Law
        | L::Loc
        | L::Norp
        | L::Org
        | L::Person
        | L::Product
        | L::WorkOfArt => true,
        L::Cardinal | L::Date | L::Money | L::Ordinal | L::Percent | L::Quantity | L::Time => false,
    }
}

/// Tells whether a noun phrase hangs on the token.
fn is_head(document: &Document, id: TokenId) -> bool {
    let token = &document[id];
    let dep = first_conjunct_dep(document, id);
    let argument = matches!(
        dep,
        Dep::Nsubj
            | Dep::Nsubjpass
            | Dep::Dobj
            | Dep::Pobj
            | Dep::Dative
            | Dep::Attr
            | Dep::Appos
            | Dep::Oprd
            | Dep::Agent
            | Dep::Conj
    );
    match token.pos {
        Pos::Noun | Pos::Propn => {
            !matches!(
                dep,
                Dep::Compound
                    | Dep::Nmod
                    | Dep::Amod
                    | Dep::Nummod
                    | Dep::Quantmod
                    | Dep::Det
                    | Dep::Case
                    | Dep::Punct
                    | Dep::Intj
                    | Dep::Aux
                    | Dep::Cc
                    | Dep::Mark
                    | Dep::Prt
            ) && document.word(id).contains(char::is_alphanumeric)
        }
        Pos::Pron => {
            !matches!(token.tag, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb | Tag::Ex)
                && dep != Dep::Expl
        }
        Pos::Num | Pos::Det => argument,
        Pos::Adj | Pos::Verb | Pos::Adv => {
            argument && dep != Dep::Conj && document.child(id, Dep::Det).is_some()
        }
        _ => false,
    }
}

/// Returns how the first of coordinated tokens depends on its head.
fn first_conjunct_dep(document: &Document, id: TokenId) -> Dep {
    let mut at = id;
    for above in document.ancestors(id) {
        if document[at].dep != Dep::Conj {
            break;
        }
        at = above;
    }
    // A conjunct of a verb is a fragment of its own.
    if at != id && matches!(document[at].pos, Pos::Verb | Pos::Aux) {
        return Dep::Conj;
    }
    document[at].dep
}

fn phrase(document: &Document, labels: &Labels, head: TokenId) -> Phrase {
    let mut tokens = extent(document, head);
    let label = labels.at(head).map(|(_, label)| label);
    if document[head].pos == Pos::Pron {
        let kind = MentionKind::Pronoun;
        return Phrase { head, tokens, name: None, kind, title: None, label };
    }
    let name = name(document, labels, head);
    if let Some(name) = name {
        tokens.start = tokens.start.min(name.start);
        tokens.end = tokens.end.max(name.end);
    }
    let title = name.map(|name| TokenRange { start: tokens.start, end: name.start });
    let kind = if name.is_some() { MentionKind::Name } else { MentionKind::Nominal };
    Phrase { head, tokens, name, kind, title: title.filter(|title| !title.is_empty()), label }
}

/// Returns the phrase of `head`, without relative clauses, appositions and conjuncts.
fn extent(document: &Document, head: TokenId) -> TokenRange {
    let mut range = TokenRange::one(head);
    for child in document.children(head) {
        let kept = !matches!(
            document[*child].dep,
            Dep::Relcl
                | Dep::Acl
                | Dep::Appos
                | Dep::Conj
                | Dep::Cc
                | Dep::Preconj
                | Dep::Punct
                | Dep::Case
                | Dep::Advcl
                | Dep::Parataxis
                | Dep::Nsubj
                | Dep::Nsubjpass
                | Dep::Aux
                | Dep::Auxpass
                | Dep::Ccomp
                | Dep::Mark
                | Dep::Neg
                | Dep::Intj
                | Dep::Dep
        );
        if !kept && *child > head {
            break;
        }
        if kept {
            let part = without_clauses(document, *child);
            range.start = range.start.min(part.start);
            range.end = range.end.max(part.end);
        }
    }
    // A verb's own arguments hang on a predicative noun too: start behind the last that is left out.
    let stranger = document.children(head).iter().rfind(|child| {
        **child < head
            && matches!(
                document[**child].dep,
                Dep::Nsubj
                    | Dep::Nsubjpass
                    | Dep::Aux
                    | Dep::Auxpass
                    | Dep::Cc
                    | Dep::Advcl
                    | Dep::Mark
            )
    });
    if let Some(stranger) = stranger {
        range.start = range.start.max(document.subtree(*stranger).end).min(head);
    }
    while range.start < head && is_mark(document, range.start) {
        range.start.0 += 1;
    }
    while range.last().is_some_and(|last| last > head && is_mark(document, last)) {
        range.end.0 -= 1;
    }
    range
}

fn is_mark(document: &Document, id: TokenId) -> bool {
    let token = &document[id];
    match token.pos {
        Pos::Space => true,
        Pos::Punct => token.tag != Tag::Hyph,
        _ => false,
    }
}

/// Returns the run under `id`, up to the first relative clause or apposition in it.
fn without_clauses(document: &Document, id: TokenId) -> TokenRange {
    let range = document.subtree(id);
    let clause = range.iter().filter(|token| *token > id).find(|token| {
        let dep = document[*token].dep;
        matches!(dep, Dep::Relcl | Dep::Appos | Dep::Acl | Dep::Advcl | Dep::Parataxis)
    });
    let cut = clause.map(|clause| document.subtree(clause).start).filter(|cut| *cut > id);
    TokenRange { start: range.start, end: cut.unwrap_or(range.end) }
}

/// Returns the proper name that hangs on `head`, without titles before it.
fn name(document: &Document, labels: &Labels, head: TokenId) -> Option<TokenRange> {
    let run = run(document, labels, head)?;
    let run = with_complement(document, labels, head, run);
    if is_office(document, head, run) {
        return None;
    }
    let start = behind_title(document, labels, head, run);
    Some(TokenRange { start, end: run.end })
}

/// Returns the run of name words around `head`.
fn run(document: &Document, labels: &Labels, head: TokenId) -> Option<TokenRange> {
    let around = labels.at(head).map(|(range, _)| range);
    let capital = document.word(head).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    if document[head].pos != Pos::Propn && !(around.is_some() && capital) {
        return None;
    }
    let sentence = document.sentence_of(head).tokens;
    let mut range = TokenRange::one(head);
    while range.start > sentence.start {
        let before = TokenId(range.start.0 - 1);
        let inside = around.is_some_and(|range| range.contains(before));
        if !(inside || belongs(document, before, head)) || is_article(document, before) {
            break;
        }
        range.start = before;
    }
    while range.end < sentence.end {
        let inside = around.is_some_and(|around| around.contains(range.end));
        let flat = document[range.end].pos == Pos::Propn && belongs(document, range.end, head);
        if !(inside || flat) || document[range.end].dep == Dep::Case {
            break;
        }
        range.end.0 += 1;
    }
    while range.start < head && !is_name_word(document, range.start) {
        range.start.0 += 1;
    }
    Some(range)
}

fn is_article(document: &Document, id: TokenId) -> bool {
    document[id].dep == Dep::Det && document[id].pos == Pos::Det
}

/// Tells whether a word may begin a name.
fn is_name_word(document: &Document, id: TokenId) -> bool {
    document[id].pos == Pos::Propn
        || document.word(id).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Tells whether a word is part of the name that hangs on `head`, by the tree.
fn belongs(document: &Document, id: TokenId, head: TokenId) -> bool {
    let token = &document[id];
    let linked =
        std::iter::once(id).chain(document.ancestors(id)).take(6).take_while(|at| *at != head).all(
            |at| {
                matches!(
                    document[at].dep,
                    Dep::Compound
                        | Dep::Nmod
                        | Dep::Conj
                        | Dep::Cc
                        | Dep::Punct
                        | Dep::Amod
                        | Dep::Appos
                )
            },
        ) && document.ancestors(id).any(|above| above == head);
    if !linked {
        return false;
    }
    match token.pos {
        Pos::Propn => !matches!(token.dep, Dep::Poss | Dep::Appos),
        Pos::Cconj => {
            token.head.0.abs_diff(head.0) < 6 && token.dep == Dep::Cc && token.head != head
        }
        Pos::Punct => token.tag == Tag::Hyph,
        _ => false,
    }
}

/// Extends "Ministry" to "Ministry of Foreign Affairs", where the head is of that kind.
fn with_complement(
    document: &Document,
    labels: &Labels,
    head: TokenId,
    run: TokenRange,
) -> TokenRange {
    let takes = lexicon::noun(document.lemma(head))
        .is_some_and(|noun| !matches!(noun.kind, EntityKind::Person | EntityKind::Group));
    let preposition = document.children_as(head, Dep::Prep).find(|child| *child == run.end);
    let Some(preposition) = preposition.filter(|_| takes) else { return run };
    if !matches!(document.word(preposition), "of" | "for" | "on" | "against" | "to") {
        return run;
    }
    let Some(object) = document.child(preposition, Dep::Pobj) else { return run };
    let named = document[object].pos == Pos::Propn || labels.at(object).is_some();
    if !named {
        return run;
    }
    let inner = self::run(document, labels, object).unwrap_or(TokenRange::one(object));
    let inner = with_complement(document, labels, object, inner);
    let gap = inner.start.0.saturating_sub(preposition.0);
    let article = gap == 2 && is_article(document, TokenId(preposition.0 + 1));
    if gap == 1 || article { TokenRange { start: run.start, end: inner.end } } else { run }
}

/// Tells whether a capitalised phrase words an office, not a name: "the Prime Minister".
fn is_office(document: &Document, head: TokenId, run: TokenRange) -> bool {
    let person = |id: TokenId| {
        lexicon::noun(document.lemma(id)).is_some_and(|noun| noun.kind == EntityKind::Person)
    };
    if !person(head) || run.end.0 != head.0 + 1 {
        return false;
    }
    let first = run.start;
    let determined = document
        .children(head)
        .iter()
        .any(|child| matches!(document[*child].dep, Dep::Det | Dep::Poss) && *child < first);
    // "Stephen King" is a name; "President King" too, but "Foreign Minister" is none.
    let named = run.len() > 1
        && run.iter().take(run.len() - 1).any(|id| {
            person(id) && document.word(id) != document.word(head)
                || lexicon::given_name(document.word(id)).is_some()
                    && lexicon::entry(document.word(id)).is_none()
        });
    let title_pair = run.len() > 1
        && person(TokenId(head.0 - 1))
        && !determined
        && lexicon::given_name(document.word(first)).is_none();
    determined || !named || title_pair
}

/// Returns where the name begins behind titles and countries: "Prime Minister | Boris Johnson".
fn behind_title(document: &Document, labels: &Labels, head: TokenId, run: TokenRange) -> TokenId {
    let last = run.last().unwrap_or(head);
    let before_last = TokenRange { start: run.start, end: last };
    let is_person = |id: &TokenId| {
        lexicon::noun(document.lemma(*id)).is_some_and(|noun| noun.kind == EntityKind::Person)
    };
    // A noun of persons inside an organisation's name is no title: "Teachers Union".
    let organisation = lexicon::noun(document.lemma(head))
        .is_some_and(|noun| noun.kind == EntityKind::Organisation);
    if organisation || run.end.0 != head.0 + 1 {
        return run.start;
    }
    let title = before_last.iter().rev().find(is_person);
    let mut start = title.map_or(run.start, |title| TokenId(title.0 + 1));
    // "Homeland Security Tom Ridge" behind "Secretary of": the person begins at the given name.
    if let Some((around, NameLabel::Person)) = labels.at(head)
        && around.start > start
        && around.start < last
        && lexicon::given_name(document.word(around.start)).is_some()
        && lexicon::given_name(document.word(start)).is_none()
    {
        start = around.start;
    }
    while start < last
        && start.0 + 1 < last.0
        && lexicon::given_name(document.word(start)).is_none()
        && (lexicon::nationality(document.word(start)).is_some()
            || lexicon::entry(document.word(start)).is_some_and(|e| e.kind == EntityKind::Country))
        && lexicon::given_name(document.word(TokenId(start.0 + 1))).is_some()
    {
        start.0 += 1;
    }
    start
}
