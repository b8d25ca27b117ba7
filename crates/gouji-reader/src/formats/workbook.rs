//! What the sheets of a workbook share: texts, number formats, the first day.

use std::collections::HashMap;
use std::rc::Rc;

use super::number::Shown;
use super::sheet::Content;
use crate::ReadError;
use crate::limits::{PIECES, SHEETS};

#[derive(Debug, Default)]
pub(crate) struct Workbook {
    /// Texts that cells refer to by number.
    strings: Vec<Rc<str>>,
    /// What the number format of each cell style shows.
    pub(crate) formats: Vec<Shown>,
    pub(crate) days_from_1904: bool,
}

impl Workbook {
    /// Adds a text that cells refer to.
    pub(crate) fn add_string(&mut self, text: String) -> Result<(), ReadError> {
        if self.strings.len() == PIECES {
            return Err(ReadError::too_large("文字过多", "too many texts"));
        }
        self.strings.push(text.into());
        Ok(())
    }

    /// What a cell of a style shows of a number.
    pub(crate) fn number(&self, style: usize, number: f64) -> Content {
        self.formats.get(style).copied().unwrap_or_default().show(number, self.days_from_1904)
    }

    /// The text of that number, none when there is none.
    pub(crate) fn string(&self, index: usize) -> Option<Content> {
        self.strings.get(index).map(|text| Content::certain(&**text))
    }
}

/// The number formats of cell styles, by the codes that a workbook spells out.
#[derive(Debug, Default)]
pub(crate) struct Codes(HashMap<u32, Shown>);

impl Codes {
    pub(crate) fn add(&mut self, id: u32, code: &str) {
        self.0.insert(id, Shown::of_code(code));
    }

    pub(crate) fn shown(&self, id: u32) -> Shown {
        self.0.get(&id).copied().unwrap_or_else(|| Shown::built_in(id))
    }
}

/// Refuses a workbook of more sheets than are read.
pub(crate) fn limit_sheets(count: usize) -> Result<(), ReadError> {
    if count > SHEETS { Err(ReadError::too_large("工作表过多", "too many sheets")) } else { Ok(()) }
}

/// The words for errors in formulas.
pub(crate) fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
