//! Joins the names of persons: spellings, nicknames, middle names, surnames alone.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Labels;
use super::gazetteer::is_place;
use super::names::{full_name, given_name_groups, middles_agree, skeleton};
use super::world::Kind;

/// Joins full names of one person.
///
/// First and last name must sound alike, or the first names be forms of one given
/// name. If middle names in such a bucket contradict one another, nobody can tell
/// whom the names without a middle one are of, and all stay apart.
pub(super) fn join(labels: &mut Labels<'_>) {
    let mut alike: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    let mut forms: BTreeMap<(u32, String), Vec<usize>> = BTreeMap::new();
    for (place, label) in labels.all.iter().enumerate() {
        if label.kind != Kind::Person || !label.apart.is_empty() {
            continue;
        }
        let Some(name) = full_name(&label.name) else { continue };
        let last = skeleton(name.last);
        alike.entry((skeleton(name.first), last.clone())).or_default().push(place);
        for group in given_name_groups(name.first) {
            forms.entry((*group, last.clone())).or_default().push(place);
        }
    }
    join_agreeing(labels, alike.values(), "spelling of the name");
    join_agreeing(labels, forms.values(), "form of the given name");
}

fn join_agreeing<'b>(
    labels: &mut Labels<'_>,
    buckets: impl Iterator<Item = &'b Vec<usize>>,
    reason: &'static str,
) {
    for bucket in buckets {
        if agree(labels, bucket) {
            labels.join_all(bucket, reason);
        }
    }
}

/// Tells whether no two middle names in a bucket contradict each other.
fn agree(labels: &Labels<'_>, bucket: &[usize]) -> bool {
    let names = bucket.iter().filter_map(|place| full_name(&labels.all[*place].name));
    let middles: BTreeSet<Vec<&str>> = names.map(|name| name.middle).collect();
    let middles: Vec<_> = middles.into_iter().filter(|middle| !middle.is_empty()).collect();
    // More than a few are a commonplace name, and then nothing is certain.
    middles.len() <= 8 && middles.iter().all(|a| middles.iter().all(|b| middles_agree(a, b)))
}

/// Gives a surname that stands alone to the only person of that surname whom its article's company suggests.
///
/// A single name that was taken for a place or an organisation may be one too, if
/// the company is larger.
pub(super) fn place_surnames(labels: &mut Labels<'_>) {
    let mut persons: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for place in 0..labels.all.len() {
        if labels.all[place].kind == Kind::Person
            && let Some(last) = full_name(&labels.all[place].name).map(|name| skeleton(name.last))
        {
            let root = labels.root(place);
            persons.entry(last).or_default().insert(root);
        }
    }
    let alone: Vec<(usize, usize, usize)> = labels
        .things()
        .filter(|(article, thing, label)| {
            let label = &labels.all[*label];
            needed_company(label.kind).is_some()
                && (label.kind == Kind::Person || !is_place(&label.name))
                && labels.digests[*article].things[*thing].named
                && full_name(&label.name).is_none()
                && persons.contains_key(&skeleton(&label.name))
        })
        .collect();
    let company = Company::of(labels, &alone, &persons);
    for (article, thing, label) in alone {
        let needed = needed_company(labels.all[label].kind).unwrap_or(usize::MAX);
        let candidates = &persons[&skeleton(&labels.all[label].name)];
        let mut fitting =
            candidates.iter().filter(|person| company.shared(article, **person) >= needed);
        if let (Some(person), None) = (fitting.next(), fitting.next()) {
            labels.move_to((article, thing), *person, "surname of the only such person");
        }
    }
}

/// Returns how many named things an article must share with those of a person for a name alone to be theirs.
fn needed_company(kind: Kind) -> Option<usize> {
    match kind {
        Kind::Person => Some(2),
        Kind::Organisation | Kind::Place | Kind::Other => Some(3),
        Kind::Country | Kind::Group | Kind::Plan | Kind::Event | Kind::Anonymous => None,
    }
}

/// Who and what stands beside whom.
struct Company {
    /// The named things of each article.
    articles: Vec<BTreeSet<usize>>,
    /// By person: the named things of all articles that name them in full.
    persons: BTreeMap<usize, BTreeSet<usize>>,
}

impl Company {
    fn of(
        labels: &mut Labels<'_>,
        alone: &[(usize, usize, usize)],
        persons: &BTreeMap<String, BTreeSet<usize>>,
    ) -> Self {
        let mut articles = vec![BTreeSet::new(); labels.digests.len()];
        let things: Vec<_> = labels.things().collect();
        for (article, thing, label) in &things {
            let named = labels.digests[*article].things[*thing].named;
            if named && labels.all[*label].apart.is_empty() {
                articles[*article].insert(labels.root(*label));
            }
        }
        // Only persons whose surname stands alone somewhere need company.
        let surnames: BTreeSet<String> =
            alone.iter().map(|(_, _, label)| skeleton(&labels.all[*label].name)).collect();
        let wanted: BTreeSet<usize> =
            surnames.iter().filter_map(|name| persons.get(name)).flatten().copied().collect();
        let mut of_person: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (article, _, label) in &things {
            let root = labels.root(*label);
            if wanted.contains(&root) {
                of_person.entry(root).or_default().extend(&articles[*article]);
            }
        }
        Self { articles, persons: of_person }
    }

    /// Returns how many named things an article shares with those that a person stands beside.
    fn shared(&self, article: usize, person: usize) -> usize {
        let Some(company) = self.persons.get(&person) else { return 0 };
        let here = self.articles[article].iter();
        here.filter(|label| **label != person && company.contains(label)).count()
    }
}
