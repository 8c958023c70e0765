//! Sentences with the stands that they state, so that none is printed twice where it states several.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Ground, Stand};

/// A sentence, with every stand that it states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// The sentence.
    pub ground: Ground,
    /// What it states, each once.
    pub stands: Vec<Taken>,
}

/// A stand, with all who take it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// Their names.
    pub who: Vec<String>,
    /// What they do: `rejects`.
    pub verb: &'static str,
    /// The same in words, with how it is meant.
    pub words: String,
    /// What the stand is on, in words.
    pub what: String,
    /// Whether that is a plan as a whole.
    pub whole: bool,
    /// How it is meant; nothing for what is asserted.
    pub status: Option<String>,
}

/// Puts stands under their sentences, in the order in which the sentences come first.
pub(super) fn of<'a>(stands: impl Iterator<Item = (&'a Stand, bool)>) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut places: BTreeMap<&Ground, usize> = BTreeMap::new();
    for (stand, whole) in stands {
        let at = *places.entry(&stand.ground).or_insert(quotes.len());
        if at == quotes.len() {
            quotes.push(Quote { ground: stand.ground.clone(), stands: Vec::new() });
        }
        add(&mut quotes[at].stands, stand, whole);
    }
    quotes
}

/// Adds a stand to those of its sentence; where another takes the same, he is named beside him.
fn add(taken: &mut Vec<Taken>, stand: &Stand, whole: bool) {
    let is_same = |one: &&mut Taken| {
        (one.verb, &one.status, &one.what) == (stand.verb, &stand.status, &stand.what)
    };
    let Some(same) = taken.iter_mut().find(is_same) else {
        return taken.push(Taken {
            who: vec![stand.who.clone()],
            verb: stand.verb,
            words: stand.words.clone(),
            what: stand.what.clone(),
            whole,
            status: stand.status.clone(),
        });
    };
    if !same.who.contains(&stand.who) {
        same.who.push(stand.who.clone());
        same.words = words(stand.verb, stand.status.as_deref(), true);
    }
}

/// Returns what one or several do, in words: "does not accept", "are to propose".
pub(super) fn words(verb: &str, status: Option<&str>, are_several: bool) -> String {
    let plain = verb.trim_end_matches('s');
    let one_or = |one, several| if are_several { several } else { one };
    match status {
        None => (if are_several { plain } else { verb }).to_owned(),
        Some("negated") => format!("{} not {plain}", one_or("does", "do")),
        Some("planned") => format!("{} to {plain}", one_or("is", "are")),
        Some("conditional") => format!("would conditionally {plain}"),
        Some("hypothetical") => format!("might {plain}"),
        Some(status) => format!("{verb} ({status})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stand(who: &str, what: &str) -> Stand {
        let ground = Ground {
            sentence: "Falk and Dahl want a bridge and a quay.".to_owned(),
            via: None,
            source: "Fees fall".to_owned(),
        };
        let (who, what) = (who.to_owned(), what.to_owned());
        Stand { who, verb: "demands", words: "demands".to_owned(), what, status: None, ground }
    }

    #[test]
    fn a_sentence_is_quoted_once_with_all_that_it_states() {
        let stands = [
            stand("Ines Falk", "a bridge"),
            stand("Jon Dahl", "a bridge"),
            stand("Ines Falk", "a quay"),
            stand("Ines Falk", "a quay"),
        ];
        let quotes = of(stands.iter().map(|stand| (stand, false)));
        let told: Vec<Vec<(String, &str, &str)>> = quotes
            .iter()
            .map(|quote| {
                let taken = quote.stands.iter();
                taken.map(|one| (one.who.join(", "), &*one.words, &*one.what)).collect()
            })
            .collect();
        let both = ("Ines Falk, Jon Dahl".to_owned(), "demand", "a bridge");
        assert_eq!(told, [[both, ("Ines Falk".to_owned(), "demands", "a quay")]]);
    }

    #[test]
    fn how_a_stand_is_meant_is_said_in_words() {
        for (verb, status, one, several) in [
            ("rejects", None, "rejects", "reject"),
            ("accepts", Some("negated"), "does not accept", "do not accept"),
            ("proposes", Some("planned"), "is to propose", "are to propose"),
            ("supports", Some("hypothetical"), "might support", "might support"),
            (
                "demands",
                Some("conditional"),
                "would conditionally demand",
                "would conditionally demand",
            ),
        ] {
            assert_eq!(words(verb, status, false), one);
            assert_eq!(words(verb, status, true), several);
        }
    }
}
