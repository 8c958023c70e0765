//! Which plans are one: articles in, a line for each plan that has several names or versions.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::entities::{self, Digest, Kind, World};
use crate::ingest::{Article, Block, BlockKind};
use crate::language::Analyser;
use crate::text::Span;

static ENGLISH: LazyLock<Analyser> = LazyLock::new(Analyser::english);

/// Reads an article of one paragraph.
fn digest(day: Date, text: &str) -> Digest {
    let span = Span::from_range(0..text.len());
    let article = Article {
        source: crate::ingest::Source::default(),
        id: text.chars().take(12).collect(),
        text: text.to_owned(),
        title: None,
        date: Some(day),
        url: None,
        publisher: None,
        blocks: vec![Block { span, kind: BlockKind::Paragraph }],
    };
    entities::digest(entities::read(&ENGLISH, article))
}

/// Returns the plans of a world: "name = other names < the plan that it revises".
fn lines(world: &World) -> Vec<String> {
    let plans = world.entities.iter().filter(|entity| entity.kind == Kind::Plan);
    let mut lines: Vec<String> = plans
        .map(|plan| {
            let names: Vec<&str> = [plan.name.as_str()]
                .into_iter()
                .chain(plan.aliases.iter().map(String::as_str))
                .collect();
            let earlier =
                plan.revises.iter().map(|id| format!(" < {}", world.entities[id.index()].name));
            names.join(" = ") + &earlier.collect::<String>()
        })
        .collect();
    lines.sort();
    lines
}

fn plans(text: &str) -> Vec<String> {
    lines(&entities::merge(vec![digest(date(2021, 3, 12), text)]))
}

#[test]
fn a_plan_of_an_article_is_one_under_all_its_names() {
    assert_eq!(
        plans(
            "Norway unveiled a sweeping 12-point plan on Monday. The plan would close three harbours. \
             Denmark rejected the proposal. Sweden accepted the draft. \
             Finland rejected Norway's proposal. Iceland rejected the document."
        ),
        ["sweeping 12-point plan = Norway's proposal = document = draft = proposal"]
    );
    assert_eq!(
        plans(
            "Sweden rejected a Norwegian plan to end the war in Chile. Finland rejected the peace plan."
        ),
        ["Norwegian plan = peace plan"]
    );
    // Two that may be one do not make it doubtful: the one spoken of most is meant.
    assert_eq!(
        plans(
            "Chile rejected a Norwegian plan on Monday. Lawmakers had seen a 12-point proposal. \
             Sweden accepted the draft. Finland rejected the 12-point proposal."
        ),
        ["12-point proposal = draft", "Norwegian plan"]
    );
}

#[test]
fn a_number_and_a_name_are_found_out_later() {
    assert_eq!(
        plans(
            "Sweden rejected Norway's plan. Norway unveiled a sweeping 12-point proposal in May. \
             Finland rejected the 12-point proposal."
        ),
        ["sweeping 12-point proposal = Norway's plan"]
    );
    assert_eq!(
        plans(
            "Sweden rejected Norway's plan. Denmark unveiled a sweeping 12-point proposal in May. \
             Finland rejected the 12-point proposal."
        ),
        ["Norway's plan", "sweeping 12-point proposal"]
    );
    assert_eq!(
        plans("Sweden rejected the draft. Finland accepted Norway's fishing plan."),
        ["Norway's fishing plan = draft"]
    );
}

/// Returns the plans of two articles, `days` apart, or of which one tells no day.
fn plans_of_two(days: Option<i32>, one: &str, other: &str) -> Vec<String> {
    let first = date(2021, 3, 12);
    let mut later = digest(first, other);
    later.article.date = days.map(|days| first.saturating_add(days.days()));
    lines(&entities::merge(vec![digest(first, one), later]))
}

#[test]
fn a_document_that_is_cited_on_a_plan_is_its_text() {
    assert_eq!(
        plans(
            "Citing a document that it had seen, Mercury said the plan proposed by Norway would close three \
             harbours. The document includes a tax. Finland rejected the Norwegian plan."
        ),
        ["Norwegian plan = document = plan"]
    );
    assert_eq!(
        plans(
            "According to a document seen by Mercury, Norway's plan would close three harbours. \
             The document includes a tax. Finland rejected the document."
        ),
        ["Norway's plan = document"]
    );
    // What criticises a plan is not its text.
    assert_eq!(
        plans(
            "Norway's plan was attacked in a document. Finland rejected the document. Sweden rejected the plan."
        ),
        ["Norway's plan", "document"]
    );
}

#[test]
fn plans_that_two_people_worked_on_are_one() {
    let numbered = "Ida Holm and Olav Berg drafted a 12-point plan for Chile. \
                    Finland rejected the 12-point plan.";
    let plain = "Chile rejected the peace plan on Monday. Ida Holm and Olav Berg drafted the plan. \
                 Sweden accepted it.";
    let is_one = ["12-point plan for Chile = peace plan"];
    let are_two = ["12-point plan for Chile", "peace plan"];
    assert_eq!(plans_of_two(Some(9), numbered, plain), is_one);
    assert_eq!(plans_of_two(None, numbered, plain), is_one);
    assert_eq!(plans_of_two(Some(90), numbered, plain), are_two);
    // One of the two, another country, another number.
    let of_one = plain.replace("Ida Holm and Olav Berg", "Ida Holm");
    assert_eq!(plans_of_two(Some(9), numbered, &of_one), are_two);
    let elsewhere = plain.replace("Chile", "Peru");
    assert_eq!(plans_of_two(Some(9), numbered, &elsewhere), are_two);
    let on_ports = numbered.replace("plan for Chile", "plan for the ports of Chile");
    assert_eq!(plans_of_two(Some(9), &on_ports, plain).len(), 2);
    let another = plain.replace("the peace plan", "the nine-point peace plan");
    assert_eq!(plans_of_two(Some(9), numbered, &another).len(), 2);
}

#[test]
fn plans_that_words_tell_apart_are_two() {
    for (text, expected) in [
        // Two owners: "the document" may be that of either.
        (
            "Sweden rejected Norway's plan. Finland accepted the Danish proposal. Iceland rejected the document.",
            vec!["Danish proposal", "Norway's plan", "document"],
        ),
        (
            "Ida Holm presented her plan on Monday. Olav Berg offered his own plan. \
             Sweden rejected Holm's plan. Finland rejected Berg's plan.",
            vec!["Berg's plan = Olav Berg's own plan", "Holm's plan = Ida Holm's plan"],
        ),
        // Two kinds.
        (
            "Norway rejected the peace plan. Lawmakers rejected a draft law on ports. Chile rejected the draft.",
            vec!["draft", "draft law on ports", "peace plan"],
        ),
        // Two topics, and something new.
        (
            "Norway rejected the fishing plan. Sweden rejected the tax plan. Finland rejected a plan.",
            vec!["fishing plan", "plan", "tax plan"],
        ),
        // None that there is.
        ("Norway rejected the plan. Sweden rejected any proposal.", vec!["plan"]),
    ] {
        assert_eq!(plans(text), expected, "{text}");
    }
}

#[test]
fn a_version_leads_to_the_one_before() {
    assert_eq!(
        plans(
            "Sweden rejected Norway's plan. On Tuesday Norway published a revised plan. \
             Finland accepted the updated proposal. Iceland rejected the earlier draft."
        ),
        ["Norway's plan", "earlier draft", "updated proposal < earlier draft < Norway's plan"]
    );
}

/// What articles of several days say of plans.
const DAYS: [(i8, &str); 6] = [
    (1, "Norway rejected the 12-point plan on Monday. Chile rejected the proposal."),
    (2, "Norway accepted the 12-point proposal on Tuesday."),
    (3, "Denmark rejected the 12-point plan on Tuesday."),
    (4, "Sweden rejected Chile's fishing plan. Chile met Sweden."),
    (20, "Sweden accepted the Chilean fishing proposal on Monday."),
    (21, "Sweden accepted Peru's fishing proposal on Monday."),
];

static READ: LazyLock<Vec<Digest>> =
    LazyLock::new(|| DAYS.iter().map(|(day, text)| digest(date(2021, 3, *day), text)).collect());

fn world(order: &[usize]) -> World {
    entities::merge(order.iter().map(|at| READ[*at].clone()).collect())
}

#[test]
fn plans_of_two_articles_are_one_by_number_and_country_or_proposer_and_topic() {
    let world = world(&[0, 1, 2, 3, 4, 5]);
    assert_eq!(
        lines(&world),
        [
            "12-point plan",
            "12-point plan = 12-point proposal = proposal",
            "Chile's fishing plan = Chilean fishing proposal",
            "Peru's fishing proposal",
        ]
    );
    let ledger = world.merges.iter().filter(|merge| merge.kind == "plan");
    let ledger: Vec<String> =
        ledger.map(|merge| format!("{}: {}", merge.merged, merge.reason)).collect();
    assert_eq!(
        ledger,
        [
            "12-point proposal: same number and country",
            "proposal: no other plan in the article is meant",
            "Chilean fishing proposal: same proposer and words within a month",
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_articles_does_not_matter(order in Just(vec![0, 1, 2, 3, 4, 5]).prop_shuffle()) {
        prop_assert_eq!(lines(&world(&order)), lines(&world(&[0, 1, 2, 3, 4, 5])));
    }
}
