//! Kinds of files are known by content, and those not read are told so.

use gouji_reader::{Format, ReadErrorKind, documents, sniff};

use crate::kind;
use crate::pack::{pack, text, workbook};

/// The directory of a compound file, with streams of these names.
fn compound(names: &[&str]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for name in names {
        file.create_stream(name).unwrap();
    }
    file.into_inner().into_inner()
}

#[test]
fn the_format_is_decided_by_content() {
    assert_eq!(sniff(&workbook("")), Ok(Format::Xlsx));
    assert_eq!(sniff(&text("")), Ok(Format::Docx));
    assert_eq!(sniff(&pack(&[("xl/workbook.bin", "")])), Ok(Format::Xlsb));
    assert_eq!(sniff(&open_document("spreadsheet")), Ok(Format::Ods));
    assert_eq!(sniff(&open_document("text")), Ok(Format::Odt));
    assert_eq!(sniff(&compound(&["WordDocument", "1Table"])), Ok(Format::Doc));
    assert_eq!(sniff(&compound(&["Workbook"])), Ok(Format::Xls));
}

#[test]
fn what_is_not_read_is_refused_by_kind() {
    assert_eq!(kind(b"{\\rtf1 x}"), ReadErrorKind::Unsupported);
    assert_eq!(kind(&open_document("presentation")), ReadErrorKind::Unsupported);
    assert_eq!(kind(&compound(&["Book"])), ReadErrorKind::Unsupported);
    assert_eq!(kind(&compound(&["EncryptedPackage", "EncryptionInfo"])), ReadErrorKind::Encrypted);
    assert_eq!(kind(b"\x89PNG\r\n\x1a\n"), ReadErrorKind::Scan);
    assert_eq!(kind(b"PK\x03\x04cut off"), ReadErrorKind::Damaged);
}

#[test]
fn a_refusal_says_what_to_save_the_file_as() {
    let error = sniff(b"{\\rtf1 x}").unwrap_err();
    assert_eq!(error.message().zh, "不能读取RTF 文件；请另存为 DOCX");
}

fn open_document(kind: &str) -> Vec<u8> {
    pack(&[("mimetype", &format!("application/vnd.oasis.opendocument.{kind}"))])
}

#[test]
fn documents_in_one_file_of_xml_say_what_to_save_them_as() {
    for (page, save_as) in [
        ("<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", "XLSX"),
        ("<?xml version='1.0'?><w:wordDocument/>", "DOCX"),
        ("<?xml version='1.0'?><pkg:package/>", "DOCX"),
        (r#"<office:document office:mimetype="application/vnd.oasis.opendocument.text"/>"#, "DOCX"),
        (r#"<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>"#, "XLSX"),
    ] {
        let error = sniff(page.as_bytes()).unwrap_err();
        assert_eq!(error.kind(), ReadErrorKind::Unsupported);
        assert!(error.message().zh.ends_with(&format!("请另存为 {save_as}")), "{}", error.message().zh);
    }
    // A page may offer such files.
    let page = r#"<html><link type="application/vnd.oasis.opendocument.text" href="a.odt">"#;
    assert_eq!(sniff(page.as_bytes()), Ok(Format::Html));
}

#[test]
fn a_compound_file_without_its_directory_is_damaged() {
    let whole = compound(&["WordDocument", "1Table"]);
    assert_eq!(sniff(&whole[..600]).unwrap_err().kind(), ReadErrorKind::Damaged);
    assert_eq!(sniff(&compound(&["Other"])).unwrap_err().kind(), ReadErrorKind::Unsupported);
}

#[test]
fn a_text_of_pictures_alone_is_a_scan() {
    let body = "<w:document><w:body><w:p><w:r><w:drawing/></w:r></w:p></w:body></w:document>";
    let file = |picture: &str| pack(&[("word/document.xml", body), (picture, "")]);
    assert_eq!(documents(&file("word/media/image1.png"), None).unwrap_err().kind(), ReadErrorKind::Scan);
    assert!(documents(&file("word/theme/theme1.xml"), None).is_ok());
}

#[test]
fn pages_of_two_bytes_a_character_need_no_mark() {
    let page = "<html><body><p>政府信息公开</p><table><tr><td>1</td></tr></table></body></html>";
    for encode in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = page.encode_utf16().flat_map(encode).collect();
        assert_eq!(sniff(&bytes), Ok(Format::Html));
        let text: Vec<u8> = "规章\t1\t2\t3\n、、\n".encode_utf16().flat_map(encode).collect();
        assert!(documents(&text, None).is_ok());
    }
}
