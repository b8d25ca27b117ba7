//! An organ and its members: sums agree, one change gives exactly its rule and its name, and nothing is invented.

mod common;

use std::fmt::Write as _;

use common::{address, balanced};
use gouji::{Cell, Check, Edition, Family, Kind, Layout, Profile, Report, State, Table, Value, sum};
use proptest::prelude::*;

fn member(name: usize, numbers: &[i64]) -> Report {
    let mut report = balanced(Layout::of(Edition::V2021), numbers);
    report.agency = Some(format!("某县第{name}局"));
    report.year = Some(2024);
    report
}

fn members() -> impl Strategy<Value = Vec<Report>> {
    prop::collection::vec(prop::collection::vec(1..200_i64, 226), 2..7)
        .prop_map(|all| all.iter().enumerate().map(|(name, numbers)| member(name, numbers)).collect())
}

fn summary(members: &[Report]) -> Report {
    let mut report = sum(members);
    report.agency = Some("某县人民政府".to_owned());
    report
}

/// What is found between the organs: the rule, and the words of its message.
fn between(parent: &Report, members: &[Report]) -> Vec<(&'static str, String)> {
    let verdict = Check::new().members(members).run(parent);
    let findings = verdict.findings.into_iter().filter(|finding| finding.rule.family == Family::Members);
    findings.map(|finding| (finding.rule.id, finding.message.zh)).collect()
}

/// The findings of one rule.
fn of<'f>(found: &'f [(&str, String)], rule: &str) -> Vec<&'f str> {
    found.iter().filter(|(id, _)| *id == rule).map(|(_, message)| message.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_summary_is_the_sum_of_its_members(members in members()) {
        let parent = summary(&members);
        prop_assert_eq!(&parent.faults, &[]);
        prop_assert_eq!(between(&parent, &members), []);
        let relations = gouji::check(&parent).findings.into_iter().filter(|finding| finding.terms.is_some()).count();
        prop_assert_eq!(relations, 0, "sums of reports that add up add up");
    }

    #[test]
    fn one_changed_cell_of_a_member_is_one_finding(members in members(), which in 0..100_usize, cell in 0..200_usize) {
        let parent = summary(&members);
        let mut changed = members;
        let which = which % changed.len();
        let (at, value) = changed[which].cells().nth(cell).map(|(at, cell)| (at, cell.value())).expect("a cell");
        prop_assume!(at.kind() == Kind::Count);
        changed[which].set(at, value.and_then(Value::as_count).expect("a count") + 1);
        let found = between(&parent, &changed);
        prop_assert_eq!(found.len(), 1, "{:?}", found);
        prop_assert_eq!(found[0].0, "member-sum");
        prop_assert!(found[0].1.contains(at.row_label().zh), "{:?}", found);
    }

    #[test]
    fn the_member_that_explains_the_gap_is_named(members in members(), which in 0..100_usize) {
        let which = which % members.len();
        let name = members[which].agency.clone().expect("a name");
        let mut others = members.clone();
        others.remove(which);

        let found = between(&summary(&others), &members);
        prop_assert_eq!(of(&found, "members-left-out").len(), 1);
        prop_assert!(of(&found, "members-left-out")[0].contains(&name));

        let mut doubled = members.clone();
        doubled.push(members[which].clone());
        let found = between(&summary(&doubled), &members);
        prop_assert_eq!(of(&found, "members-counted-twice").len(), 1);
        prop_assert!(of(&found, "members-counted-twice")[0].contains(&name));

        let found = between(&summary(&members), &others);
        prop_assert_eq!(of(&found, "members-incomplete").len(), 1);
        prop_assert_eq!(of(&found, "members-left-out").len(), 0);
    }
}

#[test]
fn sixty_organs_one_missing_one_twice_and_one_with_words_in_a_cell_are_all_named() {
    let numbers = |name: i64| (0..226).map(|cell| (cell * 7 + name * 13) % 40).collect::<Vec<_>>();
    let all: Vec<Report> = (0..60_u8).map(|name| member(name.into(), &numbers(name.into()))).collect();
    let parent = summary(&all);
    let mut sent = all.clone();
    let at = address(Table::Disclosure, "licensing", "decisions");
    sent[41].set(at, Cell::read("2000万", Kind::Count));
    let double = sent[23].clone();
    sent.push(double);
    sent.remove(17);
    let mut list = String::new();
    for name in 0..60 {
        let _ = write!(list, "{}\"某县第{name}局\"", if name == 0 { "" } else { ", " });
    }
    let profile = Profile::from_json(&format!("{{\"members\": [{list}]}}")).expect("a profile");

    let verdict = Check::new().members(&sent).profile(&profile).run(&parent);
    let said = |rule: &str| {
        let mut findings = verdict.findings.iter().filter(|finding| finding.rule.id == rule);
        let message = findings.next().map(|finding| finding.message.zh.clone()).expect(rule);
        assert!(findings.next().is_none(), "{rule} is said once");
        message
    };
    assert!(said("members-missing").contains("某县第17局"));
    assert!(said("members-duplicate").contains("某县第23局，2 份"));
    assert!(said("members-refused").contains("某县第41局"));
    assert!(said("members-refused").contains("2000万"));
    let judged = verdict.findings.iter().filter(|finding| finding.rule.id == "member-sum");
    assert!(judged.flat_map(|finding| &finding.cells).all(|cell| cell.address != at), "a cell with words has no sum");

    let sum = sum(&sent);
    assert_eq!(sum.cell(at).state(), State::Unreadable);
    assert_eq!(sum.cell(at).value(), None);
    let faults: Vec<(&str, &str)> = sum.faults.iter().map(|fault| (fault.rule.as_str(), fault.text.as_str())).collect();
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].0 == "members-refused" && faults[0].1.contains("某县第41局") && faults[0].1.contains("2000万"));
    assert!(faults[1].0 == "members-duplicate" && faults[1].1.contains("某县第23局"));
    assert_eq!(sum.faults[0].cells, [at]);
    // The sum is itself a report: what was refused is found again when it is checked.
    let found: Vec<&str> = gouji::check(&sum).findings.iter().map(|finding| finding.rule.id).collect();
    assert!(found.contains(&"members-refused") && found.contains(&"members-duplicate"), "{found:?}");
}

#[test]
fn reports_of_two_editions_are_added_where_both_have_the_cell() {
    let (mut old, mut new) = (Report::zero(Edition::V2019), Report::zero(Edition::V2021));
    let received = address(Table::Requests, "received", "total");
    old.set(received, 3);
    new.set(received, 4);
    let sum = sum(&[old, new]);
    assert_eq!(sum.cell(received).value(), Some(Value::Count(7)));
    let other = address(Table::Requests, "other.other", "total");
    assert_eq!(sum.cell(other).state(), State::Unreadable, "the older form has one row for the three");
    let fee = address(Table::Disclosure, "administrative_fees", "amount");
    assert_eq!(sum.cell(fee).state(), State::Unreadable);
    assert!(sum.faults.iter().any(|fault| fault.cells.contains(&fee)));
}

#[test]
fn the_sum_of_nothing_is_an_empty_report() {
    assert_eq!(sum(&[]), Report::new());
}

#[test]
fn a_member_left_out_is_one_cause() {
    let members: Vec<Report> = (1..5).map(|name| member(name, &(1..=226).collect::<Vec<_>>())).collect();
    let parent = summary(&members);
    let verdict = Check::new().members(&members[1..]).run(&parent);
    let sums: Vec<usize> =
        (0..verdict.findings.len()).filter(|at| verdict.findings[*at].rule.id == "member-sum").collect();
    assert!(sums.len() > 100, "a member is in most sums");
    assert!(verdict.causes().contains(&sums), "{:?}", verdict.causes());
}
