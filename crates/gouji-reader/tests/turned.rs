//! Tables that are turned, whose blocks or columns stand in another order or with others between them, and tables that
//! begin in another column: read by their own labels, or not at all.

mod common;

use common::damage::Damage;
use common::print::{Is, Printed, Spot, tables};
use common::rows::{Flat, Slot, filled};
use common::tally::{Tally, one, rounds};
use common::text::{Family, document};
use common::truth::Truth;
use common::web::Habits;
use common::{Random, report};
use gouji::{Report, State, Table};

/// The cells of a table with the row and the column each begins in.
fn places(printed: &Printed) -> impl Iterator<Item = (usize, &Spot)> {
    printed.rows.iter().enumerate().flat_map(|(row, spots)| spots.iter().map(move |spot| (row, spot)))
}

/// Table 3 with a row for each applicant and a column for each result.
fn turned(printed: &Printed) -> Printed {
    let mut rows = vec![Vec::new(); printed.width];
    for (row, spot) in places(printed) {
        rows[spot.column].push(Spot { column: row, columns: spot.rows, rows: spot.columns, ..spot.clone() });
    }
    Printed { table: printed.table, rows, width: printed.rows.len() }
}

/// Table 4 with 行政诉讼 before 行政复议.
fn litigation_first(printed: &Printed) -> Printed {
    let mut table = printed.clone();
    for row in &mut table.rows {
        for spot in row.iter_mut() {
            spot.column = (spot.column + 10) % 15;
        }
        row.sort_by_key(|spot| spot.column);
    }
    table
}

/// Table 3 with a column of numbers that the form has not, beside a column of its own.
fn with_another(printed: &Printed, beside: usize) -> Printed {
    let mut table = printed.clone();
    table.width += 1;
    let before = |spot: &Spot| spot.column < beside;
    for (number, row) in table.rows.iter_mut().enumerate() {
        let is_wide = |spot: &Spot| before(spot) && spot.column + spot.columns > beside;
        let covered = row.iter().any(is_wide);
        row.iter_mut().filter(|spot| is_wide(spot)).for_each(|spot| spot.columns += 1);
        row.iter_mut().filter(|spot| spot.column >= beside).for_each(|spot| spot.column += 1);
        // 法人或其他组织 and 申请人情况 stand over it.
        if number > 1 && !covered {
            let text = if number == 2 { "农民合作社".to_owned() } else { (number * 1_000).to_string() };
            row.push(Spot { text, column: beside, columns: 1, rows: 1, ..Spot::default() });
            row.sort_by_key(|spot| spot.column);
        }
    }
    table
}

/// A table as a web page has it, with spans.
fn spanned(printed: &Printed) -> Flat {
    let slot = |spot: &Spot| Slot {
        text: spot.text.clone(),
        cell: spot.cell,
        over: spot.over.clone(),
        is: Some(spot.is),
        spans: (spot.columns, spot.rows),
    };
    let rows = printed.rows.iter().map(|row| row.iter().map(slot).collect()).collect();
    Flat { table: printed.table, caption: None, rows }
}

/// A shape that tables are bent into.
type Shape = fn(&Printed) -> Printed;

const SHAPES: [(&str, Shape); 4] = [
    ("turned", |printed| if printed.table == Table::Requests { turned(printed) } else { printed.clone() }),
    (
        "litigation first",
        |printed| {
            if printed.table == Table::Review { litigation_first(printed) } else { printed.clone() }
        },
    ),
    (
        "another column",
        |printed| {
            if printed.table == Table::Requests { with_another(printed, 5) } else { printed.clone() }
        },
    ),
    ("as printed", Printed::clone),
];

fn bent(report: &Report, shape: Shape) -> Vec<Printed> {
    tables(report).iter().map(shape).collect()
}

#[test]
fn tables_bent_are_read_by_their_own_labels() {
    for (name, shape) in SHAPES {
        for seed in 0..rounds(10) {
            let mut random = Random::new(seed);
            let report = report(&mut random);
            let tables: Vec<Flat> = bent(&report, shape).iter().map(spanned).collect();
            let page = Habits::spans().page(&tables, &mut random);
            let read = one(&page).unwrap_or_else(|| panic!("{name} {seed}"));
            let outcome = Truth::of(&report).compare(&read);
            assert!(outcome.wrong.is_empty(), "{name} {seed} {:?}", outcome.wrong);
            assert_eq!((outcome.doubtful, read.layout), (0, report.layout), "{name} {seed} {:?}", read.faults);
        }
    }
}

#[test]
fn no_damage_to_tables_bent_becomes_a_wrong_number() {
    let mut tally = Tally::default();
    for (name, shape) in SHAPES {
        tally.run(rounds(6), |damage, random| {
            let report = report(random);
            let mut tables: Vec<Flat> = bent(&report, shape).iter().map(spanned).collect();
            let mut truth = Truth::of(&report);
            // Turned, a row of cells that is lost or doubled is a column of the form.
            let damaged = damage.apply(&mut tables, &mut truth, random);
            let none = name == "turned" && matches!(damage, Damage::CutAtPage | Damage::HeaderSwapped);
            let habits = if random.once_in(2) { Habits::spans() } else { Habits::phantom() };
            let page = habits.page(&tables, random);
            (damaged && !none).then(|| (name.to_owned(), report.layout, truth, page))
        });
    }
    tally.finish();
}

#[test]
fn a_list_of_commas_may_begin_in_another_column() {
    for seed in 0..rounds(10) {
        let mut random = Random::new(seed);
        let report = report(&mut random);
        let tables = tables(&report);
        let width = tables.iter().map(|printed| printed.width).max().unwrap_or(0) + 2;
        let mut flat: Vec<Flat> = tables.iter().map(|printed| filled(printed, 0)).collect();
        for row in flat.iter_mut().flat_map(|table| &mut table.rows) {
            row.splice(0..0, [Slot::default(), Slot::default()]);
            row.resize(width, Slot::default());
        }
        let read = one(document(Family::Commas, &flat).as_bytes()).expect("a report");
        let outcome = Truth::of(&report).compare(&read);
        assert!(outcome.wrong.is_empty(), "{seed} {:?}", outcome.wrong);
        let review = read.cells().filter(|(address, _)| address.table() == Table::Review);
        let doubted = review.into_iter().filter(|(_, cell)| cell.state() == State::Unreadable).count();
        assert_eq!(doubted, 0, "{seed} {:?}", read.faults);
    }
}

#[test]
fn a_blank_in_a_row_as_wide_as_its_own_header_is_one_of_its_cells() {
    for seed in 0..rounds(20) {
        let mut random = Random::new(seed);
        let report = report(&mut random);
        for family in [Family::BarePipes, Family::Commas] {
            let flat: Vec<Flat> = tables(&report).iter().map(spanned).collect();
            let read = one(document(family, &flat).as_bytes()).expect("a report");
            let outcome = Truth::of(&report).compare(&read);
            assert!(outcome.wrong.is_empty(), "{family:?} {seed} {:?}", outcome.wrong);
            assert_eq!(outcome.doubtful, 0, "{family:?} {seed} {:?}", read.faults);
        }
    }
}

#[test]
fn a_table_turned_has_as_many_cells_as_before() {
    let report = report(&mut Random::new(1));
    for printed in tables(&report) {
        let values = |printed: &Printed| places(printed).filter(|(_, spot)| spot.is == Is::Value).count();
        assert_eq!(values(&printed), values(&turned(&printed)));
    }
}
