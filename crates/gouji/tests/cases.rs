//! The literate cases of every rule.

use std::fs;
use std::path::Path;

use gouji::{RULES, case};

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

#[test]
fn every_case_finds_what_its_page_says() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for rule in RULES {
        let path = folder().join(format!("{}.md", rule.id));
        let page = fs::read_to_string(&path).expect("a page for every rule");
        let found: Vec<Vec<String>> =
            case::parse(&page).expect("a page").iter().map(|case| case::Case::found(&case.check())).collect();
        if update {
            fs::write(&path, with_findings(&page, &found)).expect("written");
            continue;
        }
        for (case, found) in case::parse(&page).expect("a page").iter().zip(found) {
            if case.findings != found {
                wrong.push(format!("{} / {}\n  expected {:#?}\n  found {found:#?}", rule.id, case.name, case.findings));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The page with its `findings` blocks filled anew.
fn with_findings(page: &str, found: &[Vec<String>]) -> String {
    let mut found = found.iter();
    let mut out = String::new();
    let mut skip = false;
    for line in page.lines() {
        if skip && line != "```" {
            continue;
        }
        skip = line == "```findings";
        out.push_str(line);
        out.push('\n');
        if skip {
            for finding in found.next().expect("a block for every case") {
                out.push_str(finding);
                out.push('\n');
            }
        }
    }
    out
}

#[test]
fn every_rule_has_a_case_that_fires_and_one_that_stays_silent() {
    for rule in RULES {
        let fires =
            |case: &case::Case| case.findings.iter().any(|finding| finding.starts_with(&format!("{}  ", rule.id)));
        let cases = rule.cases();
        assert!(cases.iter().any(fires), "{} never fires", rule.id);
        assert!(cases.iter().any(|case| !fires(case)), "{} always fires", rule.id);
    }
}

#[test]
fn every_page_belongs_to_a_rule() {
    for entry in fs::read_dir(folder()).expect("the folder of cases") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        let id = name.strip_suffix(".md").expect("a page");
        assert!(gouji::rule(id).is_some(), "{name} is no rule's page");
    }
}

#[test]
fn a_line_that_is_no_case_is_refused_with_its_number() {
    for (page, line) in [
        ("## a\n```report 2021\nnonsense\n```\n", "line 3"),
        ("## a\n```report 2021\n/requests/nowhere/total = 1\n```\n", "line 3"),
        ("## a\n```report 1999\n```\n", "line 2"),
        ("## a\n```python\n```\n", "line 2"),
        ("```report 2021\n```\n", "line 1"),
    ] {
        let error = case::parse(page).expect_err(page);
        assert_eq!(error.path(), Some(line), "{page}");
    }
}

#[test]
fn a_page_can_hold_all_that_a_report_holds() {
    let page = "## a\n```report 2021\ntitle = 某局2024年度报告\nagency = 某局\nyear = 2024\nfile_name = a.docx\n\
        signed = 2025-01-20\npublished = 2025-01-24\nheading 2 1 = 一、总体情况\nprose 1 = 全年 = 一年\nprose - = 前言\n```\n\
        ```last 2019\nprose 6 = 无\n```\n```profile\n{\"limits\": {\"overview_characters\": 9}}\n```\n```findings\n```\n";
    let case = case::parse(page).expect("a page").remove(0);
    let report = case.report;
    assert_eq!(report.title.as_deref(), Some("某局2024年度报告"));
    assert_eq!((report.agency.as_deref(), report.file_name.as_deref()), (Some("某局"), Some("a.docx")));
    assert_eq!(report.dates.signed.map(|date| date.to_string()).as_deref(), Some("2025-01-20"));
    assert_eq!(report.dates.published.map(|date| date.to_string()).as_deref(), Some("2025-01-24"));
    assert_eq!((report.headings[0].level, report.headings[0].part), (2, Some(1)));
    assert_eq!((report.prose[0].part, report.prose[0].text.as_str()), (Some(1), "全年 = 一年"));
    assert_eq!(report.prose[1].part, None);
    assert_eq!(case.last.expect("a last").prose[0].part, Some(6));
    assert_eq!(case.profile.expect("a profile").limits.overview_characters, Some(9));
}
