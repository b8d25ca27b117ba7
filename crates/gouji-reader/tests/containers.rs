//! Random reports, printed into every container that is written here, read back cell for cell.
#![cfg(all(feature = "spreadsheet", feature = "docx"))]

mod common;
#[path = "office/pack.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod pack;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use common::print::{Printed, Spot, tables};
use common::{Random, report};
use gouji::{Report, Table};
use gouji_reader::read;
use pack::pack;

/// What stands at a place of a row: a cell that begins there, or so many columns of one above.
enum Place<'a> {
    Begins(&'a Spot),
    Below(usize),
}

/// The places of each row, left to right.
fn places(table: &Printed) -> Vec<Vec<Place<'_>>> {
    let mut open: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut rows = Vec::new();
    for (index, spots) in table.rows.iter().enumerate() {
        open.retain(|_, (_, until)| *until > index);
        let mut row: Vec<(usize, Place<'_>)> =
            open.iter().map(|(column, (columns, _))| (*column, Place::Below(*columns))).collect();
        row.extend(spots.iter().map(|spot| (spot.column, Place::Begins(spot))));
        row.sort_by_key(|(column, _)| *column);
        open.extend(spots.iter().map(|spot| (spot.column, (spot.columns, index + spot.rows))));
        rows.push(row.into_iter().map(|(_, place)| place).collect());
    }
    rows
}

fn heading(table: Table) -> &'static str {
    match table {
        Table::Disclosure => "二、主动公开政府信息情况",
        Table::Requests => "三、收到和处理政府信息公开申请情况",
        Table::Review => "四、政府信息公开行政复议、行政诉讼情况",
    }
}

const TITLE: &str = "河湾县水务局2024年政府信息公开工作年度报告";

fn docx(tables: &[Printed]) -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let mut body = paragraph(TITLE);
    for table in tables {
        body += &paragraph(heading(table.table));
        body += "<w:tbl>";
        for row in places(table) {
            body += "<w:tr>";
            for place in row {
                let (columns, merge, text) = match place {
                    Place::Begins(spot) if spot.rows > 1 => {
                        (spot.columns, r#"<w:vMerge w:val="restart"/>"#, spot.text.as_str())
                    }
                    Place::Begins(spot) => (spot.columns, "", spot.text.as_str()),
                    Place::Below(columns) => (columns, "<w:vMerge/>", ""),
                };
                let text = paragraph(text);
                write!(body, r#"<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>{merge}</w:tcPr>{text}</w:tc>"#).unwrap();
            }
            body += "</w:tr>";
        }
        body += "</w:tbl>";
    }
    pack::text(&body)
}

/// OpenDocument tables, which a text and a spreadsheet write alike.
fn open_tables(tables: &[Printed], number: impl Fn(&str) -> String, before: impl Fn(Table) -> String) -> String {
    let mut body = String::new();
    for table in tables {
        body += &before(table.table);
        for row in places(table) {
            body += "<table:table-row>";
            for place in row {
                match place {
                    Place::Begins(spot) => {
                        let (columns, rows, text) = (spot.columns, spot.rows, &spot.text);
                        write!(body, r#"<table:table-cell table:style-name="c" table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"{}><text:p>{text}</text:p></table:table-cell>"#, number(text)).unwrap();
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

fn odt(tables: &[Printed]) -> Vec<u8> {
    let before = |table| format!(r#"<text:h text:outline-level="1">{}</text:h><table:table>"#, heading(table));
    open("text", &format!("<text:p>{TITLE}</text:p>{}", open_tables(tables, |_| String::new(), before)))
}

/// A sheet for each table.
fn ods(tables: &[Printed]) -> Vec<u8> {
    let number = |text: &str| match text.parse::<f64>() {
        Ok(_) => format!(r#" office:value-type="float" office:value="{text}""#),
        Err(_) => String::new(),
    };
    let row = |text: &str| {
        format!("<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>")
    };
    let before = |table| format!("<table:table>{}{}", row(TITLE), row(heading(table)));
    open("spreadsheet", &open_tables(tables, number, before))
}

fn letters(column: usize) -> char {
    char::from(b'A' + column as u8)
}

/// One sheet with a table below the other.
fn xlsx(tables: &[Printed], offset: usize) -> Vec<u8> {
    let (mut data, mut merges) = (String::new(), String::new());
    let mut at = 1 + offset;
    let text = |name: String, text: &str| match text.parse::<f64>() {
        Ok(_) => format!(r#"<c r="{name}" s="0"><v>{text}</v></c>"#),
        Err(_) => format!(r#"<c r="{name}" s="0" t="inlineStr"><is><t>{text}</t></is></c>"#),
    };
    let first = letters(offset);
    write!(data, r#"<row r="{at}">{}</row>"#, text(format!("{first}{at}"), TITLE)).unwrap();
    for table in tables {
        at += 2;
        write!(data, r#"<row r="{at}">{}</row>"#, text(format!("{first}{at}"), heading(table.table))).unwrap();
        for spots in &table.rows {
            at += 1;
            write!(data, r#"<row r="{at}">"#).unwrap();
            for spot in spots {
                let from = format!("{}{at}", letters(offset + spot.column));
                data += &text(from.clone(), &spot.text);
                if spot.columns > 1 || spot.rows > 1 {
                    let last = letters(offset + spot.column + spot.columns - 1);
                    write!(merges, r#"<mergeCell ref="{from}:{last}{}"/>"#, at + spot.rows - 1).unwrap();
                }
            }
            data += "</row>";
        }
    }
    pack::workbook(&format!("<sheetData>{data}</sheetData><mergeCells>{merges}</mergeCells>"))
}

fn reads_back(name: &str, seed: u64, bytes: &[u8], report: &Report) {
    let mut readings = read(bytes, None).unwrap_or_else(|error| panic!("{name} {seed}: {error}"));
    assert_eq!(readings.len(), 1, "{name} {seed}");
    let read = readings.remove(0).report;
    assert_eq!(read.layout, report.layout, "{name} {seed}");
    assert_eq!((read.year, read.agency.as_deref()), (Some(2024), Some("河湾县水务局")), "{name} {seed}");
    for (address, cell) in report.cells() {
        let found = read.cell(address);
        let says = (found.state(), found.value());
        assert_eq!(says, (cell.state(), cell.value()), "{name} {seed} {address} {:?}", found.text());
        assert!(found.origin().is_some(), "{name} {seed} {address} has no place");
    }
}

#[test]
fn every_container_reads_back_cell_for_cell() {
    let rounds = std::env::var("GOUJI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(25);
    for seed in 0..rounds {
        let mut random = Random::new(seed);
        let report = report(&mut random);
        let tables = tables(&report);
        reads_back("docx", seed, &docx(&tables), &report);
        reads_back("odt", seed, &odt(&tables), &report);
        reads_back("ods", seed, &ods(&tables), &report);
        reads_back("xlsx", seed, &xlsx(&tables, random.below(4)), &report);
    }
}
