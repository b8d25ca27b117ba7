//! XML as a run of tags and text, with names free of prefixes and a limit to nesting.

use std::borrow::Cow;
#[cfg(feature = "spreadsheet")]
use std::collections::HashMap;

use memchr::{memchr, memchr2};
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesText, Event};
use quick_xml::parser::{ElementParser, Parser};
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
pub(crate) struct Tag<'a> {
    /// What stands between its brackets.
    inner: &'a str,
    /// Where its name ends.
    name: usize,
}

impl<'a> Tag<'a> {
    /// The name without its prefix: producers choose prefixes freely.
    pub(crate) fn name(&self) -> &'a str {
        local(&self.inner[..self.name])
    }

    /// The names of the attributes, without their prefixes, and their values.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        let mut attributes = Attributes::new(self.inner, self.name);
        attributes.with_checks(false);
        attributes.flatten().map(|found| (local(found.key.into_inner()), found.value))
    }

    /// The value of an attribute by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, value) = self.attributes().find(|(known, _)| *known == name)?;
        // Nearly no value has a reference.
        let has_any = memchr(b'&', value.as_bytes()).is_some();
        Some(match has_any.then(|| escape::unescape(&value)) {
            Some(Ok(Cow::Owned(value))) => Cow::Owned(value),
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
    /// What is still to be read.
    rest: &'a str,
    place: &'a str,
    /// The names of the elements that are open.
    open: Vec<&'a str>,
    /// An element written as one tag has its end still to come.
    ends: bool,
}

impl<'a> Xml<'a> {
    /// Reads a part; `place` names it in errors.
    pub(crate) fn new(part: &'a str, place: &'a str) -> Self {
        Self { rest: part.trim_start_matches('\u{feff}'), place, open: Vec::new(), ends: false }
    }

    /// The place of the element that was just opened, for [`within`](Self::within).
    pub(crate) fn opened(&self) -> usize {
        self.open.len()
    }

    /// The next tag or text within an element, none when it has ended.
    pub(crate) fn within(&mut self, element: usize) -> Result<Option<Node<'a>>, ReadError> {
        match self.next()? {
            Some(Node::Close) if self.open.len() < element => Ok(None),
            Some(node) => Ok(Some(node)),
            None => Err(self.damaged()),
        }
    }

    /// The next tag or text, none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Node<'a>>, ReadError> {
        if std::mem::take(&mut self.ends) {
            self.open.pop();
            return Ok(Some(Node::Close));
        }
        loop {
            let node = match self.rest.as_bytes() {
                [] if self.open.is_empty() => return Ok(None),
                [] => return Err(self.damaged()),
                [b'<', b'!' | b'?', ..] => match self.beside_elements()? {
                    Some(text) => Node::Text(text),
                    None => continue,
                },
                [b'<', b'/', ..] => self.close()?,
                [b'<', ..] => self.enter()?,
                // Text is taken whole: programs write references for every ideograph.
                bytes => Node::Text(resolved(self.take(memchr(b'<', bytes).unwrap_or(bytes.len())))),
            };
            return Ok(Some(node));
        }
    }

    /// Takes what comes next, up to a byte.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn enter(&mut self) -> Result<Node<'a>, ReadError> {
        let end = ElementParser::Outside.feed(self.rest.as_bytes()).ok_or_else(|| self.damaged())?;
        let inner = &self.take(end + 1)[1..end];
        let whole = inner.strip_suffix('/');
        let inner = whole.unwrap_or(inner);
        let name = inner.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(inner.len());
        if self.open.len() == DEPTH {
            return Err(ReadError::too_large("嵌套过深", "elements nested too deep"));
        }
        self.open.push(&inner[..name]);
        self.ends = whole.is_some();
        Ok(Node::Open(Tag { inner, name }))
    }

    fn close(&mut self) -> Result<Node<'a>, ReadError> {
        let behind = |name: &str| self.rest[2..].strip_prefix(name)?.trim_ascii_start().strip_prefix('>');
        self.rest = self.open.pop().and_then(behind).ok_or_else(|| self.damaged())?;
        Ok(Node::Close)
    }

    /// Takes what is no element: the text of a CDATA section, or none of a comment, an instruction or a declaration. No
    /// declaration of entities is ever followed.
    fn beside_elements(&mut self) -> Result<Option<Cow<'a, str>>, ReadError> {
        let mut reader = Reader::from_str(self.rest);
        let event = reader.read_event().map_err(|_| self.damaged())?;
        self.take(self.rest.len() - reader.get_ref().len());
        Ok(if let Event::CData(text) = event { Some(text.xml10_content()) } else { None })
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
    let mut all = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        all.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((c, behind)) = by_number(rest) {
            all.push(c);
            rest = behind;
            continue;
        }
        let end = memchr2(b';', b'&', &rest.as_bytes()[1..]).map_or(0, |end| end + 1);
        let length = if rest.as_bytes()[end] == b';' { end + 1 } else { 1 };
        let (reference, behind) = rest.split_at(length);
        all.push_str(&escape::unescape(reference).unwrap_or(Cow::Borrowed(reference)));
        rest = behind;
    }
    all.push_str(rest);
    all.into()
}

/// The character that a text begins with by its number, and what is behind it: some programs write every ideograph so.
fn by_number(text: &str) -> Option<(char, &str)> {
    let text = text.strip_prefix("&#")?;
    let mut number = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' if at < 7 => number = number * 10 + u32::from(byte - b'0'),
            b';' if number > 0 => return Some((char::from_u32(number)?, &text[at + 1..])),
            _ => return None,
        }
    }
    None
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
