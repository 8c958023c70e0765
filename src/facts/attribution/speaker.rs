//! Who speaks.
//!
//! A *message* is a noun for words that somebody puts out ("statement", "tweet"):
//! it speaks for its author, where the text names one, and else for itself.

use super::super::{Reading, appositions, cues, lexicon};
use crate::clauses::{ClauseId, Slot};
use crate::language::{Dep, Document, Pos, Tag, TokenId};
use crate::mentions::{ChainId, EntityKind, Gender, MentionKind};
use crate::text::Span;

/// A chain that speaks, and its mention beside the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Speaker {
    pub(super) chain: ChainId,
    pub(super) span: Option<Span>,
}

/// Returns the agents of a clause as speakers: each conjunct of "A and B said" is one.
pub(super) fn of_clause(reading: Reading<'_>, clause: ClauseId, strict: bool) -> Vec<Speaker> {
    let cue = reading.document[reading.clauses[clause].predicate].span;
    // Of “Patience, patience,” said Reed, the analysis makes "patience" a second subject.
    let is_said = |head: TokenId| {
        let word = reading.document[head].span;
        let mut quotes = reading.clauses.quotes.iter();
        quotes.any(|quote| quote.inner.contains(word) && !quote.outer.contains(cue))
    };
    let agents: Vec<TokenId> =
        reading.clauses[clause].all(Slot::Agent).map(|agent| agent.head).collect();
    let speaks = agents.iter().any(|agent| !is_said(*agent));
    let agents = agents.into_iter().filter(|agent| !speaks || !is_said(*agent));
    agents.flat_map(|agent| of(reading, agent, strict)).collect()
}

/// Returns who speaks where the noun phrase of `head` does: its author, if it is a message.
pub(super) fn of(reading: Reading<'_>, head: TokenId, strict: bool) -> Vec<Speaker> {
    if cues::is_message(reading.document.lemma(head)) {
        let authors = authors(reading, head);
        if !authors.is_empty() {
            return authors;
        }
    }
    let members = pair(reading, head);
    if members.is_empty() { at(reading, head, strict).into_iter().collect() } else { members }
}

/// How many sentences back "both countries" looks for the two that it means.
const PAIR_REACH: u32 = 3;

/// Returns the two whom a noun phrase means, if it means two: "both sides", "the two ministers".
pub(in crate::facts) fn two_meant(reading: Reading<'_>, head: TokenId) -> Vec<ChainId> {
    pair(reading, head).into_iter().map(|speaker| speaker.chain).collect()
}

/// Returns the two whom "both countries", "the two ministers" means: the names that were joined
/// by "and" last, if they are of such a kind.
fn pair(reading: Reading<'_>, head: TokenId) -> Vec<Speaker> {
    let document = reading.document;
    let has = |words: [&str; 2]| {
        document.children(head).iter().any(|child| {
            matches!(document[*child].dep, Dep::Det | Dep::Nummod | Dep::Predet)
                && words.contains(&document.lemma(*child).to_lowercase().as_str())
        })
    };
    // "Two ministers" without an article are two others.
    let alone = document.lemma(head) == "two" && document.child(head, Dep::Prep).is_none();
    let two = has(["two", "two"]) || alone;
    let counted = has(["both", "both"]) || two && has(["the", "these"]);
    let Some(it) = reading.chain(head).filter(|_| counted) else { return Vec::new() };
    let persons = alone || reading.mentions[it].kind == EntityKind::Group;
    // "The two rebel groups that did not sign" are of a kind that no name tells.
    let told_more = document.children(head).iter().any(|child| match document[*child].dep {
        Dep::Relcl | Dep::Acl => true,
        Dep::Amod | Dep::Compound => !persons && reading.mentions[it].kind != EntityKind::Country,
        _ => false,
    });
    if told_more {
        return Vec::new();
    }
    let fits = |token: TokenId| {
        let chain = reading.chain(token)?;
        let kind = reading.mentions[chain].kind;
        let body = matches!(kind, EntityKind::Country | EntityKind::Organisation);
        let named = reading.mentions[chain].named;
        (named && if persons { kind == EntityKind::Person } else { body }).then_some(chain)
    };
    let start = document[head].sentence.0.saturating_sub(PAIR_REACH);
    let mentions = reading.mentions.mentions.iter().rev().map(|mention| mention.head);
    mentions
        .skip_while(|token| *token >= head)
        .take_while(|token| document[*token].sentence.0 >= start)
        .filter(|token| document[*token].dep == Dep::Conj)
        .filter_map(|token| Some((document.head(token)?, token)))
        .filter(|(first, _)| document.child(*first, Dep::Cc).is_some())
        .find_map(|(first, second)| Some([fits(first)?, fits(second)?]))
        .map(|both| both.map(|chain| Speaker { chain, span: None }).to_vec())
        .unwrap_or_default()
}

/// Returns the authors of the message `noun`: its possessor, who it is by or from, who puts it out.
fn authors(reading: Reading<'_>, noun: TokenId) -> Vec<Speaker> {
    let document = reading.document;
    let owner = document.child(noun, Dep::Poss);
    // "A statement issued by the ministry": the author hangs on the participle.
    let participles = document.children_as(noun, Dep::Acl);
    let hosts = std::iter::once(noun).chain(participles);
    let sources = hosts
        .flat_map(|host| document.children(host).iter())
        .filter(|child| matches!(document[**child].dep, Dep::Prep | Dep::Agent))
        .filter(|child| matches!(document.lemma(**child), "by" | "from"))
        .filter_map(|child| document.child(*child, Dep::Pobj));
    // "the US statement": a name that the analysis made a part of the noun.
    let compound = document
        .children(noun)
        .iter()
        .filter(|child| matches!(document[**child].dep, Dep::Compound | Dep::Amod))
        .find_map(|child| chain_named(reading, document.word(*child)));
    let joined = sources.flat_map(|head| {
        std::iter::successors(Some(head), |head| document.child(*head, Dep::Conj))
    });
    let named: Vec<Speaker> =
        owner.into_iter().chain(joined).filter_map(|head| at(reading, head, true)).collect();
    if !named.is_empty() {
        return named;
    }
    if let Some(chain) = compound {
        return vec![Speaker { chain, span: None }];
    }
    let verb = document.head(noun).filter(|_| document[noun].dep == Dep::Dobj);
    let clause = verb.and_then(|verb| reading.clauses.at(verb));
    let agents = clause.map(|clause| reading.clauses[clause].all(Slot::Agent));
    agents.into_iter().flatten().filter_map(|agent| at(reading, agent.head, true)).collect()
}

/// Returns the organisation or country that the article calls `word`.
fn chain_named(reading: Reading<'_>, word: &str) -> Option<ChainId> {
    let bodies = reading.mentions.chains.iter().enumerate().filter(|(_, chain)| {
        chain.named && matches!(chain.kind, EntityKind::Organisation | EntityKind::Country)
    });
    let mut called = bodies.filter(|(_, chain)| {
        chain.mentions.iter().any(|mention| {
            let name = reading.mentions[*mention].name;
            name.is_some_and(|name| reading.document.words(name) == word)
        })
    });
    let (at, _) = called.next().filter(|_| word.starts_with(char::is_uppercase))?;
    u32::try_from(at).ok().map(ChainId)
}

/// Returns the speaker whose mention hangs on `head`, if it is one who can speak.
///
/// `strict` asks for a person, organisation, country, group or document; without
/// it, anything goes that the article makes the subject of a verb of saying.
pub(super) fn at(reading: Reading<'_>, head: TokenId, strict: bool) -> Option<Speaker> {
    let document = reading.document;
    let mention = &reading.mentions[reading.mentions.at(head)?];
    let named = appositions::late_name(reading, head);
    let chain = named.and_then(|name| reading.chain(name)).unwrap_or(mention.chain);
    let it = &reading.mentions[chain];
    let lemma = document.lemma(head);
    let pronoun = mention.kind == MentionKind::Pronoun;
    let speaks = match it.kind {
        EntityKind::Person | EntityKind::Organisation | EntityKind::Country | EntityKind::Group => {
            true
        }
        EntityKind::Document => !is_plan(reading, chain),
        // "The palace said"; Tehran stands for its state.
        EntityKind::Place => !strict || it.named && it.country.is_some(),
        EntityKind::Event => cues::is_body(lemma),
        EntityKind::Other if pronoun => {
            // "The bulletin warns …; it also says".
            let thing = document.lemma(reading.mentions[it.representative].head);
            personal(reading, head, it.gender) || cues::is_message(thing) || cues::is_body(thing)
        }
        EntityKind::Other => cues::is_message(lemma) || cues::is_body(lemma) || !strict,
    };
    // "The first charged him with theft, and the second with fraud": of the charges, not of people.
    let ordinal = document[head].tag == Tag::Jj
        && mention.kind == MentionKind::Nominal
        && !is_age(document, head);
    let expletive = document[head].dep == Dep::Expl || ordinal;
    let alone = pronoun && lemma == "it" && it.mentions.len() == 1;
    (speaks && !expletive && !alone).then_some(Speaker { chain, span: Some(mention.span) })
}

/// Tells whether a speaker is a person, a body or a state, rather than a text or a thing.
pub(super) fn is_somebody(reading: Reading<'_>, speaker: Speaker) -> bool {
    let chain = &reading.mentions[speaker.chain];
    match chain.kind {
        EntityKind::Person | EntityKind::Organisation | EntityKind::Country | EntityKind::Group => {
            true
        }
        EntityKind::Place => chain.named,
        EntityKind::Document | EntityKind::Event | EntityKind::Other => {
            let last = chain.name.split(' ').next_back().unwrap_or_default();
            let head = reading.mentions[chain.representative].head;
            cues::is_body(last)
                || cues::is_body(reading.document.lemma(head))
                || chain.gender == Gender::Male
                || chain.gender == Gender::Female
        }
    }
}

/// Tells whether an adjective is an age that stands for who has it: "the 54-year-old".
fn is_age(document: &Document, head: TokenId) -> bool {
    document.children_as(head, Dep::Npadvmod).any(|years| document.lemma(years) == "year")
        || document.word(head).ends_with("-year-old")
}

/// Tells whether a pronoun that leads nowhere is somebody: "he", "some", but not "this".
fn personal(reading: Reading<'_>, head: TokenId, gender: Gender) -> bool {
    matches!(gender, Gender::Male | Gender::Female)
        || matches!(
            reading.document.lemma(head),
            "they" | "who" | "we" | "I" | "everyone" | "someone"
        )
        || cues::is_body(reading.document.lemma(head))
}

/// Tells whether a chain is a plan: what a plan says is its points, not a claim.
fn is_plan(reading: Reading<'_>, chain: ChainId) -> bool {
    reading.mentions[chain].mentions.iter().any(|mention| {
        let head = reading.mentions[*mention].head;
        lexicon::noun(reading.document.lemma(head)) == Some(lexicon::Noun::Plan)
    })
}

/// Returns the speaker whose name touches `verb`, where the tree gives the verb no subject that
/// speaks: "Talking to the BBC, the minister, Anna Smith, said", "reads the motion".
pub(super) fn touching(reading: Reading<'_>, verb: TokenId) -> Vec<Speaker> {
    let document = reading.document;
    if !matches!(document[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) {
        return Vec::new();
    }
    let between = |token: &TokenId| {
        matches!(document[*token].pos, Pos::Punct | Pos::Adv | Pos::Aux | Pos::Space)
    };
    let sentence = document.sentence_of(verb).tokens;
    let before =
        (sentence.start.0..verb.0).rev().map(TokenId).take(4).find(|token| !between(token));
    let named = before
        .filter(|token| reading.chain(*token).is_some_and(|chain| reading.mentions[chain].named));
    let after = || {
        let mention = reading
            .mentions
            .mentions
            .iter()
            .filter(|mention| document[mention.head].dep != Dep::Poss)
            .find(|mention| mention.tokens.start.0 == verb.0 + 1)?;
        let set_off = document.child(verb, Dep::Nsubj).is_none() && before_is_comma(document, verb);
        set_off.then_some(mention.head)
    };
    named.or_else(after).and_then(|head| at(reading, head, true)).into_iter().collect()
}

fn before_is_comma(document: &Document, verb: TokenId) -> bool {
    verb.0
        .checked_sub(1)
        .is_some_and(|before| matches!(document[TokenId(before)].tag, Tag::Comma | Tag::CloseQuote))
}

/// Tells whether `token` stands between quotation marks.
pub(super) fn is_quoted(reading: Reading<'_>, token: TokenId) -> bool {
    let word = reading.document[token].span;
    reading.clauses.quotes.iter().any(|quote| quote.outer.contains(word))
}
