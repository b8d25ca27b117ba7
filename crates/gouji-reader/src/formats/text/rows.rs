//! Lines that are rows of a table: cells between pipes, or between tabs.

/// How the cells of a row are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Split {
    Pipe,
    Tab,
}

/// How a line splits into cells; `None` for a line of text.
pub(super) fn split(line: &str, before: Option<Split>) -> Option<Split> {
    if line.contains(['|', '｜', '│']) {
        return Some(Split::Pipe);
    }
    if !line.contains('\t') {
        return None;
    }
    // A tab may also indent a paragraph.
    let indented = line.trim_start_matches(['\t', ' ', '\u{3000}']);
    (before == Some(Split::Tab) || indented.contains('\t')).then_some(Split::Tab)
}

/// The cells of a row, each with its first byte.
pub(super) fn cells(line: &str, split: Split) -> Vec<(usize, &str)> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        let parts = match split {
            Split::Pipe => matches!(c, '|' | '｜' | '│') && !escaped,
            Split::Tab => c == '\t',
        };
        if parts {
            cells.push((start, &line[start..at]));
            start = at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    cells.push((start, &line[start..]));
    if split == Split::Pipe {
        // The outer pipes are the table's edge.
        if cells.len() > 1 && cells.last().is_some_and(|(_, text)| text.trim().is_empty()) {
            cells.pop();
        }
        if cells.len() > 1 && cells[0].1.trim().is_empty() && line.trim_start().starts_with(['|', '｜', '│']) {
            cells.remove(0);
        }
    }
    cells.into_iter().map(|(at, text)| (at + text.len() - text.trim_start().len(), text.trim())).collect()
}

/// Whether a cell is a piece of the line under a Markdown header.
pub(super) fn is_rule(text: &str) -> bool {
    let dashes = text.trim_start_matches(':').trim_end_matches(':');
    !dashes.is_empty() && dashes.bytes().all(|b| b == b'-' || b == b'=')
}
