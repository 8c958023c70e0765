//! What is no part of what a stand is about, though the tree hangs it on that.

use super::super::Reading;
use super::super::arguments::is_time;
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

/// Cuts off it when it was done, and what came of that: "signed a pact *on Monday that ends the war*",
/// "signed the pact*, ending years of war*".
pub(super) fn circumstance(reading: Reading<'_>, target: &mut Argument) {
    let document = reading.document;
    let behind = |word: TokenId| word > target.head && target.tokens.contains(word);
    let day = |word: TokenId| {
        let noun = document.child(word, Dep::Pobj).filter(|_| document[word].dep == Dep::Prep);
        noun.is_some_and(|noun| is_time(reading, noun) && document.lemma(word) == "on")
            || document[word].dep == Dep::Npadvmod && is_time(reading, word)
    };
    // Within a clause of its own the day is that of the clause.
    let own = |word: TokenId| {
        let mut above = document.ancestors(word).take_while(|above| *above != target.head).take(5);
        let outside = document.head(word).is_none_or(|above| !target.tokens.contains(above));
        outside || above.all(|above| document[above].pos != Pos::Verb)
    };
    let days = target.tokens.iter().find(|word| behind(*word) && day(*word) && own(*word));
    let outcome = document.children(target.head).iter().copied().find(|clause| {
        let start = document.subtree(*clause).start;
        document[*clause].tag == Tag::Vbg
            && start == *clause
            && start.previous().is_some_and(|comma| document[comma].tag == Tag::Comma)
            && behind(*clause)
    });
    let end = days.into_iter().chain(outcome).min();
    target.tokens.end = end.map_or(target.tokens.end, |end| target.tokens.end.min(end));
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
