//! What an article says of each of its plans that tells it from others.
//!
//! ```text
//! mentions of documents ──plans──▶ chain → PlanDescription (noun, owners, numbers, topic, version)
//! ```
//!
//! "The sweeping 28-point proposal" has a number and nothing else that tells it from
//! other plans, "Norway's fishing plan" an owner and a topic; "the revised draft" is
//! a version of something. `data/lexicon/plan_words.csv` lists the words that tell of
//! a version, and those that tell of no plan which one it is.

mod owners;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use self::owners::{is_maker, owners};
use self::words::{Measure, Use, counted, measure, own_use, version_of};
use super::arguments::{country_of_word, document_kind};
use super::lexicon::{self, Noun};
use super::plans::{self, Plans};
use super::{Reading, cues};
use crate::ingest::BlockKind;
use crate::language::{Dep, Tag, TokenId};
use crate::mentions::{ChainId, EntityKind, Mention, MentionKind};

/// How an article describes a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PlanDescription {
    /// Which nouns may name it: "plan" for a proposal, "any" for a document.
    pub(crate) noun: String,
    /// Whose plan its own words call it: "Norway's plan".
    pub(crate) owners: BTreeSet<PlanOwner>,
    /// Who put it forward, if only a clause tells: "the ministers tabled a plan".
    pub(crate) maker: Option<ChainId>,
    /// How many points, pages or dollars it has.
    pub(crate) numbers: BTreeSet<String>,
    /// What its words narrow it down to, and what it is for.
    pub(crate) topic: BTreeSet<String>,
    /// The countries and places that it is about, or whose agreement it is.
    pub(crate) places: BTreeSet<String>,
    /// Whether it is one plan that a reader can know again: not "the proposals".
    pub(crate) is_particular: bool,
    /// Whether it is no plan that there is: "any plan", "no deal".
    pub(crate) is_any: bool,
    /// Whether it is introduced as something new: "a plan".
    pub(crate) is_introduced: bool,
    /// Whether it is told from another of its kind.
    pub(crate) version: Option<Version>,
    /// The plan that it is a draft or a version of, where the words say so.
    pub(crate) of: Option<ChainId>,
    /// Where it is first mentioned below the headlines; nowhere, if only they mention it.
    pub(crate) at: Option<u32>,
}

/// Whose plan it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PlanOwner {
    /// Somebody of whom the article speaks: "Norway's".
    Chain(ChainId),
    /// A country that only an adjective names: "Norwegian".
    Country(String),
}

/// What tells a plan from another of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    /// "The original draft".
    Earlier,
    /// "The revised draft".
    Later,
    /// "A rival draft".
    Other,
}

/// Returns how the article describes each chain that is a plan, an agreement or a law.
pub(crate) fn plans(reading: Reading<'_>) -> BTreeMap<ChainId, PlanDescription> {
    let plans = Plans::read(reading);
    let mut all: BTreeMap<ChainId, PlanDescription> = BTreeMap::new();
    for mention in &reading.mentions.mentions {
        if mention.kind == MentionKind::Pronoun || !plans::is_plan(reading, mention.head) {
            continue;
        }
        let description = all.entry(mention.chain).or_insert_with(|| PlanDescription {
            maker: plans.maker(reading, mention.head),
            is_particular: true,
            ..PlanDescription::default()
        });
        description.read(reading, mention);
    }
    all
}

impl PlanDescription {
    /// Returns how much its words tell a reader: a number most, then a topic, then whose it is.
    pub(crate) fn telling(&self) -> u8 {
        let tells = [self.numbers.is_empty(), self.topic.is_empty(), self.owners.is_empty()];
        tells.into_iter().fold(0, |sum, is_empty| 2 * sum + u8::from(!is_empty))
    }

    /// Takes in what one mention tells.
    fn read(&mut self, reading: Reading<'_>, mention: &Mention) {
        let document = reading.document;
        let head = mention.head;
        let is_first = self.at.is_none() && !is_in_headline(reading, head);
        if is_first {
            self.at = Some(mention.span.start);
        }
        if document[head].tag == Tag::Nns {
            self.is_particular = false;
        }
        let is_put_forward = document_kind(reading, head) == Some(Noun::Plan);
        let owners = owners(reading, head);
        let mut words = Words {
            noun: lexicon::alike(document.lemma(head)).to_owned(),
            version: own_use(document.lemma(head)).and_then(version_of),
        };
        let mut is_bare = true;
        for child in document.children(head) {
            let word = document.word(*child).to_lowercase();
            let owner = owners.get(child);
            is_bare &= !matches!(document[*child].dep, Dep::Det | Dep::Poss);
            match document[*child].dep {
                Dep::Det => match word.as_str() {
                    "the" | "this" | "that" => {}
                    "a" | "an" => self.is_introduced |= is_first,
                    "another" => words.version = Some(Version::Other),
                    "any" | "no" | "every" | "each" | "either" | "neither" => self.is_any = true,
                    _ => self.is_particular = false,
                },
                Dep::Poss | Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Nummod => {
                    if let Some(owner) = owner.filter(|_| is_put_forward) {
                        self.owners.insert(owner.clone());
                    } else {
                        self.narrow(reading, *child, &mut words);
                    }
                }
                Dep::Prep if owner.is_some() => self.owners.extend(owner.cloned()),
                Dep::Prep => {
                    self.read_complement(reading, *child, &word, is_put_forward, &mut words);
                }
                Dep::Acl if document.child(*child, Dep::Aux).is_some() => {
                    self.add_topic(reading, *child);
                    for object in document.children_as(*child, Dep::Dobj) {
                        self.add_topic(reading, object);
                    }
                }
                _ => {}
            }
        }
        // "Called for legislation": nothing that is known.
        self.is_introduced |= is_first && is_bare;
        if self.is_introduced && is_first && words.noun == lexicon::ANY {
            self.of = self.of.or_else(|| cited_on(reading, head));
        }
        self.numbers.extend(counted(reading, head));
        self.settle(words, is_first);
    }

    /// Takes over the noun and the version of a mention.
    fn settle(&mut self, words: Words, is_first: bool) {
        if self.noun.is_empty() || self.noun == lexicon::ANY {
            self.noun = words.noun;
        }
        if is_first || self.at.is_none() {
            self.version = words.version;
        }
    }

    /// Takes in what a modifier tells: a number, a version, a topic.
    fn narrow(&mut self, reading: Reading<'_>, word: TokenId, words: &mut Words) {
        match measure(reading, word) {
            Some(Measure::Number(number)) => {
                self.numbers.insert(number);
                return;
            }
            Some(Measure::Topic(topic)) => {
                self.topic.insert(topic);
                return;
            }
            None => {}
        }
        let document = reading.document;
        let whole: String =
            document.subtree(word).iter().map(|token| document.word(token)).collect();
        match own_use(&whole).or_else(|| own_use(document.word(word))) {
            Some(Use::Put) if words.noun == "agreement" => "plan".clone_into(&mut words.noun),
            Some(Use::Topic) | None => self.add_topic(reading, word),
            Some(used) => words.version = words.version.or(version_of(used)),
        }
    }

    /// Adds what a word says that the plan is about.
    fn add_topic(&mut self, reading: Reading<'_>, word: TokenId) {
        let document = reading.document;
        if let Some(place) = place_at(reading, word) {
            self.places.insert(place);
            return;
        }
        self.topic.extend(words::topic(document.lemma(word).to_lowercase()));
    }

    /// "A plan for ports", "a draft of the plan", "a deal with Norway".
    fn read_complement(
        &mut self,
        reading: Reading<'_>,
        preposition: TokenId,
        word: &str,
        is_put_forward: bool,
        words: &mut Words,
    ) {
        let document = reading.document;
        let Some(object) = document.child(preposition, Dep::Pobj) else { return };
        match word {
            "of" if plans::is_plan(reading, object) => {
                self.of = reading.mentions.chain_at(object);
                // "The first version of the law" is a law.
                lexicon::alike(document.lemma(object)).clone_into(&mut words.noun);
            }
            "of" if document_kind(reading, object) == Some(Noun::Part) => {}
            "with" | "between" if is_put_forward => {}
            // "The initiative of the minister".
            "of" if is_put_forward && is_maker(reading, object) => {
                let maker = reading.mentions.chain_at(object);
                let maker = maker.map(|maker| plans::as_state(reading, maker));
                self.owners.extend(maker.map(PlanOwner::Chain));
            }
            "for" | "of" | "on" | "about" | "with" | "between" => {
                let compounds = document.children_as(object, Dep::Compound);
                for word in compounds.chain(document.children_as(object, Dep::Conj)).chain([object])
                {
                    self.add_topic(reading, word);
                }
            }
            _ => {}
        }
    }
}

/// What a mention's words tell of the noun and of a version.
struct Words {
    noun: String,
    version: Option<Version>,
}

/// Returns the plan that a document is cited on: "according to a document seen by NBC, the plan would …".
///
/// What a document is cited on is what it holds.
fn cited_on(reading: Reading<'_>, head: TokenId) -> Option<ChainId> {
    let document = reading.document;
    let above = document.head(head)?;
    let before = || document.word(TokenId(above.0.saturating_sub(1))).to_lowercase();
    let is_source = match document[head].dep {
        Dep::Dobj => cues::source(document.lemma(above)).is_some(),
        Dep::Pobj => cues::markers()
            .any(|cue| cue.words == format!("{} {}", before(), document.lemma(above))),
        _ => false,
    };
    let (sentence, own) = (document.sentence_of(head).tokens, document.subtree(head));
    let subjects = sentence.iter().filter(|id| {
        matches!(document[*id].dep, Dep::Nsubj | Dep::Nsubjpass) && !own.contains(*id)
    });
    let mut plans = subjects.filter(|id| is_source && plans::is_plan(reading, *id));
    let only = plans.next().filter(|_| plans.next().is_none())?;
    reading.mentions.chain_at(only)
}

fn is_in_headline(reading: Reading<'_>, head: TokenId) -> bool {
    let block = reading.document.sentence_of(head).block as usize;
    reading.article.blocks.get(block).is_some_and(|block| block.kind != BlockKind::Paragraph)
}

/// Returns the name of the country or place that a word names.
fn place_at(reading: Reading<'_>, word: TokenId) -> Option<String> {
    let chain = reading.mentions.chain_at(word).or_else(|| country_of_word(reading, word))?;
    let chain = &reading.mentions[chain];
    let is_place = matches!(chain.kind, EntityKind::Country | EntityKind::Place) && chain.named;
    is_place.then(|| chain.country.as_ref().unwrap_or(&chain.name).to_lowercase())
}
