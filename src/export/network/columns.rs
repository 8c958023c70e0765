//! The attributes of nodes and edges as columns, so that all formats write the same.

use jiff::civil::Date;

use super::types::{Edge, Network, Node};

/// An attribute by its name and type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its values are.
    pub holds: ColumnType,
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// One text.
    Text,
    /// Any number of texts.
    List,
    /// A whole number.
    Count,
    /// A number of 0 to 1.
    Share,
    /// A day.
    Day,
    /// True or false.
    Flag,
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// None.
    Absent,
    /// A text.
    Text(&'a str),
    /// Texts; never empty.
    List(Vec<&'a str>),
    /// A whole number.
    Count(usize),
    /// A number of 0 to 1.
    Share(f64),
    /// A day.
    Day(Date),
    /// True or false.
    Flag(bool),
}

const fn column(name: &'static str, holds: ColumnType) -> Column {
    Column { name, holds }
}

/// The attributes of a node beside its id, label and kind, in the order of [`Node::values`].
pub const NODE_COLUMNS: &[Column] = &[
    column("iri", ColumnType::Text),
    column("aliases", ColumnType::List),
    column("roles", ColumnType::List),
    column("country", ColumnType::Text),
    column("figures", ColumnType::List),
    column("disputed", ColumnType::Flag),
    column("weight", ColumnType::Count),
    column("since", ColumnType::Day),
    column("until", ColumnType::Day),
];

/// The attributes of an edge beside its id, ends, relation and label, in the order of [`Network::values`].
pub const EDGE_COLUMNS: &[Column] = &[
    column("status", ColumnType::Text),
    column("confidence", ColumnType::Share),
    column("weight", ColumnType::Count),
    column("since", ColumnType::Day),
    column("until", ColumnType::Day),
    column("sentences", ColumnType::List),
    column("sources", ColumnType::List),
    column("via", ColumnType::List),
    column("statements", ColumnType::List),
];

impl Node {
    /// Returns the values of [`NODE_COLUMNS`].
    #[must_use]
    pub fn values(&self) -> Vec<Value<'_>> {
        vec![
            text(&self.iri),
            list(self.aliases.iter().map(String::as_str)),
            list(self.roles.iter().map(String::as_str)),
            text(self.country.as_deref().unwrap_or_default()),
            list(self.figures.iter().map(String::as_str)),
            Value::Flag(self.disputed),
            Value::Count(self.weight),
            day(self.since),
            day(self.until),
        ]
    }
}

impl Network {
    /// Returns the values of [`EDGE_COLUMNS`] of an edge of this network.
    ///
    /// `sentences`, `sources`, `via` and `statements` have one text a statement, in one order; `via` is absent where
    /// all are the articles' own voice, and has empty texts for those that are.
    #[must_use]
    pub fn values<'a>(&'a self, edge: &'a Edge) -> Vec<Value<'a>> {
        let grounds = || edge.grounds.iter();
        let is_reported = grounds().any(|ground| !ground.via.is_empty());
        vec![
            text(&edge.status),
            edge.confidence.map_or(Value::Absent, Value::Share),
            Value::Count(edge.weight),
            day(edge.since),
            day(edge.until),
            list(grounds().map(|ground| ground.sentence.as_str())),
            list(grounds().map(|ground| self.sources[ground.source].id.as_str())),
            list(grounds().filter(|_| is_reported).map(|ground| ground.via.as_str())),
            list(grounds().map(|ground| ground.statement.as_str())),
        ]
    }
}

fn text(text: &str) -> Value<'_> {
    if text.is_empty() { Value::Absent } else { Value::Text(text) }
}

fn list<'a>(texts: impl Iterator<Item = &'a str>) -> Value<'a> {
    let texts: Vec<&str> = texts.collect();
    if texts.is_empty() { Value::Absent } else { Value::List(texts) }
}

fn day(day: Option<Date>) -> Value<'static> {
    day.map_or(Value::Absent, Value::Day)
}
