//! Finds the words of a text that predicate: verbs, predicative adjectives, deverbal nouns.

use super::Form;
use super::lexicon::{Direction, LEXICON, Light, Nominalisation};
use super::syntax::{has, has_auxiliary, has_subject, is_verbal, verb_conjuncts};
use crate::language::{Dep, Document, Pos, Tag, TokenId};

/// A word that predicates, before its arguments are known.
#[derive(Debug, Clone)]
pub(super) struct Predicate {
    /// The word.
    pub(super) token: TokenId,
    /// The verb that has its auxiliaries and its subject: the copula of an adjective; else itself.
    pub(super) anchor: TokenId,
    /// Its base form; see [`Clause::lemma`](super::Clause::lemma).
    pub(super) lemma: String,
    /// How its clause is worded.
    pub(super) form: Form,
    /// What it is.
    pub(super) kind: Kind,
}

/// What kind of word predicates.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A verb, with its own meaning.
    Verb,
    /// An adjective, mostly behind a copula.
    Adjective,
    /// A deverbal noun.
    Noun(&'static Nominalisation),
    /// A light verb, with the noun that gives the meaning.
    Light {
        /// The noun.
        noun: TokenId,
        /// What it stands for.
        meaning: &'static Nominalisation,
        /// Whether the verb's subject acts or undergoes.
        direction: Direction,
    },
}

/// Returns the predicates of a document in order of their words.
pub(super) fn find(document: &Document) -> Vec<Predicate> {
    let mut predicates = Vec::new();
    for token in document.ids() {
        if is_predicate_verb(document, token) {
            verb(document, token, &mut predicates);
        } else if is_bare_adjective(document, token) {
            predicates.push(Predicate {
                token,
                anchor: token,
                lemma: document.lemma(token).to_lowercase(),
                form: Form::Finite,
                kind: Kind::Adjective,
            });
        } else if let Some(meaning) = deverbal(document, token) {
            predicates.push(Predicate {
                token,
                anchor: token,
                lemma: meaning.verb.clone(),
                form: Form::Nominal,
                kind: Kind::Noun(meaning),
            });
        }
    }
    drop_merged_nouns(&mut predicates);
    predicates.sort_by_key(|predicate| predicate.token);
    predicates.dedup_by_key(|predicate| predicate.token);
    predicates
}

/// Removes the nouns that a light verb speaks for.
fn drop_merged_nouns(predicates: &mut Vec<Predicate>) {
    let mut merged: Vec<TokenId> = predicates
        .iter()
        .filter_map(|predicate| match predicate.kind {
            Kind::Light { noun, .. } => Some(noun),
            _ => None,
        })
        .collect();
    merged.sort_unstable();
    predicates.retain(|predicate| merged.binary_search(&predicate.token).is_err());
}

fn is_predicate_verb(document: &Document, token: TokenId) -> bool {
    let verb = &document[token];
    let is_word = document.word(token).chars().any(char::is_alphabetic);
    if !is_verbal(document, token) || !is_verb_tag(verb.tag) || !is_word {
        return false;
    }
    match verb.dep {
        // Among these, prepositions that were verbs: "according to", "including".
        Dep::Aux
        | Dep::Auxpass
        | Dep::Compound
        | Dep::Case
        | Dep::Punct
        | Dep::Prep
        | Dep::Mark => false,
        Dep::Amod | Dep::Nmod => verb.tag == Tag::Vbn && verb.pos == Pos::Verb,
        // Nouns in -s that the tagger took for verbs.
        Dep::Pobj | Dep::Dative | Dep::Poss | Dep::Nsubj | Dep::Dobj => {
            has_subject(document, token) || !matches!(verb.tag, Tag::Vbz | Tag::Vbp)
        }
        _ => true,
    }
}

/// Tells whether an adjective predicates without a copula: "Minister ready for talks", "a man
/// willing to resign".
fn is_bare_adjective(document: &Document, token: TokenId) -> bool {
    let adjective = &document[token];
    if adjective.pos != Pos::Adj {
        return false;
    }
    let completed = [Dep::Xcomp, Dep::Prep].iter().any(|dep| has(document, token, *dep));
    match adjective.dep {
        Dep::Root => has_subject(document, token),
        Dep::Amod => completed && adjective.head < token,
        _ => false,
    }
}

const fn is_verb_tag(tag: Tag) -> bool {
    matches!(tag, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md)
}

fn deverbal(document: &Document, token: TokenId) -> Option<&'static Nominalisation> {
    let noun = &document[token];
    let is_head = !matches!(noun.dep, Dep::Compound | Dep::Nmod | Dep::Amod | Dep::Npadvmod);
    (noun.pos == Pos::Noun && is_head && !is_in_set_phrase(document, token))
        .then(|| LEXICON.noun(document.lemma(token)))
        .flatten()
}

fn is_in_set_phrase(document: &Document, noun: TokenId) -> bool {
    let Some(preposition) = document.head(noun).filter(|_| document[noun].dep == Dep::Pobj) else {
        return false;
    };
    preposition.0 + 1 == noun.0
        && LEXICON.is_set_phrase(&document.word(preposition).to_lowercase(), document.lemma(noun))
}

/// Adds the predicates that a verb makes: itself, or the adjectives behind it.
fn verb(document: &Document, token: TokenId, predicates: &mut Vec<Predicate>) {
    let form = form(document, token);
    let mut push = |word, lemma: String, kind| {
        predicates.push(Predicate { token: word, anchor: token, lemma, form, kind });
    };
    if let Some((noun, meaning, direction)) = light(document, token) {
        return push(token, meaning.verb.clone(), Kind::Light { noun, meaning, direction });
    }
    if is_adjectival(document, token) {
        return push(token, document.word(token).to_lowercase(), Kind::Adjective);
    }
    let adjectives = adjectives(document, token);
    for adjective in &adjectives {
        push(*adjective, adjective_lemma(document, *adjective), Kind::Adjective);
    }
    if adjectives.is_empty() {
        push(token, lemma(document, token), Kind::Verb);
    }
}

/// Returns the adjectives that a copula joins to its subject.
fn adjectives(document: &Document, copula: TokenId) -> Vec<TokenId> {
    if LEXICON.copula(document.lemma(copula)).is_none() {
        return Vec::new();
    }
    let mut found: Vec<TokenId> = document.children_as(copula, Dep::Acomp).take(1).collect();
    let mut at = 0;
    while let Some(token) = found.get(at).copied() {
        found.extend(document.children_as(token, Dep::Conj));
        at += 1;
    }
    found.retain(|token| {
        document[*token].pos == Pos::Adj || matches!(document[*token].tag, Tag::Vbn | Tag::Jj)
    });
    found
}

/// Returns an adjective's base form; a participle's is the participle itself.
fn adjective_lemma(document: &Document, adjective: TokenId) -> String {
    match document[adjective].pos {
        Pos::Adj => document.lemma(adjective).to_lowercase(),
        _ => document.word(adjective).to_lowercase(),
    }
}

/// Tells whether a participle behind "be" is an adjective: "is opposed to".
fn is_adjectival(document: &Document, verb: TokenId) -> bool {
    if document[verb].tag != Tag::Vbn || has(document, verb, Dep::Agent) {
        return false;
    }
    let copula = document
        .children_as(verb, Dep::Auxpass)
        .any(|aux| LEXICON.copula(document.lemma(aux)).is_some());
    let before = LEXICON.participle(&document.word(verb).to_lowercase());
    copula
        && before.iter().any(|word| {
            word.is_empty()
                || document
                    .children_as(verb, Dep::Prep)
                    .any(|prep| document.word(prep).eq_ignore_ascii_case(word))
                || (word == "to"
                    && document.children(verb).iter().any(|child| document.is_infinitive(*child)))
        })
}

/// Returns the noun that gives a light verb its meaning.
fn light(
    document: &Document,
    verb: TokenId,
) -> Option<(TokenId, &'static Nominalisation, Direction)> {
    let lemma = lemma(document, verb);
    LEXICON.light(&lemma).iter().find_map(|entry| {
        let noun = light_noun(document, verb, entry)?;
        // "Prompted the opposition to say" moves people, "prompted opposition" tells of a deed.
        let moved = entry.direction == Direction::Inverse
            && document
                .children_as(verb, Dep::Xcomp)
                .any(|deed| deed > noun && document.is_infinitive(deed));
        if moved {
            return None;
        }
        let meaning = LEXICON.noun(document.lemma(noun))?;
        Some((noun, meaning, entry.direction))
    })
}

fn light_noun(document: &Document, verb: TokenId, entry: &Light) -> Option<TokenId> {
    let fits = |noun: &TokenId| {
        document[*noun].pos == Pos::Noun
            && entry.nouns.iter().any(|word| word == document.lemma(*noun))
    };
    if entry.preposition.is_empty() {
        let object = document.children_as(verb, Dep::Dobj).find(fits);
        return object.or_else(|| document.children_as(verb, Dep::Nsubjpass).find(fits));
    }
    document
        .children_as(verb, Dep::Prep)
        .filter(|prep| document.word(*prep).eq_ignore_ascii_case(&entry.preposition))
        .find_map(|prep| document.children_as(prep, Dep::Pobj).find(fits))
}

/// Returns a verb's base form with its particle.
fn lemma(document: &Document, verb: TokenId) -> String {
    let lemma = match document.word(verb).trim_start_matches(['\'', '’']) {
        // Contractions that the lemmatiser leaves as they are.
        "s" | "S" | "m" | "re" => "be".to_owned(),
        "ve" => "have".to_owned(),
        _ if is_going_to(document, verb) => "be going".to_owned(),
        _ => document.lemma(verb).to_lowercase(),
    };
    match document.child(verb, Dep::Prt) {
        Some(particle) => format!("{lemma} {}", document.word(particle).to_lowercase()),
        None => lemma,
    }
}

/// Tells whether "going" speaks of the future: "is going to resign".
fn is_going_to(document: &Document, verb: TokenId) -> bool {
    document[verb].tag == Tag::Vbg
        && document.lemma(verb) == "go"
        && has_auxiliary(document, verb)
        && document.children_as(verb, Dep::Xcomp).any(|child| document.is_infinitive(child))
}

fn form(document: &Document, verb: TokenId) -> Form {
    if document.is_infinitive(verb) {
        return Form::Infinitive;
    }
    match document[verb].tag {
        Tag::Vbg | Tag::Vbn if !has_auxiliary(document, verb) => {
            shared(document, verb, Form::Participle)
        }
        Tag::Vb if !has_auxiliary(document, verb) && document[verb].dep != Dep::Root => {
            shared(document, verb, Form::Infinitive)
        }
        _ => Form::Finite,
    }
}

/// Returns the form of the verb whose auxiliary a conjunct shares, or `own` where it shares none.
fn shared(document: &Document, verb: TokenId, own: Form) -> Form {
    let tag = document[verb].tag;
    let first = document.head(verb).filter(|first| {
        document[verb].dep == Dep::Conj
            && !has_subject(document, verb)
            && verb_conjuncts(document, *first).contains(&verb)
            && document[*first].tag == tag
            && has_auxiliary(document, *first)
    });
    if first.is_some() { Form::Finite } else { own }
}
