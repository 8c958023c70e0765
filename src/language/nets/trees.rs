//! From arcs to trees: heads of lifted arcs, and where sentences begin.

use super::arc_eager::ArcLabel;
use crate::language::scheme::Dep;

/// How often the edges are measured again for a tree whose arcs cross.
const ROUNDS: usize = 12;

/// The tree over the tokens of one text.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The head of each token; itself for a root.
    pub(super) heads: Vec<usize>,
    /// The label of each token.
    pub(super) deps: Vec<Dep>,
    /// Whether a sentence begins at each token.
    pub(super) starts_sentence: Vec<bool>,
    labels: Vec<ArcLabel>,
    left_edges: Vec<usize>,
    right_edges: Vec<usize>,
}

impl Tree {
    /// Makes the tree of the arcs of one text.
    pub(super) fn build(
        &mut self,
        heads: &[Option<usize>],
        labels: &[ArcLabel],
        is_space: &[bool],
    ) {
        self.heads.clear();
        self.heads.extend(heads.iter().enumerate().map(|(at, head)| head.unwrap_or(at)));
        self.labels.clear();
        self.labels.extend(heads.iter().zip(labels).map(|(head, label)| match head {
            Some(_) => *label,
            None => ArcLabel::ROOT,
        }));
        self.measure();
        if self.labels.iter().any(|label| label.lifted.is_some()) {
            self.lower(is_space);
            self.measure();
        }
        self.deps.clear();
        self.deps.extend(self.labels.iter().map(|label| label.dep));
        self.starts_sentence.clear();
        self.starts_sentence.resize(self.heads.len(), false);
        for (at, head) in self.heads.iter().enumerate() {
            if *head == at {
                self.starts_sentence[self.left_edges[at]] = true;
            }
        }
    }

    /// Gives each lifted arc the head that its label asks for, if the tree has one below.
    fn lower(&mut self, is_space: &[bool]) {
        for token in 0..self.heads.len() {
            let ArcLabel { dep, lifted: Some(wanted) } = self.labels[token] else { continue };
            if let Some(head) = self.descendant(token, wanted, is_space) {
                self.heads[token] = head;
            }
            self.labels[token] = ArcLabel { dep, lifted: None };
        }
    }

    /// Searches below the head of `token`, level by level, for one labelled `wanted`.
    fn descendant(&self, token: usize, wanted: Dep, is_space: &[bool]) -> Option<usize> {
        let mut level = vec![self.heads[token]];
        // A cycle would never end; a tree has no more levels than tokens.
        for _ in 0..self.heads.len() {
            let mut below = Vec::new();
            for above in level {
                let candidates = self.left_edges[above]..=self.right_edges[above];
                for child in candidates.filter(|child| *child != above) {
                    if self.heads[child] != above || is_space[child] || child == token {
                        continue;
                    }
                    if self.labels[child] == (ArcLabel { dep: wanted, lifted: None }) {
                        return Some(child);
                    }
                    below.push(child);
                }
            }
            if below.is_empty() {
                return None;
            }
            level = below;
        }
        None
    }

    /// Measures the leftmost and the rightmost token below each token.
    ///
    /// Where arcs cross, one pass does not reach all; spaCy repeats it until no
    /// head is outside its sentence, and so do we, for the sentences depend on it.
    fn measure(&mut self) {
        let length = self.heads.len();
        for edges in [&mut self.left_edges, &mut self.right_edges] {
            edges.clear();
            edges.extend(0..length);
        }
        for _ in 0..ROUNDS {
            for token in 0..length {
                self.widen(token);
            }
            for token in (0..length).rev() {
                self.widen(token);
            }
            if self.heads_are_within_sentences() {
                return;
            }
        }
    }

    fn widen(&mut self, token: usize) {
        let head = self.heads[token];
        self.left_edges[head] = self.left_edges[head].min(self.left_edges[token]);
        self.right_edges[head] = self.right_edges[head].max(self.right_edges[token]);
    }

    fn heads_are_within_sentences(&mut self) -> bool {
        let length = self.heads.len();
        self.starts_sentence.clear();
        self.starts_sentence.resize(length, false);
        for (at, head) in self.heads.iter().enumerate() {
            if *head == at {
                self.starts_sentence[self.left_edges[at]] = true;
            }
        }
        let mut start = 0;
        for end in 1..length {
            if !self.starts_sentence[end] && end + 1 != length {
                continue;
            }
            // The bound is one token generous, as it is in spaCy.
            if self.heads[start..end].iter().any(|head| !(start..=end).contains(head)) {
                return false;
            }
            start = end;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(arcs: &[(usize, Dep, Option<Dep>)]) -> Tree {
        let heads: Vec<_> = arcs
            .iter()
            .enumerate()
            .map(|(at, arc)| Some(arc.0).filter(|head| *head != at))
            .collect();
        let labels: Vec<_> =
            arcs.iter().map(|arc| ArcLabel { dep: arc.1, lifted: arc.2 }).collect();
        let mut tree = Tree::default();
        tree.build(&heads, &labels, &vec![false; arcs.len()]);
        tree
    }

    #[test]
    fn a_sentence_begins_at_the_left_edge_of_each_root() {
        let tree = tree(&[
            (1, Dep::Nsubj, None),
            (1, Dep::Root, None),
            (3, Dep::Root, None),
            (3, Dep::Root, None),
        ]);
        assert_eq!(tree.starts_sentence, [true, false, true, false]);
    }

    #[test]
    fn a_lifted_arc_finds_its_head_below() {
        // "a hearing was held on it": "on" was lifted from "hearing" (nsubjpass) to "held".
        let tree = tree(&[
            (1, Dep::Det, None),
            (3, Dep::Nsubjpass, None),
            (3, Dep::Auxpass, None),
            (3, Dep::Root, None),
            (3, Dep::Prep, Some(Dep::Nsubjpass)),
            (4, Dep::Pobj, None),
        ]);
        assert_eq!(tree.heads, [1, 3, 3, 3, 1, 4]);
        assert_eq!(tree.deps[4], Dep::Prep);
        assert_eq!(tree.starts_sentence, [true, false, false, false, false, false]);
    }

    #[test]
    fn a_lifted_arc_without_such_a_token_stays() {
        let tree = tree(&[(0, Dep::Root, None), (0, Dep::Prep, Some(Dep::Dobj))]);
        assert_eq!(tree.heads, [0, 0]);
    }
}
