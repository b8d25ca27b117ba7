//! How much is read of one file: beyond it an error, never silence.

use std::cell::Cell;

use crate::ReadError;

/// Bytes of one unpacked part, such as a sheet or the body of a text.
pub(crate) const PART: usize = 24 << 20;
/// Bytes of a report as JSON, which takes many times as much memory.
pub(crate) const JSON: usize = 4 << 20;
/// Bytes of all parts of one file.
pub(crate) const UNPACKED: usize = 48 << 20;
/// Parts of one package.
pub(crate) const PARTS: usize = 20_000;
/// Cells and paragraphs of one file.
pub(crate) const PIECES: usize = 300_000;
/// Sheets of one workbook.
pub(crate) const SHEETS: usize = 1_000;
/// Bytes of text of one file, where a short file may say a long text many times.
pub(crate) const TEXT: usize = 16 << 20;
/// Elements within elements.
pub(crate) const DEPTH: usize = 512;
/// Columns or rows that one cell spans, as in HTML.
pub(crate) const SPAN: u32 = 1_000;

/// How much is read of one file of a kind.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Bytes of one unpacked part.
    pub(crate) part: usize,
    /// Bytes of all parts.
    pub(crate) unpacked: usize,
    /// Cells and paragraphs.
    pub(crate) pieces: usize,
    /// Bytes of text.
    pub(crate) text: usize,
}

/// A document that holds a report, or a few.
pub(crate) const REPORT: Limits = Limits { part: PART, unpacked: UNPACKED, pieces: PIECES, text: TEXT };
/// A register of some ten thousand organs; a cell counts twice, as it is found and in its grid.
#[cfg(feature = "register")]
pub(crate) const REGISTER: Limits = Limits { part: 192 << 20, unpacked: 256 << 20, pieces: 4_500_000, text: 64 << 20 };

/// What may still be read of a file.
#[derive(Debug)]
pub(crate) struct Budget {
    pieces: Cell<usize>,
    text: Cell<usize>,
}

impl Default for Budget {
    fn default() -> Self {
        Self::within(&REPORT)
    }
}

impl Budget {
    pub(crate) const fn within(limits: &Limits) -> Self {
        Self { pieces: Cell::new(limits.pieces), text: Cell::new(limits.text) }
    }

    /// Accounts for cells or paragraphs.
    pub(crate) fn pieces(&self, count: usize) -> Result<(), ReadError> {
        let left = self.pieces.get().checked_sub(count);
        self.pieces.set(left.ok_or_else(|| ReadError::too_large("单元格或段落过多", "too many cells or paragraphs"))?);
        Ok(())
    }

    /// Accounts for one cell or paragraph and its text.
    pub(crate) fn piece(&self, text: &str) -> Result<(), ReadError> {
        self.pieces(1)?;
        let left = self.text.get().checked_sub(text.len());
        self.text.set(left.ok_or_else(|| ReadError::too_large("文字过多", "too much text"))?);
        Ok(())
    }
}
