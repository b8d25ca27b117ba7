//! Documents to reports: the one way for all formats.

use gouji::{Fault, Report, Table, TableLayout, order};

use crate::document::{Block, Document};
use crate::label::{self, Label, Meaning};
use crate::locate::{self, Located};
use crate::{ReadError, ReadErrorKind, Reading, across, sections};

/// Makes reports of documents.
pub(crate) fn assemble(documents: Vec<Document>) -> Result<Vec<Reading>, ReadError> {
    let whole = documents.len() == 1;
    let mut pieces: Vec<Piece> = documents.into_iter().flat_map(Piece::split).collect();
    if !whole && let Some(one) = Piece::join(&pieces) {
        pieces = vec![one];
    }
    if !pieces.iter().any(|piece| piece.located.placed.any()) {
        return Err(nothing(&pieces));
    }
    pieces.retain(|piece| piece.located.placed.any());
    let several = pieces.len() > 1;
    let readings = (1..).zip(pieces).map(|(number, piece)| {
        let part = piece.part.clone().or_else(|| several.then(|| format!("{number}")));
        Reading { part: part.filter(|_| several), report: piece.report() }
    });
    Ok(readings.collect())
}

/// A run of blocks that may be a report.
struct Piece {
    part: Option<String>,
    blocks: Vec<Block>,
    beside: Beside,
    located: Located,
}

/// What a container says beside its blocks.
#[derive(Debug, Clone, Default)]
struct Beside {
    title: Option<String>,
    published: Option<String>,
    faults: Vec<Fault>,
}

impl Piece {
    fn new(part: Option<String>, blocks: Vec<Block>, beside: Beside) -> Self {
        let located = locate::locate(&blocks);
        Self { part, blocks, beside, located }
    }

    /// The reports of one document: a new one begins where a title stands and tables come again.
    fn split(document: Document) -> Vec<Self> {
        let Document { part, blocks, title, published, faults } = document;
        let blocks = across::apart(blocks);
        let beside = Beside { title, published, faults };
        let titles: Vec<usize> = blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| block.text().is_some_and(|text| sections::title(text).is_some()))
            .map(|(index, _)| index)
            .collect();
        let mut rest = blocks;
        let mut runs: Vec<Vec<Block>> = Vec::new();
        for title in titles.iter().skip(1).rev() {
            runs.push(rest.split_off(*title));
        }
        runs.push(rest);
        // Runs that are no reports of their own belong to the one before; what was joined is located anew.
        let mut joined: Vec<(Self, Vec<Table>, bool)> = Vec::new();
        for run in runs.into_iter().rev() {
            let piece = Self::new(part.clone(), run, Beside::default());
            let tables: Vec<Table> = piece.tables().collect();
            match joined.last_mut() {
                Some((last, known, again)) if !is_report_beside(known, &tables) => {
                    last.blocks.extend(piece.blocks);
                    known.extend(tables);
                    *again = true;
                }
                _ => joined.push((piece, tables, false)),
            }
        }
        let mut pieces: Vec<Self> = joined
            .into_iter()
            .map(|(piece, _, again)| if again { Self::new(piece.part, piece.blocks, piece.beside) } else { piece })
            .collect();
        if let Some(first) = pieces.first_mut() {
            first.beside = beside;
        }
        pieces
    }

    /// Sheets that each hold another of the tables are one report.
    fn join(pieces: &[Self]) -> Option<Self> {
        let mut tables: Vec<Table> = pieces.iter().flat_map(Self::tables).collect();
        let count = tables.len();
        order::sort(&mut tables);
        tables.dedup();
        if tables.len() < count {
            return None;
        }
        let blocks = pieces.iter().flat_map(|piece| piece.blocks.iter().cloned()).collect();
        let first = |of: fn(&Beside) -> &Option<String>| pieces.iter().find_map(|piece| of(&piece.beside).clone());
        let beside = Beside {
            title: first(|beside| &beside.title),
            published: first(|beside| &beside.published),
            faults: pieces.iter().flat_map(|piece| piece.beside.faults.iter().cloned()).collect(),
        };
        Some(Self::new(None, blocks, beside))
    }

    fn tables(&self) -> impl Iterator<Item = Table> + '_ {
        Table::ALL.into_iter().filter(|table| self.located.placed.layout.get(*table) != TableLayout::Absent)
    }

    fn report(self) -> Report {
        let mut report = Report::new();
        let Beside { title, published, .. } = &self.beside;
        let Located { used, opens, .. } = &self.located;
        sections::fill(&mut report, &self.blocks, used, opens, title.as_deref(), published.as_deref());
        report.faults = self.beside.faults;
        self.located.placed.fill(&mut report);
        report
    }
}

/// Whether the tables of a run are those of another report: two or more come again.
fn is_report_beside(known: &[Table], tables: &[Table]) -> bool {
    tables.iter().filter(|table| known.contains(table)).count() >= 2
}

/// Whether a line is the label of a row with the digits of several cells right behind it: 规章000.
fn runs_together(text: &str) -> bool {
    let label = text.trim().trim_end_matches(|c: char| c.is_ascii_digit());
    let is_row = |label: Label| label.any(|meaning| matches!(meaning, Meaning::Row(..)));
    text.trim().len() - label.len() > 1 && label::read(label).is_some_and(is_row)
}

/// Why no report was found: the tables cannot be read, or the document is none.
fn nothing(pieces: &[Piece]) -> ReadError {
    let texts = || pieces.iter().flat_map(|piece| &piece.blocks).filter_map(Block::text);
    if let Some(line) = texts().find(|text| runs_together(text)) {
        return ReadError::new(
            ReadErrorKind::UnreadableTables,
            format!(
                "表格的数字连在了一起，如“{}”，无法分出各格；请从原文件重新复制，或另存为 docx、xlsx、html 后再试",
                line.trim()
            ),
            "the numbers of the tables run together, so that no cell can be told from the next; copy them anew, or save the file as docx, xlsx or html",
        );
    }
    if texts().any(|text| sections::title(text).is_some() || sections::part(text).is_some()) {
        ReadError::new(
            ReadErrorKind::UnreadableTables,
            "没有找到法定的三张表；请检查表格是否为图片，或另存为 docx、xlsx、html 后再试",
            "none of the three statutory tables was found; the tables may be pictures, or save the file as docx, xlsx or html",
        )
    } else {
        ReadError::new(
            ReadErrorKind::NotAReport,
            "文件里没有政府信息公开工作年度报告的标题、各部分和表格；请检查是否选错了文件",
            "the file has no title, parts or tables of an annual report; check that it is the right file",
        )
    }
}
