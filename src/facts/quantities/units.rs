//! Units beside figures: signs before them, words behind them.
//!
//! `data/lexicon/units.csv` has a row a word or sign, with the unit that it stands for and its kind.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::pairs::Pair;
use crate::language::{Document, Tag, TokenId, TokenRange};
use crate::resources;

/// What kind of unit a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Currency,
    Percent,
    Time,
    /// A length, an area, a weight.
    Size,
}

#[derive(Deserialize)]
struct Row {
    word: String,
    unit: String,
    kind: Kind,
}

static UNITS: LazyLock<BTreeMap<String, (String, Kind)>> = LazyLock::new(|| {
    let rows = resources::lexicon::<Row>("units.csv");
    rows.into_iter().map(|row| (row.word, (row.unit, row.kind))).collect()
});

/// The unit of a figure.
pub(super) struct Unit {
    pub(super) name: String,
    pub(super) kind: Kind,
    /// The word behind the figure that gives it.
    pub(super) at: Option<TokenId>,
}

/// Returns the unit beside a figure that counts `head`.
pub(super) fn beside(
    document: &Document,
    figure: TokenRange,
    pair: Option<Pair>,
    head: Option<TokenId>,
) -> Option<Unit> {
    currency_before(document, figure).or_else(|| behind(document, figure, pair, head))
}

/// Returns the currency whose sign or word stands before the figure: "$30bn", "pounds 1,400".
fn currency_before(document: &Document, figure: TokenRange) -> Option<Unit> {
    let is_currency = |unit: &&Named| unit.1 == Kind::Currency;
    let word = |id: TokenId| {
        named(document.lemma(id)).filter(is_currency).filter(|_| document[id].tag == Tag::Nns)
    };
    let before = figure.start.previous();
    let symbol = before.and_then(|id| named(document.word(id)).or_else(|| word(id)));
    let glued = || glued_symbol(document.word(figure.start));
    let (name, kind) = symbol.or_else(glued).filter(is_currency)?;
    Some(Unit { name: name.clone(), kind: *kind, at: None })
}

/// Returns the unit that the words behind the figure name, or behind the other of a pair: "between 3
/// and 5 *per cent*".
fn behind(
    document: &Document,
    figure: TokenRange,
    pair: Option<Pair>,
    head: Option<TokenId>,
) -> Option<Unit> {
    let of = |id: TokenId| named(document.lemma(id)).or_else(|| named(document.word(id)));
    let after = beyond_hyphen(document, figure.end);
    let counted = head.filter(|head| *head >= figure.end);
    let shared = pair
        .filter(|pair| pair.first == figure && counted.is_none())
        .and_then(|pair| beyond_hyphen(document, pair.second.end));
    if [after, shared].into_iter().flatten().any(|id| is_per_cent(document, id)) {
        let (name, kind) = named("percent")?;
        return Some(Unit { name: name.clone(), kind: *kind, at: None });
    }
    let mut words = [after, counted, shared].into_iter().flatten();
    let (at, (name, kind)) = words.find_map(|id| Some((id, of(id)?)))?;
    // "3 square kilometres"
    let square = *kind == Kind::Size
        && at.previous().is_some_and(|before| document.word(before) == "square");
    let name = if square { format!("square {name}") } else { name.clone() };
    Some(Unit { name, kind: *kind, at: Some(at) })
}

/// Tells whether a word or sign stands for a unit.
pub(super) fn is_unit(word: &str) -> bool {
    named(word).is_some()
}

type Named = (String, Kind);

fn named(word: &str) -> Option<&'static Named> {
    UNITS.get(word).or_else(|| UNITS.get(word.to_lowercase().as_str()))
}

/// Returns the currency of a sign that the tokenizer left on the figure: "$30bn".
fn glued_symbol(word: &str) -> Option<&'static Named> {
    let digits = word.find(|c: char| c.is_ascii_digit())?;
    named(&word[..digits])
}

/// Tells whether the word is the first of "per cent".
fn is_per_cent(document: &Document, id: TokenId) -> bool {
    document.word(id).eq_ignore_ascii_case("per")
        && document
            .existing(id.next())
            .is_some_and(|next| document.word(next).eq_ignore_ascii_case("cent"))
}

/// Returns the token behind the figure, past a hyphen: "10-month".
pub(super) fn beyond_hyphen(document: &Document, end: TokenId) -> Option<TokenId> {
    let next = document.existing(end)?;
    if document.word(next) == "-" { document.existing(end.next()) } else { Some(next) }
}
