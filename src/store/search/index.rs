//! An inverted index in memory: which texts have which words, and how well a text fits.
//!
//! Ranks are those of BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance
//! Framework"), with each word counted once a text, for texts are sentences.

use std::borrow::Cow;

use oxigraph::model::{Literal, LiteralRef};

use super::near::near;
use super::words::{has_phrases, words};

/// BM25's bound of what repeating a word adds.
const K1: f64 = 1.2;
/// BM25's weight of a text's length.
const B: f64 = 0.75;

/// The place of a text.
pub(super) type TextId = u32;

/// A text of the graph.
pub(super) struct Text {
    pub(super) literal: Literal,
    /// Which properties have it: the first is the lowest bit.
    pub(super) properties: u8,
}

/// Texts by their words.
pub(super) struct Index {
    pub(super) texts: Vec<Text>,
    /// How many words each text has.
    pub(super) lengths: Vec<u16>,
    pub(super) mean_length: f64,
    /// The words in order, each with the texts that have it, in order.
    pub(super) words: Vec<(Box<str>, Vec<TextId>)>,
}

/// What a search asks for.
#[derive(Default)]
struct Wanted<'a> {
    /// The texts that have a word, in order, and the weight of the word.
    words: Vec<(Cow<'a, [TextId]>, f64)>,
    /// Words that must follow each other.
    phrases: Vec<Vec<String>>,
}

/// A text that was found.
pub(super) struct Found<'a> {
    pub(super) text: LiteralRef<'a>,
    /// How well it fits.
    pub(super) rank: f64,
    properties: u8,
}

impl Found<'_> {
    /// Tells whether a property has the text, by the property's number.
    pub(super) fn is_of(&self, property: usize) -> bool {
        self.properties & (1 << property) != 0
    }
}

impl Index {
    /// Returns the texts that have all the words, else those that have some, the best first.
    ///
    /// Words in quotation marks must follow each other; one that ends in `*` stands for all
    /// that begin so, one behind `~` for these and for [`near`] words. Of what `|` parts, each
    /// is looked for.
    pub(super) fn search(&self, query: &str, most: usize) -> Vec<Found<'_>> {
        let mut alternatives = query.split('|');
        let mut found = self.search_one(alternatives.next().unwrap_or_default(), most);
        for alternative in alternatives {
            for more in self.search_one(alternative, most) {
                if found.iter().all(|known| known.text != more.text) {
                    found.push(more);
                }
            }
        }
        found
    }

    fn search_one(&self, query: &str, most: usize) -> Vec<Found<'_>> {
        let wanted = self.read(query);
        let all = with_all(&wanted.words);
        if all.is_empty() && wanted.phrases.is_empty() {
            return self.with_some(&wanted.words, most);
        }
        let weight = wanted.words.iter().map(|(_, weight)| weight).sum();
        // Of texts that have all words the shorter is the better, which needs no ranks.
        let ids = self.by_length(&all).into_iter();
        let has_phrases =
            |id: &TextId| has_phrases(self.texts[*id as usize].literal.value(), &wanted.phrases);
        ids.filter(has_phrases).take(most).map(|id| self.found(id, weight)).collect()
    }

    fn found(&self, id: TextId, weight: f64) -> Found<'_> {
        let text = &self.texts[id as usize];
        let rank = weight * self.share(id);
        Found { text: text.literal.as_ref(), rank, properties: text.properties }
    }

    /// Returns texts in the order of their lengths; of two that are as long, the earlier is the first.
    fn by_length(&self, ids: &[TextId]) -> Vec<TextId> {
        let length = |id: &TextId| usize::from(self.lengths[*id as usize]);
        // A place for each length: sorting by comparisons would take longer than finding.
        let longest = ids.iter().map(length).max().unwrap_or(0);
        let mut places = vec![0_usize; longest + 2];
        for id in ids {
            places[length(id) + 1] += 1;
        }
        for at in 1..places.len() {
            places[at] += places[at - 1];
        }
        let mut sorted = vec![0; ids.len()];
        for id in ids {
            let place = &mut places[length(id)];
            sorted[*place] = *id;
            *place += 1;
        }
        sorted
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
                    let texts = if part.starts_with('~') {
                        Cow::Owned(self.near(&word))
                    } else if part.ends_with('*') {
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

    /// The texts that have a word that begins so, or a run of words near it.
    fn near(&self, word: &str) -> Vec<TextId> {
        let mut texts = self.beginning(word);
        for run in near(word) {
            let lists: Vec<_> =
                run.iter().map(|word| (Cow::Borrowed(self.of(word)), 0.0)).collect();
            let phrase = std::slice::from_ref(run);
            let has_run = |id: &TextId| {
                run.len() == 1 || has_phrases(self.texts[*id as usize].literal.value(), phrase)
            };
            texts.extend(with_all(&lists).into_iter().filter(has_run));
        }
        texts.sort_unstable();
        texts.dedup();
        texts
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

    /// Returns the texts that have some of the words, the best first.
    fn with_some(&self, words: &[(Cow<'_, [TextId]>, f64)], most: usize) -> Vec<Found<'_>> {
        let mut weights = vec![0.0; self.texts.len()];
        for (texts, weight) in words {
            for id in texts.iter() {
                weights[*id as usize] += weight;
            }
        }
        let some = (0..).zip(&weights).filter(|(_, weight)| **weight > 0.0);
        let mut ranked: Vec<(f64, TextId)> =
            some.map(|(id, weight)| (weight * self.share(id), id)).collect();
        let better =
            |a: &(f64, TextId), b: &(f64, TextId)| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1));
        if ranked.len() > most {
            // What is not among the best need not be in order.
            ranked.select_nth_unstable_by(most, better);
            ranked.truncate(most);
        }
        ranked.sort_unstable_by(better);
        ranked.into_iter().map(|(_, id)| self.found(id, weights[id as usize])).collect()
    }
}

/// Returns the texts that have all words.
fn with_all(words: &[(Cow<'_, [TextId]>, f64)]) -> Vec<TextId> {
    let mut lists: Vec<&[TextId]> = words.iter().map(|(texts, _)| &**texts).collect();
    lists.sort_by_key(|texts| texts.len());
    let Some((rarest, others)) = lists.split_first_mut() else { return Vec::new() };
    let has_all = |id: &&TextId| others.iter_mut().all(|texts| skip_to(texts, **id));
    rarest.iter().filter(has_all).copied().collect()
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

#[expect(clippy::cast_precision_loss, reason = "texts are fewer than 2^52")]
pub(super) const fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::search::builder::Builder;

    fn found(query: &str) -> Vec<String> {
        let mut builder = Builder::default();
        for text in [
            "The assets of the bank were frozen.",
            "Frozen assets stay where they are, the ministry said in a long statement on Friday.",
            "The lake has frozen over.",
            "Otto Müller spoke of assets.",
            "Ministries differ.",
            "Ministries differ.",
            "A truce holds.",
            "Armed guards and forces",
            "All armed forces up north",
        ] {
            builder.add(Literal::from(text), 0);
        }
        let index = builder.finish();
        let found = index.search(query, 3);
        found.iter().map(|found| found.text.value().chars().take(12).collect()).collect()
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
    fn near_words_and_alternatives_are_found() {
        assert_eq!(found("ceasefire"), Vec::<String>::new());
        assert_eq!(found("~ceasefire"), ["A truce hold"]);
        assert_eq!(found("~armies north"), ["All armed fo"]);
        assert_eq!(found("truce|lake|truce"), ["A truce hold", "The lake has"]);
    }

    #[test]
    fn where_no_text_has_all_words_some_will_do() {
        assert_eq!(found("frozen ministries"), ["Frozen asset"]);
        assert_eq!(found("lake ministry"), ["The lake has", "Ministries d", "Frozen asset"]);
        assert_eq!(found("nothing"), Vec::<String>::new());
        assert_eq!(found(""), Vec::<String>::new());
    }
}
