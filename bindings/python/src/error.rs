//! Exceptions: misuse is a `ValueError`, what cannot be read a `ReadError` with its kind.

use gouji::{ErrorKind, FileError, Message};
use gouji_reader::ReadErrorKind;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// The caller asked for what there is not.
pub(crate) fn misuse(words: impl Into<String>) -> PyErr {
    PyValueError::new_err(words.into())
}

/// The core refused an argument: JSON that is no report cannot be read, everything else is misuse.
pub(crate) fn refused(py: Python<'_>, error: &gouji::Error) -> PyErr {
    let message = error.message();
    match error.kind() {
        ErrorKind::Json => unreadable(py, None, ReadErrorKind::NotAReport.id(), &message),
        _ => misuse(format!("{} ({})", message.zh, message.en)),
    }
}

/// A file could not be read.
pub(crate) fn unreadable(py: Python<'_>, file: Option<&str>, kind: &str, message: &Message) -> PyErr {
    let made = py.import("gouji._records").and_then(|records| {
        records.getattr("ReadError")?.call1((kind, file, message.zh.as_str(), message.en.as_str()))
    });
    made.map_or_else(|error| error, PyErr::from_value)
}

/// The same for a file of many.
pub(crate) fn lost(py: Python<'_>, error: &FileError) -> PyErr {
    unreadable(py, Some(&error.file), error.kind, &error.message)
}
