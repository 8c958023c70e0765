//! Which clauses say that somebody ought to do something.

use std::iter;

use crate::clauses::{Argument, Clause, Modality, Slot};
use crate::facts::arguments::{actor, modal};
use crate::facts::stances::is_we;
use crate::facts::{Reading, cues, frames, lexicon};
use crate::language::{Dep, Pos, Tag, TokenId};

/// Tells whether the clause says that somebody ought to do something.
pub(super) fn obliges(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let obliging = match modal(reading, clause.predicate).as_deref() {
        Some("should") => !is_expected(reading, clause),
        Some("must" | "ought") => true,
        // "The charges would have to be dropped"; of "we will have to" the speaker only warns.
        Some(modal @ ("will" | "would")) => {
            let party = clause.first(Slot::Agent);
            let warns = modal == "will" && party.is_some_and(|party| is_we(reading, party.head));
            !warns
                && party.is_none_or(|party| actor(reading, party.head).is_some())
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
    let start = reading.document[clause.predicate].span.start as usize;
    reading.document.text()[..start].ends_with('[')
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
