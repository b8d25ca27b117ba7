//! What a file is, by its content and never by its extension.

use crate::Format;

/// Decides by the first bytes.
#[must_use]
pub fn sniff(bytes: &[u8]) -> Format {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if text.starts_with(b"{") { Format::Json } else { Format::Text }
}
