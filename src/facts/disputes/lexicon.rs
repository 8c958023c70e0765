//! The words that dispute: `data/lexicon/disputes.csv`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::resources;

/// What a word does in a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    /// A verb that disputes whatever is its object: "deny".
    Verb,
    /// A verb that disputes if its object is something said: "reject the claim".
    VerbOfClaim,
    /// A verb of blaming, which disputes what somebody says but not what was decided: "slam".
    VerbOfBlame,
    /// A verb that disputes a clause: "deny that". "Counter that" does not.
    VerbOfClause,
    /// A verb that disputes a clause with "whether": "question whether".
    VerbOfQuestion,
    /// A verb of assent, which disputes a clause where it is negated: "does not accept that".
    Assent,
    /// A verb of taking for valid: "does not recognise the result" disputes it.
    Recognition,
    /// A noun for the act: "denial".
    Denial,
    /// Something said: "claim", "characterisation".
    Claim,
    /// Something said if a clause tells what: "the idea that".
    ClaimThat,
    /// Something said, or where it is somebody's own something put forward: "the suggestion", but
    /// "their suggestions".
    ClaimUnowned,
    /// A claim that somebody did wrong: "allegation".
    Accusation,
    /// A claim that is passed on: "rumour".
    Hearsay,
    /// What of something can be disputed: "legality", "outcome".
    Validity,
    /// Not so: "untrue", "a lie".
    False,
    /// Not sound: "misleading". It disputes what somebody says, not what somebody does.
    Doubtful,
    /// What there is much of: "a *pack* of lies".
    Heap,
    /// What is brought against somebody, and can be called unsound: "the prosecution".
    Proceeding,
    /// So: "true". Negated it disputes.
    True,
    /// Sound: "credible". Negated it disputes what somebody says.
    Sound,
    /// What is given or withheld: to deny access disputes nothing.
    Granted,
    /// What a verb of uttering makes a dispute: "expressed doubts about the figures".
    Doubt,
    /// An adjective of doubt: "sceptical of the claim".
    Doubting,
    /// A verb of trying, which is enough: "sought to dispel rumours".
    Attempt,
    /// A verb that disputes where its object is innocence: "maintain".
    Plea,
    /// "His innocence".
    Innocence,
    /// Having a share in a deed: "involve", "role". Who says so of himself with a "not" disputes it.
    Involvement,
    /// A verb of firm saying: what its speaker says he did not do answers an accusation.
    Insist,
    /// A verb whose object stands accused: "accuse".
    Accuse,
    /// Who judges whether a charge is true: "told the *jury*".
    Court,
    /// Who speaks for another: "her *lawyer* says she is innocent".
    Counsel,
    /// A verb of keeping to oneself: who says that he does not "know" it disputes nothing.
    Reticent,
    /// A verb of saying what is not so: "accused the army of *misleading* them".
    Lie,
    /// A verb of that kind whose object is what is told: "the army *exaggerates* its figures".
    Distort,
    /// What is told that is not so: "accused the army of *propaganda*".
    Untruth,
    /// A verb that joins a verdict to its subject: "the claim *proved* false".
    Linking,
    /// A verb of saying what another holds to be untrue: "did not fire first, as has been *alleged*".
    Alleging,
    /// What somebody says is so, and another may call made up: "the *supposed* attack".
    Alleged,
    /// A verb for what a case has for its ground: "*rests* on false reports".
    Resting,
    /// A mistake, of which an account may be full: "riddled with *errors*".
    Flaw,
    /// How a text has many of them: "*riddled* with".
    Full,
    /// A phrase that negated disputes its subject: "does not *hold water*".
    Holding,
    /// A phrase that disputes its subject: "*defies belief*".
    Untenable,
    /// What somebody lodges against an outcome: "an *appeal* against the result".
    Recourse,
    /// A verb of granting something: who "admits" that his figures were wrong disputes nobody.
    Affirm,
    /// What of a claim there is too little of: "*insufficient* evidence".
    Scant,
    /// What is said to be belied: "despite the army's *claim*".
    Belied,
    /// A phrase that gives the lie to what another has said: "further from the truth".
    Retort,
    /// A verb of coming about: "that never *happened*".
    Happen,
    /// What a claim needs: "evidence", "foundation".
    Ground,
    /// A verb of having none: "*lacks* evidence".
    Lacking,
    /// A verb whose content answers what another has just said: "counter".
    Answer,
    /// A phrase that says so of what another has just said: "*say otherwise*".
    Otherwise,
    /// "The real figure" disputes another one.
    Rival,
    /// A figure that a rival one disputes.
    Figure,
    /// A word that makes a figure a later or a further one, no rival: "*rose* to 40".
    Update,
    /// How far something is not so: who did not "*fully*" comply disputes nothing.
    Degree,
    /// What can be counted: "the *turnout*".
    Tally,
    /// A verb that says what something is called: "label". The parser's slips behind it are mended.
    Naming,
    /// A verb of losing one's life: who "died" has been "killed".
    Death,
    /// A verb that gives a figure: "*put* the toll at 12".
    Estimate,
}

#[derive(Debug, Deserialize)]
struct Row {
    word: String,
    kind: Kind,
}

static WORDS: LazyLock<BTreeSet<(Kind, String)>> = LazyLock::new(|| {
    let rows = resources::lexicon::<Row>("disputes.csv");
    rows.into_iter().map(|row| (row.kind, row.word)).collect()
});

/// Tells whether `word`, a base form, is of that kind.
pub(super) fn is(kind: Kind, word: &str) -> bool {
    WORDS.contains(&(kind, word.to_lowercase()))
}

/// Tells whether a text has a phrase that gives the lie to what another has said.
pub(super) fn retorts(text: &str) -> bool {
    let text = text.to_lowercase();
    let all = WORDS.iter().filter(|(kind, _)| *kind == Kind::Retort);
    all.into_iter().any(|(_, phrase)| text.contains(phrase.as_str()))
}

/// Returns the length in words of the longest phrase of that kind that begins with `first` and
/// goes on with `rest`: "push back on" is three.
pub(super) fn phrase(kind: Kind, first: &str, rest: &[String]) -> Option<usize> {
    (1..=rest.len()).rev().find_map(|length| {
        let phrase = format!("{} {}", first.to_lowercase(), rest[..length].join(" "));
        is(kind, &phrase).then_some(length + 1)
    })
}
