//! Markup to tags and text, by the rules that browsers follow.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

use super::attributes::{Attributes, is_space};
use super::reference;
use super::repeats::Repeats;
use super::said::Said;
use super::tag::Tag;

/// A piece of markup; comments, processing instructions and document types are passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// Characters, references not yet resolved.
    Text(Range<usize>),
    /// `<name …>`, and where it stands.
    Open(Opening<'a>, Range<usize>),
    /// `</name>`.
    Close { name: &'a str },
}

/// What a tag opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opening<'a> {
    pub(crate) tag: Tag,
    /// The name of the element as written.
    pub(crate) name: &'a str,
    pub(crate) said: Said,
}

/// Walks over markup.
pub(crate) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    /// Where the name of the last tag ends.
    named: usize,
    repeats: Repeats<'a>,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        Self { source, at: 0, named: 0, repeats: Repeats::new() }
    }

    /// The attributes of the last tag that opened an element.
    pub(crate) fn attributes(&self) -> Attributes<'a> {
        Attributes::new(self.source, self.named)
    }

    /// The value of its first attribute of a name, references resolved.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, value) = self.attributes().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(reference::attribute(value))
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
                self.at = Attributes::new(self.source, end).skip().unwrap_or(bytes.len());
                return start..open;
            }
        }
        self.at = self.source.len();
        start..self.at
    }

    /// The name that begins here and where it ends; nothing when the source ends within it.
    fn name(&self, start: usize) -> Option<(&'a str, usize)> {
        let rest = &self.source[start..];
        let length = rest.bytes().position(|byte| is_space(byte) || byte == b'/' || byte == b'>')?;
        Some((&rest[..length], start + length))
    }

    /// Takes a tag that opens an element; nothing when the source ends within it.
    fn open(&mut self) -> Option<Token<'a>> {
        let start = self.at + 1;
        if let Some((tag, opening)) = self.repeats.find(&self.source[start..]) {
            self.named = start + opening.name.len();
            self.at = start + tag.len();
            return Some(Token::Open(opening, start - 1..self.at));
        }
        let (name, named) = self.name(start)?;
        let tag = Tag::of(name);
        let mut attributes = Attributes::new(self.source, named);
        let said = Said::read(tag, attributes.by_ref());
        let opening = Opening { tag, name, said };
        self.at = attributes.end()?;
        self.named = named;
        self.repeats.keep(&self.source[start..self.at], opening);
        Some(Token::Open(opening, start - 1..self.at))
    }

    /// Takes a tag that closes an element; nothing when the source ends within it.
    fn close(&mut self) -> Option<Token<'a>> {
        let (name, named) = self.name(self.at + "</".len())?;
        self.at = Attributes::new(self.source, named).skip()?;
        Some(Token::Close { name })
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
            let token = match &self.source.as_bytes()[start..] {
                [] => return None,
                [b'<', first, ..] if first.is_ascii_alphabetic() => self.open(),
                [b'<', b'/', first, ..] if first.is_ascii_alphabetic() => self.close(),
                [b'<', b'!', b'-', b'-', ..] => {
                    self.comment();
                    continue;
                }
                [b'<', b'!' | b'?', ..] | [b'<', b'/', _, ..] => {
                    self.skip_past(">");
                    continue;
                }
                [_, rest @ ..] => {
                    self.at += 1 + memchr(b'<', rest).unwrap_or(rest.len());
                    Some(Token::Text(start..self.at))
                }
            };
            if token.is_none() {
                self.at = self.source.len();
            }
            return token;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::said::Look;
    use super::*;

    fn shown(source: &str) -> Vec<String> {
        Tokens::new(source)
            .map(|token| match token {
                Token::Text(range) => source[range].to_owned(),
                Token::Open(Opening { name, .. }, _) => format!("<{name}>"),
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
        let said = Said { look: Look::default(), columns: 9, rows: 3 };
        assert_eq!(tokens.next(), Some(Token::Open(Opening { tag: Tag::Cell, name: "td", said }, 0..source.len())));
        assert_eq!(tokens.attribute("colspan").as_deref(), Some("2"));
        assert_eq!(tokens.attribute("rowspan").as_deref(), Some("3"));
        assert_eq!(tokens.attribute("nowrap").as_deref(), Some(""));
        assert_eq!(tokens.attribute("x").as_deref(), Some("a&b"));
        assert_eq!(tokens.attribute("y").as_deref(), Some("1/"));
        assert_eq!(tokens.attribute("style"), None);
    }

    #[test]
    fn tags_that_begin_alike_are_told_apart() {
        let tags =
            ["<td width=\"129\" colspan=\"2\">", "<td width=\"129\" colspan=\"3\">", "<td width=\"129\" nowrap>"];
        let source = tags.map(|tag| tag.repeat(2)).concat().repeat(2);
        let spans = Tokens::new(&source).map(|token| match token {
            Token::Open(Opening { said, .. }, range) => (said.columns, &source[range]),
            token => panic!("{token:?} opens nothing"),
        });
        let expected = [(2, tags[0]), (2, tags[0]), (3, tags[1]), (3, tags[1]), (1, tags[2]), (1, tags[2])];
        assert!(spans.eq(expected.repeat(2)));
    }
}
