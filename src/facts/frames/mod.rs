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

mod lookup;
mod needs;
mod places;
mod row;
#[cfg(test)]
mod tests;

use std::iter;
use std::slice;

use serde::Deserialize;

use self::lookup::FRAMES;
pub(super) use self::lookup::{of, of_events};
use self::needs::Need;
pub(super) use self::needs::is_deed;
use self::places::Place;
use super::arguments::{self, document_kind};
use super::events::EventType;
use super::lexicon::Noun;
use super::{Reading, StanceKind};
use crate::clauses::{Argument, Clause, Form, Slot};
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

/// The noun or adjective that belongs to an idiom.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Object {
    /// An argument, one of these: "took *issue* with", "is in *favour* of", "is a *critic* of".
    Argument(Vec<String>),
    /// What the target is said to be, one of these: "found it *unlawful*".
    Predicative(Vec<String>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Verb,
    /// The verb itself, not a noun that stands for it.
    PlainVerb,
    Noun,
    Adjective,
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
            Some(Object::Predicative(_)) => predicated(reading, clause),
            _ => self.first_filled(&self.target, reading, clause),
        };
        targets.extend(further_items(reading, clause, &targets));
        if let Some(things) = self.things_for_a_purpose(reading, clause, &targets) {
            targets = things;
        }
        let idle = |frame: &Self| {
            !frame.fits(reading, clause)
                || frame.first_filled(&frame.target, reading, clause).is_empty()
        };
        let takes_it = self.object.is_none() && self.target.contains(&Place::Slot(Slot::Patient));
        if takes_it && FRAMES.get(&self.lemma).is_some_and(|frames| frames.iter().all(idle)) {
            targets.extend(noun_of_light_verb(reading, clause));
        }
        // A relative pronoun left over says nothing beside the noun that it stands for.
        let left_over = |target: &Argument| {
            matches!(reading.document[target.head].tag, Tag::Wdt | Tag::Wp)
                && target.tokens.len() == 1
        };
        if !targets.iter().all(left_over) {
            targets.retain(|target| !left_over(target));
        }
        targets.retain(|target| self.needs.met(reading, target));
        targets
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
            let infinitive = places::is_infinitive(reading, argument.head);
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
            if idiom_nouns(reading, clause, nouns).any(|found| found == noun))
    }

    /// Tells whether the frame is an idiom that states nothing: "offered *condolences*".
    pub(super) fn is_empty_idiom(&self) -> bool {
        self.relation == Relation::Nothing && self.object.is_some()
    }

    /// Tells whether the frame has a place for a target.
    pub(super) fn takes_target(&self) -> bool {
        !self.target.is_empty()
    }

    /// Tells whether the clause has the kind of word and the idiom's noun.
    fn fits(&self, reading: Reading<'_>, clause: &Clause) -> bool {
        let pos = reading.document[clause.predicate].pos;
        let word = match self.word {
            Word::Verb => pos != Pos::Adj || clause.form == Form::Nominal,
            Word::PlainVerb => {
                clause.lemma.starts_with(reading.document.lemma(clause.predicate))
                    && pos == Pos::Verb
            }
            Word::Noun => matches!(pos, Pos::Noun | Pos::Propn),
            Word::Adjective => {
                // "Is opposed to", and "voiced willingness to", which is read as "willing"; but
                // not "opened its doors to".
                let verb = reading.document.lemma(clause.predicate);
                matches!(pos, Pos::Adj | Pos::Adv)
                    || reading.document[clause.predicate].tag == Tag::Vbn
                    || verb != clause.lemma && pos == Pos::Verb
            }
        };
        let is = |head: TokenId, lemmas: &[String]| is_one_of(reading.document.lemma(head), lemmas);
        let idiom = match &self.object {
            None => true,
            Some(Object::Argument(nouns)) => idiom_nouns(reading, clause, nouns).next().is_some(),
            Some(Object::Predicative(words)) => {
                let said = |argument: &&Argument| {
                    argument.slot == Slot::Attribute
                        || argument.preposition.as_deref() == Some("as")
                };
                // "Called it rash and *unjust*."
                let verdicts = clause.arguments.iter().filter(said).flat_map(|argument| {
                    let more = reading.document.children_as(argument.head, Dep::Conj);
                    iter::once(argument.head).chain(more)
                });
                // "Misguided" may be taken for a form of a verb.
                let said = |head: TokenId| {
                    is(head, words) || is_one_of(&reading.document.word(head).to_lowercase(), words)
                };
                verdicts.into_iter().any(said)
                    || complements(reading, clause)
                        .any(|inner| is_one_of(&inner.lemma, words) || said(inner.predicate))
            }
        };
        word && idiom
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

    /// Returns the arguments in one place, be it in the clause or under the noun of an idiom.
    fn filled(&self, place: &Place, reading: Reading<'_>, clause: &Clause) -> Vec<Argument> {
        let mut found: Vec<Argument> = Vec::new();
        if let Some(Object::Argument(nouns)) = &self.object {
            let nouns = idiom_nouns(reading, clause, nouns);
            found.extend(nouns.flat_map(|noun| place.under(reading, noun)));
        }
        if found.is_empty() {
            // The object of a particle that the parser took for a preposition is the patient; in
            // "pulled out of the pact" both make one preposition.
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
            found.extend(clause.arguments.iter().filter(holds).cloned());
        }
        // The parser may hang all that follows a particle on it.
        if found.is_empty() {
            let particle = clause.predicate.next();
            let beside = reading.document.children(clause.predicate).contains(&particle)
                && matches!(reading.document[particle].dep, Dep::Prt | Dep::Advmod);
            found.extend(
                Some(particle)
                    .filter(|_| beside)
                    .map_or(Vec::new(), |particle| place.under(reading, particle)),
            );
        }
        // "Discussed the plan with Chile": the parser may hang the party on the plan.
        if found.is_empty() && self.relation == Relation::Meets {
            let patients = clause.all(Slot::Patient).map(|patient| patient.head);
            found.extend(patients.flat_map(|patient| place.under(reading, patient)));
        }
        found
    }
}

/// Returns the arguments that are the noun of an idiom, or measure it: "tons of *food*", "a state
/// of *emergency*".
fn idiom_nouns<'a>(
    reading: Reading<'a>,
    clause: &'a Clause,
    nouns: &'a [String],
) -> impl Iterator<Item = TokenId> {
    let slots = [Slot::Patient, Slot::Attribute, Slot::Oblique];
    let heads = clause.arguments.iter().filter(move |argument| slots.contains(&argument.slot));
    let document = reading.document;
    let measured = move |head: TokenId| {
        let of = document.children_as(head, Dep::Prep).filter(|id| document.lemma(*id) == "of");
        of.filter_map(|of| document.child(of, Dep::Pobj))
    };
    heads
        .map(|argument| argument.head)
        .chain(document.child(clause.predicate, Dep::Dobj))
        .chain(document.child(clause.predicate, Dep::Intj))
        .flat_map(move |head| iter::once(head).chain(measured(head)))
        .filter(move |head| is_one_of(document.lemma(*head), nouns))
}

/// Returns the later items of a list that the parser took for objects of the verb: "asked for
/// a truce, *the release of the miners* and an inquiry".
fn further_items(reading: Reading<'_>, clause: &Clause, found: &[Argument]) -> Vec<Argument> {
    let Some(first) = found.first().filter(|it| it.slot == Slot::Oblique) else {
        return Vec::new();
    };
    let comma = |start: TokenId| start.previous();
    let listed = |argument: &&Argument| {
        let start = argument.tokens.start;
        start >= first.tokens.end
            && comma(start).is_some_and(|before| reading.document.word(before) == ",")
    };
    // "Insists on proof*, a request that many share*" goes on with no item.
    let names_it = |argument: &&Argument| {
        let kind = document_kind(reading, argument.head);
        matches!(kind, Some(Noun::Demand | Noun::Decision | Noun::Claim | Noun::Part))
    };
    clause.all(Slot::Patient).filter(listed).filter(|it| !names_it(it)).cloned().collect()
}

fn is_one_of(lemma: &str, words: &[String]) -> bool {
    words.iter().any(|word| word == lemma)
}

/// Returns the noun that a light verb speaks for, where it names a document: "submitted *a plan*".
///
/// The clause has the meaning of the noun, so that the noun is none of its arguments.
fn noun_of_light_verb(reading: Reading<'_>, clause: &Clause) -> Option<Argument> {
    let document = reading.document;
    let behind = |preposition| document.child(preposition, Dep::Pobj);
    let mut prepositions = document.children_as(clause.predicate, Dep::Prep);
    let head =
        document.child(clause.predicate, Dep::Dobj).or_else(|| prepositions.find_map(behind))?;
    let merged = clause.lemma != document.lemma(clause.predicate)
        && clause.arguments.iter().all(|argument| argument.head != head);
    let names_it = document_kind(reading, head).is_some_and(|kind| kind != Noun::Claim);
    (merged && names_it).then(|| Argument {
        slot: Slot::Patient,
        preposition: None,
        head,
        tokens: document.subtree(head),
        clause: None,
    })
}

/// Returns what the clause says something of: "found *the ban* unlawful", "ruled that *it* is void".
fn predicated(reading: Reading<'_>, clause: &Clause) -> Vec<Argument> {
    let inner = complements(reading, clause).find_map(|inner| inner.first(Slot::Agent));
    inner.or_else(|| clause.first(Slot::Patient)).into_iter().cloned().collect()
}

fn complements<'a>(reading: Reading<'a>, clause: &'a Clause) -> impl Iterator<Item = &'a Clause> {
    let complements = clause.all(Slot::Complement).filter_map(|argument| argument.clause);
    complements.map(move |id| &reading.clauses[id]).filter(|inner| !inner.negated)
}
