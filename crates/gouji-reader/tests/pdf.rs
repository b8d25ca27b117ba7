//! PDF files, whole and hostile, printed by a small printer of our own.
#![expect(clippy::cast_precision_loss, reason = "rows are few")]

mod printer;

use gouji_reader::{Block, Document, Grid, GridCell, ReadErrorKind, documents};
use printer::{Paper, file, object};

fn read(paper: &Paper) -> Document {
    documents(&paper.print(), None).expect("a document").remove(0)
}

fn grids(document: &Document) -> Vec<&Grid> {
    document.blocks.iter().filter_map(|block| if let Block::Table(grid) = block { Some(grid) } else { None }).collect()
}

fn cells(grid: &Grid) -> Vec<Vec<&str>> {
    grid.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

fn paragraphs(document: &Document) -> Vec<&str> {
    let text = |block: &'_ Block| matches!(block, Block::Paragraph { .. });
    let text = document.blocks.iter().filter(|block| text(block));
    text.map(|block| if let Block::Paragraph { text, .. } = block { text.as_str() } else { "" }).collect()
}

/// A table of two columns at a height, its rows 20 points high.
fn table(paper: &mut Paper, top: f32, rows: &[[&str; 2]]) {
    let bottom = top + 20.0 * rows.len() as f32;
    for i in 0..=rows.len() {
        let y = top + 20.0 * i as f32;
        paper.line((50.0, y), (450.0, y));
    }
    for x in [50.0, 300.0, 450.0] {
        paper.line((x, top), (x, bottom));
    }
    for (i, [label, value]) in rows.iter().enumerate() {
        let y = top + 20.0 * i as f32 + 14.0;
        paper.text(54.0, y, 10.0, label);
        paper.text(304.0, y, 10.0, value);
    }
}

#[test]
fn characters_of_fonts_not_embedded_stand_in_ruled_cells() {
    let mut paper = Paper::default();
    table(&mut paper, 100.0, &[["规章", "12"], ["行政规范性文件", ""]]);
    let document = read(&paper);
    assert_eq!(cells(grids(&document)[0]), [["规章", "12"], ["行政规范性文件", ""]]);
    let origin = &grids(&document)[0].rows[0][1].origin;
    assert_eq!((origin.page, origin.bounds), (Some(1), Some([504, 119, 756, 143])));
}

#[test]
fn bold_by_printing_twice_is_one_number() {
    let mut paper = Paper::default();
    table(&mut paper, 100.0, &[["规章", "11"], ["行政许可", "3"]]);
    paper.text(304.3, 114.0, 10.0, "11");
    assert_eq!(cells(grids(&read(&paper))[0])[0], ["规章", "11"]);
}

#[test]
fn a_table_over_a_page_is_one_and_page_numbers_are_none_of_it() {
    let mut paper = Paper::default();
    paper.text(50.0, 90.0, 10.0, "二、主动公开政府信息情况");
    table(&mut paper, 700.0, &[["规章", "1"], ["行政规范性文件", "2"]]);
    paper.text(280.0, 800.0, 10.0, "- 1 -");
    paper.turn();
    table(&mut paper, 60.0, &[["行政许可", "3"]]);
    paper.text(280.0, 800.0, 10.0, "- 2 -");
    let document = read(&paper);
    assert_eq!(grids(&document).len(), 1);
    assert_eq!(cells(grids(&document)[0]), [["规章", "1"], ["行政规范性文件", "2"], ["行政许可", "3"]]);
    assert_eq!(grids(&document)[0].rows[2][0].origin.page, Some(2));
    assert_eq!(paragraphs(&document), ["二、主动公开政府信息情况"]);
}

/// The rows of a table that the end of a page cuts, with what is doubtful marked.
fn over_a_page(upper: &[[&str; 2]], lower: &[[&str; 2]]) -> Vec<String> {
    let mut paper = Paper::default();
    table(&mut paper, 700.0, upper);
    paper.turn();
    table(&mut paper, 60.0, lower);
    let document = read(&paper);
    assert_eq!(grids(&document).len(), 1);
    let cell = |cell: &GridCell| {
        let doubt = if cell.doubtful { "?" } else { "" };
        format!("{}{doubt}", cell.text.replace('\n', ""))
    };
    grids(&document)[0].rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect()
}

#[test]
fn a_row_that_the_end_of_a_page_cuts_is_one_where_its_label_says_so() {
    let header = ["信息内容", "自然人"];
    for (upper, lower, row) in [
        (["2.其他", "3"], ["法律行政法规禁止公开", ""], "2.其他法律行政法规禁止公开 | 3"),
        (["6.属于四", ""], ["类过程性信息", "7"], "6.属于四类过程性信息 | 7"),
        (["5.属于三类内部", "/"], ["事务信息", ""], "5.属于三类内部事务信息 | /"),
        (["行政许可", ""], ["", "4"], "行政许可 | 4"),
        (["", "4"], ["行政许可", ""], "行政许可 | 4"),
    ] {
        assert_eq!(over_a_page(&[header, upper], &[lower]), ["信息内容 | 自然人", row]);
        // The header may be printed again on the new page.
        assert_eq!(over_a_page(&[header, upper], &[header, lower]), ["信息内容 | 自然人", row]);
    }
}

#[test]
fn rows_on_two_pages_stay_two_where_each_has_a_label() {
    assert_eq!(over_a_page(&[["3.其他", "3"]], &[["总计", ""]]), ["3.其他 | 3", "总计 | "]);
    assert_eq!(over_a_page(&[["行政处罚", ""]], &[["行政强制", "4"]]), ["行政处罚 | ", "行政强制 | 4"]);
}

#[test]
fn what_the_end_of_a_page_cuts_is_doubtful_where_nothing_proves_how_it_was() {
    // Two numbers, or one number on two lines.
    assert_eq!(over_a_page(&[["行政许可", "12"]], &[["", "3"]]), ["行政许可 | 123?"]);
    assert_eq!(over_a_page(&[["属于某", "12"]], &[["些事项", ""]]), ["属于某 | 12?", "些事项 | ?"]);
}

#[test]
fn lines_to_the_margin_are_one_paragraph_over_a_page_too() {
    let mut paper = Paper::default();
    let full = "政".repeat(40);
    for y in [100.0, 120.0, 140.0] {
        paper.text(50.0, y, 10.0, &full);
    }
    paper.text(50.0, 160.0, 10.0, "末行。");
    paper.text(70.0, 180.0, 10.0, &full[..38 * 3]);
    paper.turn();
    paper.text(50.0, 100.0, 10.0, "又一页。");
    let document = read(&paper);
    assert_eq!(paragraphs(&document), [format!("{}末行。", full.repeat(3)), format!("{}又一页。", &full[..38 * 3])]);
}

#[test]
fn running_headers_are_left_out() {
    let mut paper = Paper::default();
    for page in 1..=3 {
        if page > 1 {
            paper.turn();
        }
        paper.text(200.0, 40.0, 9.0, "某局年度报告");
        paper.text(50.0, 400.0, 10.0, &format!("第{page}段"));
        paper.text(200.0, 810.0, 9.0, &format!("第 {page} 页 共 3 页"));
    }
    assert_eq!(paragraphs(&read(&paper)), ["第1段", "第2段", "第3段"]);
}

#[test]
fn a_frame_around_the_page_is_no_table() {
    let mut paper = Paper::default();
    for (from, to) in
        [((30., 30.), (560., 30.)), ((560., 30.), (560., 800.)), ((560., 800.), (30., 800.)), ((30., 800.), (30., 30.))]
    {
        paper.line(from, to);
    }
    paper.text(50.0, 100.0, 10.0, "一、总体情况");
    let document = read(&paper);
    assert_eq!(paragraphs(&document), ["一、总体情况"]);
    assert!(grids(&document).is_empty());
}

#[test]
fn a_number_over_two_lines_with_room_for_it_is_doubtful() {
    let mut paper = Paper::default();
    table(&mut paper, 100.0, &[["规章", "12"], ["行政许可", "3"]]);
    paper.text(304.0, 119.0, 4.0, "7");
    let document = read(&paper);
    assert!(grids(&document)[0].rows[0][1].doubtful);
    assert!(!grids(&document)[0].rows[1][1].doubtful);
}

#[test]
fn a_scan_says_that_it_is_one() {
    let mut paper = Paper::default();
    paper.picture();
    assert_eq!(documents(&paper.print(), None).unwrap_err().kind(), ReadErrorKind::Scan);
    // What a machine guessed of the picture lies under it, unseen.
    paper.raw("BT 3 Tr /F0 10 Tf 1 0 0 1 50 700 Tm <89c47ae0> Tj ET");
    assert_eq!(documents(&paper.print(), None).unwrap_err().kind(), ReadErrorKind::Scan);
}

#[test]
fn a_file_cut_off_is_damaged_and_a_locked_one_encrypted() {
    let mut paper = Paper::default();
    table(&mut paper, 100.0, &[["规章", "12"], ["行政许可", "3"]]);
    let whole = paper.print();
    for length in [6, 40, whole.len() / 2, whole.len() - 8] {
        assert_eq!(documents(&whole[..length], None).unwrap_err().kind(), ReadErrorKind::Damaged, "{length} bytes");
    }
    let locked = "<</Filter/Standard/V 2/R 3/Length 128/P -4/O<3031323334353637383930313233343536373839303132333435363738393031>\
                  /U<3031323334353637383930313233343536373839303132333435363738393031>>>";
    let locked = file(
        &[
            object(1, "<</Type/Catalog/Pages 2 0 R>>"),
            object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"),
            object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"),
        ],
        &format!("/Encrypt {locked}/ID[<3031><3031>]"),
    );
    assert_eq!(documents(&locked, None).unwrap_err().kind(), ReadErrorKind::Encrypted);
}

#[test]
fn a_form_that_draws_others_many_times_is_refused() {
    let forms = 12;
    let mut objects = vec![
        object(1, "<</Type/Catalog/Pages 2 0 R>>"),
        object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>"),
        object(4, "<</Length 5>>stream\n/X Do\nendstream"),
    ];
    for i in 0..forms {
        let content = "/X Do ".repeat(10);
        let next = 6 + i;
        objects.push(object(
            5 + i,
            &format!("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>/Length {}>>stream\n{content}\nendstream", content.len()),
        ));
    }
    objects.push(object(
        5 + forms,
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 9>>stream\n0 0 m 1 1 l S\nendstream",
    ));
    assert_eq!(documents(&file(&objects, ""), None).unwrap_err().kind(), ReadErrorKind::TooLarge);
}

#[test]
fn no_byte_flipped_or_cut_makes_the_reader_fall() {
    let mut paper = Paper::default();
    table(&mut paper, 100.0, &[["规章", "12"], ["行政许可", "3"]]);
    let whole = paper.print();
    for at in (0..whole.len()).step_by(13) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        drop(documents(&bytes, Some(gouji_reader::Format::Pdf)));
        drop(documents(&whole[..at], Some(gouji_reader::Format::Pdf)));
    }
}
