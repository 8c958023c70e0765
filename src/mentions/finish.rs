//! Makes mentions and chains of the joined phrases, and names each chain.

use std::collections::BTreeMap;

use crate::language::{Dep, Document, TokenId, TokenRange};

use super::chains::Draft;
use super::lexicon;
use super::{Chain, ChainId, EntityKind, Mention, MentionId, MentionKind, Mentions};

/// Returns the mentions and chains of a draft that all sieves have seen.
pub(super) fn finish(draft: &Draft<'_>) -> Mentions {
    let firsts = draft.firsts();
    let ids: BTreeMap<usize, ChainId> =
        firsts.iter().enumerate().map(|(at, first)| (*first, ChainId(index(at)))).collect();
    let mentions = draft
        .phrases
        .iter()
        .enumerate()
        .map(|(at, phrase)| Mention {
            head: phrase.head,
            tokens: phrase.tokens,
            name: phrase.name,
            span: draft.document.span(phrase.tokens),
            kind: phrase.kind,
            chain: ids[&draft.first(at)],
        })
        .collect();
    let chains = firsts.iter().map(|first| chain(draft, *first)).collect();
    Mentions { mentions, chains }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn chain(draft: &Draft<'_>, first: usize) -> Chain {
    let set = draft.set(first);
    let kind = set.kind();
    let members: Vec<usize> = set.members.iter().copied().collect();
    let representative = representative(draft, &members, kind);
    Chain {
        kind,
        name: name(draft, representative),
        mentions: members.iter().map(|member| MentionId(index(*member))).collect(),
        representative: MentionId(index(representative)),
        named: set.named,
        country: set
            .country
            .or_else(|| {
                country_of_owner(draft, representative).filter(|_| kind == EntityKind::Organisation)
            })
            .map(str::to_owned),
        gender: set.gender,
        number: set.number,
    }
}

/// Returns the country of the one whose a thing is: "the president's administration" is of his.
fn country_of_owner(draft: &Draft<'_>, mention: usize) -> Option<&'static str> {
    let owner = draft.document.child(draft.phrases[mention].head, Dep::Poss)?;
    let owner = draft.at(owner)?;
    draft.set(owner).country.filter(|_| draft.kind(owner) == EntityKind::Person)
}

/// Returns the mention with the fullest name; of nominals the first; of pronouns the first.
fn representative(draft: &Draft<'_>, members: &[usize], kind: EntityKind) -> usize {
    let fullness = |member: usize| {
        let phrase = &draft.phrases[member];
        let Some(name) = phrase.name else { return 0 };
        // Of two names of one length the longer word is the fuller: "United States", "US".
        let letters = draft.document.words(name).chars().count();
        let bearer = kind == EntityKind::Person
            && lexicon::given_name(draft.document.word(name.start)).is_some();
        name.len() * 1000 + usize::from(bearer) * 500 + letters.min(400)
    };
    let is_third_person =
        |member: usize| draft.features[member].pronoun.is_some_and(|pronoun| pronoun.person == 3);
    let rank = |member: usize| match draft.phrases[member].kind {
        MentionKind::Name => 3,
        MentionKind::Nominal => 2,
        MentionKind::Pronoun => usize::from(is_third_person(member)),
    };
    let best =
        members.iter().copied().rev().max_by_key(|member| (rank(*member), fullness(*member)));
    best.unwrap_or(members[0])
}

/// Returns what a chain is called by one of its mentions.
fn name(draft: &Draft<'_>, mention: usize) -> String {
    let phrase = &draft.phrases[mention];
    let document = draft.document;
    let tokens =
        phrase.name.unwrap_or_else(|| without_article(document, phrase.tokens, phrase.head));
    let words = document.words(tokens).split_whitespace().collect::<Vec<_>>().join(" ");
    // An ending that is a word of its own is a part of the name ("Moody's").
    let whole = tokens.last().is_some_and(|last| document[last].dep == Dep::Case);
    let bare = if whole {
        words.as_str()
    } else {
        words.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches("ʼs")
    };
    let bare = bare.strip_prefix("the ").or_else(|| bare.strip_prefix("The ")).unwrap_or(bare);
    owned(draft, mention, tokens, bare).unwrap_or_else(|| bare.to_owned())
}

/// Returns `words` with the name of the owner in place of the pronoun that they begin with:
/// "her office" is "Anna Smith's office".
fn owned(draft: &Draft<'_>, mention: usize, tokens: TokenRange, words: &str) -> Option<String> {
    let owner = draft.at(tokens.start)?;
    let is_pronoun = draft.phrases[owner].kind == MentionKind::Pronoun
        && draft.document[tokens.start].dep == Dep::Poss
        && draft.phrases[mention].kind == MentionKind::Nominal
        && draft.set(owner).named;
    let rest = words.strip_prefix(draft.document.word(tokens.start)).filter(|_| is_pronoun)?;
    let members: Vec<usize> = draft.set(owner).members.iter().copied().collect();
    let representative = representative(draft, &members, draft.kind(owner));
    let owner = name(draft, representative);
    let owner = owner.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches("ʼs");
    Some(format!("{owner}'s{rest}"))
}

fn without_article(document: &Document, tokens: TokenRange, head: TokenId) -> TokenRange {
    let mut tokens = tokens;
    let article = |id: TokenId| {
        document[id].dep == Dep::Det
            && matches!(document.word(id).to_ascii_lowercase().as_str(), "the" | "a" | "an")
    };
    if tokens.start < head && article(tokens.start) {
        tokens.start.0 += 1;
    }
    tokens
}
