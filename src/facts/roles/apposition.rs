//! Offices beside names: "X, the secretary of Y's council", "Y's director, X".

use super::super::{Reading, Status, appositions};
use super::office::{self, Office, OfficeKind, Use};
use super::portfolio::is_portfolio;
use super::{Holding, Source, modifiers, person, phrase, rows};
use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};
use crate::mentions::ChainId;

/// Returns the roles that stand in apposition to a name.
pub(super) fn find(reading: Reading<'_>) -> Vec<Holding> {
    let document = reading.document;
    let nouns = document.ids().filter(|id| matches!(document[*id].pos, Pos::Noun | Pos::Propn));
    let mut found = Vec::new();
    for noun in nouns {
        let Some(office) = office_at(document, noun).filter(|office| !is_name(reading, *office))
        else {
            continue;
        };
        let holders = holders(reading, noun, office);
        let passed = passed_on(document, noun);
        for chain in holders {
            for mut role in roles(reading, passed.map_or(office, |(office, _)| office)) {
                role.former |= passed.is_some_and(|(_, former)| former);
                found.push(Holding {
                    person: chain,
                    role,
                    status: Status::Asserted,
                    rule: Source::Apposition,
                });
            }
        }
    }
    found
}

/// Tells whether the words of an office are part of a name: "Alan King".
fn is_name(reading: Reading<'_>, office: Office) -> bool {
    office.words.iter().any(|token| {
        person(reading, token).is_some()
            && reading.mentions.at(token).is_some_and(|mention| {
                let name = reading.mentions[mention].name;
                name.is_some_and(|name| name.contains(office.words.start) && name.len() > 1)
            })
    })
}

/// Returns the office that the noun phrase of `head` names: its name holds the head.
pub(super) fn office_at(document: &Document, head: TokenId) -> Option<Office> {
    // "chief of staff" hangs on "chief", "vice president" on "president".
    (head.0..head.0 + 5)
        .filter_map(|last| document.existing(TokenId(last)))
        .filter_map(|last| office::ending_at(document, last))
        .rfind(|office| office.words.contains(head))
}

/// Returns the office in which somebody succeeds or went before another, and whether he went before:
/// "his successor as chief executive".
fn passed_on(document: &Document, noun: TokenId) -> Option<(Office, bool)> {
    let former = match document.lemma(noun) {
        "successor" | "replacement" => false,
        "predecessor" => true,
        _ => return None,
    };
    let mut phrases = document.children_as(noun, Dep::Prep);
    let at = phrases.find(|at| document.word(*at) == "as")?;
    Some((office_at(document, document.child(at, Dep::Pobj)?)?, former))
}

/// Returns the word for one of those whom the noun names: "one of the deputies".
fn one_of(document: &Document, noun: TokenId) -> Option<TokenId> {
    let of = document.head(noun).filter(|_| document[noun].dep == Dep::Pobj)?;
    let one = document.head(of).filter(|_| document.word(of) == "of")?;
    (document.lemma(one) == "one").then_some(one)
}

/// Returns the noun of which a word is one, or the word itself: "deputies" for "one of the
/// deputies".
pub(super) fn of_ones(document: &Document, word: TokenId) -> TokenId {
    let nouns = || {
        let of = document.children_as(word, Dep::Prep).find(|of| document.word(*of) == "of")?;
        document.child(of, Dep::Pobj)
    };
    if document.lemma(word) == "one" { nouns().unwrap_or(word) } else { word }
}

/// Returns the persons to whom the noun phrase of `noun` is an apposition, either way round.
fn holders(reading: Reading<'_>, noun: TokenId, office: Office) -> Vec<ChainId> {
    let document = reading.document;
    let one = one_of(document, noun);
    let several = office.plural && one.is_none();
    let noun = one.unwrap_or(noun);
    let head = document.head(noun).filter(|_| document[noun].dep == Dep::Appos);
    // In "Anna Smith; and the mayor, Dan Miller" the mayor is the next of a list.
    let next = document.subtree(noun).start.0.checked_sub(1).is_some_and(|before| {
        let before = TokenId(before);
        document[before].tag == Tag::Cc || document.word(before) == ";"
    });
    let own = || appositions::name_beside(reading, noun).is_some_and(|name| name > noun);
    if let Some(head) = head.filter(|_| !next || !own())
        && let Some(person) = person(reading, head)
    {
        return apposed_to(reading, noun, office, (head, person), several);
    }
    let Some(name) = appositions::name_beside(reading, noun).filter(|name| *name > noun) else {
        return Vec::new();
    };
    let others = if office.plural { rows::list_of(document, name) } else { Vec::new() };
    std::iter::once(name).chain(others).filter_map(|name| person(reading, name)).collect()
}

/// Returns the persons to whom the noun phrase of `noun` is an apposition that the tree hangs on the name
/// `head` of `first`.
fn apposed_to(
    reading: Reading<'_>,
    noun: TokenId,
    office: Office,
    (head, first): (TokenId, ChainId),
    several: bool,
) -> Vec<ChainId> {
    // In "president A, vice president B" the second is B's.
    let mut mentions = reading.mentions.mentions.iter();
    let entitles = mentions.any(|mention| {
        mention.name.is_some_and(|name| name.start == office.words.end)
            && person(reading, mention.head).is_some()
    });
    if entitles {
        return Vec::new();
    }
    // Of "A and B, the secretary", it is B, whatever the tree says.
    let start = reading.document.subtree(noun).start;
    let names = rows::list_of(reading.document, head);
    let is_near = |name: TokenId| name.0 + 1 == start.0 || name.0 + 2 == start.0;
    let nearest = names.iter().copied().find(|name| *name != noun && is_near(*name));
    if !several {
        return vec![nearest.and_then(|name| person(reading, name)).unwrap_or(first)];
    }
    // In "the founder, Page, and the engineers" the engineers are others.
    if nearest.is_none() {
        return Vec::new();
    }
    let others = names.iter().filter_map(|name| person(reading, *name));
    std::iter::once(first).chain(others).collect()
}

/// Returns the roles of a noun phrase: its own and those joined to it by "and".
pub(super) fn roles(reading: Reading<'_>, office: Office) -> Vec<phrase::Role> {
    let document = reading.document;
    let mut offices = vec![office];
    let mut head = head_of(document, office);
    // "Nordbank's chief executive and chairman, Sten Olsen": the name hangs on the last one.
    let alone =
        document.child(head, Dep::Det).is_none() && document.child(head, Dep::Poss).is_none();
    let first = document.head(head).filter(|_| document[head].dep == Dep::Conj && alone);
    if let Some(first) = first.and_then(|first| office_at(document, first))
        && !first.plural
        && appositions::name_beside(reading, head).is_some_and(|name| name > head)
    {
        offices.insert(0, first);
    }
    while let Some(next) = document.child(head, Dep::Conj) {
        offices.extend(office_at(document, next).filter(|_| next > head));
        head = next;
    }
    let mut roles: Vec<phrase::Role> = offices
        .iter()
        .map(|office| {
            let start = modifiers::start_of(reading, *office, office.words.end);
            phrase::read(reading, *office, start, &phrases_behind(document, *office))
        })
        .collect();
    // "president and chief executive of the bank": the last one's organisation is all theirs, but
    // not that of "a lawyer and former mayor of Boston".
    let Some(last) = roles.last().cloned() else { return roles };
    let shares = |role: &phrase::Role| {
        role.organisation.is_none()
            && role.bare
            && role.former == last.former
            && role.kind != OfficeKind::Occupation
    };
    for role in roles.iter_mut().filter(|role| shares(role)) {
        role.organisation.clone_from(&last.organisation);
    }
    roles
}

/// Returns the token of an office that the rest of the sentence hangs on.
fn head_of(document: &Document, office: Office) -> TokenId {
    let inside = office.words.iter();
    inside
        .into_iter()
        .find(|token| {
            !office.words.contains(document[*token].head) || document.head(*token).is_none()
        })
        .unwrap_or(office.words.start)
}

/// Returns the phrases with a preposition that follow an office without a break.
fn phrases_behind(document: &Document, office: Office) -> Vec<TokenRange> {
    let head = head_of(document, office);
    let mut end = office.words.end;
    let mut phrases = Vec::new();
    let inner = office
        .words
        .iter()
        .flat_map(|token| document.children_as(token, Dep::Prep).collect::<Vec<_>>());
    let mut prepositions: Vec<TokenId> =
        inner.chain(document.children_as(head, Dep::Prep)).collect();
    // "the former minister and leader of the party": the phrase often hangs on the first office.
    let heads = document.ancestors(head).take_while(|above| document[*above].pos != Pos::Verb);
    let joined = document[head].dep == Dep::Conj;
    prepositions.extend(
        heads
            .take(if joined { 2 } else { 0 })
            .flat_map(|above| document.children_as(above, Dep::Prep).collect::<Vec<_>>()),
    );
    prepositions.sort();
    prepositions.dedup();
    for preposition in prepositions {
        if preposition != end {
            continue;
        }
        let phrase = cut(document, document.subtree(preposition));
        end = phrase.end;
        let inner = second_preposition(document, phrase);
        if let Some(at) = inner {
            phrases.push(TokenRange { start: phrase.start, end: at });
        }
        phrases.push(TokenRange { start: inner.unwrap_or(phrase.start), end });
    }
    phrases
}

/// Returns the preposition within a phrase that tells where, behind what: "of law *at* the university",
/// "of sales *for* Northwind".
fn second_preposition(document: &Document, phrase: TokenRange) -> Option<TokenId> {
    let capital = |token: TokenId| {
        phrase.contains(token) && document.word(token).starts_with(char::is_uppercase)
    };
    let first = phrase.start.next();
    phrase.iter().skip(2).find(|token| {
        let branch = || {
            document.word(*token) == "for"
                && capital(token.next())
                && !capital(first)
                && document[first].pos == Pos::Noun
        };
        document[*token].pos == Pos::Adp && (document.word(*token) == "at" || branch())
    })
}

fn begins_person(document: &Document, token: TokenId) -> bool {
    // "Prof. Anna Smith"
    let address = office::word_use(document, token) == Some(Use::Honorific)
        || office::ending_at(document, token).is_some();
    let token = if address { token.next() } else { token };
    let name = document.existing(token).and_then(|token| document.name_at(token));
    name.is_some_and(|name| name.label == NameLabel::Person && name.tokens.start == token)
}

/// Returns a phrase up to its first comma, relative clause or further office.
fn cut(document: &Document, phrase: TokenRange) -> TokenRange {
    let stops = |token: TokenId| {
        // "of the self-proclaimed Coast Republic" has no clause in it.
        let relative = matches!(document[token].pos, Pos::Pron | Pos::Verb | Pos::Aux)
            && document[token].dep != Dep::Amod;
        let joined = document[token].pos == Pos::Cconj && {
            let head = document.head(token);
            let joined = head.and_then(|head| document.child(head, Dep::Conj));
            joined.is_some_and(|noun| office_at(document, noun).is_some())
                // "as chairman of the Tenders Board and Anna Smith as director"
                || begins_person(document, token.next())
        };
        // "of Science, Trade and Energy"
        let row = document[token].tag == Tag::Comma
            && phrase.contains(token.next())
            && (phrase.start.0 + 1..token.0 + 2)
                .map(TokenId)
                .all(|word| is_portfolio(document, word));
        // "at the Washington, D.C.-based charity"
        let seat = (token.0 + 2..token.0 + 6)
            .map(TokenId)
            .any(|word| phrase.contains(word) && document.word(word) == "based");
        let row = row || seat && document[token].tag == Tag::Comma;
        let breaks = document[token].pos == Pos::Punct && document[token].tag != Tag::Hyph && !row;
        // "the company Anna Smith founded"
        let above = document.head(token).filter(|_| document[token].dep == Dep::Compound);
        let contact = super::title::opens_clause(document, above.unwrap_or(token));
        breaks || relative || joined || contact
    };
    let firm = super::firms::end(document, phrase.start.next());
    let first = firm.map_or(phrase.start.0 + 2, |end| end.0.max(phrase.start.0 + 2));
    let rest = TokenRange::new(first, phrase.end.0.max(first));
    let end = rest.iter().find(|token| stops(*token)).unwrap_or(rest.end);
    TokenRange { start: phrase.start, end }
}
