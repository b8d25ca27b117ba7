//! Every format of an answer beside the one that was looked at; `UPDATE=1` writes them anew.

use std::fs;
use std::path::Path;

use gouji_cli::{Streams, run};

/// A report with a wrong number, a total left 0, a blank and a slash; and a file that is not there.
const FILES: [&str; 2] = ["tests/golden/report.json", "tests/golden/lost.json"];

fn answer(arguments: &[&str]) -> Vec<u8> {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut streams = Streams {
        input: &mut std::io::empty(),
        output: &mut output,
        errors: &mut errors,
        color: false,
        output_is_terminal: false,
        errors_are_terminal: false,
    };
    let exit = run([&["gouji", "check"], FILES.as_slice(), arguments].concat(), &mut streams);
    assert_eq!(exit, 3, "{}", String::from_utf8_lossy(&errors));
    output
}

fn is_golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, found).expect("written");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == found, "{name} has changed: run UPDATE=1 cargo test, look at it and commit it\n{found}");
}

fn text(arguments: &[&str]) -> String {
    String::from_utf8(answer(arguments)).expect("UTF-8")
}

#[test]
fn text_is_golden() {
    is_golden("answer.zh.txt", &text(&[]));
    is_golden("answer.en.txt", &text(&["--lang", "en"]));
}

#[test]
fn the_table_of_findings_is_golden() {
    is_golden("answer.csv", &text(&["--format", "csv"]));
}

#[test]
fn the_page_is_golden() {
    is_golden("answer.html", &text(&["--format", "html"]));
}

#[test]
fn sarif_is_golden() {
    let mut log: serde_json::Value = serde_json::from_str(&text(&["--format", "sarif"])).expect("JSON");
    let run = &mut log["runs"][0];
    // The catalogue has pages of its own, and its hash changes with it.
    let driver = run["tool"]["driver"].as_object_mut().expect("a driver");
    assert_eq!(
        driver.remove("rules").as_ref().and_then(|rules| rules.as_array().map(Vec::len)),
        Some(gouji::RULES.len())
    );
    driver.remove("properties");
    for result in run["results"].as_array_mut().expect("results") {
        let index = result["ruleIndex"].take().as_u64().expect("an index");
        let rule = gouji::RULES[usize::try_from(index).expect("small")];
        assert_eq!(result["ruleId"], rule.id);
    }
    is_golden("answer.sarif", &format!("{log:#}\n"));
}

#[test]
fn junit_fails_what_is_wrong_and_never_passes_what_was_not_judged() {
    let xml = text(&["--format", "junit", "--select", "requests-row-sum,requests-balance,cell-blank,carry-over"]);
    let told: Vec<&str> = xml.lines().filter(|line| !line.contains("name=\"ignored\"")).collect();
    is_golden("answer.junit.xml", &(told.join("\n") + "\n"));
}

#[test]
fn a_workbook_goes_to_a_file() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("results.xlsx");
    answer(&["--format", "xlsx", "-o", path.to_str().expect("a path")]);
    let bytes = fs::read(path).expect("a workbook");
    assert!(bytes.starts_with(b"PK"));
}
