//! The laws of arithmetic: every relation sees its own cells and nothing else.

mod common;

use std::collections::BTreeSet;

use gouji::{
    Address, Cell, CellRef, Check, Edition, Outcome, Relation, Report, Source, State, Table, Value, check, relations,
};
use proptest::prelude::*;

/// The identities of tables 3 and 4, as the form prints them.
fn identities(edition: Edition) -> Vec<&'static Relation> {
    let tables = [(Table::Requests, edition), (Table::Review, Edition::V2021)];
    let all = tables.into_iter().flat_map(|(table, edition)| relations(table, edition));
    all.filter(|relation| relation.terms.iter().all(|term| term.cell.source == Source::This)).collect()
}

fn rank(edition: Edition) -> usize {
    let mut rows: Vec<Vec<i128>> = identities(edition)
        .iter()
        .map(|relation| {
            let mut row = vec![0; Address::all().len()];
            relation.terms.iter().for_each(|term| row[term.cell.address.index()] = i128::from(term.coefficient));
            row
        })
        .collect();
    let mut rank = 0;
    for column in 0..Address::all().len() {
        let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
        rows.swap(rank, pivot);
        let pivot = rows[rank].clone();
        for row in rows.iter_mut().skip(rank + 1).filter(|row| row[column] != 0) {
            let factor = row[column];
            for (cell, other) in row.iter_mut().zip(&pivot) {
                *cell = *cell * pivot[column] - *other * factor;
            }
        }
        rank += 1;
    }
    rank
}

#[test]
fn the_form_has_42_identities_of_rank_40_and_in_2019_40_of_rank_38() {
    assert_eq!(identities(Edition::V2021).len(), 42);
    assert_eq!(identities(Edition::V2019).len(), 40);
    assert_eq!(rank(Edition::V2021), 40);
    assert_eq!(rank(Edition::V2019), 38);
}

#[test]
fn the_form_has_200_cells_and_in_2019_198() {
    let cells = |edition| Report::blank(edition).cells().count();
    assert_eq!(cells(Edition::V2021), 10 + 25 * 7 + 15);
    assert_eq!(cells(Edition::V2019), 22 + 23 * 7 + 15);
}

/// What a relation's two sides are worth in a report.
fn sides(report: &Report, relation: &Relation) -> (i64, i64) {
    let sum = |left| {
        let cells = relation.side(left).map(|cell| report.cell(cell.address).value());
        cells.map(|value| value.and_then(Value::as_count).expect("a count")).sum()
    };
    (sum(true), sum(false))
}

/// The relations of tables 3 and 4 that name a cell.
fn naming(report: &Report, address: Address) -> Vec<&'static Relation> {
    let edition = report.layout.get(address.table()).edition().expect("a table of the report");
    let this = CellRef::from(address);
    relations(address.table(), edition)
        .iter()
        .filter(|relation| relation.terms.iter().all(|term| term.cell.source == Source::This))
        .filter(|relation| relation.terms.iter().any(|term| term.cell == this))
        .collect()
}

fn summed_cells(report: &Report) -> Vec<Address> {
    report.cells().map(|(address, _)| address).filter(|address| address.table() != Table::Disclosure).collect()
}

proptest! {
    // Every case walks through all cells of tables 3 and 4.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_valid_report_has_no_relation_finding(report in common::valid_report()) {
        let verdict = check(&report);
        prop_assert!(verdict.findings.iter().all(|finding| finding.terms.is_none()), "{:?}", verdict.findings);
        prop_assert_eq!(verdict.outcome, Outcome::Pass);
        prop_assert_eq!(verdict.if_blank_is_zero, Outcome::Pass);
    }

    #[test]
    fn one_wrong_cell_breaks_exactly_the_relations_that_name_it(
        report in common::valid_report(), amount in 1..1000_i64, sign in any::<bool>(),
    ) {
        for address in summed_cells(&report) {
            let old = report.cell(address).value().and_then(Value::as_count).expect("a count");
            let new = if sign || old < amount { old + amount } else { old - amount };
            let mut wrong = report.clone();
            wrong.set(address, new);
            let verdict = check(&wrong);
            prop_assert_eq!(verdict.outcome, Outcome::Fail);
            let broken: Vec<_> = verdict.findings.iter().filter(|finding| finding.terms.is_some()).collect();
            let named = naming(&wrong, address);
            let expected = match (address.table(), address.row()) {
                (Table::Review, _) => 1,
                (_, "processed") => 3,
                _ => 2,
            };
            prop_assert_eq!(named.len(), expected, "{}", address);
            prop_assert_eq!(broken.len(), expected, "{}", address);
            for relation in named {
                let cells: Vec<CellRef> = relation.terms.iter().map(|term| term.cell).collect();
                let finding = broken.iter().find(|finding| finding.rule == relation.rule && finding.cells == cells);
                let terms = finding.expect("each relation once, with all its cells").terms.expect("numbers");
                let (left, right) = sides(&wrong, relation);
                prop_assert_eq!(terms.left, Value::Count(left));
                prop_assert_eq!(terms.right, Value::Count(right));
                prop_assert_eq!(terms.gap, Value::Count(left - right));
                prop_assert_eq!((left - right).abs(), (new - old).abs());
            }
        }
    }

    #[test]
    fn a_cell_that_is_no_number_makes_exactly_its_relations_not_assessable(
        report in common::valid_report(),
        print in prop::sample::select(vec!["", "/", "无", "若干", "unreadable", "missing"]),
    ) {
        for address in summed_cells(&report) {
            let mut open = report.clone();
            open.set(address, match print {
                "unreadable" => Cell::unreadable("1 2"),
                "missing" => Cell::MISSING,
                print => Cell::read(print, address.kind()),
            });
            prop_assert_ne!(open.cell(address).state(), State::Number);
            let verdict = check(&open);
            prop_assert_eq!(verdict.outcome, Outcome::NotAssessable, "{} {}", address, print);
            let rules: BTreeSet<&str> = verdict.not_assessable.iter().map(|entry| entry.rule().id).collect();
            let named: BTreeSet<&str> = naming(&open, address).iter().map(|relation| relation.rule.id).collect();
            prop_assert_eq!(rules, named);
            for entry in &verdict.not_assessable {
                prop_assert_eq!(&entry.cells, &vec![CellRef::from(address)]);
            }
            prop_assert!(verdict.findings.iter().all(|finding| finding.terms.is_none()));
            let zero = report.cell(address).value().and_then(Value::as_count) == Some(0);
            let expected = match (print, zero) {
                ("", true) => Outcome::Pass,
                ("", false) => Outcome::Fail,
                _ => Outcome::NotAssessable,
            };
            prop_assert_eq!(verdict.if_blank_is_zero, expected);
        }
    }
}

#[test]
fn a_table_that_is_absent_or_unknown_is_never_passed_over() {
    for layout in [gouji::TableLayout::Absent, gouji::TableLayout::Unknown] {
        for table in Table::ALL {
            let mut report = Report::zero(Edition::V2021);
            *report.layout.get_mut(table) = layout;
            let verdict = check(&report);
            assert_ne!(verdict.outcome, Outcome::Pass, "{table:?} {layout:?}");
            assert!(verdict.not_assessable.iter().any(|entry| entry.rule().id.starts_with(table.id())));
        }
    }
}

#[test]
fn a_rule_left_out_is_listed_and_not_asked() {
    let mut report = Report::zero(Edition::V2021);
    report.set("/requests/received/total".parse().expect("an address"), 1);
    let check = gouji::Check::new().ignore("requests-balance").and_then(|check| check.ignore("requests-row-sum"));
    let verdict = check.expect("known rules").run(&report);
    assert_eq!(verdict.outcome, Outcome::Pass);
    let ignored: Vec<&str> = verdict.ignored().map(|rule| rule.id).collect();
    assert_eq!(ignored, ["requests-row-sum", "requests-balance"]);
    assert!(verdict.run().all(|rule| !ignored.contains(&rule.id)));
    assert!(gouji::Check::new().ignore("requests-balances").is_err());
    assert_eq!(gouji::Check::new().select(["requests-balance"]).expect("known").run(&report).findings.len(), 1);
}

#[test]
fn a_number_beyond_any_count_is_not_judged() {
    for count in [i64::MAX, i64::MIN, gouji::LARGEST_COUNT + 1] {
        let mut report = Report::zero(Edition::V2021);
        let cell: Address = "/requests/received/total".parse().expect("an address");
        report.set(cell, count);
        let verdict = check(&report);
        assert!(verdict.findings.iter().all(|finding| finding.terms.is_none()), "{count}");
        let unjudged: Vec<_> = verdict.not_assessable.iter().map(|entry| (entry.rule().id, &entry.cells[..])).collect();
        let cells = [CellRef::from(cell)];
        assert_eq!(unjudged, [("requests-row-sum", &cells[..]), ("requests-balance", &cells[..])], "{count}");
        let members = vec![report; 2];
        let whole = Check::new().members(&members).run(&Report::zero(Edition::V2021));
        assert!(whole.not_assessable.iter().any(|entry| entry.rule().id == "member-sum"), "{count}");
    }
}
