//! What stands are read, and how each is meant.

use crate::facts::testing::{lines, lines_of};

#[test]
fn what_will_not_be_accepted_is_rejected() {
    let text = "The minister said Norway would not accept the tariff.";
    assert_eq!(lines(text), ["rejects Norway | the tariff"]);
    assert_eq!(lines("Norway cannot accept the tariff."), ["rejects Norway | the tariff"]);
    assert_eq!(lines("Norway refused to accept the tariff."), ["rejects Norway | the tariff"]);
}

#[test]
fn no_stand_is_asserted_by_what_may_be_or_was_not_done() {
    assert_eq!(
        lines("Norway could accept the tariff."),
        ["hypothetical accepts Norway | the tariff"]
    );
    assert_eq!(lines("Norway did not reject the tariff."), ["negated rejects Norway | the tariff"]);
    assert_eq!(
        lines("Norway refused to rule out a tariff."),
        ["negated rejects Norway | a tariff"]
    );
    let text = "It is unclear if Norway rejected the tariff.";
    assert_eq!(lines(text), ["hypothetical rejects Norway | the tariff"]);
    let text = "The minister said Kenya had pledged not to raise fees and that Norway had agreed to lift the tariff.";
    assert_eq!(lines_of("accepts", text), ["accepts Norway | lift the tariff"]);
    let text = "Norway and Kenya agreed on a pause to their long feud.";
    assert_eq!(lines(text), ["accepts Norway | a pause", "accepts Kenya | a pause"]);
    let text = "The rebels would like to accept the offer, Norway said.";
    assert_eq!(lines_of("accepts", text), ["hypothetical accepts rebels | the offer"]);
    let text = "Norway is in Lima for the plan that Peru tabled.";
    assert!(lines_of("supports", text).is_empty());
    let text = "They want a large canal to be dug in Kenya, which the government cannot accept.";
    assert_eq!(
        lines_of("rejects", text),
        ["rejects government | a large canal to be dug in Kenya"]
    );
    let text = "If Norway rejected the tariff, prices fell.";
    assert_eq!(lines(text), ["conditional rejects Norway | the tariff"]);
}

#[test]
fn nouns_and_conjuncts_state_stands_too() {
    let text = "Norway's rejection of the tariff was firm.";
    assert_eq!(lines(text), ["rejects Norway | the tariff"]);
    let text = "Norway and Kenya endorsed the tariff.";
    assert_eq!(lines(text), ["supports Norway | the tariff", "supports Kenya | the tariff"]);
}

#[test]
fn a_refusal_may_hang_on_a_condition() {
    let text = "Norway said it would sign. Kenya will not accept quotas if prices fall.";
    assert!(lines(text).contains(&"rejects Kenya | quotas".to_owned()));
}

#[test]
fn an_inverted_auxiliary_makes_a_condition() {
    assert_eq!(
        lines("Had Norway accepted the tariff, prices would have fallen."),
        ["hypothetical accepts Norway | the tariff"]
    );
}

#[test]
fn we_are_those_whom_the_speaker_represents() {
    let text = "Norway is rich. \"We will not accept the tariff,\" said Norway's president, \
                Maria Lopez.";
    assert_eq!(lines(text), ["rejects Norway | the tariff"]);
}

#[test]
fn what_there_will_not_be_is_ruled_out() {
    let text = "The minister of Norway said there would be no talks with Kenya.";
    assert!(lines(text).contains(&"rejects minister of Norway | no talks with Kenya".to_owned()));
}

#[test]
fn an_announced_stand_is_taken() {
    let text = "Norway said it would support the tariff.";
    assert_eq!(lines(text), ["supports Norway | the tariff"]);
}

#[test]
fn who_vows_to_fight_for_it_supports_it() {
    assert_eq!(
        lines_of("supports", "Anna Smith vowed to fight for the harbour bill."),
        ["supports Anna Smith | the harbour bill"]
    );
    assert_eq!(
        lines("The guild said it will favour the treaty even if Norway leaves."),
        ["supports guild | the treaty"]
    );
    assert_eq!(
        lines("Anna Smith was pleased that voters will decide."),
        ["supports Anna Smith | voters will decide"]
    );
}

#[test]
fn what_is_attacked_as_unlawful_is_rejected() {
    assert_eq!(
        lines("The changes were attacked in court by the guild as unlawful."),
        ["rejects guild | The changes"]
    );
    assert_eq!(
        lines("Anna Smith said the text was unacceptable."),
        ["rejects Anna Smith | the text"]
    );
    assert_eq!(lines("Norway pushed back against cuts in pay."), ["rejects Norway | cuts in pay"]);
}

#[test]
fn a_bill_is_supported_by_who_co_sponsors_it() {
    assert_eq!(
        lines_of("supports", "Norway tabled a bill. It was co-sponsored by Anna Smith."),
        ["supports Anna Smith | a bill"]
    );
}

#[test]
fn not_is_read_with_any_apostrophe() {
    assert_eq!(lines("Norway said it won’t accept the treaty."), ["rejects Norway | the treaty"]);
    assert_eq!(lines("Norway said it won't accept the treaty."), ["rejects Norway | the treaty"]);
    assert_eq!(
        lines_of("rejects", "The guild vowed not to vote for a merger."),
        ["rejects guild | a merger"]
    );
}

#[test]
fn words_that_only_point_are_no_target() {
    let text = "Norway is not bound by this deal and will do all it needs to defend itself.";
    assert!(lines_of("supports", text).is_empty());
    assert!(lines_of("supports", "That is what the miners voted for.").is_empty());
    let text = "Norway's deal is dead. The mayor rejects whether or not they say so.";
    assert!(lines_of("rejects", text).is_empty());
}

#[test]
fn what_is_only_left_undone_or_open_is_no_stand() {
    assert_eq!(
        lines("Kenya noted the plan without yet accepting the levy."),
        ["negated accepts Kenya | the levy"]
    );
    assert_eq!(
        lines("There is no count of the miners who supported or opposed the pact."),
        ["hypothetical supports miners | the pact", "hypothetical rejects miners | the pact"]
    );
    let text = "Kenya will only pay interest when banks agree to the levy.";
    assert_eq!(lines_of("accepts", text), ["conditional accepts banks | the levy"]);
    let text = "It was a campaign to win Norway's agreement to import quotas.";
    assert_eq!(lines_of("accepts", text), ["hypothetical accepts Norway | import quotas"]);
    let text = "Peru condemned a possible agreement between Norway and Kenya on fees.";
    assert!(lines_of("accepts", text).iter().all(|line| line.starts_with("hypothetical")));
    let text = "If Kenya signs the pact and accepts the levy, the guild will go.";
    assert_eq!(lines_of("accepts", text)[1], "conditional accepts Kenya | the levy");
    let text = "How many miners voted for the levy";
    assert!(lines_of("supports", text).is_empty());
}

#[test]
fn what_a_plan_lacks_is_no_refusal_of_its_makers() {
    let text = "Peru made a proposal. The guild said the proposal does not fit its demands.";
    assert!(lines_of("rejects", text).is_empty());
    let text = "Both guilds agreed that no tolls will be raised.";
    assert!(lines_of("rejects", text).is_empty());
}

#[test]
fn the_triumph_of_another_is_no_praise() {
    assert!(lines_of("supports", "Omar Haddad called the accord Norway's triumph.").is_empty());
    assert_eq!(
        lines_of("supports", "Omar Haddad called the accord a triumph."),
        ["supports Omar Haddad | the accord"]
    );
}

#[test]
fn whose_refusal_it_is_that_another_shall_end() {
    let text = "Omar Haddad challenged Peter Olsen to end his refusal to pay the levy.";
    assert_eq!(lines_of("rejects", text), ["rejects Peter Olsen | pay the levy"]);
}

#[test]
fn a_target_has_neither_its_day_nor_what_came_of_it() {
    let text = "Norway signed the pact on Monday, ending years of strife.";
    assert_eq!(lines_of("accepts", text), ["accepts Norway | the pact"]);
    let text =
        "Norway and Kenya signed a joint declaration yesterday stating both sides want peace.";
    assert_eq!(lines_of("accepts", text)[0], "accepts Norway | a joint declaration");
    let text = "Council accepts toll plan moments before deadline";
    assert_eq!(lines_of("accepts", text), ["accepts Council | toll plan"]);
}

#[test]
fn it_is_the_accord_and_not_what_the_accord_is_about() {
    let text = "Norway reached an accord to curb the herring programme, and Peter Olsen vowed to fight for it.";
    assert_eq!(lines_of("supports", text), ["supports Peter Olsen | an accord"]);
}

#[test]
fn who_says_what_a_place_belongs_to_accepts_nothing() {
    let text = "The island, recognised by Kenya as a part of Norway, is small.";
    assert!(lines_of("accepts", text).is_empty());
}

#[test]
fn an_armed_wing_acts_under_its_name() {
    let text = "The party's armed wing, Falcon Brigades, rejected the pact.";
    assert_eq!(lines_of("rejects", text), ["rejects Falcon Brigades | the pact"]);
}

#[test]
fn nobody_and_whoever_it_may_be_take_no_stand() {
    assert!(lines_of("rejects", "No country is satisfied with the pact.").is_empty());
    let text = "The pact frees a prisoner for each rebel accepting the amnesty.";
    assert!(lines_of("accepts", text).is_empty());
    let text = "The minister said Norway could accept nothing less than a full count.";
    assert!(lines_of("rejects", text).is_empty());
}

#[test]
fn what_is_opposed_or_weighed_is_not_accepted_or_rejected() {
    assert_eq!(
        lines_of("accepts", "Miners protested against submitting to the levy."),
        ["hypothetical accepts Miners | the levy"]
    );
    let text = "The pact is not sufficient but it is a first step, the mayor said.";
    assert!(lines_of("rejects", text).is_empty());
}

#[test]
fn a_body_with_and_in_its_name_is_one() {
    assert_eq!(
        lines_of("accepts", "The pact was approved by the Grain and Seed Commission."),
        ["accepts Grain and Seed Commission | The pact"]
    );
}
