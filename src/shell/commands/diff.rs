//! `.diff`: what the last change did to the graph.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{Quad, Term};

use super::Command;
use crate::ontology;
use crate::shell::page::Page;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::counted;

pub(super) const COMMAND: Command = Command {
    name: ".diff",
    argument: "[all]",
    about: "show what the last change did: statements and things that came and went, or all triples",
    run,
};

/// As many triples about things that stay are shown one by one.
const FEW: usize = 12;

/// Lines of one kind that are shown.
const SHOWN: usize = 40;

fn run(session: &mut Session, argument: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if !matches!(argument, "" | "all") {
        return Err(Trouble::Message("`.diff` takes nothing but `all`".to_owned()));
    }
    let (what, difference) = session.look_at_change()?;
    let mut page = Page::new(out, session.style, session.width);
    let (added, removed) = (difference.added, difference.removed);
    let counts = format!("{} added, {} removed", counted(added.len(), "triple"), removed.len());
    page.head(&format!("{what}: {counts}"))?;
    for (sign, quads) in [("+ ", &added), ("- ", &removed)] {
        let lines =
            if argument == "all" { triples(session, quads) } else { things(session, quads) };
        for line in lines.iter().take(SHOWN) {
            page.item(sign, line)?;
        }
        if lines.len() > SHOWN {
            page.faint(sign, &format!("… and {} more", lines.len() - SHOWN))?;
        }
    }
    Ok(Next::Continue)
}

/// Every quad, with shortened IRIs.
fn triples(session: &Session, quads: &[Quad]) -> Vec<String> {
    let words = |quad: &Quad| {
        let subject = session.in_words(&quad.subject.clone().into());
        let predicate = session.prefixes.show(quad.predicate.as_str());
        let object = match &quad.object {
            Term::Literal(literal) => literal.to_string(),
            object => session.in_words(object),
        };
        format!("{subject} {predicate} {object}")
    };
    quads.iter().map(words).collect()
}

/// The nodes that have come or gone, by their labels: statements by themselves, other things
/// behind their class; then how many triples are about nodes that stay.
fn things(session: &Session, quads: &[Quad]) -> Vec<String> {
    let mut labels: BTreeMap<String, String> = BTreeMap::new();
    let mut classes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for quad in quads {
        let subject = quad.subject.to_string();
        match &quad.object {
            Term::Literal(label) if quad.predicate == rdfs::LABEL => {
                labels.insert(subject, label.value().to_owned());
            }
            Term::NamedNode(class) if quad.predicate == rdf::TYPE => {
                let class = session.prefixes.show(class.as_str());
                classes.entry(subject).or_default().insert(class);
            }
            _ => {}
        }
    }
    let statement = session.prefixes.show(ontology::STATEMENT.iri().as_str());
    let mut told = Vec::new();
    for (subject, classes) in &classes {
        let own = classes.iter().find(|class| class.starts_with("nun:") && **class != statement);
        let class = own.or_else(|| classes.first()).map_or("", String::as_str);
        let label = labels.get(subject).unwrap_or(subject);
        // Sentences come with their statements, and would only repeat them.
        if class != "nun:Sentence" {
            told.push((!classes.contains(&statement), format!("{class}  {label}")));
        }
    }
    told.sort();
    let mut lines: Vec<String> = told.into_iter().map(|(_, line)| line).collect();
    let (_, others): (Vec<Quad>, Vec<Quad>) =
        quads.iter().cloned().partition(|quad| classes.contains_key(&quad.subject.to_string()));
    if others.len() > FEW {
        lines.push(format!("{} about what else there is", counted(others.len(), "triple")));
    } else {
        lines.extend(triples(session, &others));
    }
    lines
}
