//! Offices before names: "US Army Secretary Jane Doe", "Presidents Smith and Haddad".

use super::super::{Reading, Status};
use super::before::{parted, title_before};
use super::office::{self, Office, OfficeKind};
use super::phrase::{self, Role};
use super::rows::row_of;
use super::{Holding, Source, modifiers, person, portfolio, seats};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
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
        let mut behind: Vec<TokenRange> =
            behind.into_iter().flat_map(|phrase| parted(document, phrase)).collect();
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
/// minister and Chancellor Dan Moss", "was sacked as mayor and Governor Dan Moss resigned".
fn is_apart(document: &Document, title: Office, and: TokenId) -> bool {
    let Some(other) = and.previous().and_then(|last| office::ending_at(document, last)) else {
        return false;
    };
    let floor = document.sentence_of(and).tokens.start;
    let before = (floor.0..other.words.start.0).rev().map(TokenId);
    let modifies =
        |word: &TokenId| matches!(document[*word].pos, Pos::Adj | Pos::Noun | Pos::Propn);
    let mut before = before.skip_while(modifies).map(|word| document.word(word));
    let common = |office: Office| office::is_common(document, office.words.start);
    let apart = match before.next() {
        Some("the") => common(other) || matches!(before.next(), Some("between" | "both")),
        Some("as") => true,
        _ => false,
    };
    apart && !common(title)
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

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn an_office_that_somebody_else_lost_is_not_the_next_ones() {
        assert_eq!(
            roles("Anna Reed was sacked as Health Minister and Trade Minister Dan Moss resigned."),
            ["Dan Moss | Trade Minister | -"]
        );
        assert_eq!(
            roles("Talks between the Prime Minister and Governor Dan Moss failed."),
            ["Dan Moss | Governor | -"]
        );
    }

    #[test]
    fn persons_of_a_row_may_each_be_told_with_a_home() {
        assert_eq!(
            roles("Foreign Ministers Ana Vega of Peru and Luis Soto of Chile met."),
            ["Ana Vega | Foreign Minister | Peru", "Luis Soto | Foreign Minister | Chile"]
        );
    }

    #[test]
    fn a_place_before_the_second_of_two_titles_is_its_own() {
        assert_eq!(
            roles("Presidential candidate and Ohio Senator Dan Moss agreed."),
            ["Dan Moss | Presidential candidate | -", "Dan Moss | Senator | Ohio"]
        );
    }
}
