//! Clauses, their arguments, and quotations.

use crate::language::{TokenId, TokenRange};
use crate::text::Span;

/// The place of a clause in [`Clauses`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClauseId(pub u32);

/// The clauses and quotations of one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Clauses {
    /// All clauses, in order of their predicates.
    pub clauses: Vec<Clause>,
    /// All stretches between quotation marks, in order.
    pub quotes: Vec<Quote>,
}

impl Clauses {
    /// Returns the clause whose predicate is `token`.
    #[must_use]
    pub fn at(&self, token: TokenId) -> Option<ClauseId> {
        let found = self.clauses.binary_search_by_key(&token, |clause| clause.predicate).ok()?;
        u32::try_from(found).ok().map(ClauseId)
    }
}

impl std::ops::Index<ClauseId> for Clauses {
    type Output = Clause;

    fn index(&self, id: ClauseId) -> &Clause {
        &self.clauses[id.0 as usize]
    }
}

/// One predicate and its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// The verb, the predicative adjective or noun after a copula, or the deverbal noun; no
    /// two clauses share one.
    pub predicate: TokenId,
    /// The predicate's base form, with its particle ("rule out"). A deverbal noun and a light
    /// verb give the verb that they stand for ("gave its approval" is "approve").
    pub lemma: String,
    /// How the clause is worded.
    pub form: Form,
    /// Its arguments, by slot and then by place. Shared, controlled and relativised ones are
    /// filled in: each conjunct has the subject, a relative pronoun is its antecedent.
    pub arguments: Vec<Argument>,
    /// Whether an odd number of negations governs it: not, never, no, fail to, refuse to, deny.
    pub negated: bool,
    /// Whether it is asserted, and if not, how it is meant.
    pub modality: Modality,
    /// Its time, of the finite verb that governs it.
    pub tense: Tense,
    /// The clause that it hangs on, and how.
    pub parent: Option<(ClauseId, Link)>,
    /// Its words, with those of the clauses under it, without conjoined clauses.
    pub span: Span,
}

impl Clause {
    /// Returns the arguments in `slot`.
    pub fn all(&self, slot: Slot) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(move |argument| argument.slot == slot)
    }

    /// Returns the first argument in `slot`.
    #[must_use]
    pub fn first(&self, slot: Slot) -> Option<&Argument> {
        self.all(slot).next()
    }

    /// Returns the arguments behind the preposition `preposition`.
    pub fn behind<'a>(&'a self, preposition: &'a str) -> impl Iterator<Item = &'a Argument> {
        self.all(Slot::Oblique)
            .filter(move |argument| argument.preposition.as_deref() == Some(preposition))
    }
}

/// How a clause is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// With a finite verb.
    Finite,
    /// With an infinitive: "to reject it".
    Infinitive,
    /// With a participle or gerund: "rejecting it", "rejected by all".
    Participle,
    /// With a noun: "the rejection of it".
    Nominal,
}

/// What an argument does in its clause, whatever its place in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// The doer: the active subject, the passive "by", the possessor of a deverbal noun.
    Agent,
    /// What it is done to: the active object, the passive subject, the "of" of a deverbal noun.
    Patient,
    /// To whom: the indirect object.
    Recipient,
    /// What the agent is said to be, after a copula; or what the patient is made.
    Attribute,
    /// A clause that completes the predicate: "that …", "to …", "…ing".
    Complement,
    /// A noun phrase behind a preposition.
    Oblique,
}

/// An argument of a clause. Each conjunct of a coordination is an argument of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// What it does in the clause.
    pub slot: Slot,
    /// The preposition before it, in lower case; a complement behind one has it too ("called for … to").
    pub preposition: Option<String>,
    /// The token that it hangs on: the head of a mention, or the predicate of a clause.
    pub head: TokenId,
    /// All its words, with modifiers, without its own conjuncts.
    pub tokens: TokenRange,
    /// The clause that it is, for a complement and for a deverbal noun.
    pub clause: Option<ClauseId>,
}

/// Whether a clause is asserted, and if not, how it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modality {
    /// Stated as so.
    Asserted,
    /// Will, plans to, is to, expects to, promises to.
    Planned,
    /// Only if something else holds: "if …", "would … if", "unless", "provided that".
    Conditional,
    /// May, might, could, would, should, must, hopes to, threatens to, a question, a wish.
    Hypothetical,
}

/// The time of a clause, as its verb group words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tense {
    /// Rejected, has rejected, had rejected.
    Past,
    /// Rejects, is rejecting; also in headlines.
    Present,
    /// Will reject, is to reject.
    Future,
    /// The clause has no verb that tells.
    None,
}

/// How a clause hangs on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Link {
    /// It completes the other's predicate.
    Complement,
    /// It says when, why, how, if: an adverbial clause.
    Adverbial,
    /// It modifies a noun of the other.
    Relative,
    /// It stands beside the other, joined by "and", "but", a comma, a dash.
    Coordinate,
}

/// A stretch of text between quotation marks, within one block.
///
/// A quotation that runs on over paragraphs, each opened anew, is one `Quote` a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// From the opening to the closing mark, marks included.
    pub outer: Span,
    /// Between the marks, without white space at the ends.
    pub inner: Span,
    /// The tokens of `inner`.
    pub tokens: TokenRange,
    /// Whether the closing mark is missing because the next block goes on.
    pub continues: bool,
}
