//! Chooses the media type of an answer by what the client accepts.
//!
//! As [RFC 9110, 12.5.1](https://www.rfc-editor.org/rfc/rfc9110#field.accept) has it: of the
//! ranges that hold a media type, the most specific one gives its quality.

use axum::http::{HeaderMap, header};

/// A media type that an answer can have, and the format behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Offer<T> {
    /// The media type, in lower case, without parameters.
    pub(super) media_type: &'static str,
    /// What the answer is then written in.
    pub(super) format: T,
}

/// What a client accepts, by its `Accept` header.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Accept(Vec<Range>);

#[derive(Debug, Clone, PartialEq)]
struct Range {
    /// `text/csv`, `text/*` or `*/*`, in lower case.
    media: String,
    /// From 0, not acceptable, to 1.
    quality: f32,
}

impl Accept {
    /// Returns what a request accepts: anything, where it does not say.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let values = headers.get_all(header::ACCEPT).iter();
        let ranges: Vec<Range> = values
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter(|range| !range.trim().is_empty())
            .map(Range::read)
            .collect();
        if ranges.is_empty() { Self(vec![Range::read("*/*")]) } else { Self(ranges) }
    }

    /// Returns what is accepted where only this media type is.
    pub(super) fn only(media_type: &str) -> Self {
        Self(vec![Range::read(media_type)])
    }

    /// Returns the offer that the client likes best; of equals the more specific, then the first.
    pub(super) fn choose<T: Copy>(&self, offers: &[Offer<T>]) -> Option<Offer<T>> {
        let liked = offers.iter().rev().filter_map(|offer| {
            let range = self.range_of(offer.media_type).filter(|range| range.quality > 0.0)?;
            Some((range.quality, range.specificity(), offer))
        });
        // Of equals it takes the last, and they come from the end.
        let best = liked.max_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        best.map(|(.., offer)| *offer)
    }

    /// Tells whether the client asks for a media type by its full name.
    pub(super) fn names(&self, media_type: &str) -> bool {
        self.0.iter().any(|range| range.media == media_type && range.quality > 0.0)
    }

    /// Returns the most specific range that holds a media type.
    fn range_of(&self, media_type: &str) -> Option<&Range> {
        let held = self.0.iter().filter(|range| range.holds(media_type));
        held.max_by_key(|range| range.specificity())
    }
}

impl Range {
    fn read(text: &str) -> Self {
        let mut parts = text.split(';').map(str::trim);
        let media = parts.next().unwrap_or_default().to_ascii_lowercase();
        let quality = parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")));
        // A quality that is no number says nothing about what is liked.
        let quality = quality.map_or(1.0, |quality| quality.parse::<f32>().unwrap_or(1.0));
        Self { media, quality: quality.clamp(0.0, 1.0) }
    }

    fn holds(&self, media_type: &str) -> bool {
        match self.media.strip_suffix('*') {
            Some("*/") => true,
            Some(kind) => kind.ends_with('/') && media_type.starts_with(kind),
            None => self.media == media_type,
        }
    }

    fn specificity(&self) -> usize {
        match self.media.strip_suffix('*') {
            Some("*/") => 0,
            Some(_) => 1,
            None => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFERS: &[Offer<u8>] = &[
        Offer { media_type: "application/json", format: 1 },
        Offer { media_type: "application/xml", format: 2 },
        Offer { media_type: "text/csv", format: 3 },
    ];

    fn chosen(accept: &str) -> Option<u8> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, accept.parse().unwrap());
        Accept::of(&headers).choose(OFFERS).map(|offer| offer.format)
    }

    #[test]
    fn the_best_liked_is_chosen() {
        for (accept, format) in [
            ("*/*", Some(1)),
            ("", Some(1)),
            ("text/csv", Some(3)),
            ("TEXT/CSV", Some(3)),
            ("text/*", Some(3)),
            ("application/json;q=0.5, application/xml", Some(2)),
            ("application/json; q=0.5, */*;q=0.4", Some(1)),
            ("*/*, text/csv", Some(3)),
            ("text/csv;charset=utf-8;q=0.3", Some(3)),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Some(2)),
            ("application/json;q=0, */*", Some(2)),
            ("application/json;q=0, application/*;q=0.1", Some(2)),
            ("text/html", None),
            ("*/*;q=0", None),
            ("application/json;q=best", Some(1)),
            ("nonsense, text/*x", None),
        ] {
            assert_eq!(chosen(accept), format, "{accept}");
        }
        assert_eq!(Accept::of(&HeaderMap::new()).choose(OFFERS), Some(OFFERS[0]));
    }
}
