//! What can be disputed: something said, and what makes it sound.

use super::super::lexicon::Noun;
use super::super::{Reading, arguments};
use super::lexicon::{self, Kind};
use super::targets::Target;
use crate::language::{Dep, Document, Pos, Tag, TokenId};
use crate::mentions::EntityKind;

/// Tells whether a noun phrase is a person or a body: to push back against one is no dispute.
pub(super) fn is_somebody(reading: Reading<'_>, (head, _): Target) -> bool {
    let document = reading.document;
    let thing = is_claim(document, head) || matches!(document.lemma(head), "it" | "this" | "that");
    // "The holding of talks" holds no shares.
    let of = |word: TokenId| document.lemma(word) == "of";
    let doing =
        document.word(head).ends_with("ing") && document.children_as(head, Dep::Prep).any(of);
    let chain = reading.chain(head).filter(|_| !thing && !doing);
    chain.is_some_and(|chain| {
        matches!(
            reading.mentions[chain].kind,
            EntityKind::Person | EntityKind::Organisation | EntityKind::Country | EntityKind::Group
        )
    })
}

/// Tells whether a noun phrase is a plan, a law or a decision: to push back on one is a stand.
pub(super) fn is_decided(reading: Reading<'_>, (head, _): Target) -> bool {
    let kind = arguments::document_kind(reading, head);
    kind.is_some_and(|kind| kind != Noun::Claim) && !is_claim(reading.document, head)
}

/// Tells whether a noun is something said, or what of something can be disputed.
pub(super) fn is_claim(document: &Document, head: TokenId) -> bool {
    // Who rejects "an election" wants none; who rejects "the election" calls it unfair.
    let open = |det: TokenId| matches!(document.lemma(det), "a" | "an" | "any" | "no");
    let indefinite = document.child(head, Dep::Det).is_some_and(open);
    let validity = lexicon::is(Kind::Validity, document.lemma(head)) && !indefinite;
    is_said(document, head) || validity && document[head].pos == Pos::Noun
}

/// Tells whether a noun is something said: "the claim", "the idea that".
pub(super) fn is_said(document: &Document, head: TokenId) -> bool {
    let lemma = document.lemma(head);
    let told = || {
        let mut clauses = document
            .children(head)
            .iter()
            .filter(|child| matches!(document[**child].dep, Dep::Acl | Dep::Ccomp | Dep::Relcl));
        clauses.any(|clause| {
            let mut marks = document.children_as(*clause, Dep::Mark);
            let that = marks.any(|mark| document.lemma(mark) == "that");
            // "The suggestion he had fled."
            let bare = document[*clause].dep == Dep::Acl
                && document.child(*clause, Dep::Nsubj).is_some_and(|subject| subject > head);
            (that || bare) && !is_wish(document, *clause)
        })
    };
    // "A claim for damages" is a demand.
    let demand = matches!(lemma, "claim" | "case")
        && document.children_as(head, Dep::Prep).any(|word| document.lemma(word) == "for");
    let owned = document.child(head, Dep::Poss).is_some();
    // "Talk of a split" is, "the talks" are not.
    let talks = lemma == "talk" && document[head].tag == Tag::Nns;
    // "A draft statement" is something to agree on.
    let draft = document.children(head).iter().any(|word| {
        matches!(document[*word].dep, Dep::Amod | Dep::Compound) && document.lemma(*word) == "draft"
    });
    document[head].pos == Pos::Noun
        && !demand
        && !draft
        && !talks
        && (lexicon::is(Kind::Claim, lemma)
            || lexicon::is(Kind::ClaimThat, lemma) && told()
            || lexicon::is(Kind::ClaimUnowned, lemma) && (!owned || told()))
}

/// Tells whether a clause says what could or ought to be: "the idea that he should go".
fn is_wish(document: &Document, verb: TokenId) -> bool {
    let told = |aux: TokenId| matches!(document.lemma(aux), "will" | "would");
    document.children_as(verb, Dep::Aux).any(|aux| document[aux].tag == Tag::Md && !told(aux))
}

/// Tells whether a pronoun stands for something said: "dismissed them as lies".
pub(super) fn stands_for_claim(reading: Reading<'_>, pronoun: TokenId) -> bool {
    let chain = reading.chain(pronoun).filter(|_| reading.document[pronoun].pos == Pos::Pron);
    chain.is_some_and(|chain| {
        let mentions = &reading.mentions[chain].mentions;
        mentions.iter().any(|id| is_claim(reading.document, reading.mentions[*id].head))
    })
}
