//! The lexicon of frames: which words state which relation, and who is who in it.
//!
//! ```text
//! data/lexicon/frames.csv ──LazyLock──▶ [Frame]
//! a clause ──of──▶ the frames that fit it, in the order of the file
//! data/lexicon/events.csv ──LazyLock──▶ frames that state no relation, but an event
//! ```
//!
//! A *frame* is one sense of one word: the relation that it states, the slots
//! that hold the actor and the target, and what its negation states. The order
//! of the lines matters for one lemma only: the first that fits wins for its
//! relation. The code knows no word; whoever adds "spurn" adds a line.

mod idioms;
mod lists;
mod lookup;
mod needs;
mod places;
mod row;
#[cfg(test)]
mod tests;

use std::slice;

use serde::Deserialize;

pub(super) use self::idioms::noun_of_light_verb;
use self::idioms::{Object, Word};
use self::lists::{further_items, is_beside};
use self::lookup::FRAMES;
pub(super) use self::lookup::{is_readied, of, of_events};
use self::needs::Need;
pub(super) use self::needs::{is_deed, undertakes};
use self::places::Place;
use super::arguments;
use super::events::EventType;
use super::{Reading, StanceKind};
use crate::clauses::{Argument, Clause, Slot};
use crate::language::{Dep, Pos, Tag, TokenId};

/// One sense of a word that states a relation.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "row::Row")]
pub(super) struct Frame {
    /// The base form, with its particle.
    pub(super) lemma: String,
    /// What it states.
    pub(super) relation: Relation,
    /// What its negation states, if that is a stand too.
    pub(super) negated: Option<StanceKind>,
    /// What "cannot" before it states, if that is a stand too.
    pub(super) cannot: Option<StanceKind>,
    /// The type that users of event data file it under.
    pub(super) event: Option<EventType>,
    word: Word,
    object: Option<Object>,
    actor: Vec<Place>,
    /// Whether every place of the actor holds one: "agreed with" has two.
    all_actors: bool,
    target: Vec<Place>,
    binds: Vec<Place>,
    needs: Need,
    #[cfg(test)]
    row: row::Row,
}

/// What a frame states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// The actor takes a stand on the target.
    Stance(StanceKind),
    /// The actor puts the target forward.
    Proposes,
    /// The actor hands the target on, and need not be who made it.
    Conveys,
    /// The actor wrote the target; what is in it is his. States nothing by itself.
    Authors,
    /// The actor asks somebody for the target.
    Demands,
    /// The actor, a plan, has the target as a point.
    Contains,
    /// The actor and the target meet.
    Meets,
    /// Nothing: the word tells how a plan fares, not what is in it.
    Nothing,
}

impl Frame {
    /// Returns the arguments that hold the actor.
    pub(super) fn actors(&self, reading: Reading<'_>, clause: &Clause) -> Vec<Argument> {
        if self.all_actors {
            let one = |place: &Place| self.first_filled(slice::from_ref(place), reading, clause);
            return self.actor.iter().flat_map(one).collect();
        }
        // "Defeated by 60 votes in the senate": votes are no actor, the senate is one.
        let acting = self.actor.iter().map(|place| self.filled(place, reading, clause));
        let act = |found: &Vec<Argument>| {
            let mut found = found.iter();
            found.any(|argument| arguments::actor(reading, argument.head).is_some())
        };
        let acting = acting.into_iter().find(act);
        acting.unwrap_or_else(|| self.first_filled(&self.actor, reading, clause))
    }

    /// Returns the arguments that hold the target and are what the frame asks for.
    pub(super) fn targets(&self, reading: Reading<'_>, clause: &Clause) -> Vec<Argument> {
        let mut targets = match &self.object {
            Some(Object::Predicative(_)) => idioms::predicated(reading, clause),
            _ => self.first_filled(&self.target, reading, clause),
        };
        targets.extend(further_items(reading, clause, &targets));
        if let Some(things) = self.things_for_a_purpose(reading, clause, &targets) {
            targets = things;
        }
        if self.is_of_light_verb(reading, clause) {
            targets.extend(idioms::noun_of_light_verb(reading, clause));
        }
        // A relative pronoun left over says nothing beside the noun that it stands for.
        let left_over = |target: &Argument| {
            matches!(reading.document[target.head].tag, Tag::Wdt | Tag::Wp)
                && target.tokens.len() == 1
        };
        if !targets.iter().all(left_over) {
            targets.retain(|target| !left_over(target));
        }
        targets
            .retain(|target| self.lemma != "be" || places::is_predicate(reading, clause, target));
        let met: Vec<TokenId> = targets
            .iter()
            .filter(|target| self.needs.met(reading, target))
            .map(|target| target.head)
            .collect();
        targets.retain(|target| {
            met.contains(&target.head)
                || self.needs == Need::Deed && is_beside(reading, target, &met)
        });
        targets
    }

    /// Tells whether the target may be the noun of a light verb, since no frame of the word finds one.
    fn is_of_light_verb(&self, reading: Reading<'_>, clause: &Clause) -> bool {
        let idle = |frame: &Self| {
            !frame.fits(reading, clause)
                || frame.first_filled(&frame.target, reading, clause).is_empty()
        };
        self.object.is_none()
            && self.target.contains(&Place::Slot(Slot::Patient))
            && FRAMES.get(&self.lemma).is_some_and(|frames| frames.iter().all(idle))
    }

    /// Returns the objects where the clauses found only tell what they are for: "demanded *a
    /// meeting* to discuss it", "offered *troops* to help".
    fn things_for_a_purpose(
        &self,
        reading: Reading<'_>,
        clause: &Clause,
        found: &[Argument],
    ) -> Option<Vec<Argument>> {
        let object = Place::Slot(Slot::Patient);
        let either = self.target.contains(&object) && !self.binds.contains(&object);
        let purpose = |argument: &Argument| {
            let infinitive = reading.document.is_infinitive(argument.head);
            argument.slot == Slot::Complement && (infinitive || argument.preposition.is_some())
        };
        if !either || found.is_empty() || !found.iter().all(purpose) {
            return None;
        }
        let thing = |argument: &&Argument| {
            reading.document[argument.head].pos == Pos::Noun
                && arguments::actor(reading, argument.head).is_none()
        };
        let things: Vec<Argument> = clause.all(Slot::Patient).filter(thing).cloned().collect();
        (!things.is_empty()).then_some(things)
    }

    /// Returns the argument that names who would have to do it.
    pub(super) fn bound(&self, reading: Reading<'_>, clause: &Clause) -> Option<Argument> {
        self.first_filled(&self.binds, reading, clause).into_iter().next()
    }

    /// Tells whether the frame asks somebody to do something, so that somebody must be named.
    pub(super) fn binds_somebody(&self) -> bool {
        self.needs_infinitive() && !self.binds.is_empty()
    }

    /// Tells whether the frame puts people forward: "nominated *her for the post*".
    pub(super) fn puts_forward_somebody(&self) -> bool {
        self.relation == Relation::Proposes && self.needs == Need::Person
    }

    /// Tells whether the target must be an infinitive.
    pub(super) fn needs_infinitive(&self) -> bool {
        self.needs == Need::Infinitive
    }

    /// Tells whether the frame is an idiom with this noun: "withdrew its *support* for it".
    pub(super) fn has_idiom_noun(
        &self,
        reading: Reading<'_>,
        clause: &Clause,
        noun: TokenId,
    ) -> bool {
        matches!(&self.object, Some(Object::Argument(nouns))
            if idioms::nouns(reading, clause, nouns).any(|found| found == noun))
    }

    /// Tells whether the frame asks for a noun or a verdict beside its word.
    pub(super) fn is_idiom(&self) -> bool {
        self.object.is_some()
    }

    /// Tells whether the frame is an idiom that states nothing: "offered *condolences*".
    pub(super) fn is_empty_idiom(&self) -> bool {
        self.relation == Relation::Nothing && self.is_idiom()
    }

    /// Tells whether the frame has a place for a target.
    pub(super) fn takes_target(&self) -> bool {
        !self.target.is_empty()
    }

    /// Tells whether the clause has the kind of word and the idiom's noun.
    fn fits(&self, reading: Reading<'_>, clause: &Clause) -> bool {
        self.word.is_that_of(reading, clause)
            && self.object.as_ref().is_none_or(|object| object.stands_in(reading, clause))
            && !(self.relation == Relation::Stance(StanceKind::Supports)
                && matches!(self.object, Some(Object::Predicative(_)))
                && idioms::credits_another(reading, clause))
    }

    /// Returns the arguments in the first of `places` that holds any.
    fn first_filled(
        &self,
        places: &[Place],
        reading: Reading<'_>,
        clause: &Clause,
    ) -> Vec<Argument> {
        let filled = places.iter().map(|place| self.filled(place, reading, clause));
        filled.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Returns the arguments in one place: under the noun of an idiom, in the clause, or where the
    /// parser may have hung them instead.
    fn filled(&self, place: &Place, reading: Reading<'_>, clause: &Clause) -> Vec<Argument> {
        let mut found = self.under_idiom(place, reading, clause);
        if found.is_empty() {
            found = self.in_clause(place, clause);
        }
        if found.is_empty() {
            found = under_particle(place, reading, clause);
        }
        if found.is_empty() {
            found = self.under_patient(place, reading, clause);
        }
        found
    }

    /// "Took issue *with the plan*".
    fn under_idiom(&self, place: &Place, reading: Reading<'_>, clause: &Clause) -> Vec<Argument> {
        let Some(Object::Argument(nouns)) = &self.object else { return Vec::new() };
        let nouns = idioms::nouns(reading, clause, nouns);
        nouns.flat_map(|noun| place.under(reading, noun)).collect()
    }

    /// An argument of the clause. The object of a particle that the parser took for a preposition is the
    /// patient; in "pulled out of the pact" both make one preposition.
    fn in_clause(&self, place: &Place, clause: &Clause) -> Vec<Argument> {
        let particle = self.lemma.strip_prefix(&clause.lemma).map(str::trim);
        let holds = |argument: &&Argument| {
            let before = argument.preposition.as_deref();
            let joined = before.zip(particle).and_then(|(all, first)| all.strip_prefix(first));
            let behind = match (place, joined.map(str::trim)) {
                (Place::Slot(Slot::Patient), Some("")) => true,
                (Place::Behind(second), Some(rest)) => !second.is_empty() && second == rest,
                _ => false,
            };
            behind || place.holds(argument)
        };
        clause.arguments.iter().filter(holds).cloned().collect()
    }

    /// "Discussed the plan with Chile": the party may hang on the plan.
    fn under_patient(&self, place: &Place, reading: Reading<'_>, clause: &Clause) -> Vec<Argument> {
        if self.relation != Relation::Meets {
            return Vec::new();
        }
        let patients = clause.all(Slot::Patient).map(|patient| patient.head);
        patients.flat_map(|patient| place.under(reading, patient)).collect()
    }
}

/// Returns what stands in a place under a particle, on which all that follows it may hang.
fn under_particle(place: &Place, reading: Reading<'_>, clause: &Clause) -> Vec<Argument> {
    let document = reading.document;
    let particle = clause.predicate.next();
    let beside = document.children(clause.predicate).contains(&particle)
        && matches!(document[particle].dep, Dep::Prt | Dep::Advmod);
    if beside { place.under(reading, particle) } else { Vec::new() }
}
