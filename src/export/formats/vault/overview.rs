//! The note that a reader opens first: the plans with who stands where, and the claims that are disputed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::markdown::text;
use super::notes::Vault;
use crate::export::formats::looks::Stance;
use crate::export::network::NodeKind;

/// The relation of a point to its plan.
const POINT_OF: &str = "pointOf";

/// Writes the overview.
pub(super) fn write(vault: &Vault, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "---\ntags: [\"overview\"]\n---\n\n# Who stands where\n")?;
    let nodes = || vault.network.nodes.iter().enumerate();
    let mut listed = BTreeSet::new();
    let mut plans: Vec<_> = nodes().filter(|(_, node)| node.kind == NodeKind::Plan).collect();
    // What most is said of stands first.
    plans.sort_by_key(|(_, plan)| std::cmp::Reverse(plan.weight));
    for (plan, _) in plans {
        let into = vault.edges_into(plan).iter();
        let points: Vec<usize> =
            into.filter(|edge| edge.relation == POINT_OF).map(|edge| edge.source).collect();
        writeln!(out, "## {}\n", vault.link_to(plan))?;
        stands(vault, plan, "", out)?;
        for point in points {
            listed.insert(point);
            writeln!(out, "- {}", vault.link_to(point))?;
            stands(vault, point, "  ", out)?;
        }
        writeln!(out)?;
    }
    let mut others =
        nodes().filter(|(at, node)| node.kind == NodeKind::Point && !listed.contains(at));
    section("Points of no plan", others.by_ref().map(|(at, _)| at), vault, out)?;
    let disputed = nodes().filter(|(_, node)| node.disputed).map(|(at, _)| at);
    section("Disputed claims", disputed, vault, out)
}

fn section(
    title: &str,
    nodes: impl Iterator<Item = usize>,
    vault: &Vault,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (number, at) in nodes.enumerate() {
        if number == 0 {
            writeln!(out, "## {title}\n")?;
        }
        writeln!(out, "- {}", vault.link_to(at))?;
        stands(vault, at, "  ", out)?;
    }
    writeln!(out)
}

/// Writes who does what to a node, a line for each thing that is done.
fn stands(vault: &Vault, at: usize, indent: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut actors: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for edge in vault.edges_into(at) {
        if Stance::is_of(edge) || vault.network.nodes[at].kind == NodeKind::Claim {
            actors.entry(edge.label.as_str()).or_default().push(vault.link_to(edge.source));
        }
    }
    for (does, who) in actors {
        writeln!(out, "{indent}- **{}**: {}", text(does), who.join(", "))?;
    }
    Ok(())
}
