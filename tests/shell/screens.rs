//! What a person sees: keys are typed into a pseudo-terminal, and the whole screen is compared.
//!
//! A transcript is a file in `tests/shell/screens`: the command line, the size of
//! the terminal (`80 x 24`, and `colours` where they are shown), variables of the
//! environment and files (`PATH: what is in it`), and then, in turns, what is typed and what stands on the screen.
//! `⏎` is Enter, `⇥` Tab, `⎋` Escape, `⌥⏎` Alt-Enter, `⌃C` Control and a letter, arrows
//! are arrows. With `NUNCIO_WRITE_TRANSCRIPTS` set the screens are written anew.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use expectrl::Session;
use expectrl::session::OsSession;
use regex::Regex;

use super::{PROGRAM, words};

/// How long a screen may take to become what it should be.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long nothing changes on a screen that is taken down anew.
const STILL: Duration = Duration::from_millis(1500);

const TYPED: &str = "--- typed\n";
const SEEN: &str = "--- seen\n";

/// A program in a terminal, in a folder of its own.
struct Terminal {
    session: OsSession,
    screen: vt100::Parser,
    is_coloured: bool,
    home: tempfile::TempDir,
}

impl Terminal {
    /// Starts what the head of a transcript says, and waits for an empty screen with a prompt.
    fn open(head: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::copy("tests/shell/river.ttl", home.path().join("river.ttl")).unwrap();
        let mut lines = head.lines();
        let arguments = words(lines.next().unwrap());
        let size = lines.next().unwrap();
        let (columns, rest) = size.split_once(" x ").unwrap();
        let (rows, colours) = rest.split_once(' ').unwrap_or((rest, ""));
        let (columns, rows) = (columns.parse().unwrap(), rows.parse().unwrap());
        let is_coloured = colours == "colours";
        let mut command = Command::new(PROGRAM);
        command
            .args(&arguments[1..])
            .current_dir(home.path())
            .env("XDG_STATE_HOME", home.path())
            .env("XDG_CONFIG_HOME", home.path())
            .env("TERM", "xterm")
            .env_remove("NO_COLOR");
        for line in lines {
            if let Some((path, content)) = line.split_once(": ") {
                let path = home.path().join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, content).unwrap();
            } else if let Some((name, value)) = line.split_once('=') {
                command.env(name, value);
            }
        }
        if !is_coloured {
            command.env("NO_COLOR", "1");
        }
        let mut session = Session::spawn(command).unwrap();
        session.get_process_mut().set_window_size(columns, rows).unwrap();
        let screen = vt100::Parser::new(sized(rows), sized(columns), 0);
        let mut terminal = Self { session, screen, is_coloured, home };
        terminal.wait(PATIENCE, |seen| seen.contains("nuncio>"));
        // What Tab offers is counted beside the prompt.
        terminal.wait(Duration::from_millis(500), |_| false);
        terminal.type_keys("⌃L");
        terminal.wait(PATIENCE, |seen| seen.contains("nuncio>") && seen.lines().count() == 1);
        terminal
    }

    fn type_keys(&mut self, typed: &str) {
        let mut keys = String::new();
        let mut typed = typed.chars().filter(|key| *key != '\n');
        while let Some(key) = typed.next() {
            match key {
                '⏎' => keys.push('\r'),
                '⇥' => keys.push('\t'),
                '⎋' | '⌥' => keys.push('\u{1b}'),
                '↑' => keys.push_str("\u{1b}[A"),
                '↓' => keys.push_str("\u{1b}[B"),
                '→' => keys.push_str("\u{1b}[C"),
                '←' => keys.push_str("\u{1b}[D"),
                '⌃' => keys.push(char::from(typed.next().unwrap() as u8 & 0x1f)),
                key => keys.push(key),
            }
        }
        self.session.write_all(keys.as_bytes()).unwrap();
        self.session.flush().unwrap();
    }

    /// Reads what the program writes until the screen is as wanted, or the time is over.
    fn wait(&mut self, patience: Duration, is_wanted: impl Fn(&str) -> bool) -> String {
        let mut last_change = Instant::now();
        let mut seen = self.seen();
        let mut bytes = [0; 4096];
        loop {
            let read = self.session.try_read(&mut bytes);
            if let Ok(read @ 1..) = read {
                self.screen.process(&bytes[..read]);
            }
            let now = self.seen();
            if now != seen {
                seen = now;
                last_change = Instant::now();
            }
            if is_wanted(&seen) || last_change.elapsed() > patience || matches!(read, Ok(0)) {
                return seen;
            }
            if read.is_err() {
                std::thread::sleep(Duration::from_millis(10));
            }
        }
    }

    /// Returns the screen, with times that differ from run to run made one.
    fn seen(&self) -> String {
        let screen = self.screen.screen();
        let (rows, columns) = screen.size();
        let mut seen = String::new();
        for row in 0..rows.get() {
            let mut line = String::new();
            let mut colour = String::new();
            for column in 0..columns.get() {
                let Some(cell) = screen.cell(row, column) else { continue };
                if self.is_coloured {
                    change_colour(&mut line, &mut colour, cell);
                }
                if !cell.is_wide_continuation() {
                    line.push_str(if cell.has_contents() { cell.contents() } else { " " });
                }
            }
            if !colour.is_empty() {
                line.push('⟩');
            }
            let _ = writeln!(seen, "{}", line.trim_end());
        }
        let times = Regex::new(r"\d+(\.\d+)? m?s\b").unwrap();
        let counted = Regex::new(r"… [\d,]+ rows").unwrap();
        let seen = times.replace_all(seen.trim_end(), "1 ms");
        let seen = counted.replace_all(&seen, "… 9 rows");
        seen.replace(self.home.path().to_str().unwrap(), "HOME") + "\n"
    }
}

fn sized(length: u16) -> NonZero<u16> {
    NonZero::new(length).unwrap()
}

/// Marks where the colour of the text changes: `⟨bold red:words⟩`.
fn change_colour(line: &mut String, current: &mut String, cell: &vt100::Cell) {
    const NAMES: [&str; 8] =
        ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
    let mut colour = String::new();
    for (is_set, name) in
        [(cell.bold(), "bold"), (cell.dim(), "faint"), (cell.underline(), "underlined")]
    {
        if is_set && cell.has_contents() {
            colour.push_str(name);
            colour.push(' ');
        }
    }
    if let vt100::Color::Idx(index) = cell.fgcolor() {
        colour.push_str(NAMES[usize::from(index) % NAMES.len()]);
    }
    let colour = colour.trim_end();
    if colour != current {
        if !current.is_empty() {
            line.push('⟩');
        }
        if !colour.is_empty() {
            let _ = write!(line, "⟨{colour}:");
        }
        colour.clone_into(current);
    }
}

/// Plays a transcript, and returns it with what was seen.
fn play(transcript: &str, is_written: bool) -> String {
    let (head, rest) = transcript.split_once(TYPED).unwrap();
    let mut terminal = Terminal::open(head);
    let mut played = head.to_owned();
    for turn in rest.split(TYPED) {
        let (typed, expected) = turn.split_once(SEEN).unwrap_or((turn, ""));
        terminal.type_keys(typed);
        let patience = if is_written { STILL } else { PATIENCE };
        let seen = terminal.wait(patience, |seen| !is_written && seen == expected);
        let _ = write!(played, "{TYPED}{typed}{SEEN}{seen}");
    }
    played
}

pub(super) fn screens() -> Vec<PathBuf> {
    let folder = Path::new("tests/shell/screens");
    let mut paths: Vec<PathBuf> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn the_screen_shows_what_the_transcripts_say() {
    let is_written = std::env::var_os("NUNCIO_WRITE_TRANSCRIPTS").is_some();
    let failures: Vec<String> = std::thread::scope(|scope| {
        let players: Vec<_> = screens()
            .into_iter()
            .map(|path| {
                scope.spawn(move || {
                    let expected = fs::read_to_string(&path).unwrap();
                    let mut played = play(&expected, is_written);
                    // A terminal on a busy machine may be late: what differs is played once more.
                    if played != expected && !is_written {
                        played = play(&expected, is_written);
                    }
                    if is_written {
                        fs::write(&path, &played).unwrap();
                    }
                    (played != expected && !is_written)
                        .then(|| format!("{} says:\n{expected}\nseen:\n{played}", path.display()))
                })
            })
            .collect();
        players.into_iter().filter_map(|player| player.join().unwrap()).collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
