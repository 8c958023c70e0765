//! Collects offices, meetings and figures, each once.

use std::collections::{BTreeMap, BTreeSet};

use super::names::fold;
use super::world::{
    About, ArticleId, EntityId, Meeting, MeetingId, Office, OfficeId, Point, Quantity, QuantityId,
    Stated,
};
use crate::facts::{Bound, When};

/// Offices, meetings and quantities as they are met; they are sorted in the end.
#[derive(Debug, Default)]
pub(super) struct Lists {
    offices: BTreeMap<OfficeKey, (usize, BTreeSet<String>)>,
    meetings: BTreeMap<MeetingKey, (usize, BTreeSet<String>)>,
    quantities: BTreeMap<QuantityKey, (usize, BTreeSet<String>)>,
}

/// Title and organisation; without an organisation, who holds it.
type OfficeKey = (String, Option<EntityId>, Option<EntityId>);

/// Participants, day, and without a day the wording and the article.
type MeetingKey = (BTreeSet<EntityId>, Option<jiff::civil::Date>, Option<(String, ArticleId)>);

/// Subject, value, unit, and how exact it is meant.
type QuantityKey = (String, String, String, Bound);

/// Returns the place of `key`, which is the next one if it is new, and adds a wording to it.
fn place_in<K: Ord>(
    list: &mut BTreeMap<K, (usize, BTreeSet<String>)>,
    key: K,
    words: Option<&str>,
) -> usize {
    let next = list.len();
    let (place, wordings) = list.entry(key).or_insert_with(|| (next, BTreeSet::new()));
    wordings.extend(words.map(str::to_owned));
    *place
}

impl Lists {
    /// Adds an office; "president" of nobody knows what is another for each who is one.
    pub(super) fn office(
        &mut self,
        role: &str,
        organisation: Option<EntityId>,
        holder: Option<EntityId>,
    ) -> About {
        let holder = holder.filter(|_| organisation.is_none());
        let place = place_in(&mut self.offices, (fold(role), organisation, holder), Some(role));
        About::Office(OfficeId::at(place))
    }

    pub(super) fn meeting(
        &mut self,
        article: usize,
        participants: &[EntityId],
        place: Option<&String>,
        date: Option<&When>,
    ) -> About {
        let participants = participants.iter().copied().collect();
        let here = ArticleId::at(article);
        let key = match date {
            Some(When::Day(day)) => (participants, Some(*day), None),
            Some(When::Worded(words)) => (participants, None, Some((words.clone(), here))),
            None => (participants, None, Some((String::new(), here))),
        };
        let place = place_in(&mut self.meetings, key, place.map(String::as_str));
        About::Meeting(MeetingId::at(place))
    }

    pub(super) fn quantity(
        &mut self,
        subject: &str,
        value: f64,
        unit: &str,
        bound: Bound,
    ) -> QuantityId {
        let key = (fold(subject), value.to_string(), unit.to_owned(), bound);
        QuantityId::at(place_in(&mut self.quantities, key, Some(subject)))
    }

    /// Returns the lists in order of their content, and leads statements and points to the new places.
    pub(super) fn sorted(
        self,
        statements: &mut [Stated],
        points: &mut [Point],
    ) -> (Vec<Office>, Vec<Meeting>, Vec<Quantity>) {
        let offices = order(self.offices.values());
        let meetings = order(self.meetings.values());
        let quantities = order(self.quantities.values());
        for stated in statements {
            match &mut stated.about {
                About::Office(id) => *id = OfficeId::at(offices[id.index()]),
                About::Meeting(id) => *id = MeetingId::at(meetings[id.index()]),
                About::Quantity(id) => *id = QuantityId::at(quantities[id.index()]),
                About::Entity(_) | About::Point(_) | About::Claim(_) => {}
            }
        }
        for point in points {
            let met = std::mem::take(&mut point.quantities);
            let sorted = met.into_iter().map(|id| QuantityId::at(quantities[id.index()]));
            point.quantities = sorted.collect();
        }
        let first = |words: BTreeSet<String>| words.into_iter().next().unwrap_or_default();
        let offices = self.offices.into_iter().map(|((key, organisation, holder), (_, titles))| {
            Office { title: first(titles), key, organisation, holder }
        });
        let meetings = self.meetings.into_iter().map(|((participants, day, here), (_, places))| {
            let (time, article) = here.unzip();
            let time = time.filter(|words| !words.is_empty());
            Meeting { participants, day, time, article, places }
        });
        let quantities =
            self.quantities.into_iter().map(|((_, value, unit, bound), (_, subjects))| Quantity {
                subject: first(subjects),
                value,
                unit,
                bound,
            });
        (offices.collect(), meetings.collect(), quantities.collect())
    }
}

/// Returns, for each place as things were met, its place in order of content.
fn order<'a>(list: impl Iterator<Item = &'a (usize, BTreeSet<String>)>) -> Vec<usize> {
    let mut places: Vec<(usize, usize)> =
        list.enumerate().map(|(sorted, (met, _))| (*met, sorted)).collect();
    places.sort_unstable();
    places.into_iter().map(|(_, sorted)| sorted).collect()
}
