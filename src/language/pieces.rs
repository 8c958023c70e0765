//! The pieces of a text that are cut into tokens by themselves.
//!
//! Pages that were saved badly lose the blank between a quotation and the words beside it, as in
//! `"We agree,"said Reed`. spaCy's rules leave such a chunk whole; here it ends with the mark.

/// Returns the pieces of `text`, which make up all of it, each with where it begins.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = glued(rest).unwrap_or(rest.len());
        let piece = (start, &rest[..length]);
        start += length;
        Some(piece)
    })
}

/// Returns where the first words end that a closing quotation mark is glued to: `.”says`.
fn glued(text: &str) -> Option<usize> {
    text.match_indices(['"', '”']).find_map(|(at, mark)| {
        let before = text[..at].chars().next_back()?;
        let behind = at + mark.len();
        let after = text[behind..].chars().next().filter(|after| after.is_alphabetic())?;
        // `."We` may open the next quotation.
        let closes = mark == "”" || after.is_lowercase();
        (closes && matches!(before, ',' | '.' | '!' | '?')).then_some(behind)
    })
}

#[cfg(test)]
mod tests {
    use super::pieces;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = pieces(text).map(|(_, piece)| piece).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_glued_to_a_quotation_are_pieces_of_their_own() {
        check("\"We agree,\"said Reed.", &["\"We agree,\"", "said Reed."]);
        check("“Why?”asked Reed. “No.”Doe left.", &["“Why?”", "asked Reed. “No.”", "Doe left."]);
    }

    #[test]
    fn other_text_is_one_piece() {
        check("He said \"no.\" \"Yes,\" she said.", &["He said \"no.\" \"Yes,\" she said."]);
        check("a 3.5\"disk, \"A.\"B", &["a 3.5\"disk, \"A.\"B"]);
        check("", &[]);
    }
}
