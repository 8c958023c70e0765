//! Which plans an article speaks of, and who put each forward.
//!
//! ```text
//! mentions of documents ──read──▶ Plans: chain → proposer
//! ```
//!
//! A plan's *proposer* is who the article says made it: "the American plan",
//! "the minister's proposal", "a bill that the party tabled". A mention that
//! tells nothing ("the draft") leans on the plan that its article is about.

use std::collections::BTreeMap;

use super::arguments::{actor, country_chain, country_of_word, document_kind, named_somehow};
use super::cues;
use super::frames::{self, Relation};
use super::lexicon::Noun;
use super::{Reading, StanceKind, arguments};
use crate::clauses::{Argument, Clause, Slot};
use crate::language::{Dep, Pos, TokenId};
use crate::mentions::{ChainId, EntityKind, MentionKind};
use crate::text::Span;

/// The plans of one article.
#[derive(Debug, Default)]
pub(super) struct Plans {
    proposers: BTreeMap<ChainId, ChainId>,
    /// The mentions of plans that have a proposer, and theirs, in order of the text.
    mentioned: Vec<(TokenId, ChainId)>,
    /// Who put forward the plan that the article is about.
    chief: Option<ChainId>,
}

impl Plans {
    /// Reads who proposed what from the words of each mention, and from clauses.
    pub(super) fn read(reading: Reading<'_>) -> Self {
        let mut votes: BTreeMap<ChainId, Votes> = BTreeMap::new();
        let mut all = Votes::default();
        let mut vote = |head: TokenId, owner: ChainId| {
            let Some(plan) = reading.mentions.chain_at(head) else { return };
            let owner = as_state(reading, owner);
            votes.entry(plan).or_default().add(reading, owner);
            if document_kind(reading, head) == Some(Noun::Plan) {
                all.add(reading, owner);
            }
        };
        for mention in &reading.mentions.mentions {
            let plan = mention.kind != MentionKind::Pronoun && is_plan(reading, mention.head);
            if plan && !is_told(reading, mention.head) {
                for (_, owner) in owners(reading, mention.head) {
                    vote(mention.head, owner);
                }
            }
        }
        for clause in &reading.clauses.clauses {
            for (plan, owner) in put_forward(reading, clause) {
                vote(plan, owner);
            }
        }
        let winners = votes.iter().filter_map(|(plan, votes)| Some((*plan, votes.winner()?)));
        let proposers: BTreeMap<ChainId, ChainId> = winners.collect();
        let mentions = reading.mentions.mentions.iter();
        let mentioned = mentions
            .filter_map(|mention| Some((mention.head, *proposers.get(&mention.chain)?)))
            .collect();
        Self { proposers, mentioned, chief: all.winner() }
    }

    /// Returns who is the actor of the points of a plan: its proposer, else the plan itself.
    ///
    /// An official's plan is that of his state, where the article speaks of a plan of the state.
    /// A letter or a list of demands that nobody is said to have written has no actor: its
    /// points would be nobody's.
    pub(super) fn actor_for(&self, reading: Reading<'_>, head: TokenId) -> Option<ChainId> {
        let plan = reading.mentions.chain_at(head)?;
        let state = self.chief.filter(|chief| is_state(reading, *chief));
        if let Some(own) = self.proposers.get(&plan).copied() {
            let country = |chain: ChainId| reading.mentions[chain].country.clone();
            let official = reading.mentions[own].kind == EntityKind::Person;
            let his = |state: ChainId| country(own).is_none() || country(state) == country(own);
            return state.filter(|state| official && his(*state)).or(Some(own));
        }
        let kind = document_kind(reading, head);
        let pronoun = reading.document[head].pos == Pos::Pron;
        let known = pronoun || is_definite(reading, head);
        let at_hand = matches!(kind, Some(Noun::Plan | Noun::Text | Noun::Demand));
        let latest = self.latest(reading, head);
        // The plan that the article is about, once it has been named; before, the plan at hand.
        let chief = self.chief.filter(|chief| latest.is_none() || self.named_before(head, *chief));
        if let Some(chief) = chief.or(latest).filter(|_| known && at_hand) {
            return Some(chief);
        }
        named_somehow(reading, head)
            .filter(|_| known || !matches!(kind, Some(Noun::Text | Noun::Demand)))
    }
}

impl Plans {
    /// Returns who is named as the maker of a plan, a letter or an order.
    pub(super) fn maker(&self, reading: Reading<'_>, head: TokenId) -> Option<ChainId> {
        self.proposers.get(&reading.mentions.chain_at(head)?).copied()
    }

    /// Tells whether a plan of `owner` is named before `head`.
    fn named_before(&self, head: TokenId, owner: ChainId) -> bool {
        self.before(head).iter().any(|(_, proposer)| *proposer == owner)
    }

    /// Returns the mentions of plans with a proposer that stand before `head`.
    fn before(&self, head: TokenId) -> &[(TokenId, ChainId)] {
        &self.mentioned[..self.mentioned.partition_point(|(mention, _)| *mention < head)]
    }

    /// Returns the proposer of the plan last named before `head`.
    fn latest(&self, reading: Reading<'_>, head: TokenId) -> Option<ChainId> {
        // A demand told of before a draft is not what the draft is made of.
        let kind = document_kind(reading, head);
        let like = |of: TokenId| {
            kind == Some(Noun::Demand) || document_kind(reading, of) != Some(Noun::Demand)
        };
        let mut before = self.before(head).iter().rev();
        before.find(|(mention, _)| like(*mention)).map(|(_, proposer)| *proposer)
    }
}

/// Tells whether the noun is one that the reader knows already: "the plan", "this plan", "28-point plan".
fn is_definite(reading: Reading<'_>, head: TokenId) -> bool {
    let document = reading.document;
    let words = document.children(head).iter().map(|child| (document[*child].dep, *child));
    words.into_iter().any(|(dep, word)| match dep {
        Dep::Det => matches!(document.lemma(word), "the" | "this" | "that" | "these"),
        // "Other plans include" goes on with the plans at hand.
        Dep::Amod => matches!(document.lemma(word), "other" | "further" | "additional"),
        _ => false,
    })
}

fn is_state(reading: Reading<'_>, chain: ChainId) -> bool {
    reading.mentions[chain].kind == EntityKind::Country
}

/// Returns the state for people known by it alone: "the French team" acts for France.
pub(super) fn as_state(reading: Reading<'_>, owner: ChainId) -> ChainId {
    let chain = &reading.mentions[owner];
    // "Greece's creditors" are not Greece.
    let head = reading.mentions[chain.representative].head;
    let of_another = reading.document.child(head, Dep::Poss).is_some();
    let state = chain
        .country
        .as_deref()
        .filter(|_| !chain.named && chain.kind != EntityKind::Person && !of_another);
    state.and_then(|country| country_chain(reading, country)).unwrap_or(owner)
}

/// Counts who is named as the proposer; the first of equals wins.
#[derive(Debug, Default)]
struct Votes {
    counts: Vec<(ChainId, usize)>,
}

impl Votes {
    /// Counts a vote; an official's plan is that of his state, where both are named.
    fn add(&mut self, reading: Reading<'_>, owner: ChainId) {
        let weight = match reading.mentions[owner].kind {
            EntityKind::Country => 10,
            EntityKind::Organisation => 4,
            _ => 1,
        };
        match self.counts.iter_mut().find(|(chain, _)| *chain == owner) {
            Some((_, count)) => *count += weight,
            None => self.counts.push((owner, weight)),
        }
    }

    fn winner(&self) -> Option<ChainId> {
        let best = self.counts.iter().map(|(_, count)| *count).max()?;
        self.counts.iter().find(|(_, count)| *count == best).map(|(chain, _)| *chain)
    }
}

/// "Told the *station's programme*": what is told something is no plan of anybody's.
fn is_told(reading: Reading<'_>, head: TokenId) -> bool {
    let document = reading.document;
    let object = matches!(document[head].dep, Dep::Dobj | Dep::Dative);
    object && document.head(head).is_some_and(|verb| document.lemma(verb) == "tell")
}

/// Tells whether the noun at `head` names something that holds points.
pub(super) fn is_plan(reading: Reading<'_>, head: TokenId) -> bool {
    document_kind(reading, head).is_some_and(Noun::holds_points)
}

/// Returns the plan that words are a part of: "key elements of the plan", "any of its terms".
///
/// Where they name none, "the terms" are those of the plan last spoken of.
pub(crate) fn whole_of_part(reading: Reading<'_>, words: Span) -> Option<ChainId> {
    let document = reading.document;
    let tokens = document.tokens_in(words);
    let outside = |id: &TokenId| document.head(*id).is_none_or(|head| !tokens.contains(head));
    let mut part = tokens.iter().find(outside)?;
    // "Most of the terms", "any of the terms".
    if document_kind(reading, part).is_none() {
        let of = document.children_as(part, Dep::Prep).find(|id| document.lemma(*id) == "of")?;
        part = document.child(of, Dep::Pobj)?;
    }
    if document_kind(reading, part) != Some(Noun::Part) {
        return None;
    }
    let within = document.subtree(part).iter().filter(|id| *id != part && tokens.contains(*id));
    let named = within.filter(|id| is_plan(reading, *id)).find_map(|id| reading.chain(id));
    named.or_else(|| is_definite(reading, part).then(|| spoken_of(reading, part)).flatten())
}

/// How many mentions, and how many sentences, back a plan is looked for.
const REACH: (usize, u32) = (40, 3);

/// Returns the plan last spoken of before a word.
fn spoken_of(reading: Reading<'_>, word: TokenId) -> Option<ChainId> {
    let all = &reading.mentions.mentions;
    let before = &all[..all.partition_point(|mention| mention.head < word)];
    let sentence = |id: TokenId| reading.document[id].sentence.0;
    let near = before.iter().rev().take(REACH.0);
    let mut near = near.take_while(|it| sentence(it.head) + REACH.1 >= sentence(word));
    near.find(|mention| is_plan(reading, mention.head)).map(|mention| mention.chain)
}

/// Returns whom the words of a mention call its makers, each with the word that leads to it:
/// "US plan", "Smith's plan", "plan by Smith".
pub(super) fn owners(reading: Reading<'_>, head: TokenId) -> Vec<(TokenId, ChainId)> {
    let document = reading.document;
    let plan = matches!(document_kind(reading, head), Some(Noun::Plan | Noun::Demand));
    let mut owners = Vec::new();
    for child in document.children(head) {
        let owner = match document[*child].dep {
            Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Amod => {
                let named = |word| actor(reading, word).or_else(|| country_of_word(reading, word));
                // "A Peruvian counter-proposal": the first part of the noun has the owner.
                let mut before = document.children(*child).iter().copied();
                let hyphen = document.word(TokenId(head.0.saturating_sub(1))) == "-";
                named(*child).or_else(|| before.find_map(named).filter(|_| hyphen))
            }
            Dep::Prep if matches!(document.lemma(*child), "by" | "from") => {
                document.child(*child, Dep::Pobj).and_then(|object| actor(reading, object))
            }
            _ => None,
        };
        // "US law" is no proposal of the US.
        let owner = owner.filter(|owner| plan || !is_state(reading, *owner));
        owners.extend(owner.map(|owner| (*child, owner)));
    }
    owners
}

/// Returns whose message a noun names: "the *commission's* report recommends".
pub(super) fn writers(reading: Reading<'_>, head: TokenId) -> Vec<ChainId> {
    let message = cues::is_message(reading.document.lemma(head));
    let owners = if message { owners(reading, head) } else { Vec::new() };
    owners.into_iter().map(|(_, owner)| owner).collect()
}

/// Returns the plans that a clause says somebody put forward or signed, with that somebody.
fn put_forward(reading: Reading<'_>, clause: &Clause) -> Vec<(TokenId, ChainId)> {
    let mut found = launched(reading, clause);
    if clause.negated || frames::is_readied(reading, clause) {
        return found;
    }
    for frame in frames::of(reading, clause) {
        let makes = match frame.relation {
            Relation::Proposes | Relation::Demands | Relation::Authors | Relation::Conveys => true,
            // Who signs a letter is its author; who signs a treaty need not be.
            Relation::Stance(StanceKind::Accepts) => frame.lemma.starts_with("sign"),
            _ => false,
        };
        let actors = arguments::actors(reading, &frame.actors(reading, clause));
        for target in frame.targets(reading, clause) {
            let kind = document_kind(reading, target.head);
            let fit = makes && kind.is_some_and(Noun::holds_points);
            let ours = !matches!(frame.relation, Relation::Stance(_))
                || matches!(kind, Some(Noun::Text | Noun::Order | Noun::Demand));
            // Who urges reforms need not have drawn them up.
            let asked = frame.relation == Relation::Demands && kind == Some(Noun::Plan);
            if fit && ours && !asked {
                found.extend(actors.iter().map(|actor| (target.head, *actor)));
            }
        }
    }
    found
}

/// "Launched *a petition*": the clause has the meaning of the noun.
fn launched(reading: Reading<'_>, clause: &Clause) -> Vec<(TokenId, ChainId)> {
    let noun = frames::noun_of_light_verb(reading, clause).filter(|_| !clause.negated);
    let asks = |noun: &Argument| document_kind(reading, noun.head) == Some(Noun::Demand);
    let Some(noun) = noun.filter(asks) else { return Vec::new() };
    let doers: Vec<Argument> = clause.all(Slot::Agent).cloned().collect();
    arguments::actors(reading, &doers).into_iter().map(|doer| (noun.head, doer)).collect()
}
