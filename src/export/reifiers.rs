//! What each statement states as one triple, by the reifiers of RDF 1.2.
//!
//! ```text
//! id:st-1 rdf:reifies <<( id:country-norland nun:rejects id:point-cap )>> .
//! ```
//!
//! A reified triple is named, not asserted (<https://www.w3.org/TR/rdf12-concepts/#section-triple-terms>): also what is
//! negated, planned or only reported is named so, and the statement says how it is meant.

use oxigraph::io::RdfFormat;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{BlankNode, GraphName, NamedNode, NamedOrBlankNode, Quad, Triple};

use super::network::index::{Builder, Id, Index};
use super::network::relations::{Origin, Plain, RELATIONS, Relation};
use crate::ontology::{self as terms, Term};
use crate::store::{Store, StoreError};

/// What tells which triple a statement states.
const PROPERTIES: &[Term] = &[terms::TYPE, terms::BY, terms::ABOUT, terms::FORMER];

/// Tells whether a syntax can be written with reifiers.
#[must_use]
pub fn are_known_to(syntax: RdfFormat) -> bool {
    matches!(syntax, RdfFormat::Turtle | RdfFormat::TriG | RdfFormat::NQuads | RdfFormat::NTriples)
}

/// Returns the reifiers of the statements in a store.
///
/// # Errors
///
/// Where a store on disk cannot be read.
pub fn of(store: &Store) -> Result<Vec<Quad>, StoreError> {
    let mut builder = Builder::of(PROPERTIES);
    for property in PROPERTIES {
        for quad in store.with_predicate(&property.iri()) {
            builder.add(quad?);
        }
    }
    let index = builder.finish();
    let classes: Vec<(Id, &Relation)> = RELATIONS
        .iter()
        .filter_map(|relation| Some((index.id(relation.origin.class()?)?, relation)))
        .collect();
    let mut quads = Vec::new();
    for statement in index.ids() {
        for class in index.things(statement, terms::TYPE) {
            for (_, relation) in classes.iter().filter(|(known, _)| *known == class) {
                reify(&index, statement, relation, &mut quads);
            }
        }
    }
    Ok(quads)
}

/// Adds the triples that a statement states, of which there is one for each who does it.
fn reify(index: &Index, statement: Id, relation: &Relation, quads: &mut Vec<Quad>) {
    let former = index.parsed(statement, terms::FORMER).unwrap_or(false);
    if matches!(relation.origin, Origin::Offices { former: wanted } if wanted != former) {
        return;
    }
    let Some(about) = index.thing(statement, terms::ABOUT) else { return };
    let actors: Vec<Id> = index.things(statement, terms::BY).collect();
    for (at, actor) in actors.iter().enumerate() {
        match relation.plain {
            Plain::Forward(property) => {
                quads.push(reifier(index, statement, (*actor, property, about)));
            }
            Plain::Backward(property) => {
                quads.push(reifier(index, statement, (about, property, *actor)));
            }
            Plain::Between(property) => {
                let others = actors[at + 1..].iter();
                quads.extend(others.map(|it| reifier(index, statement, (*actor, property, *it))));
            }
        }
    }
}

fn reifier(index: &Index, statement: Id, (subject, property, object): (Id, Term, Id)) -> Quad {
    let triple = Triple::new(node(index, subject), property.iri(), node(index, object));
    Quad::new(node(index, statement), rdf::REIFIES, triple, GraphName::DefaultGraph)
}

fn node(index: &Index, id: Id) -> NamedOrBlankNode {
    let name = index.name(id);
    match name.strip_prefix("_:") {
        Some(blank) => BlankNode::new_unchecked(blank).into(),
        None => NamedNode::new_unchecked(name).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::network::testing::{quads, river};
    use super::super::rdf;
    use super::*;

    /// Returns the reifiers of some quads, with short names, sorted.
    fn reifiers(quads: Vec<Quad>) -> Vec<String> {
        let store = Store::in_memory().unwrap();
        store.insert(quads).unwrap();
        let names =
            [("<https://w3id.org/nuncio/id/", "<id:"), ("<https://w3id.org/nuncio#", "<nun:")];
        let reifies = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>";
        let short = |quad: &Quad| {
            let line = quad.to_string().replace(reifies, "reifies");
            names.iter().fold(line, |line, (long, short)| line.replace(long, short))
        };
        let mut lines: Vec<String> = of(&store).unwrap().iter().map(short).collect();
        lines.sort_unstable();
        lines
    }

    #[test]
    fn every_statement_but_a_figure_names_its_triple() {
        let expected = [
            "<id:st-10> reifies <<( <id:country-norland> <nun:accepts> <id:plan-river> )>>",
            "<id:st-11> reifies <<( <id:claim-vote> <nun:assertedBy> <id:person-ida-holm> )>>",
            "<id:st-12> reifies <<( <id:person-ida-holm> <nun:heldRole> <id:role-port> )>>",
            "<id:st-1> reifies <<( <id:country-norland> <nun:rejects> <id:point-cap> )>>",
            "<id:st-2> reifies <<( <id:person-ida-holm> <nun:holdsRole> <id:role-minister> )>>",
            "<id:st-3> reifies <<( <id:country-sutherland> <nun:proposes> <id:point-cap> )>>",
            "<id:st-5> reifies <<( <id:claim-dams> <nun:disputedBy> <id:person-otto-brandt> )>>",
            "<id:st-6> reifies <<( <id:claim-dams> <nun:assertedBy> <id:source-diplomat> )>>",
            "<id:st-7> reifies <<( <id:person-ida-holm> <nun:meets> <id:person-otto-brandt> )>>",
            "<id:st-8> reifies <<( <id:person-otto-brandt> <nun:holdsRole> <id:role-president> )>>",
            "<id:st-9> reifies <<( <id:group-fishers> <nun:supports> <id:point-cap> )>>",
        ];
        let mut expected = expected.map(str::to_owned);
        expected.sort_unstable();
        assert_eq!(reifiers(river("")), expected);
    }

    #[test]
    fn a_reifier_stands_with_its_statement() {
        let store = Store::in_memory().unwrap();
        store.insert(quads("id:z a nun:Demand ; nun:by id:a ; nun:about id:b .")).unwrap();
        let more = of(&store).unwrap();
        let text = |syntax| {
            let bytes = rdf::write(&store, &more, syntax, Vec::new()).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            text.lines().filter(|line| !line.starts_with("@prefix")).collect::<Vec<_>>().join("\n")
        };
        let expected = "id:z a nun:Demand ;\n\trdf:reifies <<( id:a nun:demands id:b )>> ;\n\t\
            nun:about id:b ;\n\tnun:by id:a .";
        assert_eq!(text(RdfFormat::Turtle), expected);
        let first = "<https://w3id.org/nuncio/id/z> <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> \
            <<( <https://w3id.org/nuncio/id/a> <https://w3id.org/nuncio#demands> <https://w3id.org/nuncio/id/b> )>> .";
        assert_eq!(text(RdfFormat::NTriples).lines().next(), Some(first));
    }
}
