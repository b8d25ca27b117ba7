//! From the bytes of a file to the verdict, container by container.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gouji::{Edition, Table, check};
use gouji_reader::read;

macro_rules! saved {
    ($($file:literal),*) => {
        [$(($file, include_bytes!(concat!("../crates/gouji-reader/tests/reports/office/", $file)))),*]
    };
}

/// The size of a page as Word saves it, in bytes.
const PAGE: usize = 104_000;

/// A page as Word saves it: a paragraph and a run in every cell, a style on every tag.
fn page_of_word() -> String {
    let cell = |text: &str| {
        format!(
            "<td width=73 valign=top style='width:54.8pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>\r\n  \
             <p class=MsoNormal align=center style='text-align:center'><span lang=EN-US\r\n  style='font-size:10.5pt;\
             font-family:宋体;color:black'>{text}<o:p></o:p></span></p>\r\n  </td>\r\n"
        )
    };
    let mut page = String::from(
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta charset=utf-8></head><body lang=ZH-CN>\r\n\
         <h1><span style='font-family:宋体'>河湾县水务局</span><span lang=EN-US>2024</span>年政府信息公开工作年度报告</h1>\r\n",
    );
    for table in Table::ALL {
        page.push_str("<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>\r\n");
        for block in Edition::V2021.form().table(table) {
            let head = |labels: &mut dyn Iterator<Item = &str>| labels.map(cell).collect::<String>();
            let columns = &mut block.columns.iter().map(|column| column.label.zh);
            if table == Table::Review {
                let blocks = head(&mut block.rows.iter().map(|row| row.label.zh)).replace("<td ", "<td colspan=5 ");
                let columns = head(columns).repeat(block.rows.len());
                let values = cell("0").repeat(block.rows.len() * block.columns.len());
                page.extend(["<tr>", &blocks, "</tr><tr>", &columns, "</tr><tr>", &values, "</tr>"]);
                continue;
            }
            page.extend(["<tr>", &cell("信息内容"), &head(columns), "</tr>\r\n"]);
            for row in block.rows {
                page.extend(["<tr>", &cell(row.label.zh), &cell("0").repeat(block.columns.len()), "</tr>\r\n"]);
            }
        }
        page.push_str("</table>\r\n");
    }
    // The rest is prose, a run for every few words.
    while page.len() < PAGE {
        page.push_str(
            "<p class=MsoNormal style='text-indent:21.0pt'><span\r\nstyle='font-family:宋体'>本局全年主动公开各类信息</span>\
             <span lang=EN-US>230</span><span\r\nstyle='font-family:宋体'>条。<o:p></o:p></span></p>\r\n",
        );
    }
    page
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
    let page = page_of_word();
    let mut group = criterion.benchmark_group("file to verdict");
    group.throughput(Throughput::Elements(1));
    for (name, bytes) in files.into_iter().chain([("104 kB page of Word", page.as_bytes())]) {
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
