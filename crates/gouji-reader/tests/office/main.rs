//! Office containers, read to blocks: files are written here, part by part.
#![cfg(all(feature = "spreadsheet", feature = "docx"))]

mod docx;
mod hostile;
mod kinds;
mod ods;
mod pack;
mod programs;
mod reports;
mod xlsx;

use std::fmt::Write as _;

use gouji_reader::{Block, Document, Grid, ReadErrorKind, documents};

/// The one document of a file.
fn document(bytes: &[u8]) -> Document {
    let mut all = documents(bytes, None).expect("the file is read");
    assert_eq!(all.len(), 1);
    all.remove(0)
}

/// The one table of a file.
fn grid(bytes: &[u8]) -> Grid {
    let mut grids = document(bytes).blocks.into_iter().filter_map(|block| match block {
        Block::Table(grid) => Some(grid),
        _ => None,
    });
    let grid = grids.next().expect("a table");
    assert_eq!(grids.next(), None);
    grid
}

/// A grid as text: a line for each row, cells as `column:text`, with `+columns` and `×rows` where a
/// cell spans several and `?` where it is doubtful.
fn drawn(grid: &Grid) -> Vec<String> {
    let cell = |cell: &gouji_reader::GridCell| {
        let mut drawn = format!("{}:{}", cell.column, cell.text.replace('\n', "⏎"));
        if cell.columns > 1 {
            write!(drawn, "+{}", cell.columns).unwrap();
        }
        if cell.rows > 1 {
            write!(drawn, "×{}", cell.rows).unwrap();
        }
        if cell.doubtful {
            drawn.push('?');
        }
        drawn
    };
    grid.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect()
}

fn kind(bytes: &[u8]) -> ReadErrorKind {
    documents(bytes, None).expect_err("the file is refused").kind()
}
