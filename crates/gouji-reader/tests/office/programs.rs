//! One report as the programs of offices save it reads alike from every one of them.

use gouji_reader::{Block, Document, Grid};
use serde_json::Value;

use crate::{document, drawn};

const REPORT: &str = include_str!("../reports/office/report.json");

/// The tables of the report as `drawn` draws them.
fn truth() -> Vec<Vec<String>> {
    let blocks: Vec<Value> = serde_json::from_str(REPORT).unwrap();
    let cell = |cell: &Value| {
        let number = |at: usize| cell[at].as_u64().unwrap() as u32;
        let mut grid = gouji_reader::GridCell::new(number(0), cell[3].as_str().unwrap(), gouji::Origin::default());
        (grid.columns, grid.rows) = (number(1), number(2));
        grid
    };
    let row = |row: &Value| row.as_array().unwrap().iter().map(cell).collect();
    let tables = blocks.iter().filter_map(|block| block.get("table")?.as_array());
    tables.map(|rows| drawn(&Grid { rows: rows.iter().map(row).collect() })).collect()
}

fn tables(document: &Document) -> Vec<Vec<String>> {
    let grids = document.blocks.iter().filter_map(|block| match block {
        Block::Table(grid) => Some(drawn(grid)),
        _ => None,
    });
    grids.collect()
}

macro_rules! texts {
    ($($name:ident: $file:literal;)*) => {$(
        #[test]
        fn $name() {
            let document = document(include_bytes!(concat!("../reports/office/", $file)));
            assert_eq!(tables(&document), truth());
            let headings = document.blocks.iter().filter_map(|block| match block {
                Block::Heading { level: 1, text, .. } => Some(text.chars().next().unwrap()),
                _ => None,
            });
            assert_eq!(headings.collect::<String>(), "一二三四五六");
            assert_eq!(document.faults, []);
        }
    )*};
}

macro_rules! workbooks {
    ($($name:ident: $file:literal;)*) => {$(
        #[test]
        fn $name() {
            let document = document(include_bytes!(concat!("../reports/office/", $file)));
            let mut truth = truth();
            // The line above the first table is a paragraph of the sheet.
            truth[0].remove(0);
            assert_eq!(tables(&document), truth);
            assert_eq!(document.part.as_deref(), Some("年报"));
            assert_eq!(document.blocks.len(), 14);
        }
    )*};
}

texts! {
    python_docx: "python-docx.docx";
    libreoffice_docx: "libreoffice.docx";
    libreoffice_doc: "libreoffice.doc";
    libreoffice_odt: "libreoffice.odt";
}

workbooks! {
    openpyxl_xlsx: "openpyxl.xlsx";
    libreoffice_xlsx: "libreoffice.xlsx";
    libreoffice_xls: "libreoffice.xls";
    libreoffice_ods: "libreoffice.ods";
    sheetjs_xls: "sheetjs.xls";
    sheetjs_xlsb: "sheetjs.xlsb";
}
