//! Facts: what one article states, with the words that state it.

use jiff::civil::Date;
use serde::Deserialize;

use crate::clauses::Modality;
use crate::language::SentenceId;
use crate::mentions::ChainId;
use crate::text::Span;

/// One statement that one article makes.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What is stated.
    pub statement: Statement,
    /// The words that state it. A fact without evidence cannot be made.
    pub evidence: Evidence,
    /// Whether it is asserted, and if not, how it is meant.
    pub status: Status,
    /// Who says so, outermost first, where it is not the article's own voice.
    pub reported_by: Vec<ChainId>,
    /// How likely it is right, 0 to 1.
    pub confidence: f32,
    /// What found it: the lexicon line ("frames:reject") or the rule by name ("roles:apposition").
    pub rule: String,
}

impl Fact {
    /// Makes a fact of what a rule found; who reports it and how likely it is are filled in when
    /// all rules have run.
    pub(super) fn new(
        statement: Statement,
        evidence: Evidence,
        status: Status,
        rule: impl Into<String>,
    ) -> Self {
        let rule = rule.into();
        Self { statement, evidence, status, reported_by: Vec::new(), confidence: 0.0, rule }
    }
}

/// The sentence that states a fact, and the word that it turns on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Evidence {
    /// The whole sentence, or the clause where the sentence is very long.
    pub span: Span,
    /// The sentence that the span is of; the first one where it has several.
    pub sentence: SentenceId,
    /// The word or phrase that triggered the rule: the verb, the cue, the title.
    pub trigger: Span,
}

/// Whether a fact is asserted, and if not, how it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Said to be so.
    Asserted,
    /// Said not to be so.
    Negated,
    /// Said to be coming.
    Planned,
    /// Said to be so only if something else is.
    Conditional,
    /// Considered, wished, asked or feared.
    Hypothetical,
}

/// Words of the article, and the chain that they mention if they are one mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Phrase {
    /// Where the words stand.
    pub span: Span,
    /// The chain whose mention they are: a pronoun ("it") is read as its chain's name.
    pub chain: Option<ChainId>,
}

/// What a fact states.
#[derive(Debug, Clone, PartialEq)]
pub enum Statement {
    /// A person holds, or held, an office.
    Role {
        /// Who.
        person: ChainId,
        /// The office, as the text words it, without organisation where that can be told apart.
        role: String,
        /// The organisation or country, by its fullest name.
        organisation: Option<String>,
        /// Whether the person no longer holds it.
        former: bool,
    },
    /// An actor puts a point, a plan or a demand forward.
    Proposes {
        /// Who puts it forward.
        actor: ChainId,
        /// The plan that it is a point of.
        plan: Option<ChainId>,
        /// The point, as the text words it.
        content: Phrase,
        /// The party that would have to do it.
        binds: Option<ChainId>,
        /// The party that it would be done for.
        benefits: Option<ChainId>,
        /// A proposal or a demand.
        kind: ProposalKind,
    },
    /// An actor takes a stand on something.
    Stance {
        /// Which stand.
        kind: StanceKind,
        /// Whose.
        actor: ChainId,
        /// On what.
        target: Phrase,
    },
    /// A speaker is reported as saying something.
    Claim {
        /// Who says it.
        speaker: ChainId,
        /// The mention of the speaker beside the cue.
        speaker_span: Option<Span>,
        /// The verb or phrase that attributes.
        cue_span: Option<Span>,
        /// What is said: one span, or several where the attribution breaks it.
        content: Vec<Span>,
        /// Whose words they are.
        mode: ClaimMode,
        /// What the speaker does by it, from the cue lexicon: "say", "deny", "warn".
        act: String,
    },
    /// An actor denies, contradicts or calls untrue what another claims.
    Disputes {
        /// Who disputes.
        actor: ChainId,
        /// What is disputed, as the text words it.
        target: Phrase,
        /// The content of the claim that it is about, where it stands in the article.
        claim: Option<Span>,
    },
    /// Two or more actors meet or talk.
    Meets {
        /// Who.
        actors: Vec<ChainId>,
        /// Where.
        place: Option<String>,
        /// When.
        date: Option<When>,
    },
    /// A figure that matters.
    Quantity {
        /// What is counted or measured.
        subject: Phrase,
        /// The number.
        value: f64,
        /// What it is a number of: "troops", "USD", "percent".
        unit: String,
        /// How exact it is meant.
        bound: Bound,
    },
}

impl From<Modality> for Status {
    /// Returns how a clause of this modality that is not negated is meant.
    fn from(modality: Modality) -> Self {
        match modality {
            Modality::Asserted => Self::Asserted,
            Modality::Planned => Self::Planned,
            Modality::Conditional => Self::Conditional,
            Modality::Hypothetical => Self::Hypothetical,
        }
    }
}

/// A time, resolved to a day where the article's date allows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum When {
    /// A day.
    Day(Date),
    /// As the text words it.
    Worded(String),
}

/// How exact a figure is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// So many, neither more nor less.
    Exact,
    /// "About 40", "nearly 40".
    About,
    /// "At least 40", "more than 40", the lower of "40 to 60".
    AtLeast,
    /// "Up to 40", "fewer than 40", the upper of "40 to 60".
    AtMost,
}

impl Bound {
    /// Returns the words that say so before a figure, with a blank behind them.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::About => "about ",
            Self::AtLeast => "at least ",
            Self::AtMost => "at most ",
        }
    }
}

/// How something is put forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProposalKind {
    /// Offered, planned, drafted.
    Proposal,
    /// Demanded, called for, made a condition.
    Demand,
}

/// A stand on something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StanceKind {
    /// Rejects, refuses, rules out, opposes.
    Rejects,
    /// Accepts, agrees to, approves.
    Accepts,
    /// Supports, endorses, backs.
    Supports,
}

/// Whose words a claim's content is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClaimMode {
    /// The speaker's.
    Direct,
    /// The article's.
    Indirect,
    /// The article's, with some of the speaker's between quotation marks.
    Mixed,
}
