//! An inverted index in memory: which texts have which words, and how well a text fits.
//!
//! Ranks are those of BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance
//! Framework"), with each word counted once a text, for texts are sentences.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use oxigraph::model::{Literal, LiteralRef};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// BM25's bound of what repeating a word adds.
const K1: f64 = 1.2;
/// BM25's weight of a text's length.
const B: f64 = 0.75;

/// The place of a text.
type TextId = u32;

/// Texts on their way into an index.
#[derive(Default)]
pub(super) struct Builder {
    texts: Vec<Literal>,
    lengths: Vec<u16>,
    postings: HashMap<Box<str>, Vec<TextId>>,
    seen: HashSet<u64>,
}

/// Texts by their words.
pub(super) struct Index {
    texts: Vec<Literal>,
    /// How many words each text has.
    lengths: Vec<u16>,
    mean_length: f64,
    /// The words in order, each with the texts that have it, in order.
    words: Vec<(Box<str>, Vec<TextId>)>,
}

impl Builder {
    /// Adds a text, unless it is there already.
    pub(super) fn add(&mut self, text: Literal) {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        if !self.seen.insert(hasher.finish()) {
            return;
        }
        let Ok(id) = TextId::try_from(self.texts.len()) else { return };
        let mut length: u16 = 0;
        each_word(text.value(), |word| {
            length = length.saturating_add(1);
            match self.postings.get_mut(word) {
                Some(texts) if texts.last() == Some(&id) => {}
                Some(texts) => texts.push(id),
                None => drop(self.postings.insert(word.into(), vec![id])),
            }
        });
        self.lengths.push(length);
        self.texts.push(text);
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

/// What a search asks for.
#[derive(Default)]
struct Wanted<'a> {
    /// The texts that have a word, in order, and the weight of the word.
    words: Vec<(Cow<'a, [TextId]>, f64)>,
    /// Words that must follow each other.
    phrases: Vec<Vec<String>>,
}

/// A text with its rank, in parts of [`FINE`]: of two that rank alike, the earlier is the greater.
type Ranked = (u32, Reverse<TextId>);

/// The parts of a rank that are told apart.
const FINE: f64 = 1_000.0;

impl Index {
    /// Returns the texts that have all the words, else those that have some, the best first.
    ///
    /// Words in quotation marks must follow each other; one that ends in `*` stands for all
    /// that begin so.
    pub(super) fn search(&self, query: &str, most: usize) -> Vec<(LiteralRef<'_>, f64)> {
        let wanted = self.read(query);
        let mut ranked = self.with_all(&wanted.words);
        if ranked.is_empty() && wanted.phrases.is_empty() {
            ranked = self.with_some(&wanted.words);
        }
        // A heap gives the best without sorting the others, of which there may be very many.
        let mut heap = BinaryHeap::from(ranked);
        let mut best = Vec::new();
        while let Some((rank, Reverse(id))) = heap.pop()
            && best.len() < most
        {
            let text = self.text(id);
            if has_phrases(text.value(), &wanted.phrases) {
                best.push((text, f64::from(rank) / FINE));
            }
        }
        best
    }

    fn text(&self, id: TextId) -> LiteralRef<'_> {
        self.texts[id as usize].as_ref()
    }

    fn read(&self, query: &str) -> Wanted<'_> {
        let mut wanted = Wanted::default();
        for (at, piece) in query.split('"').enumerate() {
            let phrase = words(piece);
            if at % 2 == 1 && phrase.len() > 1 {
                wanted.phrases.push(phrase);
            }
            for part in piece.split_whitespace() {
                for word in words(part) {
                    let texts = if part.ends_with('*') {
                        Cow::Owned(self.beginning(&word))
                    } else {
                        Cow::Borrowed(self.of(&word))
                    };
                    let weight = self.weight(texts.len());
                    wanted.words.push((texts, weight));
                }
            }
        }
        wanted
    }

    fn of(&self, word: &str) -> &[TextId] {
        let found = self.words.binary_search_by(|(known, _)| (**known).cmp(word));
        found.map_or(&[], |at| &self.words[at].1)
    }

    fn beginning(&self, begin: &str) -> Vec<TextId> {
        let from = self.words.partition_point(|(word, _)| &**word < begin);
        let words = self.words[from..].iter().take_while(|(word, _)| word.starts_with(begin));
        let mut has = vec![false; self.texts.len()];
        for id in words.flat_map(|(_, texts)| texts) {
            has[*id as usize] = true;
        }
        (0..).zip(has).filter_map(|(id, has)| has.then_some(id)).collect()
    }

    /// How much a word tells: the rarer, the more.
    fn weight(&self, texts: usize) -> f64 {
        let (all, with) = (count(self.texts.len()), count(texts));
        ((all - with + 0.5) / (with + 0.5)).ln_1p()
    }

    /// What a text adds to the weight of a word that it has: the shorter it is, the more.
    fn share(&self, id: TextId) -> f64 {
        let length = f64::from(self.lengths[id as usize]) / self.mean_length;
        (K1 + 1.0) / (1.0 + K1 * (1.0 - B + B * length))
    }

    fn ranked(&self, id: TextId, weight: f64) -> Ranked {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "ranks are small"
        )]
        let rank = (weight * self.share(id) * FINE) as u32;
        (rank, Reverse(id))
    }

    fn with_all(&self, words: &[(Cow<'_, [TextId]>, f64)]) -> Vec<Ranked> {
        let mut lists: Vec<&[TextId]> = words.iter().map(|(texts, _)| &**texts).collect();
        lists.sort_by_key(|texts| texts.len());
        let Some((rarest, others)) = lists.split_first_mut() else { return Vec::new() };
        let weight: f64 = words.iter().map(|(_, weight)| weight).sum();
        let has_all = |id: &&TextId| others.iter_mut().all(|texts| skip_to(texts, **id));
        rarest.iter().filter(has_all).map(|id| self.ranked(*id, weight)).collect()
    }

    fn with_some(&self, words: &[(Cow<'_, [TextId]>, f64)]) -> Vec<Ranked> {
        let mut weights: HashMap<TextId, f64> = HashMap::new();
        for (texts, weight) in words {
            for id in texts.iter() {
                *weights.entry(*id).or_default() += weight;
            }
        }
        // A heap puts them in order.
        weights.into_iter().map(|(id, weight)| self.ranked(id, weight)).collect()
    }
}

/// Steps over the texts before `id`, in strides that double; tells whether `id` follows.
fn skip_to(texts: &mut &[TextId], id: TextId) -> bool {
    let mut stride = 1;
    while texts.get(stride).is_some_and(|text| *text < id) {
        stride *= 2;
    }
    let reach = texts.len().min(stride + 1);
    *texts = &texts[texts[..reach].partition_point(|text| *text < id)..];
    texts.first() == Some(&id)
}

/// Tells whether a text has all phrases.
fn has_phrases(text: &str, phrases: &[Vec<String>]) -> bool {
    if phrases.is_empty() {
        return true;
    }
    let words = words(text);
    phrases.iter().all(|phrase| words.windows(phrase.len()).any(|run| run == phrase))
}

#[expect(clippy::cast_precision_loss, reason = "texts are fewer than 2^52")]
const fn count(number: usize) -> f64 {
    number as f64
}

/// Returns the words of a text.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

/// Calls for each word of a text: in lower case, without accents, plurals as singulars.
fn each_word(text: &str, mut call: impl FnMut(&str)) {
    let mut word = String::new();
    // A blank at the end ends the last word.
    for c in text.chars().chain([' ']) {
        match c {
            // Most letters have no accents, and need no look into the tables.
            'a'..='z' | '0'..='9' => word.push(c),
            'A'..='Z' => word.push(c.to_ascii_lowercase()),
            // An apostrophe joins what it stands between: ministers', Kyiv's.
            '\'' | '’' | 'ʼ' => {}
            c if c.is_alphanumeric() => {
                let letters = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
                word.extend(letters.flat_map(char::to_lowercase));
            }
            _ if word.is_empty() => {}
            _ => {
                make_singular(&mut word);
                call(&word);
                word.clear();
            }
        }
    }
}

/// Takes the ending of an English plural, or of a verb's third person, off a word.
fn make_singular(word: &mut String) {
    let ends = |endings: &[&str]| word.len() > 3 && endings.iter().any(|end| word.ends_with(end));
    if !word.ends_with('s') || ends(&["ss", "us", "is"]) {
        return;
    }
    if ends(&["ies"]) {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if ends(&["ches", "shes", "sses", "xes"]) {
        word.truncate(word.len() - 2);
    } else if ends(&["s"]) {
        word.truncate(word.len() - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str) -> Vec<String> {
        let mut builder = Builder::default();
        for text in [
            "The assets of the bank were frozen.",
            "Frozen assets stay where they are, the ministry said in a long statement on Friday.",
            "The lake has frozen over.",
            "Otto Müller spoke of assets.",
            "Ministries differ.",
            "Ministries differ.",
        ] {
            builder.add(Literal::from(text));
        }
        let index = builder.finish();
        let found = index.search(query, 3);
        found.iter().map(|(text, _)| text.value().chars().take(12).collect()).collect()
    }

    #[test]
    fn all_words_count_and_short_texts_come_first() {
        assert_eq!(found("frozen asset"), ["The assets o", "Frozen asset"]);
        assert_eq!(found("\"frozen assets\""), ["Frozen asset"]);
        assert_eq!(found("the"), ["The lake has", "The assets o", "Frozen asset"]);
    }

    #[test]
    fn case_accents_and_plurals_do_not_matter() {
        assert_eq!(found("MULLER"), ["Otto Müller "]);
        assert_eq!(found("ministry"), ["Ministries d", "Frozen asset"]);
        assert_eq!(found("minist*"), ["Ministries d", "Frozen asset"]);
    }

    #[test]
    fn where_no_text_has_all_words_some_will_do() {
        assert_eq!(found("frozen ministries"), ["Frozen asset"]);
        assert_eq!(found("lake ministry"), ["The lake has", "Ministries d", "Frozen asset"]);
        assert_eq!(found("nothing"), Vec::<String>::new());
        assert_eq!(found(""), Vec::<String>::new());
    }
}
