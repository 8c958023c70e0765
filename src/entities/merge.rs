//! Makes one world of what the articles give.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Clusters, cluster};
use super::content::{Place, Same, Wordings};
use super::digest::{Digest, Told};
use super::lists::Lists;
use super::names::fold;
use super::overrides::Overrides;
use super::statements::settle;
use super::world::{ArticleId, Claim, EntityId, Point, World};
use crate::facts::Statement;
use crate::mentions::ChainId;

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
pub(super) struct Build<'a> {
    pub(super) digests: &'a [Digest],
    clusters: &'a Clusters,
    points: Wordings,
    claims: Wordings,
    tenures: Tenures,
    merges: Vec<super::world::Merge>,
}

/// The organisations in which somebody is said to have a title, by folded title.
type Tenures = BTreeMap<(EntityId, String), BTreeSet<EntityId>>;

/// What the points' and claims' wordings became.
pub(super) struct Contents {
    pub(super) points: Vec<Point>,
    pub(super) point_at: BTreeMap<Place, usize>,
    claims: Vec<Claim>,
    pub(super) claim_at: BTreeMap<Place, usize>,
}

impl<'a> Build<'a> {
    fn new(digests: &'a [Digest], clusters: &'a Clusters) -> Self {
        let (points, claims) = (Wordings::default(), Wordings::default());
        let tenures = Tenures::new();
        Self { digests, clusters, points, claims, tenures, merges: Vec::new() }
    }

    pub(super) fn entity(&self, article: usize, chain: ChainId) -> Option<EntityId> {
        self.clusters.of[article].get(chain.0 as usize).copied().flatten()
    }

    pub(super) fn entities<'c>(
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
    pub(super) fn target(&self, article: usize, told: &Told) -> Option<EntityId> {
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
    pub(super) fn only_organisation(
        &self,
        article: usize,
        person: ChainId,
        role: &str,
    ) -> Option<EntityId> {
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
