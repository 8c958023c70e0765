//! Slips where two who act are joined: by a comma in headlines, or as the sides of a conflict.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::draft::Draft;
use crate::language::document::TokenId;
use crate::language::scheme::{Dep, NameLabel, Pos, Tag};
use crate::resources;

/// On which side of a conflict those are whom a noun names: `data/lexicon/sides.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Side {
    State,
    Rebel,
}

static SIDES: LazyLock<HashSet<(Side, String)>> = LazyLock::new(|| {
    let rows: Vec<Row> = resources::lexicon("sides.csv");
    rows.into_iter().map(|row| (row.side, row.noun)).collect()
});

#[derive(Deserialize)]
struct Row {
    noun: String,
    side: Side,
}

fn is_side(noun: &str, side: Side) -> bool {
    SIDES.contains(&(side, noun.to_owned()))
}

impl Draft<'_> {
    /// "Norway, Kenya sign fish pact": the first of two subjects was taken for an aside.
    pub(super) fn subjects_of_headline(&mut self, first: TokenId) {
        let document = self.document;
        let Some(verb) = document.head(first).filter(|verb| *verb > first) else { return };
        let sentence = document.sentence_of(first).tokens;
        let words = document.subtree(first);
        let time = document
            .name_at(first)
            .is_some_and(|name| matches!(name.label, NameLabel::Date | NameLabel::Time));
        let noun = |id: TokenId| matches!(document[id].pos, Pos::Noun | Pos::Propn);
        let aside = matches!(document[first].dep, Dep::Npadvmod | Dep::Dep | Dep::Nsubj)
            && words.start == sentence.start
            && noun(first)
            && !time;
        let plural = matches!(document[verb].tag, Tag::Vbp | Tag::Vb)
            && document[verb].dep == Dep::Root
            && document.children_as(verb, Dep::Aux).next().is_none();
        let (Some(second), comma) = (verb.previous(), words.end) else { return };
        let beside = second > comma
            && document[comma].tag == Tag::Comma
            && noun(second)
            && document.head(second) == Some(verb)
            && document.subtree(second).start == comma.next();
        // Headlines have no articles; "Pier to close, engineers say" tells what is said.
        let other = |id: u32| {
            matches!(document[TokenId(id)].pos, Pos::Det | Pos::Verb | Pos::Aux | Pos::Adp)
        };
        if aside && plural && beside && !(sentence.start.0..verb.0).any(other) {
            self.attach(first, verb, Dep::Nsubj);
            self.attach(second, first, Dep::Conj);
            self.attach(comma, first, Dep::Punct);
        }
    }

    /// "Norway's government and island rebels met": one of two sides was taken for a part of the noun
    /// for the other.
    pub(super) fn side_joined_before_noun(&mut self, state: TokenId) {
        let document = self.document;
        let Some(rebels) = document.head(state).filter(|rebels| *rebels > state) else { return };
        let joined = document.child(state, Dep::Conj).filter(|joined| joined.next() == rebels);
        let is_pair = matches!(document[state].dep, Dep::Nmod | Dep::Compound)
            && is_side(document.lemma(state), Side::State)
            && is_side(document.lemma(rebels), Side::Rebel);
        let Some(joined) = joined.filter(|_| is_pair) else { return };
        let (above, dep) = (document[rebels].head, document[rebels].dep);
        for child in document.children(rebels).iter().filter(|child| **child < state) {
            self.attach(*child, state, document[*child].dep);
        }
        self.attach(joined, rebels, Dep::Compound);
        self.heads[state.index()] = if above == rebels { state } else { above };
        self.deps[state.index()] = dep;
        self.heads[rebels.index()] = state;
        self.deps[rebels.index()] = Dep::Conj;
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::arc;

    #[test]
    fn subjects_with_a_comma_between_them_are_joined() {
        let text = "Norway, Kenya agree to fish pact";
        assert_eq!(arc(text, "Norway"), "nsubj agree");
        assert_eq!(arc(text, "Kenya"), "conj Norway");
    }

    #[test]
    fn two_sides_are_two() {
        let text = "Norway's government and island rebels reached an agreement.";
        assert_eq!(arc(text, "government"), "nsubj reached");
        assert_eq!(arc(text, "rebels"), "conj government");
    }
}
