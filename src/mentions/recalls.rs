//! Joins a description to the one who has just spoken or acted: after "Letitia James sued",
//! "the Democrat said" is James, of whom the text has not said that she is one.

use crate::language::{Dep, Document, Pos, TokenId, TokenRange};

use super::chains::Draft;
use super::roles::{self, Class};
use super::{EntityKind, Gender, MentionKind, Number, descriptions, lexicon, speakers};

/// How many sentences back the one described may have acted.
const REACH: u32 = 2;

/// Joins the descriptions of a document that recall who has just spoken or acted.
pub(super) fn join(draft: &mut Draft<'_>) {
    for at in 0..draft.phrases.len() {
        if !is_recall(draft, at) {
            continue;
        }
        let subject = last_subject(draft, at)
            .filter(|before| fits(draft, at, *before) || is_of_class(draft, at, *before));
        if let Some(before) = subject.or_else(|| only_body(draft, at)) {
            draft.join(before, at);
        }
    }
}

/// Tells whether a phrase is "the" and a noun for one person, who speaks, and of whom nothing
/// else is told.
fn is_recall(draft: &Draft<'_>, at: usize) -> bool {
    let document = draft.document;
    let head = draft.phrases[at].head;
    let article = document
        .child(head, Dep::Det)
        .is_some_and(|article| document.word(article).eq_ignore_ascii_case("the"));
    let alone = document.children(head).iter().all(|child| {
        matches!(
            document[*child].dep,
            Dep::Det | Dep::Amod | Dep::Compound | Dep::Npadvmod | Dep::Punct | Dep::Relcl
        ) || is_portfolio(document, *child)
    });
    let speaks = document[head].dep == Dep::Nsubj
        && document.head(head).is_some_and(|verb| speakers::is_cue(document, verb));
    let set = draft.set(at);
    article
        && alone
        && !descriptions::is_restricted(document, head)
        && speaks
        && !set.named
        && draft.first(at) == at
        && set.number == Number::Singular
        && matches!(set.kind(), EntityKind::Person | EntityKind::Organisation)
}

/// Tells whether "of" and the noun behind it are a part of an office's name: "secretary of state".
fn is_portfolio(document: &Document, preposition: TokenId) -> bool {
    let noun = document.child(preposition, Dep::Pobj);
    document[preposition].dep == Dep::Prep
        && document.word(preposition) == "of"
        && noun.is_some_and(|noun| {
            roles::is_portfolio(document.word(noun)) && document.children(noun).is_empty()
        })
}

/// Returns who is named last as the subject of a main or reporting clause.
fn last_subject(draft: &Draft<'_>, at: usize) -> Option<usize> {
    let document = draft.document;
    let sentence = draft.sentence(at).0;
    // A paragraph may quote many sentences of one who speaks.
    let block = |at: usize| document[draft.sentence(at)].block;
    let is_near =
        |before: usize| draft.sentence(before).0 + REACH >= sentence || block(before) == block(at);
    let is_subject = |before: &usize| {
        let phrase = &draft.phrases[*before];
        let main = document.head(phrase.head).is_some_and(|verb| {
            document[verb].dep == Dep::Root || speakers::is_cue(document, verb)
        });
        phrase.kind != MentionKind::Pronoun
            && main
            && matches!(document[phrase.head].dep, Dep::Nsubj | Dep::Nsubjpass)
    };
    let found = (0..at).rev().take_while(|before| is_near(*before)).find(is_subject)?;
    let set = draft.set(found);
    (set.named && set.number == Number::Singular).then_some(found)
}

/// Returns the one body that is named shortly before a noun for its class: of "Nordvik's chairman
/// resigned. The company said", Nordvik.
fn only_body(draft: &Draft<'_>, at: usize) -> Option<usize> {
    let sentence = draft.sentence(at).0;
    let mut words = draft.phrases[at].tokens.iter();
    if words.any(|word| draft.document[word].pos == Pos::Propn) {
        return None;
    }
    let near = (0..at).rev().take_while(|before| draft.sentence(*before).0 + REACH > sentence);
    let mut bodies = near.filter(|before| {
        draft.phrases[*before].kind == MentionKind::Name
            && draft.set(*before).number == Number::Singular
            && is_of_class(draft, at, *before)
    });
    let first = bodies.next()?;
    bodies.all(|other| draft.same(other, first)).then_some(first)
}

/// Tells whether nothing told of two persons speaks against their being one.
fn fits(draft: &Draft<'_>, at: usize, before: usize) -> bool {
    let (mine, theirs) = (draft.set(at), draft.set(before));
    if mine.kind() != EntityKind::Person || theirs.kind() != EntityKind::Person {
        return false;
    }
    // "The Reed aide" is not Reed.
    let document = draft.document;
    let name = draft.phrases[before].name.into_iter().flat_map(TokenRange::iter);
    let mut named = name.map(|word| document.word(word));
    if named.any(|name| draft.phrases[at].tokens.iter().any(|word| document.word(word) == name)) {
        return false;
    }
    let lemma = document.lemma(draft.phrases[at].head).to_lowercase();
    let genders = mine.gender == theirs.gender
        || mine.gender == Gender::Unknown
        || theirs.gender == Gender::Unknown;
    let countries =
        mine.country.is_none() || theirs.country.is_none() || mine.country == theirs.country;
    // The office that somebody had once is seldom told before.
    let is_former = draft.phrases[at].tokens.iter().any(|word| {
        matches!(document.lemma(word).to_lowercase().as_str(), "former" | "ex" | "one-time")
    });
    let offices = !roles::is_office(&lemma)
        || is_former
        || roles::means(&lemma, &theirs.roles)
        || theirs.roles.is_empty() && mine.country.is_some();
    genders && countries && offices
}

/// Tells whether a phrase words the class of a body that is named: "the company", "the Oslo-based
/// group". One that its name calls a ministry, or a party, is no company.
fn is_of_class(draft: &Draft<'_>, at: usize, before: usize) -> bool {
    let (mine, theirs) = (draft.set(at), draft.set(before));
    if mine.kind() != EntityKind::Organisation || theirs.kind() != EntityKind::Organisation {
        return false;
    }
    let mut words = draft.features[at].roles.iter();
    let Some(class) = words.find_map(|word| roles::class(word)) else { return false };
    let countries =
        mine.country.is_none() || theirs.country.is_none() || mine.country == theirs.country;
    let is_other = |member: &usize| {
        let phrase = &draft.phrases[*member];
        let entry = phrase.name.and_then(|name| lexicon::entry(draft.document.words(name)));
        if entry.is_some_and(|entry| entry.media) {
            return true;
        }
        let lemma = draft.document.lemma(phrase.head).to_lowercase();
        let body = lexicon::noun(&lemma).is_some_and(|noun| noun.kind == EntityKind::Organisation);
        body && roles::class(&lemma) != Some(Class::Companies)
    };
    countries && (class == Class::Bodies || !theirs.members.iter().any(is_other))
}
