//! Real documents, where `GOUJI_CORPUS` names their folder: every cell as a person reads it.
#![expect(clippy::print_stderr, reason = "a run over real documents says so")]

use std::path::Path;

use gouji::{Address, Cell, Outcome, Severity, State, check};
use gouji_reader::read;

/// The cells, agency, year, layout and verdict of a document against its values file.
fn reads_as_a_person_does(name: &str) {
    reads(name, ".md");
}

fn reads(name: &str, ending: &str) {
    let folder = std::env::var_os("GOUJI_CORPUS").expect("GOUJI_CORPUS names the folder of real documents");
    let file = |ending: &str| std::fs::read(Path::new(&folder).join(format!("{name}{ending}"))).expect("a file");
    let values: serde_json::Value = serde_json::from_slice(&file(".values.json")).expect("values");
    let readings = read(&file(ending), None).expect("a report");
    let [reading] = readings.as_slice() else { panic!("{name}: {} reports", readings.len()) };
    let report = &reading.report;
    assert_eq!(report.agency.as_deref(), values["agency"].as_str(), "{name}");
    assert_eq!(report.year.map(u64::from), values["year"].as_u64(), "{name}");
    assert_eq!(serde_json::to_value(report.layout).expect("a layout"), values["layout"], "{name}");
    let cells = values["cells"].as_object().expect("cells");
    let mut right = 0;
    for (path, value) in cells {
        let address: Address = path.parse().expect("an address");
        let cell = report.cell(address);
        let truth = match value {
            serde_json::Value::Null => Cell::BLANK,
            serde_json::Value::String(text) => Cell::read(text, address.kind()),
            number => Cell::read(&number.to_string(), address.kind()),
        };
        assert_eq!((cell.state(), cell.value()), (truth.state(), truth.value()), "{name} {path}");
        assert!(cell.state() != State::Number || cell.origin().is_some(), "{name} {path} has no place");
        right += 1;
    }
    let verdict = check(report);
    assert_eq!(serde_json::to_value(verdict.outcome).expect("an outcome"), values["verdict"], "{name}");
    let grave: Vec<_> = verdict.findings.iter().filter(|finding| finding.rule.severity > Severity::Note).collect();
    assert!(verdict.outcome != Outcome::Pass || grave.is_empty(), "{name}: {grave:#?}");
    eprintln!("{name}: {right} of {} cells", cells.len());
}

#[test]
#[ignore = "needs GOUJI_CORPUS, a folder of real documents"]
fn a_table_split_over_a_page_is_read_whole() {
    reads_as_a_person_does("yuexiu-2024");
}

#[test]
#[ignore = "needs GOUJI_CORPUS, a folder of real documents"]
fn one_small_table_a_row_is_read_whole() {
    reads_as_a_person_does("shuyang-2025");
}

#[test]
#[ignore = "needs GOUJI_CORPUS, a folder of real documents"]
fn a_published_page_of_the_2019_form_is_read_whole() {
    reads("shanghai-office-2019", ".html");
}

#[test]
#[ignore = "needs GOUJI_CORPUS, a folder of real documents"]
fn published_pdf_files_are_read_whole() {
    reads("hongze-2023", ".pdf");
    reads("huaian-2024", ".pdf");
}
