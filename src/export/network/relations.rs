//! The relations of networks: which statements and triples make which edges.

use crate::ontology::{self as terms, Term};

/// A relation that an edge can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// Its name, as `--relations` takes it and exports write it.
    pub name: &'static str,
    /// The same in words.
    pub words: &'static str,
    pub(super) origin: Origin,
}

/// What of the graph makes edges of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
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

const fn relation(name: &'static str, words: &'static str, origin: Origin) -> Relation {
    Relation { name, words, origin }
}

/// Every relation that is read from a graph, in the order of legends.
pub const RELATIONS: &[Relation] = &[
    relation("holdsRole", "holds role", Origin::Offices { former: false }),
    relation("heldRole", "held role", Origin::Offices { former: true }),
    relation("proposes", "proposes", Origin::Statements(terms::PROPOSAL)),
    relation("demands", "demands", Origin::Statements(terms::DEMAND)),
    relation("rejects", "rejects", Origin::Statements(terms::REJECTION)),
    relation("accepts", "accepts", Origin::Statements(terms::ACCEPTANCE)),
    relation("supports", "supports", Origin::Statements(terms::SUPPORT)),
    relation("says", "says", Origin::Statements(terms::ASSERTION)),
    relation(DISPUTES, "disputes", Origin::Statements(terms::DENIAL)),
    relation("meets", "meets", Origin::Meetings),
    relation("pointOf", "point of", Origin::Property(terms::POINT_OF)),
    relation("binds", "binds", Origin::Property(terms::BINDS)),
    relation("benefits", "benefits", Origin::Property(terms::BENEFITS)),
    relation("revisionOf", "revision of", Origin::Property(terms::REVISION_OF)),
    relation("country", "of country", Origin::Property(terms::OF_COUNTRY)),
    relation(MENTIONS, "mentions", Origin::Property(terms::MENTIONS)),
];

/// The relation of those who deny a claim to the claim.
pub(super) const DISPUTES: &str = "disputes";

/// The relation of articles to what they name.
pub const MENTIONS: &str = "mentions";

/// Returns the class that makes a thing of a kind; none for what has no class of its own.
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
