//! A meeting before it is a fact: who meets, whether that is enough to tell, where and when.

use super::super::arguments::evidence_at;
use super::super::{Fact, Reading, Statement, Status, dates};
use crate::language::{Dep, TokenId};
use crate::mentions::{ChainId, EntityKind, Number};

/// A meeting, before it is a fact.
pub(super) struct Meeting {
    pub(super) at: TokenId,
    pub(super) clause: Option<usize>,
    pub(super) actors: Vec<ChainId>,
    /// Whether one plural party is enough: "the ministers met", but not "talks with ministers".
    pub(super) together: bool,
    pub(super) status: Status,
    pub(super) rule: String,
}

impl Meeting {
    /// Returns the meeting with those of the one before for "the two leaders", "both sides".
    pub(super) fn with_known_parties(mut self, reading: Reading<'_>, facts: &[Fact]) -> Self {
        let document = reading.document;
        let [one] = self.actors.as_slice() else { return self };
        let chain = &reading.mentions[*one];
        let mut here = chain.mentions.iter().map(|id| &reading.mentions[*id]);
        let sentence = document[self.at].sentence;
        let mention = here.rfind(|mention| document[mention.head].sentence == sentence);
        let pair = mention.is_some_and(|mention| {
            let first = document.word(mention.tokens.start).to_lowercase();
            matches!(first.as_str(), "both" | "two")
                || mention.tokens.iter().any(|token| document.lemma(token) == "two")
                    && first == "the"
        });
        if !chain.named && pair {
            let here = document[self.at].span.start;
            let before = facts.iter().filter_map(|fact| match &fact.statement {
                Statement::Meets { actors, .. } => Some((fact.evidence.trigger.start, actors)),
                _ => None,
            });
            let last = before
                .filter(|(at, actors)| *at < here && is_pair_of(reading, chain.kind, actors))
                .max_by_key(|(at, _)| *at);
            self.actors = last.map(|(_, actors)| actors.clone()).unwrap_or_default();
        }
        self
    }

    /// Returns the fact that it is, with the place and the day that stand beside its words.
    pub(super) fn fact(self, reading: Reading<'_>) -> Fact {
        let clause = self.clause.map(|at| &reading.clauses.clauses[at]);
        let place = place_near(reading, self.at)
            .or_else(|| clause.and_then(|clause| place_near(reading, clause.predicate)))
            .or_else(|| {
                let mut parties = clause?.arguments.iter();
                parties.find_map(|party| place_near(reading, party.head))
            });
        let date = clause.and_then(|clause| dates::of(reading, clause));
        Fact::new(
            Statement::Meets { actors: self.actors, place, date },
            evidence_at(reading, self.at),
            self.status,
            self.rule,
        )
    }

    /// of one country.
    pub(super) fn has_enough_parties(&self, reading: Reading<'_>) -> bool {
        let known = |party: &ChainId| {
            let chain = &reading.mentions[*party];
            chain.named || chain.country.is_some() || chain.mentions.len() > 1
        };
        match self.actors.as_slice() {
            [] => false,
            // "European ministers met", but not "delegates met", which tells nobody who.
            [one] => {
                let chain = &reading.mentions[*one];
                let group = chain.number == Number::Plural && chain.kind == EntityKind::Group;
                self.together && group && (chain.country.is_some() || chain.named)
            }
            parties => parties.iter().any(known),
        }
    }
}

/// Tells whether two who met are of the kind that a pair is: "the two leaders" are no companies.
fn is_pair_of(reading: Reading<'_>, kind: EntityKind, actors: &[ChainId]) -> bool {
    let persons = |it: &ChainId| reading.mentions[*it].kind == EntityKind::Person;
    let persons = actors.iter().filter(|it| persons(it)).count();
    actors.len() == 2 && persons != if kind == EntityKind::Group { 0 } else { 2 }
}

/// Returns the place named behind "in" or "at" beside the word.
fn place_near(reading: Reading<'_>, word: TokenId) -> Option<String> {
    let document = reading.document;
    document.children_as(word, Dep::Prep).find_map(|preposition| {
        if !matches!(document.lemma(preposition), "in" | "at" | "outside" | "near") {
            return None;
        }
        let object = document.child(preposition, Dep::Pobj)?;
        let chain = &reading.mentions[reading.mentions.chain_at(object)?];
        let somewhere =
            chain.named && matches!(chain.kind, EntityKind::Place | EntityKind::Country);
        somewhere.then(|| chain.name.clone())
    })
}
