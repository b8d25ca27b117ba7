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
        let [gap, joint, open, close, more] = match language {
            Language::Zh => ["、", "·", "“", "”", " 等"],
            Language::En => ["; ", ", ", " \u{201c}", "\u{201d}", " and others"],
        };
        let mut words = String::new();
        for (index, address) in cells.iter().take(NAMED).enumerate() {
            let (row, column) = (address.row_label().get(language), address.column_label().get(language));
            words.extend([if index == 0 { "" } else { gap }, row, joint, column]);
            let text = report.cell(*address).text();
            if !text.is_empty() {
                words.extend([open, &text, close]);
            }
        }
        if cells.len() > NAMED {
            words.push_str(more);
        }
        words
    };
    Message { zh: words(Language::Zh), en: words(Language::En) }
}
