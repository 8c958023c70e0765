//! Disputes in passing, by verbs of holding and by "as alleged", and what a noun points to.

use super::disputes;

#[test]
fn claims_called_untrue_in_passing_are_disputed() {
    assert_eq!(
        disputes("“Norway repeats such groundless claims every year,” Ann Smith said."),
        ["Ann Smith | such groundless claims | -"]
    );
    assert_eq!(
        disputes("Ann Smith said the reports amounted to a repetition of baseless accusations."),
        ["Ann Smith | the reports | -"]
    );
    assert_eq!(
        disputes("Ann Smith alleges that the case against her is based on trumped-up charges."),
        ["Ann Smith | the case against her | -"]
    );
    // Nobody's claims in particular are meant.
    assert_eq!(disputes("Ann Smith said that false claims do harm."), [""; 0]);
}

#[test]
fn figures_that_another_is_said_to_distort_are_disputed() {
    assert_eq!(
        disputes("Peru misrepresents the figures, Ann Smith said."),
        ["Ann Smith | the figures | -"]
    );
}

#[test]
fn what_was_not_so_as_alleged_is_disputed() {
    assert_eq!(
        disputes("“We did not sink nine boats, as has been alleged,” Ann Smith said."),
        ["Ann Smith | sink nine boats | -"]
    );
    assert_eq!(disputes("“We did not sink, as Ann Smith feared,” Omar Roe said."), [""; 0]);
}

#[test]
fn accounts_that_do_not_hold_are_disputed() {
    assert_eq!(
        disputes("Ann Smith said the report did not correspond to reality."),
        ["Ann Smith | the report | -"]
    );
    assert_eq!(
        disputes("The report, Ann Smith said, is riddled with errors."),
        ["Ann Smith | The report | -"]
    );
    assert_eq!(
        disputes("“These conclusions lack any evidence,” Ann Smith said."),
        ["Ann Smith | These conclusions | -"]
    );
    assert_eq!(disputes("Ann Smith said the bridge did not hold up."), [""; 0]);
}

#[test]
fn who_accuses_of_lies_disputes_what_was_just_said() {
    assert_eq!(
        disputes("Peru said that the dam was safe. Norway accused Peru of lies and delays."),
        ["Norway | the dam was safe | the dam was safe"]
    );
}

#[test]
fn who_takes_back_his_own_claim_disputes_nobody() {
    assert_eq!(disputes("Ann Smith admitted that her claim was false."), [""; 0]);
}

#[test]
fn appeals_against_an_outcome_dispute_it() {
    assert_eq!(
        disputes("Peru’s opposition lodged a challenge against an election it had lost."),
        ["Peru’s opposition | an election it had lost | -"]
    );
}

#[test]
fn any_involvement_that_is_ruled_out_is_disputed() {
    assert_eq!(
        disputes("Norway ruled out any link between the army and the raid."),
        ["Norway | any link between the army and the raid | -"]
    );
}

#[test]
fn the_rumours_are_those_told_of_before() {
    assert_eq!(
        disputes(
            "Newspapers carried rumours that the minister had fled. Peru said the border was \
             open. Ann Smith called the rumours false."
        ),
        ["Ann Smith | the minister had fled | -"]
    );
}

#[test]
fn what_somebody_is_accused_of_is_denied_without_the_accused() {
    assert_eq!(
        disputes("Peru accused Ann Smith of hiding losses. She rejected the accusation."),
        ["Ann Smith | hiding losses | Ann Smith of hiding losses"]
    );
}

#[test]
fn all_of_whom_are_those_before() {
    assert_eq!(
        disputes("The three guards, all of whom pleaded not guilty, were held."),
        ["three guards | guilty | -"]
    );
}

#[test]
fn slips_of_the_analysis_cost_no_dispute() {
    assert_eq!(
        disputes("Peru said that 200 clerks had left. Union leaders called the claim nonsense."),
        ["Union leaders | 200 clerks had left | 200 clerks had left"]
    );
    assert_eq!(disputes("But Smith denies deliberate fraud."), ["Smith | deliberate fraud | -"]);
    assert_eq!(
        disputes("Lima: Home Minister Ann Smith on Friday dismissed the opposition’s allegations."),
        ["Ann Smith | the opposition’s allegations | -"]
    );
}

#[test]
fn what_others_count_meanwhile_is_no_part_of_a_statement() {
    assert_eq!(
        disputes("Police said 650 people had turned out while unions put the figure at 3,000."),
        ["unions | 650 people had turned out | 650 people had turned out"]
    );
}

#[test]
fn who_rejects_behind_what_he_says_is_not_what_he_speaks_of() {
    assert_eq!(
        disputes("Norway insisted the record was good and rejected the claim that it leaked."),
        ["Norway | the claim that it leaked | -"]
    );
}

#[test]
fn what_another_said_to_be_untrue_is_his_to_dispute() {
    assert_eq!(
        disputes("Ann Smith spoke of reports on Friday that the claim was untrue."),
        [""; 0]
    );
}

#[test]
fn a_pronoun_has_the_words_that_it_stands_for() {
    assert_eq!(
        disputes("Ann Smith read the accusations. “They are untrue,” she said."),
        ["Ann Smith | the accusations | -"]
    );
}

#[test]
fn verdicts_joined_to_a_clause_keep_its_subject() {
    assert_eq!(
        disputes("The ministry said the figures left out a year and were misleading."),
        ["ministry | the figures | -"]
    );
}

#[test]
fn what_ought_to_be_is_questioned_but_not_disputed() {
    assert_eq!(disputes("Drivers questioned whether the firm should run the depot."), [""; 0]);
}

#[test]
fn who_is_moved_to_say_it_disputes_it() {
    assert_eq!(
        disputes(
            "Fraud has been found in some regions, prompting the opposition to say that the \
             results were invalid."
        ),
        ["opposition | the results | -"]
    );
}

#[test]
fn it_is_the_plan_that_they_say_is_bad() {
    assert_eq!(disputes("Ministers, who say the plan favours Peru, rejected it."), [""; 0]);
}

#[test]
fn who_says_otherwise_disputes_what_was_said() {
    assert_eq!(
        disputes("Police said that the driver was drunk. Witnesses say otherwise."),
        ["Witnesses | the driver was drunk | the driver was drunk"]
    );
}

#[test]
fn what_is_given_rather_than_anothers_figure_disputes_it() {
    assert_eq!(
        disputes("Peru says that only 10 have died, rather than the 200 claimed by the rebels."),
        ["Peru | the 200 claimed by the rebels | -"]
    );
}

#[test]
fn what_is_denied_in_court_is_a_charge() {
    assert_eq!(
        disputes("“I did not sink the boat,” Ann Smith told the jury."),
        ["Ann Smith | sink the boat | -"]
    );
}

#[test]
fn who_were_counted_give_no_figure() {
    assert_eq!(
        disputes("The army said 40 rebels were killed. The rebels said two had died there."),
        [""; 0]
    );
}

#[test]
fn two_deeds_that_are_denied_share_their_object() {
    assert_eq!(
        disputes("Ann Smith said she had not read or signed any of the letters."),
        ["Ann Smith | read or signed any of the letters | -"]
    );
}

#[test]
fn who_hits_back_at_somebody_disputes_no_claim_of_a_third() {
    assert_eq!(
        disputes("Peru said the mail was leaked. Norway hit back at Ann Smith on Friday."),
        [""; 0]
    );
}
