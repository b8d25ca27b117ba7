//! Records of a stream, and data that runs over several of them.

use super::{damaged, kind};
use crate::ReadError;
use crate::formats::binary::Bytes;

/// Records, each of a kind.
pub(super) struct Records<'a>(pub(super) Bytes<'a>);

impl<'a> Records<'a> {
    /// The next record, none when the stream is at its end.
    pub(super) fn next(&mut self) -> Result<Option<(u16, &'a [u8])>, ReadError> {
        let Some(kind) = self.0.u16() else { return Ok(None) };
        let length = self.0.u16().ok_or_else(damaged)?;
        let data = self.0.take(length.into()).ok_or_else(damaged)?;
        Ok(Some((kind, data)))
    }

    /// A record's data with that of the records that continue it.
    pub(super) fn continued(&mut self, first: &'a [u8]) -> Result<Parts<'a>, ReadError> {
        let mut parts = vec![first];
        let mut after = self.0;
        while let Some((kind::CONTINUED, data)) = self.next()? {
            parts.push(data);
            after = self.0;
        }
        self.0 = after;
        parts.reverse();
        let now = Bytes(parts.pop().unwrap_or_default());
        Ok(Parts { now, later: parts })
    }
}

/// Data that runs over several records.
pub(super) struct Parts<'a> {
    now: Bytes<'a>,
    later: Vec<&'a [u8]>,
}

impl<'a> Parts<'a> {
    /// Data of one record.
    pub(super) fn of(bytes: Bytes<'a>) -> Self {
        Self { now: bytes, later: Vec::new() }
    }

    fn advance(&mut self) -> Option<()> {
        while self.now.0.is_empty() {
            self.now = Bytes(self.later.pop()?);
        }
        Some(())
    }

    pub(super) fn number(&mut self, bytes: usize) -> Option<usize> {
        let mut number = 0;
        for place in 0..bytes {
            self.advance()?;
            number |= usize::from(self.now.u8()?) << (8 * place);
        }
        Some(number)
    }

    pub(super) fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            self.advance()?;
            bytes -= self.now.take(bytes.min(self.now.0.len()))?.len();
        }
        Some(())
    }

    /// A string, whatever its fonts.
    pub(super) fn string(&mut self) -> Option<String> {
        Some(self.text()?.0)
    }

    /// A string with its length, its flags, and after it where it changes to which font, and reading aids.
    pub(super) fn text(&mut self) -> Option<(String, Vec<(usize, usize)>)> {
        let mut left = self.number(2)?;
        let flags = self.number(1)?;
        let runs = if flags & 8 == 8 { self.number(2)? } else { 0 };
        let aids = if flags & 4 == 4 { self.number(4)? } else { 0 };
        let mut wide = flags & 1 == 1;
        let mut text = String::new();
        loop {
            let room = self.now.0.len() / if wide { 2 } else { 1 };
            text += &self.now.characters(left.min(room), wide)?;
            left -= left.min(room);
            if left == 0 {
                break;
            }
            // Characters that go on in the next record may go on in another width.
            self.now = Bytes(self.later.pop()?);
            wide = self.now.u8()? & 1 == 1;
        }
        let mut fonts = Vec::new();
        for _ in 0..runs {
            fonts.push((self.number(2)?, self.number(2)?));
        }
        self.skip(aids)?;
        Some((text, fonts))
    }
}
