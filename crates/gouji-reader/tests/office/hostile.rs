//! Files made to break a reader: an error by kind, never a panic and never silence.

use std::fmt::Write as _;

use gouji_reader::{ReadErrorKind, documents, sniff};

use crate::kind;
use crate::pack::{pack, text, workbook};

#[test]
fn a_part_that_unpacks_to_too_much_is_refused() {
    let blanks = " ".repeat(25 << 20);
    assert_eq!(kind(&pack(&[("word/document.xml", &blanks)])), ReadErrorKind::TooLarge);
}

#[test]
fn elements_nested_without_end_are_refused() {
    let deep = "<w:x>".repeat(600) + &"</w:x>".repeat(600);
    assert_eq!(kind(&text(&deep)), ReadErrorKind::TooLarge);
    let tables = "<w:tbl><w:tr><w:tc>".repeat(30) + &"</w:tc></w:tr></w:tbl>".repeat(30);
    assert_eq!(kind(&text(&tables)), ReadErrorKind::TooLarge);
}

#[test]
fn more_cells_and_text_than_a_report_can_have_are_refused() {
    assert_eq!(kind(&text(&"<w:p/>".repeat(400_001))), ReadErrorKind::TooLarge);
    // A long text said many times.
    let long = format!("<sst><si><t>{}</t></si></sst>", "长".repeat(100_000));
    let cells = r#"<c t="s"><v>0</v></c>"#.repeat(1_000);
    let book = pack(&[
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="x"/></sheets></workbook>"#),
        ("xl/sharedStrings.xml", &long),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>")),
    ]);
    assert_eq!(kind(&book), ReadErrorKind::TooLarge);
}

#[test]
fn spans_beyond_all_measure_are_clamped() {
    let row = r#"<w:tr><w:tc><w:tcPr><w:gridSpan w:val="4294967295"/></w:tcPr><w:p/></w:tc></w:tr>"#;
    assert!(documents(&text(&format!("<w:tbl>{row}</w:tbl>")), None).is_ok());
    let cells = r#"<w:tc><w:tcPr><w:gridSpan w:val="4294967295"/></w:tcPr><w:p/></w:tc>"#.repeat(20);
    assert_eq!(kind(&text(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))), ReadErrorKind::TooLarge);
}

#[test]
fn entities_are_never_expanded() {
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"#;
    let document = documents(&pack(&[("word/document.xml", laughs)]), None).unwrap().remove(0);
    assert!(format!("{:?}", document.blocks).contains("&b;"));
}

/// Reads a file cut off at every byte and with every byte changed: nothing may panic, and what is
/// read must be what the whole file says.
fn mutilate(whole: &[u8]) {
    let format = sniff(whole).ok();
    let truth = documents(whole, format).unwrap();
    for end in 0..whole.len() {
        assert!(documents(&whole[..end], format).is_err(), "cut at {end}");
    }
    let mut bytes = whole.to_vec();
    for at in 0..bytes.len() {
        for flip in [0x01, 0x80, 0xff] {
            bytes[at] ^= flip;
            if let Ok(read) = documents(&bytes, format) {
                assert_eq!(read, truth, "byte {at} changed by {flip:#x}");
            }
            bytes[at] ^= flip;
        }
    }
}

/// The files that programs of offices saved.
const SAVED: [&[u8]; 8] = [
    include_bytes!("../reports/office/openpyxl.xlsx"),
    include_bytes!("../reports/office/sheetjs.xlsb"),
    include_bytes!("../reports/office/libreoffice.ods"),
    include_bytes!("../reports/office/libreoffice.odt"),
    include_bytes!("../reports/office/libreoffice.docx"),
    include_bytes!("../reports/office/libreoffice.xls"),
    include_bytes!("../reports/office/sheetjs.xls"),
    include_bytes!("../reports/office/libreoffice.doc"),
];

/// Real files are too long for every byte: a hundred places of each, spread over the whole.
fn places(whole: &[u8]) -> impl Iterator<Item = usize> {
    (0..whole.len()).step_by((whole.len() / 100) | 1)
}

#[test]
fn a_saved_file_that_is_cut_off_is_refused() {
    for whole in SAVED {
        let format = sniff(whole).unwrap();
        for end in places(whole) {
            // Of a compound file, the end may be of no use.
            let read = documents(&whole[..end], Some(format));
            assert!(read.is_err() || (whole.starts_with(&[0xd0]) && end > whole.len() / 2), "{format:?} cut at {end}");
        }
    }
}

#[test]
fn a_saved_file_with_a_changed_byte_is_refused_or_read() {
    for whole in SAVED {
        let format = sniff(whole).unwrap();
        let truth = documents(whole, Some(format)).unwrap();
        let mut bytes = whole.to_vec();
        for at in places(whole) {
            bytes[at] ^= 0x55;
            // A zip knows that its parts were changed; a compound file cannot, and must only not panic.
            if let Ok(read) = documents(&bytes, Some(format)) {
                assert!(read == truth || whole.starts_with(&[0xd0]), "{format:?} changed at {at}");
            }
            bytes[at] ^= 0x55;
        }
    }
}

#[test]
fn a_compound_file_that_runs_in_a_circle_is_refused() {
    let whole = include_bytes!("../reports/office/libreoffice.xls");
    let sector = |at: usize| u32::from_le_bytes(whole[at..at + 4].try_into().unwrap()) as usize;
    // The first sector of the table of chains: every sector is followed by the first.
    let table = 512 * (sector(76) + 1);
    let mut circle = whole.to_vec();
    circle[table..table + 512].fill(0);
    assert_eq!(kind(&circle), ReadErrorKind::Damaged);
    // A directory whose entries stand on each other.
    let directory = 512 * (sector(48) + 1);
    let mut tree = whole.to_vec();
    for entry in 0..4 {
        tree[directory + 128 * entry + 68..][..12].fill(0);
    }
    assert_eq!(kind(&tree), ReadErrorKind::Damaged);
}

#[test]
fn a_sheet_repeated_without_end_is_refused() {
    let open = |row: &str| {
        pack(&[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            (
                "content.xml",
                &format!(
                    "<office:document-content><office:body><office:spreadsheet><table:table>{row}</table:table></office:spreadsheet></office:body></office:document-content>"
                ),
            ),
        ])
    };
    let cell = r#"<table:table-cell table:number-columns-repeated="4000000000"><text:p>1</text:p></table:table-cell>"#;
    assert_eq!(kind(&open(&format!("<table:table-row>{cell}</table:table-row>"))), ReadErrorKind::TooLarge);
    let row = r#"<table:table-row table:number-rows-repeated="4000000000"><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(kind(&open(row)), ReadErrorKind::TooLarge);
    let blank = r#"<table:table-row table:number-rows-repeated="4000000000"><table:table-cell table:number-columns-repeated="4000000000"/></table:table-row>"#;
    assert_eq!(documents(&open(blank), None), Ok(Vec::new()));
}

#[test]
fn merged_cells_that_lie_on_each_other_cost_no_time() {
    let (mut rows, mut merges) = (String::new(), String::new());
    for row in 1..=2_000 {
        write!(rows, r#"<row r="{row}"><c><v>1</v></c><c><v>2</v></c></row>"#).unwrap();
        write!(merges, r#"<mergeCell ref="A{row}:XFD1048576"/><mergeCell ref="B1:C{row}"/><mergeCell ref="D9:A1"/>"#)
            .unwrap();
    }
    let book = workbook(&format!("<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>"));
    assert!(documents(&book, None).is_ok());
}

#[test]
fn a_damaged_workbook_is_refused_or_read_right() {
    mutilate(&workbook(r#"<sheetData><row><c><v>1</v></c><c t="s"><v>0</v></c></row></sheetData>"#));
}

#[test]
fn a_damaged_text_is_refused_or_read_right() {
    mutilate(&text("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"));
}
