//! The guards of the catalogue: every rule is complete, and its generated pages are fresh.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use gouji::{Edition, RULES, Relation, Rule, Source, Table, Text, relations};

/// Ids the contract fixes, which need not start with their family.
const FIXED: [&str; 4] = ["carry-over", "carry-over-column", "in-force-roll-forward", "member-sum"];

fn texts(rule: &Rule) -> [Text; 4] {
    [rule.summary, rule.basis, rule.message, rule.help]
}

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn ids_are_unique_and_start_with_their_family() {
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
    for rule in RULES {
        let prefix = format!("{}-", rule.family.id());
        assert!(FIXED.contains(&rule.id) || rule.id.starts_with(&prefix), "{}", rule.id);
        assert!(rule.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.id);
    }
}

#[test]
fn every_static_of_the_rules_is_registered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut declared = 0;
    for file in files(&folder) {
        let source = fs::read_to_string(&file).expect("a source file");
        for line in source.lines().filter_map(|line| line.trim().strip_prefix("id: \"")) {
            let id = line.trim_end_matches("\",");
            assert!(gouji::rule(id).is_some(), "{id} in {} is not in RULES", file.display());
            declared += 1;
        }
    }
    assert_eq!(declared, RULES.len());
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn every_rule_speaks_both_languages_and_gives_its_basis() {
    for rule in RULES {
        for text in texts(rule) {
            assert!(has_han(text.zh), "{}: {}", rule.id, text.zh);
            let quoted: String = text.en.chars().filter(|c| !has_han(&c.to_string())).collect();
            assert!(quoted.split_whitespace().count() >= 2, "{}: {}", rule.id, text.en);
        }
        let slots = |text: &str| -> BTreeSet<String> {
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(slot, _)| slot.to_owned()).collect()
        };
        assert_eq!(slots(rule.message.zh), slots(rule.message.en), "{}", rule.id);
    }
}

#[test]
fn no_slot_of_a_message_stays_open() {
    for rule in RULES {
        for case in rule.cases() {
            for finding in case.check().findings {
                assert!(!finding.message.zh.contains('{'), "{}", finding.message.zh);
                assert!(!finding.message.en.contains('{'), "{}", finding.message.en);
            }
        }
    }
}

#[test]
fn what_is_not_law_print_or_proof_is_at_most_a_query() {
    use gouji::{Authority, Severity};
    for rule in RULES.iter().filter(|rule| rule.severity == Severity::Error) {
        let certain =
            matches!(rule.authority, Authority::Law | Authority::Official | Authority::Template | Authority::Proven);
        // The contract makes the carried-over total an error.
        assert!(certain || rule.id == "carry-over", "{}", rule.id);
    }
}

#[test]
fn every_relation_binds_in_every_edition_it_names() {
    for rule in RULES.iter().filter(|rule| rule.formula().is_some()) {
        for edition in rule_editions(rule) {
            let bound = all_relations(edition).into_iter().filter(|relation| relation.rule == *rule).count();
            assert!(bound > 0, "{} binds to nothing in {edition:?}", rule.id);
        }
    }
}

fn rule_editions(rule: &Rule) -> Vec<Edition> {
    rule.editions.to_vec()
}

fn all_relations(edition: Edition) -> Vec<&'static Relation> {
    Table::ALL.into_iter().flat_map(|table| relations(table, edition)).collect()
}

#[test]
fn form_md_is_fresh() {
    fresh("FORM.md", &form_page());
}

#[test]
fn rules_md_is_fresh() {
    fresh("RULES.md", &rules_page());
}

/// Compares a generated page with the one in the tree; `UPDATE=1` writes it.
fn fresh(name: &str, page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, page).expect("written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page, "{name} is stale: run UPDATE=1 cargo test and commit it");
}

fn form_page() -> String {
    let mut page = String::from(
        "# The form\n\nGenerated from the editions in `crates/gouji/src/edition`; `UPDATE=1 cargo test` refreshes it.\n\
         Cells that mean the same have one address in every edition.\n",
    );
    for edition in Edition::ALL.into_iter().rev() {
        let form = edition.form();
        let _ = write!(
            page,
            "\n## Edition {} (report years from {})\n\n{}  \n{}\n",
            edition.number(),
            form.first_year,
            form.notice.zh,
            form.notice.en,
        );
        for table in Table::ALL {
            let cells = form.cells(table).count();
            let _ = write!(page, "\n### {} {} (`{}`, {cells} cells)\n", table.name().zh, table.name().en, table.id());
            for block in form.table(table) {
                if !block.caption.zh.is_empty() {
                    let _ = write!(page, "\n{} · {}\n", block.caption.zh, block.caption.en);
                }
                page.push_str("\n| | 中文 | English | id |\n|---|---|---|---|\n");
                if !block.corner.zh.is_empty() {
                    let _ = writeln!(page, "| corner | {} | {} | |", block.corner.zh, block.corner.en);
                }
                for (what, spans) in [("over columns", block.column_spans), ("over rows", block.row_spans)] {
                    for span in spans {
                        let (label, first, last) = (span.label, span.first, span.last);
                        let _ = writeln!(page, "| {what} | {} | {} | `{first}` to `{last}` |", label.zh, label.en);
                    }
                }
                for (what, lines) in [("column", block.columns), ("group", block.groups), ("row", block.rows)] {
                    for line in lines {
                        let _ = writeln!(page, "| {what} | {} | {} | `{}` |", line.label.zh, line.label.en, line.id);
                    }
                }
            }
        }
        let own = |relation: &&&Relation| relation.terms.iter().all(|term| term.cell.source == Source::This);
        let count = all_relations(edition).iter().filter(own).count();
        let _ = write!(page, "\n{count} relations hold within one report of this edition.\n");
    }
    page
}

fn rules_page() -> String {
    let mut page = format!(
        "# The rules\n\nGenerated from the catalogue in `crates/gouji/src/rules`; `UPDATE=1 cargo test` refreshes it. {} rules.\n",
        RULES.len()
    );
    let mut family = None;
    for rule in RULES {
        if family != Some(rule.family) {
            family = Some(rule.family);
            let _ = write!(page, "\n## {}\n", rule.family.id());
        }
        let editions: Vec<String> = rule.editions.iter().map(|edition| edition.number().to_string()).collect();
        let severity = rule.severity.name();
        let _ = write!(
            page,
            "\n### {}\n\n{} ({}) · editions {} · since {}\n\n- **规则** {}\n- **依据** {}\n- **处理** {}\n- **What** {}.\n- **Why** {}.\n- **What to do** {}.\n",
            rule.id,
            severity.zh,
            severity.en,
            editions.join(", "),
            rule.since,
            rule.summary.zh,
            rule.basis.zh,
            rule.help.zh,
            rule.summary.en,
            rule.basis.en,
            rule.help.en,
        );
        if let Some(formula) = rule.formula() {
            let _ = write!(page, "\n```text\n{formula}\n```\n");
        }
        let fires = rule.cases().into_iter().find(|case| case.findings.iter().any(|found| found.starts_with(rule.id)));
        let case = fires.expect("a case that fires");
        let _ = write!(
            page,
            "\nExample: {} ([all cases](tests/cases/{}.md))\n\n> {}\n",
            case.name,
            rule.id,
            case.findings.join("\n> ")
        );
    }
    page
}
