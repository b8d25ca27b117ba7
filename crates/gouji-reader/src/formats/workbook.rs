//! What the sheets of a workbook share: texts, number formats, the first day.

use std::rc::Rc;

use super::number::Shown;
use super::sheet::Content;

#[derive(Debug, Default)]
pub(crate) struct Workbook {
    /// Texts that cells refer to by number.
    pub(crate) strings: Vec<Rc<str>>,
    /// What the number format of each cell style shows.
    pub(crate) formats: Vec<Shown>,
    pub(crate) days_from_1904: bool,
}

impl Workbook {
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
pub(crate) struct Codes(Vec<(u32, Shown)>);

impl Codes {
    pub(crate) fn add(&mut self, id: u32, code: &str) {
        self.0.push((id, Shown::of_code(code)));
    }

    pub(crate) fn shown(&self, id: u32) -> Shown {
        let own = self.0.iter().find(|(known, _)| *known == id);
        own.map_or_else(|| Shown::built_in(id), |(_, shown)| *shown)
    }
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
