//! Kinds of files are known by content, and those not read are told so.

use gouji_reader::{Format, ReadErrorKind, sniff};

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
