//! Localisation beside a general solver of mixed-integer programs given the same sums.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use good_lp::{Expression, Solution, SolverModel, constraint, microlp, variable, variables};
use gouji::{Address, Edition, Report, Source, Table, Value, relations, repair};

/// A report in balance with numbers in eight rows and three columns.
fn balanced() -> Report {
    let mut report = Report::zero(Edition::V2021);
    let mut add = |row: &str, column: &str, count: i64| {
        for column in [column, "total"] {
            let address: Address = format!("/requests/{row}/{column}").parse().expect("an address");
            let before = report.cell(address).value().and_then(Value::as_count).unwrap_or_default();
            report.set(address, before + count);
        }
    };
    let results =
        ["granted", "partly_granted", "denied.internal_affairs", "unavailable.not_held", "declined.complaint"];
    for (column, scale) in [("natural_person", 7), ("business", 3), ("legal_service", 1)] {
        let mut processed = 0;
        for (result, count) in results.iter().zip([31, 12, 5, 18, 9]) {
            add(result, column, count * scale);
            processed += count * scale;
        }
        add("processed", column, processed);
        add("pending_end", column, 4 * scale);
        add("pending_start", column, 2 * scale);
        add("received", column, processed + 2 * scale);
    }
    report
}

/// The report with some cells damaged.
fn damaged(cells: &[(&str, i64)]) -> Report {
    let mut report = balanced();
    for (cell, by) in cells {
        let address: Address = format!("/requests/{cell}").parse().expect("an address");
        let before = report.cell(address).value().and_then(Value::as_count).expect("a count");
        report.set(address, before + by);
    }
    report
}

/// The least number of changed cells as a mixed-integer program: a cell that is changed costs one.
fn program(report: &Report) -> usize {
    const MOST: f64 = 2_000.0;
    let mut variables = variables!();
    let mut cells = BTreeMap::new();
    let mut cost = Expression::from(0.0);
    for address in Address::of(Table::Requests, Edition::V2021) {
        let value = report.cell(*address).value().and_then(Value::as_count).expect("a count");
        let up = variables.add(variable().integer().min(0).max(MOST));
        let down = variables.add(variable().integer().min(0).max(u32::try_from(value).expect("small")));
        let changed = variables.add(variable().binary());
        cost += changed;
        cells.insert(*address, (value, up, down, changed));
    }
    let mut problem = variables.minimise(cost).using(microlp);
    for (_, up, down, changed) in cells.values() {
        problem = problem.with(constraint!(*up + *down <= MOST * *changed));
    }
    for relation in relations(Table::Requests, Edition::V2021) {
        if relation.terms.iter().any(|term| term.cell.source != Source::This) {
            continue;
        }
        let mut sum = Expression::from(0.0);
        for term in &relation.terms {
            let (value, up, down, _) = cells[&term.cell.address];
            sum += f64::from(term.coefficient) * (f64::from(u32::try_from(value).expect("small")) + up - down);
        }
        problem = problem.with(constraint!(sum == 0.0));
    }
    let solution = problem.solve().expect("a solution");
    cells.values().filter(|cell| solution.value(cell.3) > 0.5).count()
}

fn benchmarks(criterion: &mut Criterion) {
    let cases = [
        ("1 wrong cell", vec![("granted/natural_person", 9)]),
        ("2 wrong cells", vec![("granted/natural_person", 9), ("received/business", -20)]),
        ("2 wrong cells, ties", vec![("granted/natural_person", 2), ("partly_granted/business", 2)]),
        ("3 wrong cells", vec![("granted/natural_person", 9), ("received/business", -20), ("processed/total", 5)]),
        (
            "6 wrong cells",
            vec![
                ("granted/natural_person", 9),
                ("received/business", -20),
                ("processed/total", 5),
                ("partly_granted/legal_service", 3),
                ("pending_end/research", 40),
                ("denied.internal_affairs/total", -11),
            ],
        ),
    ];
    for (name, cells) in cases {
        let report = damaged(&cells);
        let repairs = repair(&report);
        let told: usize = repairs.iter().map(|repair| repair.alternatives[0].changes.len()).sum();
        assert_eq!(told, cells.len(), "{name}");
        let mut group = criterion.benchmark_group(name);
        group.bench_function("gouji", |bencher| bencher.iter(|| repair(black_box(&report))));
        if std::env::var_os("MIP").is_some() {
            assert_eq!(program(&report), told, "{name}");
            group.sample_size(10).measurement_time(Duration::from_secs(5)).warm_up_time(Duration::from_millis(100));
            group.bench_function("microlp", |bencher| bencher.iter(|| program(black_box(&report))));
        }
        group.finish();
    }
}

criterion_group!(benches, benchmarks);
criterion_main!(benches);
