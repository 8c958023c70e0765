//! Writes what statements are about: articles, entities, points, claims, offices, meetings, figures.

use oxigraph::model::NamedNode;

use super::mint::Iris;
use super::sink::{Sink, Value};
use super::wording::{meeting_label, office_label, quantity_label};
use crate::entities::{Claim, Entity, Kind, Meeting, Office, Point, Quantity, World};
use crate::facts::Bound;
use crate::ingest::Article;
use crate::ontology::{self as terms, Term};

pub(super) fn write(world: &World, iris: &Iris, sink: &mut Sink) {
    for (node, article) in iris.articles.iter().zip(&world.articles) {
        write_article(node, article, sink);
    }
    for (article, entity) in &world.named_in {
        sink.link(iris.article(*article), terms::MENTIONS, iris.entity(*entity));
    }
    for (node, entity) in iris.entities.iter().zip(&world.entities) {
        write_entity(node, entity, iris, sink);
    }
    for (node, point) in iris.points.iter().zip(&world.points) {
        write_point(node, point, iris, sink);
    }
    for (node, claim) in iris.claims.iter().zip(&world.claims) {
        write_claim(node, claim, iris, sink);
    }
    for (node, office) in iris.offices.iter().zip(&world.offices) {
        write_office(node, office, world, iris, sink);
    }
    for (node, meeting) in iris.meetings.iter().zip(&world.meetings) {
        write_meeting(node, meeting, world, iris, sink);
    }
    for (node, quantity) in iris.quantities.iter().zip(&world.quantities) {
        write_quantity(node, quantity, sink);
    }
}

/// Returns the headline of an article with its publisher and date, where they are known.
pub(super) fn source(article: &Article) -> String {
    let title = headline(article).unwrap_or_else(|| article.id.clone());
    let date = article.date.map(|date| date.to_string());
    let from: Vec<&str> = article.publisher.as_deref().into_iter().chain(date.as_deref()).collect();
    if from.is_empty() { title } else { format!("{title} ({})", from.join(", ")) }
}

/// Returns the headline in one line.
fn headline(article: &Article) -> Option<String> {
    let title = article.title.as_deref()?;
    Some(title.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn write_article(node: &NamedNode, article: &Article, sink: &mut Sink) {
    for class in [terms::ARTICLE, terms::NEWS_ARTICLE, terms::CONTEXT] {
        sink.is_a(node, class);
    }
    let headline = headline(article);
    sink.label(node, headline.as_deref().unwrap_or(&article.id));
    sink.words(node, terms::IDENTIFIER, &article.id);
    // Also an empty text: the article is made anew from it.
    sink.text(node, terms::IS_STRING, article.file_text());
    let facts = [
        (terms::HEADLINE, &headline),
        (terms::PUBLISHER, &article.publisher),
        (terms::URL, &article.url),
    ];
    for (term, words) in facts {
        sink.words(node, term, words.as_deref().unwrap_or_default());
    }
    if let Some(date) = article.date {
        sink.value(node, terms::DATE_PUBLISHED, Value::Day(date));
    }
}

/// Returns the classes of an entity: Nuncio's own, then that of the usual vocabulary.
fn classes(kind: Kind) -> &'static [Term] {
    match kind {
        Kind::Person => &[terms::PERSON, terms::FOAF_PERSON],
        Kind::Organisation => &[terms::ORGANISATION, terms::ORG_ORGANIZATION],
        Kind::Country => &[terms::COUNTRY, terms::SCHEMA_COUNTRY],
        Kind::Place => &[terms::PLACE, terms::SCHEMA_PLACE],
        Kind::Group => &[terms::GROUP],
        Kind::Plan => &[terms::PLAN],
        Kind::Event => &[terms::OCCASION, terms::SCHEMA_EVENT],
        Kind::Anonymous => &[terms::ANONYMOUS_SOURCE],
        Kind::Other => &[terms::THING],
    }
}

fn write_entity(node: &NamedNode, entity: &Entity, iris: &Iris, sink: &mut Sink) {
    for class in classes(entity.kind) {
        sink.is_a(node, *class);
    }
    sink.label(node, label_of(&entity.name));
    for alias in &entity.aliases {
        sink.words(node, terms::ALT_LABEL, alias);
    }
    if entity.is_plural {
        sink.value(node, terms::SEVERAL, Value::Flag(true));
    }
    if let Some(country) = entity.country {
        sink.link(node, terms::OF_COUNTRY, iris.entity(country));
    }
    for earlier in &entity.revises {
        sink.link(node, terms::REVISION_OF, iris.entity(*earlier));
    }
}

/// Returns the words as a label; a thing without words is still called something.
pub(super) fn label_of(words: &str) -> &str {
    if words.trim().is_empty() { "(no words)" } else { words }
}

fn write_point(node: &NamedNode, point: &Point, iris: &Iris, sink: &mut Sink) {
    sink.is_a(node, terms::POINT);
    sink.label(node, label_of(&point.words));
    sink.words(node, terms::TEXT, label_of(&point.words));
    for words in &point.wordings {
        sink.words(node, terms::ALT_LABEL, words);
    }
    for plan in &point.plans {
        sink.link(node, terms::POINT_OF, iris.entity(*plan));
    }
    for party in &point.binds {
        sink.link(node, terms::BINDS, iris.entity(*party));
    }
    for party in &point.benefits {
        sink.link(node, terms::BENEFITS, iris.entity(*party));
    }
    for quantity in &point.quantities {
        sink.link(node, terms::HAS_QUANTITY, &iris.quantities[quantity.index()]);
    }
}

fn write_claim(node: &NamedNode, claim: &Claim, iris: &Iris, sink: &mut Sink) {
    sink.is_a(node, terms::CLAIM);
    sink.is_a(node, terms::SCHEMA_CLAIM);
    sink.label(node, label_of(&claim.words));
    sink.words(node, terms::TEXT, label_of(&claim.words));
    for words in &claim.wordings {
        sink.words(node, terms::ALT_LABEL, words);
    }
    for article in &claim.articles {
        sink.link(node, terms::APPEARANCE, iris.article(*article));
    }
}

fn write_office(node: &NamedNode, office: &Office, world: &World, iris: &Iris, sink: &mut Sink) {
    sink.is_a(node, terms::OFFICE);
    sink.is_a(node, terms::ORG_ROLE);
    sink.label(node, &office_label(office, world));
    if let Some(organisation) = office.organisation {
        sink.link(node, terms::OFFICE_OF, iris.entity(organisation));
    }
}

fn write_meeting(node: &NamedNode, meeting: &Meeting, world: &World, iris: &Iris, sink: &mut Sink) {
    sink.is_a(node, terms::MEETING);
    sink.is_a(node, terms::SCHEMA_EVENT);
    sink.label(node, &meeting_label(meeting, world));
    for participant in &meeting.participants {
        sink.link(node, terms::PARTICIPANT, iris.entity(*participant));
    }
    for place in &meeting.places {
        sink.words(node, terms::LOCATION, place);
    }
    if let Some(day) = meeting.day {
        sink.value(node, terms::START_DATE, Value::Day(day));
    }
    if let Some(time) = &meeting.time {
        sink.words(node, terms::TEMPORAL, time);
    }
}

fn write_quantity(node: &NamedNode, quantity: &Quantity, sink: &mut Sink) {
    sink.is_a(node, terms::QUANTITY);
    sink.is_a(node, terms::QUANTITATIVE_VALUE);
    sink.label(node, &quantity_label(quantity));
    let value = || Value::Decimal(quantity.value.clone());
    sink.value(node, terms::VALUE, value());
    match quantity.bound {
        Bound::Exact => {}
        Bound::About => sink.value(node, terms::APPROXIMATE, Value::Flag(true)),
        Bound::AtLeast => sink.value(node, terms::MIN_VALUE, value()),
        Bound::AtMost => sink.value(node, terms::MAX_VALUE, value()),
    }
    sink.words(node, terms::UNIT_TEXT, &quantity.unit);
}
