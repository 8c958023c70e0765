//! Whom a point is for: "guarantees for Peru", "give Peru a seat", "pay damages to the towns".

use super::{Fact, Reading, Statement};
use crate::language::{Dep, TokenId};
use crate::mentions::{ChainId, EntityKind};
use crate::text::Span;

/// Fills in the beneficiaries of the points that name one.
pub(super) fn fill(reading: Reading<'_>, facts: &mut [Fact]) {
    for fact in facts {
        if let Statement::Proposes { content, binds, benefits, .. } = &mut fact.statement {
            *benefits = named_in(reading, content.span).filter(|party| Some(*party) != *binds);
        }
    }
}

/// Returns the first party that the words give something to, or want something for.
fn named_in(reading: Reading<'_>, content: Span) -> Option<ChainId> {
    let document = reading.document;
    document.tokens_in(content).iter().find_map(|id| {
        let party = match document[id].dep {
            Dep::Dative => document.child(id, Dep::Pobj).unwrap_or(id),
            Dep::Prep if document.lemma(id) == "for" => document.child(id, Dep::Pobj)?,
            _ => return None,
        };
        party_at(reading, party)
    })
}

fn party_at(reading: Reading<'_>, head: TokenId) -> Option<ChainId> {
    let chain = reading.mentions.chain_at(head)?;
    let kind = reading.mentions[chain].kind;
    let acts = matches!(
        kind,
        EntityKind::Person | EntityKind::Organisation | EntityKind::Country | EntityKind::Group
    );
    acts.then_some(chain)
}

#[cfg(test)]
mod tests {
    use crate::entities;
    use crate::facts::Statement;
    use crate::facts::testing::article;
    use crate::language::Analyser;

    #[test]
    fn a_point_says_whom_it_is_for() {
        let cases = [
            ("The plan calls for guarantees for Peru.", vec!["Peru"]),
            ("The plan would give Peru a seat.", vec!["Peru"]),
            ("The plan calls for Chile to pay damages to fishermen.", vec!["fishermen"]),
            ("The plan would cap fares.", vec![]),
        ];
        for (text, expected) in cases {
            let found = entities::read(&Analyser::english(), article(text));
            let names: Vec<&str> = found
                .facts
                .iter()
                .filter_map(|fact| match fact.statement {
                    Statement::Proposes { benefits, .. } => benefits,
                    _ => None,
                })
                .map(|chain| found.mentions[chain].name.as_str())
                .collect();
            assert_eq!(names, expected, "{text}");
        }
    }
}
