//! Names that belong to a noun phrase although the tree hangs them elsewhere.
//!
//! In "a member of the council, Anna Smith, said" the analysis often makes the
//! name an apposition to "council", or a second subject beside the member.

use super::Reading;
use crate::language::{Dep, Document, Tag, TokenId};
use crate::mentions::EntityKind;

/// Returns the head of the person's name that stands in apposition to the noun `head`.
///
/// Looks at the noun's own apposition, at that of the phrases behind it, and at a name
/// between commas that does the same in the sentence as the noun.
pub(super) fn name_beside(reading: Reading<'_>, head: TokenId) -> Option<TokenId> {
    let own = reading.document.children_as(head, Dep::Appos).find(|name| is_person(reading, *name));
    own.or_else(|| late_name(reading, head))
}

/// Returns the name that belongs to `head` where the tree does not say so.
pub(super) fn late_name(reading: Reading<'_>, head: TokenId) -> Option<TokenId> {
    let document = reading.document;
    inner(document, head)
        .find_map(|noun| {
            let mut names = document.children_as(noun, Dep::Appos);
            names.find(|name| is_person(reading, *name) && !is_person(reading, noun))
        })
        .or_else(|| called(reading, head))
        .or_else(|| twin(reading, head))
        .or_else(|| behind_opening(reading, head))
}

/// Returns the name of "a student named Wong".
fn called(reading: Reading<'_>, head: TokenId) -> Option<TokenId> {
    let document = reading.document;
    // "The president named Wong" is a sentence of its own.
    let definite = document
        .child(head, Dep::Det)
        .is_some_and(|the| document.word(the).eq_ignore_ascii_case("the"));
    let verb = document.children_as(head, Dep::Acl).find(|verb| match document.lemma(*verb) {
        "name" => !definite,
        lemma => matches!(lemma, "call" | "identify"),
    })?;
    let name = document.child(verb, Dep::Oprd).or_else(|| document.child(verb, Dep::Dobj));
    name.filter(|name| is_person(reading, *name))
}

/// Returns the name behind the comma of a phrase that opens its sentence: "A member of the
/// council, Anna Smith said", which the analysis often hangs on the verb.
fn behind_opening(reading: Reading<'_>, head: TokenId) -> Option<TokenId> {
    let document = reading.document;
    let phrase = document.subtree(head);
    let comma = phrase.end;
    let opens = document.sentence_of(head).tokens.start == phrase.start
        && document.existing(comma).is_some_and(|comma| document[comma].tag == Tag::Comma);
    let mut mentions = reading.mentions.mentions.iter();
    let name = mentions.find(|mention| mention.tokens.start.0 == comma.0 + 1)?;
    (opens && document[name.head].head == document[head].head && is_person(reading, name.head))
        .then_some(name.head)
}

/// Returns the nouns behind the prepositions of `head`, outermost first.
fn inner(document: &Document, head: TokenId) -> impl Iterator<Item = TokenId> {
    let below = move |noun: TokenId| {
        let last = document.children_as(noun, Dep::Prep).filter(|prep| *prep > noun).last()?;
        document.child(last, Dep::Pobj)
    };
    std::iter::successors(below(head), move |noun| below(*noun)).take(3)
}

/// Returns the name that follows the phrase of `head` behind a comma, with the same part in the sentence.
fn twin(reading: Reading<'_>, head: TokenId) -> Option<TokenId> {
    let document = reading.document;
    let here = document[head];
    let twin = document.head(head).and_then(|verb| {
        document
            .children_as(verb, here.dep)
            .find(|other| *other > head && is_person(reading, *other))
    })?;
    let start = document.subtree(twin).start.0;
    let comma = TokenId(start.checked_sub(1)?);
    let apart = document[comma].tag == Tag::Comma;
    let near = document.subtree(head).end.0;
    (apart && (near == start || near == comma.0)).then_some(twin)
}

fn is_person(reading: Reading<'_>, token: TokenId) -> bool {
    reading.chain(token).is_some_and(|chain| {
        let chain = &reading.mentions[chain];
        chain.named && chain.kind == EntityKind::Person
    })
}
