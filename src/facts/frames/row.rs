//! One line of `data/lexicon/frames.csv`, as words and as a frame.

use serde::Deserialize;

use super::needs::Need;
use super::places::Place;
use super::{Frame, Object, Relation, Word};
use crate::clauses::Slot;
use crate::facts::StanceKind;
use crate::facts::events::EventType;

/// A line of the file. Places are parted by " | "; what is no slot is a preposition.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    lemma: String,
    word: String,
    relation: String,
    actor: String,
    object: String,
    target: String,
    binds: String,
    needs: String,
    negated: String,
    cannot: String,
    /// The PLOVER event type that users of event data file it under.
    plover: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests run the examples"))]
    /// A sentence that states the relation.
    pub(super) example: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests run the examples"))]
    /// "actor | target" of what the example states.
    pub(super) fact: String,
}

/// A line of `data/lexicon/events.csv`: words that state no relation, but an event of one type.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventRow {
    /// The PLOVER event type.
    pub(super) event: EventType,
    word: String,
    lemmas: String,
    /// The nouns of which the verb must have one.
    objects: String,
    target: String,
    needs: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests run the examples"))]
    /// A sentence that states such an event.
    pub(super) example: String,
}

impl EventRow {
    /// Returns the frame of each of its words.
    pub(super) fn frames(&self) -> impl Iterator<Item = Frame> + use<'_> {
        let row = |lemma: &str| Row {
            lemma: lemma.to_owned(),
            word: self.word.clone(),
            relation: "nothing".to_owned(),
            object: self.objects.clone(),
            target: self.target.clone(),
            needs: self.needs.clone(),
            ..Row::default()
        };
        self.lemmas.split(" | ").map(move |lemma| {
            let frame = Frame::try_from(row(lemma)).expect("events.csv is well formed");
            Frame { event: Some(self.event), ..frame }
        })
    }
}

impl TryFrom<Row> for Frame {
    type Error = String;

    fn try_from(row: Row) -> Result<Self, String> {
        let wrong = |column: &str, value: &str| format!("{}: {column} {value:?}", row.lemma);
        let turned = |column: &str, value: &str| match value {
            "" => Ok(None),
            _ => stance(value).map(Some).ok_or_else(|| wrong(column, value)),
        };
        Ok(Self {
            lemma: row.lemma.clone(),
            relation: relation(&row.relation).ok_or_else(|| wrong("relation", &row.relation))?,
            word: word(&row.word).ok_or_else(|| wrong("word", &row.word))?,
            needs: need(&row.needs).ok_or_else(|| wrong("needs", &row.needs))?,
            negated: turned("negated", &row.negated)?,
            cannot: turned("cannot", &row.cannot)?,
            event: match row.plover.as_str() {
                "" => None,
                name => Some(EventType::named(name).ok_or_else(|| wrong("plover", name))?),
            },
            object: object(&row.object),
            all_actors: row.actor.contains(" + "),
            actor: if row.actor.is_empty() {
                places("agent")
            } else {
                places(&row.actor.replace(" + ", " | "))
            },
            target: places(&row.target),
            binds: places(&row.binds),
            #[cfg(test)]
            row,
        })
    }
}

fn relation(word: &str) -> Option<Relation> {
    match word {
        "proposes" => Some(Relation::Proposes),
        "conveys" => Some(Relation::Conveys),
        "authors" => Some(Relation::Authors),
        "demands" => Some(Relation::Demands),
        "contains" => Some(Relation::Contains),
        "meets" => Some(Relation::Meets),
        "nothing" => Some(Relation::Nothing),
        _ => stance(word).map(Relation::Stance),
    }
}

fn stance(word: &str) -> Option<StanceKind> {
    match word {
        "rejects" => Some(StanceKind::Rejects),
        "accepts" => Some(StanceKind::Accepts),
        "supports" => Some(StanceKind::Supports),
        _ => None,
    }
}

fn word(word: &str) -> Option<Word> {
    match word {
        "verb" => Some(Word::Verb),
        "plain verb" => Some(Word::PlainVerb),
        "noun" => Some(Word::Noun),
        "adjective" => Some(Word::Adjective),
        _ => None,
    }
}

fn need(word: &str) -> Option<Need> {
    match word {
        "" => Some(Need::Anything),
        "thing" => Some(Need::Thing),
        "matter" => Some(Need::Matter),
        "document" => Some(Need::Document),
        "plan" => Some(Need::Plan),
        "text" => Some(Need::Text),
        "order" => Some(Need::Order),
        "request" => Some(Need::Request),
        "actor" => Some(Need::Actor),
        "person" => Some(Need::Person),
        "infinitive" => Some(Need::Infinitive),
        "scheme" => Some(Need::Scheme),
        "cooperation" => Some(Need::Cooperation),
        "subjunctive" => Some(Need::Subjunctive),
        "deed" => Some(Need::Deed),
        "reform" => Some(Need::Reform),
        "measure" => Some(Need::Measure),
        "done" => Some(Need::Done),
        "future" => Some(Need::Future),
        "unnamed" => Some(Need::Unnamed),
        "sight" => Some(Need::Sight),
        "preferred" => Some(Need::Preferred),
        "ruling" => Some(Need::Ruling),
        _ => None,
    }
}

/// Reads the nouns of an idiom; "=" marks what the target is said to be.
fn object(words: &str) -> Option<Object> {
    let each = |words: &str| words.split(" | ").map(str::to_owned).collect();
    match words.strip_prefix('=') {
        Some(said) => Some(Object::Predicative(each(said))),
        None if words.is_empty() => None,
        None => Some(Object::Argument(each(words))),
    }
}

fn places(words: &str) -> Vec<Place> {
    let place = |word: &str| match word {
        "agent" => Place::Slot(Slot::Agent),
        "patient" => Place::Slot(Slot::Patient),
        "recipient" => Place::Slot(Slot::Recipient),
        "attribute" => Place::Slot(Slot::Attribute),
        "complement" => Place::Slot(Slot::Complement),
        "owner" => Place::Owner,
        preposition => Place::Behind(preposition.to_owned()),
    };
    words.split(" | ").filter(|word| !word.is_empty()).map(place).collect()
}
