//! Files made to break a reader: an error by kind, never a panic and never silence.

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

#[test]
fn a_damaged_workbook_is_refused_or_read_right() {
    mutilate(&workbook(r#"<sheetData><row><c><v>1</v></c><c t="s"><v>0</v></c></row></sheetData>"#));
}

#[test]
fn a_damaged_text_is_refused_or_read_right() {
    mutilate(&text("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"));
}
