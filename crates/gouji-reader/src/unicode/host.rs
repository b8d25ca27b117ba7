//! What every browser and Node have: `TextDecoder` and `String.prototype.normalize`.
//!
//! Their tables would be a fifth of the module.

use std::borrow::Cow;

use js_sys::JsString;
use web_sys::TextDecoder;

/// A way from bytes to text.
pub(crate) struct Encoding(TextDecoder);

impl Encoding {
    /// The encoding of that name or alias.
    pub(crate) fn named(label: &str) -> Option<Self> {
        TextDecoder::new_with_label(label).ok().map(Self)
    }

    pub(crate) fn is_utf8(&self) -> bool {
        self.0.encoding() == "utf-8"
    }

    /// The text; what is no text becomes U+FFFD.
    pub(crate) fn decode<'b>(&self, bytes: &'b [u8]) -> Cow<'b, str> {
        self.0.decode_with_u8_array(bytes).unwrap_or_default().into()
    }
}

/// Text of a Chinese office that says nothing of its encoding and is no UTF-8 is GB18030.
pub(crate) fn guess(_head: &[u8], _is_all: bool) -> Option<Encoding> {
    Encoding::named("gb18030")
}

/// The characters of a text with those of compatibility folded (NFKC).
pub(crate) fn nfkc(text: &str) -> impl Iterator<Item = char> + '_ {
    let folded: Cow<'_, str> = if text.chars().all(is_plain) {
        text.into()
    } else {
        String::from(JsString::from(text).normalize("NFKC")).into()
    };
    folded.chars().collect::<Vec<_>>().into_iter()
}

/// ASCII, ideographs and their punctuation are what they are; asking the host costs more than looking.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='~' | '\u{3001}'..='\u{3020}' | '\u{4e00}'..='\u{9fff}')
}
