//! What of a network is asked for.

use jiff::civil::Date;

use super::relations::MENTIONS;
use super::types::{Ground, Network, NodeKind};

/// What of a network is shown; the default is everything but articles and lone nodes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    /// The kinds of nodes; none for all but articles.
    pub kinds: Vec<NodeKind>,
    /// The relations of edges; none for all but that of articles to what they mention.
    pub relations: Vec<String>,
    /// The ids of nodes that are in any case shown, with what is around them; none for all nodes.
    pub around: Vec<String>,
    /// How many edges lead from these to the last node that is shown.
    pub hops: usize,
    /// The first day of the articles whose statements are shown.
    pub since: Option<Date>,
    /// The last such day.
    pub until: Option<Date>,
    /// The lowest confidence of statements, 0 to 1.
    pub min_confidence: Option<f64>,
    /// The ids of the articles whose statements are shown; none for all.
    pub articles: Vec<String>,
    /// Whether each statement is an edge of its own.
    pub parallel: bool,
    /// Whether nodes that no edge leads to are shown, too.
    pub isolated: bool,
    /// Whether articles are shown though neither kinds nor relations ask for them.
    pub with_articles: bool,
}

impl Selection {
    pub(super) fn has_kind(&self, kind: NodeKind) -> bool {
        if self.kinds.is_empty() {
            let asked = || self.relations.iter().any(|relation| relation == MENTIONS);
            return kind != NodeKind::Article || self.with_articles || asked();
        }
        self.kinds.contains(&kind)
    }

    pub(super) fn has_relation(&self, relation: &str) -> bool {
        if self.relations.is_empty() {
            let asked = || self.kinds.contains(&NodeKind::Article);
            return relation != MENTIONS || self.with_articles || asked();
        }
        self.relations.iter().any(|known| known == relation)
    }

    /// Tells whether some statements are left out for when, where or how surely they are made.
    pub(super) fn picks_statements(&self) -> bool {
        self.since.is_some()
            || self.until.is_some()
            || self.min_confidence.is_some()
            || !self.articles.is_empty()
    }

    /// Tells whether triples are shown only about what statements lead to: not where triples are what is asked for.
    pub(super) fn needs_statements(&self) -> bool {
        let usual = self.relations.is_empty() && !self.isolated && !self.with_articles;
        usual || self.picks_statements()
    }

    /// Tells whether a day is in the time that is asked for; none is, where any time is.
    pub(super) fn has_day(&self, day: Option<Date>) -> bool {
        let Some(day) = day else { return self.since.is_none() && self.until.is_none() };
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    pub(super) fn has_article(&self, article: &str) -> bool {
        self.articles.is_empty() || self.articles.iter().any(|known| known == article)
    }

    pub(super) fn has_ground(&self, ground: &Ground, network: &Network) -> bool {
        self.has_day(ground.date)
            && self.min_confidence.is_none_or(|least| least <= ground.confidence)
            && self.has_article(&network.sources[ground.source].id)
    }
}
