//! Fills in what a clause leaves out because the clause beside it says it: "as did Kenya", "drafted and
//! signed the plan".

use super::arguments::clause_id;
use super::lexicon::{Class, LEXICON};
use super::predicates::Kind;
use super::syntax::{Phrase, conjuncts, has_subject, is_verbal, phrase};
use super::tree::Tree;
use super::{Argument, Slot};
use crate::language::{Dep, Document, Tag, TokenId};

/// Tells whether the predicate at `at` is a bare "do" behind "as", "so", "nor" or "neither".
pub(super) fn is_elliptic(tree: &Tree<'_>, at: usize, arguments: &[Argument]) -> bool {
    let document = tree.document;
    let verb = tree.predicates[at].anchor;
    let before = verb.previous();
    let opened = before.is_some_and(|before| {
        document[before].sentence == document[verb].sentence
            && matches!(document.lemma(before), "as" | "so" | "nor" | "neither")
    });
    opened
        && document.lemma(verb) == "do"
        && arguments.iter().all(|argument| argument.slot == Slot::Agent)
}

/// Returns what the clause above does and to what, without its doer.
pub(super) fn filled(above: &[Argument]) -> Vec<Argument> {
    let kept = |argument: &&Argument| {
        matches!(argument.slot, Slot::Patient | Slot::Complement | Slot::Recipient)
            || argument.slot == Slot::Oblique && argument.preposition.is_some()
    };
    above.iter().filter(kept).cloned().collect()
}

/// Gives a verb the object that stands only behind the verb coordinated with it: "drafted and signed the plan".
pub(super) fn share_object(
    tree: &Tree<'_>,
    at: usize,
    passive: bool,
    arguments: &mut Vec<Argument>,
) {
    let document = tree.document;
    let verb = tree.predicates[at].anchor;
    let complete = passive
        || !matches!(tree.predicates[at].kind, Kind::Verb)
        || arguments.iter().any(|argument| {
            matches!(
                argument.slot,
                Slot::Patient | Slot::Complement | Slot::Attribute | Slot::Oblique
            )
        });
    if complete {
        return;
    }
    let next = document.children_as(verb, Dep::Conj).find(|next| {
        is_verbal(document, *next)
            && are_alike(document[*next].tag, document[verb].tag)
            && !has_subject(document, *next)
            && (verb.0 + 1..next.0).all(|between| {
                let between = &document[TokenId(between)];
                matches!(between.dep, Dep::Cc | Dep::Advmod | Dep::Punct)
            })
    });
    let next = next.or_else(|| contrasted(document, verb));
    let object = next.and_then(|next| document.child(next, Dep::Dobj));
    if let Some(object) = object {
        for head in conjuncts(document, object) {
            let Phrase { head, tokens } = phrase(document, head);
            let clause = tree.at(head).map(clause_id);
            arguments.push(Argument {
                slot: Slot::Patient,
                preposition: None,
                head,
                tokens,
                clause,
            });
        }
    }
}

/// Returns the second verb of "Norway approves, Kenya rejects the pact", as headlines contrast stands.
fn contrasted(document: &Document, verb: TokenId) -> Option<TokenId> {
    let next = document.head(verb).filter(|next| *next > verb.next())?;
    let comma = document[verb].dep == Dep::Ccomp && document[verb.next()].tag == Tag::Comma;
    let subject = document.child(next, Dep::Nsubj)?;
    let speaks = LEXICON.complement(document.lemma(next)).iter().any(|it| it.class == Class::Says);
    let beside = document.subtree(subject).start == verb.next().next() && subject.next() == next;
    let alike = document[verb].tag == document[next].tag && has_subject(document, verb);
    (comma && beside && alike && !speaks).then_some(next)
}

/// Tells whether two verbs have the same form; the tagger often takes a participle for a past.
fn are_alike(one: Tag, other: Tag) -> bool {
    let past = |tag| matches!(tag, Tag::Vbd | Tag::Vbn);
    one == other || (past(one) && past(other))
}
