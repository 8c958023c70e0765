//! Reads the notation that `sparql.ebnf` is written in, and what each of its parts begins with.

use std::collections::{BTreeMap, BTreeSet};

use super::Terminal;

/// The place of a part of the grammar in its [`Grammar`].
pub(super) type NodeId = usize;

/// A part of the grammar.
#[derive(Debug)]
pub(super) enum Node {
    /// One token.
    Terminal(Terminal),
    /// All of these, in order.
    Sequence(Vec<NodeId>),
    /// One of these.
    Choice(Vec<NodeId>),
    /// This or nothing.
    Optional(NodeId),
    /// This any number of times, or nothing.
    Many(NodeId),
}

/// A grammar whose every choice the next token decides.
#[derive(Debug, Default)]
pub(super) struct Grammar {
    pub(super) start: NodeId,
    nodes: Vec<Node>,
    nullable: Vec<bool>,
    first: Vec<BTreeSet<Terminal>>,
    keywords: BTreeSet<&'static str>,
    marks: BTreeSet<&'static str>,
}

impl Grammar {
    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    /// Tells whether the part may be left out.
    pub(super) fn is_nullable(&self, id: NodeId) -> bool {
        self.nullable[id]
    }

    /// Returns what the part may begin with.
    pub(super) fn first(&self, id: NodeId) -> &BTreeSet<Terminal> {
        &self.first[id]
    }

    pub(super) const fn keywords(&self) -> &BTreeSet<&'static str> {
        &self.keywords
    }

    pub(super) fn keyword(&self, word: &str) -> Option<&'static str> {
        self.keywords.get(word).copied()
    }

    pub(super) fn mark(&self, mark: &str) -> Option<&'static str> {
        self.marks.get(mark).copied()
    }

    fn push(&mut self, node: Node) -> NodeId {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Widens what each part begins with until nothing is added any more.
    fn settle(&mut self) {
        self.nullable = vec![false; self.nodes.len()];
        self.first = vec![BTreeSet::new(); self.nodes.len()];
        loop {
            let mut changed = false;
            for id in 0..self.nodes.len() {
                let (nullable, first) = self.beginning(id);
                changed |= nullable != self.nullable[id] || first.len() != self.first[id].len();
                self.nullable[id] = nullable;
                self.first[id] = first;
            }
            if !changed {
                return;
            }
        }
    }

    fn beginning(&self, id: NodeId) -> (bool, BTreeSet<Terminal>) {
        let mut first = BTreeSet::new();
        match &self.nodes[id] {
            Node::Terminal(terminal) => (false, BTreeSet::from([*terminal])),
            Node::Optional(inner) | Node::Many(inner) => (true, self.first[*inner].clone()),
            Node::Choice(branches) => {
                for branch in branches {
                    first.extend(&self.first[*branch]);
                }
                (branches.iter().any(|branch| self.nullable[*branch]), first)
            }
            Node::Sequence(parts) => {
                for part in parts {
                    first.extend(&self.first[*part]);
                    if !self.nullable[*part] {
                        return (false, first);
                    }
                }
                (true, first)
            }
        }
    }
}

/// Reads a grammar; its first rule is the whole.
///
/// # Panics
///
/// Where the grammar, which the program carries, is not well formed.
pub(super) fn read(notation: &'static str) -> Grammar {
    let rules: Vec<(&str, &str)> = notation
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .collect();
    let mut grammar = Grammar::default();
    let mut names = BTreeMap::new();
    for (name, _) in &rules {
        names.insert(*name, grammar.push(Node::Sequence(Vec::new())));
    }
    for (name, body) in &rules {
        let mut reader =
            Reader { grammar: &mut grammar, names: &names, words: body.split(' ').collect() };
        let node = reader.choice();
        grammar.nodes[names[name]] = Node::Sequence(vec![node]);
    }
    grammar.settle();
    grammar
}

struct Reader<'a> {
    grammar: &'a mut Grammar,
    names: &'a BTreeMap<&'static str, NodeId>,
    words: std::collections::VecDeque<&'static str>,
}

impl Reader<'_> {
    fn choice(&mut self) -> NodeId {
        let mut branches = vec![self.sequence()];
        while self.words.front() == Some(&"|") {
            self.words.pop_front();
            branches.push(self.sequence());
        }
        if branches.len() == 1 { branches[0] } else { self.grammar.push(Node::Choice(branches)) }
    }

    fn sequence(&mut self) -> NodeId {
        let mut parts = Vec::new();
        while let Some(word) = self.words.front().copied() {
            if word == "|" || word.starts_with(')') {
                break;
            }
            self.words.pop_front();
            parts.push(self.part(word));
        }
        self.grammar.push(Node::Sequence(parts))
    }

    fn part(&mut self, word: &'static str) -> NodeId {
        let (node, count) = if word == "(" {
            let inner = self.choice();
            let closing = self.words.pop_front().unwrap_or(")");
            (inner, &closing[1..])
        } else {
            let name =
                if word.ends_with('\'') { word } else { word.trim_end_matches(['?', '*', '+']) };
            (self.atom(name), &word[name.len()..])
        };
        match count {
            "?" => self.grammar.push(Node::Optional(node)),
            "*" => self.grammar.push(Node::Many(node)),
            "+" => {
                let rest = self.grammar.push(Node::Many(node));
                self.grammar.push(Node::Sequence(vec![node, rest]))
            }
            _ => node,
        }
    }

    fn atom(&mut self, name: &'static str) -> NodeId {
        let terminal = match name {
            "VAR" => Terminal::Variable,
            "IRI" => Terminal::Iri,
            "PNAME" => Terminal::PrefixedName,
            "BLANK" => Terminal::BlankNode,
            "STRING" => Terminal::String,
            "LANG" => Terminal::Language,
            "NUMBER" => Terminal::Number,
            _ => match name.strip_prefix('\'') {
                Some(quoted) => self.quoted(quoted.trim_end_matches('\'')),
                None => return self.names[name],
            },
        };
        self.grammar.push(Node::Terminal(terminal))
    }

    fn quoted(&mut self, words: &'static str) -> Terminal {
        if words.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.grammar.keywords.insert(words);
            Terminal::Keyword(words)
        } else {
            self.grammar.marks.insert(words);
            Terminal::Mark(words)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_knows_what_it_begins_with() {
        let grammar = read("All = Head? ( ',' VAR )* 'END'+\nHead = 'IN' | '*'");
        let first: Vec<Terminal> = grammar.first(grammar.start).iter().copied().collect();
        assert_eq!(
            first,
            [
                Terminal::Mark("*"),
                Terminal::Mark(","),
                Terminal::Keyword("END"),
                Terminal::Keyword("IN"),
            ]
        );
        assert!(!grammar.is_nullable(grammar.start));
    }

    #[test]
    fn the_next_token_decides_each_choice_of_sparql() {
        let grammar = read(include_str!("sparql.ebnf"));
        for node in &grammar.nodes {
            let Node::Choice(branches) = node else { continue };
            let mut seen = BTreeSet::new();
            for branch in branches {
                for terminal in grammar.first(*branch) {
                    assert!(seen.insert(terminal), "two branches begin with {terminal:?}");
                }
            }
        }
    }
}
