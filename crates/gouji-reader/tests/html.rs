//! Web pages as offices publish and paste them, down to their blocks.

use gouji_reader::{Block, Document, Format, Grid, ReadErrorKind, documents, sniff};

fn document(html: &str) -> Document {
    let mut documents = documents(html.as_bytes(), Some(Format::Html)).expect("a page");
    assert_eq!(documents.len(), 1);
    documents.remove(0)
}

fn grids(document: &Document) -> Vec<&Grid> {
    document.blocks.iter().filter_map(|block| if let Block::Table(grid) = block { Some(grid) } else { None }).collect()
}

/// The cells of the only table of a page.
fn cells(html: &str) -> Vec<Vec<String>> {
    let document = document(html);
    let [grid] = grids(&document)[..] else { panic!("one table: {:?}", document.blocks) };
    grid.rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect()
}

/// The columns cells begin in and how many they span.
fn columns(html: &str) -> Vec<Vec<(u32, u32)>> {
    let document = document(html);
    let rows = &grids(&document)[0].rows;
    rows.iter().map(|row| row.iter().map(|cell| (cell.column, cell.columns)).collect()).collect()
}

/// Headings and paragraphs.
fn words(html: &str) -> Vec<String> {
    let show = |block: &Block| match block {
        Block::Heading { level, text, .. } => Some(format!("{level} {text}")),
        Block::Paragraph { text, .. } => Some(text.clone()),
        _ => None,
    };
    document(html).blocks.iter().filter_map(show).collect()
}

#[test]
fn runs_are_joined_and_digits_over_spans_are_one_number() {
    let html = "<table><tr><td><p class=MsoNormal><span lang=EN-US>2</span><span>0<o:p></o:p></span></p></td>\
                <td><font>行政</font><font>\r\n许可</font></td></tr><tr><td>&nbsp;</td><td>1<br>2</td></tr></table>";
    assert_eq!(cells(html), [["20", "行政许可"], ["", "1\n2"]]);
}

#[test]
fn spans_reach_over_rows_and_columns() {
    let html = "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>丙</td><td>丁</td></tr>\
                <tr><td>戊</td><td rowspan=0>己</td><td>庚</td></tr><tr><td>辛</td><td>壬</td></tr></table>";
    assert_eq!(
        columns(html),
        [vec![(0, 1), (1, 2)], vec![(1, 1), (2, 1)], vec![(0, 1), (1, 1), (2, 1)], vec![(0, 1), (2, 1)]]
    );
}

#[test]
fn a_thousand_phantom_columns_are_none() {
    let html = "<table><tr><td colspan=1000>甲</td></tr><tr><td>一</td><td colspan=999999999>二</td></tr></table>";
    assert_eq!(columns(html), [vec![(0, 2)], vec![(0, 1), (1, 1)]]);
}

#[test]
fn a_row_with_a_cell_too_many_reaches_past_the_others() {
    let plain =
        "<table><tr><td>甲<td>1<td colspan=2><tr><td>乙<td>8<td>2<td colspan=2><tr><td>丙<td>3<td colspan=2></table>";
    assert_eq!(
        columns(plain),
        [vec![(0, 1), (1, 1), (2, 2)], vec![(0, 1), (1, 1), (2, 1), (3, 2)], vec![(0, 1), (1, 1), (2, 2)]]
    );
    // Which of two rows without an end is as wide as the form cannot be told.
    let endless = "<table><tr><td>甲<td>乙<td colspan=1000>丙<tr><td>1<td>2<td>3<td colspan=1000></table>";
    assert_eq!(columns(endless), [vec![(0, 1), (1, 1), (2, 1)], vec![(0, 1), (1, 1), (2, 1), (3, 1)]]);
}

#[test]
fn the_table_within_a_layout_table_is_the_table() {
    let html = "<table><tr><td><h1>题目</h1><p>正文</p><table><tr><td>规章</td><td>1</td></tr></table></td></tr>\
                <tr><td>落款</td></tr></table>";
    assert_eq!(cells(html), [["规章", "1"]]);
    assert_eq!(words(html), ["1 题目", "正文", "落款"]);
}

#[test]
fn a_table_within_a_cell_of_numbers_makes_the_cell_doubtful() {
    let html = "<table><tr><td>规章</td><td><table><tr><td>1</td><td>2</td></tr></table></td><td>3</td></tr></table>";
    let document = document(html);
    let row = &grids(&document)[0].rows[0];
    assert_eq!(row.iter().map(|cell| cell.doubtful).collect::<Vec<_>>(), [false, true, false]);
}

#[test]
fn what_is_not_shown_is_not_read() {
    let html = "<head><title>x</title><style>td{}</style></head><nav>首页</nav><script>'<td>9</td>'</script>\
                <p style='display:none'>密</p><p hidden>密</p><ul><li><a href=x>栏目</a></li></ul>\
                <p>见<a href=x>附件</a></p><table><tr><td>甲<span style=\"mso-hide:all\">密</span></td>\
                <td>1<del>2</del></td></tr><tr style='DISPLAY: none'><td>密<td>密</tr></table><footer>版权</footer>";
    assert_eq!(cells(html), [["甲", "1"]]);
    assert_eq!(words(html), ["见附件"]);
}

#[test]
fn pictures_and_raised_or_struck_digits_are_doubtful_never_numbers() {
    let html = "<table><tr><td><img src=1.png></td><td>3<sup>1</sup></td><td><s>4</s>5</td><td>m<sup>注</sup></td>\
                <td style='x'>6<span style='text-decoration:line-through'>7</span></td></tr></table>";
    let document = document(html);
    let row = &grids(&document)[0].rows[0];
    assert_eq!(row.iter().map(|cell| cell.doubtful).collect::<Vec<_>>(), [true, true, true, false, true]);
}

#[test]
fn a_choice_or_an_object_in_a_cell_is_doubtful_never_a_blank() {
    let html = "<table><tr><td><select><option>3<option selected>12</select></td><td><canvas></canvas></td>\
                <td><object data=x></object></td><td>5<button>+</button></td></tr></table>";
    let document = document(html);
    let row = &grids(&document)[0].rows[0];
    let seen: Vec<_> = row.iter().map(|cell| (&*cell.text, cell.doubtful)).collect();
    assert_eq!(seen, [("", true), ("", true), ("", true), ("5", false)]);
}

#[test]
fn text_flows_into_paragraphs_and_headings() {
    let html = "<h2>一、总体<br>情况</h2><div>甲<span>乙</span><br>&emsp;丙<p>丁</div><p><b>二、主动公开</b></p>\
                <p><b>注意：</b>正文</p>戊";
    assert_eq!(words(html), ["2 一、总体\n情况", "甲乙", "丙", "丁", "7 二、主动公开", "注意：正文", "戊"]);
}

#[test]
fn pieces_from_the_clipboard_are_read() {
    let word = "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000000400\r\nStartFragment:0000000141\r\n\
                EndFragment:0000000364\r\n\r\n<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head>\
                <!--[if gte mso 9]><xml><o:x>9</o:x></xml><![endif]--><style><!-- td {mso-x:1} --></style></head><body>\
                <!--StartFragment--><table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=1 \
                style='mso-border-alt:solid'><p class=MsoNormal><span lang=EN-US style='mso-bidi-font-size:10.5pt'>1\
                <o:p></o:p></span></p></td><td>2</td></tr></table><!--EndFragment--></body></html>";
    assert_eq!(cells(word), [["1", "2"]]);
    assert_eq!(sniff(word.as_bytes()).ok(), Some(Format::Html));
    let excel = "<html><body><!--StartFragment--> <tr height=19><td height=19 class=xl65 align=right x:num=\"3\">3</td>\
                 <td class=xl65>规章</td><![if supportMisalignedColumns]><![endif]></tr><!--EndFragment--></body></html>";
    assert_eq!(cells(excel), [["3", "规章"]]);
}

#[test]
fn what_the_page_says_of_itself_is_kept() {
    let html = "<meta name=\"ArticleTitle\" content=\"某局2024年政府信息公开工作年度报告\"><meta name=PubDate \
                content='2025-01-20 10:30'><title>某局 - 年报</title><p>正文</p>";
    let document = document(html);
    assert_eq!(document.title.as_deref(), Some("某局2024年政府信息公开工作年度报告"));
    assert_eq!(document.published.as_deref(), Some("2025-01-20 10:30"));
}

#[test]
fn the_encoding_is_told_by_mark_label_or_bytes() {
    let page = |label: &str| format!("<meta charset={label}><table><tr><td>行政许可，㐂</td><td>１2</td></tr></table>");
    let expected = page("x").replace("<meta charset=x>", "");
    let expected = cells(&expected);
    let read = |bytes: Vec<u8>| {
        let document = documents(&bytes, None).expect("a page").remove(0);
        let grid = grids(&document)[0].clone();
        grid.rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    for label in ["gb2312", "gbk", "\"utf-8\"", "GB18030", "nonsense"] {
        assert_eq!(read(encoding_rs::GB18030.encode(&page(label)).0.into_owned()), expected, "{label}");
        assert_eq!(read(page(label).into_bytes()), expected, "{label}");
    }
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(page("gbk").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(read(wide), expected);
}

#[test]
fn a_cell_and_a_sentence_are_found_in_the_bytes_of_the_page() {
    let html = "\u{feff}<p>\n一、总体情况</p><table><tr><td>规章<td> 12 </td></tr></table>";
    let document = document(html);
    let Block::Paragraph { origin, .. } = &document.blocks[0] else { panic!("a paragraph") };
    assert_eq!((origin.line, origin.column), (Some(1), Some(4)));
    let origin = &grids(&document)[0].rows[0][1].origin;
    assert_eq!((origin.table, origin.row, origin.column), (Some(1), Some(1), Some(2)));
    let [start, end] = origin.bytes.expect("bytes");
    assert_eq!(html[start as usize..end as usize].trim(), "12");
}

#[test]
fn hostile_pages_end_in_an_error_or_soon() {
    let deep = "<div>".repeat(100_000);
    assert_eq!(documents(deep.as_bytes(), None).unwrap_err().kind(), ReadErrorKind::TooLarge);
    let tables = "<table><tr><td>".repeat(50_000);
    assert_eq!(documents(tables.as_bytes(), None).unwrap_err().kind(), ReadErrorKind::TooLarge);
    let many = format!("<table><tr>{}</table>", "<td rowspan=65534 colspan=1000>1".repeat(20_000));
    let rows = format!("{}{}", many.trim_end_matches("</table>"), "<tr>".repeat(50_000));
    assert_eq!(documents(rows.as_bytes(), None).unwrap_err().kind(), ReadErrorKind::TooLarge);
    for open in ["<!--", "<a ", "<a b='", "</", "<![", "<title>", "&", "<script>", "<svg>", "<select>"] {
        let page = format!("<p>甲{}", open.repeat(20_000));
        drop(documents(page.as_bytes(), Some(Format::Html)));
    }
}

#[test]
fn what_is_printed_too_small_to_see_and_what_aids_reading_are_left_out() {
    let html = "<table><tr><td><span style='font-size:0'>7</span>3</td><td><ruby>12<rp>(</rp><rt>4</rt></ruby></td>\
                <td><i style='FONT-SIZE: 0.0px'>8</i><b style='font-size:0.5em'>5</b></td></tr></table>";
    assert_eq!(cells(html), [["3", "12", "5"]]);
}
