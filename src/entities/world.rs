//! The world: what the articles together speak of and state.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::facts::{Bound, ClaimMode, StanceKind, Status};
use crate::ingest::Article;
use crate::text::Span;

macro_rules! places {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct $name(pub u32);

            impl $name {
                /// Returns the place as an index.
                #[must_use]
                pub const fn index(self) -> usize {
                    self.0 as usize
                }

                pub(super) fn at(index: usize) -> Self {
                    Self(u32::try_from(index).unwrap_or(u32::MAX))
                }
            }
        )*
    };
}

places! {
    /// The place of an article in [`World::articles`].
    ArticleId,
    /// The place of an entity in [`World::entities`].
    EntityId,
    /// The place of a point in [`World::points`].
    PointId,
    /// The place of a claim in [`World::claims`].
    ClaimId,
    /// The place of an office in [`World::offices`].
    OfficeId,
    /// The place of a meeting in [`World::meetings`].
    MeetingId,
    /// The place of a quantity in [`World::quantities`].
    QuantityId,
}

/// What the articles together speak of and state; every list is sorted by its content.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// The articles, each text once.
    pub articles: Vec<Article>,
    /// Which entities each article names.
    pub named_in: BTreeSet<(ArticleId, EntityId)>,
    /// Who and what the articles speak of.
    pub entities: Vec<Entity>,
    /// What is proposed, demanded, accepted, supported or rejected.
    pub points: Vec<Point>,
    /// What is said or denied.
    pub claims: Vec<Claim>,
    /// Offices that people hold.
    pub offices: Vec<Office>,
    /// Meetings, visits and calls.
    pub meetings: Vec<Meeting>,
    /// Figures.
    pub quantities: Vec<Quantity>,
    /// What the articles state, each with its sentence.
    pub statements: Vec<Stated>,
    /// Which names were taken for one, and why.
    pub merges: Vec<Merge>,
}

/// What kind of entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// One human being.
    Person,
    /// A company, party, ministry, agency, army, publisher, alliance.
    Organisation,
    /// A state or a territory with a government; also that government as an actor.
    Country,
    /// A city, region, river, building.
    Place,
    /// People together.
    Group,
    /// A plan, proposal, draft, agreement, treaty, law, resolution.
    Plan,
    /// A named event.
    Event,
    /// Somebody who speaks in one article without being named.
    Anonymous,
    /// Anything else.
    Other,
}

impl Kind {
    /// Returns the kind's name in lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Country => "country",
            Self::Place => "place",
            Self::Group => "group",
            Self::Plan => "plan",
            Self::Event => "event",
            Self::Anonymous => "source",
            Self::Other => "thing",
        }
    }
}

/// Somebody or something, under all the names that the articles give it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entity {
    /// What kind of entity.
    pub kind: Kind,
    /// What tells it from every other: a folded name, and where that is not enough, more.
    pub identity: Vec<String>,
    /// The name to show.
    pub name: String,
    /// The other names that articles use, sorted.
    pub aliases: BTreeSet<String>,
    /// The country that it is of, if it is of one and is not one.
    pub country: Option<EntityId>,
    /// Whether it is several people: "European allies".
    pub is_plural: bool,
    /// The earlier plans that it is a revision of.
    pub revises: BTreeSet<EntityId>,
}

/// What somebody proposes, demands, accepts, supports or rejects.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// What tells it from every other point.
    pub identity: Vec<String>,
    /// Its words, as the article that words it most fully has them.
    pub words: String,
    /// Other wordings, sorted.
    pub wordings: BTreeSet<String>,
    /// The plans that it is a point of.
    pub plans: BTreeSet<EntityId>,
    /// The parties that would have to do it.
    pub binds: BTreeSet<EntityId>,
    /// The parties that it would be done for.
    pub benefits: BTreeSet<EntityId>,
    /// The figures in its words.
    pub quantities: BTreeSet<QuantityId>,
}

/// What somebody says or denies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    /// What tells it from every other claim.
    pub identity: Vec<String>,
    /// Its words, as the article that words it most fully has them.
    pub words: String,
    /// Other wordings, sorted.
    pub wordings: BTreeSet<String>,
    /// The articles that carry it.
    pub articles: BTreeSet<ArticleId>,
}

/// An office that somebody can hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Office {
    /// Its title, folded.
    pub key: String,
    /// Its title, as an article words it.
    pub title: String,
    /// The organisation or country that it is an office of.
    pub organisation: Option<EntityId>,
    /// Who holds it, where the organisation is not known: another's may be another office.
    pub holder: Option<EntityId>,
}

/// A meeting, visit or call.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meeting {
    /// Who takes part.
    pub participants: BTreeSet<EntityId>,
    /// When, if a day is known.
    pub day: Option<Date>,
    /// When, as worded, if no day is known.
    pub time: Option<String>,
    /// The only article that it can be told from, if no day is known.
    pub article: Option<ArticleId>,
    /// Where.
    pub places: BTreeSet<String>,
}

/// A figure: so many of something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity {
    /// What is counted or measured, as worded.
    pub subject: String,
    /// The number, written without exponent.
    pub value: String,
    /// What it is a number of.
    pub unit: String,
    /// How exact it is meant.
    pub bound: Bound,
}

/// One statement of one article.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// The article.
    pub article: ArticleId,
    /// The sentence that states it.
    pub evidence: Span,
    /// The word or phrase that it turns on.
    pub trigger: Span,
    /// What is stated.
    pub what: What,
    /// Who does it: holds the office, proposes, takes the stand, says, denies, meets.
    pub by: Vec<EntityId>,
    /// What it is about.
    pub about: About,
    /// What it is about, as the article words it.
    pub words: String,
    /// Whether it is asserted, and if not, how it is meant.
    pub status: Status,
    /// Who is said to say so, outermost first.
    pub reported_by: Vec<EntityId>,
    /// How likely it was read rightly, 0 to 1.
    pub confidence: f32,
    /// What found it.
    pub rule: String,
}

impl Stated {
    /// Tells whether the article itself, or the very actor, asserts it, so that it may stand as a plain triple.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.status == Status::Asserted
            && self.reported_by.iter().all(|reporter| self.by.contains(reporter))
    }
}

/// What is stated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The actor holds, or held, an office.
    Role {
        /// Whether no longer.
        former: bool,
    },
    /// The actor puts a point or a plan forward.
    Proposal,
    /// The actor demands a point.
    Demand,
    /// The actor takes a stand.
    Stance(StanceKind),
    /// The actor says what the claim says.
    Assertion {
        /// Whose words the claim is made of.
        mode: ClaimMode,
        /// What the speaker does by it.
        act: String,
    },
    /// The actor denies what the claim says.
    Denial,
    /// The actors meet.
    Meeting,
    /// A figure is given.
    Quantity {
        /// The thing that the figure is about, where it has a name.
        subject: Option<EntityId>,
    },
}

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum About {
    /// A plan, or another entity.
    Entity(EntityId),
    /// A point.
    Point(PointId),
    /// A claim.
    Claim(ClaimId),
    /// An office.
    Office(OfficeId),
    /// A meeting.
    Meeting(MeetingId),
    /// A figure.
    Quantity(QuantityId),
}

/// A line of the ledger of merges, or of names that people decided to keep apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merge {
    /// What kind of thing was merged: "person", "plan", "claim".
    pub kind: &'static str,
    /// The name that is shown.
    pub kept: String,
    /// The name that was taken for the same.
    pub merged: String,
    /// Why.
    pub reason: String,
    /// In how many articles that name stands.
    pub articles: usize,
}
