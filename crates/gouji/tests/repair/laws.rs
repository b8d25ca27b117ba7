//! What holds of every answer, whatever the report.

use gouji::{Address, Alternative, Cell, Certainty, Check, Edition, Layout, Repairs, Report, State, check, repair};
use proptest::prelude::*;

use crate::common::valid_report;

/// A valid report with some cells of tables 3 and 4 changed: to other numbers, blank, `/`, words.
fn damaged() -> impl Strategy<Value = Report> {
    let print = prop_oneof![
        6 => (0..40_i64).prop_map(|number| number.to_string()),
        1 => Just(String::new()),
        1 => Just("/".to_owned()),
        1 => Just("若干".to_owned()),
        1 => Just("1 2".to_owned()),
    ];
    (valid_report(), prop::collection::vec((any::<prop::sample::Index>(), print), 1..6)).prop_map(
        |(mut report, prints)| {
            let cells: Vec<Address> = report
                .cells()
                .map(|(address, _)| address)
                .filter(|address| address.table() != gouji::Table::Disclosure)
                .collect();
            for (index, print) in prints {
                let address = cells[index.index(cells.len())];
                report.set(address, Cell::read(&print, address.kind()));
            }
            report
        },
    )
}

fn broken_sums(report: &Report) -> usize {
    check(report).findings.iter().filter(|finding| finding.terms.is_some()).count()
}

/// A report with the alternative of one repair made, and the likeliest of all others.
fn all_applied(report: &Report, number: usize, alternative: &Alternative) -> Report {
    let others = repair(report).into_iter().enumerate().filter(|(other, _)| *other != number);
    let others: Vec<Alternative> = others.filter_map(|(_, repair)| repair.alternatives.into_iter().next()).collect();
    others.iter().fold(alternative.apply(report), |report, other| other.apply(&report))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_offered_alternative_leaves_no_sum_broken(report in damaged()) {
        let repairs = repair(&report);
        if repairs.iter().any(|repair| repair.certainty == Certainty::None) {
            return Ok(());
        }
        for (number, repair) in repairs.iter().enumerate() {
            for alternative in repair.alternatives.iter().take(20) {
                let repaired = all_applied(&report, number, alternative);
                prop_assert_eq!(broken_sums(&repaired), 0, "{:?}", alternative);
            }
        }
    }

    #[test]
    fn a_frozen_cell_never_changes(report in damaged()) {
        let mut frozen: Vec<Address> = Vec::new();
        for _ in 0..3 {
            let repairs = frozen.iter().fold(Repairs::new(), |repairs, cell| repairs.freeze(*cell)).run(&report);
            let changed: Vec<Address> = repairs
                .iter()
                .flat_map(|repair| &repair.alternatives)
                .flat_map(|alternative| &alternative.changes)
                .map(|change| change.cell)
                .collect();
            prop_assert!(frozen.iter().all(|cell| !changed.contains(cell)));
            frozen.extend(changed.first());
        }
        let verdict = frozen.iter().fold(Check::new(), |check, cell| check.freeze(*cell)).run(&report);
        let changes = verdict.repairs.iter().flat_map(|repair| &repair.alternatives).flat_map(|one| &one.changes);
        prop_assert!(changes.into_iter().all(|change| !frozen.contains(&change.cell)));
    }

    #[test]
    fn every_broken_sum_has_one_root_cause(report in damaged()) {
        let verdict = check(&report);
        for finding in verdict.findings.iter().filter(|finding| finding.terms.is_some()) {
            let repair = verdict.repair_of(finding);
            prop_assert!(repair.is_some(), "{:?}", finding);
            let repair = repair.expect("a repair");
            prop_assert!(repair.findings().contains(&finding.fingerprint()));
            prop_assert_eq!(repair.explain(finding).is_some(), repair.certainty != Certainty::None);
        }
        prop_assert!(verdict.causes().len() <= verdict.findings.len());
    }

    #[test]
    fn the_order_in_which_cells_are_set_changes_nothing(report in damaged()) {
        let mut backwards = Report::new();
        backwards.layout = report.layout;
        let cells: Vec<(Address, Cell)> = report.cells().map(|(address, cell)| (address, cell.clone())).collect();
        cells.into_iter().rev().for_each(|(address, cell)| backwards.set(address, cell));
        prop_assert_eq!(repair(&backwards), repair(&report));
        prop_assert_eq!(repair(&report), repair(&report));
    }

    #[test]
    fn what_is_in_balance_needs_no_repair(report in valid_report()) {
        prop_assert_eq!(repair(&report), Vec::new());
    }
}

#[test]
fn a_form_with_nothing_filled_in_has_nothing_to_repair() {
    for edition in Edition::ALL {
        assert_eq!(repair(&Report::blank(edition)), Vec::new());
        assert_eq!(repair(&Report::filled(Layout::of(edition), |_| Cell::MISSING)), Vec::new());
    }
}

#[test]
fn a_number_no_form_can_hold_is_not_repaired_from() {
    let mut report = Report::zero(Edition::V2021);
    report.set("/requests/granted/business".parse().expect("an address"), i64::MAX);
    assert!(repair(&report).is_empty());
}

#[test]
fn a_denied_cell_is_never_changed_with_certainty() {
    let mut report = Report::zero(Edition::V2021);
    for cell in
        ["received/total", "processed/natural_person", "processed/total", "granted/natural_person", "granted/total"]
    {
        report.set(format!("/requests/{cell}").parse().expect("an address"), 4);
    }
    let denied: Address = "/requests/received/natural_person".parse().expect("an address");
    report.set(denied, Cell::read("/", denied.kind()));
    assert_eq!(report.cell(denied).state(), State::NotApplicable);
    let repairs = repair(&report);
    assert_eq!(repairs.len(), 1);
    assert_eq!(repairs[0].certainty, Certainty::OneOf);
    assert_eq!(repairs[0].alternatives[0].changes[0].from, None);
}
