//! What the words before an office are: those that name an organisation, and those of the role.

use super::super::Reading;
use super::country;
use super::firms;
use super::modifiers::{acronym_before, strip_status};
use super::office::{self, Office, OfficeKind, Use};
use super::organisation::{bears_name, organisation, without_determiner};
use super::portfolio::{belongs_to_role, is_party, is_portfolio, is_purpose, joined_party};
use crate::language::{Dep, Document, NameLabel, Pos, Tag, TokenId, TokenRange};
use crate::mentions::{Gender, is_body_noun};

/// The organisation that the words before an office name, and the words that belong to the role.
type Parts = (Option<String>, TokenRange);

/// Splits the words before an office into the organisation and what belongs to the role.
pub(super) fn split(reading: Reading<'_>, before: TokenRange, office: Office) -> Parts {
    let document = reading.document;
    if let Some(mark) = before.iter().rev().find(|token| document[*token].tag == Tag::Pos) {
        return owned(reading, before, mark, office.kind);
    }
    if let Some(found) = joined_party(document, before, office) {
        return found;
    }
    let start = start_of_role(document, before, office.kind);
    let mut outer = TokenRange { start: before.start, end: start };
    // "accredited Wikinews reporter"
    while outer.iter().next().is_some_and(|first| office::is_common(document, first)) {
        outer.start = outer.start.next();
    }
    // "Acting Kenyan minister", where the capital is that of the sentence.
    let behind = TokenRange { start: outer.start.next(), end: outer.end };
    let prefix = outer.len() > 1 && office::word_use(document, outer.start) == Some(Use::Prefix);
    let body = document
        .name_at(behind.start)
        .is_some_and(|name| name.label == NameLabel::Org && name.tokens == behind);
    if prefix && (body || country::named(document.words(behind)).is_some()) {
        outer = behind;
    }
    if outer.len() == 1 && only_opens(document, outer.start) {
        return (None, before);
    }
    let inner = without_status(document, TokenRange { start, end: before.end });
    if office.kind == OfficeKind::Voice
        && let Some(found) = voiced(reading, outer, inner)
    {
        return found;
    }
    if office::is_minister(document, office)
        && let Some((state, start)) = purpose_in(document, outer)
    {
        return (state, TokenRange { start, end: before.end });
    }
    let outer = without_acronym(document, outer);
    let Some(last) = outer.last() else { return (None, inner) };
    match organisation(reading, head_of(document, outer).unwrap_or(last), outer) {
        Some(name) => (Some(name), inner),
        None if names_body(reading, outer, office) => {
            (Some(document.words(outer).to_owned()), inner)
        }
        None => (None, TokenRange { start: outer.start, end: before.end }),
    }
}

/// Splits the words before an office that a possessive `mark` parts: "the Nurses' Guild's secretary".
fn owned(reading: Reading<'_>, before: TokenRange, mark: TokenId, kind: OfficeKind) -> Parts {
    let document = reading.document;
    let owner = TokenRange { start: before.start, end: mark };
    let mut rest = TokenRange { start: mark.next(), end: before.end };
    // "the Nurses' Guild's (NG) secretary"
    let behind = TokenId(rest.start.0 + 3);
    if behind <= rest.end && acronym_before(document, behind) == Some(rest.start) {
        rest.start = behind;
    }
    // "Rail Workers' Union president": the owner is a part of the name.
    if let Some(end) = body_of_members(document, mark, rest) {
        let name = TokenRange { start: owner.start, end };
        let name = document.words(without_determiner(document, name)).to_owned();
        return (Some(name), TokenRange { start: end, end: rest.end });
    }
    let rest = without_status(document, rest);
    let head = document.head(mark).filter(|head| owner.contains(*head)).or(owner.last());
    match head.and_then(|head| organisation(reading, head, owner)) {
        Some(name) => (Some(name), rest),
        // "The Iraqi minister's spokesman"
        None if kind == OfficeKind::Voice => {
            let mut words = without_determiner(document, owner).iter();
            (words.next().and_then(|word| country::named(document.word(word))), rest)
        }
        None if kind == OfficeKind::Relation => {
            (None, TokenRange { start: owner.start, end: before.end })
        }
        None => (head.and_then(|head| untold_body(reading, owner, head, kind)), rest),
    }
}

/// Returns the name of an owner of which nothing tells that it is a person, and whose office is one of
/// states or bodies: "Nordbank's head of research".
fn untold_body(
    reading: Reading<'_>,
    owner: TokenRange,
    head: TokenId,
    kind: OfficeKind,
) -> Option<String> {
    let document = reading.document;
    let chain = &reading.mentions[reading.chain(head)?];
    let single = chain.named && owner.len() == 1 && chain.name == document.word(head);
    let acts = chain.mentions.iter().any(|mention| {
        let head = reading.mentions[*mention].head;
        matches!(document[head].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Pobj | Dep::Dobj)
    });
    let is_body = matches!(kind, OfficeKind::National | OfficeKind::Office);
    let told = chain.gender != Gender::Unknown || chain.country.is_some();
    (is_body && single && !acts && !told).then(|| chain.name.clone())
}

/// Returns where the words begin that belong to the role and not to a name before it.
fn start_of_role(document: &Document, before: TokenRange, kind: OfficeKind) -> TokenId {
    let mut start = before.end;
    while let Some(last) = (TokenRange { start: before.start, end: start }).last() {
        // "foreign and defence minister"
        let joins = document[last].pos == Pos::Cconj
            && last > before.start
            && start < before.end
            && last.previous().is_some_and(|first| belongs_to_role(document, first));
        let named = !kind.is_of_state() && ends_name(document, last)
            || ends_place(document, last)
            || last > before.start && office::ends_party(document, last);
        if !joins && (named || !belongs_to_role(document, last)) {
            break;
        }
        start = last;
    }
    start
}

/// Returns a name without its acronym in brackets, the name of which may not be told: "(RC) director".
fn without_acronym(document: &Document, mut name: TokenRange) -> TokenRange {
    if let Some(open) = acronym_before(document, name.end).filter(|open| name.contains(*open)) {
        name.end = open;
    }
    match name.last().filter(|last| document[*last].tag == Tag::CloseBracket) {
        Some(close) => TokenRange { start: name.start, end: close },
        None => name,
    }
}

/// Tells whether a name before an office is a body's although it looks like a person's: "Piper
/// Harrow analyst". Those who are somebody's own are told by his name: "Harrow loyalist".
fn names_body(reading: Reading<'_>, name: TokenRange, office: Office) -> bool {
    let document = reading.document;
    let capital = |token: TokenId| document.word(token).starts_with(char::is_uppercase);
    let kind = office.kind;
    let president = office::in_lower(document, office.words) == "president" && name.len() > 1;
    let works = president
        || matches!(kind, OfficeKind::Office | OfficeKind::Voice | OfficeKind::Occupation);
    let known = name.last().is_some_and(|last| {
        let word = document.word(last);
        !firms::is_ending(word) && bears_name(reading, word)
    });
    let joins = |token: TokenId| document[token].pos == Pos::Cconj;
    // "Swans chief executive", where the capital is not that of the sentence.
    let opens = document.sentence_of(name.start).tokens.start == name.start;
    let single = kind == OfficeKind::Office && document[name.start].pos == Pos::Propn && !opens;
    let long = name.len() > 1 || single;
    works && long && name.iter().all(|token| capital(token) || joins(token)) && !known
}

/// Returns where the name of a body ends that goes on behind the mark of a plural: "Workers' Union".
fn body_of_members(document: &Document, mark: TokenId, rest: TokenRange) -> Option<TokenId> {
    let plural = matches!(document.word(mark), "'" | "’");
    let capitals = rest
        .iter()
        .take_while(|token| document.word(*token).starts_with(char::is_uppercase))
        .filter(|token| is_body_noun(document.lemma(*token)));
    capitals.last().filter(|_| plural).map(TokenId::next)
}

/// Tells whether a word ends the name of a body that begins with another: "Omega Oil".
fn ends_name(document: &Document, token: TokenId) -> bool {
    document.name_at(token).is_some_and(|name| {
        let before = TokenRange { start: name.tokens.start, end: token };
        name.label == NameLabel::Org
            && name.tokens.last() == Some(token)
            && !before.is_empty()
            && document.word(before.start).starts_with(char::is_uppercase)
            && country::named(document.words(before)).is_none()
            && office::word_use(document, before.start).is_none()
    })
}

/// Returns the state before what a minister is for, and where that begins: "UK Africa minister",
/// "Energy and Climate Change Minister"; nothing where the words name a body or a state alone.
fn purpose_in(document: &Document, words: TokenRange) -> Option<(Option<String>, TokenId)> {
    let state = (words.start.0 + 1..=words.end.0).rev().find_map(|end| {
        let first = TokenRange { start: words.start, end: TokenId(end) };
        Some((Some(country::named(document.words(first))?), TokenId(end)))
    });
    let purpose = |token: TokenId| {
        is_portfolio(document, token) && matches!(document[token].pos, Pos::Cconj | Pos::Propn)
    };
    state.or_else(|| words.iter().any(purpose).then_some((None, words.start)))
}

/// Tells whether a word ends the longer name of a place: "Jefferson County".
fn ends_place(document: &Document, token: TokenId) -> bool {
    let capital = |token: TokenId| document.word(token).starts_with(char::is_uppercase);
    let before = token.previous();
    let county = document.word(token) == "County"
        && before.is_some_and(|before| capital(before) && !is_purpose(document.word(before)));
    county
        || capital(token)
            && document.name_at(token).is_some_and(|name| {
                name.label == NameLabel::Gpe
                    && name.tokens.last() == Some(token)
                    && name.tokens.len() > 1
                    && name.tokens.iter().all(capital)
            })
}

/// Tells whether a word that opens its sentence has its capital from there: "Renegade General",
/// where the article has "the renegade" too.
fn only_opens(document: &Document, token: TokenId) -> bool {
    if document.sentence_of(token).tokens.start != token {
        return false;
    }
    let small = document.word(token).to_lowercase();
    let mut same = document.ids().filter(|id| document.word(*id) == small).peekable();
    // "Assembly speaker": the assembly is a body.
    same.peek().is_some() && same.all(|id| matches!(document[id].dep, Dep::Amod | Dep::Compound))
}

/// Returns the token of a name that the words around it hang on.
fn head_of(document: &Document, name: TokenRange) -> Option<TokenId> {
    name.iter().find(|token| !name.contains(document[*token].head))
}

/// Reads the body before what speaks for it, whose nouns may be written small: "Kenyan *army*
/// spokesman"; returns it with what remains of the modifiers.
fn voiced(reading: Reading<'_>, outer: TokenRange, inner: TokenRange) -> Option<Parts> {
    let document = reading.document;
    let noun_like = |last: &TokenId| matches!(document[*last].pos, Pos::Noun | Pos::Propn);
    let last = inner.last().filter(noun_like)?;
    let noun = |token: &TokenId| {
        office::word_use(document, *token).is_none() && !is_party(document.word(*token))
    };
    let first = inner.iter().find(noun)?;
    // A "health spokesman" speaks on health.
    let body = TokenRange { start: first, end: inner.end };
    if body.iter().all(|token| is_subject(document, token)) {
        return None;
    }
    let start = if outer.is_empty() { first } else { outer.start };
    let words = TokenRange { start, end: inner.end };
    // "Kenyan army" says more than "army".
    let known = organisation(reading, last, words).filter(|_| outer.is_empty());
    let name = known.unwrap_or_else(|| document.words(words).to_owned());
    Some((Some(name), TokenRange { start: inner.start, end: first }))
}

/// Tells whether a word written small is what somebody speaks on: "health", but not "police".
fn is_subject(document: &Document, token: TokenId) -> bool {
    let word = document.word(token);
    word.starts_with(char::is_lowercase) && is_purpose(word)
}

/// Returns words without those that only tell how things stand: "acting", "former".
fn without_status(document: &Document, mut tokens: TokenRange) -> TokenRange {
    strip_status(document, &mut tokens);
    tokens
}

#[cfg(test)]
mod tests {
    use super::super::tests::roles;

    #[test]
    fn what_a_minister_is_for_is_no_body() {
        assert_eq!(
            roles("Energy and Climate Change Minister Dan Moss met UK Africa minister Anna Reed."),
            [
                "Dan Moss | Energy and Climate Change Minister | -",
                "Anna Reed | Africa minister | UK"
            ]
        );
    }

    #[test]
    fn a_word_that_only_opens_its_sentence_is_no_body() {
        assert_eq!(
            roles("Talks with the renegade general failed. Renegade General Dan Moss fled."),
            ["Dan Moss | Renegade General | -"]
        );
        assert_eq!(
            roles("First Deputy Governor Dan Moss of the Bank of Norway left."),
            ["Dan Moss | First Deputy Governor | Bank of Norway"]
        );
    }
}
