//! `.show`: everything that the graph says of a thing.

use std::io::Write;

use oxigraph::model::Term;

use super::Command;
use crate::shell::answer::Format;
use crate::shell::own::Row;
use crate::shell::page::Page;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".show",
    argument: "ROW|ENTITY",
    about: "show everything that the graph says of a thing, or of the first in a row",
    run,
};

const EVERYTHING: &str = include_str!("show.rq");

/// The values of one property that are shown.
const SHOWN: usize = 12;

/// What the head of the page tells already.
const IN_HEAD: &[&str] = &["rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel"];

fn run(session: &mut Session, what: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if what.is_empty() {
        return Err(Trouble::Message(
            "show what? give the number of a row, an IRI or a name".to_owned(),
        ));
    }
    let node = session.thing(what)?;
    if !matches!(session.format, Format::Table | Format::Vertical | Format::Rdf(_)) {
        return session.ask_own(EVERYTHING, Some(("what", &format!("<{}>", node.as_str()))), out);
    }
    let rows = session.own_rows(EVERYTHING, &[node.clone().into()])?;
    if rows.is_empty() {
        let message = format!("the graph says nothing of {}", session.prefixes.show(node.as_str()));
        return Err(Trouble::Message(message));
    }
    let facts: Vec<Fact> = rows.iter().map(|row| Fact::read(session, row)).collect();
    let iri = session.prefixes.show(node.as_str());
    let mut page = Page::new(out, session.style, session.width);
    write_head(&facts, &iri, &mut page)?;
    let statements = write_facts(&facts, &mut page)?;
    session.remember(statements);
    Ok(Next::Continue)
}

/// One triple that the thing stands in.
struct Fact {
    property: String,
    outward: bool,
    value: Term,
    words: String,
    label: Option<String>,
    /// The day of a statement, in words; none where the value is no statement.
    date: Option<String>,
}

impl Fact {
    fn read(session: &Session, row: &Row) -> Self {
        let words = |name: &str| row.get(name).map(|term| session.in_words(term));
        let value = row.get("value").cloned();
        Self {
            property: words("property").unwrap_or_default(),
            outward: words("direction").is_some_and(|direction| direction == "→"),
            value: value.unwrap_or_else(|| oxigraph::model::Literal::from("").into()),
            words: words("value").unwrap_or_default(),
            label: words("label"),
            date: words("date"),
        }
    }
}

/// Writes what the thing is called, what it is, and its IRI.
fn write_head(facts: &[Fact], iri: &str, page: &mut Page<'_>) -> Result<(), Trouble> {
    let of = |property: &str| -> Vec<&str> {
        let values = facts.iter().filter(|fact| fact.outward && fact.property == property);
        values.map(|fact| fact.words.as_str()).collect()
    };
    let names: Vec<&str> =
        ["skos:prefLabel", "rdfs:label"].iter().flat_map(|name| of(name)).collect();
    page.head(names.first().unwrap_or(&iri))?;
    let classes: Vec<&str> = of("rdf:type");
    page.faint("  ", &format!("{iri} · {}", classes.join(", ")))?;
    let others = of("skos:altLabel");
    if !others.is_empty() {
        page.item("  also called ", &others.join(", "))?;
    }
    Ok(())
}

/// Writes the properties with their values; returns the statements, in the order of their numbers.
fn write_facts(facts: &[Fact], page: &mut Page<'_>) -> Result<Vec<Term>, Trouble> {
    let in_head = |fact: &Fact| fact.outward && IN_HEAD.contains(&fact.property.as_str());
    // Of what goes both ways, as a meeting does, one way is enough.
    let known = |fact: &Fact| {
        let mut outward = facts.iter().filter(|other| other.outward);
        !fact.outward
            && outward.any(|other| other.property == fact.property && other.value == fact.value)
    };
    let told: Vec<&Fact> = facts.iter().filter(|fact| !in_head(fact) && !known(fact)).collect();
    let name = |fact: &Fact| {
        if fact.outward { format!("  {}", fact.property) } else { format!("← {}", fact.property) }
    };
    let width = told.iter().map(|fact| name(fact).chars().count()).max().unwrap_or(0);
    let mut statements = Vec::new();
    for group in told.chunk_by(|a, b| (a.outward, &a.property) == (b.outward, &b.property)) {
        let mut mark = format!("{:<width$}  ", name(group[0]));
        for fact in group.iter().take(SHOWN) {
            let words = match (&fact.date, &fact.label) {
                (Some(date), Some(label)) => {
                    statements.push(fact.value.clone());
                    format!("[{}] {date} {label}", statements.len())
                }
                (_, Some(label)) => format!("{label} ({})", fact.words),
                (_, None) => fact.words.clone(),
            };
            page.item(&mark, &words)?;
            mark = " ".repeat(width + 2);
        }
        if group.len() > SHOWN {
            page.item(&mark, &format!("… and {} more", group.len() - SHOWN))?;
        }
    }
    Ok(statements)
}
