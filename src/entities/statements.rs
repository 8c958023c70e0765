//! The statements of the world: facts whose chains have become entities, points and claims.

use super::content::{Place, place_of};
use super::digest::Told;
use super::lists::Lists;
use super::merge::{Build, Contents};
use super::world::{About, ArticleId, ClaimId, PointId, Stated, What};
use crate::facts::{Fact, ProposalKind, Statement, Status};
use crate::mentions::ChainId;

/// The act, in the cue lexicon, of saying that something is not so.
const DENIAL: &str = "deny";

impl Build<'_> {
    /// Returns a fact as the world has it; nothing where its actor is no entity.
    pub(super) fn stated(
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
pub(super) fn settle(statements: &mut Vec<Stated>) {
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
