//! Why a file could not be read: kinds of the contract, with words for the clerk.

use std::fmt;

use gouji::Message;

/// Why a file could not be read as a report.
///
/// Problems *in* a report are findings, never errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError(Box<Fault>);

/// The kind of a [`ReadError`]; its [`id`](Self::id) is what JSON carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// Nothing is in the file.
    Empty,
    /// A format that is not read, or no format known.
    Unsupported,
    /// Pictures of pages, without text.
    Scan,
    /// Locked with a password.
    Encrypted,
    /// Cut off or broken.
    Damaged,
    /// Bytes that are text in no encoding known.
    Undecodable,
    /// Larger than is read.
    TooLarge,
    /// A document, but no annual report.
    NotAReport,
    /// None of the three tables was found.
    UnreadableTables,
}

impl ReadErrorKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Empty,
        Self::Unsupported,
        Self::Scan,
        Self::Encrypted,
        Self::Damaged,
        Self::Undecodable,
        Self::TooLarge,
        Self::NotAReport,
        Self::UnreadableTables,
    ];

    /// The id of the kind, as JSON carries it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Unsupported => "unsupported",
            Self::Scan => "scan",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::Undecodable => "undecodable",
            Self::TooLarge => "too_large",
            Self::NotAReport => "not_a_report",
            Self::UnreadableTables => "unreadable_tables",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", message.en)]
struct Fault {
    kind: ReadErrorKind,
    message: Message,
}

impl ReadError {
    /// An error of a kind; the message says where and what to do, in both languages.
    #[must_use]
    pub fn new(kind: ReadErrorKind, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self(Box::new(Fault { kind, message: Message::new(zh, en) }))
    }

    /// What kind of error this is.
    #[must_use]
    pub fn kind(&self) -> ReadErrorKind {
        self.0.kind
    }

    /// The error in the clerk's words and in English.
    #[must_use]
    pub fn message(&self) -> &Message {
        &self.0.message
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for ReadError {}
