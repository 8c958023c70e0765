//! What speakers say of themselves, or of the grounds of a claim, to dispute it.
//!
//! "We had no part in it", "she did nothing wrong", "the firm insists it has not polluted the
//! river"; "there is no evidence that", "reports of a split were without foundation", "no such
//! talks took place".

use super::super::frames::{self, Relation};
use super::super::{Fact, Reading, arguments};
use super::lexicon::{self, Kind};
use super::objects::is_claim;
use super::{Dispute, speaker_of, statement_at, without_mark};
use crate::clauses::{Clause, Form, Link, Modality, Slot, Tense};
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind};

const RULE: &str = "disputes:defence";

/// Returns the disputes of speakers who defend themselves or find a claim without grounds.
pub(super) fn find(reading: Reading<'_>, facts: &[Fact]) -> Vec<Dispute> {
    let document = reading.document;
    let defences = reading.clauses.clauses.iter().filter_map(|clause| {
        let innocent = lexicon::is(Kind::Innocence, document.lemma(clause.predicate));
        if clause.modality != Modality::Asserted || !clause.negated && !innocent {
            return None;
        }
        let statement = statement_at(document, clause.predicate, facts)?;
        let actor = speaker_of(document, clause.predicate, facts)?;
        let whole = is_whole(reading, clause, statement);
        let denies = is_uninvolved(document, clause)
            || whole
                && (is_insisted(document, statement)
                    || is_told_in_court(document, clause, statement)
                    || is_accused(reading, actor, clause)
                    || is_disowned(reading, clause));
        let own = is_own(reading, clause, actor);
        let defends = (denies || !clause.negated) && own;
        let words = without_mark(document, behind_negation(document, clause));
        defends.then(|| Dispute::asserted(actor, clause.predicate, clause.predicate, words, RULE))
    });
    let groundless = document.ids().filter_map(|token| {
        let (target, words) = groundless(document, token).or_else(|| no_such(document, token))?;
        let actor = speaker_of(document, token, facts).or_else(|| finder(reading, token))?;
        Some(Dispute::asserted(actor, token, target, words, RULE))
    });
    defences.chain(groundless).collect()
}

/// Returns what the clause says without its "not", "no" or "nothing": "had no *part in it*".
fn behind_negation(document: &Document, clause: &Clause) -> TokenRange {
    let words = document.tokens_in(clause.span);
    let negates = |word: TokenId| {
        document[word].dep == Dep::Neg
            || matches!(document.lemma(word), "no" | "nothing" | "never" | "nor" | "neither")
    };
    let start = words.iter().find(|word| negates(*word)).map_or(words.start, TokenId::next);
    // "Broke no rule": what is denied begins before the "no".
    if start.0 > clause.predicate.0 + 1 && !is_uninvolved(document, clause) {
        return words;
    }
    let behind = if start < words.end { TokenRange { start, end: words.end } } else { words };
    // "Had not read or signed any of it": the object stands behind the second verb.
    let shared = behind.len() == 1 && document.child(clause.predicate, Dep::Conj).is_some();
    let all = document.subtree(clause.predicate);
    if shared { TokenRange { start: behind.start, end: all.end } } else { behind }
}

/// Tells whether what a clause says is said of the speaker, or of the state or body spoken for.
fn is_own(reading: Reading<'_>, clause: &Clause, speaker: ChainId) -> bool {
    let document = reading.document;
    let passive = document.child(clause.predicate, Dep::Nsubjpass).is_some();
    let slot = if passive { Slot::Patient } else { Slot::Agent };
    let Some(subject) = clause.first(slot).map(|argument| argument.head) else { return false };
    let own = |head: TokenId| reading.chain(head) == Some(speaker);
    let spoken_for = reading.chain(subject).is_some_and(|chain| {
        let of = &reading.mentions[chain];
        let country = &reading.mentions[speaker].country;
        of.kind == EntityKind::Country && of.country.is_some() && of.country == *country
    });
    own(subject)
        || matches!(document.word(subject), "I" | "We" | "we")
        || document.child(subject, Dep::Poss).is_some_and(own)
        || spoken_for
        || is_client(reading, subject, speaker)
}

/// Tells whether the speaker speaks for somebody: "her *lawyers* say she is innocent".
fn is_client(reading: Reading<'_>, subject: TokenId, speaker: ChainId) -> bool {
    let document = reading.document;
    let client = reading.chain(subject);
    reading.mentions[speaker].mentions.iter().any(|mention| {
        let head = reading.mentions[*mention].head;
        let for_whom = document
            .children_as(head, Dep::Prep)
            .filter(|word| matches!(document.lemma(*word), "for" | "of"))
            .filter_map(|word| document.child(word, Dep::Pobj));
        let mut clients = document.children_as(head, Dep::Poss).chain(for_whom);
        lexicon::is(Kind::Counsel, document.lemma(head))
            && clients.any(|whose| reading.chain(whose) == client && client.is_some())
    })
}

/// "Had no part in it", "was not involved", "did nothing wrong", "had nothing to do with it".
fn is_uninvolved(document: &Document, clause: &Clause) -> bool {
    let involved = |at: TokenId| lexicon::is(Kind::Involvement, document.lemma(at));
    let what = clause.arguments.iter().filter(|argument| {
        matches!(argument.slot, Slot::Patient | Slot::Attribute | Slot::Complement)
    });
    let nothing = |head: TokenId| {
        document.word(head).eq_ignore_ascii_case("nothing")
            && document.subtree(head).iter().any(|word| {
                let with = document.word(word.next()).eq_ignore_ascii_case("with");
                involved(word) || document.lemma(word) == "do" && with
            })
    };
    // "Knew nothing of the leak."
    let ignorant = clause.lemma == "know"
        && clause.tense == Tense::Past
        && clause.all(Slot::Patient).any(|it| document.lemma(it.head) == "nothing");
    ignorant
        || involved(clause.predicate)
        || what.into_iter().any(|it| involved(it.head) || nothing(it.head))
}

/// Tells whether a clause is all that a statement says, not a part of it.
fn is_whole(reading: Reading<'_>, clause: &Clause, statement: &Fact) -> bool {
    let cue = reading.document.tokens_in(statement.evidence.trigger).start;
    clause.parent.is_some_and(|(parent, link)| {
        link == Link::Complement && reading.clauses[parent].predicate == cue
    })
}

/// "Insisted it had not polluted the river": an accusation is answered, though none is told.
fn is_insisted(document: &Document, statement: &Fact) -> bool {
    let cue = document.tokens_in(statement.evidence.trigger).start;
    lexicon::is(Kind::Insist, document.lemma(cue))
}

/// "Told the court that he did not kill anyone": a charge is answered, though none is told.
fn is_told_in_court(document: &Document, clause: &Clause, statement: &Fact) -> bool {
    let cue = document.tokens_in(statement.evidence.trigger).start;
    let told = [Dep::Dobj, Dep::Dative].into_iter().find_map(|dep| document.child(cue, dep));
    clause.tense == Tense::Past
        && told.is_some_and(|told| lexicon::is(Kind::Court, document.lemma(told)))
}

/// "Said it did not keep the ledger", "had never met the banker": what a speaker says of himself with
/// a "not", unless he only keeps to himself what he knows or means to do.
fn is_disowned(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let told = document[clause.predicate].pos == Pos::Verb
        && clause.form == Form::Finite
        && is_told_flatly(reading, clause);
    // "We did not wait" is told by one who is asked, "it did not wait" by one who is charged.
    let first = clause
        .all(Slot::Agent)
        .chain(clause.all(Slot::Patient))
        .any(|it| matches!(document.word(it.head).to_lowercase().as_str(), "i" | "we"));
    told && !first
        && (has_word(document, clause, "never") || !lexicon::is(Kind::Reticent, &clause.lemma))
}

/// Tells whether a clause says what is or was so, without "yet" and without taking a stand.
fn is_told_flatly(reading: Reading<'_>, clause: &Clause) -> bool {
    let document = reading.document;
    let words = document.tokens_in(clause.span);
    let refuses = frames::of(reading, clause)
        .any(|frame| matches!(frame.relation, Relation::Stance(_)) && frame.negated.is_some());
    clause.negated
        && !refuses
        && arguments::modal(reading, clause.predicate).is_none()
        && matches!(clause.tense, Tense::Past | Tense::Present)
        && !words.iter().any(|word| lexicon::is(Kind::Degree, document.lemma(word)))
}

fn has_word(document: &Document, clause: &Clause, wanted: &str) -> bool {
    document.tokens_in(clause.span).iter().any(|word| document.lemma(word) == wanted)
}

/// "I did not take a cent", from one who stands accused: what is said of the past answers that.
fn is_accused(reading: Reading<'_>, speaker: ChainId, clause: &Clause) -> bool {
    let mut accusing = reading.clauses.clauses.iter().filter(|other| {
        lexicon::is(Kind::Accuse, &other.lemma)
            && other.all(Slot::Patient).any(|it| reading.chain(it.head) == Some(speaker))
    });
    clause.tense == Tense::Past && accusing.next().is_some()
}

/// Reads "no evidence that", "no truth to the rumours", "were without foundation".
fn groundless(document: &Document, ground: TokenId) -> Option<(TokenId, TokenRange)> {
    if !lexicon::is(Kind::Ground, document.lemma(ground)) {
        return None;
    }
    let verb = document.head(ground)?;
    let without = document.lemma(verb) == "without";
    let lacks = lexicon::is(Kind::Lacking, document.lemma(verb));
    let none = document
        .children_as(ground, Dep::Det)
        .any(|word| matches!(document.lemma(word), "no" | "little" | "any"));
    let scant = |word: TokenId| lexicon::is(Kind::Scant, document.lemma(word));
    let none = none || document.children_as(ground, Dep::Amod).any(scant);
    let none = none || document.children(ground).iter().any(|it| document.lemma(*it) == "zero");
    let negated = none
        && document.child(ground, Dep::Det).is_none_or(|it| document.lemma(it) != "any")
        || document.child(verb, Dep::Neg).is_some();
    if !without && !lacks && !negated {
        return None;
    }
    let told = document.children(ground).iter().copied().filter(|child| *child > ground);
    let mut about = told.filter_map(|child| behind(document, child));
    let subject = || {
        let verb = if without { document.head(verb)? } else { verb };
        let mut subjects = [Dep::Nsubj, Dep::Nsubjpass].into_iter();
        let subject = subjects.find_map(|dep| document.child(verb, dep));
        subject.filter(|subject| is_claim(document, *subject))
    };
    let target = about.next().or_else(subject)?;
    Some((target, without_mark(document, document.subtree(target))))
}

/// Returns what stands behind "no evidence": a clause with "that", or a claim behind "of" and "to
/// support".
fn behind(document: &Document, child: TokenId) -> Option<TokenId> {
    match document[child].dep {
        Dep::Acl | Dep::Ccomp | Dep::Relcl => {
            let that = document.child(child, Dep::Mark).map(|_| child);
            let supported = document.child(child, Dep::Dobj).filter(|it| is_claim(document, *it));
            that.or(supported).or_else(|| document.child(child, Dep::Ccomp))
        }
        Dep::Prep => {
            let object = document.child(child, Dep::Pobj)?;
            let such = document.children(object).iter().any(|it| document.lemma(*it) == "such");
            // "There is no truth to that."
            let points = matches!(document.lemma(object), "this" | "that" | "it" | "these")
                && document[object].pos == Pos::Pron;
            (such || points || is_claim(document, object)).then_some(object)
        }
        _ => None,
    }
}

/// Reads "there are no such talks".
fn no_such(document: &Document, such: TokenId) -> Option<(TokenId, TokenRange)> {
    let no = TokenId(such.0.checked_sub(1)?);
    let noun = document.head(such).filter(|noun| *noun > such)?;
    let fits = document.word(such).eq_ignore_ascii_case("such")
        && document.word(no).eq_ignore_ascii_case("no");
    fits.then(|| (noun, TokenRange { start: such, end: document.subtree(noun).end }))
}

/// Returns who "found no evidence", outside of any statement.
fn finder(reading: Reading<'_>, ground: TokenId) -> Option<ChainId> {
    let document = reading.document;
    let verb = document.head(ground).filter(|_| document[ground].dep == Dep::Dobj)?;
    let clause = &reading.clauses[reading.clauses.at(verb)?];
    let finds = matches!(clause.lemma.as_str(), "find" | "see" | "uncover");
    let agent = clause.first(Slot::Agent).filter(|_| finds)?;
    arguments::actor(reading, agent.head)
}
