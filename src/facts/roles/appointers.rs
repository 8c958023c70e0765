//! The body that gives somebody an office: "Acme named Ann Low as chief executive", "Acme's board
//! appointed her treasurer".

use super::super::Reading;
use super::office::{self, OfficeKind};
use super::verbs::{Frame, Held, rows};
use super::{Holding, Source, company, country};
use crate::clauses::{Clause, Slot};
use crate::language::{Dep, Document, Pos, TokenId};
use crate::mentions::{Chain, ChainId, EntityKind};

/// How far above an office the verb may stand that gives it.
const DEPTH: usize = 6;

/// Fills in the bodies of offices that a body is said to have given.
pub(super) fn complete(reading: Reading<'_>, found: &mut [Holding]) {
    let document = reading.document;
    for holding in found.iter_mut() {
        let role = &holding.role;
        let works = role.kind == OfficeKind::Office
            || role.kind == OfficeKind::National && company::is_office(document, role.words);
        // What somebody is called already, "named director Ann Low", is seldom elsewhere in a company.
        let gained = holding.rule == Source::Predicate || company::is_office(document, role.words);
        if works && gained && !role.former && role.organisation.is_none() {
            holding.role.organisation = appointer(reading, holding);
        }
    }
}

/// Gives whom a head of state names or dismisses the state of the one who does: "Peru's president sacked
/// special envoy Dan Moss".
pub(super) fn of_states(reading: Reading<'_>, found: &mut [Holding]) {
    let heads: Vec<(ChainId, String)> = found
        .iter()
        .filter(|holding| holding.role.kind == OfficeKind::National && !holding.role.former)
        .filter_map(|holding| {
            let state = holding.role.organisation.as_ref().filter(|state| country::is_state(state));
            Some((holding.person, state?.clone()))
        })
        .collect();
    for holding in found.iter_mut() {
        if !holding.role.kind.is_of_state()
            || holding.role.organisation.is_some()
            || office::is_seat(reading.document, holding.role.words)
        {
            continue;
        }
        let agent = clause_of(reading, holding, |_| true)
            .and_then(|clause| clause.first(Slot::Agent))
            .and_then(|agent| reading.chain(agent.head));
        let state = heads.iter().find(|(head, _)| Some(*head) == agent);
        holding.role.organisation = state.map(|(_, state)| state.clone());
    }
}

/// Returns the body that is the agent of the clause in which the holder gets an office.
fn appointer(reading: Reading<'_>, holding: &Holding) -> Option<String> {
    body(reading, clause_of(reading, holding, |held| held == Held::Now)?)
}

/// Returns the clause that gives the holder an office or takes it, and that of an office in it.
fn clause_of<'a>(
    reading: Reading<'a>,
    holding: &Holding,
    is_held: impl Fn(Held) -> bool,
) -> Option<&'a Clause> {
    let document = reading.document;
    let office = holding.role.words.start;
    let mut above = std::iter::once(office).chain(document.ancestors(office)).take(DEPTH);
    let verb = above.find(|at| document[*at].pos == Pos::Verb)?;
    let gives = rows(document, verb).any(|row| {
        matches!(row.frame, Frame::Object | Frame::As | Frame::Post) && is_held(row.held)
    });
    let clause = reading.clauses.at(verb).map(|id| &reading.clauses[id]).filter(|_| gives)?;
    let mut patients = clause.all(Slot::Patient).filter_map(|who| reading.chain(who.head));
    patients.any(|who| who == holding.person).then_some(clause)
}

/// Returns the body that acts in a clause, or that whose board acts.
fn body(reading: Reading<'_>, clause: &Clause) -> Option<String> {
    let agent = clause.first(Slot::Agent)?.head;
    let owner = owner(reading.document, agent);
    let chain = |at: TokenId| reading.chain(at).map(|chain| &reading.mentions[chain]);
    let is_firm = |chain: &&Chain| {
        chain.named && chain.kind == EntityKind::Organisation && chain.country.is_none()
    };
    match owner {
        Some(owner) => chain(owner).filter(is_firm),
        None => chain(agent).filter(is_firm),
    }
    .map(|chain| chain.name.clone())
}

/// Returns whose board it is that acts: "Acme's board of directors", "its board", "the board of Acme".
fn owner(document: &Document, agent: TokenId) -> Option<TokenId> {
    let of = || document.children_as(agent, Dep::Prep).find(|of| document.word(*of) == "of");
    let common = document[agent].pos == Pos::Noun;
    let behind = || document.child(of().filter(|_| common)?, Dep::Pobj);
    document.child(agent, Dep::Poss).or_else(behind)
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn who_gives_an_office_has_it_to_give() {
        assert_eq!(
            roles("Acme Motors named Anna Reed as chief executive."),
            ["Anna Reed | chief executive | Acme Motors"]
        );
        assert_eq!(
            roles("The board of Acme Motors appointed Anna Reed chairwoman."),
            ["Anna Reed | chairwoman | Acme Motors"]
        );
        assert_eq!(
            roles("Acme Motors hired Dan Moss, former director of the Nordic Museum, as director."),
            ["Dan Moss | director | Nordic Museum | former", "Dan Moss | director | Acme Motors"]
        );
    }

    #[test]
    fn whom_a_president_dismisses_was_of_his_state() {
        assert_eq!(
            roles("Peruvian President Luis Soto sacked special envoy Dan Moss."),
            ["Luis Soto | President | Peru", "Dan Moss | special envoy | Peru"]
        );
        assert_eq!(
            roles("Peruvian President Luis Soto met special envoy Dan Moss."),
            ["Luis Soto | President | Peru", "Dan Moss | special envoy | -"]
        );
    }
}
