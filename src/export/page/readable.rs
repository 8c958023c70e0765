//! The texts of badly saved articles as they are read, and where the words of statements stand in them.
//!
//! A graph keeps the text of the file, and places in it. A reader wants it without tags and the like; so an article
//! whose sentences were mended is mended anew, and each place is looked up in what comes out.

use std::collections::{BTreeMap, HashMap};

use crate::export::network::{Ground, Network};
use crate::ingest;
use crate::text::{CodePoints, Span};

/// A place in code points: begin and end.
type Place = (usize, usize);

/// The mended texts of some sources.
#[derive(Debug, Default)]
pub(super) struct Readable(BTreeMap<usize, Mended>);

/// A text without what pages have between words.
#[derive(Debug)]
struct Mended {
    text: String,
    /// Where in it stands what stands at a place of the file.
    places: HashMap<Place, Place>,
}

impl Readable {
    /// Mends the texts of those sources of which a sentence was mended.
    pub(super) fn of(network: &Network) -> Self {
        let grounds = || network.edges.iter().flat_map(|edge| &edge.grounds);
        let mut of_source: BTreeMap<usize, Vec<&Ground>> = BTreeMap::new();
        for ground in grounds().filter(|ground| ground.is_mended) {
            of_source.entry(ground.source).or_default();
        }
        for ground in grounds() {
            of_source.entry(ground.source).and_modify(|of| of.push(ground));
        }
        let texts = of_source.into_iter().filter_map(|(at, grounds)| {
            let source = network.sources.get(at)?;
            Some((at, Mended::of(&source.id, &source.text, &grounds)?))
        });
        Self(texts.collect())
    }

    /// Returns the text of a source, if it was mended.
    pub(super) fn text(&self, source: usize) -> Option<&str> {
        self.0.get(&source).map(|mended| mended.text.as_str())
    }

    /// Returns where the words of a statement stand in the text that is shown, and whether that was mended.
    pub(super) fn place(&self, ground: &Ground) -> (Place, bool) {
        let place = (ground.begin, ground.end);
        let mended = self.0.get(&ground.source).and_then(|mended| mended.places.get(&place));
        mended.map_or((place, false), |place| (*place, true))
    }
}

impl Mended {
    /// Mends a text; nothing where a sentence is not found in it, as in a graph that another version has made.
    fn of(id: &str, text: &str, grounds: &[&Ground]) -> Option<Self> {
        let article = ingest::article(id, text.to_owned()).ok()?;
        let (of_file, of_text) =
            (CodePoints::new(article.file_text()), CodePoints::new(&article.text));
        let place = |points: &CodePoints<'_>, span: Span| {
            let (begin, end) = points.of(span);
            (begin as usize, end as usize)
        };
        let mut places = HashMap::new();
        for ground in grounds {
            let in_file = (ground.begin, ground.end);
            if ground.sentence.is_empty() || places.contains_key(&in_file) {
                continue;
            }
            let mut spans = article
                .text
                .match_indices(&ground.sentence)
                .map(|(at, words)| Span::from_range(at..at + words.len()));
            let span = spans.find(|span| place(&of_file, article.in_file(*span)) == in_file)?;
            places.insert(in_file, place(&of_text, span));
        }
        Some(Self { text: article.text.clone(), places })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::edge;
    use super::*;
    use crate::export::network::{Edge, Source};

    const SAVED: &str =
        "<p>Yes, he said.</p>\n<p>Yes, <b>he</b> said.&nbsp;Norland&rsquo;s crews left.</p>\n";

    fn network(sentences: &[&str]) -> Network {
        let ground = |words: &&str| {
            let begin = SAVED.find(words).unwrap();
            let sentence = words.replace("<b>he</b>", "he").replace("&rsquo;", "’");
            Ground {
                statement: "st-1".to_owned(),
                is_mended: sentence != **words,
                sentence,
                source: 0,
                begin,
                end: begin + words.len(),
                via: String::new(),
                confidence: 0.5,
                date: None,
            }
        };
        let source = Source {
            id: "a".to_owned(),
            iri: String::new(),
            title: "a".to_owned(),
            publisher: None,
            date: None,
            url: None,
            text: SAVED.to_owned(),
        };
        let grounds = sentences.iter().map(ground).collect();
        let edge = Edge { grounds, ..edge(0, 0, "says") };
        Network { nodes: Vec::new(), edges: vec![edge], sources: vec![source] }
    }

    fn words(network: &Network) -> Vec<String> {
        let readable = Readable::of(network);
        let text = readable.text(0).unwrap_or(SAVED);
        let of = |ground: &Ground| {
            let ((begin, end), _) = readable.place(ground);
            text.chars().skip(begin).take(end - begin).collect()
        };
        network.edges[0].grounds.iter().map(of).collect()
    }

    #[test]
    fn each_sentence_is_found_where_it_stands_in_the_mended_text() {
        let network =
            network(&["Yes, he said.", "Yes, <b>he</b> said.", "Norland&rsquo;s crews left."]);
        let expected = ["Yes, he said.", "Yes, he said.", "Norland’s crews left."];
        assert_eq!(words(&network), expected);
        let readable = Readable::of(&network);
        assert!(!readable.text(0).unwrap().contains(['<', '&']));
        let places: Vec<_> =
            network.edges[0].grounds.iter().map(|it| readable.place(it).0.0).collect();
        assert!(places.is_sorted_by(|one, next| one < next), "{places:?}");
    }

    #[test]
    fn a_text_without_mended_sentences_stays_as_it_is() {
        let network = network(&["Yes, he said."]);
        assert!(Readable::of(&network).text(0).is_none());
        assert_eq!(words(&network), ["Yes, he said."]);
    }
}
