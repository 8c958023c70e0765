//! Mends slips of the parser that news prose provokes and the words around give away.
//!
//! ```text
//! &Document ──mend──▶ Document (the same tokens, some with another head, label or tag)
//! ```
//!
//! The analysis itself stays what the model says; this is a step of its own
//! behind it. Each repair looks at the model's tree alone, not at the work of
//! the others, and moves a few arcs within one sentence.

mod attachments;
mod contents;
mod lemmas;
mod lists;
mod names;
mod objects;
mod semicolons;
mod speech;
mod subjects;
mod titles;
mod verbs;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::document::{Builder, Document, TokenId, TokenRange, TokenSpec};
use super::scheme::{Dep, Pos, Tag};
use crate::resources;

/// Nouns that an infinitive completes: "plan to", "refusal to".
static SPEECH_NOUNS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<NounRow> = resources::lexicon("nominalisations.csv");
    rows.into_iter().filter(|row| row.sort == "speech").map(|row| row.noun).collect()
});

/// Verbs that report speech.
static SPEECH_VERBS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<CueRow> = resources::lexicon("cues.csv");
    let speaks = |row: &CueRow| row.kind == "verb" && row.content.contains("clause");
    rows.into_iter().filter(speaks).map(|row| row.cue).collect()
});

/// Verbs that a quotation may stand beside: "shouted".
static QUOTING_VERBS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<CueRow> = resources::lexicon("cues.csv");
    let quotes = |row: &CueRow| {
        row.kind == "verb" && row.content.split(' ').any(|way| matches!(way, "speech" | "quote"))
    };
    rows.into_iter().filter(quotes).map(|row| row.cue).collect()
});

/// Words that an infinitive completes: "agree to".
static COMPLETED: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<ComplementRow> = resources::lexicon("complements.csv");
    rows.into_iter().map(|row| row.word).collect()
});

/// Nouns of what is claimed: "the allegation that".
static CLAIM_NOUNS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<ClaimRow> = resources::lexicon("disputes.csv");
    let claims = rows.into_iter().filter(|row| matches!(row.kind.as_str(), "claim" | "claim-that"));
    claims.map(|row| row.word).collect()
});

#[derive(Deserialize)]
struct ClaimRow {
    word: String,
    kind: String,
}

#[derive(Deserialize)]
struct ComplementRow {
    word: String,
}

#[derive(Deserialize)]
struct CueRow {
    cue: String,
    kind: String,
    content: String,
}

#[derive(Deserialize)]
struct NounRow {
    noun: String,
    sort: String,
}

/// Returns the document with the trees mended, over `text`, which has the same words.
#[must_use]
pub(super) fn mend(document: &Document, text: String) -> Document {
    let mut draft = Draft {
        document,
        heads: document.tokens().iter().map(|token| token.head).collect(),
        deps: document.tokens().iter().map(|token| token.dep).collect(),
        tags: document.tokens().iter().map(|token| token.tag).collect(),
        names: names::known(document),
    };
    for token in document.ids() {
        draft.name_as_other_word(token);
        draft.subject_of_auxiliary(token);
        draft.subject_in_front(token);
        draft.verb_behind_its_subject(token);
        draft.clause_joined_to_noun(token);
        draft.finite_joined_to_infinitive(token);
        draft.title_with_hyphen(token);
        draft.name_behind_title(token);
        draft.letters_behind_name(token);
        draft.names_joined_within_name(token);
        draft.names_in_a_row(token);
        draft.finite_modifier(token);
        draft.participle_as_apposition(token);
        draft.name_cut_in_two(token);
        draft.passive_taken_apart(token);
        draft.subject_among_objects(token);
        draft.second_subject(token);
        draft.subject_before_colon(token);
        draft.main_verb_as_participle(token);
        draft.verb_as_adverb(token);
        draft.infinitive_of_noun(token);
        draft.infinitive_in_a_row(token);
        draft.nouns_in_a_row(token);
        draft.speech_behind_its_content(token);
        draft.content_behind_circumstance(token);
        draft.subject_as_object_of_saying(token);
        draft.speech_joined_to_content(token);
        draft.participle_behind_time(token);
        draft.aside_as_complement(token);
        draft.object_behind_as(token);
        draft.charge_behind_of(token);
        draft.votes_as_object(token);
        draft.long_subject_as_object(token);
        draft.purpose_as_complement(token);
        draft.clause_of_apposition(token);
        draft.clause_before_semicolon(token);
        draft.subject_behind_semicolon(token);
        draft.names_behind_of(token);
        draft.subject_behind_as(token);
        draft.speaker_behind_dash(token);
        draft.report_as_participle(token);
        draft.verdict_behind_as(token);
        draft.relative_behind_as(token);
        draft.agent_behind_tally(token);
        draft.clause_of_claim(token);
        draft.gerund_as_preposition(token);
        draft.object_as_subject(token);
        draft.subject_behind_day(token);
        draft.main_verb_behind_relative(token);
        draft.noun_with_hyphen(token);
        draft.subject_among_conjuncts(token);
        draft.clause_behind_and(token);
        draft.content_without_tense(token);
        draft.content_behind_condition(token);
        draft.hearer_as_infinitive(token);
        draft.saying_as_noun(token);
        draft.saying_as_modifier(token);
        draft.report_of_report(token);
        draft.statement_around_saying(token);
        draft.speaker_as_object(token);
        draft.speaker_behind_quotation(token);
        draft.subject_behind_source(token);
        draft.speaker_joined_to_content(token);
    }
    draft.undo_circles();
    draft.build(text)
}

/// The arcs as they shall be.
struct Draft<'a> {
    document: &'a Document,
    heads: Vec<TokenId>,
    deps: Vec<Dep>,
    tags: Vec<Tag>,
    /// The words that are names within the document's sentences, where capitals tell.
    names: HashSet<&'a str>,
}

impl Draft<'_> {
    pub(super) fn attach(&mut self, token: TokenId, head: TokenId, dep: Dep) {
        // A moved arc may not close a circle with another one.
        let limit = self.document.sentence_of(token).tokens.len();
        let mut above = head;
        for _ in 0..limit {
            if above == token {
                return;
            }
            let next = self.heads[above.index()];
            if next == above {
                break;
            }
            above = next;
        }
        self.heads[token.index()] = head;
        self.deps[token.index()] = dep;
    }

    pub(super) fn is_finite(&self, verb: TokenId) -> bool {
        let token = &self.document[verb];
        token.pos == Pos::Verb
            && matches!(token.tag, Tag::Vbz | Tag::Vbd | Tag::Vbp)
            && !matches!(token.dep, Dep::Aux | Dep::Auxpass)
    }

    /// Gives a sentence back the model's tree where repairs together made none of it.
    fn undo_circles(&mut self) {
        let mut ends_at_root = vec![false; self.heads.len()];
        let mut path = Vec::new();
        for sentence in self.document.sentences() {
            for token in sentence.tokens.iter() {
                let mut at = token;
                path.clear();
                while !ends_at_root[at.index()] && path.len() <= sentence.tokens.len() {
                    path.push(at);
                    ends_at_root[at.index()] = self.heads[at.index()] == at;
                    at = self.heads[at.index()];
                }
                if !ends_at_root[at.index()] {
                    self.undo(sentence.tokens);
                    break;
                }
                for passed in &path {
                    ends_at_root[passed.index()] = true;
                }
            }
        }
    }

    fn undo(&mut self, tokens: TokenRange) {
        for token in tokens.iter() {
            let model = &self.document[token];
            self.heads[token.index()] = model.head;
            self.deps[token.index()] = model.dep;
            self.tags[token.index()] = model.tag;
        }
    }

    fn build(self, text: String) -> Document {
        let document = self.document;
        let mut builder = Builder::new(text);
        for sentence in document.sentences() {
            builder.start_block(sentence.block);
            for token in sentence.tokens.iter() {
                let info = &document[token];
                let tag = self.tags[token.index()];
                builder.push(TokenSpec {
                    span: info.span,
                    lemma: &lemma(document, token),
                    tag,
                    pos: match tag {
                        Tag::Vbp | Tag::Vbz if info.tag != tag => Pos::Verb,
                        Tag::In if info.tag != tag => Pos::Adp,
                        Tag::Nnp if info.tag != tag => Pos::Propn,
                        _ => info.pos,
                    },
                    head: self.heads[token.index()],
                    dep: self.deps[token.index()],
                    starts_sentence: token == sentence.tokens.start,
                });
            }
        }
        for name in document.names() {
            builder.push_name(*name);
        }
        builder.finish()
    }
}

fn lemma(document: &Document, token: TokenId) -> Cow<'_, str> {
    let lemma = document.lemma(token);
    match document[token].pos {
        Pos::Verb => lemmas::base(document.word(token), lemma),
        _ => Cow::Borrowed(lemma),
    }
}

const fn is_subject(dep: Dep) -> bool {
    matches!(dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Csubj | Dep::Csubjpass | Dep::Expl)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn repairs_that_close_a_circle_are_undone() {
        let mut builder = Builder::new("they met".to_owned());
        for (start, end) in [(0, 4), (5, 8)] {
            builder.push(TokenSpec {
                span: Span::new(start, end),
                lemma: "",
                tag: Tag::Nn,
                pos: Pos::Noun,
                head: TokenId(1),
                dep: Dep::Root,
                starts_sentence: start == 0,
            });
        }
        let document = builder.finish();
        let mut draft = Draft {
            document: &document,
            heads: vec![TokenId(1), TokenId(0)],
            deps: vec![Dep::Dep; 2],
            tags: vec![Tag::Vb; 2],
            names: HashSet::new(),
        };
        draft.undo_circles();
        assert_eq!(draft.heads, [TokenId(1), TokenId(1)]);
        assert_eq!(draft.deps, [Dep::Root, Dep::Root]);
        assert_eq!(draft.tags, [Tag::Nn, Tag::Nn]);
    }
}
