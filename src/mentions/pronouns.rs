//! Joins pronouns to what they stand for: by gender, number, salience and quotation.

use std::collections::BTreeSet;

use crate::language::{Dep, Document, Pos, Tag, TokenId};

use super::chains::Draft;
use super::lexicon::Pronoun;
use super::salience::{Context, is_human, origin, own_quotations, quotation, score};
use super::speakers::{self, Quotation};
use super::{EntityKind, Gender, MentionKind, Number};

/// How many sentences back a pronoun may look.
const REACH: u32 = 4;
/// How many phrases off the antecedent may be, where a sentence has no end.
const REACH_OF_PHRASES: usize = 400;

/// Joins the pronouns of a document, in order.
pub(super) fn join(draft: &mut Draft<'_>) {
    let quotations = speakers::find(draft);
    let reports = reports(draft);
    // "He" says who speaks before "I" says that the speaker does.
    for at in 0..draft.phrases.len() {
        let Some(pronoun) = draft.features[at].pronoun.filter(|pronoun| pronoun.person == 3) else {
            continue;
        };
        if !is_empty(draft.document, draft.phrases[at].head)
            && let Some(found) = antecedent(
                draft,
                &Context { quotations: &quotations, reports: &reports },
                at,
                pronoun,
            )
        {
            draft.join(found, at);
        }
    }
    join_speakers(draft, &quotations);
}

/// Joins "I" and "we" to who says them, and "you" to who is spoken to throughout.
fn join_speakers(draft: &mut Draft<'_>, quotations: &[Quotation]) {
    let (mut authors, mut reader) = ([None, None], None);
    for at in 0..draft.phrases.len() {
        let Some(pronoun) = draft.features[at].pronoun.filter(|pronoun| pronoun.person < 3) else {
            continue;
        };
        // Outside quotations "I" is always the author, or the one who is interviewed.
        let first = match pronoun.person {
            1 => &mut authors[usize::from(pronoun.number == Number::Plural)],
            _ => &mut reader,
        };
        let speaker = match quotation(quotations, draft.phrases[at].head) {
            Some(quotation) => quotation.speaker.filter(|_| pronoun.person == 1),
            None => Some(*first.get_or_insert(at)),
        };
        if let Some(speaker) = speaker {
            draft.join(speaker, at);
        }
    }
}

/// Returns the subjects of reporting verbs and the objects of "according to".
fn reports(draft: &Draft<'_>) -> Vec<usize> {
    let document = draft.document;
    let speaks = |at: &usize| {
        let head = draft.phrases[*at].head;
        let Some(above) = document.head(head) else { return false };
        match document[head].dep {
            Dep::Nsubj => speakers::is_report(document, above),
            // "Smith was quoted as saying", "the paper quoted Smith".
            Dep::Nsubjpass | Dep::Dobj => document.lemma(above) == "quote",
            Dep::Pobj => {
                document.word(above) == "to"
                    && above.0.checked_sub(1).is_some_and(|before| {
                        document.word(TokenId(before)).eq_ignore_ascii_case("according")
                    })
            }
            _ => false,
        }
    };
    // "Smith defended it against critics, saying": the participle has its verb's subject.
    let participles = document.ids().filter(|verb| {
        document[*verb].tag == Tag::Vbg
            && document[*verb].dep == Dep::Advcl
            && speakers::is_report(document, *verb)
    });
    let mut found: Vec<usize> = (0..draft.phrases.len()).filter(speaks).collect();
    found.extend(participles.filter_map(|verb| speakers::subject(draft, verb)));
    found.sort_unstable();
    found.dedup();
    found
}

/// Tells whether a pronoun stands for nothing by itself: "it is clear that", "Her Majesty".
fn is_empty(document: &Document, id: TokenId) -> bool {
    let owned = document.head(id).filter(|_| document[id].dep == Dep::Poss);
    if owned.is_some_and(|owned| {
        document[owned].pos == Pos::Propn && document.word(id).starts_with(char::is_uppercase)
    }) {
        return true;
    }
    if !document.word(id).eq_ignore_ascii_case("it") || document[id].dep != Dep::Nsubj {
        return false;
    }
    let Some(verb) = document.head(id) else { return false };
    let clause = document.children(verb).iter().any(|child| {
        *child > verb
            && matches!(document[*child].dep, Dep::Ccomp | Dep::Csubj | Dep::Xcomp | Dep::Advcl)
            && document.children(*child).iter().any(|mark| {
                matches!(document[*mark].dep, Dep::Mark | Dep::Aux)
                    && matches!(document.word(*mark), "that" | "to" | "whether" | "if")
            })
    });
    let predicate = document
        .children(verb)
        .iter()
        .any(|child| matches!(document[*child].dep, Dep::Acomp | Dep::Attr));
    match document.lemma(verb) {
        "be" => predicate && clause,
        "seem" | "appear" | "turn" | "happen" | "rain" | "snow" => true,
        _ => false,
    }
}

/// Returns the phrase that a pronoun of the third person most likely stands for.
fn antecedent(
    draft: &Draft<'_>,
    context: &Context<'_>,
    at: usize,
    pronoun: Pronoun,
) -> Option<usize> {
    let origin = origin(draft, context.quotations, at);
    let sentence = draft.sentence(at).0;
    let start = draft.phrases[..at]
        .partition_point(|phrase| draft.document[phrase.head].sentence.0 + REACH < origin);
    let end = draft.phrases.len().min(at + REACH_OF_PHRASES);
    let named = named_by(draft, context.quotations, at);
    (start.max(at.saturating_sub(REACH_OF_PHRASES))..end)
        .take_while(|other| draft.sentence(*other).0 <= sentence)
        .filter(|other| !draft.same(*other, at) && !named.contains(&draft.first(*other)))
        .filter(|other| is_candidate(draft, context.quotations, at, *other, pronoun))
        .map(|other| (score(draft, context, at, other, pronoun), other))
        .filter(|(score, _)| *score > 0)
        .max()
        .map(|(_, found)| found)
}

/// Returns the things that the quotation beside a pronoun names: its speaker says "I".
fn named_by(draft: &Draft<'_>, quotations: &[Quotation], at: usize) -> BTreeSet<usize> {
    own_quotations(quotations, draft.phrases[at].head, at)
        .flat_map(|quotation| {
            let start =
                draft.phrases.partition_point(|phrase| phrase.head < quotation.tokens.start);
            let end = draft.phrases.partition_point(|phrase| phrase.head < quotation.tokens.end);
            (start..end).filter(|inner| draft.phrases[*inner].kind == MentionKind::Name)
        })
        .map(|inner| draft.first(inner))
        .collect()
}

fn is_candidate(
    draft: &Draft<'_>,
    quotations: &[Quotation],
    at: usize,
    before: usize,
    pronoun: Pronoun,
) -> bool {
    let document = draft.document;
    let (phrase, other) = (&draft.phrases[at], &draft.phrases[before]);
    if before > at && !is_cataphora(draft, at, before) {
        return false;
    }
    if other.kind == MentionKind::Pronoun {
        let Some(theirs) = draft.features[before].pronoun else { return false };
        if theirs.person != 3 {
            return false;
        }
    }
    if other.tokens.contains(phrase.head) || phrase.tokens.contains(other.head) {
        return false;
    }
    if is_named_below(draft, phrase.head, before) {
        return false;
    }
    // The speaker of a quotation says "I" in it.
    let quoted = quotation(quotations, phrase.head).and_then(|quotation| quotation.speaker);
    if quoted.is_some_and(|speaker| draft.same(speaker, before)) {
        return false;
    }
    fits(draft, before, pronoun)
        && (pronoun.reflexive || !is_bound(document, phrase.head, other.head, draft, before))
}

/// Tells whether the clause of a subject pronoun names the thing again: in "he says that Smith
/// will come", he is not Smith.
fn is_named_below(draft: &Draft<'_>, pronoun: TokenId, thing: usize) -> bool {
    let document = draft.document;
    let Some(verb) = document.head(pronoun).filter(|_| document[pronoun].dep == Dep::Nsubj) else {
        return false;
    };
    let clause = document.subtree(verb);
    let start = draft.phrases.partition_point(|phrase| phrase.head <= pronoun);
    draft.phrases[start..]
        .iter()
        .enumerate()
        .take_while(|(_, phrase)| phrase.head < clause.end)
        .filter(|(_, phrase)| phrase.kind == MentionKind::Name && phrase.head > verb)
        .any(|(at, _)| draft.same(start + at, thing))
}

/// Tells whether the subject of the sentence may come after the pronoun: "After his visit, X …".
fn is_cataphora(draft: &Draft<'_>, at: usize, after: usize) -> bool {
    let document = draft.document;
    let (pronoun, other) = (draft.phrases[at].head, draft.phrases[after].head);
    let subject = document[other].dep == Dep::Nsubj;
    let Some(root) = document.head(other).filter(|_| subject) else { return false };
    document.head(root).is_none()
        && document[pronoun].dep == Dep::Poss
        && pronoun < root
        && other < root
        && draft.phrases[after].kind == MentionKind::Name
        && document.ancestors(pronoun).any(|above| {
            matches!(document[above].dep, Dep::Prep | Dep::Advcl)
                && document.head(above) == Some(root)
        })
}

/// Tells whether kind, gender and number of a thing fit a pronoun.
fn fits(draft: &Draft<'_>, before: usize, pronoun: Pronoun) -> bool {
    let set = draft.set(before);
    let kind = set.kind();
    let singular = set.number == Number::Singular;
    match (pronoun.gender, pronoun.number) {
        (Gender::Male | Gender::Female, _) => {
            let person = kind == EntityKind::Person || is_unknown_name(draft, before);
            let gender = set.gender == pronoun.gender || set.gender == Gender::Unknown;
            person && gender && singular
        }
        (Gender::Neuter, _) => {
            let thing = !matches!(kind, EntityKind::Person) && !is_human(set.gender);
            thing && singular && (kind != EntityKind::Group || !set.named)
        }
        (Gender::Unknown, Number::Plural) => {
            let many = !singular && kind != EntityKind::Person;
            let body = singular && matches!(kind, EntityKind::Organisation | EntityKind::Group);
            many || body
        }
        (Gender::Unknown, Number::Singular) => false,
    }
}

/// Tells whether a thing has a name of which only the model says that it is no person's.
fn is_unknown_name(draft: &Draft<'_>, before: usize) -> bool {
    let set = draft.set(before);
    let theirs = draft.features[before].gender;
    set.named
        && theirs == Gender::Unknown
        && set.country.is_none()
        && draft.phrases[before].kind == MentionKind::Name
        && set.votes.most_but(EntityKind::Person) < 1.0
}

/// Tells whether two phrases are arguments of one verb, and so not one thing: "X saw him".
fn is_bound(
    document: &Document,
    pronoun: TokenId,
    other: TokenId,
    draft: &Draft<'_>,
    before: usize,
) -> bool {
    if document[pronoun].dep == Dep::Poss {
        return false;
    }
    let clause = |id: TokenId| {
        std::iter::once(id)
            .chain(document.ancestors(id))
            .find(|above| matches!(document[*above].pos, Pos::Verb | Pos::Aux))
    };
    let (Some(mine), Some(theirs)) = (clause(pronoun), clause(other)) else { return false };
    let direct = |id: TokenId| {
        matches!(
            document[id].dep,
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Dative | Dep::Pobj | Dep::Attr
        )
    };
    if mine == theirs && direct(pronoun) && direct(other) {
        return true;
    }
    // The subject that a verb shares with the one before it binds as its own does.
    !matches!(document[pronoun].dep, Dep::Nsubj | Dep::Nsubjpass)
        && speakers::subject(draft, mine).is_some_and(|subject| draft.same(subject, before))
        && document[pronoun].dep != Dep::Pobj
}
