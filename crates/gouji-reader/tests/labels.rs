//! Every variant of a label is read as the line it stands for.

mod common;

use common::reports::balanced;
use common::text::{Family, document};
use common::{Random, print, rows};
use gouji::{Edition, Layout, Report, Table, TableLayout};
use gouji_reader::read;

/// The lines of one table of `labels.md`.
fn page(columns: &str) -> Vec<Vec<&'static str>> {
    let page = include_str!("labels.md").lines().skip_while(move |line| *line != columns).skip(2);
    let lines: Vec<Vec<_>> = page
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert!(lines.len() > 10, "{columns}");
    lines
}

fn table(id: &str) -> Table {
    Table::ALL.into_iter().find(|table| table.id() == id).unwrap_or_else(|| panic!("{id} is no table"))
}

/// A report with a number of its own in every cell, as far as arithmetic allows.
fn report(edition: Edition) -> Report {
    let numbers: Vec<i64> = (1..=226).collect();
    balanced(Layout::of(edition), &numbers)
}

/// Reads a report printed with another label in place of one of its own.
fn reread(report: &Report, table: Table, own: &str, label: &str) -> Report {
    let mut tables = Family::Pipes.rows(report, &mut Random::new(1));
    let slots = tables.iter_mut().filter(|flat| flat.table == table).flat_map(|flat| &mut flat.rows).flatten();
    let mut replaced = 0;
    for slot in slots.filter(|slot| slot.is != Some(print::Is::Value) && slot.text == own) {
        *slot = rows::Slot { text: label.to_owned(), ..slot.clone() };
        replaced += 1;
    }
    assert!(replaced > 0, "no {own} in {}", table.id());
    let text = document(Family::Pipes, &tables);
    let mut readings = read(text.as_bytes(), None).unwrap_or_else(|error| panic!("{label}: {error}"));
    assert_eq!(readings.len(), 1, "{label}");
    readings.remove(0).report
}

/// The form's own label of a line, where an edition prints it.
fn own(edition: Edition, table: Table, line: &str) -> Option<&'static str> {
    let (kind, id) = line.split_once(' ').expect("row or column, and an id");
    let mut blocks = edition.form().table(table).iter();
    blocks.find_map(|block| {
        let lines = if kind == "row" { block.rows } else { block.columns };
        // Table 4 prints 行政诉讼 once, over both of its blocks.
        let printed = |label: &'static str| label.rsplit('·').next().unwrap_or(label);
        lines.iter().find(|line| line.id == id).map(|line| printed(line.label.zh))
    })
}

#[test]
fn every_variant_is_read_as_its_line() {
    let mut wrong = Vec::new();
    for line in page("| label | table | line |") {
        let [label, of, line] = line[..] else { panic!("three columns") };
        let printed = Edition::ALL.into_iter().filter_map(|edition| Some((edition, own(edition, table(of), line)?)));
        let printed: Vec<_> = printed.collect();
        assert!(!printed.is_empty(), "no edition prints {line}");
        for (edition, own) in printed {
            let report = report(edition);
            let read = reread(&report, table(of), own, label);
            let values = |report: &Report| report.cells().map(|(_, cell)| cell.value()).collect::<Vec<_>>();
            // A column told by its place is noted; that a label is the other edition's is true of a few.
            let faults = |report: &Report| {
                report.faults.iter().filter(|f| !matches!(&f.rule[..], "table-label" | "table-group-label")).count()
            };
            let plain = reread(&report, table(of), own, own);
            if values(&read) != values(&report) || faults(&read) != faults(&plain) {
                wrong.push(format!("{label} for {own} ({line}, {edition:?}): {:?}", read.faults));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_label_may_name_the_year() {
    let report = report(Edition::V2021);
    for (table, own, label) in [
        (Table::Requests, "一、本年新收政府信息公开申请数量", "一、2024年新收政府信息公开申请数量"),
        (Table::Requests, "二、上年结转政府信息公开申请数量", "二、2023年结转政府信息公开申请数量"),
        (Table::Requests, "四、结转下年度继续办理", "四、结转2025年度继续办理"),
        (Table::Disclosure, "本年制发件数", "2024年制发件数"),
    ] {
        let read = reread(&report, table, own, label);
        let values = |report: &Report| report.cells().map(|(_, cell)| cell.value()).collect::<Vec<_>>();
        assert_eq!(values(&read), values(&report), "{label}");
        assert!(read.faults.is_empty(), "{label}: {:?}", read.faults);
    }
}

#[test]
fn a_row_beside_one_of_the_form_is_not_that_row() {
    let report = report(Edition::V2021);
    for label in ["其他规范性文件", "其他行政许可"] {
        let mut tables = Family::Pipes.rows(&report, &mut Random::new(1));
        for flat in tables.iter_mut().filter(|flat| flat.table == Table::Disclosure) {
            let own = label.trim_start_matches("其他");
            let at = flat.rows.iter().position(|row| row[0].text.ends_with(own)).expect("the row");
            let mut beside = flat.rows[at].clone();
            label.clone_into(&mut beside[0].text);
            beside[1].text = "4711".to_owned();
            flat.rows.insert(at + 1, beside);
        }
        let read = read(document(Family::Pipes, &tables).as_bytes(), None).expect("a report").remove(0).report;
        let values = |report: &Report| report.cells().map(|(_, cell)| cell.value()).collect::<Vec<_>>();
        assert_eq!(values(&read), values(&report), "{label}");
    }
}

#[test]
fn a_table_under_a_label_of_an_older_form_is_not_read() {
    for line in page("| label | table |") {
        let [label, of] = line[..] else { panic!("two columns") };
        let text = format!(
            "某局2016年政府信息公开工作年度报告\n\n| 指标名称 | 计量单位 | 统计数 |\n|---|---|---|\n| {label} | 条 | 12 |\n"
        );
        let mut readings = read(text.as_bytes(), None).unwrap_or_else(|error| panic!("{label}: {error}"));
        let report = readings.remove(0).report;
        assert_eq!(report.layout.get(table(of)), TableLayout::Unknown, "{label}");
    }
}

#[test]
fn a_radical_is_read_as_its_character() {
    for line in page("| radical | character |") {
        let [radical, character] = line[..] else { panic!("two columns") };
        let title = |character: &str| format!("{character}县{character}局2024年政府信息公开工作年度报告");
        let agency = |title: String| {
            let text = format!(
                "{title}\n\n{}",
                document(Family::Pipes, &Family::Pipes.rows(&report(Edition::V2021), &mut Random::new(1)))
            );
            read(text.as_bytes(), None).expect("a report").remove(0).report.agency
        };
        assert_eq!(agency(title(radical)), agency(title(character)));
        assert_eq!(agency(title(character)), Some(format!("{character}县{character}局")), "{radical}");
    }
}
