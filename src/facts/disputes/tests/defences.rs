//! Answers, rival figures and what speakers say in their own defence.

use super::disputes;

#[test]
fn a_figure_that_another_rejects_is_the_statements() {
    assert_eq!(
        disputes("Smith argued that the plan would cost 300 jobs, a figure Norway rejected."),
        ["Norway | the plan would cost 300 jobs | the plan would cost 300 jobs"]
    );
}

#[test]
fn a_claim_without_grounds_is_disputed() {
    assert_eq!(
        disputes("The tribunal found no evidence that the vote had been rigged."),
        ["tribunal | the vote had been rigged | -"]
    );
    assert_eq!(
        disputes("The mayor said the reports of a split were without foundation."),
        ["mayor | the reports of a split | -"]
    );
}

#[test]
fn statements_contradict_each_other() {
    assert_eq!(
        disputes("The ministry said the dam was safe. Engineers said the dam was not safe."),
        ["Engineers | the dam was safe | the dam was safe"]
    );
    assert_eq!(
        disputes("The ministry said the dam was safe. The mayor countered that it leaked."),
        ["mayor | the dam was safe | the dam was safe"]
    );
}

#[test]
fn who_says_the_opposite_in_another_word_contradicts() {
    assert_eq!(
        disputes("The ministry said that prices were falling. Grocers said prices were rising."),
        ["Grocers | prices were falling | prices were falling"]
    );
    assert_eq!(
        disputes("The envoy said the talks had succeeded. The guild said the talks had failed."),
        ["guild | the talks had succeeded | the talks had succeeded"]
    );
    assert_eq!(disputes("Norway said its exports rose. Peru said its exports fell."), [""; 0]);
    assert_eq!(
        disputes("The envoy said the talks had succeeded. The guild said the vote had failed."),
        [""; 0]
    );
}

#[test]
fn speakers_defend_themselves() {
    assert_eq!(
        disputes("The company said it had no role in the leak."),
        ["company | role in the leak | -"]
    );
    assert_eq!(
        disputes("The pilot pleaded not guilty to two charges of fraud."),
        ["pilot | two charges of fraud | -"]
    );
    assert_eq!(disputes("Police said the driver had no role in the leak."), [""; 0]);
}

#[test]
fn who_were_killed_have_died() {
    assert_eq!(
        disputes("Police said 169 were killed. The guild said more than 700 died."),
        ["guild | 169 were killed | 169 were killed"]
    );
    assert_eq!(
        disputes("Police said 169 were killed. The guild said more than 700 fled."),
        [""; 0]
    );
}
