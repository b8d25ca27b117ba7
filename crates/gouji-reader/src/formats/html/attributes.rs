//! The attributes of a tag, one after another.

use memchr::memchr;

/// Walks over the attributes of a tag, up to its end: names as written, values with their references not yet resolved.
pub(crate) struct Attributes<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Attributes<'a> {
    /// The attributes behind the name of a tag, which ends here.
    pub(crate) fn new(source: &'a str, at: usize) -> Self {
        Self { source, at }
    }

    /// Walks on to the end of the tag.
    pub(crate) fn skip(mut self) -> Option<usize> {
        // Nearly every tag that is skipped ends with its name.
        if !self.eat(b'>') {
            self.by_ref().for_each(drop);
        }
        self.end()
    }

    /// Where the tag ended, once the walk is over; nothing when the source ended within it.
    pub(crate) fn end(&self) -> Option<usize> {
        // The walk stops behind `>`, or else at the end of the source.
        (self.source.as_bytes()[self.at - 1] == b'>').then_some(self.at)
    }

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
