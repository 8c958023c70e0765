//! Makes an index: texts in, each once, with the words that they have.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use oxigraph::model::Literal;

use super::index::{Index, Text, TextId, count};
use super::words::each_word;

/// Texts on their way into an index.
#[derive(Default)]
pub(super) struct Builder {
    texts: Vec<Text>,
    lengths: Vec<u16>,
    postings: HashMap<Box<str>, Vec<TextId>>,
    seen: HashMap<u64, TextId>,
}

impl Builder {
    /// Adds a text that a property has, by the property's number, which is less than 8.
    pub(super) fn add(&mut self, literal: Literal, property: usize) {
        let properties = 1 << property;
        let mut hasher = DefaultHasher::new();
        literal.hash(&mut hasher);
        let Ok(id) = TextId::try_from(self.texts.len()) else { return };
        let first = *self.seen.entry(hasher.finish()).or_insert(id);
        if first != id {
            self.texts[first as usize].properties |= properties;
            return;
        }
        let mut length: u16 = 0;
        each_word(literal.value(), |word| {
            length = length.saturating_add(1);
            match self.postings.get_mut(word) {
                Some(texts) if texts.last() == Some(&id) => {}
                Some(texts) => texts.push(id),
                None => drop(self.postings.insert(word.into(), vec![id])),
            }
        });
        self.lengths.push(length);
        self.texts.push(Text { literal, properties });
    }

    /// Returns the index.
    pub(super) fn finish(self) -> Index {
        let mut words: Vec<_> = self.postings.into_iter().collect();
        words.sort();
        let all: f64 = self.lengths.iter().map(|length| f64::from(*length)).sum();
        let mean_length = (all / count(self.texts.len().max(1))).max(1.0);
        Index { texts: self.texts, lengths: self.lengths, mean_length, words }
    }
}
