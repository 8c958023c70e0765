//! What the phrases behind an office add to it: its organisation, or further words of its name.

use super::super::Reading;
use super::complements::{Complement, complement};
use super::country;
use super::office::{Office, OfficeKind};
use crate::language::{Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::EntityKind;

/// What stands behind an office.
pub(super) struct Behind {
    pub(super) organisation: Option<String>,
    /// The phrases that belong to the office's name, with a blank before each.
    pub(super) words: String,
    /// Whether one of the phrases gave the organisation.
    gives_organisation: bool,
}

impl Behind {
    /// Reads the phrases behind an office; `organisation` is what the words before it name.
    pub(super) fn read(
        reading: Reading<'_>,
        office: Office,
        phrases: &[TokenRange],
        organisation: Option<String>,
    ) -> Self {
        let document = reading.document;
        let mut behind = Self { organisation, words: String::new(), gives_organisation: false };
        for (at, phrase) in phrases.iter().enumerate() {
            match (complement(reading, *phrase, office), &mut behind.organisation) {
                // "the Guild for the Care of Herring Fleets" may be cut in two.
                (Complement::Role, Some(name)) if at > 0 && goes_on(document, *phrase) => {
                    name.push(' ');
                    name.push_str(document.words(*phrase));
                }
                // "vice president of marketing for Verizon"
                (Complement::Organisation(name), _)
                    if name.starts_with(char::is_lowercase)
                        && phrases[at + 1..]
                            .iter()
                            .any(|later| is_named(reading, *later, office)) =>
                {
                    behind.add_words(document.words(*phrase));
                }
                // "the Norwegian ambassador in Berlin"
                (Complement::Organisation(_), Some(_)) if document.word(phrase.start) == "in" => {}
                (Complement::Organisation(name), _) => {
                    behind.add_organisation(name, office, document.words(*phrase));
                }
                (Complement::Role, _) => behind.add_words(document.words(*phrase)),
                (Complement::Nothing, _) => {}
            }
        }
        behind
    }

    fn add_words(&mut self, words: &str) {
        self.words.push(' ');
        self.words.push_str(words);
    }

    /// Adds an organisation that `phrase` names.
    fn add_organisation(&mut self, name: String, office: Office, phrase: &str) {
        let Some(known) = &self.organisation else {
            self.organisation = Some(name);
            self.gives_organisation = true;
            return;
        };
        let sits = matches!(office.kind, OfficeKind::State | OfficeKind::Local);
        if sits && country::named(known).is_some() {
            // "U.S. Senator Anna Smith of Ohio" sits for Ohio.
            self.organisation = Some(name);
        } else if !self.gives_organisation {
            // "of the Data Project at the Oslo Centre" only tells where the organisation is.
            self.add_words(phrase);
        }
    }
}

/// Tells whether a phrase goes on with the name before it: "for the Defence of", "of Nations".
fn goes_on(document: &Document, phrase: TokenRange) -> bool {
    let capital = |token: TokenId| document.word(token).starts_with(char::is_uppercase);
    let named: Vec<TokenId> = phrase
        .iter()
        .skip(1)
        .filter(|token| !matches!(document[*token].pos, Pos::Det | Pos::Adp))
        .collect();
    matches!(document.word(phrase.start), "for" | "of")
        && phrase.start.0 > 0
        && capital(TokenId(phrase.start.0 - 1))
        && !named.is_empty()
        && named.into_iter().all(capital)
}

/// Tells whether a phrase behind an office gives a body by its name.
fn is_named(reading: Reading<'_>, phrase: TokenRange, office: Office) -> bool {
    match complement(reading, phrase, office) {
        Complement::Organisation(name) => name.starts_with(char::is_uppercase),
        Complement::Role | Complement::Nothing => false,
    }
}

/// Returns the body that follows an office behind a comma: "Anna Smith, director, Nordic Seed Bank".
pub(super) fn behind_comma(reading: Reading<'_>, office: Office) -> Option<String> {
    let document = reading.document;
    let works =
        matches!(office.kind, OfficeKind::Office | OfficeKind::State | OfficeKind::Occupation);
    let comma = office.words.end;
    let sentence = document.sentence_of(office.words.start).tokens;
    if !works || !sentence.contains(comma) || document[comma].tag != Tag::Comma {
        return None;
    }
    let mut mentions = reading.mentions.mentions.iter();
    let body = mentions.find(|mention| {
        mention.tokens.start.0 == comma.0 + 1
            && mention.name.is_some_and(|name| name.start == mention.tokens.start)
            && reading.mentions[mention.chain].kind == EntityKind::Organisation
    })?;
    // "As director, Nordbank's Anna Smith", "the director, Nordbank said": no body of the office.
    let ends = |at: TokenId| {
        !sentence.contains(at)
            || document[at].pos == Pos::Punct && document[at].tag != Tag::OpenQuote
            || document[at].tag == Tag::Cc
    };
    let opens = office.words.start == sentence.start || {
        document.word(TokenId(sentence.start.0)).eq_ignore_ascii_case("as")
    };
    (ends(body.tokens.end) && !opens).then(|| reading.mentions[body.chain].name.clone())
}
