//! Which statements of two articles belong together, and how: they contradict, reword, agree.

use std::collections::BTreeMap;

use oxigraph::model::Term;

use crate::shell::own::Row;
use crate::store;

/// The share of words that two wordings of one thing have in common.
const ALIKE: f64 = 0.4;

/// Statements about one thing.
pub(super) type Group<'a> = Vec<&'a Row>;

/// What both articles state of one thing.
pub(super) type Pair<'a> = (Group<'a>, Group<'a>);

/// What an article states, by what it is about.
pub(super) type Topics<'a> = BTreeMap<String, Group<'a>>;

pub(super) fn class(row: &Row) -> &str {
    match row.get("class") {
        Some(Term::NamedNode(class)) => class.as_str().rsplit('#').next().unwrap_or_default(),
        _ => "",
    }
}

pub(super) fn text<'a>(row: &'a Row, name: &str) -> &'a str {
    match row.get(name) {
        Some(Term::Literal(literal)) => literal.value(),
        Some(Term::NamedNode(node)) => node.as_str(),
        _ => "",
    }
}

/// Parts what both articles state of one thing: what contradicts something of the other, and the
/// rest, where both have some.
pub(super) fn parted<'a>((mine, theirs): Pair<'a>) -> (Pair<'a>, Pair<'a>) {
    let (mine_against, mine_rest): (Group<'a>, Group<'a>) =
        mine.iter().partition(|a| theirs.iter().any(|b| contradict(a, b)));
    let (theirs_against, theirs_rest): (Group<'a>, Group<'a>) =
        theirs.iter().partition(|b| mine.iter().any(|a| contradict(a, b)));
    let is_one_sided = mine_rest.is_empty() || theirs_rest.is_empty();
    if is_one_sided && !mine_against.is_empty() {
        return ((mine, theirs), Pair::default());
    }
    ((mine_against, theirs_against), (mine_rest, theirs_rest))
}

/// Tells whether two statements on one thing take opposite sides: by kinds that exclude each
/// other, or by one negating what the other asserts of the same actor.
fn contradict(a: &Row, b: &Row) -> bool {
    const OPPOSITE: &[(&str, &str)] =
        &[("Rejection", "Acceptance"), ("Rejection", "Support"), ("Denial", "Assertion")];
    let kinds = (class(a), class(b));
    let negated = |row: &Row| text(row, "status") == "negated";
    let opposite = OPPOSITE.iter().any(|(x, y)| kinds == (x, y) || kinds == (y, x));
    (opposite && negated(a) == negated(b))
        || (kinds.0 == kinds.1 && a.get("by") == b.get("by") && negated(a) != negated(b))
}

/// Tells whether two articles say the same of who holds an office: who is what, and no more.
pub(super) fn is_same_office((mine, theirs): &Pair<'_>) -> bool {
    let mut rows = mine.iter().chain(theirs);
    let label = rows.clone().next().map_or("", |row| text(row, "label"));
    rows.all(|row| class(row) == "RoleHolding" && text(row, "label") == label)
}

/// Takes out the things that are not one in the graph, but of which the articles have the same
/// actor do the same, in words of which most are the same.
pub(super) fn reworded<'a>(mine: &mut Topics<'a>, theirs: &mut Topics<'a>) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    mine.retain(|_, group| {
        let alike = |(topic, other): (&String, &Group<'a>)| {
            let likeness = likeness(group[0], other[0]);
            (likeness >= ALIKE).then(|| (likeness, topic.clone()))
        };
        let best = theirs.iter().filter_map(alike).max_by(|a, b| a.0.total_cmp(&b.0));
        let Some(other) = best.and_then(|(_, topic)| theirs.remove(&topic)) else { return true };
        pairs.push((group.clone(), other));
        false
    });
    pairs
}

/// The share of two statements' words that both have; none where actor or kind differ.
fn likeness(one: &Row, other: &Row) -> f64 {
    // Offices that are worded otherwise have a part of their own.
    let is_office = class(one) == "RoleHolding";
    if one.get("by") != other.get("by") || class(one) != class(other) || is_office {
        return 0.0;
    }
    store::likeness(text(one, "what"), text(other, "what"))
}

#[cfg(test)]
mod tests {
    use oxigraph::model::{Literal, NamedNode};

    use super::*;

    /// A statement: who does what, as in `Norland Rejection`.
    fn row(words: &str) -> Row {
        let (who, kind) = words.split_once(' ').unwrap();
        let class = NamedNode::new_unchecked(format!("https://w3id.org/nuncio#{kind}"));
        let pair = |name: &str, term: Term| (name.to_owned(), term);
        [pair("by", Literal::from(who).into()), pair("class", class.into())].into_iter().collect()
    }

    /// What contradicts and what is left, of each article.
    fn told(mine: &[&str], theirs: &[&str]) -> [[Vec<String>; 2]; 2] {
        let rows = |all: &[&str]| all.iter().map(|one| row(one)).collect::<Vec<Row>>();
        let (mine, theirs) = (rows(mine), rows(theirs));
        let (against, rest) = parted((mine.iter().collect(), theirs.iter().collect()));
        let words = |group: Group<'_>| -> Vec<String> {
            group.iter().map(|row| format!("{} {}", text(row, "by"), class(row))).collect()
        };
        [against, rest].map(|(mine, theirs)| [words(mine), words(theirs)])
    }

    #[test]
    fn what_takes_no_side_is_told_apart_where_both_have_some() {
        let none: [Vec<String>; 2] = [vec![], vec![]];
        let (no, yes, plan) = ("Norland Rejection", "Fishers Support", "Sutherland Proposal");
        assert_eq!(
            told(&[no, plan], &[plan, yes]),
            [
                [vec![no.to_owned()], vec![yes.to_owned()]],
                [vec![plan.to_owned()], vec![plan.to_owned()]]
            ]
        );
        assert_eq!(
            told(&[no, plan], &[yes]),
            [[vec![no.to_owned(), plan.to_owned()], vec![yes.to_owned()]], none.clone()]
        );
        assert_eq!(told(&[plan], &[yes]), [none, [vec![plan.to_owned()], vec![yes.to_owned()]]]);
    }
}
