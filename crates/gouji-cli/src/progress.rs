//! How far a long check has come, on a terminal.

use std::io::{self, Write};

use gouji::{Language, Text};
use unicode_width::UnicodeWidthStr as _;

/// Fewer files than this are done before anyone wonders.
const FEW: usize = 6;
/// Columns of the bar.
const WIDTH: usize = 30;

/// What is told, with a line of progress below it that gives way to every word.
pub(crate) struct Progress<'e> {
    told: &'e mut dyn Write,
    language: Language,
    /// How many files there are; 0 when no line is drawn.
    all: usize,
    done: usize,
    line: String,
}

impl<'e> Progress<'e> {
    /// Draws on `told` only when it is a terminal that is free for it, and there are many files.
    pub(crate) fn of(files: usize, told: &'e mut dyn Write, is_free: bool, language: Language) -> Self {
        let all = if is_free && files >= FEW { files } else { 0 };
        Self { told, language, all, done: 0, line: String::new() }
    }

    /// One more file is done.
    pub(crate) fn step(&mut self) -> io::Result<()> {
        self.done += 1;
        let filled = |done: usize| (done * WIDTH).checked_div(self.all);
        let Some(bar) = filled(self.done) else { return Ok(()) };
        // Of very many files, not every one is worth a line.
        if !self.line.is_empty() && filled(self.done - 1) == Some(bar) && self.all > 1000 {
            return Ok(());
        }
        let verb = Text::new("审核", "checking").get(self.language);
        let line = format!("{verb} [{:-<WIDTH$}] {}/{}", "#".repeat(bar), self.done, self.all);
        // Each line is at least as long as the one before and covers it.
        write!(self.told, "\r{line}")?;
        self.line = line;
        self.told.flush()
    }

    /// Takes the line away.
    pub(crate) fn clear(&mut self) -> io::Result<()> {
        let width = std::mem::take(&mut self.line).width();
        if width > 0 { write!(self.told, "\r{:width$}\r", "") } else { Ok(()) }
    }
}

impl Write for Progress<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.clear()?;
        self.told.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.told.flush()
    }
}
