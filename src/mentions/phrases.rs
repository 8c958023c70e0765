//! Spots the noun phrases of a document: heads, extents, names and titles.

use std::collections::BTreeSet;

use crate::language::{Dep, Document, NameLabel, Pos, TokenId, TokenRange};

use super::MentionKind;
use super::heads::{extent, is_head, is_hidden_conjunct};
use super::labels::Labels;
use super::lexicon;
use super::titles::{name, office_above};

/// A noun phrase before it is in a chain.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub head: TokenId,
    pub tokens: TokenRange,
    /// The proper name in it, without title.
    pub name: Option<TokenRange>,
    pub kind: MentionKind,
    /// What stands before the name: titles, countries, modifiers.
    pub title: Option<TokenRange>,
    /// The model's name that covers the head, with its label.
    pub label: Option<NameLabel>,
    /// Whether its head ends a person's longer name somewhere in the document.
    pub surname: bool,
}

/// Returns the noun phrases of a document, in order of their heads.
pub(super) fn find(document: &Document) -> Vec<Phrase> {
    let labels = Labels::new(document);
    let mut phrases: Vec<Phrase> = document
        .ids()
        .filter(|id| is_head(document, *id) || is_hidden_conjunct(document, &labels, *id))
        .map(|id| phrase(document, &labels, id))
        .collect();
    // "State" in "Secretary of State Jane Doe" is a word of his title.
    let titles = phrases.iter().filter_map(|phrase| phrase.title);
    let titles: BTreeSet<TokenId> = titles.flat_map(TokenRange::iter).collect();
    phrases.retain(|phrase| {
        let in_title = titles.contains(&phrase.head);
        let of = document[phrase.head].dep == Dep::Pobj;
        !(in_title && of && lexicon::entry(document.words(phrase.tokens)).is_none())
    });
    phrases
}

fn phrase(document: &Document, labels: &Labels<'_>, head: TokenId) -> Phrase {
    let mut tokens = extent(document, head);
    let hidden = document
        .children(head)
        .iter()
        .rfind(|child| **child < head && is_hidden_conjunct(document, labels, **child));
    if let Some(conjunction) = hidden.and_then(|hidden| document.child(*hidden, Dep::Cc)) {
        tokens.start = conjunction.next();
    }
    if is_hidden_conjunct(document, labels, head)
        && let Some(conjunction) = document.child(head, Dep::Cc)
    {
        tokens.end = tokens.end.min(conjunction);
    }
    let first = tokens.start;
    let label = labels.at(head).map(|(_, label)| label);
    if document[head].pos == Pos::Pron {
        let kind = MentionKind::Pronoun;
        return Phrase { head, tokens, name: None, kind, title: None, label, surname: false };
    }
    let name = name(document, labels, head);
    if let Some(name) = name {
        tokens.start = tokens.start.min(name.start).max(first);
        tokens.end = tokens.end.max(name.end);
    }
    let title = name.map(|name| TokenRange { start: tokens.start, end: name.start });
    if let Some(name) = name.filter(|_| office_above(document, head).is_some()) {
        // "the president of Argentina | Alberto Fernández": the country is the office's.
        tokens.start = name.start;
    }
    let kind = if name.is_some() { MentionKind::Name } else { MentionKind::Nominal };
    let title = title.filter(|title| !title.is_empty());
    let surname = labels.is_surname(document.word(head));
    Phrase { head, tokens, name, kind, title, label, surname }
}
