//! What every format yields: headings, paragraphs and grids of cells, each with its place.

use gouji::{Fault, Origin};

/// A document, or one part of a file that holds several: blocks in the order they are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Document {
    /// The name of the part, such as a sheet; none when the file is one document.
    pub part: Option<String>,
    /// The title the container gives beside its text: a page's head, a file's properties.
    pub title: Option<String>,
    /// The date of publication that the container gives, as it writes it.
    pub published: Option<String>,
    /// Headings, paragraphs and tables.
    pub blocks: Vec<Block>,
    /// What the format itself saw amiss: hidden sheets, tracked changes, rows left out.
    pub faults: Vec<Fault>,
}

impl Document {
    /// A document of these blocks.
    #[must_use]
    pub fn new(blocks: Vec<Block>) -> Self {
        Self { blocks, ..Self::default() }
    }
}

/// One block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Block {
    /// A heading that the format marks as one.
    Heading {
        /// Its level, from 1.
        level: u8,
        /// Its words.
        text: String,
        /// Where it stands.
        origin: Origin,
    },
    /// A paragraph of text, which may yet turn out to be a heading or a line of a table.
    Paragraph {
        /// Its words.
        text: String,
        /// Where it stands.
        origin: Origin,
    },
    /// A table.
    Table(Grid),
}

impl Block {
    /// The words of a heading or paragraph.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Heading { text, .. } | Self::Paragraph { text, .. } => Some(text),
            Self::Table(_) => None,
        }
    }

    /// Where a heading or paragraph stands; a table's cells have places of their own.
    #[must_use]
    pub fn origin(&self) -> Origin {
        match self {
            Self::Heading { origin, .. } | Self::Paragraph { origin, .. } => origin.clone(),
            Self::Table(_) => Origin::default(),
        }
    }
}

/// A table as a document has it: rows of cells that may span rows and columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The rows, top to bottom. A cell that spans rows stands in the first of them only.
    ///
    /// An empty cell is a cell: a row is given whole, since what counts is how many cells follow a label.
    pub rows: Vec<Vec<GridCell>>,
}

/// A cell of a [`Grid`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GridCell {
    /// What is printed in it.
    pub text: String,
    /// The column of the grid it begins in, from 0; increasing within a row.
    pub column: u32,
    /// How many columns it spans, from 1; formats clamp it before they loop over it.
    pub columns: u32,
    /// How many rows it spans, from 1.
    pub rows: u32,
    /// Whether the content cannot be read with certainty: a formula without its value, a picture.
    pub doubtful: bool,
    /// Whether it is no cell, but what fills its row up to the width of the others.
    pub filler: bool,
    /// Where it stands.
    pub origin: Origin,
}

impl GridCell {
    /// A cell of one row and one column.
    #[must_use]
    pub fn new(column: u32, text: impl Into<String>, origin: Origin) -> Self {
        Self { text: text.into(), column, columns: 1, rows: 1, doubtful: false, filler: false, origin }
    }

    /// Whether nothing is printed in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}
