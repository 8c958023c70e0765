//! The verbs that give or take an office, and where the office stands beside them.

use std::sync::LazyLock;

use serde::Deserialize;

use super::apposition::office_at;
use super::office;
use crate::language::{Dep, Document, Tag, TokenId};
use crate::resources;

/// A verb that gives or takes an office: a row of `data/lexicon/role_verbs.csv`.
#[derive(Debug, Deserialize)]
pub(super) struct RoleVerb {
    pub(super) verb: String,
    pub(super) frame: Frame,
    pub(super) held: Held,
    /// What one is who does this to a body: who "heads" it is its "head".
    pub(super) office: String,
}

/// How the office hangs on the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Frame {
    /// "is president", "became president".
    Attribute,
    /// "elected her president".
    Object,
    /// "served as president".
    As,
    /// "held the post of president", "moved into a role as president".
    Post,
    /// "was promoted to president".
    To,
    /// "heads the bank".
    Body,
}

/// Whether the office is held after what the verb tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Held {
    Now,
    Former,
    /// Not yet: "nominated".
    No,
    /// By the agent now, by the patient before: "succeeded her as president".
    Heir,
}

static VERBS: LazyLock<Vec<RoleVerb>> = LazyLock::new(|| resources::lexicon("role_verbs.csv"));

/// Tells whether a participle that gives offices was taken for a modifier of one: "was re-elected
/// president".
pub(super) fn is_elected(document: &Document, noun: TokenId) -> bool {
    let gives = |verb: TokenId| {
        let lemma = document.lemma(verb);
        VERBS.iter().any(|row| row.verb == lemma && row.frame == Frame::Object)
    };
    let hyphened = |verb: TokenId| verb.0 > 0 && document.word(TokenId(verb.0 - 1)) == "-";
    document.children_as(noun, Dep::Amod).any(|verb| gives(verb) && hyphened(verb))
}

/// Returns whether the office that a verb gives is held after it.
pub(super) fn held_by(document: &Document, verb: TokenId) -> Option<Held> {
    rows(document, verb).next().map(|row| row.held)
}

/// Returns whether a verb gives its object an office with "as", and how: "appoint her as".
pub(super) fn given_by(document: &Document, verb: TokenId) -> Option<Held> {
    let row = rows(document, verb).find(|row| row.frame == Frame::As)?;
    let passes =
        matches!(document[verb].tag, Tag::Vbn) || document.child(verb, Dep::Dobj).is_some();
    (passes && row.held != Held::Heir).then_some(row.held)
}

/// Returns the rows of a verb, those with its particle or its office first: "take over".
pub(super) fn rows(document: &Document, verb: TokenId) -> impl Iterator<Item = &'static RoleVerb> {
    let lemma = document.lemma(verb).to_owned();
    let with =
        |dep| document.child(verb, dep).map(|word| format!("{lemma} {}", document.lemma(word)));
    let names = [with(Dep::Prt), with(Dep::Dobj), Some(lemma.clone())];
    names.into_iter().flatten().flat_map(|name| VERBS.iter().filter(move |row| row.verb == name))
}

/// Tells whether a verb has an office with "as" beside it: "succeeded her as mayor".
pub(super) fn names_office(document: &Document, verb: TokenId) -> bool {
    noun(document, verb, Frame::As).is_some_and(|noun| office_at(document, noun).is_some())
}

/// Returns the noun that names the office in the frame of `verb`.
pub(super) fn noun(document: &Document, verb: TokenId, frame: Frame) -> Option<TokenId> {
    let behind = |head: TokenId, word: &str| {
        let found =
            document.children_as(head, Dep::Prep).find(|child| document.lemma(*child) == word)?;
        document.child(found, Dep::Pobj)
    };
    match frame {
        Frame::Attribute => document.child(verb, Dep::Attr),
        Frame::Object => document.child(verb, Dep::Oprd),
        Frame::As => behind(verb, "as")
            .or_else(|| document.child(verb, Dep::Dobj).and_then(|object| behind(object, "as"))),
        Frame::To => behind(verb, "to"),
        Frame::Post => {
            let phrases = document.children_as(verb, Dep::Prep);
            let behind_any = phrases.filter_map(|phrase| document.child(phrase, Dep::Pobj));
            let mut posts = document.child(verb, Dep::Dobj).into_iter().chain(behind_any);
            let post = posts.find(|post| office::is_post(document.lemma(*post)))?;
            behind(post, "of").or_else(|| behind(post, "as")).or_else(|| behind(verb, "as"))
        }
        Frame::Body => None,
    }
}
