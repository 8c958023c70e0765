//! Who rejects, accepts and supports what.
//!
//! ```text
//! clauses + frames ──find──▶ Statement::Stance
//! ```
//!
//! The frame says which relation a word states and who is who. What is left to
//! the code is how the stand is meant: "would not accept" is a rejection, "could
//! accept" is nothing yet, "refused to rule out" is no refusal of the thing.

use super::arguments::{
    actors, announced_by, document_kind, evidence, modal, phrase_of_whole_words, status,
};
use super::cues;
use super::frames::{self, Frame, Relation};
use super::lexicon::{self, Noun};
use super::obligations::innermost_claim;
use super::plans::Plans;
use super::{Fact, Reading, StanceKind, Statement, Status};
use crate::clauses::{Argument, Clause, ClauseId, Form, Link, Modality, Slot, Tense};
use crate::language::{Dep, Pos, Tag, TokenId, TokenRange};
use crate::mentions::ChainId;

/// How often each kind is right, on the development articles and a little below.
const fn confidence(kind: StanceKind) -> f32 {
    match kind {
        StanceKind::Rejects => 0.8,
        StanceKind::Accepts => 0.65,
        StanceKind::Supports => 0.75,
    }
}

/// Adds the stances that the clauses state.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let plans = Plans::read(reading);
    for clause in &reading.clauses.clauses {
        rule_out(reading, clause, facts);
        let mut stated: Vec<StanceKind> = Vec::new();
        // "The US-backed plan" names a plan; it does not report the backing.
        if reading.document[clause.predicate].dep == Dep::Amod || is_of_an_idiom(reading, clause) {
            continue;
        }
        for frame in frames::of(reading, clause) {
            let kind = match (frame.relation, frame.negated) {
                (Relation::Stance(kind), _) => kind,
                (Relation::Nothing, Some(turned)) if clause.negated => turned,
                _ => continue,
            };
            if !stated.contains(&kind) && state(reading, &plans, clause, frame, kind, facts) {
                stated.push(kind);
            }
        }
    }
}

/// Tells whether a noun belongs to an idiom of the clause above, which says what becomes of it:
/// "withdrew its support".
fn is_of_an_idiom(reading: Reading<'_>, clause: &Clause) -> bool {
    let above = clause.parent.filter(|_| clause.form == Form::Nominal);
    above.is_some_and(|(above, _)| {
        let above = &reading.clauses[above];
        frames::of(reading, above).any(|frame| {
            matches!(frame.relation, Relation::Stance(_))
                && frame.has_idiom_noun(reading, above, clause.predicate)
        })
    })
}

/// Adds what a frame makes of a clause; tells whether it made anything.
fn state(
    reading: Reading<'_>,
    plans: &Plans,
    clause: &Clause,
    frame: &Frame,
    kind: StanceKind,
    facts: &mut Vec<Fact>,
) -> bool {
    let mut targets = frame.targets(reading, clause);
    let whole = clause.first(Slot::Patient).is_none() && clause.first(Slot::Complement).is_none();
    if !frame.takes_target() && whole {
        targets.extend(plan_before(reading, clause));
    }
    let mut doers = frame.actors(reading, clause);
    if doers.is_empty() && clause.form == Form::Nominal {
        doers.extend(targets.iter().filter_map(|target| source_of(reading, target)));
    }
    let mut actors = actors(reading, &doers);
    if actors.is_empty() {
        actors.extend(doers.iter().filter_map(|doer| plans.maker(reading, doer.head)));
    }
    let before = facts.len();
    for target in &targets {
        if !suits(reading, kind, target) {
            continue;
        }
        let Some(target_phrase) = phrase_of_whole_words(reading, target) else { continue };
        for actor in &actors {
            if target_phrase.chain == Some(*actor) {
                continue;
            }
            let (kind, status) = meant(reading, clause, frame, kind, *actor);
            facts.push(Fact {
                statement: Statement::Stance { kind, actor: *actor, target: target_phrase },
                evidence: evidence(reading, clause),
                status,
                reported_by: Vec::new(),
                confidence: confidence(kind),
                rule: format!("frames:{}", frame.lemma),
            });
        }
    }
    facts.len() > before
}

/// Returns whose opposition it is where the parser hung them on its object: "opposition to the plan
/// *from farmers*".
fn source_of(reading: Reading<'_>, target: &Argument) -> Option<Argument> {
    let document = reading.document;
    let mut prepositions = document.children_as(target.head, Dep::Prep);
    let from =
        prepositions.find(|word| matches!(document.lemma(*word), "among" | "by" | "from"))?;
    let head = document.child(from, Dep::Pobj)?;
    let tokens = document.subtree(head);
    Some(Argument { slot: Slot::Agent, preposition: None, head, tokens, clause: None })
}

/// How many sentences before opposition that names no object its object may stand.
const PLAN_DISTANCE: u32 = 2;

/// Returns the plan that the text speaks of, for opposition that names no object of its own.
fn plan_before(reading: Reading<'_>, clause: &Clause) -> Option<Argument> {
    let document = reading.document;
    let at = document[clause.predicate].sentence.0;
    let plan = |token: &TokenId| {
        let noun = matches!(document[*token].pos, Pos::Noun);
        noun && lexicon::noun(document.lemma(*token)) == Some(Noun::Plan)
            && reading.mentions.at(*token).is_some()
    };
    let before = TokenRange::new(0, clause.predicate.0);
    let near = |token: &TokenId| document[*token].sentence.0 + PLAN_DISTANCE >= at;
    let head = before.iter().rev().take_while(near).find(plan)?;
    let mention = &reading.mentions[reading.mentions.at(head)?];
    let (slot, tokens) = (Slot::Patient, mention.tokens);
    Some(Argument { slot, preposition: None, head, tokens, clause: None })
}

/// Tells whether the target is one that a stand of this kind is taken on.
fn suits(reading: Reading<'_>, kind: StanceKind, target: &Argument) -> bool {
    if kind != StanceKind::Rejects {
        return true;
    }
    // "Refused to recognise the vote" and "refused to rule out a ban" are what the
    // inner verb makes of them; a second stand of the outer one would repeat or belie it.
    let inner = target.clause.filter(|_| target.slot == Slot::Complement);
    let deferred = inner.is_some_and(|inner| {
        frames::of(reading, &reading.clauses[inner])
            .filter(|frame| matches!(frame.relation, Relation::Stance(_)))
            .any(|frame| !frame.targets(reading, &reading.clauses[inner]).is_empty())
    });
    // Who rejects a claim disputes it, which is another statement.
    let claim = document_kind(reading, target.head) == Some(Noun::Claim);
    // "Declined to comment" rejects nothing.
    let silent = inner.is_some_and(|inner| lexicon::is_silence(&reading.clauses[inner].lemma));
    !deferred && !claim && !silent
}

/// Returns the stand that the clause states once negation and modality are read, and how it is meant.
fn meant(
    reading: Reading<'_>,
    clause: &Clause,
    frame: &Frame,
    kind: StanceKind,
    actor: ChainId,
) -> (StanceKind, Status) {
    let modal = modal(reading, clause.predicate);
    let modal = modal.as_deref();
    if is_inverted(reading, clause) {
        return (kind, Status::Hypothetical);
    }
    let negated = clause.negated ^ has_split_negation(reading, clause);
    // "It will not accept quotas if war starts" refuses them now; "if it does not accept" is open.
    let refuses = negated
        && !is_condition(reading, clause)
        && match modal {
            Some("will" | "wo") => frame.negated.is_some(),
            Some("can" | "could" | "ca") => frame.cannot.is_some(),
            _ => false,
        };
    if clause.modality == Modality::Conditional && !refuses {
        return (kind, Status::Conditional);
    }
    let willing = matches!(modal, Some("will" | "would" | "shall"));
    if negated {
        let turned = match modal {
            Some("can" | "could") => frame.cannot,
            _ => frame.negated,
        };
        let firm = matches!(clause.modality, Modality::Asserted | Modality::Planned)
            && is_refused(reading, clause, frame)
            || willing && !is_wished(reading, clause)
            || matches!(modal, Some("can" | "could")) && frame.cannot.is_some();
        return match turned {
            Some(turned) if firm || refuses => (turned, Status::Asserted),
            Some(turned) => (turned, status_of(clause.modality)),
            None => (kind, Status::Negated),
        };
    }
    if clause.modality != Modality::Asserted && willing && announced_by(reading, clause, actor) {
        return (kind, Status::Asserted);
    }
    // "Gave them a week to accept it": what an acceptance is for has not come about.
    // Nor has "the chance of accepting it" been taken.
    let chance = is_of_a_noun(reading, clause);
    let aim = clause.form == Form::Infinitive
        && clause.parent.is_some_and(|(_, link)| link == Link::Adverbial);
    match status(clause) {
        Status::Asserted if (aim || chance) && kind == StanceKind::Accepts => {
            (kind, Status::Hypothetical)
        }
        status => (kind, status),
    }
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

/// Adds the rejection in a speaker's "there will be no talks".
fn rule_out(reading: Reading<'_>, clause: &Clause, facts: &mut Vec<Fact>) {
    let document = reading.document;
    let there = document.child(clause.predicate, Dep::Expl).is_some() && clause.lemma == "be";
    if !there || !clause.negated || clause.modality != Modality::Planned {
        return;
    }
    let at = document[clause.predicate].span;
    let Some((claim, actor, content)) = innermost_claim(facts, at) else { return };
    let inside = |id: ClauseId| {
        let above = document[reading.clauses[id].predicate].span;
        content.iter().any(|span| span.contains(above))
    };
    if clause.parent.is_some_and(|(above, _)| inside(above)) {
        return;
    }
    let Some(target) = clause.first(Slot::Attribute) else { return };
    let Some(target) = phrase_of_whole_words(reading, target) else { return };
    let fact = Fact {
        statement: Statement::Stance { kind: StanceKind::Rejects, actor, target },
        evidence: evidence(reading, clause),
        status: Status::Asserted,
        reported_by: claim.reported_by.clone(),
        confidence: confidence(StanceKind::Rejects),
        rule: "stances:ruled-out".to_owned(),
    };
    facts.push(fact);
}

/// Tells whether the auxiliary before the subject makes a condition: "Had Norway accepted, …".
fn is_inverted(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let verb = clause.predicate;
    let subject = document.child(verb, Dep::Nsubj).or(document.child(verb, Dep::Nsubjpass));
    let Some(subject) = subject.filter(|_| document[verb].dep == Dep::Advcl) else { return false };
    let mut auxiliaries = document.children(verb).iter().filter(|child| **child < subject);
    auxiliaries.any(|aux| {
        matches!(document[*aux].dep, Dep::Aux | Dep::Auxpass)
            && matches!(document.word(*aux).to_lowercase().as_str(), "had" | "should" | "were")
    })
}

/// Tells whether the clause is the condition itself, not what depends on one: "if it accepts".
fn is_condition(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    document.child(clause.predicate, Dep::Mark).is_some()
        && document[clause.predicate].dep == Dep::Advcl
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
    let document = reading.document;
    let attitude = frame.cannot.is_some() || frame.relation == Relation::Nothing;
    let first = document.head(clause.predicate);
    let first = first.filter(|_| document[clause.predicate].dep == Dep::Conj);
    let perfect = [Some(clause.predicate), first]
        .into_iter()
        .flatten()
        .flat_map(|verb| document.children_as(verb, Dep::Aux))
        .any(|aux| document.lemma(aux) == "have");
    let governed =
        clause.parent.filter(|(_, link)| *link == Link::Complement).is_some_and(|above| {
            frames::of(reading, &reading.clauses[above.0])
                .any(|above| above.relation == Relation::Stance(StanceKind::Rejects))
        });
    governed || attitude && !perfect || clause.tense == Tense::Present && !perfect
}

/// Tells whether the clause completes a word of wishing, not of saying: "hopes it would not".
fn is_wished(reading: Reading<'_>, clause: &Clause) -> bool {
    clause.parent.is_some_and(|(parent, link)| {
        link == Link::Complement && cues::verb(&reading.clauses[parent].lemma).is_none()
    })
}

fn status_of(modality: Modality) -> Status {
    match modality {
        Modality::Asserted => Status::Asserted,
        Modality::Planned => Status::Planned,
        Modality::Conditional => Status::Conditional,
        Modality::Hypothetical => Status::Hypothetical,
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::lines;

    #[test]
    fn what_will_not_be_accepted_is_rejected() {
        let text = "The minister said Norway would not accept the tariff.";
        assert_eq!(lines(text), ["rejects Norway | the tariff"]);
        assert_eq!(lines("Norway cannot accept the tariff."), ["rejects Norway | the tariff"]);
        assert_eq!(lines("Norway refused to accept the tariff."), ["rejects Norway | the tariff"]);
    }

    #[test]
    fn no_stand_is_asserted_by_what_may_be_or_was_not_done() {
        assert_eq!(
            lines("Norway could accept the tariff."),
            ["hypothetical accepts Norway | the tariff"]
        );
        assert_eq!(
            lines("Norway did not reject the tariff."),
            ["negated rejects Norway | the tariff"]
        );
        assert_eq!(
            lines("Norway refused to rule out a tariff."),
            ["negated rejects Norway | a tariff"]
        );
        let text = "If Norway rejected the tariff, prices fell.";
        assert_eq!(lines(text), ["conditional rejects Norway | the tariff"]);
    }

    #[test]
    fn nouns_and_conjuncts_state_stands_too() {
        let text = "Norway's rejection of the tariff was firm.";
        assert_eq!(lines(text), ["rejects Norway | the tariff"]);
        let text = "Norway and Kenya endorsed the tariff.";
        assert_eq!(lines(text), ["supports Norway | the tariff", "supports Kenya | the tariff"]);
    }

    #[test]
    fn a_refusal_may_hang_on_a_condition() {
        let text = "Norway said it would sign. Kenya will not accept quotas if prices fall.";
        assert!(lines(text).contains(&"rejects Kenya | quotas".to_owned()));
    }

    #[test]
    fn an_inverted_auxiliary_makes_a_condition() {
        assert_eq!(
            lines("Had Norway accepted the tariff, prices would have fallen."),
            ["hypothetical accepts Norway | the tariff"]
        );
    }

    #[test]
    fn what_there_will_not_be_is_ruled_out() {
        let text = "The minister of Norway said there would be no talks with Kenya.";
        assert!(
            lines(text).contains(&"rejects minister of Norway | no talks with Kenya".to_owned())
        );
    }

    #[test]
    fn an_announced_stand_is_taken() {
        let text = "Norway said it would support the tariff.";
        assert_eq!(lines(text), ["supports Norway | the tariff"]);
    }
}
