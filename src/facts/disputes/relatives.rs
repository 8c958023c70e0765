//! Denials in relative clauses: "had fled, which he denies", "a claim his family disputes".

use super::super::Reading;
use super::lexicon::{self, Kind};
use super::objects::{is_claim, is_said};
use super::targets::Target;
use super::without_mark;
use crate::clauses::Form;
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::EntityKind;

/// What is said beside a sentence to deny it: ", which he denies", ", a claim he rejects".
pub(super) struct Aside {
    /// The words of the aside: all that hangs on its verb or on its claim.
    pub(super) words: TokenRange,
    /// What the aside hangs on.
    pub(super) antecedent: TokenId,
}

/// Returns the aside that denies by `verb`.
pub(super) fn aside(document: &Document, verb: TokenId) -> Option<Aside> {
    which(document, verb).or_else(|| apposition(document, verb))
}

/// Reads a relative clause behind a comma whose object is "which": "had fled, which he denies". The
/// parser may hang it on the verb before it.
pub(super) fn which(document: &Document, verb: TokenId) -> Option<Aside> {
    let hangs = matches!(document[verb].dep, Dep::Relcl | Dep::Advcl | Dep::Ccomp);
    let antecedent = document.head(verb).filter(|above| hangs && *above < verb)?;
    let swallowed = swallowed_subject(document, verb).is_some();
    let pronoun = document.children(verb).iter().copied().find(|child| {
        let object = matches!(document[*child].dep, Dep::Dobj | Dep::Nsubjpass | Dep::Pobj)
            || swallowed && document[*child].dep == Dep::Nsubj;
        object && document.lemma(*child) == "which"
    })?;
    let comma = TokenId(pronoun.0.checked_sub(1)?);
    let aside = Aside { words: document.subtree(verb), antecedent };
    (document[comma].pos == Pos::Punct).then_some(aside)
}

/// Reads "had fled, *a claim* denied by Peru": the claim behind a comma is what stands before it.
fn apposition(document: &Document, verb: TokenId) -> Option<Aside> {
    let modifies = matches!(document[verb].dep, Dep::Relcl | Dep::Acl);
    let claim = document.head(verb).filter(|claim| modifies && is_said(document, *claim))?;
    let words = document.subtree(claim);
    let comma = words.start.previous()?;
    let article = document.child(claim, Dep::Det).map(|article| document.lemma(article));
    let antecedent = document.head(claim).filter(|above| *above < claim)?;
    let apart = document[comma].pos == Pos::Punct && matches!(article, Some("a" | "an"));
    apart.then_some(Aside { words, antecedent })
}

/// Returns the claim of "a claim that Peru rejects", where the analysis takes "that" for no object.
pub(super) fn claim_of_relative(document: &Document, verb: TokenId) -> Option<Target> {
    let claim = document.head(verb).filter(|_| document[verb].dep == Dep::Acl)?;
    let that = document.child(verb, Dep::Mark).is_some_and(|mark| document.lemma(mark) == "that");
    let complete = [Dep::Dobj, Dep::Ccomp, Dep::Xcomp, Dep::Pobj, Dep::Auxpass];
    let gap = complete.into_iter().all(|dep| document.child(verb, dep).is_none());
    (that && gap && is_said(document, claim)).then(|| (claim, document.subtree(claim)))
}

/// Returns what "which he denies" is about: a claim or an event that the noun names, else the
/// clause before it.
pub(super) fn what_is_denied_aside(reading: Reading<'_>, aside: &Aside) -> Target {
    let document = reading.document;
    let end = TokenId(aside.words.start.0.saturating_sub(1));
    let until = |tokens: TokenRange| TokenRange { start: tokens.start, end: tokens.end.min(end) };
    let mut at = aside.antecedent;
    loop {
        let deed = reading.clauses.at(at).map(|clause| reading.clauses[clause].form);
        let occasion = reading.chain(at).map(|chain| reading.mentions[chain].kind);
        let event = document[at].pos == Pos::Noun
            && (deed == Some(Form::Nominal) || occasion == Some(EntityKind::Event));
        let verb = document[at].pos.is_verbal() && !matches!(document[at].dep, Dep::Amod);
        if event || verb || is_claim(document, at) {
            return (at, without_mark(document, until(document.subtree(at))));
        }
        match document.head(at) {
            Some(above) => at = above,
            None => return (aside.antecedent, until(document.subtree(aside.antecedent))),
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

/// Returns the clause of "the denial that it had", in which "that" was taken for an object.
pub(super) fn of_denial(document: &Document, denial: TokenId) -> Option<Target> {
    let told = document.children_as(denial, Dep::Acl).find(|verb| {
        let that = document.subtree(*verb).start;
        document.word(that) == "that" && document[that].tag == Tag::Wdt
    })?;
    let mut words = document.subtree(told);
    words.start = words.start.next();
    Some((told, words))
}
