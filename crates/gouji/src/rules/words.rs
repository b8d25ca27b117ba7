//! What rules share to say where and how much.

use crate::address::Address;
use crate::report::Report;
use crate::{Language, Message, Value};

/// How many cells a message names; the finding itself lists all.
const NAMED: usize = 3;

/// The address of a cell of the form, looked up once.
macro_rules! at {
    ($path:literal) => {{
        static AT: std::sync::LazyLock<$crate::Address> =
            std::sync::LazyLock::new(|| $path.parse().expect("a cell of the form"));
        *AT
    }};
}
pub(super) use at;

/// The count in a cell, when it is one.
pub(super) fn count(report: &Report, address: Address) -> Option<i64> {
    report.cell(address).value().and_then(Value::as_count)
}

/// The first cells in words, with what is printed there.
pub(super) fn named(report: &Report, cells: &[Address]) -> Message {
    let words = |language| {
        let name = |address: &Address| {
            let (row, column) = (address.row_label().get(language), address.column_label().get(language));
            match (language, report.cell(*address).text()) {
                (Language::Zh, text) if text.is_empty() => format!("{row}·{column}"),
                (Language::Zh, text) => format!("{row}·{column}“{text}”"),
                (Language::En, text) if text.is_empty() => format!("{row}, {column}"),
                (Language::En, text) => format!("{row}, {column} \u{201c}{text}\u{201d}"),
            }
        };
        cells.iter().take(NAMED).map(name).collect::<Vec<_>>()
    };
    let more = cells.len() > NAMED;
    Message::new(
        words(Language::Zh).join("、") + if more { " 等" } else { "" },
        words(Language::En).join("; ") + if more { " and others" } else { "" },
    )
}
