//! A check from a typed report and from JSON, beside a plain parse with sums written by hand.

use std::collections::HashMap;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gouji::{Check, Codebook, Edition, Entry, Outcome, RULES, Report, check};

/// A valid report with numbers in it, and the same with one digit wrong.
fn reports() -> (Report, Report) {
    let mut valid = Report::zero(Edition::V2021);
    for (row, count) in [("received", 12), ("pending_start", 3), ("granted", 14), ("processed", 14), ("pending_end", 1)]
    {
        for column in ["natural_person", "total"] {
            valid.set(format!("/requests/{row}/{column}").parse().expect("an address"), count);
        }
    }
    let mut broken = valid.clone();
    broken.set("/requests/granted/natural_person".parse().expect("an address"), 41);
    (valid, broken)
}

/// What a user would write instead: a parse into maps, and each relation summed.
fn by_hand(json: &str, relations: &[Vec<(&str, &str, &str, i64)>]) -> bool {
    type Cells<'a> = HashMap<&'a str, HashMap<&'a str, HashMap<&'a str, serde_json::Value>>>;
    #[derive(serde::Deserialize)]
    struct Plain<'a> {
        #[serde(borrow)]
        cells: Cells<'a>,
    }
    let report: Plain<'_> = serde_json::from_str(json).expect("JSON");
    let cell = |table, row, column| report.cells[table][row][column].as_i64().unwrap_or_default();
    relations.iter().all(|terms| {
        terms.iter().map(|(table, row, column, coefficient)| cell(table, row, column) * coefficient).sum::<i64>() == 0
    })
}

fn benchmarks(criterion: &mut Criterion) {
    let (valid, broken) = reports();
    assert_eq!(check(&valid).outcome, Outcome::Pass);
    let relations_only =
        Check::new().select(RULES.iter().filter(|rule| rule.formula().is_some()).map(|rule| rule.id)).expect("known");
    let mut typed = criterion.benchmark_group("typed report");
    typed.bench_function("relations", |bencher| bencher.iter(|| relations_only.run(black_box(&valid))));
    typed.bench_function("every rule", |bencher| bencher.iter(|| check(black_box(&valid))));
    typed.finish();

    let json = |report| serde_json::to_string(report).expect("serialises");
    let (valid_json, broken_json) = (json(&valid), json(&broken));
    let hand: Vec<Vec<_>> = Codebook(Edition::V2021)
        .relations()
        .filter(|relation| relation.rule.formula().is_some_and(|f| !f.contains('.') || f.contains(".*")))
        .filter(|relation| relation.op == gouji::Op::Equal)
        .map(|relation| {
            let term = |term: &gouji::Term| {
                let address = term.cell.address;
                (address.table().id(), address.row(), address.column(), i64::from(term.coefficient))
            };
            relation.terms.iter().map(term).collect()
        })
        .collect();
    assert_eq!(hand.len(), 42);
    assert!(by_hand(&valid_json, &hand) && !by_hand(&broken_json, &hand));
    let mut text = criterion.benchmark_group("JSON");
    text.throughput(criterion::Throughput::Bytes(valid_json.len() as u64));
    text.bench_function("to verdict", |bencher| {
        bencher.iter(|| check(&Report::from_json(black_box(&valid_json)).expect("a report")));
    });
    text.bench_function("parse and sums by hand", |bencher| bencher.iter(|| by_hand(black_box(&valid_json), &hand)));
    text.bench_function("with a broken cell, to the answer's JSON", |bencher| {
        bencher.iter(|| {
            let report = Report::from_json(black_box(&broken_json)).expect("a report");
            let verdict = check(&report);
            serde_json::to_string(&Entry::new(&report, &verdict)).expect("serialises")
        });
    });
    text.finish();
}

criterion_group!(all, benchmarks);
criterion_main!(all);
