//! Edits of a text, and the way back from the edited text.

use std::borrow::Cow;

use crate::text::Span;

/// A stretch of a text, and what is to stand in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub place: Span,
    pub becomes: Cow<'static, str>,
}

/// The edits that were applied to a text: what each changed, before and after, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layer(Vec<Change>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Change {
    before: Span,
    after: Span,
}

impl Edit {
    pub(super) fn new(start: usize, end: usize, becomes: impl Into<Cow<'static, str>>) -> Self {
        Self { place: Span::from_range(start..end), becomes: becomes.into() }
    }
}

impl Layer {
    /// Applies edits, whose places count from byte `from` of `text`; none where nothing changes.
    ///
    /// Of edits that overlap the first counts; of those that begin together, the first in the list.
    pub(super) fn apply(mut edits: Vec<Edit>, text: &str, from: usize) -> Option<(Self, String)> {
        edits.sort_by_key(|edit| edit.place.start);
        let mut changes = Vec::new();
        let mut edited = String::with_capacity(text.len());
        let mut done = 0;
        for edit in edits {
            let place = edit.place.range();
            let before = place.start + from..place.end + from;
            if before.start < done {
                continue;
            }
            edited.push_str(&text[done..before.start]);
            done = before.end;
            let start = edited.len();
            edited.push_str(&edit.becomes);
            if text[before.clone()] != *edit.becomes {
                let after = Span::from_range(start..edited.len());
                changes.push(Change { before: Span::from_range(before), after });
            }
        }
        edited.push_str(&text[done..]);
        (!changes.is_empty()).then_some((Self(changes), edited))
    }

    /// Returns what a span of the edited text was before.
    ///
    /// A span that begins or ends inside what an edit put in takes in all that it took out; what
    /// was taken out at its ends stays outside.
    pub(super) fn undo(&self, span: Span) -> Span {
        let start = self.before(span.start, |change| change.after.start <= span.start);
        let start = match start {
            (Some(change), _) if span.start < change.after.end => change.before.start,
            (_, shifted) => shifted,
        };
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = match self.before(span.end, |change| change.after.start < span.end) {
            (Some(change), _) if span.end <= change.after.end => change.before.end,
            (_, shifted) => shifted,
        };
        Span::new(start, end)
    }

    /// Returns the last change that `is_before` holds for, and where `at` stood if it is behind that.
    fn before(&self, at: u32, is_before: impl Fn(&Change) -> bool) -> (Option<Change>, u32) {
        let count = self.0.partition_point(is_before);
        let last = count.checked_sub(1).map(|last| self.0[last]);
        let shifted = last.map_or(at, |last| last.before.end + at.saturating_sub(last.after.end));
        (last, shifted)
    }
}
