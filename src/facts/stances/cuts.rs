//! What is no part of what a stand is about, though the tree hangs it on that.

use super::super::Reading;
use crate::clauses::Argument;
use crate::language::{Dep, Pos, Tag, TokenId};

/// Cuts whose stand it is off its object: "the plan" of "opposition to the plan *among farmers*".
pub(super) fn source(reading: Reading<'_>, target: &mut Argument) {
    let document = reading.document;
    let among = document
        .children_as(target.head, Dep::Prep)
        .find(|word| *word > target.head && document.lemma(*word) == "among");
    target.tokens.end = among.map_or(target.tokens.end, |among| target.tokens.end.min(among));
}

/// Cuts what is told of the thing in passing off it: "the plan*, which has been shortened since*".
pub(super) fn aside(reading: Reading<'_>, target: &mut Argument) {
    let document = reading.document;
    let aside = document.children_as(target.head, Dep::Relcl).find_map(|clause| {
        let start = document.subtree(clause).start;
        let comma = TokenId(start.0.checked_sub(1)?);
        let passing = document.lemma(start) == "which" && document[comma].tag == Tag::Comma;
        Some(comma).filter(|_| passing && comma > target.head)
    });
    target.tokens.end = aside.map_or(target.tokens.end, |aside| target.tokens.end.min(aside));
}

/// Cuts what somebody calls the thing off it: "dismissed the plan *as “folly”*".
pub(super) fn verdict(reading: Reading<'_>, target: &mut Argument) {
    let document = reading.document;
    let verdict = target.tokens.iter().find(|word| {
        let next = word.next();
        *word > target.head
            && document.lemma(*word) == "as"
            && document[*word].dep == Dep::Prep
            && target.tokens.contains(next)
            && matches!(document[next].pos, Pos::Punct | Pos::Adj | Pos::Adv | Pos::Verb)
    });
    target.tokens.end = verdict.map_or(target.tokens.end, |verdict| target.tokens.end.min(verdict));
}
