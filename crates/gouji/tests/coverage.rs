//! What became of every check that was collected before the catalogue was written; RULE-COVERAGE.md is made of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gouji::RULES;

const IDS: &str = include_str!("coverage/ids.txt");
const COVERAGE: &str = include_str!("coverage/coverage.tsv");

/// What can become of a check, with the words of the page.
const FATES: [(&str, &str); 4] = [
    ("rule", "a rule of its own"),
    ("merged", "merged into another rule"),
    ("prose", "left to the rules about sentences"),
    ("dropped", "dropped"),
];

struct Line<'a> {
    id: &'a str,
    fate: &'a str,
    rules: Vec<&'a str>,
    why: &'a str,
}

fn lines() -> Vec<Line<'static>> {
    let lines = COVERAGE.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut fields = line.split('\t');
            let mut next = || fields.next().unwrap_or_default();
            let (id, fate) = (next(), next());
            Line { id, fate, rules: next().split_whitespace().collect(), why: next() }
        })
        .collect()
}

#[test]
fn every_one_of_the_157_checks_is_accounted_for() {
    let ids: Vec<&str> = IDS.lines().collect();
    assert_eq!(ids.len(), 157);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 157);
    let listed: Vec<&str> = lines().iter().map(|line| line.id).collect();
    assert_eq!(listed, ids);
}

#[test]
fn what_is_said_to_be_a_rule_is_one() {
    for line in lines() {
        assert!(FATES.iter().any(|(fate, _)| *fate == line.fate), "{}: {}", line.id, line.fate);
        let (has_rules, has_why) = (!line.rules.is_empty(), !line.why.is_empty());
        match line.fate {
            "rule" => assert!(has_rules, "{} names no rule", line.id),
            "merged" => assert!(has_rules && has_why, "{} does not say into what and why", line.id),
            "dropped" => assert!(!has_rules && has_why, "{} gives no reason", line.id),
            _ => {}
        }
        for rule in line.rules {
            assert!(gouji::rule(rule).is_some(), "{}: there is no rule {rule}", line.id);
        }
    }
}

#[test]
fn rule_coverage_md_is_fresh() {
    let page = page();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../RULE-COVERAGE.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &page).expect("written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page, "RULE-COVERAGE.md is stale: run UPDATE=1 cargo test and commit it");
}

fn page() -> String {
    let lines = lines();
    let mut page = format!(
        "# What became of the checks\n\nGenerated from `crates/gouji/tests/coverage`; `UPDATE=1 cargo test` refreshes it.\n\
         {} checks were collected from the law, the notices and published reports before the catalogue was written. The \
         catalogue has {} rules.\n\n| | |\n|---|---|\n",
        lines.len(),
        RULES.len(),
    );
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in &lines {
        *counts.entry(line.fate).or_default() += 1;
    }
    for (fate, words) in FATES {
        let _ = writeln!(page, "| {words} | {} |", counts.get(fate).copied().unwrap_or_default());
    }
    page.push_str("\n| check | became | rules | why |\n|---|---|---|---|\n");
    for line in &lines {
        let fate = FATES.iter().find(|(fate, _)| *fate == line.fate).map_or("", |(_, words)| words);
        let rules: Vec<String> = line.rules.iter().map(|rule| format!("`{rule}`")).collect();
        let _ = writeln!(page, "| {} | {fate} | {} | {} |", line.id, rules.join(", "), line.why);
    }
    let named: BTreeSet<&str> = lines.iter().flat_map(|line| line.rules.iter().copied()).collect();
    let own: Vec<String> =
        RULES.iter().filter(|rule| !named.contains(rule.id)).map(|rule| format!("`{}`", rule.id)).collect();
    let _ = write!(page, "\nRules beyond the list, {}: {}.\n", own.len(), own.join(", "));
    page
}
