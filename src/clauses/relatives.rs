//! Relative pronouns, and what they stand for.

use super::syntax::{Phrase, is_separator, is_subject, own_words};
use crate::language::{Dep, Document, Pos, Tag, TokenId};

/// Tells whether a token is a relative pronoun or determiner.
pub(super) fn is_relative(document: &Document, token: TokenId) -> bool {
    let info = &document[token];
    let is_argument = is_subject(info.dep) || matches!(info.dep, Dep::Dobj | Dep::Pobj | Dep::Attr);
    matches!(info.tag, Tag::Wdt | Tag::Wp | Tag::WpPoss) || (info.tag == Tag::In && is_argument)
}

/// Returns the verb of the relative clause that a relative pronoun is in.
pub(super) fn relative_clause(document: &Document, pronoun: TokenId) -> Option<TokenId> {
    let limit = document.sentence_of(pronoun).tokens.len();
    // "A plan that they refused to sign": the parser may take the clause for one that says what
    // the plan is.
    let acl = |verb: TokenId| {
        document[verb].dep == Dep::Acl
            && matches!(document[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
    };
    let mut above = document.ancestors(pronoun).take(limit);
    above.find(|above| document[*above].dep == Dep::Relcl || acl(*above))
}

/// Returns the noun phrase that a relative pronoun stands for, without the relative clause.
pub(super) fn antecedent(document: &Document, pronoun: TokenId) -> Option<Phrase> {
    let pronoun = counted_of(document, pronoun).unwrap_or(pronoun);
    if !is_relative(document, pronoun) {
        return None;
    }
    let clause = relative_clause(document, pronoun)?;
    let head = document.head(clause).filter(|_| document.subtree(clause).contains(pronoun))?;
    let head = apposed_name(document, head, pronoun)
        .or_else(|| object_before_day(document, head, pronoun))
        .unwrap_or(head);
    Some(before_relative(document, head))
}

/// Returns the pronoun of "*all* of whom", "*both* of which": all that it stands for are meant.
fn counted_of(document: &Document, all: TokenId) -> Option<TokenId> {
    let whole = matches!(document.lemma(all), "all" | "both" | "each");
    let of = document.child(all, Dep::Prep).filter(|of| whole && document.lemma(*of) == "of")?;
    document.child(of, Dep::Pobj).filter(|it| matches!(document[*it].tag, Tag::Wdt | Tag::Wp))
}

/// Returns the object that "which" stands for behind a day: what was "signed *the pact* on Monday,
/// which the rebels had approved" is not the day.
fn object_before_day(document: &Document, day: TokenId, pronoun: TokenId) -> Option<TokenId> {
    let on = document.head(day).filter(|on| document.lemma(*on) == "on")?;
    let verb = document.head(on).filter(|verb| document[*verb].pos == Pos::Verb)?;
    let is_day = document[day].tag == Tag::Nnp && document[day].dep == Dep::Pobj;
    let object = document.child(verb, Dep::Dobj).filter(|object| *object < on)?;
    (is_day && document.lemma(pronoun) == "which" && document[object].pos == Pos::Noun)
        .then_some(object)
}

/// Returns the name in apposition right before the pronoun: "a member of the cabinet, Jane Doe,
/// who …" is about Jane Doe, whatever the tree hangs her and the clause on.
fn apposed_name(document: &Document, head: TokenId, pronoun: TokenId) -> Option<TokenId> {
    let mut last = pronoun.0;
    while last > head.0 + 1 && is_separator(document, TokenId(last - 1)) {
        last -= 1;
    }
    let last = TokenId(last.checked_sub(1)?);
    let limit = document.sentence_of(last).tokens.len();
    std::iter::once(last)
        .chain(document.ancestors(last).take(limit))
        .take_while(|token| *token > head)
        .find(|token| document[*token].dep == Dep::Appos && document[*token].pos == Pos::Propn)
}

/// Returns the phrase of `head` up to its relative clauses and other clauses.
pub(super) fn before_relative(document: &Document, head: TokenId) -> Phrase {
    let cut = [Dep::Relcl, Dep::Acl, Dep::Conj, Dep::Cc];
    Phrase { head, tokens: own_words(document, head, &cut) }
}
