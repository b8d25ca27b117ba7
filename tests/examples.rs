//! The examples run.

#[path = "../examples/build_a_report.rs"]
mod build_a_report;
#[path = "../examples/compare_two_years.rs"]
mod compare_two_years;
#[path = "../examples/read_a_document.rs"]
mod read_a_document;

#[test]
fn the_examples_run() {
    build_a_report::main().expect("a report is built");
    read_a_document::main();
    compare_two_years::main().expect("two years are compared");
}

#[test]
fn the_examples_find_what_they_say() {
    use gouji::{Check, Outcome};
    use gouji_reader::{Checked, read};

    for (bytes, outcome) in [
        (include_bytes!("../examples/report.md").as_slice(), Outcome::Pass),
        (include_bytes!("../examples/broken.md").as_slice(), Outcome::Fail),
    ] {
        let checked = Checked::new("example.md", bytes, read(bytes, None), |_| Check::new());
        let reports = checked.reports.expect("the example is read");
        assert_eq!(reports[0].verdict.outcome, outcome);
        assert_eq!(reports[0].reading.report.count(gouji::State::Number), 200);
    }
}
