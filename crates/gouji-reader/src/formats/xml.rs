//! XML as a run of tags and text, with names free of prefixes and a limit to nesting.

use std::borrow::Cow;
#[cfg(feature = "spreadsheet")]
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::ReadError;
use crate::limits::DEPTH;

/// One step through an XML part.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// The innermost open element ends.
    Close,
    /// Text within it.
    Text(Cow<'a, str>),
}

/// The beginning of an element.
#[derive(Debug)]
pub(crate) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// The name without its prefix: producers choose prefixes freely.
    pub(crate) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The names of the attributes, without their prefixes, and their values.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.flatten().map(|found| (local(found.key.into_inner()), found.value))
    }

    /// The value of an attribute by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let (_, value) = self.attributes().find(|(known, _)| *known == name)?;
        Some(match quick_xml::escape::unescape(&value) {
            Ok(Cow::Owned(value)) => Cow::Owned(value),
            _ => value,
        })
    }

    /// The value of an attribute as a number.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes; none when it is not there.
    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        self.attribute(name).map(|value| !matches!(&*value, "0" | "false" | "off" | "none"))
    }
}

/// An XML part being read.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    place: &'a str,
    depth: usize,
    /// An element written as one tag has its end still to come.
    ends: bool,
}

impl<'a> Xml<'a> {
    /// Reads a part; `place` names it in errors.
    pub(crate) fn new(text: &'a str, place: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, place, depth: 0, ends: false }
    }

    /// The place of the element that was just opened, for [`within`](Self::within).
    pub(crate) fn opened(&self) -> usize {
        self.depth
    }

    /// The next tag or text within an element, none when it has ended.
    pub(crate) fn within(&mut self, element: usize) -> Result<Option<Node<'a>>, ReadError> {
        match self.next()? {
            Some(Node::Close) if self.depth < element => Ok(None),
            Some(node) => Ok(Some(node)),
            None => Err(self.damaged()),
        }
    }

    /// The next tag or text, none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Node<'a>>, ReadError> {
        if std::mem::take(&mut self.ends) {
            self.depth -= 1;
            return Ok(Some(Node::Close));
        }
        loop {
            let node = match self.reader.read_event().map_err(|_| self.damaged())? {
                Event::Start(tag) => {
                    self.enter()?;
                    Node::Open(Tag(tag))
                }
                Event::Empty(tag) => {
                    self.enter()?;
                    self.ends = true;
                    Node::Open(Tag(tag))
                }
                Event::End(_) => {
                    self.depth = self.depth.checked_sub(1).ok_or_else(|| self.damaged())?;
                    Node::Close
                }
                Event::Text(text) => Node::Text(text.xml10_content()),
                Event::CData(text) => Node::Text(text.xml10_content()),
                Event::GeneralRef(name) => Node::Text(reference(&name)),
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => return Ok(None),
                // No declaration of entities is ever followed.
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => continue,
            };
            return Ok(Some(node));
        }
    }

    /// Passes over the element that was just opened.
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let element = self.opened();
        while self.within(element)?.is_some() {}
        Ok(())
    }

    /// The text of the element that was just opened, with that of all elements in it.
    pub(crate) fn text(&mut self) -> Result<String, ReadError> {
        let element = self.opened();
        let mut all = String::new();
        while let Some(node) = self.within(element)? {
            if let Node::Text(text) = node {
                all.push_str(&text);
            }
        }
        Ok(all)
    }

    /// That this part cannot be read on.
    pub(crate) fn damaged(&self) -> ReadError {
        ReadError::damaged(self.place)
    }

    fn enter(&mut self) -> Result<(), ReadError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(ReadError::too_large("嵌套过深", "elements nested too deep"));
        }
        Ok(())
    }
}

fn local(name: &str) -> &str {
    // Names are short: a plain loop is faster than a search.
    let prefix = name.bytes().position(|byte| byte == b':').map_or(0, |at| at + 1);
    &name[prefix..]
}

fn reference<'a>(name: &quick_xml::events::BytesRef<'_>) -> Cow<'a, str> {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return character.to_string().into();
    }
    match &**name {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        other => format!("&{other};").into(),
    }
}

/// The ids and targets of a part of relations.
#[cfg(feature = "spreadsheet")]
pub(crate) fn relations(part: &str, place: &str) -> Result<HashMap<String, String>, ReadError> {
    let mut xml = Xml::new(part, place);
    let mut relations = HashMap::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(tag) = node
            && let Some((id, target)) = tag.attribute("Id").zip(tag.attribute("Target"))
        {
            relations.insert(id.into_owned(), target.into_owned());
        }
    }
    Ok(relations)
}

/// The text of an XML part: UTF-8, or UTF-16 by its byte order mark.
pub(crate) fn decode(bytes: Vec<u8>) -> String {
    let units = |pair: fn([u8; 2]) -> u16| bytes[2..].chunks_exact(2).map(move |two| pair([two[0], two[1]]));
    let lossy = |units: &mut dyn Iterator<Item = u16>| {
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes.get(..2) {
        Some([0xff, 0xfe]) => lossy(&mut units(u16::from_le_bytes)),
        Some([0xfe, 0xff]) => lossy(&mut units(u16::from_be_bytes)),
        _ => String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}
