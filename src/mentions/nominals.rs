//! Joins nominals: appositions, what a thing is said to be, and definite descriptions.

use crate::language::{Dep, Pos, Tag, TokenId};

use super::chains::Draft;
use super::lexicon;
use super::{EntityKind, Gender, MentionKind};

/// How many sentences back a description of a person may look for a nameless one.
const REACH: u32 = 12;

/// Joins the nominals of a document.
pub(super) fn join(draft: &mut Draft<'_>) {
    for at in 0..draft.phrases.len() {
        join_apposition(draft, at);
        join_predicate(draft, at);
    }
    for at in 0..draft.phrases.len() {
        if is_description(draft, at)
            && let Some(antecedent) = antecedent(draft, at)
        {
            draft.join(antecedent, at);
        }
    }
}

/// Joins "Umerov, the secretary of …".
fn join_apposition(draft: &mut Draft<'_>, at: usize) {
    let head = draft.phrases[at].head;
    if draft.document[head].dep != Dep::Appos {
        return;
    }
    let Some(above) = draft.document.head(head).and_then(|above| draft.at(above)) else { return };
    if may_describe(draft, above, at) {
        draft.join(above, at);
    }
}

/// Joins "Umerov is the secretary of …"; an indefinite or negated predicate is no identity.
fn join_predicate(draft: &mut Draft<'_>, at: usize) {
    let document = draft.document;
    let head = draft.phrases[at].head;
    if document[head].dep != Dep::Attr || !draft.features[at].definite {
        return;
    }
    let Some(verb) = document.head(head).filter(|verb| document.lemma(*verb) == "be") else {
        return;
    };
    let plain = !document
        .children(verb)
        .iter()
        .any(|child| matches!(document[*child].dep, Dep::Neg) || document[*child].tag == Tag::Md);
    let subject = document.child(verb, Dep::Nsubj).and_then(|subject| draft.at(subject));
    if let Some(subject) = subject.filter(|_| plain)
        && draft.phrases[subject].kind != MentionKind::Pronoun
        && may_describe(draft, subject, at)
    {
        draft.join(subject, at);
    }
}

/// Tells whether two phrases side by side may word one thing.
fn may_describe(draft: &Draft<'_>, one: usize, other: usize) -> bool {
    use MentionKind::{Name, Nominal};
    let (first, second) = (&draft.phrases[one], &draft.phrases[other]);
    let numbers = draft.set(one).number == draft.set(other).number;
    let (kind, other_kind) = (draft.kind(one), draft.kind(other));
    match (first.kind, second.kind) {
        (Name, Nominal) | (Nominal, Name) => {
            let nominal = if first.kind == Nominal {
                other_kind_of(draft, one)
            } else {
                other_kind_of(draft, other)
            };
            let name = if first.kind == Name { kind } else { other_kind };
            numbers && nominal.is_some_and(|nominal| agree(name, nominal))
        }
        (Nominal, Nominal) => numbers && kind == other_kind && kind != EntityKind::Other,
        _ => false,
    }
}

/// Returns the kind that a nominal's own noun tells.
fn other_kind_of(draft: &Draft<'_>, at: usize) -> Option<EntityKind> {
    lexicon::noun(draft.document.lemma(draft.phrases[at].head)).map(|noun| noun.kind)
}

fn agree(name: EntityKind, nominal: EntityKind) -> bool {
    use EntityKind as K;
    name == nominal
        || matches!(
            (name, nominal),
            (K::Other, _)
                | (K::Organisation, K::Group | K::Country)
                | (K::Group, K::Organisation)
                | (K::Country | K::Place, K::Place | K::Country)
        )
}

/// Tells whether a phrase describes something that the text has named or introduced.
fn is_description(draft: &Draft<'_>, at: usize) -> bool {
    let phrase = &draft.phrases[at];
    let document = draft.document;
    let noun = matches!(document[phrase.head].pos, Pos::Noun | Pos::Propn);
    // "the Court": a capitalised noun that other names end with.
    let short_name = phrase.kind == MentionKind::Name
        && phrase.name.is_some_and(|name| name.len() == 1)
        && lexicon::noun(document.lemma(phrase.head)).is_some();
    let capital_office =
        phrase.kind == MentionKind::Nominal && document[phrase.head].pos == Pos::Propn;
    let first_of_set = draft.first(at) == at && draft.set(at).members.len() == 1;
    noun && first_of_set
        && (phrase.kind == MentionKind::Nominal || short_name)
        && (draft.features[at].definite || capital_office)
        && document[phrase.head].dep != Dep::Attr
        && document.child(phrase.head, Dep::Relcl).is_none()
}

/// Returns the phrase that a description goes back to.
fn antecedent(draft: &Draft<'_>, at: usize) -> Option<usize> {
    let sentence = draft.sentence(at).0;
    (0..at)
        .rev()
        .take_while(|before| {
            draft.set(*before).named || draft.sentence(*before).0 + REACH >= sentence
        })
        .find(|before| describes(draft, at, *before))
}

/// Tells whether the description `at` fits the phrase `before`.
fn describes(draft: &Draft<'_>, at: usize, before: usize) -> bool {
    let phrase = &draft.phrases[before];
    if phrase.kind == MentionKind::Pronoun
        || contains(draft, at, before)
        || contains(draft, before, at)
    {
        return false;
    }
    let (mine, theirs) = (draft.set(at), draft.set(before));
    let lemma = draft.document.lemma(draft.phrases[at].head).to_lowercase();
    let number = draft.features[at].number;
    let countries =
        mine.country.is_none() || theirs.country.is_none() || mine.country == theirs.country;
    let genders = mine.gender == theirs.gender
        || mine.gender == Gender::Unknown
        || theirs.gender == Gender::Unknown;
    if !countries || !genders || number != theirs.number {
        return false;
    }
    match draft.kind(before) {
        EntityKind::Person => {
            let held = theirs.roles.contains(&lemma)
                || (lemma == "leader"
                    && mine.country.is_some()
                    && mine.country == theirs.country
                    && theirs
                        .roles
                        .iter()
                        .any(|role| lexicon::noun(role).is_some_and(|noun| noun.leads)));
            held && owners_agree(draft, at, before) && modifiers_agree(draft, at, before)
        }
        _ => {
            let same_head = draft.document.lemma(phrase.head).to_lowercase() == lemma
                || theirs.roles.contains(&lemma);
            same_head && owners_agree(draft, at, before) && modifiers_agree(draft, at, before)
        }
    }
}

fn contains(draft: &Draft<'_>, outer: usize, inner: usize) -> bool {
    draft.phrases[outer].tokens.contains(draft.phrases[inner].head)
}

/// Tells whether the possessor of the description, if it has one, is that of the other phrase.
fn owners_agree(draft: &Draft<'_>, at: usize, before: usize) -> bool {
    let owner = |phrase: usize| {
        let head = draft.phrases[phrase].head;
        draft.document.child(head, Dep::Poss).and_then(|owner| draft.at(owner))
    };
    match (owner(at), owner(before)) {
        (None, _) => true,
        (Some(mine), Some(theirs)) => draft.same(mine, theirs),
        (Some(_), None) => false,
    }
}

/// Tells whether no modifier of the description is missing from all phrases of the other set.
fn modifiers_agree(draft: &Draft<'_>, at: usize, before: usize) -> bool {
    let own = modifiers(draft, draft.phrases[at].head);
    own.iter().all(|word| {
        lexicon::nationality(word).is_some()
            || draft.set(before).members.iter().any(|member| {
                let phrase = &draft.phrases[*member];
                phrase
                    .tokens
                    .iter()
                    .any(|token| draft.document.word(token).eq_ignore_ascii_case(word))
            })
    })
}

/// Returns the words that narrow a noun down, in order.
fn modifiers<'a>(draft: &Draft<'a>, head: TokenId) -> Vec<&'a str> {
    let document = draft.document;
    let mut found: Vec<&str> = document
        .children(head)
        .iter()
        .filter(|child| {
            matches!(document[**child].dep, Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Nummod)
        })
        .map(|child| document.word(*child))
        .collect();
    // "the secretary of the council": what stands behind narrows it down too.
    for preposition in document.children_as(head, Dep::Prep) {
        found.extend(document.child(preposition, Dep::Pobj).map(|object| document.word(object)));
    }
    found
}
