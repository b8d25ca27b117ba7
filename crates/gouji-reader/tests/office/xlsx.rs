//! Workbooks of Excel and WPS.

use gouji_reader::{Block, documents};

use crate::pack::{pack, workbook};
use crate::{document, drawn, grid};

fn rows(data: &str) -> Vec<String> {
    drawn(&grid(&workbook(&format!("<sheetData>{data}</sheetData>"))))
}

#[test]
fn cells_say_what_the_sheet_shows() {
    let data = r#"<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c>
        <c r="D3" t="inlineStr"><is><t>总计</t></is></c><c r="E3" t="str"><f>A1</f><v>一_x000D_二</v></c></row>
        <row r="4"><c r="B4"><v>12</v></c><c r="C4"><v>12.0</v></c><c r="D4"><v>0.30000000000000004</v></c>
        <c r="E4" t="inlineStr"><is><t> 7 </t></is></c></row>
        <row r="5"><c r="B5" t="b"><v>1</v></c><c r="C5" t="e"><v>#REF!</v></c><c r="D5" s="2"><v>0.5</v></c></row>"#;
    assert_eq!(
        rows(data),
        ["0:规章 | 1:行政许可 | 2:总计 | 3:一\r二", "0:12 | 1:12 | 2:0.3 | 3: 7 ", "0:TRUE | 1:#REF! | 2:50% | 3:",]
    );
}

#[test]
fn every_cell_knows_its_sheet_and_name() {
    let grid =
        grid(&workbook(r#"<sheetData><row r="7"><c r="B7"><v>1</v></c><c r="AA7"><v>2</v></c></row></sheetData>"#));
    let names: Vec<_> = grid.rows[0].iter().map(|cell| cell.origin.a1.as_deref().unwrap()).collect();
    assert_eq!((names[0], names[1], names[25]), ("B7", "C7", "AA7"));
    assert!(grid.rows[0].iter().all(|cell| cell.origin.sheet.as_deref() == Some("表三")));
}

#[test]
fn a_formula_never_worked_out_is_doubtful_and_one_that_gave_nothing_is_blank() {
    let data = r#"<row><c><f>SUM(B1:C1)</f><v>5</v></c><c><f>1+1</f></c><c><f>1+1</f><v></v></c>
        <c t="str"><f>IF(A1,"","")</f><v></v></c><c><v>1</v></c></row>"#;
    assert_eq!(rows(data), ["0:5 | 1:=1+1? | 2:=1+1? | 3: | 4:1"]);
}

#[test]
fn a_number_shown_as_a_date_is_doubtful() {
    let data = r#"<row><c s="1"><v>45677</v></c><c s="3"><v>45293</v></c><c s="9"><v>3</v></c></row>"#;
    assert_eq!(rows(data), ["0:2025-01-20? | 1:2024-01-02? | 2:3"]);
}

#[test]
fn what_is_struck_out_or_raised_is_doubtful() {
    let struck = "<r><rPr><strike/></rPr><t>8</t></r>";
    let data = format!(
        r#"<row><c t="s"><v>2</v></c><c t="inlineStr"><is>{struck}<r><t>2</t></r></is></c>
        <c t="inlineStr"><is><r><t>203</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>
        <c t="inlineStr"><is><r><rPr><strike val="0"/></rPr><t>5</t></r></is></c>
        <c s="4"><v>7</v></c><c s="4" t="inlineStr"><is><t>7</t></is></c></row>"#
    );
    assert_eq!(rows(&data), ["0:82? | 1:82? | 2:2031? | 3:5 | 4:7? | 5:7?"]);
}

#[test]
fn a_number_that_its_format_does_not_show_is_doubtful() {
    assert_eq!(rows(r#"<row><c s="5"><v>12</v></c><c s="6"><v>0</v></c></row>"#), ["0:12? | 1:0"]);
}

#[test]
fn the_heading_of_a_part_ends_the_table_before_it() {
    let line = |number: u32, texts: &[&str]| {
        let cell = |text: &&str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
        format!(r#"<row r="{number}">{}</row>"#, texts.iter().map(cell).collect::<String>())
    };
    let data = [
        line(1, &["二、主动公开政府信息情况"]),
        line(2, &["行政许可", "3"]),
        line(3, &["五、存在的主要问题及改进情况"]),
        line(4, &["问题已经改进"]),
    ];
    let document = document(&workbook(&format!("<sheetData>{}</sheetData>", data.concat())));
    let [Block::Paragraph { .. }, Block::Table(_), Block::Paragraph { text: five, .. }, Block::Paragraph { .. }] =
        document.blocks.as_slice()
    else {
        panic!("{:?}", document.blocks)
    };
    assert_eq!(five, "五、存在的主要问题及改进情况");
}

#[test]
fn merged_cells_span_and_what_they_cover_is_left_out() {
    let sheet = r#"<dimension ref="A1:A1"/><sheetData>
        <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>9</v></c><c r="C1"><v>2</v></c></row>
        <row r="2"><c r="A2"><v>8</v></c><c r="C2"><v>3</v></c></row><row r="3"><c r="A3"><v>4</v></c><c r="C3"><v>5</v></c></row>
        </sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C2"/><mergeCell ref="B3"/></mergeCells>"#;
    assert_eq!(drawn(&grid(&workbook(sheet))), ["0:1+2×2 | 2:2", "2:3", "0:4 | 1: | 2:5"]);
}

#[test]
fn titles_above_and_notes_below_are_paragraphs() {
    let line = |number: u32, texts: &[&str]| {
        let cell = |text: &&str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
        format!(r#"<row r="{number}">{}</row>"#, texts.iter().map(cell).collect::<String>())
    };
    let data = [
        line(1, &["标题"]),
        line(3, &["a", "b"]),
        line(4, &["只有标签"]),
        line(5, &["c", "d"]),
        line(6, &["附注：略"]),
    ];
    let document = document(&workbook(&format!("<sheetData>{}</sheetData>", data.concat())));
    assert_eq!(document.part.as_deref(), Some("表三"));
    let [Block::Paragraph { text: title, .. }, Block::Table(grid), Block::Paragraph { text: note, origin }] =
        document.blocks.as_slice()
    else {
        panic!("{:?}", document.blocks)
    };
    assert_eq!((title.as_str(), note.as_str(), origin.a1.as_deref()), ("标题", "附注：略", Some("A6")));
    assert_eq!(drawn(grid), ["0:a | 1:b", "0:只有标签 | 1:", "0:c | 1:d"]);
}

#[test]
fn what_is_hidden_is_read_and_noted() {
    let sheet = r#"<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c><v>1</v></c><c><v>2</v></c></row>
        <row r="2" hidden="1"><c><v>3</v></c></row><row r="3" hidden="1"/></sheetData>"#;
    let document = document(&workbook(sheet));
    let said: Vec<_> = document.faults.iter().map(|fault| (fault.rule.as_str(), fault.text.as_str())).collect();
    assert_eq!(said, [("table-hidden", "工作表“表三”第 2 行"), ("table-hidden", "工作表“表三”B 列")]);
    assert_eq!(document.blocks.len(), 1);
}

#[test]
fn each_sheet_is_a_document_and_paths_may_lean_either_way() {
    let sheet = |number| {
        format!("<x:worksheet><x:sheetData><x:row><x:c><x:v>{number}</x:v></x:c></x:row></x:sheetData></x:worksheet>")
    };
    let book = pack(&[
        (
            "xl\\workbook.xml",
            r#"<x:workbook><x:sheets><x:sheet name="甲" r:id="a"/><x:sheet name="乙" state="hidden" r:id="b"/><x:sheet name="图" r:id="c"/></x:sheets></x:workbook>"#,
        ),
        (
            "xl\\_rels\\workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Target="/xl/worksheets/one.xml"/>
            <Relationship Id="b" Target="..\xl\.\worksheets\two.xml"/><Relationship Id="c" Target="chart.xml"/></Relationships>"#,
        ),
        ("xl\\worksheets\\one.xml", &sheet(1)),
        ("xl\\worksheets\\two.xml", &sheet(2)),
        ("xl\\chart.xml", "<chartsheet/>"),
    ]);
    let documents = documents(&book, None).unwrap();
    let parts: Vec<_> =
        documents.iter().map(|document| (document.part.as_deref().unwrap(), document.faults.len())).collect();
    assert_eq!(parts, [("甲", 0), ("乙", 1)]);
}
