//! Text of articles as Markdown that shows it as it is, and runs nothing.

use crate::export::formats::plain::one_line;

/// What has a meaning in Obsidian's Markdown: CommonMark's, and tags, links, comments, highlights, sums, blocks.
const SPECIAL: [char; 17] =
    ['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '~', '=', '$', '%', '^', '&', '!'];

/// Returns text in one line, as Markdown that shows it as it is wherever it stands.
pub(super) fn text(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = String::with_capacity(line.len());
    // A number and a dot, a dash or a plus begin an item of a list at the start of a line.
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    for (at, c) in line.chars().enumerate() {
        let begins_item = at == digits && matches!(c, '.' | ')') && digits > 0;
        if SPECIAL.contains(&c) || begins_item || (at == 0 && matches!(c, '-' | '+')) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Returns a link to a note, shown under `label`; in a link no escape means anything, so what is markup becomes
/// full-width.
pub(super) fn link(note: &str, label: &str) -> String {
    let label: String = one_line(label)
        .chars()
        .map(|c| match c {
            '[' => '［',
            ']' => '］',
            '|' => '｜',
            '<' => '＜',
            '>' => '＞',
            '`' => '｀',
            '%' => '％',
            other => other,
        })
        .collect();
    if label == note { format!("[[{note}]]") } else { format!("[[{note}|{label}]]") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_text_is_markup() {
        let cases = [
            ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
            ("![[note]] and #tag", r"\!\[\[note\]\] and \#tag"),
            ("- an item", r"\- an item"),
            ("12. December\nand 3. May", r"12\. December and 3. May"),
            ("$5 and $6, 50 %%", r"\$5 and \$6, 50 \%\%"),
            ("&lt;b&gt; `code` ==x==", r"\&lt;b\&gt; \`code\` \=\=x\=\="),
        ];
        for (input, expected) in cases {
            assert_eq!(text(input), expected);
        }
    }

    #[test]
    fn a_label_cannot_end_its_link() {
        assert_eq!(link("A note", "A note"), "[[A note]]");
        assert_eq!(link("A note", "x]] <b>|y"), "[[A note|x］］ ＜b＞｜y]]");
    }
}
