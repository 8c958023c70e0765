//! Puts the clauses together, from the top of each tree down.
//!
//! A clause is read after the one above it, so that it can take over its
//! subject and its mood.

use super::arguments::{clause_id, own};
use super::ellipsis::{filled, is_elliptic, share_object};
use super::lexicon::{Class, LEXICON};
use super::links::{governing, parent};
use super::mood::{self, Above, Mood};
use super::predicates::Kind;
use super::subjects::Known;
use super::syntax::{Phrase, is_verbal};
use super::tree::Tree;
use super::{Argument, Clause, Link, Modality, Slot, Tense};
use crate::language::{Dep, Tag, TokenId};
use crate::text::Span;

/// Returns the clauses of a document in order of their predicates.
pub(super) fn clauses(tree: &Tree<'_>) -> Vec<Clause> {
    let mut assembly = Assembly::new(tree);
    for at in from_top(tree) {
        assembly.read(at);
    }
    assembly.finish()
}

/// What is known of the clauses so far, by predicate.
struct Assembly<'a> {
    tree: &'a Tree<'a>,
    /// The surface subjects.
    subjects: Vec<Vec<Phrase>>,
    arguments: Vec<Vec<Argument>>,
    lemmas: Vec<String>,
    moods: Vec<Mood>,
    /// The predicate above, and how the clause hangs on it.
    parents: Vec<Option<(usize, Link)>>,
}

impl<'a> Assembly<'a> {
    fn new(tree: &'a Tree<'a>) -> Self {
        let count = tree.predicates.len();
        let neutral = Mood { negated: false, modality: Modality::Asserted, tense: Tense::None };
        Self {
            tree,
            subjects: vec![Vec::new(); count],
            arguments: vec![Vec::new(); count],
            lemmas: tree.predicates.iter().map(|predicate| predicate.lemma.clone()).collect(),
            moods: vec![neutral; count],
            parents: vec![None; count],
        }
    }

    /// Reads a clause; those above it have been read.
    fn read(&mut self, at: usize) {
        let tree = self.tree;
        let own = own(tree, &tree.predicates[at]);
        let subject = self.subject(at, own.subject, &own.arguments);
        let mut arguments = with_subject(tree, &subject, own.arguments, own.passive);
        self.subjects[at] = subject;
        if let Some(result) = own.result
            && let Some(lemma) = resultative(tree, at, result, &mut arguments)
        {
            self.lemmas[at] = lemma;
        }
        share_object(tree, at, own.passive, &mut arguments);
        self.parents[at] = parent(tree, at);
        if let Some((above, _)) = self.parents[at].filter(|_| is_elliptic(tree, at, &arguments)) {
            let verb = self.lemmas[above].clone();
            self.lemmas[at] = verb;
            let left_out = filled(&self.arguments[above]).into_iter();
            arguments.extend(left_out.filter(|argument| argument.clause != Some(clause_id(at))));
        }
        self.arguments[at] = arguments;
        self.moods[at] = self.mood(at);
    }

    /// Returns the subject of a clause: its own, or one that it shares with another.
    fn subject(&self, at: usize, own: Vec<Phrase>, arguments: &[Argument]) -> Vec<Phrase> {
        let tree = self.tree;
        let predicate = &tree.predicates[at];
        let known = Known { tree, subjects: &self.subjects, arguments: &self.arguments };
        let is_noun = matches!(predicate.kind, Kind::Noun(_));
        let shares = !is_noun && !is_inverse(predicate.kind) && can_share(tree, predicate.anchor);
        if own.is_empty() && shares {
            known.inherited(predicate.anchor)
        } else if is_intention(predicate.kind) && !has_agent(arguments) {
            known.owner(predicate.token)
        } else {
            own
        }
    }

    fn mood(&self, at: usize) -> Mood {
        let above = governing(&self.parents, at).map(|(parent, link)| Above {
            predicate: &self.tree.predicates[parent],
            lemma: &self.lemmas[parent],
            has_object: has_object(&self.arguments[parent]),
            mood: self.moods[parent],
            link,
        });
        mood::of(self.tree, &self.tree.predicates[at], &self.arguments[at], above)
    }

    fn finish(mut self) -> Vec<Clause> {
        (0..self.tree.predicates.len()).map(|at| self.clause(at)).collect()
    }

    fn clause(&mut self, at: usize) -> Clause {
        let predicate = &self.tree.predicates[at];
        let mut arguments = std::mem::take(&mut self.arguments[at]);
        arguments.sort_by_key(|argument| (argument.slot, argument.head));
        arguments.dedup();
        let Mood { negated, modality, tense } = self.moods[at];
        Clause {
            predicate: predicate.token,
            lemma: std::mem::take(&mut self.lemmas[at]),
            form: predicate.form,
            arguments,
            negated,
            modality,
            tense,
            parent: self.parents[at].map(|(parent, link)| (clause_id(parent), link)),
            span: span(self.tree, predicate.anchor),
        }
    }
}

/// Returns the predicates, those higher in their trees first.
fn from_top(tree: &Tree<'_>) -> Vec<usize> {
    let document = tree.document;
    let depth = |token: TokenId| {
        document.ancestors(token).take(document.sentence_of(token).tokens.len()).count()
    };
    let mut order: Vec<usize> = (0..tree.predicates.len()).collect();
    order.sort_by_cached_key(|at| {
        let predicate = &tree.predicates[*at];
        (depth(predicate.anchor), predicate.anchor, predicate.token)
    });
    order
}

/// Tells whether a verb without a subject gets it from elsewhere: not behind "there", nor where a
/// finite verb completes another and the model lost its subject.
fn can_share(tree: &Tree<'_>, verb: TokenId) -> bool {
    let document = tree.document;
    let is_finite = matches!(document[verb].tag, Tag::Vbz | Tag::Vbp | Tag::Vbd);
    document.child(verb, Dep::Expl).is_none()
        && !is_as_clause(tree, verb)
        && !(is_finite && matches!(document[verb].dep, Dep::Ccomp | Dep::Advcl | Dep::Xcomp))
}

/// Tells whether a participle reports what it stands beside: "as reported by the agency, …".
fn is_as_clause(tree: &Tree<'_>, verb: TokenId) -> bool {
    let document = tree.document;
    document[verb].dep == Dep::Advcl
        && document[verb].tag == Tag::Vbn
        && document
            .children_as(verb, Dep::Mark)
            .any(|mark| document.word(mark).eq_ignore_ascii_case("as"))
}

fn is_inverse(kind: Kind) -> bool {
    matches!(kind, Kind::Light { direction: super::lexicon::Direction::Inverse, .. })
}

/// Adds the subject to the arguments, in the slot that the verb's voice gives it.
fn with_subject(
    tree: &Tree<'_>,
    subject: &[Phrase],
    mut arguments: Vec<Argument>,
    passive: bool,
) -> Vec<Argument> {
    let has_object = arguments.iter().any(|argument| argument.slot == Slot::Patient);
    let slot = match passive {
        true if has_object => Slot::Recipient,
        true => Slot::Patient,
        false => Slot::Agent,
    };
    for Phrase { head, tokens } in subject.iter().copied() {
        let clause = tree.at(head).map(clause_id);
        arguments.push(Argument { slot, preposition: None, head, tokens, clause });
    }
    arguments
}

/// Joins a verb with the adjective that it makes of "it": "made it clear that …" is "make clear".
fn resultative(
    tree: &Tree<'_>,
    at: usize,
    result: TokenId,
    arguments: &mut Vec<Argument>,
) -> Option<String> {
    let document = tree.document;
    let is_it = |argument: &Argument| {
        argument.slot == Slot::Patient && document.word(argument.head).eq_ignore_ascii_case("it")
    };
    let named = arguments.iter().any(|argument| argument.slot == Slot::Patient && !is_it(argument));
    if named {
        return None;
    }
    arguments.retain(|argument| !is_it(argument) && argument.head != result);
    Some(format!("{} {}", tree.predicates[at].lemma, document.lemma(result).to_lowercase()))
}

fn has_agent(arguments: &[Argument]) -> bool {
    arguments.iter().any(|argument| argument.slot == Slot::Agent)
}

/// Tells whether a noun says what its owner means to do, or not to do.
fn is_intention(kind: Kind) -> bool {
    let Kind::Noun(meaning) = kind else { return false };
    LEXICON.complement(&meaning.verb).iter().any(|entry| {
        entry.controller == "subject"
            && matches!(entry.class, Class::Intends | Class::Fails | Class::Declines)
    })
}

fn has_object(arguments: &[Argument]) -> bool {
    arguments.iter().any(|argument| matches!(argument.slot, Slot::Patient | Slot::Recipient))
}

/// Returns the words of a clause, without those of clauses conjoined with it.
fn span(tree: &Tree<'_>, anchor: TokenId) -> Span {
    let document = tree.document;
    let whole = document.subtree(anchor);
    let mut end = whole.end;
    for child in document.children(anchor) {
        let begins = document.subtree(*child).start;
        if document[*child].dep == Dep::Conj && begins > anchor && is_verbal(document, *child) {
            end = end.min(begins);
        }
    }
    while end.0 > anchor.0 + 1 {
        let last = &document[TokenId(end.0 - 1)];
        let trailing = matches!(last.dep, Dep::Punct | Dep::Cc) && last.tag != Tag::CloseQuote
            || last.tag == Tag::Space;
        if !trailing {
            break;
        }
        end.0 -= 1;
    }
    document.span(crate::language::TokenRange { start: whole.start, end })
}
