//! What a PDF would unpack to and how much drawing it asks for, before the engine is let at it.

use std::collections::HashMap;

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Array, Dict, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

use crate::ReadError;

/// Bytes that one stream may unpack to.
const STREAM: usize = 32 << 20;
/// Bytes that all streams together may unpack to.
const STREAMS: usize = 96 << 20;
/// Bytes packed as LZW that cannot unpack to more than [`STREAM`].
const LZW: usize = 24 << 10;
/// How far before its content a stream says how it is packed.
const DICTIONARY: usize = 512;
/// Instructions and bytes of text that all pages may ask for, those of forms counted each time they are drawn.
const INSTRUCTIONS: u64 = 2_000_000;
/// Forms drawn in forms.
const DEPTH: usize = 24;

fn too_large() -> ReadError {
    ReadError::too_large("PDF 内容解压后过大", "the PDF unpacks to too much")
}

/// Unpacks every stream of a file into nothing, and counts.
pub(super) fn streams(bytes: &[u8]) -> Result<(), ReadError> {
    let mut window = vec![0; 32 << 10];
    let mut total = 0;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let word = at + found;
        at = word + b"stream".len();
        if bytes[..word].ends_with(b"end") {
            continue;
        }
        let content = &bytes[at..];
        let content = content.strip_prefix(b"\r").unwrap_or(content);
        let content = content.strip_prefix(b"\n").unwrap_or(content);
        let dictionary = &bytes[word.saturating_sub(DICTIONARY)..word];
        let start = rfind(dictionary, b"obj").unwrap_or(0);
        let named = |name: &[u8]| find(&dictionary[start..], name);
        let twice =
            named(b"FlateDecode").is_some_and(|at| find(&dictionary[start + at + 1..], b"FlateDecode").is_some());
        let is_lzw = named(b"LZW").is_some();
        if twice || (is_lzw && find(content, b"endstream").unwrap_or(content.len()) > LZW) {
            return Err(too_large());
        }
        total += unpacked(content, &mut window)?;
        if total > STREAMS {
            return Err(too_large());
        }
    }
    Ok(())
}

/// How many bytes a packed content unpacks to, as far as it can be unpacked.
fn unpacked(content: &[u8], window: &mut [u8]) -> Result<usize, ReadError> {
    let is_zlib = |bytes: &[u8]| matches!(bytes, &[method, check, ..] if method & 15 == 8 && (u32::from(method) << 8 | u32::from(check)).is_multiple_of(31));
    let flags = if is_zlib(content) { inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER } else { 0 };
    let mut state = DecompressorOxide::new();
    let (mut read, mut place, mut count) = (0, 0, 0);
    loop {
        let (status, taken, given) = decompress(&mut state, &content[read..], window, place, flags);
        // Packed twice: what comes out is packed again.
        if count == 0 && flags != 0 && is_zlib(&window[..given]) && given > 2 {
            let mut inner = DecompressorOxide::new();
            let mut out = vec![0; 32 << 10];
            let (status, ..) = decompress(&mut inner, &window[..given], &mut out, 0, flags);
            if !matches!(status, TINFLStatus::Failed | TINFLStatus::FailedCannotMakeProgress) {
                return Err(too_large());
            }
        }
        read += taken;
        count += given;
        place = (place + given) & (window.len() - 1);
        if count > STREAM {
            return Err(too_large());
        }
        if status != TINFLStatus::HasMoreOutput {
            return Ok(count);
        }
    }
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    let first = mark[0];
    let mut at = 0;
    loop {
        at += bytes[at..].iter().position(|&byte| byte == first)?;
        if bytes[at..].starts_with(mark) {
            return Some(at);
        }
        at += 1;
    }
}

fn rfind(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).rposition(|window| window == mark)
}

/// Counts what pages ask to be drawn.
#[derive(Default)]
pub(super) struct Work {
    /// What each form asks for, forms within it included.
    forms: HashMap<ObjectIdentifier, u64>,
    instructions: u64,
    /// Bytes of the contents of pages, which the engine keeps.
    contents: usize,
}

impl Work {
    /// Accounts for a page.
    pub(super) fn page(&mut self, page: &Page<'_>) -> Result<(), ReadError> {
        if let Some(parts) = page.raw().get::<Array<'_>>(b"Contents".as_slice()) {
            for part in parts.iter::<Stream<'_>>() {
                self.content(part.decoded_data().unwrap_or_default().len())?;
            }
        }
        let content = page.page_stream().unwrap_or_default();
        self.content(content.len())?;
        let asked = self.instructions(content, page.resources(), 0)?;
        self.instructions = self.instructions.saturating_add(asked);
        if self.instructions > INSTRUCTIONS { Err(too_large()) } else { Ok(()) }
    }

    fn content(&mut self, length: usize) -> Result<(), ReadError> {
        self.contents += length;
        if self.contents > STREAMS { Err(too_large()) } else { Ok(()) }
    }

    fn instructions(&mut self, content: &[u8], resources: &Resources<'_>, depth: usize) -> Result<u64, ReadError> {
        let mut count: u64 = 0;
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            let asked = match instruction {
                TypedInstruction::XObject(object) => match resources.get_x_object(object.0) {
                    Some(form) => self.form(&form, resources, depth + 1)?,
                    None => 0,
                },
                TypedInstruction::ShowText(text) => text.0.len() as u64,
                TypedInstruction::NextLineAndShowText(text) => text.0.len() as u64,
                TypedInstruction::ShowTextWithParameters(text) => text.2.len() as u64,
                TypedInstruction::ShowTexts(texts) => texts.0.data().len() as u64,
                _ => 0,
            };
            count = count.saturating_add(asked).saturating_add(1);
        }
        Ok(count)
    }

    fn form(&mut self, form: &Stream<'_>, outer: &Resources<'_>, depth: usize) -> Result<u64, ReadError> {
        let kind = form.dict().get::<hayro_interpret::hayro_syntax::object::Name<'_>>(b"Subtype".as_slice());
        if kind.is_none_or(|kind| &*kind != b"Form") {
            return Ok(1);
        }
        if let Some(&known) = self.forms.get(&form.obj_id()) {
            return Ok(known);
        }
        if depth > DEPTH {
            return Err(too_large());
        }
        // A form that draws itself draws nothing more.
        self.forms.insert(form.obj_id(), 1);
        let content = form.decoded_data().unwrap_or_default();
        let own = form.dict().get::<Dict<'_>>(b"Resources".as_slice()).map(Resources::new);
        let count = self.instructions(&content, own.as_ref().unwrap_or(outer), depth)?;
        self.forms.insert(form.obj_id(), count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_unpacks_to_too_much_is_refused() {
        let pack = |bytes: &[u8]| miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6);
        let file = |content: &[u8]| [b"1 0 obj<</Filter/FlateDecode>>stream\r\n", content, b"\nendstream"].concat();
        assert!(streams(&file(&pack(&vec![b' '; 1 << 20]))).is_ok());
        assert!(streams(&file(&pack(&vec![b' '; STREAM + 1]))).is_err());
        assert!(streams(&file(&pack(&pack(&vec![b' '; 1 << 20])))).is_err());
        assert!(streams(&file(b"no packed bytes at all")).is_ok());
        let many = file(&pack(&vec![b' '; 16 << 20])).repeat(7);
        assert!(streams(&many).is_err());
    }
}
