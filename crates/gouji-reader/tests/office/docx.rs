//! Texts of Word and WPS.

use gouji_reader::{Block, Document};

use crate::pack::{text, text_with};
use crate::{document, drawn, grid};

fn p(content: &str) -> String {
    format!("<w:p><w:r><w:t>{content}</w:t></w:r></w:p>")
}

fn tc(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(content))
}

fn table(rows: &[&[String]]) -> String {
    let row = |row: &&[String]| format!("<w:tr>{}</w:tr>", row.concat());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A document as lines: headings with `#`, tables drawn.
fn lines(document: &Document) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Heading { level, text, .. } => vec![format!("{} {text}", "#".repeat(usize::from(*level)))],
        Block::Paragraph { text, .. } => vec![text.clone()],
        Block::Table(grid) => drawn(grid),
        _ => Vec::new(),
    };
    document.blocks.iter().flat_map(line).collect()
}

fn cell(content: &str) -> String {
    drawn(&grid(&text(&format!("<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>")))).remove(0)
}

#[test]
fn spans_and_merges_are_those_of_the_table() {
    let rows = table(&[
        &[tc(r#"<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>"#, "甲"), tc("", "1")],
        &[tc(r#"<w:gridSpan w:val="2"/><w:vMerge/>"#, ""), tc("", "2")],
        &[tc("", "乙"), tc("<w:vMerge/>", "丙"), tc(r#"<w:gridSpan w:val="4000000000"/>"#, "3")],
    ]);
    assert_eq!(drawn(&grid(&text(&rows))), ["0:甲+2×2 | 2:1", "2:2", "0:乙 | 1:丙 | 2:3+1000"]);
    let late = format!(r#"<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{}</w:tr></w:tbl>"#, tc("", "x"));
    assert_eq!(drawn(&grid(&text(&late))), ["2:x"]);
}

#[test]
fn every_cell_knows_its_table_row_and_column() {
    let two =
        table(&[&[tc("", "1")]]) + &table(&[&[tc("", "1")], &[tc(r#"<w:gridSpan w:val="2"/>"#, "2"), tc("", "3")]]);
    let document = document(&text(&two));
    let Some(Block::Table(grid)) = document.blocks.last() else { panic!() };
    let origin = &grid.rows[1][1].origin;
    assert_eq!((origin.table, origin.row, origin.column), (Some(2), Some(2), Some(3)));
}

#[test]
fn a_table_that_only_lays_out_tables_and_what_stands_around_them_is_none() {
    let inner = table(&[&[tc("", "规章"), tc("", "1")]]);
    let frame = |content: String| format!("<w:tr><w:tc>{content}</w:tc></w:tr>");
    let rows = [frame(p("标题")), frame(p("一、总体情况") + &p("二、主动公开") + &inner + &p("三、收到"))].concat();
    let laid_out = document(&text(&format!("<w:tbl>{rows}</w:tbl>")));
    assert_eq!(lines(&laid_out), ["标题", "一、总体情况", "二、主动公开", "0:规章 | 1:1", "三、收到"]);
    // With words beside it, it is a table.
    let beside = format!("<w:tbl><w:tr>{}<w:tc>{inner}</w:tc></w:tr></w:tbl>", tc("", "甲"));
    assert_eq!(lines(&document(&text(&beside))).len(), 2);
}

#[test]
fn runs_are_joined_and_breaks_kept() {
    let body = "<w:p><w:r><w:t>2</w:t></w:r><w:hyperlink><w:r><w:t>0&amp;</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>2</w:t>\
        <w:br/><w:instrText>PAGE</w:instrText><w:t>4</w:t></w:r></w:p>";
    assert_eq!(lines(&document(&text(body))), ["20&\t2\n4"]);
}

#[test]
fn deleted_text_is_left_out_and_inserted_text_is_read() {
    let body = "<w:p><w:r><w:t>1</w:t></w:r><w:del><w:r><w:delText>2</w:delText><w:t>2</w:t></w:r></w:del>\
        <w:ins><w:r><w:t>3</w:t></w:r></w:ins></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p><w:p><w:r><w:t>后</w:t></w:r></w:p>";
    let rows = format!(
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr><w:tr>{}</w:tr></w:tbl>",
        tc("", "旧"),
        tc("", "新") + &tc("<w:cellDel/>", "删")
    );
    let document = document(&text(&(body.to_owned() + &rows)));
    assert_eq!(lines(&document), ["13", "前后", "0:新"]);
    assert_eq!(document.faults[0].rule, "table-tracked-changes");
    assert_eq!(document.faults[0].text, "插入 1 处、删除 4 处");
}

#[test]
fn words_never_come_into_another_cell() {
    let open = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>1</w:t></w:r></w:p>";
    let cells = format!("<w:tc>{open}</w:tc>{}", tc("", "2"));
    let body = format!("{open}<w:tbl><w:tr>{cells}</w:tr></w:tbl>");
    assert_eq!(lines(&document(&text(&body))), ["1", "0:1 | 1:2"]);
}

#[test]
fn a_text_box_is_read_once() {
    let inside = |content: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(content));
    let body = format!(
        "<w:p><w:r><w:t>锚</w:t><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        inside("框"),
        inside("框")
    );
    assert_eq!(lines(&document(&text(&body))), ["锚", "框"]);
}

#[test]
fn words_in_a_shape_are_read() {
    let body = r#"<w:p><w:r><w:pict><v:shape><v:textpath string="2024年报告"/></v:shape></w:pict></w:r></w:p>"#;
    assert_eq!(lines(&document(&text(body))), ["2024年报告"]);
}

#[test]
fn a_table_in_a_cell_is_a_table_of_its_own() {
    let inner = table(&[&[tc("", "1"), tc("", "2")]]);
    let frame = format!("<w:tbl><w:tr><w:tc>{}{inner}</w:tc></w:tr></w:tbl>", p("题"));
    assert_eq!(lines(&document(&text(&frame))), ["题", "0:1 | 1:2"], "a frame is replaced by what it holds");

    let beside = format!("<w:tbl><w:tr>{}<w:tc>{inner}</w:tc></w:tr></w:tbl>", tc("", "标签"));
    assert_eq!(lines(&document(&text(&beside))), ["0:标签 | 1:1⏎2?", "0:1 | 1:2"]);

    let one = format!("<w:tbl><w:tr>{}<w:tc>{}</w:tc></w:tr></w:tbl>", tc("", "标签"), table(&[&[tc("", "7")]]));
    assert_eq!(lines(&document(&text(&one))), ["0:标签 | 1:7"], "a table of one cell is a frame around a number");
}

#[test]
fn what_a_cell_shows_otherwise_than_it_says_is_doubtful() {
    assert_eq!(cell(&p("5")), "0:5");
    assert_eq!(cell("<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>5</w:t></w:r><w:r><w:t>6</w:t></w:r></w:p>"), "0:56?");
    assert_eq!(
        cell(
            r#"<w:p><w:r><w:t>5</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>"#
        ),
        "0:52?"
    );
    assert_eq!(cell("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"), "0:?");
    assert_eq!(cell(r#"<w:p><w:r><w:sym w:char="F06F"/></w:r></w:p>"#), "0:?");
    assert_eq!(cell(r#"<w:p><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>5</w:t></w:r></w:p>"#), "0:5");
}

#[test]
fn a_field_that_shows_nothing_yet_is_doubtful() {
    let field = |shown: &str| {
        let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
        let parts = [&mark("begin"), "<w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r>", &mark("separate"), shown];
        cell(&format!("<w:p>{}{}</w:p>", parts.concat(), mark("end")))
    };
    assert_eq!(field("<w:r><w:t>12</w:t></w:r>"), "0:12");
    assert_eq!(field(""), "0:?");
}

#[test]
fn hidden_text_is_left_out_and_noted() {
    let document =
        document(&text("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r></w:p>"));
    assert_eq!(lines(&document), ["2"]);
    assert_eq!(document.faults[0].rule, "table-hidden");
}

const NUMBERING: &str = r#"<w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
    <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"#;

#[test]
fn headings_have_their_levels_and_the_numbers_that_stand_in_no_text() {
    let styles = r#"<w:style w:styleId="3"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="4"><w:name w:val="我的标题"/><w:basedOn w:val="3"/><w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="5"><w:basedOn w:val="6"/></w:style><w:style w:styleId="6"><w:basedOn w:val="5"/></w:style>"#;
    let of_style = |style: &str, content: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{content}</w:t></w:r></w:p>"#)
    };
    let listed = |list: u32, level: u32, content: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{content}</w:t></w:r></w:p>"#
        )
    };
    let body = [
        of_style("3", "总体情况"),
        of_style("4", "甲"),
        of_style("4", "乙"),
        listed(1, 2, "丙"),
        listed(1, 2, "丁"),
        of_style("3", "主动公开"),
        of_style("4", "戊"),
        listed(1, 3, "己"),
        of_style("5", "庚"),
        listed(2, 0, "辛"),
        listed(0, 0, "壬"),
    ];
    assert_eq!(
        lines(&document(&text_with(&body.concat(), styles, NUMBERING))),
        [
            "# 一、总体情况",
            "## （一）甲",
            "## （二）乙",
            "1. 丙",
            "2. 丁",
            "# 二、主动公开",
            "## （一）戊",
            "己",
            "庚",
            "五、辛",
            "壬",
        ]
    );
}

#[test]
fn a_number_beside_a_list_number_is_doubtful() {
    let numbered = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>5</w:t></w:r></w:p>"#;
    let body = format!("<w:tbl><w:tr><w:tc>{numbered}</w:tc></w:tr></w:tbl>");
    assert_eq!(drawn(&grid(&text_with(&body, "", NUMBERING))), ["0:1. 5?"]);
}
