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
mod turned;
mod unicode;

use gouji::Report;

pub use checked::{Checked, Judged};
pub use document::{Block, Document, Grid, GridCell};
pub use error::{ReadError, ReadErrorKind};
pub use format::Format;
pub use limits::Limits;
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
    /// Notes the name of the file, given by its path on any system, unless the report has one of its own; where the
    /// report says neither whose it is nor for which year, the name may.
    #[must_use]
    pub fn from_file(mut self, path: &str) -> Self {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        self.report.name_file(name);
        self
    }
}

/// Reads every report of a file.
///
/// The format is decided by content when none is given, and no more is read than the default [`Limits`] allow.
///
/// # Errors
/// When no report can be had from the bytes; see [`ReadErrorKind`].
#[inline]
pub fn read(bytes: &[u8], format: Option<Format>) -> Result<Vec<Reading>, ReadError> {
    Limits::default().read(bytes, format)
}

/// The blocks of a file before they are a report: its headings, paragraphs and tables.
///
/// The format is decided by content when none is given, and no more is read than the default [`Limits`] allow.
///
/// # Errors
/// When the bytes cannot be read; see [`ReadErrorKind`].
pub fn documents(bytes: &[u8], format: Option<Format>) -> Result<Vec<Document>, ReadError> {
    Limits::default().documents(bytes, format)
}

impl Limits {
    /// Reads every report of a file within these limits, as [`read`] does.
    ///
    /// # Errors
    /// When no report can be had from the bytes; see [`ReadErrorKind`].
    #[inline]
    pub fn read(&self, bytes: &[u8], format: Option<Format>) -> Result<Vec<Reading>, ReadError> {
        self.read_with(bytes, format, Report::from_json)
    }

    /// The same, with what reads a report's own JSON: its code is made where it is named, and need not be made twice.
    ///
    /// # Errors
    /// When no report can be had from the bytes; see [`ReadErrorKind`].
    #[doc(hidden)]
    pub fn read_with(
        &self,
        bytes: &[u8],
        format: Option<Format>,
        report: fn(&str) -> Result<Report, gouji::Error>,
    ) -> Result<Vec<Reading>, ReadError> {
        if bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii().is_empty() {
            return Err(ReadError::new(
                ReadErrorKind::Empty,
                "文件是空的；请检查文件是否上传完整",
                "the file is empty; check that it was copied whole",
            ));
        }
        match self.format(bytes, format)? {
            Format::Json => json(bytes, self.file / 16, report),
            format => assemble::assemble(formats::documents(bytes, format, self)?),
        }
    }

    /// The blocks of a file within these limits, as [`documents`] gives them.
    ///
    /// # Errors
    /// When the bytes cannot be read; see [`ReadErrorKind`].
    pub fn documents(&self, bytes: &[u8], format: Option<Format>) -> Result<Vec<Document>, ReadError> {
        formats::documents(bytes, self.format(bytes, format)?, self)
    }

    /// The format of a file that is not too large.
    fn format(&self, bytes: &[u8], format: Option<Format>) -> Result<Format, ReadError> {
        self.file(bytes)?;
        format.map_or_else(|| sniff(bytes), Ok)
    }
}

fn json(
    bytes: &[u8],
    most: usize,
    report: fn(&str) -> Result<Report, gouji::Error>,
) -> Result<Vec<Reading>, ReadError> {
    if bytes.len() > most {
        let most = limits::Size(most);
        return Err(ReadError::too_large(&format!("JSON 超过 {most}"), &format!("JSON of more than {most}")));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| {
        ReadError::new(
            ReadErrorKind::Undecodable,
            "JSON 文件不是 UTF-8 编码；请另存为 UTF-8",
            "the JSON is not UTF-8; save it as UTF-8",
        )
    })?;
    let report = report(text).map_err(|error| {
        let message = error.message();
        ReadError::new(ReadErrorKind::NotAReport, message.zh, message.en)
    })?;
    Ok(vec![Reading { part: None, report }])
}
