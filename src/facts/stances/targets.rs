//! On what a stand is taken.

use super::super::arguments::{self, document_kind, is_time, tells_what_is};
use super::super::frames::{self, Frame, Relation};
use super::super::lexicon::{self, Noun};
use super::super::{Fact, Phrase, Reading, StanceKind, Statement};
use super::{cuts, elided};
use crate::clauses::{Argument, Clause, ClauseId, Form, Link, Modality, Slot};
use crate::language::{Dep, Pos, Tag, TokenRange};
use crate::mentions::ChainId;
use crate::text::Span;

/// What a clause takes a stand on.
pub(super) struct Targets {
    pub(super) things: Vec<Argument>,
    /// Those to whom a plan was sent, which "they" who reject it stands for.
    pub(super) receivers: Vec<Argument>,
}

impl Targets {
    /// Returns what the frame and the words around the clause give as its objects.
    pub(super) fn of(
        reading: Reading<'_>,
        clause: &Clause,
        frame: &Frame,
        kind: StanceKind,
    ) -> Self {
        let mut things = without_joined_clause(reading, clause, frame.targets(reading, clause));
        let mut receivers = Vec::new();
        for target in &mut things {
            let thing = elided::thing(reading, target).filter(|_| kind != StanceKind::Supports);
            if let Some(thing) = thing.or_else(|| elided::whole(reading, target)) {
                *target = thing;
            }
            if let Some((plan, sent_to)) = elided::plan_around(reading, clause, target) {
                *target = plan;
                receivers.extend(sent_to);
            }
            cuts::source(reading, target);
            cuts::aside(reading, target);
            if target.slot == Slot::Patient {
                cuts::circumstance(reading, target);
            }
            if kind == StanceKind::Rejects {
                cuts::verdict(reading, target);
            }
            behind_its_verb(reading, clause, target);
        }
        if things.is_empty() && clause.form == Form::Nominal {
            things.extend(elided::beside(reading, clause));
        }
        things.dedup_by_key(|target| target.head);
        Self { things, receivers }
    }
}

/// Leaves only "it" of "rejects *it* and many share my view", where the parser joins the next clause to
/// the pronoun.
fn without_joined_clause(
    reading: Reading<'_>,
    clause: &Clause,
    things: Vec<Argument>,
) -> Vec<Argument> {
    let document = reading.document;
    let head = clause.predicate.next();
    let pronoun = document.tokens().get(head.index()).is_some_and(|word| word.tag == Tag::Prp);
    let joined = pronoun && document.child(head, Dep::Conj).is_some();
    let beside = document
        .head(head)
        .is_some_and(|above| above == clause.predicate || things.iter().any(|it| it.head == above));
    if !(joined && beside) {
        return things;
    }
    let tokens = TokenRange { start: head, end: head.next() };
    vec![Argument { slot: Slot::Patient, preposition: None, head, tokens, clause: None }]
}

/// Lets a clause that is agreed begin behind the verb, "the text *that* they agreed to finish", and
/// gives what a bare one refers to: "a levy *that* they refused to pay".
fn behind_its_verb(reading: Reading<'_>, clause: &Clause, target: &mut Argument) {
    if target.slot != Slot::Complement || target.head <= clause.predicate {
        return;
    }
    target.tokens.start = target.tokens.start.max(clause.predicate.next());
    let inner = target.clause.map(|inner| &reading.clauses[inner]);
    let gap = inner.and_then(|inner| inner.first(Slot::Patient));
    let bare = target.tokens.last() == Some(target.head);
    if let Some(gap) = gap.filter(|gap| bare && gap.head < clause.predicate) {
        *target = gap.clone();
    }
}

/// Tells whether a clause names nothing that a stand could be taken on; "shares declined 3 percent"
/// declines nothing.
pub(super) fn names_no_object(reading: Reading<'_>, clause: &Clause) -> bool {
    let measured = |argument: &Argument| {
        let mut words = argument.tokens.iter();
        words.any(|word| reading.document[word].pos == Pos::Num)
    };
    clause.first(Slot::Patient).is_none()
        && clause.first(Slot::Complement).is_none()
        && !clause.arguments.iter().any(|it| it.slot != Slot::Agent && measured(it))
}

/// Tells whether a stand of `actor` on the target says nothing new: it is on itself, on a plan of its
/// own, or told as a dispute.
pub(super) fn goes_without_saying(
    reading: Reading<'_>,
    facts: &[Fact],
    kind: StanceKind,
    actor: ChainId,
    (target, phrase): (&Argument, Phrase),
) -> bool {
    phrase.chain == Some(actor)
        || kind == StanceKind::Supports && is_own(reading, target, actor)
        || kind == StanceKind::Rejects && is_disputed(reading, facts, (actor, phrase.span))
}

/// Tells whether the target is one that a stand of this kind is taken on.
pub(super) fn suits(reading: Reading<'_>, kind: StanceKind, target: &Argument) -> bool {
    // "Voted against joining" supports nothing.
    let against = target.preposition.as_deref() == Some("against");
    if is_time(reading, target.head)
        || names_nothing(reading, target)
        || against && kind != StanceKind::Rejects
    {
        return false;
    }
    let inner = target.clause.filter(|_| target.slot == Slot::Complement);
    // "Refused to sign, *in what* looks like a clash."
    let aside = inner.is_some() && target.preposition.as_deref() == Some("in");
    if aside || inner.is_some_and(|inner| leaves_open(reading, inner)) {
        return false;
    }
    if kind == StanceKind::Rejects {
        return !is_claim(reading, target)
            && inner.is_none_or(|inner| {
                !takes_its_own_stand(reading, inner) && !is_silence(reading, inner)
            });
    }
    inner.is_none_or(|inner| {
        // "Voted to reject it": the vote is what was voted for.
        reading.clauses[inner].modality != Modality::Asserted
            // "Agreed that it was needed" is a view; "agreed that he would go" an assent.
            || !takes_its_own_stand(reading, inner)
                && !tells_what_is(reading, &reading.clauses[inner])
    }) && inner.is_none_or(|inner| !lacks_its_object(reading, inner))
}

/// Tells whether the words point at a thing without naming it, or tell a time: "defend *itself*", "what
/// they voted for", "could accept *nothing* less", "accepts plan *moments* before".
fn names_nothing(reading: Reading<'_>, target: &Argument) -> bool {
    let word = reading.document[target.head];
    let lemma = reading.document.lemma(target.head);
    let bare = reading.document.children(target.head).iter().all(|child| *child > target.head);
    let span = bare && word.tag == Tag::Nns && lexicon::is_adjunct(lemma);
    let reflexive = lemma.ends_with("self") || lemma.ends_with("selves");
    let pointing = matches!(word.tag, Tag::Wp | Tag::Wdt | Tag::Dt) && target.tokens.len() == 1;
    let nothing = word.pos == Pos::Adv || matches!(lemma, "much" | "nothing");
    nothing
        || span
        || reflexive
        || pointing && arguments::named_somehow(reading, target.head).is_none()
}

/// Tells whether a clause leaves open what is so: "*whether* or not they say so".
fn leaves_open(reading: Reading<'_>, inner: ClauseId) -> bool {
    let words = reading.document.tokens_in(reading.clauses[inner].span);
    let mut marks = words.iter().take(3).map(|word| reading.document.word(word).to_lowercase());
    marks.any(|word| word == "whether")
        || reading.document.word(words.start).eq_ignore_ascii_case("or")
}

/// Tells whether all that a clause says is a stand on something named elsewhere: "a force that it is
/// willing *to accept*".
fn lacks_its_object(reading: Reading<'_>, inner: ClauseId) -> bool {
    let inner = &reading.clauses[inner];
    let stand = |frame: &Frame| {
        matches!(frame.relation, Relation::Stance(_))
            && frame.takes_target()
            && frame.targets(reading, inner).is_empty()
    };
    let said = reading.document.subtree(inner.predicate);
    said.len() <= 2 && frames::of(reading, inner).any(stand)
}

/// Tells whether a clause states a stand itself: "refused to recognise the vote" and "refused to rule
/// out a ban" are what the inner verb makes of them; a second stand would repeat or belie it.
fn takes_its_own_stand(reading: Reading<'_>, inner: ClauseId) -> bool {
    let inner = &reading.clauses[inner];
    frames::of(reading, inner)
        .filter(|frame| matches!(frame.relation, Relation::Stance(_)))
        .any(|frame| !frame.targets(reading, inner).is_empty())
}

/// Tells whether the target is a claim: who rejects one disputes it, which is another statement. One
/// "for damages" is a demand.
fn is_claim(reading: Reading<'_>, target: &Argument) -> bool {
    let mut prepositions = reading.document.children_as(target.head, Dep::Prep);
    document_kind(reading, target.head) == Some(Noun::Claim)
        && !prepositions.any(|word| reading.document.lemma(word) == "for")
}

/// Tells whether a clause, or that which it is coordinated with, says no more than to speak:
/// "declined to comment" rejects nothing.
fn is_silence(reading: Reading<'_>, inner: ClauseId) -> bool {
    let first = reading.clauses[inner].parent.filter(|(_, link)| *link == Link::Coordinate);
    let mut verbs = [Some(inner), first.map(|(first, _)| first)].into_iter().flatten();
    verbs.any(|verb| lexicon::is_silence(&reading.clauses[verb].lemma))
}

/// "The ministers defended *their* plan": that they support it goes without saying.
fn is_own(reading: Reading<'_>, target: &Argument, actor: ChainId) -> bool {
    let whose = reading.document.child(target.head, Dep::Poss);
    whose.and_then(|whose| reading.chain(whose)) == Some(actor)
        && matches!(document_kind(reading, target.head), Some(Noun::Plan | Noun::Demand))
}

/// Tells whether the actor disputes the target in the same sentence: "criticised the count as
/// fraudulent" is one stand.
fn is_disputed(reading: Reading<'_>, facts: &[Fact], (actor, target): (ChainId, Span)) -> bool {
    let sentence = |at: Span| reading.document.tokens_in(at).start;
    let sentence = |at: Span| reading.document[sentence(at)].sentence;
    facts.iter().any(|fact| match fact.statement {
        Statement::Disputes { actor: who, target: what, .. } => {
            who == actor && what.span.overlaps(target) && fact.evidence.sentence == sentence(target)
        }
        _ => false,
    })
}
