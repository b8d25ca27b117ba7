//! The outcome asked for alone is the outcome of the whole verdict.

use gouji::{Cell, Check, Edition, Outcome, RULES, Report, Severity};

fn agrees(check: &Check<'_>, report: &Report, what: &str) -> Outcome {
    let outcome = check.outcome(report);
    assert_eq!(outcome, check.run(report).outcome, "{what}");
    outcome
}

#[test]
fn it_is_the_same_for_every_case_and_whatever_its_cells_are() {
    let mut seen = Vec::new();
    for case in RULES.iter().flat_map(|rule| rule.cases()) {
        let profile = case.profile.clone().unwrap_or_default();
        let mut check = Check::new().profile(&profile);
        if let Some(last) = &case.last {
            check = check.last(last);
        }
        if !case.members.is_empty() {
            check = check.members(&case.members);
        }
        seen.push(agrees(&check, &case.report, &case.name));
        for print in ["", "七", "1"] {
            let mut report = case.report.clone();
            if let Some(address) = case.report.layout.addresses().nth(seen.len() % 60) {
                report.set(address, Cell::read(print, address.kind()));
            }
            seen.push(agrees(&check, &report, &format!("{} with a cell `{print}`", case.name)));
        }
    }
    for outcome in [Outcome::Pass, Outcome::NotAssessable, Outcome::Fail] {
        assert!(seen.contains(&outcome), "{outcome:?} never comes");
    }
}

#[test]
fn it_asks_no_rule_that_was_left_out() {
    let broken = RULES.iter().flat_map(|rule| rule.cases()).filter(|case| case.check().outcome == Outcome::Fail);
    for case in broken {
        for rule in RULES.iter().filter(|rule| rule.severity == Severity::Error) {
            let check = Check::new().select([rule.id]).expect("a rule of the catalogue");
            agrees(&check, &case.report, &format!("{}, {} alone", case.name, rule.id));
        }
    }
    let nothing = Check::new().select([]).expect("no rule");
    assert_eq!(agrees(&nothing, &Report::blank(Edition::V2021), "no rule at all"), Outcome::Pass);
}
