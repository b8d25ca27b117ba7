//! What was noticed about a cell beside its value.

use std::fmt;

use serde::{Serialize, Serializer};

/// Something noticed about a cell, written `kind words`: `unit 元`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What kind of note it is.
    pub kind: NoteKind,
    /// The words it is about.
    pub text: Box<str>,
}

/// What a [`Note`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoteKind {
    /// A unit stands in the cell: `251000元`.
    Unit,
    /// An annotation stands in the cell: `22（其中修订16件）`.
    Annotation,
    /// Digits of full width.
    FullWidth,
    /// Thousands separators.
    Thousands,
    /// A sign or a word for it: `减4`.
    Sign,
    /// Chinese numerals.
    ChineseNumeral,
    /// Zeros before the number.
    LeadingZero,
    /// Anything a reader wants to say.
    Other,
}

impl NoteKind {
    const NAMED: [(Self, &'static str); 7] = [
        (Self::Unit, "unit"),
        (Self::Annotation, "annotation"),
        (Self::FullWidth, "full-width"),
        (Self::Thousands, "thousands"),
        (Self::Sign, "sign"),
        (Self::ChineseNumeral, "chinese-numeral"),
        (Self::LeadingZero, "leading-zero"),
    ];
}

impl Note {
    /// A note.
    #[must_use]
    pub fn new(kind: NoteKind, text: &str) -> Self {
        Self { kind, text: text.into() }
    }

    pub(crate) fn parse(note: &str) -> Self {
        let (name, text) = note.split_once(' ').unwrap_or((note, ""));
        match NoteKind::NAMED.iter().find(|(_, known)| *known == name) {
            Some((kind, _)) => Self::new(*kind, text),
            None => Self::new(NoteKind::Other, note),
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match NoteKind::NAMED.iter().find(|(kind, _)| *kind == self.kind) {
            Some((_, name)) if self.text.is_empty() => f.write_str(name),
            Some((_, name)) => write!(f, "{name} {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}

impl Serialize for Note {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
