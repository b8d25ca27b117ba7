//! Tables bent in ways that reports are, and what stands around them.

mod common;

use common::reports::balanced;
use common::rows::Flat;
use common::text::{Family, document};
use common::{Random, print, rows};
use gouji::{Address, Edition, Layout, Report, State, Table, TableLayout, check};
use gouji_reader::{Reading, read};

/// A report with a number of its own in every cell, as far as arithmetic allows.
fn report(edition: Edition) -> Report {
    let numbers: Vec<i64> = (1..=226).collect();
    balanced(Layout::of(edition), &numbers)
}

fn readings(text: &str) -> Vec<Reading> {
    read(text.as_bytes(), None).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn one(text: &str) -> Report {
    let mut readings = readings(text);
    assert_eq!(readings.len(), 1);
    readings.remove(0).report
}

fn cells(report: &Report) -> Vec<(Address, State, String)> {
    report.cells().map(|(address, cell)| (address, cell.state(), cell.text().into_owned())).collect()
}

/// The document of a report whose tables were changed.
fn changed(report: &Report, family: Family, change: impl Fn(&mut Vec<Flat>)) -> String {
    let mut tables = family.rows(report, &mut Random::new(1));
    change(&mut tables);
    document(family, &tables)
}

#[test]
fn printed_subtotals_are_left_out() {
    let report = report(Edition::V2021);
    let text = changed(&report, Family::Pipes, |tables| {
        let requests = tables.iter_mut().find(|table| table.table == Table::Requests).expect("table 3");
        for row in &mut requests.rows {
            let word = if row.iter().any(|slot| slot.cell.is_some()) { "7" } else { "" };
            row.insert(9, rows::Slot::word(word));
        }
        requests.rows[2][9] = rows::Slot::word("小计");
        let mut subtotal: Vec<rows::Slot> =
            vec![rows::Slot::default(), rows::Slot::word("（三）小计"), rows::Slot::default()];
        subtotal.extend((0..8).map(|_| rows::Slot::word("5")));
        requests.rows.insert(7, subtotal);
    });
    let read = one(&text);
    assert_eq!(cells(&read), cells(&report), "{text}");
    assert!(read.faults.iter().any(|fault| fault.rule == "table-unknown-row"), "{:?}", read.faults);
}

#[test]
fn a_row_twice_is_told_and_a_row_twice_with_other_numbers_is_not_read() {
    let report = report(Edition::V2021);
    for other in [false, true] {
        let text = changed(&report, Family::Tabs, |tables| {
            let requests = tables.iter_mut().find(|table| table.table == Table::Requests).expect("table 3");
            let mut again = requests.rows[5].clone();
            if other {
                let cell = again.iter_mut().find(|slot| slot.cell.is_some()).expect("a number");
                cell.text = "4711".to_owned();
            }
            requests.rows.insert(6, again);
        });
        let read = one(&text);
        assert!(read.faults.iter().any(|fault| fault.rule == "table-row-duplicated"));
        assert_eq!(read.count(State::Unreadable), if other { 7 } else { 0 });
    }
}

#[test]
fn page_numbers_between_rows_are_dropped() {
    let report = report(Edition::V2021);
    for number in ["- 4 -", "— 5 —", "第 3 页", "1"] {
        let text = changed(&report, Family::Spaces, |tables| {
            let requests = tables.iter_mut().find(|table| table.table == Table::Requests).expect("table 3");
            requests.rows.insert(9, vec![rows::Slot::word(number)]);
        });
        let read = one(&text);
        assert!(cells(&read) == cells(&report), "{number}: {:?}", read.faults);
        assert!(read.faults.iter().any(|fault| fault.rule == "table-page-number"), "{number}: {:?}", read.faults);
    }
}

#[test]
fn a_blank_form_is_two_hundred_blanks() {
    let blank = Report::blank(Edition::V2021);
    for family in [Family::Tabs, Family::Pipes, Family::BarePipes] {
        let read = one(&changed(&blank, family, |_| {}));
        assert_eq!(read.count(State::Blank), 200, "{family:?}: {:?}", read.faults);
    }
}

#[test]
fn two_reports_in_one_text_are_two_reports() {
    let (first, second) = (report(Edition::V2021), report(Edition::V2019));
    let text = |report: &Report, name: &str| changed(report, Family::Tabs, |_| {}).replace("青禾市林业局", name);
    let both = readings(&format!("{}\n\n{}", text(&first, "青禾市林业局"), text(&second, "青禾市水利局")));
    let parts: Vec<_> =
        both.iter().map(|reading| (reading.part.as_deref(), reading.report.agency.as_deref())).collect();
    assert_eq!(parts, [(Some("1"), Some("青禾市林业局")), (Some("2"), Some("青禾市水利局"))]);
    assert_eq!(cells(&both[0].report), cells(&first));
    assert_eq!(cells(&both[1].report), cells(&second));
}

#[test]
fn a_title_on_every_page_makes_no_second_report() {
    let report = report(Edition::V2021);
    let text = changed(&report, Family::Tabs, |_| {});
    let title = "青禾市林业局2024年政府信息公开工作年度报告\n";
    let paged = text.replace("## 三、", &format!("{title}\n## 三、")).replace("## 四、", &format!("{title}\n## 四、"));
    assert_eq!(cells(&one(&paged)), cells(&report));
}

#[test]
fn a_table_of_an_older_form_is_unknown_and_one_left_out_is_absent() {
    let report = report(Edition::V2021);
    let older = "收到申请数\t件\t12\n申请办结数\t件\t12\n\n";
    let text = changed(&report, Family::Tabs, |tables| tables.retain(|table| table.table == Table::Disclosure));
    let read = one(&text.replace("## 四、", &format!("{older}## 四、")));
    assert_eq!(read.layout.requests, TableLayout::Unknown);
    assert_eq!(read.layout.review, TableLayout::Absent);
    assert_eq!(read.layout.disclosure, TableLayout::Of(Edition::V2021));
}

#[test]
fn an_annotation_stays_with_its_number() {
    let report = report(Edition::V2021);
    let text =
        changed(&report, Family::Spaces, |_| {}).replace("行政规范性文件 ", "行政规范性文件 22（其中修订 16 件） ");
    let text = text.replacen("22（其中修订 16 件） 4 ", "22（其中修订 16 件） ", 1);
    let read = one(&text);
    let issued = Address::new(Table::Disclosure, "normative_documents", "issued").expect("a cell");
    assert_eq!(read.cell(issued).value(), Some(gouji::Value::Count(22)), "{text}");
    assert_eq!(read.cell(issued).notes().len(), 1);
}

#[test]
fn every_cell_knows_its_line_column_and_bytes() {
    let report = report(Edition::V2021);
    for family in [Family::Tabs, Family::Pipes, Family::Spaces, Family::CellALine] {
        let text = changed(&report, family, |_| {});
        let read = one(&text);
        for (address, cell) in read.cells() {
            let origin = cell.origin().expect("a place");
            let [first, last] = origin.bytes.expect("bytes");
            assert_eq!(
                &text[usize::try_from(first).expect("small")..usize::try_from(last).expect("small")],
                cell.text(),
                "{family:?} {address}"
            );
            let line = text.lines().nth(origin.line.expect("a line") as usize - 1).expect("a line");
            let at: String = line.chars().skip(origin.column.expect("a column") as usize - 1).collect();
            assert!(at.starts_with(&*cell.text()), "{family:?} {address}");
        }
    }
}

#[test]
fn what_stands_around_the_tables_is_read() {
    let read = one(&changed(&report(Edition::V2021), Family::OneTableARow, |_| {}));
    assert_eq!((read.agency.as_deref(), read.year), (Some("青禾市林业局"), Some(2024)));
    let parts: Vec<_> = read.headings.iter().filter(|heading| heading.level == 2).map(|heading| heading.part).collect();
    assert_eq!(parts, (1..=6).map(Some).collect::<Vec<_>>());
    let prose: Vec<_> = read.prose.iter().map(|paragraph| paragraph.part).collect();
    assert_eq!(prose, [Some(1), Some(1), Some(5), Some(6)], "{:?}", read.prose);
}

#[test]
fn titles_say_their_agency_and_year_in_many_ways() {
    let tables = document(
        Family::Tabs,
        &print::tables(&report(Edition::V2021)).iter().map(|p| rows::filled(p, 0)).collect::<Vec<_>>(),
    );
    let body = tables.split_once('\n').expect("a title").1;
    for title in [
        "青禾市林业局 2024 年政府信息公开工作年度报告",
        "2024年青禾市林业局政府信息公开工作年度报告",
        "青禾市林业局2024年度政府信息公开工作年度报告",
        "青禾市林业局政府信息公开工作2024年度报告",
        "青禾市林业局关于2024年政府信息公开工作的年度报告",
        "青禾市林业局2024年政府信息公开年度报告",
        "青禾市林业局二〇二四年政府信息公开工作年度报告",
        "青禾市林业局\n2024年政府信息公开工作年度报告",
        "青禾市林业局2024年\n政府信息公开工作年度报告",
    ] {
        let read = one(&format!("{title}\n{body}"));
        assert_eq!((read.agency.as_deref(), read.year), (Some("青禾市林业局"), Some(2024)), "{title}");
    }
}

#[test]
fn what_leads_to_a_page_is_no_title() {
    let text = changed(&report(Edition::V2021), Family::Tabs, |_| {});
    for path in [
        "首页 > 政务公开 > 政府信息公开年报 > 2023",
        "组配分类 政府信息公开年报",
        "青禾市林业局\n2025年1月20日",
        "Page 1 - 青禾市林业局2024年政府信息公开工作年度报告",
        "{{ title }}\n{{ message }}",
    ] {
        let read = one(&format!("{path}\n{text}"));
        assert_eq!((read.agency.as_deref(), read.year), (Some("青禾市林业局"), Some(2024)), "{path}");
    }
}

#[test]
fn where_there_is_no_title_the_preface_names_the_organ_and_the_year() {
    let text = changed(&report(Edition::V2021), Family::Tabs, |_| {});
    let body = text.split_once('\n').expect("a title").1;
    let read = one(&format!("根据规定，现公布青禾市林业局2024年政府信息公开工作年度报告。\n{body}"));
    assert_eq!((read.agency.as_deref(), read.year), (Some("青禾市林业局"), Some(2024)));
}

#[test]
fn numbers_of_a_row_without_a_label_are_no_page_numbers() {
    let report = report(Edition::V2021);
    let text = changed(&report, Family::CellALine, |_| {})
        .replace("第二十条第（一）项", "第二十条第")
        .replace("\n规章\n", "\n");
    let read = one(&text);
    assert_eq!(read.count(State::Missing), 3);
    assert_eq!(read.count(State::Number), report.count(State::Number) - 3);
    assert!(read.faults.iter().all(|fault| fault.rule != "table-page-number"), "{:?}", read.faults);
}

#[test]
fn dates_are_those_under_the_signature_and_of_publication() {
    let text = changed(&report(Edition::V2021), Family::Tabs, |_| {});
    let read = one(&format!("发布日期：2025-01-24 来源：本局\n{text}\n青禾市林业局\n2025年1月20日\n"));
    assert_eq!(read.dates.signed.map(|date| date.to_string()).as_deref(), Some("2025-01-20"));
    assert_eq!(read.dates.published.map(|date| date.to_string()).as_deref(), Some("2025-01-24"));
    for line in [
        "发布时间 : 2025-01-24 16:25来源 : 本局",
        "发布日期: 2025-1-24 09:00",
        "日期：2025-01-24",
        "发布日期：2025 年 1 月 24 日",
    ] {
        let read = one(&format!("{line}\n{text}"));
        assert_eq!(read.dates.published.map(|date| date.to_string()).as_deref(), Some("2025-01-24"), "{line}");
    }
}

#[test]
fn the_year_of_the_period_is_the_one_before_its_first_day() {
    let text = changed(&report(Edition::V2021), Family::Tabs, |_| {});
    let body = text.split_once('\n').expect("a title").1;
    let read = one(&format!("根据2007年4月5日公布的条例，编制本报告，数据从2024年1月1日至2024年12月31日。\n{body}"));
    assert_eq!(read.year, Some(2024));
}

#[test]
fn bytes_of_other_encodings_are_read_alike() {
    let report = report(Edition::V2019);
    let text = changed(&report, Family::Tabs, |_| {});
    let gb = encoding_rs::GB18030.encode(&text).0;
    let wide: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes(), &gb, &wide] {
        let readings = read(bytes, None).expect("a report");
        assert_eq!(cells(&readings[0].report), cells(&report));
        assert!(check(&readings[0].report).findings.iter().all(|finding| finding.terms.is_none()));
    }
}

#[test]
fn a_number_without_its_label_is_none_of_the_block_before() {
    let report = one("某局2024年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n第二十条第（五）项\n\
        信息内容 本年处理决定数量\n行政许可\n第二十条第（六）项\n信息内容 本年处理决定数量\n685\n行政强制 3\n");
    let cell = |address: &str| report.cell(address.parse().expect("an address")).text().into_owned();
    assert_eq!(report.cell("/disclosure/licensing/decisions".parse().expect("an address")).value(), None);
    assert_eq!(cell("/disclosure/coercion/decisions"), "3");
}

#[test]
fn numbers_above_their_labels_are_not_those_of_the_label_before() {
    let report = report(Edition::V2021);
    let text = document(Family::LabelAbove, &Family::LabelAbove.rows(&report, &mut Random::new(1)));
    let (before, table) = text.split_once("一、本年新收").expect("table 3");
    let (table, after) = table.split_once("\n\n").expect("its end");
    let table = format!("一、本年新收{table}");
    let (labels, numbers): (Vec<&str>, Vec<&str>) =
        table.lines().partition(|line| !line.starts_with(|c: char| c.is_ascii_digit()) || line.contains('.'));
    assert_eq!((labels.len(), numbers.len()), (25, 25), "{table}");
    let above: Vec<String> = numbers.iter().zip(&labels).map(|(row, label)| format!("{row}\n{label}")).collect();
    let read = one(&format!("{before}{}\n\n{after}", above.join("\n")));
    assert_eq!(read.count(State::Unreadable), 175);
    // Where one label alone is lost, the others have their numbers below them.
    let read = one(&text.replace("一、本年新收政府信息公开申请数量\n", ""));
    assert_eq!(read.count(State::Number), 193);
}
