//! The mood that a clause has from the one above: what someone *fails* to do is not done, what they *plan*
//! is to come, what they *say* is asserted.

use super::lexicon::{Class, Complement, LEXICON, Sort};
use super::mood::{Above, Mood};
use super::predicates::{Kind, Predicate};
use super::tree::Tree;
use super::{Form, Modality};
use crate::language::{Dep, Pos};

/// Returns how the clause above means the one below, from the lexicon.
///
/// What is said ("deny that …") is told from what is done ("deny doing"), and
/// what the object does ("keep them from …") from what the subject does ("keep going").
pub(super) fn class(above: &Above<'_>, below: &Predicate) -> Option<Class> {
    let is_done = below.form != Form::Finite;
    let rank = |entry: &&Complement| {
        let is_saying =
            matches!(entry.class, Class::Says | Class::Knows | Class::Asks | Class::Denies);
        let by_subject = entry.controller == "subject";
        (is_done == is_saying, by_subject == above.has_object)
    };
    let best = LEXICON.complement(above.lemma).iter().min_by_key(rank)?;
    // "Blocked the road to protest" tells a purpose: who is kept from it is kept "from doing".
    let purpose = best.keeps_from() && below.form == Form::Infinitive;
    Some(if purpose { Class::Does } else { best.class })
}

/// Applies what the clause above says of a clause that completes it.
pub(super) fn lend(predicate: &Predicate, above: Above<'_>, mood: &mut Mood) {
    let over = above.mood;
    let class = class(&above, predicate);
    // "Some support it, others oppose it": what stands before is neither denied nor meant by anybody.
    let before = predicate.anchor < above.predicate.anchor && predicate.form == Form::Finite;
    if before && !matches!(class, Some(Class::Says | Class::Knows | Class::Asks)) {
        return;
    }
    let class = class.unwrap_or(match predicate.form {
        Form::Infinitive => Class::Wants,
        _ => Class::Says,
    });
    let lent = match class {
        Class::Declines | Class::Says | Class::Denies if over.negated => Modality::Hypothetical,
        Class::Does | Class::Fails | Class::Declines => over.modality,
        Class::Intends => over.modality.max(Modality::Planned),
        Class::Wants => over.modality.max(Modality::Hypothetical),
        Class::Asks => Modality::Hypothetical,
        Class::Says | Class::Denies | Class::Knows => Modality::Asserted,
    };
    mood.modality = mood.modality.max(lent);
    mood.negated ^= match class {
        Class::Does | Class::Intends | Class::Wants => over.negated,
        Class::Fails | Class::Declines | Class::Denies => !over.negated,
        Class::Says | Class::Knows | Class::Asks => false,
    };
}

/// Applies what the clause above says of a deverbal noun that it has for an argument.
pub(super) fn lend_to_noun(
    tree: &Tree<'_>,
    predicate: &Predicate,
    above: Above<'_>,
    mood: &mut Mood,
) {
    let over = above.mood;
    let document = tree.document;
    let Kind::Noun(meaning) = predicate.kind else { return };
    let is_object = document[predicate.token].dep == Dep::Dobj;
    let is_argument = is_object
        || document[predicate.token].dep == Dep::Pobj
            && document.head(predicate.token).and_then(|prep| document.head(prep))
                == Some(above.predicate.anchor);
    // "To win Norway's agreement": who wants it has not got it.
    let obtained = is_object && LEXICON.obtains(above.lemma);
    if meaning.sort == Sort::Speech && !obtained || !is_argument {
        return;
    }
    let definite = document.children(predicate.token).iter().any(|child| {
        document[*child].dep == Dep::Poss
            || (document[*child].pos == Pos::Det
                && matches!(document.lemma(*child), "the" | "this" | "that"))
    });
    match LEXICON.complement(above.lemma).first().map(|entry| entry.class) {
        Some(Class::Wants | Class::Asks) => {
            mood.modality = mood.modality.max(Modality::Hypothetical);
        }
        Some(Class::Intends) => mood.modality = mood.modality.max(Modality::Planned),
        Some(Class::Fails | Class::Declines) if !definite && is_object => {
            mood.negated ^= !over.negated;
            mood.modality = mood.modality.max(over.modality);
        }
        _ if !definite || obtained => {
            let lent = if over.negated { Modality::Hypothetical } else { over.modality };
            mood.modality = mood.modality.max(lent);
        }
        _ => {}
    }
}
