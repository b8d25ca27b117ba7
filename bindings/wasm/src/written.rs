//! JSON as text, put together sign by sign.

use std::io::{self, Write};

use serde::Serialize;

/// Room for the answer to a usual report.
const USUAL: usize = 1 << 15;

/// The text so far. Most pieces of JSON are a single sign; to copy memory for each would cost more than the sign.
struct Text(Vec<u8>);

impl Write for Text {
    #[inline]
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.write_all(piece)?;
        Ok(piece.len())
    }

    #[inline]
    fn write_all(&mut self, piece: &[u8]) -> io::Result<()> {
        match piece {
            [sign] => self.0.push(*sign),
            _ => self.0.extend_from_slice(piece),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A value as JSON text.
pub(crate) fn json(value: &impl Serialize) -> serde_json::Result<String> {
    let mut text = Text(Vec::with_capacity(USUAL));
    serde_json::to_writer(&mut text, value)?;
    String::from_utf8(text.0).map_err(serde::ser::Error::custom)
}
