//! Many reports at once give the answer that each gives alone.

use gouji::{Address, Batch, Edition, Kind, Source, check};
use proptest::prelude::*;

/// The relations a check by itself finds broken and could not judge, as masks of a batch.
fn alone(batch: &Batch, cells: &[Option<i64>]) -> (u64, u64) {
    let report = batch.report(cells);
    let verdict = check(&report);
    let (mut broken, mut not_assessable) = (0, 0);
    for (bit, relation) in batch.relations().enumerate() {
        let cells: Vec<_> = relation.terms.iter().map(|term| term.cell).collect();
        if verdict.findings.iter().any(|finding| finding.rule == relation.rule && finding.cells == cells) {
            broken |= 1 << bit;
        }
        if cells.iter().any(|cell| report.cell(cell.address).value().is_none()) {
            not_assessable |= 1 << bit;
        }
    }
    (broken, not_assessable)
}

/// A report near a true one: mostly zeros, a few numbers, sometimes what no count can be.
fn cells(edition: Edition) -> impl Strategy<Value = Vec<Option<i64>>> {
    let number = prop_oneof![
        8 => (0_i64..5).prop_map(Some),
        1 => Just(None),
        1 => prop_oneof![Just(-3), Just((1 << 53) - 1), Just(1 << 53), Just(i64::MIN), Just(i64::MAX)].prop_map(Some),
    ];
    let width = Batch::of(edition).addresses().len();
    proptest::collection::vec((0..width, number), 0..12).prop_map(move |changes| {
        let mut cells = vec![Some(0); width];
        for (cell, number) in changes {
            cells[cell] = number;
        }
        cells
    })
}

proptest! {
    // A case is up to twenty reports, each checked alone: slow without optimisation.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_batch_finds_what_each_report_finds_alone(
        edition in proptest::sample::select(&Edition::ALL[..]),
        seed in proptest::collection::vec(cells(Edition::V2021), 0..20),
    ) {
        let batch = Batch::of(edition);
        let width = batch.addresses().len();
        let reports: Vec<Vec<Option<i64>>> = seed.into_iter().map(|cells| cells[..width].to_vec()).collect();
        let expected: Vec<(u64, u64)> = reports.iter().map(|cells| alone(batch, cells)).collect();

        let (mut broken, mut not_assessable) = (vec![u64::MAX; reports.len()], vec![u64::MAX; reports.len()]);
        batch.columns(&mut broken, &mut not_assessable, |cell, first, lanes| {
            let mut absent = 0;
            for (lane, number) in lanes.iter_mut().enumerate() {
                *number = reports[first + lane][cell].unwrap_or(7);
                absent |= u64::from(reports[first + lane][cell].is_none()) << lane;
            }
            absent
        });
        prop_assert_eq!(&broken.iter().copied().zip(not_assessable.iter().copied()).collect::<Vec<_>>(), &expected);

        // Rows have no blanks: the same reports with the blanks filled.
        let filled: Vec<Vec<Option<i64>>> =
            reports.iter().map(|cells| cells.iter().map(|number| Some(number.unwrap_or(0))).collect()).collect();
        let rows: Vec<i64> = filled.iter().flatten().copied().flatten().collect();
        batch.rows(&rows, &mut broken, &mut not_assessable);
        let expected: Vec<(u64, u64)> = filled.iter().map(|cells| alone(batch, cells)).collect();
        prop_assert_eq!(broken.into_iter().zip(not_assessable).collect::<Vec<_>>(), expected);
    }
}

#[test]
fn the_order_of_the_numbers_is_that_of_the_codebook() {
    let batch = Batch::of(Edition::V2021);
    assert_eq!((batch.addresses().len(), Batch::of(Edition::V2019).addresses().len()), (200, 198));
    assert_eq!(batch.addresses()[10].as_str(), "/requests/received/natural_person");
    assert_eq!(batch.addresses()[199].as_str(), "/review/litigation_after_reconsideration/total");
}

#[test]
fn every_relation_of_counts_within_a_report_has_a_bit() {
    for edition in Edition::ALL {
        let batch = Batch::of(edition);
        let within = gouji::Codebook(edition).relations().filter(|relation| {
            relation
                .terms
                .iter()
                .all(|term| term.cell.source == Source::This && Address::kind(term.cell.address) != Kind::Amount)
        });
        assert_eq!(batch.relations().count(), within.count());
        assert_eq!(batch.relations_in(u64::MAX >> (64 - batch.relations().len())).count(), batch.relations().len());
    }
}
