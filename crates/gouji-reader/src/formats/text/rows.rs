//! Lines that are rows of a table: cells between pipes, or between tabs.

/// How the cells of a row are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Split {
    Pipe,
    Tab,
}

/// How a line splits into cells; `None` for a line of text.
pub(super) fn split(line: &str, before: Option<Split>) -> Option<Split> {
    if line.contains(PIPES) {
        return Some(Split::Pipe);
    }
    if !line.contains('\t') {
        return None;
    }
    // A tab may also indent a paragraph.
    let indented = line.trim_start_matches(['\t', ' ', '\u{3000}']);
    (before == Some(Split::Tab) || indented.contains('\t')).then_some(Split::Tab)
}

/// Pipes at the edges of a table, which enclose no cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edges {
    left: bool,
    right: bool,
    /// Whether rows are filled up with pipes that touch.
    padded: bool,
}

impl Edges {
    /// The edges of a run of rows: only what all rows have is an edge, for a blank cell looks the same.
    pub(super) fn of<'a>(mut lines: impl Iterator<Item = &'a str> + Clone, split: Split, padded: bool) -> Self {
        let pipes = split == Split::Pipe;
        let left = pipes && lines.clone().all(|line| line.trim_start().starts_with(PIPES));
        Self { left, right: pipes && lines.all(|line| line.trim_end().ends_with(PIPES)), padded }
    }
}

pub(super) const PIPES: [char; 3] = ['|', '｜', '│'];

/// How many pipes that touch stand after the pipe of a row's last cell: converters fill rows up with them to the
/// width of the table, and they enclose no cell.
pub(super) fn padding(line: &str) -> usize {
    let line = line.trim();
    let cells = line.trim_end_matches(PIPES);
    let pipes = line[cells.len()..].chars().count();
    let before = cells.trim_end();
    let apart = before.len() < cells.len() && before.ends_with(PIPES);
    if pipes > 1 && (apart || cells.is_empty()) { pipes } else { 0 }
}

/// Whether rows are filled up with pipes that touch. A line of nothing else may be a row of blanks, unless such
/// lines are of several lengths.
pub(super) fn is_padded(text: &str) -> bool {
    let mut alone = 0;
    text.lines().any(|line| {
        let pipes = padding(line);
        let again = alone > 0 && pipes != alone;
        let beside = pipes > 0 && line.trim().chars().count() > pipes;
        if pipes > 0 {
            alone = pipes;
        }
        pipes > 0 && (beside || again)
    })
}

/// A cell of a row, with the byte and the character of the line it begins at.
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) byte: usize,
    pub(super) character: usize,
    /// Whether it only fills its row up.
    pub(super) filler: bool,
}

impl<'a> Piece<'a> {
    /// The piece between two bytes, without the white space around it.
    pub(super) fn new(line: &'a str, byte: usize, end: usize, character: usize) -> Self {
        let whole = &line[byte..end];
        let text = whole.trim_start();
        let before = &whole[..whole.len() - text.len()];
        Self {
            text: text.trim_end(),
            byte: byte + before.len(),
            character: character + before.chars().count(),
            filler: false,
        }
    }
}

/// How many cells a row has at most, before it is taken apart.
pub(super) fn most_cells(line: &str, split: Split) -> usize {
    1 + match split {
        Split::Pipe => line.matches(PIPES).count(),
        Split::Tab => line.matches('\t').count(),
    }
}

/// The cells of a row.
pub(super) fn cells(line: &str, split: Split, edges: Edges) -> Vec<Piece<'_>> {
    let mut cells = Vec::new();
    let mut start = (0, 0);
    let mut escaped = false;
    for (character, (at, c)) in line.char_indices().enumerate() {
        let parts = match split {
            Split::Pipe => PIPES.contains(&c) && !escaped,
            Split::Tab => c == '\t',
        };
        if parts {
            cells.push(Piece::new(line, start.0, at, start.1));
            start = (at + c.len_utf8(), character + 1);
        }
        escaped = c == '\\' && !escaped;
    }
    cells.push(Piece::new(line, start.0, line.len(), start.1));
    // A line that is cut off has no edge.
    if edges.right && cells.len() > 1 && cells.last().is_some_and(|last| last.text.is_empty()) {
        cells.pop();
    }
    if edges.padded {
        let padding = padding(line);
        cells.iter_mut().rev().take(padding).for_each(|cell| cell.filler = true);
    }
    if edges.left && cells.len() > 1 {
        cells.remove(0);
    }
    cells
}

/// Whether a cell is a piece of the line under a Markdown header.
pub(super) fn is_rule(text: &str) -> bool {
    let dashes = text.trim_start_matches(':').trim_end_matches(':');
    !dashes.is_empty() && dashes.bytes().all(|b| b == b'-' || b == b'=')
}
