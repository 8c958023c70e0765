//! How much two texts have in common, by their words: `nun:likeness` in a query.
//!
//! ```sparql
//! FILTER (nun:likeness(?one, ?other) >= 0.4)
//! ```

use std::collections::BTreeSet;

use oxigraph::model::{Literal, Term};

use super::search::words::each_word;

/// Fewer words in common than this may be chance.
const FEW: usize = 3;

/// Words that are so short say little of what a text is about.
const SHORT: usize = 2;

/// Returns the share of the words of two texts that both have, from 0 to 1.
///
/// Words are compared as full-text search does, without capitals, accents and plurals; those of one or two letters
/// do not count. Fewer than three words in common are none. This is Jaccard's index of the sets of words.
#[must_use]
pub fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count();
    if shared < FEW {
        return 0.0;
    }
    let all = one.len() + other.len() - shared;
    #[expect(clippy::cast_precision_loss, reason = "words of a text are few")]
    let share = shared as f64 / all as f64;
    share
}

fn words(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    each_word(text, |word| {
        if word.chars().count() > SHORT {
            words.insert(word.to_owned());
        }
    });
    words
}

/// [`likeness`] as a function of SPARQL: of two texts, else an error.
pub(super) fn function(arguments: &[Term]) -> Option<Term> {
    let [Term::Literal(one), Term::Literal(other)] = arguments else { return None };
    Some(Literal::from(likeness(one.value(), other.value())).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{CancellationToken, Store};

    #[test]
    fn the_share_of_words_that_both_texts_have() {
        let like = |one, other, percent: f64| {
            let share = likeness(one, other) * 100.0;
            assert!((share - percent).abs() < 0.5, "{share}");
        };
        like("the dams were agreed", "The dam was agreed!", 60.0);
        like("our teams will draft it", "Our teams will draft it.", 100.0);
        like("no dams", "no dams at all", 0.0);
        like("", "", 0.0);
    }

    #[test]
    fn a_query_compares_texts_and_nothing_else() {
        let store = Store::in_memory().unwrap();
        for (query, is_so) in [
            ("nun:likeness('our teams will draft it', 'Teams will draft it') = 0.75", true),
            ("BOUND(?x)", false),
            ("COALESCE(nun:likeness('a', <http://x.example/>), 'none') = 'none'", true),
            ("COALESCE(nun:likeness('a'), 'none') = 'none'", true),
        ] {
            let query = format!("ASK {{ FILTER ({query}) }}");
            let answer = store.query(&query, &CancellationToken::new()).unwrap();
            let oxigraph::sparql::QueryResults::Boolean(answer) = answer else { panic!() };
            assert_eq!(answer, is_so, "{query}");
        }
    }
}
