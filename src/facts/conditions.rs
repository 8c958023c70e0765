//! Demands that are worded as the condition of consent.
//!
//! ```text
//! clauses + frames ──find──▶ Statement::Proposes (what must be done before the actor agrees)
//! ```
//!
//! "The rebels would sign only if the minister resigned" and "they will not talk
//! until the army withdraws" demand of the other side what the condition says.

use super::arguments::{self, actor, actors, evidence, words};
use super::frames::{self, Relation};
use super::obligations::innermost_claim;
use super::{Fact, ProposalKind, Reading, StanceKind, Statement, Status, stances};
use crate::clauses::{Argument, Clause, Link, Modality, Slot};
use crate::language::{Dep, TokenId, TokenRange};
use crate::mentions::ChainId;

/// Adds the demands that conditions of consent state.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let mut demands = Vec::new();
    for condition in &reading.clauses.clauses {
        let Some(mark) = reading.document.child(condition.predicate, Dep::Mark) else { continue };
        let Some(consent) = consent_above(reading, condition) else { continue };
        if !depends(reading, facts, consent, mark) {
            continue;
        }
        let mut parties = condition.all(Slot::Agent).chain(condition.all(Slot::Patient));
        let binds = parties.find_map(|party| actor(reading, party.head));
        if binds.is_none() && !threatens(consent) {
            continue;
        }
        let mut consenting: Vec<_> = frames::of(reading, consent)
            .filter(|frame| matches!(frame.relation, Relation::Stance(_) | Relation::Meets))
            .flat_map(|frame| consenting(reading, facts, &frame.actors(reading, consent)))
            .collect();
        if threatens(consent) {
            let doers: Vec<Argument> = consent.all(Slot::Agent).cloned().collect();
            consenting.extend(self::consenting(reading, facts, &doers));
        }
        let Some(party) = consenting.first().copied().filter(|party| Some(*party) != binds) else {
            continue;
        };
        let tokens = reading.document.tokens_in(condition.span);
        let tokens = TokenRange { start: mark.next().max(tokens.start), end: tokens.end };
        demands.push(Fact::new(
            Statement::Proposes {
                actor: party,
                plan: None,
                content: words(reading, tokens),
                binds,
                benefits: None,
                kind: ProposalKind::Demand,
            },
            evidence(reading, condition),
            Status::Asserted,
            "conditions",
        ));
    }
    for clause in &reading.clauses.clauses {
        demands.extend(lacking(reading, facts, clause));
    }
    facts.extend(demands);
}

/// "Will reject any deal *without a truce*", "*that fails to include it*": what is asked for is what
/// would be missing.
fn lacking(reading: Reading<'_>, facts: &[Fact], clause: &Clause) -> Vec<Fact> {
    let rejects = |frame: &&'static frames::Frame| match frame.relation {
        Relation::Stance(StanceKind::Rejects) => !clause.negated,
        Relation::Stance(_) => clause.negated && frame.negated == Some(StanceKind::Rejects),
        _ => false,
    };
    let Some(frame) = frames::of(reading, clause).find(rejects) else { return Vec::new() };
    let targets = frame.targets(reading, clause);
    let Some(target) = targets.iter().find(|it| is_any(reading, it.head)) else {
        return Vec::new();
    };
    let Some(party) = consenting(reading, facts, &frame.actors(reading, clause)).first().copied()
    else {
        return Vec::new();
    };
    let without = clause.behind("without").filter(|it| it.tokens.start > target.head);
    let mut missing: Vec<Argument> = without.cloned().collect();
    let lists =
        |it: &&Clause| frames::of(reading, it).any(|frame| frame.relation == Relation::Contains);
    let clauses = &reading.clauses.clauses;
    let first = clauses.partition_point(|it| it.predicate < target.tokens.start);
    let within = clauses[first..].iter().take_while(|it| it.predicate < target.tokens.end);
    for inner in within.filter(|it| it.negated).filter(lists) {
        missing.extend(inner.all(Slot::Patient).cloned());
    }
    let demand = |content: &Argument| {
        let statement = Statement::Proposes {
            actor: party,
            plan: None,
            content: arguments::phrase(reading, content),
            binds: None,
            benefits: None,
            kind: ProposalKind::Demand,
        };
        Fact::new(statement, evidence(reading, clause), Status::Asserted, "conditions")
    };
    missing.iter().map(demand).collect()
}

/// "*Any* deal", "*a* deal": one of a kind, not one that is known.
fn is_any(reading: Reading<'_>, head: TokenId) -> bool {
    let document = reading.document;
    let agreed = arguments::document_kind(reading, head).is_some();
    document.children_as(head, Dep::Det).any(|word| match document.lemma(word) {
        "any" | "every" => true,
        "a" | "an" => agreed,
        _ => false,
    })
}

/// Returns who would consent: of "his group", "we", the body spoken for.
fn consenting(reading: Reading<'_>, facts: &[Fact], doers: &[Argument]) -> Vec<ChainId> {
    let body = doers.first().and_then(|doer| stances::owned(reading, facts, doer.head));
    body.map_or_else(|| actors(reading, doers), |body| vec![body])
}

/// Returns the clause of consent or refusal that a condition hangs on, or that governs that clause:
/// "ready to *sign* if …".
fn consent_above<'a>(reading: Reading<'a>, condition: &Clause) -> Option<&'a Clause> {
    let (above, link) = condition.parent?;
    let takes_stand = |clause: &&Clause| {
        threatens(clause)
            || frames::of(reading, clause).any(|frame| match frame.relation {
                Relation::Stance(kind) => kind != StanceKind::Supports || frame.lemma == "ready",
                Relation::Meets => true,
                _ => false,
            })
    };
    let above = Some(&reading.clauses[above]).filter(|_| link == Link::Adverbial)?;
    let completed = above.parent.filter(|(_, link)| *link == Link::Complement);
    let governing = || completed.map(|(id, _)| &reading.clauses[id]);
    Some(above).filter(takes_stand).or_else(|| governing().filter(takes_stand))
}

/// "Threatened to strike *unless* pay rose."
fn threatens(clause: &Clause) -> bool {
    clause.lemma == "threaten" && !clause.negated && clause.modality == Modality::Asserted
}

/// Tells whether consent hangs on the condition, by the word that opens it.
///
/// A plain "if" makes a condition of a speaker's own; told by the article, it is a guess.
fn depends(reading: Reading<'_>, facts: &[Fact], consent: &Clause, mark: TokenId) -> bool {
    let document = reading.document;
    let refused = consent.negated
        || threatens(consent)
        || frames::of(reading, consent)
            .any(|frame| frame.relation == Relation::Stance(StanceKind::Rejects));
    let only = mark.0.checked_sub(1).is_some_and(|id| document.lemma(TokenId(id)) == "only");
    match document.word(mark).to_lowercase().as_str() {
        "unless" | "until" | "before" => refused,
        "if" if only => true,
        "if" => {
            let at = document[consent.predicate].span;
            !refused && innermost_claim(facts, at).is_some()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::lines_of;

    #[test]
    fn what_consent_hangs_on_is_demanded() {
        let text = "The rebels would accept a truce only if Omar Haddad resigned.";
        assert_eq!(lines_of("demand", text), ["demand rebels | Omar Haddad resigned"]);
        let text = "The rebels will reject any deal without an amnesty.";
        assert_eq!(lines_of("demand", text), ["demand rebels | an amnesty"]);
        let text = "The rebels will reject any deal that does not include an amnesty.";
        assert_eq!(lines_of("demand", text), ["demand rebels | an amnesty"]);
        let text = "The rebels will not sign the truce until the army leaves the valley.";
        assert_eq!(lines_of("demand", text), ["demand rebels | the army leaves the valley"]);
    }
}
