//! Finds who reports a fact that is not in the article's own voice.
//!
//! A statement whose content holds the word that a fact turns on reports that
//! fact. Statements lie in one another like shells: "Reuters quoted an official as
//! saying that …" has two, and the outermost comes first.

use super::{Fact, Statement, Status};
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
