//! Counts what the data uses: classes, properties, and which of them go together.
//!
//! ```text
//! Store ──take──▶ Census
//! ```
//!
//! Things that have the same classes are one *kind*. There are few kinds, however
//! many things there are: a census is small, and takes two passes over the graph.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};

use crate::query::Prefixes;
use crate::query::triples::Triple;
use crate::store::{Store, StoreError};

/// Names and how often each is used.
pub(super) type Counts = BTreeMap<String, usize>;

/// The values of a property that are worth listing.
const FEW: usize = 40;

/// The place of a kind in its census.
pub(super) type Kind = usize;

/// What the data uses; names are as a query writes them.
#[derive(Debug, Clone, Default)]
pub(super) struct Census {
    /// Classes, and how many things are of each.
    pub(super) classes: Counts,
    /// Properties, and how many triples have each.
    pub(super) properties: Counts,
    /// The classes of each kind.
    pub(super) kinds: Vec<BTreeSet<String>>,
    /// How often things of a kind have a property.
    has: BTreeMap<(Kind, String), usize>,
    /// Which kinds of things are the values of a property.
    values: BTreeSet<(String, Kind)>,
    /// The named values of each property that has few of them; none where it has many.
    few_values: BTreeMap<String, Option<Counts>>,
    /// How often things are spoken of, and their kinds, by the hash of their names.
    things: HashMap<u64, (usize, Kind)>,
}

impl Census {
    /// Counts a graph.
    ///
    /// # Errors
    ///
    /// Where the graph cannot be read.
    pub(super) fn take(store: &Store, prefixes: &Prefixes) -> Result<Self, StoreError> {
        let mut census = Self { kinds: vec![BTreeSet::new()], ..Self::default() };
        let mut names = Names { prefixes, known: HashMap::new() };
        census.sort_things(store, &mut names)?;
        for quad in store.iter() {
            let quad = quad?;
            let property = names.of(&quad.predicate);
            let subject = hash(&quad.subject);
            let kind = census.things.get(&subject).map_or(0, |(_, kind)| *kind);
            increment(&mut census.properties, &property);
            *census.has.entry((kind, property.clone())).or_default() += 1;
            let Some(object) = node(&quad.object) else { continue };
            let thing = census.things.entry(hash(&object)).or_default();
            thing.0 += 1;
            let value = (property.clone(), thing.1);
            census.values.insert(value);
            if let (Term::NamedNode(node), true) = (&quad.object, quad.predicate != rdf::TYPE) {
                census.count_value(property, node, prefixes);
            }
        }
        Ok(census)
    }

    fn count_value(&mut self, property: String, value: &NamedNode, prefixes: &Prefixes) {
        let few = self.few_values.entry(property).or_insert_with(|| Some(Counts::new()));
        if let Some(values) = few {
            increment(values, &prefixes.show(value.as_str()));
            if values.len() > FEW {
                *few = None;
            }
        }
    }

    /// Finds out the kind of each thing.
    fn sort_things(&mut self, store: &Store, names: &mut Names<'_>) -> Result<(), StoreError> {
        let mut grown: HashMap<(Kind, String), Kind> = HashMap::new();
        for quad in store.iter() {
            let quad = quad?;
            let Term::NamedNode(class) = &quad.object else { continue };
            if quad.predicate != rdf::TYPE {
                continue;
            }
            let class = names.of(class);
            increment(&mut self.classes, &class);
            let (_, kind) = self.things.entry(hash(&quad.subject)).or_default();
            let kinds = &mut self.kinds;
            *kind = *grown.entry((*kind, class)).or_insert_with_key(|(kind, class)| {
                let mut classes = kinds[*kind].clone();
                classes.insert(class.clone());
                let known = kinds.iter().position(|known| *known == classes);
                known.unwrap_or_else(|| {
                    kinds.push(classes);
                    kinds.len() - 1
                })
            });
        }
        Ok(())
    }

    /// Returns how often a thing is the value of a triple, and its kind.
    pub(super) fn thing(&self, node: &NamedNode) -> (usize, Kind) {
        let node = NamedOrBlankNode::from(node.clone());
        self.things.get(&hash(&node)).copied().unwrap_or_default()
    }

    /// Forgets the things, once their counts have been asked for.
    pub(super) fn forget_things(&mut self) {
        self.things = HashMap::new();
    }

    /// Returns the properties that things of some kinds have.
    pub(super) fn properties_of(&self, kinds: &BTreeSet<Kind>) -> Counts {
        let mut counts = Counts::new();
        for ((kind, property), uses) in &self.has {
            if kinds.contains(kind) {
                *counts.entry(property.clone()).or_default() += uses;
            }
        }
        counts
    }

    /// Returns the named values of a property with their counts, where there are few.
    pub(super) fn few_values_of(&self, property: &str) -> Option<&Counts> {
        self.few_values.get(property)?.as_ref()
    }

    /// Returns the kinds of things that are values of a property.
    pub(super) fn values_of(&self, property: &str) -> BTreeSet<Kind> {
        self.values.iter().filter(|(one, _)| one == property).map(|(_, kind)| *kind).collect()
    }

    /// Returns the kinds that a name in a query may stand for, by the triples that it is in.
    ///
    /// All of them where the triples say nothing of it, or nothing that the data knows.
    pub(super) fn kinds_of(&self, name: &str, triples: &[Triple<'_>]) -> BTreeSet<Kind> {
        let mut fitting: BTreeSet<Kind> = (0..self.kinds.len()).collect();
        for triple in triples {
            let Some(property) = triple.property else { continue };
            let is_type = matches!(property, "a" | "rdf:type");
            let mut narrow = |fits: &dyn Fn(Kind) -> bool| {
                let fewer: BTreeSet<Kind> = fitting.iter().copied().filter(|k| fits(*k)).collect();
                if !fewer.is_empty() {
                    fitting = fewer;
                }
            };
            if triple.subject == Some(name) {
                match triple.object {
                    Some(class) if is_type => narrow(&|kind| self.kinds[kind].contains(class)),
                    _ if is_type => {}
                    _ => narrow(&|kind| self.has.contains_key(&(kind, property.to_owned()))),
                }
            }
            if triple.object == Some(name) && !is_type {
                let values = self.values_of(property);
                narrow(&|kind| values.contains(&kind));
            }
        }
        fitting
    }
}

/// Prefixed names of IRIs, each shortened once.
struct Names<'a> {
    prefixes: &'a Prefixes,
    known: HashMap<NamedNode, String>,
}

impl Names<'_> {
    fn of(&mut self, node: &NamedNode) -> String {
        if let Some(known) = self.known.get(node) {
            return known.clone();
        }
        let name = self.prefixes.show(node.as_str());
        self.known.insert(node.clone(), name.clone());
        name
    }
}

fn increment(counts: &mut Counts, name: &str) {
    if let Some(count) = counts.get_mut(name) {
        *count += 1;
    } else {
        counts.insert(name.to_owned(), 1);
    }
}

fn node(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::BlankNode(node) => Some(node.clone().into()),
        Term::Literal(_) | Term::Triple(_) => None,
    }
}

/// Two things with one hash would only be counted as one.
fn hash(node: &NamedOrBlankNode) -> u64 {
    let mut hasher = DefaultHasher::new();
    node.hash(&mut hasher);
    hasher.finish()
}
