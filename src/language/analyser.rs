//! The whole analysis of an article: words, networks, rules, lemmas.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::document::{Builder, Document, Name, TokenId, TokenRange, TokenSpec};
use super::lemmatizer::Lemmatizer;
use super::lexeme::{Lexeme, LexemeNorms};
use super::model::{Manifest, Model, ModelError};
use super::nets::{Features, Findings, Networks, Worker};
use super::pieces::pieces;
use super::ruler::{Ruler, RulerToken};
use super::tokenizer::{RawToken, Tokenizer};
use super::windows::{BATCH, Window, windows};
use crate::ingest::Article;
use crate::resources;
use crate::text::Span;

/// Words whose features a worker keeps between articles; beyond this it starts anew.
const CACHED_WORDS: usize = 50_000;

static ENGLISH: LazyLock<Arc<Parts>> = LazyLock::new(|| {
    let parts = Model::from_program(resources::ENGLISH_MODEL).and_then(Parts::new);
    Arc::new(parts.unwrap_or_else(|error| panic!("models/en: {error}")))
});

/// The analyser: a model, ready for use from many threads.
///
/// A copy shares the model.
#[derive(Debug, Clone)]
pub struct Analyser(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    manifest: Manifest,
    tokenizer: Tokenizer,
    norms: LexemeNorms,
    networks: Networks,
    ruler: Ruler,
    lemmatizer: Lemmatizer,
    /// Buffers of workers that rest.
    resting: Mutex<Vec<Buffers>>,
}

/// What one worker needs, again and again.
#[derive(Debug, Default)]
struct Buffers {
    lexemes: HashMap<String, Lexeme>,
    spans: Vec<Span>,
    features: Vec<Features>,
    windows: Vec<Window>,
    lengths: Vec<usize>,
    worker: Worker,
    findings: Findings,
}

impl Analyser {
    /// Returns the analyser with the English model that the program carries.
    ///
    /// The first call loads the model; all calls share it.
    ///
    /// # Panics
    ///
    /// Where the program was built with a model that is none, which its tests would show.
    #[must_use]
    pub fn english() -> Self {
        Self(Arc::clone(&ENGLISH))
    }

    /// Returns the analyser with the model of a file that `nuncio model import` made.
    ///
    /// # Errors
    ///
    /// Where the bytes are no model file, or not as they were written.
    pub fn load(bytes: Vec<u8>) -> Result<Self, ModelError> {
        Ok(Self(Arc::new(Parts::new(Model::from_bytes(bytes)?)?)))
    }

    /// Returns the analyser with a model that was just made.
    ///
    /// # Errors
    ///
    /// Where an expression of its rules does not compile.
    pub fn new(model: Model) -> Result<Self, ModelError> {
        Ok(Self(Arc::new(Parts::new(model)?)))
    }

    /// Returns what the model says of itself.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.0.manifest
    }

    /// Returns the analysis of an article, block by block.
    #[must_use]
    pub fn analyse(&self, article: &Article) -> Document {
        self.analyse_without(article, |_| false)
    }

    /// Returns the analysis of an article in which the words that `hides` names do not stand.
    pub(super) fn analyse_without(&self, article: &Article, hides: fn(&str) -> bool) -> Document {
        let parts = &*self.0;
        let resting = || parts.resting.lock().unwrap_or_else(PoisonError::into_inner);
        let mut buffers = resting().pop().unwrap_or_default();
        parts.cut(article, hides, &mut buffers);
        let document = parts.document(article, &mut buffers);
        resting().push(buffers);
        document
    }
}

impl Parts {
    fn new(model: Model) -> Result<Self, ModelError> {
        let Model { manifest, networks, tokenizer, norms, ruler, lemmas } = model;
        let rules = |problem: String| ModelError::Damaged { problem };
        Ok(Self {
            manifest,
            tokenizer: Tokenizer::new(&tokenizer).map_err(rules)?,
            norms,
            networks,
            ruler: Ruler::new(&ruler).map_err(rules)?,
            lemmatizer: Lemmatizer::new(lemmas),
            resting: Mutex::default(),
        })
    }

    /// Cuts the blocks of an article into tokens, and looks up the features of each.
    fn cut(&self, article: &Article, hides: fn(&str) -> bool, buffers: &mut Buffers) {
        let Buffers { lexemes, spans, features, windows: parts, .. } = buffers;
        if lexemes.len() > CACHED_WORDS {
            lexemes.clear();
        }
        spans.clear();
        features.clear();
        parts.clear();
        for (number, block) in (0..).zip(&article.blocks) {
            let text = block.span.of(&article.text);
            let tokens: Vec<RawToken> = pieces(text)
                .flat_map(|(start, piece)| {
                    let tokens = self.tokenizer.tokenize(piece);
                    tokens.into_iter().map(move |token| token.shifted(start))
                })
                .filter(|token| !hides(token.span.of(text)))
                .collect();
            let words: Vec<&str> = tokens.iter().map(|token| token.span.of(text)).collect();
            windows(&words, |length| parts.push(Window { block: number, length }));
            for token in tokens {
                let word = token.span.of(text);
                let mut lexeme = *match lexemes.get(word) {
                    Some(lexeme) => lexeme,
                    None => lexemes
                        .entry(word.to_owned())
                        .or_insert_with(|| Lexeme::of(word, &self.norms)),
                };
                lexeme.norm = token.norm.unwrap_or(lexeme.norm);
                features.push(Features { lexeme, space_after: token.spacy });
                let start = block.span.start;
                spans.push(Span::new(start + token.span.start, start + token.span.end));
            }
        }
    }

    /// Runs the networks and the rules over the tokens, and collects what they say.
    fn document(&self, article: &Article, buffers: &mut Buffers) -> Document {
        let mut builder = Builder::new(article.text.clone());
        let mut start = 0;
        let mut rest = 0..buffers.windows.len();
        while !rest.is_empty() {
            let mut length = 0;
            let first = rest.start;
            while length < BATCH
                && let Some(window) = rest.next()
            {
                length += buffers.windows[window].length;
            }
            let Buffers { features, windows, lengths, worker, findings, .. } = &mut *buffers;
            lengths.clear();
            lengths.extend(windows[first..rest.start].iter().map(|window| window.length));
            self.networks.run(&features[start..start + length], lengths, worker, findings);
            self.build(article, buffers, (first..rest.start, start), &mut builder);
            start += length;
        }
        builder.finish()
    }

    /// Applies the rules to what the networks found in windows that begin with token `first`.
    fn build(
        &self,
        article: &Article,
        buffers: &Buffers,
        (windows, first): (Range<usize>, usize),
        builder: &mut Builder,
    ) {
        let Buffers { spans, findings, .. } = buffers;
        let mut tokens = Vec::new();
        let mut rulings = Vec::new();
        let mut start = 0;
        for window in &buffers.windows[windows] {
            builder.start_block(window.block);
            let inside = start..start + window.length;
            tokens.clear();
            tokens.extend(inside.clone().map(|at| RulerToken {
                text: spans[first + at].of(&article.text),
                lexeme: &buffers.features[first + at].lexeme,
                tag: findings.tags[at],
                dep: findings.deps[at],
            }));
            rulings.clear();
            self.ruler.rule(&tokens, &mut rulings);
            for (at, ruling) in inside.zip(&rulings) {
                let span = spans[first + at];
                let (pos, morph) = (ruling.pos, ruling.morph);
                let made = match ruling.lemma {
                    Some(lemma) => Cow::Borrowed(lemma),
                    None => self.lemmatizer.lemma(span.of(&article.text), pos, morph),
                };
                builder.push(TokenSpec {
                    span,
                    lemma: &made,
                    tag: ruling.tag,
                    pos,
                    head: token(first + findings.heads[at]),
                    dep: ruling.dep,
                    starts_sentence: at == start || findings.starts_sentence[at],
                });
            }
            start += window.length;
        }
        for (begin, end, label) in &findings.names {
            let tokens = TokenRange { start: token(first + begin), end: token(first + end) };
            builder.push_name(Name { tokens, label: *label });
        }
    }
}

/// Returns the id of the token at a place of the article.
fn token(at: usize) -> TokenId {
    TokenId(u32::try_from(at).unwrap_or(u32::MAX))
}
