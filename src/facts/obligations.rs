//! Demands that a speaker words with "must", "should", "has to", "needs to".
//!
//! ```text
//! Statement::Claim + clauses ──find──▶ Statement::Proposes (a demand of the speaker)
//! ```
//!
//! "The minister said the banks must pay" is a claim, and a demand of the
//! minister on the banks. Only the main clauses of what is said count: an
//! obligation told in passing is nobody's demand.

use std::iter;

use super::arguments::{actor, modal, named_somehow, words};
use super::cues;
use super::frames;
use super::lexicon;
use super::{Evidence, Fact, ProposalKind, Reading, Statement, Status};
use crate::clauses::{Argument, Clause, ClauseId, Link, Modality, Slot};
use crate::language::{Dep, Pos, Tag, TokenId};
use crate::mentions::{ChainId, EntityKind};
use crate::text::Span;

/// Adds the demands in the statements found so far.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let mut demands = Vec::new();
    for clause in &reading.clauses.clauses {
        let at = reading.document[clause.predicate].span;
        if !obliges(reading, clause) {
            continue;
        }
        if let Some((speaker, content)) = innermost_claim(facts, at) {
            let head = reading.mentions[reading.mentions[speaker].representative].head;
            let document = reading.mentions[speaker].kind == EntityKind::Document
                || named_somehow(reading, head).is_none();
            let Some(span) = main_clause_within(reading, clause, content) else { continue };
            if document || is_stated(facts, speaker, at) {
                continue;
            }
            let tokens = reading.document.tokens_in(span);
            let binds = clause.all(Slot::Agent).find_map(|agent| actor(reading, agent.head));
            let demand = Statement::Proposes {
                actor: speaker,
                plan: None,
                content: words(reading, tokens),
                binds: binds.filter(|party| *party != speaker),
                benefits: None,
                kind: ProposalKind::Demand,
            };
            demands.push(Fact::new(
                demand,
                Evidence { trigger: at, ..super::arguments::evidence(reading, clause) },
                Status::Asserted,
                "obligations",
            ));
        }
    }
    facts.extend(demands);
}

/// Returns the statement whose content covers `at`, with its speaker and its content.
///
/// Of nested reports, the innermost speaker is the one who demands or refuses.
pub(super) fn innermost_claim(facts: &[Fact], at: Span) -> Option<(ChainId, &[Span])> {
    let length = |content: &[Span]| content.iter().map(|span| span.len()).sum::<u32>();
    let claims = facts.iter().filter_map(|fact| match &fact.statement {
        Statement::Claim { speaker, content, .. }
            if fact.status == Status::Asserted && content.iter().any(|span| span.contains(at)) =>
        {
            Some((*speaker, content.as_slice()))
        }
        _ => None,
    });
    claims.min_by_key(|(_, content)| length(content))
}

/// Tells whether a verb of asking has stated it already: "insisted that they must pay".
pub(super) fn is_stated(facts: &[Fact], speaker: ChainId, at: Span) -> bool {
    facts.iter().any(|fact| {
        matches!(fact.statement, Statement::Proposes { actor, content, .. }
            if actor == speaker && content.span.contains(at))
    })
}

/// Tells whether the clause says that somebody ought to do something.
fn obliges(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let obliging = match modal(reading, clause.predicate).as_deref() {
        Some("should") => !is_expected(reading, clause),
        Some("must" | "ought") => true,
        // "The charges would have to be dropped."
        Some("will" | "would") => {
            let party = clause.first(Slot::Agent);
            party.is_none_or(|party| actor(reading, party.head).is_some())
                && has_to(reading, clause, &[Tag::Vb])
        }
        Some(_) => false,
        None => {
            needs_to(reading, clause)
                || is_duty(reading, clause)
                || needs_a_deed(reading, clause)
                || is_imperative(reading, clause)
        }
    };
    // "Must have known" is a guess, "I must say" a manner of speaking.
    let guess = document
        .children_as(clause.predicate, Dep::Aux)
        .any(|aux| document.lemma(aux) == "have" && document[aux].tag == Tag::Vb);
    let speaker =
        clause.all(Slot::Agent).any(|agent| document.word(agent.head).eq_ignore_ascii_case("I"));
    // "Asked whether it fails and we should pay": one mark opens both.
    let verb = clause.predicate;
    let joined = |verb: &TokenId| {
        let joined = matches!(document[*verb].dep, Dep::Conj | Dep::Xcomp);
        document.head(*verb).filter(|_| joined)
    };
    let mut verbs = iter::successors(Some(verb), joined);
    let mark = verbs.find_map(|verb| document.child(verb, Dep::Mark));
    // "Questioned whether it should pay" asks for nothing.
    let open = mark.is_some_and(|mark| match document.lemma(mark) {
        "that" => false,
        "whether" => true,
        _ => clause.modality == Modality::Conditional,
    });
    // "We know what we have to do" tells no duty.
    let asked = clause.arguments.iter().any(|argument| document[argument.head].tag == Tag::Wp)
        || is_question(reading, clause);
    obliging && !guess && !speaker && !open && !asked && has_doer(clause)
}

/// "The haul should show what the boat can do": of what cannot speak, it tells what to expect.
fn is_expected(reading: Reading<'_>, clause: &Clause) -> bool {
    let speaks = |agent: &Argument| {
        reading.document[agent.head].pos == Pos::Pron || actor(reading, agent.head).is_some()
    };
    cues::verb(&clause.lemma).is_some()
        && clause.first(Slot::Agent).is_some_and(|agent| !speaks(agent))
}

/// Tells whether the clause, or the first of those that "and" joins to it, asks: "Why should we pay?"
fn is_question(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let first = |id: &TokenId| document.head(*id).filter(|_| document[*id].dep == Dep::Conj);
    let verbs = std::iter::successors(Some(clause.predicate), first);
    let asks = |verb: TokenId| {
        let mut children = document.children(verb).iter();
        children.any(|child| *child < verb && document[*child].tag == Tag::Wrb)
            && document.child(verb, Dep::Nsubj).is_some_and(|subject| {
                document.children_as(verb, Dep::Aux).any(|aux| aux < subject)
            })
    };
    verbs.take(8).any(asks)
}

/// "The valley needs an inquiry."
fn needs_a_deed(reading: Reading<'_>, clause: &Clause) -> bool {
    // "An inquiry is needed" says so too.
    let mut needed = clause.all(Slot::Patient);
    clause.lemma == "need"
        && !clause.negated
        && needed.any(|patient| frames::is_deed(reading, patient.head))
}

/// Tells whether the clause orders what it says, between quotation marks: "Open the border".
fn is_imperative(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let verb = document[clause.predicate];
    let marked = [Dep::Nsubj, Dep::Nsubjpass, Dep::Expl, Dep::Mark];
    let children = document.children(clause.predicate);
    let bare = !children.iter().any(|child| {
        let to = document[*child].dep == Dep::Aux && document.lemma(*child) != "do";
        marked.contains(&document[*child].dep) || to
    });
    let main = match verb.dep {
        Dep::Root | Dep::Ccomp | Dep::Xcomp => true,
        Dep::Conj => document.head(clause.predicate).is_some_and(|first| {
            document[first].tag == Tag::Vb && document.child(first, Dep::Nsubj).is_none()
        }),
        _ => false,
    };
    let named = |patient: &Argument| document[patient.head].tag != Tag::Prp;
    // "Let us reopen the road."
    let us = document.child(clause.predicate, Dep::Nsubj).filter(|_| verb.dep == Dep::Ccomp);
    let together = us.is_some_and(|us| {
        matches!(document.word(us).to_lowercase().as_str(), "us" | "'s" | "’s")
            && document.head(clause.predicate).is_some_and(|above| document.lemma(above) == "let")
    });
    let said = reading.clauses.quotes.iter().any(|quote| quote.outer.contains(verb.span));
    verb.tag == Tag::Vb
        && (bare && main || together)
        && clause.all(Slot::Patient).any(named)
        && !lexicon::is_vain_imperative(&clause.lemma)
        && said
        && !is_inserted(reading, clause)
}

/// Tells whether the words are those of the editor: "he would [call a vote]".
fn is_inserted(reading: Reading<'_>, clause: &Clause) -> bool {
    let before = clause.predicate.previous();
    before.is_some_and(|id| reading.document.word(id) == "[")
}

fn has_doer(clause: &Clause) -> bool {
    // "There should be elections."
    let slots = [Slot::Agent, Slot::Patient, Slot::Attribute];
    slots.iter().any(|slot| clause.first(*slot).is_some())
}

/// Tells whether the clause says of another that it ought to be: "it is vital that …".
fn is_duty(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let it = clause.first(Slot::Agent).is_some_and(|agent| {
        document.word(agent.head).eq_ignore_ascii_case("it")
            && document[agent.head].pos == Pos::Pron
    });
    let words = clause.all(Slot::Attribute).map(|attribute| document.lemma(attribute.head));
    let duty = words.chain([clause.lemma.as_str()]).any(lexicon::is_duty);
    let below = |other: &Clause| {
        other
            .parent
            .is_some_and(|(parent, _)| reading.clauses[parent].predicate == clause.predicate)
    };
    it && duty && !clause.negated && reading.clauses.clauses.iter().any(below)
}

/// Tells whether the predicate is governed by "need to", "have to".
fn needs_to(reading: Reading<'_>, clause: &Clause) -> bool {
    has_to(reading, clause, &[Tag::Vbp, Tag::Vbz])
}

/// Tells whether "have to" or "need to" governs the predicate, in one of these forms.
fn has_to(reading: Reading<'_>, clause: &Clause, forms: &[Tag]) -> bool {
    let document = reading.document;
    let Some(above) = document.head(clause.predicate) else { return false };
    let needs = document.lemma(above) == "need";
    let governed = match document[clause.predicate].dep {
        Dep::Xcomp => true,
        Dep::Advcl => needs && document.child(above, Dep::Dobj).is_none(),
        _ => false,
    };
    // "Said they had to wait" tells what was, "said it had to cut pay" what ought to be.
    let acts = |agent: &Argument| actor(reading, agent.head).is_some();
    let past = needs || clause.all(Slot::Agent).any(acts) && frames::undertakes(reading, clause);
    let form = forms.contains(&document[above].tag) || past && document[above].tag == Tag::Vbd;
    governed
        && document.is_infinitive(clause.predicate)
        && (document.word(above).eq_ignore_ascii_case("ought")
            || matches!(document.lemma(above), "need" | "have") && form)
}

/// Returns the words of the clause within the content, if it is a main clause of it.
pub(super) fn main_clause_within(
    reading: Reading<'_>,
    clause: &Clause,
    content: &[Span],
) -> Option<Span> {
    let inside = |id: ClauseId| {
        let at = reading.document[reading.clauses[id].predicate].span;
        content.iter().any(|span| span.contains(at))
    };
    let mut span = clause.span;
    let mut parent = clause.parent;
    if matches!(parent, Some((_, Link::Relative))) {
        return None;
    }
    while let Some((id, link)) = parent.filter(|(id, _)| inside(*id)) {
        let above = &reading.clauses[id];
        match link {
            Link::Coordinate => {}
            Link::Complement
                if matches!(above.lemma.as_str(), "need" | "have" | "ought" | "let")
                    && !matches!(above.parent, Some((_, Link::Relative))) =>
            {
                span = above.span;
            }
            // "The point is that they must", "I think that they must": the speaker's own view.
            Link::Complement if is_own_view(reading, above) => {}
            Link::Complement | Link::Adverbial | Link::Relative => return None,
        }
        parent = above.parent;
    }
    let within = content.iter().find(|part| part.overlaps(span))?;
    Some(Span::new(span.start.max(within.start), span.end.min(within.end)))
}

/// Tells whether a clause within what is said only introduces what the speaker holds.
fn is_own_view(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let by_speaker = clause
        .all(Slot::Agent)
        .any(|agent| matches!(document.word(agent.head).to_lowercase().as_str(), "i" | "we"));
    !clause.negated && (clause.lemma == "be" || by_speaker)
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::lines_of;

    #[test]
    fn a_speaker_demands_what_must_be_done() {
        let text = "The bishop said the miners must be paid.";
        assert_eq!(lines_of("demand", text), ["demand bishop | the miners must be paid"]);
    }

    #[test]
    fn what_is_ordered_or_needed_is_demanded() {
        let text = "\"Open the dam,\" the bishop said. \"Norway needs an inquiry.\"";
        assert_eq!(
            lines_of("demand", text),
            ["demand bishop | Open the dam", "demand bishop | Norway needs an inquiry"]
        );
        assert!(lines_of("demand", "\"Believe the miners,\" the bishop said.").is_empty());
    }

    #[test]
    fn what_is_vital_is_demanded() {
        let text = "The bishop said it was vital that the miners get help.";
        assert_eq!(
            lines_of("demand", text),
            ["demand bishop | it was vital that the miners get help"]
        );
    }

    #[test]
    fn what_is_asked_or_expected_is_no_demand() {
        assert!(lines_of("demand", "\"Why should we pay them?\" the bishop said.").is_empty());
        assert!(
            lines_of("demand", "The bishop said the haul should show what the boat can do.")
                .is_empty()
        );
    }

    #[test]
    fn what_must_have_happened_is_a_guess() {
        assert!(lines_of("demand", "The bishop said the miners must have known.").is_empty());
    }
}
