//! Joins definite descriptions to what the text has named or introduced: "the French minister".

use crate::language::{Dep, Document, Pos, Tag, TokenId};

use super::chains::{Draft, Set};
use super::roles::{self, Class};
use super::{EntityKind, Gender, MentionKind, Number};
use super::{features, lexicon};

/// How many sentences back a description of a person may look for a nameless one.
const REACH: u32 = 12;
/// How many sentences back "the country" looks.
const COUNTRY_REACH: u32 = 3;

/// Joins the descriptions of a document, first to last.
pub(super) fn join(draft: &mut Draft<'_>) {
    for at in 0..draft.phrases.len() {
        if is_description(draft, at)
            && let Some(antecedent) = antecedent(draft, at)
        {
            draft.join(antecedent, at);
        }
    }
}

/// Tells whether a phrase describes something that the text has named or introduced.
fn is_description(draft: &Draft<'_>, at: usize) -> bool {
    let phrase = &draft.phrases[at];
    let document = draft.document;
    // "The general told": a noun, though the tagger may take it for an adjective.
    let noun = matches!(document[phrase.head].pos, Pos::Noun | Pos::Propn)
        || lexicon::noun(document.lemma(phrase.head)).is_some();
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
        && !is_restricted(document, phrase.head)
}

/// Tells whether a relative clause narrows a noun down; one behind a comma only adds to it.
pub(super) fn is_restricted(document: &Document, noun: TokenId) -> bool {
    document.children_as(noun, Dep::Relcl).any(|clause| {
        let before = TokenId(document.subtree(clause).start.0.saturating_sub(1));
        document[before].tag != Tag::Comma
    })
}

/// Returns the phrase that a description goes back to.
fn antecedent(draft: &Draft<'_>, at: usize) -> Option<usize> {
    let sentence = draft.sentence(at).0;
    if draft.kind(at) == EntityKind::Country && draft.phrases[at].kind == MentionKind::Nominal {
        return country_before(draft, at);
    }
    let near = (0..at).rev().take_while(|before| {
        draft.set(*before).named || draft.sentence(*before).0 + REACH >= sentence
    });
    let mut may_be = near.filter(|before| may_be(draft, at, *before));
    let same_noun = may_be.clone().find(|before| noun_fits(draft, at, *before));
    same_noun.or_else(|| may_be.find(|before| is_same_agreement(draft, at, *before)))
}

/// Returns the named country nearest before "the country", in its sentence or shortly before.
fn country_before(draft: &Draft<'_>, at: usize) -> Option<usize> {
    let sentence = draft.sentence(at).0;
    let set = draft.set(at);
    let owned = draft.document.child(draft.phrases[at].head, Dep::Poss).is_some();
    (0..at)
        .rev()
        .take_while(|before| draft.sentence(*before).0 + COUNTRY_REACH >= sentence)
        .filter(|before| !contains(draft, at, *before) && !owned && set.number == Number::Singular)
        .find(|before| {
            let theirs = draft.set(*before);
            theirs.named
                && theirs.kind() == EntityKind::Country
                && draft.phrases[*before].kind == MentionKind::Name
        })
}

/// Tells whether nothing but its noun may keep the description `at` from being of `before`.
fn may_be(draft: &Draft<'_>, at: usize, before: usize) -> bool {
    draft.phrases[before].kind != MentionKind::Pronoun
        && !is_distributive(draft, before)
        && !contains(draft, at, before)
        && !contains(draft, before, at)
        && features_agree(draft, at, before)
}

/// Tells whether country, gender and number let the two be one thing.
fn features_agree(draft: &Draft<'_>, at: usize, before: usize) -> bool {
    let (mine, theirs) = (draft.set(at), draft.set(before));
    let countries = mine.country.is_none() || untold(theirs) || mine.country == theirs.country;
    let genders = mine.gender == theirs.gender
        || mine.gender == Gender::Unknown
        || theirs.gender == Gender::Unknown;
    countries && genders && draft.features[at].number == theirs.number
}

/// Tells whether a thing is a named person of whom no country is told: "the Ukrainian leader" may be
/// such a president, while "the Russian side" is not any side.
fn untold(set: &Set) -> bool {
    set.country.is_none() && set.named && set.kind() == EntityKind::Person
}

/// Tells whether the noun of the description `at` is one for the thing of the phrase `before`.
fn noun_fits(draft: &Draft<'_>, at: usize, before: usize) -> bool {
    let (mine, theirs) = (draft.set(at), draft.set(before));
    let lemma = draft.document.lemma(draft.phrases[at].head).to_lowercase();
    let person = draft.kind(before) == EntityKind::Person;
    // "His German counterpart" is a named German with an office.
    if lemma == "counterpart" {
        return theirs.named
            && person
            && mine.country.is_some()
            && mine.country == theirs.country
            && !theirs.roles.is_empty();
    }
    let same_state = mine.country == theirs.country;
    let fits = theirs.roles.contains(&lemma)
        || if person {
            let leader = lemma == "leader" && mine.country.is_some();
            (mine.country.is_none() || same_state) && roles::means(&lemma, &theirs.roles)
                || leader && (untold(theirs) || same_state) && leads(theirs)
        } else {
            draft.document.lemma(draft.phrases[before].head).to_lowercase() == lemma
        };
    fits && owners_agree(draft, at, before) && modifiers_agree(draft, at, before)
}

/// Tells whether both are called agreements, in other words: "a peace deal", "the accord".
fn is_same_agreement(draft: &Draft<'_>, at: usize, before: usize) -> bool {
    let agreement = |at: usize| {
        let lemma = draft.document.lemma(draft.phrases[at].head).to_lowercase();
        roles::class(&lemma) == Some(Class::Agreements)
    };
    agreement(at)
        && agreement(before)
        && owners_agree(draft, at, before)
        && modifiers_agree(draft, at, before)
}

/// Tells whether one of the roles is an office that "leader" describes.
fn leads(set: &Set) -> bool {
    set.roles.iter().any(|role| lexicon::noun(role).is_some_and(|noun| noun.leads))
}

/// Tells whether a phrase speaks of no one thing: "each side", "any plan", "no deal".
fn is_distributive(draft: &Draft<'_>, at: usize) -> bool {
    let determiner = draft.document.child(draft.phrases[at].head, Dep::Det);
    determiner.is_some_and(|word| {
        matches!(
            draft.document.word(word).to_ascii_lowercase().as_str(),
            "each" | "any" | "no" | "every" | "another" | "some" | "either" | "neither"
        )
    })
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
    let person = draft.kind(before) == EntityKind::Person;
    own.iter().all(|word| {
        // "The Republican president", "the 59-year-old minister"; "the whole firm" is the firm.
        let descriptive =
            person && (lexicon::is_people(word) || word.starts_with(|c: char| c.is_ascii_digit()));
        descriptive
            || matches!(word.to_ascii_lowercase().as_str(), "whole" | "entire" | "same" | "very")
            || features::country_of_word(word).is_some()
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
