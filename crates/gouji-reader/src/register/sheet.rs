//! Registers in files: the sheets of a workbook, and text of values with commas or tabs between.

use gouji::Origin;

use super::Content;
use super::mapping::known;
use crate::document::{Block, Document, Grid, GridCell};
use crate::{Format, Limits, ReadError, ReadErrorKind, encoding, formats, sniff};

/// A table as a register: its headers, and its rows of contents, one for each header.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Register {
    /// The sheet it stands on.
    pub part: Option<String>,
    /// The headers, each joined from the rows it stands in.
    pub headers: Vec<String>,
    rows: Vec<Vec<GridCell>>,
}

impl Register {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows: the contents under each header.
    pub fn rows(&self) -> impl Iterator<Item = impl Iterator<Item = Content<'_>>> {
        self.rows.iter().map(|row| {
            let mut cells = row.iter().peekable();
            (0..self.headers.len() as u32).map(move |column| {
                while cells.next_if(|cell| cell.column < column).is_some() {}
                match cells.next_if(|cell| cell.column == column) {
                    Some(cell) if cell.doubtful => Content::Doubtful(cell.text.as_str().into()),
                    Some(cell) if cell.text.trim().is_empty() => Content::Blank,
                    Some(cell) => Content::Text(cell.text.as_str().into()),
                    None => Content::Blank,
                }
            })
        })
    }
}

/// The register of a file: of its tables, the one whose headers name the most cells of the form.
///
/// # Errors
/// When the bytes cannot be read, or no table has such headers.
pub fn register(bytes: &[u8], format: Option<Format>) -> Result<Register, ReadError> {
    let documents = match format.map_or_else(|| sniff(bytes), Ok)? {
        Format::Text => vec![separated(bytes)?],
        Format::Xlsx => formats::documents(bytes, Format::Xlsx, &Limits::REGISTER)?,
        format => formats::documents(bytes, format, &Limits::default())?,
    };
    let mut best: Option<(usize, Register)> = None;
    for document in documents {
        for block in document.blocks {
            let Block::Table(grid) = block else { continue };
            let Some((score, start, depth)) = headed(&grid) else { continue };
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, under(grid, start, depth, document.part.clone())));
            }
        }
    }
    best.map(|(_, register)| register).ok_or_else(|| {
        ReadError::new(
            ReadErrorKind::UnreadableTables,
            "没有找到以法定表格单元格为列的登记表；请在首行写明各列的含义",
            "no table has columns that are cells of the form; name them in its first row",
        )
    })
}

/// How far down headers are looked for, below titles and notes.
const TOP: usize = 10;
/// In how many rows headers may stand: table, group, row, column.
const DEEPEST: usize = 4;

/// How many headers name cells, in which row they begin and how many rows they take.
fn headed(grid: &Grid) -> Option<(usize, usize, usize)> {
    let mut best = None;
    for start in 0..grid.rows.len().min(TOP) {
        for depth in 1..=DEEPEST.min(grid.rows.len() - start) {
            let score = known(&headers(&grid.rows[start..start + depth]));
            if score > best.map_or(0, |(most, _, _)| most) {
                best = Some((score, start, depth));
            }
        }
    }
    best
}

/// The headers of some rows: for every column what stands over it, from the top.
fn headers(rows: &[Vec<GridCell>]) -> Vec<String> {
    let width = rows.iter().flatten().map(|cell| cell.column + cell.columns).max().unwrap_or(0) as usize;
    let mut headers = vec![String::new(); width];
    for (index, row) in rows.iter().enumerate() {
        let last = index + 1 == rows.len();
        let mut over = "";
        let mut cells = row.iter().peekable();
        for column in 0..width as u32 {
            if let Some(cell) = cells.next_if(|cell| cell.column <= column) {
                over = if cell.text.trim().is_empty() && !last { over } else { cell.text.trim() };
            } else if last && !row.iter().any(|cell| (cell.column..cell.column + cell.columns).contains(&column)) {
                over = "";
            }
            if !over.is_empty() {
                let header = &mut headers[column as usize];
                if !header.is_empty() {
                    header.push('·');
                }
                header.push_str(over);
            }
        }
    }
    headers
}

fn under(mut grid: Grid, start: usize, depth: usize, part: Option<String>) -> Register {
    let headers = headers(&grid.rows[start..start + depth]);
    let mut rows = grid.rows.split_off(start + depth);
    rows.retain(|row| row.iter().any(|cell| cell.doubtful || !cell.text.trim().is_empty()));
    Register { part, headers, rows }
}

/// A text of values with commas, semicolons or tabs between them.
fn separated(bytes: &[u8]) -> Result<Document, ReadError> {
    let text = encoding::decode(bytes, None)?;
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let separator = [b',', b'\t', b';'].into_iter().max_by_key(count).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut grid = Grid::default();
    for record in reader.records() {
        let record = record.map_err(|_| ReadError::damaged("CSV"))?;
        let line = record.position().map_or(1, csv::Position::line) as u32;
        let cells = record.iter().zip(0_u32..).map(|(text, column)| {
            let mut origin = Origin::default();
            (origin.line, origin.column) = (Some(line), Some(column + 1));
            GridCell::new(column, text, origin)
        });
        grid.rows.push(cells.collect());
    }
    Ok(Document::new(vec![Block::Table(grid)]))
}
