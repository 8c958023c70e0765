//! What is called or said to be untrue.

use super::super::{ClaimMode, Fact, Reading, Statement, Status, cues};
use super::denials::status;
use super::lexicon::{self, Kind};
use super::objects::{is_claim, is_decided};
use super::relatives;
use super::subjects::{
    behind_nothing, copula_of, is_deed_behind, said_behind, subject_of, that_behind, words_of,
};
use super::targets::without_verdict;
use super::{Dispute, claims, statement_at, without_mark};
use crate::clauses::Slot;
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
        let called = called(reading, at, facts).into_iter();
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
pub(super) enum Force {
    /// It says that something is not so.
    Untrue,
    /// It says that something is not sound: that disputes only what somebody says.
    Unsound,
}

/// Returns the force of a predicate that passes a verdict.
pub(super) fn force(document: &Document, predicate: TokenId) -> Option<Force> {
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
    // "Trumped-up", "made up".
    let particle = document.child(predicate, Dep::Prt).filter(|_| word.is_some());
    let whole = whole.or_else(|| {
        particle.map(|it| format!("{} {}", document.word(predicate), document.word(it)))
    });
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
pub(super) fn is_told(reading: Reading<'_>, target: TokenId, facts: &[Fact]) -> bool {
    let document = reading.document;
    // What is only alleged can be called staged.
    let mut alleged = document.children_as(target, Dep::Amod);
    let alleged = alleged.any(|word| {
        lexicon::is(Kind::Alleged, document.lemma(word))
            || lexicon::is(Kind::Alleged, document.word(word))
    });
    let told = alleged || is_claim(document, target) || cues::is_message(document.lemma(target));
    let words = (target, TokenRange::one(target));
    if document[target].pos == Pos::Pron {
        return claims::points_to_one(reading, target, None, facts);
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
fn called(reading: Reading<'_>, predicate: TokenId, facts: &[Fact]) -> Vec<Dispute> {
    let document = reading.document;
    let head = document.head(predicate);
    let verb = match document[predicate].dep {
        Dep::Oprd | Dep::Ccomp | Dep::Acomp => head,
        Dep::Pobj | Dep::Amod | Dep::Pcomp => head
            .filter(|preposition| document.lemma(*preposition) == "as")
            .and_then(|preposition| document.head(preposition))
            .map(|above| verb_of_object(reading, above, facts)),
        // "Dismissed as absurd a claim that", "which he dismissed as absurd".
        Dep::Advcl => head.filter(|_| is_behind_as(document, predicate)),
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
    let objects = clause.all(Slot::Patient).map(|it| without_verdict(document, it));
    let targets: Vec<_> = aside.map_or_else(|| objects.collect(), |aside| vec![aside]);
    let status = status(document, clause);
    let agents = clause.all(Slot::Agent).filter_map(|agent| reading.chain(agent.head));
    agents
        .flat_map(|actor| targets.iter().map(move |target| (actor, *target)))
        .map(|(actor, (target, words))| dispute(actor, predicate, target, words, status))
        .collect()
}

/// Returns the verb whose object `word` is, or `word`: "as fake" may hang on what is said and called so.
fn verb_of_object(reading: Reading<'_>, word: TokenId, facts: &[Fact]) -> TokenId {
    let document = reading.document;
    let told = document[word].dep == Dep::Dobj && is_told(reading, word, facts);
    let verb = document.head(word).filter(|verb| {
        let lemma = document.lemma(*verb);
        let judges = cues::verb(lemma).is_some_and(|cue| cue.takes(cues::Content::As));
        told && (judges || lexicon::is(Kind::VerbOfClaim, lemma))
    });
    verb.unwrap_or(word)
}

/// Tells whether an adjective has the "as" of a verdict before it.
fn is_behind_as(document: &Document, adjective: TokenId) -> bool {
    let first = document.subtree(adjective).start;
    document[adjective].pos == Pos::Adj && first < adjective && document.lemma(first) == "as"
}

/// Reads "the reports are untrue" in a statement: its speaker disputes the subject.
fn said(reading: Reading<'_>, predicate: TokenId, facts: &[Fact]) -> Option<Dispute> {
    let document = reading.document;
    let copula = copula_of(document, predicate)?;
    let subject = subject_of(document, copula)?;
    let nothing = behind_nothing(document, predicate).and_then(|it| reading.clauses.at(it));
    let own = reading.clauses.at(predicate).or_else(|| reading.clauses.at(copula));
    let clause = &reading.clauses[own.or(nothing)?];
    let statement = statement_at(document, predicate, facts)?;
    let Statement::Claim { speaker: actor, .. } = statement.statement else { return None };
    if admits(reading, statement, actor, subject) {
        return None;
    }
    let actor = teller_within(reading, copula, actor)?;
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

/// Returns who says what a clause within a statement says: in "she repeated Peru's claim that it was
/// untrue" that is Peru, in "reports that it was untrue" nobody who is named.
fn teller_within(reading: Reading<'_>, clause: TokenId, speaker: ChainId) -> Option<ChainId> {
    let document = reading.document;
    let limit = document.sentence_of(clause).tokens.len();
    let clauses = std::iter::once(clause).chain(document.ancestors(clause).take(limit));
    let mut nouns = clauses.filter_map(|verb| {
        let that = document.child(verb, Dep::Mark).is_some_and(|it| document.lemma(it) == "that");
        let noun = document.head(verb).filter(|_| that && document[verb].dep == Dep::Acl);
        let noun = noun.or_else(|| noun_before(document, document.child(verb, Dep::Mark)?))?;
        lexicon::is(Kind::Claim, document.lemma(noun)).then_some(noun)
    });
    match nouns.next() {
        Some(noun) => reading.chain(document.child(noun, Dep::Poss)?),
        None => Some(speaker),
    }
}

/// Returns the noun before a "that", over words of time: "her statement yesterday that".
fn noun_before(document: &Document, that: TokenId) -> Option<TokenId> {
    let before = (1..=3).map_while(|back| that.0.checked_sub(back).map(TokenId));
    let mut before =
        before.skip_while(|word| matches!(document[*word].dep, Dep::Npadvmod | Dep::Advmod));
    before.next().filter(|word| document[*word].pos == Pos::Noun)
}

/// "Admitted that his figures were wrong": who takes back what is his disputes nobody.
fn admits(reading: Reading<'_>, statement: &Fact, speaker: ChainId, subject: TokenId) -> bool {
    let document = reading.document;
    let cue = document.tokens_in(statement.evidence.trigger).start;
    let his =
        |word: TokenId| document[word].dep == Dep::Poss && reading.chain(word) == Some(speaker);
    lexicon::is(Kind::Affirm, document.lemma(cue)) && document.subtree(subject).iter().any(his)
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
