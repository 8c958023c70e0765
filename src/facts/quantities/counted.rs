//! What a figure counts.

use super::units::{beyond_hyphen, is_unit};
use crate::facts::{Phrase, Reading};
use crate::language::{Dep, Document, Pos, TokenId, TokenRange};

/// Returns the noun that the figure counts: "six *regions*", "two of the *boats*".
pub(super) fn counted(document: &Document, figure: TokenRange) -> Option<TokenId> {
    let mut top = figure.start;
    while figure.contains(document[top].head) && document[top].head != top {
        top = document[top].head;
    }
    let head = document.head(top);
    match document[top].dep {
        Dep::Nummod | Dep::Quantmod | Dep::Compound => {
            let head = head.filter(|head| matches!(document[*head].pos, Pos::Noun | Pos::Propn))?;
            // "All 28 Nordic Council *members*": a name before the noun is not what is counted.
            let name = document[head].pos == Pos::Propn && document[head].dep == Dep::Compound;
            let noun = document.head(head).filter(|noun| name && document[*noun].pos == Pos::Noun);
            Some(noun.unwrap_or(head))
        }
        _ => {
            let of =
                document.children_as(top, Dep::Prep).find(|child| document.lemma(*child) == "of");
            of.and_then(|of| document.child(of, Dep::Pobj)).or_else(|| set_number(document, top))
        }
    }
}

/// "Cut the number of its *boats* to 40": what a number is set for.
fn set_number(document: &Document, figure: TokenId) -> Option<TokenId> {
    let preposition = document.head(figure).filter(|_| document[figure].dep == Dep::Pobj)?;
    let verb = document.head(preposition).filter(|verb| document[*verb].pos == Pos::Verb)?;
    let measured = document
        .child(verb, Dep::Dobj)
        .or_else(|| document.child(verb, Dep::Nsubj))
        .or_else(|| document.child(verb, Dep::Nsubjpass))?;
    let of = document.child(measured, Dep::Prep).filter(|of| document.lemma(*of) == "of");
    let counted = of.and_then(|of| document.child(of, Dep::Pobj));
    counted.filter(|_| document.lemma(measured) == "number")
}

/// Returns the words that say what is counted: the noun's phrase, else the figure with its signs.
pub(super) fn subject(reading: Reading<'_>, head: Option<TokenId>, figure: TokenRange) -> Phrase {
    let document = reading.document;
    if let Some(mention) = head.and_then(|head| reading.mentions.at(head)) {
        let mention = &reading.mentions[mention];
        return Phrase { span: mention.span, chain: Some(mention.chain) };
    }
    let mut words = figure;
    if let Some(sign) = words.start.previous()
        && is_unit(document.word(sign))
    {
        words.start = sign;
    }
    let behind = beyond_hyphen(document, words.end);
    if let Some(measure) = behind.filter(|id| is_unit(document.word(*id))) {
        words.end = measure.next();
    }
    Phrase { span: document.span(words), chain: None }
}
