//! From every container the same report, cell for cell.

use gouji::{Report, State};
use gouji_reader::read;

const SAVED: [(&str, &[u8]); 10] = [
    ("python-docx.docx", include_bytes!("../reports/office/python-docx.docx")),
    ("libreoffice.docx", include_bytes!("../reports/office/libreoffice.docx")),
    ("libreoffice.doc", include_bytes!("../reports/office/libreoffice.doc")),
    ("libreoffice.odt", include_bytes!("../reports/office/libreoffice.odt")),
    ("openpyxl.xlsx", include_bytes!("../reports/office/openpyxl.xlsx")),
    ("libreoffice.xlsx", include_bytes!("../reports/office/libreoffice.xlsx")),
    ("libreoffice.xls", include_bytes!("../reports/office/libreoffice.xls")),
    ("libreoffice.ods", include_bytes!("../reports/office/libreoffice.ods")),
    ("sheetjs.xls", include_bytes!("../reports/office/sheetjs.xls")),
    ("sheetjs.xlsb", include_bytes!("../reports/office/sheetjs.xlsb")),
];

fn report(bytes: &[u8]) -> Report {
    let mut readings = read(bytes, None).expect("a report");
    assert_eq!(readings.len(), 1);
    readings.remove(0).report
}

#[test]
fn one_report_is_the_same_from_every_program() {
    let truth = report(SAVED[0].1);
    assert_eq!((truth.year, truth.agency.as_deref()), (Some(2024), Some("河湾县水务局")));
    assert_eq!((truth.count(State::Blank), truth.count(State::NotApplicable)), (11, 8));
    assert_eq!(truth.count(State::Number), truth.cells().count() - 19);
    for (name, bytes) in SAVED {
        let read = report(bytes);
        assert_eq!((read.year, &read.agency, read.layout), (truth.year, &truth.agency, truth.layout), "{name}");
        for ((address, cell), (_, true_cell)) in read.cells().zip(truth.cells()) {
            let says = (cell.state(), cell.value(), cell.text());
            assert_eq!(says, (true_cell.state(), true_cell.value(), true_cell.text()), "{name} {address}");
            assert!(cell.origin().is_some(), "{name} {address} has no place");
        }
        assert_eq!(read.faults, [], "{name}");
    }
}

#[test]
#[ignore = "needs GOUJI_CORPUS, a folder of real documents"]
fn the_official_blank_form_reads_as_200_blanks() {
    let folder = std::env::var_os("GOUJI_CORPUS").expect("GOUJI_CORPUS names the folder of real documents");
    let form = std::fs::read(std::path::Path::new(&folder).join("official-blank-form.docx")).unwrap();
    let report = report(&form);
    assert_eq!((report.count(State::Blank), report.cells().count()), (200, 200));
}
