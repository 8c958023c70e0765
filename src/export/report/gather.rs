//! Gathers what a brief tells from a graph.

use std::collections::BTreeMap;

use super::matrix::Matrix;
use super::quotes;
use super::rows::{Row, ask};
use super::{
    Actor, Article, Day, Disagreement, Dispute, Event, Ground, Office, Person, Plan, Point, Report,
    SECTIONS, Side, Stand, charts,
};
use crate::ontology::{self as terms, Term};
use crate::resources;
use crate::store::{CancellationToken, Store, StoreError};

const SOURCES: &str = include_str!("sources.rq");
const OFFICES: &str = include_str!("offices.rq");
const STANCES: &str = include_str!("stances.rq");
const DISPUTES: &str = include_str!("disputes.rq");
const EVENTS: &str = include_str!("events.rq");
const QUOTED: &str = include_str!("quoted.rq");
/// The saved question that tells what articles take opposite sides on.
const DISAGREEMENTS: &str = "disagreements";

/// The kinds of statements that are stands, with their verbs.
const STANDS: [(Term, &str); 5] = [
    (terms::PROPOSAL, "proposes"),
    (terms::DEMAND, "demands"),
    (terms::REJECTION, "rejects"),
    (terms::ACCEPTANCE, "accepts"),
    (terms::SUPPORT, "supports"),
];

/// Gathers the brief of a graph.
///
/// # Errors
///
/// Where the graph cannot be read, or `token` is cancelled.
pub fn gather(store: &Store, title: &str, token: &CancellationToken) -> Result<Report, StoreError> {
    let rows = |query: &str| ask(store, query, token);
    let stances = rows(STANCES)?;
    let stands: Vec<(Option<String>, String, Stand)> = stances.iter().filter_map(stand).collect();
    let timeline = timeline(&rows(EVENTS)?);
    let speakers = rows(QUOTED)?;
    let asserted = stands.iter().map(|(_, _, stand)| stand).filter(|stand| stand.status.is_none());
    let charts = vec![
        charts::of_stands(asserted),
        charts::of_speakers(speakers.iter().map(|row| (row.text("who"), row.count("claims")))),
        charts::of_days(&timeline),
    ];
    let (of_plans, others): (Vec<_>, Vec<_>) =
        stands.into_iter().partition(|(plan, _, _)| plan.is_some());
    Ok(Report {
        title: title.to_owned(),
        sections: SECTIONS.map(str::to_owned).to_vec(),
        home: None,
        articles: rows(SOURCES)?.iter().map(article).collect(),
        people: people(&rows(OFFICES)?),
        plans: plans(of_plans),
        others: actors(others.into_iter().map(|(_, _, stand)| stand)),
        disputes: disputes(&rows(DISPUTES)?),
        disagreements: disagreements(store, token)?,
        timeline,
        charts: charts.into_iter().filter(|chart| !chart.bars.is_empty()).collect(),
    })
}

fn article(row: &Row) -> Article {
    Article {
        id: row.text("id"),
        title: row.text("title"),
        publisher: row.find("publisher"),
        date: row.find("date"),
        url: row.find("url"),
        statements: row.count("statements"),
    }
}

fn people(rows: &[Row]) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for row in rows {
        let office = Office {
            name: row.text("office"),
            former: row.is("former"),
            articles: row.count("articles"),
        };
        let name = row.text("who");
        match people.last_mut().filter(|last| last.name == name) {
            Some(person) => person.offices.push(office),
            None => people.push(Person { name, offices: vec![office] }),
        }
    }
    people
}

/// Reads a stand, with the plan that it is on and the node of what it is on.
fn stand(row: &Row) -> Option<(Option<String>, String, Stand)> {
    let kind = row.text("kind");
    let (_, verb) = STANDS.iter().find(|(class, _)| class.iri().as_str() == kind)?;
    let status = status(row);
    let stand = Stand {
        who: row.text("who"),
        verb,
        words: quotes::words(verb, status.as_deref(), row.is("several")),
        what: row.text("what"),
        status,
        ground: ground(row),
    };
    Some((row.find("plan"), row.text("about"), stand))
}

/// Returns how a statement is meant, where it is not asserted.
fn status(row: &Row) -> Option<String> {
    let status = row.text("status");
    let (_, name) = status.rsplit_once('#')?;
    (terms::ASSERTED.iri().as_str() != status).then(|| name.to_lowercase())
}

/// Reads the sentence behind a statement; that somebody speaks of himself goes without saying.
fn ground(row: &Row) -> Ground {
    let via = row.find("via").filter(|via| *via != row.text("who"));
    Ground { sentence: row.text("sentence"), via, source: row.text("source") }
}

/// Stands by the plan or point that they are on: the plan as a whole first, then by words (whatever their case) and node.
type ByPoint = BTreeMap<(bool, String, String, String), Vec<Stand>>;

/// Puts the stands on each plan and its points together.
fn plans(stands: Vec<(Option<String>, String, Stand)>) -> Vec<Plan> {
    let mut by_plan: BTreeMap<String, ByPoint> = BTreeMap::new();
    for (plan, node, stand) in stands {
        let plan = plan.unwrap_or_default();
        let is_point = stand.what != plan;
        let key = (is_point, stand.what.to_lowercase(), stand.what.clone(), node);
        by_plan.entry(plan).or_default().entry(key).or_default().push(stand);
    }
    let mut plans: Vec<Plan> = by_plan
        .into_iter()
        .map(|(name, points)| {
            let points = points.into_iter().map(|((is_point, _, what, _), stands)| Point {
                what,
                whole: !is_point,
                stands,
            });
            let points: Vec<Point> = points.collect();
            let stands = points
                .iter()
                .flat_map(|point| point.stands.iter().map(|stand| (stand, point.whole)));
            Plan { name, quotes: quotes::of(stands), matrix: Matrix::of(&points) }
        })
        .collect();
    plans.sort_by_key(|plan| std::cmp::Reverse(plan.matrix.points()));
    plans
}

fn actors(stands: impl Iterator<Item = Stand>) -> Vec<Actor> {
    let mut by_actor: BTreeMap<(String, String), Vec<Stand>> = BTreeMap::new();
    for stand in stands {
        by_actor.entry((stand.who.to_lowercase(), stand.who.clone())).or_default().push(stand);
    }
    let quoted = |stands: &[Stand]| quotes::of(stands.iter().map(|stand| (stand, false)));
    by_actor
        .into_iter()
        .map(|((_, name), stands)| Actor { name, quotes: quoted(&stands) })
        .collect()
}

fn disputes(rows: &[Row]) -> Vec<Dispute> {
    let mut disputes: Vec<(String, Dispute)> = Vec::new();
    for row in rows {
        let node = row.text("node");
        if disputes.last().is_none_or(|(last, _)| *last != node) {
            let claim = row.text("claim");
            disputes.push((node, Dispute { claim, asserted: Vec::new(), denied: Vec::new() }));
        }
        let Some((_, dispute)) = disputes.last_mut() else { continue };
        let (who, several) = (row.text("who"), row.is("several"));
        let side = Side { who, several, ground: ground(row) };
        if row.is("denies") { dispute.denied.push(side) } else { dispute.asserted.push(side) }
    }
    disputes.into_iter().map(|(_, dispute)| dispute).collect()
}

fn disagreements(
    store: &Store,
    token: &CancellationToken,
) -> Result<Vec<Disagreement>, StoreError> {
    let Some((_, query)) = resources::queries().find(|(name, _)| *name == DISAGREEMENTS) else {
        return Ok(Vec::new());
    };
    let rows = ask(store, query, token)?;
    let read = |row: &Row| Disagreement {
        what: row.text("what"),
        one: row.text("one"),
        source_of_one: row.text("source_of_one"),
        other: row.text("other"),
        source_of_other: row.text("source_of_other"),
    };
    Ok(rows.iter().map(read).collect())
}

fn timeline(rows: &[Row]) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for row in rows {
        let event = Event {
            label: row.text("label"),
            // What is negated, the label says.
            status: status(row).filter(|status| status != "negated"),
            via: row.find("via"),
            source: row.text("source"),
        };
        let date = row.text("day");
        match days.last_mut().filter(|last| last.date == date) {
            Some(day) => day.events.push(event),
            None => days.push(Day { date, events: vec![event] }),
        }
    }
    days
}
