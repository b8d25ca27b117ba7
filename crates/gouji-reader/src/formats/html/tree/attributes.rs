//! What the attributes of a tag say: spans, looks, the value of a field, what a page says of itself.

use memchr::memmem;

use super::Id;
use super::builder::Builder;
use crate::formats::html::reference;
use crate::formats::html::tag::Tag;
use crate::formats::html::token::Tokens;

/// The most columns a cell may span, and the most rows: the limits of HTML itself.
const WIDEST: u32 = 1000;
const HIGHEST: u32 = 65_534;

/// How an element's style shows its content.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Look {
    pub(crate) hidden: bool,
    pub(crate) bold: bool,
    pub(crate) struck: bool,
}

impl Look {
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

impl<'a> Builder<'a> {
    pub(super) fn meta(&mut self, tokens: &Tokens<'a>) {
        let name = tokens.attribute("name").or_else(|| tokens.attribute("property"));
        if let (Some(name), Some(content)) = (name, tokens.attribute("content")) {
            self.tree.meta.push((name.trim().to_ascii_lowercase(), content.trim().to_owned()));
        }
    }

    /// Takes from the attributes what matters of them.
    pub(super) fn describe(&mut self, id: Id, attributes: &[(&'a str, &'a str)]) {
        let mut look = Look::default();
        let node = &mut self.tree.nodes[id as usize];
        let mut value = None;
        for (name, raw) in attributes.iter().copied() {
            if name.eq_ignore_ascii_case("style") {
                look.read(raw);
            } else if name.eq_ignore_ascii_case("hidden") {
                look.hidden = true;
            } else if node.tag == Tag::Cell && name.eq_ignore_ascii_case("colspan") {
                node.columns = number(raw).unwrap_or(1).clamp(1, WIDEST);
            } else if node.tag == Tag::Cell && name.eq_ignore_ascii_case("rowspan") {
                node.rows = number(raw).unwrap_or(1).min(HIGHEST);
            } else if node.tag == Tag::Field && name.eq_ignore_ascii_case("value") {
                value = Some(reference::attribute(raw));
            } else if node.tag == Tag::Field && name.eq_ignore_ascii_case("type") {
                look.hidden |= !["text", "number", ""].iter().any(|shown| raw.eq_ignore_ascii_case(shown));
            }
        }
        node.look = look;
        node.text = value;
    }
}

/// Whether a size is 0, whatever its unit.
fn is_nothing(size: &[u8]) -> bool {
    let unit = size.iter().rposition(|byte| !byte.is_ascii_alphabetic() && *byte != b'%').map_or(0, |last| last + 1);
    unit > 0 && size[..unit].iter().all(|byte| matches!(byte, b'0' | b'.'))
}

/// A whole number as HTML reads one: leading white space and what follows the digits are passed over.
fn number(raw: &str) -> Option<u32> {
    let digits = raw.trim_ascii_start().trim_start_matches('+');
    let length = digits.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    (length > 0).then(|| digits[..length].parse().unwrap_or(u32::MAX))
}
