//! Finds which plans of one article are one: "the 28-point plan", "Norway's proposal", "the draft".
//!
//! First those join of which both descriptions say one thing (a number, an owner, a
//! topic); then, in order of the text, "the proposal" joins the only plan that a reader
//! can take it for. What is introduced anew ("a plan") or told apart ("a rival plan",
//! "the revised draft") is another; a revision leads to the first.

use super::owners::{Owner, Owners, suit};
use crate::entities::labels::Labels;
use crate::facts::{PlanDescription, Version};
use crate::mentions::{ChainId, EntityKind};

/// How many times as often as all that contradict it a plan must be mentioned for "the plan" to be it.
const CHIEF: usize = 3;
/// Of more plans than these, nothing is certain.
const CROWD: usize = 64;
/// The noun of what may be any plan: "document".
const ANY: &str = "any";

/// A plan of an article, under all its descriptions.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) article: usize,
    pub(super) description: PlanDescription,
    pub(super) owners: Vec<Owner>,
    /// Who put it forward, if only a clause tells.
    pub(super) maker: Option<Owner>,
    mentions: usize,
    /// The labels of those chains that the world needs.
    pub(super) labels: Vec<usize>,
    /// The chains of the article that are it.
    pub(super) chains: Vec<ChainId>,
}

/// Which of the known plans one is taken for, and why.
type Taken = Option<(usize, &'static str)>;

/// Why a plan is taken for another.
type Evidence = (fn(&Plan, &Plan) -> bool, &'static str);

/// What says that two descriptions are of one plan, the surest first.
const EVIDENCE: [Evidence; 5] = [
    (Plan::is_of, "a text of it, says the article"),
    (Plan::shares_number, "same number in the article"),
    (Plan::shares_topic, "same topic in the article"),
    (Plan::shares_owner, "same proposer in the article"),
    (Plan::numbers, "its number, by the same proposer"),
];

/// Joins the plans of each article, and returns what is left of them.
pub(super) fn join(labels: &mut Labels<'_>) -> Vec<Plan> {
    let owners = Owners::of(labels);
    let mut all = Vec::new();
    for article in 0..labels.digests.len() {
        let plans = plans(labels, article, &owners);
        if plans.len() > CROWD {
            continue;
        }
        let alike = gather(plans, labels, Plan::is_known_again);
        let known = gather(alike, labels, Plan::is_meant);
        for plan in &known {
            plan.lead_to_the_first(&known, labels);
        }
        all.extend(known);
    }
    all
}

/// Returns the plans of an article in order of the text; those of headlines alone come last.
fn plans(labels: &mut Labels<'_>, article: usize, owners: &Owners) -> Vec<Plan> {
    let digests = labels.digests;
    let things = digests[article].things.iter().enumerate();
    let mut plans: Vec<Plan> = Vec::new();
    for (at, thing) in things.filter(|(_, thing)| thing.kind == EntityKind::Document) {
        let Some(description) =
            thing.plan.clone().filter(|plan| plan.is_particular && !plan.is_any)
        else {
            continue;
        };
        let own = description.owners.iter().map(|owner| owners.of_plan(labels, article, owner));
        let own: Vec<Owner> = own.collect();
        let maker = description.maker.map(|maker| owners.at(labels, article, maker));
        // Words that give a plan to two are not understood.
        if !suit(&own, &[]) {
            continue;
        }
        plans.push(Plan {
            article,
            owners: own,
            maker,
            description,
            mentions: thing.mentions,
            labels: labels.of[article][at].into_iter().collect(),
            chains: vec![ChainId(u32::try_from(at).unwrap_or(u32::MAX))],
        });
    }
    plans.sort_by_key(|plan| (plan.description.at.unwrap_or(u32::MAX), plan.chains[0]));
    plans
}

/// Joins each plan with one before it that `find` takes it for.
fn gather(
    plans: Vec<Plan>,
    labels: &mut Labels<'_>,
    find: fn(&Plan, &[Plan]) -> Taken,
) -> Vec<Plan> {
    let mut known: Vec<Plan> = Vec::new();
    for plan in plans {
        match find(&plan, &known) {
            Some((at, reason)) => known[at].take(plan, labels, reason),
            None => known.push(plan),
        }
    }
    known
}

impl Plan {
    /// Returns the only one of the known plans of which this says the same, and why.
    fn is_known_again(&self, known: &[Self]) -> Taken {
        EVIDENCE.iter().find_map(|(evidence, reason)| {
            let suits = |plan: &Self| self.may_be(plan) && evidence(self, plan);
            let mut found = (0..known.len()).filter(|at| suits(&known[*at]));
            let only = found.next()?;
            found.next().is_none().then_some((only, *reason))
        })
    }

    /// Returns the plan that a reader takes this for, whose words tell nothing new of it.
    fn is_meant(&self, known: &[Self]) -> Taken {
        if self.description.is_introduced {
            return None;
        }
        let chief = chief(known.iter().filter(|plan| self.may_be(plan)))?;
        // "Her tax plan" in an article on a plan of her country is another.
        let topic = &chief.description.topic;
        let new_owner = self.owners.iter().any(|owner| !chief.owners.contains(owner));
        let new_topic = !self.description.topic.is_subset(topic);
        // "The draft", of which nothing is told, is no other.
        let is_told = !chief.owners.is_empty() || !chief.description.numbers.is_empty();
        let is_new = new_topic && ((new_owner && is_told) || !topic.is_empty());
        let at = known.iter().position(|plan| plan.chains == chief.chains);
        at.filter(|_| !is_new).map(|at| (at, "no other plan in the article is meant"))
    }

    /// Tells whether this may be the plan that is known, with what tells versions apart.
    fn may_be(&self, known: &Self) -> bool {
        let versions = match (self.description.version, known.description.version) {
            (None, Some(Version::Earlier)) | (Some(_), None) => false,
            (None, _) => true,
            (mine, theirs) => mine == theirs,
        };
        versions && self.suits(known)
    }

    /// Tells whether one plan may have the descriptions of both.
    pub(super) fn suits(&self, other: &Self) -> bool {
        let (a, b) = (&self.description, &other.description);
        let nouns = a.noun == b.noun || a.noun == ANY || b.noun == ANY;
        let numbers = a.numbers.is_empty() || b.numbers.is_empty() || a.numbers == b.numbers;
        let topics = a.topic.is_subset(&b.topic) || b.topic.is_subset(&a.topic);
        let places = a.places.is_subset(&b.places) || b.places.is_subset(&a.places);
        nouns && numbers && topics && places && suit(&self.owners, &other.owners)
    }

    fn is_of(&self, other: &Self) -> bool {
        let of = |a: &Self, b: &Self| a.description.of.is_some_and(|of| b.chains.contains(&of));
        of(self, other) || of(other, self)
    }

    fn shares_number(&self, other: &Self) -> bool {
        let numbers = &self.description.numbers;
        !numbers.is_empty() && *numbers == other.description.numbers
    }

    fn shares_topic(&self, other: &Self) -> bool {
        let (a, b) = (&self.description, &other.description);
        let is_told = !a.topic.is_empty() || !a.places.is_empty();
        is_told && !a.is_introduced && (&a.topic, &a.places) == (&b.topic, &b.places)
    }

    fn shares_owner(&self, other: &Self) -> bool {
        let same = |owner: &Owner| other.owners.contains(owner);
        !self.description.is_introduced && self.owners.iter().any(same)
    }

    /// Tells whether this gives the number of the other, or has it from there: "Norway's plan", then "a 12-point
    /// plan" that Norway put forward.
    fn numbers(&self, other: &Self) -> bool {
        let by = |plan: &Self| -> Vec<Owner> {
            plan.owners.iter().chain(&plan.maker).cloned().collect()
        };
        let (mine, theirs) = (by(self), by(other));
        let has_number = |plan: &Self| !plan.description.numbers.is_empty();
        has_number(self) != has_number(other)
            && !mine.is_empty()
            && !theirs.is_empty()
            && suit(&mine, &theirs)
    }

    /// Takes over what another description tells.
    fn take(&mut self, other: Self, labels: &mut Labels<'_>, reason: &'static str) {
        for label in &other.labels {
            if let Some(own) = self.labels.first() {
                labels.join(*own, *label, reason);
            }
        }
        self.labels.extend(other.labels);
        self.chains.extend(other.chains);
        self.mentions += other.mentions;
        self.owners.extend(other.owners);
        self.owners.sort();
        self.owners.dedup();
        self.maker = self.maker.take().or(other.maker);
        let (own, new) = (&mut self.description, other.description);
        own.numbers.extend(new.numbers);
        own.topic.extend(new.topic);
        own.places.extend(new.places);
        own.of = own.of.or(new.of);
        own.at = own.at.or(new.at);
        if own.noun == ANY {
            own.noun = new.noun;
        }
    }

    /// Notes which plan this is a revision of, or which is one of this.
    ///
    /// What is told of an original goes before what is called revised; else before the plan at hand.
    fn lead_to_the_first(&self, known: &[Self], labels: &mut Labels<'_>) {
        let others: [Option<Version>; 2] = match self.description.version {
            Some(Version::Earlier) => [Some(Version::Later), None],
            Some(Version::Later) => [None, None],
            _ => return,
        };
        let of_version = |version: Option<Version>| {
            let fits = |plan: &&Self| plan.description.version == version;
            let suiting = |plan: &&Self| fits(plan) && self.suits(plan);
            let of = known.iter().find(|plan| fits(plan) && self.is_of(plan));
            of.or_else(|| chief(known.iter().filter(suiting)))
        };
        let Some(other) = others.into_iter().find_map(of_version) else { return };
        if let (Some(own), Some(other)) = (self.labels.first(), other.labels.first()) {
            labels.revisions.insert(match self.description.version {
                Some(Version::Earlier) => (*other, *own),
                _ => (*own, *other),
            });
        }
    }
}

/// Returns the plan that suits and is mentioned far more than those which cannot be it.
fn chief<'a>(suiting: impl Iterator<Item = &'a Plan> + Clone) -> Option<&'a Plan> {
    let most =
        suiting.clone().max_by_key(|plan| (plan.mentions, std::cmp::Reverse(plan.chains[0])))?;
    let others: usize = suiting.filter(|plan| !plan.suits(most)).map(|plan| plan.mentions).sum();
    (most.mentions >= CHIEF * others).then_some(most)
}
