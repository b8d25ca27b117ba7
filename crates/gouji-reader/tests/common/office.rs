//! Flat tables written into the containers of office programs, with the habits of those who type into them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use gouji::Table;

#[path = "../office/pack.rs"]
mod pack;

use self::pack::pack;
use super::Random;
use super::rows::{Flat, Slot};

const TITLE: &str = "河湾县水务局2024年政府信息公开工作年度报告";

fn heading(table: Table) -> &'static str {
    match table {
        Table::Disclosure => "二、主动公开政府信息情况",
        Table::Requests => "三、收到和处理政府信息公开申请情况",
        Table::Review => "四、政府信息公开行政复议、行政诉讼情况",
    }
}

/// What stands at a place of a row.
enum Place<'a> {
    /// A cell that begins in a column, with the columns and rows it spans.
    Begins { slot: &'a Slot, column: usize, columns: usize, rows: usize },
    /// So many columns of a cell above.
    Below(usize),
}

/// The places of each row, left to right: its cells fill what those above leave free.
fn places(rows: &[Vec<Slot>], spans: bool) -> Vec<Vec<Place<'_>>> {
    let mut open: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut all = Vec::new();
    for (index, slots) in rows.iter().enumerate() {
        open.retain(|_, (_, until)| *until > index);
        let mut above = std::mem::take(&mut open).into_iter().peekable();
        let mut places = Vec::new();
        let mut column = 0;
        for slot in slots {
            while let Some((from, span)) = above.next_if(|(from, _)| *from <= column) {
                places.push(Place::Below(span.0));
                column = column.max(from + span.0);
                open.insert(from, span);
            }
            let (columns, down) = if spans { slot.spans } else { (1, 1) };
            let (columns, until) = (columns.max(1), (index + down.max(1)).min(rows.len()));
            places.push(Place::Begins { slot, column, columns, rows: until - index });
            open.insert(column, (columns, until));
            column += columns;
        }
        for (from, span) in above {
            places.push(Place::Below(span.0));
            open.insert(from, span);
        }
        all.push(places);
    }
    all
}

/// What one text of Word does that another does not.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "habits come in any combination")]
pub(crate) struct Word {
    /// Cells span; without, what a span covers is a blank cell.
    pub(crate) spans: bool,
    /// A run for every few characters.
    runs: bool,
    /// A table lays out the page.
    layout: bool,
    /// Changes are tracked: what stood there before is still in the file.
    tracked: bool,
    /// Content controls stand around rows and cells.
    controls: bool,
    /// Blank cells hold blanks.
    blanks: bool,
}

impl Word {
    /// Cells that span, and nothing else.
    pub(crate) fn spans() -> Self {
        Self { spans: true, ..Self::default() }
    }

    pub(crate) fn any(random: &mut Random) -> Self {
        let mut maybe = || random.once_in(3);
        Self { spans: !maybe(), runs: maybe(), layout: maybe(), tracked: maybe(), controls: maybe(), blanks: maybe() }
    }

    pub(crate) fn docx(self, tables: &[Flat], random: &mut Random) -> Vec<u8> {
        let mut body = self.paragraph(TITLE, random);
        let mut last = None;
        for table in tables {
            if last.replace(table.table) != Some(table.table) {
                body += &self.paragraph(heading(table.table), random);
            }
            body += &self.table(&table.rows, random);
            body += "<w:p/>";
        }
        if self.layout {
            body = format!("<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>");
        }
        pack::text(&body)
    }

    fn table(self, rows: &[Vec<Slot>], random: &mut Random) -> String {
        let mut out = String::from("<w:tbl><w:tblPr/>");
        let control = |content: &str| {
            if self.controls {
                format!("<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>")
            } else {
                content.into()
            }
        };
        for row in places(rows, self.spans) {
            let mut cells = String::new();
            for place in row {
                let (columns, merge, text) = match place {
                    Place::Begins { slot, columns, rows, .. } if rows > 1 => {
                        (columns, r#"<w:vMerge w:val="restart"/>"#, slot.text.as_str())
                    }
                    Place::Begins { slot, columns, .. } => (columns, "", slot.text.as_str()),
                    Place::Below(columns) => (columns, "<w:vMerge/>", ""),
                };
                let text = if self.blanks && text.is_empty() { "\u{3000} " } else { text };
                let text = self.paragraph(text, random);
                cells +=
                    &control(&format!(r#"<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>{merge}</w:tcPr>{text}</w:tc>"#));
            }
            out += &control(&format!("<w:tr>{cells}</w:tr>"));
        }
        out + "</w:tbl>"
    }

    fn paragraph(self, text: &str, random: &mut Random) -> String {
        let mut runs = String::from("<w:r><w:t>");
        for character in text.chars() {
            runs.push(character);
            if self.runs && random.once_in(3) {
                runs += r#"</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">"#;
            }
        }
        runs += "</w:t></w:r>";
        if self.tracked && random.once_in(4) {
            runs = format!("<w:del><w:r><w:delText>7</w:delText></w:r></w:del><w:ins>{runs}</w:ins>");
        }
        format!("<w:p>{runs}</w:p>")
    }
}

/// OpenDocument tables, which a text and a spreadsheet write alike.
fn open_tables(tables: &[Flat], number: impl Fn(&str) -> String, before: impl Fn(Table, bool) -> String) -> String {
    let mut body = String::new();
    let mut last = None;
    for table in tables {
        let first = last.replace(table.table) != Some(table.table);
        body += &before(table.table, first);
        for row in places(&table.rows, true) {
            body += "<table:table-row>";
            for place in row {
                match place {
                    Place::Begins { slot, columns, rows, .. } => {
                        let (number, text) = (number(&slot.text), &slot.text);
                        write!(body, r#"<table:table-cell table:style-name="c" table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"{number}><text:p>{text}</text:p></table:table-cell>"#).unwrap();
                        body += &"<table:covered-table-cell/>".repeat(columns - 1);
                    }
                    Place::Below(columns) => {
                        write!(body, r#"<table:covered-table-cell table:number-columns-repeated="{columns}"/>"#)
                            .unwrap();
                    }
                }
            }
            body += "</table:table-row>";
        }
        body += "</table:table>";
    }
    body
}

fn open(kind: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    );
    let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
    pack(&[("mimetype", &mimetype), ("content.xml", &content)])
}

pub(crate) fn odt(tables: &[Flat]) -> Vec<u8> {
    let before = |table, first| {
        let heading = format!(r#"<text:h text:outline-level="1">{}</text:h>"#, heading(table));
        format!("{}<text:p/><table:table>", if first { heading } else { String::new() })
    };
    open("text", &format!("<text:p>{TITLE}</text:p>{}", open_tables(tables, |_| String::new(), before)))
}

/// A sheet for each table.
pub(crate) fn ods(tables: &[Flat]) -> Vec<u8> {
    let number = |text: &str| match text.parse::<f64>() {
        Ok(_) => format!(r#" office:value-type="float" office:value="{text}""#),
        Err(_) => String::new(),
    };
    let row = |text: &str| {
        format!("<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>")
    };
    let before = |table, _| format!("<table:table>{}{}", row(TITLE), row(heading(table)));
    open("spreadsheet", &open_tables(tables, number, before))
}

fn letters(column: usize) -> char {
    char::from(b'A' + column as u8)
}

/// One sheet with a table below the other.
pub(crate) fn xlsx(tables: &[Flat], offset: usize) -> Vec<u8> {
    let (mut data, mut merges) = (String::new(), String::new());
    let mut at = 1 + offset;
    let text = |name: String, text: &str| match text.parse::<f64>() {
        Ok(_) => format!(r#"<c r="{name}" s="0"><v>{text}</v></c>"#),
        Err(_) => format!(r#"<c r="{name}" s="0" t="inlineStr"><is><t>{text}</t></is></c>"#),
    };
    let first = letters(offset);
    write!(data, r#"<row r="{at}">{}</row>"#, text(format!("{first}{at}"), TITLE)).unwrap();
    let mut last = None;
    for table in tables {
        at += 2;
        if last.replace(table.table) != Some(table.table) {
            write!(data, r#"<row r="{at}">{}</row>"#, text(format!("{first}{at}"), heading(table.table))).unwrap();
        }
        for places in places(&table.rows, true) {
            at += 1;
            write!(data, r#"<row r="{at}">"#).unwrap();
            for place in places {
                let Place::Begins { slot, column, columns, rows } = place else { continue };
                let from = format!("{}{at}", letters(offset + column));
                data += &text(from.clone(), &slot.text);
                if columns > 1 || rows > 1 {
                    let last = letters(offset + column + columns - 1);
                    write!(merges, r#"<mergeCell ref="{from}:{last}{}"/>"#, at + rows - 1).unwrap();
                }
            }
            data += "</row>";
        }
    }
    pack::workbook(&format!("<sheetData>{data}</sheetData><mergeCells>{merges}</mergeCells>"))
}
