//! The morphological features that a lemma hangs on.

use super::scheme::Pos;

/// The features of a token, as far as the lemmatizer asks for them.
///
/// A pipeline names features as Universal Dependencies does,
/// `Number=Sing|Person=3`: <https://universaldependencies.org/u/feat/>.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Morph {
    has_number: bool,
    singular: bool,
    infinitive: bool,
    finite: bool,
    formless: bool,
    present: bool,
    positive: bool,
}

impl Morph {
    /// Reads features; `_` and the empty string name none.
    #[must_use]
    pub fn parse(features: &str) -> Self {
        let mut morph = Self::default();
        for feature in features.split('|') {
            match feature.split_once('=') {
                Some(("Number", value)) => {
                    morph.has_number = true;
                    morph.singular = value == "Sing";
                }
                Some(("VerbForm", "Inf")) => morph.infinitive = true,
                Some(("VerbForm", "Fin")) => morph.finite = true,
                Some(("VerbForm", "None")) => morph.formless = true,
                Some(("Tense", "Pres")) => morph.present = true,
                Some(("Degree", "Pos")) => morph.positive = true,
                _ => {}
            }
        }
        morph
    }

    /// Tells whether an English word with these features is its own base form.
    pub(super) fn is_base_form(self, pos: Pos) -> bool {
        match pos {
            Pos::Noun if self.singular => true,
            Pos::Verb if self.finite && self.present && !self.has_number => true,
            _ => self.infinitive || self.formless || self.positive,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_forms_are_those_without_inflection() {
        let check = |pos, features| Morph::parse(features).is_base_form(pos);
        assert!(check(Pos::Noun, "Number=Sing"));
        assert!(!check(Pos::Noun, "Number=Plur"));
        assert!(!check(Pos::Propn, "Number=Sing"));
        assert!(check(Pos::Verb, "Tense=Pres|VerbForm=Fin"));
        assert!(!check(Pos::Verb, "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"));
        assert!(check(Pos::Aux, "VerbForm=Inf"));
        assert!(check(Pos::Adj, "Degree=Pos"));
        assert!(!check(Pos::Adv, "_"));
    }
}
