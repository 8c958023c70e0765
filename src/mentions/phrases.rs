//! Spots the noun phrases of a document: heads, extents, names and titles.

use std::collections::BTreeSet;

use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};

use super::{EntityKind, MentionKind};
use super::{features, lexicon};

/// How many words a known name may reach beyond what the tree joins.
const REACH: u32 = 4;

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
    let mut phrases: Vec<Phrase> = document
        .ids()
        .filter(|id| is_head(document, *id) || is_hidden_conjunct(document, &labels, *id))
        .map(|id| phrase(document, &labels, id))
        .collect();
    // "State" in "Secretary of State Marco Rubio" is a word of his title.
    let titles: Vec<TokenRange> = phrases.iter().filter_map(|phrase| phrase.title).collect();
    phrases.retain(|phrase| {
        let in_title = titles.iter().any(|title| title.contains(phrase.head));
        let of = document[phrase.head].dep == Dep::Pobj;
        !(in_title && of && lexicon::entry(document.words(phrase.tokens)).is_none())
    });
    phrases
}

/// What the model says of names: the one around each token, and the words of all.
struct Labels<'a> {
    around: Vec<Option<(TokenRange, NameLabel)>>,
    known: BTreeSet<&'a str>,
    /// The words that the document has in lower case too.
    ordinary: BTreeSet<&'a str>,
    /// Whether a sentence is a headline in capitals, by sentence.
    headlines: Vec<bool>,
}

impl<'a> Labels<'a> {
    fn new(document: &'a Document) -> Self {
        let mut around = vec![None; document.tokens().len()];
        for name in document.names() {
            for token in name.tokens.iter() {
                around[token.index()] = Some((name.tokens, name.label));
            }
        }
        let known = document
            .ids()
            .filter(|id| {
                document[*id].pos == Pos::Propn && lexicon::noun(document.lemma(*id)).is_none()
            })
            .map(|id| document.word(id))
            .collect();
        let lower = document.ids().map(|id| document.word(id));
        let ordinary = lower.filter(|word| word.starts_with(char::is_lowercase)).collect();
        let headlines = document
            .sentences()
            .iter()
            .map(|sentence| is_headline(document, sentence.tokens))
            .collect();
        Self { around, known, ordinary, headlines }
    }

    /// Tells whether a capital may be only the headline's: "Overhaul", where the text has "overhaul".
    fn is_headline_word(&self, document: &Document, token: TokenId) -> bool {
        let word = document.word(token);
        self.headlines[document[token].sentence.index()]
            && self.ordinary.contains(word.to_lowercase().as_str())
            && lexicon::entry(word).is_none()
    }

    /// Returns the model's name of a thing around a token.
    fn at(&self, token: TokenId) -> Option<(TokenRange, NameLabel)> {
        self.around[token.index()].filter(|(_, label)| is_thing(*label))
    }

    /// Tells whether a token is part of a number or time.
    fn is_measure(&self, token: TokenId) -> bool {
        self.around[token.index()].is_some_and(|(_, label)| !is_thing(label))
    }

    /// Tells whether a capitalised word is a name elsewhere in the document.
    fn is_known(&self, document: &Document, token: TokenId) -> bool {
        let word = document.word(token);
        word.starts_with(char::is_uppercase) && self.known.contains(word)
    }
}

/// Tells whether most words of a sentence are capitalised.
fn is_headline(document: &Document, sentence: TokenRange) -> bool {
    let words = || sentence.iter().map(|id| document.word(id)).filter(|word| word.len() > 3);
    let capital = words().filter(|word| word.starts_with(char::is_uppercase)).count();
    words().count() > 3 && capital * 10 >= words().count() * 8
}

/// Tells whether a name stands before "and" inside what the tree takes for one name: "Rubio" in
/// "Rubio and special envoy Steve Witkoff".
fn is_hidden_conjunct(document: &Document, labels: &Labels<'_>, id: TokenId) -> bool {
    let token = &document[id];
    let conjunction = document.child(id, Dep::Cc).filter(|cc| *cc > id);
    let Some(conjunction) = conjunction else { return false };
    let together = labels.at(id).is_some_and(|(around, _)| around.contains(conjunction));
    let named = labels.at(id).is_some() || labels.is_known(document, id);
    matches!(token.dep, Dep::Compound | Dep::Nmod)
        && token.pos == Pos::Propn
        && token.head > conjunction
        && document[token.head].pos == Pos::Propn
        && matches!(document.word(conjunction), "and" | "or" | "&")
        && named
        && !together
        && (labels.at(token.head).is_some_and(|(_, label)| label == NameLabel::Person)
            || lexicon::given_name(document.word(TokenId(token.head.0 - 1))).is_some())
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

fn phrase(document: &Document, labels: &Labels<'_>, head: TokenId) -> Phrase {
    let mut tokens = extent(document, head);
    let hidden = document
        .children(head)
        .iter()
        .rfind(|child| **child < head && is_hidden_conjunct(document, labels, **child));
    if let Some(conjunction) = hidden.and_then(|hidden| document.child(*hidden, Dep::Cc)) {
        tokens.start = TokenId(conjunction.0 + 1);
    }
    if is_hidden_conjunct(document, labels, head)
        && let Some(conjunction) = document.child(head, Dep::Cc)
    {
        tokens.end = tokens.end.min(conjunction);
    }
    let first = tokens.start;
    let label = labels.at(head).map(|(_, label)| label);
    if document[head].pos == Pos::Pron {
        let kind = MentionKind::Pronoun;
        return Phrase { head, tokens, name: None, kind, title: None, label };
    }
    let name = name(document, labels, head);
    if let Some(name) = name {
        tokens.start = tokens.start.min(name.start).max(first);
        tokens.end = tokens.end.max(name.end);
    }
    let title = name.map(|name| TokenRange { start: tokens.start, end: name.start });
    if let Some(name) = name.filter(|_| office_above(document, head).is_some()) {
        // "the president of Argentina | Alberto Fernández": the country is the office's.
        tokens.start = name.start;
    }
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
fn name(document: &Document, labels: &Labels<'_>, head: TokenId) -> Option<TokenRange> {
    if labels.is_measure(head) || lexicon::is_calendar(document.word(head)) {
        return None;
    }
    let run = run(document, labels, head)?;
    let run = with_complement(document, labels, head, run);
    if let Some(known) = known_name(document, head, run) {
        return Some(known);
    }
    if is_office(document, head, run) {
        return None;
    }
    let start = behind_title(document, labels, head, run);
    Some(TokenRange { start, end: run.end })
}

/// Returns the longest name of the gazetteers that covers a run: "Islamic State of Iraq and Syria",
/// "Kurdistan Workers' Party".
fn known_name(document: &Document, head: TokenId, run: TokenRange) -> Option<TokenRange> {
    let own = document.subtree(head);
    let first = run.start.0.saturating_sub(REACH).max(own.start.0).min(run.start.0);
    let last = (run.end.0 + REACH).min(own.end.0).max(run.end.0);
    let capital = |at: u32| document.word(TokenId(at)).starts_with(char::is_uppercase);
    let longer = (first..=run.start.0).filter(|start| capital(*start)).find_map(|start| {
        let ends = (run.end.0..=last).rev().filter(|end| capital(end - 1));
        ends.map(|end| TokenRange::new(start, end)).find(|range| {
            range.len() > run.len()
                && range.len() > 1
                && lexicon::entry(document.words(*range)).is_some()
        })
    });
    longer.filter(|range| {
        lexicon::entry(document.words(*range)).is_some_and(|entry| entry.kind != EntityKind::Place)
    })
}

/// Returns the run of name words around `head`.
fn run(document: &Document, labels: &Labels<'_>, head: TokenId) -> Option<TokenRange> {
    // A name that hangs on another word, as "England" in "the High Court of England", is not whole.
    let whole =
        |range: &TokenRange| !range.contains(document[head].head) || document[head].head == head;
    let around = labels.at(head).map(|(range, _)| range).filter(whole);
    let capital = document.word(head).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let named = around.is_some() && capital || labels.is_known(document, head);
    if document[head].pos != Pos::Propn && !named || labels.is_headline_word(document, head) {
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
    labels: &Labels<'_>,
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

/// Tells whether a name is one word, or has a number: "Francis", "Charles III".
fn is_short(document: &Document, start: TokenId, last: TokenId) -> bool {
    start == last || document.word(last).chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

fn follows_preposition(document: &Document, start: TokenId) -> bool {
    let before = start.0.checked_sub(1).map(TokenId);
    before.is_some_and(|before| document[before].pos == Pos::Adp)
}

/// Returns the office whose "of" or "to" the name behind it hangs on, as a parser's mistake: "the
/// ambassador to Germany Richard Grenell".
pub(super) fn office_above(document: &Document, head: TokenId) -> Option<TokenId> {
    let preposition = document.head(head).filter(|_| document[head].dep == Dep::Pobj)?;
    let office = document.head(preposition)?;
    let noun = lexicon::noun(document.lemma(office))?;
    let begins = document.subtree(head).iter().find(|id| *id < head)?;
    let title =
        office < preposition && noun.kind == EntityKind::Person && document[office].tag != Tag::Nns;
    let adjacent = office.0 + 1 == preposition.0 && document[begins].dep == Dep::Compound;
    let given = document.children(head).iter().any(|child| {
        *child > begins && *child < head && lexicon::given_name(document.word(*child)).is_some()
    });
    (title && adjacent && given).then_some(office)
}

/// Returns where the name begins behind titles and countries: "Prime Minister | Boris Johnson".
fn behind_title(
    document: &Document,
    labels: &Labels<'_>,
    head: TokenId,
    run: TokenRange,
) -> TokenId {
    let last = run.last().unwrap_or(head);
    let before_last = TokenRange { start: run.start, end: last };
    let is_person = |id: &TokenId| {
        lexicon::noun(document.lemma(*id)).is_some_and(|noun| noun.kind == EntityKind::Person)
    };
    // A noun of persons inside the name of another thing is no title: "Teachers Union".
    let thing =
        lexicon::noun(document.lemma(head)).is_some_and(|noun| noun.kind != EntityKind::Person);
    if thing || run.end.0 != head.0 + 1 {
        return run.start;
    }
    let given = |id: TokenId| lexicon::given_name(document.word(id)).is_some();
    let title = before_last.iter().rev().find(is_person);
    if let Some(title) = title {
        let behind = behind_suffix(document, TokenId(title.0 + 1), last);
        let whole = labels.at(head).is_some_and(|(around, label)| {
            label != NameLabel::Person && around.contains(title) && !given(behind)
        });
        let noun = lexicon::noun(document.lemma(title));
        let kept = noun.is_some_and(|noun| noun.in_name) && is_short(document, behind, last);
        return if whole {
            run.start
        } else if kept {
            title
        } else {
            behind
        };
    }
    // "Homeland Security Tom Ridge" behind "Secretary of": the person begins at the given name.
    let begins = before_last.iter().find(|id| {
        let strange = |id: TokenId| {
            features::country_of_word(document.word(id)).is_some()
                || lexicon::noun(document.lemma(id)).is_some()
        };
        let skipped = TokenRange { start: run.start, end: *id };
        let starts = labels.at(*id).is_some_and(|(around, label)| {
            label == NameLabel::Person && around.start == *id && around.contains(head)
        });
        let office =
            office_above(document, head).is_some() || follows_preposition(document, run.start);
        given(*id)
            && (skipped.iter().all(strange)
                || starts && (office || skipped.len() > 1 || skipped.iter().any(strange)))
    });
    begins.unwrap_or(run.start)
}

/// Returns where the name begins behind the end of a title: "President-elect | Joe Biden".
fn behind_suffix(document: &Document, start: TokenId, last: TokenId) -> TokenId {
    let mut start = start;
    while start < last && !document.word(start).starts_with(char::is_uppercase) {
        start.0 += 1;
    }
    start
}
