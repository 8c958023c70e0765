//! A brief of a small graph, and of one whose words are full of marks.

use super::{Form, gather, render};
use crate::store::{CancellationToken, Store};

/// A made-up quarrel over the fees of a harbour.
const HARBOUR: &str = include_str!("harbour.ru");

fn brief(update: &str, form: Form) -> String {
    let store = Store::in_memory().unwrap();
    let token = CancellationToken::new();
    store.update(update, &token).unwrap();
    let report = gather(&store, "The harbour", &token).unwrap();
    let mut page = Vec::new();
    render(&report, form, &mut page).unwrap();
    String::from_utf8(page).unwrap()
}

#[test]
fn a_brief_tells_who_stands_where_with_the_words() {
    insta::assert_snapshot!("markdown", brief(HARBOUR, Form::Markdown));
}

#[test]
fn a_page_has_the_same_and_loads_nothing() {
    let page = brief(HARBOUR, Form::Html);
    assert!(
        !page.contains("src=") && !page.contains("url(") && page.matches("<script").count() == 1
    );
    insta::assert_snapshot!("html", page.split_once("<body>").unwrap().1);
}

#[test]
fn what_articles_say_is_no_markup() {
    let hostile = HARBOUR.replace("Harbour Council", "<img src=x onerror=y>|`*");
    let page = brief(&hostile, Form::Html);
    assert!(!page.contains("<img") && page.contains("&lt;img src=x onerror=y&gt;|`*"));
    let page = brief(&hostile, Form::Markdown);
    assert!(page.contains(r"\<img src\=x onerror\=y\>\|\`\*"));
}

#[test]
fn a_brief_has_the_sections_that_are_asked_for() {
    let store = Store::in_memory().unwrap();
    let token = CancellationToken::new();
    store.update(HARBOUR, &token).unwrap();
    let mut report = gather(&store, "The harbour", &token).unwrap();
    report.sections = vec!["sources".to_owned(), "disputes".to_owned()];
    let page = |form| {
        let mut page = Vec::new();
        render(&report, form, &mut page).unwrap();
        String::from_utf8(page).unwrap()
    };
    let markdown = page(Form::Markdown);
    let headings: Vec<_> = markdown.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(headings, ["## Disputed claims", "## Sources"]);
    let html = page(Form::Html);
    assert!(html.contains(
        "<nav aria-label=\"Contents\"><a href=\"#disputes\">Disputed claims</a> <a href=\"#sources\">Sources</a> <button"
    ));
    assert_eq!(html.matches("<section id=").count(), 2);
}

#[test]
fn an_empty_graph_has_an_empty_brief() {
    let page = brief("INSERT DATA {}", Form::Markdown);
    assert!(
        page.contains("0 articles.") && page.contains("No plan that anybody takes a stand on.")
    );
}
