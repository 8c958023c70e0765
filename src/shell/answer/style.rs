//! Colours of the terminal, where it has any and the user wants them.

/// What a piece of text is, and so how it is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// The head of a table.
    Head,
    /// What stays in the background: row numbers, rules, times.
    Faint,
    /// The prompt.
    Prompt,
    /// An error.
    Error,
    /// What is probably not meant.
    Warning,
    /// A keyword.
    Keyword,
    /// A variable.
    Variable,
    /// A string or a number.
    Value,
    /// An IRI or a prefixed name.
    Name,
    /// A comment.
    Comment,
    /// The words that a statement turns on.
    Mark,
    /// What is wrong, or not known.
    Wrong,
}

/// Colours, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    coloured: bool,
}

impl Style {
    /// Returns the style without colours.
    #[must_use]
    pub const fn plain() -> Self {
        Self { coloured: false }
    }

    /// Returns the style for an output: colours on a terminal, unless the user
    /// has set `NO_COLOR` (<https://no-color.org>) or the terminal is a dumb one.
    #[must_use]
    pub fn of(is_terminal: bool) -> Self {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        Self { coloured: is_terminal && !set("NO_COLOR") && !dumb }
    }

    /// Tells whether there are colours.
    #[must_use]
    pub const fn is_coloured(self) -> bool {
        self.coloured
    }

    /// Returns the text in its colour.
    #[must_use]
    pub fn paint(self, paint: Paint, text: &str) -> String {
        if !self.coloured || text.is_empty() {
            return text.to_owned();
        }
        let code = match paint {
            Paint::Head => "1",
            Paint::Faint | Paint::Comment => "2",
            Paint::Prompt => "1;36",
            Paint::Error => "1;31",
            Paint::Warning => "33",
            Paint::Keyword => "1;34",
            Paint::Variable => "36",
            Paint::Value => "32",
            Paint::Name => "35",
            Paint::Mark => "1;4",
            Paint::Wrong => "4;31",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}
