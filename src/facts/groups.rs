//! Who is meant where a noun phrase names several.
//!
//! "Two thirds of the members"; "two members, Ana and Omar"; "several states, including Peru".

use super::Reading;
use crate::clauses::Argument;
use crate::language::{Dep, Tag, TokenId};
use crate::mentions::EntityKind;

/// Returns the people that a number or a share counts: "two thirds of *the members*".
pub(super) fn counted(reading: Reading<'_>, head: TokenId) -> TokenId {
    let document = reading.document;
    let share = matches!(
        document.lemma(head),
        "%" | "all" | "both" | "cent" | "half" | "majority" | "percent" | "quarter" | "third"
    );
    let mut prepositions = document.children_as(head, Dep::Prep);
    let of = prepositions.find(|word| document.lemma(*word) == "of").filter(|_| share);
    of.and_then(|of| document.child(of, Dep::Pobj)).unwrap_or(head)
}

/// Leaves out a first subject that a second one spells out: "two members, Ana and Omar, opposed".
pub(super) fn without_general_term<'a>(
    reading: Reading<'_>,
    arguments: &'a [Argument],
) -> &'a [Argument] {
    let document = reading.document;
    let named = |argument: &Argument| {
        let chain = reading.mentions.chain_at(argument.head);
        chain.is_some_and(|chain| reading.mentions[chain].named)
    };
    match arguments {
        [first, rest @ ..] if !named(first) && document[first.head].dep == Dep::Nsubj => {
            let spelled = rest.first().is_some_and(|second| {
                document[second.head].dep == Dep::Nsubj
                    && document[second.head].head == document[first.head].head
                    && named(second)
            });
            if spelled { rest } else { arguments }
        }
        _ => arguments,
    }
}

/// Returns the heads of all that a noun phrase names: its conjuncts, and a list in apposition.
///
/// "Two members, Ana Ruiz and Omar Haddad," are the two; in "Ana Ruiz of Lima, Omar Haddad of
/// Cusco, and …" the parser takes the second for an apposition of the first.
pub(super) fn members(reading: Reading<'_>, head: TokenId) -> Vec<TokenId> {
    let document = reading.document;
    let person = |token: TokenId| {
        let chain = reading.mentions.chain_at(token)?;
        let is =
            reading.mentions[chain].named && reading.mentions[chain].kind == EntityKind::Person;
        is.then_some(chain)
    };
    let mut members = with_conjuncts(reading, head);
    let listed = including(reading, head);
    let plain = person(head).is_none() && matches!(document[head].tag, Tag::Nns | Tag::Nnps);
    if !listed.is_empty() && plain {
        members.retain(|member| *member != head);
    }
    members.extend(listed);
    let lists = document.children_as(head, Dep::Appos).filter(|listed| {
        let several = document.child(*listed, Dep::Conj).is_some();
        let other = person(*listed).is_some() && person(*listed) != person(head);
        other && (several || person(head).is_some())
    });
    for listed in lists {
        if person(head).is_none() {
            members.retain(|member| *member != head);
        }
        members.extend(with_conjuncts(reading, listed));
    }
    members
}

/// Returns who is named as part of a group behind a comma: "several states, *including Peru and
/// Chile*". Beside persons, what else is listed is only what they belong to: "Ana Ruiz, PNL-Lima".
fn including(reading: Reading<'_>, group: TokenId) -> Vec<TokenId> {
    let document = reading.document;
    let parts = document.children_as(group, Dep::Prep).filter(|word| {
        let comma = word.0.checked_sub(1).is_some_and(|at| document.word(TokenId(at)) == ",");
        comma && document.word(*word).eq_ignore_ascii_case("including")
    });
    let first = parts.filter_map(|word| document.child(word, Dep::Pobj));
    let kind = |head: &TokenId| {
        let chain = reading.mentions.chain_at(*head).map(|chain| &reading.mentions[chain]);
        chain.filter(|chain| chain.named).map(|chain| chain.kind)
    };
    let mut named: Vec<TokenId> = first.flat_map(|head| with_conjuncts(reading, head)).collect();
    named.retain(|head| kind(head).is_some());
    if named.iter().any(|head| kind(head) == Some(EntityKind::Person)) {
        named.retain(|head| kind(head) == Some(EntityKind::Person));
    }
    named
}

/// Returns a token and all that is coordinated with it.
fn with_conjuncts(reading: Reading<'_>, first: TokenId) -> Vec<TokenId> {
    let mut all = vec![first];
    let mut at = 0;
    while let Some(token) = all.get(at).copied() {
        all.extend(reading.document.children_as(token, Dep::Conj));
        at += 1;
    }
    all
}
