//! The organisations that stand elsewhere in the article: in another mention of the office, with
//! the one for whom somebody works, in what state the article is about.

use std::collections::BTreeSet;

use super::super::Reading;
use super::office::{self, OfficeKind};
use super::{
    Holding, Source, appointers, chambers, company, country, home, introduced, modifiers, passage,
    phrase, towns,
};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind, is_body_noun};

/// Fills in the organisations of roles that their own phrases do not name.
pub(super) fn complete(reading: Reading<'_>, found: &mut [Holding]) {
    appointers::complete(reading, found);
    from_same_office(reading, found);
    introduced::complete(reading, found);
    from_neighbour(reading, found);
    from_row(reading, found);
    from_owner(reading, found);
    appointers::of_states(reading, found);
    from_noun(reading, found);
    chambers::complete(reading, found);
    home::complete(reading, found);
    from_same_words(reading, found);
    company::complete(reading, found);
    passage::complete(reading, found);
    towns::complete(reading, found);
    from_other_title(found);
    as_worded(reading, found);
}

/// Takes what another mention of the same office states, or what the person's chain knows.
fn from_same_office(reading: Reading<'_>, found: &mut [Holding]) {
    // The secretary of defence is American, but not in an article that is about other states alone.
    let states = home::states_named(reading);
    let is_told = |state: &str| {
        let chains = &reading.mentions.chains;
        states.is_empty()
            || !country::is_state(state)
            || states.iter().any(|(_, named)| named == state)
            || chains.iter().any(|chain| chain.country.as_deref() == Some(state))
    };
    let known: Vec<(ChainId, String, bool, String)> = found
        .iter()
        .filter_map(|holding| {
            let organisation = holding.role.organisation.clone()?;
            let text = holding.role.text.to_lowercase();
            Some((holding.person, text, holding.role.former, organisation))
        })
        .collect();
    for holding in found.iter_mut().filter(|holding| holding.role.organisation.is_none()) {
        let text = holding.role.text.to_lowercase();
        // Who was chairman of one body may become chairman of another.
        let moves =
            |former: bool| former != holding.role.former && holding.role.kind == OfficeKind::Office;
        let same = known.iter().find(|(person, role, former, _)| {
            *person == holding.person && *role == text && !moves(*former)
        });
        holding.role.organisation =
            same.map(|(_, _, _, organisation)| organisation.clone()).or_else(|| {
                office::holder(&holding.role.text).filter(|state| is_told(state)).map(str::to_owned)
            });
        let leads = holding.role.kind.is_of_state() || office::is_leader(&holding.role.text);
        if holding.role.organisation.is_none() && leads {
            holding.role.organisation.clone_from(&reading.mentions[holding.person].country);
        }
    }
}

/// Gives "X was elected prime minister" the state of "the new Norwegian prime minister", where that
/// names nobody else and no other state has one in the article.
fn from_same_words(reading: Reading<'_>, found: &mut [Holding]) {
    let untold = |holding: &Holding| {
        holding.role.kind == OfficeKind::National && holding.role.organisation.is_none()
    };
    if !found.iter().any(untold) {
        return;
    }
    let document = reading.document;
    let offices = document.ids().filter_map(|last| office::ending_at(document, last));
    let held: BTreeSet<TokenId> = found.iter().map(|holding| holding.role.words.start).collect();
    let worded: Vec<(String, String)> = offices
        .filter(|office| office.kind == OfficeKind::National && !office.plural)
        .filter(|office| !held.contains(&office.words.start))
        .filter_map(|office| {
            let start = modifiers::start_of(reading, office, office.words.end);
            let role = phrase::read(reading, office, start, &[]);
            let state = role.organisation.filter(|state| country::is_state(state))?;
            Some((role.text.to_lowercase(), state))
        })
        .collect();
    for holding in found.iter_mut().filter(|holding| untold(holding)) {
        let text = holding.role.text.to_lowercase();
        let mut same = worded.iter().filter(|(words, _)| *words == text);
        let Some((_, state)) = same.next() else { continue };
        if same.all(|(_, other)| other == state) {
            holding.role.organisation = Some(state.clone());
        }
    }
}

/// Gives "France's president, A, and foreign minister B" one state.
fn from_neighbour(reading: Reading<'_>, found: &mut [Holding]) {
    let document = reading.document;
    let mut states: Vec<(TokenRange, String)> = found
        .iter()
        .filter(|holding| holding.role.kind.is_of_state())
        .filter_map(|holding| Some((holding.role.words, holding.role.organisation.clone()?)))
        .filter(|(_, state)| country::named(state).is_some())
        .collect();
    let joins = |first: TokenRange, second: TokenRange| {
        let between = TokenRange { start: first.end, end: second.start };
        let plain = between
            .iter()
            .all(|token| matches!(document[token].pos, Pos::Propn | Pos::Cconj | Pos::Punct));
        let joined = between.iter().any(|token| document[token].pos == Pos::Cconj);
        first.end < second.start && between.len() <= 8 && plain && joined
    };
    let of_state = |holding: &&mut Holding| holding.role.kind.is_of_state();
    for holding in found.iter_mut().filter(of_state) {
        if holding.role.organisation.is_none() {
            let words = holding.role.words;
            let near = states.iter().find(|(other, _)| joins(*other, words));
            let state = near.map(|(_, state)| state.clone());
            states.extend(state.clone().map(|state| (words, state)));
            holding.role.organisation = state;
        }
    }
}

/// Gives the officers of a row the body of the first: "Nordbank president A, vice-president B and
/// director C".
fn from_row(reading: Reading<'_>, found: &mut [Holding]) {
    let document = reading.document;
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (Some(first), Some(next)) = (before.last(), rest.first_mut()) else { continue };
        let body = first.role.organisation.as_deref().filter(|body| country::named(body).is_none());
        let works = |kind| matches!(kind, OfficeKind::Office | OfficeKind::National);
        let between = TokenRange { start: first.role.words.end, end: next.role.words.start };
        // Nothing but the first one's name stands between.
        let row = first.role.words.end < next.role.words.start
            && between.len() <= 6
            && first.rule == Source::Title
            && next.rule == Source::Title
            && between
                .iter()
                .all(|token| matches!(document[token].pos, Pos::Propn | Pos::Punct | Pos::Cconj));
        let plain = next.role.organisation.is_none()
            && next.role.text.eq_ignore_ascii_case(document.words(next.role.words));
        if row && plain && works(first.role.kind) && works(next.role.kind) {
            next.role.organisation = body.map(str::to_owned);
        }
    }
}

/// Gives "his deputy" and "the governor's spokesman" the state of the one they work for.
fn from_owner(reading: Reading<'_>, found: &mut [Holding]) {
    // A senator's spokesman speaks for nobody else.
    let states: Vec<(ChainId, String)> = found
        .iter()
        .filter(|holding| {
            !matches!(holding.role.kind, OfficeKind::Relation | OfficeKind::Occupation)
                && !office::is_seat(reading.document, holding.role.words)
        })
        .filter_map(|holding| Some((holding.person, holding.role.organisation.clone()?)))
        .collect();
    for holding in found.iter_mut() {
        let works = holding.role.kind.is_of_state()
            || matches!(holding.role.kind, OfficeKind::Office | OfficeKind::Voice);
        if !works || holding.role.organisation.is_some() {
            continue;
        }
        let office = holding.role.words;
        let owners = office.iter().filter_map(|token| reading.document.child(token, Dep::Poss));
        let owners = owners.chain(owner_before(reading.document, office.start));
        let mut owners = owners.filter_map(|owner| reading.chain(owner));
        let owner = owners.find(|owner| *owner != holding.person);
        let state = states.iter().find(|(person, _)| Some(*person) == owner);
        holding.role.organisation = state.map(|(_, state)| state.clone());
    }
}

/// How many modifiers may stand between an owner and an office.
const MODIFIERS: usize = 3;

/// Returns the owner before an office's modifiers, wherever the tree hangs it: the "Reed" of "Reed's new
/// special envoy Dan Moss".
fn owner_before(document: &Document, office: TokenId) -> Option<TokenId> {
    let floor = document.sentence_of(office).tokens.start;
    let mut before = (floor.0..office.0).rev().map(TokenId).take(MODIFIERS + 1);
    let mark = before.find(|at| !matches!(document[*at].pos, Pos::Adj | Pos::Noun | Pos::Propn))?;
    mark.previous().filter(|owner| document[mark].tag == Tag::Pos && *owner >= floor)
}

/// Gives "the party chairman" the only party that the article names, and so for any body.
fn from_noun(reading: Reading<'_>, found: &mut [Holding]) {
    let document = reading.document;
    let works = |holding: &&mut Holding| {
        let kind = holding.role.kind;
        holding.role.organisation.is_none()
            && (kind.is_of_state() || matches!(kind, OfficeKind::Office | OfficeKind::Voice))
    };
    for holding in found.iter_mut().filter(works) {
        // "Party leader" is an office of two words.
        let office = holding.role.words;
        let own = Some(office.start)
            .filter(|noun| office.len() > 1 && is_body_noun(&document.word(*noun).to_lowercase()));
        let before = office.start.previous();
        let before = before.filter(|noun| document[*noun].pos == Pos::Noun);
        let Some(noun) = own.or(before) else { continue };
        let bodies = reading.mentions.chains.iter().filter(|chain| {
            // "National Union of Miners" is a union.
            let head = chain.name.split(" of ").next().and_then(|head| head.rsplit(' ').next());
            let head = head.filter(|head| head.starts_with(char::is_uppercase));
            chain.kind == EntityKind::Organisation
                && chain.name.contains(' ')
                && head.is_some_and(|head| head.eq_ignore_ascii_case(document.word(noun)))
        });
        let bodies: Vec<&str> = bodies.map(|chain| chain.name.as_str()).collect();
        if let [body] = bodies[..] {
            holding.role.organisation = Some(body.to_owned());
        }
    }
}

/// Gives "army spokesman Colonel X" the rank of the army: the title before it tells of which.
fn from_other_title(found: &mut [Holding]) {
    for at in 1..found.len() {
        let (before, rank) = (&found[at - 1].role, &found[at].role);
        let beside = found[at - 1].person == found[at].person
            && before.words.end == rank.words.start
            && before.kind == OfficeKind::Voice;
        if beside && rank.kind == OfficeKind::Rank && rank.organisation.is_none() {
            let organisation = before.organisation.clone();
            found[at].role.organisation = organisation;
        }
    }
}

/// Names a state as the article does: "US" where it has no "United States", "East Timor" where it
/// has no "Timor-Leste".
fn as_worded(reading: Reading<'_>, found: &mut [Holding]) {
    let document = reading.document;
    for holding in found {
        let Some(state) = &mut holding.role.organisation else { continue };
        if document.text().contains(state.as_str()) {
            continue;
        }
        let acronym = |word: &&str| {
            word.chars().all(|c| c.is_uppercase() || c == '.')
                && country::named(word).as_ref() == Some(state)
        };
        let short = document.ids().map(|id| document.word(id)).find(acronym);
        if let Some(word) = short.or_else(|| other_noun(document, state)) {
            word.clone_into(state);
        }
    }
}

/// Returns the noun by which the article names a state: "East Timor".
fn other_noun<'a>(document: &'a Document, state: &str) -> Option<&'a str> {
    let capital = |id: &TokenId| document.word(*id).starts_with(char::is_uppercase);
    document.ids().filter(capital).find_map(|id| {
        let end = document.sentence_of(id).tokens.end.0.min(id.0 + 3);
        // A full stop behind the name is none of its own.
        let lengths =
            (id.0 + 1..=end).rev().filter(|end| document[TokenId(end - 1)].pos != Pos::Punct);
        let mut forms = lengths.map(|end| document.words(TokenRange::new(id.0, end)));
        forms.find(|form| country::is_noun_for(form, state))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn a_body_that_the_noun_before_an_office_takes_up_is_its_own() {
        assert_eq!(
            roles("The Orchard Growers Party met. The party chairman, Dan Moss, opened the talks."),
            ["Dan Moss | party chairman | Orchard Growers Party"]
        );
        assert_eq!(
            roles(
                "The Old Orchard Party met the New Orchard Party. The party chairman, Dan Moss, spoke."
            ),
            ["Dan Moss | party chairman | -"]
        );
    }
}
