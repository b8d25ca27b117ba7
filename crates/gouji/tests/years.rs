//! Two years of one organ: what is carried over agrees, and one change gives exactly its rule.

mod common;

use common::{APPLICANTS, address, balanced};
use gouji::{Address, Check, Edition, Family, Layout, Report, State, Table, Value, check};
use proptest::prelude::*;

const BLOCKS: [&str; 3] = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];

fn count(report: &Report, address: Address) -> i64 {
    report.cell(address).value().and_then(Value::as_count).expect("a count")
}

fn add(report: &mut Report, address: Address, more: i64) {
    let count = count(report, address);
    report.set(address, count + more);
}

/// Two reports of which the second follows from the first.
fn two_years() -> impl Strategy<Value = (Report, Report)> {
    let numbers = || prop::collection::vec(0..500_i64, 226);
    (numbers(), numbers()).prop_map(|(before, after)| {
        let mut last = balanced(Layout::of(Edition::V2021), &before);
        last.year = Some(2023);
        let mut this = balanced(Layout::of(Edition::V2021), &after);
        this.year = Some(2024);
        let at = |row, column| address(Table::Requests, row, column);
        for applicant in APPLICANTS.into_iter().chain(["total"]) {
            // What was left is answered this year, beside what came in.
            let (carried, was) =
                (count(&last, at("pending_end", applicant)), count(&this, at("pending_start", applicant)));
            this.set(at("pending_start", applicant), carried);
            for row in ["granted", "processed"] {
                add(&mut this, at(row, applicant), carried);
            }
            add(&mut this, at("received", applicant), was);
        }
        for row in BLOCKS {
            let at = |column| address(Table::Review, row, column);
            let pending = count(&last, at("pending"));
            for column in ["upheld", "total"] {
                add(&mut this, at(column), pending);
            }
        }
        let after = |report: &Report| count(report, address(Table::Review, BLOCKS[2], "total"));
        let court = after(&this);
        for column in ["upheld", "total"] {
            add(&mut this, address(Table::Review, BLOCKS[0], column), court);
        }
        for row in ["government_rules", "normative_documents"] {
            let at = |column| address(Table::Disclosure, row, column);
            let repealed = count(&this, at("repealed")).min(count(&last, at("in_force")));
            this.set(at("repealed"), repealed);
            this.set(at("in_force"), count(&last, at("in_force")) + count(&this, at("issued")) - repealed);
        }
        for row in ["licensing", "penalties", "coercion"] {
            let at = address(Table::Disclosure, row, "decisions");
            this.set(at, count(&last, at) + 7);
        }
        let fee = address(Table::Disclosure, "administrative_fees", "amount");
        let before = last.cell(fee).value().expect("an amount").as_decimal();
        this.set(fee, before + rust_decimal::Decimal::new(7, 3));
        (last, this)
    })
}

/// What is found between the years: the rule, and the words of its message.
fn between(last: &Report, this: &Report) -> Vec<(&'static str, String)> {
    let verdict = Check::new().last(last).run(this);
    let findings = verdict.findings.into_iter().filter(|finding| finding.rule.family == Family::Years);
    findings.map(|finding| (finding.rule.id, finding.message.zh)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn years_that_agree_have_no_finding((last, this) in two_years()) {
        let relations = check(&this).findings.into_iter().filter(|finding| finding.terms.is_some()).count();
        prop_assert_eq!(relations, 0);
        prop_assert_eq!(between(&last, &this), []);
    }

    #[test]
    fn one_changed_number_of_last_year_gives_its_rule_and_its_line(
        (last, this) in two_years(), column in 0..7_usize, stock in 0..2_usize, block in 0..3_usize,
    ) {
        let column = APPLICANTS.into_iter().chain(["total"]).nth(column).expect("a column");
        let at = address(Table::Requests, "pending_end", column);
        let mut changed = last.clone();
        add(&mut changed, at, 1);
        let found = between(&changed, &this);
        prop_assert_eq!(found.len(), 1, "{:?}", found);
        prop_assert_eq!(found[0].0, if column == "total" { "carry-over" } else { "carry-over-column" });
        prop_assert!(found[0].1.contains(at.column_label().zh), "{:?}", found);

        let row = ["government_rules", "normative_documents"][stock];
        let mut changed = last.clone();
        add(&mut changed, address(Table::Disclosure, row, "in_force"), 1);
        let found = between(&changed, &this);
        prop_assert_eq!(found.len(), 1, "{:?}", found);
        prop_assert_eq!(found[0].0, "in-force-roll-forward");
        let label = address(Table::Disclosure, row, "in_force").row_label().zh;
        prop_assert!(found[0].1.contains(label), "{:?}", found);

        let row = BLOCKS[block];
        let mut changed = last.clone();
        let total = count(&this, address(Table::Review, row, "total"));
        changed.set(address(Table::Review, row, "pending"), total + 1);
        let found = between(&changed, &this);
        prop_assert_eq!(found.len(), 1, "{:?}", found);
        prop_assert_eq!(found[0].0, "years-pending-cases");
    }

    #[test]
    fn after_a_reorganisation_a_broken_carry_over_is_a_query((last, this) in two_years()) {
        let (mut last, mut this) = (last, this);
        add(&mut last, address(Table::Requests, "pending_end", "total"), 1);
        last.agency = Some("某市大数据发展管理局".to_owned());
        this.agency = Some("某市数据局".to_owned());
        let rules: Vec<&str> = between(&last, &this).into_iter().map(|(rule, _)| rule).collect();
        prop_assert_eq!(rules, ["years-carry-over-reorganised"]);
        let verdict = Check::new().last(&last).run(&this);
        prop_assert!(verdict.not_applicable().any(|rule| rule.id == "carry-over"));
    }
}

#[test]
fn a_blank_carry_over_is_not_judged() {
    let (mut last, this) = (Report::zero(Edition::V2021), Report::zero(Edition::V2021));
    let at = address(Table::Requests, "pending_end", "total");
    last.set(at, gouji::Cell::BLANK);
    let verdict = Check::new().last(&last).run(&this);
    assert_eq!(last.cell(at).state(), State::Blank);
    assert!(verdict.not_assessable.iter().any(|entry| entry.rule().id == "carry-over"));
    assert!(!verdict.run().any(|rule| rule.id == "carry-over"));
}

#[test]
fn the_form_of_2019_in_2023_is_one_finding_and_no_cascade() {
    let mut report = Report::zero(Edition::V2019);
    report.year = Some(2023);
    let rules: Vec<&str> = check(&report).findings.iter().map(|finding| finding.rule.id).collect();
    assert_eq!(rules, ["edition-in-force", "edition-in-force-requests"]);
    // Beside a report of the newer form, cells that mean the same are compared and the others are not.
    let mut last = Report::zero(Edition::V2021);
    last.year = Some(2022);
    last.set(address(Table::Disclosure, "normative_documents", "in_force"), 40);
    assert_eq!(between(&last, &report), []);
    last.set(address(Table::Requests, "pending_end", "total"), 2);
    assert_eq!(between(&last, &report)[0].0, "carry-over");
}
