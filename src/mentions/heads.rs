//! Finds the tokens that noun phrases hang on, and how far each phrase reaches.

use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};

use super::labels::Labels;
use super::lexicon;

/// Tells whether a noun phrase hangs on the token.
pub(super) fn is_head(document: &Document, id: TokenId) -> bool {
    let token = &document[id];
    let dep = first_conjunct_dep(document, id);
    match token.pos {
        Pos::Noun | Pos::Propn => {
            !belongs_to_word(dep) && document.word(id).contains(char::is_alphanumeric)
        }
        Pos::Pron => {
            !matches!(token.tag, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb | Tag::Ex)
                && dep != Dep::Expl
        }
        Pos::Num | Pos::Det => is_argument(dep) || dep == Dep::Conj,
        Pos::Adj | Pos::Verb | Pos::Adv => {
            is_argument(dep) && document.child(id, Dep::Det).is_some()
        }
        _ => false,
    }
}

/// Tells whether a noun with this label is a part of another word's phrase.
const fn belongs_to_word(dep: Dep) -> bool {
    matches!(
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
    )
}

/// Tells whether a label is that of an argument or of an apposition.
const fn is_argument(dep: Dep) -> bool {
    matches!(
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
    )
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

/// Tells whether a name stands before "and" inside what the tree takes for one name: "Weber" in
/// "Weber and special envoy Rosa Diaz".
pub(super) fn is_hidden_conjunct(document: &Document, labels: &Labels<'_>, id: TokenId) -> bool {
    let token = &document[id];
    let conjunction = document.child(id, Dep::Cc).filter(|cc| *cc > id);
    let Some(conjunction) = conjunction.or_else(|| behind_home(document, labels, id)) else {
        return false;
    };
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

/// Returns the "and" between two persons that stands behind where the first is from: "Weber of Austria and
/// Rosa Diaz of Peru".
fn behind_home(document: &Document, labels: &Labels<'_>, id: TokenId) -> Option<TokenId> {
    let person = |id: TokenId| labels.at(id).filter(|(_, label)| *label == NameLabel::Person);
    let (first, _) = person(id)?;
    let of = document.existing(first.end).filter(|of| document.word(*of) == "of")?;
    let home = document.child(of, Dep::Pobj)?;
    let conjunction = document.child(home, Dep::Cc)?;
    let (second, _) = person(document[id].head)?;
    (second.start == conjunction.next()).then_some(conjunction)
}

/// Returns the phrase of `head`, without relative clauses, appositions and conjuncts.
pub(super) fn extent(document: &Document, head: TokenId) -> TokenRange {
    let mut range = TokenRange::one(head);
    for child in document.children(head) {
        // A hyphen joins what is behind it: "secretary-general".
        let joins = document[*child].tag == Tag::Hyph;
        let kept = (joins || !is_left_out(document[*child].dep))
            && !(*child > head && is_time_of_verb(document, *child));
        if kept {
            let part = without_clauses(document, *child);
            range.start = range.start.min(part.start);
            range.end = range.end.max(part.end);
        } else if *child > head {
            break;
        }
    }
    // A verb's own arguments hang on a predicative noun too: start behind the last that is left out.
    let mut before = document.children(head).iter().filter(|child| **child < head);
    if let Some(stranger) = before.rfind(|child| is_of_a_verb(document[**child].dep)) {
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

/// Tells whether what hangs on a noun with this label is no part of its phrase.
const fn is_left_out(dep: Dep) -> bool {
    is_of_a_verb(dep)
        || matches!(
            dep,
            Dep::Relcl
                | Dep::Acl
                | Dep::Appos
                | Dep::Conj
                | Dep::Preconj
                | Dep::Punct
                | Dep::Case
                | Dep::Parataxis
                | Dep::Ccomp
                | Dep::Neg
                | Dep::Intj
                | Dep::Dep
        )
}

/// Tells whether a label is that of what belongs to a predicate, not to its noun.
const fn is_of_a_verb(dep: Dep) -> bool {
    matches!(
        dep,
        Dep::Nsubj | Dep::Nsubjpass | Dep::Aux | Dep::Auxpass | Dep::Cc | Dep::Advcl | Dep::Mark
    )
}

/// Tells whether a phrase behind a subject tells when the verb behind it happened: "the minister *on
/// Tuesday* met".
fn is_time_of_verb(document: &Document, preposition: TokenId) -> bool {
    let day = document.child(preposition, Dep::Pobj).filter(|_| document.word(preposition) == "on");
    let subject = document.head(preposition).map(|noun| document[noun].dep);
    matches!(subject, Some(Dep::Nsubj | Dep::Nsubjpass))
        && day.is_some_and(|day| lexicon::is_calendar(document.word(day)))
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
