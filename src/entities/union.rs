//! Joins things that are one, in any order with the same outcome.

/// A partition of `0..len`, coarsened by [`join`](Self::join).
#[derive(Debug, Clone)]
pub(super) struct Union {
    parents: Vec<usize>,
}

impl Union {
    pub(super) fn new(len: usize) -> Self {
        Self { parents: (0..len).collect() }
    }

    /// Returns the least member of the part that `member` is in.
    pub(super) fn find(&mut self, member: usize) -> usize {
        let mut root = member;
        while self.parents[root] != root {
            root = self.parents[root];
        }
        let mut at = member;
        while self.parents[at] != root {
            at = std::mem::replace(&mut self.parents[at], root);
        }
        root
    }

    /// Makes the parts of `a` and `b` one; tells whether they were two.
    pub(super) fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        // The least member is the root, whatever the order of joins.
        self.parents[a.max(b)] = a.min(b);
        a != b
    }

    /// Returns the least member of each one's part.
    pub(super) fn roots(mut self) -> Vec<usize> {
        (0..self.parents.len()).map(|member| self.find(member)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_joins_does_not_matter() {
        let joined = |pairs: &[(usize, usize)]| {
            let mut union = Union::new(6);
            for (a, b) in pairs {
                union.join(*a, *b);
            }
            union.roots()
        };
        assert_eq!(joined(&[(4, 5), (1, 4), (2, 0)]), [0, 1, 0, 3, 1, 1]);
        assert_eq!(joined(&[(0, 2), (5, 1), (4, 1)]), [0, 1, 0, 3, 1, 1]);
    }
}
