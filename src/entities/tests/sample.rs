//! Articles for tests, already read: who is in them and what they state.

use std::collections::BTreeSet;

use crate::entities::digest::{Content, Digest, Thing, Told, assemble, named};
use crate::entities::names::fold;
use crate::facts::{
    ClaimMode, Evidence, Fact, Phrase, PlanDescription, ProposalKind, StanceKind, Statement, Status,
};
use crate::ingest::{Article, Block, BlockKind};
use crate::language::SentenceId;
use crate::mentions::{ChainId, EntityKind};
use crate::text::Span;

/// An article while it is being told.
pub(crate) struct Story {
    article: Article,
    things: Vec<Thing>,
    facts: Vec<Told>,
}

impl Story {
    /// Begins an article whose text is `text`, a single sentence.
    pub(crate) fn new(id: &str, text: &str) -> Self {
        let span = Span::from_range(0..text.len());
        let article = Article {
            source: crate::ingest::Source::default(),
            id: id.to_owned(),
            text: text.to_owned(),
            title: Some(format!("Title of {id}")),
            date: None,
            url: None,
            publisher: None,
            blocks: vec![Block { span, kind: BlockKind::Paragraph }],
        };
        Self { article, things: Vec::new(), facts: Vec::new() }
    }

    /// Adds somebody or something with a name; "Kyiv/Ukraine" is of a country.
    pub(crate) fn name(&mut self, kind: EntityKind, name: &str) -> ChainId {
        let (name, country) = match name.split_once('/') {
            Some((name, country)) => (name, Some(country.to_owned())),
            None => (name, None),
        };
        let at = self.next();
        self.push(named(kind, name, country, at))
    }

    /// Adds somebody with a name and a short one: "European Union", "EU".
    pub(crate) fn names(&mut self, kind: EntityKind, name: &str, short: &str) -> ChainId {
        let chain = self.name(kind, name);
        self.things[chain.0 as usize].names.insert(short.to_owned(), 1);
        chain
    }

    /// Adds something without a name.
    pub(crate) fn nameless(&mut self, kind: EntityKind, words: &str) -> ChainId {
        let at = self.next();
        let content = keys(words);
        let names = std::collections::BTreeMap::new();
        let plan = (kind == EntityKind::Document).then(|| described(words, at));
        let is_plural = words.ends_with('s');
        let nameless = named(kind, words, None, at);
        let thing = Thing { named: false, is_plural, content, names, plan, ..nameless };
        self.push(thing)
    }

    fn push(&mut self, thing: Thing) -> ChainId {
        let chain = ChainId(self.next());
        self.things.push(thing);
        chain
    }

    fn next(&self) -> u32 {
        u32::try_from(self.things.len()).unwrap()
    }

    /// Adds that a person holds an office of an organisation.
    pub(crate) fn role(&mut self, person: ChainId, role: &str, organisation: Option<ChainId>) {
        let (role, former) = (role.to_owned(), false);
        let statement = Statement::Role { person, role, organisation: None, former };
        self.tell(statement, Content::default(), organisation);
    }

    /// Adds that somebody proposes something, as a point of a plan.
    pub(crate) fn proposes(&mut self, actor: ChainId, words: &str, plan: Option<ChainId>) {
        let (content, kind) = (self.phrase(), ProposalKind::Proposal);
        let statement =
            Statement::Proposes { actor, plan, content, binds: None, benefits: None, kind };
        self.tell(statement, content_of(words), None);
    }

    /// Adds that somebody rejects something.
    pub(crate) fn rejects(&mut self, actor: ChainId, words: &str) {
        let statement =
            Statement::Stance { kind: StanceKind::Rejects, actor, target: self.phrase() };
        self.tell(statement, content_of(words), None);
    }

    /// Adds that somebody says something.
    pub(crate) fn says(&mut self, speaker: ChainId, words: &str) {
        let statement = Statement::Claim {
            speaker,
            speaker_span: None,
            cue_span: None,
            content: vec![self.phrase().span],
            mode: ClaimMode::Direct,
            act: "say".to_owned(),
        };
        self.tell(statement, content_of(words), None);
    }

    /// Adds that somebody denies something.
    pub(crate) fn denies(&mut self, actor: ChainId, words: &str) {
        let statement = Statement::Disputes { actor, target: self.phrase(), claim: None };
        self.tell(statement, content_of(words), None);
    }

    /// Adds that some meet.
    pub(crate) fn meet(&mut self, actors: &[ChainId]) {
        let statement = Statement::Meets { actors: actors.to_vec(), place: None, date: None };
        self.tell(statement, Content::default(), None);
    }

    /// Makes the last fact one that others report.
    pub(crate) fn reported_by(&mut self, reporters: &[ChainId]) {
        if let Some(told) = self.facts.last_mut() {
            told.fact.reported_by = reporters.to_vec();
        }
    }

    /// Makes the last fact mean something else than that it is so.
    pub(crate) fn status(&mut self, status: Status) {
        if let Some(told) = self.facts.last_mut() {
            told.fact.status = status;
        }
    }

    fn phrase(&self) -> Phrase {
        Phrase { span: Span::from_range(0..self.article.text.len()), chain: None }
    }

    fn tell(&mut self, statement: Statement, content: Content, organisation: Option<ChainId>) {
        let span = self.phrase().span;
        let evidence = Evidence { span, sentence: SentenceId(0), trigger: Span::new(0, 1) };
        let rule = "tests".to_owned();
        let (status, reported_by, confidence) = (Status::Asserted, Vec::new(), 0.5);
        let fact = Fact { statement, evidence, status, reported_by, confidence, rule };
        self.facts.push(Told { fact, content, organisation });
    }

    /// Returns the article as the world takes it.
    pub(crate) fn digest(self) -> Digest {
        assemble(self.article, self.things, self.facts)
    }
}

/// Returns how an article describes a plan by its words.
fn described(words: &str, at: u32) -> PlanDescription {
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    PlanDescription {
        noun: "plan".to_owned(),
        numbers: words.split([' ', '-']).filter(is_number).map(str::to_owned).collect(),
        is_particular: true,
        at: Some(at),
        ..PlanDescription::default()
    }
}

fn content_of(words: &str) -> Content {
    Content { words: words.to_owned(), keys: keys(words), thing: None, whole: None }
}

/// Returns the long words; enough of content words for tests.
fn keys(words: &str) -> BTreeSet<String> {
    let long = |word: &&str| word.len() > 3 || word.starts_with(|c: char| c.is_ascii_digit());
    fold(words).split(' ').filter(long).map(str::to_owned).collect()
}
