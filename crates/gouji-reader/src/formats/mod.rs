//! One file per container: bytes to blocks. Everything after that is shared.

#[cfg(feature = "_zip")]
pub(crate) mod archive;
#[cfg(any(feature = "spreadsheet", feature = "docx"))]
#[cfg_attr(not(feature = "spreadsheet"), allow(dead_code))]
mod binary;
#[cfg(any(feature = "spreadsheet", feature = "docx"))]
mod compound;
#[cfg(feature = "_zip")]
mod crc;
#[cfg(any(feature = "spreadsheet", feature = "docx"))]
#[cfg_attr(not(feature = "spreadsheet"), allow(dead_code))]
mod decimal;
#[cfg(feature = "docx")]
mod doc;
#[cfg(feature = "docx")]
mod docx;
#[cfg(any(feature = "spreadsheet", feature = "docx"))]
mod flow;
#[cfg(feature = "html")]
mod html;
#[cfg(any(feature = "spreadsheet", feature = "docx"))]
#[cfg_attr(not(feature = "spreadsheet"), allow(dead_code))]
mod number;
#[cfg(feature = "docx")]
mod numeral;
#[cfg(any(feature = "spreadsheet", feature = "docx"))]
mod odf;
#[cfg(feature = "docx")]
mod ofd;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(any(feature = "spreadsheet", feature = "docx"))]
mod sheet;
pub(crate) mod text;
#[cfg(feature = "spreadsheet")]
mod workbook;
#[cfg(feature = "spreadsheet")]
mod xls;
#[cfg(feature = "spreadsheet")]
mod xlsb;
#[cfg(feature = "spreadsheet")]
pub(crate) mod xlsx;
#[cfg(feature = "_xml")]
mod xml;

use crate::{Document, Format, Limits, ReadError};

/// The documents of a file: one, or one for each part that may hold a report of its own.
pub(crate) fn documents(bytes: &[u8], format: Format, limits: &Limits) -> Result<Vec<Document>, ReadError> {
    match format {
        Format::Json | Format::Text => text::documents(bytes, limits),
        #[cfg(feature = "html")]
        Format::Html => html::documents(bytes, limits),
        #[cfg(feature = "spreadsheet")]
        Format::Xlsx => xlsx::documents(bytes, limits),
        #[cfg(feature = "spreadsheet")]
        Format::Xlsb => xlsb::documents(bytes, limits),
        #[cfg(any(feature = "spreadsheet", feature = "docx"))]
        Format::Xls | Format::Doc => in_compound_file(bytes, limits),
        #[cfg(any(feature = "spreadsheet", feature = "docx"))]
        Format::Ods | Format::Odt => odf::documents(bytes, limits),
        #[cfg(feature = "docx")]
        Format::Docx => docx::documents(bytes, limits),
        #[cfg(feature = "docx")]
        Format::Ofd => ofd::documents(bytes, limits),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::documents(bytes, limits),
        #[cfg(not(all(feature = "spreadsheet", feature = "docx", feature = "html", feature = "pdf")))]
        _ => Err(left_out("这种格式", "this format")),
    }
}

/// The documents of a compound file, by the stream at its root that makes it a text or a workbook.
#[cfg(any(feature = "spreadsheet", feature = "docx"))]
fn in_compound_file(bytes: &[u8], limits: &Limits) -> Result<Vec<Document>, ReadError> {
    let file = compound::Compound::open(bytes, limits.part)?;
    #[cfg(feature = "docx")]
    if let Some(text) = file.stream("WordDocument")? {
        return doc::documents(&file, &text, limits);
    }
    #[cfg(feature = "spreadsheet")]
    if let Some(book) = file.stream("Workbook")? {
        return xls::documents(&book, limits);
    }
    Err(ReadError::damaged("OLE"))
}

/// The error of a format that this build was made without.
#[cfg(not(all(feature = "spreadsheet", feature = "docx", feature = "html", feature = "pdf")))]
fn left_out(zh: &str, en: &str) -> ReadError {
    ReadError::new(
        crate::ReadErrorKind::Unsupported,
        format!("此版本不能读取{zh}；请另存为纯文本后再试"),
        format!("this build does not read {en}; save the file as plain text"),
    )
}
