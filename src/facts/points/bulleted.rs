//! Points in a list with bullets or numbers, below the words that announce it.
//!
//! ```text
//! "The plan includes:"   • a truce
//!                        • an exchange of prisoners   ──find──▶ Statement::Proposes, one an item
//! ```
//!
//! Each item is a block of its own. The announcing sentence is the last of its block, ends
//! with a colon, and names a plan, its parts or demands, or says who proposes or demands.

use super::PROPOSAL;
use super::items::{are_beside, is_number, is_past, item};
use crate::clauses::{Argument, Clause, Form, Slot};
use crate::facts::arguments::{self, actor, actors, document_kind, evidence_at, words};
use crate::facts::frames::{self, Relation};
use crate::facts::lexicon::Noun;
use crate::facts::plans::{self, Plans};
use crate::facts::{Fact, ProposalKind, Reading, Statement, Status};
use crate::language::{Dep, Pos, Sentence, Tag, TokenId, TokenRange};
use crate::mentions::ChainId;

/// Adds the items of lists.
pub(super) fn find(reading: Reading<'_>, plans: &Plans, facts: &mut Vec<Fact>) {
    let sentences = reading.document.sentences();
    let mut list: Option<List> = None;
    for (at, sentence) in sentences.iter().enumerate() {
        // "1." is a sentence of its own.
        if list.is_some() && is_number(reading, sentence) {
            continue;
        }
        let before = at.checked_sub(1).map(|before| &sentences[before]);
        let numbered = before.is_some_and(|before| is_number(reading, before));
        let opens = numbered || before.is_none_or(|before| before.block != sentence.block);
        let closes = sentences.get(at + 1).is_none_or(|next| next.block != sentence.block);
        let may_be_item = list.is_some() && opens;
        let beside = || before.is_some_and(|before| are_beside(reading, before, sentence));
        let listed = may_be_item && beside();
        let item = listed.then(|| item(reading, sentence, numbered)).flatten();
        match (&list, item) {
            (Some(list), Some(item)) => facts.extend(list.point(reading, item)),
            // The second sentence of an item tells more of it.
            (Some(_), None) if !opens => {}
            _ => list = announced(reading, plans, sentence).filter(|_| closes),
        }
    }
}

/// What a list is of.
struct List {
    actor: ChainId,
    plan: Option<ChainId>,
    kind: ProposalKind,
}

impl List {
    fn point(&self, reading: Reading<'_>, item: TokenRange) -> Option<Fact> {
        let content = words(reading, item);
        let text = content.span.of(reading.document.text());
        let verb = item.iter().find_map(|id| reading.clauses.at(id));
        let clause = verb.map(|id| &reading.clauses[id]);
        // "A withdrawal from the valley" names nobody who withdraws.
        let clause = clause.filter(|clause| clause.form != Form::Nominal);
        let doer = clause.and_then(|clause| clause.first(Slot::Agent));
        // "Force states to act": what the article has not named before may be the verb.
        let known = |chain: &ChainId| {
            let first = reading.mentions[*chain].representative;
            reading.mentions[first].head < item.start
        };
        let binds = doer.and_then(|doer| actor(reading, doer.head)).filter(known);
        let statement = Statement::Proposes {
            actor: self.actor,
            plan: self.plan,
            content,
            binds: binds.filter(|party| *party != self.actor),
            benefits: None,
            kind: self.kind,
        };
        let whole = text.split_whitespace().nth(1).is_some();
        // "Both exchanged letters before the signing" tells what was.
        let told = reading.document.root(reading.document[item.start].sentence);
        let told = told.is_some_and(|root| is_past(reading, root));
        (whole && !told).then(|| {
            let evidence = evidence_at(reading, item.start);
            Fact::new(statement, evidence, Status::Asserted, "points:bulleted")
        })
    }
}

/// Returns what a list is of, whose announcement a sentence is.
fn announced(reading: Reading<'_>, plans: &Plans, sentence: &Sentence) -> Option<List> {
    let document = reading.document;
    let words = sentence.span.of(document.text());
    if !words.ends_with(':') {
        return None;
    }
    let root = document.root(document[sentence.tokens.start].sentence)?;
    let clause = reading.clauses.at(root).map(|id| &reading.clauses[id]);
    let nouns = match document[root].pos {
        Pos::Noun | Pos::Propn => vec![root],
        _ if is_bare(reading, root, clause) => subjects(reading, root),
        _ => Vec::new(),
    };
    nouns
        .into_iter()
        .find_map(|noun| of_noun(reading, plans, noun))
        .or_else(|| of_verb(reading, clause?))
        .or_else(|| of_last_noun(reading, plans, sentence))
}

/// "A pact should rest on *the following principles*:".
fn of_last_noun(reading: Reading<'_>, plans: &Plans, sentence: &Sentence) -> Option<List> {
    let document = reading.document;
    let mut back = sentence.tokens.iter().rev();
    let noun = back.find(|id| !matches!(document[*id].pos, Pos::Punct | Pos::Space))?;
    let follows = document.children(noun).iter().any(|child| document.word(*child) == "following");
    let part = document_kind(reading, noun) == Some(Noun::Part);
    let plan = sentence.tokens.iter().rev().find(|id| plans::is_plan(reading, *id));
    of_noun(reading, plans, plan.filter(|_| follows && part)?)
}

/// Tells whether what the verb has to say stands in the list: "the plan would:", "the points are:",
/// "the draft includes the following:".
fn is_bare(reading: Reading<'_>, root: TokenId, clause: Option<&Clause>) -> bool {
    let modal = reading.document[root].tag == Tag::Md;
    let is = reading.document.lemma(root) == "be";
    let contains = |clause: &Clause| {
        frames::of(reading, clause).any(|frame| frame.relation == Relation::Contains)
            && clause.all(Slot::Patient).all(|it| points_on(reading, it))
    };
    modal || is || clause.is_some_and(contains)
}

/// Tells whether an argument only points on to the list: "the following", "these points".
fn points_on(reading: Reading<'_>, argument: &Argument) -> bool {
    reading.document.lemma(argument.head) == "follow"
        || reading.document.word(argument.head) == "following"
        || document_kind(reading, argument.head) == Some(Noun::Part)
}

fn subjects(reading: Reading<'_>, verb: TokenId) -> Vec<TokenId> {
    let document = reading.document;
    let is = |child: &TokenId| matches!(document[*child].dep, Dep::Nsubj | Dep::Attr);
    document.children(verb).iter().copied().filter(is).collect()
}

/// "The terms of the deal", "the union's demands", "the plan".
fn of_noun(reading: Reading<'_>, plans: &Plans, noun: TokenId) -> Option<List> {
    let (head, kind) = match document_kind(reading, noun)? {
        Noun::Part => {
            let whole = plans::whole_of_part(
                reading,
                reading.document.span(reading.document.subtree(noun)),
            )?;
            let whole = &reading.mentions[whole];
            (reading.mentions[whole.representative].head, PROPOSAL)
        }
        Noun::Demand => (noun, ProposalKind::Demand),
        kind if kind.holds_points() => (noun, PROPOSAL),
        _ => return None,
    };
    let actor = plans.actor_for(reading, head)?;
    let demand = kind == ProposalKind::Demand;
    let plan = reading.chain(head).filter(|_| !demand);
    Some(List { actor, plan, kind })
}

/// "The union demanded:", "Norway proposed the following:".
fn of_verb(reading: Reading<'_>, clause: &Clause) -> Option<List> {
    if clause.negated || arguments::status(clause) != Status::Asserted {
        return None;
    }
    let asks = |frame: &&'static frames::Frame| {
        let targets = frame.targets(reading, clause);
        matches!(frame.relation, Relation::Proposes | Relation::Demands)
            && targets.iter().all(|target| points_on(reading, target))
    };
    let frame = frames::of(reading, clause).find(asks)?;
    let kind = match frame.relation {
        Relation::Demands => ProposalKind::Demand,
        _ => PROPOSAL,
    };
    let actor = actors(reading, &frame.actors(reading, clause)).first().copied()?;
    Some(List { actor, plan: None, kind })
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::lines_of;

    #[test]
    fn each_item_below_a_plan_is_a_point() {
        let text = "Norway tabled a plan. The plan includes:\n• a truce in the valley;\n• close two mines; and\n• Kenya to leave the port.\nKenya was silent.";
        assert_eq!(
            lines_of("proposal", text),
            [
                "proposal Norway | a plan",
                "proposal Norway | a truce in the valley",
                "proposal Norway | close two mines",
                "proposal Norway | Kenya to leave the port"
            ]
        );
    }

    #[test]
    fn each_number_below_demands_is_a_demand() {
        let text = "The miners' demands are:\n1. Close the port.\n2. Pay for the boats.\nThe mayor was silent.";
        assert_eq!(
            lines_of("demand", text),
            ["demand miners | Close the port", "demand miners | Pay for the boats"]
        );
        let text = "The miners demanded the following:\n- an inquiry into the flood\n- higher pay";
        assert_eq!(
            lines_of("demand", text),
            ["demand miners | an inquiry into the flood", "demand miners | higher pay"]
        );
    }

    #[test]
    fn labels_and_quotation_marks_may_stand_before_an_item() {
        let text = "Key provisions of the Norwegian plan:\nBORDERS: Both sides will leave the valley. It is deep.\nMINES: Two mines will close.\nPAST: Norway sent letters to Kenya.";
        assert_eq!(
            lines_of("proposal", text),
            [
                "proposal Norway | Both sides will leave the valley",
                "proposal Norway | Two mines will close"
            ]
        );
        let text = "A pact should rest on the following principles:\n“1. A truce in the valley.\n“2: An end to the siege.";
        assert_eq!(
            lines_of("proposal", text),
            ["proposal pact | A truce in the valley", "proposal pact | An end to the siege"]
        );
    }

    #[test]
    fn other_lists_have_no_points() {
        for text in [
            "Those at the talks were:\n- Anna Reis of Norway\n- Tom Lund of Kenya",
            "The plan was the miners':\n\"We will stay in the pit,\" said Anna Reis.",
        ] {
            assert!(lines_of("proposal", text).is_empty(), "{text}");
        }
    }
}
