//! How what is said is meant: as said, as denied, as no more than expected.

use super::super::{Reading, Status};
use super::quotes;
use super::verbs::{asked, outer_cue};
use crate::clauses::Clause;
use crate::language::{Dep, Tag, TokenId};

/// Returns how a clause is meant; "by saying" is meant as what it hangs on.
pub(super) fn status_of(reading: Reading<'_>, verb: TokenId, clause: &Clause) -> Status {
    // A cue that the tree hangs on the content is meant as the one that it goes on with.
    let outer = outer_cue(reading.document, verb).and_then(|outer| reading.clauses.at(outer));
    let clause = outer.map_or(clause, |outer| &reading.clauses[outer]);
    if asked(reading.document, verb).is_some() {
        return Status::Asserted;
    }
    let predicate = reading.document[clause.predicate];
    let mut here = clause;
    // "…, claiming that it would help" is asserted, however the clause before it is meant.
    let aside = predicate.dep == Dep::Advcl && predicate.tag == Tag::Vbg;
    if aside && reading.document.child(clause.predicate, Dep::Neg).is_none() {
        return Status::Asserted;
    }
    let mut found = status(here);
    while reading.document[here.predicate].dep == Dep::Pcomp && found == Status::Asserted {
        let Some((parent, _)) = here.parent else { break };
        here = &reading.clauses[parent];
        found = status(here);
    }
    // "The reason, she explained, was not the cost": the analysis hangs the aside on what is said.
    if predicate.dep == Dep::Parataxis && quotes::is_plain(reading, clause.predicate) {
        return Status::Asserted;
    }
    match found {
        Status::Negated => status(clause),
        Status::Hypothetical if is_told_later(reading, clause) || is_alone(reading, clause) => {
            Status::Asserted
        }
        found => found,
    }
}

/// "She would later say" tells what she did say.
fn is_told_later(reading: Reading<'_>, clause: &Clause) -> bool {
    reading.document.children_as(clause.predicate, Dep::Advmod).any(|word| {
        matches!(reading.document.lemma(word), "later" | "eventually" | "subsequently" | "then")
    })
}

/// "Asked whether it would last, she replied": the question is not hers.
fn is_alone(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let verb = document[clause.predicate];
    document.child(clause.predicate, Dep::Aux).is_none()
        && matches!(verb.tag, Tag::Vbd | Tag::Vbz)
        && matches!(verb.dep, Dep::Root | Dep::Advcl)
        && document
            .child(clause.predicate, Dep::Mark)
            .is_none_or(|mark| !matches!(document.lemma(mark), "if" | "whether" | "unless"))
}

pub(super) fn status(clause: &Clause) -> Status {
    if clause.negated { Status::Negated } else { clause.modality.into() }
}
