//! Who it is that speaks, where the words beside the quotation do not name them.

use super::claims;

#[test]
fn nobody_within_a_quotation_speaks_it() {
    assert_eq!(
        claims("“I’m glad they decided to do so,” Anna Reed said."),
        ["Anna Reed | direct | say | I’m glad they decided to do so"]
    );
    assert_eq!(
        claims(
            "“The lack of light, the lack of room for children to play, to run,” said Anna Reed."
        ),
        ["Anna Reed | direct | say | The lack of light, the lack of room for children to play, \
             to run"]
    );
}

#[test]
fn he_who_says_more_is_the_last_who_spoke() {
    assert_eq!(
        claims(
            "The mayor, Dan Moss, said the bridge was safe. The engineer sent a letter. Its words \
             were plain. Councillor Peter Stone wrote to the others, saying they should wait. He \
             said he would vote against it."
        )
        .last()
        .unwrap(),
        "Peter Stone | indirect | say | he would vote against it"
    );
}

#[test]
fn he_is_the_one_who_said_the_rest_of_the_sentence() {
    assert_eq!(
        claims(
            "Anna Reed said the ferry was late. Dan Moss defended the harbour against Reed's \
             claim, saying it was open. He said the ferry was full."
        )
        .last()
        .unwrap(),
        "Dan Moss | indirect | say | the ferry was full"
    );
}

#[test]
fn what_is_joined_behind_a_quotation_is_no_part_of_it() {
    assert_eq!(
        claims(
            "Anna Reed told reporters, “There are many ships we have concerns about,” but declined \
             to say which."
        ),
        ["Anna Reed | direct | say | There are many ships we have concerns about"]
    );
}

#[test]
fn an_office_and_the_name_behind_its_comma_are_one_speaker() {
    assert_eq!(
        claims("The Leader of the Opposition, Anna Reed said the harbour was full."),
        ["Anna Reed | indirect | say | the harbour was full"]
    );
}

#[test]
fn turns_of_an_interview_are_said_by_whom_they_name() {
    assert_eq!(
        claims(
            "Nordic News met Anna Reed, the mayor of Bergen, on Monday.\n\nNORDIC NEWS: What will \
             you do about the harbour?\n\nREED: We will dredge it next year. The money is \
             there.\n\nNORDIC NEWS: And the ferries?\n\nAnna Reed: They stay."
        ),
        [
            "Anna Reed | direct | say | We will dredge it next year. The money is there.",
            "Anna Reed | direct | say | They stay."
        ]
    );
    // One label is no interview.
    assert_eq!(
        claims("Anna Reed is the mayor of Bergen.\n\nReed: a life in pictures by Dan Moss."),
        [""; 0]
    );
}

#[test]
fn the_beginning_of_a_quotation_is_said_by_whom_its_next_paragraph_names() {
    assert_eq!(
        claims(
            "The ferry sank on Monday.\n\n“We have never seen such waves here.\n\n“Nobody could have \
             held that ship,” said Anna Reed, the harbour master."
        ),
        [
            "Anna Reed | direct | say | We have never seen such waves here. / Nobody could have held \
          that ship"
        ]
    );
}

#[test]
fn an_age_and_one_of_several_lead_to_a_name() {
    assert_eq!(
        claims(
            "Anna Reed, 54, won the race. The 54-year-old said the wind was kind. One of the \
             judges, Dan Moss, said nobody was near her."
        ),
        [
            "Anna Reed | indirect | say | the wind was kind",
            "Dan Moss | indirect | say | nobody was near her"
        ]
    );
}

#[test]
fn the_company_is_the_one_whose_chief_was_named() {
    assert_eq!(
        claims(
            "The board of Oakfield Motors dismissed its chief executive, Dan Moss, on Monday. The \
             company said sales had halved."
        ),
        ["Oakfield Motors | indirect | say | sales had halved"]
    );
}

#[test]
fn quoted_words_in_what_is_asked_or_compared_are_a_statement() {
    assert_eq!(
        claims(
            "Anna Reed compared the plan to “a house without a roof”. She urged the council to \
             “stop playing games”. It is late, Dan Moss said, asking them to be “brave and quick”. \
             “It is over, but we live,” Anna Reed said, asking them to be “brave and quick”."
        ),
        [
            "Anna Reed | mixed | describe | the plan to “a house without a roof”",
            "Anna Reed | mixed | ask | the council to “stop playing games”",
            "Dan Moss | indirect | say | It is late",
            "Dan Moss | mixed | ask | them to be “brave and quick”",
            "Anna Reed | direct | say | It is over, but we live",
            "Anna Reed | mixed | ask | them to be “brave and quick”"
        ]
    );
}

#[test]
fn what_the_parser_takes_for_a_participle_or_a_compound_is_said() {
    assert_eq!(
        claims(
            "Two Chilean officials said the second day of hearings ended Thursday. Talks \
             resumed in the province of Khost, reported Nordvik News. Anna Reed was described by a \
             close associate as “very angry” about it."
        ),
        [
            "Two Chilean officials | indirect | say | the second day of hearings ended Thursday",
            "Nordvik News | indirect | report | Talks resumed in the province of Khost",
            "close associate | mixed | describe | Anna Reed / as “very angry” about it"
        ]
    );
}

#[test]
fn a_quotation_of_two_clauses_leaves_the_sentence_its_main_verb() {
    assert_eq!(
        claims(
            "However, Anna Reed called these leaks a fairy tale, saying that “It is pure \
             invention, the council must print the letter if it ever got such a letter.”"
        ),
        [
            "Anna Reed | indirect | describe | these leaks a fairy tale",
            "Anna Reed | direct | say | It is pure invention, the council must print the letter if it \
             ever got such a letter."
        ]
    );
}

#[test]
fn a_participle_behind_a_claim_is_said_by_who_speaks_of_it() {
    assert_eq!(
        claims(
            "Anna Reed rejected the notion that Norway was trying to obstruct the talks, arguing \
             “it is others who do so”."
        ),
        ["Anna Reed | direct | assert | it is others who do so"]
    );
}

#[test]
fn a_former_office_and_two_who_were_joined_lead_to_names() {
    assert_eq!(
        claims(
            "Anna Reed, the council's envoy, and Dan Moss met the mayor. The two envoys said it was \
             late. Anna Reed said she was tired. The former secretary of state said: “We go on.”"
        ),
        [
            "Anna Reed | indirect | say | it was late",
            "Dan Moss | indirect | say | it was late",
            "Anna Reed | indirect | say | she was tired",
            "Anna Reed | direct | say | We go on."
        ]
    );
}

#[test]
fn a_colon_at_the_end_of_a_paragraph_brings_on_the_next_one() {
    assert_eq!(
        claims(
            "Anna Reed posted from her office:\n\n“We are late, and we are sorry for it.”\n\nDan Moss \
             was blunt:\n\n“Nobody told us.”"
        ),
        [
            "Anna Reed | direct | say | We are late, and we are sorry for it.",
            "Dan Moss | direct | say | Nobody told us."
        ]
    );
}

#[test]
fn a_letter_and_an_aside_leave_what_is_said_whole() {
    assert_eq!(
        claims(
            "Ann Reed wrote in a letter that the dam was safe. Farmers, Ann Reed said, want it."
        ),
        [
            "Ann Reed | indirect | say | the dam was safe",
            "Ann Reed | indirect | say | Farmers / want it"
        ]
    );
}
