//! What the model and the document say of names: the raw material of the phrases.

use std::collections::BTreeSet;

use crate::language::{Dep, Document, NameLabel, Pos, TokenId, TokenRange};

use super::lexicon;

/// What the model says of names: the one around each token, and the words of all.
pub(super) struct Labels<'a> {
    around: Vec<Option<(TokenRange, NameLabel)>>,
    known: BTreeSet<&'a str>,
    surnames: BTreeSet<&'a str>,
    /// The words that the document has in lower case too.
    ordinary: BTreeSet<&'a str>,
    /// Whether a sentence is a headline in capitals, by sentence.
    headlines: Vec<bool>,
}

impl<'a> Labels<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let mut around = vec![None; document.tokens().len()];
        for name in document.names() {
            for token in name.tokens.iter() {
                around[token.index()] = Some((name.tokens, name.label));
            }
        }
        let known = document
            .ids()
            .filter(|id| {
                document[*id].pos == Pos::Propn && lexicon::noun(document.lemma(*id)).is_none()
            })
            .map(|id| document.word(id))
            .collect();
        let lower = document.ids().map(|id| document.word(id));
        let ordinary = lower.filter(|word| word.starts_with(char::is_lowercase)).collect();
        let headlines = document
            .sentences()
            .iter()
            .map(|sentence| is_headline(document, sentence.tokens))
            .collect();
        let surnames = surnames(document, &around);
        Self { around, known, surnames, ordinary, headlines }
    }

    /// Tells whether a capital may be only the headline's: "Overhaul", where the text has "overhaul".
    pub(super) fn is_headline_word(&self, document: &Document, token: TokenId) -> bool {
        let word = document.word(token);
        self.headlines[document[token].sentence.index()]
            && self.ordinary.contains(word.to_lowercase().as_str())
            && lexicon::entry(word).is_none()
    }

    /// Returns the model's name of a thing around a token.
    pub(super) fn at(&self, token: TokenId) -> Option<(TokenRange, NameLabel)> {
        self.around[token.index()].filter(|(_, label)| is_thing(*label))
    }

    /// Tells whether a word ends a person's longer name in the document: "May", where it has
    /// "Theresa May".
    pub(super) fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    /// Tells whether a token is part of a number or time.
    pub(super) fn is_measure(&self, token: TokenId) -> bool {
        self.around[token.index()].is_some_and(|(_, label)| !is_thing(label))
    }

    /// Tells whether a capitalised word is a name elsewhere in the document.
    pub(super) fn is_known(&self, document: &Document, token: TokenId) -> bool {
        let word = document.word(token);
        word.starts_with(char::is_uppercase) && self.known.contains(word)
    }
}

/// Returns the words behind given names, but for those in names of other things.
fn surnames<'a>(
    document: &'a Document,
    around: &[Option<(TokenRange, NameLabel)>],
) -> BTreeSet<&'a str> {
    let is_surname = |id: &TokenId| {
        let Some(before) = id.previous() else { return false };
        let other = around[id.index()]
            .is_some_and(|(_, label)| is_thing(label) && label != NameLabel::Person);
        !other
            && document[*id].pos == Pos::Propn
            && document[before].pos == Pos::Propn
            && document[before].dep == Dep::Compound
            && document[before].head == *id
            && document.word(*id).contains(char::is_lowercase)
            && lexicon::given_name(document.word(before)).is_some_and(|given| given.common)
    };
    document.ids().filter(is_surname).map(|id| document.word(id)).collect()
}

/// Tells whether most words of a sentence are capitalised.
fn is_headline(document: &Document, sentence: TokenRange) -> bool {
    let words = || sentence.iter().map(|id| document.word(id)).filter(|word| word.len() > 3);
    let capital = words().filter(|word| word.starts_with(char::is_uppercase)).count();
    words().count() > 3 && capital * 10 >= words().count() * 8
}

/// Tells whether the model's label is of a thing, not of a number or a time.
fn is_thing(label: NameLabel) -> bool {
    use NameLabel as L;
    match label {
        L::Event
        | L::Fac
        | L::Gpe
        | L::Language
        | L::Law
        | L::Loc
        | L::Norp
        | L::Org
        | L::Person
        | L::Product
        | L::WorkOfArt => true,
        L::Cardinal | L::Date | L::Money | L::Ordinal | L::Percent | L::Quantity | L::Time => false,
    }
}
