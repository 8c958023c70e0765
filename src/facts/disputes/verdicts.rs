//! What is called or said to be untrue.

use super::super::{ClaimMode, Fact, Reading, Statement, Status, cues};
use super::denials::{self, status};
use super::lexicon::{self, Kind};
use super::objects::{is_claim, is_decided};
use super::relatives;
use super::{Dispute, claims, speaker_of, statement_at, without_mark};
use crate::clauses::{Clause, Slot};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::ChainId;

/// Returns the disputes that a verdict states: "called it a lie", "the reports are untrue".
pub(super) fn find(reading: Reading<'_>, facts: &[Fact]) -> Vec<Dispute> {
    let document = reading.document;
    let mut found = Vec::new();
    for token in document.ids() {
        let Some(force) = force(document, token) else { continue };
        let at = heap_of(document, token).unwrap_or(token);
        let about = |target| force == Force::Untrue || is_told(reading, target, facts);
        let counted = |target| lexicon::is(Kind::Validity, document.lemma(target));
        let called = called(reading, at).into_iter();
        found.extend(called.filter(|it| about(it.target) || counted(it.target)));
        let tried = |target| lexicon::is(Kind::Proceeding, document.lemma(target));
        found.extend(exclaimed(reading, token, facts).filter(|_| force == Force::Untrue));
        let stated = said(reading, at, facts);
        let behind_saying = |target: TokenId| {
            let saying = document.head(target).filter(|_| document[target].dep == Dep::Ccomp);
            saying.is_some_and(|verb| document[verb].tag == Tag::Vb && verb > at)
        };
        found.extend(
            stated.filter(|it| about(it.target) || tried(it.target) || behind_saying(it.target)),
        );
    }
    found
}

/// Reads a statement that is nothing but a verdict: "“Nonsense,” said the minister."
fn exclaimed(reading: Reading<'_>, predicate: TokenId, facts: &[Fact]) -> Option<Dispute> {
    let document = reading.document;
    let word = document[predicate].span;
    let statement = statement_at(document, predicate, facts)?;
    let Statement::Claim { speaker, content, mode, .. } = &statement.statement else {
        return None;
    };
    let all = content.first().filter(|_| content.len() == 1)?;
    let rest = all.trim_matches(document.text(), |c| !c.is_alphanumeric());
    (rest == word && *mode != ClaimMode::Indirect).then(|| {
        let words = TokenRange::one(predicate);
        dispute(*speaker, predicate, predicate, words, Status::Asserted)
    })
}

/// How strong a verdict is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Force {
    /// It says that something is not so.
    Untrue,
    /// It says that something is not sound: that disputes only what somebody says.
    Unsound,
}

/// Returns the force of a predicate that passes a verdict.
fn force(document: &Document, predicate: TokenId) -> Option<Force> {
    let lemma = document.lemma(predicate);
    let (untrue, unsound) = if is_negated(document, predicate) {
        (Kind::True, Kind::Sound)
    } else {
        (Kind::False, Kind::Doubtful)
    };
    // "The case" says that something is so, "a case" nothing.
    let determiner = document.child(predicate, Dep::Det);
    let whole = determiner.map(|word| format!("{} {lemma}", document.lemma(word)));
    // "Unfounded" may be taken for a form of a verb that there is not.
    let word = Some(document.word(predicate)).filter(|_| document[predicate].tag == Tag::Vbn);
    let is = |kind| {
        lexicon::is(kind, lemma)
            || word.is_some_and(|word| lexicon::is(kind, word))
            || whole.as_deref().is_some_and(|whole| lexicon::is(kind, whole))
    };
    let untrue = is(untrue).then_some(Force::Untrue);
    // "Motivated by fear" tells why, "politically motivated" that it is unsound.
    let explained = document.child(predicate, Dep::Agent).is_some();
    untrue.or_else(|| (is(unsound) && !explained).then_some(Force::Unsound))
}

/// Returns the noun that only measures another: "a *pack* of lies".
fn heap_of(document: &Document, noun: TokenId) -> Option<TokenId> {
    let of = document
        .head(noun)
        .filter(|of| document[noun].dep == Dep::Pobj && document.lemma(*of) == "of")?;
    document.head(of).filter(|heap| lexicon::is(Kind::Heap, document.lemma(*heap)))
}

/// Tells whether a target is something said, or points to it; a plan or a ruling is not.
fn is_told(reading: Reading<'_>, target: TokenId, facts: &[Fact]) -> bool {
    let document = reading.document;
    let told = is_claim(document, target) || cues::is_message(document.lemma(target));
    let words = (target, TokenRange::one(target));
    if document[target].pos == Pos::Pron {
        return claims::points_to_one(reading, target, facts);
    }
    told && !is_decided(reading, words)
}

/// Tells whether a predicate is denied: "is not true", "no truth".
fn is_negated(document: &Document, predicate: TokenId) -> bool {
    let verb = document.head(predicate).filter(|_| {
        let dep = document[predicate].dep;
        matches!(dep, Dep::Acomp | Dep::Attr | Dep::Oprd) || dep == Dep::Advmod
    });
    [Some(predicate), verb]
        .into_iter()
        .flatten()
        .any(|head| document.child(head, Dep::Neg).is_some())
}

/// Reads "called the report false", "dismissed it as propaganda".
fn called(reading: Reading<'_>, predicate: TokenId) -> Vec<Dispute> {
    let document = reading.document;
    let head = document.head(predicate);
    let verb = match document[predicate].dep {
        Dep::Oprd | Dep::Ccomp | Dep::Acomp => head,
        Dep::Pobj | Dep::Amod | Dep::Pcomp => head
            .filter(|preposition| document.lemma(*preposition) == "as")
            .and_then(|preposition| document.head(preposition)),
        _ => None,
    };
    let Some(clause) = verb.and_then(|verb| reading.clauses.at(verb)) else { return Vec::new() };
    let clause = &reading.clauses[clause];
    if cues::verb(&clause.lemma).is_none() && !lexicon::is(Kind::VerbOfClaim, &clause.lemma) {
        return Vec::new();
    }
    let aside = relatives::which(document, clause.predicate)
        .map(|aside| relatives::what_is_denied_aside(reading, &aside));
    // "Called the report and the broadcast lies" disputes both.
    let objects = clause.all(Slot::Patient).map(|it| denials::without_verdict(document, it));
    let targets: Vec<_> = aside.map_or_else(|| objects.collect(), |aside| vec![aside]);
    let status = status(document, clause);
    let agents = clause.all(Slot::Agent).filter_map(|agent| reading.chain(agent.head));
    agents
        .flat_map(|actor| targets.iter().map(move |target| (actor, *target)))
        .map(|(actor, (target, words))| dispute(actor, predicate, target, words, status))
        .collect()
}

/// Reads "the reports are untrue" in a statement: its speaker disputes the subject.
fn said(reading: Reading<'_>, predicate: TokenId, facts: &[Fact]) -> Option<Dispute> {
    let document = reading.document;
    let copula = copula_of(document, predicate)?;
    let subject = subject_of(document, copula)?;
    let nothing = behind_nothing(document, predicate).and_then(|it| reading.clauses.at(it));
    let own = reading.clauses.at(predicate).or_else(|| reading.clauses.at(copula));
    let clause = &reading.clauses[own.or(nothing)?];
    let actor = speaker_of(document, predicate, facts)?;
    let (target, words) = if document.word(subject).eq_ignore_ascii_case("it") {
        if let Some(that) = that_behind(document, copula, predicate) {
            that
        } else if let Some(told) = said_behind(document, copula, predicate) {
            let words = without_mark(document, document.subtree(told));
            return Some(dispute(actor, predicate, told, words, Status::Asserted));
        } else if [predicate, copula].iter().any(|it| is_deed_behind(document, *it, predicate)) {
            // "It is a farce to hold the vote" says what ought not to be done.
            return None;
        } else {
            (subject, words_of(document, clause, subject, copula == predicate))
        }
    } else {
        (subject, words_of(document, clause, subject, copula == predicate))
    };
    (reading.chain(target) != Some(actor) && status(document, clause) != Status::Conditional)
        .then(|| dispute(actor, predicate, target, words, Status::Asserted))
}

/// Returns the verb that joins a verdict to its subject; "the figures were invented" has it at the
/// verdict itself.
fn copula_of(document: &Document, predicate: TokenId) -> Option<TokenId> {
    if document.child(predicate, Dep::Auxpass).is_some() {
        return Some(predicate);
    }
    let complement = behind_nothing(document, predicate).unwrap_or(predicate);
    let verb = document.head(complement)?;
    // "That is not so."
    let so = document[complement].dep == Dep::Advmod
        && complement > verb
        && document.child(verb, Dep::Nsubj).is_some_and(|it| document[it].pos == Pos::Pron);
    let complement = so || matches!(document[complement].dep, Dep::Acomp | Dep::Attr | Dep::Oprd);
    let copula = matches!(document.lemma(verb), "be" | "appear" | "seem" | "sound");
    (complement && copula).then_some(verb)
}

/// Returns the subject; a long one with clauses of its own often becomes a clause before the copula.
fn subject_of(document: &Document, copula: TokenId) -> Option<TokenId> {
    let child = |dep| document.child(copula, dep);
    let clause = |dep| child(dep).filter(|clause| *clause < copula);
    let noun = [Dep::Nsubj, Dep::Nsubjpass].into_iter().find_map(child);
    noun.or_else(|| [Dep::Csubj, Dep::Ccomp].into_iter().find_map(clause))
}

/// Returns the words of the subject of a verdict, which is the object of "were invented".
fn words_of(document: &Document, clause: &Clause, subject: TokenId, passive: bool) -> TokenRange {
    let slot = if passive { Slot::Patient } else { Slot::Agent };
    clause.first(slot).map_or(document.subtree(subject), |it| it.tokens)
}

/// Returns the clause of "it is not true that the army fled", with its words.
fn that_behind(
    document: &Document,
    copula: TokenId,
    predicate: TokenId,
) -> Option<(TokenId, TokenRange)> {
    let is_that = |mark: TokenId| document.lemma(mark) == "that";
    let clause = document.children_as(copula, Dep::Ccomp).find(|clause| {
        *clause > predicate && document.child(*clause, Dep::Mark).is_some_and(is_that)
    })?;
    let tokens = document.subtree(clause);
    let that = document.child(clause, Dep::Mark).filter(|mark| *mark == tokens.start);
    let start = that.map_or(tokens.start, TokenId::next);
    Some((clause, TokenRange { start, end: tokens.end }))
}

/// Returns what it is wrong "to say": the clause behind an infinitive of saying.
fn said_behind(document: &Document, copula: TokenId, predicate: TokenId) -> Option<TokenId> {
    let behind = document.children(copula).iter().chain(document.children(predicate));
    let mut saying = behind.filter(|verb| {
        **verb > predicate
            && document[**verb].tag == Tag::Vb
            && cues::verb(document.lemma(**verb)).is_some()
    });
    saying.find_map(|verb| document.child(*verb, Dep::Ccomp))
}

/// Tells whether an infinitive behind the predicate hangs on `word`.
fn is_deed_behind(document: &Document, word: TokenId, predicate: TokenId) -> bool {
    document.children(word).iter().any(|clause| {
        *clause > predicate
            && document[*clause].pos == Pos::Verb
            && document.child(*clause, Dep::Aux).is_some_and(|to| document.lemma(to) == "to")
    })
}

/// "Nothing but a lie", "nothing more than a lie": returns the "nothing", which the lie is.
fn behind_nothing(document: &Document, predicate: TokenId) -> Option<TokenId> {
    let but = document.head(predicate).filter(|_| document[predicate].dep == Dep::Pobj)?;
    let mut above = document.ancestors(but).take(2);
    above.find(|word| document.word(*word) == "nothing")
}

fn dispute(
    actor: ChainId,
    trigger: TokenId,
    target: TokenId,
    words: TokenRange,
    status: Status,
) -> Dispute {
    Dispute {
        actor,
        trigger: TokenRange::one(trigger),
        target,
        words,
        status,
        rule: "disputes:verdict",
    }
}
