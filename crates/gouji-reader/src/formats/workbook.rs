//! What the sheets of a workbook share: texts, number formats, the first day.

use std::collections::HashMap;

use super::decimal::Decimal;
use super::number::Shown;
use super::sheet::Content;
use crate::ReadError;
use crate::limits::{Limits, SHEETS};

#[derive(Debug, Default)]
pub(crate) struct Workbook {
    limits: Limits,
    /// Texts that cells refer to by number, and whether they are doubtful.
    strings: Vec<(Box<str>, bool)>,
    /// What each cell style makes of a cell.
    pub(crate) styles: Vec<Style>,
    pub(crate) days_from_1904: bool,
}

impl Workbook {
    pub(crate) fn within(limits: &Limits) -> Self {
        Self { limits: *limits, ..Self::default() }
    }

    /// Adds a text that cells refer to.
    pub(crate) fn add_string(&mut self, content: Content) -> Result<(), ReadError> {
        if self.strings.len() == self.limits.cells {
            return Err(ReadError::too_many_cells(&self.limits));
        }
        self.strings.push((content.text.into(), content.doubtful));
        Ok(())
    }

    /// What a style makes of a number.
    pub(crate) fn shown(&self, style: usize) -> Shown {
        self.styles.get(style).map_or(Shown::Plain, |style| style.shown)
    }

    /// What a cell of a style shows of a number.
    pub(crate) fn number(&self, style: usize, number: Decimal) -> Content {
        self.styled(style, self.shown(style).show(number, self.days_from_1904))
    }

    /// The text of that number in a cell of a style, none when there is none.
    pub(crate) fn string(&self, style: usize, index: usize) -> Option<Content> {
        let (text, doubtful) = self.strings.get(index)?;
        Some(self.styled(style, Content { text: (**text).to_owned(), doubtful: *doubtful }))
    }

    /// A cell in the font of its style.
    pub(crate) fn styled(&self, style: usize, mut content: Content) -> Content {
        let font = self.styles.get(style).map(|style| style.font).unwrap_or_default();
        content.doubtful |= font.doubts(&content.text);
        content
    }
}

/// What a cell style makes of what stands in a cell.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Style {
    pub(crate) shown: Shown,
    pub(crate) font: Font,
}

/// How a font prints, as far as that changes what is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Font {
    pub(crate) struck: bool,
    pub(crate) raised: bool,
}

impl Font {
    /// The font that a binary record tells in its flags and in how high it stands.
    pub(crate) fn of_record(flags: u16, height: u16) -> Self {
        Self { struck: flags & 8 == 8, raised: height == 1 }
    }

    /// Whether a text in this font cannot be relied on: it is struck out, or a raised digit, which is a note's number.
    pub(crate) fn doubts(self, text: &str) -> bool {
        self != Self::default() && text.chars().any(|c| self.marks(c))
    }

    fn marks(self, c: char) -> bool {
        self.struck && !c.is_whitespace() || self.raised && c.is_ascii_digit()
    }
}

/// A text in several fonts, each from a place on, counted in the units of UTF-16.
pub(crate) fn rich(text: String, fonts: impl IntoIterator<Item = (usize, Font)>) -> Content {
    let mut fonts = fonts.into_iter().peekable();
    let (mut at, mut font) = (0, Font::default());
    let mut doubtful = false;
    for c in text.chars() {
        while let Some((_, next)) = fonts.next_if(|(from, _)| *from <= at) {
            font = next;
        }
        doubtful |= font.marks(c);
        at += c.len_utf16();
    }
    Content { text, doubtful }
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
    if count > SHEETS {
        return Err(ReadError::too_large(&format!("工作表超过 {SHEETS} 张"), &format!("more than {SHEETS} sheets")));
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_doubtful_where_a_struck_or_raised_font_prints_it() {
        let [plain, struck, raised] = [Font::default(), Font::of_record(8, 0), Font::of_record(0, 1)];
        let doubtful = |text: &str, fonts: &[(usize, Font)]| rich(text.to_owned(), fonts.iter().copied()).doubtful;
        assert!(doubtful("82", &[(0, struck), (1, plain)]));
        assert!(doubtful("𠮷82", &[(3, struck)]));
        assert!(!doubtful("𠮷82", &[(4, struck)]));
        assert!(doubtful("2031", &[(3, raised)]));
        assert!(!doubtful("203注", &[(0, plain), (3, raised)]));
        assert!(!doubtful("8 2", &[(1, struck), (2, plain)]));
    }
}
