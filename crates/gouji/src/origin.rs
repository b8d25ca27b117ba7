//! Where a cell or a sentence stands in its document.

use serde::{Deserialize, Serialize};

/// A place in a document; what does not apply is left out.
///
/// Lines, columns, tables, rows and pages count from 1; bytes from 0.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Origin {
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Box<str>>,
    /// The cell of the sheet, as in `B7`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a1: Option<Box<str>>,
    /// The table of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<u32>,
    /// The row of the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// The column of the row or, with `line`, the character of the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Left, top, right and bottom on the page, in thousandths of its width and height.
    #[serde(rename = "box", skip_serializing_if = "Option::is_none")]
    pub bounds: Option<[u32; 4]>,
    /// The line of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// First byte and the byte after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<[u64; 2]>,
}

impl Eq for Origin {}

impl Origin {
    /// A place in a text: line and column from 1, and the bytes it spans.
    #[must_use]
    pub fn text(line: u32, column: u32, bytes: [u64; 2]) -> Self {
        Self { line: Some(line), column: Some(column), bytes: Some(bytes), ..Self::default() }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
