//! Which frames a clause has.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::{Reading, StanceKind};
use super::idioms::noun_of_light_verb;
use super::{Frame, Relation, row};
use crate::clauses::{Clause, Link};
use crate::language::{Dep, Pos};
use crate::resources;

/// Returns the frames whose words the clause has, in the order of the lexicon.
pub(in crate::facts) fn of<'a>(
    reading: Reading<'a>,
    clause: &'a Clause,
) -> impl Iterator<Item = &'static Frame> + use<'a> {
    fitting(&FRAMES, reading, clause)
}

/// Returns the frames of the clause that name an event: idioms first, then those that state a
/// relation.
pub(in crate::facts) fn of_events<'a>(
    reading: Reading<'a>,
    clause: &'a Clause,
) -> impl Iterator<Item = &'static Frame> + use<'a> {
    let complete = move |frame: &&Frame| {
        frame.event.is_some()
            && (!frame.takes_target() || !frame.targets(reading, clause).is_empty())
    };
    let events = || fitting(&EVENTS, reading, clause);
    // Beside its noun a light verb counts as itself too: "lodged a protest" is a complaint.
    let light = EVENTS.get(reading.document.lemma(clause.predicate)).into_iter().flatten();
    let light = light.filter(move |frame| frame.fits(reading, clause));
    let idioms = events().chain(light).filter(|frame| frame.object.is_some());
    idioms.chain(fitting(&FRAMES, reading, clause)).chain(events()).filter(complete)
}

/// Tells whether the clause is what somebody is ready to do together, which is a stand of his and
/// not the deed: "willing to *work on a plan*".
pub(in crate::facts) fn is_readied(reading: Reading<'_>, clause: &Clause) -> bool {
    let Some((parent, Link::Complement)) = clause.parent else { return false };
    let parent = &reading.clauses[parent];
    let supports = Relation::Stance(StanceKind::Supports);
    let is_target = |frame: &Frame| {
        let targets = frame.targets(reading, parent);
        targets.iter().any(|target| target.head == clause.predicate)
    };
    reading.document[parent.predicate].pos == Pos::Adj
        && of(reading, parent).any(|frame| frame.relation == supports && is_target(frame))
}

fn fitting<'a>(
    lexicon: &'static BTreeMap<String, Vec<Frame>>,
    reading: Reading<'a>,
    clause: &'a Clause,
) -> impl Iterator<Item = &'static Frame> + use<'a> {
    let mut lemmas = vec![clause.lemma.clone()];
    lemmas.splice(0..0, with_particle(reading, clause));
    // "Tabled an amendment": where nothing is known of the noun, the light verb itself counts.
    let light = noun_of_light_verb(reading, clause).is_some();
    let fits = |frame: &Frame| frame.fits(reading, clause);
    if light && !lexicon.get(&clause.lemma).is_some_and(|frames| frames.iter().any(fits)) {
        lemmas.push(reading.document.lemma(clause.predicate).to_owned());
    }
    let frames = lemmas.into_iter().filter_map(|lemma| lexicon.get(lemma.as_str())).flatten();
    frames.filter(move |frame| frame.fits(reading, clause))
}

/// Returns the lemma with the word behind the verb, which the parser may take for an adverb or a
/// preposition: "walk away", "vote down".
fn with_particle(reading: Reading<'_>, clause: &Clause) -> Option<String> {
    let document = reading.document;
    let next = clause.predicate.next();
    let beside = document.children(clause.predicate).contains(&next);
    let particle = beside && matches!(document[next].dep, Dep::Advmod | Dep::Prep);
    particle.then(|| format!("{} {}", clause.lemma, document.word(next).to_lowercase()))
}

pub(super) static FRAMES: LazyLock<BTreeMap<String, Vec<Frame>>> =
    LazyLock::new(|| by_lemma(resources::lexicon::<Frame>("frames.csv")));

static EVENTS: LazyLock<BTreeMap<String, Vec<Frame>>> = LazyLock::new(|| {
    let rows = resources::lexicon::<row::EventRow>("events.csv");
    by_lemma(rows.iter().flat_map(row::EventRow::frames))
});

fn by_lemma(all: impl IntoIterator<Item = Frame>) -> BTreeMap<String, Vec<Frame>> {
    let mut frames: BTreeMap<String, Vec<Frame>> = BTreeMap::new();
    for frame in all {
        frames.entry(frame.lemma.clone()).or_default().push(frame);
    }
    frames
}
