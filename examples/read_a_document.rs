//! Reads a document, checks it, and says where each cell in question stands: `cargo run --example read_a_document`.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use gouji::{Check, Origin, Source};
use gouji_reader::{Checked, read};

/// Checks the broken example of the README.
pub(crate) fn main() {
    let file = "examples/broken.md";
    let bytes = include_bytes!("broken.md");
    let checked = Checked::new(file, bytes, read(bytes, None), |_| Check::new());
    let reports = match &checked.reports {
        Ok(reports) => reports,
        Err(error) => return println!("{}", error.message().zh),
    };
    for judged in reports {
        let report = &judged.reading.report;
        println!("{}：{}", report.agency.as_deref().unwrap_or("（无名）"), judged.verdict.outcome.name().zh);
        for finding in &judged.verdict.findings {
            println!("{}", finding.message.zh);
            for cell in finding.cells.iter().filter(|cell| cell.source == Source::This) {
                let printed = report.cell(cell.address);
                let place = printed.origin().map(Origin::in_words).unwrap_or_default();
                println!("  {}  {}  {}", cell.address.name().zh, printed.text(), place.zh);
            }
        }
    }
}
