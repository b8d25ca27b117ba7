//! Every flattening of a report to text reads back cell for cell, and no damage becomes a wrong number.
//!
//! `GOUJI_ROUNDS` sets how many reports of each kind are tried: 100 make more than 500 of each damage.
mod common;

use common::damage::Damage;
use common::tally::{Tally, one, rounds};
use common::text::{Family, document};
use common::truth::Truth;
use common::{Random, labels, report, rows};
use gouji::{Report, State};

/// What a reading doubted.
fn told(read: &Report) -> String {
    let faults = read.faults.iter().map(|fault| format!("{} {} {:?}\n", fault.rule, fault.text, fault.cells));
    let doubts = read.cells().filter(|(_, cell)| cell.state() == State::Unreadable || cell.state() == State::Missing);
    faults.chain(doubts.map(|(address, cell)| format!("{address} {:?}\n", cell.text()))).collect()
}

#[test]
fn every_flattening_reads_back_cell_for_cell() {
    for family in Family::ALL {
        for seed in 0..rounds(20) {
            let mut random = Random::new(seed);
            let report = report(&mut random);
            let mut tables = family.rows(&report, &mut random);
            if random.once_in(2) {
                labels::vary(&mut tables, &mut random);
            }
            if random.once_in(3) && !family.has_filler() {
                rows::turn_page(&mut tables, &mut random);
            }
            let text = document(family, &tables);
            let read = one(text.as_bytes()).unwrap_or_else(|| panic!("{family:?} {seed}:\n{text}"));
            let outcome = Truth::of(&report).compare(&read);
            assert!(outcome.wrong.is_empty(), "{family:?} {seed}\n{text}{:#?}", outcome.wrong);
            let blanks = report.count(State::Blank) > 0;
            if family.keeps_blanks() || !blanks {
                assert_eq!(read.layout, report.layout, "{family:?} {seed}\n{text}");
                assert_eq!(outcome.doubtful, 0, "{family:?} {seed}\n{text}{}", told(&read));
            }
        }
    }
}

#[test]
fn no_damage_becomes_a_wrong_number() {
    let mut tally = Tally::default();
    for family in Family::ALL {
        // Where spaces part the cells, one more between two cells is none; of a label said in every column, one
        // that changed its place says nothing certain.
        let parted = matches!(family, Family::Spaces | Family::LabelAbove | Family::CellALine);
        let again = family == Family::Repeated;
        tally.run(rounds(6), |damage, random| {
            let report = report(random);
            let mut tables = family.rows(&report, random);
            let mut truth = Truth::of(&report);
            let none = (parted && damage == Damage::CellsGluedWithSpace) || (again && damage == Damage::HeaderSwapped);
            let damaged = !none && damage.apply(&mut tables, &mut truth, random);
            damaged.then(|| (format!("{family:?}"), report.layout, truth, document(family, &tables).into_bytes()))
        });
    }
    tally.finish();
}
