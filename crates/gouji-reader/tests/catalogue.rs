//! The catalogue on documents: a label of another edition is seen, and what fires on real reports is true.
#![expect(clippy::print_stderr, reason = "a run over real documents says so")]

use std::path::Path;

use gouji::{Family, check};
use gouji_reader::read;

#[test]
fn a_label_of_another_edition_is_seen() {
    for (label, seen) in [("行政规范性文件", 0), ("规范性文件", 1)] {
        let text = format!(
            "# 某局2024年政府信息公开工作年度报告\n\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n\
             | 规章 | 0 | 0 | 0 |\n| {label} | 1 | 0 | 3 |\n\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 0 |\n"
        );
        let readings = read(text.as_bytes(), None).expect("a report");
        let faults = readings[0].report.faults.iter().filter(|fault| fault.rule == "table-label");
        assert_eq!(faults.count(), seen, "{label}");
    }
}

/// What is true of each document, beyond the shape of its tables and cells: Hongze prints 总计 0 beside parts in two
/// blocks of table 4 and one row under （六）, and a government's report that says nothing of assessment, appraisal
/// or accountability.
const TRUE: [(&str, &[&str]); 5] = [
    ("yuexiu-2024.md", &[]),
    ("huaian-2024.pdf", &[]),
    ("shuyang-2025.md", &[]),
    (
        "hongze-2023.pdf",
        &["review-block-sum", "review-block-sum", "section-accountability", "edition-in-force-requests"],
    ),
    ("shanghai-office-2019.html", &[]),
];

#[test]
#[ignore = "needs GOUJI_CORPUS, a folder of real documents"]
fn what_is_found_in_real_documents_is_true() {
    let folder = std::env::var_os("GOUJI_CORPUS").expect("GOUJI_CORPUS names the folder of real documents");
    for (name, truth) in TRUE {
        let bytes = std::fs::read(Path::new(&folder).join(name)).expect("a file");
        let readings = read(&bytes, None).expect("a report");
        let verdict = check(&readings[0].report);
        let findings = verdict.findings.iter();
        // The sentences of real reports have tests of their own.
        let wanted = findings.filter(|finding| {
            let family = finding.rule.family;
            !matches!(family, Family::Table | Family::Cell) && !["narrative", "fee"].contains(&family.id())
        });
        let found: Vec<&str> = wanted.map(|finding| finding.rule.id).collect();
        eprintln!("{name}: {found:?}");
        assert_eq!(found, truth, "{name}");
    }
}
