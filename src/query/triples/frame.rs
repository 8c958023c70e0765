//! A bracket of a query, and the triple that is being read in it.

use super::{Place, Triple};

/// What a bracket holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Triples.
    Triples,
    /// An expression, a path, a list, values: nothing that is read here.
    Outside,
}

/// What a keyword has begun that holds no triples before the next brace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// Nothing.
    None,
    /// The head of a query, its end, or an alias.
    Words,
    /// VALUES, whose brace holds no triples, either.
    Values,
}

/// A part of a triple.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Missing,
    Unnamed,
    Named(&'a str),
}

impl<'a> Part<'a> {
    pub(super) const fn name(self) -> Option<&'a str> {
        match self {
            Self::Named(name) => Some(name),
            Self::Missing | Self::Unnamed => None,
        }
    }
}

/// A bracket that is open, and the triple in it.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    pub(super) kind: Kind,
    pub(super) head: Head,
    pub(super) subject: Part<'a>,
    pub(super) property: Part<'a>,
    pub(super) step: Option<&'a str>,
    pub(super) in_path: bool,
    pub(super) has_object: bool,
}

impl<'a> Frame<'a> {
    pub(super) const fn new(kind: Kind) -> Self {
        Self {
            kind,
            head: Head::None,
            subject: Part::Missing,
            property: Part::Missing,
            step: None,
            in_path: false,
            has_object: false,
        }
    }

    pub(super) fn end_triple(&mut self) {
        *self = Self::new(self.kind);
    }

    pub(super) const fn end_property(&mut self) {
        (self.property, self.step) = (Part::Missing, None);
        (self.in_path, self.has_object) = (false, false);
    }

    pub(super) fn place(&self) -> Place<'a> {
        if self.kind == Kind::Outside || self.head != Head::None || self.has_object {
            return Place::Outside;
        }
        if self.subject == Part::Missing {
            return Place::Subject;
        }
        if self.property == Part::Missing {
            return Place::Property { subject: self.subject.name(), step: self.step };
        }
        Place::Object { property: self.property.name() }
    }

    /// Takes a term; returns the triple that it completes.
    pub(super) fn term(&mut self, part: Part<'a>) -> Option<Triple<'a>> {
        if self.kind == Kind::Outside || self.head != Head::None {
            return None;
        }
        if self.has_object {
            // The dot between two triples is missing.
            self.end_triple();
        }
        if self.subject == Part::Missing {
            self.subject = part;
        } else if self.property == Part::Missing {
            self.property = if self.in_path { Part::Unnamed } else { part };
        } else {
            self.has_object = true;
            let (subject, property) = (self.subject.name(), self.property.name());
            return Some(Triple { subject, property, object: part.name() });
        }
        None
    }
}
