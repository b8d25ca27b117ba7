//! Every flattening of a report to text reads back cell for cell, and no damage becomes a wrong number.
//!
//! `GOUJI_ROUNDS` sets how many reports of each kind are tried: 100 make more than 500 of each damage.
#![expect(clippy::print_stdout, reason = "the table of damages against outcomes is what a person wants to see")]

mod common;

use common::damage::Damage;
use common::text::{Family, document};
use common::truth::Truth;
use common::{Random, labels, report};
use gouji::{Report, State};
use gouji_reader::read;

fn one(text: &str) -> Option<Report> {
    let mut readings = read(text.as_bytes(), None).ok()?;
    assert_eq!(readings.len(), 1, "one report in {text}");
    Some(readings.remove(0).report)
}

/// How many reports of each kind are tried; more when asked for.
fn rounds(few: u64) -> u64 {
    std::env::var("GOUJI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(few)
}

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
            let text = document(family, &tables);
            let read = one(&text).unwrap_or_else(|| panic!("{family:?} {seed}:\n{text}"));
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
    let mut wrong: Vec<String> = Vec::new();
    let mut lines = vec![format!("{:<24}{:>8}{:>10}{:>10}{:>8}", "damage", "cases", "right", "doubtful", "wrong")];
    for damage in Damage::ALL {
        let (mut cases, mut right, mut doubtful, mut bad) = (0, 0, 0, 0);
        for family in Family::ALL {
            for seed in 0..rounds(6) {
                let mut random = Random::new(seed * 31 + damage as u64);
                let report = report(&mut random);
                let mut tables = family.rows(&report, &mut random);
                let mut truth = Truth::of(&report);
                // Where spaces part the cells, one more between two cells is none.
                let parted = matches!(family, Family::Spaces | Family::LabelAbove | Family::CellALine);
                if (parted && damage == Damage::CellsGluedWithSpace)
                    || !damage.apply(&mut tables, &mut truth, &mut random)
                {
                    continue;
                }
                let text = document(family, &tables);
                cases += 1;
                let Some(read) = one(&text) else { continue };
                let outcome = truth.compare(&read);
                assert!(
                    outcome.doubtful == 0 || !read.faults.is_empty() || missing(&read),
                    "{damage:?} {family:?} {seed}"
                );
                right += outcome.right;
                doubtful += outcome.doubtful;
                bad += outcome.wrong.len();
                wrong.extend(
                    outcome
                        .wrong
                        .first()
                        .map(|first| format!("{damage:?} {family:?} {seed}: {} wrong, {first}", outcome.wrong.len())),
                );
            }
        }
        lines.push(format!("{:<24}{cases:>8}{right:>10}{doubtful:>10}{bad:>8}", format!("{damage:?}")));
    }
    println!("{}", lines.join("\n"));
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n"));
}

/// Whether a row is not in the reading at all, which is a finding of its own.
fn missing(read: &Report) -> bool {
    read.count(State::Missing) > 0 || read.layout != Report::blank(gouji::Edition::V2021).layout
}
