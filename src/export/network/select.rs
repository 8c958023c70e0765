//! Leaves out of a network what is not asked for.

use std::collections::BTreeSet;

use super::relations::MENTIONS;
use super::selection::Selection;
use super::types::{Edge, Network, NodeKind};

impl Network {
    /// Returns the part of the network that is chosen.
    #[must_use]
    pub fn select(mut self, selection: &Selection) -> Self {
        if selection.picks_statements() {
            self.pick_statements(selection);
        }
        if selection.needs_statements() {
            self.drop_unreached(selection);
        }
        let around = self.nodes.iter().map(|node| selection.around.contains(&node.id));
        let around: Vec<bool> = around.collect();
        let kinds = self.nodes.iter().map(|node| selection.has_kind(node.kind));
        let mut keeps: Vec<bool> = kinds.zip(&around).map(|(kind, seed)| kind || *seed).collect();
        self.edges.retain(|edge| selection.has_relation(&edge.relation));
        self.keep_between(&keeps);
        if !selection.around.is_empty() {
            keeps = self.near(&around, selection.hops);
            self.keep_between(&keeps);
        }
        if !selection.isolated {
            keeps = around;
            for edge in &self.edges {
                keeps[edge.source] = true;
                keeps[edge.target] = true;
            }
        }
        if selection.parallel {
            self.edges = self.edges.into_iter().flat_map(Edge::apart).collect();
        }
        self.compact(&keeps);
        self
    }

    /// Leaves out the edges that lead to a node that is not kept.
    fn keep_between(&mut self, keeps: &[bool]) {
        self.edges.retain(|edge| keeps[edge.source] && keeps[edge.target]);
    }

    /// Leaves out statements that are not asked for, and what else is said of things that none of them leads to.
    fn pick_statements(&mut self, selection: &Selection) {
        let articles = self
            .sources
            .iter()
            .filter(|source| selection.has_day(source.date) && selection.has_article(&source.id));
        let articles: BTreeSet<&str> = articles.map(|source| source.iri.as_str()).collect();
        let mut edges = std::mem::take(&mut self.edges);
        edges.retain_mut(|edge| {
            if edge.relation == MENTIONS {
                return articles.contains(self.nodes[edge.source].iri.as_str());
            }
            if edge.status.is_empty() {
                return true;
            }
            edge.grounds.retain(|ground| selection.has_ground(ground, self));
            edge.weigh();
            !edge.grounds.is_empty()
        });
        self.edges = edges;
    }

    /// Leaves out the triples about things that no statement leads to, be it by other triples: the country of a place
    /// that is only named.
    fn drop_unreached(&mut self, selection: &Selection) {
        let mut reached = vec![false; self.nodes.len()];
        let mut from = vec![Vec::new(); self.nodes.len()];
        let mut next = Vec::new();
        let is_alone = |edge: &Edge| !edge.status.is_empty() || edge.relation == MENTIONS;
        for edge in self.edges.iter().filter(|edge| selection.has_relation(&edge.relation)) {
            if is_alone(edge) {
                next.extend([edge.source, edge.target]);
            } else {
                from[edge.source].push(edge.target);
            }
        }
        while let Some(at) = next.pop() {
            if !std::mem::replace(&mut reached[at], true) {
                next.extend(&from[at]);
            }
        }
        self.edges.retain(|edge| is_alone(edge) || reached[edge.source]);
    }

    /// Tells of every node whether at most so many edges, in whatever direction, lead to it from some.
    fn near(&self, from: &[bool], hops: usize) -> Vec<bool> {
        let mut beside = vec![Vec::new(); self.nodes.len()];
        for edge in &self.edges {
            beside[edge.source].push(edge.target);
            beside[edge.target].push(edge.source);
        }
        let mut near = from.to_vec();
        let mut ring: Vec<usize> = (0..near.len()).filter(|at| near[*at]).collect();
        for _ in 0..hops {
            if ring.is_empty() {
                break;
            }
            let beyond: BTreeSet<usize> =
                ring.iter().flat_map(|at| &beside[*at]).copied().filter(|at| !near[*at]).collect();
            for at in &beyond {
                near[*at] = true;
            }
            ring = beyond.into_iter().collect();
        }
        near
    }

    /// Leaves out the nodes that are not kept, and the articles that nothing is from any more.
    fn compact(&mut self, keeps: &[bool]) {
        let nodes = places(keeps);
        for edge in &mut self.edges {
            (edge.source, edge.target) = (nodes[edge.source], nodes[edge.target]);
        }
        let mut kept = keeps.iter();
        self.nodes.retain(|_| kept.next().is_some_and(|keep| *keep));
        let mut used = vec![false; self.sources.len()];
        for ground in self.edges.iter().flat_map(|edge| &edge.grounds) {
            used[ground.source] = true;
        }
        let articles = self.nodes.iter().filter(|node| node.kind == NodeKind::Article);
        let articles: BTreeSet<&str> = articles.map(|node| node.iri.as_str()).collect();
        for (source, used) in self.sources.iter().zip(&mut used) {
            *used |= articles.contains(source.iri.as_str());
        }
        let sources = places(&used);
        for ground in self.edges.iter_mut().flat_map(|edge| &mut edge.grounds) {
            ground.source = sources[ground.source];
        }
        let mut kept = used.iter();
        self.sources.retain(|_| kept.next().is_some_and(|keep| *keep));
        self.sort();
        self.weigh();
    }
}

/// Returns where each that is kept stands among those that are.
fn places(keeps: &[bool]) -> Vec<usize> {
    let mut next = 0;
    let place = |keep: &bool| {
        let place = next;
        next += usize::from(*keep);
        place
    };
    keeps.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::of_quads;
    use super::super::testing::{OFFICE, edges, nodes, river};
    use super::*;

    fn chosen(selection: &Selection) -> Network {
        let more = "id:article-notes nun:mentions id:country-norland .
            id:place-port a nun:Place ; rdfs:label \"port\" ; nun:country id:country-norland .";
        of_quads(river(&format!("{OFFICE} {more}"))).select(selection)
    }

    #[test]
    fn articles_and_lone_nodes_are_left_out_unless_they_are_asked_for() {
        let kinds = |selection: Selection| -> Vec<_> {
            chosen(&selection).nodes.into_iter().map(|node| node.kind.name()).collect()
        };
        let usual = kinds(Selection::default());
        assert!(!usual.contains(&"article") && !usual.contains(&"organisation"), "{usual:?}");
        let all = kinds(Selection { isolated: true, ..Selection::default() });
        assert!(!all.contains(&"article") && all.contains(&"organisation"), "{all:?}");
        let mentions = Selection { relations: vec![MENTIONS.to_owned()], ..Selection::default() };
        assert_eq!(edges(&chosen(&mentions)), ["Notes on a river -> Norland: mentions"]);
        let kinds = vec![NodeKind::Article, NodeKind::Country];
        let articles = Selection { kinds, ..Selection::default() };
        assert_eq!(edges(&chosen(&articles)), ["Notes on a river -> Norland: mentions"]);
    }

    #[test]
    fn the_country_of_a_place_that_is_only_named_is_shown_where_it_is_asked_for() {
        let country = |selection: Selection| {
            let network = chosen(&selection);
            network.edges.iter().filter(|edge| edge.relation == "country").count()
        };
        assert_eq!(country(Selection::default()), 0);
        assert_eq!(country(Selection { isolated: true, ..Selection::default() }), 1);
        let relations = vec!["country".to_owned()];
        assert_eq!(country(Selection { relations, ..Selection::default() }), 1);
    }

    #[test]
    fn kinds_and_relations_must_both_fit() {
        let kinds = vec![NodeKind::Country, NodeKind::Point];
        let relations = vec!["rejects".to_owned(), "supports".to_owned()];
        let selection = Selection { kinds, relations, ..Selection::default() };
        assert_eq!(edges(&chosen(&selection)), ["Norland -> cap on the catch: rejects st-1"]);
    }

    #[test]
    fn around_an_entity_are_those_that_so_many_edges_lead_to() {
        let around = |hops| {
            let around = vec!["plan-river".to_owned()];
            nodes(&chosen(&Selection { around, hops, ..Selection::default() })).len()
        };
        assert_eq!([around(0), around(1), around(2), around(3)], [1, 3, 6, 9]);
        let kinds = vec![NodeKind::Country];
        let around = vec!["point-cap".to_owned()];
        let selection = Selection { kinds, around, hops: 1, ..Selection::default() };
        let expected = [
            "Norland -> cap on the catch: rejects st-1",
            "Sutherland -> cap on the catch: proposes st-3",
            "cap on the catch -> Norland: binds",
        ];
        assert_eq!(edges(&chosen(&selection)), expected);
    }

    #[test]
    fn in_a_time_is_what_its_articles_state_and_what_belongs_to_that() {
        let since = Some(date(2031, 3, 1));
        let until = Some(date(2031, 3, 2));
        let network = chosen(&Selection { since, until, ..Selection::default() });
        let expected = [
            "Norland -> cap on the catch: rejects st-1",
            "Sutherland -> cap on the catch: proposes st-3",
            "Ida Holm -> Norland: holds role: Foreign Minister st-2",
            "cap on the catch -> Norland: binds",
            "cap on the catch -> fishers: benefits",
            "cap on the catch -> river plan: point of",
        ];
        assert_eq!(edges(&network), expected);
        assert_eq!(network.sources.len(), 1);
        assert_eq!(network.edges[0].grounds[0].source, 0);
    }

    #[test]
    fn articles_and_confidence_choose_statements() {
        let articles = vec!["courier".to_owned()];
        let selection = Selection { articles, min_confidence: Some(0.8), ..Selection::default() };
        let expected = [
            "Ida Holm -- Otto Brandt: meets st-7",
            "Otto Brandt -> president (Sutherland): holds role st-8",
            "Norland diplomat -> the dams had been agreed: says st-6",
        ];
        assert_eq!(edges(&chosen(&selection)), expected);
    }

    #[test]
    fn parallel_statements_may_be_edges_of_their_own() {
        let more = "id:st-20 a nun:Statement , nun:Rejection ; nun:by id:country-norland ; nun:about id:point-cap ;
            nun:status nun:Asserted ; nun:confidence 0.4 ; prov:wasDerivedFrom id:sentence-3 .";
        let relations = vec!["rejects".to_owned()];
        let selection = Selection { relations, parallel: true, ..Selection::default() };
        let network = of_quads(river(more)).select(&selection);
        let expected = [
            "Norland -> cap on the catch: rejects st-1",
            "Norland -> cap on the catch: rejects st-20",
        ];
        let mut found = edges(&network);
        found.sort();
        assert_eq!(found, expected);
        let ids: BTreeSet<_> = network.edges.iter().map(|edge| &edge.id).collect();
        assert_eq!(ids.len(), 2);
        let shares: BTreeSet<_> =
            network.edges.iter().map(|edge| format!("{:?}", edge.confidence)).collect();
        assert_eq!(shares.into_iter().collect::<Vec<_>>(), ["Some(0.4)", "Some(0.9)"]);
    }

    #[test]
    fn where_nothing_fits_the_network_is_empty() {
        let selection = Selection { since: Some(date(2040, 1, 1)), ..Selection::default() };
        assert_eq!(chosen(&selection), Network::default());
    }
}
