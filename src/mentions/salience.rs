//! How much a thing is in the reader's mind where a pronoun takes it up.

use crate::language::{Dep, Document, TokenId};

use super::chains::Draft;
use super::lexicon::Pronoun;
use super::speakers::{self, Quotation};
use super::stances;
use super::{EntityKind, Gender, Number};

/// The number of mentions above which a thing is spoken of often, however often.
const ENOUGH: usize = 64;

/// For how many sentences one who spoke is taken to go on.
const STILL_SPEAKING: u32 = 2;

/// What is known of who speaks where.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub quotations: &'a [Quotation],
    /// The phrases of those to whom the text ascribes speech, in order.
    pub reports: &'a [usize],
}

/// Returns the quotation around a word.
pub(super) fn quotation(quotations: &[Quotation], token: TokenId) -> Option<&Quotation> {
    let at = quotations.partition_point(|quotation| quotation.tokens.end <= token);
    quotations.get(at).filter(|quotation| quotation.tokens.contains(token))
}

/// Returns the quotations next to a word whose speaker is the phrase `at`.
pub(super) fn own_quotations(
    quotations: &[Quotation],
    word: TokenId,
    at: usize,
) -> impl Iterator<Item = &Quotation> {
    let next = quotations.partition_point(|quotation| quotation.tokens.end <= word);
    let beside = next.saturating_sub(1)..quotations.len().min(next + 1);
    quotations[beside].iter().filter(move |quotation| quotation.speaker == Some(at))
}

/// Returns the sentence from which a pronoun looks back: for one whose words are quoted before
/// it, where the quotation begins.
pub(super) fn origin(draft: &Draft<'_>, quotations: &[Quotation], at: usize) -> u32 {
    let own = own_quotations(quotations, draft.phrases[at].head, at).next();
    let first = own.map(|quotation| draft.document[quotation.tokens.start].sentence.0);
    draft.sentence(at).0.min(first.unwrap_or(u32::MAX))
}

/// Scores an antecedent by distance, function and how often the text has spoken of it.
pub(super) fn score(
    draft: &Draft<'_>,
    context: &Context<'_>,
    at: usize,
    before: usize,
    pronoun: Pronoun,
) -> i64 {
    let (mine, theirs) = (draft.phrases[at].head, draft.phrases[before].head);
    let origin = origin(draft, context.quotations, at);
    let sentences = (i64::from(origin) - i64::from(draft.sentence(before).0)).max(0);
    let mut score = 2000 - 600 * sentences;
    score += function_bonus(draft.document, theirs) + parallel_bonus(draft.document, mine, theirs);
    score += fame_bonus(draft, at, before) + likeness_bonus(draft, before, pronoun);
    if !is_human(pronoun.gender) && stances::is_target(draft.document, mine) {
        score += stances::bonus(draft.set(before).kind());
    }
    score += speaker_bonus(draft, context, at, before);
    let said = || subject_said(draft, mine).is_some_and(|said| draft.same(said, before));
    if is_human(pronoun.gender) && said() {
        score -= 900;
    }
    let quoted = |token| quotation(context.quotations, token).is_some();
    if quoted(theirs) && !quoted(mine) {
        score -= 400;
    }
    if before > at {
        score -= 400;
    }
    score - i64::try_from(at.abs_diff(before)).unwrap_or(i64::MAX / 2)
}

/// Returns how much likelier one is who does in his clause what the pronoun does in its own.
fn parallel_bonus(document: &Document, mine: TokenId, theirs: TokenId) -> i64 {
    if document[mine].dep != document[theirs].dep {
        0
    } else if are_parallel_objects(document, theirs, mine) {
        900
    } else {
        200
    }
}

/// Returns how much likelier one is of whom the text has spoken often, or by name.
fn fame_bonus(draft: &Draft<'_>, at: usize, before: usize) -> i64 {
    let set = draft.set(before);
    let mentions = set.members.range(..at).take(ENOUGH).count();
    140 * i64::from(mentions.max(1).ilog2()) + if set.named { 200 } else { 0 }
}

/// Returns how well kind and gender suit a pronoun.
fn likeness_bonus(draft: &Draft<'_>, before: usize, pronoun: Pronoun) -> i64 {
    let set = draft.set(before);
    let alike = |other: Pronoun| other.gender == pronoun.gender && other.number == pronoun.number;
    let taken_up = draft.features[before].pronoun.is_some_and(alike);
    let doubt = match (is_human(pronoun.gender) && set.gender == Gender::Unknown, set.kind()) {
        (true, EntityKind::Person) => 300,
        (true, _) => 600,
        (false, _) => 0,
    };
    kind_bonus(set.kind(), pronoun) + if taken_up { 200 } else { 0 } - doubt
}

/// Tells whether two phrases are the objects of joined verbs: "A opposed *the tax*, and B dropped
/// *it*".
fn are_parallel_objects(document: &Document, first: TokenId, second: TokenId) -> bool {
    let verb = document.head(second).filter(|_| document[second].dep == Dep::Dobj);
    let joined = verb.filter(|verb| document[*verb].dep == Dep::Conj);
    joined.is_some_and(|verb| document.head(verb) == document.head(first))
}

/// Returns the subject of what the pronoun says behind it or around it, who is rarely who says it:
/// "Smith, he said, is ill".
fn subject_said(draft: &Draft<'_>, pronoun: TokenId) -> Option<usize> {
    let document = draft.document;
    let verb = document.head(pronoun).filter(|_| document[pronoun].dep == Dep::Nsubj)?;
    let around = document.head(verb).filter(|_| document[verb].dep == Dep::Parataxis);
    let said =
        around.or_else(|| document.children_as(verb, Dep::Ccomp).find(|said| *said < pronoun))?;
    // "Smith insisted that it was “over”, he said": he may be Smith.
    if speakers::is_report(document, said) {
        return None;
    }
    let subjects = [Dep::Nsubj, Dep::Nsubjpass].into_iter();
    let subject = subjects.filter_map(|dep| document.child(said, dep)).find(|it| *it < pronoun)?;
    draft.at(subject).filter(|subject| draft.features[*subject].pronoun.is_none())
}

/// Returns how readily a pronoun goes back to a phrase with this function in its clause.
fn function_bonus(document: &Document, head: TokenId) -> i64 {
    match document[head].dep {
        Dep::Nsubj | Dep::Nsubjpass => {
            let main = document.head(head).is_some_and(|verb| document.head(verb).is_none());
            if main { 900 } else { 700 }
        }
        Dep::Dobj | Dep::Dative => 300,
        Dep::Poss => 200,
        Dep::Conj => 100,
        _ => 0,
    }
}

/// Returns how well one who spoke last suits the "he" of "he added".
fn speaker_bonus(draft: &Draft<'_>, context: &Context<'_>, at: usize, before: usize) -> i64 {
    let document = draft.document;
    let pronoun = draft.phrases[at].head;
    // "Smith resigned after he said": the sentence has brought on somebody else.
    let is_aside = |verb: TokenId| {
        document[verb].dep == Dep::Advcl
            && document
                .head(verb)
                .is_some_and(|main| main < pronoun && document[main].dep == Dep::Root)
    };
    let says = document[pronoun].dep == Dep::Nsubj
        && document
            .head(pronoun)
            .is_some_and(|verb| speakers::is_cue(document, verb) && !is_aside(verb));
    if !says {
        return 0;
    }
    let earlier = context.quotations.partition_point(|quotation| quotation.tokens.end <= pronoun);
    let others = context.quotations[..earlier].iter().rev();
    let quoted = others.take(3).map(|quotation| quotation.speaker).find(|who| *who != Some(at));
    let earlier = context.reports.partition_point(|report| *report < at);
    // "“He promised us help.” “We will talk,” she added": he speaks inside of what she says.
    let quoted_in = |token| quotation(context.quotations, token).is_some();
    let is_inner = |report: &usize| quoted_in(draft.phrases[*report].head) && !quoted_in(pronoun);
    let mut before_it = context.reports[..earlier].iter().rev().copied();
    let reported = before_it.find(|report| !is_inner(report));
    let origin = origin(draft, context.quotations, at);
    let is_recent = |speaker: usize| origin <= draft.sentence(speaker).0 + STILL_SPEAKING;
    let is_before = |speaker: Option<usize>| {
        let speaker = speaker.filter(|speaker| is_recent(*speaker));
        i64::from(speaker.is_some_and(|speaker| draft.same(speaker, before)))
    };
    is_before(quoted.flatten()) * 600 + is_before(reported) * 800
}

/// Returns how well a kind of thing suits "it" and "they".
fn kind_bonus(kind: EntityKind, pronoun: Pronoun) -> i64 {
    use EntityKind as K;
    match (pronoun.gender, pronoun.number, kind) {
        (Gender::Neuter, _, K::Organisation | K::Country) => 400,
        (Gender::Neuter, _, K::Document) => 300,
        (Gender::Neuter, _, K::Event | K::Place) => 100,
        (Gender::Unknown, Number::Plural, K::Group) => 500,
        (Gender::Unknown, Number::Plural, K::Organisation) => -200,
        _ => 0,
    }
}

pub(super) fn is_human(gender: Gender) -> bool {
    matches!(gender, Gender::Male | Gender::Female)
}
