//! `.schema`: the classes and their properties.

use std::io::Write;

use super::Command;
use crate::ontology;
use crate::shell::session::{Next, Session, Trouble};

pub(super) const COMMAND: Command = Command {
    name: ".schema",
    argument: "[CLASS]",
    about: "list the classes, or the properties of a class, with counts",
    run,
};

const CLASSES: &str = include_str!("schema-classes.rq");
const CLASS: &str = include_str!("schema-class.rq");

fn run(session: &mut Session, class: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    if class.is_empty() {
        return session.ask_own(CLASSES, None, out);
    }
    let class = own_class(class).unwrap_or_else(|| class.to_owned());
    session.ask_own(CLASS, Some(("class", &class)), out)
}

/// Returns the class of the ontology that a bare name means: `rejection` is `nun:Rejection`.
fn own_class(name: &str) -> Option<String> {
    let iri = |term: &ontology::Term| term.iri().into_string();
    let terms = ontology::TERMS.iter().map(iri);
    let mut own = terms.filter(|iri| iri.starts_with(ontology::namespace("nun")));
    let is_it =
        |iri: &String| iri.rsplit('#').next().is_some_and(|own| own.eq_ignore_ascii_case(name));
    own.find(is_it)
}
