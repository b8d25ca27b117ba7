//! Prints every literate case with the core's answer, one JSON a line: what other languages must answer too.
#![allow(clippy::print_stdout, reason = "the tests of other languages read the output")]

use gouji::{Answer, Entry, Profile, RULES, Report, case::Case};
use serde::Serialize;

#[derive(Serialize)]
struct Options<'a> {
    last: Option<&'a Report>,
    members: Option<&'a [Report]>,
    profile: Option<&'a Profile>,
}

#[derive(Serialize)]
struct Line<'a> {
    rule: &'a str,
    name: &'a str,
    report: &'a Report,
    options: Options<'a>,
    findings: &'a [String],
    answer: String,
}

fn line(rule: &str, case: &Case) -> serde_json::Result<String> {
    let verdict = case.check();
    let answer = Answer::new(vec![Entry::new(&case.report, &verdict)], Vec::new());
    let options = Options {
        last: case.last.as_ref(),
        members: (!case.members.is_empty()).then_some(case.members.as_slice()),
        profile: case.profile.as_ref(),
    };
    serde_json::to_string(&Line {
        rule,
        name: &case.name,
        report: &case.report,
        options,
        findings: &case.findings,
        answer: serde_json::to_string(&answer)?,
    })
}

fn main() -> serde_json::Result<()> {
    for rule in RULES {
        for case in rule.cases() {
            println!("{}", line(rule.id, &case)?);
        }
    }
    Ok(())
}
