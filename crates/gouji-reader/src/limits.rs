//! How much is read of one file: beyond it an error, never silence.

use std::cell::Cell;
use std::fmt;

use crate::{ReadError, ReadErrorKind};

/// Parts of one package: each takes memory by its name alone.
pub(crate) const PARTS: usize = 20_000;
/// Sheets of one workbook, likewise.
pub(crate) const SHEETS: usize = 1_000;
/// Elements within elements. No option: the reading of what nests calls itself, and stacks have an end.
pub(crate) const DEPTH: usize = 512;
/// Columns or rows that one cell spans. No option: it is what HTML says, and refuses nothing.
pub(crate) const SPAN: u32 = 1_000;
/// Steps that an instruction to draw is worth.
#[cfg(feature = "pdf")]
pub(crate) const INSTRUCTION: u64 = 10;

/// How much is read of one file.
///
/// What goes beyond a limit is refused as [too large](ReadErrorKind::TooLarge), in words that name the limit. The
/// defaults are far above any report; with them no file takes more than 256 MiB of memory.
///
/// ```
/// use gouji_reader::{Limits, ReadErrorKind};
///
/// let mut limits = Limits::default();
/// limits.cells = 100;
/// let error = limits.read("1 | 2 | 3\n".repeat(50).as_bytes(), None).unwrap_err();
/// assert_eq!(error.kind(), ReadErrorKind::TooLarge);
/// assert!(error.to_string().contains("more than 100 cells"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of the file: of a web page half as many, of a report as JSON a sixteenth, which take more memory.
    pub file: usize,
    /// Bytes of one part of it, unpacked: a sheet, a stream, the body of a text.
    pub part: usize,
    /// Bytes of all its parts, unpacked; of a PDF twice as many, since its pictures are among them.
    pub unpacked: usize,
    /// How many times as large a part may become when it is unpacked; the most that can be is some 1,030 times.
    pub ratio: usize,
    /// Cells and paragraphs.
    pub cells: usize,
    /// Bytes of text, where a short file may say a long text many times.
    pub text: usize,
    /// Pages of a PDF or an OFD.
    pub pages: usize,
    /// Steps, where a short file may ask for many: looking at a span of a table is one, drawing a character ten.
    pub work: u64,
}

impl Limits {
    /// A document that holds a report, or a few.
    const REPORT: Self = Self {
        file: 64 << 20,
        part: 24 << 20,
        unpacked: 48 << 20,
        ratio: 1_000,
        cells: 300_000,
        text: 16 << 20,
        pages: 500,
        work: 20_000_000,
    };
    /// A register of some ten thousand organs; a cell counts twice, as it is found and in its grid.
    #[cfg(feature = "register")]
    pub(crate) const REGISTER: Self =
        Self { part: 192 << 20, unpacked: 256 << 20, cells: 4_500_000, text: 64 << 20, ..Self::REPORT };

    /// Refuses a file of more bytes than are read.
    pub(crate) fn file(&self, bytes: &[u8]) -> Result<(), ReadError> {
        if bytes.len() <= self.file {
            return Ok(());
        }
        let most = Size(self.file);
        Err(ReadError::new(
            ReadErrorKind::TooLarge,
            format!("文件超过 {most}，不是一份年报应有的大小；请只保存年报本身"),
            format!("the file is larger than {most}; save the report by itself"),
        ))
    }

    /// Refuses a file of more pages than are read.
    #[cfg(feature = "_page")]
    pub(crate) fn pages(&self, count: usize) -> Result<(), ReadError> {
        if count <= self.pages {
            return Ok(());
        }
        let most = self.pages;
        Err(ReadError::new(
            ReadErrorKind::TooLarge,
            format!("文件有 {count} 页，超过 {most} 页；请只保存年报部分后再试"),
            format!("the file has {count} pages, more than {most}; save the report's own part of it"),
        ))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::REPORT
    }
}

/// A number of bytes as people say it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size(pub(crate) usize);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            bytes if bytes >= 1 << 20 && bytes.trailing_zeros() >= 20 => write!(f, "{} MB", bytes >> 20),
            bytes if bytes >= 1 << 10 => write!(f, "{} kB", bytes >> 10),
            bytes => write!(f, "{bytes} B"),
        }
    }
}

/// What may still be read of a file.
#[derive(Debug)]
pub(crate) struct Budget {
    limits: Limits,
    cells: Cell<usize>,
    text: Cell<usize>,
}

impl Budget {
    pub(crate) const fn within(limits: &Limits) -> Self {
        Self { limits: *limits, cells: Cell::new(limits.cells), text: Cell::new(limits.text) }
    }

    /// Accounts for cells or paragraphs.
    pub(crate) fn pieces(&self, count: usize) -> Result<(), ReadError> {
        let left = self.cells.get().checked_sub(count);
        self.cells.set(left.ok_or_else(|| ReadError::too_many_cells(&self.limits))?);
        Ok(())
    }

    /// Accounts for one cell or paragraph and its text.
    pub(crate) fn piece(&self, text: &str) -> Result<(), ReadError> {
        self.pieces(1)?;
        let left = self.text.get().checked_sub(text.len());
        self.text.set(left.ok_or_else(|| ReadError::too_much_text(&self.limits))?);
        Ok(())
    }
}
