//! A report on a web page of any habits reads back cell for cell, and no damage becomes a wrong number.
//!
//! `GOUJI_ROUNDS` sets how many pages of each damage are tried.
mod common;

use common::rows::{self, Flat};
use common::tally::{Tally, one, rounds};
use common::truth::Truth;
use common::web::Habits;
use common::{Random, labels, print, report};
use gouji::{Address, Edition, Report, State, Table};

fn tables(report: &Report, habits: Habits) -> Vec<Flat> {
    let flat = |printed| if habits.spans { rows::compact(printed) } else { rows::filled(printed, 0) };
    print::tables(report).iter().map(flat).collect()
}

#[test]
fn a_page_of_any_habits_reads_back_cell_for_cell() {
    for seed in 0..rounds(60) {
        let mut random = Random::new(seed);
        let report = report(&mut random);
        let habits = Habits::any(&mut random);
        let mut tables = tables(&report, habits);
        if random.once_in(2) {
            labels::vary(&mut tables, &mut random);
        }
        if habits.spans && random.once_in(3) {
            rows::turn_page(&mut tables, &mut random);
        }
        let page = habits.page(&tables, &mut random);
        let told = || format!("{seed} {habits:?}\n{}", String::from_utf8_lossy(&page));
        let read = one(&page).unwrap_or_else(|| panic!("{}", told()));
        let outcome = Truth::of(&report).compare(&read);
        assert!(
            outcome.wrong.is_empty() && outcome.doubtful == 0,
            "{:#?}\n{:#?} {}",
            outcome.wrong,
            read.faults,
            told()
        );
        assert_eq!((read.layout, read.year), (report.layout, Some(2024)), "{}", told());
    }
}

#[test]
fn no_damage_of_a_page_becomes_a_wrong_number() {
    let mut tally = Tally::default();
    tally.run(rounds(12), |damage, random| {
        let report = report(random);
        let habits = Habits::any(random);
        let mut tables = tables(&report, habits);
        let mut truth = Truth::of(&report);
        let damaged = damage.apply(&mut tables, &mut truth, random);
        damaged.then(|| (format!("{habits:?}"), report.layout, truth, habits.page(&tables, random)))
    });
    tally.finish();
}

#[test]
fn a_header_without_the_cell_over_its_columns_places_no_number() {
    let habits = Habits::spans();
    let mut random = Random::new(7);
    let report = report(&mut random);
    let mut tables = tables(&report, habits);
    let requests = tables.iter_mut().find(|table| table.table == Table::Requests).expect("table 3");
    for row in &mut requests.rows {
        row.retain(|slot| slot.text != "法人或其他组织");
    }
    let read = one(&habits.page(&tables, &mut random)).expect("a report");
    let requests = || read.cells().filter(|(address, _)| address.table() == Table::Requests);
    assert!(requests().count() > 0 && requests().all(|(_, cell)| cell.state() == State::Unreadable));
    assert!(read.faults.iter().any(|fault| fault.rule == "table-ragged-row"), "{:?}", read.faults);
}

#[test]
fn a_number_split_before_a_blank_over_the_rest_of_the_row_is_no_two_numbers() {
    let habits = Habits::phantom();
    let mut random = Random::new(3);
    let report = std::iter::repeat_with(|| report(&mut random))
        .find(|report| report.layout.disclosure.edition() == Some(Edition::V2019))
        .expect("one of many");
    let fees = |column: &str| Address::new(Table::Disclosure, "administrative_fees", column).expect("a cell");
    let (previous, change) = (fees("previous_items"), fees("change"));
    let mut tables = tables(&report, habits);
    let rows = tables.iter_mut().flat_map(|table| &mut table.rows);
    let row = rows.into_iter().find(|row| row.iter().any(|slot| slot.cell == Some(change))).expect("a row");
    row[2].text.clear();
    "1".clone_into(&mut row[1].text);
    row.insert(2, rows::Slot::word("2"));
    let read = one(&habits.page(&tables, &mut Random::new(1))).expect("a report");
    for cell in [previous, change] {
        assert_eq!(read.cell(cell).state(), State::Unreadable, "{:?}", read.cell(cell).text());
    }
}
