//! The relations of networks: which statements and triples make which edges.

use crate::ontology::{self as terms, Term};

/// A relation that an edge can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// Its name, as `--relations` takes it and exports write it.
    pub name: &'static str,
    /// The same in words.
    pub words: &'static str,
    pub(in crate::export) origin: Origin,
    pub(in crate::export) plain: Plain,
}

/// The plain triple that says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Plain {
    /// From each who does it to what it is about.
    Forward(Term),
    /// From what it is about to each who does it.
    Backward(Term),
    /// Between any two who do it.
    Between(Term),
}

/// What of the graph makes edges of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Origin {
    /// Statements of a class: from each who does it to what it is about.
    Statements(Term),
    /// Statements that somebody holds, or held, an office: to its organisation.
    Offices {
        /// Whether it is held no more.
        former: bool,
    },
    /// Statements that some meet: between any two of them.
    Meetings,
    /// A plain property: from subject to object.
    Property(Term),
}

impl Origin {
    /// Returns the class of the statements that make edges of the relation.
    pub(in crate::export) fn class(self) -> Option<Term> {
        match self {
            Self::Statements(class) => Some(class),
            Self::Offices { .. } => Some(terms::ROLE_HOLDING),
            Self::Meetings => Some(terms::MEETING_STATEMENT),
            Self::Property(_) => None,
        }
    }
}

/// Returns the relation of the statements of a class.
const fn stated(name: &'static str, words: &'static str, class: Term, plain: Plain) -> Relation {
    Relation { name, words, origin: Origin::Statements(class), plain }
}

const fn property(name: &'static str, words: &'static str, property: Term) -> Relation {
    let (origin, plain) = (Origin::Property(property), Plain::Forward(property));
    Relation { name, words, origin, plain }
}

const fn office(name: &'static str, words: &'static str, former: bool, plain: Term) -> Relation {
    Relation { name, words, origin: Origin::Offices { former }, plain: Plain::Forward(plain) }
}

/// Every relation that is read from a graph, in the order of legends.
pub const RELATIONS: &[Relation] = &[
    office("holdsRole", "holds role", false, terms::HOLDS_ROLE),
    office("heldRole", "held role", true, terms::HELD_ROLE),
    stated("proposes", "proposes", terms::PROPOSAL, Plain::Forward(terms::PROPOSES)),
    stated("demands", "demands", terms::DEMAND, Plain::Forward(terms::DEMANDS)),
    stated("rejects", "rejects", terms::REJECTION, Plain::Forward(terms::REJECTS)),
    stated("accepts", "accepts", terms::ACCEPTANCE, Plain::Forward(terms::ACCEPTS)),
    stated("supports", "supports", terms::SUPPORT, Plain::Forward(terms::SUPPORTS)),
    stated("says", "says", terms::ASSERTION, Plain::Backward(terms::ASSERTED_BY)),
    stated(DISPUTES, "disputes", terms::DENIAL, Plain::Backward(terms::DISPUTED_BY)),
    Relation {
        name: "meets",
        words: "meets",
        origin: Origin::Meetings,
        plain: Plain::Between(terms::MEETS),
    },
    property("pointOf", "point of", terms::POINT_OF),
    property("binds", "binds", terms::BINDS),
    property("benefits", "benefits", terms::BENEFITS),
    property("revisionOf", "revision of", terms::REVISION_OF),
    property("country", "of country", terms::OF_COUNTRY),
    property(MENTIONS, "mentions", terms::MENTIONS),
];

/// The relation of those who deny a claim to the claim.
pub(super) const DISPUTES: &str = "disputes";

/// The relation of articles to what they name.
pub const MENTIONS: &str = "mentions";

/// The classes that make a thing of a kind.
pub(super) const KINDS: &[(Term, super::NodeKind)] = &[
    (terms::PERSON, super::NodeKind::Person),
    (terms::COUNTRY, super::NodeKind::Country),
    (terms::ORGANISATION, super::NodeKind::Organisation),
    (terms::GROUP, super::NodeKind::Group),
    (terms::ANONYMOUS_SOURCE, super::NodeKind::AnonymousSource),
    (terms::PLAN, super::NodeKind::Plan),
    (terms::POINT, super::NodeKind::Point),
    (terms::CLAIM, super::NodeKind::Claim),
    (terms::OFFICE, super::NodeKind::Office),
    (terms::OCCASION, super::NodeKind::Occasion),
    (terms::PLACE, super::NodeKind::Place),
    (terms::THING, super::NodeKind::Thing),
    (terms::ARTICLE, super::NodeKind::Article),
];

/// The statuses of statements, with their names in exports.
pub(super) const STATUSES: &[(Term, &str)] = &[
    (terms::ASSERTED, ASSERTED),
    (terms::NEGATED, NEGATED),
    (terms::PLANNED, "planned"),
    (terms::CONDITIONAL, "conditional"),
    (terms::HYPOTHETICAL, "hypothetical"),
];

/// The status of what is said to be so.
pub(super) const ASSERTED: &str = "asserted";

/// The status of what is said not to be so.
pub(super) const NEGATED: &str = "negated";
