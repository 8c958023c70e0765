//! Decides whether a clause is asserted, negated, planned, conditional or hypothetical, and its time.
//!
//! A clause has a mood of its own, from its auxiliaries, adverbs and
//! conjunctions, and one that the clause above lends it: what someone *fails*
//! to do is not done, what they *plan* is to come, what they *say* is asserted.
//! "Would" behind a past verb of saying is the future seen from then ("said it
//! would not accept": planned, and negated), else it is hypothetical. "Cannot
//! accept" is not accepting; "can accept" is only possible.

use super::auxiliaries::{auxiliary_source, has_modal, tense};
use super::lending::{class, lend, lend_to_noun};
use super::lexicon::{Class, Effect, LEXICON, Marker};
use super::modality::{modality, opens_clause};
use super::polarity::{has_negation, is_lacking, negated_by, negations};
use super::predicates::{Kind, Predicate};
use super::syntax::{has_auxiliary, has_subject, is_negative, is_subject};
use super::tree::Tree;
use super::{Argument, Form, Link, Modality, Tense};
use crate::language::{Dep, Document, Pos, Tag, TokenId};

/// Polarity, modality and time of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mood {
    pub(super) negated: bool,
    pub(super) modality: Modality,
    pub(super) tense: Tense,
}

/// The clause above, as far as it bears on the mood of the one below.
#[derive(Debug, Clone, Copy)]
pub(super) struct Above<'a> {
    pub(super) predicate: &'a Predicate,
    /// Its lemma, as the clause will have it.
    pub(super) lemma: &'a str,
    /// Whether it has an object, which may be the doer of the clause below.
    pub(super) has_object: bool,
    pub(super) mood: Mood,
    pub(super) link: Link,
}

/// Returns the mood of a clause.
pub(super) fn of(
    tree: &Tree<'_>,
    predicate: &Predicate,
    arguments: &[Argument],
    above: Option<Above<'_>>,
) -> Mood {
    let mut mood = own(tree, predicate, arguments, above);
    if let Some(above) = above {
        match above.link {
            Link::Complement if matches!(predicate.kind, Kind::Noun(_)) => {
                lend_to_noun(tree, predicate, above, &mut mood);
            }
            Link::Complement if is_subject(tree.document[predicate.anchor].dep) => {}
            Link::Complement => lend(predicate, above, &mut mood),
            Link::Relative | Link::Adverbial if is_chance(tree.document, predicate) => {
                mood.modality = mood.modality.max(Modality::Hypothetical);
            }
            Link::Adverbial if predicate.form != Form::Finite => {
                mood.modality = mood.modality.max(above.mood.modality);
            }
            Link::Adverbial if mood.tense == Tense::Present && tells_when(tree, predicate) => {
                let open = above.mood.modality != Modality::Asserted;
                mood.modality = mood.modality.max(if open {
                    Modality::Conditional
                } else {
                    Modality::Asserted
                });
            }
            Link::Adverbial | Link::Relative | Link::Coordinate => {}
        }
    }
    mood.modality = mood.modality.max(shared(tree, predicate));
    mood
}

/// Tells whether a word of time opens the clause: "*when* they agree".
fn tells_when(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let document = tree.document;
    let verb = predicate.anchor;
    document.children(verb).iter().any(|word| {
        matches!(document[*word].dep, Dep::Mark | Dep::Advmod)
            && opens_clause(document, verb, *word)
            && LEXICON.marker(Marker::Time, document.word(*word)).is_some()
    })
}

/// Returns what the conjunction of the clause that this one is joined to makes of both: "*if* they
/// reject it and go on", "*whether* it fails and we must go".
fn shared(tree: &Tree<'_>, predicate: &Predicate) -> Modality {
    let document = tree.document;
    let verb = predicate.anchor;
    let marks = |verb: TokenId| document.children_as(verb, Dep::Mark);
    let first = document.head(verb).filter(|_| document[verb].dep == Dep::Conj);
    let first = first.filter(|_| marks(verb).next().is_none());
    let meant = |mark| LEXICON.marker(Marker::Subordinator, document.word(mark));
    match first.and_then(|first| marks(first).find_map(meant)) {
        Some(Effect::Conditional) => Modality::Conditional,
        Some(Effect::Hypothetical) => Modality::Hypothetical,
        _ => Modality::Asserted,
    }
}

/// Tells whether an infinitive only says what a noun is good for: "a chance to sign", but not "the
/// first to sign".
fn is_chance(document: &Document, predicate: &Predicate) -> bool {
    let noun = document.head(predicate.anchor);
    predicate.form == Form::Infinitive
        && noun.is_some_and(|noun| {
            let ranked =
                |child: &TokenId| LEXICON.marker(Marker::Rank, document.word(*child)).is_some();
            document[noun].pos == Pos::Noun && !document.children(noun).iter().any(ranked)
        })
}

/// Returns the mood that a clause's own words give it.
fn own(
    tree: &Tree<'_>,
    predicate: &Predicate,
    arguments: &[Argument],
    above: Option<Above<'_>>,
) -> Mood {
    let document = tree.document;
    let governor_tense = above.map_or(Tense::None, |above| above.mood.tense);
    if let Kind::Noun(_) = predicate.kind {
        let negated =
            is_negative(document, predicate.token) ^ is_lacking(document, predicate.token);
        let mut adjectives = document.children_as(predicate.token, Dep::Amod);
        let meant = |word| LEXICON.marker(Marker::Adjective, document.word(word));
        let modality = match adjectives.find_map(meant) {
            Some(Effect::Planned) => Modality::Planned,
            Some(_) => Modality::Hypothetical,
            None => Modality::Asserted,
        };
        return Mood { negated, modality, tense: governor_tense };
    }
    let verb = auxiliary_source(document, predicate.anchor);
    let negated = is_negated(document, predicate, verb, arguments);
    let under_past_report =
        reports_in_past(predicate, above) || has_past_aside(tree, predicate.anchor);
    let words = [verb, predicate.anchor].into_iter();
    let own = words.map(|word| modality(document, word, under_past_report)).max();
    let own = own.filter(|_| !(negated && is_only_possible(document, verb)));
    let own = own.unwrap_or(Modality::Asserted);
    let modality = match by_position(tree, predicate) {
        Modality::Conditional => Modality::Conditional,
        other => own.max(other),
    };
    Mood { negated, modality, tense: tense(document, verb).unwrap_or(governor_tense) }
}

/// Tells whether the words of a clause with the auxiliaries of `verb` negate it.
fn is_negated(
    document: &Document,
    predicate: &Predicate,
    verb: TokenId,
    arguments: &[Argument],
) -> bool {
    let predicated = match predicate.kind {
        Kind::Light { noun, .. } => is_negative(document, noun),
        Kind::Adjective if predicate.token != predicate.anchor => {
            has_negation(document, predicate.token)
        }
        Kind::Verb | Kind::Adjective | Kind::Noun(_) => false,
    };
    // "“No comment,” he said": what is quoted does not negate the saying.
    let bears = |argument: &&Argument| !is_quoted(document, argument);
    let arguments: Vec<&Argument> = arguments.iter().filter(bears).collect();
    predicated ^ negations(document, predicate.anchor, verb) ^ negated_by(document, &arguments)
}

/// Tells whether the clause above reports in the past what this one says.
fn reports_in_past(predicate: &Predicate, above: Option<Above<'_>>) -> bool {
    above.as_ref().is_some_and(|above| {
        above.link == Link::Complement
            && above.mood.tense == Tense::Past
            && class(above, predicate).is_none_or(|class| {
                matches!(class, Class::Says | Class::Knows | Class::Denies | Class::Intends)
            })
    })
}

/// Tells whether an argument is a quotation that a comma or a stop closes, as speech.
fn is_quoted(document: &Document, argument: &Argument) -> bool {
    let is = |token: Option<u32>, tags: &[Tag]| {
        token
            .and_then(|token| document.tokens().get(token as usize))
            .is_some_and(|token| tags.contains(&token.tag))
    };
    let (start, end) = (argument.tokens.start.0, argument.tokens.end.0);
    let opens = is(Some(start), &[Tag::OpenQuote]) || is(start.checked_sub(1), &[Tag::OpenQuote]);
    let stops = [Tag::Comma, Tag::Stop];
    opens && (is(Some(end), &stops) || is(end.checked_sub(1), &stops))
}

/// Tells whether a past verb of saying stands in the clause as an aside: "it would, he said, stop".
fn has_past_aside(tree: &Tree<'_>, verb: TokenId) -> bool {
    let document = tree.document;
    document.children_as(verb, Dep::Parataxis).any(|aside| {
        document[aside].tag == Tag::Vbd
            && LEXICON
                .complement(document.lemma(aside))
                .iter()
                .any(|entry| entry.class == Class::Says)
    })
}

fn is_only_possible(document: &Document, verb: TokenId) -> bool {
    document
        .children_as(verb, Dep::Aux)
        .any(|aux| LEXICON.marker(Marker::Auxiliary, document.word(aux)) == Some(Effect::Able))
}

/// Returns the mood that a clause's place gives it: a question, an order, a condition, a headline's plan.
fn by_position(tree: &Tree<'_>, predicate: &Predicate) -> Modality {
    let document = tree.document;
    let verb = predicate.anchor;
    // "Even if" makes no condition of what comes behind it.
    let even = |mark: TokenId| {
        mark.previous().is_some_and(|before| document.word(before).eq_ignore_ascii_case("even"))
    };
    let has_condition = document.children_as(verb, Dep::Advcl).any(|clause| {
        document.children_as(clause, Dep::Mark).any(|mark| {
            let effect = LEXICON.marker(Marker::Subordinator, document.word(mark));
            effect == Some(Effect::Conditional) && !even(mark)
        })
    });
    if has_condition && has_modal(document, verb) {
        return Modality::Conditional;
    }
    if let Some(modality @ Modality::Hypothetical) = LEXICON.copula(document.lemma(verb))
        && matches!(predicate.kind, Kind::Adjective)
    {
        return modality;
    }
    if document[verb].dep != Dep::Root {
        return Modality::Asserted;
    }
    let last = document
        .sentence_of(verb)
        .tokens
        .iter()
        .rev()
        .find(|token| !matches!(document[*token].tag, Tag::CloseQuote | Tag::Space));
    let question = last.is_some_and(|last| document.word(last) == "?");
    match predicate.form {
        _ if question => Modality::Hypothetical,
        Form::Infinitive => Modality::Planned,
        Form::Finite
            if document[verb].tag == Tag::Vb
                && !has_subject(document, verb)
                && !has_auxiliary(document, verb) =>
        {
            Modality::Hypothetical
        }
        _ => Modality::Asserted,
    }
}
