//! Joins names: one name is one thing throughout an article, a surname is its bearer's.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use strsim::damerau_levenshtein;

use crate::language::NameLabel;

use super::acronyms;
use super::bodies;
use super::chains::Draft;
use super::lexicon;
use super::{EntityKind, Gender, MentionKind};

/// The shortest surname of which two spellings may be one.
const SHORTEST_VARIANT: usize = 6;

/// The phrases that word one name, with its words.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub words: Vec<String>,
    pub members: Vec<usize>,
}

/// Joins the names of a document.
pub(super) fn join(draft: &mut Draft<'_>) {
    let groups = groups(draft);
    for group in &groups {
        for member in &group.members {
            draft.join(group.members[0], *member);
        }
    }
    join_entries(draft, &groups);
    acronyms::join(draft, &groups);
    join_parts(draft, &groups);
    bodies::join(draft, &groups);
    join_spellings(draft, &groups);
    for group in &groups {
        let member = group.members[0];
        if let [word] = group.words.as_slice()
            && draft.kind(member) == EntityKind::Person
            && let Some(given) = lexicon::given_name(word)
        {
            draft.presume_gender(member, given.gender);
        }
    }
}

/// Groups the phrases by their names. A name that is both a place's and a bearer's surname
/// ("Washington") makes two groups: phrases with a title or the label of a person, and the rest.
fn groups(draft: &Draft<'_>) -> Vec<Group> {
    let mut found: BTreeMap<(String, bool), Vec<usize>> = BTreeMap::new();
    let mut surnames = BTreeSet::new();
    for (at, phrase) in draft.phrases.iter().enumerate() {
        let Some(name) = phrase.name.filter(|_| phrase.kind == MentionKind::Name) else { continue };
        let key = lexicon::key(draft.document.words(name));
        if name.len() > 1 && draft.kind(at) == EntityKind::Person {
            surnames.extend(key.rsplit(' ').next().map(str::to_owned));
        }
        found.entry((key, false)).or_default().push(at);
    }
    let ambiguous: Vec<_> = found
        .keys()
        .filter(|(key, _)| surnames.contains(key) && lexicon::entry(key).is_some())
        .cloned()
        .collect();
    for key in ambiguous {
        let bearer = |at: &usize| {
            draft.phrases[*at].label == Some(NameLabel::Person)
                || !draft.features[*at].roles.is_empty()
                || !draft.features[*at].former.is_empty()
        };
        let (persons, others) =
            found.remove(&key).unwrap_or_default().into_iter().partition(bearer);
        found.insert((key.0.clone(), true), persons);
        found.insert(key, others);
    }
    let words = |key: String| key.split(' ').map(str::to_owned).collect();
    let mut groups: Vec<Group> = found
        .into_iter()
        .filter(|(_, members)| !members.is_empty())
        .map(|((key, _), members)| Group { words: words(key), members })
        .collect();
    groups.sort_by_key(|group| group.members[0]);
    groups
}

/// Joins the names that the gazetteers know as one: "the US" and "America".
fn join_entries(draft: &mut Draft<'_>, groups: &[Group]) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for group in groups {
        let member = group.members[0];
        let Some(entry) = lexicon::entry(&group.words.join(" ")) else { continue };
        if draft.kind(member) == EntityKind::Person {
            continue;
        }
        let first = *seen.entry(entry.canonical.as_str()).or_insert(member);
        draft.join(first, member);
    }
}

/// Joins a person's surname or given name to the full name, a shorter name to a longer one.
fn join_parts(draft: &mut Draft<'_>, groups: &[Group]) {
    let mut short_first: Vec<&Group> = groups.iter().collect();
    short_first.sort_by_key(|group| Reverse(group.words.len()));
    for short in short_first {
        let member = short.members[0];
        if !may_be_person(draft, short) {
            continue;
        }
        let longer = |matches: fn(&[String], &[String]) -> bool| -> Vec<usize> {
            groups
                .iter()
                .filter(|long| long.words.len() > short.words.len())
                .filter(|long| draft.kind(long.members[0]) == EntityKind::Person)
                .filter(|long| matches(&short.words, &long.words))
                .filter(|long| same_gender(draft, member, long.members[0]))
                .map(|long| draft.first(long.members[0]))
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect()
        };
        let mut bearers = longer(is_end_of);
        if bearers.is_empty() {
            bearers = longer(is_start_of);
        }
        if let Some(bearer) = likeliest(draft, member, &bearers) {
            draft.join(bearer, member);
        }
    }
}

/// Tells whether a name may be a person's: nothing that the gazetteers know without a title.
fn may_be_person(draft: &Draft<'_>, group: &Group) -> bool {
    let member = group.members[0];
    let votes = draft.set(member).votes;
    let known = lexicon::entry(&group.words.join(" ")).is_some()
        || lexicon::nationality(&group.words.join(" ")).is_some();
    let titled = votes.of(EntityKind::Person) >= 8.0;
    let single_person = votes.of(EntityKind::Group) < 8.0;
    single_person
        && (titled || !known)
        && votes.of(EntityKind::Organisation) < 6.0 + votes.of(EntityKind::Person)
}

fn same_gender(draft: &Draft<'_>, one: usize, other: usize) -> bool {
    let (one, other) = (draft.set(one).gender, draft.set(other).gender);
    one == other || one == Gender::Unknown || other == Gender::Unknown
}

/// Tells whether `short` is `long` without some of the words before its last.
fn is_end_of(short: &[String], long: &[String]) -> bool {
    let surname =
        |word: &String| word.trim_start_matches("al-").trim_start_matches("Al-").to_owned();
    let same_last = match (short.last(), long.last()) {
        (Some(short), Some(long)) => surname(short) == surname(long),
        _ => false,
    };
    let mut rest = long[..long.len() - 1].iter();
    same_last && short[..short.len() - 1].iter().all(|word| rest.any(|other| other == word))
}

/// Tells whether `short` is how `long` begins: a given name, a surname that comes first, all but the
/// last names ("Abdel Karim" of "Abdel Karim Hassan"), or but the number ("Queen Elizabeth II").
fn is_start_of(short: &[String], long: &[String]) -> bool {
    long.starts_with(short)
}

/// Returns the bearer that a shared name most likely means: one with the same title, the one
/// named last before it, or the only one.
fn likeliest(draft: &Draft<'_>, member: usize, bearers: &[usize]) -> Option<usize> {
    if let [bearer] = bearers {
        return Some(*bearer);
    }
    let last_before =
        |bearer: &&usize| draft.set(**bearer).members.range(..member).next_back().copied();
    let shares_title = |bearer: &usize| {
        let titles = &draft.set(member).roles;
        draft.set(*bearer).roles.iter().any(|role| titles.contains(role))
    };
    // A headline's surname is that of the first bearer behind it.
    let first = |bearer: &usize| Reverse(draft.set(*bearer).members.first().copied());
    let rank = |bearer: &&usize| (shares_title(bearer), last_before(bearer), first(bearer));
    bearers.iter().max_by_key(rank).copied()
}

/// Joins two spellings of one surname: "Zelensky" and "Zelenskyy".
fn join_spellings(draft: &mut Draft<'_>, groups: &[Group]) {
    for (at, one) in groups.iter().enumerate() {
        for other in &groups[at + 1..] {
            let (first, second) = (one.members[0], other.members[0]);
            if draft.same(first, second)
                || !draft_is_person(draft, first)
                || !draft_is_person(draft, second)
                || !same_gender(draft, first, second)
            {
                continue;
            }
            if is_spelling(&one.words, &other.words) {
                draft.join(first, second);
            }
        }
    }
}

fn draft_is_person(draft: &Draft<'_>, member: usize) -> bool {
    draft.kind(member) == EntityKind::Person
}

fn is_spelling(one: &[String], other: &[String]) -> bool {
    let (Some(last), Some(other_last)) = (one.last(), other.last()) else { return false };
    let given = match (one.len(), other.len()) {
        (1, _) | (_, 1) => true,
        _ => {
            one[0].starts_with(|c| other[0].starts_with(c))
                && damerau_levenshtein(&one[0], &other[0]) <= 2
        }
    };
    let (last, other_last) = (last.to_lowercase(), other_last.to_lowercase());
    let length = last.chars().count().min(other_last.chars().count());
    let allowed = if length >= 9 { 2 } else { 1 };
    let same_start = last.chars().take(3).eq(other_last.chars().take(3))
        || (last.chars().next() == other_last.chars().next() && length >= SHORTEST_VARIANT);
    given
        && length >= SHORTEST_VARIANT
        && same_start
        && damerau_levenshtein(&last, &other_last) <= allowed
}
