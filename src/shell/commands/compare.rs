//! `.compare`: what two articles agree and disagree on, and what only one of them has.

mod matching;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use oxigraph::model::Term;

use super::Command;
use crate::shell::ground::Listing;
use crate::shell::own::Row;
use crate::shell::page::Page;
use crate::shell::session::{Next, Session, Trouble};
use crate::shell::words::words;
use matching::{Group, Pair, Topics, class, is_same_office, parted, reworded, text};

pub(super) const COMMAND: Command = Command {
    name: ".compare",
    argument: "ARTICLE ARTICLE",
    about: "show what two articles agree and disagree on, and what only one has",
    run,
};

/// The names of the two articles on the page.
const SIDES: [&str; 2] = ["A", "B"];

/// The kinds of statements that are listed first.
const WEIGHT: &[&str] = &[
    "Rejection",
    "Denial",
    "Acceptance",
    "Support",
    "Demand",
    "Proposal",
    "MeetingStatement",
    "Assertion",
];

/// The things that only one article speaks of that are listed.
const SHOWN: usize = 20;

fn run(session: &mut Session, line: &str, out: &mut dyn Write) -> Result<Next, Trouble> {
    let [first, second] = words(line).try_into().map_err(|_| {
        let message = "compare which two? give two articles; `.article` lists them";
        Trouble::Message(message.to_owned())
    })?;
    let articles = [session.article(&first)?, session.article(&second)?];
    let stated = [session.stated_by(&articles[0])?, session.stated_by(&articles[1])?];
    let mut page = Page::new(out, session.style, session.width);
    for (side, article) in SIDES.iter().zip(&articles) {
        page.item(&format!("{side}  "), &format!("{} [{}]", article.source, article.id))?;
    }
    let mut comparison = Comparison { session, listing: Listing::default(), page };
    let [mut mine, mut theirs] = [topics(&stated[0]), topics(&stated[1])];
    let both: Vec<Pair<'_>> = mine
        .keys()
        .filter_map(|topic| Some((mine[topic].clone(), theirs.get(topic)?.clone())))
        .collect();
    let shared: Vec<String> =
        mine.keys().filter(|topic| theirs.contains_key(*topic)).cloned().collect();
    for topic in shared {
        mine.remove(&topic);
        theirs.remove(&topic);
    }
    let reworded = reworded(&mut mine, &mut theirs);
    let (mut differ, agree): (Vec<_>, Vec<_>) = both.into_iter().map(parted).unzip();
    differ.retain(|pair| !pair.0.is_empty());
    let told = |pair: &Pair<'_>| !pair.0.is_empty() || !pair.1.is_empty();
    let agree = agree.into_iter().filter(told);
    let (alike, agree): (Vec<_>, Vec<_>) = agree.partition(is_same_office);
    comparison.contradictions(&differ)?;
    comparison.pairs("They give other figures for", &others(&stated, &figure))?;
    comparison.pairs("They describe otherwise", &others(&stated, &office))?;
    comparison.pairs("They word otherwise", &reworded)?;
    comparison.pairs("Both speak of", &agree)?;
    comparison.alike(&alike)?;
    comparison.only(SIDES[0], &mine)?;
    comparison.only(SIDES[1], &theirs)?;
    let statements = comparison.listing.into_statements();
    session.remember(statements);
    Ok(Next::Continue)
}

/// What an article speaks of, but for figures and offices, which are compared by whose they are.
fn topics(rows: &[Row]) -> Topics<'_> {
    let mut topics = Topics::new();
    for row in rows {
        if let Some(about) = row.get("about")
            && row.contains_key("what")
        {
            topics.entry(about.to_string()).or_default().push(row);
        }
    }
    topics
}

/// What a figure is of: its thing and unit, and its value.
fn figure(row: &Row) -> Option<(String, String)> {
    let value = row.get("value")?.to_string();
    let of = text(row, "subject");
    (!of.is_empty()).then(|| (format!("{of} {}", text(row, "unit")), value))
}

/// Whose office it is, and which.
fn office(row: &Row) -> Option<(String, String)> {
    let holder = row.get("by")?.to_string();
    (class(row) == "RoleHolding").then(|| (holder, text(row, "about").to_owned()))
}

/// Returns the things of which both articles give values by `read`, but none alike.
fn others<'a>(
    stated: &'a [Vec<Row>; 2],
    read: &dyn Fn(&Row) -> Option<(String, String)>,
) -> Vec<Pair<'a>> {
    let sides = stated.each_ref().map(|rows| {
        let mut found: BTreeMap<String, (BTreeSet<String>, Group<'a>)> = BTreeMap::new();
        for row in rows {
            if let Some((of, value)) = read(row) {
                let entry = found.entry(of).or_default();
                entry.0.insert(value);
                entry.1.push(row);
            }
        }
        found
    });
    let [mine, mut theirs] = sides;
    let pair = |(of, (values, rows)): (String, (BTreeSet<String>, Group<'a>))| {
        let (other_values, other_rows) = theirs.remove(&of)?;
        values.is_disjoint(&other_values).then_some((rows, other_rows))
    };
    mine.into_iter().filter_map(pair).collect()
}

/// A comparison that is being written.
struct Comparison<'a> {
    session: &'a Session,
    listing: Listing,
    page: Page<'a>,
}

impl Comparison<'_> {
    /// Writes things on which the articles take opposite sides, each with its name.
    fn contradictions(&mut self, pairs: &[Pair<'_>]) -> Result<(), Trouble> {
        if pairs.is_empty() {
            return Ok(());
        }
        self.page.gap()?;
        self.page.head("They contradict each other on")?;
        for pair in pairs {
            if let Some(Term::NamedNode(thing)) = pair.0[0].get("about") {
                self.page.item("• ", &self.session.name(thing))?;
            }
            self.pair(pair)?;
        }
        Ok(())
    }

    /// Writes things of which both articles speak, with the statements of each.
    fn pairs(&mut self, title: &str, pairs: &[Pair<'_>]) -> Result<(), Trouble> {
        if pairs.is_empty() {
            return Ok(());
        }
        self.page.gap()?;
        self.page.head(title)?;
        for (at, pair) in pairs.iter().enumerate() {
            if at > 0 {
                self.page.gap()?;
            }
            self.pair(pair)?;
        }
        Ok(())
    }

    /// Writes the offices that both articles give alike, a line each.
    fn alike(&mut self, pairs: &[Pair<'_>]) -> Result<(), Trouble> {
        if pairs.is_empty() {
            return Ok(());
        }
        self.page.gap()?;
        self.page.head("Both say")?;
        for (mine, theirs) in pairs {
            let rows: Vec<&Row> = mine.iter().chain(theirs).copied().collect();
            let label = rows.first().map_or("", |row| text(row, "label"));
            self.listing.write_once("  ", &rows, label, &mut self.page)?;
        }
        Ok(())
    }

    fn pair(&mut self, (mine, theirs): &Pair<'_>) -> Result<(), Trouble> {
        for (side, rows) in SIDES.iter().zip([mine, theirs]) {
            let indent = format!("  {side} ");
            self.listing.write_all(self.session, &indent, rows, &mut self.page)?;
        }
        Ok(())
    }

    /// Writes what only one of the articles speaks of: a statement of each thing, stances first.
    fn only(&mut self, side: &str, own: &Topics<'_>) -> Result<(), Trouble> {
        // Offices and figures that differ have been told.
        let untold = own.values().map(|rows| rows[0]).filter(|row| !self.listing.has(row));
        let mut rows: Vec<&Row> = untold.collect();
        if rows.is_empty() {
            return Ok(());
        }
        self.page.gap()?;
        self.page.head(&format!("Only {side} speaks of ({})", rows.len()))?;
        rows.sort_by_key(|row| {
            WEIGHT.iter().position(|kind| *kind == class(row)).unwrap_or(WEIGHT.len())
        });
        for row in rows.iter().take(SHOWN) {
            self.listing.write(self.session, "  ", row, &mut self.page)?;
        }
        if rows.len() > SHOWN {
            self.page.faint("  ", &format!("… and {} more", rows.len() - SHOWN))?;
        }
        Ok(())
    }
}
