//! What stands beside a name tells of its thing: appositions, "who", the office before it, a preposition.

use super::EntityKind;
use super::features::Features;
use super::lexicon;
use super::roles;
use super::speakers;
use super::titles;
use crate::language::{Dep, Document, Tag, TokenId, TokenRange};

/// Reads apposition and copula beside a name.
pub(super) fn read(document: &Document, head: TokenId, features: &mut Features) {
    for nominal in descriptions(document, head) {
        let Some(noun) = lexicon::noun(document.lemma(nominal)) else { continue };
        if document[nominal].tag != Tag::Nns {
            // A person behind "a member of the cabinet," often hangs on the cabinet.
            let astray = nominal < head;
            let weight = match noun.kind {
                EntityKind::Person => 5.0,
                _ if astray => 0.5,
                _ => 3.0,
            };
            features.votes.add(noun.kind, weight);
        }
    }
    if has_who(document, head) {
        features.votes.add(EntityKind::Person, 4.0);
    }
    if let Some(verb) = document.head(head)
        && document[head].dep == Dep::Nsubj
        && speakers::is_cue(document, verb)
    {
        features.votes.add(EntityKind::Person, 0.6);
        features.votes.add(EntityKind::Organisation, 0.3);
    }
    if document[head].dep == Dep::Poss {
        features.votes.add(EntityKind::Person, 0.4);
    }
    if let Some(above) = document.head(head)
        && document[head].dep == Dep::Pobj
        && matches!(document.word(above), "in" | "In" | "at" | "near" | "from")
    {
        features.votes.add(EntityKind::Place, 1.0);
    }
    if is_employer(document, head) {
        features.votes.add(EntityKind::Organisation, 3.0);
    }
    // "The member for Carrick North": two words may look like a person's name.
    if is_seat(document, head) {
        features.votes.add(EntityKind::Place, 4.0);
    }
}

/// Tells whether a name is that of a body by the office beside it: "chairman of Hutchins", "an
/// analyst at Reed", "Northwind's chief executive".
fn is_employer(document: &Document, head: TokenId) -> bool {
    let Some(above) = document.head(head) else { return false };
    let office = match document[head].dep {
        Dep::Poss | Dep::Compound => Some(above),
        Dep::Pobj if matches!(document.word(above), "of" | "at" | "with" | "for") => {
            document.head(above)
        }
        _ => None,
    };
    // "chief executive officer" is three words.
    let employed = |office: TokenId| {
        let starts = (office.0.saturating_sub(2)..=office.0).rev();
        let mut offices = starts.map(|start| TokenRange::new(start, office.0 + 1));
        roles::is_employed(&document.lemma(office).to_lowercase())
            || offices.any(|words| roles::is_employed(&document.words(words).to_lowercase()))
    };
    office.is_some_and(employed)
}

/// Tells whether a name is what somebody sits for: "MP for Carrick North", but not the MP's name
/// that a parser hangs there ("MP for Carrick Ann Low").
fn is_seat(document: &Document, head: TokenId) -> bool {
    let above = || {
        let preposition = document.head(head).filter(|_| document[head].dep == Dep::Pobj)?;
        let member = document.head(preposition)?;
        let sits = document.word(preposition) == "for" && roles::is_seat(document.word(member));
        sits.then_some(())
    };
    above().is_some() && titles::office_above(document, head).is_none()
}

/// Tells whether a relative clause with "who" is about what hangs on `head`.
fn has_who(document: &Document, head: TokenId) -> bool {
    document.children_as(head, Dep::Relcl).any(|clause| {
        let mut children = document.children(clause).iter();
        children.any(|child| document[*child].tag == Tag::Wp && document.lemma(*child) == "who")
    })
}

/// Returns the nominals that describe what hangs on `head`: its apposition, and what it is.
fn descriptions(document: &Document, head: TokenId) -> Vec<TokenId> {
    let mut found: Vec<TokenId> = document.children_as(head, Dep::Appos).collect();
    if let Some(above) = document.head(head) {
        match document[head].dep {
            Dep::Appos => found.push(above),
            Dep::Nsubj if document.lemma(above) == "be" => {
                found.extend(document.children_as(above, Dep::Attr));
            }
            _ => {}
        }
    }
    found
}
