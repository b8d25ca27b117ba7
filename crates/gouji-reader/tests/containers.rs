//! Random reports, printed into every container that is written here, read back cell for cell, and no damage of
//! a text becomes a wrong number.
//!
//! `GOUJI_ROUNDS` sets how many reports are tried.
#![cfg(all(feature = "spreadsheet", feature = "docx"))]

mod common;

use common::office::{self, Word};
use common::rows::{self, Flat};
use common::tally::{Tally, rounds};
use common::truth::Truth;
use common::{Random, labels, print, report};
use gouji::Report;
use gouji_reader::read;

fn tables(report: &Report, spans: bool) -> Vec<Flat> {
    let flat = |printed| if spans { rows::compact(printed) } else { rows::filled(printed, 0) };
    print::tables(report).iter().map(flat).collect()
}

fn reads_back(name: &str, bytes: &[u8], report: &Report) {
    let mut readings = read(bytes, None).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(readings.len(), 1, "{name}");
    let read = readings.remove(0).report;
    assert_eq!(read.layout, report.layout, "{name}");
    assert_eq!((read.year, read.agency.as_deref()), (Some(2024), Some("河湾县水务局")), "{name}");
    for (address, cell) in report.cells() {
        let found = read.cell(address);
        let says = (found.state(), found.value());
        assert_eq!(says, (cell.state(), cell.value()), "{name} {address} {:?}", found.text());
        assert!(found.origin().is_some(), "{name} {address} has no place");
    }
}

#[test]
fn every_container_reads_back_cell_for_cell() {
    for seed in 0..rounds(25) {
        let mut random = Random::new(seed);
        let report = report(&mut random);
        let word = Word::any(&mut random);
        let vary = random.once_in(2);
        let cut = random.once_in(3);
        let mut printed = |spans| {
            let mut tables = tables(&report, spans);
            if vary {
                labels::vary(&mut tables, &mut random);
            }
            tables
        };
        let (mut of_word, mut spanned) = (printed(word.spans), printed(true));
        // A workbook has no pages; its tables are whole.
        reads_back(&format!("ods {seed}"), &office::ods(&spanned), &report);
        let offset = random.below(4);
        reads_back(&format!("xlsx {seed}"), &office::xlsx(&spanned, offset), &report);
        if cut && word.spans {
            rows::turn_page(&mut of_word, &mut random);
        }
        if cut {
            rows::turn_page(&mut spanned, &mut random);
        }
        reads_back(&format!("docx {seed} {word:?}"), &word.docx(&of_word, &mut random), &report);
        reads_back(&format!("odt {seed}"), &office::odt(&spanned), &report);
    }
}

#[test]
fn no_damage_of_a_text_becomes_a_wrong_number() {
    let mut tally = Tally::default();
    tally.run(rounds(12), |damage, random| {
        let report = report(random);
        let word = Word::any(random);
        let mut tables = tables(&report, word.spans);
        let mut truth = Truth::of(&report);
        let damaged = damage.apply(&mut tables, &mut truth, random);
        damaged.then(|| (format!("{word:?}"), report.layout, truth, word.docx(&tables, random)))
    });
    tally.finish();
}
