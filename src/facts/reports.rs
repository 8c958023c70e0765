//! Finds who reports a fact that is not in the article's own voice, and what denials leave of one.
//!
//! A statement whose content holds the word that a fact turns on reports that
//! fact. Statements lie in one another like shells: "Reuters quoted an official as
//! saying that …" has two, and the outermost comes first.

use super::arguments::document_kind;
use super::lexicon::Noun;
use super::{Evidence, Fact, Reading, StanceKind, Statement, Status};
use crate::language::Dep;
use crate::mentions::ChainId;
use crate::text::Span;

/// A statement that may report others.
struct Shell {
    speaker: ChainId,
    content: Vec<Span>,
    cue: Option<Span>,
}

/// Fills in who reports each of the facts.
pub(super) fn attach(facts: &mut [Fact]) {
    let shells: Vec<Shell> = facts
        .iter()
        .filter(|fact| fact.status == Status::Asserted)
        .filter_map(|fact| match &fact.statement {
            Statement::Claim { speaker, content, cue_span, .. } => {
                Some(Shell { speaker: *speaker, content: content.clone(), cue: *cue_span })
            }
            _ => None,
        })
        .collect();
    for fact in facts {
        fact.reported_by = reporters(fact, &shells);
    }
}

/// Settles what the disputes make of other facts.
///
/// What a denial denies is not asserted: "denied that Peru had accepted the plan" leaves no
/// acceptance. Who rejects a claim disputes it, and takes no second stand on it.
pub(super) fn deny(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let disputes: Vec<(Evidence, Span)> = facts
        .iter()
        .filter(|fact| fact.status == Status::Asserted)
        .filter_map(|fact| match &fact.statement {
            Statement::Disputes { target, .. } => Some((fact.evidence, target.span)),
            _ => None,
        })
        .collect();
    let is_dispute = |evidence: Evidence| {
        disputes.iter().any(|(dispute, _)| evidence.trigger.overlaps(dispute.trigger))
    };
    facts.retain(|fact| match fact.statement {
        Statement::Stance { kind: StanceKind::Rejects, target, .. } => {
            !is_dispute(fact.evidence) || is_refusable(reading, target.span)
        }
        _ => true,
    });
    // The target of "a claim they deny" is the claim itself: its speaker still makes it.
    let denied: Vec<Span> = disputes
        .iter()
        .filter(|(dispute, target)| {
            target.start >= dispute.trigger.end && dispute.span.contains(*target)
        })
        .map(|(_, target)| *target)
        .collect();
    for fact in facts.iter_mut().filter(|fact| fact.status == Status::Asserted) {
        let stated = match fact.statement {
            Statement::Stance { .. } | Statement::Proposes { .. } | Statement::Meets { .. } => true,
            Statement::Role { .. }
            | Statement::Claim { .. }
            | Statement::Disputes { .. }
            | Statement::Quantity { .. } => false,
        };
        if stated && denied.iter().any(|target| target.contains(fact.evidence.trigger)) {
            fact.status = Status::Negated;
        }
    }
}

/// Tells whether the words name something put forward or decided, not something claimed: "the
/// ruling", "the law", but not "the suggestion that it is void".
fn is_refusable(reading: Reading<'_>, target: Span) -> bool {
    let document = reading.document;
    let tokens = document.tokens_in(target);
    let Some(head) =
        tokens.iter().find(|id| !tokens.contains(document[*id].head) || document[*id].head == *id)
    else {
        return false;
    };
    let refusable = document_kind(reading, head).is_some_and(|kind| kind != Noun::Claim);
    let worded = document.children(head).iter().any(|child| {
        matches!(document[*child].dep, Dep::Acl | Dep::Ccomp)
            && document.children_as(*child, Dep::Mark).any(|mark| document.lemma(mark) == "that")
    });
    refusable && !worded
}

fn reporters(fact: &Fact, shells: &[Shell]) -> Vec<ChainId> {
    let own = match &fact.statement {
        Statement::Claim { speaker, cue_span, .. } => Some((*speaker, *cue_span)),
        _ => None,
    };
    let mut holding: Vec<(u32, ChainId)> = shells
        .iter()
        .filter(|shell| {
            own.is_none_or(|(speaker, cue)| speaker != shell.speaker && cue != shell.cue)
        })
        .filter_map(|shell| {
            let holds = shell.content.iter().any(|span| span.contains(fact.evidence.trigger));
            let size = shell.content.iter().map(|span| span.len()).sum();
            holds.then_some((size, shell.speaker))
        })
        .collect();
    holding.sort_by_key(|(size, speaker)| (std::cmp::Reverse(*size), *speaker));
    let mut reporters = Vec::new();
    for (_, speaker) in holding {
        if !reporters.contains(&speaker) {
            reporters.push(speaker);
        }
    }
    reporters
}
