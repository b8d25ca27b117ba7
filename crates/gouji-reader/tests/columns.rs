//! Tables with more columns than the form, with headers bent, and with the whole report in one of them.

mod common;

use common::print::{Is, Printed, Spot, tables};
use common::reports::balanced;
use gouji::{Address, Edition, Layout, Report, State, Table, TableLayout};
use gouji_reader::read;

fn report() -> Report {
    let numbers: Vec<i64> = (1..=226).collect();
    balanced(Layout::of(Edition::V2021), &numbers)
}

fn html(table: &Printed) -> String {
    let cell = |spot: &Spot| format!("<td colspan={} rowspan={}>{}</td>", spot.columns, spot.rows, spot.text);
    let row = |row: &Vec<Spot>| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
    format!("<table>{}</table>", table.rows.iter().map(row).collect::<String>())
}

/// What is read of a report whose tables were changed.
fn changed(report: &Report, change: impl Fn(&mut Printed)) -> Report {
    let mut page = String::from("<h1>青禾市林业局2024年政府信息公开工作年度报告</h1>");
    for mut table in tables(report) {
        change(&mut table);
        page.push_str(&html(&table));
    }
    one(&page)
}

fn one(page: &str) -> Report {
    let mut readings = read(page.as_bytes(), None).unwrap_or_else(|error| panic!("{error}: {page}"));
    assert_eq!(readings.len(), 1);
    readings.remove(0).report
}

fn cells(report: &Report) -> Vec<(Address, State, String)> {
    report.cells().map(|(address, cell)| (address, cell.state(), cell.text().into_owned())).collect()
}

fn word(text: &str, rows: usize) -> Spot {
    Spot { text: text.to_owned(), columns: 1, rows, ..Spot::default() }
}

/// Where the numbers of a row begin.
fn first_value(row: &[Spot]) -> Option<usize> {
    row.iter().position(|spot| spot.is == Is::Value)
}

/// Puts a column into table 3, before its numbers or after them, with a cell for each row by its number.
fn with_column(table: &mut Printed, before: bool, label: &str, cell: impl Fn(usize) -> String) {
    if table.table != Table::Requests {
        return;
    }
    for (number, row) in table.rows.iter_mut().enumerate() {
        match first_value(row) {
            Some(first) => row.insert(if before { first } else { row.len() }, word(&cell(number), 1)),
            None if number == 0 => row.insert(if before { 1 } else { row.len() }, word(label, 3)),
            None => {}
        }
    }
}

#[test]
fn a_column_that_the_header_names_beside_those_of_the_form_is_left_out() {
    let report = report();
    let note = |row: usize| if row == 4 { "含上年结转".to_owned() } else { String::new() };
    for read in [
        changed(&report, |table| with_column(table, false, "备注", note)),
        changed(&report, |table| with_column(table, true, "单位", |_| "件".to_owned())),
        changed(&report, |table| with_column(table, true, "行次", |row| row.to_string())),
    ] {
        assert_eq!(cells(&read), cells(&report));
    }
}

#[test]
fn a_number_after_those_of_the_form_leaves_its_row_unread() {
    let number = |row: usize| if row == 4 { "7".to_owned() } else { String::new() };
    let read = changed(&report(), |table| with_column(table, false, "备注", number));
    assert_eq!(read.count(State::Unreadable), 7);
}

/// Puts the totals of table 3 before its other numbers.
fn with_totals_first(table: &mut Printed) {
    if table.table != Table::Requests {
        return;
    }
    for row in &mut table.rows {
        let is_first = |spot: &Spot| spot.is == Is::Value || spot.text == "自然人";
        if let Some(first) = row.iter().position(is_first)
            && let Some(total) = row.pop()
        {
            row.insert(first, total);
        }
    }
}

#[test]
fn a_remark_between_rows_is_no_header() {
    let report = report();
    let read = changed(&report, |table| {
        for spot in table.rows.iter_mut().flatten() {
            if spot.cell.is_some_and(|cell| cell.row() == "other.other") {
                spot.text.clear();
            }
        }
        with_totals_first(table);
        with_column(table, false, "备注", |row| if row == 25 { "见附件".to_owned() } else { String::new() });
    });
    for (address, cell) in report.cells() {
        let blank = address.row() == "other.other";
        let expected = if blank { String::new() } else { cell.text().into_owned() };
        assert_eq!(read.cell(address).text(), expected, "{address}");
    }
}

#[test]
fn a_blank_beside_numbers_of_another_column_is_not_passed_over() {
    let report = report();
    let business = |spot: &Spot| spot.cell.is_some_and(|cell| cell.column() == "business" && cell.row() != "received");
    let read = changed(&report, |table| {
        for spot in table.rows.iter_mut().flatten().filter(|spot| business(spot)) {
            spot.text.clear();
        }
        with_column(table, true, "", |row| row.to_string());
    });
    let wrong = |(address, cell): &(Address, &gouji::Cell)| {
        cell.value().is_some() && cell.value() != report.cell(*address).value()
    };
    assert_eq!(read.cells().filter(wrong).count(), 0);
}

#[test]
fn a_subtotal_under_a_header_that_lost_its_spans_places_no_number() {
    let read = changed(&report(), |table| {
        if table.table == Table::Requests {
            table.rows[2].push(word("小计", 1));
            for row in table.rows.iter_mut().filter(|row| first_value(row).is_some()) {
                row.insert(row.len() - 1, word("9", 1));
            }
            table.rows.iter_mut().flatten().filter(|spot| spot.is != Is::Value).for_each(|spot| spot.columns = 1);
        }
    });
    let requests = read.cells().filter(|(address, _)| address.table() == Table::Requests);
    assert!(requests.into_iter().all(|(_, cell)| cell.state() == State::Unreadable));
}

#[test]
fn a_column_of_numbers_that_the_form_has_not_is_left_out_too() {
    let report = report();
    for before in [false, true] {
        let read = changed(&report, |table| with_column(table, before, "校验", |row| (row + 1000).to_string()));
        assert_eq!(cells(&read), cells(&report), "before: {before}");
    }
}

#[test]
fn a_column_that_the_table_has_not_is_missing_and_moves_no_number() {
    let report = report();
    // A span over too many columns leaves the header uneven, which then proves nothing.
    for (label, gone, even) in
        [("法律服务机构", "legal_service", true), ("总计", "total", true), ("总计", "total", false)]
    {
        let read = changed(&report, |table| {
            for row in table.rows.iter_mut().filter(|_| table.table == Table::Requests) {
                row.retain(|spot| spot.text != label && spot.cell.is_none_or(|cell| cell.column() != gone));
                let wide = |spot: &&mut Spot| match spot.text.as_str() {
                    "申请人情况" => even,
                    "法人或其他组织" => gone != "total",
                    _ => false,
                };
                row.iter_mut().filter(wide).for_each(|spot| spot.columns -= 1);
                // The blank at its end makes every row as long as the form's.
                let rows = if row.iter().any(|spot| spot.text == "申请人情况") { 3 } else { 1 };
                let under = row.iter().any(|spot| spot.text == "自然人" || spot.text == "商业企业");
                row.extend((!under).then(|| word("", rows)));
            }
        });
        for (address, cell) in cells(&report).into_iter().map(|(address, ..)| (address, read.cell(address))) {
            let lost = address.table() == Table::Requests && address.column() == gone;
            if even {
                assert_eq!(cell.state() == State::Missing, lost, "{address} without {label}");
            }
            let right = !lost && cell.text() == report.cell(address).text();
            assert!(right || (lost && even) || cell.state() == State::Unreadable, "{address} without {label}");
        }
    }
}

#[test]
fn a_number_that_reaches_into_the_row_below_is_neither_rows() {
    let report = report();
    let read = changed(&report, |table| {
        if table.table == Table::Requests {
            let at = |row: &Vec<Spot>, id: &str| {
                row.iter()
                    .position(|spot| spot.cell.is_some_and(|cell| cell.row() == id && cell.column() == "business"))
            };
            let (upper, of) =
                (0..).zip(&table.rows).find_map(|(n, row)| Some((n, at(row, "granted")?))).expect("a row");
            let below = at(&table.rows[upper + 1], "partly_granted").expect("a row");
            table.rows[upper][of].rows = 2;
            table.rows[upper + 1].remove(below);
        }
    });
    for row in ["granted", "partly_granted"] {
        let address = Address::new(Table::Requests, row, "business").expect("a cell");
        assert_ne!(read.cell(address).state(), State::Number, "{row}");
    }
}

#[test]
fn a_blank_right_above_a_number_without_a_label_is_none() {
    let report = report();
    for below in [1, 7] {
        let read = changed(&report, |table| {
            let of_totals = |row: &Vec<Spot>| row.iter().any(|spot| spot.text == "（七）总计");
            let Some(at) = table.rows.iter().position(of_totals) else { return };
            table.rows.iter_mut().flatten().filter(|spot| spot.rows > 20).for_each(|spot| spot.rows += 1);
            let (label, values) = table.rows[at].split_at(first_value(&table.rows[at]).expect("numbers"));
            let blank = |spot: &Spot| Spot { text: String::new(), ..spot.clone() };
            let (kept, moved) = values.split_at(values.len() - below);
            let upper = [label, kept, &moved.iter().map(blank).collect::<Vec<_>>()].concat();
            let lower = [&label.iter().chain(kept).map(blank).collect::<Vec<_>>(), moved].concat();
            table.rows.splice(at..=at, [upper, lower]);
        });
        let total = "/requests/processed/total".parse().expect("an address");
        assert_eq!(read.cell(total).state(), State::Unreadable, "{below} below");
    }
}

#[test]
fn one_header_may_stand_over_all_rows_of_table_2() {
    let report = report();
    let read = changed(&report, |table| {
        if table.table != Table::Disclosure {
            return;
        }
        let mut columns: Vec<Spot> = Vec::new();
        for spot in table.rows.iter().flatten().filter(|spot| spot.is == Is::Column) {
            if columns.iter().all(|known| known.text != spot.text) {
                columns.push(word(&spot.text, 1));
            }
        }
        let count = columns.len();
        let place = |spot: &Spot| match spot.cell.expect("a value").column() {
            "repealed" => 1,
            "in_force" => 2,
            "decisions" => 3,
            "amount" => 4,
            _ => 0,
        };
        let rows = table.rows.iter().filter(|row| first_value(row).is_some()).map(|row| {
            let mut cells = vec![word("", 1); count];
            row[1..].iter().for_each(|spot| cells[place(spot)] = word(&spot.text, 1));
            [vec![word(&row[0].text, 1)], cells].concat()
        });
        table.rows = std::iter::once([vec![word("信息内容", 1)], columns].concat()).chain(rows).collect();
    });
    assert_eq!(cells(&read), cells(&report));
}

#[test]
fn a_header_that_lost_its_spans_is_read_by_what_stands_under_what() {
    let report = report();
    let read = changed(&report, |table| {
        for spot in table.rows.iter_mut().flatten().filter(|spot| spot.is != Is::Value) {
            spot.columns = 1;
        }
    });
    assert_eq!(cells(&read), cells(&report));
}

#[test]
fn a_word_in_table_4_costs_its_own_cell_alone() {
    let report = report();
    for at in [0, 3, 14] {
        let read = changed(&report, |table| {
            if table.table == Table::Review {
                let values = table.rows.iter_mut().flatten().filter(|spot| spot.is == Is::Value);
                values.skip(at).take(1).for_each(|spot| "见附件".clone_into(&mut spot.text));
            }
        });
        assert_eq!((read.count(State::Text), read.count(State::Number)), (1, report.count(State::Number) - 1), "{at}");
    }
}

#[test]
fn words_in_every_cell_of_table_4_are_its_texts() {
    let report = report();
    let read = changed(&report, |table| {
        if table.table == Table::Review {
            for spot in table.rows.iter_mut().flatten().filter(|spot| spot.is == Is::Value) {
                "见附件".clone_into(&mut spot.text);
            }
        }
    });
    assert_eq!(read.layout.review, TableLayout::Of(Edition::V2021));
    assert_eq!((read.count(State::Text), read.count(State::Number)), (15, report.count(State::Number) - 15));
}

/// A report of which everything stands in one table, its lines dressed as rows.
fn in_one_table(report: &Report, line: impl Fn(&[&str]) -> String) -> Report {
    let [two, three, four] = tables(report).try_into().expect("three tables");
    let rows = |table: &Printed| html(table).replace("<table>", "").replace("</table>", "");
    let page = [
        line(&["青禾市林业局2024年政府信息公开工作年度报告"]),
        line(&["一、总体情况", "本局按规定公开各类信息。", "二、主动公开政府信息情况"]),
        rows(&two),
        line(&["三、收到和处理政府信息公开申请情况"]),
        rows(&three),
        line(&["四、政府信息公开行政复议、行政诉讼情况"]),
        rows(&four),
        line(&["五、存在的主要问题及改进情况", "公开的深度不够，已经改进。", "六、其他需要报告的事项", "无其他事项。"]),
        line(&["青禾市林业局"]),
        line(&["2025年1月20日"]),
    ];
    one(&format!("<table>{}</table>", page.concat()))
}

#[test]
fn a_report_in_one_table_has_its_title_parts_and_sentences() {
    let report = report();
    let row = |cells: &str| format!("<tr>{cells}</tr>");
    let spanned = |text: &&str| row(&format!("<td colspan=15>{text}</td>"));
    let first = |text: &&str| row(&format!("<td>{text}</td>{}", "<td></td>".repeat(14)));
    for read in [
        in_one_table(&report, |lines| lines.iter().map(spanned).collect()),
        in_one_table(&report, |lines| lines.iter().map(first).collect()),
        in_one_table(&report, |lines| lines.iter().map(|text| row(&format!("<td>{text}</td>"))).collect()),
        in_one_table(&report, |lines| spanned(&&*lines.join("<br>"))),
    ] {
        assert_eq!(cells(&read), cells(&report));
        assert_eq!((read.agency.as_deref(), read.year), (Some("青禾市林业局"), Some(2024)));
        let parts: Vec<_> = read.headings.iter().filter(|heading| heading.level == 2).map(|h| h.part).collect();
        assert_eq!(parts, (1..=6).map(Some).collect::<Vec<_>>());
        assert_eq!(read.prose.first().map(|paragraph| paragraph.text.as_str()), Some("本局按规定公开各类信息。"));
        assert_eq!(read.dates.signed.map(|date| date.to_string()).as_deref(), Some("2025-01-20"));
    }
}

#[test]
fn a_sign_alone_in_a_row_above_a_heading_is_no_sentence() {
    let page = "<table><tr><td colspan=2>三、收到和处理政府信息公开申请情况</td></tr><tr><td>重复申请</td><td></td></tr>\
                <tr><td colspan=2>/</td></tr><tr><td colspan=2>四、政府信息公开行政复议、行政诉讼情况</td></tr></table>";
    let read = one(page);
    assert_eq!((read.headings.len(), read.prose.len()), (2, 0));
}

#[test]
fn numerals_side_by_side_are_numbers() {
    const NUMERALS: [&str; 4] = ["零", "一", "十二", "三"];
    let report = report();
    let read = changed(&report, |table| {
        let spots = table.rows.iter_mut().flatten().filter(|spot| spot.is == Is::Value);
        for (spot, numeral) in spots.zip(NUMERALS.into_iter().cycle()) {
            if spot.cell.is_some_and(|cell| cell.table() != Table::Disclosure) {
                numeral.clone_into(&mut spot.text);
            }
        }
    });
    assert_eq!(read.count(State::Number), 200);
    let first: Vec<_> = read.cells().filter(|(address, _)| address.table() == Table::Review).take(4).collect();
    let values: Vec<_> = first.iter().filter_map(|(_, cell)| cell.value()?.as_count()).collect();
    assert_eq!(values, [0, 1, 12, 3]);
}
