//! What a noun that only points has told of before: "reports that he had left … called the reports false".

use super::super::Reading;
use super::Dispute;
use super::lexicon::{self, Kind};
use super::objects::is_said;
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};
use crate::text::Span;

/// How many words before a noun the same noun is sought.
const REACH: u32 = 300;

/// How many sentences before a pronoun its noun may stand.
const NEAR: u32 = 1;

/// Returns the words with which the article has told of what `dispute` points to, if they say more
/// than `claim`, which stands nearer.
pub(super) fn told(
    reading: Reading<'_>,
    dispute: &Dispute,
    claim: Option<Span>,
) -> Option<TokenRange> {
    let document = reading.document;
    let target = dispute.target;
    let lemma = document.lemma(target);
    let fits = |noun: TokenId| match document[target].pos {
        Pos::Noun => document.lemma(noun) == lemma,
        // "They are untrue."
        Pos::Pron => {
            matches!(document.word(target).to_lowercase().as_str(), "they" | "these" | "those")
                && document[target].sentence.0 - document[noun].sentence.0 <= NEAR
        }
        _ => false,
    };
    let first = TokenId(target.0.saturating_sub(REACH));
    let before = TokenRange { start: first, end: dispute.words.start.min(dispute.trigger.start) };
    let noun = before.iter().rev().find(|noun| fits(*noun) && is_said(document, *noun))?;
    // A pronoun tells nothing, a bare noun at least what it stands for.
    let whole = || (document[target].pos == Pos::Pron).then(|| document.subtree(noun));
    let words = content(document, noun).or_else(whole)?;
    // "The claim" is whatever was said last, "the rumour" what is rumoured.
    let of_kind = lexicon::is(Kind::Accusation, lemma) || lexicon::is(Kind::Hearsay, lemma);
    let nearer = claim.is_some_and(|claim| claim.start > document[noun].span.start);
    (of_kind || !nearer).then_some(words)
}

/// Returns the words that tell what a claim is: its clause, or all of it: "reports *of a split*".
fn content(document: &Document, noun: TokenId) -> Option<TokenRange> {
    let clause = [Dep::Acl, Dep::Ccomp, Dep::Relcl].into_iter().find_map(|dep| {
        document.children_as(noun, dep).find_map(|verb| {
            let mark = document.child(verb, Dep::Mark)?;
            let words = document.subtree(verb);
            let that = document.lemma(mark) == "that" && mark == words.start;
            that.then(|| TokenRange { start: mark.next(), end: words.end })
        })
    });
    let about = || {
        let mut parts = document.children(noun).iter();
        let about = parts.any(|part| match document[*part].dep {
            Dep::Prep => matches!(document.lemma(*part), "of" | "about" | "over" | "that"),
            Dep::Compound => *part < noun,
            _ => false,
        });
        about.then(|| document.subtree(noun))
    };
    clause.or_else(about)
}
