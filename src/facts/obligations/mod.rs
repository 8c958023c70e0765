//! Demands that a speaker words with "must", "should", "has to", "needs to".
//!
//! ```text
//! Statement::Claim + clauses ──find──▶ Statement::Proposes (a demand of the speaker)
//! ```
//!
//! "The minister said the banks must pay" is a claim, and a demand of the
//! minister on the banks. Only the main clauses of what is said count: an
//! obligation told in passing is nobody's demand.

mod duties;

use std::iter;

use self::duties::obliges;
use super::arguments::{actor, modal, named_somehow, words};
use super::{Evidence, Fact, ProposalKind, Reading, Statement, Status};
use crate::clauses::{Clause, ClauseId, Link, Slot};
use crate::mentions::{ChainId, EntityKind};
use crate::text::Span;

/// Adds the demands in the statements found so far.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let obliging = reading.clauses.clauses.iter().filter(|clause| obliges(reading, clause));
    let demands: Vec<Fact> = obliging.flat_map(|clause| demands(reading, facts, clause)).collect();
    facts.extend(demands);
}

/// Returns what a clause demands, of each who says it.
fn demands(reading: Reading<'_>, facts: &[Fact], clause: &Clause) -> Vec<Fact> {
    let at = reading.document[clause.predicate].span;
    let Some((first, content)) = innermost_claim(facts, at) else { return Vec::new() };
    let Some(span) = main_clause_within(reading, clause, content) else { return Vec::new() };
    let tokens = reading.document.tokens_in(span);
    let binds = clause.all(Slot::Agent).find_map(|agent| actor(reading, agent.head));
    let speaks = |speaker: &ChainId| {
        let head = reading.mentions[reading.mentions[*speaker].representative].head;
        reading.mentions[*speaker].kind != EntityKind::Document
            && named_somehow(reading, head).is_some()
            && !expects_of_itself(reading, clause, *speaker)
            && !is_stated(facts, *speaker, at)
    };
    let demand = |speaker: ChainId| {
        let demand = Statement::Proposes {
            actor: speaker,
            plan: None,
            content: words(reading, tokens),
            binds: binds.filter(|party| *party != speaker),
            benefits: None,
            kind: ProposalKind::Demand,
        };
        let evidence = Evidence { trigger: at, ..super::arguments::evidence(reading, clause) };
        Fact::new(demand, evidence, Status::Asserted, "obligations")
    };
    let speakers = iter::once(first).chain(others(facts, first, content));
    speakers.filter(speaks).map(demand).collect()
}

/// Tells whether a speaker tells what to expect of it: "the board said it should have the figures soon".
fn expects_of_itself(reading: Reading<'_>, clause: &Clause, speaker: ChainId) -> bool {
    let document = reading.document;
    clause.first(Slot::Agent).is_some_and(|it| {
        document.word(it.head).eq_ignore_ascii_case("it")
            && reading.mentions.chain_at(it.head) == Some(speaker)
            && modal(reading, clause.predicate).as_deref() == Some("should")
    })
}

/// Returns who else says the same words: "India *and China* said it should stay".
fn others<'a>(
    facts: &'a [Fact],
    first: ChainId,
    words: &'a [Span],
) -> impl Iterator<Item = ChainId> + 'a {
    facts.iter().filter_map(move |fact| match &fact.statement {
        Statement::Claim { speaker, content, .. }
            if fact.status == Status::Asserted && *speaker != first && content == words =>
        {
            Some(*speaker)
        }
        _ => None,
    })
}

/// Returns the statement whose content covers `at`, with its speaker and its content.
///
/// Of nested reports, the innermost speaker is the one who demands or refuses.
pub(super) fn innermost_claim(facts: &[Fact], at: Span) -> Option<(ChainId, &[Span])> {
    let length = |content: &[Span]| content.iter().map(|span| span.len()).sum::<u32>();
    let claims = facts.iter().filter_map(|fact| match &fact.statement {
        Statement::Claim { speaker, content, .. }
            if fact.status == Status::Asserted && content.iter().any(|span| span.contains(at)) =>
        {
            Some((*speaker, content.as_slice()))
        }
        _ => None,
    });
    claims.min_by_key(|(_, content)| length(content))
}

/// Tells whether a verb of asking has stated it already: "insisted that they must pay".
pub(super) fn is_stated(facts: &[Fact], speaker: ChainId, at: Span) -> bool {
    facts.iter().any(|fact| {
        matches!(fact.statement, Statement::Proposes { actor, content, .. }
            if actor == speaker && content.span.contains(at))
    })
}

/// Returns the words of the clause within the content, if it is a main clause of it.
pub(super) fn main_clause_within(
    reading: Reading<'_>,
    clause: &Clause,
    content: &[Span],
) -> Option<Span> {
    let inside = |id: ClauseId| {
        let at = reading.document[reading.clauses[id].predicate].span;
        content.iter().any(|span| span.contains(at))
    };
    let mut span = clause.span;
    let mut parent = clause.parent;
    if matches!(parent, Some((_, Link::Relative))) {
        return None;
    }
    while let Some((id, link)) = parent.filter(|(id, _)| inside(*id)) {
        let above = &reading.clauses[id];
        match link {
            Link::Coordinate => {}
            Link::Complement
                if matches!(above.lemma.as_str(), "need" | "have" | "ought" | "let")
                    && !matches!(above.parent, Some((_, Link::Relative))) =>
            {
                span = above.span;
            }
            // "The point is that they must", "I think that they must": the speaker's own view.
            Link::Complement if is_own_view(reading, above) => {}
            Link::Complement | Link::Adverbial | Link::Relative => return None,
        }
        parent = above.parent;
    }
    let within = content.iter().find(|part| part.overlaps(span))?;
    Some(Span::new(span.start.max(within.start), span.end.min(within.end)))
}

/// Tells whether a clause within what is said only introduces what the speaker holds.
fn is_own_view(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let by_speaker = clause
        .all(Slot::Agent)
        .any(|agent| matches!(document.word(agent.head).to_lowercase().as_str(), "i" | "we"));
    !clause.negated && (clause.lemma == "be" || by_speaker)
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::lines_of;

    #[test]
    fn a_speaker_demands_what_must_be_done() {
        let text = "The bishop said the miners must be paid.";
        assert_eq!(lines_of("demand", text), ["demand bishop | the miners must be paid"]);
    }

    #[test]
    fn what_a_speaker_expects_of_itself_is_no_demand() {
        let text = "The board said it should have the figures by noon.";
        assert!(lines_of("demand", text).is_empty());
    }

    #[test]
    fn what_is_ordered_or_needed_is_demanded() {
        let text = "\"Open the dam,\" the bishop said. \"Norway needs an inquiry.\"";
        assert_eq!(
            lines_of("demand", text),
            ["demand bishop | Open the dam", "demand bishop | Norway needs an inquiry"]
        );
        assert!(lines_of("demand", "\"Believe the miners,\" the bishop said.").is_empty());
    }

    #[test]
    fn each_who_says_it_demands_it() {
        let text = "The bishop and the mayor said the miners must get help.";
        assert_eq!(
            lines_of("demand", text),
            ["demand bishop | the miners must get help", "demand mayor | the miners must get help"]
        );
    }

    #[test]
    fn what_is_vital_is_demanded() {
        let text = "The bishop said it was vital that the miners get help.";
        assert_eq!(
            lines_of("demand", text),
            ["demand bishop | it was vital that the miners get help"]
        );
    }

    #[test]
    fn what_is_asked_or_expected_is_no_demand() {
        assert!(lines_of("demand", "\"Why should we pay them?\" the bishop said.").is_empty());
        assert!(
            lines_of("demand", "The bishop said the haul should show what the boat can do.")
                .is_empty()
        );
    }

    #[test]
    fn what_we_will_have_to_do_is_a_warning() {
        assert!(
            lines_of("demand", "\"We will have to close the port,\" the bishop said.").is_empty()
        );
    }

    #[test]
    fn what_must_have_happened_is_a_guess() {
        assert!(lines_of("demand", "The bishop said the miners must have known.").is_empty());
    }
}
