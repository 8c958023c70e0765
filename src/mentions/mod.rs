//! Finds who and what a text speaks of, and which mentions speak of the same.
//!
//! ```text
//! &Document ──find──▶ Mentions
//! ```
//!
//! A *mention* is a noun phrase: a name, a nominal ("the French minister") or a
//! pronoun. Every noun phrase has one, so that each argument of a clause leads
//! to a mention by its head token. A *chain* holds the mentions of one thing
//! within one article; most have a single mention.
//!
//! Chains are made by sieves, the surest first: names, appositions and
//! predicates, definite descriptions, pronouns. Each sieve joins sets that the
//! sieves before it have made, and sees what all their mentions tell.

mod bearers;
mod bodies;
mod chains;
mod descriptions;
mod features;
mod finish;
mod heads;
mod labels;
mod leaders;
mod lexicon;
mod acronyms;
mod names;
mod nominals;
mod phrases;
mod pronouns;
mod recalls;
mod roles;
mod runs;
mod salience;
mod speakers;
mod stances;
mod surroundings;
mod titles;
mod types;
mod votes;

pub(crate) use features::country_of_word;
pub(crate) use lexicon::{gender_of, is_body_noun, is_common_given_name};
pub(crate) use roles::is_class_noun;
pub use types::{
    Chain, ChainId, EntityKind, Gender, Mention, MentionId, MentionKind, Mentions, Number,
};

use crate::language::Document;

/// Returns the mentions of a document, in chains.
#[must_use]
pub fn find(document: &Document) -> Mentions {
    let mut draft = chains::Draft::new(document, phrases::find(document));
    names::join(&mut draft);
    nominals::join(&mut draft);
    descriptions::join(&mut draft);
    recalls::join(&mut draft);
    pronouns::join(&mut draft);
    finish::finish(&draft)
}

#[cfg(test)]
mod tests;
