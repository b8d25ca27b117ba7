//! Limits are options: a file that is read within the default ones is refused by a lower one, which is named.
#![cfg(all(feature = "spreadsheet", feature = "docx", feature = "html", feature = "pdf"))]

#[path = "office/pack.rs"]
mod pack;
mod printer;

use gouji_reader::{Limits, ReadErrorKind};
use pack::{pack, text, workbook};
use printer::Paper;

/// What is said of a file that the default limits allow when one of them is lower.
fn refusal(bytes: &[u8], lower: impl Fn(&mut Limits)) -> String {
    let mut limits = Limits::default();
    limits.documents(bytes, None).expect("within the default limits");
    lower(&mut limits);
    let error = limits.documents(bytes, None).expect_err("beyond the limit");
    assert_eq!(error.kind(), ReadErrorKind::TooLarge);
    assert!(error.message().zh.contains('超'), "{}", error.message().zh);
    error.to_string()
}

fn contains(text: &str, words: &str) {
    assert!(text.contains(words), "{text}");
}

/// A page with a table of 200 rows, in every way that files hold one.
fn tables() -> [(&'static str, Vec<u8>); 5] {
    let word = "<w:tr><w:tc><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc></w:tr>".repeat(200);
    let sheet = "<row><c><v>1</v></c></row>".repeat(200);
    [
        ("docx", text(&format!("<w:tbl>{word}</w:tbl>"))),
        ("xlsx", workbook(&sheet)),
        ("html", format!("<table>{}</table>", "<tr><td>规章<td>1".repeat(200)).into_bytes()),
        ("text", "规章\t1\t2\n".repeat(200).into_bytes()),
        ("csv", "规章,1,2,3\n".repeat(200).into_bytes()),
    ]
}

#[test]
fn a_lower_limit_of_cells_or_text_refuses_every_format() {
    for (name, bytes) in tables() {
        let said = refusal(&bytes, |limits| limits.cells = 100);
        assert!(said.contains("more than 100 cells"), "{name}: {said}");
    }
    let long = text(&"<w:p><w:r><w:t>规章规章</w:t></w:r></w:p>".repeat(200));
    contains(&refusal(&long, |limits| limits.text = 2 << 10), "more than 2 kB of text");
}

#[test]
fn a_lower_limit_of_bytes_refuses_files_and_their_parts() {
    for (name, bytes) in tables() {
        let said = refusal(&bytes, |limits| limits.file = 500);
        assert!(said.contains("larger than 500 B"), "{name}: {said}");
    }
    let [(_, word), (_, sheet), (_, page), (_, lines), _] = tables();
    contains(&refusal(&page, |limits| limits.file = page.len() + 1), "the page is larger than");
    contains(&refusal(&lines, |limits| limits.part = 1 << 10), "text of more than 1 kB");
    for (bytes, part) in [(&word, "word/document.xml"), (&sheet, "xl/worksheets/sheet1.xml")] {
        contains(&refusal(bytes, |limits| limits.part = 4 << 10), &format!("{part} unpacks to more than 4 kB"));
        contains(&refusal(bytes, |limits| limits.ratio = 2), "unpacks to more than 2 times");
    }
    contains(&refusal(&sheet, |limits| limits.unpacked = 4 << 10), "unpacks to more than 4 kB");
}

#[test]
fn a_report_as_json_may_be_a_sixteenth_of_a_file() {
    let report = br#"{"cells": {}}"#;
    let mut limits = Limits::default();
    limits.file = 16 * report.len();
    assert!(limits.read(report, None).is_ok());
    limits.file -= 16;
    contains(&limits.read(report, None).unwrap_err().to_string(), "JSON of more than 12 B");
}

#[test]
fn a_lower_limit_of_pages_or_work_refuses_papers() {
    let mut paper = Paper::default();
    paper.text(50.0, 100.0, 10.0, &"规章".repeat(20));
    let bytes = paper.print();
    contains(&refusal(&bytes, |limits| limits.pages = 0), "1 pages, more than 0");
    contains(&refusal(&bytes, |limits| limits.work = 200), "more than 20 instructions");
    contains(&refusal(&bytes, |limits| limits.unpacked = 8), "PDF unpacks to more than");
    let ofd = pack(&[
        ("OFD.xml", "<OFD><DocBody><DocRoot>d.xml</DocRoot></DocBody></OFD>"),
        ("d.xml", "<Document><Pages><Page ID='1' BaseLoc='p.xml'/><Page ID='2' BaseLoc='p.xml'/></Pages></Document>"),
        (
            "p.xml",
            "<Page><Content><Layer><TextObject Boundary='0 0 90 90' Size='4'><TextCode X='0' Y='4'>x</TextCode></TextObject></Layer></Content></Page>",
        ),
    ]);
    contains(&refusal(&ofd, |limits| limits.pages = 1), "2 pages, more than 1");
    let spans = format!("<table>{}</table>", "<tr><td rowspan=99>1<td>2".repeat(99));
    contains(&refusal(spans.as_bytes(), |limits| limits.work = 1_000), "takes more than 1000 steps");
}

#[test]
fn a_higher_limit_reads_what_the_default_refuses() {
    let many = text(&"<w:p/>".repeat(400_001));
    assert!(Limits::default().documents(&many, None).is_err());
    let mut limits = Limits::default();
    limits.cells = 500_000;
    assert!(limits.documents(&many, None).is_ok());
}
