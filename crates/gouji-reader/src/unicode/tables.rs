//! The tables of well-kept crates.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// A way from bytes to text.
pub(crate) struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The encoding of that name or alias.
    pub(crate) fn named(label: &str) -> Option<Self> {
        encoding_rs::Encoding::for_label(label.as_bytes()).map(Self)
    }

    pub(crate) fn is_utf8(&self) -> bool {
        self.0 == encoding_rs::UTF_8
    }

    /// The text; what is no text becomes U+FFFD.
    pub(crate) fn decode<'b>(&self, bytes: &'b [u8]) -> Cow<'b, str> {
        self.0.decode_without_bom_handling(bytes).0
    }
}

/// The encoding that bytes look like, of which these are the first or all.
#[allow(clippy::unnecessary_wraps, reason = "a host may not know one")]
pub(crate) fn guess(head: &[u8], is_all: bool) -> Option<Encoding> {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(head, is_all);
    Some(Encoding(detector.guess(Some(b"cn"), chardetng::Utf8Detection::Deny)))
}

/// The characters of a text with those of compatibility folded (NFKC).
pub(crate) fn nfkc(text: &str) -> impl Iterator<Item = char> + '_ {
    text.nfkc()
}
