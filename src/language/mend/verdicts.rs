//! Slips that hang what something is called on the words before it.

use super::draft::Draft;
use super::words::{CLAIM_NOUNS, JUDGING_VERBS, NAMING_VERBS, VERDICTS};
use crate::language::document::{Document, TokenId};
use crate::language::scheme::{Dep, Pos, Tag};

impl Draft<'_> {
    /// "Called the claim that it is safe false", "labelled the account given by the army a smear":
    /// the verdict at the end was taken for a part of the long object.
    pub(super) fn verdict_behind_object(&mut self, verdict: TokenId) {
        let document = self.document;
        let names = |verb: TokenId| NAMING_VERBS.contains(document.lemma(verb));
        self.verdict_of_claim(verdict);
        let Some((verb, part)) = object_around(document, verdict, names) else { return };
        let end = document.subtree(part).end;
        let last = (verdict.0 + 1..end.0).all(|word| document[TokenId(word)].pos == Pos::Punct);
        let places = [Dep::Oprd, Dep::Acomp, Dep::Attr, Dep::Xcomp, Dep::Ccomp];
        let mut others = document.children(verb).iter().filter(|child| **child != part);
        let called = others.any(|child| places.contains(&document[*child].dep));
        if !last || called {
            return;
        }
        if is_verdict(document, verdict) && self.frees_noun(verdict) {
            self.tags[verdict.index()] = Tag::Jj;
            self.attach(verdict, verb, Dep::Oprd);
        } else if self.is_loose(verdict) {
            self.attach(verdict, verb, Dep::Oprd);
        }
    }

    /// "Calls the Lima deal a mistake": what is called something was taken for another such verdict, or,
    /// in "Calls Lima deal a mistake", for a verb.
    pub(super) fn object_before_verdict(&mut self, object: TokenId) {
        let document = self.document;
        let Some(verb) = document.head(object).filter(|verb| *verb < object) else { return };
        let second = document.children_as(verb, Dep::Oprd).find(|second| *second > object);
        let called = document[object].dep == Dep::Oprd
            && NAMING_VERBS.contains(document.lemma(verb))
            && second.is_some_and(|second| document.child(second, Dep::Det).is_some());
        let before = document.child(verb, Dep::Dobj);
        let verb_like = document[object].pos == Pos::Verb;
        match before {
            None if called && !verb_like => self.attach(object, verb, Dep::Dobj),
            Some(part) if called && verb_like && part.next() == object => {
                self.tags[object.index()] = Tag::Nn;
                self.attach(object, verb, Dep::Dobj);
                self.attach(part, object, Dep::Compound);
            }
            _ => {}
        }
    }

    /// "Called the claim nonsense": the claim and the verdict were taken for one noun.
    fn verdict_of_claim(&mut self, verdict: TokenId) {
        let document = self.document;
        let fits =
            matches!(document[verdict].dep, Dep::Dobj | Dep::Oprd) && is_verdict(document, verdict);
        let verb = document
            .head(verdict)
            .filter(|verb| fits && *verb < verdict && NAMING_VERBS.contains(document.lemma(*verb)));
        let noun = verdict.previous().filter(|noun| {
            document[*noun].head == verdict
                && document[*noun].dep == Dep::Compound
                && CLAIM_NOUNS.contains(document.lemma(*noun))
        });
        let (Some(verb), Some(_)) = (verb, noun) else { return };
        if self.frees_noun(verdict) {
            self.attach(verdict, verb, Dep::Oprd);
        }
    }

    /// Gives its place back to the noun before a verdict that was taken for one: in "called the
    /// course of the talks baseless" the "talks" are no part of it. Tells whether there is one.
    fn frees_noun(&mut self, verdict: TokenId) -> bool {
        let document = self.document;
        let (Some(noun), Some(above)) = (verdict.previous(), document.head(verdict)) else {
            return false;
        };
        let compound = document[noun].head == verdict && document[noun].dep == Dep::Compound;
        if !compound {
            return false;
        }
        self.attach(noun, above, document[verdict].dep);
        for child in document.children(verdict).iter().filter(|child| **child < noun) {
            self.attach(*child, noun, document[*child].dep);
        }
        true
    }

    /// Tells whether a word can be a verdict and is out of place where it hangs; frees what it hid.
    fn is_loose(&mut self, verdict: TokenId) -> bool {
        let document = self.document;
        let Some(above) = document.head(verdict).filter(|above| *above < verdict) else {
            return false;
        };
        // "Something odd" is no verdict.
        let behind_noun = document[verdict].dep == Dep::Amod && document[above].pos != Pos::Pron;
        if !is_verdict(document, verdict) {
            return behind_noun && document[verdict].pos == Pos::Adj;
        }
        // "Found that it had been rigged" tells what was found.
        let told =
            [Dep::Aux, Dep::Auxpass].iter().any(|dep| document.child(verdict, *dep).is_some());
        let article = document.child(verdict, Dep::Det).map(|word| document.lemma(word));
        let thing = document[verdict].pos == Pos::Noun && document[verdict].dep != Dep::Acomp;
        if told || thing && !matches!(article, Some("a" | "an")) {
            return false;
        }
        // What is said of a thing within the object is none: "the claim that it was false".
        let second = [Dep::Acomp, Dep::Attr]
            .into_iter()
            .any(|dep| document.child(above, dep).is_some_and(|first| first < verdict));
        self.frees_complement(verdict, above) || second || !is_copula(document.lemma(above))
    }

    /// Gives back what the verdict took: "is *safe* false", "hid *losses* baseless", "calls *for a
    /// boycott* unacceptable". Tells whether there is any.
    fn frees_complement(&mut self, verdict: TokenId, above: TokenId) -> bool {
        let document = self.document;
        let next = |word: &TokenId| word.next() == verdict;
        if let Some(adjective) = document.children_as(verdict, Dep::Amod).find(next) {
            self.attach(adjective, above, Dep::Acomp);
            return true;
        }
        let Some(object) = document
            .child(verdict, Dep::Nsubj)
            .filter(|_| matches!(document[verdict].dep, Dep::Ccomp | Dep::Advcl))
        else {
            return false;
        };
        match document.child(verdict, Dep::Mark) {
            Some(mark) => {
                let noun = document.child(above, Dep::Dobj).unwrap_or(above);
                self.attach(mark, noun, Dep::Prep);
                self.attach(object, mark, Dep::Pobj);
            }
            None => self.attach(object, above, Dep::Dobj),
        }
        true
    }

    /// "Described claims that it had collapsed as misleading": the verdict was hung on a clause or a
    /// noun within the object.
    pub(super) fn verdict_within_object(&mut self, preposition: TokenId) {
        let document = self.document;
        if document.word(preposition) != "as" || document[preposition].dep != Dep::Prep {
            return;
        }
        let judges = |verb: TokenId| JUDGING_VERBS.contains(document.lemma(verb));
        let Some((verb, part)) = object_around(document, preposition, judges) else { return };
        let verdict = [Dep::Pobj, Dep::Amod, Dep::Pcomp, Dep::Acomp];
        let mut verdict = verdict.into_iter().filter_map(|dep| document.child(preposition, dep));
        let own = document.children_as(verb, Dep::Prep).any(|word| document.word(word) == "as");
        let within = document.head(preposition) != Some(part) || document[part].dep != Dep::Dobj;
        if within && part != preposition && !own && verdict.any(|word| is_verdict(document, word)) {
            self.attach(preposition, verb, Dep::Prep);
        }
    }
}

/// Returns the verb that `fits` above a word that stands within its object, and what of the object hangs on it:
/// its noun, or the clause of a claim, which may have been hung on the verb.
fn object_around(
    document: &Document,
    word: TokenId,
    fits: impl Fn(TokenId) -> bool,
) -> Option<(TokenId, TokenId)> {
    let mut at = word;
    for above in document.ancestors(word).take(8) {
        // The verdict itself may hang on the verb as what it is not: "branded the account absurd".
        let misplaced = at == word && matches!(document[at].dep, Dep::Advmod | Dep::Advcl);
        let object = document[at].dep == Dep::Dobj && above < at && at < word
            || misplaced && document.child(above, Dep::Dobj).is_some();
        let told = || {
            let noun = document.child(above, Dep::Dobj).filter(|noun| *noun < at)?;
            let next = document.subtree(noun).end == document.subtree(at).start;
            Some(next && CLAIM_NOUNS.contains(document.lemma(noun)))
        };
        let clause = document[at].dep == Dep::Ccomp && at != word && told() == Some(true);
        // "Described results *from the vote as a sham*": what belongs to the object hangs on the verb.
        let behind = document[at].dep == Dep::Prep
            && at != word
            && document.child(above, Dep::Dobj).is_some_and(|noun| noun < at);
        if (object || clause || behind) && document[above].pos == Pos::Verb && fits(above) {
            return Some((above, at));
        }
        at = above;
    }
    None
}

fn is_verdict(document: &Document, word: TokenId) -> bool {
    let form = document.word(word).to_lowercase();
    VERDICTS.contains(document.lemma(word)) || VERDICTS.contains(form.as_str())
}

fn is_copula(lemma: &str) -> bool {
    matches!(
        lemma,
        "appear"
            | "be"
            | "become"
            | "call"
            | "consider"
            | "feel"
            | "find"
            | "get"
            | "keep"
            | "look"
            | "make"
            | "prove"
            | "remain"
            | "seem"
            | "sound"
            | "stay"
    )
}
