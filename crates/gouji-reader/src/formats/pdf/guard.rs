//! What a PDF would unpack to and how much drawing it asks for, before the engine is let at it.

use std::collections::HashMap;

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Array, Dict, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

use crate::ReadError;
use crate::limits::{INSTRUCTION, Limits, Size};

/// Times that what is packed as LZW can grow when it is unpacked.
const LZW: usize = 1366;
/// How far before its content a stream says how it is packed.
const DICTIONARY: usize = 512;
/// Forms drawn in forms: reading them calls itself.
const DEPTH: usize = 24;

/// Bytes that all streams together may unpack to, pictures among them, and one stream alone.
const fn most(limits: &Limits) -> (usize, usize) {
    let all = limits.unpacked.saturating_mul(2);
    (all, all / 3)
}

/// Unpacks every stream of a file into nothing, and counts.
pub(super) fn streams(bytes: &[u8], limits: &Limits) -> Result<(), ReadError> {
    let (all, one) = most(limits);
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
        if twice {
            return Err(packed_twice());
        }
        if is_lzw && find(content, b"endstream").unwrap_or(content.len()) > one / LZW {
            return Err(unpacks_beyond(one));
        }
        total += unpacked(content, &mut window, one)?;
        if total > all {
            return Err(unpacks_beyond(all));
        }
    }
    Ok(())
}

fn unpacks_beyond(most: usize) -> ReadError {
    ReadError::unpacks_beyond("PDF", Size(most))
}

/// What is packed twice may grow a million times.
fn packed_twice() -> ReadError {
    ReadError::too_large("PDF 内容经多次压缩", "the PDF is packed twice")
}

/// How many bytes a packed content unpacks to, as far as it can be unpacked.
fn unpacked(content: &[u8], window: &mut [u8], most: usize) -> Result<usize, ReadError> {
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
                return Err(packed_twice());
            }
        }
        read += taken;
        count += given;
        place = (place + given) & (window.len() - 1);
        if count > most {
            return Err(unpacks_beyond(most));
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

/// Counts what pages ask to be drawn: instructions and bytes of text, those of forms each time they are drawn.
pub(super) struct Work {
    limits: Limits,
    /// What each form asks for, forms within it included.
    forms: HashMap<ObjectIdentifier, u64>,
    instructions: u64,
    /// Bytes of the contents of pages, which the engine keeps.
    contents: usize,
}

impl Work {
    pub(super) fn within(limits: &Limits) -> Self {
        Self { limits: *limits, forms: HashMap::new(), instructions: 0, contents: 0 }
    }

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
        if self.instructions.saturating_mul(INSTRUCTION) > self.limits.work {
            let most = self.limits.work / INSTRUCTION;
            return Err(ReadError::too_large(
                &format!("PDF 绘制指令超过 {most} 条"),
                &format!("more than {most} instructions to draw the PDF"),
            ));
        }
        Ok(())
    }

    fn content(&mut self, length: usize) -> Result<(), ReadError> {
        self.contents += length;
        let (all, _) = most(&self.limits);
        if self.contents > all { Err(unpacks_beyond(all)) } else { Ok(()) }
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
            return Err(ReadError::too_large("PDF 嵌套过深", "the PDF is nested too deep"));
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
        let said = |file: &[u8]| streams(file, &Limits::default()).map_err(|error| error.to_string());
        assert!(said(&file(&pack(&vec![b' '; 1 << 20]))).is_ok());
        assert!(said(&file(&pack(&vec![b' '; (32 << 20) + 1]))).unwrap_err().contains("more than 32 MB"));
        assert!(said(&file(&pack(&pack(&vec![b' '; 1 << 20])))).unwrap_err().contains("packed twice"));
        assert!(said(&file(b"no packed bytes at all")).is_ok());
        let many = file(&pack(&vec![b' '; 16 << 20])).repeat(7);
        assert!(said(&many).unwrap_err().contains("more than 96 MB"));
    }
}
