//! What speakers say was not so, though others have said it was: "we did not fire first, as has been
//! alleged", "5 people were hurt, but not 40 as claimed by the rebels".

use super::super::{Fact, Reading};
use super::lexicon::{self, Kind};
use super::{Dispute, speaker_of};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};

const RULE: &str = "disputes:alleged";

/// How many words a negation may stand before the "as".
const REACH: u32 = 24;

/// Returns the disputes of statements that say so.
pub(super) fn find(reading: Reading<'_>, facts: &[Fact]) -> Vec<Dispute> {
    let document = reading.document;
    let ids = document.ids().filter(|it| document.word(*it).eq_ignore_ascii_case("as"));
    let as_alleged = ids.filter_map(|it| alleged(reading, it, facts));
    let others = document.ids().filter_map(|it| rather_than(reading, it, facts));
    as_alleged.chain(others).collect()
}

/// Reads "only 5 were hurt, rather than *the 40 claimed by the rebels*".
fn rather_than(reading: Reading<'_>, verb: TokenId, facts: &[Fact]) -> Option<Dispute> {
    let document = reading.document;
    let alleged = document[verb].tag == Tag::Vbn
        && document[verb].dep == Dep::Acl
        && document.child(verb, Dep::Agent).is_some()
        && lexicon::is(Kind::Alleging, document.lemma(verb));
    let noun = document.head(verb).filter(|_| alleged)?;
    let words = document.subtree(noun);
    let than = words.start.previous()?;
    let before = document.word(than.previous()?).to_lowercase();
    let instead = matches!(
        (before.as_str(), document.word(than)),
        ("rather", "than") | ("instead", "of") | ("and" | "but", "not")
    );
    let actor = speaker_of(document, than, facts).filter(|_| instead)?;
    Some(Dispute::asserted(actor, than, noun, words, RULE))
}

/// Reads one "as claimed".
fn alleged(reading: Reading<'_>, mark: TokenId, facts: &[Fact]) -> Option<Dispute> {
    let document = reading.document;
    let verb = alleging_verb(document, mark)?;
    let start = document.sentence_of(mark).tokens.start.max(TokenId(mark.0.saturating_sub(REACH)));
    let before = TokenRange { start, end: mark };
    let negation = before.iter().rev().find(|word| is_negation(document, *word))?;
    let actor = speaker_of(document, negation, facts)?;
    let by_himself =
        document.children_as(verb, Dep::Nsubj).any(|subject| reading.chain(subject) == Some(actor));
    let mut words = TokenRange { start: negation.next(), end: mark };
    while words.start < words.end && document[TokenId(words.end.0 - 1)].pos == Pos::Punct {
        words.end = TokenId(words.end.0 - 1);
    }
    (words.start < words.end && !by_himself)
        .then(|| Dispute::asserted(actor, negation, words.start, words, RULE))
}

/// Returns the verb of "as claimed", "as has been alleged", "as the rebels allege".
fn alleging_verb(document: &Document, mark: TokenId) -> Option<TokenId> {
    let rest = TokenRange { start: mark.next(), end: document.sentence_of(mark).tokens.end };
    let verb = rest.iter().take(6).find(|word| {
        document[*word].pos == Pos::Verb && lexicon::is(Kind::Alleging, document.lemma(*word))
    })?;
    let between = TokenRange { start: mark.next(), end: verb };
    let auxiliary = between.iter().all(|word| matches!(document[word].pos, Pos::Aux | Pos::Adv));
    let subject = document
        .children_as(verb, Dep::Nsubj)
        .any(|subject| between.contains(subject) && document.subtree(subject).end <= verb);
    (auxiliary || subject).then_some(verb)
}

fn is_negation(document: &Document, word: TokenId) -> bool {
    document[word].dep == Dep::Neg || matches!(document.lemma(word), "not" | "never" | "no")
}
