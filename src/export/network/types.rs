//! What a network is made of.

use jiff::civil::Date;

/// Nodes, the edges between them, and the articles that both are from.
///
/// Everything is sorted (nodes and articles by [`id`](Node::id), edges by their ends,
/// relation and status), so that the same graph gives the same network.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Network {
    /// What the graph speaks of.
    pub nodes: Vec<Node>,
    /// What it says of them.
    pub edges: Vec<Edge>,
    /// The articles that state the edges.
    pub sources: Vec<Source>,
}

/// Somebody or something.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its name in the network: the last part of its IRI where that is one of Nuncio's, else the IRI.
    pub id: String,
    /// Its IRI; empty for a node that a query made of a literal.
    pub iri: String,
    /// What it is called.
    pub label: String,
    /// What it is.
    pub kind: NodeKind,
    /// What else it is called, sorted.
    pub aliases: Vec<String>,
    /// The offices that it holds or held, with their organisations, sorted.
    pub roles: Vec<String>,
    /// The country that it is of, by name.
    pub country: Option<String>,
    /// The figures that it names, in words, sorted.
    pub figures: Vec<String>,
    /// Whether it is a claim that somebody denies.
    pub disputed: bool,
    /// Whether its name is of several: "European allies", of whom one says that they reject.
    pub several: bool,
    /// How many statements the edges at it rest on.
    pub weight: usize,
    /// The first day on which an article states one of these.
    pub since: Option<Date>,
    /// The last such day.
    pub until: Option<Date>,
}

/// What a node is; the names are those of [`NodeKind::name`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// One human being.
    Person,
    /// A company, party, ministry, army.
    Organisation,
    /// A state, also as an actor.
    Country,
    /// A city, region, river.
    Place,
    /// People together.
    Group,
    /// Somebody unnamed who speaks in one article.
    AnonymousSource,
    /// A plan, draft, treaty, law.
    Plan,
    /// What is proposed, demanded, accepted, rejected.
    Point,
    /// What somebody is reported as saying.
    Claim,
    /// An office that is of no organisation.
    Office,
    /// A named event.
    Occasion,
    /// A news article.
    Article,
    /// Anything else.
    Thing,
}

/// What the graph says of two nodes: all statements of one kind and status between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Its name in the network, from content: never a counter.
    pub id: String,
    /// Where it starts: an index into [`Network::nodes`].
    pub source: usize,
    /// Where it ends: an index into [`Network::nodes`].
    pub target: usize,
    /// What it says, as the ontology names it: `rejects`, `says`, `holdsRole`, `pointOf`.
    pub relation: String,
    /// The same in words, with what only this edge has: "holds role: secretary".
    pub label: String,
    /// Whether it has no direction, as a meeting has none.
    pub undirected: bool,
    /// How it is meant: `asserted`, `negated`, `planned`, `conditional`, `hypothetical`; empty for what no sentence
    /// states alone (a point's plan).
    pub status: String,
    /// The highest confidence of its statements, 0 to 1; none where it has none.
    pub confidence: Option<f64>,
    /// How many sentences state it; 1 for what no sentence states alone.
    pub weight: usize,
    /// The first day on which an article states it.
    pub since: Option<Date>,
    /// The last such day.
    pub until: Option<Date>,
    /// Its statements, in the order of date, article and place.
    pub grounds: Vec<Ground>,
}

/// One statement under an edge: the sentence, where it stands, and who is reported as saying so.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// The last part of the statement's IRI.
    pub statement: String,
    /// The words of the article that state it.
    pub sentence: String,
    /// Whether the article's text has tags or the like among them, which are left out.
    pub is_mended: bool,
    /// The article: an index into [`Network::sources`].
    pub source: usize,
    /// Where the sentence begins in the article's text, in code points.
    pub begin: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// Who is reported as saying so, outermost first: `Reuters > a senior official`; empty for the article's own voice.
    pub via: String,
    /// How likely it is that the sentence was read rightly, 0 to 1.
    pub confidence: f64,
    /// When the article was published.
    pub date: Option<Date>,
}

/// An article.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The article's identifier.
    pub id: String,
    /// Its IRI.
    pub iri: String,
    /// Its headline.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Where it was published, as its front matter says.
    pub url: Option<String>,
    /// Its whole text, in which the places of [`Ground`]s count.
    pub text: String,
}

impl Node {
    /// Returns a node of which nothing is known but its name.
    pub(in crate::export) const fn named(id: String, iri: String, label: String) -> Self {
        Self {
            id,
            iri,
            label,
            kind: NodeKind::Thing,
            aliases: Vec::new(),
            roles: Vec::new(),
            country: None,
            figures: Vec::new(),
            disputed: false,
            several: false,
            weight: 0,
            since: None,
            until: None,
        }
    }
}

impl NodeKind {
    /// Every kind, in the order of legends.
    pub const ALL: [Self; 13] = [
        Self::Person,
        Self::Country,
        Self::Organisation,
        Self::Group,
        Self::AnonymousSource,
        Self::Plan,
        Self::Point,
        Self::Claim,
        Self::Office,
        Self::Occasion,
        Self::Place,
        Self::Thing,
        Self::Article,
    ];

    /// Returns its name, as `--types` takes it and exports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Country => "country",
            Self::Place => "place",
            Self::Group => "group",
            Self::AnonymousSource => "source",
            Self::Plan => "plan",
            Self::Point => "point",
            Self::Claim => "claim",
            Self::Office => "office",
            Self::Occasion => "event",
            Self::Article => "article",
            Self::Thing => "thing",
        }
    }

    /// Returns the colour that exports give it, as red, green and blue.
    ///
    /// Okabe and Ito's palette, which the colour-blind can tell apart (<https://jfly.uni-koeln.de/color/>), with greys
    /// for what stands in the background; kinds that share a colour differ in shape where a format has shapes.
    #[must_use]
    pub const fn colour(self) -> [u8; 3] {
        match self {
            Self::Person => [0, 114, 178],
            Self::Country => [213, 94, 0],
            Self::Organisation => [230, 159, 0],
            Self::Group => [240, 228, 66],
            Self::AnonymousSource => [153, 153, 153],
            Self::Plan => [0, 158, 115],
            Self::Point => [86, 180, 233],
            Self::Claim => [204, 121, 167],
            Self::Office | Self::Occasion | Self::Place | Self::Thing => [187, 187, 187],
            Self::Article => [85, 85, 85],
        }
    }
}
