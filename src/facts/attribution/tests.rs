//! Statements, as "speaker | mode | act | content", the spans of a content joined by " / ".

mod speakers;

use crate::entities;
use crate::facts::{ClaimMode, Statement, Status};
use crate::ingest::article;
use crate::language::Analyser;

fn claims(text: &str) -> Vec<String> {
    let article = article("test", text.to_owned()).unwrap();
    let found = entities::read(&Analyser::english(), article);
    let mut lines = Vec::new();
    for fact in found.facts.iter().filter(|fact| fact.status == Status::Asserted) {
        if let Statement::Claim { speaker, content, mode, act, .. } = &fact.statement {
            let mode = match mode {
                ClaimMode::Direct => "direct",
                ClaimMode::Indirect => "indirect",
                ClaimMode::Mixed => "mixed",
            };
            let words: Vec<_> = content.iter().map(|span| span.of(text)).collect();
            let speaker = &found.mentions[*speaker].name;
            lines.push(format!("{speaker} | {mode} | {act} | {}", words.join(" / ")));
        }
    }
    lines
}

#[test]
fn a_clause_is_said_without_its_complementiser() {
    assert_eq!(
        claims("Norway said that the talks had failed."),
        ["Norway | indirect | say | the talks had failed"]
    );
    assert_eq!(
        claims("The talks have failed, Norway said."),
        ["Norway | indirect | say | The talks have failed"]
    );
}

#[test]
fn a_quotation_broken_by_its_attribution_is_one_claim() {
    assert_eq!(
        claims("“We will not pay,” said Anna Smith. “It is not our debt.”"),
        ["Anna Smith | direct | say | We will not pay / It is not our debt."]
    );
    assert_eq!(
        claims("“The deal,” Anna Smith said, “is dead.”"),
        ["Anna Smith | direct | say | The deal / is dead."]
    );
}

#[test]
fn a_paraphrase_with_quoted_words_is_mixed() {
    assert_eq!(
        claims("Anna Smith argued that the bank had “no choice” but to close."),
        ["Anna Smith | mixed | assert | the bank had “no choice” but to close"]
    );
}

#[test]
fn each_attribution_is_a_claim() {
    assert_eq!(
        claims("Anna Smith said the bank would close and added that nobody would lose money."),
        [
            "Anna Smith | indirect | say | the bank would close",
            "Anna Smith | indirect | say | nobody would lose money",
        ]
    );
    assert_eq!(
        claims("Anna Smith said the bank would close, adding that nobody would lose money."),
        [
            "Anna Smith | indirect | say | the bank would close",
            "Anna Smith | indirect | say | nobody would lose money",
        ]
    );
}

#[test]
fn markers_attribute_a_sentence() {
    assert_eq!(
        claims("The talks will resume on Friday, according to two officials."),
        ["two officials | indirect | report | The talks will resume on Friday"]
    );
}

#[test]
fn what_is_called_what_is_a_claim() {
    assert_eq!(
        claims("Norway accused the company of hiding the leak and called the plan “a farce”."),
        [
            "Norway | indirect | accuse | the company of hiding the leak",
            "Norway | mixed | describe | the plan “a farce”",
        ]
    );
}

#[test]
fn nothing_is_claimed_by_silence() {
    assert_eq!(claims("Anna Smith declined to say whether the bank would close."), [""; 0]);
    assert_eq!(claims("Anna Smith did not say that the bank would close."), [""; 0]);
}

#[test]
fn a_quotation_alone_belongs_to_the_speaker_before_it() {
    assert_eq!(
        claims("“We are ready,” Anna Smith said on Monday.\n\n“Nobody will lose a penny.”"),
        ["Anna Smith | direct | say | We are ready / Nobody will lose a penny."]
    );
}

#[test]
fn a_second_quotation_is_not_the_next_paragraphs() {
    assert_eq!(
        claims(
            "“The bridge is closed,” said Anna Smith. “Nobody may cross it.”\n\n\
             Dan Miller said the road was open."
        ),
        [
            "Anna Smith | direct | say | The bridge is closed / Nobody may cross it.",
            "Dan Miller | indirect | say | the road was open",
        ]
    );
}

#[test]
fn an_answer_is_asserted_whatever_was_asked() {
    assert_eq!(
        claims("Asked whether the bridge would open, Smith replied: “It will open in May.”").len(),
        1
    );
}

#[test]
fn a_statement_begins_behind_the_colon() {
    let found = claims(
        "Dan Miller contradicted the report that the dam had burst: Norway, he noted, was not at war.",
    );
    assert!(
        found.contains(&"Dan Miller | indirect | say | Norway / was not at war".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_move_is_described_without_as() {
    let found = claims("Norway cut the tax in a move that Peru described as “a gift to the rich”.");
    assert!(
        found.contains(&"Peru | direct | describe | a gift to the rich".to_owned()),
        "{found:?}"
    );
}

#[test]
fn as_somebody_warns_of_something_tells_when() {
    let found = claims("Norway and Peru broke the truce as the bank warned of a famine.");
    assert!(!found.iter().any(|claim| claim.contains("broke the truce")), "{found:?}");
}

#[test]
fn a_headline_names_its_speaker_before_or_behind() {
    let headline =
        |line: &str| claims(&format!("{line}\n\nThe town lies by the sea. Nothing happened."));
    assert_eq!(
        headline("Peace Talks to Resume Next Week, Minister Says"),
        ["Minister | indirect | say | Peace Talks to Resume Next Week"]
    );
    assert_eq!(
        headline("Dam at risk of collapse: experts"),
        ["experts | indirect | say | Dam at risk of collapse"]
    );
    assert_eq!(headline("Photo: Norwegian Coast Guard"), [""; 0]);
}

#[test]
fn a_denial_is_not_said() {
    assert_eq!(claims("Anna Smith denied that the bridge was unsafe."), [""; 0]);
}

#[test]
fn who_is_quoted_speaks_rather_than_who_quotes() {
    assert_eq!(
        claims("The Herald quoted Anna Smith as saying that the bridge was unsafe."),
        ["Anna Smith | indirect | say | the bridge was unsafe"]
    );
}

#[test]
fn a_statement_ends_at_the_semicolon_and_before_a_conjunction() {
    assert_eq!(
        claims("The road, Anna Smith said, was “a disgrace”; nobody was surprised."),
        ["Anna Smith | mixed | say | The road / was “a disgrace”"]
    );
    assert_eq!(
        claims("Anna Smith warned that a flood was coming and urged residents to leave."),
        ["Anna Smith | indirect | warn | a flood was coming"]
    );
}

#[test]
fn a_quotation_goes_on_with_an_indirect_statement_before_it() {
    assert_eq!(
        claims("Anna Smith said the bridge was unsafe.\n\n“Nobody may cross it.”"),
        [
            "Anna Smith | indirect | say | the bridge was unsafe",
            "Anna Smith | direct | say | Nobody may cross it.",
        ]
    );
}

#[test]
fn a_view_attributes_to_its_owner() {
    assert_eq!(
        claims("In Anna Smith's view, the bridge is unsafe."),
        ["Anna Smith | indirect | report | the bridge is unsafe"]
    );
}

#[test]
fn quoted_words_do_not_negate_that_they_are_said() {
    assert_eq!(
        claims("Asked about the dam, Anna Smith said: “No comment.”"),
        ["Anna Smith | direct | say | No comment."]
    );
}

#[test]
fn who_is_told_does_not_hide_what_they_are_told() {
    assert_eq!(
        claims("Anna Smith warned members they risked losing the vote."),
        ["Anna Smith | indirect | warn | they risked losing the vote"]
    );
}

#[test]
fn a_content_that_the_analysis_tears_apart_is_whole() {
    assert_eq!(
        claims(
            "The dam has burst, while many roads may be flooded, Norwegian police have reported."
        ),
        ["Norwegian police | indirect | report | The dam has burst, while many roads may be \
             flooded"]
    );
}

#[test]
fn the_subject_of_what_is_said_is_no_object_of_saying() {
    assert_eq!(
        claims("The ministry said the strikers instead of talking were out for revenge."),
        ["ministry | indirect | say | the strikers instead of talking were out for revenge"]
    );
    assert_eq!(
        claims("A lawyer argues the rules cited don’t cover ferries."),
        ["lawyer | indirect | assert | the rules cited don’t cover ferries"]
    );
}
