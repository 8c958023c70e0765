//! Reduces what was found in an article to what the world needs of it.
//!
//! ```text
//! &Findings ──digest──▶ Digest (things, facts, the content words of what they say)
//! ```
//!
//! The analysis is needed no longer then, so that a world of many articles fits
//! into memory.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};

use super::Findings;
use super::names::fold;
use super::wording::Words;
use crate::facts::{Fact, PlanDescription, Statement, country_named, plan_descriptions};
use crate::ingest::Article;
use crate::mentions::{ChainId, EntityKind};
use crate::text::Span;

/// What one article gives to the world.
#[derive(Debug, Clone)]
pub struct Digest {
    pub(super) article: Article,
    /// What tells the article from every other: a hash of its text.
    pub(super) key: String,
    /// Who and what it speaks of, by chain; then the organisations that only a role names.
    pub(super) things: Vec<Thing>,
    pub(super) facts: Vec<Told>,
}

impl Digest {
    /// Returns what another article would give that says the same of other things: for measurements.
    ///
    /// `name` tells the new name of a thing that has one; `number` tells the article from others.
    #[must_use]
    pub fn renamed(&self, number: u32, mut name: impl FnMut(EntityKind, &str) -> String) -> Self {
        let mut renamed = self.clone();
        renamed.article.id = format!("{} {number}", self.article.id);
        renamed.key = hex(&Sha256::digest(renamed.article.id.as_bytes()));
        for thing in renamed.things.iter_mut().filter(|thing| thing.named) {
            thing.name = name(thing.kind, &thing.name);
            let names = std::mem::take(&mut thing.names);
            thing.names =
                names.into_iter().map(|(of, count)| (name(thing.kind, &of), count)).collect();
        }
        renamed
    }
}

/// Somebody or something, as one article speaks of it.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "five independent facts about it")]
pub(super) struct Thing {
    pub(super) kind: EntityKind,
    /// The name, or the words of the most telling mention.
    pub(super) name: String,
    /// The names as they stand in the text, with how often they do.
    pub(super) names: BTreeMap<String, usize>,
    pub(super) named: bool,
    pub(super) is_plural: bool,
    pub(super) country: Option<String>,
    /// Where its first mention stands.
    pub(super) at: u32,
    pub(super) mentions: usize,
    /// Whether somebody is reported as saying something through it.
    pub(super) speaks: bool,
    /// Whether it does something in a fact: proposes, rejects, says, is bound.
    pub(super) acts: bool,
    /// Whether a fact needs it.
    pub(super) used: bool,
    /// The content words of a nameless one.
    pub(super) content: BTreeSet<String>,
    /// What tells it from other plans, if it is one.
    pub(super) plan: Option<PlanDescription>,
}

impl Thing {
    /// Tells whether a stand can be taken on the thing itself, rather than on words about it.
    pub(super) fn is_entity(&self) -> bool {
        let words = match self.kind {
            EntityKind::Event | EntityKind::Other => true,
            // "The terms" are what a plan says, and "any plan" is none.
            EntityKind::Document => self.plan.as_ref().is_none_or(|plan| plan.is_any),
            _ => false,
        };
        self.named || !words
    }
}

/// A fact with the words that it turns on.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) fact: Fact,
    /// What is proposed, rejected, said, denied, counted.
    pub(super) content: Content,
    /// The organisation that a role names, as a place in [`Digest::things`].
    pub(super) organisation: Option<ChainId>,
}

/// What a phrase says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Content {
    /// Its words as the article has them; those of a bare pronoun are its chain's name.
    pub(super) words: String,
    /// The base forms of its content words; things with a name are named by it.
    pub(super) keys: BTreeSet<String>,
    /// The thing that the phrase is a mention of.
    pub(super) thing: Option<ChainId>,
    /// The plan that the phrase words a part of.
    pub(super) whole: Option<ChainId>,
}

/// Returns what an article gives to the world.
#[must_use]
pub fn digest(found: Findings) -> Digest {
    let words = Words(found.reading());
    let mut things: Vec<Thing> =
        found.mentions.chains.iter().map(|chain| words.thing(chain)).collect();
    for (chain, plan) in plan_descriptions(found.reading()) {
        things[chain.0 as usize].plan = Some(plan);
    }
    let claims: Vec<Vec<Span>> = found.facts.iter().map(claim_spans).collect();
    let contents = found.facts.iter().map(|fact| words.content_of(&fact.statement, &claims));
    let contents: Vec<Content> = contents.collect();
    let Findings { article, facts, .. } = found;
    let told = facts.into_iter().zip(contents).map(|(fact, content)| {
        let organisation = organisation(&fact.statement, &mut things);
        Told { fact, content, organisation }
    });
    let facts: Vec<Told> = told.collect();
    assemble(article, things, facts)
}

/// Returns the digest of an article that speaks of `things` and states `facts`.
pub(super) fn assemble(article: Article, mut things: Vec<Thing>, facts: Vec<Told>) -> Digest {
    for told in &facts {
        mark_used(told, &mut things);
    }
    let key = hex(&Sha256::digest(article.file_text().as_bytes()));
    Digest { article, key, things, facts }
}

/// Returns bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn claim_spans(fact: &Fact) -> Vec<Span> {
    match &fact.statement {
        Statement::Claim { content, .. } => content.clone(),
        _ => Vec::new(),
    }
}

/// Returns the thing that a role's organisation is, which is made where the article has no such chain.
fn organisation(statement: &Statement, things: &mut Vec<Thing>) -> Option<ChainId> {
    let Statement::Role { person, organisation: Some(name), .. } = statement else { return None };
    let folded = fold(name);
    let is_it = |thing: &Thing| {
        thing.named
            && (fold(&thing.name) == folded || thing.names.keys().any(|name| fold(name) == folded))
    };
    let suits = |thing: &&Thing| {
        let kinds = [EntityKind::Organisation, EntityKind::Country, EntityKind::Place];
        kinds.contains(&thing.kind) && is_it(thing)
    };
    let countries: BTreeSet<&str> =
        things.iter().filter_map(|thing| thing.country.as_deref()).collect();
    let country = countries.iter().find(|country| fold(country) == folded);
    let country = country.map(|country| (*country).to_owned()).or_else(|| country_named(name));
    let known = things.iter().position(|thing| suits(&thing));
    let place = known.unwrap_or_else(|| {
        let kind = if country.is_some() { EntityKind::Country } else { EntityKind::Organisation };
        let at = things.get(person.0 as usize).map_or(0, |person| person.at);
        things.push(Thing { used: true, ..named(kind, name, country, at) });
        things.len() - 1
    });
    u32::try_from(place).ok().map(ChainId)
}

/// Returns a thing that is named once.
pub(super) fn named(kind: EntityKind, name: &str, country: Option<String>, at: u32) -> Thing {
    Thing {
        kind,
        name: name.to_owned(),
        names: BTreeMap::from([(name.to_owned(), 1)]),
        named: true,
        is_plural: false,
        country,
        at,
        mentions: 1,
        speaks: false,
        acts: false,
        used: false,
        content: BTreeSet::new(),
        plan: None,
    }
}

/// Marks the things that a fact needs, and what they do in it.
fn mark_used(told: &Told, things: &mut [Thing]) {
    let needs_name = matches!(told.fact.statement, Statement::Quantity { .. });
    let content = told.content.thing.filter(|chain| {
        let thing = &things[chain.0 as usize];
        thing.named || (thing.is_entity() && !needs_name)
    });
    for chain in content.into_iter().chain(told.organisation) {
        things[chain.0 as usize].used = true;
    }
    let whole = told.content.whole.map(|plan| (plan, Part::Is));
    for (chain, part) in doers(&told.fact).into_iter().chain(whole) {
        let thing = &mut things[chain.0 as usize];
        thing.used = true;
        thing.speaks |= part == Part::Speaks;
        thing.acts |= part != Part::Is;
    }
}

/// What somebody does in a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Holds an office, or is a plan.
    Is,
    /// Proposes, rejects, meets, is bound.
    Acts,
    /// Says, or is reported as saying.
    Speaks,
}

/// Returns those who do something in a fact.
fn doers(fact: &Fact) -> Vec<(ChainId, Part)> {
    let mut doers: Vec<_> = fact.reported_by.iter().map(|chain| (*chain, Part::Speaks)).collect();
    match &fact.statement {
        Statement::Role { person, .. } => doers.push((*person, Part::Is)),
        Statement::Proposes { actor, plan, binds, benefits, .. } => {
            doers.push((*actor, Part::Acts));
            doers.extend(plan.map(|plan| (plan, Part::Is)));
            doers.extend(binds.map(|party| (party, Part::Acts)));
            doers.extend(benefits.map(|party| (party, Part::Is)));
        }
        Statement::Stance { actor, .. } | Statement::Disputes { actor, .. } => {
            doers.push((*actor, Part::Acts));
        }
        Statement::Claim { speaker, .. } => doers.push((*speaker, Part::Speaks)),
        Statement::Meets { actors, .. } => {
            doers.extend(actors.iter().map(|actor| (*actor, Part::Acts)));
        }
        Statement::Quantity { .. } => {}
    }
    doers
}
