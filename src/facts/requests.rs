//! Demands that are told beside what came of them, and deadlines.
//!
//! ```text
//! "sailed at the request of Norway"     ─┐
//! "gave the firm ten days to clear it"  ─┴─find──▶ Statement::Proposes (a demand)
//! ```

use super::arguments::{self, actor, evidence_at, words};
use super::{Fact, ProposalKind, Reading, Statement, Status, lexicon};
use crate::clauses::{Argument, Clause, Slot};
use crate::language::{Dep, Pos, Tag, TokenId, TokenRange};
use crate::mentions::ChainId;
use crate::text::Span;

/// Adds the demands.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let demands = reading.clauses.clauses.iter().filter_map(|clause| deadline(reading, clause));
    facts.extend(demands);
    facts.extend(reading.document.ids().filter_map(|at| complied_with(reading, at)));
}

/// A demand: whose, on whom, in which words, by which word.
struct Demand {
    actor: ChainId,
    binds: Option<ChainId>,
    content: TokenRange,
    trigger: TokenId,
}

impl Demand {
    fn fact(self, reading: Reading<'_>, status: Status, rule: &'static str) -> Fact {
        let statement = Statement::Proposes {
            actor: self.actor,
            plan: None,
            content: words(reading, self.content),
            binds: self.binds,
            benefits: None,
            kind: ProposalKind::Demand,
        };
        Fact::new(statement, evidence_at(reading, self.trigger), status, rule)
    }
}

/// "The council gave the firm ten days *to clear the wharf*."
fn deadline(reading: Reading<'_>, clause: &Clause) -> Option<Fact> {
    if clause.lemma != "give" || clause.negated {
        return None;
    }
    let document = reading.document;
    let time = |argument: &&Argument| {
        let plain = argument.preposition.as_deref().is_none_or(|word| word == "until");
        plain && arguments::is_time(reading, argument.head)
    };
    let term = clause.arguments.iter().find(time)?;
    // Of "gave the firm until May" the firm is read as the object.
    let bound = clause.first(Slot::Recipient).or_else(|| clause.first(Slot::Patient))?;
    let infinitive = |above: TokenId| {
        let mut behind = document.children(above).iter().filter(|verb| **verb > term.head);
        behind.find(|verb| is_infinitive(reading, **verb)).copied()
    };
    let deed = infinitive(clause.predicate).or_else(|| infinitive(term.head))?;
    let binds = actor(reading, bound.head)?;
    let giver = actor(reading, clause.first(Slot::Agent)?.head).filter(|giver| *giver != binds)?;
    let demand = Demand {
        actor: giver,
        binds: Some(binds),
        content: TokenRange { start: deed, end: document.subtree(deed).end },
        trigger: clause.predicate,
    };
    Some(demand.fact(reading, arguments::status(clause), "requests:deadline"))
}

fn is_infinitive(reading: Reading<'_>, verb: TokenId) -> bool {
    let document = reading.document;
    document[verb].tag == Tag::Vb && document.is_infinitive(verb)
}

/// "*The fleet sailed* at the request of Norway", "at Norway's behest".
fn complied_with(reading: Reading<'_>, preposition: TokenId) -> Option<Fact> {
    let document = reading.document;
    if !document.word(preposition).eq_ignore_ascii_case("at") {
        return None;
    }
    let noun = document.child(preposition, Dep::Pobj)?;
    let of = || document.children_as(noun, Dep::Prep).find(|of| document.word(*of) == "of");
    let asker = document
        .child(noun, Dep::Poss)
        .or_else(|| document.child(of()?, Dep::Pobj))
        .filter(|_| lexicon::is_request(document.lemma(noun)))?;
    let done = document.head(preposition)?;
    let clause = reading.clauses.at(done).map(|id| &reading.clauses[id]);
    let whole = match document[done].pos {
        Pos::Verb | Pos::Aux => clause?.span,
        _ => document.span(document.subtree(done)),
    };
    let demand = Demand {
        actor: actor(reading, asker)?,
        binds: None,
        content: without(reading, whole, document.subtree(preposition)),
        trigger: noun,
    };
    // What is still to come has been asked for already.
    Some(demand.fact(reading, Status::Asserted, "requests:complied"))
}

/// Returns the longer of the runs of words before and behind a phrase.
fn without(reading: Reading<'_>, whole: Span, phrase: TokenRange) -> TokenRange {
    let whole = reading.document.tokens_in(whole);
    let before = TokenRange { start: whole.start, end: phrase.start.max(whole.start) };
    let behind = TokenRange { start: phrase.end.min(whole.end), end: whole.end };
    if before.len() >= behind.len() { before } else { behind }
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::lines_of;

    #[test]
    fn who_sets_a_deadline_demands_what_is_due() {
        for (text, line) in [
            ("Norway gave Kenya ten days to free the sailors.", "demand Norway | free the sailors"),
            (
                "Norway gave Kenya until May to free the sailors.",
                "demand Norway | free the sailors",
            ),
        ] {
            assert_eq!(lines_of("demand", text), [line], "{text}");
        }
        assert!(lines_of("demand", "Norway gave Kenya a crane to lift the boat.").is_empty());
    }

    #[test]
    fn what_is_done_at_a_request_was_demanded() {
        for (text, line) in [
            (
                "The court closed the road at the request of Kenya.",
                "demand Kenya | The court closed the road",
            ),
            (
                "At Kenya's request, the court closed the road.",
                "demand Kenya | the court closed the road",
            ),
        ] {
            assert_eq!(lines_of("demand", text), [line], "{text}");
        }
    }
}
