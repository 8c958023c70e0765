//! Writes statements, their sentences, and the plain triples of those that are asserted.

use std::collections::BTreeMap;

use oxigraph::model::NamedNode;

use super::mint::Iris;
use super::nodes::source;
use super::sink::{Sink, Value};
use super::wording::{meeting_label, office_label, quantity_label, sentence};
use crate::entities::{About, ArticleId, Kind, Stated, What, World};
use crate::facts::{ClaimMode, StanceKind, Status};
use crate::ontology::{self as terms, Term};
use crate::text::{CodePoints, Span};

pub(super) fn write(world: &World, iris: &Iris, sink: &mut Sink) {
    let mut of_article: BTreeMap<ArticleId, Vec<&Stated>> = BTreeMap::new();
    for stated in &world.statements {
        of_article.entry(stated.article).or_default().push(stated);
    }
    for (article, statements) in of_article {
        let points = CodePoints::new(world.articles[article.index()].file_text());
        let writer =
            Writer { world, iris, points, source: source(&world.articles[article.index()]) };
        for stated in statements {
            writer.write(stated, sink);
        }
    }
}

/// Writes the statements of one article.
struct Writer<'a> {
    world: &'a World,
    iris: &'a Iris,
    points: CodePoints<'a>,
    source: String,
}

impl Writer<'_> {
    fn write(&self, stated: &Stated, sink: &mut Sink) {
        let class = class(&stated.what);
        let node = self.iris.statement(stated, class);
        sink.is_a(&node, terms::STATEMENT);
        sink.is_a(&node, class);
        for actor in &stated.by {
            sink.link(&node, terms::BY, self.iris.entity(*actor));
            sink.words(&node, terms::WHO, self.name(*actor));
        }
        sink.link(&node, terms::ABOUT, self.iris.about(stated.about));
        let what = self.what(stated);
        sink.words(&node, terms::WHAT, &what);
        sink.label(&node, &sentence(stated, &what, self.world));
        sink.term(&node, terms::STATUS, status(stated.status));
        let confidence = format!("{:.2}", stated.confidence.clamp(0.0, 1.0));
        sink.value(&node, terms::CONFIDENCE, Value::Decimal(confidence));
        sink.words(&node, terms::RULE, &stated.rule);
        sink.words(&node, terms::TRIGGER, self.words(stated, stated.trigger));
        self.write_reporters(&node, stated, sink);
        self.write_particulars(&node, stated, sink);
        self.write_evidence(&node, stated, sink);
        if stated.is_plain() {
            self.write_plain(stated, sink);
        }
    }

    fn name(&self, entity: crate::entities::EntityId) -> &str {
        &self.world.entities[entity.index()].name
    }

    /// Returns the words of a span as they are read and shown: without the tags and the like that the file has among them.
    fn words(&self, stated: &Stated, span: Span) -> &str {
        span.of(&self.world.articles[stated.article.index()].text)
    }

    /// Returns what the statement is about, in words.
    fn what(&self, stated: &Stated) -> String {
        match stated.about {
            About::Office(id) => office_label(&self.world.offices[id.index()], self.world),
            About::Meeting(id) => meeting_label(&self.world.meetings[id.index()], self.world),
            About::Quantity(id) => quantity_label(&self.world.quantities[id.index()]),
            About::Entity(id) if stated.words.is_empty() => self.name(id).to_owned(),
            About::Point(id) if stated.words.is_empty() => {
                self.world.points[id.index()].words.clone()
            }
            About::Claim(id) if stated.words.is_empty() => {
                self.world.claims[id.index()].words.clone()
            }
            About::Entity(_) | About::Point(_) | About::Claim(_) => stated.words.clone(),
        }
    }

    fn write_reporters(&self, node: &NamedNode, stated: &Stated, sink: &mut Sink) {
        for reporter in &stated.reported_by {
            sink.link(node, terms::REPORTED_BY, self.iris.entity(*reporter));
        }
        let chain = stated.reported_by.iter().map(|reporter| self.name(*reporter));
        sink.words(node, terms::VIA, &chain.collect::<Vec<_>>().join(" > "));
    }

    /// Writes what only some kinds of statement have.
    fn write_particulars(&self, node: &NamedNode, stated: &Stated, sink: &mut Sink) {
        match &stated.what {
            What::Role { former } => sink.value(node, terms::FORMER, Value::Flag(*former)),
            What::Assertion { mode, act } => {
                sink.term(node, terms::MODE, mode_term(*mode));
                sink.words(node, terms::ACT, act);
            }
            What::Quantity { subject: Some(subject) } => {
                sink.link(node, terms::SUBJECT, self.iris.entity(*subject));
            }
            What::Proposal
            | What::Demand
            | What::Stance(_)
            | What::Denial
            | What::Meeting
            | What::Quantity { subject: None } => {}
        }
    }

    fn write_evidence(&self, node: &NamedNode, stated: &Stated, sink: &mut Sink) {
        let words = self.words(stated, stated.evidence);
        let article = &self.world.articles[stated.article.index()];
        let in_file = article.in_file(stated.evidence);
        let words_of_file = in_file.of(article.file_text());
        let (start, end) = self.points.of(in_file);
        let article = self.iris.article(stated.article);
        let sentence = self.iris.sentence(stated.article, (start, end));
        sink.link(node, terms::DERIVED_FROM, &sentence);
        if matches!(stated.what, What::Assertion { mode: ClaimMode::Direct, .. }) {
            sink.link(node, terms::QUOTED_FROM, &sentence);
        }
        sink.words(node, terms::SENTENCE_WORDS, words);
        sink.words(node, terms::SOURCE, &self.source);
        if let Some(date) = self.world.articles[stated.article.index()].date {
            sink.value(node, terms::DATE, Value::Day(date));
        }
        sink.is_a(&sentence, terms::SENTENCE);
        sink.is_a(&sentence, terms::NIF_SENTENCE);
        sink.label(&sentence, words);
        sink.words(&sentence, terms::ANCHOR_OF, words_of_file);
        sink.value(&sentence, terms::BEGIN_INDEX, Value::Count(start));
        sink.value(&sentence, terms::END_INDEX, Value::Count(end));
        sink.link(&sentence, terms::REFERENCE_CONTEXT, article);
        sink.link(&sentence, terms::IS_PART_OF, article);
    }

    /// Writes the plain triples of a statement that the article or the very actor asserts.
    fn write_plain(&self, stated: &Stated, sink: &mut Sink) {
        let about = self.iris.about(stated.about);
        let actors: Vec<&NamedNode> =
            stated.by.iter().map(|actor| self.iris.entity(*actor)).collect();
        for actor in &actors {
            match &stated.what {
                What::Proposal => {
                    sink.link(actor, terms::PROPOSES, about);
                    self.write_proposer(stated, actor, sink);
                }
                What::Demand => {
                    sink.link(actor, terms::PROPOSES, about);
                    sink.link(actor, terms::DEMANDS, about);
                }
                What::Stance(kind) => sink.link(actor, stance(*kind).1, about),
                What::Assertion { .. } => sink.link(about, terms::ASSERTED_BY, actor),
                What::Denial => sink.link(about, terms::DISPUTED_BY, actor),
                What::Meeting => {
                    for other in actors.iter().filter(|other| *other != actor) {
                        sink.link(actor, terms::MEETS, other);
                    }
                }
                What::Role { .. } | What::Quantity { .. } => {}
            }
        }
        if let (What::Role { former }, About::Office(_)) = (&stated.what, stated.about) {
            self.write_tenure(stated, *former, about, sink);
        }
    }

    /// Writes who put a plan forward: the plan itself, or the one that a point is of.
    fn write_proposer(&self, stated: &Stated, actor: &NamedNode, sink: &mut Sink) {
        if let About::Entity(id) = stated.about
            && self.world.entities[id.index()].kind == Kind::Plan
        {
            sink.link(self.iris.entity(id), terms::PROPOSED_BY, actor);
        }
    }

    fn write_tenure(&self, stated: &Stated, former: bool, office: &NamedNode, sink: &mut Sink) {
        let statement = self.iris.statement(stated, class(&stated.what));
        let predicate = if former { terms::HELD_ROLE } else { terms::HOLDS_ROLE };
        for person in &stated.by {
            let holder = self.iris.entity(*person);
            sink.link(holder, predicate, office);
            let node = self.iris.tenure(*person, office, former);
            sink.is_a(&node, terms::TENURE);
            sink.is_a(&node, terms::ORG_MEMBERSHIP);
            let was = if former { "former " } else { "" };
            sink.label(&node, &format!("{}, {was}{}", self.name(*person), self.what(stated)));
            sink.link(&node, terms::ORG_MEMBER, holder);
            sink.link(&node, terms::ORG_ROLE_OF, office);
            if let About::Office(id) = stated.about
                && let Some(organisation) = self.world.offices[id.index()].organisation
            {
                sink.link(&node, terms::ORG_ORGANIZATION_OF, self.iris.entity(organisation));
            }
            sink.link(&statement, terms::STATES_TENURE, &node);
        }
    }
}

fn class(what: &What) -> Term {
    match what {
        What::Role { .. } => terms::ROLE_HOLDING,
        What::Proposal => terms::PROPOSAL,
        What::Demand => terms::DEMAND,
        What::Stance(kind) => stance(*kind).0,
        What::Assertion { .. } => terms::ASSERTION,
        What::Denial => terms::DENIAL,
        What::Meeting => terms::MEETING_STATEMENT,
        What::Quantity { .. } => terms::QUANTITY_STATEMENT,
    }
}

/// Returns the class of a stance and its plain property.
fn stance(kind: StanceKind) -> (Term, Term) {
    match kind {
        StanceKind::Rejects => (terms::REJECTION, terms::REJECTS),
        StanceKind::Accepts => (terms::ACCEPTANCE, terms::ACCEPTS),
        StanceKind::Supports => (terms::SUPPORT, terms::SUPPORTS),
    }
}

fn status(status: Status) -> Term {
    match status {
        Status::Asserted => terms::ASSERTED,
        Status::Negated => terms::NEGATED,
        Status::Planned => terms::PLANNED,
        Status::Conditional => terms::CONDITIONAL,
        Status::Hypothetical => terms::HYPOTHETICAL,
    }
}

fn mode_term(mode: ClaimMode) -> Term {
    match mode {
        ClaimMode::Direct => terms::DIRECT,
        ClaimMode::Indirect => terms::INDIRECT,
        ClaimMode::Mixed => terms::MIXED,
    }
}
