//! The company of an office that companies have, where an article about one leaves it out: "Chief
//! executive Ann Low said".

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::super::Reading;
use super::{Holding, office};
use crate::language::TokenId;
use crate::mentions::{Chain, EntityKind};
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

/// Gives the offices of companies without one to the company that the article is about.
pub(super) fn complete(reading: Reading<'_>, found: &mut [Holding]) {
    let untold = |holding: &Holding| {
        let office = office::in_lower(reading.document, holding.role.words);
        holding.role.organisation.is_none() && OFFICES.contains(&office.replace('-', " "))
    };
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
