//! What patterns are joined to: tables of rows, and the variables that link their parts.

use spargebra::algebra::GraphPattern;

use super::names::Names;

/// Tells whether a table has one row at the most.
pub(super) fn has_one_row(pattern: &GraphPattern) -> bool {
    use GraphPattern as P;
    match pattern {
        P::Group { variables, .. } => variables.is_empty(),
        P::Slice { length: Some(0 | 1), .. } => true,
        P::Project { inner, .. }
        | P::Distinct { inner }
        | P::Reduced { inner }
        | P::Extend { inner, .. }
        | P::OrderBy { inner, .. }
        | P::Filter { inner, .. } => has_one_row(inner),
        _ => false,
    }
}

/// What is joined to one table: the variables of each part, and of what links parts.
#[derive(Debug, Default)]
pub(super) struct Joined {
    pub(super) rows: Vec<Names>,
    pub(super) links: Vec<Names>,
}

impl Joined {
    /// Returns the variables of the parts, those together that something joins.
    ///
    /// What has a value from around is fixed, and joins all that name it.
    pub(super) fn groups(&self, outer: &Names) -> Vec<Names> {
        let mut groups: Vec<Names> = Vec::new();
        for names in self.rows.iter().chain(&self.links) {
            let mut whole = names.clone();
            let fixed = |names: &Names| names.iter().any(|name| outer.contains(name));
            groups.retain(|group| {
                let touches = !group.is_disjoint(&whole) || (fixed(group) && fixed(&whole));
                if touches {
                    whole.extend(group.iter().cloned());
                }
                !touches
            });
            groups.push(whole);
        }
        let has_rows = |group: &Names| self.rows.iter().any(|row| !row.is_disjoint(group));
        groups.retain(|group| !group.is_empty() && has_rows(group));
        groups
    }
}
