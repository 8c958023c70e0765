//! Roles, as "person | role | organisation", with "former" where it is past.

use crate::entities;
use crate::facts::{Statement, Status};
use crate::ingest::article;
use crate::language::Analyser;

pub(super) fn roles(text: &str) -> Vec<String> {
    let article = article("test", text.to_owned()).unwrap();
    let found = entities::read(&Analyser::english(), article);
    let mut lines = Vec::new();
    for fact in found.facts.iter().filter(|fact| fact.status == Status::Asserted) {
        if let Statement::Role { person, role, organisation, former } = &fact.statement {
            let person = &found.mentions[*person].name;
            let organisation = organisation.as_deref().unwrap_or("-");
            let former = if *former { " | former" } else { "" };
            lines.push(format!("{person} | {role} | {organisation}{former}"));
        }
    }
    lines
}

#[test]
fn an_office_to_come_is_no_part_of_the_name() {
    let told = roles("The call of president-elect Omar Haddad was heard.");
    assert_eq!(told, ["Omar Haddad | president-elect | -"]);
}

#[test]
fn who_is_counted_on_has_the_office_of_those_before() {
    let text =
        "Two senators, Ana Ruiz and Omar Haddad, opposed the bill, and a third, Luis Soto, left.";
    assert_eq!(
        roles(text),
        [
            "Ana Ruiz | senator | Senate",
            "Omar Haddad | senator | Senate",
            "Luis Soto | senator | Senate"
        ]
    );
}

#[test]
fn titles_stand_before_names() {
    assert_eq!(
        roles("French Foreign Minister Anna Smith met US Army Secretary Dan Miller."),
        ["Anna Smith | Foreign Minister | France", "Dan Miller | Army Secretary | US"]
    );
    assert_eq!(
        roles("EU foreign policy chief Anna Smith called former US Vice President Dan Miller."),
        ["Anna Smith | foreign policy chief | EU", "Dan Miller | Vice President | US | former",]
    );
}

#[test]
fn a_plural_title_is_everybodys() {
    let found = roles("Senators Anna Smith of Ohio and Dan Miller of Utah agreed.");
    assert_eq!(found.len(), 2);
    assert!(found[0].ends_with("Anna Smith | Senator | Ohio"));
    assert_eq!(found[1], "Dan Miller | Senator | Utah");
}

#[test]
fn appositions_name_roles_both_ways() {
    assert_eq!(
        roles("The president of the Norwegian Red Cross, Anna Smith, resigned."),
        ["Anna Smith | president | Norwegian Red Cross"]
    );
    assert_eq!(
        roles("Dan Miller, a lawyer and former mayor of Boston, resigned."),
        ["Dan Miller | lawyer | -", "Dan Miller | mayor | Boston | former"]
    );
}

#[test]
fn verbs_give_roles() {
    assert_eq!(
        roles("Anna Smith was appointed governor of the Bank of Norway on Monday."),
        ["Anna Smith | governor | Bank of Norway"]
    );
    assert_eq!(
        roles("Dan Miller, who served as finance minister of Peru, agreed."),
        ["Dan Miller | finance minister | Peru | former"]
    );
}

#[test]
fn nobody_gets_an_office_from_a_wish() {
    assert_eq!(roles("Anna Smith could become president of Peru."), [""; 0]);
}

#[test]
fn what_an_office_is_for_may_be_an_office_itself() {
    assert_eq!(
        roles(
            "Peru’s justice minister, Anna Smith, met Dan Miller, a former Justice Department lawyer."
        ),
        [
            "Anna Smith | justice minister | Peru",
            "Dan Miller | lawyer | Justice Department | former"
        ]
    );
}

#[test]
fn its_office_is_the_bodys() {
    assert_eq!(
        roles("Greenpeace left the talks. Its executive director, Anna Smith, resigned."),
        ["Anna Smith | executive director | Greenpeace"]
    );
}

#[test]
fn an_office_ends_before_the_day() {
    assert_eq!(
        roles("Anna Smith was sworn in as prime minister of Peru on Wednesday."),
        ["Anna Smith | prime minister | Peru"]
    );
}

#[test]
fn a_deputy_serves_the_state_of_the_one_they_work_for() {
    assert_eq!(
        roles("French Foreign Minister Anna Smith left. Her deputy, Dan Miller, stayed."),
        ["Anna Smith | Foreign Minister | France", "Dan Miller | deputy | France"]
    );
}

#[test]
fn an_own_minister_is_a_minister() {
    assert_eq!(
        roles("Peru broke a promise made by its own foreign minister, Anna Smith."),
        ["Anna Smith | foreign minister | Peru"]
    );
}

#[test]
fn a_spokesman_speaks_for_a_body() {
    assert_eq!(
        roles("Kenyan army spokesman Dan Miller met Anna Smith, spokeswoman for the strikers."),
        ["Dan Miller | spokesman | Kenyan army", "Anna Smith | spokeswoman | strikers"]
    );
    assert_eq!(
        roles("Nordic Red Cross (NRC) policy director Anna Smith left."),
        ["Anna Smith | policy director | Nordic Red Cross"]
    );
}

#[test]
fn papers_leave_out_the_state_that_they_write_about() {
    let text = "Kenya voted. Kenyan ministers met in Nairobi, and Kenya waited. French envoy Luc \
                Morel called Interior Minister Dan Miller.";
    assert_eq!(
        roles(text),
        ["Luc Morel | envoy | France", "Dan Miller | Interior Minister | Kenya"]
    );
}

#[test]
fn a_list_of_appointments_gives_each_name_its_office() {
    assert_eq!(
        roles(
            "Among those appointed were Anna Smith as head of the Seed Board, and Dan Miller as \
             director of the Nordic Museum."
        ),
        ["Anna Smith | head | Seed Board", "Dan Miller | director | Nordic Museum"]
    );
    assert_eq!(
        roles(
            "The king appointed Anna Smith, MP for Holm, as Minister of Farming to replace Luc Morel."
        ),
        ["Anna Smith | MP for Holm | -", "Anna Smith | Minister of Farming | -"]
    );
}

#[test]
fn years_behind_an_office_end_it() {
    assert_eq!(
        roles("Anna Smith, prime minister of Peru from 2000 to 2004, agreed."),
        ["Anna Smith | prime minister | Peru | former"]
    );
}

#[test]
fn new_begins_the_name_of_a_state() {
    assert_eq!(
        roles("New Zealand director Anna Smith met Democratic President Dan Miller."),
        ["Anna Smith | director | New Zealand", "Dan Miller | President | -"]
    );
}

#[test]
fn what_a_professor_teaches_is_no_body() {
    assert_eq!(
        roles("Anna Smith, a professor of Law at the University of Oslo, agreed."),
        ["Anna Smith | professor of Law | University of Oslo"]
    );
}

#[test]
fn an_office_in_a_list_of_names_is_that_of_the_name_beside_it() {
    assert_eq!(
        roles(
            "They met Peru's President Luis Vega, Chile's Prime Minister Jorge Soto and Tomas \
             Adeyemi, the prime minister of Ghana."
        ),
        [
            "Luis Vega | President | Peru",
            "Jorge Soto | Prime Minister | Chile",
            "Tomas Adeyemi | prime minister | Ghana"
        ]
    );
}

#[test]
fn one_states_office_is_not_given_to_another() {
    assert_eq!(
        roles("British voters watched. In Britain, Defense Secretary Dan Moss said little."),
        ["Dan Moss | Defense Secretary | -"]
    );
}

#[test]
fn a_short_name_in_brackets_is_the_bodys() {
    assert_eq!(
        roles(
            "The Harbour Pilots Association (Harpa) met. Harpa general secretary Dan Moss spoke."
        ),
        ["Dan Moss | general secretary | Harbour Pilots Association"]
    );
}

#[test]
fn a_name_is_no_date_and_no_company() {
    assert_eq!(
        roles("British Prime Minister Ann May on Monday left for Oslo. May said so in May."),
        ["Ann May | Prime Minister | United Kingdom"]
    );
    assert_eq!(
        roles("Ohio Gov. Ann Carrier spoke. Carrier on Friday opened a bridge."),
        ["Ann Carrier | Governor | Ohio"]
    );
}

#[test]
fn a_minister_of_labour_is_of_no_party() {
    assert_eq!(
        roles("Chris Okoye, the Minister of Labour and Employment, left."),
        ["Chris Okoye | Minister of Labour and Employment | -"]
    );
}

#[test]
fn a_party_is_named_whole() {
    assert_eq!(
        roles(
            "Green Party leader Anna Smith met Dan Moss, leader of the opposition Harbour Party."
        ),
        ["Anna Smith | leader | Green Party", "Dan Moss | leader | Harbour Party"]
    );
}

#[test]
fn a_branch_stands_between_an_office_and_its_body() {
    assert_eq!(
        roles("Anna Smith, head of policy of the Nordic Red Cross, agreed."),
        ["Anna Smith | head of policy | Nordic Red Cross"]
    );
}

#[test]
fn what_a_body_is_does_not_hide_its_name() {
    assert_eq!(
        roles("Dan Moss, general secretary of the teachers' union Unity, agreed."),
        ["Dan Moss | general secretary | Unity"]
    );
    assert_eq!(
        roles("Dan Moss, managing partner of Reed & Olsen, agreed."),
        ["Dan Moss | managing partner | Reed & Olsen"]
    );
}

#[test]
fn an_ambassador_is_of_the_state_that_sends_him() {
    assert_eq!(
        roles("Anna Smith, the Norwegian ambassador in Berlin, agreed."),
        ["Anna Smith | ambassador | Norway"]
    );
}

#[test]
fn one_title_of_two_persons_is_not_the_others() {
    assert_eq!(
        roles("Both the governor and Chancellor Dan Moss agreed."),
        ["Dan Moss | Chancellor | -"]
    );
}

#[test]
fn offices_of_two_bodies_are_joined() {
    assert_eq!(
        roles("Dan Moss, leader of the Green Party and minister for trade, agreed."),
        ["Dan Moss | leader | Green Party", "Dan Moss | minister for trade | -"]
    );
}

#[test]
fn a_text_may_end_with_a_name() {
    assert_eq!(roles("The crowd heard President Anna Smith"), ["Anna Smith | President | -"]);
}
