//! What the target of a frame must be for the frame to fit.

use super::super::Reading;
use super::super::arguments::{self, document_kind};
use super::super::lexicon::{self, Noun};
use super::places::is_infinitive;
use crate::clauses::{Argument, Form, Slot};
use crate::language::{Dep, Tag, TokenId};
use crate::mentions::EntityKind;

/// What the target must be for the frame to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Anything,
    /// Not a person.
    Thing,
    /// Nobody who can act: neither a person nor a firm nor a state.
    Matter,
    /// A plan, an agreement, a law, a decision, a request.
    Document,
    /// What holds points.
    Plan,
    /// What bears words: a letter, a statement.
    Text,
    /// What is enacted.
    Order,
    /// What asks for something.
    Request,
    /// Somebody who can act.
    Actor,
    /// A human being, or several.
    Person,
    /// A clause with "to".
    Infinitive,
    /// A clause of what shall be, not of what is: "that he go", "that he should go", "going".
    Subjunctive,
    /// Something put forward, but not yet agreed or enacted.
    Scheme,
    /// Working with others: "to negotiate", "for talks".
    Cooperation,
}

impl Need {
    /// Tells whether the target is what the frame asks for.
    pub(super) fn met(self, reading: Reading<'_>, target: &Argument) -> bool {
        let noun = document_kind(reading, measured(reading, target.head));
        let person = || {
            reading.mentions.chain_at(target.head).is_some_and(|chain| {
                matches!(reading.mentions[chain].kind, EntityKind::Person | EntityKind::Group)
            })
        };
        match self {
            Self::Anything => true,
            Self::Thing => !person(),
            Self::Matter => arguments::actor(reading, target.head).is_none(),
            Self::Document => noun.is_some_and(|noun| !matches!(noun, Noun::Claim | Noun::Text)),
            Self::Plan => noun.is_some_and(|noun| {
                matches!(noun, Noun::Plan | Noun::Agreement | Noun::Law | Noun::Order)
            }),
            Self::Text => noun == Some(Noun::Text),
            Self::Order => noun == Some(Noun::Order),
            Self::Scheme => noun == Some(Noun::Plan),
            Self::Cooperation => {
                let lemma = target.clause.map(|inner| reading.clauses[inner].lemma.as_str());
                lexicon::is_cooperation(lemma.unwrap_or(reading.document.lemma(target.head)))
            }
            Self::Request => noun == Some(Noun::Demand),
            Self::Actor => arguments::actor(reading, target.head).is_some(),
            // "Others" may be things.
            Self::Person => person() && reading.document.lemma(target.head) != "other",
            Self::Infinitive => {
                target.clause.is_some_and(|inner| reading.clauses[inner].form == Form::Infinitive)
            }
            Self::Subjunctive => is_wished(reading, target),
        }
    }
}

/// Returns the noun that another only counts: "a number of *policies*".
fn measured(reading: Reading<'_>, head: TokenId) -> TokenId {
    let document = reading.document;
    let counts = matches!(
        document.lemma(head),
        "number"
            | "couple"
            | "series"
            | "range"
            | "part"
            | "most"
            | "all"
            | "some"
            | "majority"
            | "set"
            | "raft"
            | "package"
    );
    let mut prepositions = document.children_as(head, Dep::Prep);
    let of = prepositions.find(|word| document.lemma(*word) == "of").filter(|_| counts);
    of.and_then(|of| document.child(of, Dep::Pobj)).unwrap_or(head)
}

/// Tells whether a complement words what shall be: a bare verb, "should", "must", "to".
fn is_wished(reading: Reading<'_>, target: &Argument) -> bool {
    let document = reading.document;
    let mut verbs =
        [target.head].into_iter().chain(document.children_as(target.head, Dep::Auxpass));
    // "Did not need" has a bare verb too, but says what is.
    let told = document.children_as(target.head, Dep::Aux).any(|aux| document.lemma(aux) == "do");
    // Of "he retain" the tagger makes a plural.
    let disagrees = |verb: TokenId| {
        let subject = document.child(verb, Dep::Nsubj);
        document[verb].tag == Tag::Vbp
            && document.child(verb, Dep::Aux).is_none()
            && subject.is_some_and(|subject| is_third_singular(reading, subject))
    };
    let bare = verbs.any(|verb| document[verb].tag == Tag::Vb || disagrees(verb)) && !told;
    let modal = arguments::modal(reading, target.head);
    let obliging = matches!(modal.as_deref(), Some("should" | "must" | "shall" | "ought"));
    let gerund = document[target.head].tag == Tag::Vbg && target.preposition.is_none();
    let infinitive = is_infinitive(reading, target.head);
    target.slot == Slot::Complement
        && !infinitive
        && (obliging || modal.is_none() && (bare || gerund))
}

fn is_third_singular(reading: Reading<'_>, subject: TokenId) -> bool {
    let document = reading.document;
    let alone = document.child(subject, Dep::Conj).is_none();
    let singular = matches!(document[subject].tag, Tag::Nn | Tag::Nnp);
    let he = matches!(document.word(subject).to_lowercase().as_str(), "he" | "she" | "it");
    alone && (he || singular && document.child(subject, Dep::Det).is_some())
}
