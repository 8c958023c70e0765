//! Denials in relative clauses: "had fled, which he denies", "a claim his family disputes".

use super::super::Reading;
use super::denials::Target;
use super::lexicon::{self, Kind};
use super::objects::{is_claim, is_said};
use super::without_mark;
use crate::clauses::Form;
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};

/// Returns the verb of a relative clause behind a comma whose object is "which", and what it hangs
/// on: "had fled, which he denies". The parser may hang it on the verb before it.
pub(super) fn aside(document: &Document, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let hangs = matches!(document[verb].dep, Dep::Relcl | Dep::Advcl | Dep::Ccomp);
    let antecedent = document.head(verb).filter(|above| hangs && *above < verb)?;
    let swallowed = swallowed_subject(document, verb).is_some();
    let pronoun = document.children(verb).iter().copied().find(|child| {
        let object = matches!(document[*child].dep, Dep::Dobj | Dep::Nsubjpass)
            || swallowed && document[*child].dep == Dep::Nsubj;
        object && document.lemma(*child) == "which"
    })?;
    let comma = TokenId(pronoun.0.checked_sub(1)?);
    (document[comma].pos == Pos::Punct).then_some((verb, antecedent))
}

/// Returns what "which he denies" is about: a claim or an event that the noun names, else the
/// clause before it.
pub(super) fn what_is_denied_aside(
    reading: Reading<'_>,
    relative: TokenId,
    antecedent: TokenId,
) -> Target {
    let document = reading.document;
    let end = TokenId(document.subtree(relative).start.0.saturating_sub(1));
    let until = |tokens: TokenRange| TokenRange { start: tokens.start, end: tokens.end.min(end) };
    let mut at = antecedent;
    loop {
        let event = document[at].pos == Pos::Noun
            && reading
                .clauses
                .at(at)
                .is_some_and(|clause| reading.clauses[clause].form == Form::Nominal);
        let verb = document[at].pos.is_verbal() && !matches!(document[at].dep, Dep::Amod);
        if event || verb || is_claim(document, at) {
            return (at, without_mark(document, until(document.subtree(at))));
        }
        match document.head(at) {
            Some(above) => at = above,
            None => return (antecedent, until(document.subtree(antecedent))),
        }
    }
}

/// Returns the subject of a relative clause where the tree has made it a part of the verb: in
/// "which Norway’s army denies" the analysis often takes "which" for the subject.
pub(super) fn swallowed_subject(document: &Document, verb: TokenId) -> Option<TokenId> {
    let relative = document.child(verb, Dep::Nsubj).filter(|subject| {
        document[verb].dep == Dep::Relcl && matches!(document.lemma(*subject), "which" | "that")
    })?;
    document
        .children_as(verb, Dep::Compound)
        .find(|noun| *noun > relative && noun.0 + 1 == verb.0 && document[*noun].pos != Pos::Verb)
}

/// Returns the claim and the subject of a verb that was taken for a noun: "a claim *his family*
/// disputes".
pub(super) fn misread_relative(document: &Document, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let claim = document.head(verb).filter(|claim| {
        matches!(document[verb].dep, Dep::Acl | Dep::Relcl) && is_said(document, *claim)
    })?;
    let disputes = lexicon::is(Kind::VerbOfClaim, document.lemma(verb));
    let subject = document.children_as(verb, Dep::Compound).find(|noun| noun.0 + 1 == verb.0)?;
    (disputes && document[verb].pos == Pos::Noun).then_some((claim, subject))
}
