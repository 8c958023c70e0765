//! Disputes, as "actor | target | claim".

mod defences;
mod passing;

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

#[test]
fn which_is_denied_is_what_was_said_before() {
    assert_eq!(
        disputes("Police accused Ann Smith of stealing the boat, which she denies."),
        ["Ann Smith | stealing the boat | Ann Smith of stealing the boat"]
    );
    assert_eq!(
        disputes("The army captured the town of Arlen, which the rebels dispute."),
        ["rebels | The army captured the town of Arlen | -"]
    );
}

#[test]
fn a_claim_is_called_false_before_it_is_named() {
    assert_eq!(
        disputes("The ministry dismissed as “baseless” the mayor’s statement that it had lied."),
        ["ministry | the mayor’s statement that it had lied | it had lied"]
    );
}

#[test]
fn of_an_owners_claims_the_one_with_the_same_words_is_meant() {
    let text = "General Smith said that Arlen had fallen. He said that talks would go on. \
                The ministry denied Smith’s claims and said that it held Arlen.";
    assert_eq!(disputes(text), ["ministry | Smith’s claims | Arlen had fallen"]);
}

#[test]
fn who_need_not_do_it_denies_nothing() {
    assert!(disputes("The group said it told Norway that it need not await the vote.").is_empty());
}

#[test]
fn what_opens_or_ends_the_sentence_is_not_denied() {
    assert_eq!(
        disputes(
            "In what has become a habit, Kenya denied that a miner had died, saying that all were well."
        ),
        ["Kenya | a miner had died | -"]
    );
}

#[test]
fn that_is_what_was_said_before() {
    let text =
        "The union said ten miners had died. That contradicts the first findings of the mine.";
    assert_eq!(disputes(text), ["union | the first findings of the mine | -"]);
}

#[test]
fn who_denies_it_stands_behind_an_opening_participle() {
    let text = "Refuting Chile's charge that ships had crossed the Sea of Pearls in Asmara and Keren, \
                Ghana on Friday denied reports of two deaths.";
    let told = disputes(text);
    assert!(told.iter().all(|line| line.starts_with("Ghana")), "{told:?}");
    assert!(told.iter().any(|line| line.contains("in Asmara and Keren |")), "{told:?}");
}

#[test]
fn doubts_dispute_what_is_said() {
    assert_eq!(
        disputes("The bank expressed doubts about the figures."),
        ["bank | the figures | -"]
    );
    assert_eq!(
        disputes("The envoy questioned whether the vote was fair."),
        ["envoy | the vote was fair | -"]
    );
    assert_eq!(disputes("The bank expressed doubts about the bridge."), [""; 0]);
}

#[test]
fn who_brings_a_suit_disputes_what_it_challenges() {
    assert_eq!(
        disputes("Norway went to court with a petition contesting the count."),
        ["Norway | the count | -"]
    );
    assert_eq!(disputes("Norway filed a challenge to the results."), ["Norway | the results | -"]);
}

#[test]
fn a_vote_that_is_called_rigged_is_disputed() {
    assert_eq!(disputes("Norway said the vote was rigged."), ["Norway | the vote | -"]);
    assert_eq!(
        disputes("Norway said the report was nothing but a lie."),
        ["Norway | the report | -"]
    );
}

#[test]
fn what_moved_somebody_to_say_it_is_no_doubt_of_it() {
    assert_eq!(
        disputes("The judges said the advice to the mayor was motivated by malice."),
        [""; 0]
    );
    assert_eq!(disputes("The judges said the decree was void."), [""; 0]);
    assert_eq!(disputes("The mayor said the charges were motivated."), ["mayor | the charges | -"]);
}

#[test]
fn who_does_not_take_a_result_for_valid_disputes_it() {
    assert_eq!(
        disputes("Norway refused to accept the result of the ballot."),
        ["Norway | the result of the ballot | -"]
    );
    assert_eq!(
        disputes("The guild does not recognise the court’s authority."),
        ["guild | the court’s authority | -"]
    );
    assert_eq!(
        disputes("Smith said she would not accept the outcome of the count."),
        ["Smith | the outcome of the count | -"]
    );
    assert_eq!(disputes("Norway has not yet accepted the result."), [""; 0]);
    assert_eq!(disputes("If Norway does not accept the result, it will be void."), [""; 0]);
    assert_eq!(disputes("Norway refused to accept the treaty."), [""; 0]);
    assert_eq!(disputes("Norway will reject any outcome that costs it the port."), [""; 0]);
}

#[test]
fn a_claim_behind_a_comma_is_what_stands_before_it() {
    assert_eq!(
        disputes("Anna Smith says that the mine was unsafe, a claim denied by the company."),
        ["company | the mine was unsafe | the mine was unsafe"]
    );
    assert_eq!(
        disputes(
            "Anna Smith says that guards were bribed, an allegation that the company rejects."
        ),
        ["company | guards were bribed | guards were bribed"]
    );
    assert_eq!(
        disputes(
            "Anna Smith said that the mine was unsafe. The company dismissed the claim as gossip."
        ),
        ["company | the mine was unsafe | the mine was unsafe"]
    );
}

#[test]
fn who_stands_accused_denies_what_it_is_of() {
    assert_eq!(
        disputes("The banker was charged with forging a cheque but denied it."),
        ["banker | forging a cheque | -"]
    );
    assert_eq!(
        disputes("Anna Smith is accused of forging a cheque. She denies the charge."),
        ["Anna Smith | forging a cheque | -"]
    );
}

#[test]
fn a_verdict_stands_behind_a_long_object() {
    for report in [
        "the report that two miners had died",
        "the account of the fire",
        "allegations that the firm hid losses",
        "the idea that the drug is safe",
        "the story told by the driver",
    ] {
        for verdict in ["false", "baseless", "a lie"] {
            let text = format!("The guild called {report} {verdict}.");
            assert_eq!(disputes(&text), [format!("guild | {report} | -")], "{text}");
        }
    }
    assert_eq!(
        disputes("The guild described claims that the roof had collapsed as misleading."),
        ["guild | claims that the roof had collapsed | -"]
    );
    assert_eq!(
        disputes("The guild dismissed as nonsense criticism of the rescue."),
        ["guild | criticism of the rescue | -"]
    );
    assert_eq!(disputes("The guild called the claim that the roof was unsafe."), [""; 0]);
}

#[test]
fn pushing_back_on_what_nobody_claimed_is_a_stand() {
    assert_eq!(disputes("Norway pushed back against cuts in pay."), [""; 0]);
    assert_eq!(
        disputes("The guild took issue with the description."),
        ["guild | the description | -"]
    );
}

#[test]
fn who_alleges_fraud_disputes_the_result_and_nothing_else() {
    assert_eq!(
        disputes("The guild alleges that the result of the vote was rigged."),
        ["guild | the result of the vote | -"]
    );
    assert_eq!(
        disputes("The guild described results from the vote as a sham."),
        ["guild | results from the vote | -"]
    );
    assert_eq!(
        disputes("Norway threatened Peru over the raid, which officials have denied."),
        ["officials | the raid | -"]
    );
}

#[test]
fn what_is_said_behind_a_denial_is_not_what_is_denied() {
    assert_eq!(
        disputes("Norway rejected the notion that the dam leaked, saying it was sound."),
        ["Norway | the notion that the dam leaked | -"]
    );
    assert_eq!(
        disputes("“I flatly deny the holding of any talks,” Anna Smith said."),
        ["Anna Smith | the holding of any talks | -"]
    );
}
