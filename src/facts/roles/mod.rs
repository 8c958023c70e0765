//! Finds who holds, or held, which office.
//!
//! ```text
//! Reading ──find──▶ Statement::Role
//! ```
//!
//! An *office* is a noun of `data/lexicon/offices.csv` with its modifiers: a
//! state's office, a job, a rank, an occupation, or what somebody is to somebody.
//! [`title`] reads offices before names, [`apposition`] those beside names,
//! [`predicate`] those that a verb gives ("is", "served as", "was elected").
//! Nobody gets an office that the article doesn't state; only the organisation
//! may come from another mention of the same office.

mod another;
mod apposition;
mod appointers;
mod before;
mod behind;
mod bodies;
mod chambers;
mod company;
mod complements;
mod context;
mod counterparts;
pub(super) mod country;
mod firms;
mod home;
mod introduced;
mod joined;
mod listed;
mod modifiers;
mod nominal;
mod office;
mod organisation;
mod parts;
mod passage;
mod phrase;
mod portfolio;
mod predicate;
mod rows;
mod seats;
mod shared;
mod succession;
mod title;
mod towns;
mod trailing;
mod verbs;

#[cfg(test)]
mod tests;

use super::{Evidence, Fact, Reading, Statement, Status};
use crate::language::{Dep, Tag, TokenId};
use crate::mentions::{ChainId, EntityKind};
use phrase::Role;

/// Adds the roles that the article states.
pub(super) fn find(reading: Reading<'_>, facts: &mut Vec<Fact>) {
    let mut found = shared::find(reading);
    found.extend(title::find(reading));
    found.extend(apposition::find(reading));
    found.extend(predicate::find(reading));
    found.extend(nominal::find(reading));
    found.extend(listed::find(reading));
    found.sort_by_key(|holding| (holding.role.words.start, holding.person));
    found.dedup_by_key(|holding| (holding.role.words.start, holding.person));
    succession::add(reading, &mut found);
    another::add(reading, &mut found);
    counterparts::complete(reading, &mut found);
    joined::complete(reading, &mut found);
    context::complete(reading, &mut found);
    facts.extend(found.into_iter().map(|holding| holding.fact(reading)));
}

/// A person with a role.
#[derive(Debug, Clone)]
struct Holding {
    person: ChainId,
    role: Role,
    status: Status,
    rule: Source,
}

/// Where a role was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Title,
    Apposition,
    Predicate,
}

impl Source {
    const fn rule(self) -> &'static str {
        match self {
            Self::Title => "roles:title",
            Self::Apposition => "roles:apposition",
            Self::Predicate => "roles:predicate",
        }
    }
}

impl Holding {
    fn fact(self, reading: Reading<'_>) -> Fact {
        let Evidence { span, sentence, trigger } = reading.evidence(self.role.words);
        Fact::new(
            Statement::Role {
                person: self.person,
                role: self.role.text,
                organisation: self.role.organisation,
                former: self.role.former,
            },
            Evidence { span, sentence, trigger },
            self.status,
            self.rule.rule(),
        )
    }
}

/// Returns the person whose mention hangs on `token`, if the article names them.
fn person(reading: Reading<'_>, token: TokenId) -> Option<ChainId> {
    // "Human Rights" is nobody, whatever stands before it.
    let chain = reading.chain(token).filter(|_| reading.document[token].tag != Tag::Nnps)?;
    let it = &reading.mentions[chain];
    // "Deputy Works and Housing Minister" is no Mr Works.
    let purpose = it.name == reading.document.word(token)
        && portfolio::is_purpose(&it.name)
        && reading.document[token].dep != Dep::Nsubj;
    let nobody = purpose || seats::is_seat(&it.name) || office::is_title(&it.name);
    (it.named && it.kind == EntityKind::Person && !nobody).then_some(chain)
}
