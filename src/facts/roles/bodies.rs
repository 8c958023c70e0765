//! Offices by the body that somebody leads: "who heads the Nordic Bank".

use super::super::Reading;
use super::office::{self, OfficeKind};
use super::organisation::without_determiner;
use super::phrase::Role;
use super::predicate::status_of;
use super::verbs::{Frame, rows};
use super::{Holding, Source, person};
use crate::clauses::Slot;
use crate::language::{Dep, Pos, TokenId, TokenRange};
use crate::mentions::{Chain, EntityKind};

/// Reads "who heads the Nordic Bank": the verb gives the office, its object is the body.
pub(super) fn of_body(reading: Reading<'_>, verb: TokenId) -> Vec<Holding> {
    let document = reading.document;
    let row = rows(document, verb).find(|row| row.frame == Frame::Body);
    let clause = reading.clauses.at(verb).map(|id| &reading.clauses[id]);
    let passive = led(reading, verb);
    let object = document.child(verb, Dep::Dobj).or(passive);
    let (Some(row), Some(clause), Some(object)) = (row, clause, object) else { return Vec::new() };
    let Some(body) = reading.chain(object).map(|body| &reading.mentions[body]) else {
        return Vec::new();
    };
    let leads = match body.kind {
        EntityKind::Organisation | EntityKind::Group => true,
        // "a film directed by X"
        EntityKind::Other => passive.is_none(),
        _ => false,
    };
    // "has directed ministers to meet": an order makes nobody a director.
    let orders = [Dep::Xcomp, Dep::Ccomp].iter().any(|dep| document.child(verb, *dep).is_some());
    let Some(name) = body_name(reading, body, object).filter(|_| leads && !orders) else {
        return Vec::new();
    };
    let role = Role {
        text: row.office.clone(),
        organisation: Some(name),
        former: false,
        bare: true,
        words: TokenRange::one(verb),
        kind: OfficeKind::Office,
    };
    let status = status_of(reading, clause, verb, row.held);
    let persons = clause.all(Slot::Agent).filter_map(|who| person(reading, who.head));
    persons
        .map(|person| Holding { person, role: role.clone(), status, rule: Source::Predicate })
        .collect()
}

/// Returns the body that a passive verb says is led: "the Nordic Bank, headed by X", "is led by X".
fn led(reading: Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let document = reading.document;
    document.child(verb, Dep::Agent)?;
    let above = || document.head(verb).filter(|_| document[verb].dep == Dep::Acl);
    document.child(verb, Dep::Nsubjpass).or_else(above)
}

/// Returns the name of a body, or the words for one that tell which: "the parliamentary defence
/// committee".
fn body_name(reading: Reading<'_>, body: &Chain, object: TokenId) -> Option<String> {
    if body.named {
        return Some(body.name.clone());
    }
    let document = reading.document;
    let words = TokenRange { start: document.subtree(object).start, end: object.next() };
    let words = without_determiner(document, words);
    let tells = |word: TokenId| {
        matches!(document[word].pos, Pos::Adj | Pos::Noun)
            && office::word_use(document, word).is_none()
    };
    let modified = document.child(object, Dep::Det).is_some_and(|the| document.word(the) == "the")
        && words.len() > 1
        && words.iter().all(tells);
    (modified && body.kind == EntityKind::Organisation).then(|| document.words(words).to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn who_orders_people_to_do_things_is_no_director() {
        assert_eq!(roles("Dan Moss has directed Permanent Secretaries to meet him."), [""; 0]);
        assert_eq!(
            roles("Anna Reed directed the Orchard Trust."),
            ["Anna Reed | director | Orchard Trust"]
        );
    }

    #[test]
    fn a_body_may_be_said_to_be_led() {
        assert_eq!(
            roles("The Harbour Trust, led by Dan Moss, is chaired by Anna Reed."),
            ["Dan Moss | leader | Harbour Trust", "Anna Reed | chair | Harbour Trust"]
        );
        assert_eq!(roles("The protest was led by Dan Moss."), [""; 0]);
    }

    #[test]
    fn a_body_may_be_told_by_what_it_is_for() {
        assert_eq!(
            roles("Anna Reed, who chairs the parliamentary fisheries committee, agreed."),
            ["Anna Reed | chair | parliamentary fisheries committee"]
        );
        assert_eq!(roles("Anna Reed, who chairs the committee, agreed."), [""; 0]);
    }
}
