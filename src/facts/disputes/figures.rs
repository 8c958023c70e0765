//! Figures that rival another's.
//!
//! "The real figure is closer to 3,000"; "the army put the number at 12" where the rebels have
//! said 40; "the toll was at least 40"; "20,000 people took part" where police have said 5,000.

use std::collections::BTreeSet;

use super::super::{Fact, Reading};
use super::claims::{self, Claim};
use super::lexicon::{self, Kind};
use super::{Dispute, speaker_of};
use crate::language::{Dep, Document, Pos, TokenId};
use crate::mentions::ChainId;

const RULE: &str = "disputes:rival-figure";

/// How many sentences before a figure its rival may stand.
const NEAR: u32 = 1;

/// Returns the disputes of those who give another figure for the same thing.
pub(super) fn find(reading: Reading<'_>, facts: &[Fact]) -> Vec<Dispute> {
    let document = reading.document;
    let rivals = document.ids().filter_map(|token| real(reading, token, facts));
    let mut found: Vec<Dispute> = rivals.collect();
    let mut before: Option<Claim<'_>> = None;
    let told = |claim: &Claim<'_>| claim.is_told() || estimates(document, claim);
    for (_, claim) in claims::asserted(facts).filter(|(_, claim)| told(claim)) {
        if let Some(other) = before.filter(|other| other.speaker != claim.speaker)
            && is_rival(document, &claim, &other)
            && !is_counted(reading, claim.speaker, &other)
        {
            let words = document.tokens_in(other.content);
            let trigger = document.tokens_in(claim.cue).start;
            let here = document[trigger].sentence;
            let known = |it: &Dispute| {
                it.actor == claim.speaker && document[it.trigger.start].sentence == here
            };
            if !found.iter().any(known) {
                found.push(Dispute::asserted(claim.speaker, trigger, words.start, words, RULE));
            }
        }
        before = Some(claim).filter(Claim::is_told);
    }
    found
}

/// Reads "the real figure is closer to 3,000" in a statement that follows another's figure.
fn real(reading: Reading<'_>, adjective: TokenId, facts: &[Fact]) -> Option<Dispute> {
    let document = reading.document;
    let rival = lexicon::is(Kind::Rival, document.lemma(adjective));
    let noun = document.head(adjective).filter(|_| rival)?;
    if document[adjective].dep != Dep::Amod || !lexicon::is(Kind::Figure, document.lemma(noun)) {
        return None;
    }
    let actor = speaker_of(document, adjective, facts)?;
    Some(Dispute::asserted(actor, adjective, noun, document.subtree(noun), RULE))
}

/// Tells whether who speaks is part of what another counts: who were killed say nothing.
fn is_counted(reading: Reading<'_>, speaker: ChainId, other: &Claim<'_>) -> bool {
    let mut heads = reading.mentions[speaker].mentions.iter();
    heads.any(|id| other.content.contains(reading.document[reading.mentions[*id].head].span))
}

/// Tells whether a claim gives another figure than the one before it for what that counts.
fn is_rival(document: &Document, claim: &Claim<'_>, other: &Claim<'_>) -> bool {
    let sentence = |claim: &Claim<'_>| claims::sentence(document, claim.content);
    let near = sentence(claim).zip(sentence(other)).is_some_and(|(here, there)| {
        here >= there && here - there <= NEAR && other.content.end <= claim.content.start
    });
    if !near || is_update(document, claim) {
        return false;
    }
    let (here, there) = (Count::new(document, claim), Count::new(document, other));
    let counts_people = |count: &Count| count.things.iter().any(|it| it == "people");
    let same_thing = here.tallies && (!there.things.is_empty() || there.tallies)
        || there.tallies && counts_people(&here)
        || !here.things.is_disjoint(&there.things) && !here.verbs.is_disjoint(&there.verbs)
        // "40 rebels were killed", "only two died".
        || counts_people(&here) && here.verbs == there.verbs && here.verbs.contains("die");
    same_thing
        && here.values.len() == 1
        && there.values.len() == 1
        && here.values.is_disjoint(&there.values)
}

/// "The toll *rose* to 40", "*now* 40": no rival, but a later figure.
fn is_update(document: &Document, claim: &Claim<'_>) -> bool {
    let first = document.tokens_in(claim.content).start;
    let words = document.sentence_of(first).tokens;
    // "More than 700" counts no others.
    let bounds = |token: TokenId| {
        token.next() < words.end && document.word(token.next()).eq_ignore_ascii_case("than")
    };
    words
        .iter()
        .filter(|token| !bounds(*token))
        .any(|token| lexicon::is(Kind::Update, document.lemma(token)))
}

/// "Put the toll at 12": a figure is given, though it may be a guess.
fn estimates(document: &Document, claim: &Claim<'_>) -> bool {
    let cue = document.tokens_in(claim.cue).start;
    lexicon::is(Kind::Estimate, document.lemma(cue))
}

/// What a claim counts.
struct Count {
    values: BTreeSet<String>,
    /// The nouns that the figures count.
    things: BTreeSet<String>,
    /// The verbs that say what becomes of them.
    verbs: BTreeSet<String>,
    /// Whether the figure is that of a tally: "put *the toll* at 12", "the turnout was 5,000".
    tallies: bool,
}

impl Count {
    fn new(document: &Document, claim: &Claim<'_>) -> Self {
        let content = document.tokens_in(claim.content);
        let mut count = Self {
            values: BTreeSet::new(),
            things: BTreeSet::new(),
            verbs: BTreeSet::new(),
            tallies: false,
        };
        let estimates = estimates(document, claim);
        for number in content.iter().filter(|token| document[*token].pos == Pos::Num) {
            count.values.insert(document.word(number).to_lowercase());
            let Some(noun) = document.head(number) else { continue };
            let verb = |noun: TokenId| {
                let verb = document.head(noun).filter(|verb| document[*verb].pos == Pos::Verb)?;
                let lemma = document.lemma(verb).to_lowercase();
                Some(if lexicon::is(Kind::Death, &lemma) { "die".to_owned() } else { lemma })
            };
            if document[number].dep == Dep::Nummod && document[noun].pos == Pos::Noun {
                count.things.insert(document.lemma(noun).to_lowercase());
                count.verbs.extend(verb(noun));
            } else if matches!(document[number].dep, Dep::Nsubj | Dep::Nsubjpass) {
                // "More than 700 died": so many people.
                count.things.insert("people".to_owned());
                count.verbs.extend(verb(number));
            }
        }
        let whole = |noun: TokenId| {
            let bare = document.child(noun, Dep::Prep).is_none();
            bare && lexicon::is(Kind::Tally, document.lemma(noun))
        };
        let stated = |noun: TokenId| {
            let verb = document.head(noun);
            let subject = document[noun].dep == Dep::Nsubj
                && verb.is_some_and(|verb| document.lemma(verb) == "be");
            subject || estimates && document[noun].dep == Dep::Dobj
        };
        count.tallies = content.iter().any(|noun| whole(noun) && stated(noun));
        count
    }
}
