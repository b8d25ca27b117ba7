//! Reads annual reports on open government information from the documents offices exchange.
//!
//! A file becomes blocks (headings, paragraphs, grids of cells with their places), one file per
//! container in `formats`; blocks become a [`gouji::Report`], one way for all formats. A cell that
//! cannot be placed or read with certainty is `unreadable`, never a guess.

mod across;
mod assemble;
mod checked;
mod document;
mod encoding;
#[cfg_attr(not(all(feature = "spreadsheet", feature = "docx")), allow(dead_code))]
mod error;
mod format;
mod formats;
mod label;
// Which limits and errors are met depends on the formats that are built.
#[cfg_attr(not(all(feature = "spreadsheet", feature = "docx")), allow(dead_code))]
mod limits;
mod locate;
#[cfg(feature = "_page")]
mod page;
mod page_number;
#[cfg(feature = "register")]
mod register;
mod sections;
mod sniff;
mod unicode;

use gouji::Report;

pub use checked::{Checked, Judged};
pub use document::{Block, Document, Grid, GridCell};
pub use error::{ReadError, ReadErrorKind};
pub use format::Format;
#[cfg(feature = "register")]
pub use register::{Content, Mapping, MappingError, Register, Use, register};
pub use sniff::sniff;

/// A report as it was read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reading {
    /// Which of several reports in the file: the name of a sheet, a position.
    pub part: Option<String>,
    /// The report.
    pub report: Report,
}

impl Reading {
    /// Notes the name of the file, given by its path on any system, unless the report has one of its own.
    #[must_use]
    pub fn from_file(mut self, path: &str) -> Self {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        self.report.file_name.get_or_insert_with(|| name.to_owned());
        self
    }
}

/// The largest file that is read, in bytes; reports weigh a few hundred thousand.
pub const LARGEST_FILE: usize = 64 << 20;

/// Reads every report of a file.
///
/// The format is decided by content when none is given.
///
/// # Errors
/// When no report can be had from the bytes; see [`ReadErrorKind`].
pub fn read(bytes: &[u8], format: Option<Format>) -> Result<Vec<Reading>, ReadError> {
    if bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii().is_empty() {
        return Err(ReadError::new(
            ReadErrorKind::Empty,
            "文件是空的；请检查文件是否上传完整",
            "the file is empty; check that it was copied whole",
        ));
    }
    if bytes.len() > LARGEST_FILE {
        return Err(ReadError::new(
            ReadErrorKind::TooLarge,
            "文件超过 64 MB，不是一份年报应有的大小；请只保存年报本身",
            "the file is larger than 64 MB; save the report by itself",
        ));
    }
    match format.map_or_else(|| sniff(bytes), Ok)? {
        Format::Json => json(bytes),
        format => assemble::assemble(formats::documents(bytes, format)?),
    }
}

/// The blocks of a file before they are a report: its headings, paragraphs and tables.
///
/// The format is decided by content when none is given.
///
/// # Errors
/// When the bytes cannot be read; see [`ReadErrorKind`].
pub fn documents(bytes: &[u8], format: Option<Format>) -> Result<Vec<Document>, ReadError> {
    formats::documents(bytes, format.map_or_else(|| sniff(bytes), Ok)?)
}

fn json(bytes: &[u8]) -> Result<Vec<Reading>, ReadError> {
    if bytes.len() > limits::JSON {
        return Err(ReadError::too_large("JSON 文件过大", "the JSON is too large"));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| {
        ReadError::new(
            ReadErrorKind::Undecodable,
            "JSON 文件不是 UTF-8 编码；请另存为 UTF-8",
            "the JSON is not UTF-8; save it as UTF-8",
        )
    })?;
    let report = Report::from_json(text).map_err(|error| {
        let message = error.message();
        ReadError::new(ReadErrorKind::NotAReport, message.zh, message.en)
    })?;
    Ok(vec![Reading { part: None, report }])
}
