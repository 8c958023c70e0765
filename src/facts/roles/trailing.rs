//! The phrases with a preposition that trail an office: "of law at the university".

use super::apposition::{head_of, office_at};
use super::office::{self, Office, Use};
use super::portfolio::is_portfolio;
use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};
use crate::mentions::is_body_noun;

/// Returns the phrases with a preposition that follow an office without a break.
pub(super) fn phrases_behind(document: &Document, office: Office) -> Vec<TokenRange> {
    let head = head_of(document, office);
    let mut end = office.words.end;
    let mut phrases = Vec::new();
    let inner = office
        .words
        .iter()
        .flat_map(|token| document.children_as(token, Dep::Prep).collect::<Vec<_>>());
    let mut prepositions: Vec<TokenId> =
        inner.chain(document.children_as(head, Dep::Prep)).collect();
    // "the former minister and leader of the party": the phrase often hangs on the first office.
    let heads = document.ancestors(head).take_while(|above| document[*above].pos != Pos::Verb);
    let joined = document[head].dep == Dep::Conj;
    prepositions.extend(
        heads
            .take(if joined { 2 } else { 0 })
            .flat_map(|above| document.children_as(above, Dep::Prep).collect::<Vec<_>>()),
    );
    prepositions.sort();
    prepositions.dedup();
    for preposition in prepositions {
        if preposition != end {
            continue;
        }
        let phrase = cut(document, document.subtree(preposition));
        // Where a clause or a quotation mark cuts it, "of the" tells nothing.
        let noun = |at: TokenId| !matches!(document[at].pos, Pos::Adp | Pos::Det | Pos::Adj);
        if !phrase.iter().skip(1).any(noun) {
            break;
        }
        end = phrase.end;
        let inner = second_preposition(document, phrase);
        if let Some(at) = inner {
            phrases.push(TokenRange { start: phrase.start, end: at });
        }
        phrases.push(TokenRange { start: inner.unwrap_or(phrase.start), end });
    }
    phrases
}

/// Returns the preposition within a phrase that tells where, behind what: "of law *at* the university",
/// "of sales *for* Northwind".
fn second_preposition(document: &Document, phrase: TokenRange) -> Option<TokenId> {
    let capital = |token: TokenId| {
        phrase.contains(token) && document.word(token).starts_with(char::is_uppercase)
    };
    let first = phrase.start.next();
    phrase.iter().skip(2).find(|token| {
        let branch = || {
            let article = document
                .existing(token.next())
                .is_some_and(|the| phrase.contains(the) && document[the].pos == Pos::Det);
            let name = TokenId(token.0 + 1 + u32::from(article));
            matches!(document.word(*token), "for" | "of")
                && capital(name)
                && !capital(first)
                && document[first].pos == Pos::Noun
        };
        document[*token].pos == Pos::Adp && (document.word(*token) == "at" || branch())
    })
}

fn begins_person(document: &Document, token: TokenId) -> bool {
    // "Prof. Anna Smith"
    let address = office::word_use(document, token) == Some(Use::Honorific)
        || office::ending_at(document, token).is_some();
    let token = if address { token.next() } else { token };
    let name = document.existing(token).and_then(|token| document.name_at(token));
    name.is_some_and(|name| name.label == NameLabel::Person && name.tokens.start == token)
}

/// The most tokens of a name in quotation marks, with the marks.
const QUOTED: u32 = 6;

/// Tells whether a quotation mark is one of the two around a name within a phrase: "of the "Harbour" party".
fn is_name_quote(document: &Document, phrase: TokenRange, mark: TokenId) -> bool {
    let (opens, closes) =
        (document[mark].tag == Tag::OpenQuote, document[mark].tag == Tag::CloseQuote);
    let near = |tag: Tag, range: std::ops::Range<u32>| {
        let mut inside = range.map(TokenId).filter(|at| phrase.contains(*at));
        inside.any(|at| document[at].tag == tag)
    };
    opens && near(Tag::CloseQuote, mark.0 + 2..mark.0 + QUOTED)
        || closes && near(Tag::OpenQuote, mark.0.saturating_sub(QUOTED - 1)..mark.0)
}

/// Tells whether a mark is that of owners, although it is taken for a quotation mark: "of the drivers’ union".
fn is_owners(document: &Document, mark: TokenId) -> bool {
    let owners =
        mark.previous().filter(|owners| document[*owners].span.end == document[mark].span.start);
    let next = document.existing(mark.next()).map(|next| document.lemma(next).to_lowercase());
    matches!(document.word(mark), "'" | "’")
        && owners.is_some_and(|owners| document.word(owners).ends_with('s'))
        && next.is_some_and(|noun| is_body_noun(&noun))
}

/// Returns a phrase up to its first comma, relative clause or further office.
fn cut(document: &Document, phrase: TokenRange) -> TokenRange {
    let stops = |token: TokenId| {
        // "of the self-proclaimed Coast Republic" has no clause in it.
        let relative = matches!(document[token].pos, Pos::Pron | Pos::Verb | Pos::Aux)
            && document[token].dep != Dep::Amod;
        let joined = document[token].pos == Pos::Cconj && {
            let head = document.head(token);
            let joined = head.and_then(|head| document.child(head, Dep::Conj));
            joined.is_some_and(|noun| office_at(document, noun).is_some())
                // "as chairman of the Tenders Board and Anna Smith as director"
                || begins_person(document, token.next())
        };
        // "of Science, Trade and Energy"
        let row = document[token].tag == Tag::Comma
            && phrase.contains(token.next())
            && (phrase.start.0 + 1..token.0 + 2)
                .map(TokenId)
                .all(|word| is_portfolio(document, word));
        // "at the Washington, D.C.-based charity"
        let seat = (token.0 + 2..token.0 + 6)
            .map(TokenId)
            .any(|word| phrase.contains(word) && document.word(word) == "based");
        let row = row || seat && document[token].tag == Tag::Comma;
        let punct = document[token].pos == Pos::Punct && document[token].tag != Tag::Hyph;
        let named = is_name_quote(document, phrase, token) || is_owners(document, token);
        let breaks = punct && !row && !named;
        // "the company Anna Smith founded"
        let above = document.head(token).filter(|_| document[token].dep == Dep::Compound);
        let contact = super::title::opens_clause(document, above.unwrap_or(token));
        breaks || relative || joined || contact
    };
    let firm = super::firms::end(document, phrase.start.next());
    let first = firm.map_or(phrase.start.0 + 2, |end| end.0.max(phrase.start.0 + 2));
    let rest = TokenRange::new(first, phrase.end.0.max(first));
    let end = rest.iter().find(|token| stops(*token)).unwrap_or(rest.end);
    TokenRange { start: phrase.start, end }
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn a_name_in_quotation_marks_does_not_cut_a_phrase() {
        assert_eq!(
            roles("Anna Reed, a lawmaker from the \"Harbour\" party, agreed."),
            ["Anna Reed | lawmaker | Harbour party"]
        );
    }
}
