//! Offices that a verb gives: "is president of", "was elected", "who served as".

use std::sync::LazyLock;

use serde::Deserialize;

use super::super::{Reading, Status, appositions};
use super::apposition::{of_ones, office_at, roles};
use super::office::OfficeKind;
use super::phrase::Role;
use super::{Holding, Source, person};
use crate::clauses::{Clause, Slot, Tense};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind};
use crate::resources;

/// A verb that gives or takes an office: a row of `data/lexicon/role_verbs.csv`.
#[derive(Debug, Deserialize)]
struct RoleVerb {
    verb: String,
    frame: Frame,
    held: Held,
    /// What one is who does this to a body: who "heads" it is its "head".
    office: String,
}

/// How the office hangs on the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Frame {
    /// "is president", "became president".
    Attribute,
    /// "elected her president".
    Object,
    /// "served as president".
    As,
    /// "held the post of president".
    Post,
    /// "heads the bank".
    Body,
}

/// Whether the office is held after what the verb tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Held {
    Now,
    Former,
    /// Not yet: "nominated".
    No,
    /// By the agent now, by the patient before: "succeeded her as president".
    Heir,
}

static VERBS: LazyLock<Vec<RoleVerb>> = LazyLock::new(|| resources::lexicon("role_verbs.csv"));

/// Returns the roles that verbs give to persons.
pub(super) fn find(reading: Reading<'_>) -> Vec<Holding> {
    let document = reading.document;
    let verbs = document.ids().filter(|id| matches!(document[*id].pos, Pos::Verb | Pos::Aux));
    let all = |verb| {
        let own = holdings(reading, verb).into_iter();
        own.chain(inverted(reading, verb)).chain(of_body(reading, verb))
    };
    verbs.flat_map(all).chain(as_phrases(reading)).collect()
}

/// Reads "its chief executive is Anna Smith": the office is the subject.
fn inverted(reading: Reading<'_>, verb: TokenId) -> Vec<Holding> {
    let document = reading.document;
    let Some(subject) = document.child(verb, Dep::Nsubj) else { return Vec::new() };
    let name = document.child(verb, Dep::Attr);
    let Some(chain) = name.and_then(|name| person(reading, name)) else { return Vec::new() };
    let Some(office) = office_at(document, subject) else { return Vec::new() };
    if document.lemma(verb) != "be"
        || reading.chain(subject).is_some_and(|it| reading.mentions[it].named && it != chain)
    {
        return Vec::new();
    }
    let clause = reading.clauses.at(verb).map(|id| &reading.clauses[id]);
    let status = clause.map_or(Status::Asserted, |clause| status(clause, Held::Now));
    let roles = roles(reading, office).into_iter();
    roles.map(|role| Holding { person: chain, role, status, rule: Source::Predicate }).collect()
}

fn holdings(reading: Reading<'_>, verb: TokenId) -> Vec<Holding> {
    let document = reading.document;
    let mut rows = rows(document, verb);
    let found = rows.find_map(|row| Some((row, noun(document, verb, row.frame)?)));
    let Some((row, noun)) = found else { return Vec::new() };
    let Some(office) = office_at(document, of_ones(document, noun)) else { return Vec::new() };
    let clause = reading.clauses.at(noun).or_else(|| reading.clauses.at(verb));
    let Some(clause) = clause.map(|id| &reading.clauses[id]) else { return Vec::new() };
    let status = status(clause, row.held);
    let past = clause.tense == Tense::Past
        && matches!(row.verb.as_str(), "be" | "serve")
        && !is_elected(document, noun)
        && !still_holds(document, verb);
    let mut found = Vec::new();
    for (chain, former) in holders(reading, clause, row) {
        for mut role in roles(reading, office) {
            role.former |= past || former;
            if row.frame == Frame::As && role.organisation.is_none() {
                role.organisation = employer(reading, verb);
            }
            found.push(Holding { person: chain, role, status, rule: Source::Predicate });
        }
    }
    found
}

/// Tells whether a verb tells what has gone on until now: "has been", "has served as head since".
fn still_holds(document: &Document, verb: TokenId) -> bool {
    let perfect = document.children_as(verb, Dep::Aux).any(|aux| {
        document.lemma(aux) == "have" && matches!(document[aux].tag, Tag::Vbz | Tag::Vbp)
    });
    let mut words = document.subtree(verb).iter().map(|word| document.word(word));
    perfect && (document.lemma(verb) == "be" || words.any(|word| word == "since"))
}

/// Returns the body that somebody joins, leaves or works for in an office: "works for Northwind as
/// a writer".
fn employer(reading: Reading<'_>, verb: TokenId) -> Option<String> {
    let document = reading.document;
    let behind = document
        .children_as(verb, Dep::Prep)
        .filter(|at| matches!(document.word(*at), "at" | "for" | "with"))
        .filter_map(|at| document.child(at, Dep::Pobj));
    let object = document.child(verb, Dep::Dobj);
    let mut bodies = object.into_iter().chain(behind).filter_map(|noun| reading.chain(noun));
    bodies.find_map(|body| {
        let body = &reading.mentions[body];
        (body.named && body.kind == EntityKind::Organisation).then(|| body.name.clone())
    })
}

/// Tells whether a participle that gives offices was taken for a modifier of one: "was re-elected
/// president".
fn is_elected(document: &Document, noun: TokenId) -> bool {
    let gives = |verb: TokenId| {
        let lemma = document.lemma(verb);
        VERBS.iter().any(|row| row.verb == lemma && row.frame == Frame::Object)
    };
    let hyphened = |verb: TokenId| verb.0 > 0 && document.word(TokenId(verb.0 - 1)) == "-";
    document.children_as(noun, Dep::Amod).any(|verb| gives(verb) && hyphened(verb))
}

/// Returns whether the office that a verb gives is held after it.
pub(super) fn held_by(document: &Document, verb: TokenId) -> Option<Held> {
    rows(document, verb).next().map(|row| row.held)
}

/// Returns whether a verb gives its object an office with "as", and how: "appoint her as".
pub(super) fn given_by(document: &Document, verb: TokenId) -> Option<Held> {
    let row = rows(document, verb).find(|row| row.frame == Frame::As)?;
    let passes =
        matches!(document[verb].tag, Tag::Vbn) || document.child(verb, Dep::Dobj).is_some();
    (passes && row.held != Held::Heir).then_some(row.held)
}

/// Returns the rows of a verb, those with its particle or its office first: "take over".
fn rows(document: &Document, verb: TokenId) -> impl Iterator<Item = &'static RoleVerb> {
    let lemma = document.lemma(verb).to_owned();
    let with =
        |dep| document.child(verb, dep).map(|word| format!("{lemma} {}", document.lemma(word)));
    let names = [with(Dep::Prt), with(Dep::Dobj), Some(lemma.clone())];
    names.into_iter().flatten().flat_map(|name| VERBS.iter().filter(move |row| row.verb == name))
}

/// Reads "who heads the Nordic Bank": the verb gives the office, its object is the body.
fn of_body(reading: Reading<'_>, verb: TokenId) -> Vec<Holding> {
    let document = reading.document;
    let row = rows(document, verb).find(|row| row.frame == Frame::Body);
    let clause = reading.clauses.at(verb).map(|id| &reading.clauses[id]);
    let body = document.child(verb, Dep::Dobj).and_then(|object| reading.chain(object));
    let (Some(row), Some(clause), Some(body)) = (row, clause, body) else { return Vec::new() };
    let body = &reading.mentions[body];
    let leads =
        matches!(body.kind, EntityKind::Organisation | EntityKind::Group | EntityKind::Other);
    // "has directed ministers to meet": an order makes nobody a director.
    let orders = [Dep::Xcomp, Dep::Ccomp].iter().any(|dep| document.child(verb, *dep).is_some());
    if !leads || !body.named || orders {
        return Vec::new();
    }
    let role = Role {
        text: row.office.clone(),
        organisation: Some(body.name.clone()),
        former: false,
        bare: true,
        words: TokenRange::one(verb),
        kind: OfficeKind::Office,
    };
    let status = status(clause, row.held);
    let persons = clause.all(Slot::Agent).filter_map(|who| person(reading, who.head));
    persons
        .map(|person| Holding { person, role: role.clone(), status, rule: Source::Predicate })
        .collect()
}

/// Tells whether a verb has an office with "as" beside it: "succeeded her as mayor".
pub(super) fn names_office(document: &Document, verb: TokenId) -> bool {
    noun(document, verb, Frame::As).is_some_and(|noun| office_at(document, noun).is_some())
}

/// Returns the noun that names the office in the frame of `verb`.
fn noun(document: &Document, verb: TokenId, frame: Frame) -> Option<TokenId> {
    let behind = |head: TokenId, word: &str| {
        let found =
            document.children_as(head, Dep::Prep).find(|child| document.lemma(*child) == word)?;
        document.child(found, Dep::Pobj)
    };
    match frame {
        Frame::Attribute => document.child(verb, Dep::Attr),
        Frame::Object => document.child(verb, Dep::Oprd),
        Frame::As => behind(verb, "as")
            .or_else(|| document.child(verb, Dep::Dobj).and_then(|object| behind(object, "as"))),
        Frame::Post => {
            let post = document.child(verb, Dep::Dobj)?;
            let is_post = super::office::is_post(document.lemma(post));
            behind(post, "of").filter(|_| is_post)
        }
        Frame::Body => None,
    }
}

/// Returns who gets or loses the office, and whether they lose it: the one appointed, or the one
/// who serves.
fn holders(reading: Reading<'_>, clause: &Clause, row: &RoleVerb) -> Vec<(ChainId, bool)> {
    let of = |slot: Slot, former: bool| -> Vec<(ChainId, bool)> {
        let beside = |head| appositions::name_beside(reading, head);
        let of = |head| person(reading, head).or_else(|| person(reading, beside(head)?));
        let found = clause.all(slot).filter_map(|who| of(who.head));
        found.map(|chain| (chain, former)).collect()
    };
    let former = row.held == Held::Former;
    if row.held == Held::Heir {
        return of(Slot::Agent, false).into_iter().chain(of(Slot::Patient, true)).collect();
    }
    let gets = row.frame == Frame::Object || row.frame == Frame::As;
    let patients = if gets { of(Slot::Patient, former) } else { Vec::new() };
    if patients.is_empty() && row.frame != Frame::Object {
        of(Slot::Agent, former)
    } else {
        patients
    }
}

/// Returns whether a clause that gives or takes an office says that it is so.
pub(super) fn status(clause: &Clause, held: Held) -> Status {
    if clause.negated {
        Status::Negated
    } else if held == Held::No {
        Status::Planned
    } else {
        clause.modality.into()
    }
}

/// Returns the roles of "As foreign minister, X visited …".
fn as_phrases(reading: Reading<'_>) -> Vec<Holding> {
    let document = reading.document;
    let fronted = document.ids().filter(|id| {
        let here = document[*id];
        here.dep == Dep::Prep
            && document.word(*id).eq_ignore_ascii_case("as")
            && document.sentence_of(*id).tokens.start == *id
    });
    let mut found = Vec::new();
    for preposition in fronted {
        let noun = document.child(preposition, Dep::Pobj);
        let Some(office) = noun.and_then(|noun| office_at(document, noun)) else { continue };
        let verb = document.head(preposition).and_then(|verb| reading.clauses.at(verb));
        let Some(clause) = verb.map(|id| &reading.clauses[id]) else { continue };
        let Some(chain) = clause.first(Slot::Agent).and_then(|who| person(reading, who.head))
        else {
            continue;
        };
        for role in roles(reading, office) {
            found.push(Holding {
                person: chain,
                role,
                status: Status::Asserted,
                rule: Source::Predicate,
            });
        }
    }
    found
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
}
