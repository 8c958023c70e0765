//! The words of one article: what names a thing, and the content words of what is said of it.

use std::collections::{BTreeMap, BTreeSet};

use super::digest::{Content, Thing};
use super::names::fold;
use crate::facts::{Phrase, Reading, Statement, whole_of_part};
use crate::language::{Dep, Pos, TokenId};
use crate::mentions::{Chain, EntityKind, Number};
use crate::text::Span;

/// Reads words and their content off one article.
pub(super) struct Words<'a>(pub(super) Reading<'a>);

/// Returns the name to show; a single word that is no name begins small, also where it began a sentence.
fn name_of(chain: &Chain) -> String {
    let is_word = chain.kind == EntityKind::Document && !chain.named && !chain.name.contains(' ');
    if is_word { chain.name.to_lowercase() } else { chain.name.clone() }
}

impl Words<'_> {
    /// Returns somebody or something as the mentions of its chain word it.
    pub(super) fn thing(&self, chain: &Chain) -> Thing {
        let mut names = BTreeMap::new();
        for id in &chain.mentions {
            if let Some(name) = self.0.mentions[*id].name {
                *names.entry(self.0.document.words(name).to_owned()).or_default() += 1;
            }
        }
        let representative = &self.0.mentions[chain.representative];
        let at = chain.mentions.iter().map(|id| self.0.mentions[*id].span.start).min();
        let content = if chain.named { BTreeSet::new() } else { self.keys(representative.span) };
        Thing {
            kind: chain.kind,
            name: name_of(chain),
            names,
            named: chain.named,
            is_plural: chain.number == Number::Plural,
            country: chain.country.clone(),
            at: at.unwrap_or(0),
            mentions: chain.mentions.len(),
            speaks: false,
            acts: false,
            used: false,
            content,
            plan: None,
        }
    }

    /// Returns what a statement turns on; `claims` are the words of the article's claims.
    pub(super) fn content_of(&self, statement: &Statement, claims: &[Vec<Span>]) -> Content {
        match statement {
            Statement::Proposes { content, .. } => self.phrase(*content),
            Statement::Stance { target, .. } => self.phrase(*target),
            Statement::Quantity { subject, .. } => self.phrase(*subject),
            Statement::Claim { content, .. } => self.spans(content),
            Statement::Disputes { target, claim, .. } => match claim {
                Some(claim) => self.disputed(*claim, claims),
                None => Content { thing: None, ..self.phrase(*target) },
            },
            Statement::Role { .. } | Statement::Meets { .. } => Content::default(),
        }
    }

    /// Returns the claim that shares most with `span`, or else what the words there say.
    fn disputed(&self, span: Span, claims: &[Vec<Span>]) -> Content {
        let shared = |spans: &[Span]| -> u32 {
            let overlap =
                |other: &Span| other.end.min(span.end).saturating_sub(other.start.max(span.start));
            spans.iter().map(overlap).sum()
        };
        let best = claims.iter().filter(|spans| shared(spans) * 2 >= span.len());
        match best.max_by_key(|spans| shared(spans)) {
            Some(spans) if !spans.is_empty() => self.spans(spans),
            _ => self.spans(&[span]),
        }
    }

    fn phrase(&self, phrase: Phrase) -> Content {
        let words = phrase.span.of(&self.0.article.text);
        let chain = phrase.chain.map(|chain| &self.0.mentions[chain]);
        let bare = chain.filter(|chain| !words.contains(' ') && chain.named);
        Content {
            words: tidy(bare.map_or(words, |chain| &chain.name)),
            keys: self.keys(phrase.span),
            thing: phrase.chain,
            whole: whole_of_part(self.0, phrase.span),
        }
    }

    fn spans(&self, spans: &[Span]) -> Content {
        let words: Vec<_> = spans.iter().map(|span| span.of(&self.0.article.text)).collect();
        let keys = spans.iter().flat_map(|span| self.keys(*span)).collect();
        Content { words: tidy(&words.join(" ")), keys, thing: None, whole: None }
    }

    /// Returns the base forms of the content words in a span; a mention of something named gives its name.
    fn keys(&self, span: Span) -> BTreeSet<String> {
        let tokens = self.0.document.tokens_in(span);
        tokens.iter().flat_map(|token| self.key(token)).collect()
    }

    fn key(&self, token: TokenId) -> Vec<String> {
        let chain = self.0.mentions.chain_at(token).map(|chain| &self.0.mentions[chain]);
        if let Some(chain) = chain.filter(|chain| chain.named) {
            let country = chain.country.as_ref().filter(|_| chain.kind == EntityKind::Country);
            let name = fold(country.unwrap_or(&chain.name));
            return name.split(' ').map(str::to_owned).collect();
        }
        let here = &self.0.document.tokens()[token.index()];
        if here.dep == Dep::Neg {
            return vec!["not".to_owned()];
        }
        match here.pos {
            Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj => {
                vec![fold(self.0.document.lemma(token))]
            }
            Pos::Num => vec![self.0.document.word(token).replace(',', "").to_lowercase()],
            _ => Vec::new(),
        }
    }
}

/// Returns words with single spaces, without quotation marks around the whole.
fn tidy(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}
