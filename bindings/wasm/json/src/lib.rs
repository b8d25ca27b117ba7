//! The JSON that goes across after every key: reports in, answers out.
//!
//! Code of JSON is made where it is asked for. Here it is made for speed; all else of the module is made for size.

use std::io::{self, Write};

use gouji::{Answer, Error, Report};
use serde::Serialize;

/// Room for the answer to a usual report.
const USUAL: usize = 1 << 15;

/// Reads a report.
///
/// # Errors
/// Those of [`Report::from_json`].
pub fn report(json: &str) -> Result<Report, Error> {
    Report::from_json(json)
}

/// An answer as JSON text.
///
/// # Errors
/// None that an answer could cause.
pub fn answer(answer: &Answer<'_>) -> serde_json::Result<String> {
    text(answer)
}

/// Any other value as JSON text; its code is made for the caller.
///
/// # Errors
/// Those of the value.
pub fn text(value: &impl Serialize) -> serde_json::Result<String> {
    let mut text = Text(Vec::with_capacity(USUAL));
    serde_json::to_writer(&mut text, value)?;
    String::from_utf8(text.0).map_err(serde::ser::Error::custom)
}

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
