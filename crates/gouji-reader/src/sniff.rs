//! What a file is, by its content and never by its extension.

use crate::Format;

/// How far into a file a mark of its kind is looked for.
const HEAD: usize = 4096;

/// Decides by the first bytes.
#[must_use]
pub fn sniff(bytes: &[u8]) -> Format {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let head = &text[..text.len().min(HEAD)];
    if text.starts_with(b"{") {
        Format::Json
    } else if find(&head[..head.len().min(1024)], b"%PDF-") {
        Format::Pdf
    } else if is_html(head) {
        Format::Html
    } else {
        Format::Text
    }
}

/// A page begins with markup, or with the header of the clipboard or of a saved page.
fn is_html(head: &[u8]) -> bool {
    // Pages of two bytes a character: the marks are looked for in their low bytes.
    let narrow: Vec<u8>;
    let head = if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        narrow = head.iter().copied().filter(|&byte| byte != 0).skip(2).collect();
        narrow.trim_ascii_start()
    } else {
        head
    };
    let lower = head.to_ascii_lowercase();
    let clipboard = lower.starts_with(b"version:") && find(&lower, b"starthtml:");
    let saved = find(&lower, b"mime-version:") && find(&lower, b"content-type: multipart/related");
    let element = |name: &[u8]| find(&lower, &[b"<", name].concat());
    let markup = lower.first() == Some(&b'<')
        && lower.get(1).is_some_and(|&next| next.is_ascii_alphabetic() || b"!?/".contains(&next))
        && !element(b"workbook")
        && !element(b"w:worddocument");
    clipboard || saved || markup
}

fn find(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}
