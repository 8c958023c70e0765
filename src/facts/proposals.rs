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

use std::collections::BTreeSet;

use super::arguments::{
    actor, actors, announced_by, document_kind, evidence, named_somehow, phrase, status,
    whole_words,
};
use super::cues;
use super::frames::{self, Frame, Relation};
use super::lexicon::{self, Noun};
use super::lists;
use super::plans::{self, Plans};
use super::{Fact, Phrase, ProposalKind, Reading, Statement, Status};
use crate::clauses::{Argument, Clause, Link, Slot};
use crate::language::{Dep, Pos, Tag, TokenId};
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
            if is_part_of_another(reading, clause, &points) {
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
    let proposers = proposers(reading, plans, clause, frame);
    let bound = frame.bound(reading, clause);
    let asked = bound.is_some() || has_own_doers(reading, clause, frame);
    if frame.binds_somebody() && !asked || bound.as_ref().is_some_and(|it| is_press(reading, it)) {
        return false;
    }
    // "Wants the council to act" is asked of the council, "the bridge we want to build" of nobody.
    let own = frame.relation == Relation::Proposes && frame.needs_infinitive();
    let relative = matches!(clause.parent, Some((_, Link::Relative)));
    if own && (relative || has_own_doers(reading, clause, frame)) {
        return false;
    }
    let mut targets = lists::items(reading, &frame.targets(reading, clause));
    if targets.is_empty() {
        targets = lists::announced(reading, clause);
    }
    for target in &targets {
        if document_kind(reading, target.head) == Some(Noun::Part) {
            continue;
        }
        // A single word is the scrap of a list that the parser misread.
        if target.slot == Slot::Complement && target.tokens.len() < 2 {
            continue;
        }
        // In 'told the press, "to show …"' the infinitive is what is said, not what is asked.
        let before = target.tokens.start.previous();
        let apart = before.is_some_and(|id| {
            reading.document[id].pos == Pos::Punct && reading.document.word(id) != ","
        });
        if frame.binds_somebody() && bound.is_some() && apart {
            continue;
        }
        if is_passed_over(reading, target)
            || is_known_request(reading, target)
            || is_proform(reading, target.head)
        {
            continue;
        }
        if is_pronoun(reading, target) && named_somehow(reading, target.head).is_none() {
            continue;
        }
        let bound = bound.as_ref();
        let mut content = with_bound(reading, phrase(reading, target), target, bound);
        let whole = frame.relation == Relation::Contains || plans::is_plan(reading, target.head);
        if (whole || frame.puts_forward_somebody()) && target.slot == Slot::Patient {
            content.span = to_the_end(reading, content.span, clause);
        }
        let Some(span) = whole_words(reading, content.span) else { continue };
        content.span = span;
        for (proposer, plan) in &proposers {
            let binds = binds(reading, target, bound).filter(|party| party != proposer);
            let own_plan = || {
                plans::is_plan(reading, target.head).then(|| reading.mentions.chain_at(target.head))
            };
            facts.push(Fact::new(
                Statement::Proposes {
                    actor: *proposer,
                    plan: plan.or_else(|| own_plan().flatten()),
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

/// Tells whether the target only points back at what was asked: "made *the request*".
fn is_known_request(reading: Reading<'_>, target: &Argument) -> bool {
    let document = reading.document;
    let mut determiners = document.children_as(target.head, Dep::Det);
    let known = determiners.any(|word| matches!(document.lemma(word), "the" | "this" | "that"));
    let says_more = document
        .children(target.head)
        .iter()
        .any(|child| matches!(document[*child].dep, Dep::Prep | Dep::Acl | Dep::Relcl));
    known && !says_more && document_kind(reading, target.head) == Some(Noun::Demand)
}

/// Tells whether the target says again what stands elsewhere: "do so", "better ones".
fn is_proform(reading: Reading<'_>, head: TokenId) -> bool {
    let document = reading.document;
    let so = || document.children_as(head, Dep::Advmod).any(|word| document.lemma(word) == "so");
    match document.lemma(head) {
        "do" => so(),
        "one" => document[head].tag != Tag::Cd,
        _ => false,
    }
}

/// Tells whether "rather than" or "instead of" stands before the target.
fn is_passed_over(reading: Reading<'_>, target: &Argument) -> bool {
    let before = |steps: u32| {
        let id = target.tokens.start.0.checked_sub(steps).map(TokenId)?;
        Some(reading.document.word(id).to_lowercase())
    };
    let first = reading.document.word(target.tokens.start).to_lowercase();
    let words = [before(2), before(1), Some(first)].map(Option::unwrap_or_default);
    words.windows(2).any(|pair| pair == ["rather", "than"] || pair == ["instead", "of"])
}

/// Returns who puts it forward, with the plan where a plan is the subject.
fn proposers(
    reading: Reading<'_>,
    plans: &Plans,
    clause: &Clause,
    frame: &Frame,
) -> Vec<(ChainId, Option<ChainId>)> {
    let mut proposers: Vec<(ChainId, Option<ChainId>)> = Vec::new();
    for argument in frame.actors(reading, clause) {
        // What a statement says is a claim; what it calls for is a demand.
        let message = cues::is_message(reading.document.lemma(argument.head));
        let told = message
            && frame.relation != Relation::Demands
            && cues::verb(&frame.lemma).is_some_and(|cue| cue.act == "say");
        if plans::is_plan(reading, argument.head) && !told {
            let plan = reading.mentions.chain_at(argument.head);
            proposers.extend(plans.actor_for(reading, argument.head).map(|actor| (actor, plan)));
        }
    }
    let writers = |argument: &Argument| plans::writers(reading, argument.head);
    if proposers.is_empty() && frame.relation != Relation::Contains {
        let written = frame.actors(reading, clause);
        proposers.extend(written.iter().flat_map(writers).map(|actor| (actor, None)));
    }
    if proposers.is_empty() && frame.relation != Relation::Contains {
        let actors = actors(reading, &frame.actors(reading, clause));
        proposers.extend(actors.into_iter().map(|actor| (actor, None)));
    }
    // "The lawsuit seeks damages": of whoever sued, where that is told.
    if proposers.is_empty() {
        let papers = frame.actors(reading, clause).into_iter();
        let papers = papers.filter(|argument| match frame.relation {
            Relation::Demands => is_paper(reading, argument),
            // "The report recommends a ferry", but no ruling "offers a chance".
            Relation::Proposes => cues::is_message(reading.document.lemma(argument.head)),
            _ => false,
        });
        proposers.extend(papers.filter_map(|argument| {
            let maker = plans.maker(reading, argument.head);
            maker.or_else(|| named_somehow(reading, argument.head)).map(|actor| (actor, None))
        }));
    }
    proposers.dedup();
    proposers
}

/// Tells whether the argument is a paper that asks for something: a lawsuit, a report.
fn is_paper(reading: Reading<'_>, argument: &Argument) -> bool {
    matches!(document_kind(reading, argument.head), Some(Noun::Decision | Noun::Claim | Noun::Text))
}

/// Lets the content take in the party that it binds: "urged *the council to act*".
fn with_bound(
    reading: Reading<'_>,
    content: Phrase,
    target: &Argument,
    bound: Option<&Argument>,
) -> Phrase {
    let Some(bound) = bound else { return content };
    let span = reading.document.span(bound.tokens);
    // "Sought *a pledge from Kenya*", where the parser takes "from" to the verb.
    if target.slot == Slot::Patient && bound.preposition.as_deref() == Some("from") {
        let follows = target.tokens.end.0.abs_diff(bound.tokens.start.0) <= 1;
        let span = if follows { content.span.cover(span) } else { content.span };
        return Phrase { span, ..content };
    }
    if target.slot != Slot::Complement {
        return content;
    }
    let between = target.tokens.start.0.saturating_sub(bound.tokens.end.0);
    if span.start < content.span.start && between <= 2 {
        return Phrase { span: span.cover(content.span), chain: None };
    }
    content
}

/// Returns the party that would have to do it: the one that is asked, else the doer of the content.
pub(super) fn binds(
    reading: Reading<'_>,
    target: &Argument,
    bound: Option<&Argument>,
) -> Option<ChainId> {
    if let Some(party) = bound.and_then(|bound| actor(reading, bound.head)) {
        return Some(party);
    }
    let content = &reading.clauses[target.clause?];
    actor(reading, content.first(Slot::Agent)?.head)
}

/// Lets the words of a plan run on to the end of the clause: "sent *a bill to the house that …*".
fn to_the_end(reading: Reading<'_>, content: Span, clause: &Clause) -> Span {
    let text = reading.document.text();
    let goes_on = clause.arguments.iter().all(|argument| {
        let span = reading.document.span(argument.tokens);
        span.start < content.end || argument.slot == Slot::Oblique || argument.preposition.is_some()
    });
    let behind = Span::new(content.end, clause.span.end.max(content.end)).of(text);
    let continues = behind.starts_with(' ') && !behind.contains([',', ';', '"', '“', '—']);
    if goes_on && continues {
        content.cover(Span::new(content.start, clause.span.end))
    } else {
        content
    }
    .trim_matches(text, |c| c.is_whitespace() || ".,;:".contains(c))
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

fn is_pronoun(reading: Reading<'_>, target: &Argument) -> bool {
    reading.document[target.head].tag == Tag::Prp
}

/// Returns how the proposal is meant; the "would" of a plan is no doubt about its points.
///
/// "She will table a bill" is a forecast from others, and a proposal from herself.
fn meant(reading: Reading<'_>, clause: &Clause, proposer: ChainId, by_plan: bool) -> Status {
    match status(clause) {
        Status::Planned if !clause.negated && announced_by(reading, clause, proposer) => {
            Status::Asserted
        }
        Status::Planned | Status::Hypothetical if by_plan && !clause.negated => Status::Asserted,
        status => status,
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::{lines, lines_of};

    #[test]
    fn what_only_points_back_is_no_proposal() {
        let text = "The firm will sell its mine for more than the ones that Toro offered in May.";
        assert!(lines_of("proposal", text).iter().all(|line| !line.contains("the ones")));
        assert!(lines_of("proposal", "Norway wanted to do so at once.").is_empty());
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
