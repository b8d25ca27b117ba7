//! `gouji check --fix`: what is certain is corrected in a copy, and every change is told.

use std::fs;
use std::path::{Path, PathBuf};

use gouji::{Edition, Report, State, Value};
use gouji_cli::{Streams, run};
use tempfile::TempDir;

fn gouji(arguments: &[&str]) -> (u8, String, String) {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut streams = Streams {
        input: &mut std::io::empty(),
        output: &mut output,
        errors: &mut errors,
        color: false,
        output_is_terminal: false,
        errors_are_terminal: false,
    };
    let exit = run(std::iter::once("gouji").chain(arguments.iter().copied()), &mut streams);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (exit, text(output), text(errors))
}

/// A report with a certain fault in table 3 and one of five in table 4.
fn wrong(folder: &TempDir) -> PathBuf {
    let mut report = Report::zero(Edition::V2021);
    for (cell, number) in [("/requests/granted/natural_person", 3), ("/review/reconsideration/total", 2)] {
        report.set(cell.parse().expect("an address"), number);
    }
    let path = folder.path().join("年报.json");
    fs::write(&path, serde_json::to_vec(&report).expect("serialises")).expect("written");
    path
}

fn number(path: &Path, cell: &str) -> Option<Value> {
    let report = Report::from_json(&fs::read_to_string(path).expect("a file")).expect("a report");
    let cell = report.cell(cell.parse().expect("an address"));
    assert_eq!(cell.state(), State::Number);
    cell.value()
}

#[test]
fn only_what_is_unique_is_corrected_and_the_input_stays() {
    let folder = TempDir::new().expect("a folder");
    let path = wrong(&folder);
    let before = fs::read(&path).expect("a file");
    let (exit, output, told) = gouji(&["check", "--format", "json", "--fix", path.to_str().expect("a path")]);
    assert_eq!(exit, 1, "the report as it is has errors");
    assert!(serde_json::from_str::<serde_json::Value>(&output).is_ok(), "the answer stays whole");
    assert_eq!(fs::read(&path).expect("a file"), before);
    let fixed = folder.path().join("年报.fixed.json");
    assert_eq!(number(&fixed, "/requests/granted/natural_person"), Some(Value::Count(0)));
    assert_eq!(number(&fixed, "/review/reconsideration/total"), Some(Value::Count(2)));
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(told.contains("/requests/granted/natural_person  3 → 0"), "{told}");
}

#[test]
fn a_folder_is_corrected_again_and_again_and_copies_are_not_counted() {
    let folder = TempDir::new().expect("a folder");
    wrong(&folder);
    let name = folder.path().to_str().expect("a path");
    let files = |output: &str| output.matches("\"file\":").count();
    for _ in 0..2 {
        let (exit, output, told) = gouji(&["check", "--format", "ndjson", "--fix", name]);
        assert_eq!((exit, files(&output), told.lines().count()), (1, 1, 2), "{told}");
    }
    let copy = folder.path().join("年报.fixed.json");
    fs::write(&copy, "someone's work").expect("written");
    let (exit, _, told) = gouji(&["check", "--fix", name]);
    assert_eq!(exit, 2);
    assert!(told.contains("不能覆盖"), "{told}");
    assert_eq!(fs::read_to_string(&copy).expect("still there"), "someone's work");
}

#[test]
fn the_likeliest_is_taken_only_when_asked_for_and_said_so() {
    let folder = TempDir::new().expect("a folder");
    let path = wrong(&folder);
    let (_, _, told) = gouji(&["check", "--lang", "en", "--fix-all", path.to_str().expect("a path")]);
    assert!(told.contains("/review/reconsideration/total  2 → 0"), "{told}");
    assert!(told.contains("not certain: the likeliest of 5"), "{told}");
    let (exit, _, told) = gouji(&["check", "--fix", folder.path().join("年报.fixed.json").to_str().expect("a path")]);
    assert_eq!((exit, told.as_str()), (0, ""), "nothing is left to mend");
}

#[test]
fn the_input_is_rewritten_only_in_place() {
    let folder = TempDir::new().expect("a folder");
    let path = wrong(&folder);
    let name = path.to_str().expect("a path");
    assert_eq!(gouji(&["check", "--in-place", name]).0, 2, "nothing to write was asked for");
    gouji(&["check", "--fix", "--in-place", name]);
    assert_eq!(number(&path, "/requests/granted/natural_person"), Some(Value::Count(0)));
    assert!(!folder.path().join("年报.fixed.json").exists());
    let text = folder.path().join("report.md");
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/broken.md"), &text).expect("copied");
    let before = fs::read(&text).expect("a file");
    let (exit, _, errors) = gouji(&["check", "--fix-all", "--in-place", text.to_str().expect("a path")]);
    assert_eq!(exit, 2, "a format that cannot be written: {errors}");
    assert_eq!(fs::read(&text).expect("a file"), before);
}

#[test]
fn a_frozen_cell_is_not_corrected() {
    let folder = TempDir::new().expect("a folder");
    let path = wrong(&folder);
    let name = path.to_str().expect("a path");
    let frozen = "/requests/granted/natural_person";
    let (_, _, told) = gouji(&["check", "--fix-all", "--freeze", frozen, name]);
    assert!(!told.contains(frozen), "{told}");
    assert_eq!(gouji(&["check", "--fix", "--freeze", "/requests/nowhere/total", name]).0, 2);
}
