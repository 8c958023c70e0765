//! Quotation marks: which there are, and whether each opens or closes.

/// A quotation mark, or what may be one.
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) single: bool,
    pub(super) shape: Shape,
}

/// What a mark can do where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Opens,
    Closes,
    Either,
}

/// Returns all marks of a block with what each can do where it stands.
pub(super) fn marks(words: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut before: Option<char> = None;
    let mut characters = words.char_indices().peekable();
    while let Some((start, c)) = characters.next() {
        let mut end = start + c.len_utf8();
        let doubled = matches!(c, '`' | '\'' | '‘' | '’')
            && characters.peek().is_some_and(|(_, next)| *next == c);
        if doubled {
            characters.next();
            end += c.len_utf8();
        }
        let after = characters.peek().map(|(_, next)| *next);
        let double = doubled || is_double(c);
        if let Some(shape) = shape(c, double, before, after) {
            marks.push(Mark { start, end, single: !double, shape });
        }
        before = Some(c);
    }
    marks
}

/// Returns what a character can do between its neighbours; none where it is no mark.
fn shape(c: char, double: bool, before: Option<char>, after: Option<char>) -> Option<Shape> {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let begins = before.is_none_or(|c| c.is_whitespace() || "([{—–-/\"“‘'«".contains(c));
    let ends = after.is_none_or(|c| c.is_whitespace() || ")]}—–-/\"”’'».,;:!?…".contains(c));
    let position = match (begins, ends) {
        (true, false) => Shape::Opens,
        (false, true) => Shape::Closes,
        _ => Shape::Either,
    };
    match c {
        '“' | '„' | '«' | '‟' => Some(Shape::Opens),
        '”' | '»' => Some(if position == Shape::Opens { Shape::Opens } else { Shape::Closes }),
        '"' => Some(position),
        '`' if double => Some(Shape::Opens),
        '‘' if !is_word(before) && after.is_some_and(|c| !c.is_whitespace()) => {
            Some(Shape::Opens)
        }
        '\'' | '’' if double => Some(position),
        '\'' if position == Shape::Opens && after.is_some_and(char::is_alphanumeric) => {
            Some(Shape::Opens)
        }
        '\'' | '’' if position != Shape::Opens && !is_word(after) => Some(Shape::Closes),
        _ => None,
    }
}

pub(super) const fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}
