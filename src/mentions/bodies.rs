//! Joins the names of organisations: a shorter one is that of the longer one which it begins or which only
//! says of what country it is.

use std::collections::BTreeSet;

use super::EntityKind;
use super::chains::Draft;
use super::lexicon;
use super::names::Group;

/// Joins shorter names of an organisation to the full one: "Mahan" to "Mahan Air", "the Supreme
/// Court" to "the Supreme Court of the United Kingdom", "UK Parliament" to "Parliament".
pub(super) fn join(draft: &mut Draft<'_>, groups: &[Group]) {
    for short in groups {
        let member = short.members[0];
        if draft.kind(member) == EntityKind::Person
            && draft.set(member).votes.of(EntityKind::Person) > 4.0
        {
            continue;
        }
        let (base, country) = without_country(&short.words);
        let known = lexicon::entry(&short.words.join(" "))
            .is_some_and(|entry| entry.kind != EntityKind::Organisation);
        if base.is_empty() || known || lexicon::nationality(&short.words.join(" ")).is_some() {
            continue;
        }
        let longer: BTreeSet<usize> = groups
            .iter()
            .filter(|long| long.words.len() > short.words.len() && is_organisation(draft, long))
            .filter(|long| {
                let (long_base, long_country) = without_country(&long.words);
                let same_country =
                    country.is_none() || long_country.is_none() || country == long_country;
                let shortened = long.words.starts_with(&short.words) && long_base != base;
                let rest = &long.words[short.words.len().min(long.words.len())..];
                let shortened = shortened && is_distinctive(&short.words, rest);
                same_country && (long_base == base || shortened)
            })
            .map(|long| draft.first(long.members[0]))
            .collect();
        if let [long] = longer.iter().copied().collect::<Vec<_>>()[..] {
            draft.join(long, member);
        }
    }
}

fn is_organisation(draft: &Draft<'_>, group: &Group) -> bool {
    matches!(draft.kind(group.members[0]), EntityKind::Organisation | EntityKind::Other)
}

/// Tells whether the first words of a name may stand for it: not a bare "National", nor "Social
/// Security" for its administration.
fn is_distinctive(words: &[String], rest: &[String]) -> bool {
    if words.len() > 1 {
        return rest
            .first()
            .is_some_and(|word| matches!(word.as_str(), "of" | "for" | "in" | "on"));
    }
    words.iter().any(|word| {
        lexicon::noun(word).is_some_and(|noun| noun.kind == EntityKind::Organisation)
            || (word.len() > 3
                && lexicon::given_name(word).is_none()
                && lexicon::noun(word).is_none())
    })
}

/// Returns the words of a name without those of a country, and the country.
fn without_country(words: &[String]) -> (Vec<&str>, Option<&'static str>) {
    let mut country = None;
    let mut base: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // The longest country name that begins here, up to "United Kingdom".
        let found = (1..=3.min(words.len() - at)).rev().find_map(|length| {
            let name = words[at..at + length].join(" ");
            let of = lexicon::entry(&name).filter(|entry| entry.kind == EntityKind::Country);
            let of = of
                .and_then(|entry| entry.country.as_deref())
                .or_else(|| lexicon::nationality(&name));
            of.map(|country| (length, country))
        });
        if let Some((length, of)) = found {
            country = Some(of);
            at += length;
        } else {
            base.push(&words[at]);
            at += 1;
        }
    }
    while base.last().is_some_and(|word| matches!(*word, "of" | "the" | "for" | "in")) {
        base.pop();
    }
    (base, country)
}
