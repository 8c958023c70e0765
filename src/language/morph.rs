//! The morphological features that a lemma hangs on.

use super::scheme::Pos;

/// The features of a token, as far as the lemmatizer asks for them.
///
/// A pipeline names features as Universal Dependencies does,
/// `Number=Sing|Person=3`: <https://universaldependencies.org/u/feat/>.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Morph {
    number: Option<Number>,
    verb_form: Option<VerbForm>,
    present: bool,
    /// Whether an adjective or adverb is in the positive degree.
    positive: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    Singular,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum VerbForm {
    Infinitive,
    Finite,
    Formless,
    Other,
}

impl Morph {
    /// Reads features; `_` and the empty string name none.
    #[must_use]
    pub fn parse(features: &str) -> Self {
        let mut morph = Self::default();
        for feature in features.split('|') {
            match feature.split_once('=') {
                Some(("Number", "Sing")) => morph.number = Some(Number::Singular),
                Some(("Number", _)) => morph.number = Some(Number::Other),
                Some(("VerbForm", form)) => morph.verb_form = Some(VerbForm::parse(form)),
                Some(("Tense", tense)) => morph.present = tense == "Pres",
                Some(("Degree", degree)) => morph.positive = degree == "Pos",
                _ => {}
            }
        }
        morph
    }

    /// Tells whether an English word with these features is its own base form.
    pub(super) fn is_base_form(self, pos: Pos) -> bool {
        match self.verb_form {
            _ if pos == Pos::Noun && self.number == Some(Number::Singular) => true,
            Some(VerbForm::Finite) if pos == Pos::Verb && self.present => {
                self.number.is_none() || self.positive
            }
            Some(VerbForm::Infinitive | VerbForm::Formless) => true,
            _ => self.positive,
        }
    }
}

impl VerbForm {
    fn parse(form: &str) -> Self {
        match form {
            "Inf" => Self::Infinitive,
            "Fin" => Self::Finite,
            "None" => Self::Formless,
            _ => Self::Other,
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
