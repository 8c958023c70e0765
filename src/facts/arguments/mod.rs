//! What the arguments of a clause are to a fact: actors, targets, evidence.
//!
//! ```text
//! Argument + Mentions ──▶ ChainId of an actor, Phrase of a target
//! ```
//!
//! Who can act is told in `actors.rs`.

mod actors;

pub(super) use self::actors::{actor, actors, country_chain, country_of_word, named_somehow};
use super::lexicon::{self, Noun};
use super::{Evidence, Phrase, Reading, Status, dates};
use crate::clauses::{Argument, Clause, Form, Link, Modality, Slot};
use crate::language::{Dep, NameLabel, Pos, Tag, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind, MentionKind};
use crate::text::Span;

/// Sentences longer than this many bytes are quoted by the clause alone.
const LONG_SENTENCE: u32 = 700;

/// Returns the evidence of a fact that turns on the predicate of `clause`.
pub(super) fn evidence(reading: Reading<'_>, clause: &Clause) -> Evidence {
    let mut evidence = evidence_at(reading, clause.predicate);
    if evidence.span.len() > LONG_SENTENCE && evidence.span.contains(clause.span) {
        evidence.span = clause.span.trim(reading.document.text());
    }
    evidence
}

/// Returns the sentence of `trigger` as evidence.
pub(super) fn evidence_at(reading: Reading<'_>, trigger: TokenId) -> Evidence {
    let token = reading.document[trigger];
    let span = reading.document[token.sentence].span;
    Evidence { span, sentence: token.sentence, trigger: token.span }
}

/// Returns the kind of document that the noun at `head` names, if it names one.
///
/// A pronoun is what its chain is: "it" for a plan is a plan.
pub(super) fn document_kind(reading: Reading<'_>, head: TokenId) -> Option<Noun> {
    let document = reading.document;
    if document[head].pos != Pos::Pron {
        // The "World Food Programme" is no programme.
        let body = reading.mentions.chain_at(head).is_some_and(|chain| {
            let chain = &reading.mentions[chain];
            chain.named && matches!(chain.kind, EntityKind::Organisation | EntityKind::Person)
        });
        // "Acts committed in the war" are no law; an "Act" is.
        let word = document.word(head);
        let law = matches!(word, "Act" | "Acts").then_some(Noun::Law);
        let plain = || lexicon::noun(document.lemma(head));
        // "Four Bills": the plural of a name keeps its ending.
        let several = || lexicon::noun(word.strip_suffix('s')?.to_lowercase().as_str());
        let named = matches!(document[head].tag, Tag::Nnp | Tag::Nnps);
        let kind = law.or_else(plain).or_else(|| several().filter(|_| named));
        return kind.filter(|_| !body);
    }
    let chain = named_somehow(reading, head)?;
    let representative = reading.mentions[reading.mentions[chain].representative].head;
    lexicon::noun(document.lemma(representative))
}

/// Returns the words of an argument, without the function words that introduce them.
pub(super) fn phrase(reading: Reading<'_>, argument: &Argument) -> Phrase {
    let tokens = without_introduction(reading, argument);
    let chain = reading.mentions.chain_at(argument.head);
    let Some(mention) = reading.mentions.at(argument.head).filter(|_| tokens.len() <= 1) else {
        return Phrase { span: reading.document.span(tokens), chain };
    };
    // A lone pronoun says nothing to a reader: the words of its chain do.
    let pronoun = reading.mentions[mention].kind == MentionKind::Pronoun;
    let span = match named_somehow(reading, argument.head) {
        Some(chain) if pronoun => reading.mentions[reading.mentions[chain].representative].span,
        _ => reading.document.span(tokens),
    };
    Phrase { span, chain }
}

/// Returns the words of an argument, if they are whole words.
pub(super) fn phrase_of_whole_words(reading: Reading<'_>, argument: &Argument) -> Option<Phrase> {
    let phrase = phrase(reading, argument);
    Some(Phrase { span: whole_words(reading, phrase.span)?, ..phrase })
}

/// Returns the span up to the end of its last word; one that begins inside of a word is none.
///
/// The tokenizer parts hyphenated words: "counter-measures".
pub(super) fn whole_words(reading: Reading<'_>, span: Span) -> Option<Span> {
    let text = reading.document.text();
    let inside = text[..span.start as usize].ends_with('-');
    let rest = &text[span.end as usize..];
    let joined = rest
        .strip_prefix('-')
        .map_or(0, |more| 1 + more.find(|c: char| !c.is_alphanumeric()).unwrap_or(more.len()));
    let end = span.end + u32::try_from(joined).unwrap_or(0);
    (!inside && span.of(text).contains(char::is_alphabetic)).then(|| Span::new(span.start, end))
}

/// Returns the phrase of a run of tokens that is no single mention.
pub(super) fn words(reading: Reading<'_>, tokens: TokenRange) -> Phrase {
    let text = reading.document.text();
    let span = reading.document.span(tokens).trim(text);
    Phrase { span: span.trim_matches(text, |c| ",;:. ".contains(c)), chain: None }
}

/// Leaves out "that", "to" and a preposition at the start, and punctuation at both ends.
fn without_introduction(reading: Reading<'_>, argument: &Argument) -> TokenRange {
    let document = reading.document;
    let mut tokens = argument.tokens;
    let clausal = argument.slot == Slot::Complement;
    while tokens.len() > 1 {
        let first = document[tokens.start];
        let introduces = first.pos == Pos::Punct && !opens_quote(document.word(tokens.start))
            || first.pos == Pos::Space
            || clausal && first.dep == Dep::Mark
            || clausal && first.tag == Tag::To && first.dep == Dep::Aux
            || first.dep == Dep::Prep && argument.preposition.is_some();
        if !introduces {
            break;
        }
        tokens.start = tokens.start.next();
    }
    while let Some(last) = tokens.last().filter(|_| tokens.len() > 1) {
        let unwanted = document[last].pos == Pos::Space
            || document[last].dep == Dep::Cc
            || document[last].pos == Pos::Punct && !closes_quote(document.word(last));
        if !unwanted {
            break;
        }
        tokens.end = last;
    }
    tokens
}

fn opens_quote(word: &str) -> bool {
    matches!(word, "\"" | "“" | "‘" | "'" | "``" | "(" | "[")
}

fn closes_quote(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | "''" | ")" | "]" | "%")
}

/// Tells whether a clause says what is so, not what shall be: "agreed that it *was needed*".
pub(super) fn tells_what_is(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    // The words that tell stand at the copula: "that it is wrong".
    let copula = document.head(clause.predicate).filter(|be| document.lemma(*be) == "be");
    let finite = |verb: TokenId| matches!(document[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let helped = |verb: TokenId| document.children_as(verb, Dep::Aux).any(finite);
    let mut verbs = [Some(clause.predicate), copula].into_iter().flatten();
    clause.form == Form::Finite
        && modal(reading, clause.predicate).is_none()
        && (verbs.any(|verb| finite(verb) || helped(verb))
            || document.children_as(clause.predicate, Dep::Auxpass).any(finite))
}

/// Tells whether a phrase tells a time: "signed *on Friday*".
pub(super) fn is_time(reading: Reading<'_>, head: TokenId) -> bool {
    let name = reading.document.name_at(head);
    name.is_some_and(|name| matches!(name.label, NameLabel::Date | NameLabel::Time))
        || dates::is_calendar_word(reading.document.word(head))
}

/// Returns how a clause's content is meant, its negation included.
pub(super) fn status(clause: &Clause) -> Status {
    match Status::from(clause.modality) {
        Status::Asserted if clause.negated => Status::Negated,
        status => status,
    }
}

/// Tells whether the clause is what the actor announces of himself: "she said she would back it".
///
/// Such an announcement is the deed; the same words from another are a forecast.
pub(super) fn announced_by(reading: Reading<'_>, clause: &Clause, actor: ChainId) -> bool {
    let Some((parent, Link::Complement)) = clause.parent else { return false };
    let parent = &reading.clauses[parent];
    // Who is ready to do it announces nothing.
    reading.document[parent.predicate].pos != Pos::Adj
        && parent.modality == Modality::Asserted
        && !parent.negated
        && parent.all(Slot::Agent).any(|agent| reading.mentions.chain_at(agent.head) == Some(actor))
}

/// Returns the modal verb that governs the predicate, in lower case: "would", "must".
///
/// A clause without a subject of its own shares the modal of the one above it.
pub(super) fn modal(reading: Reading<'_>, predicate: TokenId) -> Option<String> {
    let document = reading.document;
    let mut at = predicate;
    for _ in 0..4 {
        let own = document
            .children_as(at, Dep::Aux)
            .find(|aux| document[*aux].tag == Tag::Md || document.lemma(*aux) == "need");
        if let Some(aux) = own {
            return Some(full_form(&document.word(aux).to_lowercase()).to_owned());
        }
        let subject = [Dep::Nsubj, Dep::Nsubjpass, Dep::Expl, Dep::Csubj];
        // "Said it should wait and condemned the haste": what is told shares no modal. Of "would go and
        // cut pay" the tagger may make a past.
        let told = document[at].dep == Dep::Conj
            && matches!(document[at].tag, Tag::Vbd | Tag::Vbz)
            && document[at].pos == Pos::Verb
            && document.word(at) != document.lemma(at);
        let governed = matches!(document[at].dep, Dep::Conj | Dep::Xcomp)
            && !told
            && !document.children(at).iter().any(|child| subject.contains(&document[*child].dep));
        at = document.head(at).filter(|_| governed)?;
    }
    None
}

fn full_form(modal: &str) -> &str {
    match modal {
        "'d" | "’d" => "would",
        "'ll" | "’ll" | "wo" => "will",
        "ca" => "can",
        "sha" => "shall",
        other => other,
    }
}
