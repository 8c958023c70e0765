//! Disputes, as "actor | target | claim".

use crate::entities;
use crate::facts::{Statement, Status};
use crate::ingest::article;
use crate::language::Analyser;

fn disputes(text: &str) -> Vec<String> {
    let article = article("test", text.to_owned()).unwrap();
    let found = entities::read(&Analyser::english(), article);
    let mut lines = Vec::new();
    for fact in found.facts.iter().filter(|fact| fact.status == Status::Asserted) {
        if let Statement::Disputes { actor, target, claim } = &fact.statement {
            let actor = &found.mentions[*actor].name;
            let claim = claim.map_or("-", |span| span.of(text));
            lines.push(format!("{actor} | {} | {claim}", target.span.of(text)));
        }
    }
    lines
}

#[test]
fn a_claim_that_another_denies_is_found_in_its_sentence() {
    assert_eq!(
        disputes("The army said the town had fallen, a claim Norway denies."),
        ["Norway | the town had fallen | the town had fallen"]
    );
}

#[test]
fn a_denial_finds_the_claim_by_its_author() {
    assert_eq!(
        disputes("Anna Smith said that the dam was safe. Norway denied Smith’s claim."),
        ["Norway | Smith’s claim | the dam was safe"]
    );
}

#[test]
fn pushing_back_finds_the_sentence_before() {
    assert_eq!(
        disputes("Peru said the dam was safe. Norway pushed back on that description."),
        ["Norway | the dam was safe | the dam was safe"]
    );
}

#[test]
fn refusing_access_disputes_nothing() {
    assert_eq!(disputes("Norway denied the inspectors access to the dam."), [""; 0]);
    assert_eq!(disputes("Norway rejected the budget."), [""; 0]);
    assert_eq!(disputes("Norway did not deny the report."), [""; 0]);
}

#[test]
fn calling_a_report_false_disputes_it() {
    assert_eq!(disputes("Norway called the report untrue."), ["Norway | the report | -"]);
}

#[test]
fn what_is_denied_loses_its_complementiser() {
    assert_eq!(
        disputes("Norway denied that the dam was unsafe."),
        ["Norway | the dam was unsafe | -"]
    );
}

#[test]
fn what_is_denied_is_not_asserted() {
    let lines = crate::facts::testing::lines;
    assert_eq!(
        lines("Norway denied a report that Peru had accepted the treaty."),
        ["negated accepts Peru | the treaty"]
    );
    // Who rejects a claim disputes it, and no more.
    assert_eq!(lines("Norway rejected the suggestion that the dam was unsafe."), [""; 0]);
}

#[test]
fn a_figure_that_another_rejects_is_the_statements() {
    assert_eq!(
        disputes("Smith argued that the plan would cost 300 jobs, a figure Norway rejected."),
        ["Norway | the plan would cost 300 jobs | the plan would cost 300 jobs"]
    );
}

#[test]
fn it_is_not_true_that_disputes_the_clause() {
    assert_eq!(
        disputes("Smith said it was not true that the army had fled."),
        ["Smith | the army had fled | -"]
    );
}

#[test]
fn this_is_the_sentence_before() {
    assert_eq!(
        disputes("The dam cost 300 jobs. Norway disputed this."),
        ["Norway | The dam cost 300 jobs | -"]
    );
}
