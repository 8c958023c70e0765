//! What somebody stands accused of, where a denial only points to it.

use super::super::Reading;
use super::Dispute;
use super::lexicon::{self, Kind};
use crate::clauses::Slot;
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};
use crate::text::Span;

/// Returns what somebody stands accused of before a denial that only points to it: "was accused of
/// *hiding losses*, an allegation it denies", "is charged with *fraud*. He denies it".
pub(super) fn denied(reading: Reading<'_>, dispute: &Dispute) -> Option<TokenRange> {
    let document = reading.document;
    let said = lexicon::is(Kind::Claim, document.lemma(dispute.target));
    let here = document.sentence_of(dispute.trigger.start).tokens;
    let end = dispute.words.start.min(dispute.trigger.start);
    let before = TokenRange { start: here.start, end };
    if let Some(charge) = charge_in(document, before, |_| said) {
        return Some(charge);
    }
    // Who denies "it" may deny something else, unless it is he who stands accused.
    let accused = |verb: TokenId| {
        let clause = reading.clauses.at(verb).map(|clause| &reading.clauses[clause]);
        clause.is_some_and(|clause| {
            clause.all(Slot::Patient).any(|it| reading.chain(it.head) == Some(dispute.actor))
        })
    };
    let pointed = said || document[dispute.target].pos == Pos::Pron;
    let last = here.start.previous().map(|last| document.sentence_of(last).tokens);
    let mut places = [Some(before), last].into_iter().flatten().filter(|_| pointed);
    places.find_map(|words| charge_in(document, words, accused))
}

/// Returns what a claim that accuses says was done: of "*accused* Peru of hiding it" the last words.
pub(super) fn deed(reading: Reading<'_>, content: Span) -> Option<Span> {
    let document = reading.document;
    let words = document.tokens_in(content);
    let verb = words.start.previous()?;
    let charge = charge_in(document, TokenRange { start: verb, end: words.end }, |it| it == verb)?;
    Some(document.span(charge))
}

/// Returns what the last verb of accusing in `words` that `fits` says somebody did.
fn charge_in(
    document: &Document,
    words: TokenRange,
    fits: impl Fn(TokenId) -> bool,
) -> Option<TokenRange> {
    let verb = words.iter().rev().find(|word| {
        document[*word].pos == Pos::Verb
            && lexicon::is(Kind::Accuse, document.lemma(*word))
            && fits(*word)
    })?;
    let of = document
        .children_as(verb, Dep::Prep)
        .chain(
            document
                .children_as(verb, Dep::Dobj)
                .flat_map(|it| document.children_as(it, Dep::Prep)),
        )
        .find(|word| matches!(document.lemma(*word), "of" | "with"))?;
    let mut charge = document.subtree(of);
    charge.start = of.next();
    charge.end = charge.end.min(words.end);
    let last = charge.end.previous()?;
    if document[last].pos == Pos::Punct {
        charge.end = last;
    }
    (charge.start < charge.end).then_some(charge)
}
