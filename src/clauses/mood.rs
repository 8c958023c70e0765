//! Decides whether a clause is asserted, negated, planned, conditional or hypothetical, and its time.
//!
//! A clause has a mood of its own, from its auxiliaries, adverbs and
//! conjunctions, and one that the clause above lends it: what someone *fails*
//! to do is not done, what they *plan* is to come, what they *say* is asserted.
//! "Would" behind a past verb of saying is the future seen from then ("said it
//! would not accept": planned, and negated), else it is hypothetical. "Cannot
//! accept" is not accepting; "can accept" is only possible.

use super::lexicon::{Class, Complement, Effect, LEXICON, Marker, Sort};
use super::polarity::{has_negation, is_lacking, negated_by, negations};
use super::predicates::{Kind, Predicate};
use super::syntax::{has_auxiliary, has_subject, is_infinitive, is_negative, is_subject};
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
            Link::Adverbial if predicate.form != Form::Finite => {
                mood.modality = mood.modality.max(above.mood.modality);
            }
            Link::Adverbial | Link::Relative | Link::Coordinate => {}
        }
    }
    mood
}

/// Returns the mood that a clause's own words give it.
fn own(
    tree: &Tree<'_>,
    predicate: &Predicate,
    arguments: &[Argument],
    above: Option<Above<'_>>,
) -> Mood {
    let document = tree.document;
    let mut mood = Mood { negated: false, modality: Modality::Asserted, tense: Tense::None };
    let governor_tense = above.map_or(Tense::None, |above| above.mood.tense);
    match predicate.kind {
        Kind::Noun(_) => {
            mood.negated =
                is_negative(document, predicate.token) ^ is_lacking(document, predicate.token);
            mood.tense = governor_tense;
            return mood;
        }
        Kind::Light { noun, .. } => mood.negated ^= is_negative(document, noun),
        Kind::Adjective if predicate.token != predicate.anchor => {
            mood.negated ^= has_negation(document, predicate.token);
        }
        Kind::Verb | Kind::Adjective => {}
    }
    let verb = auxiliary_source(document, predicate.anchor);
    // "“No comment,” he said": what is quoted does not negate the saying.
    let bears = |argument: &&Argument| !is_quoted(document, argument);
    let arguments: Vec<&Argument> = arguments.iter().filter(bears).collect();
    mood.negated ^= negations(document, predicate.anchor, verb) ^ negated_by(document, &arguments);
    mood.tense = tense(document, verb).unwrap_or(governor_tense);
    let under_past_report = above.as_ref().is_some_and(|above| {
        above.link == Link::Complement
            && above.mood.tense == Tense::Past
            && class(above, predicate).is_none_or(|class| {
                matches!(class, Class::Says | Class::Knows | Class::Denies | Class::Intends)
            })
    });
    let under_past_report = under_past_report || has_past_aside(tree, predicate.anchor);
    for word in [verb, predicate.anchor] {
        mood.modality = mood.modality.max(modality(document, word, under_past_report));
    }
    if mood.negated && is_only_possible(document, verb) {
        mood.modality = Modality::Asserted;
    }
    mood.modality = match by_position(tree, predicate) {
        Modality::Conditional => Modality::Conditional,
        other => mood.modality.max(other),
    };
    mood
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

/// Returns the verb whose auxiliaries hold for `verb`: the first of coordinated ones that share them.
pub(super) fn auxiliary_source(document: &Document, verb: TokenId) -> TokenId {
    let mut at = verb;
    for _ in 0..document.sentence_of(verb).tokens.len() {
        let bare = has_bare_auxiliary(document, at);
        let shares = document[at].dep == Dep::Conj
            && !has_subject(document, at)
            && (bare || !has_auxiliary(document, at))
            && !is_infinitive(document, at);
        let Some(first) = document.head(at).filter(|_| shares) else { return at };
        if bare {
            return if has_modal(document, first) { first } else { at };
        }
        let (tag, first_tag) = (document[at].tag, document[first].tag);
        let is_active = !document.children_as(first, Dep::Auxpass).any(|_| true);
        let same = tag == first_tag
            || (tag == Tag::Vbd && first_tag == Tag::Vbn && is_active)
            || (tag == Tag::Vbp && first_tag == Tag::Vb);
        if !same || (tag == Tag::Vbd && first_tag == Tag::Vbd) {
            return at;
        }
        at = first;
    }
    at
}

/// Tells whether a verb's auxiliaries are in the base form, behind a modal that stands elsewhere:
/// "will retire and *be* replaced".
fn has_bare_auxiliary(document: &Document, verb: TokenId) -> bool {
    let mut auxiliaries = document
        .children(verb)
        .iter()
        .filter(|child| matches!(document[**child].dep, Dep::Aux | Dep::Auxpass))
        .peekable();
    auxiliaries.peek().is_some() && auxiliaries.all(|word| document[*word].tag == Tag::Vb)
}

fn has_modal(document: &Document, verb: TokenId) -> bool {
    document.children_as(verb, Dep::Aux).any(|word| document[word].tag == Tag::Md)
}

/// Returns how a verb's auxiliaries, adverbs and conjunction mean it.
fn modality(document: &Document, verb: TokenId, under_past_report: bool) -> Modality {
    let mut found = Modality::Asserted;
    for child in document.children(verb) {
        let word = document.word(*child);
        let effect = match document[*child].dep {
            Dep::Aux if document[*child].tag == Tag::Md => LEXICON.marker(Marker::Auxiliary, word),
            Dep::Mark | Dep::Advmod | Dep::Cc => Some(Marker::Subordinator)
                .filter(|_| opens_clause(document, verb, *child))
                .and_then(|kind| LEXICON.marker(kind, word))
                .or_else(|| LEXICON.marker(Marker::Adverb, word)),
            _ => None,
        };
        found = found.max(match effect {
            Some(Effect::Planned) => Modality::Planned,
            // "Would like" is a polite "wants", and so is "would rather".
            Some(Effect::Would) if is_wish(document, verb) => Modality::Asserted,
            Some(Effect::Would) if under_past_report => Modality::Planned,
            Some(Effect::Conditional) => Modality::Conditional,
            Some(Effect::Would | Effect::Able | Effect::Hypothetical) => Modality::Hypothetical,
            Some(Effect::Negative | Effect::Harmless) | None => Modality::Asserted,
        });
    }
    // At the root the tagger takes the plural for the base form: "Norway and Chile back it".
    let is_subjunctive = document[verb].tag == Tag::Vb
        && document[verb].dep != Dep::Root
        && has_subject(document, verb)
        && !has_auxiliary(document, verb)
        && !is_infinitive(document, verb);
    if is_subjunctive { found.max(Modality::Hypothetical) } else { found }
}

fn is_wish(document: &Document, verb: TokenId) -> bool {
    let mut adverbs = document.children_as(verb, Dep::Advmod);
    document.lemma(verb) == "like" || adverbs.any(|word| document.lemma(word) == "rather")
}

/// Tells whether `word` stands before the verb and its subject: "once he goes", not "he was once".
fn opens_clause(document: &Document, verb: TokenId, word: TokenId) -> bool {
    let is_before = |child: &TokenId| *child < word && is_subject(document[*child].dep);
    word < verb && !document.children(verb).iter().any(is_before)
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
    let has_condition = document.children_as(verb, Dep::Advcl).any(|clause| {
        document.children_as(clause, Dep::Mark).any(|mark| {
            LEXICON.marker(Marker::Subordinator, document.word(mark)) == Some(Effect::Conditional)
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

/// Returns the time that a verb's auxiliaries and ending tell.
fn tense(document: &Document, verb: TokenId) -> Option<Tense> {
    let mut tense = match document[verb].tag {
        Tag::Vbd => Some(Tense::Past),
        Tag::Vbz | Tag::Vbp => Some(Tense::Present),
        _ => None,
    };
    for child in document.children(verb) {
        if !matches!(document[*child].dep, Dep::Aux | Dep::Auxpass) {
            continue;
        }
        let is_have = document.lemma(*child) == "have" && document[verb].tag == Tag::Vbn;
        tense = match document[*child].tag {
            _ if is_have => Some(Tense::Past),
            Tag::Vbd if tense != Some(Tense::Future) => Some(Tense::Past),
            Tag::Vbz | Tag::Vbp if tense.is_none() => Some(Tense::Present),
            Tag::Md => match LEXICON.marker(Marker::Auxiliary, document.word(*child)) {
                Some(Effect::Planned | Effect::Would) => Some(Tense::Future),
                _ => Some(Tense::Present),
            },
            _ => tense,
        };
    }
    if tense.is_none() && document[verb].dep == Dep::Root && is_infinitive(document, verb) {
        return Some(Tense::Future);
    }
    tense
}

/// Returns how the clause above means the one below, from the lexicon.
///
/// What is said ("deny that …") is told from what is done ("deny doing"), and
/// what the object does ("keep them from …") from what the subject does ("keep going").
fn class(above: &Above<'_>, below: &Predicate) -> Option<Class> {
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
fn lend(predicate: &Predicate, above: Above<'_>, mood: &mut Mood) {
    let over = above.mood;
    let class = class(&above, predicate).unwrap_or(match predicate.form {
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
    // "Some support it, others oppose it": what stands before is denied by nobody.
    let before = predicate.anchor < above.predicate.anchor && predicate.form == Form::Finite;
    mood.negated ^= match class {
        Class::Fails | Class::Declines | Class::Denies if before => false,
        Class::Does | Class::Intends | Class::Wants => over.negated,
        Class::Fails | Class::Declines | Class::Denies => !over.negated,
        Class::Says | Class::Knows | Class::Asks => false,
    };
}

/// Applies what the clause above says of a deverbal noun that it has for an argument.
fn lend_to_noun(tree: &Tree<'_>, predicate: &Predicate, above: Above<'_>, mood: &mut Mood) {
    let over = above.mood;
    let document = tree.document;
    let Kind::Noun(meaning) = predicate.kind else { return };
    let is_object = document[predicate.token].dep == Dep::Dobj;
    let is_argument = is_object
        || document[predicate.token].dep == Dep::Pobj
            && document.head(predicate.token).and_then(|prep| document.head(prep))
                == Some(above.predicate.anchor);
    if meaning.sort == Sort::Speech || !is_argument {
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
        _ if !definite => {
            let lent = if over.negated { Modality::Hypothetical } else { over.modality };
            mood.modality = mood.modality.max(lent);
        }
        _ => {}
    }
}
