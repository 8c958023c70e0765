//! Nouns of meeting: "talks between A and B", "after a meeting with A, B said", "A held a summit with B".

use super::super::Reading;
use super::super::arguments::actors;
use super::held::held;
use super::meeting::Meeting;
use super::parties::parties_of;
use super::words::WORDS;
use super::{is_audience, position};
use crate::clauses::{Clause, Slot};
use crate::language::{Dep, Pos, TokenId};
use crate::mentions::ChainId;

/// "Talks between A and B", "after a meeting with A, B said …", "A held a summit with B".
pub(super) fn by_noun(reading: Reading<'_>, noun: TokenId) -> Option<Meeting> {
    let clause_at = governing_clause(reading, noun);
    let clause = clause_at.map(|at| &reading.clauses.clauses[at]);
    let mut parties = clause.map_or_else(Vec::new, |clause| parties_around(reading, noun, clause));
    parties.extend(parties_of(reading, noun));
    let mut distinct: Vec<ChainId> = Vec::new();
    for party in parties {
        if !distinct.contains(&party) && !is_audience(reading, party) {
            distinct.push(party);
        }
    }
    Some(Meeting {
        at: noun,
        clause: clause_at,
        actors: distinct,
        together: has_members(reading, noun),
        status: held(reading, noun, clause?),
        rule: "meetings:noun".to_owned(),
    })
}

/// Returns the parties that the clause around a noun of meeting gives: its subject, and whom "with"
/// behind its verb names.
fn parties_around(reading: Reading<'_>, noun: TokenId, clause: &Clause) -> Vec<ChainId> {
    let document = reading.document;
    if document.child(noun, Dep::Poss).is_some() {
        return Vec::new();
    }
    let joined =
        clause.behind("with").next().is_some() && is_object(reading, noun, clause.predicate);
    // The subject of "left after talks with …" talked; that of "agreed to mediation in talks with
    // …" need not have.
    let above = document.head(outermost(reading, noun));
    let governed = above == Some(clause.predicate)
        || above.and_then(|above| document.head(above)) == Some(clause.predicate);
    if !(joined || governed && has_partner(reading, noun)) {
        return Vec::new();
    }
    let subject: Vec<_> = clause.all(Slot::Agent).cloned().collect();
    let mut parties = actors(reading, &subject);
    if joined {
        let partners: Vec<_> = clause.behind("with").cloned().collect();
        parties.extend(actors(reading, &partners));
    }
    parties
}

/// Returns the noun that counts or measures a meeting: "*hours* of talks", "a *round* of talks".
fn outermost(reading: Reading<'_>, noun: TokenId) -> TokenId {
    let document = reading.document;
    let of = document.head(noun).filter(|of| document.lemma(*of) == "of");
    let measure = of.and_then(|of| document.head(of));
    measure.filter(|measure| document[*measure].pos == Pos::Noun).unwrap_or(noun)
}

/// Tells whether the noun is one of those who meet: "a meeting of ministers".
fn has_members(reading: Reading<'_>, noun: TokenId) -> bool {
    let document = reading.document;
    document
        .children_as(noun, Dep::Prep)
        .any(|child| matches!(document.lemma(child), "of" | "between" | "among"))
}

fn has_partner(reading: Reading<'_>, noun: TokenId) -> bool {
    let document = reading.document;
    document.children_as(noun, Dep::Prep).any(|child| document.lemma(child) == "with")
}

fn is_object(reading: Reading<'_>, noun: TokenId, predicate: TokenId) -> bool {
    reading.document[noun].dep == Dep::Dobj && reading.document[noun].head == predicate
        || predicate == noun
}

/// Returns the index of the clause that the noun is in.
fn governing_clause(reading: Reading<'_>, noun: TokenId) -> Option<usize> {
    let verb = reading
        .document
        .ancestors(noun)
        .take(60)
        .find(|above| matches!(reading.document[*above].pos, Pos::Verb | Pos::Aux));
    verb.and_then(|verb| position(reading, verb))
}

pub(super) fn is_meeting(reading: Reading<'_>, id: TokenId) -> bool {
    reading.document[id].pos == Pos::Noun && WORDS.meetings.contains(reading.document.lemma(id))
}
