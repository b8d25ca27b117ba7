//! What goes wrong before there is a report to judge.

use std::fmt;

use crate::Message;
use crate::reason::in_chinese;

/// Why something could not be taken as a report, an address or a rule.
///
/// Problems *in* a report are [findings](crate::Finding), never errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Fault>);

/// The kind of an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An address no edition has.
    UnknownAddress,
    /// A rule the catalogue does not have.
    UnknownRule,
    /// JSON that is not a report.
    Json,
    /// A file of local rules that is none.
    Profile,
}

impl ErrorKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::UnknownAddress, Self::UnknownRule, Self::Json, Self::Profile];

    /// The id of the kind, as programs in other languages see it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::UnknownAddress => "unknown_address",
            Self::UnknownRule => "unknown_rule",
            Self::Json => "json",
            Self::Profile => "profile",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("no edition of the form has the cell `{0}`")]
    UnknownAddress(String),
    #[error("there is no rule `{0}`")]
    UnknownRule(String),
    #[error("not a report: {reason} at {path}")]
    Json { path: String, reason: String },
    #[error("not a profile: {reason} at {path}")]
    Profile { path: String, reason: String },
}

impl Error {
    pub(crate) fn unknown_address(text: &str) -> Self {
        Self(Box::new(Fault::UnknownAddress(text.to_owned())))
    }

    pub(crate) fn unknown_rule(id: &str) -> Self {
        Self(Box::new(Fault::UnknownRule(id.to_owned())))
    }

    pub(crate) fn json(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self(Box::new(Fault::Json { path: path.into(), reason: reason.into() }))
    }

    pub(crate) fn profile(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self(Box::new(Fault::Profile { path: path.into(), reason: reason.into() }))
    }

    /// What kind of error this is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match *self.0 {
            Fault::UnknownAddress(_) => ErrorKind::UnknownAddress,
            Fault::UnknownRule(_) => ErrorKind::UnknownRule,
            Fault::Json { .. } => ErrorKind::Json,
            Fault::Profile { .. } => ErrorKind::Profile,
        }
    }

    /// Where in the JSON or the profile the fault is, as a path: `/cells/requests/received/total`.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match &*self.0 {
            Fault::Json { path, .. } | Fault::Profile { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The error in the clerk's words and in English.
    #[must_use]
    pub fn message(&self) -> Message {
        let zh = match &*self.0 {
            Fault::UnknownAddress(text) => format!("各版格式中都没有这一单元格：{text}"),
            Fault::UnknownRule(id) => format!("没有这条规则：{id}"),
            Fault::Json { path, reason } => format!("不是年报数据，{path} 处有误：{}", in_chinese(reason)),
            Fault::Profile { path, reason } => format!("地方规定文件 {path} 处有误：{}", in_chinese(reason)),
        };
        Message::new(zh, self.to_string())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {}
