//! The formats of an answer: one file each, written as results come in.

mod claims;
mod csv;
mod html;
mod json;
mod junit;
mod row;
mod sarif;
mod text;
mod workbook;

use std::io::{self, Write};

use gouji::{FileError, Language};
use gouji_reader::Checked;

use crate::args::OutputFormat;

pub use html::page;

/// How text is written for people.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) language: Language,
    pub(crate) color: bool,
    /// What the text claims is listed as well.
    pub(crate) claims: bool,
}

/// Writes an answer piece by piece, so that a large run needs no memory for all of it.
pub(crate) trait Render {
    /// Before the first file.
    fn begin(&mut self, _output: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// A file whose bytes were had: its reports, or why there are none.
    fn checked(&mut self, file: &Checked, output: &mut dyn Write) -> io::Result<()>;

    /// A file whose bytes could not be had.
    fn lost(&mut self, error: &FileError, output: &mut dyn Write) -> io::Result<()>;

    /// After the last file.
    fn end(&mut self, _output: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

pub(crate) fn renderer(format: OutputFormat, style: Style) -> Box<dyn Render> {
    match format {
        OutputFormat::Text => Box::new(text::Text::new(style)),
        OutputFormat::Json => Box::new(json::Json::new(style.claims)),
        OutputFormat::Ndjson => Box::new(json::Lines { claims: style.claims }),
        OutputFormat::Sarif => Box::new(sarif::Sarif::new(style.language)),
        OutputFormat::Junit => Box::new(junit::Junit::new(style.language)),
        OutputFormat::Html => Box::new(html::Html::new(style.language)),
        OutputFormat::Csv => Box::new(csv::Csv { language: style.language }),
        OutputFormat::Xlsx => Box::new(workbook::Book::new(style.language)),
    }
}
