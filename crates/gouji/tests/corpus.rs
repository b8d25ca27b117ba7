//! Real reports, where `GOUJI_CORPUS` names their folder: what arithmetic and cell states find in them is true.
#![expect(clippy::print_stderr, reason = "a run over real documents says so")]

use std::path::Path;

use gouji::{Outcome, Report, Severity, check};

/// The tables of a report, from the values that a person read in it.
fn tables(name: &str) -> (Report, String) {
    let folder = std::env::var_os("GOUJI_CORPUS").expect("GOUJI_CORPUS names the folder of real documents");
    let path = Path::new(&folder).join(format!("{name}.values.json"));
    let values: serde_json::Value = serde_json::from_slice(&std::fs::read(path).expect("a file")).expect("JSON");
    let mut cells = serde_json::Map::new();
    for (path, value) in values["cells"].as_object().expect("cells") {
        let ids: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        let table = cells.entry(ids[0]).or_insert_with(|| serde_json::json!({}));
        table[ids[1]][ids[2]] = value.clone();
    }
    let json = serde_json::json!({
        "agency": values["agency"], "year": values["year"], "layout": values["layout"], "cells": cells,
    });
    eprintln!("{name}: read from {}", Path::new(&folder).display());
    (Report::from_json(&json.to_string()).expect("a report"), values["verdict"].to_string().replace('"', ""))
}

#[test]
#[ignore = "needs GOUJI_CORPUS, a folder of real documents"]
fn what_is_found_in_real_tables_is_true() {
    // Hongze prints 总计 0 beside parts in two blocks of table 4 and one row for （六）; the office of Shanghai
    // leaves cells blank, 总计 among them. The other three are in order.
    for (name, errors, others) in [
        ("yuexiu-2024", &[][..], &[][..]),
        ("huaian-2024", &[], &[]),
        ("shuyang-2025", &[], &[]),
        ("hongze-2023", &["review-block-sum", "review-block-sum"], &["edition-in-force-requests"]),
        ("shanghai-office-2019", &[], &["cell-blank", "cell-blank", "cell-blank-total"]),
    ] {
        let (report, outcome) = tables(name);
        let verdict = check(&report);
        let found = |is_error| -> Vec<&str> {
            let findings = verdict.findings.iter();
            let wanted = findings.filter(|finding| (finding.rule.severity == Severity::Error) == is_error);
            wanted.map(|finding| finding.rule.id).collect()
        };
        assert_eq!(found(true), errors, "{name}");
        assert_eq!(found(false), others, "{name}");
        let outcome = match outcome.as_str() {
            "pass" => Outcome::Pass,
            "fail" => Outcome::Fail,
            _ => Outcome::NotAssessable,
        };
        assert_eq!(verdict.outcome, outcome, "{name}");
    }
}
