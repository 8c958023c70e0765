//! Joins phrases into chains: a union of sets, with what is known of each.

use std::collections::BTreeSet;

use crate::language::{Document, SentenceId, TokenId};

use super::features::{self, Features};
use super::phrases::Phrase;
use super::votes::Votes;
use super::{EntityKind, Gender, MentionKind, Number};

/// The phrases of one document while they are being joined.
pub(super) struct Draft<'a> {
    pub document: &'a Document,
    pub phrases: Vec<Phrase>,
    pub features: Vec<Features>,
    /// The set that each phrase is in, as a link towards its first phrase.
    links: Vec<usize>,
    sets: Vec<Set>,
}

/// What is known of the things in one set of phrases.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub votes: Votes,
    pub labels: Votes,
    pub gender: Gender,
    pub number: Number,
    pub country: Option<&'static str>,
    pub roles: BTreeSet<String>,
    /// Its phrases.
    pub members: BTreeSet<usize>,
    pub named: bool,
}

impl Set {
    /// Returns what kind of thing it most likely is.
    pub(super) fn kind(&self) -> EntityKind {
        self.votes.best(&self.labels)
    }
}

impl<'a> Draft<'a> {
    pub(super) fn new(document: &'a Document, phrases: Vec<Phrase>) -> Self {
        let features: Vec<Features> =
            phrases.iter().map(|phrase| features::read(document, phrase)).collect();
        let sets = phrases
            .iter()
            .zip(&features)
            .enumerate()
            .map(|(at, (phrase, features))| Set {
                votes: features.votes,
                labels: features.labels,
                gender: features.gender,
                number: features.number,
                country: features.country,
                roles: features.roles.iter().cloned().collect(),
                members: BTreeSet::from([at]),
                named: phrase.kind == MentionKind::Name,
            })
            .collect();
        let links = (0..phrases.len()).collect();
        Self { document, phrases, features, links, sets }
    }

    /// Returns the first phrase of the set that `phrase` is in, which stands for the set.
    pub(super) fn first(&self, phrase: usize) -> usize {
        let mut at = phrase;
        while self.links[at] != at {
            at = self.links[at];
        }
        at
    }

    /// Returns what is known of the thing that `phrase` words.
    pub(super) fn set(&self, phrase: usize) -> &Set {
        &self.sets[self.first(phrase)]
    }

    pub(super) fn kind(&self, phrase: usize) -> EntityKind {
        self.set(phrase).kind()
    }

    /// Sets the gender of a thing that no words have told.
    pub(super) fn presume_gender(&mut self, phrase: usize, gender: Gender) {
        let first = self.first(phrase);
        if self.sets[first].gender == Gender::Unknown {
            self.sets[first].gender = gender;
        }
    }

    pub(super) fn same(&self, one: usize, other: usize) -> bool {
        self.first(one) == self.first(other)
    }

    /// Joins the sets of two phrases.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        if one == other {
            return;
        }
        let (first, second) = (one.min(other), one.max(other));
        let (before, behind) = self.sets.split_at_mut(second);
        let (set, joined) = (&mut before[first], &mut behind[0]);
        set.votes.merge(&joined.votes);
        set.labels.merge(&joined.labels);
        // A name's own words tell more than a pronoun or noun that is joined to it.
        let theirs_tell = joined.named && !set.named;
        if set.gender == Gender::Unknown || (theirs_tell && joined.gender != Gender::Unknown) {
            set.gender = joined.gender;
        }
        if theirs_tell {
            set.number = joined.number;
        }
        set.country = if theirs_tell {
            joined.country.or(set.country)
        } else {
            set.country.or(joined.country)
        };
        set.named |= joined.named;
        set.roles.append(&mut joined.roles);
        if set.members.len() < joined.members.len() {
            std::mem::swap(&mut set.members, &mut joined.members);
        }
        set.members.extend(std::mem::take(&mut joined.members));
        self.links[second] = first;
    }

    /// Returns the phrase that hangs on `token`.
    pub(super) fn at(&self, token: TokenId) -> Option<usize> {
        self.phrases.binary_search_by_key(&token, |phrase| phrase.head).ok()
    }

    pub(super) fn sentence(&self, phrase: usize) -> SentenceId {
        self.document[self.phrases[phrase].head].sentence
    }

    /// Returns the first phrases of all sets, in order of the text.
    pub(super) fn firsts(&self) -> Vec<usize> {
        (0..self.phrases.len()).filter(|at| self.links[*at] == *at).collect()
    }
}
