//! Sentences, and the chains that they make.

use crate::ingest;
use crate::language::Analyser;

use super::*;

/// Renders the chains of `text` that are named or have several mentions, a line each: kind, name,
/// country, and the other words that mention it.
fn chains(text: &str) -> Vec<String> {
    let article = ingest::article("test", text.to_owned()).unwrap();
    let document = Analyser::english().analyse(&article);
    let found = find(&document);
    let told = found.chains.iter().filter(|chain| chain.named || chain.mentions.len() > 1);
    told.map(|chain| {
        let words: Vec<&str> =
            chain.mentions.iter().map(|id| found[*id].span.of(document.text())).collect();
        let country = chain.country.as_deref().map(|name| format!(" ({name})")).unwrap_or_default();
        format!("{:?} {}{country}: {}", chain.kind, chain.name, words.join(", "))
    })
    .collect()
}

#[test]
fn a_surname_is_its_bearers_whatever_the_model_takes_it_for() {
    assert_eq!(
        chains(
            "Prime Minister Arvo Lehtinen resigned on Monday. Lehtinen said he was tired. \
             Mr Lehtinen will be missed."
        ),
        ["Person Arvo Lehtinen: Prime Minister Arvo Lehtinen, Lehtinen, he, Mr Lehtinen"]
    );
}

#[test]
fn titles_with_of_are_no_part_of_the_name() {
    assert_eq!(
        chains("Secretary of State Anna Miller met the ambassador to Norway Peter Hansen."),
        [
            "Person Anna Miller: Secretary of State Anna Miller",
            "Person Peter Hansen (Norway): the ambassador to Norway Peter Hansen, Peter Hansen",
        ]
    );
}

#[test]
fn who_works_for_somebody_is_another() {
    assert_eq!(
        chains("Anna Miller, an adviser to President Luis Soto, met the aide to Ana Maria Vega."),
        [
            "Person Anna Miller: Anna Miller, an adviser to President Luis Soto",
            "Person Luis Soto: President Luis Soto",
            "Person Ana Maria Vega: Ana Maria Vega",
        ]
    );
}

#[test]
fn a_legal_form_tells_of_a_company() {
    assert_eq!(
        chains("Anna Miller left Carl Sons Ltd on Monday."),
        ["Person Anna Miller: Anna Miller", "Organisation Carl Sons Ltd: Carl Sons Ltd"]
    );
}

#[test]
fn coordinated_persons_are_two() {
    assert_eq!(
        chains("Hansen and US special envoy Anna Miller arrived. Hansen smiled."),
        [
            "Person Hansen: Hansen, Hansen",
            "Person Anna Miller (United States): US special envoy, Anna Miller",
        ]
    );
}

#[test]
fn organisations_go_by_acronyms_and_short_names() {
    assert_eq!(
        chains(
            "The International Monetary Fund (IMF) met the Supreme Court of Kenya. \
             The IMF said the Supreme Court was wrong."
        ),
        [
            "Organisation International Monetary Fund: The International Monetary Fund, IMF, The IMF",
            "Organisation Supreme Court of Kenya: the Supreme Court of Kenya, the Supreme Court",
            "Country Kenya (Kenya): Kenya",
        ]
    );
}

#[test]
fn roles_and_peoples_describe_persons() {
    assert_eq!(
        chains(
            "French President Jeanne Moreau met German Chancellor Karl Brandt. \
             The French leader praised the chancellor."
        ),
        [
            "Person Jeanne Moreau (France): French President Jeanne Moreau, The French leader",
            "Person Karl Brandt (Germany): German Chancellor Karl Brandt, the chancellor",
        ]
    );
}

#[test]
fn a_speaker_says_i() {
    assert_eq!(
        chains("“I will not go and we will not pay,” Anna Miller said. “My mind is made up.”"),
        ["Person Anna Miller: I, we, Anna Miller, My"]
    );
}

#[test]
fn he_is_not_the_one_whom_he_names() {
    assert_eq!(
        chains(
            "John Smith met Peter Hansen, according to a minister. He says that Smith was late."
        ),
        [
            "Person John Smith: John Smith, Smith",
            "Person Peter Hansen: Peter Hansen",
            "Person minister: a minister, He",
        ]
    );
}

#[test]
fn who_is_quoted_is_not_named_in_the_quotation() {
    assert_eq!(
        chains("Governor Ann Holt spoke. “Judge Dora Hansen has gone home,” she said."),
        ["Person Ann Holt: Governor Ann Holt, she", "Person Dora Hansen: Judge Dora Hansen"]
    );
}

#[test]
fn who_spoke_goes_on_rather_than_who_will_speak() {
    assert_eq!(
        chains("The envoy said the judge would announce it. “It is late,” he added."),
        ["Person envoy: The envoy, he", "Other it: it, It"]
    );
}

#[test]
fn what_is_rejected_is_rather_a_plan_than_a_country() {
    assert_eq!(
        chains("Norway and Kenya backed the accord, while Chad opposed it."),
        [
            "Country Norway (Norway): Norway",
            "Country Kenya (Kenya): Kenya",
            "Document accord: the accord, it",
            "Country Chad (Chad): Chad",
        ]
    );
    assert_eq!(
        chains("Kenya's parliament has drafted new rules. The ministers agreed to them on Friday."),
        ["Country Kenya (Kenya): Kenya", "Other new rules: new rules, them",]
    );
}

#[test]
fn a_description_recalls_who_spoke_last() {
    assert_eq!(
        chains("Anna Miller told reporters that she would sue. “I will win,” the Democrat said."),
        ["Person Anna Miller: Anna Miller, she, I, the Democrat"]
    );
    assert_eq!(
        chains("Chancellor Anna Miller told reporters to wait. “I resign,” the minister said."),
        ["Person Anna Miller: Chancellor Anna Miller", "Person minister: I, the minister"]
    );
}

#[test]
fn namesakes_are_told_apart_by_title() {
    assert_eq!(
        chains("President Lee Min-ho met Chairman Lee Jong-su. President Lee smiled."),
        [
            "Person Lee Min-ho: President Lee Min-ho, President Lee",
            "Person Lee Jong-su: Chairman Lee Jong-su",
        ]
    );
}

#[test]
fn names_keep_an_ending_that_owns_nothing() {
    assert_eq!(
        chains("Moody's warned Kenya's banks."),
        ["Organisation Moody's: Moody's", "Country Kenya (Kenya): Kenya"]
    );
}

#[test]
fn text_without_sentences_makes_no_panic() {
    for text in ["", "\"\"\"\"", "“", "!!! ??? 12 %", "Он сказал, что да. نعم", "🙂 🙃"]
    {
        let _ = chains(text);
    }
}
