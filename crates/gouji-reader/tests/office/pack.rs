//! Packs parts into the zip of an office file.
#![allow(dead_code, reason = "each test file uses its part")]

use rawzip::{CompressionMethod, ZipArchiveWriter};

/// A zip of parts, each packed.
pub(crate) fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut zip = ZipArchiveWriter::new(&mut bytes);
    for (name, text) in parts {
        let packed = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 1);
        let (mut entry, config) = zip.new_file(name).compression_method(CompressionMethod::DEFLATE).start().unwrap();
        let mut writer = config.wrap(std::io::sink());
        std::io::Write::write_all(&mut writer, text.as_bytes()).unwrap();
        let (_, descriptor) = writer.finish().unwrap();
        std::io::Write::write_all(&mut entry, &packed).unwrap();
        entry.finish(descriptor).unwrap();
    }
    zip.finish().unwrap();
    bytes
}

/// A workbook of one sheet, its `sheetData` and what follows given.
pub(crate) fn workbook(sheet: &str) -> Vec<u8> {
    pack(&[
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="表三" r:id="rId1"/></sheets></workbook>"#),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
    ])
}

const STRINGS: &str = "<sst><si><t>规章</t></si><si><r><t>行政</t></r><r><t>许可</t></r><rPh><t>x</t></rPh></si>\
    <si><r><rPr><strike/></rPr><t>8</t></r><r><t>2</t></r></si></sst>";

/// Styles 0 to 6: as it is, a date, a percentage, a date spelt out, struck out, not shown, not shown at 0.
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="m&quot;月&quot;d&quot;日&quot;"/>
<numFmt numFmtId="177" formatCode=";;;"/><numFmt numFmtId="178" formatCode="0;-0;;@"/></numFmts>
<fonts><font/><font><strike/></font></fonts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="176"/>
<xf numFmtId="0" fontId="1"/><xf numFmtId="177"/><xf numFmtId="178"/></cellXfs></styleSheet>"#;

/// A text whose body is given.
pub(crate) fn text(body: &str) -> Vec<u8> {
    text_with(body, "", "")
}

/// A text with styles and numbering.
pub(crate) fn text_with(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    pack(&[
        ("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>")),
        ("word/styles.xml", &format!("<w:styles>{styles}</w:styles>")),
        ("word/numbering.xml", &format!("<w:numbering>{numbering}</w:numbering>")),
    ])
}
