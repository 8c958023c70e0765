//! The notes of nodes and articles.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::json;

use super::markdown::{link, text};
use super::names::Names;
use crate::export::formats::looks::Stance;
use crate::export::formats::plain::{one_line, printable};
use crate::export::network::{Edge, Ground, Network, Node, NodeKind, Source};

/// A network with the names of its notes.
pub(super) struct Vault<'a> {
    pub(super) network: &'a Network,
    nodes: Vec<String>,
    articles: Vec<String>,
    /// The places of the articles by their IRIs.
    sources: BTreeMap<&'a str, usize>,
    /// The edges that begin, and that end, at each node.
    out: Vec<Vec<&'a Edge>>,
    into: Vec<Vec<&'a Edge>>,
}

impl<'a> Vault<'a> {
    pub(super) fn new(network: &'a Network) -> Self {
        let mut names = Names::default();
        names.unique("Who stands where", "");
        let sources: BTreeMap<&str, usize> =
            network.sources.iter().enumerate().map(|(at, source)| (&*source.iri, at)).collect();
        let article = |source| names.unique(title(source), NodeKind::Article.name());
        let articles: Vec<String> = network.sources.iter().map(article).collect();
        let nodes = network.nodes.iter().map(|node| match article_of(node, &sources) {
            Some(article) => articles[article].clone(),
            None => names.unique(&node.label, node.kind.name()),
        });
        let mut vault = Self {
            network,
            nodes: nodes.collect(),
            articles: articles.clone(),
            sources: sources.clone(),
            out: vec![Vec::new(); network.nodes.len()],
            into: vec![Vec::new(); network.nodes.len()],
        };
        for edge in &network.edges {
            vault.out[edge.source].push(edge);
            vault.into[edge.target].push(edge);
        }
        vault
    }

    /// Returns the path of a node's note; none where that is the note of an article.
    pub(super) fn path_of_node(&self, at: usize) -> Option<String> {
        let node = &self.network.nodes[at];
        let own = article_of(node, &self.sources).is_none();
        own.then(|| format!("{}/{}.md", node.kind.name(), self.nodes[at]))
    }

    pub(super) fn path_of_article(&self, at: usize) -> String {
        format!("{}/{}.md", NodeKind::Article.name(), self.articles[at])
    }

    pub(super) fn link_to(&self, at: usize) -> String {
        link(&self.nodes[at], &self.network.nodes[at].label)
    }

    fn link_to_article(&self, at: usize) -> String {
        link(&self.articles[at], title(&self.network.sources[at]))
    }

    pub(super) fn edges_into(&self, at: usize) -> &[&'a Edge] {
        &self.into[at]
    }
}

/// Returns the article that a node stands for: it has the article's note.
fn article_of(node: &Node, sources: &BTreeMap<&str, usize>) -> Option<usize> {
    if node.kind == NodeKind::Article { sources.get(&*node.iri).copied() } else { None }
}

fn title(source: &Source) -> &str {
    if source.title.is_empty() { &source.id } else { &source.title }
}

/// Writes the note of a node: what it is, what it says or does, and what is said of it.
pub(super) fn write_node(vault: &Vault, at: usize, out: &mut dyn Write) -> io::Result<()> {
    let node = &vault.network.nodes[at];
    properties(node, out)?;
    writeln!(out, "\n# {}\n", text(&node.label))?;
    let facts = [("Roles", &node.roles), ("Figures", &node.figures)];
    for (name, of) in facts {
        if !of.is_empty() {
            let words: Vec<String> = of.iter().map(|words| text(words)).collect();
            writeln!(out, "{name}: {}\n", words.join("; "))?;
        }
    }
    if node.disputed {
        writeln!(out, "**Disputed.**\n")?;
    }
    let out_of = vault.out[at].iter().map(|edge| (*edge, true));
    let into = vault.into[at].iter().map(|edge| (*edge, false));
    let (mut stated, unstated): (Vec<_>, Vec<_>) =
        out_of.chain(into).partition(|(edge, _)| !edge.grounds.is_empty());
    for (number, (edge, leaves)) in unstated.iter().enumerate() {
        writeln!(out, "- {}", sentence(vault, edge, *leaves))?;
        if number + 1 == unstated.len() {
            writeln!(out)?;
        }
    }
    // Where it stands, and who stands where on it, comes first.
    stated.sort_by_key(|(edge, _)| !Stance::is_of(edge));
    for (edge, leaves) in stated {
        writeln!(out, "## {}\n", sentence(vault, edge, leaves))?;
        quotes(vault, edge, out)?;
    }
    Ok(())
}

/// Returns what an edge says, in a note of the end that it leaves or of the one that it leads to.
fn sentence(vault: &Vault, edge: &Edge, leaves: bool) -> String {
    let label = text(&edge.label);
    match (leaves, edge.grounds.is_empty()) {
        (true, _) => format!("{label} {}", vault.link_to(edge.target)),
        (false, false) => format!("{} {label}", vault.link_to(edge.source)),
        (false, true) => format!("{}: {label} this", vault.link_to(edge.source)),
    }
}

fn properties(node: &Node, out: &mut dyn Write) -> io::Result<()> {
    let label = one_line(&node.label);
    let aliases: Vec<String> =
        std::iter::once(label).chain(node.aliases.iter().map(|alias| one_line(alias))).collect();
    writeln!(out, "---")?;
    writeln!(out, "aliases: {}", json!(aliases))?;
    writeln!(out, "tags: {}", json!([node.kind.name()]))?;
    writeln!(out, "iri: {}", json!(one_line(&node.iri)))?;
    if let Some(country) = &node.country {
        writeln!(out, "country: {}", json!(one_line(country)))?;
    }
    if let Some((since, until)) = node.since.zip(node.until) {
        writeln!(out, "since: {since}\nuntil: {until}")?;
    }
    writeln!(out, "---")
}

/// Writes the sentences of an edge, each with its article and day.
fn quotes(vault: &Vault, edge: &Edge, out: &mut dyn Write) -> io::Result<()> {
    for ground in &edge.grounds {
        writeln!(out, "> {}\n>", text(&ground.sentence))?;
        writeln!(out, "> — {}\n", origin(vault, ground))?;
    }
    Ok(())
}

fn origin(vault: &Vault, ground: &Ground) -> String {
    let date = ground.date.map(|date| format!(", {date}")).unwrap_or_default();
    let via = if ground.via.is_empty() { "" } else { ", via " };
    format!("{}{date}{via}{}", vault.link_to_article(ground.source), text(&ground.via))
}

/// Writes the note of an article: where it is from, and its text.
pub(super) fn write_article(vault: &Vault, at: usize, out: &mut dyn Write) -> io::Result<()> {
    let source = &vault.network.sources[at];
    writeln!(out, "---")?;
    writeln!(out, "aliases: {}", json!([one_line(title(source))]))?;
    writeln!(out, "tags: {}", json!([NodeKind::Article.name()]))?;
    let words = [("publisher", &source.publisher), ("url", &source.url)];
    for (name, value) in words {
        if let Some(value) = value {
            writeln!(out, "{name}: {}", json!(one_line(value)))?;
        }
    }
    if let Some(date) = source.date {
        writeln!(out, "date: {date}")?;
    }
    writeln!(out, "---\n\n# {}\n", text(title(source)))?;
    let printable = printable(&source.text);
    let paragraphs = printable.lines().filter(|line| !line.trim().is_empty());
    for paragraph in paragraphs {
        writeln!(out, "{}\n", text(paragraph))?;
    }
    Ok(())
}
