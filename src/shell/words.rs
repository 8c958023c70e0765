//! Words in and out: counts and times as people read them, and lines cut into words.

use std::time::Duration;

/// Tells how the graph has changed, and how much it holds now.
pub(super) fn changed(before: usize, after: usize) -> String {
    let now = format!("the graph holds {}", counted(after, "triple"));
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => {
            format!("{} added; {now}", counted(after - before, "triple"))
        }
        std::cmp::Ordering::Less => format!("{} removed; {now}", counted(before - after, "triple")),
        std::cmp::Ordering::Equal => format!("as many triples as before; {now}"),
    }
}

/// Returns a number with its noun: `1 row`, `2 rows`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Returns a time as people read it.
pub(super) fn duration(time: Duration) -> String {
    match time.as_millis() {
        0..1000 => format!("{} ms", time.as_millis()),
        1000..60_000 => format!("{:.1} s", time.as_secs_f64()),
        _ => format!("{} min {} s", time.as_secs() / 60, time.as_secs() % 60),
    }
}

/// Cuts a line at white space; quotation marks keep words together.
pub(super) fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in line.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            Some(_) | None => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// Returns the path or name that is typed behind a command: all of it, without quotation marks
/// around it.
///
/// A backslash stands for itself, so that paths of Windows are written as they are.
pub(super) fn unquoted(typed: &str) -> &str {
    let between = |mark| typed.strip_prefix(mark)?.strip_suffix(mark);
    between('"').or_else(|| between('\'')).unwrap_or(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_keeps_its_blanks_and_backslashes() {
        assert_eq!(
            unquoted(r"C:\Users\Rosa Diaz\my questions.rq"),
            r"C:\Users\Rosa Diaz\my questions.rq"
        );
        assert_eq!(
            unquoted(r#""C:\Users\Rosa Diaz\answer.csv""#),
            r"C:\Users\Rosa Diaz\answer.csv"
        );
        assert_eq!(unquoted(r"\\server\share\it's.rq"), r"\\server\share\it's.rq");
        assert_eq!(
            words(r#"gexf "C:\my files\story.gexf" --entity Diaz"#),
            ["gexf", r"C:\my files\story.gexf", "--entity", "Diaz"]
        );
    }

    #[test]
    fn quotation_marks_keep_words_together() {
        assert_eq!(
            words(r#"who actor="Rosa Diaz" x='' y=a"b c"#),
            ["who", "actor=Rosa Diaz", "x=", "y=ab c",]
        );
    }
}
