//! Says where the nodes of a network are drawn, before anybody looks at it.
//!
//! `ForceAtlas2` (Jacomy, Venturini, Heymann and Bastian 2014, <https://doi.org/10.1371/journal.pone.0098679>) draws
//! together what is connected; then what would cover something else is moved aside. It starts from places that hang on the ids
//! of the nodes alone and computes with nothing but what IEEE 754 rounds exactly, in one thread: the same network gives
//! the same places everywhere.
//!
//! Most of a network is not shown at first: claims that nobody disputes, what articles merely mention. What is
//! shown is placed without the rest, which then stands around what it is tied to.

use std::cmp::Reverse;
use std::collections::{BTreeMap, VecDeque};

use fa2::{FA2Data, FA2Settings};
use sha2::{Digest, Sha256};

use super::aside::Aside;
use super::spread;
use crate::export::network::Network;

/// Where the middle of a node is, in pixels of a page at its natural size; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// The room that a node with its label takes, on average, with the free space around it.
const ROOM: f64 = 150.0;

/// How much wider than high a drawing is: screens and labels are.
const WIDTH_TO_HEIGHT: f64 = 1.5;

/// From how many nodes on the repulsion of far nodes is summed up (Barnes and Hut 1986).
const MANY: usize = 500;

/// Returns the place of every node, with the nodes that are not hidden at first placed before the others.
pub(super) fn places(network: &Network, aside: &Aside) -> Vec<Place> {
    let stage = aside.on_stage(network);
    let mut places: Vec<Place> = network.nodes.iter().map(|node| first_place(&node.id)).collect();
    for (at, place) in stage.iter().zip(drawn_together(network, aside, &stage, &places)) {
        places[*at] = place;
    }
    let mut is_fixed = vec![false; places.len()];
    for at in stage {
        is_fixed[at] = true;
    }
    stand_around(network, &is_fixed, &mut places);
    spread::apart(&mut places, &is_fixed);
    for place in &mut places {
        *place = Place { x: place.x.round(), y: place.y.round() };
    }
    places
}

/// Returns a place in the unit square, of nothing but an id.
fn first_place(id: &str) -> Place {
    let hash = Sha256::digest(id.as_bytes());
    let part = |at: usize| f64::from(u16::from_le_bytes([hash[at], hash[at + 1]])) / 65_536.0;
    Place { x: part(0), y: part(2) }
}

/// Returns the places of some nodes by their edges among one another.
fn drawn_together(
    network: &Network,
    aside: &Aside,
    stage: &[usize],
    first: &[Place],
) -> Vec<Place> {
    if stage.is_empty() {
        return Vec::new();
    }
    let mut data = FA2Data::<f64>::with_node_capacity(stage.len());
    let mut indices = BTreeMap::new();
    for at in stage {
        // At some distance from one another: forces of nodes in one place have no direction.
        let (x, y) = (first[*at].x * 1_000.0, first[*at].y * 1_000.0);
        indices.insert(*at, data.add_node_with_position(x, y));
    }
    for ((source, target), pull) in pulls(network, aside) {
        if let (Some(source), Some(target)) = (indices.get(&source), indices.get(&target)) {
            data.add_edge_with_weight(*source, *target, pull);
        }
    }
    let settings = FA2Settings::from_graph_order(stage.len()).gravity(1.0).slow_down(8.0);
    let (settings, rounds) = if stage.len() < MANY {
        (settings.with_pairwise_repulsion(), 1_000)
    } else {
        // Few look at each node of a very large drawing; it need not take minutes.
        (settings.with_barnes_hut_theta(0.8), (2_000_000 / stage.len()).clamp(100, 400))
    };
    let mut layout = settings.build(data);
    layout.run(rounds);
    let drawn: Vec<Place> = layout.data().positions().map(|(x, y)| Place { x, y }).collect();
    let mut places = fitted(&drawn);
    let is_fixed = vec![false; places.len()];
    spread::apart(&mut places, &is_fixed);
    places
}

/// Returns how strongly each pair of connected nodes is drawn together: by how much says so, but not without end.
fn pulls(network: &Network, aside: &Aside) -> BTreeMap<(usize, usize), f64> {
    let mut pulls: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    let edges = network.edges.iter().filter(|edge| !aside.hides(&edge.relation));
    for edge in edges.filter(|edge| edge.source != edge.target) {
        let pair = (edge.source.min(edge.target), edge.source.max(edge.target));
        let pull = pulls.entry(pair).or_default();
        *pull = (*pull + 1.0).min(3.0);
    }
    pulls
}

/// Moves and stretches places so that the middle is at 0, 0 and every node has its [`ROOM`] on average.
fn fitted(places: &[Place]) -> Vec<Place> {
    #[expect(clippy::cast_precision_loss, reason = "networks have fewer than 2^52 nodes")]
    let count = places.len() as f64;
    let mean = |part: fn(&Place) -> f64| places.iter().map(part).sum::<f64>() / count;
    let (x, y) = (mean(|place| place.x), mean(|place| place.y));
    let spread = |part: fn(&Place) -> f64, middle: f64| {
        let square = places.iter().map(|place| (part(place) - middle) * (part(place) - middle));
        (square.sum::<f64>() / count).sqrt().max(1.0)
    };
    // Of points evenly in a square, the standard deviation is its side over the root of twelve.
    let side = ROOM * count.sqrt() / 12.0_f64.sqrt();
    let (wide, high) = (side * WIDTH_TO_HEIGHT.sqrt(), side / WIDTH_TO_HEIGHT.sqrt());
    let (by_x, by_y) = (wide / spread(|place| place.x, x), high / spread(|place| place.y, y));
    places.iter().map(|place| Place { x: (place.x - x) * by_x, y: (place.y - y) * by_y }).collect()
}

/// Puts the nodes that have no fixed place around one that they have an edge with, the fixed ones' neighbours first; what is
/// tied to none of these stands in rows below, around its heaviest node.
fn stand_around(network: &Network, is_fixed: &[bool], places: &mut [Place]) {
    let ties = ties(network);
    let mut slots = Slots::below(places, is_fixed);
    let mut is_placed = is_fixed.to_vec();
    let mut hosts: VecDeque<usize> = (0..places.len()).filter(|at| is_fixed[*at]).collect();
    let mut by_weight: Vec<usize> = (0..places.len()).collect();
    by_weight.sort_by_key(|at| (Reverse(network.nodes[*at].weight), *at));
    for first in by_weight {
        while let Some(host) = hosts.pop_front() {
            for guest in ties[host].iter().copied() {
                if !is_placed[guest] {
                    is_placed[guest] = true;
                    // Until now its place was in the unit square.
                    let aside = places[guest];
                    places[guest].x = places[host].x + (aside.x - 0.5) * 2.0 * ROOM;
                    places[guest].y = places[host].y + (aside.y - 0.5) * 2.0 * ROOM;
                    hosts.push_back(guest);
                }
            }
        }
        if !is_placed[first] {
            is_placed[first] = true;
            places[first] = slots.next();
            hosts.push_back(first);
        }
    }
}

/// Returns the nodes that each node has an edge with.
fn ties(network: &Network) -> Vec<Vec<usize>> {
    let mut ties = vec![Vec::new(); network.nodes.len()];
    for edge in &network.edges {
        ties[edge.source].push(edge.target);
        ties[edge.target].push(edge.source);
    }
    ties
}

/// Places in rows below a drawing, as wide as it is.
struct Slots {
    left: f64,
    right: f64,
    next: Place,
}

impl Slots {
    /// How far from one another they are.
    const STEP: f64 = 2.5 * ROOM;

    fn below(places: &[Place], is_fixed: &[bool]) -> Self {
        let fixed = || places.iter().zip(is_fixed).filter(|(_, is_fixed)| **is_fixed);
        let left = fixed().map(|(place, _)| place.x).fold(0.0, f64::min);
        let right = fixed().map(|(place, _)| place.x).fold(left + Self::STEP, f64::max);
        let bottom = fixed().map(|(place, _)| place.y).fold(0.0, f64::max);
        Self { left, right, next: Place { x: left, y: bottom + Self::STEP } }
    }

    fn next(&mut self) -> Place {
        let place = self.next;
        self.next.x += Self::STEP;
        if self.next.x > self.right {
            self.next = Place { x: self.left, y: place.y + Self::STEP };
        }
        place
    }
}
