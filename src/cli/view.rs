//! What of a graph an export shows: the options, and the network that they choose.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;

use super::drawing::{self, Asking};
use super::failure::{Failure, note};
use crate::export::network::{self, Network, NodeKind, RELATIONS, Selection};
use crate::query::{entities, problem, values};

/// What of a graph an export shows.
#[derive(Debug, Args)]
#[command(next_help_heading = "What to show")]
pub(super) struct ViewArgs {
    /// Kinds of nodes to show; without this option all but articles
    #[arg(long, value_name = "KIND,…", value_delimiter = ',', value_parser = kind_parser(), hide_possible_values = true)]
    types: Vec<NodeKind>,
    /// Relations to show, such as rejects,accepts,supports; without this option all but mentions
    #[arg(long, value_name = "RELATION,…", value_delimiter = ',')]
    relations: Vec<String>,
    /// Show what is around this entity: its name, IRI or id; may be given again
    #[arg(long, value_name = "ENTITY")]
    entity: Vec<String>,
    /// How many edges may lead from an entity to the last node that is shown
    #[arg(long, default_value_t = 1, requires = "entity")]
    hops: usize,
    /// Only what articles of this day or later state
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    since: Option<Date>,
    /// Only what articles of this day or earlier state
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    until: Option<Date>,
    /// Only statements of at least this confidence, 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = share)]
    min_confidence: Option<f64>,
    /// Only what these articles state, by their identifiers
    #[arg(long, value_name = "ARTICLE,…", value_delimiter = ',')]
    articles: Vec<String>,
    /// Show what a query answers: the name of a saved question, a file (.rq), - for standard input, or its text
    ///
    /// Either CONSTRUCT, or SELECT with ?source and ?target, and, if you like, ?relation,
    /// ?label, ?weight, ?date and ?statement.
    #[arg(long, value_name = "QUESTION|FILE", conflicts_with_all = ["since", "until", "min_confidence", "articles"])]
    query: Option<String>,
    /// Value of a parameter of the query
    #[arg(long = "param", value_name = "NAME=VALUE", requires = "query")]
    params: Vec<String>,
    /// Show the triples as they are: each term a node, each triple an edge
    #[arg(long, conflicts_with_all = ["query", "since", "until", "min_confidence", "articles"])]
    raw: bool,
    /// Show each statement as an edge of its own
    #[arg(long)]
    parallel: bool,
    /// Show also the nodes that no edge leads to
    #[arg(long)]
    isolated: bool,
}

impl ViewArgs {
    /// Returns the query that chooses, with the values of its parameters.
    pub(super) fn query(&self) -> Option<(&str, &[String])> {
        Some((self.query.as_deref()?, &self.params))
    }

    /// Returns the name of an option that only networks have, where one was given.
    pub(super) fn of_networks_alone(&self) -> Option<&'static str> {
        let given = [
            ("--types", !self.types.is_empty()),
            ("--relations", !self.relations.is_empty()),
            ("--entity", !self.entity.is_empty()),
            ("--since", self.since.is_some()),
            ("--until", self.until.is_some()),
            ("--min-confidence", self.min_confidence.is_some()),
            ("--articles", !self.articles.is_empty()),
            ("--raw", self.raw),
            ("--parallel", self.parallel),
            ("--isolated", self.isolated),
        ];
        given.iter().find(|(_, is_given)| *is_given).map(|(name, _)| *name)
    }

    /// Returns the network that is chosen.
    ///
    /// # Errors
    ///
    /// Where an option names what is not there; where the query fails or is no network.
    pub(super) fn network(&self, asking: &Asking<'_>) -> Result<Network, Failure> {
        if let (Some(since), Some(until)) = (self.since, self.until)
            && since > until
        {
            let why = format!("--since {since} is after --until {until}");
            return Err(Failure::usage(why));
        }
        let whole = if self.raw {
            network::raw(asking.store.quads()?)
        } else {
            let view = network::read(asking.store)?;
            match self.query() {
                Some((query, params)) => drawing::network(asking, &view, query, params)?,
                None => view,
            }
        };
        let selection = self.selection(asking, &whole)?;
        let network = whole.select(&selection);
        if network.edges.is_empty() {
            note("nuncio: nothing in the graph is what you chose: the network has no edges");
        }
        Ok(network)
    }

    fn selection(&self, asking: &Asking<'_>, whole: &Network) -> Result<Selection, Failure> {
        let own = self.raw || self.query.is_some();
        for relation in &self.relations {
            check("relation", relation, &known_relations(whole, own))?;
        }
        for article in &self.articles {
            let known = whole.sources.iter().map(|source| source.id.as_str());
            check("article", article, &known.collect::<Vec<_>>())?;
        }
        let around = self.entity.iter().map(|name| node(name, asking, whole));
        Ok(Selection {
            kinds: self.types.clone(),
            relations: self.relations.clone(),
            around: around.collect::<Result<_, _>>()?,
            hops: self.hops,
            since: self.since,
            until: self.until,
            min_confidence: self.min_confidence,
            articles: self.articles.clone(),
            parallel: self.parallel,
            isolated: self.isolated,
            with_articles: own,
        })
    }
}

/// Returns the relations that a network has, or that networks of statements can have.
fn known_relations(whole: &Network, own: bool) -> Vec<&str> {
    let usual = RELATIONS.iter().map(|relation| relation.name).filter(|_| !own);
    let mut known: Vec<&str> =
        whole.edges.iter().map(|edge| edge.relation.as_str()).chain(usual).collect();
    known.sort_unstable();
    known.dedup();
    known
}

/// Refuses a name that is not known, and says which is near.
fn check(what: &str, name: &str, known: &[&str]) -> Result<(), Failure> {
    if known.contains(&name) {
        return Ok(());
    }
    let failure = Failure::usage(format!("there is no {what} `{name}`"));
    Err(match problem::nearest(name, known.iter().copied()) {
        Some(near) => failure.hint(format!("did you mean {near}?")),
        None if known.is_empty() => failure,
        None => failure.hint(format!("there are {}", known.join(", "))),
    })
}

/// Returns the id of the node that a user calls by its id, IRI, label or other name.
fn node(name: &str, asking: &Asking<'_>, whole: &Network) -> Result<String, Failure> {
    let find = |is: &dyn Fn(&network::Node) -> bool| {
        let mut found = whole.nodes.iter().filter(|node| is(node));
        found.next().filter(|_| found.next().is_none()).map(|node| node.id.clone())
    };
    if let Some(id) = find(&|node| node.id == name) {
        return Ok(id);
    }
    let resolve = |name: &str| entities::resolve(asking.store, asking.prefixes, name);
    match values::entity(name, asking.prefixes, &resolve) {
        Ok(iri) => find(&|node| node.iri == iri.as_str()).ok_or_else(|| {
            Failure::usage(format!(
                "{} is no node of this network",
                asking.prefixes.show(iri.as_str())
            ))
        }),
        // Points and claims are not called by name elsewhere, but are what networks are about.
        Err(error) => find(&|node| node.label.to_lowercase() == name.to_lowercase())
            .ok_or_else(|| Failure::usage(error)),
    }
}

/// Returns the parser of a kind's name, which knows them all.
fn kind_parser() -> impl TypedValueParser<Value = NodeKind> {
    let names = NodeKind::ALL.iter().map(|kind| PossibleValue::new(kind.name()));
    let known = |name: String| NodeKind::ALL.into_iter().find(|kind| kind.name() == name);
    PossibleValuesParser::new(names).try_map(move |name| known(name).ok_or("no such kind"))
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "not a day; write it as 2025-11-20".to_owned())
}

fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "not a number of 0 to 1".to_owned())
}
