//! Who and what stands beside whom: a name alone is whose company it keeps.

use std::collections::{BTreeMap, BTreeSet};

use super::labels::Labels;

/// The named things that articles and entities have around them.
pub(super) struct Company {
    /// The named things of each article.
    articles: Vec<BTreeSet<usize>>,
    /// By entity: the articles that name it, and the named things of these.
    around: BTreeMap<usize, (BTreeSet<usize>, BTreeSet<usize>)>,
}

impl Company {
    /// Looks around the entities that are `wanted`, by their least labels.
    pub(super) fn of(labels: &mut Labels<'_>, wanted: &BTreeSet<usize>) -> Self {
        let mut articles = vec![BTreeSet::new(); labels.digests.len()];
        let things: Vec<_> = labels.things().collect();
        for (article, thing, label) in &things {
            let named = labels.digests[*article].things[*thing].named;
            if named && labels.all[*label].apart.is_empty() {
                articles[*article].insert(labels.root(*label));
            }
        }
        let mut around: BTreeMap<usize, (BTreeSet<usize>, BTreeSet<usize>)> = BTreeMap::new();
        for (article, _, label) in &things {
            let root = labels.root(*label);
            if wanted.contains(&root) {
                let (here, company) = around.entry(root).or_default();
                if here.insert(*article) {
                    company.extend(&articles[*article]);
                }
            }
        }
        Self { articles, around }
    }

    /// Returns how many named things an article shares with those that an entity stands beside.
    pub(super) fn shared(&self, article: usize, entity: usize) -> usize {
        let Some((_, company)) = self.around.get(&entity) else { return 0 };
        let here = self.articles[article].iter();
        here.filter(|label| **label != entity && company.contains(label)).count()
    }

    /// Returns how many named things two entities both stand beside.
    pub(super) fn shared_by(&self, a: usize, b: usize) -> usize {
        let (Some((_, of_a)), Some((_, of_b))) = (self.around.get(&a), self.around.get(&b)) else {
            return 0;
        };
        of_a.intersection(of_b).filter(|label| ![a, b].contains(*label)).count()
    }

    /// Tells whether an article names both of two entities.
    pub(super) fn are_named_together(&self, a: usize, b: usize) -> bool {
        let articles = |entity: usize| self.around.get(&entity).map(|(articles, _)| articles);
        articles(a).zip(articles(b)).is_some_and(|(a, b)| !a.is_disjoint(b))
    }

    /// Returns how many articles name an entity.
    pub(super) fn articles_of(&self, entity: usize) -> usize {
        self.around.get(&entity).map_or(0, |(articles, _)| articles.len())
    }
}
