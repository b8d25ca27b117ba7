//! XML as a run of tags and text, with names free of prefixes and a limit to nesting.

use std::borrow::Cow;
#[cfg(feature = "spreadsheet")]
use std::collections::HashMap;

use memchr::{memchr, memchr2};
use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, escape};

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
        Some(match escape::unescape(&value) {
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
    part: &'a str,
    reader: Reader<&'a [u8]>,
    place: &'a str,
    depth: usize,
    /// An element written as one tag has its end still to come.
    ends: bool,
}

impl<'a> Xml<'a> {
    /// Reads a part; `place` names it in errors.
    pub(crate) fn new(part: &'a str, place: &'a str) -> Self {
        let part = part.trim_start_matches('\u{feff}');
        Self { part, reader: Reader::from_str(part), place, depth: 0, ends: false }
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
        if let Some(text) = self.text_before_tag() {
            return Ok(Some(Node::Text(resolved(text))));
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
                Event::CData(text) => Node::Text(text.xml10_content()),
                Event::Text(text) => Node::Text(text.xml10_content()),
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => return Ok(None),
                // No declaration of entities is ever followed.
                _ => continue,
            };
            return Ok(Some(node));
        }
    }

    /// Takes the text that stands before the next tag: programs write references for every ideograph, and each would be
    /// an event by itself.
    fn text_before_tag(&mut self) -> Option<&'a str> {
        if self.reader.get_ref().first() == Some(&b'<') {
            return None;
        }
        let rest = &self.part[self.part.len() - self.reader.get_ref().len()..];
        let length = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        *self.reader.get_mut() = &rest.as_bytes()[length..];
        (length > 0).then(|| &rest[..length])
    }

    /// Passes over the element that was just opened.
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let element = self.opened();
        while self.within(element)?.is_some() {}
        Ok(())
    }

    /// The text of the element that was just opened, with that of all elements in it.
    pub(crate) fn text(&mut self) -> Result<Cow<'a, str>, ReadError> {
        let element = self.opened();
        let mut all = Cow::default();
        while let Some(node) = self.within(element)? {
            if let Node::Text(text) = node {
                all += text;
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

/// Text with its references resolved; those that are none stay as they are.
fn resolved(text: &str) -> Cow<'_, str> {
    if memchr2(b'&', b'\r', text.as_bytes()).is_none() {
        return text.into();
    }
    let text = BytesText::from_escaped(text).xml10_content();
    if let Ok(text) = escape::unescape(&text) {
        return text.into_owned().into();
    }
    let mut pieces = text.split('&');
    let mut all = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, behind) = piece.split_at(piece.find(';').map_or(0, |end| end + 1));
        let reference = format!("&{name}");
        all.push_str(&escape::unescape(&reference).unwrap_or(Cow::Borrowed(&reference)));
        all.push_str(behind);
    }
    all.into()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(part: &str) -> Option<String> {
        let mut xml = Xml::new(part, "part");
        let mut all = String::new();
        while let Some(node) = xml.next().ok()? {
            match node {
                Node::Open(tag) => all.extend(["<", tag.name(), ">"]),
                Node::Close => all.push_str("</>"),
                Node::Text(text) => all.push_str(&text),
            }
        }
        Some(all)
    }

    #[test]
    fn text_comes_whole_with_its_references_resolved() {
        for (part, read) in [
            ("\u{feff}<?xml version='1.0'?>\r\n<a:b>&#24180;&#x62a5;&lt;2&amp;</a:b >", "\n<b>年报<2&</>"),
            ("<a>1\r\n2\r<b c='>'/>&amp;\r&#13;</a>", "<a>1\n2\n<b></>&\n\r</>"),
            ("<a>&nbsp;&#0;&;& 1&</a>", "<a>&nbsp;&#0;&;& 1&</>"),
            ("<!DOCTYPE a [<!ENTITY b \"<\">]><a>&b;<!-- < --><![CDATA[<&amp;\r]]></a>", "<a>&b;<&amp;\n</>"),
        ] {
            assert_eq!(shown(part).as_deref(), Some(read), "{part}");
        }
        for damaged in ["<a>", "</a>", "<a></b>", "<a", "<a b='"] {
            assert_eq!(shown(damaged), None, "{damaged}");
        }
    }
}
