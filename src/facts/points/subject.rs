//! Points that a plan is the subject of: "the bill would cap rents".

use super::{PROPOSAL, Point};
use crate::clauses::{Argument, Clause, Link, Slot, Tense};
use crate::facts::arguments::{document_kind, modal, words};
use crate::facts::frames::{self, Relation};
use crate::facts::lexicon::{self, Noun};
use crate::facts::{Phrase, Reading, cues, plans};
use crate::language::{Dep, Pos, Tag, TokenId, TokenRange};

/// "The bill would cap rents": what the plan would do.
pub(super) fn plan_as_subject(reading: Reading<'_>, clause: &Clause) -> Option<Point> {
    let agent = clause.first(Slot::Agent)?;
    let provides = match modal(reading, clause.predicate).as_deref() {
        Some(modal) => matches!(modal, "would" | "will" | "shall" | "must"),
        // "The budget cuts pay and raises fares."
        None => is_told_now(reading, clause) && is_provision(reading, clause, agent),
    };
    if !provides
        || !plans::is_plan(reading, agent.head)
        || tells_its_fate(reading, clause)
        || may_be_of_another(reading, clause, agent.head)
    {
        return None;
    }
    let mut determiners = reading.document.children_as(agent.head, Dep::Det);
    let any = determiners.any(|word| matches!(reading.document.lemma(word), "any" | "no"));
    let doing = reading.document[clause.predicate].pos == Pos::Verb && !clause.negated && !any;
    let content = from_predicate(reading, clause);
    // One word is the scrap of what the parser misread.
    let whole = content.span.of(reading.document.text()).contains(char::is_whitespace);
    (doing && whole).then(|| Point {
        plan: agent.head,
        contents: vec![content],
        binds: None,
        rule: "subject",
        kind: PROPOSAL,
    })
}

/// "An extension of the plan, *which* would give time": it may be the extension that does.
fn may_be_of_another(reading: Reading<'_>, clause: &Clause, plan: TokenId) -> bool {
    let document = reading.document;
    let which = document.child(clause.predicate, Dep::Nsubj).filter(|word| {
        let comma = word.previous().is_some_and(|before| document.word(before) == ",");
        comma && document[*word].tag == Tag::Wdt
    });
    let of = document.head(plan).filter(|of| document.lemma(*of) == "of");
    let whole = of.and_then(|of| document.head(of));
    let other = |whole: TokenId| {
        let kind = document_kind(reading, whole);
        !kind.is_some_and(|kind| kind == Noun::Part || kind.holds_points())
    };
    which.is_some() && whole.is_some_and(|whole| document[whole].pos == Pos::Noun && other(whole))
}

/// Tells whether the clause words what a plan provides for, and not what it brings about: "raises
/// fares", but not "raises doubts".
fn is_provision(reading: Reading<'_>, clause: &Clause, plan: &Argument) -> bool {
    let aside = matches!(clause.parent, Some((_, Link::Relative)));
    let thing = |patient: &Argument| cues::noun(reading.document.lemma(patient.head)).is_none();
    // What an agreement ends is the quarrel: "the deal ends a long standoff".
    let settles =
        clause.lemma == "end" && document_kind(reading, plan.head) == Some(Noun::Agreement);
    !aside
        && !settles
        && lexicon::is_provision(&clause.lemma)
        && clause.all(Slot::Patient).all(thing)
}

/// Tells whether the predicate is a verb in the present: "raises", not "covered by".
fn is_told_now(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let now = |verb: TokenId| matches!(document[verb].tag, Tag::Vbz | Tag::Vbp);
    let helped = document
        .children(clause.predicate)
        .iter()
        .any(|child| matches!(document[*child].dep, Dep::Aux | Dep::Auxpass) && now(*child));
    clause.tense == Tense::Present && (now(clause.predicate) || helped)
}

/// Tells whether a clause tells how the plan fares: "would need consent", but not "would scrap a tax".
fn tells_its_fate(reading: Reading<'_>, clause: &Clause) -> bool {
    // "Would have to be ratified".
    let has_to = clause.lemma == "have" && clause.first(Slot::Complement).is_some();
    let fate = |frame: &frames::Frame| match frame.relation {
        Relation::Contains => false,
        Relation::Stance(_) => !lexicon::is_provision(&clause.lemma),
        Relation::Proposes | Relation::Conveys | Relation::Authors => {
            !frame.targets(reading, clause).is_empty()
        }
        Relation::Demands | Relation::Meets | Relation::Nothing => true,
    };
    has_to || frames::of(reading, clause).any(fate)
}

/// Returns the words from the predicate to the end of its clause.
fn from_predicate(reading: Reading<'_>, clause: &Clause) -> Phrase {
    let tokens = reading.document.tokens_in(clause.span);
    words(reading, TokenRange { start: clause.predicate, end: tokens.end })
}
