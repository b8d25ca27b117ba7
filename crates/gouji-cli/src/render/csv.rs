//! The findings as a table that spreadsheet programs open.

use std::borrow::Cow;
use std::io::{self, Write};

use gouji::{FileError, Language, Severity, Text};
use gouji_reader::Checked;

use super::Render;
use super::row::Row;

pub(super) struct Csv {
    pub(super) language: Language,
}

/// Lines as they go out.
struct Lines<'o>(csv::Writer<&'o mut dyn Write>);

impl<'o> Lines<'o> {
    fn to(output: &'o mut dyn Write) -> Self {
        Self(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(output))
    }

    fn add<'f>(&mut self, fields: impl IntoIterator<Item = &'f str>) -> io::Result<()> {
        for field in fields {
            self.0.write_field(&*inert(field))?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Text from a document must not become a formula in the program that opens the table.
fn inert(field: &str) -> Cow<'_, str> {
    if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{field}").into() } else { field.into() }
}

impl Render for Csv {
    fn begin(&mut self, output: &mut dyn Write) -> io::Result<()> {
        // Without the mark, spreadsheet programs on Chinese desktops take UTF-8 for GBK.
        output.write_all("\u{feff}".as_bytes())?;
        let file = [
            Text::new("文件", "file"),
            Text::new("部分", "part"),
            Text::new("机关", "agency"),
            Text::new("年度", "year"),
            Text::new("结论", "verdict"),
        ];
        let headings = file.iter().map(|text| text.get(self.language)).chain(Row::headings(self.language));
        let mut lines = Lines::to(output);
        lines.add(headings)?;
        lines.end()
    }

    fn checked(&mut self, file: &Checked, output: &mut dyn Write) -> io::Result<()> {
        let mut lines = Lines::to(output);
        for judged in file.reports.iter().flatten() {
            let report = &judged.reading.report;
            let year = report.year.map(|year| year.to_string()).unwrap_or_default();
            for finding in &judged.verdict.findings {
                let row = Row::of(finding, &judged.reading.report, &judged.verdict, self.language);
                lines.add([
                    &*file.file,
                    judged.reading.part.as_deref().unwrap_or_default(),
                    report.agency.as_deref().unwrap_or_default(),
                    &year,
                    judged.verdict.outcome.name().get(self.language),
                    row.severity,
                    row.message,
                    &row.cells,
                    &row.place,
                    &row.repair,
                    row.basis,
                    row.help,
                    row.rule,
                    &row.addresses,
                    &row.fingerprint,
                ])?;
            }
        }
        lines.end()?;
        file.error().map_or(Ok(()), |error| self.lost(&error, output))
    }

    fn lost(&mut self, error: &FileError, output: &mut dyn Write) -> io::Result<()> {
        let unreadable = Text::new("无法读取", "cannot be read").get(self.language);
        let severity = Severity::Error.name().get(self.language);
        let message = error.message.get(self.language);
        let mut lines = Lines::to(output);
        lines.add([&*error.file, "", "", "", unreadable, severity, message, "", "", "", "", "", error.kind, "", ""])?;
        lines.end()
    }
}
