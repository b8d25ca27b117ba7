//! A workbook of results for the office: a row a report, a list of findings, what could not be read.

use std::io::{self, Write};

use gouji::{FileError, Language, Outcome, Severity, Text};
use gouji_reader::{Checked, Judged};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::Render;
use super::row::Row;

pub(super) struct Book {
    language: Language,
    reports: Sheet,
    findings: Sheet,
    unreadable: Sheet,
}

/// A sheet of text with a heading row.
struct Sheet {
    name: &'static str,
    headings: Vec<(&'static str, f64)>,
    rows: Vec<(Tint, Vec<String>)>,
}

/// The colour of a row's first cell.
#[derive(Clone, Copy)]
enum Tint {
    Red,
    Yellow,
    Green,
    Plain,
}

impl Book {
    pub(super) fn new(language: Language) -> Self {
        let say = |zh, en| Text::new(zh, en).get(language);
        let reports = vec![
            (say("结论", "verdict"), 12.0),
            (say("机关", "agency"), 32.0),
            (say("年度", "year"), 8.0),
            (Severity::Error.name().get(language), 12.0),
            (Severity::Query.name().get(language), 12.0),
            (Severity::Note.name().get(language), 8.0),
            (say("原因", "causes"), 8.0),
            (say("无法判断的规则", "rules not assessable"), 36.0),
            (say("若空白算作 0", "if blanks were 0"), 14.0),
            (say("文件", "file"), 40.0),
            (say("部分", "part"), 14.0),
            ("SHA-256", 20.0),
        ];
        let widths = [12.0, 60.0, 40.0, 16.0, 50.0, 50.0, 50.0, 24.0, 40.0, 18.0];
        let findings = Row::headings(language).into_iter().zip(widths);
        let findings = [findings.collect::<Vec<_>>(), vec![reports[1], reports[2], reports[9], reports[10]]].concat();
        let unreadable = vec![(say("原因", "reason"), 70.0), reports[9], (say("种类", "kind"), 20.0)];
        let sheet = |name, headings| Sheet { name, headings, rows: Vec::new() };
        Self {
            language,
            reports: sheet(say("审核结果", "results"), reports),
            findings: sheet(say("问题清单", "findings"), findings),
            unreadable: sheet(say("无法读取", "unreadable"), unreadable),
        }
    }

    fn report(&mut self, file: &Checked, judged: &Judged) {
        let (report, verdict, language) = (&judged.reading.report, &judged.verdict, self.language);
        let counts = verdict.counts();
        let tint = match verdict.outcome {
            Outcome::Pass => Tint::Green,
            Outcome::NotAssessable => Tint::Yellow,
            Outcome::Fail => Tint::Red,
        };
        let agency = report.agency.clone().unwrap_or_default();
        let year = report.year.map(|year| year.to_string()).unwrap_or_default();
        let part = judged.reading.part.clone().unwrap_or_default();
        let unjudged: Vec<&str> = verdict.not_assessable.iter().map(|entry| entry.rule().id).collect();
        self.reports.rows.push((
            tint,
            vec![
                verdict.outcome.name().get(language).to_owned(),
                agency.clone(),
                year.clone(),
                counts.error.to_string(),
                counts.query.to_string(),
                counts.note.to_string(),
                counts.causes.to_string(),
                unjudged.join(", "),
                verdict.if_blank_is_zero.name().get(language).to_owned(),
                file.file.clone(),
                part.clone(),
                file.sha256.clone(),
            ],
        ));
        for finding in &verdict.findings {
            let row = Row::of(finding, &judged.reading.report, &judged.verdict, language);
            let tint = match finding.rule.severity {
                Severity::Error => Tint::Red,
                Severity::Query => Tint::Yellow,
                Severity::Note => Tint::Plain,
            };
            self.findings.rows.push((
                tint,
                vec![
                    row.severity.to_owned(),
                    row.message.to_owned(),
                    row.cells,
                    row.place,
                    row.repair,
                    row.basis.to_owned(),
                    row.help.to_owned(),
                    row.rule.to_owned(),
                    row.addresses,
                    row.fingerprint,
                    agency.clone(),
                    year.clone(),
                    file.file.clone(),
                    part.clone(),
                ],
            ));
        }
    }

    fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        for sheet in [&self.reports, &self.findings, &self.unreadable] {
            sheet.write(workbook.add_worksheet())?;
        }
        workbook.save_to_buffer()
    }
}

impl Sheet {
    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Hair);
        let heading = cell.clone().set_bold().set_background_color(Color::RGB(0x00E8_ECEF));
        sheet.set_name(self.name)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        for (column, (title, width)) in (0..).zip(&self.headings) {
            sheet.write_string_with_format(0, column, *title, &heading)?;
            sheet.set_column_width(column, *width)?;
        }
        for (number, (tint, fields)) in (1..).zip(&self.rows) {
            for (column, field) in (0..).zip(fields) {
                let format = if column == 0 { tint.paint(&cell) } else { cell.clone() };
                match field.parse::<u32>() {
                    Ok(count) if field.len() < 9 => sheet.write_number_with_format(number, column, count, &format)?,
                    _ => sheet.write_string_with_format(number, column, truncated(field), &format)?,
                };
            }
        }
        let last_column = u16::try_from(self.headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let last_row = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        sheet.autofilter(0, 0, last_row, last_column)?;
        Ok(())
    }
}

/// A cell of a workbook holds no more than 32,767 characters.
fn truncated(field: &str) -> String {
    field.chars().take(32_000).collect()
}

impl Tint {
    fn paint(self, format: &Format) -> Format {
        let color = match self {
            Self::Red => 0x00F8_D0CE,
            Self::Yellow => 0x00FB_EFC3,
            Self::Green => 0x00D4_EDD6,
            Self::Plain => return format.clone(),
        };
        format.clone().set_background_color(Color::RGB(color))
    }
}

impl Render for Book {
    fn checked(&mut self, file: &Checked, output: &mut dyn Write) -> io::Result<()> {
        for judged in file.reports.iter().flatten() {
            self.report(file, judged);
        }
        file.error().map_or(Ok(()), |error| self.lost(&error, output))
    }

    fn lost(&mut self, error: &FileError, _: &mut dyn Write) -> io::Result<()> {
        let message = error.message.get(self.language).to_owned();
        self.unreadable.rows.push((Tint::Red, vec![message, error.file.clone(), error.kind.to_owned()]));
        Ok(())
    }

    fn end(&mut self, output: &mut dyn Write) -> io::Result<()> {
        output.write_all(&self.workbook().map_err(io::Error::other)?)
    }
}
