//! What the target of a frame must be for the frame to fit.

use super::super::Reading;
use super::super::arguments::{self, document_kind};
use super::super::lexicon::{self, Noun};
use crate::clauses::{Argument, Clause, ClauseId, Form, Slot};
use crate::language::{Dep, NameLabel, Pos, Tag, TokenId};
use crate::mentions::EntityKind;

/// What the target must be for the frame to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Anything,
    /// Not a person.
    Thing,
    /// Nobody who can act: neither a person nor a firm nor a state.
    Matter,
    /// Neither a person nor anything with a name of its own: "urged *restraint*", not "urged *Peru*".
    Unnamed,
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
    /// What somebody would have to do or grant: "an inquiry", "lower fares", "damages".
    Deed,
    /// What changes the rules, an infinitive or a noun: "to abolish the fee", "its abolition".
    Reform,
    /// An infinitive of a measure: "to build a school", "to hold an election".
    Measure,
    /// A clause that has what it is about done: "the fee abolished".
    Done,
    /// A clause of seeing, or having, something done: "to see the fee abolished".
    Sight,
    /// What one "would rather" see done.
    Preferred,
    /// A clause of what shall or may be: "that prisoners will be freed".
    Ruling,
    /// A clause of what the subject above will do or have done: "that the fee would be cut".
    Future,
}

impl Need {
    /// Tells whether the target is what the frame asks for.
    pub(super) fn met(self, reading: Reading<'_>, target: &Argument) -> bool {
        let head = target.head;
        match self {
            Self::Anything => true,
            Self::Thing => !is_person(reading, head),
            Self::Unnamed => is_unnamed(reading, head),
            Self::Matter => arguments::actor(reading, head).is_none(),
            Self::Actor => arguments::actor(reading, head).is_some(),
            // "Others" may be things.
            Self::Person => is_person(reading, head) && reading.document.lemma(head) != "other",
            Self::Document
            | Self::Plan
            | Self::Text
            | Self::Order
            | Self::Scheme
            | Self::Request => {
                document_kind(reading, measured(reading, head)).is_some_and(|kind| self.takes(kind))
            }
            Self::Deed => is_deed(reading, head),
            Self::Cooperation => {
                let lemma = target.clause.map(|inner| reading.clauses[inner].lemma.as_str());
                lexicon::is_cooperation(lemma.unwrap_or(reading.document.lemma(head)))
            }
            Self::Infinitive => {
                target.clause.is_some_and(|inner| reading.clauses[inner].form == Form::Infinitive)
            }
            Self::Subjunctive => is_wished(reading, target),
            Self::Reform => is_reform(reading, target),
            Self::Measure => is_measure(reading, target),
            Self::Done => is_done(reading, head),
            Self::Sight => target.clause.is_some_and(|inner| is_sight(reading, inner)),
            Self::Preferred => is_preferred(reading, head),
            Self::Ruling => is_wished(reading, target) || arguments::modal(reading, head).is_some(),
            Self::Future => target.slot == Slot::Complement && is_intended(reading, head),
        }
    }

    /// Tells whether a document of this kind is what the frame asks for.
    fn takes(self, kind: Noun) -> bool {
        match self {
            Self::Document => !matches!(kind, Noun::Claim | Noun::Text),
            Self::Plan => {
                matches!(kind, Noun::Plan | Noun::Agreement | Noun::Law | Noun::Order)
            }
            Self::Text => kind == Noun::Text,
            Self::Order => kind == Noun::Order,
            Self::Scheme => kind == Noun::Plan,
            Self::Request => kind == Noun::Demand,
            _ => false,
        }
    }
}

/// Tells whether a noun is of a human being, or of several.
fn is_person(reading: Reading<'_>, head: TokenId) -> bool {
    reading.mentions.chain_at(head).is_some_and(|chain| {
        matches!(reading.mentions[chain].kind, EntityKind::Person | EntityKind::Group)
    })
}

/// Tells whether a noun is neither of a person nor of anything with a name of its own.
fn is_unnamed(reading: Reading<'_>, head: TokenId) -> bool {
    // "Urged the unions that they should go": those who are asked.
    let people =
        reading.document[head].tag == Tag::Nns && arguments::actor(reading, head).is_some();
    let named = reading.mentions.chain_at(head).is_some_and(|chain| reading.mentions[chain].named);
    !people && !is_person(reading, head) && !named
}

/// Tells whether an infinitive or a deverbal noun changes the rules.
fn is_reform(reading: Reading<'_>, target: &Argument) -> bool {
    let inner = target.clause.or_else(|| reading.clauses.at(target.head));
    inner.map(|inner| &reading.clauses[inner]).is_some_and(|inner| {
        matches!(inner.form, Form::Infinitive | Form::Nominal)
            && lexicon::is_provision(&inner.lemma)
    })
}

/// Tells whether an infinitive words a measure that somebody takes: "to cut it", not "to have cut it" or
/// "to be cut".
fn is_measure(reading: Reading<'_>, target: &Argument) -> bool {
    let document = reading.document;
    let plain = document.child(target.head, Dep::Auxpass).is_none()
        && document.children_as(target.head, Dep::Aux).all(|aux| document[aux].tag == Tag::To);
    target
        .clause
        .map(|inner| &reading.clauses[inner])
        .is_some_and(|inner| plain && inner.form == Form::Infinitive && undertakes(reading, inner))
}

/// Tells whether a clause says of its doer that he does something to a thing that changes it for others.
pub(in crate::facts) fn undertakes(reading: Reading<'_>, clause: &Clause) -> bool {
    let mut things = clause.all(Slot::Patient);
    let deed = || clause.all(Slot::Patient).any(|thing| is_deed(reading, thing.head));
    things.next().is_some() && lexicon::is_undertaking(&clause.lemma, deed)
}

/// Tells whether a clause words what one "would rather" see done.
fn is_preferred(reading: Reading<'_>, verb: TokenId) -> bool {
    let document = reading.document;
    let rather = |above: TokenId| {
        document.children_as(above, Dep::Advmod).any(|word| document.lemma(word) == "rather")
    };
    is_small(reading, verb) && document.head(verb).is_some_and(rather)
}

/// Tells whether the noun is one that people ask for: it names a deed, a decision, or more of a thing.
pub(in crate::facts) fn is_deed(reading: Reading<'_>, head: TokenId) -> bool {
    let document = reading.document;
    let head = measured(reading, head);
    let noun = document[head].pos == Pos::Noun;
    let deverbal = reading.clauses.at(head).map(|clause| reading.clauses[clause].form);
    let decided =
        document_kind(reading, head).is_some_and(|kind| !matches!(kind, Noun::Claim | Noun::Text));
    let more = document.children_as(head, Dep::Amod).any(|word| document[word].tag == Tag::Jjr);
    let sum = document
        .name_at(head)
        .is_some_and(|name| matches!(name.label, NameLabel::Percent | NameLabel::Money));
    (noun || sum)
        && (more
            || sum
            || decided
            || deverbal == Some(Form::Nominal)
            || lexicon::is_deed(document.lemma(head)))
}

/// Tells whether a verb words what the one who announces it will do, or have done to a thing.
fn is_intended(reading: Reading<'_>, verb: TokenId) -> bool {
    let document = reading.document;
    let will =
        matches!(arguments::modal(reading, verb).as_deref(), Some("will" | "would" | "shall"));
    let announcer = document.head(verb).and_then(|above| document.child(above, Dep::Nsubj));
    let chain = |head: TokenId| reading.mentions.chain_at(head);
    let himself = |subject: TokenId| {
        document[subject].tag == Tag::Prp
            || chain(subject).is_some() && chain(subject) == announcer.and_then(chain)
    };
    let passive = document.child(verb, Dep::Nsubjpass).is_some();
    let asks = document.children(verb).iter().any(|child| document[*child].tag == Tag::Wrb);
    will && !asks && (passive || document.child(verb, Dep::Nsubj).is_none_or(himself))
}

/// Tells whether the verb is a bare participle with a subject: "wants *the fee abolished*".
fn is_done(reading: Reading<'_>, verb: TokenId) -> bool {
    let document = reading.document;
    let children = document.children(verb).iter().map(|child| document[*child].dep);
    let subject = has_subject(reading, verb);
    let bare = !children.into_iter().any(|dep| matches!(dep, Dep::Aux | Dep::Auxpass | Dep::Mark));
    matches!(document[verb].tag, Tag::Vbn | Tag::Vbd) && subject && bare
}

/// Tells whether an infinitive is of seeing or having something done: "to see it go", "to see an end to it".
fn is_sight(reading: Reading<'_>, inner: ClauseId) -> bool {
    let clause = &reading.clauses[inner];
    let sees = matches!(clause.lemma.as_str(), "see" | "have") && clause.form == Form::Infinitive;
    let deed = |seen: &Argument| clause.lemma == "see" && is_deed(reading, seen.head);
    sees && (clause.all(Slot::Complement).any(|seen| is_small(reading, seen.head))
        || clause.all(Slot::Patient).any(deed))
}

/// Tells whether the verb has a subject, but neither "that" nor anything that would make it
/// finite: "see *the fee abolished*", "see *Norway abolish it*".
fn is_small(reading: Reading<'_>, verb: TokenId) -> bool {
    let document = reading.document;
    let children = document.children(verb).iter().map(|child| document[*child].dep);
    let bare = !children.into_iter().any(|dep| matches!(dep, Dep::Aux | Dep::Mark));
    let verbal = matches!(document[verb].tag, Tag::Vb | Tag::Vbn | Tag::Vbd | Tag::Vbg);
    verbal && bare && has_subject(reading, verb)
}

fn has_subject(reading: Reading<'_>, verb: TokenId) -> bool {
    let document = reading.document;
    let mut children = document.children(verb).iter();
    children.any(|child| matches!(document[*child].dep, Dep::Nsubj | Dep::Nsubjpass))
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
            | "piece"
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
            && (subject.is_some_and(|subject| is_third_singular(reading, subject))
                || stays_present(reading, verb))
    };
    let bare = verbs.any(|verb| document[verb].tag == Tag::Vb || disagrees(verb)) && !told;
    let modal = arguments::modal(reading, target.head);
    let obliging = matches!(modal.as_deref(), Some("should" | "must" | "shall" | "ought"));
    let gerund = document[target.head].tag == Tag::Vbg && target.preposition.is_none();
    let infinitive = document.is_infinitive(target.head);
    target.slot == Slot::Complement
        && !infinitive
        && (obliging || modal.is_none() && (bare || gerund))
}

/// Tells whether a verb did not follow the past of the one that governs it: "asked that they *go*".
fn stays_present(reading: Reading<'_>, verb: TokenId) -> bool {
    let document = reading.document;
    let asked = document.head(verb).is_some_and(|above| {
        let opines = matches!(document.lemma(above), "insist" | "rule" | "suggest");
        document[above].tag == Tag::Vbd && !opines
    });
    asked && !matches!(document.lemma(verb), "be" | "have")
}

fn is_third_singular(reading: Reading<'_>, subject: TokenId) -> bool {
    let document = reading.document;
    let alone = document.child(subject, Dep::Conj).is_none();
    let singular = matches!(document[subject].tag, Tag::Nn | Tag::Nnp);
    let he = matches!(document.word(subject).to_lowercase().as_str(), "he" | "she" | "it");
    alone && (he || singular && document.child(subject, Dep::Det).is_some())
}
