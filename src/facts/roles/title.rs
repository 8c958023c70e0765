//! Offices before names: "US Army Secretary Jane Doe", "Presidents Smith and Haddad".

use super::super::{Reading, Status};
use super::office::{self, Office, OfficeKind, Use};
use super::phrase::{self, Role};
use super::rows::row_of;
use super::{Holding, Source, modifiers, person, portfolio, seats};
use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};
use crate::mentions::{ChainId, MentionKind};

/// Returns the roles whose titles stand before names.
pub(super) fn find(reading: Reading<'_>) -> Vec<Holding> {
    let mut found = Vec::new();
    for mention in &reading.mentions.mentions {
        let named = mention.name.filter(|_| mention.kind == MentionKind::Name);
        let name = named.filter(|_| !opens_clause(reading.document, mention.head));
        if let (Some(name), Some(chain)) = (name, person(reading, mention.head)) {
            titles(reading, chain, mention.head, name, &mut found);
        }
    }
    found
}

/// Tells whether a verb begins at `at`.
fn opens_verb(document: &Document, at: TokenId) -> bool {
    document.existing(at).is_some_and(|at| matches!(document[at].pos, Pos::Verb | Pos::Aux))
}

/// Tells whether a name is the subject of a clause that hangs on the noun before it: "the managers
/// Page dismissed".
pub(super) fn opens_clause(document: &Document, head: TokenId) -> bool {
    let verb = document.head(head).filter(|_| document[head].dep == Dep::Nsubj);
    verb.is_some_and(|verb| {
        let beside = document[verb].head.0 + 1 == document.subtree(head).start.0;
        document[verb].dep == Dep::Relcl && beside
    })
}

/// Reads the titles before one name, nearest first, and those of its list of names.
fn titles(
    reading: Reading<'_>,
    chain: ChainId,
    head: TokenId,
    name: TokenRange,
    found: &mut Vec<Holding>,
) {
    let document = reading.document;
    let name = without_place(document, without_title(document, name));
    let mut end = name.start;
    let mut joined = false;
    while let Some((office, behind)) =
        title_before(document, end).filter(|(_, behind)| !joined || behind.is_none())
    {
        let start = modifiers::start_of(reading, office, name.end);
        let mut behind: Vec<TokenRange> = behind.into_iter().collect();
        behind.extend(seats::home(document, name));
        let mut role = phrase::read(reading, office, start, &behind);
        role.organisation = role.organisation.or_else(|| seats::seat(document, name));
        if office.plural {
            found.extend(shared(reading, chain, office, start, (head, name.end)));
        }
        if is_told(document, office, &role, name.end) {
            found.push(holding(chain, role));
        }
        // "businessman and Trump loyalist Stephen Foo"
        // In "the finance minister and Gen. Smith" the rank begins another person.
        let address = matches!(office.kind, OfficeKind::Rank | OfficeKind::Abbreviation);
        let joint = start.previous().filter(|and| document[*and].tag == Tag::Cc && !address);
        let joint = joint.filter(|and| !is_apart(document, office, *and));
        joined = joint.is_some();
        end = joint.unwrap_or(start);
    }
}

fn holding(person: ChainId, role: Role) -> Holding {
    Holding { person, role, status: Status::Asserted, rule: Source::Title }
}

/// Returns what the others hold of a row of names behind a plural title, whose first is `chain` with
/// its name at `head` up to `end`.
fn shared(
    reading: Reading<'_>,
    chain: ChainId,
    office: Office,
    start: TokenId,
    (head, end): (TokenId, TokenId),
) -> Vec<Holding> {
    let document = reading.document;
    let others = row_of(reading, head, end).into_iter();
    others
        .filter_map(|other| {
            let person = person(reading, other).filter(|person| *person != chain)?;
            let behind: Vec<_> = seats::home_of(document, other).into_iter().collect();
            let mut role = phrase::read(reading, office, start, &behind);
            let name = reading.mentions.at(other).and_then(|other| reading.mentions[other].name);
            let seat = || seats::seat(document, name?);
            role.organisation = role.organisation.or_else(seat);
            Some(holding(person, role))
        })
        .collect()
}

/// Tells whether the office before "and" is another person's than the title behind it: "the prime
/// minister and Chancellor Dan Moss".
fn is_apart(document: &Document, title: Office, and: TokenId) -> bool {
    let Some(other) = and.previous().and_then(|last| office::ending_at(document, last)) else {
        return false;
    };
    let the = other.words.start.previous().is_some_and(|the| document.word(the) == "the");
    the && office::is_common(document, other.words.start)
        && !office::is_common(document, title.words.start)
}

/// Tells whether a title says what the person before whose name it stands, which ends at `end`, is.
fn is_told(document: &Document, office: Office, role: &Role, end: TokenId) -> bool {
    match office.kind {
        OfficeKind::Relation => role.text.contains(' '),
        // "the managers Page dismissed": one person has one office.
        _ if office.plural
            && office::is_common(document, office.words.start)
            && opens_verb(document, end) =>
        {
            false
        }
        // "Gen." before a name is its form of address.
        OfficeKind::Rank => !role.text.ends_with('.'),
        _ => true,
    }
}

/// Returns a name without the titles that the analysis took for a part of it.
fn without_title(document: &Document, mut name: TokenRange) -> TokenRange {
    while let Some(office) = name.iter().next().and_then(|first| {
        let titles = |office: &Office| {
            let title = !matches!(
                office.kind,
                OfficeKind::Office
                    | OfficeKind::Voice
                    | OfficeKind::Occupation
                    | OfficeKind::Relation
            );
            title && office.words.end < name.end
        };
        office::starting_at(document, first, name.end).filter(titles)
    }) {
        name.start = office.words.end;
    }
    name
}

/// Returns a name without the place that belongs to its title: "Minister of Scotland Nicola Foo".
fn without_place(document: &Document, name: TokenRange) -> TokenRange {
    let behind =
        name.start.0 > 0 && matches!(document.word(TokenId(name.start.0 - 1)), "of" | "to" | "for");
    let lengths = (1..name.end.0.saturating_sub(name.start.0)).rev();
    let place = lengths
        .map(|length| TokenRange::new(name.start.0, name.start.0 + length))
        .find(|words| behind && super::country::named(document.words(*words)).is_some());
    let mut name = place.map_or(name, |place| TokenRange { start: place.end, end: name.end });
    // "of Homeland Security Anna Smith"
    while name.len() > 2
        && portfolio::is_portfolio(document, name.start)
        && name.start.0 > 0
        && portfolio::is_portfolio(document, TokenId(name.start.0 - 1))
    {
        name.start = name.start.next();
    }
    name
}

/// Returns the office that ends right before `end`, with a phrase between: "ambassador to China".
fn title_before(document: &Document, mut end: TokenId) -> Option<(Office, Option<TokenRange>)> {
    let floor = document.sentence_of(end).tokens.start;
    let before = |end: TokenId| (end > floor).then(|| TokenId(end.0 - 1));
    while let Some(last) = before(end).filter(|last| {
        office::word_use(document, *last) == Some(Use::Honorific)
            && office::ending_at(document, *last).is_none()
    }) {
        end = last;
    }
    // "Sens. Anna Foo": the stop is a token of its own.
    let stop = before(end).filter(|last| document.word(*last) == ".");
    let short = |last: TokenId| {
        let office = office::ending_at(document, before(last)?)?;
        (office.kind == OfficeKind::Abbreviation).then_some(last)
    };
    end = stop.and_then(short).unwrap_or(end);
    // "Member of Parliament (MP) Yvette Foo"
    if before(end).is_some_and(|last| document[last].tag == Tag::CloseBracket) {
        let open = (end.0.saturating_sub(4)..end.0)
            .rev()
            .map(TokenId)
            .find(|token| *token >= floor && document[*token].tag == Tag::OpenBracket)?;
        end = open;
    }
    let last = before(end)?;
    if let Some(office) = office::ending_at(document, last) {
        return Some((office, None));
    }
    if document[last].tag == Tag::Cc {
        return None;
    }
    let mut preposition = behind_office(document, last, floor)?;
    let mut office = office::ending_at(document, before(preposition)?)?;
    // "nominee for governor of Virginia Anna Smith" is a nominee.
    while let Some(outer) = before(office.words.start).and_then(|last| {
        let joins = document[last].pos == Pos::Adp;
        let preposition = if joins { last } else { behind_office(document, last, floor)? };
        Some((preposition, office::ending_at(document, before(preposition)?)?))
    }) {
        (preposition, office) = outer;
    }
    Some((office, Some(TokenRange { start: preposition, end })))
}

/// Returns the preposition that joins the words up to `last` to an office: "of", "to", "for".
fn behind_office(document: &Document, last: TokenId, floor: TokenId) -> Option<TokenId> {
    let mut at = last;
    for _ in 0..8 {
        match document[at].pos {
            Pos::Propn | Pos::Noun | Pos::Adj | Pos::Det | Pos::Cconj
                if !is_name(document, at, last) => {}
            Pos::Adp => {
                let joins = matches!(document.word(at), "of" | "to" | "for") && at != last;
                return joins.then_some(at);
            }
            _ => return None,
        }
        if at == floor {
            return None;
        }
        at = TokenId(at.0 - 1);
    }
    None
}

/// Tells whether a token is part of a person's name that ends by `last`: the one behind it may
/// have taken its place in ("MP for Halton Derek Moss").
fn is_name(document: &Document, token: TokenId, last: TokenId) -> bool {
    document
        .name_at(token)
        .is_some_and(|name| name.label == NameLabel::Person && !name.tokens.contains(last.next()))
}
