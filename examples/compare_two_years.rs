//! Holds a report against last year's: `cargo run --example compare_two_years`.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use gouji::{Check, Edition, Report};

/// Three applications were left open last year, but only two were taken over.
pub(crate) fn main() -> Result<(), gouji::Error> {
    let (mut last, mut this) = (Report::zero(Edition::V2019), Report::zero(Edition::V2021));
    (last.year, this.year) = (Some(2020), Some(2021));
    for column in ["natural_person", "total"] {
        last.set(format!("/requests/received/{column}").parse()?, 3);
        last.set(format!("/requests/pending_end/{column}").parse()?, 3);
        this.set(format!("/requests/pending_start/{column}").parse()?, 2);
        this.set(format!("/requests/granted/{column}").parse()?, 2);
        this.set(format!("/requests/processed/{column}").parse()?, 2);
    }
    let verdict = Check::new().last(&last).run(&this);
    for finding in &verdict.findings {
        println!("{}  {}", finding.rule.id, finding.message.zh);
    }
    Ok(())
}
