//! Where a cell or a sentence stands in its document.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::Message;

/// A place in a document; what does not apply is left out.
///
/// Lines, columns, tables, rows and pages count from 1; bytes from 0.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Origin {
    /// The sheet of a workbook, shared by all that stands in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Arc<str>>,
    /// The cell of the sheet, as in `B7`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a1: Option<Arc<str>>,
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

    /// The place in words: 第 57 行第 9 字, 工作表“表三”B7; empty when nothing is known.
    #[must_use]
    pub fn in_words(&self) -> Message {
        let mut words = Message { zh: String::with_capacity(64), en: String::with_capacity(64) };
        let gap = |en: &String| if en.is_empty() { "" } else { ", " };
        let mut say = |number: Option<u32>, before: &str, after: &str, word: &str| {
            if let Some(number) = number {
                let mut digits = itoa::Buffer::new();
                let number = digits.format(number);
                words.en.extend([gap(&words.en), word, " ", number]);
                words.zh.extend([before, number, after]);
            }
        };
        say(self.page, "第 ", " 页", "page");
        say(self.table, "第 ", " 张表", "table");
        say(self.row, "第 ", " 行", "row");
        say(self.line, "第 ", " 行", "line");
        say(self.column, "第 ", if self.line.is_some() { " 字" } else { " 列" }, "column");
        if self.sheet.is_some() || self.a1.is_some() {
            words.en.push_str(gap(&words.en));
        }
        if let Some(sheet) = &self.sheet {
            words.zh.extend(["工作表“", sheet, "”"]);
            let behind = if self.a1.is_some() { "\u{201d} " } else { "\u{201d}" };
            words.en.extend(["sheet \u{201c}", sheet, behind]);
        }
        if let Some(a1) = &self.a1 {
            words.zh.push_str(a1);
            words.en.push_str(a1);
        }
        words
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_in_both_languages() {
        let place = Origin::text(57, 9, [0, 1]).in_words();
        assert_eq!((place.zh.as_str(), place.en.as_str()), ("第 57 行第 9 字", "line 57, column 9"));
        let sheet = Origin { sheet: Some("表三".into()), a1: Some("B7".into()), ..Origin::default() };
        assert_eq!(sheet.in_words(), Message::new("工作表“表三”B7", "sheet \u{201c}表三\u{201d} B7"));
        let on_page = Origin { page: Some(2), sheet: None, ..sheet };
        assert_eq!(on_page.in_words(), Message::new("第 2 页B7", "page 2, B7"));
        assert_eq!(Origin::default().in_words().zh, "");
    }
}
