//! Reads the triples out of a query, and where in one its end stands, also when it is half typed.
//!
//! ```text
//! tokens ──read──▶ triples, and the place of what comes next
//! ```
//!
//! Looser than the grammar: what stands wrong is stepped over, so that a missing
//! dot further up does not take away what is known of a variable.

mod frame;

use super::scan::{self, Token, TokenKind};
use frame::{Frame, Head, Kind, Part};

/// A triple as it is written; a part is none where it is a path or a node without a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Triple<'a> {
    /// What it is about.
    pub subject: Option<&'a str>,
    /// `a` is a property like any other.
    pub property: Option<&'a str>,
    /// The value.
    pub object: Option<&'a str>,
}

/// What may come at the end of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// No part of a triple: the head of a query, an expression, the end of a triple.
    Outside,
    /// A subject.
    Subject,
    /// A property.
    Property {
        /// Of what; none where it has no name.
        subject: Option<&'a str>,
        /// In a path, the property before the slash.
        step: Option<&'a str>,
    },
    /// An object.
    Object {
        /// Of which property; none where it is a path.
        property: Option<&'a str>,
    },
}

/// Returns the triples of a query, and the place that its end is; the tokens hold no comments.
#[must_use]
pub fn read<'a>(text: &'a str, tokens: &[Token]) -> (Vec<Triple<'a>>, Place<'a>) {
    let mut reader = Reader { stack: vec![Frame::new(Kind::Outside)], triples: Vec::new() };
    for token in tokens {
        reader.take(token.kind, token.of(text));
    }
    let place = reader.top().place();
    (reader.triples, place)
}

struct Reader<'a> {
    stack: Vec<Frame<'a>>,
    triples: Vec<Triple<'a>>,
}

impl<'a> Reader<'a> {
    fn top(&mut self) -> &mut Frame<'a> {
        if self.stack.is_empty() {
            self.stack.push(Frame::new(Kind::Outside));
        }
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn take(&mut self, kind: TokenKind, words: &'a str) {
        match kind {
            TokenKind::Open => self.open(words),
            TokenKind::Close => self.close(words),
            TokenKind::Mark => self.mark(words),
            TokenKind::Word => self.word(words),
            TokenKind::Language | TokenKind::Comment | TokenKind::Stray => {}
            _ => self.term(Part::Named(words)),
        }
    }

    fn term(&mut self, part: Part<'a>) {
        let triple = self.top().term(part);
        self.triples.extend(triple);
    }

    fn open(&mut self, words: &str) {
        let top = self.top();
        let frame = match words {
            "{" if top.head != Head::Values => Frame::new(Kind::Triples),
            "[" if top.kind == Kind::Triples => {
                Frame { subject: Part::Unnamed, ..Frame::new(Kind::Triples) }
            }
            _ => Frame::new(Kind::Outside),
        };
        self.stack.push(frame);
    }

    fn close(&mut self, words: &str) {
        self.stack.pop();
        let top = self.top();
        let completes_triple = top.subject != Part::Missing;
        match words {
            "]" => self.term(Part::Unnamed),
            // A path in brackets, or a list.
            ")" if completes_triple => self.term(Part::Unnamed),
            ")" => {}
            _ => top.end_triple(),
        }
    }

    fn mark(&mut self, words: &str) {
        let top = self.top();
        match words {
            "." => top.end_triple(),
            ";" => top.end_property(),
            "," => top.has_object = false,
            "/" | "|" if top.property != Part::Missing && !top.has_object => {
                top.step = if words == "/" { top.property.name() } else { None };
                (top.property, top.in_path) = (Part::Missing, true);
            }
            "*" | "+" | "?" if top.property != Part::Missing && !top.has_object => {
                top.property = Part::Unnamed;
            }
            "^" | "!" if top.property == Part::Missing => top.in_path = true,
            _ => {}
        }
    }

    fn word(&mut self, words: &'a str) {
        let top = self.top();
        let begins_property = top.subject != Part::Missing && top.property == Part::Missing;
        if (words == "a" && begins_property) || scan::is_boolean(words) {
            self.term(Part::Named(words));
            return;
        }
        let is = |names: &[&str]| names.iter().any(|name| words.eq_ignore_ascii_case(name));
        top.end_triple();
        let begins_head =
            ["SELECT", "DISTINCT", "AS", "WHERE", "GROUP", "ORDER", "BY", "HAVING", "LIMIT"];
        top.head = if is(&["VALUES"]) {
            Head::Values
        } else if is(&begins_head) || is(&["OFFSET", "ASC", "DESC"]) {
            Head::Words
        } else {
            Head::None
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each triple as three words, and the place of the end.
    fn found(text: &str) -> (Vec<String>, Place<'_>) {
        let (triples, place) = read(text, &scan::scan(text));
        let part = |part: Option<&str>| part.unwrap_or("_").to_owned();
        let words = |triple: &Triple<'_>| {
            [triple.subject, triple.property, triple.object].map(part).join(" ")
        };
        (triples.iter().map(words).collect(), place)
    }

    #[test]
    fn lists_of_properties_and_objects_are_told_apart() {
        let (triples, place) =
            found("SELECT ?x { ?x a n:A ; n:p ?y, ?z . ?y n:q/n:r* [ n:s 1 ] ; ");
        assert_eq!(
            triples,
            ["?x a n:A", "?x n:p ?y", "?x n:p ?z", "_ n:s 1", "?y _ _"].map(str::to_owned)
        );
        assert_eq!(place, Place::Property { subject: Some("?y"), step: None });
    }

    #[test]
    fn filters_values_and_subqueries_hold_no_triples_of_their_own() {
        let text = "SELECT ?x { VALUES ?x { n:a n:b n:c } FILTER(?x = n:a) OPTIONAL { ?x n:p ?y } \
                    { SELECT ?z { ?z n:q n:d } GROUP BY ?z } BIND(1 AS ?n) ?x";
        let (triples, place) = found(text);
        assert_eq!(triples, ["?x n:p ?y".to_owned(), "?z n:q n:d".to_owned()]);
        assert_eq!(place, Place::Property { subject: Some("?x"), step: None });
    }

    #[test]
    fn the_end_of_half_a_query_has_its_place() {
        assert_eq!(found("SELECT ?x ").1, Place::Outside);
        assert_eq!(found("SELECT ?x { ").1, Place::Subject);
        assert_eq!(found("SELECT ?x { ?x a ").1, Place::Object { property: Some("a") });
        assert_eq!(found("SELECT ?x { ?x n:p ?y ").1, Place::Outside);
        assert_eq!(found("SELECT ?x { ?x n:p ?y, ").1, Place::Object { property: Some("n:p") });
        let step = Place::Property { subject: Some("?x"), step: Some("n:p") };
        assert_eq!(found("SELECT ?x { ?x n:p/").1, step);
        assert_eq!(found("SELECT ?x { ?x a n:A ?y n:p ?z FILTER(").1, Place::Outside);
    }

    #[test]
    fn a_missing_dot_begins_a_triple_all_the_same() {
        let (triples, _) = found("ASK { ?x a n:A ?y n:p ?z }");
        assert_eq!(triples, ["?x a n:A".to_owned(), "?y n:p ?z".to_owned()]);
    }
}
