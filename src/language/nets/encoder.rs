//! Turns the words of many texts into vectors that know their neighbours.
//!
//! ```text
//! Features ──hashed tables, word vector──▶ mixer ──▶ window layers ──▶ one row a token
//! ```
//!
//! The first half depends on the word alone, so it is computed once a word and
//! kept ([`WordCache`]); the second slides a window of three tokens over a text,
//! layer upon layer. `spacy.Tok2Vec.v2` with `MultiHashEmbed.v2` and
//! `MaxoutWindowEncoder.v2`.

use std::collections::HashMap;

use super::Features;
use super::matrix::{Dense, Maxout, add};
use super::murmur::buckets;
use super::vectors::Vectors;

/// Rows multiplied at a time: few enough to stay in the cache until they are used.
const CHUNK: usize = 384;

/// Words kept between texts; beyond this the cache starts anew.
const CACHED_WORDS: usize = 20_000;

/// A property of a word that a hashed table is looked up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Orth,
    Norm,
    Lower,
    Prefix,
    Suffix,
    Shape,
    SpaceAfter,
    IsSpace,
}

impl Column {
    /// Every column, in the order of its number in a model file.
    pub(crate) const ALL: [Self; 8] = [
        Self::Orth,
        Self::Norm,
        Self::Lower,
        Self::Prefix,
        Self::Suffix,
        Self::Shape,
        Self::SpaceAfter,
        Self::IsSpace,
    ];

    /// Returns the name of the column in spaCy's configuration.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Orth => "ORTH",
            Self::Norm => "NORM",
            Self::Lower => "LOWER",
            Self::Prefix => "PREFIX",
            Self::Suffix => "SUFFIX",
            Self::Shape => "SHAPE",
            Self::SpaceAfter => "SPACY",
            Self::IsSpace => "IS_SPACE",
        }
    }

    fn of(self, Features { lexeme, space_after }: &Features) -> u64 {
        match self {
            Self::Orth => lexeme.orth,
            Self::Norm => lexeme.norm,
            Self::Lower => lexeme.lower,
            Self::Prefix => lexeme.prefix,
            Self::Suffix => lexeme.suffix,
            Self::Shape => lexeme.shape,
            Self::SpaceAfter => u64::from(*space_after),
            Self::IsSpace => u64::from(lexeme.is_space),
        }
    }
}

/// A table of rows; a word's vector is the sum of four that its hash picks.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub(crate) column: Column,
    pub(crate) seed: u32,
    pub(crate) rows: u32,
    pub(crate) values: Vec<f32>,
}

/// A network from words to vectors.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Encoder {
    pub(crate) tables: Vec<Table>,
    /// Brings the word vectors to the width of the tables, where the model has any.
    pub(crate) projection: Option<Dense>,
    pub(crate) mixer: Maxout,
    pub(crate) layers: Vec<Maxout>,
}

impl Encoder {
    /// Returns the number of values of a token's row.
    pub(crate) fn width(&self) -> usize {
        self.mixer.width()
    }

    /// Appends the rows of words, each without its neighbours.
    fn mix(&self, words: &[Features], vectors: &Vectors, space: &mut Space, out: &mut Vec<f32>) {
        let (width, inputs) = (self.width(), self.mixer.dense.inputs);
        let Space { front, back, hidden } = space;
        zeroed(front, words.len() * inputs);
        for (row, word) in front.chunks_exact_mut(inputs).zip(words) {
            for (table, sum) in self.tables.iter().zip(row.chunks_exact_mut(width)) {
                for bucket in buckets(table.column.of(word), table.seed) {
                    let at = (bucket % table.rows) as usize * width;
                    add(sum, &table.values[at..at + width]);
                }
            }
        }
        if let Some(projection) = &self.projection {
            project(projection, words, vectors, front, inputs, (back, hidden));
        }
        zeroed(hidden, words.len() * self.mixer.dense.outputs);
        self.mixer.dense.multiply(front, words.len(), inputs, hidden);
        let start = out.len();
        out.resize(start + words.len() * width, 0.0);
        let products = hidden.chunks_exact_mut(self.mixer.dense.outputs);
        for (row, product) in out[start..].chunks_exact_mut(width).zip(products) {
            self.mixer.activate(product, row);
        }
    }

    /// Writes one row a token, from the rows of the words alone.
    ///
    /// `places` says which word each token is, `lengths` how many tokens each text has.
    pub(super) fn encode(
        &self,
        words: &[f32],
        places: &[u32],
        lengths: &[usize],
        space: &mut Space,
        out: &mut Vec<f32>,
    ) {
        let width = self.width();
        let gap = self.layers.len();
        // Between texts lie as many empty rows as there are layers, so that no
        // text reaches the next; the first and the last row bound the windows.
        let rows = places.len() + gap * (lengths.len() + 1);
        let Space { front, back, hidden } = space;
        zeroed(front, (rows + 2) * width);
        zeroed(back, (rows + 2) * width);
        scatter(words, places, lengths, width, gap, front);
        for layer in &self.layers {
            slide(layer, rows, front, back, hidden);
            std::mem::swap(front, back);
        }
        out.clear();
        let mut at = 1 + gap;
        for length in lengths {
            out.extend_from_slice(&front[at * width..(at + length) * width]);
            at += length + gap;
        }
    }
}

/// Writes the projected word vectors behind the columns of the tables.
fn project(
    projection: &Dense,
    words: &[Features],
    vectors: &Vectors,
    rows: &mut [f32],
    inputs: usize,
    (gathered, projected): (&mut Vec<f32>, &mut Vec<f32>),
) {
    zeroed(gathered, words.len() * projection.inputs);
    zeroed(projected, words.len() * projection.outputs);
    // The row of a word without a vector stays zero, and so does its product.
    for (vector, word) in gathered.chunks_exact_mut(projection.inputs).zip(words) {
        vectors.read(word.lexeme.orth, vector);
    }
    projection.multiply(gathered, words.len(), projection.inputs, projected);
    let start = inputs - projection.outputs;
    for (row, vector) in rows.chunks_exact_mut(inputs).zip(projected.chunks(projection.outputs)) {
        row[start..].copy_from_slice(vector);
    }
}

/// Lays the words' rows out as the texts have them, with `gap` empty rows around each text.
fn scatter(
    words: &[f32],
    places: &[u32],
    lengths: &[usize],
    width: usize,
    gap: usize,
    rows: &mut [f32],
) {
    let mut places = places.iter();
    let mut at = 1 + gap;
    for length in lengths {
        for place in places.by_ref().take(*length) {
            let word = *place as usize * width;
            rows[at * width..(at + 1) * width].copy_from_slice(&words[word..word + width]);
            at += 1;
        }
        at += gap;
    }
}

/// Computes one window layer over `rows` rows and adds what went into it.
fn slide(layer: &Maxout, rows: usize, from: &[f32], to: &mut [f32], hidden: &mut Vec<f32>) {
    let width = layer.width();
    zeroed(hidden, CHUNK.min(rows) * layer.dense.outputs);
    for start in (0..rows).step_by(CHUNK) {
        let count = CHUNK.min(rows - start);
        let products = &mut hidden[..count * layer.dense.outputs];
        layer.dense.multiply(&from[start * width..], count, width, products);
        let inside = (start + 1) * width..(start + 1 + count) * width;
        let before = from[inside.clone()].chunks_exact(width);
        let outputs = to[inside].chunks_exact_mut(width);
        let products = products.chunks_exact_mut(layer.dense.outputs);
        for ((row, product), before) in outputs.zip(products).zip(before) {
            layer.activate(product, row);
            add(row, before);
        }
    }
}

/// Buffers that one worker uses again and again.
#[derive(Debug, Default)]
pub(super) struct Space {
    front: Vec<f32>,
    back: Vec<f32>,
    hidden: Vec<f32>,
}

/// The rows of words that a worker has met, for each encoder of a pipeline.
#[derive(Debug, Default)]
pub(super) struct WordCache {
    /// The place of a word, by its id, its norm's, and whether a blank follows.
    places: HashMap<(u64, u64, bool), u32>,
    rows: Vec<Vec<f32>>,
    new: Vec<Features>,
}

impl WordCache {
    /// Writes the place of each token's word, and computes the rows of new words.
    pub(super) fn look_up(
        &mut self,
        tokens: &[Features],
        encoders: &[Encoder],
        vectors: &Vectors,
        space: &mut Space,
        places: &mut Vec<u32>,
    ) {
        if self.places.len() > CACHED_WORDS || self.rows.len() != encoders.len() {
            self.places.clear();
            self.rows = vec![Vec::new(); encoders.len()];
        }
        self.new.clear();
        places.clear();
        for token in tokens {
            let next = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
            let key = (token.lexeme.orth, token.lexeme.norm, token.space_after);
            let place = *self.places.entry(key).or_insert(next);
            if place == next {
                self.new.push(*token);
            }
            places.push(place);
        }
        for (encoder, rows) in encoders.iter().zip(&mut self.rows) {
            for words in self.new.chunks(CHUNK) {
                encoder.mix(words, vectors, space, rows);
            }
        }
    }

    /// Returns the rows of all words for one encoder.
    pub(super) fn rows(&self, encoder: usize) -> &[f32] {
        &self.rows[encoder]
    }
}

/// Makes `buffer` hold `length` zeros.
pub(super) fn zeroed(buffer: &mut Vec<f32>, length: usize) {
    buffer.clear();
    buffer.resize(length, 0.0);
}
