//! Rejections that a speaker words without a verb of rejecting.
//!
//! "There will be no talks", "we will not send troops", "the plan is unacceptable".

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::super::arguments::{self, evidence, modal, phrase_of_whole_words};
use super::super::frames::{self, Relation};
use super::super::lexicon::Noun;
use super::super::obligations::innermost_claim;
use super::super::{Fact, Phrase, Reading, StanceKind, Statement, Status};
use super::principals::{is_we, owned, represented};
use crate::clauses::{Clause, ClauseId, Form, Link, Modality, Slot};
use crate::language::{Dep, Pos, TokenId, TokenRange};
use crate::mentions::ChainId;
use crate::resources;

/// What a word tells of a speaker's stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    /// What another may ask for: who says that he will not do it refuses. "Resign".
    Deed,
    /// What is said of a plan to reject it: "unacceptable".
    Verdict,
    /// What is said of a plan with a "not" to reject it: "acceptable".
    Merit,
}

#[derive(Debug, Deserialize)]
struct Row {
    word: String,
    kind: Kind,
}

static WORDS: LazyLock<BTreeSet<(Kind, String)>> = LazyLock::new(|| {
    let rows = resources::lexicon::<Row>("refusals.csv");
    rows.into_iter().map(|row| (row.kind, row.word)).collect()
});

fn is(kind: Kind, word: &str) -> bool {
    WORDS.contains(&(kind, word.to_lowercase()))
}

/// Adds the rejection that a clause of a statement words.
pub(super) fn find(reading: Reading<'_>, clause: &Clause, facts: &mut Vec<Fact>) {
    if !clause.negated && verdict(reading, clause).is_none() {
        return;
    }
    let at = reading.document[clause.predicate].span;
    let Some((speaker, content)) = innermost_claim(facts, at) else { return };
    let inside = |id: ClauseId| {
        let above = reading.document[reading.clauses[id].predicate].span;
        content.iter().any(|span| span.contains(above))
    };
    // Only what the statement says itself: "he doubted that there would be no talks" is none.
    if clause.parent.is_some_and(|(above, link)| inside(above) && link != Link::Coordinate) {
        return;
    }
    let found = ruled_out(reading, clause, facts, speaker)
        .or_else(|| refused(reading, clause, facts, speaker))
        .or_else(|| judged(reading, clause, speaker));
    let Some((actor, target, rule)) = found else { return };
    // "Ruled that the ban was unlawful" has stated it.
    let stated = facts.iter().any(|fact| {
        matches!(fact.statement, Statement::Stance { actor: who, target: what, .. }
            if who == actor && what.span == target.span)
    });
    if stated {
        return;
    }
    facts.push(Fact::new(
        Statement::Stance { kind: StanceKind::Rejects, actor, target },
        evidence(reading, clause),
        Status::Asserted,
        rule,
    ));
}

/// Who rejects what, and the rule that found it.
type Found = (ChainId, Phrase, &'static str);

/// Reads "there will be no talks".
fn ruled_out(
    reading: Reading<'_>,
    clause: &Clause,
    facts: &[Fact],
    speaker: ChainId,
) -> Option<Found> {
    let there = reading.document.child(clause.predicate, Dep::Expl).is_some();
    if !there || clause.lemma != "be" || !clause.negated || clause.modality != Modality::Planned {
        return None;
    }
    let target = phrase_of_whole_words(reading, clause.first(Slot::Attribute)?)?;
    let actor = delegated(reading, facts, speaker).unwrap_or(speaker);
    Some((actor, target, "stances:ruled-out"))
}

/// Reads "it will not send troops" of the speaker, where that is a thing that others ask for.
fn refused(
    reading: Reading<'_>,
    clause: &Clause,
    facts: &[Fact],
    speaker: ChainId,
) -> Option<Found> {
    let document = reading.document;
    let will = matches!(modal(reading, clause.predicate).as_deref(), Some("will" | "would"));
    let open = clause.modality == Modality::Conditional || clause.form != Form::Finite;
    if !clause.negated || !will || open || !is(Kind::Deed, &clause.lemma) {
        return None;
    }
    let stands = |relation| matches!(relation, Relation::Stance(_));
    if frames::of(reading, clause).any(|frame| stands(frame.relation) && frame.negated.is_some()) {
        return None;
    }
    let passive = document.child(clause.predicate, Dep::Auxpass).is_some();
    let subject = clause.first(Slot::Agent).filter(|_| !passive)?.head;
    let own = reading.chain(subject) == Some(speaker) || is_we(reading, subject);
    let body = owned(reading, facts, subject);
    let actor = match body {
        Some(body) => body,
        None if is_we(reading, subject) => represented(reading, facts, speaker).unwrap_or(speaker),
        None => Some(speaker).filter(|_| own)?,
    };
    let end = document.tokens_in(clause.span).end;
    let tokens = TokenRange { start: clause.predicate, end };
    Some((actor, arguments::words(reading, tokens), "stances:refused"))
}

/// Reads "the plan is unacceptable".
fn judged(reading: Reading<'_>, clause: &Clause, speaker: ChainId) -> Option<Found> {
    let document = reading.document;
    verdict(reading, clause)?;
    let said = clause.modality == Modality::Asserted;
    let subject = clause.first(Slot::Agent).filter(|_| said)?;
    let kind = arguments::document_kind(reading, subject.head);
    let plan = kind.is_some_and(|kind| !matches!(kind, Noun::Claim | Noun::Text | Noun::Part));
    let noun = document[subject.head].pos != Pos::Pron || reading.chain(subject.head).is_some();
    let target = phrase_of_whole_words(reading, subject).filter(|_| plan && noun)?;
    Some((speaker, target, "stances:judged"))
}

/// Returns the word of a clause that rejects what it is said of.
fn verdict(reading: Reading<'_>, clause: &Clause) -> Option<TokenId> {
    let head = clause.first(Slot::Attribute).map(|it| it.head);
    let word = head.filter(|_| clause.lemma == "be").unwrap_or(clause.predicate);
    let kind = if clause.negated { Kind::Merit } else { Kind::Verdict };
    Some(word).filter(|word| is(kind, reading.document.lemma(*word)))
}

/// Returns the body whose words a speaker only carries: an ambassador's are the state's.
fn delegated(reading: Reading<'_>, facts: &[Fact], speaker: ChainId) -> Option<ChainId> {
    let carries = facts.iter().any(|fact| match &fact.statement {
        Statement::Role { person, role, .. } if *person == speaker => {
            let role = role.to_lowercase();
            ["ambassador", "envoy", "spokes", "representative", "delegate", "press secretary"]
                .iter()
                .any(|word| role.contains(word))
        }
        _ => false,
    });
    represented(reading, facts, speaker).filter(|_| carries)
}
