//! What paragraph styles say: which are headings, and which are numbered.

use std::collections::HashMap;

use super::numbering::Place;
use crate::ReadError;
use crate::formats::xml::{Node, Xml};

/// The paragraph styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    outline: Option<u8>,
    number: Place,
}

/// Styles based on styles; a circle of them ends here.
const CHAIN: usize = 16;

impl Styles {
    pub(super) fn read(part: &str) -> Result<Self, ReadError> {
        let mut xml = Xml::new(part, "word/styles.xml");
        let mut styles = HashMap::new();
        let (mut id, mut style) = (String::new(), Style::default());
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            let value = || tag.attribute("val");
            match tag.name() {
                "style" => {
                    styles.insert(std::mem::take(&mut id), std::mem::take(&mut style));
                    id = tag.attribute("styleId").unwrap_or_default().into_owned();
                }
                "name" => {
                    let name = value().unwrap_or_default().to_ascii_lowercase();
                    let level = name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok());
                    style.outline = match name.as_str() {
                        "title" => Some(0),
                        _ => level.map(|level| level.saturating_sub(1)),
                    };
                }
                "basedOn" => style.based_on = value().map(Into::into),
                "outlineLvl" => style.outline = tag.number("val").map(|level| level.min(9) as u8),
                "numId" => style.number.list = tag.number("val"),
                "ilvl" => style.number.level = tag.number("val"),
                _ => {}
            }
        }
        styles.insert(id, style);
        Ok(Self(styles))
    }

    /// The outline level of a style from 0, and its place in a list.
    pub(super) fn resolve(&self, id: &str) -> (Option<u8>, Place) {
        let (mut outline, mut number) = (None, Place::default());
        let mut next = self.0.get(id);
        for _ in 0..CHAIN {
            let Some(style) = next else { break };
            outline = outline.or(style.outline);
            number = number.or(style.number);
            next = style.based_on.as_ref().and_then(|id| self.0.get(id));
        }
        (outline, number)
    }
}
