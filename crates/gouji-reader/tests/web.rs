//! A report on a web page of any habits reads back cell for cell, and no damage becomes a wrong number.
//!
//! `GOUJI_ROUNDS` sets how many pages of each damage are tried.
#![expect(clippy::print_stdout, reason = "the table of damages against outcomes is what a person wants to see")]

mod common;

use common::damage::Damage;
use common::rows::{self, Flat};
use common::truth::Truth;
use common::web::Habits;
use common::{Random, labels, print, report};
use gouji::{Report, State, Table};
use gouji_reader::read;

fn rounds(few: u64) -> u64 {
    std::env::var("GOUJI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(few)
}

fn tables(report: &Report, habits: Habits) -> Vec<Flat> {
    let flat = |printed| if habits.spans { rows::compact(printed) } else { rows::filled(printed, 0) };
    print::tables(report).iter().map(flat).collect()
}

fn one(page: &[u8]) -> Option<Report> {
    let mut readings = read(page, None).ok()?;
    assert_eq!(readings.len(), 1);
    Some(readings.remove(0).report)
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
    let mut wrong: Vec<String> = Vec::new();
    println!("{:<24}{:>8}{:>10}{:>10}{:>8}", "damage", "cases", "right", "doubtful", "wrong");
    for damage in Damage::ALL {
        let (mut cases, mut right, mut doubtful, mut bad) = (0, 0, 0, 0);
        for seed in 0..rounds(12) {
            let mut random = Random::new(seed * 31 + damage as u64);
            let report = report(&mut random);
            let habits = Habits::any(&mut random);
            let mut tables = tables(&report, habits);
            let mut truth = Truth::of(&report);
            if !damage.apply(&mut tables, &mut truth, &mut random) {
                continue;
            }
            let page = habits.page(&tables, &mut random);
            cases += 1;
            let Some(read) = one(&page) else { continue };
            let outcome = truth.compare(&read);
            let is_told = !read.faults.is_empty() || read.count(State::Missing) > 0 || read.layout != report.layout;
            assert!(outcome.doubtful == 0 || is_told, "{damage:?} {seed}");
            right += outcome.right;
            doubtful += outcome.doubtful;
            bad += outcome.wrong.len();
            let first = outcome.wrong.first().map(|first| format!("{damage:?} {seed} {habits:?}: {first}"));
            wrong.extend(first);
        }
        println!("{:<24}{cases:>8}{right:>10}{doubtful:>10}{bad:>8}", format!("{damage:?}"));
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
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
