//! Rejections that a speaker words without a verb of rejecting.
//!
//! "There will be no talks", "we will not send troops", "the plan is unacceptable".

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::super::arguments::{self, evidence, modal, phrase_of_whole_words};
use super::super::cues;
use super::super::frames::{self, Relation};
use super::super::lexicon::Noun;
use super::super::obligations::innermost_claim;
use super::super::{Fact, Phrase, Reading, StanceKind, Statement, Status};
use super::principals::{delegated, is_we, owned, represented};
use crate::clauses::{Argument, Clause, ClauseId, Form, Link, Modality, Slot};
use crate::language::{Dep, Pos, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind};
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
    /// A verb of holding a view: who does not "think" that it should be done rejects it.
    Opinion,
    /// A verb of deciding: who "decides" not to do what others ask for refuses.
    Choice,
    /// What is said of what can be done: "no talks are *possible*".
    Open,
    /// A verb of trying or vowing, which is enough: "threatened to veto it".
    Resolve,
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

/// Tells whether a verb of trying or vowing takes the stand that it governs: "vowed to block it".
pub(super) fn is_resolve(verb: &str) -> bool {
    is(Kind::Resolve, verb)
}

fn is(kind: Kind, word: &str) -> bool {
    WORDS.contains(&(kind, word.to_lowercase()))
}

/// Adds the rejection that a clause of a statement words.
pub(super) fn find(reading: Reading<'_>, clause: &Clause, facts: &mut Vec<Fact>) {
    if !clause.negated && verdict(reading, clause).is_none() {
        return;
    }
    if let Some(found) = unwished(reading, clause).or_else(|| forgone(reading, clause)) {
        return add(reading, clause, facts, found);
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
    // "Agreed that no tolls will be raised" has accepted it.
    let agreed = clause.parent.is_some_and(|(above, link)| {
        let accepts = |frame: &frames::Frame| {
            frame.relation == Relation::Stance(StanceKind::Accepts) && frame.takes_target()
        };
        link == Link::Complement && frames::of(reading, &reading.clauses[above]).any(accepts)
    });
    if agreed {
        return;
    }
    let found = ruled_out(reading, clause, facts, speaker)
        .or_else(|| refused(reading, clause, facts, speaker))
        .or_else(|| judged(reading, clause, speaker));
    if let Some(found) = found {
        add(reading, clause, facts, found);
    }
}

/// Adds a rejection, unless another rule has stated it.
fn add(reading: Reading<'_>, clause: &Clause, facts: &mut Vec<Fact>, found: Found) {
    let (actor, target, rule) = found;
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

/// Reads "she does not think that the mayor should resign".
fn unwished(reading: Reading<'_>, clause: &Clause) -> Option<Found> {
    let says = clause.negated && clause.modality == Modality::Asserted;
    if !says || !is(Kind::Opinion, &clause.lemma) {
        return None;
    }
    let wish = clause.all(Slot::Complement).find(|argument| {
        let modal = modal(reading, argument.head);
        matches!(modal.as_deref(), Some("should" | "must" | "ought"))
            || argument.clause.is_some_and(|inner| {
                let inner = &reading.clauses[inner];
                !inner.negated && merit(reading, inner, Kind::Merit).is_some()
            })
    })?;
    let actor = arguments::actor(reading, clause.first(Slot::Agent)?.head)?;
    let target = phrase_of_whole_words(reading, wish)?;
    Some((actor, target, "stances:unwished"))
}

/// Reads "the miners decided not to attend the talks".
fn forgone(reading: Reading<'_>, clause: &Clause) -> Option<Found> {
    let (above, _) = clause.parent.filter(|(_, link)| *link == Link::Complement)?;
    let above = &reading.clauses[above];
    let chosen = is(Kind::Choice, &above.lemma) && !above.negated;
    let own = clause.form == Form::Infinitive && clause.negated && is(Kind::Deed, &clause.lemma);
    let chosen = chosen && above.modality == Modality::Asserted;
    let actor = above.first(Slot::Agent).filter(|_| chosen && own)?;
    let actor = arguments::actor(reading, actor.head)?;
    let end = reading.document.tokens_in(clause.span).end;
    let tokens = TokenRange { start: clause.predicate, end };
    Some((actor, arguments::words(reading, tokens), "stances:forgone"))
}

/// Reads "there will be no talks", "no talks will be held", "no deal is possible".
fn ruled_out(
    reading: Reading<'_>,
    clause: &Clause,
    facts: &[Fact],
    speaker: ChainId,
) -> Option<Found> {
    let document = reading.document;
    let there = document.child(clause.predicate, Dep::Expl).is_some() && clause.lemma == "be";
    let will = matches!(modal(reading, clause.predicate).as_deref(), Some("will" | "would"))
        && clause.form == Form::Finite
        && matches!(clause.modality, Modality::Planned | Modality::Hypothetical);
    let none = |argument: &&Argument| {
        document.children_as(argument.head, Dep::Det).any(|word| document.lemma(word) == "no")
    };
    let passive = document.child(clause.predicate, Dep::Auxpass).is_some();
    let thing = if there {
        clause.first(Slot::Attribute).filter(|_| clause.modality == Modality::Planned)
    } else if passive {
        // "No one will be hurt" rules out no measure.
        clause.first(Slot::Patient).filter(|_| will).filter(none)
    } else {
        let open = merit(reading, clause, Kind::Open).is_some();
        clause.first(Slot::Agent).filter(|_| open).filter(none)
    };
    let thing = thing.filter(|it| there || arguments::actor(reading, it.head).is_none());
    let target = phrase_of_whole_words(reading, thing.filter(|_| clause.negated)?)?;
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
    let would = modal(reading, clause.predicate).is_some_and(|modal| modal == "would");
    let said =
        clause.modality == Modality::Asserted || would && clause.modality == Modality::Hypothetical;
    // "Is not sufficient, *but* it is a first step" weighs it.
    let copula = document.head(clause.predicate).filter(|be| document.lemma(*be) == "be");
    let weighed = [Some(clause.predicate), copula].into_iter().flatten().any(|word| {
        document.child(word, Dep::Conj).is_some()
            && document.children_as(word, Dep::Cc).any(|and| document.lemma(and) == "but")
    });
    let subject = clause.first(Slot::Agent).filter(|_| said && !weighed)?;
    let kind = arguments::document_kind(reading, subject.head);
    // "The text is unacceptable" rejects it, where somebody says so.
    let who = reading.mentions[speaker].kind;
    let somebody = !matches!(who, EntityKind::Document | EntityKind::Other | EntityKind::Event);
    let plan = kind.is_some_and(|kind| match kind {
        Noun::Claim | Noun::Part => false,
        Noun::Text => somebody,
        _ => true,
    });
    // "It would be wrong to sell the port."
    let deed = clause
        .all(Slot::Complement)
        .find(|it| it.clause.is_some_and(|inner| reading.clauses[inner].form == Form::Infinitive));
    let says = |verb: TokenId| cues::verb(document.lemma(verb)).is_some();
    let deed = deed.filter(|it| !says(it.head));
    if let Some(deed) = deed.filter(|_| document.lemma(subject.head) == "it") {
        return Some((speaker, phrase_of_whole_words(reading, deed)?, "stances:judged"));
    }
    let noun = document[subject.head].pos != Pos::Pron || reading.chain(subject.head).is_some();
    let target = phrase_of_whole_words(reading, subject).filter(|_| plan && noun)?;
    Some((speaker, target, "stances:judged"))
}

/// Returns the word of a clause that rejects what it is said of.
fn verdict(reading: Reading<'_>, clause: &Clause) -> Option<TokenId> {
    merit(reading, clause, if clause.negated { Kind::Merit } else { Kind::Verdict })
}

/// Returns the word of a clause that says something of one kind of its subject.
fn merit(reading: Reading<'_>, clause: &Clause, kind: Kind) -> Option<TokenId> {
    let head = clause.first(Slot::Attribute).map(|it| it.head);
    let word = head.filter(|_| clause.lemma == "be").unwrap_or(clause.predicate);
    Some(word).filter(|word| is(kind, reading.document.lemma(*word)))
}
