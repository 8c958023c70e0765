//! Every line of the lexicon states what its example says.

use super::{FRAMES, Relation, row};
use crate::entities;
use crate::facts::events;
use crate::facts::testing::article;
use crate::facts::{ProposalKind, StanceKind, Statement};
use crate::language::Analyser;
use crate::mentions::ChainId;
use crate::resources;
use crate::text::Span;

/// Returns "actor | target" of each fact that a rule found, where it states `relation`.
fn found(analyser: &Analyser, text: &str, relation: Relation) -> Vec<String> {
    let found = entities::read(analyser, article(text));
    let name = |chain: ChainId| found.mentions[chain].name.clone();
    let words = |span: Span| span.of(text).to_owned();
    let mut lines = Vec::new();
    for fact in &found.facts {
        let line = match &fact.statement {
            Statement::Stance { kind, actor, target } if relation == Relation::Stance(*kind) => {
                format!("{} | {}", name(*actor), words(target.span))
            }
            Statement::Proposes { actor, content, kind, plan, .. } => {
                let fits = match relation {
                    Relation::Proposes | Relation::Conveys => *kind == ProposalKind::Proposal,
                    Relation::Demands => *kind == ProposalKind::Demand,
                    Relation::Contains => true,
                    _ => false,
                };
                let plan = plan.filter(|_| relation == Relation::Contains);
                if !fits {
                    continue;
                }
                format!("{} | {}", name(plan.unwrap_or(*actor)), words(content.span))
            }
            Statement::Meets { actors, .. } if relation == Relation::Meets => {
                actors.iter().map(|actor| name(*actor)).collect::<Vec<_>>().join(" | ")
            }
            _ => continue,
        };
        lines.push(line);
    }
    lines
}

#[test]
fn every_frame_states_what_its_example_says() {
    let analyser = Analyser::english();
    let mut failures = Vec::new();
    let mut count = 0;
    let states = |relation| !matches!(relation, Relation::Nothing | Relation::Authors);
    for frame in FRAMES.values().flatten().filter(|frame| states(frame.relation)) {
        count += 1;
        let found = found(&analyser, &frame.row.example, frame.relation);
        if !found.contains(&frame.row.fact) {
            failures.push(format!(
                "{}: {}\n  expected {:?}\n  found    {found:?}",
                frame.lemma, frame.row.example, frame.row.fact
            ));
        }
    }
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_stance_and_meeting_has_an_event_type() {
    for frame in FRAMES.values().flatten() {
        let typed = matches!(frame.relation, Relation::Stance(_) | Relation::Meets);
        assert!(!typed || frame.event.is_some(), "{}", frame.lemma);
    }
}

#[test]
fn every_event_is_coded_in_its_example() {
    let analyser = Analyser::english();
    let mut failures = Vec::new();
    for row in resources::lexicon::<row::EventRow>("events.csv") {
        let found = entities::read(&analyser, article(&row.example));
        let events = events::find(found.reading(), &found.facts);
        if events.iter().all(|event| event.kind != row.event) {
            failures.push(format!("{:?}: {}", row.event, row.example));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn negation_turns_acceptance_into_rejection_but_not_the_reverse() {
    let analyser = Analyser::english();
    let rejects = |text: &str| found(&analyser, text, Relation::Stance(StanceKind::Rejects));
    assert_eq!(rejects("Norway would not accept the tariff."), ["Norway | the tariff"]);
    let found = entities::read(&analyser, article("Norway did not reject the tariff."));
    let asserted = found.facts.iter().filter(|fact| fact.status == crate::facts::Status::Asserted);
    let stances = asserted.filter(|fact| matches!(fact.statement, Statement::Stance { .. }));
    assert_eq!(stances.count(), 0);
}
