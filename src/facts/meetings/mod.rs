//! Who meets, visits and talks to whom, where and when.
//!
//! ```text
//! clauses + frames, nouns of meeting ──find──▶ Statement::Meets
//! ```
//!
//! Verbs are frames ("met with"). Nouns ("a summit between …", "after talks with
//! …", "held a call with …") are read here: the parties stand behind "with",
//! "between", "of", before the noun, or are the subject of the clause that it
//! is in. A group that meets ("the foreign ministers met") needs no other party.

mod held;
mod parties;
mod words;

use std::collections::BTreeSet;

use self::held::{held, told_in_passing};
use self::parties::{nations, parties_of};
use self::words::WORDS;
use super::arguments::{actor, actors, evidence_at, status};
use super::frames::{self, Relation};
use super::{Fact, Reading, Statement, Status, dates};
use crate::clauses::{Clause, Slot};
use crate::language::{Dep, Pos, TokenId};
use crate::mentions::{ChainId, EntityKind, Number};

/// Adds the meetings that clauses and nouns state.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let mut seen: BTreeSet<(u32, Vec<ChainId>)> = BTreeSet::new();
    let mut add = |meeting: Meeting, facts: &mut Vec<Fact>| {
        let meeting = meeting.with_known_parties(reading, facts);
        let mut key = meeting.actors.clone();
        key.sort_unstable();
        let sentence = reading.document[meeting.at].sentence;
        let known = |(at, actors): &(u32, Vec<ChainId>)| {
            *at == sentence.0 && key.iter().all(|actor| actors.contains(actor))
        };
        if enough(reading, &meeting) && !seen.iter().any(known) {
            seen.insert((sentence.0, key));
            facts.push(meeting.fact(reading));
        }
    };
    for clause in &reading.clauses.clauses {
        for frame in frames::of(reading, clause) {
            let complete = if frame.takes_target() {
                !frame.targets(reading, clause).is_empty() || several(reading, clause, frame)
            } else {
                clause.first(Slot::Patient).is_none_or(|thing| actor(reading, thing.head).is_some())
            };
            if frame.relation == Relation::Meets && complete {
                add(by_verb(reading, clause, frame), facts);
            }
        }
    }
    for id in reading.document.ids() {
        if is_meeting(reading, id)
            && let Some(meeting) = by_noun(reading, id)
        {
            add(meeting, facts);
        }
    }
}

/// Tells whether those who meet are named as several: "the ministers of Peru and Chile held talks",
/// where two who only "spoke" need not have spoken with each other.
fn several(reading: Reading<'_>, clause: &Clause, frame: &frames::Frame) -> bool {
    if reading.document.lemma(clause.predicate) == clause.lemma {
        return false;
    }
    let doers = frame.actors(reading, clause);
    let with = clause.arguments.iter().any(|it| it.preposition.as_deref() == Some("with"));
    let states = doers.iter().any(|doer| nations(reading, doer.head).len() > 1);
    !with && clause.first(Slot::Patient).is_none() && (doers.len() > 1 || states)
}

/// A meeting, before it is a fact.
struct Meeting {
    at: TokenId,
    clause: Option<usize>,
    actors: Vec<ChainId>,
    /// Whether one plural party is enough: "the ministers met", but not "talks with ministers".
    together: bool,
    status: Status,
    rule: String,
}

impl Meeting {
    /// Returns the meeting with those of the one before for "the two leaders", "both sides".
    fn with_known_parties(mut self, reading: Reading<'_>, facts: &[Fact]) -> Self {
        let document = reading.document;
        let [one] = self.actors.as_slice() else { return self };
        let chain = &reading.mentions[*one];
        let mut here = chain.mentions.iter().map(|id| &reading.mentions[*id]);
        let sentence = document[self.at].sentence;
        let mention = here.rfind(|mention| document[mention.head].sentence == sentence);
        let pair = mention.is_some_and(|mention| {
            let first = document.word(mention.tokens.start).to_lowercase();
            matches!(first.as_str(), "both" | "two")
                || mention.tokens.iter().any(|token| document.lemma(token) == "two")
                    && first == "the"
        });
        if !chain.named && pair {
            let last = facts.iter().rev().find_map(|fact| match &fact.statement {
                Statement::Meets { actors, .. } if actors.len() == 2 => Some(actors.clone()),
                _ => None,
            });
            self.actors = last.unwrap_or_default();
        }
        self
    }

    fn fact(self, reading: Reading<'_>) -> Fact {
        let clause = self.clause.map(|at| &reading.clauses.clauses[at]);
        let place = place_near(reading, self.at)
            .or_else(|| clause.and_then(|clause| place_near(reading, clause.predicate)))
            .or_else(|| {
                let mut parties = clause?.arguments.iter();
                parties.find_map(|party| place_near(reading, party.head))
            });
        let date = clause.and_then(|clause| dates::of(reading, clause));
        Fact::new(
            Statement::Meets { actors: self.actors, place, date },
            evidence_at(reading, self.at),
            self.status,
            self.rule,
        )
    }
}

/// "The president met the rebels": the parties are the slots of the frame.
fn by_verb(reading: Reading<'_>, clause: &Clause, frame: &frames::Frame) -> Meeting {
    let partnered = clause.arguments.iter().any(|argument| {
        argument.slot == Slot::Patient
            || matches!(argument.preposition.as_deref(), Some("with" | "to"))
    });
    let mut doers = frame.actors(reading, clause);
    // "The ministers, meeting in Lima, agreed": the meeting has the subject of the clause above.
    if let Some((above, _)) = clause.parent.filter(|_| doers.is_empty()) {
        doers.extend(reading.clauses[above].all(Slot::Agent).cloned());
    }
    let mut parties: Vec<ChainId> =
        doers.iter().flat_map(|doer| nations(reading, doer.head)).collect();
    if parties.is_empty() {
        parties = actors(reading, &doers);
    }
    parties.retain(|party| !is_audience(reading, *party));
    for party in actors(reading, &frame.targets(reading, clause)) {
        if !parties.contains(&party) && !is_audience(reading, party) {
            parties.push(party);
        }
    }
    Meeting {
        at: clause.predicate,
        clause: position(reading, clause.predicate),
        actors: parties,
        together: !frame.takes_target() && !partnered,
        status: told_in_passing(reading, clause).unwrap_or(status(clause)),
        rule: format!("frames:{}", frame.lemma),
    }
}

/// "Talks between A and B", "after a meeting with A, B said …", "A held a summit with B".
fn by_noun(reading: Reading<'_>, noun: TokenId) -> Option<Meeting> {
    let clause_at = governing_clause(reading, noun);
    let clause = clause_at.map(|at| &reading.clauses.clauses[at]);
    let mut parties = parties_of(reading, noun);
    let own_owner = reading.document.child(noun, Dep::Poss).is_some();
    let joined = clause.is_some_and(|clause| clause.behind("with").next().is_some())
        && clause.is_some_and(|clause| is_object(reading, noun, clause.predicate));
    // The subject of "left after talks with …" talked; that of "agreed to mediation in talks with
    // …" need not have.
    let above = reading.document.head(outermost(reading, noun));
    let governed = clause.is_some_and(|clause| {
        let predicate = clause.predicate;
        above == Some(predicate)
            || above.and_then(|above| reading.document.head(above)) == Some(predicate)
    });
    let partnered = has_partner(reading, noun) && governed;
    if let Some(clause) = clause.filter(|_| !own_owner && (partnered || joined)) {
        let mut more: Vec<ChainId> = Vec::new();
        let subject: Vec<_> = clause.all(Slot::Agent).cloned().collect();
        more.extend(actors(reading, &subject));
        if joined {
            let partners: Vec<_> = clause.behind("with").cloned().collect();
            more.extend(actors(reading, &partners));
        }
        more.extend(parties);
        parties = more;
    }
    let mut distinct: Vec<ChainId> = Vec::new();
    for party in parties {
        if !distinct.contains(&party) && !is_audience(reading, party) {
            distinct.push(party);
        }
    }
    Some(Meeting {
        at: noun,
        clause: clause_at,
        actors: distinct,
        together: has_members(reading, noun),
        status: held(reading, noun, clause?),
        rule: "meetings:noun".to_owned(),
    })
}

/// Returns the noun that counts or measures a meeting: "*hours* of talks", "a *round* of talks".
fn outermost(reading: Reading<'_>, noun: TokenId) -> TokenId {
    let document = reading.document;
    let of = document.head(noun).filter(|of| document.lemma(*of) == "of");
    let measure = of.and_then(|of| document.head(of));
    measure.filter(|measure| document[*measure].pos == Pos::Noun).unwrap_or(noun)
}

/// Tells whether the noun is one of those who meet: "a meeting of ministers".
fn has_members(reading: Reading<'_>, noun: TokenId) -> bool {
    let document = reading.document;
    document
        .children_as(noun, Dep::Prep)
        .any(|child| matches!(document.lemma(child), "of" | "between" | "among"))
}

fn has_partner(reading: Reading<'_>, noun: TokenId) -> bool {
    let document = reading.document;
    document.children_as(noun, Dep::Prep).any(|child| document.lemma(child) == "with")
}

fn is_object(reading: Reading<'_>, noun: TokenId, predicate: TokenId) -> bool {
    reading.document[noun].dep == Dep::Dobj && reading.document[noun].head == predicate
        || predicate == noun
}

/// Tells whether the parties make a meeting: two of whom the article knows one, or several people
/// of one country.
fn enough(reading: Reading<'_>, meeting: &Meeting) -> bool {
    let known = |party: &ChainId| {
        let chain = &reading.mentions[*party];
        chain.named || chain.country.is_some() || chain.mentions.len() > 1
    };
    match meeting.actors.as_slice() {
        [] => false,
        // "European ministers met", but not "delegates met", which tells nobody who.
        [one] => {
            let chain = &reading.mentions[*one];
            let group = chain.number == Number::Plural && chain.kind == EntityKind::Group;
            meeting.together && group && (chain.country.is_some() || chain.named)
        }
        parties => parties.iter().any(known),
    }
}

/// Returns the place named behind "in" or "at" beside the word.
fn place_near(reading: Reading<'_>, word: TokenId) -> Option<String> {
    let document = reading.document;
    document.children_as(word, Dep::Prep).find_map(|preposition| {
        if !matches!(document.lemma(preposition), "in" | "at" | "outside" | "near") {
            return None;
        }
        let object = document.child(preposition, Dep::Pobj)?;
        let chain = &reading.mentions[reading.mentions.chain_at(object)?];
        let somewhere =
            chain.named && matches!(chain.kind, EntityKind::Place | EntityKind::Country);
        somewhere.then(|| chain.name.clone())
    })
}

/// Returns the index of the clause that the noun is in.
fn governing_clause(reading: Reading<'_>, noun: TokenId) -> Option<usize> {
    let verb = reading
        .document
        .ancestors(noun)
        .take(60)
        .find(|above| matches!(reading.document[*above].pos, Pos::Verb | Pos::Aux));
    verb.and_then(|verb| position(reading, verb))
}

fn position(reading: Reading<'_>, predicate: TokenId) -> Option<usize> {
    reading.clauses.at(predicate).map(|id| id.0 as usize)
}

fn is_meeting(reading: Reading<'_>, id: TokenId) -> bool {
    reading.document[id].pos == Pos::Noun && WORDS.meetings.contains(reading.document.lemma(id))
}

/// Tells whether the party is only there to report: "spoke to journalists".
fn is_audience(reading: Reading<'_>, chain: ChainId) -> bool {
    let representative = reading.mentions[reading.mentions[chain].representative].head;
    WORDS.audiences.contains(reading.document.lemma(representative))
        || WORDS.media.contains(&reading.mentions[chain].name)
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::lines_of;

    #[test]
    fn verbs_and_nouns_of_meeting_name_their_parties() {
        let text = "Maria Lopez met Omar Haddad in Lima on Thursday.";
        assert_eq!(
            lines_of("meets", text),
            ["meets Maria Lopez + Omar Haddad | Lima | 2021-03-11"]
        );
        let text = "After talks with Omar Haddad in Lima, Maria Lopez left.";
        assert_eq!(lines_of("meets", text), ["meets Maria Lopez + Omar Haddad | Lima"]);
        let text = "A summit between Norway and Kenya failed.";
        assert_eq!(lines_of("meets", text), ["meets Norway + Kenya"]);
    }

    #[test]
    fn a_planned_meeting_was_not_held() {
        let text = "Maria Lopez will meet Omar Haddad on Monday.";
        assert_eq!(
            lines_of("meets", text),
            ["planned meets Maria Lopez + Omar Haddad | 2021-03-15"]
        );
    }

    #[test]
    fn a_meeting_that_is_sought_or_called_off_was_not_held() {
        let text = "Maria Lopez called for talks with Omar Haddad.";
        assert_eq!(lines_of("meets", text), ["planned meets Maria Lopez + Omar Haddad"]);
        let text = "A summit between Norway and Kenya was cancelled.";
        assert_eq!(lines_of("meets", text), ["negated meets Norway + Kenya"]);
    }

    #[test]
    fn the_two_are_those_who_met_before() {
        let text = "Maria Lopez met Omar Haddad. The two leaders met again on Friday.";
        assert_eq!(
            lines_of("meets", text),
            ["meets Maria Lopez + Omar Haddad", "meets Maria Lopez + Omar Haddad | 2021-03-12"]
        );
    }

    #[test]
    fn reporters_are_no_party() {
        assert!(lines_of("meets", "Maria Lopez spoke to reporters in Lima.").is_empty());
    }
}
