//! Faults as reports have them, and what cannot be seen.

use gouji::{Address, Cause, Cell, Certainty, Check, Edition, Report, Value, check, repair};

fn at(address: &str) -> Address {
    address.parse().expect("an address")
}

fn with(numbers: &[(&str, i64)]) -> Report {
    let mut report = Report::zero(Edition::V2021);
    for (address, number) in numbers {
        report.set(at(address), *number);
    }
    report
}

/// Twelve received, fourteen answered, one left.
fn in_balance() -> Report {
    let mut numbers = Vec::new();
    for column in ["natural_person", "total"] {
        for (row, number) in
            [("received", 12), ("pending_start", 3), ("granted", 14), ("processed", 14), ("pending_end", 1)]
        {
            numbers.push((format!("/requests/{row}/{column}"), number));
        }
    }
    with(&numbers.iter().map(|(address, number)| (address.as_str(), *number)).collect::<Vec<_>>())
}

#[test]
fn a_total_of_table_4_printed_0_beside_its_parts_is_the_mistake() {
    let mut report = with(&[
        ("/review/reconsideration/upheld", 10),
        ("/review/reconsideration/overturned", 1),
        ("/review/litigation_after_reconsideration/upheld", 5),
    ]);
    let repairs = repair(&report);
    assert_eq!(repairs.len(), 2);
    for (repair, (cell, total)) in repairs
        .iter()
        .zip([("/review/reconsideration/total", 11), ("/review/litigation_after_reconsideration/total", 5)])
    {
        assert_eq!((repair.certainty, repair.kind), (Certainty::Unique, Cause::Total));
        let changes = &repair.alternatives[0].changes;
        assert_eq!((changes[0].cell, changes[0].to), (at(cell), Value::Count(total)));
    }
    report.set(at("/review/reconsideration/total"), Cell::BLANK);
    let repairs = repair(&report);
    assert_eq!((repairs[0].certainty, repairs[0].kind), (Certainty::Unique, Cause::Total));
    assert_eq!(repairs[0].alternatives[0].changes[0].from, None);
    assert_eq!(repairs[0].findings().len(), 1, "the finding about the blank total");
}

#[test]
fn another_wrong_cell_of_table_4_is_one_of_five() {
    let report = with(&[
        ("/review/reconsideration/upheld", 4),
        ("/review/reconsideration/other", 3),
        ("/review/reconsideration/total", 70),
    ]);
    let repairs = repair(&report);
    assert_eq!((repairs.len(), repairs[0].certainty), (1, Certainty::OneOf));
    assert_eq!(repairs[0].alternatives.len(), 5);
    let first = &repairs[0].alternatives[0];
    assert_eq!((first.changes[0].cell, first.changes[0].to), (at("/review/reconsideration/total"), Value::Count(7)));
    assert_eq!(first.evidence.len(), 1, "a factor of ten");
}

#[test]
fn one_cell_explains_every_sum_it_breaks() {
    let mut report = in_balance();
    report.set(at("/requests/processed/natural_person"), 41);
    let verdict = check(&report);
    assert_eq!((verdict.findings.len(), verdict.counts().causes, verdict.repairs.len()), (3, 1, 1));
    let repair = &verdict.repairs[0];
    let sentences: Vec<String> =
        verdict.findings.iter().map(|finding| repair.explain(finding).expect("explained").zh).collect();
    assert_eq!(
        sentences,
        [
            "若“（七）总计·自然人”由 41 改为 14，本行即平衡",
            "若“（七）总计·自然人”由 41 改为 14，本列即平衡",
            "若“（七）总计·自然人”由 41 改为 14，本列即平衡"
        ]
    );
}

#[test]
fn a_blank_cell_takes_the_number_that_balances() {
    let mut report = in_balance();
    report.set(at("/requests/pending_end/natural_person"), Cell::BLANK);
    let repairs = repair(&report);
    assert_eq!((repairs.len(), repairs[0].certainty), (1, Certainty::Unique));
    let change = repairs[0].alternatives[0].changes[0];
    assert_eq!(
        (change.cell, change.from, change.to),
        (at("/requests/pending_end/natural_person"), None, Value::Count(1))
    );
}

#[test]
fn blanks_that_must_be_0_are_left_alone() {
    let mut report = in_balance();
    for column in ["business", "research", "nonprofit", "legal_service", "other_organization"] {
        report.set(at(&format!("/requests/granted/{column}")), Cell::BLANK);
    }
    assert!(repair(&report).is_empty());
    report.set(at("/requests/granted/total"), Cell::BLANK);
    let repairs = repair(&report);
    assert_eq!((repairs.len(), repairs[0].certainty, repairs[0].kind), (1, Certainty::Unique, Cause::Total));
    assert_eq!(repairs[0].alternatives[0].changes.len(), 1);
}

#[test]
fn what_last_year_says_comes_first() {
    // Half a rectangle: two cells by 2, or the two other corners by 2.
    let mut report = in_balance();
    for row in ["received", "granted", "processed"] {
        report.set(at(&format!("/requests/{row}/business")), 4);
        let total = if row == "received" { 16 } else { 18 };
        report.set(at(&format!("/requests/{row}/total")), total);
    }
    assert!(repair(&report).is_empty());
    report.set(at("/requests/received/business"), 2);
    report.set(at("/requests/pending_start/natural_person"), 1);
    assert_eq!(repair(&report)[0].alternatives.len(), 2);
    let mut last = Report::zero(Edition::V2021);
    last.set(at("/requests/pending_end/natural_person"), 3);
    last.set(at("/requests/pending_end/total"), 3);
    let verdict = Check::new().last(&last).run(&report);
    let first = &verdict.repairs[0].alternatives[0];
    let change = first.changes.iter().find(|change| change.cell == at("/requests/pending_start/natural_person"));
    assert_eq!(change.expect("row two").to, Value::Count(3));
    assert!(first.evidence.iter().any(|evidence| evidence.zh.contains("上一年度")));
}

#[test]
fn table_2_has_candidates_only_beside_last_year() {
    let report =
        with(&[("/disclosure/normative_documents/issued", 2), ("/disclosure/normative_documents/in_force", 9)]);
    let last = with(&[("/disclosure/normative_documents/in_force", 5)]);
    assert!(repair(&report).is_empty());
    let repairs = gouji::Repairs::new().last(&last).run(&report);
    assert_eq!((repairs.len(), repairs[0].certainty), (1, Certainty::OneOf));
    assert_eq!(repairs[0].alternatives.len(), 2, "none would have been repealed −2 times");
}

#[test]
fn rows_of_results_exchanged_are_not_seen() {
    let mut report = in_balance();
    for column in ["natural_person", "total"] {
        report.set(at(&format!("/requests/granted/{column}")), 0);
        report.set(at(&format!("/requests/partly_granted/{column}")), 14);
    }
    assert!(repair(&report).is_empty());
}

#[test]
fn two_cells_of_one_column_exchanged_are_never_placed() {
    let mut report = in_balance();
    report.set(at("/requests/granted/natural_person"), 0);
    report.set(at("/requests/partly_granted/natural_person"), 14);
    let repairs = repair(&report);
    assert!(repairs.iter().all(|repair| repair.certainty == Certainty::OneOf), "{repairs:?}");
}

#[test]
fn many_imbalances_are_bounded_and_nothing_is_claimed() {
    let mut random = fastrand::Rng::with_seed(5);
    let mut report = Report::zero(Edition::V2021);
    let cells: Vec<Address> = report.cells().map(|(address, _)| address).collect();
    for address in cells.into_iter().filter(|address| address.column() != "amount") {
        report.set(address, random.i64(..1_000));
    }
    let repairs = repair(&report);
    assert!(repairs.iter().filter(|repair| repair.alternatives.is_empty()).all(|repair| !repair.exact));
    assert!(repairs.iter().all(|repair| repair.certainty != Certainty::Unique || repair.kind == Cause::Total));
}
