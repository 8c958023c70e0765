//! Pleas of not guilty and words of doubt.

use super::lexicon::{self, Kind};
use super::objects::is_claim;
use super::targets::Target;
use super::without_mark;
use crate::clauses::{Clause, Slot};
use crate::language::{Dep, Document, TokenId, TokenRange};

/// Reads "pleaded not guilty to fraud", "entered a plea of not guilty", "maintains his innocence".
pub(super) fn innocence(document: &Document, clause: &Clause) -> Option<Target> {
    let is_innocence = |at: &TokenId| lexicon::is(Kind::Innocence, document.lemma(*at));
    let words = |at: TokenId| (at, document.subtree(at));
    if lexicon::is(Kind::Plea, &clause.lemma) {
        return clause.first(Slot::Patient).map(|it| it.head).filter(is_innocence).map(words);
    }
    let guilty =
        clause.first(Slot::Attribute).map(|it| it.head).filter(|_| clause.lemma == "plead");
    let guilty = guilty.filter(|at| document.child(*at, Dep::Neg).is_some());
    let plea = || document.child(clause.predicate, Dep::Dobj).filter(|it| is_plea(document, *it));
    let pleaded = guilty.or_else(plea)?;
    // "Pleaded not guilty to stealing a car."
    let deed = document
        .children_as(pleaded, Dep::Prep)
        .filter(|to| document.lemma(*to) == "to")
        .find_map(|to| document.child(to, Dep::Pcomp));
    if let Some(deed) = deed {
        return Some(words(deed));
    }
    let to = document
        .children_as(pleaded, Dep::Prep)
        .chain(document.children_as(clause.predicate, Dep::Prep));
    let mut charges = to.filter_map(|preposition| document.child(preposition, Dep::Pobj));
    Some(
        charges
            .find(|noun| is_claim(document, *noun))
            .map_or((pleaded, TokenRange::one(pleaded)), words),
    )
}

/// Tells whether a noun is a plea with "not guilty" in it or before it.
pub(super) fn is_plea(document: &Document, noun: TokenId) -> bool {
    let words = document.subtree(noun);
    let mut around = (words.start.0.saturating_sub(1)..words.end.0).map(TokenId);
    document.lemma(noun) == "plea"
        && around.any(|word| {
            document.word(word).eq_ignore_ascii_case("not")
                && document.word(word.next()).eq_ignore_ascii_case("guilty")
        })
}

/// Reads "expressed doubts about the figures", "filed a challenge to the results", "voiced
/// scepticism that": what is doubted must be something said.
pub(super) fn doubt(document: &Document, clause: &Clause) -> Option<Target> {
    let noun = document.children_as(clause.predicate, Dep::Dobj).find(|noun| {
        let lemma = document.lemma(*noun);
        lexicon::is(Kind::Doubt, lemma) || lexicon::is(Kind::Recourse, lemma)
    })?;
    let recourse = lexicon::is(Kind::Recourse, document.lemma(noun));
    // "An appeal against an election she lost": what is contested is the outcome, not what is said.
    let fits = |head: &TokenId| {
        let outcome = recourse && lexicon::is(Kind::Validity, document.lemma(*head));
        outcome || lexicon::is(Kind::Doubt, document.lemma(noun)) && is_claim(document, *head)
    };
    let told = document.children(noun).iter().chain(document.children(clause.predicate));
    let about = told.filter(|child| **child > noun).find_map(|child| match document[*child].dep {
        Dep::Prep => document.child(*child, Dep::Pobj).filter(fits),
        Dep::Acl | Dep::Ccomp if !recourse => document.child(*child, Dep::Mark).map(|_| *child),
        _ => None,
    });
    about.map(|head| (head, without_mark(document, document.subtree(head))))
}

/// Reads "is sceptical of the claim".
pub(super) fn doubtful(document: &Document, clause: &Clause) -> Option<Target> {
    let adjective = clause.predicate;
    let mut about = document
        .children_as(adjective, Dep::Prep)
        .filter(|_| lexicon::is(Kind::Doubting, document.lemma(adjective)))
        .filter_map(|preposition| document.child(preposition, Dep::Pobj));
    about.find(|noun| is_claim(document, *noun)).map(|noun| (noun, document.subtree(noun)))
}
