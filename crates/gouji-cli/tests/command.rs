//! The command as people and scripts use it: statuses, formats, what it refuses.

use std::fs;
use std::path::Path;

use gouji::{Check, Edition, Report};
use gouji_cli::{Streams, run};
use gouji_reader::{Checked, read};
use tempfile::TempDir;

/// What a run came to.
struct Ran {
    exit: u8,
    output: String,
    errors: String,
}

fn gouji_with(input: &str, arguments: &[&str]) -> Ran {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut input = input.as_bytes();
    let mut streams = Streams {
        input: &mut input,
        output: &mut output,
        errors: &mut errors,
        color: false,
        output_is_terminal: false,
        errors_are_terminal: false,
    };
    let exit = run(std::iter::once("gouji").chain(arguments.iter().copied()), &mut streams);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { exit, output: text(output), errors: text(errors) }
}

fn gouji(arguments: &[&str]) -> Ran {
    gouji_with("", arguments)
}

fn report(agency: &str, year: u16) -> Report {
    let mut report = Report::zero(Edition::V2021);
    (report.agency, report.year) = (Some(agency.to_owned()), Some(year));
    report
}

fn set(report: &mut Report, cells: &[(&str, i64)]) {
    for (address, count) in cells {
        report.set(address.parse().expect("an address"), *count);
    }
}

fn write(folder: &TempDir, name: &str, report: &Report) -> String {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(&path, serde_json::to_vec(report).expect("serialises")).expect("written");
    path.to_str().expect("a path").to_owned()
}

/// A folder with a report that passes, one that fails, one that cannot be judged, and one that is none.
fn folder() -> (TempDir, [String; 4]) {
    let folder = TempDir::new().expect("a folder");
    let mut wrong = report("乙局", 2024);
    set(&mut wrong, &[("/requests/received/natural_person", 1)]);
    let blank = Report::blank(Edition::V2021);
    let paths = [
        write(&folder, "a.json", &report("甲局", 2024)),
        write(&folder, "b.json", &wrong),
        write(&folder, "c.json", &blank),
        folder.path().join("d.json").to_str().expect("a path").to_owned(),
    ];
    fs::write(&paths[3], "{").expect("written");
    (folder, paths)
}

#[test]
fn the_exit_status_tells_what_was_found() {
    let (_folder, [pass, fail, blank, broken]) = folder();
    for (arguments, exit) in [
        (vec!["check", &pass], 0),
        (vec!["check", &fail], 1),
        (vec!["check", &blank], 1),
        (vec!["check", &blank, "--fail-on", "never"], 0),
        (vec!["check", &fail, "--fail-on", "never"], 0),
        (vec!["check", &broken], 3),
        (vec!["check", &fail, &broken], 3),
        (vec!["check", "there-is-no-such-file"], 3),
        (vec!["check"], 2),
        (vec!["check", &pass, "--ignore", "no-such-rule"], 2),
        (vec!["check", &pass, "--format", "papyrus"], 2),
        (vec!["explain", "no-such-rule"], 2),
        (vec!["read", "there-is-no-such-file"], 3),
        (vec!["--version"], 0),
    ] {
        let ran = gouji(&arguments);
        assert_eq!(ran.exit, exit, "{arguments:?}: {}{}", ran.output, ran.errors);
    }
}

#[test]
fn json_is_the_answer_of_the_library() {
    let (_folder, paths) = folder();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let ran = gouji(&[&["check", "--format", "json"], paths.as_slice()].concat());
    let checked = |path: &&str| {
        let bytes = fs::read(path).expect("a file");
        Checked::new(path, &bytes, read(&bytes, None), |_| Check::new())
    };
    let checked: Vec<Checked> = paths.iter().map(checked).collect();
    let answer = serde_json::to_string(&Checked::answer(&checked)).expect("serialises");
    assert_eq!(ran.output.trim_end(), answer);
}

#[test]
fn ndjson_is_one_report_a_line() {
    let (_folder, [pass, fail, _, broken]) = folder();
    let ran = gouji(&["check", "--format", "ndjson", &pass, &fail, &broken]);
    let lines: Vec<serde_json::Value> =
        ran.output.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!((&lines[0]["verdict"], &lines[1]["verdict"]), (&"pass".into(), &"fail".into()));
    assert_eq!(lines[2]["kind"], "not_a_report");
}

#[test]
fn any_number_of_jobs_gives_the_same_answer() {
    let (folder, _) = folder();
    for number in 0..40 {
        write(&folder, &format!("more/{number:02}.json"), &report(&format!("第{number}局"), 2024));
    }
    let root = folder.path().to_str().expect("a path");
    let one = gouji(&["check", "--recursive", "--format", "json", "--jobs", "1", root]);
    let many = gouji(&["check", "--recursive", "--format", "json", "--jobs", "7", root]);
    assert_eq!(one.output, many.output);
    assert_eq!(one.output.matches("\"verdict\"").count(), 43);
    let flat = gouji(&["check", "--format", "json", root]);
    assert_eq!(flat.output.matches("\"verdict\"").count(), 3, "folders below are left alone");
}

#[test]
fn a_pass_without_all_rules_is_called_partial() {
    let (_folder, [_, fail, ..]) = folder();
    let ran = gouji(&["check", &fail, "--ignore", "requests-row-sum,requests-balance"]);
    assert_eq!(ran.exit, 0, "{}", ran.output);
    assert!(ran.output.contains("只审核了一部分"), "{}", ran.output);
    let ran = gouji(&["check", &fail, "--select", "requests-balance"]);
    assert_eq!(ran.exit, 1);
    assert!(!ran.output.contains("规则  requests-row-sum"), "{}", ran.output);
}

#[test]
fn the_text_says_where_what_why_and_what_to_do() {
    let (_folder, [_, fail, ..]) = folder();
    for (language, words) in [
        ("zh", ["表三·一、本年新收政府信息公开申请数量·自然人", "相差 1", "依据", "处理"]),
        ("en", ["Table 3, Received this year, Natural persons", "off by 1", "Why", "Do"]),
    ] {
        let ran = gouji(&["check", "--lang", language, &fail]);
        for word in words {
            assert!(ran.output.contains(word), "{word} in\n{}", ran.output);
        }
        assert!(!ran.output.contains('\u{1b}'), "no colour off a terminal");
    }
}

#[test]
fn last_year_is_found_by_agency_in_a_folder() {
    let folder = TempDir::new().expect("a folder");
    let mut last = report("甲 局", 2023);
    set(
        &mut last,
        &[
            ("/requests/received/natural_person", 2),
            ("/requests/received/total", 2),
            ("/requests/pending_end/natural_person", 2),
            ("/requests/pending_end/total", 2),
        ],
    );
    write(&folder, "last/a.json", &last);
    write(&folder, "last/b.json", &report("乙局", 2023));
    let this = write(&folder, "this.json", &report("甲局", 2024));
    let years = folder.path().join("last");
    let ran = gouji(&["check", &this, "--last", years.to_str().expect("a path")]);
    assert_eq!(ran.exit, 1, "{}", ran.output);
    assert!(ran.output.contains("规则  carry-over\n"), "{}", ran.output);
}

#[test]
fn members_are_held_against_their_sum() {
    let folder = TempDir::new().expect("a folder");
    for number in 0..3 {
        let mut member = report(&format!("第{number}局"), 2024);
        set(&mut member, &[("/disclosure/penalties/decisions", 10)]);
        write(&folder, &format!("members/{number}.json"), &member);
    }
    let mut parent = report("某县", 2024);
    set(&mut parent, &[("/disclosure/penalties/decisions", 20)]);
    let parent = write(&folder, "parent.json", &parent);
    let members = folder.path().join("members");
    let ran = gouji(&["check", &parent, "--members", members.to_str().expect("a path")]);
    assert!(ran.output.contains("member-sum"), "{}", ran.output);
}

#[test]
fn the_standard_input_is_read_as_it_is_said_to_be() {
    let json = serde_json::to_string(&report("甲局", 2024)).expect("serialises");
    let ran = gouji_with(&json, &["check", "-", "--format", "json"]);
    assert_eq!(ran.exit, 0, "{}", ran.output);
    assert!(ran.output.contains("\"file\":\"-\""));
    assert_eq!(gouji_with(&json, &["check", "-", "--as", "json"]).exit, 0);
    assert_eq!(gouji_with(&json, &["check", "-", "--as", "papyrus"]).exit, 2);
}

#[test]
fn no_input_is_overwritten() {
    let (_folder, [pass, ..]) = folder();
    let before = fs::read(&pass).expect("a file");
    let ran = gouji(&["check", &pass, "-o", &pass]);
    assert_eq!(ran.exit, 2);
    assert!(ran.errors.contains("不能覆盖"), "{}", ran.errors);
    assert_eq!(fs::read(&pass).expect("still there"), before);
}

#[test]
fn what_is_read_checks_the_same() {
    let (folder, [_, fail, ..]) = folder();
    let read = gouji(&["read", &fail]);
    assert!(read.output.contains("\"file_name\":\"b.json\""), "the name is kept for rules that look at it");
    let path = folder.path().join("again.json");
    fs::write(&path, &read.output).expect("written");
    let verdict = |path: &str| {
        let ran = gouji(&["check", "--format", "json", path]);
        let answer: serde_json::Value = serde_json::from_str(&ran.output).expect("JSON");
        (answer["reports"][0]["findings"].clone(), answer["reports"][0]["cells"].clone())
    };
    assert_eq!(verdict(&fail), verdict(path.to_str().expect("a path")));
}

#[test]
fn the_form_and_the_rules_are_listed() {
    for (edition, cells, relations) in [("2021", 200, 42), ("2019", 198, 40)] {
        let ran = gouji(&["form", edition, "--format", "json"]);
        let form: serde_json::Value = serde_json::from_str(&ran.output).expect("JSON");
        assert_eq!(form["cells"].as_array().map(Vec::len), Some(cells));
        let own = |relation: &&serde_json::Value| {
            let terms = relation["terms"].as_object().expect("terms");
            relation["op"] == "=" && terms.keys().all(|term| term.starts_with('/'))
        };
        assert_eq!(form["relations"].as_array().expect("relations").iter().filter(own).count(), relations);
    }
    let ran = gouji(&["rules", "--format", "json"]);
    let rules: serde_json::Value = serde_json::from_str(&ran.output).expect("JSON");
    assert_eq!(rules.as_array().map(Vec::len), Some(gouji::RULES.len()));
    for rule in gouji::RULES {
        assert_eq!(gouji(&["explain", rule.id]).exit, 0, "{}", rule.id);
    }
}

#[test]
fn a_workbook_is_not_written_to_the_terminal() {
    let (_folder, [pass, ..]) = folder();
    let ran = gouji(&["check", &pass, "--format", "xlsx"]);
    assert_eq!((ran.exit, ran.output.as_str()), (2, ""));
}

#[test]
fn a_profile_with_an_unknown_key_is_refused_with_its_path() {
    let (folder, [pass, ..]) = folder();
    let profile = folder.path().join("local.toml");
    fs::write(&profile, "[limits]\noverview_words = 9\n").expect("written");
    let ran = gouji(&["check", &pass, "--profile", profile.to_str().expect("a path")]);
    assert_eq!(ran.exit, 2);
    assert!(ran.errors.contains("/limits/overview_words"), "{}", ran.errors);
    fs::write(&profile, "[limits]\noverview_characters = 9\n").expect("written");
    assert_eq!(gouji(&["check", &pass, "--profile", profile.to_str().expect("a path")]).exit, 0);
}

#[test]
fn the_examples_of_the_readme_come_to_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let example = |name: &str| root.join("examples").join(name).to_str().expect("a path").to_owned();
    let ran = gouji(&["check", &example("report.md")]);
    assert_eq!(ran.exit, 0, "{}", ran.output);
    let ran = gouji(&["check", &example("broken.md")]);
    assert_eq!(ran.exit, 1, "{}", ran.output);
}

#[test]
fn what_is_no_number_is_not_added_and_is_named() {
    let folder = TempDir::new().expect("a folder");
    let mut one = report("甲局", 2024);
    set(&mut one, &[("/disclosure/penalties/decisions", 3)]);
    let mut two = report("乙局", 2024);
    set(&mut two, &[("/disclosure/penalties/decisions", 4)]);
    let coercion: gouji::Address = "/disclosure/coercion/decisions".parse().expect("an address");
    two.set(coercion, gouji::Cell::read("2000万", gouji::Kind::Count));
    write(&folder, "a.json", &one);
    let second = write(&folder, "b.json", &two);
    let ran = gouji(&["sum", folder.path().to_str().expect("a path")]);
    assert_eq!(ran.exit, 1, "{}", ran.errors);
    let sum = Report::from_json(&ran.output).expect("a report");
    let penalties = "/disclosure/penalties/decisions".parse().expect("an address");
    assert_eq!(sum.cell(penalties).value(), Some(gouji::Value::Count(7)));
    assert_eq!(sum.cell(coercion).state(), gouji::State::Unreadable);
    assert!(sum.faults[0].text.contains("乙局") && sum.faults[0].text.contains("2000万"), "{:?}", sum.faults);
    let ran = gouji(&["sum", &second, "there-is-no-such-file"]);
    assert_eq!((ran.exit, ran.output.as_str()), (3, ""));
}

#[test]
fn claims_that_nothing_contradicts_are_listed_on_request() {
    let folder = TempDir::new().expect("a folder");
    let mut with_prose = report("甲局", 2024);
    let text = "本年新收政府信息公开申请3件。未发生行政诉讼。".to_owned();
    with_prose.prose.push(gouji::Paragraph { part: Some(1), text, origin: gouji::Origin::default() });
    let path = write(&folder, "a.json", &with_prose);
    let zh = gouji(&["check", &path, "--claims"]).output;
    assert!(zh.contains("正文读出 2 处"), "{zh}");
    assert!(zh.contains("✗ 本年新收政府信息公开申请【3件】\n      本年新收 3，表中 0，不一致"), "{zh}");
    assert!(zh.contains("✓ 【未发生行政诉讼】\n      行政诉讼总计 0，表中 0，一致"), "{zh}");
    let en = gouji(&["check", &path, "--claims", "--lang", "en"]).output;
    assert!(en.contains("received 3; in the tables 0; differs"), "{en}");
    let json = gouji(&["check", &path, "--claims", "--format", "json"]).output;
    let answer: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let claims = answer["reports"][0]["claims"].as_array().expect("claims");
    assert_eq!((claims.len(), &claims[1]["agreement"]), (2, &"agrees".into()));
    assert_eq!(claims[0]["cells"][0], "/requests/received/total");
    let plain = gouji(&["check", &path, "--format", "json"]).output;
    let plain: serde_json::Value = serde_json::from_str(&plain).expect("JSON");
    assert_eq!(plain["reports"][0].get("claims"), None);
    assert_eq!(gouji(&["check", &path, "--claims", "--format", "csv"]).exit, 2);
}

#[test]
fn a_rule_about_sentences_is_explained_with_phrases_it_reads() {
    let explained = gouji(&["explain", "narrative-received"]).output;
    assert!(explained.contains("读这样的话") && explained.contains("件】"), "{explained}");
    let json = gouji(&["explain", "narrative-received", "--format", "json"]).output;
    let rule: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert!(!rule["phrases"].as_array().expect("phrases").is_empty());
    let other = gouji(&["explain", "requests-balance", "--format", "json"]).output;
    let rule: serde_json::Value = serde_json::from_str(&other).expect("JSON");
    assert_eq!(rule["phrases"], serde_json::json!([]));
}
