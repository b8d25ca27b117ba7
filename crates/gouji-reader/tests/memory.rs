//! What hostile files cost, in a process of their own: never more than 256 MiB.
#![cfg(all(target_os = "linux", feature = "spreadsheet", feature = "docx"))]

#[path = "office/pack.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod pack;

use std::fmt::Write as _;

use gouji_reader::{ReadErrorKind, documents};
use pack::{pack, text};

/// The most memory this process ever had, in KiB.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse().unwrap()
}

/// Reads a file that is at the limit or beyond it.
fn costs(name: &str, bytes: &[u8]) {
    let kind = documents(bytes, None).err().map(|error| error.kind());
    assert!(matches!(kind, None | Some(ReadErrorKind::TooLarge)), "{name}: {kind:?}");
    assert!(peak() < 256 << 10, "{name}: {} MiB", peak() >> 10);
}

fn book(strings: &str, sheet: &str) -> Vec<u8> {
    pack(&[
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="x"/></sheets></workbook>"#),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>")),
    ])
}

#[test]
fn hostile_files_cost_no_more_than_256_mib() {
    const PART: usize = 24 << 20;
    let fill = |piece: &str| piece.repeat((PART - 1_000) / piece.len());

    costs("a bomb of blanks", &text(&" ".repeat(64 << 20)));
    costs("paragraphs", &text(&fill("<w:p><w:r><w:t>x</w:t></w:r></w:p>")));
    costs("one long text", &text(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "长".repeat(5 << 20))));
    costs("rows", &text(&format!("<w:tbl>{}</w:tbl>", fill("<w:tr><w:trPr/></w:tr>"))));
    costs("cells", &text(&format!("<w:tbl>{}</w:tbl>", fill("<w:tr><w:tc><w:p/></w:tc></w:tr>"))));
    costs("short strings", &book(&format!("<sst>{}</sst>", fill("<si><t>x</t></si>")), ""));

    let mut dense = String::new();
    for row in 0..300 {
        write!(dense, "<row>{}</row>", format!("<c><v>{row}</v></c>").repeat(480)).unwrap();
    }
    costs("a dense sheet", &book("<sst/>", &dense));
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(10_000));
    costs("a long text said often", &book(&long, &fill(r#"<row><c t="s"><v>0</v></c></row>"#)));
}
