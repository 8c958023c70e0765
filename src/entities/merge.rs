//! Makes one world of what the articles give.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Clusters, cluster};
use super::content::{Place, Same, Wordings, place_of};
use super::digest::{Digest, Told};
use super::lists::Lists;
use super::names::fold;
use super::overrides::Overrides;
use super::world::{
    About, ArticleId, Claim, ClaimId, EntityId, Point, PointId, Stated, What, World,
};
use crate::facts::{Fact, ProposalKind, Statement, Status};
use crate::mentions::ChainId;

/// The act, in the cue lexicon, of saying that something is not so.
const DENIAL: &str = "deny";

/// Makes one world of what the articles give, whatever their order.
///
/// Articles with the same text are one; the least id and source stand.
#[must_use]
pub fn merge(digests: Vec<Digest>) -> World {
    merge_with(digests, &Overrides::carried())
}

/// Makes one world of what the articles give, and of what people decided on names.
#[must_use]
pub fn merge_with(mut digests: Vec<Digest>, overrides: &Overrides) -> World {
    digests.sort_by_cached_key(|digest| {
        let article = &digest.article;
        (digest.key.clone(), article.id.clone(), article.url.clone(), article.publisher.clone())
    });
    digests.dedup_by(|later, earlier| later.key == earlier.key);
    let clusters = cluster(&digests, overrides);
    let mut build = Build { merges: clusters.merges.clone(), ..Build::new(&digests, &clusters) };
    build.collect_wordings();
    build.collect_tenures();
    build.world()
}

/// The world while it is being made.
struct Build<'a> {
    digests: &'a [Digest],
    clusters: &'a Clusters,
    points: Wordings,
    claims: Wordings,
    tenures: Tenures,
    merges: Vec<super::world::Merge>,
}

/// The organisations in which somebody is said to have a title, by folded title.
type Tenures = BTreeMap<(EntityId, String), BTreeSet<EntityId>>;

/// What the points' and claims' wordings became.
struct Contents {
    points: Vec<Point>,
    point_at: BTreeMap<Place, usize>,
    claims: Vec<Claim>,
    claim_at: BTreeMap<Place, usize>,
}

impl<'a> Build<'a> {
    fn new(digests: &'a [Digest], clusters: &'a Clusters) -> Self {
        let (points, claims) = (Wordings::default(), Wordings::default());
        let tenures = Tenures::new();
        Self { digests, clusters, points, claims, tenures, merges: Vec::new() }
    }

    fn entity(&self, article: usize, chain: ChainId) -> Option<EntityId> {
        self.clusters.of[article].get(chain.0 as usize).copied().flatten()
    }

    fn entities<'c>(
        &self,
        article: usize,
        chains: impl IntoIterator<Item = &'c ChainId>,
    ) -> Vec<EntityId> {
        let mut found = Vec::new();
        for entity in chains.into_iter().filter_map(|chain| self.entity(article, *chain)) {
            if !found.contains(&entity) {
                found.push(entity);
            }
        }
        found
    }

    /// Returns the entity that a phrase is a mention of, if a stand can be taken on that.
    fn target(&self, article: usize, told: &Told) -> Option<EntityId> {
        let chain = told.content.thing?;
        let thing = self.digests[article].things.get(chain.0 as usize)?;
        self.entity(article, chain).filter(|_| thing.is_entity())
    }

    /// Reads all points and claims, so that it can be found which are one.
    fn collect_wordings(&mut self) {
        for (article, digest) in self.digests.iter().enumerate() {
            let here = (article, digest.key.as_str());
            for told in &digest.facts {
                match &told.fact.statement {
                    Statement::Proposes { .. } | Statement::Stance { .. }
                        if self.target(article, told).is_some() => {}
                    Statement::Proposes { actor, binds, .. } => {
                        let party = binds.unwrap_or(*actor);
                        let parties = self.entity(article, party);
                        self.points.add(here, &told.content, parties);
                    }
                    Statement::Stance { .. } => {
                        self.points.add(here, &told.content, None);
                    }
                    Statement::Claim { speaker, .. } => {
                        let parties = self.entity(article, *speaker);
                        self.claims.add(here, &told.content, parties);
                    }
                    Statement::Disputes { .. } => {
                        self.claims.add(here, &told.content, None);
                    }
                    Statement::Role { .. }
                    | Statement::Meets { .. }
                    | Statement::Quantity { .. } => {}
                }
            }
        }
    }

    /// Reads who has which title where, as "President X" leaves unsaid of what.
    fn collect_tenures(&mut self) {
        for (article, told) in self.told() {
            if let Statement::Role { person, role, .. } = &told.fact.statement
                && let Some(person) = self.entity(article, *person)
                && let Some(organisation) = told.organisation
                && let Some(organisation) = self.entity(article, organisation)
            {
                self.tenures.entry((person, fold(role))).or_default().insert(organisation);
            }
        }
    }

    fn told(&self) -> impl Iterator<Item = (usize, &'a Told)> + use<'a> {
        let digests = self.digests.iter().enumerate();
        digests.flat_map(|(article, digest)| digest.facts.iter().map(move |told| (article, told)))
    }

    /// Returns the only organisation in which a person is said to have a title.
    fn only_organisation(&self, article: usize, person: ChainId, role: &str) -> Option<EntityId> {
        let person = self.entity(article, person)?;
        let organisations = self.tenures.get(&(person, fold(role)))?;
        organisations.first().copied().filter(|_| organisations.len() == 1)
    }

    fn contents(&mut self) -> Contents {
        let points = std::mem::take(&mut self.points);
        let claims = std::mem::take(&mut self.claims);
        let (points, point_at) = points.join("point", &mut self.merges);
        let (claims, claim_at) = claims.join("claim", &mut self.merges);
        Contents {
            points: points.into_iter().map(point).collect(),
            point_at,
            claims: claims.into_iter().map(claim).collect(),
            claim_at,
        }
    }

    fn world(mut self) -> World {
        let mut contents = self.contents();
        let mut lists = Lists::default();
        let mut statements = Vec::new();
        for (article, digest) in self.digests.iter().enumerate() {
            for told in &digest.facts {
                statements.extend(self.stated(article, told, &mut contents, &mut lists));
            }
        }
        let (offices, meetings, quantities) = lists.sorted(&mut statements, &mut contents.points);
        settle(&mut statements);
        self.merges.sort();
        self.merges.dedup();
        World {
            articles: self.digests.iter().map(|digest| digest.article.clone()).collect(),
            named_in: self.named_in(),
            entities: self.clusters.entities.clone(),
            points: contents.points,
            claims: contents.claims,
            offices,
            meetings,
            quantities,
            statements,
            merges: self.merges,
        }
    }

    fn named_in(&self) -> BTreeSet<(ArticleId, EntityId)> {
        let articles = self.digests.iter().enumerate();
        let named = articles.flat_map(|(article, digest)| {
            let things = digest.things.iter().zip(&self.clusters.of[article]);
            let named = things.filter(|(thing, _)| thing.named);
            named.filter_map(move |(_, entity)| Some((ArticleId::at(article), (*entity)?)))
        });
        named.collect()
    }

    /// Returns a fact as the world has it; nothing where its actor is no entity.
    fn stated(
        &self,
        article: usize,
        told: &Told,
        contents: &mut Contents,
        lists: &mut Lists,
    ) -> Option<Stated> {
        let fact = &told.fact;
        let about = self.about(article, told, contents, lists)?;
        let by = self.entities(article, &doers(&fact.statement));
        let what = self.what(article, told)?;
        if by.is_empty() && !matches!(what, What::Quantity { .. }) {
            return None;
        }
        let words = match &fact.statement {
            Statement::Role { role, .. } => role,
            _ => &told.content.words,
        };
        Some(Stated {
            article: ArticleId::at(article),
            evidence: fact.evidence.span,
            trigger: fact.evidence.trigger,
            what,
            by,
            about,
            words: words.clone(),
            status: status(fact),
            reported_by: self.entities(article, &fact.reported_by),
            confidence: fact.confidence,
            rule: fact.rule.clone(),
        })
    }

    fn what(&self, article: usize, told: &Told) -> Option<What> {
        Some(match &told.fact.statement {
            Statement::Role { former, .. } => What::Role { former: *former },
            Statement::Proposes { kind: ProposalKind::Proposal, .. } => What::Proposal,
            Statement::Proposes { kind: ProposalKind::Demand, .. } => What::Demand,
            Statement::Stance { kind, .. } => What::Stance(*kind),
            Statement::Claim { act, .. } if act == DENIAL => What::Denial,
            Statement::Claim { mode, act, .. } => What::Assertion { mode: *mode, act: act.clone() },
            Statement::Disputes { .. } => What::Denial,
            Statement::Meets { .. } => What::Meeting,
            Statement::Quantity { value, .. } if !value.is_finite() => return None,
            Statement::Quantity { .. } => {
                let named = told
                    .content
                    .thing
                    .filter(|thing| self.digests[article].things[thing.0 as usize].named);
                let subject = named.and_then(|thing| self.entity(article, thing));
                What::Quantity { subject }
            }
        })
    }

    /// Returns what a fact is about, which is added to the lists where it is new.
    fn about(
        &self,
        article: usize,
        told: &Told,
        contents: &mut Contents,
        lists: &mut Lists,
    ) -> Option<About> {
        Some(match &told.fact.statement {
            Statement::Role { person, role, .. } => {
                let organisation = told.organisation.and_then(|of| self.entity(article, of));
                let organisation =
                    organisation.or_else(|| self.only_organisation(article, *person, role));
                lists.office(role, organisation, self.entity(article, *person))
            }
            Statement::Proposes { .. } | Statement::Stance { .. } => {
                match self.target(article, told) {
                    Some(entity) => About::Entity(entity),
                    None => self.about_point(article, told, contents, lists)?,
                }
            }
            Statement::Claim { .. } | Statement::Disputes { .. } => {
                let at = *contents.claim_at.get(&self.place(article, told))?;
                About::Claim(ClaimId::at(at))
            }
            Statement::Meets { actors, place, date } => {
                let participants = self.entities(article, actors);
                lists.meeting(article, &participants, place.as_ref(), date.as_ref())
            }
            Statement::Quantity { value, unit, bound, .. } => {
                About::Quantity(lists.quantity(&told.content.words, *value, unit, *bound))
            }
        })
    }

    /// Returns the point that a fact is about, to which a proposal adds plan and party.
    fn about_point(
        &self,
        article: usize,
        told: &Told,
        contents: &mut Contents,
        lists: &mut Lists,
    ) -> Option<About> {
        let at = *contents.point_at.get(&self.place(article, told))?;
        let whole = told.content.whole.and_then(|plan| self.entity(article, plan));
        contents.points[at].plans.extend(whole);
        if let Statement::Proposes { plan, binds, benefits, content, .. } = &told.fact.statement {
            let entity = |chain: &Option<ChainId>| self.entity(article, (*chain)?);
            let point = &mut contents.points[at];
            point.plans.extend(entity(plan));
            point.binds.extend(entity(binds));
            point.benefits.extend(entity(benefits));
            for told in &self.digests[article].facts {
                let inside = content.span.contains(told.fact.evidence.trigger);
                if let Statement::Quantity { value, unit, bound, .. } = &told.fact.statement
                    && inside
                    && value.is_finite()
                {
                    let words = &told.content.words;
                    point.quantities.insert(lists.quantity(words, *value, unit, *bound));
                }
            }
        }
        Some(About::Point(PointId::at(at)))
    }

    fn place(&self, article: usize, told: &Told) -> Place {
        place_of(&self.digests[article].key, &told.content)
    }
}

/// Returns those who do what a statement says.
fn doers(statement: &Statement) -> Vec<ChainId> {
    match statement {
        Statement::Role { person, .. } => vec![*person],
        Statement::Proposes { actor, .. }
        | Statement::Stance { actor, .. }
        | Statement::Disputes { actor, .. } => vec![*actor],
        Statement::Claim { speaker, .. } => vec![*speaker],
        Statement::Meets { actors, .. } => actors.clone(),
        Statement::Quantity { .. } => Vec::new(),
    }
}

fn point(same: Same) -> Point {
    let Same { identity, words, others, .. } = same;
    Point { identity, words, wordings: others, ..Point::default() }
}

fn claim(same: Same) -> Claim {
    let Same { identity, words, others, articles } = same;
    let articles = articles.into_iter().map(ArticleId::at).collect();
    Claim { identity, words, wordings: others, articles }
}

/// Returns a fact's status; a denial is asserted, for the negation of what is claimed is in it.
fn status(fact: &Fact) -> Status {
    match &fact.statement {
        Statement::Claim { act, .. } if act == DENIAL && fact.status == Status::Negated => {
            Status::Asserted
        }
        _ => fact.status,
    }
}

/// Sorts the statements, and of those that say the same in one sentence keeps the surest.
fn settle(statements: &mut Vec<Stated>) {
    statements.sort_by(|a, b| {
        (a.article, a.evidence, &a.what, &a.by)
            .cmp(&(b.article, b.evidence, &b.what, &b.by))
            .then_with(|| {
                (a.about, a.status, &a.reported_by).cmp(&(b.about, b.status, &b.reported_by))
            })
            .then_with(|| b.confidence.total_cmp(&a.confidence))
            .then_with(|| (&a.rule, a.trigger, &a.words).cmp(&(&b.rule, b.trigger, &b.words)))
    });
    statements.dedup_by(|later, earlier| {
        (later.article, later.evidence, &later.what, &later.by)
            == (earlier.article, earlier.evidence, &earlier.what, &earlier.by)
            && (later.about, later.status, &later.reported_by)
                == (earlier.about, earlier.status, &earlier.reported_by)
    });
}
