//! Numbers that stand apart from their labels are read where their count proves which is whose, and never otherwise.

mod common;

use common::print::{Is, Printed, Spot, tables};
use common::reports::balanced;
use common::tally::{one, rounds};
use common::truth::Truth;
use common::{Random, layout};
use gouji::{Address, Cell, Edition, Layout, Report, State, Table};

/// How the numbers of a table are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// A line for each row.
    ByRow,
    OneALine,
    OnOneLine,
    /// A line for each column.
    ByColumn,
}

/// A table as lines of labels and lines of numbers.
struct Apart {
    table: Table,
    /// Lines of labels, and whether each names a row.
    labels: Vec<(String, bool)>,
    rows: Vec<Vec<Spot>>,
}

/// A report with a number or a slash in every cell.
fn report(random: &mut Random) -> Report {
    let numbers: Vec<i64> = (0..226).map(|_| if random.once_in(2) { 0 } else { random.number(3_000) }).collect();
    let mut report = balanced(layout(random), &numbers);
    let cells: Vec<Address> = report.cells().map(|(address, _)| address).collect();
    let slashes = random.once_in(3);
    for address in cells.into_iter().filter(|_| slashes) {
        if random.once_in(9) {
            report.set(address, Cell::read("/", address.kind()));
        }
    }
    report
}

fn apart(report: &Report, cell_a_line: bool) -> Vec<Apart> {
    let of = |printed: Printed| {
        let is_value = |spot: &&Spot| spot.is == Is::Value;
        let label = |row: &Vec<Spot>| {
            let words: Vec<&str> = row.iter().filter(|spot| !is_value(spot)).map(|spot| &*spot.text).collect();
            (words.join(if cell_a_line { "\n" } else { " " }), row.iter().any(|spot| spot.is == Is::Row))
        };
        let labels = printed.rows.iter().map(label).filter(|(label, _)| !label.is_empty()).collect();
        let rows = printed.rows.iter().map(|row| row.iter().filter(is_value).cloned().collect::<Vec<_>>());
        Apart { table: printed.table, labels, rows: rows.filter(|row| !row.is_empty()).collect() }
    };
    tables(report).into_iter().map(of).collect()
}

impl Apart {
    fn numbers(&self, told: Told) -> Vec<String> {
        let line = |row: &[&Spot]| row.iter().map(|spot| &*spot.text).collect::<Vec<_>>().join(" ");
        let all: Vec<&Spot> = self.rows.iter().flatten().collect();
        match told {
            Told::ByRow => self.rows.iter().map(|row| line(&row.iter().collect::<Vec<_>>())).collect(),
            Told::OneALine => all.iter().map(|spot| spot.text.clone()).collect(),
            Told::OnOneLine => vec![line(&all)],
            Told::ByColumn => {
                let column = |at: usize| line(&self.rows.iter().filter_map(|row| row.get(at)).collect::<Vec<_>>());
                (0..self.rows[0].len()).map(column).collect()
            }
        }
    }
}

fn document(tables: &[Apart], told: Told, numbers_first: bool) -> String {
    let mut out = String::from("青禾市林业局2024年政府信息公开工作年度报告\n一、总体情况\n本局按规定公开各类信息。\n");
    for table in tables {
        out.push_str(match table.table {
            Table::Disclosure => "二、主动公开政府信息情况\n",
            Table::Requests => "三、收到和处理政府信息公开申请情况\n",
            Table::Review => "四、政府信息公开行政复议、行政诉讼情况\n",
        });
        let labels: Vec<&str> = table.labels.iter().map(|(label, _)| &**label).collect();
        let (labels, numbers) = (labels.join("\n"), table.numbers(told).join("\n"));
        let [first, second] = if numbers_first { [numbers, labels] } else { [labels, numbers] };
        out.extend([&first, "\n", &second, "\n"]);
    }
    out + "五、存在的主要问题及改进情况\n公开内容还不够细。\n"
}

#[test]
fn as_many_numbers_as_the_form_has_cells_are_those_of_its_labels_in_order() {
    for seed in 0..rounds(5) {
        for told in [Told::ByRow, Told::OneALine, Told::OnOneLine] {
            for numbers_first in [false, true] {
                let mut random = Random::new(seed);
                let report = report(&mut random);
                let text = document(&apart(&report, random.once_in(2)), told, numbers_first);
                let read = one(text.as_bytes()).unwrap_or_else(|| panic!("{seed} {told:?} {numbers_first}\n{text}"));
                let outcome = Truth::of(&report).compare(&read);
                assert_eq!(read.layout, report.layout, "{seed} {told:?} {numbers_first}\n{text}");
                assert!(outcome.wrong.is_empty(), "{seed} {told:?} {numbers_first} {:?}\n{text}", outcome.wrong);
                assert_eq!(outcome.doubtful, 0, "{seed} {told:?} {numbers_first}\n{text}{:#?}", read.faults);
                assert!(read.faults.is_empty(), "{:?}", read.faults);
            }
        }
    }
}

/// What may befall labels and numbers that stand apart.
#[derive(Debug, Clone, Copy)]
enum Bend {
    NumberDropped,
    NumberDoubled,
    RowDropped,
    RowDoubled,
    NumbersGlued,
    LabelDropped,
    LabelDoubled,
    LabelsSwapped,
}

impl Bend {
    const ALL: [Self; 8] = [
        Self::NumberDropped,
        Self::NumberDoubled,
        Self::RowDropped,
        Self::RowDoubled,
        Self::NumbersGlued,
        Self::LabelDropped,
        Self::LabelDoubled,
        Self::LabelsSwapped,
    ];

    fn apply(self, table: &mut Apart, truth: &mut Truth, random: &mut Random) {
        let row = random.below(table.rows.len());
        let at = random.below(table.rows[row].len());
        let label = random.below(table.labels.len());
        let mut names_row = table.labels[label].1;
        let lose = |cells: &[Spot], truth: &mut Truth| {
            cells.iter().filter_map(|spot| spot.cell).for_each(|cell| truth.lose(cell));
        };
        match self {
            Self::NumberDoubled => {
                let again = table.rows[row][at].clone();
                table.rows[row].insert(at, again);
            }
            Self::RowDropped => lose(&table.rows.remove(row), truth),
            Self::RowDoubled => table.rows.insert(row, table.rows[row].clone()),
            Self::NumbersGlued if at + 1 < table.rows[row].len() => {
                let second = table.rows[row].remove(at + 1);
                table.rows[row][at].text.push_str(&second.text);
                lose(&[second, table.rows[row][at].clone()], truth);
            }
            Self::NumberDropped | Self::NumbersGlued => lose(&[table.rows[row].remove(at)], truth),
            Self::LabelDropped => drop(table.labels.remove(label)),
            Self::LabelDoubled => table.labels.insert(label, table.labels[label].clone()),
            Self::LabelsSwapped => {
                let other = (label + 1) % table.labels.len();
                table.labels.swap(label, other);
                names_row &= table.labels[label].1;
            }
        }
        // Of numbers told in the order of labels nothing is certain when these changed.
        if names_row && matches!(self, Self::LabelDropped | Self::LabelDoubled | Self::LabelsSwapped) {
            table.rows.iter().for_each(|row| lose(row, truth));
        }
    }
}

#[test]
fn no_bend_of_labels_or_numbers_becomes_a_wrong_number() {
    let (mut read_right, mut doubtful) = (0, 0);
    for seed in 0..rounds(3) {
        for bend in Bend::ALL {
            for told in [Told::ByRow, Told::OneALine, Told::OnOneLine] {
                for numbers_first in [false, true] {
                    let mut random = Random::new(seed * 7 + bend as u64);
                    let report = report(&mut random);
                    let mut tables = apart(&report, false);
                    let mut truth = Truth::of(&report);
                    let at = random.below(tables.len());
                    bend.apply(&mut tables[at], &mut truth, &mut random);
                    let text = document(&tables, told, numbers_first);
                    let Some(read) = one(text.as_bytes()) else { continue };
                    let outcome = truth.compare(&read);
                    let like = format!("{seed} {bend:?} {told:?} {numbers_first}");
                    assert!(outcome.wrong.is_empty(), "{like} {:?}\n{text}", outcome.wrong);
                    (read_right, doubtful) = (read_right + outcome.right, doubtful + outcome.doubtful);
                }
            }
        }
    }
    assert!(read_right > doubtful, "{read_right} {doubtful}");
}

#[test]
fn columns_told_one_after_another_are_not_taken_for_rows() {
    let numbers: Vec<i64> = (1..=226).collect();
    let report = balanced(Layout::of(Edition::V2021), &numbers);
    let mut tables = apart(&report, false);
    let text = document(&tables, Told::ByColumn, false);
    assert_eq!(one(text.as_bytes()).expect("a report").count(State::Number), 15);
    let requests = tables.iter_mut().find(|table| table.table == Table::Requests).expect("table 3");
    requests.rows = (0..7).map(|at| requests.rows.iter().map(|row| row[at].clone()).collect()).collect();
    for told in [Told::OneALine, Told::OnOneLine] {
        let read = one(document(&tables, told, false).as_bytes()).expect("a report");
        assert_eq!((read.count(State::Number), read.count(State::Unreadable)), (25, 175), "{told:?}");
    }
}

#[test]
fn a_page_number_among_rows_of_numbers_is_none_of_them() {
    let numbers: Vec<i64> = (1..=226).collect();
    let report = balanced(Layout::of(Edition::V2021), &numbers);
    let text = document(&apart(&report, false), Told::ByRow, false);
    let line = text.lines().filter(|line| line.split(' ').count() == 7).nth(9).expect("a row of table 3");
    for page in ["- 4 -", "4"] {
        let read = one(text.replace(line, &format!("{line}\n{page}")).as_bytes()).expect("a report");
        assert_eq!(read.count(State::Number), 200, "{page}");
    }
}

#[test]
fn numbers_that_cannot_be_placed_leave_their_table_unreadable_and_not_absent() {
    let numbers: Vec<i64> = (1..=226).collect();
    let report = balanced(Layout::of(Edition::V2021), &numbers);
    let mut tables = apart(&report, false);
    tables[1].rows[3].pop();
    for told in [Told::ByRow, Told::OneALine, Told::OnOneLine] {
        for numbers_first in [false, true] {
            let read = one(document(&tables, told, numbers_first).as_bytes()).expect("a report");
            assert_eq!(read.layout, report.layout, "{told:?} {numbers_first}");
            let requests = read.cells().filter(|(address, _)| address.table() == Table::Requests);
            assert!(
                requests.into_iter().all(|(_, cell)| cell.state() == State::Unreadable),
                "{told:?} {numbers_first}"
            );
        }
    }
}
