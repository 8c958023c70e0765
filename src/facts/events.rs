//! Who did what to whom, coded as political scientists code events.
//!
//! ```text
//! clauses + frames ──find──▶ Event (a type of the PLOVER codebook, a source, a target)
//! ```
//!
//! The lexicons name the type of each word. What is left to the code is what the
//! codebook makes of it: to announce a deed that helps is to agree, to announce
//! one that harms is to threaten, not to help is to reject. A sentence is coded
//! by its main event; what it says in passing is not coded.

use std::iter;

use serde::{Deserialize, Serialize};

use super::arguments::{actor, document_kind, modal};
use super::frames::{self, Frame, Relation};
use super::roles::country;
use super::{Fact, Reading, Statement};
use crate::clauses::{Argument, Clause, Form, Link, Modality, Slot};
use crate::language::{Dep, SentenceId, TokenId};
use crate::mentions::{ChainId, MentionKind};
use crate::text::Span;

/// A type of event of the PLOVER codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the codebook defines them")]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Cooperate,
    Aid,
    Concede,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Mobilize,
    Sanction,
    Coerce,
    Assault,
}

impl EventType {
    /// Returns the type that the codebook calls so.
    pub(super) fn named(name: &str) -> Option<Self> {
        serde_json::from_value(name.into()).ok()
    }

    const fn helps(self) -> bool {
        use EventType as E;
        matches!(self, E::Consult | E::Support | E::Cooperate | E::Aid | E::Concede | E::Retreat)
    }

    const fn harms(self) -> bool {
        use EventType as E;
        matches!(self, E::Protest | E::Mobilize | E::Sanction | E::Coerce | E::Assault)
    }

    /// Returns the type of announcing such a deed, not of doing it.
    const fn announced(self) -> Self {
        if self.helps() {
            Self::Agree
        } else if self.harms() {
            Self::Threaten
        } else {
            self
        }
    }
}

/// An event that a sentence reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// The sentence.
    pub sentence: SentenceId,
    /// Its type.
    pub kind: EventType,
    /// The words for who does it, in the sentence.
    pub source: Option<Span>,
    /// The words for whom it is done to.
    pub target: Option<Span>,
}

/// Returns the events that the sentences report, at most one of each clause.
#[must_use]
pub fn find(reading: Reading<'_>, facts: &[Fact]) -> Vec<Event> {
    let mut coded: Vec<(Rank, Event)> = Vec::new();
    for clause in &reading.clauses.clauses {
        if let Some(event) = demanded(reading, facts, clause).or_else(|| code(reading, clause)) {
            coded.push((rank(reading, clause), event));
        }
    }
    let best = |event: &Event| {
        let same = coded.iter().filter(|(_, other)| other.sentence == event.sentence);
        same.map(|(rank, _)| *rank).min()
    };
    let main = coded.iter().filter(|(rank, event)| best(event) == Some(*rank));
    let mut events: Vec<Event> = main.map(|(_, event)| *event).collect();
    events.dedup_by_key(|event| (event.sentence, event.kind));
    events
}

/// How far a clause is from the main clause: links that leave the main line, then those that keep it.
type Rank = (usize, usize);

fn rank(reading: Reading<'_>, clause: &Clause) -> Rank {
    let (mut aside, mut below) = (usize::from(clause.form == Form::Nominal), 0);
    let mut parent = clause.parent;
    while let Some((above, link)) = parent {
        match link {
            Link::Adverbial | Link::Relative => aside += 1,
            Link::Complement if clause.form != Form::Nominal => below += 1,
            Link::Complement | Link::Coordinate => {}
        }
        parent = reading.clauses[above].parent;
    }
    (aside, below)
}

/// Returns the event of a clause by its words.
fn code(reading: Reading<'_>, clause: &Clause) -> Option<Event> {
    frames::of_events(reading, clause).find_map(|frame| {
        let kind = meant(reading, clause, frame)?;
        let source = source(reading, clause, frame);
        let chain = source.and_then(|head| reading.mentions.chain_at(head));
        Some(Event {
            sentence: reading.document[clause.predicate].sentence,
            kind,
            source: source.map(|head| words(reading, head)),
            target: target(reading, clause, frame, chain, source),
        })
    })
}

/// Returns the request of a speaker who says what others must do.
fn demanded(reading: Reading<'_>, facts: &[Fact], clause: &Clause) -> Option<Event> {
    let token = reading.document[clause.predicate];
    let here = |chain: ChainId| {
        let mentions = reading.mentions[chain].mentions.iter().map(|id| &reading.mentions[*id]);
        let same = |head: TokenId| reading.document[head].sentence == token.sentence;
        mentions.filter(|mention| same(mention.head)).map(|mention| mention.span).next()
    };
    facts.iter().find_map(|fact| match &fact.statement {
        Statement::Proposes { actor, binds, .. }
            if fact.evidence.trigger == token.span && fact.rule == "obligations" =>
        {
            Some(Event {
                sentence: token.sentence,
                kind: EventType::Request,
                source: here(*actor),
                target: binds.and_then(here),
            })
        }
        _ => None,
    })
}

/// Returns the type of what the clause says, once negation and modality are read.
fn meant(reading: Reading<'_>, clause: &Clause, frame: &Frame) -> Option<EventType> {
    let kind = frame.event?;
    // What states nothing but where it is denied reports nothing else either.
    if frame.relation == Relation::Nothing && frame.negated.is_some() {
        return clause.negated.then_some(kind);
    }
    let document = reading.document;
    let condition = document.child(clause.predicate, Dep::Mark).is_some()
        && document[clause.predicate].dep == Dep::Advcl;
    let will =
        matches!(modal(reading, clause.predicate).as_deref(), Some("will" | "would" | "shall"));
    let announced = match clause.modality {
        Modality::Asserted => false,
        Modality::Planned => true,
        Modality::Conditional if will && !condition => true,
        Modality::Hypothetical if kind.harms() && is_under(reading, clause, TRYING) => false,
        Modality::Conditional | Modality::Hypothetical => return None,
    };
    if clause.negated {
        let refuses = frame.negated.is_some() || announced || is_under(reading, clause, FAILING);
        return (refuses && (kind.helps() || kind == EventType::Agree))
            .then_some(EventType::Reject);
    }
    if announced {
        let forced = clause.arguments.iter().any(|argument| is_unless(reading, argument.head))
            || document
                .children_as(clause.predicate, Dep::Advcl)
                .any(|verb| is_unless(reading, verb));
        return Some(if forced { EventType::Threaten } else { kind.announced() });
    }
    let harms = |inner: &Clause| {
        frames::of_events(reading, inner)
            .next()
            .and_then(|frame| frame.event)
            .is_some_and(EventType::harms)
    };
    let promised = clause.all(Slot::Complement).filter_map(|argument| argument.clause);
    let hostile = promised.into_iter().any(|inner| harms(&reading.clauses[inner]));
    Some(if kind == EventType::Agree && hostile { EventType::Threaten } else { kind })
}

fn is_unless(reading: Reading<'_>, verb: TokenId) -> bool {
    let mark = reading.document.child(verb, Dep::Mark);
    mark.is_some_and(|mark| reading.document.lemma(mark) == "unless")
}

/// An attack that was tried is one.
const TRYING: &[&str] = &["attempt", "seek", "try"];
/// Help that failed to come was not given.
const FAILING: &[&str] = &["fail", "neglect"];

fn is_under(reading: Reading<'_>, clause: &Clause, lemmas: &[&str]) -> bool {
    clause.parent.is_some_and(|(above, link)| {
        link == Link::Complement && lemmas.contains(&reading.clauses[above].lemma.as_str())
    })
}

/// Returns who does it: the actor of the frame, else who acts in the clauses above.
///
/// A passive without "by" names nobody; a paper speaks for those who issue it.
fn source(reading: Reading<'_>, clause: &Clause, frame: &Frame) -> Option<TokenId> {
    let own = frame.actors(reading, clause);
    let heads = || own.iter().map(|argument| argument.head);
    let acts = |head: &TokenId| actor(reading, *head).is_some();
    let speaks = |head: &TokenId| document_kind(reading, *head).is_none();
    let passive = reading.document.child(clause.predicate, Dep::Nsubjpass).is_some();
    let above = || {
        let parents = iter::successors(clause.parent, |(id, _)| reading.clauses[*id].parent);
        let mut agents = parents.filter_map(|(id, _)| reading.clauses[id].first(Slot::Agent));
        agents.find(|agent| acts(&agent.head)).filter(|_| !passive).map(|agent| agent.head)
    };
    heads().find(acts).or_else(|| heads().find(speaks)).or_else(above).or_else(|| heads().next())
}

/// Returns the words of an actor; those of a pronoun are what it stands for in the sentence.
fn words(reading: Reading<'_>, head: TokenId) -> Span {
    let document = reading.document;
    let Some(mention) = reading.mentions.at(head) else {
        return document.span(document.subtree(head));
    };
    let mention = &reading.mentions[mention];
    let sentence = document[head].sentence;
    let mut others =
        reading.mentions[mention.chain].mentions.iter().map(|id| &reading.mentions[*id]);
    let named = others.find(|other| {
        other.kind != MentionKind::Pronoun && document[other.head].sentence == sentence
    });
    named.filter(|_| mention.kind == MentionKind::Pronoun).unwrap_or(mention).span
}

/// Returns the words for whom it is done to: the first party, other than the source, that is
/// named where the frame has its target, then elsewhere in the clause.
fn target(
    reading: Reading<'_>,
    clause: &Clause,
    frame: &Frame,
    source: Option<ChainId>,
    source_head: Option<TokenId>,
) -> Option<Span> {
    let mut places: Vec<Argument> = frame.bound(reading, clause).into_iter().collect();
    places.extend(frame.targets(reading, clause));
    for slot in [Slot::Patient, Slot::Recipient, Slot::Oblique, Slot::Complement] {
        places.extend(clause.all(slot).cloned());
    }
    let doer = source_head.map(|head| reading.document.span(reading.document.subtree(head)));
    let party = |head: TokenId| {
        let token = reading.document[head];
        let chain = reading.mentions.chain_at(head);
        let own = chain.is_some() && chain == source
            || doer.is_some_and(|doer| doer.contains(token.span));
        let acts = actor(reading, head).is_some();
        let state = country::named(reading.document.word(head)).is_some();
        (!own && (acts || state)).then(|| if acts { words(reading, head) } else { token.span })
    };
    places
        .iter()
        .find_map(|place| party(place.head).or_else(|| place.tokens.iter().find_map(party)))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::entities;
    use crate::facts::testing::article;
    use crate::language::Analyser;
    use crate::text::Span;

    fn events(text: &str) -> Vec<String> {
        let found = entities::read(&Analyser::english(), article(text));
        let words = |span: Option<Span>| span.map_or("-", |span| span.of(text));
        let line = |event: &super::Event| {
            format!("{:?} {} > {}", event.kind, words(event.source), words(event.target))
        };
        find(found.reading(), &found.facts).iter().map(line).collect()
    }

    #[test]
    fn a_sentence_is_coded_by_what_its_main_clause_reports() {
        let text = "Norway rejected a Kenyan appeal to free the sailors, officials said.";
        assert_eq!(events(text), ["Reject Norway > Kenyan"]);
    }

    #[test]
    fn what_is_announced_is_agreed_or_threatened() {
        assert_eq!(events("Norway said it will visit Kenya."), ["Agree Norway > Kenya"]);
        assert_eq!(events("Norway said it would attack Kenya."), ["Threaten Norway > Kenya"]);
    }

    #[test]
    fn what_others_must_do_is_requested() {
        assert_eq!(events("Norway said Kenya must pay."), ["Request Norway > Kenya"]);
    }

    #[test]
    fn what_was_not_done_is_no_event() {
        assert!(events("Norway did not attack Kenya.").is_empty());
    }

    #[test]
    fn what_refuses_where_it_is_denied_refuses_nowhere_else() {
        assert_eq!(events("Norway will not consider the offer."), ["Reject Norway > -"]);
        assert!(events("Norway considered the offer.").is_empty());
        assert_eq!(events("Norway is willing to help Kenya."), ["Agree Norway > Kenya"]);
    }
}
