//! What hostile files cost, in a process of their own: never more than 256 MiB.
#![cfg(all(target_os = "linux", feature = "spreadsheet", feature = "docx", feature = "html", feature = "pdf"))]

#[path = "office/pack.rs"]
mod pack;
mod printer;

use std::fmt::Write as _;

use gouji_reader::{ReadErrorKind, read};
use pack::{pack, text};
use printer::{file, object};

/// The most memory this process had since it was last asked, in MiB.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let kib: usize = line.trim().trim_end_matches(" kB").trim().parse().unwrap();
    // What is asked next counts from here.
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    kib >> 10
}

/// Reads a file that is at a limit or beyond it.
fn costs(name: &str, bytes: &[u8]) {
    peak();
    let kind = read(bytes, None).err().map(|error| error.kind());
    let peak = peak();
    let expected = [ReadErrorKind::TooLarge, ReadErrorKind::NotAReport, ReadErrorKind::Scan];
    assert!(kind.is_none_or(|kind| expected.contains(&kind)), "{name}: {kind:?}");
    assert!(peak < 256, "{name}: {peak} MiB");
}

fn book(strings: &str, sheet: &str) -> Vec<u8> {
    pack(&[
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="x"/></sheets></workbook>"#),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>")),
    ])
}

/// So many bytes of a piece said again and again.
fn fill(bytes: usize, piece: &str) -> String {
    piece.repeat((bytes - 1_000) / piece.len())
}

fn office() {
    const PART: usize = 24 << 20;
    let fill = |piece: &str| fill(PART, piece);

    costs("a bomb of blanks", &text(&" ".repeat(64 << 20)));
    costs("paragraphs", &text(&fill("<w:p><w:r><w:t>x</w:t></w:r></w:p>")));
    costs("one long text", &text(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "长".repeat(5 << 20))));
    costs("rows", &text(&format!("<w:tbl>{}</w:tbl>", fill("<w:tr><w:trPr/></w:tr>"))));
    costs("cells", &text(&format!("<w:tbl>{}</w:tbl>", fill("<w:tr><w:tc><w:p/></w:tc></w:tr>"))));
    costs("short strings", &book(&format!("<sst>{}</sst>", fill("<si><t>x</t></si>")), ""));

    let mut dense = String::new();
    for row in 0..300 {
        write!(dense, "<row>{}</row>", format!("<c><v>{row}</v></c>").repeat(480)).unwrap();
    }
    costs("a dense sheet", &book("<sst/>", &dense));
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(10_000));
    costs("a long text said often", &book(&long, &fill(r#"<row><c t="s"><v>0</v></c></row>"#)));
}

fn pages() {
    for (name, size, piece) in [
        ("words", 8, "长"),
        ("paragraphs", 2, "<p>x"),
        ("cells", 2, "<td>1"),
        ("spans", 4, "<td rowspan=65534 colspan=1000>1"),
        ("tables", 4, "<table><tr><td>1<td>2</table>"),
        ("runs", 8, "<b>x</b>"),
        ("what it says of itself", 8, "<meta name=a content=b>"),
    ] {
        costs(&format!("a page of {name}"), format!("<p>年报{}", fill(size << 20, piece)).as_bytes());
    }
    let wide: Vec<u8> = fill(8 << 20, "<p>长").encode_utf16().flat_map(u16::to_le_bytes).collect();
    costs("a page of two bytes a character", &[b"\xff\xfe", &*wide].concat());
    let head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\
                Content-Transfer-Encoding: base64\n\n";
    costs("a page in a mail", format!("{head}{}", fill(8 << 20, "PHA+5pS/")).as_bytes());
}

fn texts() {
    for (name, size, piece) in [
        ("words", 22, "长"),
        ("lines", 2, "x\n"),
        ("labels", 2, "规章\n1\n"),
        ("rows", 2, "|1|2|\n"),
        ("blanks", 22, "|"),
        ("numbers", 4, "1 "),
        ("what is no text", 63, "x"),
    ] {
        costs(&format!("a text of {name}"), fill(size << 20, piece).as_bytes());
    }
    for (list, entry) in [("prose", r#"{"text":""},"#), ("faults", r#"{"rule":"table-hidden","text":""},"#)] {
        let entries = fill(4 << 20, entry);
        let report = format!(r#"{{"cells":{{}},"{list}":[{}]}}"#, entries.trim_end_matches(','));
        costs(&format!("{list} in JSON"), report.as_bytes());
    }
}

/// A PDF of so many pages that say the same.
fn pdf(content: &str, pages: usize) -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(content.as_bytes(), 1);
    let hex: String = packed.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    });
    let kids = (0..pages).map(|page| format!("{} 0 R", 5 + page)).collect::<Vec<_>>().join(" ");
    let mut objects = vec![
        object(1, "<</Type/Catalog/Pages 2 0 R>>"),
        object(2, &format!("<</Type/Pages/Kids[{kids}]/Count {pages}>>")),
        object(3, "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"),
        object(
            4,
            &format!("<</Length {}/Filter[/ASCIIHexDecode/FlateDecode]>>stream\n{hex}>\nendstream", hex.len() + 1),
        ),
    ];
    for page in 0..pages {
        let resources = "/Resources<</Font<</F 3 0 R>>>>/Contents 4 0 R";
        objects.push(object(5 + page, &format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{resources}>>")));
    }
    file(&objects, "")
}

fn papers() {
    for (name, head, piece) in [
        ("characters", "BT /F 9 Tf 50 700 Td ", "1 0 0 1 50 50 Tm (x) Tj "),
        ("one text", "BT /F 9 Tf 50 700 Td ", "(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx) Tj "),
        ("rules", "", "0 0 m 9 0 l S "),
        ("one line", "1 1 m ", "9 9 l "),
        ("what is saved", "", "q "),
    ] {
        let content = format!("{head}{}", fill(31 << 20, piece));
        costs(&format!("a PDF of {name}"), &pdf(&content, 1));
    }
    let content = format!("BT /F 9 Tf 50 700 Td {}", fill(32 << 10, "1 0 0 1 50 50 Tm (x) Tj "));
    costs("a PDF of many pages", &pdf(&content, 400));
}

fn ofd(content: &str, pages: usize) -> Vec<u8> {
    let list = "<Page ID='1' BaseLoc='p.xml'/>".repeat(pages);
    pack(&[
        ("OFD.xml", "<OFD><DocBody><DocRoot>d.xml</DocRoot></DocBody></OFD>"),
        ("d.xml", &format!("<Document><Pages>{list}</Pages></Document>")),
        ("p.xml", &format!("<Page><Content><Layer>{content}</Layer></Content></Page>")),
    ])
}

fn ofds() {
    let object = |code: &str| {
        let code = format!("<TextCode X='0' Y='4' DeltaX='g 9 1'>{code}</TextCode>");
        format!("<TextObject Boundary='0 0 200 200' Size='4'>{code}</TextObject>")
    };
    let rule = |line: &str| {
        format!("<PathObject Boundary='0 0 9 9'><AbbreviatedData>M 0 0{line}</AbbreviatedData></PathObject>")
    };
    for (size, pages) in [(8 << 20, 1), (90 << 10, 400)] {
        let said = |name: &str| format!("an OFD of {name} on {pages} pages");
        costs(&said("one text"), &ofd(&object(&fill(size, "x")), pages));
        costs(&said("texts"), &ofd(&fill(size, &object("长")), pages));
        costs(&said("one line"), &ofd(&rule(&fill(size, " L 9 0")), pages));
    }
    let steps =
        format!("<TextObject Size='4'><TextCode DeltaX='{}'>x</TextCode></TextObject>", fill(4 << 20, "g 9999 1 "));
    costs("an OFD of steps", &ofd(&steps, 1));
}

/// One test, so that no other adds to what is measured.
#[test]
fn hostile_files_cost_no_more_than_256_mib() {
    office();
    pages();
    texts();
    papers();
    ofds();
}
