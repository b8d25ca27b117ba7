//! Texts of a workbook in their fonts, and what the styles of cells make of them.

use memchr::memchr;

use crate::ReadError;
use crate::formats::sheet::Content;
use crate::formats::workbook::{Codes, Font, Style, Workbook};
use crate::formats::xml::{Node, Tag, Xml};

/// The texts that cells refer to by number.
pub(super) fn strings(part: &str, book: &mut Workbook) -> Result<(), ReadError> {
    let mut xml = Xml::new(part, "xl/sharedStrings.xml");
    while let Some(node) = xml.next()? {
        if let Node::Open(tag) = node
            && tag.name() == "si"
        {
            book.add_string(rich_text(&mut xml)?)?;
        }
    }
    Ok(())
}

/// The text of the element that was just opened: its runs joined, without the reading aids.
pub(super) fn rich_text(xml: &mut Xml<'_>) -> Result<Content, ReadError> {
    let element = xml.opened();
    let mut all = Content::default();
    let mut font = Font::default();
    while let Some(node) = xml.within(element)? {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "rPh" => xml.skip()?,
            "r" => font = Font::default(),
            "t" => {
                let text = xml.text()?;
                all.doubtful |= font.doubts(&text);
                all.text = if all.text.is_empty() { text.into_owned() } else { all.text + &text };
            }
            _ => set_font(&mut font, &tag),
        }
    }
    all.text = unescape(all.text);
    Ok(all)
}

/// Takes note of what a tag says of a font.
fn set_font(font: &mut Font, tag: &Tag<'_>) {
    match tag.name() {
        "strike" => font.struck = tag.flag("val") != Some(false),
        "vertAlign" => font.raised = tag.attribute("val").as_deref() == Some("superscript"),
        _ => {}
    }
}

/// `_x000D_` stands for a character that XML cannot say.
pub(super) fn unescape(text: String) -> String {
    // A search for one byte is much quicker, and nearly no text has it.
    if memchr(b'_', text.as_bytes()).is_none() {
        return text;
    }
    let mut all = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        all.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(2..6).filter(|_| rest.as_bytes().get(6) == Some(&b'_'));
        let character = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let known = if let Some(character) = character {
            all.push(character);
            7
        } else {
            all.push_str("_x");
            2
        };
        rest = &rest[known..];
    }
    all + rest
}

/// What each cell style makes of a cell.
pub(super) fn styles(part: &str) -> Result<Vec<Style>, ReadError> {
    let mut xml = Xml::new(part, "xl/styles.xml");
    let mut codes = Codes::default();
    let (mut fonts, mut styles) = (Vec::new(), Vec::new());
    // Lists of styles that no cell has as its own tell fonts and formats, too.
    let mut list = String::new();
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        match (list.as_str(), tag.name()) {
            (_, name @ ("fonts" | "fills" | "cellStyleXfs" | "cellXfs" | "cellStyles" | "dxfs")) => {
                name.clone_into(&mut list);
            }
            (_, "numFmt") => {
                if let Some((id, code)) = tag.number("numFmtId").zip(tag.attribute("formatCode")) {
                    codes.add(id, &code);
                }
            }
            ("fonts", "font") => fonts.push(Font::default()),
            ("fonts", _) => {
                if let Some(font) = fonts.last_mut() {
                    set_font(font, &tag);
                }
            }
            ("cellXfs", "xf") => {
                let font = tag.number("fontId").and_then(|id| fonts.get(id as usize)).copied();
                let shown = codes.shown(tag.number("numFmtId").unwrap_or(0));
                styles.push(Style { shown, font: font.unwrap_or_default() });
            }
            _ => {}
        }
    }
    Ok(styles)
}
