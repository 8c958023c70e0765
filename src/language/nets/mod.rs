//! Runs the networks of a pipeline: token features in, tags, trees and names out.
//!
//! ```text
//! Features ──Encoder──▶ rows ──tagger──▶ tags
//!                         ├───TransitionNet, arc_eager, trees──▶ heads, labels, sentences
//!                         └───TransitionNet, biluo──▶ names
//! ```
//!
//! The arithmetic is spaCy's, step by step, so that the analysis is the same.
//! Knows neither texts nor packages: a word is a few ids here. All texts of
//! a call go through each matrix product together.

pub(crate) mod arc_eager;
pub(crate) mod biluo;
pub(crate) mod encoder;
pub(crate) mod matrix;
mod murmur;
pub(crate) mod transitions;
mod trees;
pub(crate) mod vectors;

use arc_eager::ArcMove;
use biluo::{Constraints, NameMove};
use encoder::{Encoder, Space, WordCache, zeroed};
use matrix::{Dense, add};
use transitions::{Scorer, TransitionNet};
use trees::Tree;
use vectors::Vectors;

use super::lexeme::Lexeme;
use super::scheme::{Dep, NameLabel, Tag};

/// What the networks see of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Features {
    /// The ids of its strings.
    pub(crate) lexeme: Lexeme,
    /// Whether one blank follows it.
    pub(crate) space_after: bool,
}

/// All networks of a pipeline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Networks {
    pub(crate) vectors: Vectors,
    /// Encoders; the other networks say which of them they read.
    pub(crate) encoders: Vec<Encoder>,
    pub(crate) tagger: Tagger,
    pub(crate) parser: Parser,
    pub(crate) names: NameFinder,
}

/// The network that gives each token its tag.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tagger {
    pub(crate) encoder: usize,
    pub(crate) dense: Dense,
    pub(crate) bias: Vec<f32>,
    pub(crate) tags: Vec<Tag>,
}

/// The network that draws the dependency trees.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Parser {
    pub(crate) encoder: usize,
    pub(crate) net: TransitionNet,
    pub(crate) moves: Vec<ArcMove>,
}

/// The network that finds names.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NameFinder {
    pub(crate) encoder: usize,
    pub(crate) net: TransitionNet,
    pub(crate) moves: Vec<NameMove>,
}

/// What the networks say of the tokens of several texts, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) tags: Vec<Tag>,
    /// The head of each token, counted over all texts; itself for a root.
    pub(crate) heads: Vec<usize>,
    pub(crate) deps: Vec<Dep>,
    pub(crate) starts_sentence: Vec<bool>,
    /// Names as their first token, the one behind them, and their kind.
    pub(crate) names: Vec<(usize, usize, NameLabel)>,
}

/// Buffers of one worker, and the words that it has met.
#[derive(Debug, Default)]
pub(crate) struct Worker {
    words: WordCache,
    space: Space,
    places: Vec<u32>,
    /// The rows of all tokens, for each encoder.
    rows: Vec<Vec<f32>>,
    scores: Vec<f32>,
    scorer: Scorer,
    state: arc_eager::State,
    tree: Tree,
    is_space: Vec<bool>,
}

impl Networks {
    /// Analyses texts of `lengths` tokens, whose features stand one after the other.
    pub(crate) fn run(
        &self,
        tokens: &[Features],
        lengths: &[usize],
        worker: &mut Worker,
        findings: &mut Findings,
    ) {
        let Worker { words, space, places, rows, is_space, .. } = worker;
        words.look_up(tokens, &self.encoders, &self.vectors, space, places);
        rows.resize(self.encoders.len(), Vec::new());
        for (at, (encoder, rows)) in self.encoders.iter().zip(rows).enumerate() {
            encoder.encode(words.rows(at), places, lengths, space, rows);
        }
        is_space.clear();
        is_space.extend(tokens.iter().map(|token| token.lexeme.is_space));
        self.tag(worker, findings);
        self.parse(lengths, worker, findings);
        self.find_names(lengths, worker, findings);
    }

    fn tag(&self, worker: &mut Worker, findings: &mut Findings) {
        let Tagger { encoder, dense, bias, tags } = &self.tagger;
        let rows = &worker.rows[*encoder];
        let count = rows.len() / dense.inputs;
        zeroed(&mut worker.scores, count * dense.outputs);
        dense.multiply(rows, count, dense.inputs, &mut worker.scores);
        findings.tags.clear();
        for scores in worker.scores.chunks_exact_mut(dense.outputs) {
            add(scores, bias);
            let best = transitions::best_valid(scores, |_| true);
            findings.tags.push(best.map_or(Tag::None, |best| tags[best]));
        }
    }

    fn parse(&self, lengths: &[usize], worker: &mut Worker, findings: &mut Findings) {
        let Worker { rows, scorer, state, tree, is_space, .. } = worker;
        let Parser { encoder, net, moves } = &self.parser;
        net.prepare(&rows[*encoder], scorer);
        findings.heads.clear();
        findings.deps.clear();
        findings.starts_sentence.clear();
        let mut start = 0;
        for length in lengths {
            arc_eager::parse(net, moves, (start, *length), state, scorer);
            tree.build(state.heads(), state.labels(), &is_space[start..start + length]);
            findings.heads.extend(tree.heads.iter().map(|head| start + head));
            findings.deps.extend_from_slice(&tree.deps);
            findings.starts_sentence.extend_from_slice(&tree.starts_sentence);
            start += length;
        }
    }

    fn find_names(&self, lengths: &[usize], worker: &mut Worker, findings: &mut Findings) {
        let NameFinder { encoder, net, moves } = &self.names;
        net.prepare(&worker.rows[*encoder], &mut worker.scorer);
        findings.names.clear();
        let mut start = 0;
        for length in lengths {
            let text = Constraints {
                is_space: &worker.is_space[start..start + length],
                starts_sentence: &findings.starts_sentence[start..start + length],
            };
            let names = &mut findings.names;
            biluo::find(net, moves, start, &text, &mut worker.scorer, |first, end, label| {
                names.push((start + first, start + end, label));
            });
            start += length;
        }
    }
}
