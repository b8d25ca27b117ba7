//! What styles make of text and sheets, as far as it changes what they say.

use std::collections::HashMap;

use crate::ReadError;
use crate::formats::xml::{Node, Xml};

/// The styles that hide, strike out or raise.
#[derive(Debug, Default)]
pub(super) struct Looks(HashMap<String, Look>);

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) hidden: bool,
    pub(super) struck: bool,
    pub(super) raised: bool,
}

impl Looks {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, part: &str, place: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(part, place);
        let mut name = String::new();
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            let says =
                |attribute: &str, what: fn(&str) -> bool| tag.attribute(attribute).is_some_and(|value| what(&value));
            let look = match tag.name() {
                // Styles come before the text that has them.
                "body" => break,
                "style" => {
                    name = tag.attribute("name").unwrap_or_default().into_owned();
                    continue;
                }
                "text-properties" => Look {
                    hidden: says("display", |value| value == "none"),
                    struck: ["text-line-through-style", "text-line-through-type"]
                        .into_iter()
                        .any(|line| says(line, |value| value != "none")),
                    raised: says("text-position", |value| {
                        value.starts_with("super")
                            || value.trim_start().starts_with(|first: char| ('1'..='9').contains(&first))
                    }),
                },
                "table-properties" => Look { hidden: tag.flag("display") == Some(false), ..Look::default() },
                _ => continue,
            };
            if look != Look::default() {
                self.0.insert(name.clone(), look);
            }
        }
        // What is left of the part is read, and found whole, when its text is.
        Ok(())
    }

    pub(super) fn of(&self, style: &str) -> Look {
        self.0.get(style).copied().unwrap_or_default()
    }
}
