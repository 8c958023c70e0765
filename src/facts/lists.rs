//! The items of a list that a verb of proposing governs, where the parser joins them.
//!
//! ```text
//! targets of a frame ──items──▶ one target an item
//! ```
//!
//! "To cut fares, to reopen stations and to hire guards" has three items; the
//! parser often takes the later ones for purposes of the first.

use super::Reading;
use super::arguments::document_kind;
use super::frames;
use super::lexicon::Noun;
use crate::clauses::{Argument, Clause, Form, Slot};
use crate::language::{Dep, Pos, Tag, TokenId, TokenRange};

/// Returns the targets, each list of infinitives parted into its items.
pub(super) fn items(reading: Reading<'_>, targets: &[Argument]) -> Vec<Argument> {
    let mut items: Vec<Argument> = Vec::new();
    for target in targets {
        let parts = match target.slot {
            Slot::Complement => {
                gerunds(reading, target).unwrap_or_else(|| infinitives(reading, target))
            }
            Slot::Patient if announces_items(reading, target.head) => {
                behind_colon(reading, target).unwrap_or_else(|| vec![target.clone()])
            }
            Slot::Patient | Slot::Oblique | Slot::Attribute => enumerated(reading, target)
                .or_else(|| two_joined(reading, target))
                .unwrap_or_else(|| vec![target.clone()]),
            _ => vec![target.clone()],
        };
        for part in parts {
            if items.iter().all(|item| item.head != part.head) {
                items.push(part);
            }
        }
    }
    items
}

/// Returns the items that a heading of demands announces: "The miners' demands: *higher pay* and
/// *an inquiry*".
pub(super) fn announced(reading: Reading<'_>, clause: &Clause) -> Vec<Argument> {
    let document = reading.document;
    let head = clause.predicate;
    let heading = document[head].dep == Dep::Root && clause.form == Form::Nominal;
    let target = Argument {
        slot: Slot::Patient,
        preposition: None,
        head,
        tokens: document.subtree(head),
        clause: None,
    };
    let demands = heading && document_kind(reading, head) == Some(Noun::Demand);
    demands.then(|| behind_colon(reading, &target)).flatten().unwrap_or_default()
}

/// "Made *a truce* a condition of any deal": of two objects of "make" the second says what the first is.
pub(super) fn made_conditions(
    reading: Reading<'_>,
    clause: &Clause,
    targets: &[Argument],
) -> Option<Vec<Argument>> {
    let condition = targets.first().filter(|_| clause.lemma == "make")?;
    let made = document_kind(reading, condition.head) == Some(Noun::Demand);
    let things = clause.all(Slot::Patient).filter(|it| it.head < condition.head);
    let things: Vec<Argument> = things.cloned().collect();
    (made && !things.is_empty()).then_some(things)
}

/// "To begin talks, to let workers return and to accept an envoy": each "to" begins an item.
fn infinitives(reading: Reading<'_>, target: &Argument) -> Vec<Argument> {
    let document = reading.document;
    let starts: Vec<TokenId> =
        target.tokens.iter().skip(1).filter(|id| begins_item(reading, *id)).collect();
    let closes = starts.last().is_some_and(|last| document[TokenId(last.0 - 1)].pos == Pos::Cconj);
    if starts.len() < 2 || !closes {
        return vec![target.clone()];
    }
    let mut items = Vec::new();
    let mut start = target.tokens.start;
    let ends = starts.iter().copied().chain([target.tokens.end]);
    for end in ends {
        let tokens = without_joint(reading, TokenRange { start, end });
        let first = start == target.tokens.start;
        let head = if first { target.head } else { start.next() };
        let clause = reading.clauses.at(head);
        items.push(Argument { head, tokens, clause, ..target.clone() });
        start = end;
    }
    items
}

/// "Letting farmers sell milk and *extending the pier*", where the parser hangs the second on the
/// verb beside it.
fn gerunds(reading: Reading<'_>, target: &Argument) -> Option<Vec<Argument>> {
    let document = reading.document;
    let gerund = |id: TokenId| document[id].tag == Tag::Vbg;
    let misplaced = |id: &TokenId| {
        let above = document.head(*id).filter(|above| *above != target.head && !gerund(*above));
        gerund(*id)
            && document[*id].dep == Dep::Conj
            && above.is_some_and(|above| document[above].pos == Pos::Verb)
            && document[TokenId(id.0 - 1)].pos == Pos::Cconj
    };
    let next = target.tokens.iter().skip(1).find(misplaced).filter(|_| gerund(target.head))?;
    let first = TokenRange { start: target.tokens.start, end: next };
    let second = TokenRange { start: next, end: target.tokens.end };
    let first = Argument { tokens: without_joint(reading, first), ..target.clone() };
    let clause = reading.clauses.at(next);
    Some(vec![first, Argument { head: next, tokens: second, clause, ..target.clone() }])
}

/// Tells whether the noun is one that a list may spell out: "three demands: …".
fn announces_items(reading: Reading<'_>, head: TokenId) -> bool {
    let kind = document_kind(reading, head);
    matches!(kind, Some(Noun::Demand | Noun::Plan | Noun::Part))
}

/// "Three demands: *higher pay*, *shorter shifts* and *safer trains*."
fn behind_colon(reading: Reading<'_>, target: &Argument) -> Option<Vec<Argument>> {
    let document = reading.document;
    let colon = target.head.next();
    let sentence = document.tokens_in(document[document[target.head].sentence].span);
    if !sentence.contains(colon) || document.word(colon) != ":" {
        return None;
    }
    let rest = TokenRange { start: colon.next(), end: sentence.end };
    let parts = parts(reading, rest);
    let phrases = parts.iter().all(|part| !part.iter().any(|id| is_subject(reading, id)));
    let items = || parts.iter().map(|part| item(reading, *part)).collect();
    (parts.len() > 1 && phrases).then(items)
}

/// "The release of the miners, lower tolls and an inquiry": deeds that the parser may hang on the
/// words between them.
fn enumerated(reading: Reading<'_>, target: &Argument) -> Option<Vec<Argument>> {
    let commas = target.tokens.iter().any(|id| reading.document.word(id) == ",");
    let parts = if commas { parts(reading, target.tokens) } else { Vec::new() };
    let items: Vec<Argument> = parts.iter().map(|part| item(reading, *part)).collect();
    let deeds = items.iter().all(|item| frames::is_deed(reading, item.head));
    (items.len() > 2 && deeds).then_some(items)
}

/// "The resignation of the mayor and *an inquiry*", where the parser joins the second to the mayor.
fn two_joined(reading: Reading<'_>, target: &Argument) -> Option<Vec<Argument>> {
    let document = reading.document;
    let deed = |id: TokenId| frames::is_deed(reading, id);
    let and = target.tokens.iter().skip(1).find(|id| document.lemma(*id) == "and")?;
    let inner = document.head(and).filter(|inner| *inner != target.head && !deed(*inner))?;
    let joined = document.children_as(inner, Dep::Conj).find(|id| *id > and)?;
    let whole = document[inner].dep == Dep::Pobj && deed(target.head) && deed(joined);
    let first = TokenRange { start: target.tokens.start, end: and };
    let second = TokenRange { start: and.next(), end: target.tokens.end };
    whole.then(|| {
        vec![
            Argument { tokens: first, ..target.clone() },
            Argument { preposition: None, ..item(reading, second) },
        ]
    })
}

/// Returns a run of words as an item of its own.
fn item(reading: Reading<'_>, tokens: TokenRange) -> Argument {
    let document = reading.document;
    let infinitive = document[tokens.start].tag == Tag::To;
    let noun = |id: &TokenId| document[*id].pos == Pos::Noun;
    let before_noun = |id: TokenId| tokens.contains(id) && document[id].pos == Pos::Noun;
    let head = if infinitive {
        tokens.iter().nth(1)
    } else {
        tokens.iter().find(|id| noun(id) && !before_noun(id.next()))
    };
    let head = head.unwrap_or(tokens.start);
    let slot = if infinitive { Slot::Complement } else { Slot::Patient };
    Argument { slot, head, tokens, clause: reading.clauses.at(head), preposition: None }
}

fn is_subject(reading: Reading<'_>, id: TokenId) -> bool {
    matches!(reading.document[id].dep, Dep::Nsubj | Dep::Nsubjpass)
}

/// Parts the words at commas, semicolons and the "and" before the last item.
fn parts(reading: Reading<'_>, all: TokenRange) -> Vec<TokenRange> {
    let document = reading.document;
    let joint = |id: &TokenId| matches!(document.word(*id), "," | ";");
    let mut joints: Vec<TokenId> = all.iter().filter(joint).collect();
    let last = joints.last().map_or(all.start, |last| last.next());
    let and = all.iter().rfind(|id| *id >= last && document.lemma(*id) == "and");
    joints.extend(and);
    let mut parts = Vec::new();
    let mut start = all.start;
    for end in joints.into_iter().chain([all.end]) {
        let mut tokens = TokenRange { start, end };
        while let Some(first) = tokens.iter().next().filter(|id| is_joint(reading, *id)) {
            tokens.start = first.next();
        }
        while let Some(last) = tokens.last().filter(|id| is_joint(reading, *id)) {
            tokens.end = last;
        }
        if !tokens.is_empty() {
            parts.push(tokens);
        }
        start = end.next();
    }
    parts
}

fn is_joint(reading: Reading<'_>, id: TokenId) -> bool {
    let pos = reading.document[id].pos;
    matches!(pos, Pos::Cconj | Pos::Space) || matches!(reading.document.word(id), "," | ";" | ".")
}

/// Tells whether "to" and a verb stand behind a comma or an "and".
fn begins_item(reading: Reading<'_>, id: TokenId) -> bool {
    let document = reading.document;
    let verb = id.next();
    let before = TokenId(id.0.saturating_sub(1));
    document[id].tag == Tag::To
        && document.existing(verb).is_some_and(|verb| document[verb].tag == Tag::Vb)
        && (document.word(before) == "," || document.lemma(before) == "and")
}

/// Leaves out the comma and the "and" that join an item to the next.
fn without_joint(reading: Reading<'_>, mut tokens: TokenRange) -> TokenRange {
    let document = reading.document;
    while let Some(last) = tokens.last().filter(|_| tokens.len() > 1) {
        if document[last].pos != Pos::Cconj && document.word(last) != "," {
            break;
        }
        tokens.end = last;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::lines;

    #[test]
    fn each_item_of_a_list_is_a_demand() {
        let text = "Chile called for a one-day truce, the release of the miners and an inquiry.";
        assert_eq!(
            lines(text),
            [
                "demand Chile | a one-day truce",
                "demand Chile | the release of the miners",
                "demand Chile | an inquiry"
            ]
        );
    }

    #[test]
    fn what_is_joined_to_the_last_word_is_an_item() {
        let text = "Chile demanded the resignation of the mayor and an inquiry.";
        assert_eq!(
            lines(text),
            ["demand Chile | the resignation of the mayor", "demand Chile | an inquiry"]
        );
        let text = "Chile made a truce a condition of any deal.";
        assert_eq!(lines(text), ["demand Chile | a truce"]);
    }

    #[test]
    fn each_item_behind_a_colon_is_a_demand() {
        let text = "Chile presented demands: higher tolls and a new port.";
        assert_eq!(lines(text), ["demand Chile | higher tolls", "demand Chile | a new port"]);
        let text = "Chile demanded the release of miners, lower tolls and an inquiry.";
        assert_eq!(
            lines(text),
            [
                "demand Chile | the release of miners",
                "demand Chile | lower tolls",
                "demand Chile | an inquiry"
            ]
        );
    }

    #[test]
    fn each_infinitive_of_a_list_is_a_demand() {
        let text = "Chile urged Peru to cut fares, to reopen two stations and to hire guards.";
        assert_eq!(
            lines(text)[..3],
            [
                "demand Chile | Peru to cut fares",
                "demand Chile | reopen two stations",
                "demand Chile | hire guards"
            ]
        );
    }
}
