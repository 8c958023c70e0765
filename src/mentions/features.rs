//! What the words of one phrase tell of its thing: kind, gender, number, country, roles.

use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId};

use super::bearers;
use super::lexicon::{self, Pronoun};
use super::phrases::Phrase;
use super::votes::Votes;
use super::{EntityKind, Gender, MentionKind, Number};

/// What the words of one phrase tell of its thing.
#[derive(Debug, Clone)]
pub(super) struct Features {
    pub votes: Votes,
    /// The votes of the model's labels, which count little however many they are.
    pub labels: Votes,
    pub gender: Gender,
    pub number: Number,
    pub country: Option<&'static str>,
    /// The base forms of the roles that the phrase gives its thing: "minister", "airline".
    pub roles: Vec<String>,
    /// Roles that it is told to have had, or to be going to have.
    pub former: Vec<String>,
    /// Whether it has the definite article, a demonstrative or a possessor.
    pub definite: bool,
    pub pronoun: Option<Pronoun>,
}

/// Reads the words of a phrase.
pub(super) fn read(document: &Document, phrase: &Phrase) -> Features {
    let mut features = Features {
        votes: Votes::default(),
        labels: Votes::default(),
        gender: Gender::Unknown,
        number: number(document, phrase),
        country: None,
        roles: Vec::new(),
        former: Vec::new(),
        definite: is_definite(document, phrase.head),
        pronoun: None,
    };
    match phrase.kind {
        MentionKind::Name => bearers::read(document, phrase, &mut features),
        MentionKind::Nominal => read_nominal(document, phrase, &mut features),
        MentionKind::Pronoun => read_pronoun(document, phrase, &mut features),
    }
    features
}

fn number(document: &Document, phrase: &Phrase) -> Number {
    let known = phrase.name.and_then(|name| lexicon::entry(document.words(name)));
    if known.is_some_and(|entry| entry.kind != EntityKind::Group) {
        return Number::Singular;
    }
    let plural = match document[phrase.head].tag {
        Tag::Nns => true,
        Tag::Jj => {
            lexicon::noun(document.lemma(phrase.head)).is_none() && !is_age(document, phrase.head)
        }
        Tag::Nnps => {
            phrase.kind != MentionKind::Name
                || phrase.name.is_some_and(|name| lexicon::is_people(document.words(name)))
                || bearers::is_members(document, phrase.head)
                || phrase.label == Some(NameLabel::Norp)
        }
        Tag::Cd => document.lemma(phrase.head) != "one",
        Tag::Dt => matches!(
            document.word(phrase.head).to_ascii_lowercase().as_str(),
            "these" | "those" | "some" | "all" | "both"
        ),
        _ => false,
    };
    if plural { Number::Plural } else { Number::Singular }
}

fn is_definite(document: &Document, head: TokenId) -> bool {
    document.children(head).iter().any(|child| match document[*child].dep {
        Dep::Poss => true,
        Dep::Det => matches!(
            document.word(*child).to_ascii_lowercase().as_str(),
            "the" | "this" | "that" | "these" | "those"
        ),
        _ => false,
    })
}

/// Tells whether a word that names a body too says what a minister is for: "Minister of Labour".
pub(super) fn is_purpose(document: &Document, token: TokenId) -> bool {
    let is_minister = |noun: TokenId| {
        matches!(
            document.lemma(noun).to_lowercase().as_str(),
            "minister" | "ministry" | "secretary" | "department"
        )
    };
    let body = lexicon::entry(document.word(token))
        .is_some_and(|entry| matches!(entry.kind, EntityKind::Organisation | EntityKind::Group));
    body && document.ancestors(token).take(4).any(is_minister)
}

/// Returns the role that a noun words, alone and with the word before it: "minister" and
/// "prime minister".
pub(super) fn roles(document: &Document, noun: TokenId) -> Vec<String> {
    let lemma = document.lemma(noun).to_lowercase();
    let mut roles = vec![lemma.clone()];
    if let Some(before) = noun.previous()
        && document[before].sentence == document[noun].sentence
        && document[before].dep == Dep::Compound
    {
        roles.push(format!("{} {lemma}", document.word(before).to_lowercase()));
    }
    roles
}

fn read_nominal(document: &Document, phrase: &Phrase, features: &mut Features) {
    let head = phrase.head;
    let lemma = document.lemma(head).to_lowercase();
    let plural = features.number == Number::Plural;
    // "Powers" are states, where power is none.
    let many = || lexicon::noun(document.word(head)).filter(|_| plural);
    let pair = || roles(document, head).pop().as_deref().and_then(lexicon::noun);
    let noun = many().or_else(pair).or_else(|| lexicon::noun(&lemma));
    match noun {
        Some(noun) if noun.kind == EntityKind::Person && plural => {
            features.votes.add(EntityKind::Group, 5.0);
        }
        // "A state of emergency" is no state.
        Some(noun) if noun.kind == EntityKind::Country && is_abstract(document, head) => {
            features.votes.add(EntityKind::Other, 1.0);
        }
        Some(noun) => {
            features.votes.add(noun.kind, 5.0);
            features.gender = noun.gender;
        }
        None if lexicon::nationality(document.word(head)).is_some() => {
            features.votes.add(EntityKind::Group, 5.0);
            features.country = lexicon::nationality(document.word(head));
        }
        None if is_age(document, head) => features.votes.add(EntityKind::Person, 3.0),
        None => features.votes.add(EntityKind::Other, 0.5),
    }
    if noun.is_some_and(|noun| noun.kind == EntityKind::Group) && !plural {
        features.gender = Gender::Unknown;
    }
    features.roles.extend(roles(document, head));
    features.country = features.country.or_else(|| country_of_modifiers(document, head));
}

/// Tells whether a word ends an age that stands for who has it: "the 54-year-old".
fn is_age(document: &Document, head: TokenId) -> bool {
    let word = document.word(head);
    let hyphen =
        || head.0.checked_sub(1).is_some_and(|before| document.word(TokenId(before)) == "-");
    word.ends_with("-year-old") || word == "old" && hyphen()
}

fn is_abstract(document: &Document, head: TokenId) -> bool {
    let of = document.children_as(head, Dep::Prep).find(|child| document.word(*child) == "of");
    let object = of.and_then(|of| document.child(of, Dep::Pobj));
    object.is_some_and(|object| document[object].pos != Pos::Propn)
}

fn read_pronoun(document: &Document, phrase: &Phrase, features: &mut Features) {
    let Some(pronoun) = lexicon::pronoun(document.word(phrase.head)) else { return };
    features.gender = pronoun.gender;
    features.number = pronoun.number;
    features.pronoun = Some(pronoun);
    if matches!(pronoun.gender, Gender::Male | Gender::Female) {
        features.votes.add(EntityKind::Person, 3.0);
    }
}

/// Returns the country that the modifiers of a noun name: "Ukrainian", "Ukraine's", "of Ukraine".
fn country_of_modifiers(document: &Document, head: TokenId) -> Option<&'static str> {
    let mut modifiers = document.children(head).iter().filter(|child| {
        matches!(document[**child].dep, Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Poss)
    });
    let before = modifiers.find_map(|child| country_of_word(document.word(*child)));
    before.or_else(|| {
        document
            .children_as(head, Dep::Prep)
            .filter(|preposition| matches!(document.word(*preposition), "of" | "for" | "in"))
            .filter_map(|preposition| document.child(preposition, Dep::Pobj))
            .filter(|object| !is_purpose(document, *object))
            .find_map(|object| country_of_word(document.word(object)))
    })
}

/// Returns the country that a word names, is the adjective of, or stands for.
pub(crate) fn country_of_word(word: &str) -> Option<&'static str> {
    let entry = || lexicon::entry(word).and_then(|entry| entry.country.as_deref());
    lexicon::nationality(word).or_else(entry)
}
