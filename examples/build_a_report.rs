//! Builds a report in Rust, breaks one number, and prints what is found: `cargo run --example build_a_report`.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use gouji::{Edition, Report, check};

/// Twelve applications came in and twelve were granted; then one digit is mistyped.
pub(crate) fn main() -> Result<(), gouji::Error> {
    let mut report = Report::zero(Edition::V2021);
    report.agency = Some("青禾区农业农村局".to_owned());
    report.year = Some(2024);
    for row in ["received", "granted", "processed"] {
        report.set(format!("/requests/{row}/natural_person").parse()?, 12);
        report.set(format!("/requests/{row}/total").parse()?, 12);
    }
    println!("{}", check(&report).outcome.name().zh);

    report.set("/requests/granted/natural_person".parse()?, 2);
    let verdict = check(&report);
    println!("{}", verdict.outcome.name().zh);
    for finding in &verdict.findings {
        println!("{}  {}", finding.rule.id, finding.message.zh);
    }
    Ok(())
}
