//! Cells between pipes, as converters of web pages leave them: rows filled up, cells over several lines.

mod common;

use common::Random;
use common::reports::balanced;
use common::text::{Family, document};
use gouji::{Address, Edition, Layout, Report, State};
use gouji_reader::read;

/// A report with a number of its own in every cell, as far as arithmetic allows.
fn report() -> Report {
    let numbers: Vec<i64> = (1..=226).collect();
    balanced(Layout::of(Edition::V2021), &numbers)
}

fn written(report: &Report, family: Family) -> String {
    document(family, &family.rows(report, &mut Random::new(1)))
}

fn one(text: &str) -> Report {
    let mut readings = read(text.as_bytes(), None).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(readings.len(), 1);
    readings.remove(0).report
}

fn cells(report: &Report) -> Vec<(Address, State, String)> {
    report.cells().map(|(address, cell)| (address, cell.state(), cell.text().into_owned())).collect()
}

#[test]
fn what_fills_a_row_up_is_no_blank_cell() {
    let text = written(&report(), Family::Padded);
    let row = text.lines().find(|line| line.starts_with("二、上年结转")).expect("a row");
    let (label, rest) = row.split_once(" | ").expect("a label");
    let mut numbers = rest.split(" | ");
    let (first, last) = (numbers.next().expect("a number"), numbers.nth(5).expect("a number"));
    // Five of seven cells are gone, and only the filler tells how many.
    let read = one(&text.replace(row, &format!("{label} | {first} | {last} | |||||||")));
    let row = |report: &Report, state| {
        report.cells().filter(|(at, cell)| at.row() == "pending_start" && cell.state() == state).count()
    };
    assert_eq!(row(&read, State::Unreadable), 7, "{text}");
    assert_eq!(read.count(State::Unreadable), 7);
}

#[test]
fn blank_cells_and_what_fills_a_row_up_are_told_apart() {
    let mut report = report();
    for column in ["natural_person", "business", "research"] {
        for row in ["granted", "partly_granted", "denied.state_secret", "denied.enforcement_file"] {
            let address = Address::new(gouji::Table::Requests, row, column).expect("a cell");
            report.set(address, gouji::Cell::read("", address.kind()));
        }
    }
    for family in [Family::Padded, Family::PaddedLines] {
        let text = written(&report, family);
        assert_eq!(cells(&one(&text)), cells(&report), "{text}");
    }
}

#[test]
fn a_row_of_blanks_with_one_too_few_is_doubtful() {
    let mut report = report();
    for address in Address::of(gouji::Table::Requests, Edition::V2021).iter().filter(|at| at.row() == "granted") {
        report.set(*address, gouji::Cell::read("", address.kind()));
    }
    let text = written(&report, Family::Padded);
    assert_eq!(cells(&one(&text)), cells(&report), "{text}");
    // The last blank of seven and what fills the row up look alike.
    let row = text.lines().find(|line| line.contains("（一）予以公开")).expect("a row");
    let read = one(&text.replace(row, &row.replacen(" |  |", " |", 1)));
    assert_eq!(read.count(State::Unreadable), 7);
    assert!(read.faults.iter().any(|fault| fault.rule == "table-ragged-row"), "{:?}", read.faults);
}

#[test]
fn a_cell_said_again_in_its_span_is_not_two() {
    let report = balanced(Layout::of(Edition::V2019), &(1..=260).collect::<Vec<_>>());
    let text = written(&report, Family::Repeated);
    let (before, row) = text.split_once("| 行政事业性收费 |").expect("a row");
    let (row, after) = row.split_once('\n').expect("its end");
    let last = row.trim_end_matches('|').rsplit('|').next().expect("a cell").trim();
    // A blank, the change in both columns of its span, and a header that lost one of the two.
    let head = before.rfind("| 本年增/减 | 本年增/减 |").expect("a header");
    let (before, head) = (&before[..head], &before[head + "| 本年增/减 | 本年增/减 |".len()..]);
    let bent = format!("{before}| 本年增/减 |{head}| 行政事业性收费 |  | {last} | {last} |\n{after}");
    let read = one(&bent);
    for address in Address::of(gouji::Table::Disclosure, Edition::V2019) {
        let doubtful = address.row() == "administrative_fees";
        assert_eq!(read.cell(*address).state() == State::Unreadable, doubtful, "{address}: {bent}");
    }
}

#[test]
fn the_lines_of_a_cell_are_one_up_to_its_pipe() {
    let report = report();
    let text = written(&report, Family::PaddedLines);
    let broken = text
        .replace("商业企业", "商业\n企业")
        .replace("（三）不予公开", "（三）\n不予公开")
        .replace("规章\n", "规\n章\n")
        .replace("## 二、", "表格如下：\n## 二、");
    assert_ne!(broken, text);
    let read = one(&broken);
    assert_eq!(cells(&read), cells(&report), "{broken}");
    assert!(read.faults.is_empty(), "{:?}", read.faults);
}

#[test]
fn a_pipe_before_every_row_is_its_edge() {
    let report = report();
    let text = written(&report, Family::Padded);
    let row = |line: &str| format!("|\n{}", line.replace(" | ", " |\n"));
    let lines: Vec<String> =
        text.lines().map(|line| if line.contains('|') { row(line) } else { line.to_owned() }).collect();
    let edged = lines.join("\n");
    assert_eq!(cells(&one(&edged)), cells(&report), "{edged}");
}

#[test]
fn the_last_pipe_of_a_row_may_stand_on_the_next_line() {
    let report = report();
    let text = written(&report, Family::Padded);
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            line.strip_suffix(" |")
                .filter(|_| line.starts_with("规章") || line.starts_with("行政规范性文件"))
                .map_or(line.to_owned(), |row| format!("{row}\n|"))
        })
        .collect();
    let broken = lines.join("\n");
    assert_ne!(broken, text);
    assert_eq!(cells(&one(&broken)), cells(&report), "{broken}");
}

#[test]
fn a_text_cut_off_within_a_row_keeps_the_rows_before() {
    let report = report();
    let text = written(&report, Family::Padded);
    let (at, _) = text.match_indices("8.属于").next().expect("a row");
    let read = one(&text[..at + "8.属于行政查询".len()]);
    for (address, cell) in read.cells() {
        let gone = address.table() == gouji::Table::Review
            || (address.table() == gouji::Table::Requests
                && address.index()
                    >= Address::new(address.table(), "denied.registry_query", "natural_person")
                        .expect("a cell")
                        .index());
        assert_eq!(cell.state() == State::Number, !gone, "{address}");
    }
}

#[test]
fn a_note_in_brackets_is_none_of_a_label() {
    let report = report();
    for family in [Family::Pipes, Family::CellALine] {
        let text = written(&report, family)
            .replace("行政规范性文件", "行政规范性文件(本机关制定的决定、通告、规定等，不含内部管理制度（如考勤、报销等），以登记编号为准，联合制定的只计主办机关)")
            .replace("行政强制", "行政强制（含委托实施）");
        let read = one(&text);
        assert_eq!(cells(&read), cells(&report), "{text}");
        assert!(read.faults.is_empty(), "{:?}", read.faults);
    }
}

#[test]
fn a_row_the_form_has_not_is_no_run_of_page_numbers() {
    let report = report();
    let text = written(&report, Family::CellALine)
        .replace("第二十条第（五）项", "其他主动公开的文件（以办公室名义印发的）\n0\n2\n0\n第二十条第（五）项");
    let read = one(&text);
    assert_eq!(cells(&read), cells(&report), "{text}");
    assert!(read.faults.iter().all(|fault| fault.rule != "table-page-number"), "{:?}", read.faults);
}

#[test]
fn a_blank_cell_may_stand_on_the_line_below_its_label() {
    let text = written(&report(), Family::Padded);
    let row = text.lines().find(|line| line.starts_with("行政强制")).expect("a row");
    let read = one(&text.replace(row, "行政强制 |\n| ||"));
    let coercion = Address::new(gouji::Table::Disclosure, "coercion", "decisions").expect("a cell");
    assert_eq!(read.cell(coercion).state(), State::Blank);
    assert_eq!(read.count(State::Unreadable), 0);
}

#[test]
fn the_last_row_of_a_table_may_end_without_its_filler() {
    let report = report();
    let text = written(&report, Family::Padded);
    let row = text.lines().find(|line| line.starts_with("行政事业性收费")).expect("a row");
    let read = one(&text.replace(row, row.trim_end_matches('|').trim_end()));
    assert_eq!(cells(&read), cells(&report), "{text}");
}

#[test]
fn the_end_of_a_row_told_cell_by_cell_may_stand_on_one_line() {
    let mut report = report();
    for column in ["natural_person", "business", "research", "nonprofit", "legal_service", "other_organization"] {
        let address = Address::new(gouji::Table::Requests, "received", column).expect("a cell");
        report.set(address, gouji::Cell::read("", address.kind()));
    }
    let text = written(&report, Family::Padded);
    let row = text.lines().find(|line| line.starts_with("一、本年新收")).expect("a row");
    let total = row.split(" | ").nth(7).expect("a total");
    let told = format!("一、本年新收政府信息公开申请数量 |\n|\n|\n|\n|\n|\n| {total} | ||");
    assert_eq!(cells(&one(&text.replace(row, &told))), cells(&report), "{text}");
}

#[test]
fn zeros_told_cell_by_cell_are_read_where_blanks_left_no_trace_elsewhere() {
    let mut zeros = report();
    for address in Address::of(gouji::Table::Disclosure, Edition::V2021).iter().copied() {
        zeros.set(address, gouji::Cell::read("0", address.kind()));
    }
    // 规范性文件 has one cell blank: its row cannot be told, and it says nothing about the others.
    let blank = Address::new(gouji::Table::Disclosure, "normative_documents", "repealed").expect("a cell");
    zeros.set(blank, gouji::Cell::read("", blank.kind()));
    let read = one(&written(&zeros, Family::CellALine));
    for (address, cell) in read.cells().filter(|(address, _)| address.table() == gouji::Table::Disclosure) {
        let expected = if address.row() == "normative_documents" { State::Unreadable } else { State::Number };
        assert_eq!(cell.state(), expected, "{address}");
    }
}

#[test]
fn a_row_may_go_on_in_lines_that_begin_with_a_pipe() {
    let mut report = report();
    for column in ["business", "research", "nonprofit", "legal_service", "other_organization"] {
        for row in ["received", "granted"] {
            let address = Address::new(gouji::Table::Requests, row, column).expect("a cell");
            report.set(address, gouji::Cell::read("", address.kind()));
        }
    }
    let bare = |line: &str| line.trim_end_matches(['|', ' ']).to_owned() + if line.contains('|') { " |" } else { "" };
    let text: Vec<String> = written(&report, Family::Padded).lines().map(bare).collect();
    let broken = text.join("\n").replace(" |  |  |  |  |  | ", " |\n|\n|\n|\n|\n| ");
    assert_eq!(broken.matches("\n|\n|\n|\n|\n| ").count(), 2);
    assert_eq!(cells(&one(&broken)), cells(&report), "{broken}");
}

#[test]
fn a_row_of_blanks_after_a_whole_row_is_none_of_it() {
    let report = report();
    let text = written(&report, Family::Padded);
    let row = text.lines().find(|line| line.starts_with("行政规范性文件")).expect("a row");
    assert_eq!(cells(&one(&text.replace(row, &format!("{row}\n| | | |")))), cells(&report));
}
