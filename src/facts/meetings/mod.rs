//! Who meets, visits and talks to whom, where and when.
//!
//! ```text
//! clauses + frames, nouns of meeting ──find──▶ Statement::Meets
//! ```
//!
//! Verbs are frames ("met with"). Nouns ("a summit between …", "after talks with
//! …", "held a call with …") are read in [`nouns`]: the parties stand behind "with",
//! "between", "of", before the noun, or are the subject of the clause that it
//! is in. A group that meets ("the foreign ministers met") needs no other party.

mod held;
mod meeting;
mod nouns;
mod parties;
mod words;

use std::collections::BTreeSet;

use self::held::told_in_passing;
use self::meeting::Meeting;
use self::nouns::{by_noun, is_meeting};
use self::parties::nations;
use self::words::WORDS;
use super::arguments::{actor, actors, status};
use super::frames::{self, Relation};
use super::{Fact, Reading};
use crate::clauses::{Argument, Clause, Slot};
use crate::language::TokenId;
use crate::mentions::ChainId;

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
        if meeting.has_enough_parties(reading) && !seen.iter().any(known) {
            seen.insert((sentence.0, key));
            facts.push(meeting.fact(reading));
        }
    };
    for clause in &reading.clauses.clauses {
        for frame in frames::of(reading, clause) {
            let complete = if frame.takes_target() {
                !frame.targets(reading, clause).is_empty() || several(reading, clause, frame)
            } else {
                let party = |thing: &Argument| actor(reading, thing.head).is_some();
                frame.is_idiom() || clause.first(Slot::Patient).is_none_or(party)
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

fn position(reading: Reading<'_>, predicate: TokenId) -> Option<usize> {
    reading.clauses.at(predicate).map(|id| id.0 as usize)
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
    fn the_two_are_not_those_who_met_later() {
        let text = "Norway tried to broker a meeting of the two sides. Later, Maria Lopez met Omar Haddad.";
        assert_eq!(lines_of("meets", text), ["meets Maria Lopez + Omar Haddad"]);
    }

    #[test]
    fn a_pair_is_no_two_of_another_kind() {
        let text = "Lidco met Norway in March. A meeting between the two leaders was hot.";
        let met = lines_of("meets", text);
        assert_eq!(met, ["meets Lidco + Norway | March"]);
    }

    #[test]
    fn a_day_told_of_something_else_is_not_theirs() {
        let text =
            "After Maria Lopez met Omar Haddad, Norway will resume talks that failed in May.";
        assert_eq!(lines_of("meets", text)[0], "meets Maria Lopez + Omar Haddad");
    }

    #[test]
    fn reporters_are_no_party() {
        assert!(lines_of("meets", "Maria Lopez spoke to reporters in Lima.").is_empty());
    }
}
