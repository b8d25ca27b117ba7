//! From the bytes of a file to the verdict, container by container.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gouji::check;
use gouji_reader::read;

macro_rules! saved {
    ($($file:literal),*) => {
        [$(($file, include_bytes!(concat!("../crates/gouji-reader/tests/reports/office/", $file)))),*]
    };
}

fn benchmarks(criterion: &mut Criterion) {
    let files: [(&str, &[u8]); 12] = saved![
        "openpyxl.xlsx",
        "libreoffice.xlsx",
        "sheetjs.xlsb",
        "libreoffice.xls",
        "sheetjs.xls",
        "libreoffice.ods",
        "python-docx.docx",
        "libreoffice.docx",
        "libreoffice.doc",
        "libreoffice.odt",
        "libreoffice.html",
        "libreoffice.pdf"
    ];
    let mut group = criterion.benchmark_group("file to verdict");
    group.throughput(Throughput::Elements(1));
    for (name, bytes) in files {
        group.bench_function(name, |bencher| {
            bencher.iter(|| check(&read(black_box(bytes), None).expect("a report")[0].report));
        });
    }
    group.finish();
    let text: &[u8] = include_bytes!("../examples/report.md");
    let mut group = criterion.benchmark_group("text to report");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("report.md", |bencher| bencher.iter(|| read(black_box(text), None)));
    group.finish();
}

criterion_group!(benches, benchmarks);
criterion_main!(benches);
