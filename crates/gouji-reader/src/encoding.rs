//! Bytes to text: byte order marks, what the file says of itself, and what its bytes look like.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memmem};

use crate::unicode::{self, Encoding};
use crate::{ReadError, ReadErrorKind};

/// How many bytes of a file are looked at to guess its encoding.
const SAMPLE: usize = 64 * 1024;

/// Decodes text whose encoding is declared as `label`, or not at all.
///
/// Declarations err more often than bytes do: bytes that are UTF-8 are UTF-8 whatever they say they are.
pub(crate) fn decode<'a>(bytes: &'a [u8], label: Option<&[u8]>) -> Result<Cow<'a, str>, ReadError> {
    if let Some((encoding, text)) = marked(bytes) {
        return Ok(encoding.decode(text));
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && memchr(0, bytes).is_none()
    {
        return Ok(Cow::Borrowed(text));
    }
    let declared = label.and_then(|label| Encoding::named(std::str::from_utf8(label).ok()?));
    let head = &bytes[..bytes.len().min(SAMPLE)];
    let told = [wide(head), declared.filter(|encoding| !encoding.is_utf8())];
    // To guess takes far longer than to decode: only when nothing told it.
    let guess = std::iter::once_with(|| unicode::guess(head, head.len() == bytes.len()));
    let mut best: Option<(usize, Cow<'a, str>)> = None;
    for encoding in told.into_iter().chain(guess).flatten() {
        let text = encoding.decode(bytes);
        let lost = memmem::find_iter(text.as_bytes(), "\u{fffd}").count() + memchr_iter(0, text.as_bytes()).count();
        if lost == 0 {
            return Ok(text);
        }
        if best.as_ref().is_none_or(|(fewest, _)| lost < *fewest) {
            best = Some((lost, text));
        }
    }
    // A byte lost here and there leaves a mark where it was; more than that is no text.
    best.filter(|(lost, text)| lost * 100 < text.chars().count()).map(|(_, text)| text).ok_or_else(|| {
        ReadError::new(
            ReadErrorKind::Undecodable,
            "文件不是可识别编码的文本；请另存为 UTF-8 文本",
            "the bytes are text in no known encoding; save the file as UTF-8",
        )
    })
}

/// The encoding that a mark of byte order tells, and the bytes behind the mark.
fn marked(bytes: &[u8]) -> Option<(Encoding, &[u8])> {
    let marks: [(&[u8], &str); 3] = [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be")];
    let (text, name) = marks.into_iter().find_map(|(mark, name)| Some((bytes.strip_prefix(mark)?, name)))?;
    Some((Encoding::named(name)?, text))
}

/// Whether text has two bytes a character, told by a mark of byte order or by its bytes.
pub(crate) fn is_wide(bytes: &[u8]) -> bool {
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    marked || wide(&bytes[..bytes.len().min(SAMPLE)]).is_some()
}

/// Two bytes a character, without a mark: every other byte of its ASCII is 0.
fn wide(head: &[u8]) -> Option<Encoding> {
    let head = &head[..head.len() & !1];
    let zeros = |offset: usize| head.chunks_exact(2).filter(|pair| pair[offset] == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Markup and line ends alone make every tenth character ASCII; few ideographs have a byte of 0.
    let many = |count: usize, other: usize| count * 20 > head.len() / 2 && count > 2 * other;
    let name = if many(even, odd) { Some("utf-16be") } else { many(odd, even).then_some("utf-16le") };
    name.and_then(Encoding::named)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "一、本年新收政府信息公开申请数量：㐂12件，政府信息公开工作年度报告。";

    #[test]
    fn text_of_every_encoding_in_use_is_decoded() {
        let gb = encoding_rs::GB18030.encode(TEXT).0;
        assert_eq!(decode(&gb, None).unwrap(), TEXT);
        assert_eq!(decode(&gb, Some(b"gb2312")).unwrap(), TEXT);
        assert_eq!(decode(&gb, Some(b"utf-8")).unwrap(), TEXT);
        assert_eq!(decode(TEXT.as_bytes(), Some(b"gbk")).unwrap(), TEXT);
        let page = format!("<p>{TEXT}</p>\r\n");
        let wide = |encode: fn(u16) -> [u8; 2]| page.encode_utf16().flat_map(encode).collect::<Vec<u8>>();
        assert_eq!(decode(&wide(u16::to_le_bytes), None).unwrap(), page);
        assert_eq!(decode(&wide(u16::to_be_bytes), None).unwrap(), page);
        let marked = ["\u{feff}", TEXT].concat();
        assert_eq!(decode(marked.as_bytes(), None).unwrap(), TEXT);
    }

    #[test]
    fn bytes_that_are_no_text_are_undecodable() {
        let noise: Vec<u8> = (0u32..4000).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(decode(&noise, None).unwrap_err().kind(), ReadErrorKind::Undecodable);
    }
}
