//! How likely a fact is right: a logistic model over a few signals, calibrated on gold.
//!
//! A *signal* is something about a fact that bears on whether it is right: the
//! rule that found it, how its actor is worded, how long its sentence is.
//! `data/lexicon/confidence.csv` has the weight of each; the confidence is the
//! logistic function of the sum of the weights of a fact's signals. The weights are
//! fitted by `data/derive/confidence.py`, with `examples/signals.rs`, on annotated
//! articles; docs/QUALITY.md has the reliability table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{ClaimMode, Fact, ProposalKind, Reading, StanceKind, Statement};
use crate::language::Pos;
use crate::mentions::{ChainId, MentionKind};
use crate::text::Span;

/// Sentences of more tokens are read less surely.
const LONG: usize = 40;

/// Phrases of fewer tokens are more often cut from something longer.
const SHORT: usize = 3;

#[derive(Deserialize)]
struct Row {
    signal: String,
    weight: f32,
}

static WEIGHTS: LazyLock<BTreeMap<String, f32>> = LazyLock::new(|| {
    let rows: Vec<Row> = crate::resources::lexicon("confidence.csv");
    rows.into_iter().map(|row| (row.signal, row.weight)).collect()
});

/// Sets the confidence of each of the facts of an article.
pub(super) fn weigh(reading: Reading<'_>, facts: &mut [Fact]) {
    for fact in facts {
        let weight = |signal: String| WEIGHTS.get(&signal).copied().unwrap_or_default();
        let sum: f32 = signals(reading, fact).into_iter().map(weight).sum();
        fact.confidence = 1.0 / (1.0 + (-sum).exp());
    }
}

/// Returns the signals that a fact shows, such as `stance:rejects` or `actor:pronoun`.
///
/// A signal that the table does not have weighs nothing.
#[must_use]
pub fn signals(reading: Reading<'_>, fact: &Fact) -> Vec<String> {
    let mut signals = vec![kind(&fact.statement)];
    // A line of the lexicon is seen too seldom to be judged by itself.
    if fact.rule.contains(':') && !fact.rule.starts_with("frames:") {
        signals.push(fact.rule.clone());
    }
    let tokens = reading.document[fact.evidence.sentence].tokens.len();
    if tokens > LONG {
        signals.push("sentence:long".to_owned());
    }
    if !fact.reported_by.is_empty() {
        signals.push("reported".to_owned());
    }
    if is_headline(reading, fact) {
        signals.push("headline".to_owned());
    }
    of_statement(reading, fact, &mut signals);
    signals
}

/// Adds the signals that belong to what is stated.
fn of_statement(reading: Reading<'_>, fact: &Fact, signals: &mut Vec<String>) {
    let mut actor = |chain: ChainId, beside: Option<Span>| {
        signals.push(format!("actor:{}", worded(reading, fact, chain, beside)));
    };
    match &fact.statement {
        Statement::Claim { speaker, speaker_span, content, mode, .. } => {
            actor(*speaker, *speaker_span);
            signals.push(format!("claim:{}", mode_name(*mode)));
            if content.iter().map(|span| words(reading, *span)).sum::<usize>() < SHORT {
                signals.push("claim:short".to_owned());
            }
        }
        Statement::Proposes { actor: who, plan, content, binds, .. } => {
            actor(*who, None);
            signals.push(format!("proposes:{}", if plan.is_some() { "plan" } else { "no-plan" }));
            signals.push(format!("proposes:{}", if binds.is_some() { "binds" } else { "free" }));
            if words(reading, content.span) < SHORT {
                signals.push("proposes:short".to_owned());
            }
        }
        Statement::Stance { actor: who, target, .. } => {
            actor(*who, None);
            if words(reading, target.span) < SHORT {
                signals.push("stance:short".to_owned());
            }
        }
        Statement::Disputes { actor: who, claim, .. } => {
            actor(*who, None);
            signals.push(format!("disputes:{}", if claim.is_some() { "linked" } else { "loose" }));
        }
        Statement::Meets { actors, place, date } => {
            let known = place.is_some() || date.is_some();
            signals.push(format!("meets:{}", if known { "placed" } else { "bare" }));
            let named = actors.iter().all(|chain| reading.mentions[*chain].named);
            signals.push(format!("meets:{}", if named { "named" } else { "nameless" }));
        }
        Statement::Role { organisation, .. } => {
            let known = organisation.is_some();
            signals.push(format!("role:{}", if known { "organisation" } else { "title-only" }));
        }
        Statement::Quantity { value, unit, .. } => {
            let small = *value < 10.0 && value.fract() == 0.0;
            signals.push(format!("quantity:{}", if small { "small" } else { "figure" }));
            let money = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
            signals.push(format!("quantity:{}", if money { "money" } else { "count" }));
        }
    }
}

/// Tells how the actor of a fact is worded: by name, description or pronoun, here or elsewhere.
fn worded(reading: Reading<'_>, fact: &Fact, chain: ChainId, beside: Option<Span>) -> &'static str {
    let mentions = reading.mentions;
    let near = beside.unwrap_or(fact.evidence.span);
    let tokens = reading.document.tokens_in(near);
    let own = &mentions[chain].mentions;
    let first = own.partition_point(|id| mentions[*id].head < tokens.start);
    let here = own[first..]
        .iter()
        .map(|id| &mentions[*id])
        .take_while(|mention| mention.head < tokens.end)
        .map(|mention| mention.kind)
        .min_by_key(|kind| match kind {
            MentionKind::Name => 0,
            MentionKind::Nominal => 1,
            MentionKind::Pronoun => 2,
        });
    match (here, mentions[chain].named) {
        (Some(MentionKind::Name), _) => "name",
        (Some(MentionKind::Nominal), true) => "description",
        (Some(MentionKind::Nominal), false) => "nameless",
        (Some(MentionKind::Pronoun), true) => "pronoun",
        (Some(MentionKind::Pronoun), false) => "pronoun-of-nameless",
        (None, _) => "elsewhere",
    }
}

/// Returns the number of words in a span, punctuation left out.
fn words(reading: Reading<'_>, span: Span) -> usize {
    let document = reading.document;
    document.tokens_in(span).iter().filter(|id| document[*id].pos != Pos::Punct).count()
}

/// Tells whether the fact stands before the first sentence that ends like one.
fn is_headline(reading: Reading<'_>, fact: &Fact) -> bool {
    let words = fact.evidence.span.of(&reading.article.text).trim_end();
    fact.evidence.sentence.0 == 0 && !words.ends_with(['.', '!', '?', '”', '"'])
}

fn kind(statement: &Statement) -> String {
    let name = match statement {
        Statement::Role { .. } => "role",
        Statement::Proposes { kind: ProposalKind::Proposal, .. } => "proposal",
        Statement::Proposes { kind: ProposalKind::Demand, .. } => "demand",
        Statement::Stance { kind: StanceKind::Rejects, .. } => "rejects",
        Statement::Stance { kind: StanceKind::Accepts, .. } => "accepts",
        Statement::Stance { kind: StanceKind::Supports, .. } => "supports",
        Statement::Claim { .. } => "claim",
        Statement::Disputes { .. } => "disputes",
        Statement::Meets { .. } => "meets",
        Statement::Quantity { .. } => "quantity",
    };
    name.to_owned()
}

const fn mode_name(mode: ClaimMode) -> &'static str {
    match mode {
        ClaimMode::Direct => "direct",
        ClaimMode::Indirect => "indirect",
        ClaimMode::Mixed => "mixed",
    }
}
