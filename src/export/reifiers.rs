//! What each statement states as one triple, by the reifiers of RDF 1.2.
//!
//! ```text
//! id:st-1 rdf:reifies <<( id:country-norland nun:rejects id:point-cap )>> .
//! ```
//!
//! A reified triple is named, not asserted (<https://www.w3.org/TR/rdf12-concepts/#section-triple-terms>): also what is
//! negated, planned or only reported is named so, and the statement says how it is meant.

use std::io::{self, Write};

use oxigraph::io::RdfFormat;
use oxigraph::model::{NamedNode, Quad};

use super::network::index::{Builder, Id, Index};
use super::network::relations::{Origin, Plain, RELATIONS, Relation};
use super::rdf;
use crate::ontology as terms;

/// Tells whether a syntax can be written with reifiers.
#[must_use]
pub fn are_known_to(syntax: RdfFormat) -> bool {
    matches!(syntax, RdfFormat::Turtle | RdfFormat::TriG | RdfFormat::NQuads | RdfFormat::NTriples)
}

/// Writes quads as [`rdf::write`] does, with what their statements state.
///
/// # Errors
///
/// Those of `out`, and where the syntax has no reifiers: see [`are_known_to`].
pub fn write<W: Write>(quads: &[Quad], syntax: RdfFormat, mut out: W) -> io::Result<W> {
    if !are_known_to(syntax) {
        let why = format!("{} has no reifiers", syntax.name());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
    }
    let reifiers = lines(quads);
    if matches!(syntax, RdfFormat::Turtle | RdfFormat::TriG) {
        let mut out = rdf::write(quads, syntax, out)?;
        for line in reifiers {
            writeln!(out, "{line}")?;
        }
        return Ok(out);
    }
    let text = rdf::write(quads, syntax, Vec::new())?;
    let text = String::from_utf8(text).map_err(io::Error::other)?;
    let mut lines: Vec<&str> = text.lines().chain(reifiers.iter().map(String::as_str)).collect();
    lines.sort_unstable();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(out)
}

/// Returns the reifiers of the statements in some quads, sorted.
fn lines(quads: &[Quad]) -> Vec<String> {
    let mut builder = Builder::default();
    for quad in quads {
        builder.add(quad.clone());
    }
    let index = builder.finish();
    let classes: Vec<(Id, &Relation)> = RELATIONS
        .iter()
        .filter_map(|relation| Some((index.id(relation.origin.class()?)?, relation)))
        .collect();
    let mut lines = Vec::new();
    for statement in index.ids() {
        for class in index.things(statement, terms::TYPE) {
            for (_, relation) in classes.iter().filter(|(known, _)| *known == class) {
                reify(&index, statement, relation, &mut lines);
            }
        }
    }
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// Adds the triples that a statement states, of which there is one for each who does it.
fn reify(index: &Index, statement: Id, relation: &Relation, lines: &mut Vec<String>) {
    let former = index.parsed(statement, terms::FORMER).unwrap_or(false);
    if matches!(relation.origin, Origin::Offices { former: wanted } if wanted != former) {
        return;
    }
    let Some(about) = index.thing(statement, terms::ABOUT) else { return };
    let actors: Vec<Id> = index.things(statement, terms::BY).collect();
    for (at, actor) in actors.iter().enumerate() {
        match relation.plain {
            Plain::Forward(property) => {
                lines.push(line(index, statement, (*actor, property, about)));
            }
            Plain::Backward(property) => {
                lines.push(line(index, statement, (about, property, *actor)));
            }
            Plain::Between(property) => {
                let others = actors[at + 1..].iter();
                lines.extend(others.map(|it| line(index, statement, (*actor, property, *it))));
            }
        }
    }
}

fn line(
    index: &Index,
    statement: Id,
    (subject, property, object): (Id, terms::Term, Id),
) -> String {
    let term = |id| {
        let name = index.name(id);
        if name.starts_with("_:") { name.to_owned() } else { format!("<{name}>") }
    };
    let reifies = NamedNode::new_unchecked(format!("{}reifies", terms::namespace("rdf")));
    let (subject, object) = (term(subject), term(object));
    format!("{} {reifies} <<( {subject} {} {object} )>> .", term(statement), property.iri())
}

#[cfg(test)]
mod tests {
    use super::super::network::testing::{quads, river};
    use super::*;

    /// Returns the lines with short names.
    fn short(lines: &[String]) -> Vec<String> {
        let names =
            [("<https://w3id.org/nuncio/id/", "<id:"), ("<https://w3id.org/nuncio#", "<nun:")];
        let reifies = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>";
        let short = |line: &String| {
            let line = line.replace(reifies, "reifies");
            names.iter().fold(line, |line, (long, short)| line.replace(long, short))
        };
        lines.iter().map(short).collect()
    }

    #[test]
    fn every_statement_but_a_figure_names_its_triple() {
        let expected = [
            "<id:st-10> reifies <<( <id:country-norland> <nun:accepts> <id:plan-river> )>> .",
            "<id:st-11> reifies <<( <id:claim-vote> <nun:assertedBy> <id:person-ida-holm> )>> .",
            "<id:st-12> reifies <<( <id:person-ida-holm> <nun:heldRole> <id:role-port> )>> .",
            "<id:st-1> reifies <<( <id:country-norland> <nun:rejects> <id:point-cap> )>> .",
            "<id:st-2> reifies <<( <id:person-ida-holm> <nun:holdsRole> <id:role-minister> )>> .",
            "<id:st-3> reifies <<( <id:country-sutherland> <nun:proposes> <id:point-cap> )>> .",
            "<id:st-5> reifies <<( <id:claim-dams> <nun:disputedBy> <id:person-otto-brandt> )>> .",
            "<id:st-6> reifies <<( <id:claim-dams> <nun:assertedBy> <id:source-diplomat> )>> .",
            "<id:st-7> reifies <<( <id:person-ida-holm> <nun:meets> <id:person-otto-brandt> )>> .",
            "<id:st-8> reifies <<( <id:person-otto-brandt> <nun:holdsRole> <id:role-president> )>> .",
            "<id:st-9> reifies <<( <id:group-fishers> <nun:supports> <id:point-cap> )>> .",
        ];
        let found = short(&lines(&river("")));
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_of_n_triples_stay_sorted_and_turtle_ends_with_the_reifiers() {
        let quads = quads("id:z a nun:Demand ; nun:by id:a ; nun:about id:b .");
        let write = |syntax| String::from_utf8(write(&quads, syntax, Vec::new()).unwrap()).unwrap();
        let reifier = "<https://w3id.org/nuncio/id/z> <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> \
            <<( <https://w3id.org/nuncio/id/a> <https://w3id.org/nuncio#demands> <https://w3id.org/nuncio/id/b> )>> .";
        let text = write(RdfFormat::NTriples);
        assert_eq!(text.lines().next(), Some(reifier));
        assert_eq!(text.lines().count(), 4);
        assert_eq!(write(RdfFormat::Turtle).lines().last(), Some(reifier));
        assert!(super::write(&quads, RdfFormat::RdfXml, Vec::new()).is_err());
    }
}
