//! Reads a graph as a network.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use oxigraph::model::Quad;

use super::edges::Key;
use super::index::{Builder, Id, Index, PROPERTIES};
use super::relations::{ASSERTED, DISPUTES, KINDS, NEGATED, Origin, RELATIONS, Relation, STATUSES};
use super::types::{Edge, Ground, Network, Node, NodeKind, Source};
use crate::ontology as terms;
use crate::store::{Store, StoreError};

/// Returns the network of a graph: everything that has a kind, and all that is said of it.
///
/// Named graphs are left out, as queries leave them out.
///
/// # Errors
///
/// Where a store on disk cannot be read.
pub fn read(store: &Store) -> Result<Network, StoreError> {
    let mut builder = Builder::of(PROPERTIES);
    for property in PROPERTIES {
        for quad in store.with_predicate(&property.iri()) {
            builder.add(quad?);
        }
    }
    Ok(Reader::new(&builder.finish()).read())
}

/// Returns the network of some quads, as [`read`] does.
#[must_use]
pub fn of_quads(quads: impl IntoIterator<Item = Quad>) -> Network {
    let mut builder = Builder::of(PROPERTIES);
    for quad in quads {
        builder.add(quad);
    }
    Reader::new(&builder.finish()).read()
}

/// Reads an index; the ends of its edges are things of the index until they become nodes.
struct Reader<'a> {
    index: &'a Index,
    /// What each thing is, by its class.
    kinds: Vec<Option<NodeKind>>,
    sources: Vec<Source>,
    /// The place of an article among the sources.
    articles: BTreeMap<Id, usize>,
    edges: BTreeMap<Key, Vec<Ground>>,
    roles: BTreeMap<Id, BTreeSet<String>>,
    figures: BTreeMap<Id, BTreeSet<String>>,
    disputed: BTreeSet<Id>,
}

impl<'a> Reader<'a> {
    fn new(index: &'a Index) -> Self {
        let classes: BTreeMap<Id, NodeKind> =
            KINDS.iter().filter_map(|(class, kind)| Some((index.id(*class)?, *kind))).collect();
        let kind = |id| index.things(id, terms::TYPE).filter_map(|class| classes.get(&class)).min();
        let kinds: Vec<_> = index.ids().map(|id| kind(id).copied()).collect();
        let mut articles: Vec<(Source, Id)> = index
            .ids()
            .filter(|id| kinds[*id] == Some(NodeKind::Article))
            .map(|id| (source(index, id), id))
            .collect();
        articles.sort_by(|a, b| (&a.0.id, &a.0.iri).cmp(&(&b.0.id, &b.0.iri)));
        Self {
            index,
            kinds,
            articles: articles.iter().enumerate().map(|(at, (_, id))| (*id, at)).collect(),
            sources: articles.into_iter().map(|(source, _)| source).collect(),
            edges: BTreeMap::new(),
            roles: BTreeMap::new(),
            figures: BTreeMap::new(),
            disputed: BTreeSet::new(),
        }
    }

    fn read(mut self) -> Network {
        let id = |term| self.index.id(term);
        let statuses: BTreeMap<Id, &'static str> =
            STATUSES.iter().filter_map(|(term, name)| Some((id(*term)?, *name))).collect();
        let quantity = id(terms::QUANTITY_STATEMENT);
        let classes: Vec<(Id, &Relation)> = RELATIONS
            .iter()
            .filter_map(|relation| Some((id(relation.origin.class()?)?, relation)))
            .collect();
        for statement in self.index.ids() {
            let status = self.index.thing(statement, terms::STATUS);
            let status = status.and_then(|status| statuses.get(&status)).copied();
            let status = status.unwrap_or(ASSERTED);
            for class in self.index.things(statement, terms::TYPE) {
                if Some(class) == quantity {
                    self.read_figure(statement, status);
                }
                for (_, relation) in classes.iter().filter(|(known, _)| *known == class) {
                    self.read_statement(statement, relation, status);
                }
            }
        }
        self.read_properties();
        self.finish()
    }

    /// Adds the edges of a statement under one relation.
    fn read_statement(&mut self, statement: Id, relation: &'static Relation, status: &'static str) {
        let Some(about) = self.index.thing(statement, terms::ABOUT) else { return };
        let actors: Vec<Id> = self.index.things(statement, terms::BY).collect();
        let ground = self.ground(statement);
        match relation.origin {
            Origin::Statements(_) => {
                if relation.name == DISPUTES && status == ASSERTED && !actors.is_empty() {
                    self.disputed.insert(about);
                }
                for actor in actors {
                    self.add(relation, status, (actor, about), "", ground.as_ref());
                }
            }
            Origin::Offices { former } => {
                if former == self.index.parsed(statement, terms::FORMER).unwrap_or(false) {
                    for actor in actors {
                        self.read_office(relation, status, (actor, about), ground.as_ref());
                    }
                }
            }
            Origin::Meetings => {
                for (at, actor) in actors.iter().enumerate() {
                    for other in &actors[at + 1..] {
                        self.add(relation, status, (*actor, *other), "", ground.as_ref());
                    }
                }
            }
            Origin::Property(_) => {}
        }
    }

    fn read_office(
        &mut self,
        relation: &'static Relation,
        status: &'static str,
        (holder, office): (Id, Id),
        ground: Option<&Ground>,
    ) {
        let label = self.index.label(office);
        if status == ASSERTED {
            let was = relation.origin == Origin::Offices { former: true };
            let role = if was { format!("former {label}") } else { label.to_owned() };
            self.roles.entry(holder).or_default().insert(role);
        }
        let Some(organisation) = self.index.thing(office, terms::OFFICE_OF) else {
            return self.add(relation, status, (holder, office), "", ground);
        };
        let of = format!(" ({})", self.index.label(organisation));
        let title = label.strip_suffix(of.as_str()).unwrap_or(label);
        self.add(relation, status, (holder, organisation), title, ground);
    }

    /// Gives what a quantity statement is of its figure; not what it is said not to be.
    fn read_figure(&mut self, statement: Id, status: &str) {
        let index = self.index;
        let about = index.thing(statement, terms::ABOUT).filter(|_| status != NEGATED);
        if let (Some(figure), Some(subject)) = (about, index.thing(statement, terms::SUBJECT)) {
            self.figures.entry(subject).or_default().insert(index.label(figure).to_owned());
        }
    }

    /// Adds the edges and figures that are plain triples.
    fn read_properties(&mut self) {
        let index = self.index;
        for relation in RELATIONS {
            let Origin::Property(property) = relation.origin else { continue };
            for subject in index.ids() {
                for object in index.things(subject, property) {
                    self.add(relation, "", (subject, object), "", None);
                }
            }
        }
        for subject in index.ids() {
            for figure in index.things(subject, terms::HAS_QUANTITY) {
                self.figures.entry(subject).or_default().insert(index.label(figure).to_owned());
            }
        }
    }

    fn add(
        &mut self,
        relation: &'static Relation,
        status: &'static str,
        (source, target): (Id, Id),
        detail: &str,
        ground: Option<&Ground>,
    ) {
        let (relation, status) = (relation.name.to_owned(), status.to_owned());
        let key = Key { source, target, relation, status, detail: detail.to_owned() };
        self.edges.entry(key).or_default().extend(ground.cloned());
    }

    /// Returns the words of a statement; none where it leads to no article.
    fn ground(&self, statement: Id) -> Option<Ground> {
        let index = self.index;
        let in_article = |sentence| {
            let article = index.thing(sentence, terms::IS_PART_OF)?;
            Some((sentence, *self.articles.get(&article)?))
        };
        let (sentence, source) =
            index.things(statement, terms::DERIVED_FROM).find_map(in_article)?;
        let of_file = index.text(sentence, terms::ANCHOR_OF);
        let told = index.text(sentence, terms::PREF_LABEL).or(of_file);
        let words = told.unwrap_or_else(|| index.label(sentence));
        let of_file = of_file.unwrap_or(words);
        let begin = index.parsed(sentence, terms::BEGIN_INDEX).unwrap_or(0);
        let end = index.parsed(sentence, terms::END_INDEX);
        Some(Ground {
            statement: index.short(statement).to_owned(),
            sentence: words.to_owned(),
            source,
            begin,
            is_mended: words != of_file,
            end: end.unwrap_or_else(|| begin + of_file.chars().count()),
            via: index.text(statement, terms::VIA).unwrap_or_default().to_owned(),
            confidence: confidence(index, statement),
            date: index.parsed::<Date>(statement, terms::DATE).or(self.sources[source].date),
        })
    }

    fn finish(self) -> Network {
        let mut is_end = vec![false; self.kinds.len()];
        for key in self.edges.keys() {
            is_end[key.source] = true;
            is_end[key.target] = true;
        }
        let of_kind = |id: &Id| {
            // What a class alone names, and offices that are of an organisation, are no nodes of their own.
            is_end[*id] || self.kinds[*id].is_some_and(|kind| kind != NodeKind::Office)
        };
        let mut ids: Vec<Id> = self.index.ids().filter(of_kind).collect();
        ids.sort_by_key(|id| self.index.short(*id));
        let mut place = vec![0; self.kinds.len()];
        for (at, id) in ids.iter().enumerate() {
            place[*id] = at;
        }
        let nodes: Vec<Node> = ids.iter().map(|id| self.node(*id)).collect();
        let edges = self.edges.into_iter().map(|(key, grounds)| {
            let key = Key { source: place[key.source], target: place[key.target], ..key };
            Edge::new(key, grounds, &nodes)
        });
        let edges = edges.collect();
        let mut network = Network { nodes, edges, sources: self.sources };
        network.sort();
        network.weigh();
        network
    }

    fn node(&self, id: Id) -> Node {
        let (index, name) = (self.index, self.index.name(id));
        let label = index.label(id);
        let names = index.texts(id, terms::ALT_LABEL);
        let of = |of: &BTreeMap<Id, BTreeSet<String>>| -> Vec<String> {
            of.get(&id).into_iter().flatten().cloned().collect()
        };
        let country = index.thing(id, terms::OF_COUNTRY);
        let iri = if name.starts_with("_:") { String::new() } else { name.to_owned() };
        Node {
            kind: self.kinds[id].unwrap_or(NodeKind::Thing),
            aliases: names.filter(|name| *name != label).map(str::to_owned).collect(),
            roles: of(&self.roles),
            country: country.map(|country| index.label(country).to_owned()),
            figures: of(&self.figures),
            disputed: self.disputed.contains(&id),
            several: index.parsed(id, terms::SEVERAL).unwrap_or(false),
            ..Node::named(index.short(id).to_owned(), iri, label.to_owned())
        }
    }
}

/// Returns how likely a statement is right; one that says nothing of that is its user's own, and is.
fn confidence(index: &Index, statement: Id) -> f64 {
    let stated = index.parsed::<f64>(statement, terms::CONFIDENCE);
    stated.filter(|share| share.is_finite()).map_or(1.0, |share| share.clamp(0.0, 1.0))
}

fn source(index: &Index, id: Id) -> Source {
    let text = |property| index.text(id, property).map(str::to_owned);
    Source {
        id: text(terms::IDENTIFIER).unwrap_or_else(|| index.short(id).to_owned()),
        iri: index.name(id).to_owned(),
        title: text(terms::HEADLINE).unwrap_or_else(|| index.label(id).to_owned()),
        publisher: text(terms::PUBLISHER),
        date: index.parsed(id, terms::DATE_PUBLISHED),
        url: text(terms::URL),
        text: text(terms::IS_STRING).unwrap_or_default(),
    }
}
