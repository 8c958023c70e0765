//! The clauses that say what is said: "that the talks had failed", around "he said" or behind it.

use super::super::cues::{Content, Cue};
use super::content::is_finite;
use super::verbs::cue_at;
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};

/// Returns the finite clause that completes `verb` or the word that makes a phrase of it.
pub(super) fn complement(document: &Document, verb: TokenId) -> Option<TokenId> {
    let asks = cue_at(document, verb).is_some_and(|(cue, _)| cue.act == "ask");
    let is_content = |child: &TokenId| {
        document[*child].dep == Dep::Ccomp
            && (is_finite(document, *child) || is_bare_finite(document, verb, *child))
            && !is_torn(document, *child)
            && !is_main(document, verb, *child)
            && document
                .child(*child, Dep::Mark)
                .is_none_or(|mark| asks || !matches!(document.lemma(mark), "whether" | "if"))
    };
    let mut children = document.children(verb).iter().copied().filter(is_content);
    let behind = children.clone().find(|child| *child > verb);
    behind
        .or_else(|| told(document, verb))
        .or_else(|| children.find(|child| is_set_off(document, verb, *child)))
        .or_else(|| under_phrase(document, verb))
}

/// Tells whether a clause is a cue torn off its subject: "The rebels agreed, a spokesman said".
fn is_torn(document: &Document, clause: TokenId) -> bool {
    let subjects = [Dep::Nsubj, Dep::Nsubjpass];
    let has_subject = subjects.into_iter().any(|dep| document.child(clause, dep).is_some());
    !has_subject && cue_at(document, clause).is_some_and(|(cue, _)| cue.takes(Content::Speech))
}

/// Tells whether a clause before the verb is parted from its subject by a mark, and by no semicolon.
///
/// "I am glad they decided so": what no mark parts is not said. "The court struck it down; the governor
/// vowed an appeal" are two statements.
fn is_set_off(document: &Document, verb: TokenId, clause: TokenId) -> bool {
    let between = TokenRange { start: clause, end: verb };
    clause > verb
        || between.iter().any(|at| document[at].pos == Pos::Punct)
            && !between.iter().any(|token| document.word(token) == ";")
}

/// Returns the clause that hangs on the word that makes a phrase of the verb: "made it clear *that*".
fn under_phrase(document: &Document, verb: TokenId) -> Option<TokenId> {
    let that = |mark| document.lemma(mark) == "that";
    let makes_phrase =
        |child: &TokenId| matches!(document[*child].dep, Dep::Ccomp | Dep::Acomp | Dep::Oprd);
    let words = document.children(verb).iter().copied().filter(makes_phrase);
    words.flat_map(|word| document.children(word)).copied().find(|under| {
        matches!(document[*under].dep, Dep::Ccomp | Dep::Advcl)
            && document.child(*under, Dep::Mark).is_some_and(that)
    })
}

/// Tells whether the analysis took a participle with its infinitive for the main verb: "A man thought
/// to have fled was found".
fn is_main(document: &Document, verb: TokenId, clause: TokenId) -> bool {
    let subjects = [Dep::Nsubj, Dep::Nsubjpass, Dep::Expl, Dep::Csubj];
    let infinitive = document.child(verb, Dep::Xcomp);
    infinitive.is_some_and(|infinitive| infinitive < clause)
        && subjects.into_iter().all(|dep| document.child(clause, dep).is_none())
}

/// Tells whether a clause before the verb of saying has a plural's verb, which the analysis takes
/// for an infinitive: "Roads “remain closed,” she said".
fn is_bare_finite(document: &Document, verb: TokenId, clause: TokenId) -> bool {
    clause < verb
        && document[clause].tag == Tag::Vb
        && document.child(clause, Dep::Nsubj).is_some()
        && document.child(clause, Dep::Aux).is_none()
}

/// Returns the clause that the analysis hangs on who is told: "warned members they risked defeat".
fn told(document: &Document, verb: TokenId) -> Option<TokenId> {
    let (cue, _) = cue_at(document, verb)?;
    let addressee = document.child(verb, Dep::Dobj).filter(|_| cue.takes(Content::Addressed))?;
    document.children_as(addressee, Dep::Relcl).find(|clause| {
        let first = document.subtree(*clause).start;
        document[first].dep == Dep::Nsubj
            && document[first].tag == Tag::Prp
            && is_finite(document, *clause)
    })
}

/// Returns the verb of the statement in which `verb` is a parenthesis: "the deal, he said, is
/// dead", "as the court found".
pub(super) fn host(document: &Document, verb: TokenId, cue: &Cue) -> Option<TokenId> {
    let is_verb = |head: &TokenId| matches!(document[*head].pos, Pos::Verb | Pos::Aux);
    let head = document.head(verb).filter(is_verb)?;
    document.child(verb, Dep::Nsubj)?;
    let as_clause = || {
        let mark = document.child(verb, Dep::Mark).or_else(|| document.child(verb, Dep::Advmod));
        mark.is_some_and(|mark| matches!(document.lemma(mark), "as" | "so"))
    };
    match document[verb].dep {
        Dep::Parataxis if cue.takes(Content::Speech) => Some(head),
        // "as the bank threatens cuts" tells when, "as the bank expected" who says so.
        Dep::Advcl if as_clause() && !has_content(document, verb, cue) => {
            // "If prices fall as the bank expects" states nothing.
            let mark = document.child(head, Dep::Mark).map(|mark| document.lemma(mark));
            let stated = mark.is_none_or(|mark| !matches!(mark, "if" | "unless" | "whether"));
            // "It did not sink, as the rebels claimed": they claimed that it did.
            let denied = verb > head && document.child(head, Dep::Neg).is_some();
            (stated && !denied).then_some(head)
        }
        _ => None,
    }
}

/// Tells whether a verb of saying has what is said behind it: "warned of a famine".
fn has_content(document: &Document, verb: TokenId, cue: &Cue) -> bool {
    document.children(verb).iter().any(|child| match document[*child].dep {
        // "as he put it" has none, "as he told the paper" only who was told.
        Dep::Dobj => document.lemma(*child) != "it" && !cue.takes(Content::Addressed),
        Dep::Xcomp | Dep::Ccomp | Dep::Oprd => true,
        Dep::Prep => ["of", "for", "about", "against"]
            .into_iter()
            .any(|word| document.lemma(*child) == word && cue.takes(Content::Behind(word))),
        _ => false,
    })
}
