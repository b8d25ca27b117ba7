//! Pages to one document: what runs around the text left out, lines joined to paragraphs, tables over pages.

use std::collections::HashMap;

use gouji::{Origin, order};

use super::cells::{self, Piece};
use super::line::{self, Line};
use super::{Page, lattice, radical};
use crate::document::{Block, Document};
use crate::page_number::is_marginal_number;

/// The part of a page at its top and at its bottom where headers and page numbers stand.
const MARGIN: f32 = 0.12;

/// What stands on a page, in the order it is read.
enum Item {
    Line(Line),
    Table(Piece),
}

impl Item {
    fn top(&self) -> f32 {
        match self {
            Self::Line(line) => line.bounds.top,
            Self::Table(piece) => piece.bounds.top,
        }
    }
}

/// The document that pages make up.
pub(crate) fn document(pages: Vec<Page>) -> Document {
    let mut items: Vec<Vec<Item>> = Vec::new();
    let mut sizes = Vec::new();
    for (index, mut page) in pages.into_iter().enumerate() {
        let glyphs = std::mem::take(&mut page.glyphs);
        items.push(read(&page, glyphs, index as u32 + 1));
        sizes.push(page);
    }
    drop_running_lines(&mut items, &sizes);
    let width = sizes.iter().map(|page| page.width).fold(0.0, f32::max);
    let margins = margins(&items, width);
    let mut flow = Flow { pages: &sizes, margins, blocks: Vec::new(), paragraph: None, table: Vec::new() };
    for (index, page) in items.into_iter().enumerate() {
        for (position, item) in page.into_iter().enumerate() {
            flow.item(item, index, position == 0);
        }
    }
    flow.end_paragraph();
    flow.end_table();
    Document::new(flow.blocks)
}

/// The lines and tables of a page, from top to bottom.
fn read(page: &Page, mut glyphs: Vec<super::Glyph>, number: u32) -> Vec<Item> {
    for glyph in &mut glyphs {
        glyph.character = radical::ideograph(glyph.character);
    }
    line::drop_doubles(&mut glyphs);
    let mut items = Vec::new();
    for table in lattice::lattices(&page.rules) {
        let piece = cells::piece(&table, &mut glyphs, page, number);
        if !piece.is_empty() {
            items.push(Item::Table(piece));
        }
    }
    items.extend(line::lines(glyphs).into_iter().map(Item::Line));
    order::sort_by(&mut items, |a, b| a.top().total_cmp(&b.top()));
    items
}

/// Leaves out page numbers, and lines that stand at the same place on most pages.
fn drop_running_lines(items: &mut [Vec<Item>], pages: &[Page]) {
    // Digits count pages; the words around them stay the same.
    let words = |line: &Line| line.text.chars().filter(|c| !c.is_numeric() && !c.is_whitespace()).collect::<String>();
    let is_marginal = |line: &Line, page: &Page| {
        line.bounds.bottom < MARGIN * page.height || line.bounds.top > (1.0 - MARGIN) * page.height
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (page, items) in pages.iter().zip(items.iter()) {
        let marginal = items.iter().filter_map(|item| match item {
            Item::Line(line) if is_marginal(line, page) => Some(words(line)),
            _ => None,
        });
        for words in marginal.collect::<std::collections::HashSet<_>>() {
            *seen.entry(words).or_default() += 1;
        }
    }
    let most = (pages.len() * 2).div_ceil(3).max(2);
    for (page, items) in pages.iter().zip(items) {
        items.retain(|item| match item {
            Item::Line(line) if is_marginal(line, page) => {
                let words = words(line);
                !is_marginal_number(&line.text) && (words.is_empty() || seen[&words] < most)
            }
            _ => true,
        });
    }
}

/// Where the text of the document begins and ends on a line.
#[derive(Debug, Clone, Copy)]
struct Margins {
    left: f32,
    right: f32,
}

/// The left and the right edge most lines keep.
fn margins(items: &[Vec<Item>], width: f32) -> Margins {
    let lines =
        || items.iter().flatten().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None });
    let common = |edge: fn(&Line) -> f32| {
        let mut counts: HashMap<i32, usize> = HashMap::new();
        for line in lines() {
            // Half a character more or less is the same edge.
            *counts.entry((edge(line) / 6.0).round() as i32).or_default() += 1;
        }
        counts
    };
    let most = |counts: HashMap<i32, usize>, outermost: fn(i32, i32) -> i32| {
        let enough = counts.values().max().map_or(1, |most| most.div_ceil(3));
        counts.into_iter().filter(|&(_, count)| count >= enough).map(|(edge, _)| edge).reduce(outermost)
    };
    let edge = |found: Option<i32>, otherwise: f32| found.map_or(otherwise, |edge| edge as f32 * 6.0);
    let right = edge(most(common(|line| line.bounds.right), i32::max), f32::INFINITY);
    Margins {
        left: edge(most(common(|line| line.bounds.left), i32::min), 0.0),
        // Where no line comes near the right side of the paper, none is full.
        right: if right > 0.6 * width { right } else { f32::INFINITY },
    }
}

struct Paragraph {
    text: String,
    origin: Origin,
    last: Line,
    page: usize,
}

struct Flow<'p> {
    pages: &'p [Page],
    margins: Margins,
    blocks: Vec<Block>,
    paragraph: Option<Paragraph>,
    /// The pieces of the table that may go on, and the page of the last.
    table: Vec<(Piece, usize)>,
}

impl Flow<'_> {
    fn item(&mut self, item: Item, page: usize, is_first: bool) {
        match item {
            Item::Table(piece) => {
                self.end_paragraph();
                let goes_on = is_first
                    && self.table.last().is_some_and(|(last, before)| before + 1 == page && last.goes_on_in(&piece));
                if !goes_on {
                    self.end_table();
                }
                self.table.push((piece, page));
            }
            Item::Line(line) => {
                self.end_table();
                self.line(line, page);
            }
        }
    }

    fn line(&mut self, line: Line, page: usize) {
        if let Some(paragraph) = &mut self.paragraph
            && goes_on(&paragraph.last, &line, self.margins, paragraph.page == page)
        {
            let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            if ascii(paragraph.text.chars().next_back()) && ascii(line.text.chars().next()) {
                paragraph.text.push(' ');
            }
            paragraph.text.push_str(&line.text);
            if paragraph.page == page
                && let Some(bounds) = &mut paragraph.origin.bounds
            {
                let [left, top, right, bottom] = line.bounds.thousandths(&self.pages[page]);
                *bounds = [bounds[0].min(left), bounds[1].min(top), bounds[2].max(right), bounds[3].max(bottom)];
            }
            paragraph.last = line;
            paragraph.page = page;
            return;
        }
        self.end_paragraph();
        let mut origin = Origin::default();
        origin.page = Some(page as u32 + 1);
        origin.bounds = Some(line.bounds.thousandths(&self.pages[page]));
        self.paragraph = Some(Paragraph { text: line.text.clone(), origin, last: line, page });
    }

    fn end_paragraph(&mut self) {
        if let Some(Paragraph { text, origin, .. }) = self.paragraph.take() {
            self.blocks.push(Block::Paragraph { text, origin });
        }
    }

    fn end_table(&mut self) {
        if !self.table.is_empty() {
            let pieces = self.table.drain(..).map(|(piece, _)| piece).collect();
            self.blocks.push(Block::Table(cells::grid(pieces)));
        }
    }
}

/// Whether a paragraph goes on in the next line: the line before ran to the margin, this one is not indented.
fn goes_on(last: &Line, next: &Line, margins: Margins, same_page: bool) -> bool {
    let full = last.bounds.right > margins.right - 1.6 * last.size;
    let flush = next.bounds.left < margins.left + 1.2 * next.size;
    let alike = (last.size - next.size).abs() < 0.15 * last.size;
    let near = !same_page || next.bounds.top - last.bounds.bottom < 2.0 * last.size;
    full && flush && alike && near
}
