//! The company of an office that companies have, where an article about one leaves it out: "Chief
//! executive Ann Low said".

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::super::{Reading, Status};
use super::{Holding, office, portfolio};
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};
use crate::mentions::{Chain, ChainId, EntityKind};
use crate::resources;

/// How often a company must be named to be what the article is about.
const OFTEN: usize = 3;

#[derive(Debug, Deserialize)]
struct OfficeRow {
    office: String,
}

/// Offices that companies have: `data/lexicon/company_offices.csv`.
static OFFICES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let rows = resources::lexicon::<OfficeRow>("company_offices.csv");
    rows.into_iter().map(|row| row.office).collect()
});

/// Tells whether an office that companies have is of none yet.
pub(super) fn is_untold(reading: Reading<'_>, holding: &Holding) -> bool {
    // "the company's chairman" names none.
    let unnamed = |name: &str| name.starts_with(char::is_lowercase) && !name.contains(' ');
    holding.role.organisation.as_deref().is_none_or(unnamed)
        && is_office(reading.document, holding.role.words)
        && !is_of_body(reading.document, holding.role.words.start)
}

/// Gives the offices of companies without one to the company that the article is about.
pub(super) fn complete(reading: Reading<'_>, found: &mut [Holding]) {
    let document = reading.document;
    let untold = |holding: &Holding| is_untold(reading, holding);
    // "Chief executive officer X", where the article has "X, the chief executive of Y" too.
    let told: Vec<(ChainId, bool, String)> = found
        .iter()
        .filter(|holding| !untold(holding) && is_office(document, holding.role.words))
        .filter_map(|holding| {
            let body = holding.role.organisation.clone()?;
            Some((holding.person, holding.role.former, body))
        })
        .collect();
    for holding in found.iter_mut().filter(|holding| untold(holding)) {
        let known = || {
            let asserted = holding.status == Status::Asserted;
            // Where somebody was before tells nothing of where he is now.
            let (_, _, body) = told.iter().find(|(person, former, _)| {
                asserted && *person == holding.person && *former == holding.role.former
            })?;
            Some(body.clone())
        };
        if let Some(name) = employer(reading, holding.person).or_else(known) {
            holding.role.organisation = Some(name);
        }
    }
    if !found.iter().any(untold) {
        return;
    }
    let Some((first, name)) = only_company(reading) else { return };
    for holding in found.iter_mut().filter(|holding| untold(holding)) {
        if first < holding.role.words.start {
            holding.role.organisation = Some(name.to_owned());
        }
    }
}

/// Tells whether companies have an office of this name.
pub(super) fn is_office(document: &Document, words: TokenRange) -> bool {
    OFFICES.contains(&office::in_lower(document, words).replace('-', " "))
}

/// Tells whether the noun before an office says of what it is: "party chairman".
fn is_of_body(document: &Document, office: TokenId) -> bool {
    let before = office.previous();
    before.is_some_and(|noun| {
        document[noun].pos == Pos::Noun
            && office::word_use(document, noun).is_none()
            && !portfolio::is_purpose(document.word(noun))
    })
}

/// Returns the body whose a person is called: "the Oslo Bank's Anna Smith".
fn employer(reading: Reading<'_>, person: ChainId) -> Option<String> {
    reading.mentions[person].mentions.iter().find_map(|mention| {
        let owner = reading.document.child(reading.mentions[*mention].head, Dep::Poss)?;
        let body = &reading.mentions[reading.chain(owner)?];
        (body.named && body.kind == EntityKind::Organisation).then(|| body.name.clone())
    })
}

/// Returns the company that is named again and again, where no other organisation is half as much,
/// and where it is named first.
fn only_company(reading: Reading<'_>) -> Option<(TokenId, &str)> {
    let is_body = |chain: &&Chain| {
        chain.named
            && chain.country.is_none()
            && matches!(chain.kind, EntityKind::Organisation | EntityKind::Other)
    };
    let named = |chain: &Chain| {
        let names = chain.mentions.iter().filter(|id| reading.mentions[**id].name.is_some());
        names.count()
    };
    let bodies = reading.mentions.chains.iter().filter(is_body);
    let mut counted: Vec<(usize, &Chain)> = bodies.map(|chain| (named(chain), chain)).collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let (most, chain) = *counted.first()?;
    let second = counted.get(1).map_or(0, |(count, _)| *count);
    let only = most >= OFTEN && most >= second * 2 && chain.kind == EntityKind::Organisation;
    let first = reading.mentions[*chain.mentions.first()?].head;
    only.then_some((first, chain.name.as_str()))
}
