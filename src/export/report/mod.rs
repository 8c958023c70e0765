//! A brief of a graph, as an editor would print it: Markdown or HTML.
//!
//! ```text
//! Store ──gather──▶ Report ──render──▶ a page
//! ```
//!
//! Who is who, who stands where on which plan, disputed claims with both sides,
//! what articles take opposite sides on, what happened day by day, and the
//! articles that all this is from. Each stand has the sentence that states it.
//! The pages' words and forms are templates in `web/report`.

mod charts;
mod gather;
mod matrix;
mod quotes;
mod render;
mod rows;
#[cfg(test)]
mod tests;

use serde::Serialize;

pub use charts::{Bar, Chart, Part};
pub use gather::gather;
pub use matrix::{Cell, Mark, Matrix, Row, Unanswered};
pub use quotes::{Quote, Taken};
pub use render::{Form, render};

/// The sections of a brief in their order, by the names that addresses and the command line have for them.
pub const SECTIONS: [&str; 7] =
    ["plans", "disputes", "disagreements", "days", "people", "figures", "sources"];

/// What a brief tells, in the order in which it tells it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Which of the [`SECTIONS`] are written.
    pub sections: Vec<String>,
    /// What the brief is called.
    pub title: String,
    /// The address of the first page of the site that it is of, if any.
    pub home: Option<String>,
    /// The articles, by date.
    pub articles: Vec<Article>,
    /// Those who are said to hold or have held an office, by name.
    pub people: Vec<Person>,
    /// The plans that somebody takes a stand on, those with the most points first.
    pub plans: Vec<Plan>,
    /// The stands on what is part of no plan, by actor.
    pub others: Vec<Actor>,
    /// The claims that somebody denies.
    pub disputes: Vec<Dispute>,
    /// What two articles take or report opposite sides on.
    pub disagreements: Vec<Disagreement>,
    /// What is stated of each day, by day.
    pub timeline: Vec<Day>,
    /// Figures as bars.
    pub charts: Vec<Chart>,
}

/// An article of the graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Article {
    /// Its identifier.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The day of its publication, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// How many statements rest on it.
    pub statements: usize,
}

/// Somebody with offices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The offices, those held before those no longer held, the most widely reported first.
    pub offices: Vec<Office>,
}

/// An office that somebody is said to hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Office {
    /// Its name, with whom or what it is of.
    pub name: String,
    /// Whether it is no longer held.
    pub former: bool,
    /// In how many articles that is said.
    pub articles: usize,
}

/// A plan with the stands on it and on its points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// What it is called.
    pub name: String,
    /// Who stands where, at a glance.
    pub matrix: Matrix,
    /// The sentences that state the stands: on the plan as a whole first, then on its points.
    pub quotes: Vec<Quote>,
}

/// A plan or a point of one, with the stands on it in order of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Point {
    /// Its words.
    pub what: String,
    /// Whether it is the plan as a whole.
    pub whole: bool,
    /// The stands on it.
    pub stands: Vec<Stand>,
}

/// Somebody's stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Actor {
    /// The name.
    pub name: String,
    /// The sentences that state what the actor stands for or against.
    pub quotes: Vec<Quote>,
}

/// That somebody proposes, demands, rejects, accepts or supports something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stand {
    /// Who.
    pub who: String,
    /// What they do: `proposes`, `demands`, `rejects`, `accepts`, `supports`.
    pub verb: &'static str,
    /// The same in words, with how it is meant: "does not accept", "is to accept".
    pub words: String,
    /// What the stand is on, in words.
    pub what: String,
    /// How it is meant: `negated`, `planned`, `conditional`, `hypothetical`; nothing for what is asserted.
    pub status: Option<String>,
    /// The sentence behind it.
    pub ground: Ground,
}

/// A sentence, with where it is from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Ground {
    /// The words of the article.
    pub sentence: String,
    /// Who is reported as saying so, outermost first.
    pub via: Option<String>,
    /// The headline, with publisher and date where they are known.
    pub source: String,
}

/// A claim with both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dispute {
    /// The words of the claim.
    pub claim: String,
    /// Who asserts it.
    pub asserted: Vec<Side>,
    /// Who denies it.
    pub denied: Vec<Side>,
}

/// One who asserts or denies a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Who.
    pub who: String,
    /// Whether they are several: "officials".
    pub several: bool,
    /// The sentence.
    pub ground: Ground,
}

/// That two articles take or report opposite sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Disagreement {
    /// What they are on.
    pub what: String,
    /// What the one says.
    pub one: String,
    /// Which one that is.
    pub source_of_one: String,
    /// What the other says.
    pub other: String,
    /// Which one that is.
    pub source_of_other: String,
}

/// A day with what is stated of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// As `YYYY-MM-DD`.
    pub date: String,
    /// What is stated, in words.
    pub events: Vec<Event>,
}

/// Something that an article states of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// In words.
    pub label: String,
    /// How it is meant; nothing for what is asserted, or negated, which the words say.
    pub status: Option<String>,
    /// Who is reported as saying so.
    pub via: Option<String>,
    /// The article.
    pub source: String,
}
