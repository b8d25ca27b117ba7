//! Why a file could not be read: kinds of the contract, with words for the clerk.

use std::fmt;

use gouji::Message;

use crate::limits::{Limits, Size};

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

    /// A file cut off or broken at a place of the format, such as a part's name.
    pub(crate) fn damaged(place: &str) -> Self {
        Self::new(
            ReadErrorKind::Damaged,
            format!("文件已损坏（{place}）；请重新另存一份，或请发送人重发"),
            format!("the file is damaged ({place}); save it anew or have it sent again"),
        )
    }

    /// A file beyond what is read.
    pub(crate) fn too_large(what_zh: &str, what_en: &str) -> Self {
        Self::new(
            ReadErrorKind::TooLarge,
            format!("文件超出读取上限（{what_zh}）；请只保留年度报告后另存"),
            format!("the file is larger than is read ({what_en}); keep only the annual report and save it"),
        )
    }

    /// More cells and paragraphs than are read.
    pub(crate) fn too_many_cells(limits: &Limits) -> Self {
        let most = limits.cells;
        Self::too_large(&format!("单元格和段落超过 {most} 个"), &format!("more than {most} cells and paragraphs"))
    }

    /// More text than is read.
    pub(crate) fn too_much_text(limits: &Limits) -> Self {
        let most = Size(limits.text);
        Self::too_large(&format!("文字超过 {most}"), &format!("more than {most} of text"))
    }

    /// A part that unpacks to more than is read.
    pub(crate) fn unpacks_beyond(name: &str, most: Size) -> Self {
        Self::too_large(&format!("{name} 解压后超过 {most}"), &format!("{name} unpacks to more than {most}"))
    }

    /// A format that is not read, and what to save it as.
    pub(crate) fn unsupported(format_zh: &str, format_en: &str, save_as: &str) -> Self {
        Self::new(
            ReadErrorKind::Unsupported,
            format!("不能读取{format_zh}；请另存为 {save_as}"),
            format!("{format_en} is not read; save it as {save_as}"),
        )
    }

    /// A file locked with a password.
    pub(crate) fn encrypted() -> Self {
        Self::new(
            ReadErrorKind::Encrypted,
            "文件已加密；请去掉密码后另存",
            "the file is locked with a password; save it without one",
        )
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
