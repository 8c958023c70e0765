//! Who proposes and who demands what, by the verbs and nouns of proposing.
//!
//! ```text
//! clauses + frames ──find──▶ Statement::Proposes
//! ```
//!
//! Each coordinated complement is a proposal of its own. Where the subject is a
//! plan ("the draft calls for …"), the proposal is a point of it, and its actor
//! is whoever put the plan forward. Points worded without such a verb ("the plan
//! would …") are found in [`points`](super::points).

mod contents;
mod proposers;

use std::collections::BTreeSet;

use self::contents::binds;
use self::proposers::proposers;
use super::arguments::{announced_by, evidence, status};
use super::frames::{self, Frame, Relation};
use super::lexicon;
use super::lists;
use super::plans::{self, Plans};
use super::{Fact, ProposalKind, Reading, Statement, Status};
use crate::clauses::{Argument, Clause, Form, Link, Slot};
use crate::language::Dep;
use crate::mentions::ChainId;
use crate::text::Span;

/// Adds the proposals and demands that the clauses state.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let plans = Plans::read(reading);
    let mut points = BTreeSet::new();
    for clause in &reading.clauses.clauses {
        let before = facts.len();
        for frame in frames::of(reading, clause) {
            let kind = match frame.relation {
                Relation::Proposes | Relation::Conveys | Relation::Contains => {
                    ProposalKind::Proposal
                }
                Relation::Demands => ProposalKind::Demand,
                Relation::Nothing if frame.is_empty_idiom() => break,
                Relation::Stance(_) | Relation::Meets | Relation::Authors | Relation::Nothing => {
                    continue;
                }
            };
            if is_part_of_another(reading, clause, &points) || frames::is_readied(reading, clause) {
                break;
            }
            if state(reading, &plans, clause, frame, kind, facts) {
                break;
            }
        }
        points.extend(facts[before..].iter().filter(|fact| is_point(fact)).map(trigger));
    }
}

/// Tells whether the clause completes one that stated a point of a plan: "seeks to offer peace".
fn is_part_of_another(reading: Reading<'_>, clause: &Clause, points: &BTreeSet<Span>) -> bool {
    let Some((parent, Link::Complement)) = clause.parent else { return false };
    points.contains(&reading.document[reading.clauses[parent].predicate].span)
}

/// Tells whether the fact is a point of a plan.
pub(super) fn is_point(fact: &Fact) -> bool {
    matches!(fact.statement, Statement::Proposes { plan: Some(_), .. })
}

/// Returns the words that state the fact.
pub(super) fn trigger(fact: &Fact) -> Span {
    fact.evidence.trigger
}

/// Adds what a frame makes of a clause; tells whether it made anything.
fn state(
    reading: Reading<'_>,
    plans: &Plans,
    clause: &Clause,
    frame: &Frame,
    kind: ProposalKind,
    facts: &mut Vec<Fact>,
) -> bool {
    let before = facts.len();
    let bound = frame.bound(reading, clause);
    let bound = bound.as_ref();
    if !is_addressed_well(reading, clause, frame, bound) {
        return false;
    }
    let proposers = proposers(reading, plans, clause, frame);
    let mut targets = frame.targets(reading, clause);
    if let Some(things) = lists::made_conditions(reading, clause, &targets) {
        targets = things;
    }
    let mut targets = lists::items(reading, &targets);
    if targets.is_empty() {
        targets = lists::announced(reading, clause);
    }
    let is_content = |it: &&Argument| contents::is_content(reading, clause, frame, it, bound);
    for target in targets.iter().filter(is_content) {
        let Some(content) = contents::words(reading, clause, frame, target, bound) else {
            continue;
        };
        let own_plan = plans::is_plan(reading, target.head)
            .then(|| reading.mentions.chain_at(target.head))
            .flatten();
        for (proposer, plan) in &proposers {
            let own = |party: &ChainId| proposers.iter().any(|(proposer, _)| proposer == party);
            let binds = binds(reading, target, bound).filter(|party| !own(party));
            facts.push(Fact::new(
                Statement::Proposes {
                    actor: *proposer,
                    plan: plan.or(own_plan),
                    content,
                    binds,
                    benefits: None,
                    kind,
                },
                evidence(reading, clause),
                meant(reading, clause, *proposer, plan.is_some()),
                format!("frames:{}", frame.lemma),
            ));
        }
    }
    facts.len() > before
}

/// Tells whether the clause has somebody to do what the frame asks for, where it asks somebody, and nobody
/// where it does not: "wants the council to act" is asked of the council, "the bridge we want to build" of
/// nobody.
fn is_addressed_well(
    reading: Reading<'_>,
    clause: &Clause,
    frame: &Frame,
    bound: Option<&Argument>,
) -> bool {
    let brings_doers = || has_own_doers(reading, clause, frame);
    let unasked = frame.binds_somebody() && bound.is_none() && !brings_doers();
    if unasked || bound.is_some_and(|it| is_press(reading, it)) {
        return false;
    }
    let own = frame.relation == Relation::Proposes && frame.needs_infinitive();
    let relative = matches!(clause.parent, Some((_, Link::Relative)));
    !own || !relative && !brings_doers()
}

/// Leaves one fact of each proposal: "renewed his appeal for calm" has two words for it.
pub(super) fn leave_one_each(facts: &mut Vec<Fact>) {
    let mut seen: BTreeSet<(ChainId, Span)> = BTreeSet::new();
    facts.retain(|fact| {
        let Statement::Proposes { actor, content, .. } = fact.statement else { return true };
        seen.insert((actor, content.span))
    });
}

/// Tells whether it is the press that is told what to do: "told reporters to wait".
fn is_press(reading: Reading<'_>, bound: &Argument) -> bool {
    lexicon::is_press(reading.document.lemma(bound.head))
}

/// Tells whether a complement brings the party that it binds along: "wants the council to act".
fn has_own_doers(reading: Reading<'_>, clause: &Clause, frame: &Frame) -> bool {
    let subject = |token| {
        reading
            .document
            .children(token)
            .iter()
            .any(|child| matches!(reading.document[*child].dep, Dep::Nsubj | Dep::Nsubjpass))
    };
    frame.targets(reading, clause).iter().any(|target| subject(target.head))
}

/// Returns how the proposal is meant; the "would" of a plan is no doubt about its points.
///
/// "She will table a bill" is a forecast from others, and a proposal from herself.
fn meant(reading: Reading<'_>, clause: &Clause, proposer: ChainId, by_plan: bool) -> Status {
    match status(clause) {
        Status::Asserted if is_told_to(reading, clause, proposer) => Status::Hypothetical,
        Status::Planned if !clause.negated && announced_by(reading, clause, proposer) => {
            Status::Asserted
        }
        Status::Planned | Status::Hypothetical if by_plan && !clause.negated => Status::Asserted,
        status => status,
    }
}

/// "*Chile* was told that it had until Monday to request a loan": what somebody is told to do is not done.
fn is_told_to(reading: Reading<'_>, clause: &Clause, proposer: ChainId) -> bool {
    let Some((parent, Link::Adverbial)) = clause.parent else { return false };
    let above = &reading.clauses[parent];
    clause.form == Form::Infinitive
        && above.first(Slot::Agent).is_none()
        && above.all(Slot::Patient).any(|it| reading.chain(it.head) == Some(proposer))
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::{lines, lines_of};

    #[test]
    fn what_somebody_is_told_to_ask_for_is_not_asked_for() {
        let text = "Chile was told that it had until Monday to request a loan.";
        assert_eq!(lines_of("demand", text), ["hypothetical demand Chile | a loan"]);
    }

    #[test]
    fn what_only_points_back_is_no_proposal() {
        let text = "The firm will sell its mine for more than the ones that Toro offered in May.";
        assert!(lines_of("proposal", text).iter().all(|line| !line.contains("the ones")));
        assert!(lines_of("proposal", "Norway wanted to do so at once.").is_empty());
    }

    #[test]
    fn what_stands_elsewhere_is_no_content() {
        let text = "The mayor gave in to what the lenders demanded.";
        assert!(lines_of("demand", text).is_empty());
        let text = "The ministers signed the pact that Chile had promised to draft.";
        assert_eq!(lines_of("proposal", text), ["proposal Chile | the pact"]);
        let text = "The union, which includes Chile and Peru, met. The plan includes Chile.";
        assert!(lines_of("proposal", text).is_empty());
    }

    #[test]
    fn who_offers_is_not_who_receives() {
        let text = "Chile received an offer from Peru to share the water.";
        assert_eq!(lines(text), ["proposal Peru | share the water"]);
    }

    #[test]
    fn who_reports_what_was_before_asks_for_what_is_to_be() {
        let text = "Tom Lund said Anna Reis had lied at talks, and called for an inquiry.";
        assert_eq!(lines_of("demand", text), ["demand Tom Lund | an inquiry"]);
    }

    #[test]
    fn lands_are_no_points() {
        let text = "The plan includes the Luhansk and Donetsk regions and a truce.";
        assert_eq!(lines_of("proposal", text), ["proposal plan | a truce"]);
    }

    #[test]
    fn each_complement_is_a_demand_of_its_own() {
        let text = "The union urged ministers to cut fares and to reopen the stations.";
        assert_eq!(
            lines(text),
            ["demand union | ministers to cut fares", "demand union | reopen the stations"]
        );
    }

    #[test]
    fn what_a_list_holds_is_not_asked_for() {
        let text = "Norway will send lists of things that it wants them to buy.";
        assert!(lines_of("demand", text).is_empty());
    }

    #[test]
    fn a_chance_to_propose_is_no_proposal_and_no_paper_asks_before_it_is_written() {
        let text = "The fair is a chance for Norway to propose a treaty.";
        assert_eq!(lines_of("proposal", text), ["hypothetical proposal Norway | a treaty"]);
        assert!(lines_of("demand", "Any deal would require a vote of the council.").is_empty());
    }

    #[test]
    fn what_happened_before_a_request_is_not_asked_for() {
        let text = "Ana Ruiz made the appeal days after the council on Monday passed a curfew.";
        assert!(lines_of("demand", text).is_empty());
    }

    #[test]
    fn what_a_plan_includes_none_of_is_named_without_the_none() {
        let text = "Norway proposed a plan for the strait. The plan includes no new toll.";
        assert_eq!(lines(text)[1], "negated proposal Norway | new toll");
    }

    #[test]
    fn what_a_thing_is_demanded_for_is_no_demand() {
        let text = "Norway demanded a summit of the council to discuss whaling.";
        assert_eq!(lines(text), ["demand Norway | a summit of the council"]);
    }

    #[test]
    fn a_point_of_a_plan_is_proposed_by_its_makers() {
        let text = "Norway proposed a plan for the strait. The plan calls for joint patrols.";
        assert_eq!(
            lines(text),
            ["proposal Norway | a plan for the strait", "demand Norway | joint patrols"]
        );
    }

    #[test]
    fn a_proposal_that_was_not_made_is_not_asserted() {
        assert_eq!(lines("Norway did not propose a ban."), ["negated proposal Norway | a ban"]);
    }
}
