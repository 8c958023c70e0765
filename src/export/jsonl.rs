//! Facts as JSON Lines: one object a fact, offsets in Unicode code points.
//!
//! The fields are those of `docs/FACTS.md`.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::entities::Findings;
use crate::facts::{ClaimMode, Fact, Phrase, ProposalKind, StanceKind, Statement, Status, When};
use crate::mentions::{Chain, ChainId};
use crate::text::{CodePoints, Span};

/// Writes the facts and the aliases of one article.
///
/// # Errors
///
/// Those of `out`.
pub fn write(found: &Findings, out: &mut impl Write) -> io::Result<()> {
    let lines = Lines::new(found);
    for fact in &found.facts {
        writeln!(out, "{}", lines.fact(fact))?;
    }
    for chain in &found.mentions.chains {
        if let Some(alias) = lines.alias(chain) {
            writeln!(out, "{alias}")?;
        }
    }
    Ok(())
}

/// The lines of one article's facts.
pub(crate) struct Lines<'a> {
    pub(crate) found: &'a Findings,
    points: CodePoints<'a>,
}

impl<'a> Lines<'a> {
    /// Prepares to write the facts found in an article.
    pub(crate) fn new(found: &'a Findings) -> Self {
        Self { found, points: CodePoints::new(found.article.file_text()) }
    }

    /// Returns the object that stands for a fact of the article.
    pub(crate) fn fact(&self, fact: &Fact) -> Value {
        let mut line = Map::new();
        let mut put = |key: &str, value: Value| {
            line.insert(key.to_owned(), value);
        };
        put("type", json!(type_name(&fact.statement)));
        put("article", json!(self.found.article.id));
        self.statement(&fact.statement, &mut put);
        let (start, end) = self.offsets(fact.evidence.span);
        put("evidence", json!(self.file_words(fact.evidence.span)));
        put("start", json!(start));
        put("end", json!(end));
        put("status", json!(status_name(fact.status)));
        let reporters = fact.reported_by.iter().map(|chain| self.name(*chain));
        put("reported_by", json!(reporters.collect::<Vec<_>>()));
        put("confidence", json!((f64::from(fact.confidence) * 100.0).round() / 100.0));
        put("rule", json!(fact.rule));
        Value::Object(line)
    }

    fn statement(&self, statement: &Statement, put: &mut impl FnMut(&str, Value)) {
        match statement {
            Statement::Role { person, role, organisation, former } => {
                put("person", json!(self.name(*person)));
                put("role", json!(role));
                put("org", json!(organisation));
                put("former", json!(former));
            }
            Statement::Proposes { actor, plan, content, binds, kind, .. } => {
                put("actor", json!(self.name(*actor)));
                put("plan", json!(plan.map(|plan| self.name(plan))));
                put("content", json!(self.phrase(*content)));
                put("binds", json!(binds.map(|party| self.name(party))));
                put("kind", json!(proposal_name(*kind)));
            }
            Statement::Stance { actor, target, .. } | Statement::Disputes { actor, target, .. } => {
                put("actor", json!(self.name(*actor)));
                put("target", json!(self.phrase(*target)));
            }
            Statement::Claim { speaker, speaker_span, cue_span, content, mode, .. } => {
                let words: Vec<_> = content.iter().map(|span| self.words(*span)).collect();
                put("speaker", json!(self.name(*speaker)));
                put("content", json!(words.join(" ")));
                put("mode", json!(mode_name(*mode)));
                put("speaker_span", json!(speaker_span.map(|span| self.offsets(span))));
                put("cue_span", json!(cue_span.map(|span| self.offsets(span))));
                let spans: Vec<_> = content.iter().map(|span| self.offsets(*span)).collect();
                put("content_span", json!(spans));
            }
            Statement::Meets { actors, place, date } => {
                let names: Vec<_> = actors.iter().map(|actor| self.name(*actor)).collect();
                put("actors", json!(names));
                put("place", json!(place));
                put("date", json!(date.as_ref().map(worded)));
            }
            Statement::Quantity { subject, value, unit, bound } => {
                put("subject", json!(self.phrase(*subject)));
                put("value", json!(value));
                put("unit", json!(unit));
                let bound = Some(bound.words().trim_end()).filter(|words| !words.is_empty());
                put("bound", json!(bound));
            }
        }
    }

    /// Returns the line that lists a named chain's names, if it has several.
    fn alias(&self, chain: &Chain) -> Option<Value> {
        let mentions = &self.found.mentions;
        let mut forms: Vec<&str> = Vec::new();
        let mut first = None;
        for id in &chain.mentions {
            let Some(name) = mentions[*id].name else { continue };
            let span = self.found.document.span(name);
            first.get_or_insert((span, mentions[*id].head));
            let words = self.words(span);
            if !forms.contains(&words) {
                forms.push(words);
            }
        }
        let (_, head) = first.filter(|_| forms.len() > 1)?;
        let evidence = self.found.document.sentence_of(head).span;
        let (start, end) = self.offsets(evidence);
        Some(json!({
            "type": "alias", "article": self.found.article.id,
            "canonical": chain.name, "mentions": forms,
            "evidence": self.file_words(evidence), "start": start, "end": end,
            "status": "fact", "reported_by": [], "confidence": 1.0, "rule": "mentions",
        }))
    }

    fn name(&self, chain: ChainId) -> &str {
        &self.found.mentions[chain].name
    }

    /// Returns where a span stands in the file, in code points.
    fn offsets(&self, span: Span) -> (u32, u32) {
        self.points.of(self.found.article.in_file(span))
    }

    /// Returns the words of a span as the file has them.
    fn file_words(&self, span: Span) -> &str {
        self.found.article.in_file(span).of(self.found.article.file_text())
    }

    fn words(&self, span: Span) -> &str {
        span.of(&self.found.article.text)
    }

    /// Returns the words of a phrase; those of a bare pronoun are its chain's name.
    fn phrase(&self, phrase: Phrase) -> &str {
        let words = self.words(phrase.span);
        match phrase.chain {
            Some(chain) if !words.contains(' ') && self.found.mentions[chain].named => {
                self.name(chain)
            }
            _ => words,
        }
    }
}

fn type_name(statement: &Statement) -> &'static str {
    match statement {
        Statement::Role { .. } => "role",
        Statement::Proposes { .. } => "proposes",
        Statement::Stance { kind, .. } => match kind {
            StanceKind::Rejects => "rejects",
            StanceKind::Accepts => "accepts",
            StanceKind::Supports => "supports",
        },
        Statement::Claim { .. } => "claim",
        Statement::Disputes { .. } => "disputes",
        Statement::Meets { .. } => "meets",
        Statement::Quantity { .. } => "quantity",
    }
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Asserted => "fact",
        Status::Negated => "negated",
        Status::Planned => "planned",
        Status::Conditional => "conditional",
        Status::Hypothetical => "hypothetical",
    }
}

fn proposal_name(kind: ProposalKind) -> &'static str {
    match kind {
        ProposalKind::Proposal => "proposal",
        ProposalKind::Demand => "demand",
    }
}

fn mode_name(mode: ClaimMode) -> &'static str {
    match mode {
        ClaimMode::Direct => "direct",
        ClaimMode::Indirect => "indirect",
        ClaimMode::Mixed => "mixed",
    }
}

fn worded(when: &When) -> String {
    match when {
        When::Day(date) => date.to_string(),
        When::Worded(words) => words.clone(),
    }
}
