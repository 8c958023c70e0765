//! Offices that a verb gives: "is president of", "was elected", "who served as".

use super::super::{Reading, Status, appositions};
use super::apposition::{of_ones, office_at, roles};
use super::bodies::of_body;
use super::verbs::{Frame, Held, RoleVerb, given_by, is_elected, noun, rows};
use super::{Holding, Source, person};
use crate::clauses::{Clause, Form, Slot, Tense};
use crate::language::{Dep, Document, Pos, Tag, TokenId};
use crate::mentions::{ChainId, EntityKind};

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
    let found = rows.find_map(|row| {
        let noun = noun(document, verb, row.frame)?;
        Some((row, noun, office_at(document, of_ones(document, noun))?))
    });
    let Some((row, noun, office)) = found else { return Vec::new() };
    let clause = reading.clauses.at(noun).or_else(|| reading.clauses.at(verb));
    let Some(clause) = clause.map(|id| &reading.clauses[id]) else { return Vec::new() };
    let status = status_of(reading, clause, verb, row.held);
    let past = clause.tense == Tense::Past
        && clause.form != Form::Infinitive
        && matches!(row.verb.as_str(), "be" | "serve")
        && !is_elected(document, noun)
        && !still_holds(document, verb);
    let mut found = Vec::new();
    for (chain, former) in holders(reading, clause, row, noun) {
        for mut role in roles(reading, office) {
            role.former |= past || former;
            if role.organisation.is_none() {
                role.organisation = match row.frame {
                    Frame::As => employer(reading, verb),
                    Frame::Attribute => place_of_work(reading, verb),
                    _ => None,
                };
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

/// Returns the body of the clause "where she was director".
fn place_of_work(reading: Reading<'_>, verb: TokenId) -> Option<String> {
    let document = reading.document;
    let mut adverbs = document.children_as(verb, Dep::Advmod);
    let body = document.head(verb).filter(|_| document[verb].dep == Dep::Relcl)?;
    let body = &reading.mentions[reading.chain(body)?];
    let works = body.named && body.kind == EntityKind::Organisation;
    (works && adverbs.any(|word| document.lemma(word) == "where")).then(|| body.name.clone())
}

/// Returns who gets or loses the office, and whether they lose it: the one appointed, or the one
/// who serves.
fn holders(
    reading: Reading<'_>,
    clause: &Clause,
    row: &RoleVerb,
    office: TokenId,
) -> Vec<(ChainId, bool)> {
    let of = |slot: Slot, former: bool| -> Vec<(ChainId, bool)> {
        let beside = |head| {
            let own = appositions::name_beside(reading, head);
            own.or_else(|| described(reading.document, head))
        };
        let of = |head| person(reading, head).or_else(|| person(reading, beside(head)?));
        let found = clause.all(slot).filter_map(|who| of(who.head));
        found.map(|chain| (chain, former)).collect()
    };
    let former = row.held == Held::Former;
    if row.held == Held::Heir {
        let heirs = of(Slot::Agent, false).into_iter().chain(heir_behind(reading, office));
        return heirs.chain(of(Slot::Patient, true)).collect();
    }
    let gets = matches!(row.frame, Frame::Object | Frame::As | Frame::Post | Frame::To);
    let patients = if gets { of(Slot::Patient, former) } else { Vec::new() };
    if patients.is_empty() && row.frame != Frame::Object {
        of(Slot::Agent, former)
    } else {
        patients
    }
}

/// Returns the noun that the last of several appositions describes: the "Reed" of "Reed, the secretary and an
/// ally who served as".
fn described(document: &Document, noun: TokenId) -> Option<TokenId> {
    let mut at = noun;
    while let Some(above) = document.head(at).filter(|_| document[at].dep == Dep::Conj) {
        at = above;
    }
    document.head(at).filter(|_| at != noun && document[at].dep == Dep::Appos)
}

/// Returns who follows in an office by the phrase behind it: "was replaced as mayor by Ann Low".
fn heir_behind(reading: Reading<'_>, office: TokenId) -> Option<(ChainId, bool)> {
    let document = reading.document;
    let by = document.children_as(office, Dep::Prep).find(|by| document.word(*by) == "by")?;
    let heir = person(reading, document.child(by, Dep::Pobj)?)?;
    Some((heir, false))
}

/// Returns whether the clause of `verb` says that an office is held; in "named her to head the
/// bank" the verb above does.
pub(super) fn status_of(
    reading: Reading<'_>,
    clause: &Clause,
    verb: TokenId,
    held: Held,
) -> Status {
    let document = reading.document;
    let installs = || {
        let above = document.head(verb).filter(|_| document.is_infinitive(verb))?;
        let held = given_by(document, above).filter(|_| document[verb].dep == Dep::Xcomp)?;
        Some(status(&reading.clauses[reading.clauses.at(above)?], held))
    };
    installs().unwrap_or_else(|| status(clause, held))
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
    fn who_is_chosen_for_an_office_gets_it_and_not_who_chooses() {
        assert_eq!(
            roles("Luis Soto appointed Anna Reed attorney general."),
            ["Anna Reed | attorney general | -"]
        );
        assert_eq!(
            roles("Luis Soto appointed Anna Reed to head the Nordic Seed Bank."),
            ["Anna Reed | head | Nordic Seed Bank"]
        );
        assert_eq!(roles("Luis Soto chose Anna Reed to be president."), [""; 0]);
        assert_eq!(
            roles("Luis Soto brought in Anna Reed as his chief of staff."),
            ["Anna Reed | chief of staff | -"]
        );
    }

    #[test]
    fn one_moves_into_a_post_or_is_promoted() {
        assert_eq!(
            roles("Anna Reed will move into a new role as director of the Nordic Museum."),
            [""; 0]
        );
        assert_eq!(
            roles("Anna Reed moved into a new role as director of the Nordic Museum."),
            ["Anna Reed | director | Nordic Museum"]
        );
        assert_eq!(
            roles("Dan Moss was promoted to managing director of Acme Motors."),
            ["Dan Moss | managing director | Acme Motors"]
        );
        assert_eq!(
            roles("Dan Moss was removed from the post of mayor of Bergen."),
            ["Dan Moss | mayor | Bergen | former"]
        );
    }

    #[test]
    fn the_heir_may_stand_behind_the_office() {
        assert_eq!(
            roles("Dan Moss has been replaced as mayor of Bergen by Anna Reed."),
            ["Dan Moss | mayor | Bergen | former", "Anna Reed | mayor | Bergen"]
        );
    }

    #[test]
    fn the_last_thing_that_somebody_is_called_may_tell_of_an_office() {
        assert_eq!(
            roles(
                "Anna Reed, the secretary of the council and a close ally who previously served as \
                 defence minister, agreed."
            ),
            [
                "Anna Reed | secretary | council",
                "Anna Reed | close ally | -",
                "Anna Reed | defence minister | - | former"
            ]
        );
    }
}
