//! Which files the command takes up, how much it reads of them, and what it says while it works.

use std::fs;
use std::path::{Path, PathBuf};

use gouji::{Edition, Report};
use gouji_cli::{Streams, run};
use tempfile::TempDir;

/// Runs the command with its errors on a terminal or not; its output goes to a file or a pipe.
fn gouji_on(errors_are_terminal: bool, arguments: &[&str]) -> (u8, String, String) {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut streams = Streams {
        input: &mut std::io::empty(),
        output: &mut output,
        errors: &mut errors,
        color: false,
        output_is_terminal: false,
        errors_are_terminal,
    };
    let exit = run(std::iter::once("gouji").chain(arguments.iter().copied()), &mut streams);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (exit, text(output), text(errors))
}

fn gouji(arguments: &[&str]) -> (u8, String, String) {
    gouji_on(false, arguments)
}

/// Writes a report that passes.
fn pass(folder: &TempDir, name: &str) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, serde_json::to_vec(&Report::zero(Edition::V2021)).expect("serialises")).expect("written");
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

/// Whether a text has Chinese in it.
fn is_chinese(text: &str) -> bool {
    text.chars().any(|character| ('一'..='龥').contains(&character))
}

#[test]
fn a_file_beyond_the_size_that_is_asked_for_is_refused_with_that_size() {
    let folder = TempDir::new().expect("a folder");
    let page = folder.path().join("年报.html");
    fs::write(&page, "<p>x".to_owned() + &" ".repeat(3 << 20)).expect("written");
    let (exit, output, _) = gouji(&["check", text(&page), "--max-size", "2"]);
    assert_eq!(exit, 3);
    assert!(output.contains("文件超过 2 MB"), "{output}");
    let (_, output, _) = gouji(&["check", text(&page), "--max-size", "8"]);
    assert!(!output.contains("MB"), "{output}");
    assert_eq!(gouji(&["check", text(&page), "--max-size", "0"]).0, 2);
}

#[test]
fn what_systems_and_office_programs_leave_in_a_folder_is_passed_over() {
    let folder = TempDir::new().expect("a folder");
    pass(&folder, "年报.json");
    for name in ["Thumbs.db", "desktop.ini", ".DS_Store", "~$年报.docx", "._年报.json", "年报.fixed.json"] {
        fs::write(folder.path().join(name), "x").expect("written");
    }
    let (exit, output, _) = gouji(&["check", text(folder.path()), "--format", "ndjson"]);
    assert_eq!((exit, output.lines().count()), (0, 1), "{output}");
    // Named by itself, any file is read.
    assert_eq!(gouji(&["check", text(&folder.path().join("desktop.ini"))]).0, 3);
}

#[test]
fn a_folder_without_files_is_an_error_and_no_pass() {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join("下属单位")).expect("made");
    pass(&folder, "下属单位/年报.json");
    let (exit, output, _) = gouji(&["check", text(folder.path()), "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&output).expect("JSON");
    assert_eq!((exit, &answer["errors"][0]["kind"]), (3, &"empty".into()), "{output}");
    assert!(gouji(&["check", text(folder.path())]).1.contains("--recursive"));
    assert!(gouji(&["sum", text(folder.path()), "--lang", "en"]).2.contains("there are no files to read"));
    assert_eq!(gouji(&["check", "--recursive", text(folder.path())]).0, 0);
}

#[cfg(unix)]
#[test]
fn no_other_name_of_an_input_is_written_over() {
    let folder = TempDir::new().expect("a folder");
    let (report, last) = (pass(&folder, "年报.json"), pass(&folder, "上年.json"));
    let linked = folder.path().join("又名.json");
    fs::hard_link(&report, &linked).expect("linked");
    let before = fs::read(&report).expect("a file");
    for target in [&linked, &last] {
        let (exit, _, errors) =
            gouji(&["check", text(&report), "--last", text(&last), "--format", "json", "-o", text(target)]);
        assert_eq!(exit, 2, "{errors}");
        assert_eq!(fs::read(target).expect("a file"), before);
    }
}

#[test]
fn files_that_cannot_be_had_are_told_of_in_one_language() {
    let folder = TempDir::new().expect("a folder");
    let path = pass(&folder, "a.json");
    let (lost, below) = (folder.path().join("none"), folder.path().join("none/x"));
    for arguments in [
        vec!["check", text(&lost)],
        vec!["read", text(&lost)],
        vec!["read", text(folder.path())],
        vec!["check", text(&path), "--profile", text(&lost)],
        vec!["check", text(&path), "--profile", text(folder.path())],
        vec!["check", text(&path), "-o", text(&below)],
        vec!["check", text(&path), "-o", text(folder.path())],
    ] {
        let said = |lang| {
            let (_, output, errors) = gouji(&[arguments.as_slice(), &["--lang", lang]].concat());
            [output, errors].concat().replace(text(folder.path()), "")
        };
        let (zh, en) = (said("zh"), said("en"));
        assert!(is_chinese(&zh) && !zh.contains(" os error") && !zh.contains(" or "), "{zh}");
        assert!(!is_chinese(&en), "{en}");
    }
}

#[test]
fn wrong_arguments_are_told_of_in_both_languages() {
    for (arguments, words) in [
        (&["chek"][..], "没有这个命令：chek"),
        (&["check"], "缺少参数：<FILE>"),
        (&["check", "a", "--fast"], "没有这个参数：--fast"),
        (&["check", "a", "--format", "yaml"], "参数 --format <FORMAT> 不能取“yaml”"),
        (&["check", "a", "--format"], "参数 --format <FORMAT> 缺少取值"),
        (&["check", "-", "--as", "rtf"], "参数 --as <KIND> 不能取“rtf”"),
        (&["check", "a", "--jobs", "x"], "参数 --jobs <N> 不能取“x”"),
        (&["check", "a", "--lang", "zh", "--lang", "en"], "参数 --lang <LANG> 重复"),
    ] {
        let (exit, _, errors) = gouji(arguments);
        assert_eq!(exit, 2);
        assert!(errors.contains(words) && errors.contains("error: "), "{errors}");
    }
}

#[test]
fn a_check_of_many_files_draws_how_far_it_has_come_and_takes_it_away() {
    let folder = TempDir::new().expect("a folder");
    for number in 0..8 {
        pass(&folder, &format!("{number}.json"));
    }
    let all = text(folder.path());
    let (_, output, errors) = gouji_on(true, &["check", all, "--format", "ndjson"]);
    assert_eq!(output.lines().count(), 8);
    let lines: Vec<&str> = errors.split('\r').filter(|line| !line.trim().is_empty()).collect();
    assert_eq!(lines.len(), 8, "{errors:?}");
    assert_eq!(lines[3], "审核 [###############---------------] 4/8");
    assert!(errors.ends_with(" \r"), "{errors:?}");
    // Not where it would stand in a file, nor for a few files.
    assert_eq!(gouji(&["check", all, "--format", "ndjson"]).2, "");
    assert_eq!(gouji_on(true, &["check", text(&folder.path().join("1.json"))]).2, "");
}

#[test]
fn what_is_told_of_corrections_stands_on_lines_of_its_own() {
    let folder = TempDir::new().expect("a folder");
    let mut wrong = Report::zero(Edition::V2021);
    wrong.set("/requests/granted/natural_person".parse().expect("an address"), 3);
    for number in 0..8 {
        let path = folder.path().join(format!("{number}.json"));
        fs::write(path, serde_json::to_vec(&wrong).expect("serialises")).expect("written");
    }
    let (_, _, errors) = gouji_on(true, &["check", text(folder.path()), "--format", "ndjson", "--fix"]);
    // What stands on a line in the end is what was written after it was cleared.
    let told: Vec<&str> = errors.lines().filter_map(|line| line.rsplit('\r').next()).collect();
    assert_eq!(told.iter().filter(|line| line.contains(" → ")).count(), 16, "{errors:?}");
    assert!(told.iter().all(|line| !line.contains('[')), "{errors:?}");
}

#[test]
fn the_standard_input_may_be_named_by_the_ending_of_a_file() {
    for (name, known) in [("txt", "text"), ("et", "xls"), ("wps", "doc"), ("htm", "html")] {
        assert_eq!(gouji(&["check", "-", "--as", name]), gouji(&["check", "-", "--as", known]));
    }
}
