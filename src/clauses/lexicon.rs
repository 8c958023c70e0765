//! What the lexicons know of predicates: which nouns stand for verbs, which verbs are light, and
//! what a verb says of the clause that completes it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Modality;
use crate::resources;

/// The lexicons, read once.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The words that the search for clauses knows by name.
pub(super) struct Lexicon {
    complements: HashMap<String, Vec<Complement>>,
    nouns: HashMap<String, Nominalisation>,
    light: HashMap<String, Vec<Light>>,
    markers: HashMap<(Marker, String), Effect>,
    copulas: HashMap<String, Modality>,
    participles: HashMap<String, Vec<String>>,
    adjuncts: Vec<String>,
    set_phrases: Vec<(String, String)>,
    owning: Vec<String>,
}

/// What a predicate says of the clause that completes it.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Complement {
    word: String,
    /// Whose action the complement is: "subject", "object", or the preposition before its doer.
    pub(super) controller: String,
    /// How the complement is meant.
    pub(super) class: Class,
}

impl Complement {
    /// Tells whether the predicate keeps its object from something, which an infinitive cannot word.
    pub(super) fn keeps_from(&self) -> bool {
        self.controller == "object"
            && matches!(self.class, Class::Fails | Class::Declines)
            && self.word != "forbid"
    }
}

/// How a predicate means the clause that completes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Class {
    /// It is as true as the predicate: begin to, manage to, force to.
    Does,
    /// It is as true as the predicate is not, also where that is negated: fail to, avoid.
    Fails,
    /// It is not so where the predicate is, and open where that is not: refuse to, rule out.
    Declines,
    /// It is to come: plan to, agree to, promise to.
    Intends,
    /// It is wished, asked, feared or weighed: want to, urge to, threaten to.
    Wants,
    /// Someone says that it is so.
    Says,
    /// It is taken to be so, whether the predicate is negated or not: regret, know.
    Knows,
    /// Someone says that it is not so: deny.
    Denies,
    /// It is left open: ask, wonder, doubt.
    Asks,
}

/// A noun that stands for what a verb says.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Nominalisation {
    noun: String,
    /// The verb that it stands for.
    pub(super) verb: String,
    /// What follows "of".
    pub(super) of: Role,
    /// The prepositions before what it is done to.
    #[serde(deserialize_with = "bar_separated")]
    pub(super) objects: Vec<String>,
    /// Whether "from" names the doer.
    pub(super) from: Option<Role>,
    /// What a possessor is.
    pub(super) possessor: Role,
    /// What a name before it is.
    pub(super) compound: Role,
    /// Whether it is something said, or something that happens.
    pub(super) sort: Sort,
}

/// Whether a noun is something said or meant, which is there once it has been said, or something
/// that happens, which may also fail to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Sort {
    /// A claim, a proposal, a demand.
    Speech,
    /// Talks, a withdrawal, an approval.
    Event,
}

/// What a noun's dependent does in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Role {
    /// It does it.
    Agent,
    /// It is done to it.
    Patient,
    /// It is what it is about.
    Topic,
}

/// A verb that means little beside its noun: "hold talks", "give approval".
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Light {
    verb: String,
    /// The preposition before the noun, or nothing for an object.
    pub(super) preposition: String,
    #[serde(deserialize_with = "bar_separated")]
    pub(super) nouns: Vec<String>,
    /// Whether the verb's subject does what the noun says, or undergoes it.
    pub(super) direction: Direction,
}

/// Whether a light verb's subject acts or undergoes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Direction {
    /// It acts: "gave approval".
    Forward,
    /// It undergoes: "won approval".
    Inverse,
}

/// What kind of function word a marker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Marker {
    /// A modal verb.
    Auxiliary,
    /// A word that opens a subordinate clause.
    Subordinator,
    /// An adverb.
    Adverb,
    /// A determiner.
    Determiner,
    /// A pronoun.
    Pronoun,
    /// A preposition.
    Preposition,
    /// A noun before "of".
    Noun,
    /// An adjective of a deverbal noun: "a *possible* agreement".
    Adjective,
    /// An adjective of a noun whose infinitive tells what was done: "the *first* to sign".
    Rank,
    /// A word that opens a clause of time, which is as open as what waits for it: "will pay *when*
    /// they agree".
    Time,
}

/// What a marker does to its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Effect {
    /// It is to come.
    Planned,
    /// It depends on something else.
    Conditional,
    /// It may be.
    Hypothetical,
    /// Future in the past, or dependent on something else.
    Would,
    /// It is possible; not being possible, it is not.
    Able,
    /// It is not.
    Negative,
    /// Behind a negation, it takes the negation's force away: "not only".
    /// A preposition of this kind says when or how, so that a gerund behind it completes nothing.
    Harmless,
}

#[derive(Deserialize)]
struct MarkerRow {
    word: String,
    kind: Marker,
    effect: Effect,
}

#[derive(Deserialize)]
struct CopulaRow {
    verb: String,
    modality: Option<Effect>,
}

#[derive(Deserialize)]
struct ParticipleRow {
    participle: String,
    before: String,
}

#[derive(Deserialize)]
struct NounRow {
    noun: String,
}

#[derive(Deserialize)]
struct VerbRow {
    verb: String,
}

#[derive(Deserialize)]
struct SetPhraseRow {
    preposition: String,
    noun: String,
}

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Self {
            complements: HashMap::new(),
            nouns: HashMap::new(),
            light: HashMap::new(),
            markers: HashMap::new(),
            copulas: HashMap::new(),
            participles: HashMap::new(),
            adjuncts: resources::lexicon("adjunct_nouns.csv")
                .into_iter()
                .map(|row: NounRow| row.noun)
                .collect(),
            owning: resources::lexicon("owning_verbs.csv")
                .into_iter()
                .map(|row: VerbRow| row.verb)
                .collect(),
            set_phrases: resources::lexicon("set_phrases.csv")
                .into_iter()
                .map(|row: SetPhraseRow| (row.preposition, row.noun))
                .collect(),
        };
        for row in resources::lexicon::<Complement>("complements.csv") {
            lexicon.complements.entry(row.word.clone()).or_default().push(row);
        }
        for row in resources::lexicon::<Nominalisation>("nominalisations.csv") {
            lexicon.nouns.insert(row.noun.clone(), row);
        }
        for row in resources::lexicon::<Light>("light_verbs.csv") {
            lexicon.light.entry(row.verb.clone()).or_default().push(row);
        }
        for row in resources::lexicon::<MarkerRow>("markers.csv") {
            lexicon.markers.insert((row.kind, row.word), row.effect);
        }
        for row in resources::lexicon::<CopulaRow>("copulas.csv") {
            let sure = row.modality.is_none();
            let modality = if sure { Modality::Asserted } else { Modality::Hypothetical };
            lexicon.copulas.insert(row.verb, modality);
        }
        for row in resources::lexicon::<ParticipleRow>("adjectival_participles.csv") {
            lexicon.participles.entry(row.participle).or_default().push(row.before);
        }
        lexicon
    }

    /// Returns what a predicate says of its complement, for each controller that it may have.
    pub(super) fn complement(&self, lemma: &str) -> &[Complement] {
        self.complements.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Returns what a noun stands for.
    pub(super) fn noun(&self, lemma: &str) -> Option<&Nominalisation> {
        self.nouns.get(lemma)
    }

    /// Returns the ways in which a verb is light.
    pub(super) fn light(&self, lemma: &str) -> &[Light] {
        self.light.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Tells whether a verb makes its subject undergo what its object says: "won approval".
    pub(super) fn obtains(&self, lemma: &str) -> bool {
        self.light(lemma).iter().any(|light| light.direction == Direction::Inverse)
    }

    /// Returns what a function word, in lower case, does to its clause.
    pub(super) fn marker(&self, kind: Marker, word: &str) -> Option<Effect> {
        self.markers.get(&(kind, word.to_lowercase())).copied()
    }

    /// Tells whether a verb joins its subject to an adjective, and how sure it is of it.
    pub(super) fn copula(&self, lemma: &str) -> Option<Modality> {
        self.copulas.get(lemma).copied()
    }

    /// Returns the words before whose object the participle is an adjective; an empty one stands for any.
    pub(super) fn participle(&self, word: &str) -> &[String] {
        self.participles.get(word).map_or(&[], Vec::as_slice)
    }

    /// Tells whether a bare noun behind a preposition makes a set phrase: "in order", "in exchange".
    pub(super) fn is_set_phrase(&self, preposition: &str, noun: &str) -> bool {
        self.set_phrases.iter().any(|phrase| phrase.0 == preposition && phrase.1 == noun)
    }

    /// Tells whether the intention that a verb has for its object is its subject's: "announced plans".
    pub(super) fn is_owning(&self, lemma: &str) -> bool {
        self.owning.iter().any(|verb| verb == lemma)
    }

    /// Tells whether a noun names a time, place or manner, so that its relative clause has no gap for it.
    pub(super) fn is_adjunct(&self, lemma: &str) -> bool {
        self.adjuncts.iter().any(|noun| noun == lemma)
    }
}

fn bar_separated<'de, D: serde::Deserializer<'de>>(field: D) -> Result<Vec<String>, D::Error> {
    let text = String::deserialize(field)?;
    Ok(text.split(" | ").filter(|part| !part.is_empty()).map(str::to_owned).collect())
}
