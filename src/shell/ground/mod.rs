//! From an answer to its ground: the statements behind a row, and the sentences that say so.
//!
//! A row need not name a statement. Those that have most of the row's values, as
//! their own or as the names of their parts, are the ones behind it.

mod articles;
mod evidence;
mod listing;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;

use oxigraph::model::{NamedNode, Term};

use super::page::Page;
use super::session::{Next, Session, Trouble};
pub(super) use articles::ARTICLES;
use evidence::Evidence;
pub(super) use listing::Listing;

const STATEMENTS: &str = include_str!("statements.rq");

/// The statements that are shown of one row.
const SHOWN: usize = 5;

/// `.why N`, `.why IRI` or `.why NAME`.
pub(super) fn why(session: &mut Session, what: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let terms = terms(session, what)?;
    let statements = behind(session, &terms)?;
    if statements.is_empty() {
        let message = if let [Term::NamedNode(node)] = terms.as_slice() {
            let name = session.name(node);
            format!("no statement is by or about {name}; `.search {name}` finds where it is named")
        } else {
            let asked = "ask for ?statement, ?who or ?sentence";
            format!("nothing of this row stands in a statement; {asked}")
        };
        return Err(Trouble::Message(message));
    }
    let mut page = Page::new(out, session.style, session.width);
    for (at, statement) in statements.iter().take(SHOWN).enumerate() {
        if at > 0 {
            page.gap()?;
        }
        for evidence in Evidence::of(session, statement)? {
            evidence.write(&session.prefixes.show(statement.as_str()), &mut page)?;
        }
    }
    if statements.len() > SHOWN {
        page.gap()?;
        let mut rest = format!("… and {} more", statements.len() - SHOWN);
        if let [Term::NamedNode(node)] = terms.as_slice() {
            let _ = write!(rest, "; `.timeline {}` lists them", session.name(node));
        }
        page.item("", &rest)?;
    }
    Ok(Next::Continue)
}

/// Returns the values to look for: those of a row of the last answer, or one entity.
fn terms(session: &Session, what: &str) -> Result<Vec<Term>, Trouble> {
    let message = |text: String| Trouble::Message(text);
    if what.is_empty() {
        return Err(message("why what? give the number of a row, an IRI or a name".to_owned()));
    }
    if let Ok(number) = what.parse::<usize>() {
        let Some(last) = &session.last else {
            return Err(message("there is no answer yet to ask back about".to_owned()));
        };
        let row = number.checked_sub(1).and_then(|at| last.rows.get(at));
        let Some(row) = row else {
            return Err(message(match last.rows.len() {
                0 => "the last answer has no rows".to_owned(),
                kept => format!("the last answer has rows 1 to {kept}, no row {number}"),
            }));
        };
        let mut terms: Vec<Term> = Vec::new();
        for term in row.iter().flatten() {
            if !terms.contains(term) {
                terms.push(term.clone());
            }
        }
        return Ok(terms);
    }
    Ok(vec![session.entity(what)?.into()])
}

/// Returns the statements that have most of the terms.
fn behind(session: &Session, terms: &[Term]) -> Result<Vec<NamedNode>, Trouble> {
    let mut hits: BTreeMap<NamedNode, usize> = BTreeMap::new();
    let mut order: Vec<NamedNode> = Vec::new();
    let mut named: Vec<NamedNode> = Vec::new();
    for term in terms {
        for row in session.own_rows(STATEMENTS, std::slice::from_ref(term))? {
            if let Some(Term::NamedNode(statement)) = row.get("statement") {
                let count = hits.entry(statement.clone()).or_default();
                *count += 1;
                if *count == 1 {
                    order.push(statement.clone());
                }
            }
        }
        if let Term::NamedNode(node) = term
            && !Evidence::of(session, node)?.is_empty()
        {
            named.push(node.clone());
        }
    }
    if !named.is_empty() {
        return Ok(named);
    }
    let most = hits.values().copied().max().unwrap_or(0);
    order.retain(|statement| hits[statement] == most);
    Ok(order)
}
