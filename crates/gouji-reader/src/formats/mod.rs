//! One file per container: bytes to blocks. Everything after that is shared.

pub(crate) mod text;

use crate::{Document, Format, ReadError};

/// The documents of a file: one, or one for each part that may hold a report of its own.
pub(crate) fn documents(bytes: &[u8], format: Format) -> Result<Vec<Document>, ReadError> {
    match format {
        Format::Json | Format::Text => text::documents(bytes),
    }
}
