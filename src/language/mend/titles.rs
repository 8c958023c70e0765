//! Slips in titles: those with a hyphen, and those set off from their name by a comma.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::draft::Draft;
use crate::language::document::{TokenId, TokenRange};
use crate::language::scheme::{Dep, NameLabel, Pos, Tag};
use crate::resources;

/// The offices of `data/lexicon/offices.csv`, without hyphens.
static OFFICES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<Row> = resources::lexicon("offices.csv");
    rows.into_iter().map(|row| row.office.replace('-', " ")).collect()
});

#[derive(Deserialize)]
struct Row {
    office: String,
}

/// What an office may be of: "justice", of `data/lexicon/portfolios.csv`.
static PORTFOLIOS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<PortfolioRow> = resources::lexicon("portfolios.csv");
    rows.into_iter().map(|row| row.word).collect()
});

#[derive(Deserialize)]
struct PortfolioRow {
    word: String,
}

/// Verbs that give their object an office: `data/lexicon/role_verbs.csv`.
static GIVING: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows: Vec<VerbRow> = resources::lexicon("role_verbs.csv");
    rows.into_iter().filter(|row| row.frame == "object").map(|row| row.verb).collect()
});

#[derive(Deserialize)]
struct VerbRow {
    verb: String,
    frame: String,
}

impl Draft<'_> {
    /// "The secretary-general met the vice-president-elect": a part of a title was taken for a noun
    /// of its own.
    ///
    /// The part that is an office by itself becomes the head: "secretary", "president".
    pub(super) fn title_with_hyphen(&mut self, hyphen: TokenId) {
        let document = self.document;
        let Some((first, last)) = self.joined_by(hyphen) else { return };
        let lower = |id: TokenId| document.word(id).to_lowercase();
        let (one, other) = (lower(first), lower(last));
        let to_come = matches!(other.as_str(), "elect" | "designate") && OFFICES.contains(&one);
        let below = matches!(one.as_str(), "vice" | "deputy" | "co") && OFFICES.contains(&other);
        let whole =
            ["-", " "].iter().any(|joint| OFFICES.contains(&format!("{one}{joint}{other}")));
        if !to_come && !below && !whole {
            return;
        }
        let (head, part) = if OFFICES.contains(&one) { (first, last) } else { (last, first) };
        // What stands for the title in the sentence is whichever part hangs on a third word.
        let outer = if self.heads[first.index()] == last { last } else { first };
        let (above, dep) = (self.heads[outer.index()], self.deps[outer.index()]);
        if head != outer {
            self.take_place(head, outer, above, dep);
        }
        for (child, dep) in [(part, Dep::Compound), (hyphen, Dep::Punct)] {
            self.heads[child.index()] = head;
            self.deps[child.index()] = dep;
        }
        self.tags[hyphen.index()] = Tag::Hyph;
    }

    /// "Robin Roe MP spoke": the letters behind a name were taken for its head.
    pub(super) fn letters_behind_name(&mut self, letters: TokenId) {
        let document = self.document;
        let word = document.word(letters);
        let is_letters = word.len() > 1 && word.chars().all(char::is_uppercase) && is_office(word);
        let Some(last) = letters.previous().filter(|_| is_letters) else {
            return;
        };
        let part = |id: TokenId| {
            document[id].head == letters
                && document[id].dep == Dep::Compound
                && document[id].pos == Pos::Propn
        };
        let first = last.previous();
        let person = document
            .names()
            .iter()
            .any(|name| name.label == NameLabel::Person && name.tokens.contains(last));
        if !person || !part(last) || !first.is_some_and(part) {
            return;
        }
        let (above, dep) = (self.heads[letters.index()], self.deps[letters.index()]);
        self.take_place(last, letters, if above == letters { letters } else { above }, dep);
        self.heads[letters.index()] = last;
        self.deps[letters.index()] = Dep::Appos;
    }

    /// "Named Ann Low finance minister": the name of who gets an office was taken for a part of it.
    pub(super) fn name_before_office(&mut self, office: TokenId) {
        let document = self.document;
        let Some(verb) = document.head(office).filter(|verb| *verb < office) else { return };
        let gives = document[verb].pos == Pos::Verb && GIVING.contains(document.lemma(verb));
        let object = matches!(document[office].dep, Dep::Dobj | Dep::Oprd | Dep::Attr);
        let common = document[office].pos == Pos::Noun;
        if !gives || !object || !common || document.child(office, Dep::Det).is_some() {
            return;
        }
        let name = document.names().iter().map(|name| (name.label, name.tokens)).find(
            |(label, tokens)| {
                let words = TokenRange { start: tokens.end, end: office.next() };
                *label == NameLabel::Person
                    && tokens.len() > 1
                    && tokens.start == verb.next()
                    && tokens.end <= office
                    && (is_office(document.words(words)) || is_office(document.word(office)))
            },
        );
        let Some((_, tokens)) = name else { return };
        let Some(last) = tokens.last() else { return };
        let within = |token: TokenId| tokens.contains(token) || token == office;
        // "Appoints Omar Haddad new finance minister": two objects.
        if document.head(last) == Some(verb) && document[last].dep == Dep::Dobj {
            self.deps[office.index()] = Dep::Oprd;
        }
        if document.head(last) != Some(office) {
            return;
        }
        for part in tokens.iter().filter(|part| *part != last && within(document[*part].head)) {
            self.attach(part, last, Dep::Compound);
        }
        self.attach(last, verb, Dep::Dobj);
        self.deps[office.index()] = Dep::Oprd;
    }

    /// "Justice and Labour Minister Ann Low spoke": the first of two portfolios was taken for the subject.
    pub(super) fn portfolios_joined(&mut self, first: TokenId) {
        let document = self.document;
        let and = first.next();
        let name =
            document.child(first, Dep::Conj).filter(|name| document[*name].pos == Pos::Propn);
        let Some(name) = name.filter(|_| document.child(first, Dep::Cc) == Some(and)) else {
            return;
        };
        let office = document.children(name).iter().copied().find(|word| {
            *word < name && document[*word].dep == Dep::Compound && is_office(document.word(*word))
        });
        let Some(office) = office else { return };
        let portfolio =
            |id: u32| matches!(document[TokenId(id)].pos, Pos::Noun | Pos::Propn | Pos::Adj);
        let between = and.0 + 1..office.0;
        let bare = PORTFOLIOS.contains(&document.word(first).to_lowercase())
            && document.child(first, Dep::Det).is_none()
            && document.child(first, Dep::Compound).is_none();
        if !bare || between.is_empty() || !between.clone().all(portfolio) {
            return;
        }
        let (above, dep) = (document[first].head, document[first].dep);
        for child in document.children(first).iter().filter(|child| **child > office) {
            self.attach(*child, name, document[*child].dep);
        }
        for child in document.children_as(first, Dep::Amod).filter(|child| *child < first) {
            self.attach(child, office, Dep::Amod);
        }
        self.heads[name.index()] = if above == first { name } else { above };
        self.deps[name.index()] = dep;
        self.attach(first, office, Dep::Compound);
    }

    /// Puts `head` where `outer` hangs, with what hangs on `outer`.
    fn take_place(&mut self, head: TokenId, outer: TokenId, above: TokenId, dep: Dep) {
        let document = self.document;
        let is_root = above == outer;
        self.heads[head.index()] = if is_root { head } else { above };
        self.deps[head.index()] = dep;
        for child in document[document[outer].sentence].tokens.iter() {
            if self.heads[child.index()] == outer && child != head {
                self.heads[child.index()] = head;
            }
        }
    }

    /// Returns the words that a hyphen joins without a blank.
    fn joined_by(&self, hyphen: TokenId) -> Option<(TokenId, TokenId)> {
        let document = self.document;
        let (first, last) = (TokenId(hyphen.0.checked_sub(1)?), hyphen.next());
        let touches = document.word(hyphen) == "-"
            && document.existing(last).is_some()
            && document[first].span.end == document[hyphen].span.start
            && document[hyphen].span.end == document[last].span.start
            && document[first].sentence == document[last].sentence;
        touches.then_some((first, last))
    }

    /// "Secretary of State, Jane Moore, and Foreign Minister, Rosa Diaz, met": a name behind its
    /// title was taken for the next of a row; or, in "a letter by the mayor, Rosa Diaz, says", for
    /// a name of what stands further ahead.
    pub(super) fn name_behind_title(&mut self, name: TokenId) {
        let document = self.document;
        let Some(above) = document.head(name) else { return };
        let before = document.subtree(name).start.previous();
        let Some(comma) = before.filter(|id| document[*id].tag == Tag::Comma) else { return };
        let is_name = document[name].pos == Pos::Propn
            && !is_office(document.word(name))
            && document
                .names()
                .iter()
                .any(|found| found.tokens.contains(name) && found.label == NameLabel::Person);
        if !is_name {
            return;
        }
        match document[name].dep {
            Dep::Conj
                if is_office(document.word(above))
                    && document.children_as(above, Dep::Cc).all(|cc| cc > name) =>
            {
                self.attach(name, above, Dep::Appos);
                for child in document.children(name) {
                    if *child > name && matches!(document[*child].dep, Dep::Cc | Dep::Conj) {
                        self.attach(*child, above, document[*child].dep);
                    }
                }
            }
            Dep::Appos if !is_office(document.word(above)) => {
                let last = comma.previous();
                let mut between = last.into_iter().flat_map(|last| {
                    std::iter::once(last)
                        .chain(document.ancestors(last))
                        .take_while(|id| *id != above)
                });
                if let Some(title) = between.find(|id| is_office(document.word(*id))) {
                    self.attach(name, title, Dep::Appos);
                }
            }
            _ => {}
        }
    }
}

fn is_office(word: &str) -> bool {
    OFFICES.contains(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::testing::arc;

    #[test]
    fn a_title_with_a_hyphen_is_one_noun() {
        assert_eq!(arc("Ann Roe met the vice-president.", "president"), "dobj met");
        assert_eq!(arc("The prime minister-elect spoke.", "minister"), "nsubj spoke");
        assert_eq!(arc("Secretary-General, Ana Ruiz, spoke.", "Secretary"), "nsubj spoke");
    }

    #[test]
    fn a_name_before_the_office_that_a_verb_gives_is_its_object() {
        let text = "The governor appointed Rosa Vidal attorney general.";
        assert_eq!(arc(text, "Vidal"), "dobj appointed");
        assert_eq!(arc(text, "general"), "oprd appointed");
    }

    #[test]
    fn two_portfolios_are_one_office() {
        let text = "Justice and Labour Minister Omar Haddad and Anna Low signed the pact.";
        assert_eq!(arc(text, "Justice"), "compound Minister");
        assert_eq!(arc(text, "Haddad"), "nsubj signed");
        let text = "Norwegian Justice and Human Rights Minister Omar Haddad signed the pact.";
        assert_eq!(arc(text, "Norwegian"), "amod Minister");
    }

    #[test]
    fn letters_behind_a_name_are_its_apposition() {
        assert_eq!(arc("Anna Smith MP spoke.", "Smith"), "nsubj spoke");
        assert_eq!(arc("Anna Smith MP spoke.", "MP"), "appos Smith");
    }

    #[test]
    fn a_name_behind_its_title_and_a_comma_is_its_apposition() {
        let text = "Secretary of State, Jane Moore, and Foreign Minister, Rosa Diaz, met.";
        assert_eq!(arc(text, "Moore"), "appos Secretary");
        let text = "A statement by the Minister of Trade, Nils Berg, said the tax would stay.";
        assert_eq!(arc(text, "Berg"), "appos Minister");
    }
}
