//! Joins nominals: appositions, what a thing is said to be, and definite descriptions.

use crate::language::{Dep, Document, Pos, Tag, TokenId};

use super::chains::{Draft, Set};
use super::features;
use super::{EntityKind, Gender, MentionKind, Number};
use super::{lexicon, roles, titles};

/// How many sentences back a description of a person may look for a nameless one.
const REACH: u32 = 12;
/// How many sentences back "the country" looks.
const COUNTRY_REACH: u32 = 3;

/// Joins the nominals of a document.
pub(super) fn join(draft: &mut Draft<'_>) {
    for at in 0..draft.phrases.len() {
        join_office(draft, at);
        join_apposition(draft, at);
        join_predicate(draft, at);
        join_definition(draft, at);
    }
    for at in 0..draft.phrases.len() {
        if is_description(draft, at)
            && let Some(antecedent) = antecedent(draft, at)
        {
            draft.join(antecedent, at);
        }
    }
}

/// Joins "the ambassador to Germany" and "Richard Grenell" behind it, however the tree has them.
fn join_office(draft: &mut Draft<'_>, at: usize) {
    let phrase = &draft.phrases[at];
    if phrase.kind != MentionKind::Name {
        return;
    }
    let above =
        titles::office_above(draft.document, phrase.head).and_then(|office| draft.at(office));
    let above = above.filter(|_| draft.kind(at) == EntityKind::Person);
    let before = (0..at).rev().take(4).find(|before| {
        let other = &draft.phrases[*before];
        other.tokens.end == phrase.tokens.start
            && other.kind == MentionKind::Nominal
            && draft.sentence(*before) == draft.sentence(at)
            && may_head(draft, *before, at)
    });
    if let Some(office) = above.or(before)
        && draft.features[office].number == Number::Singular
    {
        draft.join(office, at);
    }
}

/// Tells whether a nominal right before a name is its title: a person's office, or the class of
/// a body that the tree takes for a second subject ("Rights group Clear Voice said").
fn may_head(draft: &Draft<'_>, nominal: usize, name: usize) -> bool {
    let kind = draft.kind(name);
    let word = |at: usize| draft.document[draft.phrases[at].head];
    let (one, other) = (word(nominal), word(name));
    draft.kind(nominal) == kind
        && (kind == EntityKind::Person
            || kind == EntityKind::Organisation && one.head == other.head && one.dep == other.dep)
}

/// Joins "the city of Geneva" and "Geneva".
fn join_definition(draft: &mut Draft<'_>, at: usize) {
    let document = draft.document;
    let head = draft.phrases[at].head;
    let of = document
        .head(head)
        .filter(|of| document[head].dep == Dep::Pobj && document.word(*of) == "of");
    let Some(place) = of.and_then(|of| document.head(of)).and_then(|place| draft.at(place)) else {
        return;
    };
    let is_place = |kind| matches!(kind, EntityKind::Place | EntityKind::Country);
    if draft.phrases[at].kind == MentionKind::Name
        && draft.phrases[place].kind == MentionKind::Nominal
        && draft.features[place].number == Number::Singular
        && is_place(draft.kind(at))
        && is_area(draft, place)
    {
        draft.join(place, at);
    }
}

/// Tells whether a nominal is a place that bears a name of its own: a city, not its border.
fn is_area(draft: &Draft<'_>, at: usize) -> bool {
    let lemma = draft.document.lemma(draft.phrases[at].head).to_lowercase();
    lexicon::noun(&lemma).is_some_and(|noun| noun.is_area)
}

/// Joins "Diaz, the secretary of …".
fn join_apposition(draft: &mut Draft<'_>, at: usize) {
    let head = draft.phrases[at].head;
    if draft.document[head].dep != Dep::Appos {
        return;
    }
    let Some(above) = draft.document.head(head).and_then(|above| draft.at(above)) else { return };
    // In "president A, vice president B" the second is B's.
    let titled = draft.phrases.get(at + 1).is_some_and(|next| {
        let own = &draft.phrases[at];
        own.kind == MentionKind::Nominal
            && next.kind == MentionKind::Name
            && next.tokens.start == own.tokens.end
            && draft.kind(at + 1) == EntityKind::Person
    });
    if titled {
        return;
    }
    if may_describe(draft, above, at) {
        draft.join(above, at);
        return;
    }
    // "One of the members of the cabinet, Jane Doe,": what it describes is farther up.
    let document = draft.document;
    let nouns = document
        .ancestors(draft.phrases[above].head)
        .take_while(|id| {
            matches!(document[*id].dep, Dep::Prep | Dep::Pobj | Dep::Poss)
                || document[*id].pos != Pos::Verb
        })
        .filter_map(|id| draft.at(id));
    let farther = nouns.into_iter().find(|noun| {
        let one = document[draft.phrases[*noun].head].tag == Tag::Cd
            && draft.features[*noun].number == Number::Singular;
        draft.phrases[*noun].kind == MentionKind::Nominal && (one || may_describe(draft, *noun, at))
    });
    if let Some(farther) = farther.filter(|_| {
        draft.phrases[at].kind == MentionKind::Name && draft.kind(at) == EntityKind::Person
    }) {
        draft.join(farther, at);
    }
}

/// Joins "Diaz is the secretary of …"; an indefinite or negated predicate is no identity.
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
        // "Colin Sutherland, Lord Carloway".
        (Name, Name) => {
            let style = second.name.and_then(|name| lexicon::noun(draft.document.word(name.start)));
            style.is_some_and(|style| style.in_name)
                && kind == EntityKind::Person
                && other_kind == kind
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
    (0..at)
        .rev()
        .take_while(|before| {
            draft.set(*before).named || draft.sentence(*before).0 + REACH >= sentence
        })
        .find(|before| describes(draft, at, *before))
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

/// Tells whether the description `at` fits the phrase `before`.
fn describes(draft: &Draft<'_>, at: usize, before: usize) -> bool {
    let phrase = &draft.phrases[before];
    if phrase.kind == MentionKind::Pronoun
        || is_distributive(draft, before)
        || contains(draft, at, before)
        || contains(draft, before, at)
    {
        return false;
    }
    let (mine, theirs) = (draft.set(at), draft.set(before));
    let lemma = draft.document.lemma(draft.phrases[at].head).to_lowercase();
    let number = draft.features[at].number;
    // "The Ukrainian leader" may be a president of whom no country is told; "the Russian side"
    // is not any side.
    let untold = theirs.country.is_none() && theirs.named && theirs.kind() == EntityKind::Person;
    let countries = mine.country.is_none() || untold || mine.country == theirs.country;
    let genders = mine.gender == theirs.gender
        || mine.gender == Gender::Unknown
        || theirs.gender == Gender::Unknown;
    if !countries || !genders || number != theirs.number {
        return false;
    }
    // "His German counterpart" is a named German with an office.
    if lemma == "counterpart" {
        let named = theirs.named && draft.kind(before) == EntityKind::Person;
        return named
            && mine.country.is_some()
            && mine.country == theirs.country
            && !theirs.roles.is_empty();
    }
    let fits = if draft.kind(before) == EntityKind::Person {
        let leader = lemma == "leader" && mine.country.is_some();
        let told = mine.country.is_none() || mine.country == theirs.country;
        theirs.roles.contains(&lemma)
            || told && roles::means(&lemma, &theirs.roles)
            || leader && (untold || mine.country == theirs.country) && leads(theirs)
    } else {
        theirs.roles.contains(&lemma) || draft.document.lemma(phrase.head).to_lowercase() == lemma
    };
    fits && owners_agree(draft, at, before) && modifiers_agree(draft, at, before)
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
