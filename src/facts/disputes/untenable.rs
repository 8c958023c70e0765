//! What speakers say of a claim with a verb: "the account does not hold water", "the report is riddled
//! with errors", "the figures defy belief".

use super::super::{Fact, Reading};
use super::lexicon::{self, Kind};
use super::verdicts::is_told;
use super::{Dispute, speaker_of};
use crate::clauses::{Clause, Modality, Slot};
use crate::language::{Dep, Document, TokenId, TokenRange};

const RULE: &str = "disputes:untenable";

/// How many words a phrase may have behind its verb.
const LONGEST: usize = 4;

/// Returns the disputes of statements that say so.
pub(super) fn find(reading: Reading<'_>, facts: &[Fact]) -> Vec<Dispute> {
    reading.clauses.clauses.iter().filter_map(|it| untenable(reading, it, facts)).collect()
}

fn untenable(reading: Reading<'_>, clause: &Clause, facts: &[Fact]) -> Option<Dispute> {
    let document = reading.document;
    let verb = clause.predicate;
    let kind = if clause.negated { Kind::Holding } else { Kind::Untenable };
    let said = says(document, verb, kind) || !clause.negated && is_full_of_flaws(document, verb);
    if !said || clause.modality != Modality::Asserted {
        return None;
    }
    let actor = speaker_of(document, verb, facts)?;
    let subject = [Slot::Agent, Slot::Patient].into_iter().find_map(|slot| clause.first(slot))?;
    let told = subject.head < verb && is_told(reading, subject.head, facts);
    let own = reading.chain(subject.head) == Some(actor);
    (told && !own).then(|| Dispute::asserted(actor, verb, subject.head, subject.tokens, RULE))
}

/// Tells whether a verb begins a phrase of that kind.
fn says(document: &Document, verb: TokenId, kind: Kind) -> bool {
    let end = document.sentence_of(verb).tokens.end;
    let behind = TokenRange { start: verb.next(), end };
    let rest: Vec<String> =
        behind.iter().take(LONGEST).map(|word| document.word(word).to_lowercase()).collect();
    lexicon::phrase(kind, document.lemma(verb), &rest).is_some()
}

/// Reads "riddled with errors", "full of lies".
fn is_full_of_flaws(document: &Document, word: TokenId) -> bool {
    let full = [document.lemma(word), document.word(word)];
    let mut nouns =
        document.children_as(word, Dep::Prep).filter_map(|it| document.child(it, Dep::Pobj));
    full.into_iter().any(|it| lexicon::is(Kind::Full, it))
        && nouns.any(|noun| {
            let lemma = document.lemma(noun);
            lexicon::is(Kind::Flaw, lemma) || lexicon::is(Kind::Untruth, lemma)
        })
}
