//! What the attributes of a tag say of its element: spans and looks.

use memchr::memmem;

use super::tag::Tag;

/// The most columns a cell may span, and the most rows: the limits of HTML itself.
const WIDEST: u16 = 1000;
const HIGHEST: u16 = 65_534;

/// What the attributes of a tag say of its element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) look: Look,
    pub(crate) columns: u16,
    /// 0 for all rows of the group.
    pub(crate) rows: u16,
}

/// How an element's style shows its content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) hidden: bool,
    pub(crate) bold: bool,
    pub(crate) struck: bool,
}

impl Look {
    /// Whether the content looks as it would without the element.
    pub(crate) fn is_plain(self) -> bool {
        self == Self::default()
    }

    /// Reads the declarations of a `style`.
    fn read(&mut self, style: &str) {
        for declaration in style.as_bytes().split(|byte| *byte == b';').map(<[u8]>::trim_ascii_start) {
            // Nearly all that is of no concern begins with another letter.
            let is_near = declaration.first().is_some_and(|first| b"dvfomt".contains(&first.to_ascii_lowercase()));
            let Some(colon) = declaration.iter().position(|byte| *byte == b':').filter(|_| is_near) else { continue };
            let (property, value) = (declaration[..colon].trim_ascii_end(), declaration[colon + 1..].trim_ascii());
            let is = |name: &str| property.eq_ignore_ascii_case(name.as_bytes());
            let says =
                |word: &str| value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
            if is("display") {
                self.hidden |= says("none");
            } else if is("visibility") {
                self.hidden |= says("hidden") || says("collapse");
            } else if is("font-size") || is("opacity") {
                self.hidden |= is_nothing(value);
            } else if is("mso-hide") {
                self.hidden |= says("all");
            } else if is("font-weight") {
                self.bold |= says("bold") || matches!(value, b"600" | b"700" | b"800" | b"900");
            } else if is("text-decoration") || is("text-decoration-line") {
                self.struck |= memmem::find(value, b"line-through").is_some();
            }
        }
    }
}

impl Default for Said {
    fn default() -> Self {
        Self { look: Look::default(), columns: 1, rows: 1 }
    }
}

impl Said {
    /// Takes from the attributes of a tag what matters of them.
    pub(crate) fn read<'a>(tag: Tag, attributes: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut said = Self::default();
        for (name, raw) in attributes {
            if name.eq_ignore_ascii_case("style") {
                said.look.read(raw);
            } else if name.eq_ignore_ascii_case("hidden") {
                said.look.hidden = true;
            } else if tag == Tag::Cell && name.eq_ignore_ascii_case("colspan") {
                said.columns = number(raw).unwrap_or(1).clamp(1, WIDEST);
            } else if tag == Tag::Cell && name.eq_ignore_ascii_case("rowspan") {
                said.rows = number(raw).unwrap_or(1).min(HIGHEST);
            } else if tag == Tag::Field && name.eq_ignore_ascii_case("type") {
                said.look.hidden |= !["text", "number", ""].iter().any(|shown| raw.eq_ignore_ascii_case(shown));
            }
        }
        said
    }
}

/// Whether a size is 0, whatever its unit.
fn is_nothing(size: &[u8]) -> bool {
    let unit = size.iter().rposition(|byte| !byte.is_ascii_alphabetic() && *byte != b'%').map_or(0, |last| last + 1);
    unit > 0 && size[..unit].iter().all(|byte| matches!(byte, b'0' | b'.'))
}

/// A whole number as HTML reads one: leading white space and what follows the digits are passed over.
fn number(raw: &str) -> Option<u16> {
    let digits = raw.trim_ascii_start().trim_start_matches('+');
    let length = digits.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    (length > 0).then(|| digits[..length].parse().unwrap_or(u16::MAX))
}
