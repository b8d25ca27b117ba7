//! Markup to tags and text, by the rules that browsers follow.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

use super::reference;

/// A piece of markup; comments, processing instructions and document types are passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// Characters, references not yet resolved.
    Text(Range<usize>),
    /// `<name …>`; its attributes are in [`Tokens::attributes`] until the next.
    Open { name: &'a str, range: Range<usize> },
    /// `</name>`.
    Close { name: &'a str },
}

/// The most attributes of a tag that are looked at.
const MOST_ATTRIBUTES: usize = 1000;

/// Walks over markup.
pub(crate) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    /// The attributes of the last tag, in order; values with their references not yet resolved.
    pub(crate) attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        Self { source, at: 0, attributes: Vec::new() }
    }

    /// The value of the last tag's first attribute of a name, references resolved.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(reference::attribute(value))
    }

    fn byte(&self, offset: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at + offset).copied()
    }

    /// Goes past the first `mark`, or to the end when there is none.
    fn skip_past(&mut self, mark: &str) {
        let rest = &self.source[self.at..];
        self.at = rest.find(mark).map_or(self.source.len(), |found| self.at + found + mark.len());
    }

    /// Takes the content of an element that holds no markup, up to its end tag and past it.
    pub(crate) fn raw(&mut self, name: &str) -> Range<usize> {
        let start = self.at;
        let bytes = self.source.as_bytes();
        while let Some(found) = self.source[self.at..].find("</") {
            let open = self.at + found;
            self.at = open + 2;
            let end = self.at + name.len();
            if bytes.get(self.at..end).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
                && bytes.get(end).is_some_and(|&next| is_space(next) || next == b'/' || next == b'>')
            {
                self.at = end;
                self.read_attributes();
                return start..open;
            }
        }
        self.at = self.source.len();
        start..self.at
    }

    /// Takes the name of a tag, then its attributes; nothing when the source ends within it.
    fn tag(&mut self) -> Option<&'a str> {
        let rest = &self.source[self.at..];
        let length = rest.bytes().position(|byte| is_space(byte) || byte == b'/' || byte == b'>')?;
        self.at += length;
        self.read_attributes().then(|| &rest[..length])
    }

    /// Goes past the end of the tag; whether it has one.
    fn read_attributes(&mut self) -> bool {
        self.attributes.clear();
        if self.byte(0) == Some(b'>') {
            self.at += 1;
            return true;
        }
        let mut walk = Attributes { source: self.source, at: self.at };
        for attribute in walk.by_ref() {
            if self.attributes.len() < MOST_ATTRIBUTES {
                self.attributes.push(attribute);
            }
        }
        // The walk stops behind `>`, or else at the end of the source.
        let is_whole = walk.at > self.at && self.source.as_bytes()[walk.at - 1] == b'>';
        self.at = walk.at;
        is_whole
    }

    fn comment(&mut self) {
        // `<!-->` and `<!--->` are whole comments.
        self.at += "<!--".len();
        let rest = &self.source[self.at..];
        if rest.starts_with('>') || rest.starts_with("->") {
            return self.skip_past(">");
        }
        let end = rest.match_indices('>').map(|(at, _)| at).find(|&at| {
            let inside = &rest[..at];
            inside.ends_with("--") || inside.ends_with("--!")
        });
        self.at = end.map_or(self.source.len(), |end| self.at + end + 1);
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let start = self.at;
            let rest = &self.source[start..];
            if rest.is_empty() {
                return None;
            }
            let text = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
            if text > 0 {
                self.at += text;
                return Some(Token::Text(start..self.at));
            }
            match (self.byte(1), self.byte(2)) {
                (Some(b'!'), Some(b'-')) if self.byte(3) == Some(b'-') => self.comment(),
                (Some(b'/'), Some(next)) if next.is_ascii_alphabetic() => {
                    self.at += 2;
                    match self.tag() {
                        Some(name) => return Some(Token::Close { name }),
                        None => self.at = self.source.len(),
                    }
                }
                (Some(b'/'), None) => {
                    self.at = self.source.len();
                    return Some(Token::Text(start..self.at));
                }
                (Some(b'!' | b'?' | b'/'), _) => self.skip_past(">"),
                (Some(next), _) if next.is_ascii_alphabetic() => {
                    self.at += 1;
                    match self.tag() {
                        Some(name) => return Some(Token::Open { name, range: start..self.at }),
                        None => self.at = self.source.len(),
                    }
                }
                _ => {
                    let rest = &rest[1..];
                    self.at += 1 + memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
                    return Some(Token::Text(start..self.at));
                }
            }
        }
    }
}

/// Walks over the attributes of a tag, up to its end.
struct Attributes<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Attributes<'a> {
    /// Goes on to the first byte that ends something, which is ASCII, or to the end of the source.
    fn skip_to(&mut self, ends: impl Fn(u8) -> bool) {
        let rest = &self.source.as_bytes()[self.at..];
        self.at += rest.iter().position(|byte| ends(*byte)).unwrap_or(rest.len());
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    /// Takes what stands up to the closing quote, and the quote.
    fn quoted(&mut self, quote: u8) -> &'a str {
        self.at += 1;
        let start = self.at;
        let rest = &self.source.as_bytes()[start..];
        self.at += memchr(quote, rest).unwrap_or(rest.len());
        let value = &self.source[start..self.at];
        self.eat(quote);
        value
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_to(|byte| !is_space(byte) && byte != b'/');
        if self.at >= self.source.len() || self.eat(b'>') {
            return None;
        }
        let start = self.at;
        self.eat(b'=');
        self.skip_to(|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
        let name = &self.source[start..self.at];
        self.skip_to(|byte| !is_space(byte));
        if !self.eat(b'=') {
            return Some((name, ""));
        }
        self.skip_to(|byte| !is_space(byte));
        let value = if let Some(quote @ (b'"' | b'\'')) = self.peek() {
            self.quoted(quote)
        } else {
            let start = self.at;
            self.skip_to(|byte| is_space(byte) || byte == b'>');
            &self.source[start..self.at]
        };
        Some((name, value))
    }
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<String> {
        Tokens::new(source)
            .map(|token| match token {
                Token::Text(range) => source[range].to_owned(),
                Token::Open { name, .. } => format!("<{name}>"),
                Token::Close { name } => format!("</{name}>"),
            })
            .collect()
    }

    #[test]
    fn markup_is_cut_as_browsers_cut_it() {
        assert_eq!(shown("a<b title='>'>c</b >d"), ["a", "<b>", "c", "</b>", "d"]);
        assert_eq!(shown("1 < 2<p>"), ["1 ", "< 2", "<p>"]);
        assert_eq!(shown("<!--[if gte mso 9]><xml></xml><![endif]-->x"), ["x"]);
        assert_eq!(shown("<![if !vml]>x<![endif]>"), ["x"]);
        assert_eq!(shown("<!-->a<!--->b<!--x--!>c<!---->d"), ["a", "b", "c", "d"]);
        assert_eq!(shown("<?xml:namespace prefix=o/><o:p></o:p>"), ["<o:p>", "</o:p>"]);
        assert_eq!(shown("a<td colspan=\"2"), ["a"]);
        assert_eq!(shown("a</"), ["a", "</"]);
        assert_eq!(shown("</>a</3>b"), ["a", "b"]);
    }

    #[test]
    fn attributes_are_read_however_they_are_written() {
        let source = "<td COLSPAN=2 rowspan = '3' nowrap x=\"a&amp;b\" colspan=9 y=1/>";
        let mut tokens = Tokens::new(source);
        assert_eq!(tokens.next(), Some(Token::Open { name: "td", range: 0..source.len() }));
        assert_eq!(tokens.attribute("colspan").as_deref(), Some("2"));
        assert_eq!(tokens.attribute("rowspan").as_deref(), Some("3"));
        assert_eq!(tokens.attribute("nowrap").as_deref(), Some(""));
        assert_eq!(tokens.attribute("x").as_deref(), Some("a&b"));
        assert_eq!(tokens.attribute("y").as_deref(), Some("1/"));
        assert_eq!(tokens.attribute("style"), None);
    }
}
