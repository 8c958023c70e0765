//! Proposals that a speaker words as what he, or those whom he speaks for, will do.
//!
//! ```text
//! Statement::Claim + clauses ──find──▶ Statement::Proposes (a proposal of the speaker)
//! ```
//!
//! "She said her party would raise the pension", "the aim is to raise it by May". Only what
//! changes something is put forward: who says that he will attend a meeting proposes nothing.

use super::arguments::{self, modal, words};
use super::frames::{self, Relation};
use super::lexicon;
use super::obligations::{innermost_claim, is_stated, main_clause_within};
use super::stances::{is_we, owned, represented};
use super::{Evidence, Fact, Phrase, ProposalKind, Reading, Statement, Status};
use crate::clauses::{Clause, Form, Modality, Slot};
use crate::language::{Dep, Tag, TokenRange};
use crate::mentions::{ChainId, EntityKind};
use crate::text::Span;

/// Adds the proposals in the statements found so far.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let mut found = Vec::new();
    for clause in &reading.clauses.clauses {
        let at = reading.document[clause.predicate].span;
        let worded = is_promised(reading, clause) || aim(reading, clause).is_some();
        let Some((speaker, content)) = innermost_claim(facts, at).filter(|_| worded) else {
            continue;
        };
        let proposal = undertaken(reading, clause, facts, (speaker, content))
            .or_else(|| Some((speaker, aim(reading, clause)?)));
        let Some((actor, content)) = proposal else { continue };
        if reading.mentions[actor].kind == EntityKind::Document || is_stated(facts, actor, at) {
            continue;
        }
        let statement = Statement::Proposes {
            actor,
            plan: None,
            content,
            binds: None,
            benefits: None,
            kind: ProposalKind::Proposal,
        };
        let open = clause.modality == Modality::Conditional;
        let status = if open { Status::Conditional } else { Status::Asserted };
        let evidence = Evidence { trigger: at, ..arguments::evidence(reading, clause) };
        found.push(Fact::new(statement, evidence, status, "intentions"));
    }
    facts.extend(found);
}

/// Tells whether a clause says what will be done to something.
fn is_promised(reading: Reading<'_>, clause: &Clause) -> bool {
    let will =
        matches!(modal(reading, clause.predicate).as_deref(), Some("will" | "would" | "shall"));
    // "Will support the ban" takes a stand.
    let stands = frames::of(reading, clause).any(|frame| {
        matches!(frame.relation, Relation::Stance(_)) && !frame.targets(reading, clause).is_empty()
    });
    will && !stands && !clause.negated && frames::undertakes(reading, clause)
}

/// "Her party would raise the pension": returns who would, if the speaker speaks for them, and what.
fn undertaken(
    reading: Reading<'_>,
    clause: &Clause,
    facts: &[Fact],
    (speaker, content): (ChainId, &[Span]),
) -> Option<(ChainId, Phrase)> {
    let document = reading.document;
    let passive = document.child(clause.predicate, Dep::Auxpass).is_some();
    let subject = clause.first(Slot::Agent).filter(|_| !passive && is_promised(reading, clause))?;
    let body = owned(reading, facts, subject.head);
    let ours = is_we(reading, subject.head).then(|| represented(reading, facts, speaker));
    let own = reading
        .chain(subject.head)
        .filter(|chain| *chain == speaker || represented(reading, facts, speaker) == Some(*chain));
    let actor = body.or(ours.map(|body| body.unwrap_or(speaker))).or(own)?;
    let span = main_clause_within(reading, clause, content)?;
    let end = document.tokens_in(span).end;
    let tokens = TokenRange { start: clause.predicate, end };
    Some((actor, words(reading, tokens)))
}

/// "The aim is *to raise it by May*."
fn aim(reading: Reading<'_>, clause: &Clause) -> Option<Phrase> {
    let document = reading.document;
    let subject = document.child(clause.predicate, Dep::Nsubj)?;
    let aims = lexicon::is_aim(document.lemma(subject)) && clause.lemma == "be";
    // "The aim of the dam would be to" tells what others mean to bring about.
    let ours = document[clause.predicate].tag == Tag::Vbz
        && document.child(subject, Dep::Prep).is_none()
        && document.children(subject).iter().any(|word| {
            let whose = ["the", "our", "my", "his", "her", "its", "their"];
            whose.contains(&document.word(*word).to_lowercase().as_str())
        });
    let aims = aims && ours;
    let deed = clause.all(Slot::Complement).filter(|_| aims && !clause.negated).find(|deed| {
        deed.clause.is_some_and(|inner| reading.clauses[inner].form == Form::Infinitive)
    })?;
    Some(arguments::phrase(reading, deed))
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::lines_of;

    #[test]
    fn what_a_speaker_says_that_his_side_will_do_is_proposed() {
        let text = "Maria Lopez, leader of the Harbour Party, spoke. She said her party would lower the toll.";
        assert_eq!(lines_of("proposal", text), ["proposal Harbour Party | lower the toll"]);
        let text = "\"We will rebuild the pier,\" said the mayor.";
        assert_eq!(lines_of("proposal", text), ["proposal mayor | rebuild the pier"]);
    }

    #[test]
    fn an_aim_is_proposed() {
        let text = "The aim is to lower the toll by May, the mayor said.";
        assert_eq!(lines_of("proposal", text), ["proposal mayor | lower the toll by May"]);
    }

    #[test]
    fn what_others_will_do_is_a_forecast() {
        for text in [
            "The mayor said the bank would lower the rate.",
            "The mayor said she would attend the wedding.",
        ] {
            assert!(lines_of("proposal", text).is_empty(), "{text}");
        }
    }
}
