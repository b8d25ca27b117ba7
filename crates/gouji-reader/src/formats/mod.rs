//! One file per container: bytes to blocks. Everything after that is shared.

#[cfg(feature = "_zip")]
pub(crate) mod archive;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "docx")]
mod flow;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "spreadsheet")]
mod number;
#[cfg(feature = "docx")]
mod numeral;
#[cfg(feature = "docx")]
mod ofd;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "spreadsheet")]
mod sheet;
pub(crate) mod text;
#[cfg(feature = "spreadsheet")]
mod xlsx;
#[cfg(feature = "_xml")]
mod xml;

use crate::{Document, Format, ReadError, ReadErrorKind};

/// The documents of a file: one, or one for each part that may hold a report of its own.
pub(crate) fn documents(bytes: &[u8], format: Format) -> Result<Vec<Document>, ReadError> {
    match format {
        Format::Json | Format::Text => text::documents(bytes),
        #[cfg(feature = "html")]
        Format::Html => html::documents(bytes),
        #[cfg(feature = "spreadsheet")]
        Format::Xlsx => xlsx::documents(bytes),
        #[cfg(feature = "docx")]
        Format::Docx => docx::documents(bytes),
        #[cfg(feature = "docx")]
        Format::Ofd => ofd::documents(bytes),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::documents(bytes),
        _ => Err(left_out("这种格式", "this format")),
    }
}

/// The error of a format that this build was made without.
fn left_out(zh: &str, en: &str) -> ReadError {
    ReadError::new(
        ReadErrorKind::Unsupported,
        format!("此版本不能读取{zh}；请另存为纯文本后再试"),
        format!("this build does not read {en}; save the file as plain text"),
    )
}
