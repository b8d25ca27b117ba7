//! What a file is, by its content and never by its extension.

use crate::{Format, ReadError, ReadErrorKind, encoding};

/// How far into a file a mark of its kind is looked for.
const HEAD: usize = 4096;

/// Decides by the content.
///
/// # Errors
/// When the content is of a kind that is not read; the message says what to save it as.
pub fn sniff(bytes: &[u8]) -> Result<Format, ReadError> {
    if bytes.starts_with(b"PK") {
        return zip(bytes);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return compound(bytes);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(ReadError::unsupported("RTF 文件", "RTF", "DOCX"));
    }
    if is_image(bytes) {
        return Err(ReadError::new(
            ReadErrorKind::Scan,
            "文件是图片，没有可读取的文字；请提供可编辑的 DOCX 或 XLSX",
            "the file is a picture without text; provide the DOCX or XLSX it was made from",
        ));
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let head = &text[..text.len().min(HEAD)];
    // Two braces are a place that a page forgot to fill.
    Ok(if text.starts_with(b"{") && !text.starts_with(b"{{") && !text.starts_with(b"{%") {
        Format::Json
    } else if find(&head[..head.len().min(1024)], b"%PDF-") {
        Format::Pdf
    } else if let Some(error) = office_xml(head) {
        return Err(error);
    } else if is_html(head) {
        Format::Html
    } else {
        Format::Text
    })
}

/// A page begins with markup, or with the header of the clipboard or of a saved page.
fn is_html(head: &[u8]) -> bool {
    // Pages of two bytes a character: the marks are looked for in their low bytes.
    let narrow: Vec<u8>;
    let head = if encoding::is_wide(head) {
        narrow = head.iter().copied().filter(|byte| !matches!(byte, 0 | 0xfe | 0xff)).collect();
        narrow.trim_ascii_start()
    } else {
        head
    };
    let lower = head.to_ascii_lowercase();
    let clipboard = lower.starts_with(b"version:") && find(&lower, b"starthtml:");
    let saved = find(&lower, b"mime-version:") && find(&lower, b"content-type: multipart/related");
    let markup = lower.first() == Some(&b'<')
        && lower.get(1).is_some_and(|&next| next.is_ascii_alphabetic() || b"!?/".contains(&next));
    clipboard || saved || markup
}

/// Documents of office programs in one file of XML, which say of themselves what they are.
fn office_xml(head: &[u8]) -> Option<ReadError> {
    if !head.starts_with(b"<") {
        return None;
    }
    let lower = head.to_ascii_lowercase();
    let kinds: [(&[u8], &str, &str, &str); 5] = [
        (b"<workbook", "Excel 2003 的 XML 表格", "an Excel 2003 XML workbook", "XLSX"),
        (b"<w:worddocument", "Word 2003 的 XML 文档", "a Word 2003 XML document", "DOCX"),
        (b"<pkg:package", "单一 XML 文件的 Word 文档", "a Word document in one file of XML", "DOCX"),
        (b"vnd.oasis.opendocument.spreadsheet\"", "单一 XML 文件的 ODF 表格", "a flat ODF spreadsheet", "XLSX"),
        (b"vnd.oasis.opendocument.text\"", "单一 XML 文件的 ODF 文档", "a flat ODF text", "DOCX"),
    ];
    let flat = find(&lower, b"<office:document");
    let says = |mark: &[u8]| find(&lower, mark) && (flat || mark.starts_with(b"<"));
    let (_, zh, en, save_as) = kinds.into_iter().find(|(mark, ..)| says(mark))?;
    Some(ReadError::unsupported(zh, en, save_as))
}

fn find(bytes: &[u8], mark: &[u8]) -> bool {
    memchr::memmem::find(bytes, mark).is_some()
}

fn is_image(bytes: &[u8]) -> bool {
    const PNG_JPEG_GIF_TIFF: [&[u8]; 5] = [b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"];
    PNG_JPEG_GIF_TIFF.iter().any(|magic| bytes.starts_with(magic))
        || (bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]))
        || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"))
}

#[cfg(feature = "_zip")]
fn zip(bytes: &[u8]) -> Result<Format, ReadError> {
    let archive = crate::formats::archive::Archive::open(bytes, &crate::Limits::default())?;
    for name in archive.names() {
        match name.trim_start_matches('/').to_ascii_lowercase().as_str() {
            "xl/workbook.xml" => return Ok(Format::Xlsx),
            "xl/workbook.bin" => return Ok(Format::Xlsb),
            "ofd.xml" => return Ok(Format::Ofd),
            part if part.starts_with("word/document") => return Ok(Format::Docx),
            _ => {}
        }
    }
    if let Some(kind) = archive.part("mimetype")? {
        if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
            return Ok(Format::Ods);
        }
        if kind.starts_with(b"application/vnd.oasis.opendocument.text") {
            return Ok(Format::Odt);
        }
    }
    Err(ReadError::unsupported("这种压缩文件", "this kind of zip", "DOCX / XLSX"))
}

#[cfg(not(feature = "_zip"))]
fn zip(_: &[u8]) -> Result<Format, ReadError> {
    Err(ReadError::unsupported("压缩格式的文件", "a zip", "HTML"))
}

/// The names of streams stand in the directory of a compound file, each at the head of a record of
/// 128 bytes.
fn compound(bytes: &[u8]) -> Result<Format, ReadError> {
    let names = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes.chunks(128).position(|record| record.starts_with(&name))
    };
    if names("EncryptedPackage").is_some() {
        return Err(ReadError::encrypted());
    }
    match (names("WordDocument"), names("Workbook")) {
        (Some(text), Some(book)) => Ok(if text < book { Format::Doc } else { Format::Xls }),
        (Some(_), None) => Ok(Format::Doc),
        (None, Some(_)) => Ok(Format::Xls),
        (None, None) if names("Book").is_some() => {
            Err(ReadError::unsupported("Excel 95 工作簿", "an Excel 95 workbook", "XLSX"))
        }
        (None, None) if is_cut_off(bytes) => Err(ReadError::damaged("OLE")),
        (None, None) => Err(ReadError::unsupported("这种文件", "this kind of file", "DOCX / XLSX")),
    }
}

/// Whether the directory of a compound file, which stands where its header says, is beyond its end.
fn is_cut_off(bytes: &[u8]) -> bool {
    let number = |at: usize| bytes.get(at..at + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]));
    let sector = bytes.get(30).map_or(0, |shift| 1u64 << (shift & 15));
    let directory = number(48).map_or(u64::MAX, |first| (u64::from(first) + 2) * sector);
    directory > bytes.len() as u64
}
