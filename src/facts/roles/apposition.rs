//! Offices beside names: "X, the secretary of Y's council", "Y's director, X".

use super::super::{Reading, Status, appositions};
use super::office::{self, Office, OfficeKind};
use super::trailing::phrases_behind;
use super::{Holding, Source, modifiers, person, phrase, rows};
use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId};
use crate::mentions::ChainId;

/// Returns the roles that stand in apposition to a name.
pub(super) fn find(reading: Reading<'_>) -> Vec<Holding> {
    let document = reading.document;
    let nouns = document.ids().filter(|id| matches!(document[*id].pos, Pos::Noun | Pos::Propn));
    let mut found = Vec::new();
    for noun in nouns {
        let Some(office) = office_at(document, noun).filter(|office| !is_name(reading, *office))
        else {
            continue;
        };
        let holders = holders(reading, noun, office);
        let passed = passed_on(document, noun);
        for chain in holders {
            for mut role in roles(reading, passed.map_or(office, |(office, _)| office)) {
                role.former |= passed.is_some_and(|(_, former)| former);
                found.push(Holding {
                    person: chain,
                    role,
                    status: Status::Asserted,
                    rule: Source::Apposition,
                });
            }
        }
    }
    found
}

/// Tells whether the words of an office are part of a name: "Alan King".
fn is_name(reading: Reading<'_>, office: Office) -> bool {
    office.words.iter().any(|token| {
        person(reading, token).is_some()
            && reading.mentions.at(token).is_some_and(|mention| {
                let name = reading.mentions[mention].name;
                name.is_some_and(|name| name.contains(office.words.start) && name.len() > 1)
            })
    })
}

/// Returns the office that the noun phrase of `head` names: its name holds the head.
pub(super) fn office_at(document: &Document, head: TokenId) -> Option<Office> {
    // "chief of staff" hangs on "chief", "vice president" on "president".
    (head.0..head.0 + 5)
        .filter_map(|last| document.existing(TokenId(last)))
        .filter_map(|last| office::ending_at(document, last))
        .rfind(|office| office.words.contains(head) && !goes_on(document, *office))
}

/// Tells whether the last word of an office begins a name: "leader of the opposition Green Party".
fn goes_on(document: &Document, office: Office) -> bool {
    let name = || {
        let last = office.words.last()?;
        let name = document.head(last).filter(|name| *name >= office.words.end)?;
        let names =
            |id: TokenId| document.name_at(id).is_some_and(|name| name.label == NameLabel::Org);
        (document[last].dep == Dep::Compound && names(name)).then_some(name)
    };
    office::is_common(document, office.words.start) && name().is_some()
}

/// Returns the office in which somebody succeeds or went before another, and whether he went before:
/// "his successor as chief executive".
fn passed_on(document: &Document, noun: TokenId) -> Option<(Office, bool)> {
    let former = match document.lemma(noun) {
        "successor" | "replacement" => false,
        "predecessor" => true,
        _ => return None,
    };
    let mut phrases = document.children_as(noun, Dep::Prep);
    let at = phrases.find(|at| document.word(*at) == "as")?;
    Some((office_at(document, document.child(at, Dep::Pobj)?)?, former))
}

/// Returns the word for one of those whom the noun names: "one of the deputies".
fn one_of(document: &Document, noun: TokenId) -> Option<TokenId> {
    let of = document.head(noun).filter(|_| document[noun].dep == Dep::Pobj)?;
    let one = document.head(of).filter(|_| document.word(of) == "of")?;
    (document.lemma(one) == "one").then_some(one)
}

/// Returns the noun of which a word is one, or the word itself: "deputies" for "one of the
/// deputies".
pub(super) fn of_ones(document: &Document, word: TokenId) -> TokenId {
    let nouns = || {
        let of = document.children_as(word, Dep::Prep).find(|of| document.word(*of) == "of")?;
        document.child(of, Dep::Pobj)
    };
    if document.lemma(word) == "one" { nouns().unwrap_or(word) } else { word }
}

/// Returns the persons to whom the noun phrase of `noun` is an apposition, either way round.
fn holders(reading: Reading<'_>, noun: TokenId, office: Office) -> Vec<ChainId> {
    let document = reading.document;
    if let Some(person) = name_before_aside(reading, office) {
        return vec![person];
    }
    let one = one_of(document, noun);
    let several = office.plural && one.is_none();
    let noun = one.unwrap_or(noun);
    let head = document.head(noun).filter(|_| document[noun].dep == Dep::Appos);
    // In "Anna Smith; and the mayor, Dan Miller" the mayor is the next of a list.
    let next = document.subtree(noun).start.0.checked_sub(1).is_some_and(|before| {
        let before = TokenId(before);
        document[before].tag == Tag::Cc || document.word(before) == ";"
    });
    let own = || appositions::name_beside(reading, noun).is_some_and(|name| name > noun);
    if let Some(head) = head.filter(|_| !next || !own())
        && let Some(person) = person(reading, head)
    {
        return apposed_to(reading, noun, office, (head, person), several);
    }
    // "to meet leaders himself": who does it is none of them.
    let beside = appositions::name_beside(reading, noun)
        .filter(|name| *name > noun && document[*name].pos != Pos::Pron);
    let Some(name) = beside.filter(|name| !begins_row(reading, office, *name)) else {
        return Vec::new();
    };
    let others = if office.plural { rows::list_of(document, name) } else { Vec::new() };
    std::iter::once(name).chain(others).filter_map(|name| person(reading, name)).collect()
}

/// Tells whether the name behind an office is the next of a row: in "with A as mayor, B as treasurer" the
/// mayor is A.
fn begins_row(reading: Reading<'_>, office: Office, name: TokenId) -> bool {
    let document = reading.document;
    let is_as = |at: TokenId| document.existing(at).is_some_and(|at| document.word(at) == "as");
    let start = modifiers::start_of(reading, office, office.words.end);
    let owner = start.previous().filter(|owner| document[*owner].pos == Pos::Pron);
    let own = owner.unwrap_or(start).previous().is_some_and(is_as);
    let mention = reading.mentions.at(name).and_then(|at| reading.mentions[at].name);
    own && mention.is_some_and(|name| is_as(name.end))
}

/// Returns the person whose name stands before the aside of an office: "X, until recently head".
fn name_before_aside(reading: Reading<'_>, office: Office) -> Option<ChainId> {
    let start = modifiers::start_of(reading, office, office.words.end);
    let mark = modifiers::passed(reading.document, start)?;
    let mut mentions = reading.mentions.mentions.iter();
    let name = mentions.find(|mention| mention.name.is_some_and(|name| name.end == mark))?;
    person(reading, name.head)
}

/// Returns the persons to whom the noun phrase of `noun` is an apposition that the tree hangs on the name
/// `head` of `first`.
fn apposed_to(
    reading: Reading<'_>,
    noun: TokenId,
    office: Office,
    (head, first): (TokenId, ChainId),
    several: bool,
) -> Vec<ChainId> {
    // In "president A, vice president B" the second is B's.
    let mut mentions = reading.mentions.mentions.iter();
    let entitles = mentions.any(|mention| {
        mention.name.is_some_and(|name| name.start == office.words.end)
            && person(reading, mention.head).is_some()
    });
    if entitles {
        return Vec::new();
    }
    // Of "A and B, the secretary", it is B, whatever the tree says.
    let start = reading.document.subtree(noun).start;
    let names = rows::list_of(reading.document, head);
    let is_near = |name: TokenId| name.0 + 1 == start.0 || name.0 + 2 == start.0;
    let nearest = names.iter().copied().find(|name| *name != noun && is_near(*name));
    if !several {
        return vec![nearest.and_then(|name| person(reading, name)).unwrap_or(first)];
    }
    // In "the founder, Page, and the engineers" the engineers are others.
    if nearest.is_none() {
        return Vec::new();
    }
    let others = names.iter().filter_map(|name| person(reading, *name));
    std::iter::once(first).chain(others).collect()
}

/// Returns the roles of a noun phrase: its own and those joined to it by "and".
pub(super) fn roles(reading: Reading<'_>, office: Office) -> Vec<phrase::Role> {
    let document = reading.document;
    let mut offices = vec![office];
    let mut head = head_of(document, office);
    // "Nordbank's chief executive and chairman, Sten Olsen": the name hangs on the last one.
    let alone =
        document.child(head, Dep::Det).is_none() && document.child(head, Dep::Poss).is_none();
    let first = document.head(head).filter(|_| document[head].dep == Dep::Conj && alone);
    if let Some(first) = first.and_then(|first| office_at(document, first))
        && !first.plural
        && appositions::name_beside(reading, head).is_some_and(|name| name > head)
    {
        offices.insert(0, first);
    }
    while let Some(next) = document.child(head, Dep::Conj) {
        // In "as chief executive and analysts said" the analysts are others.
        let same = |other: &Office| next > head && (office.plural || !other.plural);
        offices.extend(office_at(document, next).filter(same));
        head = next;
    }
    if let [office] = offices[..] {
        offices.extend(joined_behind(document, office));
    }
    let mut roles: Vec<phrase::Role> = offices
        .iter()
        .map(|office| {
            let start = modifiers::start_of(reading, *office, office.words.end);
            let mut role =
                phrase::read(reading, *office, start, &phrases_behind(document, *office));
            role.former |= modifiers::passed(document, start).is_some();
            role
        })
        .collect();
    // "president and chief executive of the bank": the last one's organisation is all theirs, but
    // not that of "a lawyer and former mayor of Boston".
    let Some(last) = roles.last().cloned() else { return roles };
    let shares = |role: &phrase::Role| {
        role.organisation.is_none()
            && role.bare
            && role.former == last.former
            && role.kind != OfficeKind::Occupation
            && (role.kind != OfficeKind::National || last.kind.is_of_state())
    };
    for role in roles.iter_mut().filter(|role| shares(role)) {
        role.organisation.clone_from(&last.organisation);
    }
    roles
}

/// Returns the office that "and" joins to the phrases behind another, where the tree hangs it on what
/// they name: "leader of the Green Party and Minister for Trade".
fn joined_behind(document: &Document, office: Office) -> Option<Office> {
    let end = phrases_behind(document, office).last()?.end;
    let and = document.existing(end).filter(|and| document[*and].tag == Tag::Cc)?;
    let first = document.existing(and.next())?;
    let other = (first.0..first.0 + 3).map(TokenId).find_map(|noun| {
        let found = document.existing(noun).and_then(|noun| office_at(document, noun))?;
        (document[noun].dep == Dep::Conj && found.words.start >= first).then_some(found)
    })?;
    let alone = document.child(head_of(document, other), Dep::Appos).is_none()
        && document.existing(other.words.end).is_none_or(|next| document[next].pos != Pos::Propn);
    (alone && !other.plural).then_some(other)
}

/// Returns the token of an office that the rest of the sentence hangs on.
pub(super) fn head_of(document: &Document, office: Office) -> TokenId {
    let inside = office.words.iter();
    inside
        .into_iter()
        .find(|token| {
            !office.words.contains(document[*token].head) || document.head(*token).is_none()
        })
        .unwrap_or(office.words.start)
}
