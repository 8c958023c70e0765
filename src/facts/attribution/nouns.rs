//! Nouns that attribute: "his claim that", "the bank's insistence", "the argument was that".

use super::super::cues::{self, Content};
use super::super::{Reading, Status};
use super::Attribution;
use super::content::{fit, without_complementiser};
use super::speaker::{self, Speaker};
use crate::clauses::{Form, Slot};
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};

const NOUN: &str = "attribution:noun";

/// Returns every noun that attributes a clause to somebody.
pub(super) fn find(reading: Reading<'_>) -> Vec<Attribution> {
    let is_noun = |token: &TokenId| reading.document[*token].pos == Pos::Noun;
    reading.document.ids().filter(is_noun).filter_map(|noun| attribution(reading, noun)).collect()
}

fn attribution(reading: Reading<'_>, noun: TokenId) -> Option<Attribution> {
    let document = reading.document;
    let cue = cues::noun(document.lemma(noun))?;
    let content = said_clause(document, noun)
        .map(|clause| without_complementiser(document, clause))
        .or_else(|| {
            // "Took charge of the boats" claims nothing.
            let takes = voicing(document, noun).is_some_and(|verb| document.lemma(verb) == "take");
            (cue.takes(Content::Behind("of")) && !takes).then(|| topic(document, noun))?
        })?;
    let speakers = speakers(reading, noun);
    // "expressed the hope that": the verb says it with the noun.
    let is_told = voicing(document, noun)
        .and_then(|verb| cues::verb(document.lemma(verb)))
        .is_some_and(|verb| verb.takes(Content::Object));
    if speakers.is_empty() || is_told || is_quoted(reading, noun, content) {
        return None;
    }
    Some(Attribution {
        speakers,
        cue: TokenRange::one(noun),
        anchor: noun,
        act: cue.act.clone(),
        content: fit(reading, vec![document.span(content)], noun),
        status: status(reading, noun),
        rule: NOUN,
        quotes: false,
    })
}

/// Tells whether noun and content are both a quoted speaker's; "made “rude remarks” that it was late"
/// quotes the noun alone.
fn is_quoted(reading: Reading<'_>, noun: TokenId, content: TokenRange) -> bool {
    let last = content.last().unwrap_or(noun);
    speaker::is_quoted(reading, noun) && speaker::is_quoted(reading, last)
}

/// Returns the clause that words what is said: "the claim that …", "the argument is that …".
fn said_clause(document: &Document, noun: TokenId) -> Option<TokenId> {
    let has_that = |clause: &TokenId| {
        document.child(*clause, Dep::Mark).is_some_and(|mark| document.lemma(mark) == "that")
    };
    let own = document.children(noun).iter().copied().find(|child| {
        matches!(document[*child].dep, Dep::Acl | Dep::Ccomp | Dep::Relcl) && has_that(child)
    });
    own.or_else(|| {
        let copula = document.head(noun).filter(|head| document.lemma(*head) == "be")?;
        let subject = document[noun].dep == Dep::Nsubj;
        document.children_as(copula, Dep::Ccomp).find(has_that).filter(|_| subject)
    })
}

/// Returns the words behind "of": "claims of widespread fraud".
fn topic(document: &Document, noun: TokenId) -> Option<TokenRange> {
    let of = document.children_as(noun, Dep::Prep).find(|child| document.lemma(*child) == "of")?;
    document
        .child(of, Dep::Pobj)
        .or_else(|| document.child(of, Dep::Pcomp))
        .map(|inner| document.subtree(inner))
}

/// Returns who makes the statement: the possessor, "by", "from", or who voices it.
fn speakers(reading: Reading<'_>, noun: TokenId) -> Vec<Speaker> {
    let document = reading.document;
    // In "the firm's counter-argument" the owner hangs on the first half of the noun.
    let halves = document.children_as(noun, Dep::Compound);
    let owner = document
        .child(noun, Dep::Poss)
        .or_else(|| halves.into_iter().find_map(|half| document.child(half, Dep::Poss)));
    let by = document
        .children_as(noun, Dep::Prep)
        .filter(|child| matches!(document.lemma(*child), "by" | "from" | "among"))
        .find_map(|child| document.child(child, Dep::Pobj));
    if let Some(head) = owner.or(by) {
        return speaker::at(reading, head, true).into_iter().collect();
    }
    let own = reading.clauses.at(noun).filter(|id| reading.clauses[*id].form == Form::Nominal);
    let own = own.map_or_else(Vec::new, |clause| speaker::of_clause(reading, clause, true));
    if !own.is_empty() {
        return own;
    }
    let clause = voicing(document, noun).and_then(|verb| reading.clauses.at(verb));
    clause.map_or_else(Vec::new, |clause| speaker::of_clause(reading, clause, true))
}

/// Returns the verb that voices what the noun says: "raised the fear that", "the claim was made by".
fn voicing(document: &Document, noun: TokenId) -> Option<TokenId> {
    let voiced = matches!(document[noun].dep, Dep::Dobj | Dep::Nsubjpass);
    // "Came *to the conclusion* that", "is *of the opinion* that".
    if let Some(preposition) = document.head(noun).filter(|_| document[noun].dep == Dep::Pobj) {
        let verb = document.head(preposition)?;
        let holds = matches!(
            (document.lemma(verb), document.lemma(preposition)),
            ("come", "to") | ("be", "of")
        );
        return holds.then_some(verb);
    }
    document.head(noun).filter(|verb| voiced && cues::light_verb(document.lemma(*verb)))
}

fn status(reading: Reading<'_>, noun: TokenId) -> Status {
    let document = reading.document;
    let verb = voicing(document, noun);
    let clause = verb.and_then(|verb| reading.clauses.at(verb)).map(|id| &reading.clauses[id]);
    let voiced = clause.filter(|clause| clause.first(Slot::Agent).is_some());
    voiced.map_or(Status::Asserted, super::standing::status)
}
