//! Joins nominals to what they stand beside: appositions, and what a thing is said to be.

use crate::language::{Dep, Pos, Tag};

use super::chains::Draft;
use super::{EntityKind, MentionKind, Number};
use super::{lexicon, titles};

/// Joins the nominals of a document that stand beside a name or another nominal.
pub(super) fn join(draft: &mut Draft<'_>) {
    for at in 0..draft.phrases.len() {
        join_office(draft, at);
        join_apposition(draft, at);
        join_predicate(draft, at);
        join_definition(draft, at);
    }
}

/// Joins "the ambassador to Germany" and "Richard Grenell" behind it, however the tree has them.
fn join_office(draft: &mut Draft<'_>, at: usize) {
    let phrase = &draft.phrases[at];
    if phrase.kind != MentionKind::Name {
        return;
    }
    let above =
        titles::office_above(draft.document, phrase.head).and_then(|office| draft.at(office));
    let above = above.filter(|_| draft.kind(at) == EntityKind::Person);
    let before = (0..at).rev().take(4).find(|before| {
        let other = &draft.phrases[*before];
        other.tokens.end == phrase.tokens.start
            && other.kind == MentionKind::Nominal
            && draft.sentence(*before) == draft.sentence(at)
            && may_head(draft, *before, at)
    });
    if let Some(office) = above.or(before)
        && draft.features[office].number == Number::Singular
    {
        draft.join(office, at);
    }
}

/// Tells whether a nominal right before a name is its title: a person's office, or the class of
/// a body that the tree takes for a second subject ("Rights group Clear Voice said").
fn may_head(draft: &Draft<'_>, nominal: usize, name: usize) -> bool {
    let kind = draft.kind(name);
    let word = |at: usize| draft.document[draft.phrases[at].head];
    let (one, other) = (word(nominal), word(name));
    draft.kind(nominal) == kind
        && (kind == EntityKind::Person
            || kind == EntityKind::Organisation && one.head == other.head && one.dep == other.dep)
}

/// Joins "the city of Geneva" and "Geneva".
fn join_definition(draft: &mut Draft<'_>, at: usize) {
    let document = draft.document;
    let head = draft.phrases[at].head;
    let of = document
        .head(head)
        .filter(|of| document[head].dep == Dep::Pobj && document.word(*of) == "of");
    let Some(place) = of.and_then(|of| document.head(of)).and_then(|place| draft.at(place)) else {
        return;
    };
    let is_place = |kind| matches!(kind, EntityKind::Place | EntityKind::Country);
    if draft.phrases[at].kind == MentionKind::Name
        && draft.phrases[place].kind == MentionKind::Nominal
        && draft.features[place].number == Number::Singular
        && is_place(draft.kind(at))
        && is_area(draft, place)
    {
        draft.join(place, at);
    }
}

/// Tells whether a nominal is a place that bears a name of its own: a city, not its border.
fn is_area(draft: &Draft<'_>, at: usize) -> bool {
    let lemma = draft.document.lemma(draft.phrases[at].head).to_lowercase();
    lexicon::noun(&lemma).is_some_and(|noun| noun.is_area)
}

/// Joins "Diaz, the secretary of …".
fn join_apposition(draft: &mut Draft<'_>, at: usize) {
    let head = draft.phrases[at].head;
    if draft.document[head].dep != Dep::Appos {
        return;
    }
    let Some(above) = draft.document.head(head).and_then(|above| draft.at(above)) else { return };
    if is_title_of_next(draft, at) {
        return;
    }
    if are_two_persons(draft, above, at) {
        return;
    }
    if may_describe(draft, above, at) {
        draft.join(above, at);
    } else if draft.phrases[at].kind == MentionKind::Name
        && draft.kind(at) == EntityKind::Person
        && let Some(farther) = described_above(draft, above, at)
    {
        draft.join(farther, at);
    }
}

/// Tells whether a noun that one person's name describes already stands beside another's, as the tree
/// has it at times: in "the poet A and the painter B" both names hang on the poet.
fn are_two_persons(draft: &Draft<'_>, above: usize, at: usize) -> bool {
    let named = |at: usize| draft.set(at).named && draft.kind(at) == EntityKind::Person;
    let nominal = |at: usize| draft.phrases[at].kind == MentionKind::Nominal;
    named(above) && named(at) && !draft.same(above, at) && (nominal(above) || nominal(at))
}

/// Tells whether an apposition belongs to the name behind it: in "president A, vice president B" the
/// second is B's.
fn is_title_of_next(draft: &Draft<'_>, at: usize) -> bool {
    let own = &draft.phrases[at];
    draft.phrases.get(at + 1).is_some_and(|next| {
        own.kind == MentionKind::Nominal
            && next.kind == MentionKind::Name
            && next.tokens.start == own.tokens.end
            && draft.kind(at + 1) == EntityKind::Person
    })
}

/// Returns the noun that an apposition describes, which it hangs on or is further up: "*one* of the
/// members of the cabinet, Jane Doe,".
fn described_above(draft: &Draft<'_>, above: usize, at: usize) -> Option<usize> {
    let document = draft.document;
    let above = draft.phrases[above].head;
    let mut nouns = std::iter::once(above)
        .chain(document.ancestors(above))
        .take_while(|id| {
            matches!(document[*id].dep, Dep::Prep | Dep::Pobj | Dep::Poss)
                || document[*id].pos != Pos::Verb
        })
        .filter_map(|id| draft.at(id));
    nouns.find(|noun| {
        let one = document[draft.phrases[*noun].head].tag == Tag::Cd
            && draft.features[*noun].number == Number::Singular;
        draft.phrases[*noun].kind == MentionKind::Nominal && (one || may_describe(draft, *noun, at))
    })
}

/// Joins "Diaz is the secretary of …"; an indefinite or negated predicate is no identity.
fn join_predicate(draft: &mut Draft<'_>, at: usize) {
    let document = draft.document;
    let head = draft.phrases[at].head;
    if document[head].dep != Dep::Attr || !draft.features[at].definite {
        return;
    }
    let Some(verb) = document.head(head).filter(|verb| document.lemma(*verb) == "be") else {
        return;
    };
    let plain = !document
        .children(verb)
        .iter()
        .any(|child| matches!(document[*child].dep, Dep::Neg) || document[*child].tag == Tag::Md);
    let subject = document.child(verb, Dep::Nsubj).and_then(|subject| draft.at(subject));
    if let Some(subject) = subject.filter(|_| plain)
        && draft.phrases[subject].kind != MentionKind::Pronoun
        && may_describe(draft, subject, at)
    {
        draft.join(subject, at);
    }
}

/// Tells whether two phrases side by side may word one thing.
fn may_describe(draft: &Draft<'_>, one: usize, other: usize) -> bool {
    use MentionKind::{Name, Nominal};
    let (first, second) = (&draft.phrases[one], &draft.phrases[other]);
    let numbers = draft.set(one).number == draft.set(other).number;
    let (kind, other_kind) = (draft.kind(one), draft.kind(other));
    match (first.kind, second.kind) {
        (Name, Nominal) | (Nominal, Name) => {
            let (name, nominal) =
                if first.kind == Name { (kind, other) } else { (other_kind, one) };
            numbers && kind_of_noun(draft, nominal).is_some_and(|nominal| agree(name, nominal))
        }
        // "Colin Sutherland, Lord Carloway".
        (Name, Name) => {
            let style = second.name.and_then(|name| lexicon::noun(draft.document.word(name.start)));
            style.is_some_and(|style| style.in_name)
                && kind == EntityKind::Person
                && other_kind == kind
        }
        (Nominal, Nominal) => numbers && kind == other_kind && kind != EntityKind::Other,
        _ => false,
    }
}

/// Returns the kind that a nominal's own noun tells.
fn kind_of_noun(draft: &Draft<'_>, at: usize) -> Option<EntityKind> {
    lexicon::noun(draft.document.lemma(draft.phrases[at].head)).map(|noun| noun.kind)
}

fn agree(name: EntityKind, nominal: EntityKind) -> bool {
    use EntityKind as K;
    name == nominal
        || matches!(
            (name, nominal),
            (K::Other, _)
                | (K::Organisation, K::Group | K::Country)
                | (K::Group, K::Organisation)
                | (K::Country | K::Place, K::Place | K::Country)
        )
}
