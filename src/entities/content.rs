//! Finds which wordings, of all articles, say the same: points and claims.
//!
//! Within an article two wordings are one where their content words are the same
//! set. Across articles that is not enough: "withdraw the troops" is said of many
//! wars. There they must have a party in common too (whom a point binds, who
//! proposes it, who makes a claim), or be long.

use std::collections::{BTreeMap, BTreeSet};

use super::digest::Content;
use super::union::Union;
use super::world::{EntityId, Merge};

/// How many content words wordings need that have a party in common.
const WITH_PARTY: usize = 3;
/// How many content words wordings need that have none.
const WITHOUT_PARTY: usize = 5;

/// A wording of one article, and what is known of it.
#[derive(Debug, Default)]
struct Wording {
    words: BTreeSet<String>,
    keys: BTreeSet<String>,
    parties: BTreeSet<EntityId>,
    articles: BTreeSet<usize>,
}

/// What an article's wordings are told apart by: their content words, then the article.
pub(super) type Place = (String, String);

/// Collects wordings, to find which are one.
#[derive(Debug, Default)]
pub(super) struct Wordings {
    all: BTreeMap<Place, Wording>,
}

/// Wordings that are one, with what tells them from others.
#[derive(Debug)]
pub(super) struct Same {
    pub(super) identity: Vec<String>,
    pub(super) words: String,
    pub(super) others: BTreeSet<String>,
    pub(super) articles: BTreeSet<usize>,
}

impl Wordings {
    /// Adds a wording of an article, with the parties that it concerns, and returns its place.
    pub(super) fn add(
        &mut self,
        (article, key): (usize, &str),
        content: &Content,
        parties: impl IntoIterator<Item = EntityId>,
    ) -> Place {
        let place = place_of(key, content);
        let wording = self.all.entry(place.clone()).or_default();
        wording.words.insert(content.words.clone());
        wording.keys.clone_from(&content.keys);
        wording.parties.extend(parties);
        wording.articles.insert(article);
        place
    }

    /// Returns what is one, in order, and for each place which of these it is.
    pub(super) fn join(
        self,
        kind: &'static str,
        merges: &mut Vec<Merge>,
    ) -> (Vec<Same>, BTreeMap<Place, usize>) {
        let mut union = Union::new(self.all.len());
        for bucket in self.buckets().values() {
            for pair in bucket.windows(2) {
                union.join(pair[0], pair[1]);
            }
        }
        let roots = union.roots();
        let mut same: Vec<Same> = Vec::new();
        let mut at: BTreeMap<usize, usize> = BTreeMap::new();
        let mut places = BTreeMap::new();
        for ((place, wording), root) in self.all.into_iter().zip(roots) {
            // The root is the least of its part, so the identity is that of the first place.
            let index = *at.entry(root).or_insert_with(|| {
                let identity = vec![place.0.clone(), place.1.clone()];
                let (words, others, articles) = Default::default();
                same.push(Same { identity, words, others, articles });
                same.len() - 1
            });
            same[index].others.extend(wording.words);
            same[index].articles.extend(wording.articles);
            places.insert(place, index);
        }
        for same in &mut same {
            same.choose_words();
            same.report(kind, merges);
        }
        (same, places)
    }

    /// Returns the places of wordings that are one across articles, by what they have in common.
    fn buckets(&self) -> BTreeMap<(&BTreeSet<String>, Option<EntityId>), Vec<usize>> {
        let mut buckets: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (place, wording) in self.all.values().enumerate() {
            let length = wording.keys.len();
            if length >= WITHOUT_PARTY {
                buckets.entry((&wording.keys, None)).or_default().push(place);
            } else if length >= WITH_PARTY {
                for party in &wording.parties {
                    buckets.entry((&wording.keys, Some(*party))).or_default().push(place);
                }
            }
        }
        buckets
    }
}

impl Same {
    /// Takes the longest wording as the words to show.
    fn choose_words(&mut self) {
        let longest = self
            .others
            .iter()
            .max_by(|a, b| a.chars().count().cmp(&b.chars().count()).then_with(|| b.cmp(a)));
        self.words = longest.cloned().unwrap_or_default();
        self.others.remove(&self.words);
    }

    /// Writes the ledger's lines, if several articles have it.
    fn report(&self, kind: &'static str, merges: &mut Vec<Merge>) {
        if self.articles.len() < 2 {
            return;
        }
        for words in self.others.iter().chain([&self.words]) {
            merges.push(Merge {
                kind,
                kept: self.words.clone(),
                merged: words.clone(),
                reason: "same content words".to_owned(),
                articles: self.articles.len(),
            });
        }
    }
}

pub(super) fn place_of(article: &str, content: &Content) -> Place {
    let keys: Vec<&str> = content.keys.iter().map(String::as_str).collect();
    let what = if keys.is_empty() { content.words.to_lowercase() } else { keys.join(" ") };
    (what, article.to_owned())
}
