//! Profiles: the files that come with the library are read, and what is wrong is refused with its place.

#![cfg(feature = "toml")]

use std::fs;
use std::path::Path;

use gouji::{Check, Edition, ErrorKind, Outcome, Profile, Report};

fn shipped(name: &str) -> Profile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles").join(name);
    Profile::from_toml(&fs::read_to_string(path).expect("a file")).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn the_national_file_is_what_holds_without_one() {
    assert_eq!(shipped("national.toml"), *Profile::national());
    assert_eq!(Profile::from_toml("").expect("an empty file"), *Profile::national());
}

#[test]
fn every_key_stands_in_the_national_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles/national.toml");
    let page = fs::read_to_string(path).expect("a file");
    let full = r#"{"organ": "township", "limits": {"overview_characters": 1},
        "local_deadlines": [{"organ": "township", "names": ["a"], "date": "01-01"}],
        "required_numbers": [{"item": "a", "words": ["b"]}]}"#;
    let profile = serde_json::to_value(Profile::from_json(full).expect("a profile")).expect("JSON");
    let mut keys = Vec::new();
    collect(&profile, &mut keys);
    for key in keys {
        assert!(page.contains(&key), "{key} is not documented");
    }
}

fn collect(value: &serde_json::Value, keys: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| {
            keys.push(key.clone());
            collect(value, keys);
        }),
        serde_json::Value::Array(list) => list.iter().for_each(|value| collect(value, keys)),
        _ => {}
    }
}

#[test]
fn local_files_add_to_the_nations_rules() {
    let wuwei = shipped("wuwei.toml");
    assert_eq!(wuwei.limits.overview_characters, Some(1000));
    assert_eq!(wuwei.deadlines, Profile::national().deadlines);
    let huaihua = shipped("huaihua.toml");
    let mut report = Report::zero(Edition::V2021);
    report.year = Some(2024);
    report.agency = Some("怀化市教育局".to_owned());
    report.dates.published = Some("2025-01-30".parse().expect("a date"));
    let verdict = Check::new().profile(&huaihua).run(&report);
    let found: Vec<&str> = verdict.findings.iter().map(|finding| finding.rule.id).collect();
    assert_eq!(found, ["document-deadline-local"]);
    assert_eq!(verdict.outcome, Outcome::Pass, "a local day is asked about, not an error");
}

#[test]
fn what_is_wrong_is_refused_with_its_place_in_both_languages() {
    for (text, path, zh) in [
        ("nmae = \"某市\"", "/nmae", "没有这一项"),
        ("[limits]\nwords = 1", "/limits/words", "没有这一项"),
        ("[[local_deadlines]]\ndate = \"1月28日\"", "/local_deadlines/0/date", "01-31"),
        ("[[local_deadlines]]\ndate = \"02-29\"", "/local_deadlines/0/date", "01-31"),
        ("organ = \"ministry\"", "/organ", "没有这一种"),
        ("[[required_numbers]]\nitem = \"a\"", "/required_numbers/0", "缺少这一项"),
        ("name = ", "/", "地方规定文件"),
    ] {
        let error = Profile::from_toml(text).expect_err(text);
        assert_eq!(error.kind(), ErrorKind::Profile);
        assert_eq!(error.path(), Some(path), "{text}");
        assert!(error.message().zh.contains(zh), "{}", error.message().zh);
    }
    let error = Profile::from_json(r#"{"limits": {"words": 1}}"#).expect_err("an unknown key");
    assert_eq!(error.path(), Some("/limits/words"));
}
