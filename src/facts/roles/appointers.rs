//! The body that gives somebody an office: "Acme named Ann Low as chief executive", "Acme's board
//! appointed her treasurer".

use super::super::Reading;
use super::company;
use super::office::OfficeKind;
use super::verbs::{Frame, Held, rows};
use super::{Holding, Source};
use crate::clauses::{Clause, Slot};
use crate::language::{Dep, Document, Pos, TokenId};
use crate::mentions::{Chain, EntityKind};

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

/// Returns the body that is the agent of the clause in which the holder gets an office.
fn appointer(reading: Reading<'_>, holding: &Holding) -> Option<String> {
    let document = reading.document;
    let office = holding.role.words.start;
    let above = std::iter::once(office).chain(document.ancestors(office)).take(DEPTH);
    let verb = above.into_iter().find(|at| document[*at].pos == Pos::Verb)?;
    let gives = rows(document, verb).any(|row| {
        matches!(row.frame, Frame::Object | Frame::As | Frame::Post) && row.held == Held::Now
    });
    let clause = reading.clauses.at(verb).map(|id| &reading.clauses[id]).filter(|_| gives)?;
    let mut patients = clause.all(Slot::Patient).filter_map(|who| reading.chain(who.head));
    if !patients.any(|who| who == holding.person) {
        return None;
    }
    body(reading, clause)
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
}
