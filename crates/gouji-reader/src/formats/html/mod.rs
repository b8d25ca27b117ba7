//! Web pages, whole or in pieces from the clipboard, and pages saved with their parts.

mod attributes;
mod flow;
mod places;
mod reference;
mod repeats;
mod said;
mod saved;
mod table;
mod tag;
mod token;
mod tree;
mod words;

use std::borrow::Cow;

use memchr::memmem;

use self::places::Places;
use self::tree::Tree;
use crate::limits::{Limits, Size};
use crate::{Block, Document, ReadError, ReadErrorKind, encoding};

/// Where a page says its encoding, in bytes from its beginning.
const HEAD: usize = 4096;

pub(crate) fn documents(bytes: &[u8], limits: &Limits) -> Result<Vec<Document>, ReadError> {
    if bytes.len() > limits.file / 2 {
        let most = Size(limits.file / 2);
        return Err(ReadError::new(
            ReadErrorKind::TooLarge,
            format!("网页超过 {most}；请只保存年报正文后再试"),
            format!("the page is larger than {most}; save the report's own part of it"),
        ));
    }
    if let Some(saved) = saved::page(bytes) {
        // Where a part begins in the mail says nothing of where its words stand.
        let label = saved.charset.as_deref().map(str::as_bytes);
        let source = encoding::decode(&saved.page, label.or_else(|| charset(&saved.page)))?;
        return read(&source, None, limits);
    }
    let source = encoding::decode(bytes, charset(bytes))?;
    let page = without_clipboard_header(&source);
    // Text that needed no decoding is the end of the file, byte for byte.
    let offset = matches!(source, Cow::Borrowed(_)).then(|| (bytes.len() - page.len()) as u64);
    read(page, offset, limits)
}

/// The blocks of a piece of a page that begins so many bytes into its file.
pub(super) fn blocks(piece: &str, offset: Option<u64>, limits: &Limits) -> Result<Vec<Block>, ReadError> {
    flow::blocks(&Tree::of(piece)?, &Places::new(piece, offset), limits)
}

/// Reads a page that begins so many bytes into its file.
fn read(page: &str, offset: Option<u64>, limits: &Limits) -> Result<Vec<Document>, ReadError> {
    let tree = Tree::of(page)?;
    let mut document = Document::new(flow::blocks(&tree, &Places::new(page, offset), limits)?);
    document.title = title(&tree);
    document.published = published(&tree);
    Ok(vec![document])
}

/// The encoding that the page declares.
fn charset(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let at = memmem::find(&head, b"charset")? + "charset".len();
    let is_quote = |byte: &u8| b" \t\r\n=\"'".contains(byte);
    let start = at + head[at..].iter().position(|byte| !is_quote(byte))?;
    let length = head[start..].iter().position(|byte| is_quote(byte) || b";/>".contains(byte))?;
    Some(&bytes[start..start + length])
}

/// What Windows puts before a piece on the clipboard: a version and offsets, one a line.
fn without_clipboard_header(source: &str) -> &str {
    let start = source.trim_start();
    let has_header = start.get(..8).is_some_and(|word| word.eq_ignore_ascii_case("version:"));
    match start.find('<') {
        Some(at) if has_header => &start[at..],
        _ => source,
    }
}

/// The title of the page: as its publisher names the article, else as the browser shows it.
fn title(tree: &Tree<'_>) -> Option<String> {
    let named = meta(tree, &["articletitle", "og:title", "title"]);
    let shown = tree.title.as_ref().map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    named.or(shown).filter(|title| !title.is_empty())
}

/// When the page was published, as its publisher writes it.
fn published(tree: &Tree<'_>) -> Option<String> {
    meta(tree, &["pubdate", "publishdate", "article:published_time", "publicationdate"])
}

/// The first of these names that the page gives a content.
fn meta(tree: &Tree<'_>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let (_, content) = tree.meta.iter().find(|(known, content)| known == name && !content.is_empty())?;
        Some(content.clone())
    })
}
