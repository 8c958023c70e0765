//! How a stand is meant, once negation and modality are read.
//!
//! "Would not accept" is a rejection, "could accept" is nothing yet, "had not yet
//! signed" refuses nothing.

use super::super::arguments::{announced_by, modal, status};
use super::super::cues;
use super::super::frames::{self, Frame, Relation};
use super::super::{Reading, StanceKind, Status};
use super::statements;
use super::terms::{
    hangs_on_condition, is_condition, is_inverted, is_on_terms, is_one_of_two, is_refused_until,
};
use crate::clauses::{Clause, Form, Link, Modality, Tense};
use crate::language::{Dep, Pos, Tag};
use crate::mentions::ChainId;

/// Returns the stand that the clause states once negation and modality are read, and how it is meant.
pub(super) fn meant(
    reading: Reading<'_>,
    clause: &Clause,
    frame: &Frame,
    kind: StanceKind,
    actor: ChainId,
) -> (StanceKind, Status) {
    if is_inverted(reading, clause) {
        return (kind, Status::Hypothetical);
    }
    let modal = modal(reading, clause.predicate);
    let modal = modal.as_deref();
    if clause.negated ^ has_split_negation(reading, clause) {
        return negated(reading, clause, frame, kind, modal);
    }
    if clause.modality == Modality::Conditional {
        return (kind, Status::Conditional);
    }
    (kind, affirmed(reading, clause, kind, modal, actor))
}

/// Returns what not doing it comes to: "will not accept" is a rejection, "had not signed" is none.
fn negated(
    reading: Reading<'_>,
    clause: &Clause,
    frame: &Frame,
    kind: StanceKind,
    modal: Option<&str>,
) -> (StanceKind, Status) {
    if is_left_undone(reading, clause) {
        return (kind, Status::Negated);
    }
    let refuses = is_refused_for_now(reading, clause, frame, modal);
    if clause.modality == Modality::Conditional && !refuses {
        return (kind, Status::Conditional);
    }
    let turned = match modal {
        Some("can" | "could") => frame.cannot,
        _ => frame.negated,
    };
    match turned {
        Some(turned)
            if refuses
                || is_resolved(reading, clause)
                || is_firm(reading, clause, frame, modal) =>
        {
            (turned, Status::Asserted)
        }
        // "Had not signed" tells what has not come about, not that it was refused.
        Some(_) if clause.modality == Modality::Asserted && has_not_yet(reading, clause) => {
            (kind, Status::Negated)
        }
        Some(turned) => (turned, clause.modality.into()),
        None => (kind, Status::Negated),
    }
}

/// Tells whether the words only say what was not done beside: "left *without signing it*".
fn is_left_undone(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let behind = document.head(clause.predicate);
    document[clause.predicate].dep == Dep::Pcomp
        && behind.is_some_and(|word| document.lemma(word) == "without")
}

/// Tells whether it is refused as things stand: "will not accept quotas if war starts" refuses them now;
/// "if it does not accept" is open.
fn is_refused_for_now(
    reading: Reading<'_>,
    clause: &Clause,
    frame: &Frame,
    modal: Option<&str>,
) -> bool {
    !is_condition(reading, clause)
        && match modal {
            Some("will" | "wo") => frame.negated.is_some(),
            Some("can" | "could" | "ca") => frame.cannot.is_some(),
            Some("would") => frame.negated.is_some() && is_refused_until(reading, clause),
            _ => false,
        }
}

/// Tells whether not doing it is a stand and no mere fact.
fn is_firm(reading: Reading<'_>, clause: &Clause, frame: &Frame, modal: Option<&str>) -> bool {
    matches!(clause.modality, Modality::Asserted | Modality::Planned)
        && is_refused(reading, clause, frame)
        || is_willing(modal) && !is_wished(reading, clause)
        || is_unwilling(reading, clause)
        || matches!(modal, Some("can" | "could")) && frame.cannot.is_some()
}

/// Returns how a stand that is not negated is meant.
fn affirmed(
    reading: Reading<'_>,
    clause: &Clause,
    kind: StanceKind,
    modal: Option<&str>,
    actor: ChainId,
) -> Status {
    let willing = is_willing(modal);
    if is_one_of_two(reading, clause, kind) {
        return Status::Hypothetical;
    }
    let consents = kind != StanceKind::Rejects && hangs_on_condition(reading, clause);
    if consents || willing && is_on_terms(reading, clause) {
        return Status::Conditional;
    }
    let announced = || announced_by(reading, clause, actor) && !is_wished(reading, clause);
    if clause.modality != Modality::Asserted && willing && announced() {
        return Status::Asserted;
    }
    match (status(clause), kind) {
        (Status::Planned | Status::Hypothetical, StanceKind::Rejects | StanceKind::Supports)
            if is_resolved(reading, clause) =>
        {
            Status::Asserted
        }
        (Status::Asserted, StanceKind::Accepts) if has_not_come_about(reading, clause) => {
            Status::Hypothetical
        }
        (status, _) => status,
    }
}

fn is_willing(modal: Option<&str>) -> bool {
    matches!(modal, Some("will" | "would" | "shall"))
}

/// Tells whether the words only name what might be done: "gave them a week *to accept it*", "the chance
/// *of accepting it*".
fn has_not_come_about(reading: Reading<'_>, clause: &Clause) -> bool {
    let aim = clause.form == Form::Infinitive
        && clause.parent.is_some_and(|(_, link)| link == Link::Adverbial);
    aim || is_of_a_noun(reading, clause) || is_opposed(reading, clause)
}

/// Tells whether the words are what somebody opposes: "protested against *submitting to it*".
fn is_opposed(reading: Reading<'_>, clause: &Clause) -> bool {
    let above = clause.parent.filter(|(_, link)| *link == Link::Complement);
    let opposes = |frame: &Frame| frame.relation == Relation::Stance(StanceKind::Rejects);
    clause.form == Form::Participle
        && above.is_some_and(|(above, _)| {
            let above = &reading.clauses[above];
            !above.negated && frames::of(reading, above).any(opposes)
        })
}

/// Tells whether the clause is what somebody vows or tries to do: "threatened to veto the bill".
fn is_resolved(reading: Reading<'_>, clause: &Clause) -> bool {
    let above = clause.parent.filter(|(_, link)| *link == Link::Complement);
    above.map(|(above, _)| &reading.clauses[above]).is_some_and(|above| {
        statements::is_resolve(&above.lemma)
            && !above.negated
            && above.modality == Modality::Asserted
            && clause.form == Form::Infinitive
    })
}

/// Tells whether a clause is what somebody is "not willing to" do, which is a refusal.
fn is_unwilling(reading: Reading<'_>, clause: &Clause) -> bool {
    let above = clause.parent.filter(|(_, link)| *link == Link::Complement);
    above.map(|(above, _)| &reading.clauses[above]).is_some_and(|above| {
        let turns = |frame: &Frame| {
            frame.relation == Relation::Nothing && frame.negated == Some(StanceKind::Rejects)
        };
        above.negated
            && above.modality == Modality::Asserted
            && reading.document[above.predicate].pos == Pos::Adj
            && frames::of(reading, above).any(turns)
    })
}

/// Tells whether a gerund says what a noun is of: "the idea of accepting it".
fn is_of_a_noun(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let of =
        document.head(clause.predicate).filter(|_| document[clause.predicate].dep == Dep::Pcomp);
    of.is_some_and(|of| {
        document.lemma(of) == "of"
            && document.head(of).is_some_and(|noun| document[noun].pos == Pos::Noun)
    })
}

/// Tells whether a negated auxiliary is cut off from its verb: "were not, however, accepted".
///
/// The parser then takes the verb for a complement of the auxiliary.
fn has_split_negation(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let verb = document[clause.predicate];
    let above = document.head(clause.predicate).filter(|above| {
        matches!(document.lemma(*above), "be" | "have" | "do")
            && matches!(verb.tag, Tag::Vbn | Tag::Vb)
            && !matches!(verb.dep, Dep::Conj | Dep::Relcl | Dep::Acl)
            && document.child(*above, Dep::Attr).is_none()
            && document
                .child(*above, Dep::Acomp)
                .is_none_or(|adjective| adjective == clause.predicate)
            && *above < clause.predicate
    });
    above.is_some_and(|above| document.child(above, Dep::Neg).is_some())
}

/// Tells whether not doing it is a refusal: "had not yet signed" is none, "did not accept" is.
fn is_refused(reading: Reading<'_>, clause: &Clause, frame: &Frame) -> bool {
    let attitude = frame.cannot.is_some() || frame.relation == Relation::Nothing;
    let perfect = is_perfect(reading, clause);
    let governed =
        clause.parent.filter(|(_, link)| *link == Link::Complement).is_some_and(|above| {
            frames::of(reading, &reading.clauses[above.0])
                .any(|above| above.relation == Relation::Stance(StanceKind::Rejects))
        });
    governed || attitude && !perfect || clause.tense == Tense::Present && !perfect
}

/// Tells whether a clause, or the one that it is coordinated with, is in the perfect.
fn is_perfect(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let first = document.head(clause.predicate);
    let first = first.filter(|_| document[clause.predicate].dep == Dep::Conj);
    let mut auxiliaries = [Some(clause.predicate), first]
        .into_iter()
        .flatten()
        .flat_map(|verb| document.children_as(verb, Dep::Aux));
    auxiliaries.any(|aux| document.lemma(aux) == "have")
}

/// Tells whether a clause in the perfect is denied without a "never".
fn has_not_yet(reading: Reading<'_>, clause: &Clause) -> bool {
    let words = reading.document.tokens_in(clause.span);
    let never = words.iter().any(|word| reading.document.lemma(word) == "never");
    is_perfect(reading, clause) && !never
}

/// Tells whether the clause completes a word of wishing, not of saying: "hopes it would not".
fn is_wished(reading: Reading<'_>, clause: &Clause) -> bool {
    clause.parent.is_some_and(|(parent, link)| {
        link == Link::Complement && cues::verb(&reading.clauses[parent].lemma).is_none()
    })
}
