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

mod kinds;
mod parties;

pub use self::kinds::EventType;
use self::parties::{source, target, words};
use super::arguments::modal;
use super::frames::{self, Frame, Relation};
use super::{Fact, Reading, Statement};
use crate::clauses::{Clause, Form, Link, Modality, Slot};
use crate::language::{Dep, SentenceId, TokenId};
use crate::mentions::ChainId;
use crate::text::Span;

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
        let forced = is_ultimatum(reading, clause);
        return Some(if forced { EventType::Threaten } else { kind.announced() });
    }
    let hostile = kind == EventType::Agree && promises_harm(reading, clause);
    Some(if hostile { EventType::Threaten } else { kind })
}

/// Tells whether the clause says what will be done unless something else is.
fn is_ultimatum(reading: Reading<'_>, clause: &Clause) -> bool {
    let mut conditions = reading.document.children_as(clause.predicate, Dep::Advcl);
    clause.arguments.iter().any(|argument| is_unless(reading, argument.head))
        || conditions.any(|verb| is_unless(reading, verb))
}

/// Tells whether what the clause is completed by would harm: "agreed to shell the town".
fn promises_harm(reading: Reading<'_>, clause: &Clause) -> bool {
    let mut promised = clause.all(Slot::Complement).filter_map(|argument| argument.clause);
    promised.any(|inner| {
        let first = frames::of_events(reading, &reading.clauses[inner]).next();
        first.and_then(|frame| frame.event).is_some_and(EventType::harms)
    })
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
