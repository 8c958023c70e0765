//! DOT, the language of Graphviz (<https://graphviz.org/doc/info/lang.html>).
//!
//! A plan is a box with its points in it, and who stands where is an arrow into the box: boxes by type would put all
//! persons here and all points there, and the arrows between them would say nothing. Colours and arrow heads are
//! stances, dashes what is not plainly stated; a legend says so. Labels are wrapped and shortened, tooltips are whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::looks::{Shape, Stance, hex, is_plain, shape, text_colour, width};
use super::plain::{one_line, wrapped};
use crate::export::network::{Edge, Network, Node, NodeKind};

/// The relation of a point to its plan.
const POINT_OF: &str = "pointOf";

/// The relation of a version of a plan to the one before.
const REVISION_OF: &str = "revisionOf";

/// How many sentences a tooltip has at most.
const SENTENCES: usize = 5;

/// Writes a network as DOT.
///
/// # Errors
///
/// Those of `out`.
pub(in crate::export) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    Drawing {
        network,
        nodes: (0..network.nodes.len()).collect(),
        edges: network.edges.iter().collect(),
    }
    .write(out)
}

/// Writes who stands where as DOT: stances, plans with their points and versions, and both sides of disputed claims.
///
/// A picture of all that an article says is a ball of wool.
///
/// # Errors
///
/// Those of `out`.
pub(in crate::export) fn write_stances(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    stances(network).write(out)
}

/// Returns how many nodes and edges [`write_stances`] draws.
pub(in crate::export) fn size_of_stances(network: &Network) -> (usize, usize) {
    let drawing = stances(network);
    (drawing.nodes.len(), drawing.edges.len())
}

fn stances(network: &Network) -> Drawing<'_> {
    let is_shown = |edge: &&Edge| {
        let of_plans = [POINT_OF, REVISION_OF].contains(&&*edge.relation);
        Stance::is_of(edge) || of_plans || network.nodes[edge.target].disputed
    };
    let edges: Vec<&Edge> = network.edges.iter().filter(is_shown).collect();
    let ends: BTreeSet<usize> = edges.iter().flat_map(|edge| [edge.source, edge.target]).collect();
    Drawing { network, nodes: ends.into_iter().collect(), edges }
}

/// What of a network is drawn.
struct Drawing<'a> {
    network: &'a Network,
    /// Places of nodes, in their order.
    nodes: Vec<usize>,
    edges: Vec<&'a Edge>,
}

impl Drawing<'_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "digraph Nuncio {{")?;
        out.write_all(include_str!("dot/defaults.dot").as_bytes())?;
        let mut boxed = BTreeSet::new();
        for (plan, points) in self.plans() {
            let node = &self.network.nodes[plan];
            writeln!(out, "  subgraph {} {{", quoted(&format!("cluster {}", node.id)))?;
            writeln!(out, "    color=\"{}\"", hex(node.kind.colour()))?;
            for member in std::iter::once(plan).chain(points) {
                write_node(self.network, &self.network.nodes[member], out)?;
                boxed.insert(member);
            }
            writeln!(out, "  }}")?;
        }
        for at in self.nodes.iter().filter(|at| !boxed.contains(at)) {
            write_node(self.network, &self.network.nodes[*at], out)?;
        }
        self.edges.iter().try_for_each(|edge| write_edge(self.network, edge, out))?;
        if self.edges.iter().any(|edge| Stance::of(edge) != Stance::None) {
            out.write_all(include_str!("dot/legend.dot").as_bytes())?;
        }
        writeln!(out, "}}")
    }

    /// Returns the plans that have points, each with its points; a point of several plans is one of the first.
    fn plans(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut plans: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut placed = BTreeSet::new();
        for edge in self.edges.iter().filter(|edge| edge.relation == POINT_OF) {
            let is_plan = self.network.nodes[edge.target].kind == NodeKind::Plan;
            if is_plan && placed.insert(edge.source) {
                plans.entry(edge.target).or_default().push(edge.source);
            }
        }
        plans
    }
}

fn write_node(network: &Network, node: &Node, out: &mut dyn Write) -> io::Result<()> {
    let (width, lines) = if node.kind == NodeKind::Claim { (36, 4) } else { (26, 4) };
    write!(
        out,
        "    {} [label=\"{}\"",
        quoted(&node.id),
        lines_of(&wrapped(&node.label, width, lines))
    )?;
    write!(out, ", tooltip={}", quoted(&tooltip_of_node(node)))?;
    let colour = node.kind.colour();
    write!(out, ", fillcolor=\"{}\", fontcolor=\"{}\"", hex(colour), hex(text_colour(node.kind)))?;
    let (shape, style) = shape_name(shape(node.kind));
    write!(out, ", shape={shape}, style=\"{style}\"")?;
    if node.kind == NodeKind::Plan {
        write!(out, ", fontsize=14")?;
    }
    if node.disputed {
        let against = hex(Stance::Against.colour());
        write!(out, ", color=\"{against}\", penwidth=2.5, peripheries=2")?;
    }
    if let Some(url) = url_of_node(network, node) {
        write!(out, ", URL={}", quoted(url))?;
    }
    writeln!(out, "]")
}

const fn shape_name(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Ellipse => ("ellipse", "filled"),
        Shape::Box => ("box", "filled"),
        Shape::RoundBox => ("box", "filled,rounded"),
        Shape::Hexagon => ("hexagon", "filled"),
        Shape::Octagon => ("octagon", "filled"),
        Shape::Diamond => ("diamond", "filled"),
        Shape::Parallelogram => ("note", "filled"),
    }
}

fn tooltip_of_node(node: &Node) -> String {
    let mut tooltip = format!("{} ({})", node.label, node.kind.name());
    for part in node.roles.iter().chain(&node.figures) {
        tooltip.push_str("; ");
        tooltip.push_str(part);
    }
    tooltip
}

fn write_edge(network: &Network, edge: &Edge, out: &mut dyn Write) -> io::Result<()> {
    let end = |at: usize| quoted(&network.nodes[at].id);
    let (source, target) = (end(edge.source), end(edge.target));
    let stance = Stance::of(edge);
    let colour = hex(stance.colour());
    if edge.relation == POINT_OF {
        // The box says it. The line only keeps points beside their plan, on the side away from who speaks of them.
        write!(out, "  {target} -> {source} [color=\"{colour}\", style=dotted, dir=none")?;
        return writeln!(out, ", tooltip={}]", quoted(&edge.label));
    }
    write!(out, "  {source} -> {target} [color=\"{colour}\"")?;
    let mut label = edge.label.clone();
    if edge.weight > 1 {
        label = format!("{label} ×{}", edge.weight);
    }
    let label = lines_of(&wrapped(&label, 22, 3));
    write!(out, ", fontcolor=\"{colour}\", label=\"{label}\"")?;
    write!(out, ", penwidth={}", width(edge.weight))?;
    if edge.undirected {
        write!(out, ", dir=none")?;
    } else {
        write!(out, ", arrowhead={}", head(stance))?;
    }
    if !is_plain(edge) {
        write!(out, ", style=dashed")?;
    }
    let tooltip = tooltip_of_edge(network, edge);
    write!(out, ", tooltip={tooltip}, labeltooltip={tooltip}")?;
    if let Some(url) = edge.grounds.iter().find_map(|ground| url(network, ground.source)) {
        write!(out, ", URL={}", quoted(url))?;
    }
    writeln!(out, "]")
}

const fn head(stance: Stance) -> &'static str {
    match stance {
        Stance::Against => "tee",
        Stance::For => "normal",
        Stance::Forward => "diamond",
        Stance::None => "vee",
    }
}

/// Returns the sentences of an edge with their articles, quoted, a line each.
fn tooltip_of_edge(network: &Network, edge: &Edge) -> String {
    let grounds = edge.grounds.iter().take(SENTENCES).map(|ground| {
        let source = &network.sources[ground.source];
        let date = ground.date.map(|date| format!(", {date}")).unwrap_or_default();
        one_line(&format!("“{}” ({}{date})", ground.sentence, source.title))
    });
    let mut lines: Vec<String> = grounds.collect();
    if edge.grounds.len() > SENTENCES {
        lines.push(format!("… and {} more", edge.grounds.len() - SENTENCES));
    }
    if lines.is_empty() {
        lines.push(one_line(&edge.label));
    }
    format!("\"{}\"", lines_of(&lines))
}

fn url_of_node<'a>(network: &'a Network, node: &Node) -> Option<&'a str> {
    let of_article = node.kind == NodeKind::Article;
    let source = network.sources.iter().position(|source| of_article && source.iri == node.iri)?;
    url(network, source)
}

/// Returns where an article was published, if that is a page of the web: a link may run nothing.
fn url(network: &Network, source: usize) -> Option<&str> {
    let url = network.sources[source].url.as_deref()?;
    let lower = url.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then_some(url)
}

/// Returns text as a quoted string of DOT that is drawn as it is.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(&one_line(text)))
}

fn lines_of(lines: &[String]) -> String {
    lines.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("\\n")
}

/// Backslashes begin escapes such as `\N`, the node's name, and `&` begins entities.
fn escaped(line: &str) -> String {
    line.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")
}
