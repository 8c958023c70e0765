//! Shows what is longer than the screen in a pager, and the rest as it comes.
//!
//! What is written is held back until it is clear that it doesn't fit; then the
//! pager gets all of it, and what follows as it is found. A user who leaves the
//! pager wants no more: writing ends with a broken pipe. What is flushed before is
//! on the screen already, and what follows it is not paged.

use std::cell::Cell;
use std::env;
use std::io::{self, Write};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;

use super::words::words;

/// Standard output, with a pager before it where there is need of one.
pub(super) struct Pager {
    /// The lines that fit the screen; none where nothing is to be paged.
    room: Option<usize>,
    held: Vec<u8>,
    lines: usize,
    child: Option<Child>,
    is_left: bool,
    is_running: Rc<Cell<bool>>,
}

impl Pager {
    /// Returns one for a screen of so many lines; `is_running` tells when it has the screen.
    pub(super) fn new(height: Option<usize>, is_running: &Rc<Cell<bool>>) -> Self {
        is_running.set(false);
        Self {
            // The prompt needs a line.
            room: height.map(|height| height.saturating_sub(1)),
            held: Vec::new(),
            lines: 0,
            child: None,
            is_left: false,
            is_running: Rc::clone(is_running),
        }
    }

    /// Tells whether the user has left the pager before all was written.
    pub(super) const fn is_left(&self) -> bool {
        self.is_left
    }

    /// Writes what is held, or waits until the user has read it all.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        if let Some(mut child) = self.child.take() {
            drop(child.stdin.take());
            child.wait()?;
            self.is_running.set(false);
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(&std::mem::take(&mut self.held))?;
        out.flush()
    }

    /// Gives the screen to the pager, where there is one.
    fn start(&mut self) -> io::Result<()> {
        self.room = None;
        let Some(mut command) = command() else { return self.finish() };
        let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else { return self.finish() };
        let pipe = child.stdin.as_mut();
        let sent = pipe.map_or(Ok(()), |pipe| pipe.write_all(&self.held));
        self.child = Some(child);
        self.is_running.set(true);
        self.held = Vec::new();
        self.note(sent)
    }

    fn note<T>(&mut self, sent: io::Result<T>) -> io::Result<T> {
        self.is_left |= matches!(&sent, Err(error) if error.kind() == io::ErrorKind::BrokenPipe);
        sent
    }
}

impl Write for Pager {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(pipe) = self.child.as_mut().and_then(|child| child.stdin.as_mut()) {
            let sent = pipe.write(bytes);
            return self.note(sent);
        }
        self.held.extend_from_slice(bytes);
        self.lines += bytes.split(|byte| *byte == b'\n').count() - 1;
        match self.room {
            Some(room) if self.lines > room => self.start()?,
            None if self.held.len() > BUFFER => self.finish()?,
            _ => {}
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.child.as_mut().and_then(|child| child.stdin.as_mut()) {
            Some(pipe) => {
                let sent = pipe.flush();
                self.note(sent)
            }
            None if self.held.is_empty() => Ok(()),
            None => {
                self.room = None;
                self.finish()
            }
        }
    }
}

/// Bytes that are written at once where nothing is paged.
const BUFFER: usize = 8 << 10;

/// Returns the command that pages: that of `NUNCIO_PAGER` or `PAGER`, else the system's own.
///
/// None where one of these is empty.
fn command() -> Option<Command> {
    let chosen = ["NUNCIO_PAGER", "PAGER"].iter().find_map(|name| env::var(name).ok());
    let line = chosen.unwrap_or_else(|| if cfg!(windows) { "more" } else { "less" }.to_owned());
    let mut words = words(&line).into_iter();
    let mut command = Command::new(words.next()?);
    command.args(words);
    if env::var_os("LESS").is_none() {
        // Colours are shown as such, and the answer stays on the screen.
        command.env("LESS", "RX");
    }
    Some(command)
}
