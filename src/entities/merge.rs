//! Makes one world of what the articles give.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Clusters, cluster};
use super::content::{Same, Wordings};
use super::digest::{Digest, Told};
use super::names::fold;
use super::world::{
    About, ArticleId, Claim, ClaimId, EntityId, Meeting, MeetingId, Office, OfficeId, Point,
    PointId, Quantity, QuantityId, Stated, What, World,
};
use crate::facts::{ProposalKind, Statement, When};
use crate::mentions::ChainId;

/// The act, in the cue lexicon, of saying that something is not so.
const DENIAL: &str = "deny";

/// Makes one world of what the articles give, whatever their order.
///
/// Articles with the same text are one; the least id and source stand.
#[must_use]
pub fn merge(mut digests: Vec<Digest>) -> World {
    digests.sort_by_cached_key(|digest| {
        let article = &digest.article;
        (digest.key.clone(), article.id.clone(), article.url.clone(), article.publisher.clone())
    });
    digests.dedup_by(|later, earlier| later.key == earlier.key);
    let clusters = cluster(&digests);
    let mut build = Build { merges: clusters.merges.clone(), ..Build::new(&digests, &clusters) };
    build.collect_wordings();
    build.world()
}

/// The world while it is being made.
struct Build<'a> {
    digests: &'a [Digest],
    clusters: &'a Clusters,
    points: Wordings,
    claims: Wordings,
    merges: Vec<super::world::Merge>,
}

/// What the points' and claims' wordings became.
struct Contents {
    points: Vec<Point>,
    point_at: BTreeMap<(String, String), usize>,
    claims: Vec<Claim>,
    claim_at: BTreeMap<(String, String), usize>,
}

impl<'a> Build<'a> {
    fn new(digests: &'a [Digest], clusters: &'a Clusters) -> Self {
        let (points, claims) = (Wordings::default(), Wordings::default());
        Self { digests, clusters, points, claims, merges: Vec::new() }
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
        let (offices, meetings, quantities) = lists.sorted(&mut statements);
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
        let place = |content| super::content::place_of(&self.digests[article].key, content);
        let mut words = told.content.words.clone();
        let (what, by, about) = match &fact.statement {
            Statement::Role { person, role, former, .. } => {
                let organisation = told.organisation.and_then(|of| self.entity(article, of));
                words.clone_from(role);
                let office = lists.office(role, organisation);
                (What::Role { former: *former }, vec![*person], office)
            }
            Statement::Proposes { actor, plan, binds, kind, .. } => {
                let about = match self.target(article, told) {
                    Some(entity) => About::Entity(entity),
                    None => {
                        let at = *contents.point_at.get(&place(&told.content))?;
                        let plan = plan.and_then(|plan| self.entity(article, plan));
                        let binds = binds.and_then(|party| self.entity(article, party));
                        contents.points[at].plans.extend(plan);
                        contents.points[at].binds.extend(binds);
                        About::Point(PointId::at(at))
                    }
                };
                let what = match kind {
                    ProposalKind::Proposal => What::Proposal,
                    ProposalKind::Demand => What::Demand,
                };
                (what, vec![*actor], about)
            }
            Statement::Stance { kind, actor, .. } => {
                let about = match self.target(article, told) {
                    Some(entity) => About::Entity(entity),
                    None => {
                        About::Point(PointId::at(*contents.point_at.get(&place(&told.content))?))
                    }
                };
                (What::Stance(*kind), vec![*actor], about)
            }
            Statement::Claim { speaker, mode, act, .. } => {
                let at = *contents.claim_at.get(&place(&told.content))?;
                let what = if act == DENIAL {
                    What::Denial
                } else {
                    What::Assertion { mode: *mode, act: act.clone() }
                };
                (what, vec![*speaker], About::Claim(ClaimId::at(at)))
            }
            Statement::Disputes { actor, .. } => {
                let at = *contents.claim_at.get(&place(&told.content))?;
                (What::Denial, vec![*actor], About::Claim(ClaimId::at(at)))
            }
            Statement::Meets { actors, place, date } => {
                let participants = self.entities(article, actors);
                words = place.clone().unwrap_or_default();
                let meeting = lists.meeting(article, &participants, place.as_ref(), date.as_ref());
                (What::Meeting, actors.clone(), meeting)
            }
            Statement::Quantity { value, unit, .. } => {
                if !value.is_finite() {
                    return None;
                }
                let subject = self.target(article, told).filter(|_| {
                    told.content
                        .thing
                        .is_some_and(|thing| self.digests[article].things[thing.0 as usize].named)
                });
                let quantity = lists.quantity(&words, *value, unit);
                (What::Quantity { subject }, Vec::new(), quantity)
            }
        };
        let by = self.entities(article, &by);
        if by.is_empty() && !matches!(what, What::Quantity { .. }) {
            return None;
        }
        Some(Stated {
            article: ArticleId::at(article),
            evidence: fact.evidence.span,
            trigger: fact.evidence.trigger,
            what,
            by,
            about,
            words,
            status: fact.status,
            reported_by: self.entities(article, &fact.reported_by),
            confidence: fact.confidence,
            rule: fact.rule.clone(),
        })
    }
}

fn point(same: Same) -> Point {
    let Same { identity, words, others, .. } = same;
    let (plans, binds) = (BTreeSet::new(), BTreeSet::new());
    Point { identity, words, wordings: others, plans, binds }
}

fn claim(same: Same) -> Claim {
    let Same { identity, words, others, articles } = same;
    let articles = articles.into_iter().map(ArticleId::at).collect();
    Claim { identity, words, wordings: others, articles }
}

/// Sorts the statements, and of those that say the same in one sentence keeps the surest.
fn settle(statements: &mut Vec<Stated>) {
    statements.sort_by(|a, b| {
        let key = |stated: &Stated| {
            let by = stated.by.clone();
            let reporters = stated.reported_by.clone();
            let what = stated.what.clone();
            (stated.article, stated.evidence, what, by, stated.about, stated.status, reporters)
        };
        key(a)
            .cmp(&key(b))
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

/// Offices, meetings and quantities as they are met; they are sorted in the end.
#[derive(Debug, Default)]
struct Lists {
    offices: BTreeMap<(String, Option<EntityId>), (usize, BTreeSet<String>)>,
    meetings: BTreeMap<MeetingKey, (usize, BTreeSet<String>)>,
    quantities: BTreeMap<(String, String, String), (usize, BTreeSet<String>)>,
}

/// Participants, day, and without a day the wording and the article.
type MeetingKey = (BTreeSet<EntityId>, Option<jiff::civil::Date>, Option<(String, ArticleId)>);

/// Returns the place of `key`, which is the next one if it is new, and adds a wording to it.
fn place_in<K: Ord>(
    list: &mut BTreeMap<K, (usize, BTreeSet<String>)>,
    key: K,
    words: Option<&str>,
) -> usize {
    let next = list.len();
    let (place, wordings) = list.entry(key).or_insert_with(|| (next, BTreeSet::new()));
    wordings.extend(words.map(str::to_owned));
    *place
}

impl Lists {
    fn office(&mut self, role: &str, organisation: Option<EntityId>) -> About {
        let place = place_in(&mut self.offices, (fold(role), organisation), Some(role));
        About::Office(OfficeId::at(place))
    }

    fn meeting(
        &mut self,
        article: usize,
        participants: &[EntityId],
        place: Option<&String>,
        date: Option<&When>,
    ) -> About {
        let participants = participants.iter().copied().collect();
        let here = ArticleId::at(article);
        let key = match date {
            Some(When::Day(day)) => (participants, Some(*day), None),
            Some(When::Worded(words)) => (participants, None, Some((words.clone(), here))),
            None => (participants, None, Some((String::new(), here))),
        };
        let place = place_in(&mut self.meetings, key, place.map(String::as_str));
        About::Meeting(MeetingId::at(place))
    }

    fn quantity(&mut self, subject: &str, value: f64, unit: &str) -> About {
        let key = (fold(subject), value.to_string(), unit.to_owned());
        About::Quantity(QuantityId::at(place_in(&mut self.quantities, key, Some(subject))))
    }

    /// Returns the lists in order of their content, and leads the statements to the new places.
    fn sorted(self, statements: &mut [Stated]) -> (Vec<Office>, Vec<Meeting>, Vec<Quantity>) {
        let offices = order(self.offices.values());
        let meetings = order(self.meetings.values());
        let quantities = order(self.quantities.values());
        for stated in statements {
            match &mut stated.about {
                About::Office(id) => *id = OfficeId::at(offices[id.index()]),
                About::Meeting(id) => *id = MeetingId::at(meetings[id.index()]),
                About::Quantity(id) => *id = QuantityId::at(quantities[id.index()]),
                About::Entity(_) | About::Point(_) | About::Claim(_) => {}
            }
        }
        let first = |words: BTreeSet<String>| words.into_iter().next().unwrap_or_default();
        let offices = self.offices.into_iter().map(|((key, organisation), (_, titles))| Office {
            title: first(titles),
            key,
            organisation,
        });
        let meetings = self.meetings.into_iter().map(|((participants, day, here), (_, places))| {
            let (time, article) = here.unzip();
            let time = time.filter(|words| !words.is_empty());
            Meeting { participants, day, time, article, places }
        });
        let quantities = self.quantities.into_iter().map(|((_, value, unit), (_, subjects))| {
            Quantity { subject: first(subjects), value, unit }
        });
        (offices.collect(), meetings.collect(), quantities.collect())
    }
}

/// Returns, for each place as things were met, its place in order of content.
fn order<'a>(list: impl Iterator<Item = &'a (usize, BTreeSet<String>)>) -> Vec<usize> {
    let mut places: Vec<(usize, usize)> =
        list.enumerate().map(|(sorted, (met, _))| (*met, sorted)).collect();
    places.sort_unstable();
    places.into_iter().map(|(_, sorted)| sorted).collect()
}
