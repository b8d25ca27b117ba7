//! A tree to blocks: headings, paragraphs and tables in the order they are shown.

use gouji::{Origin, order};

use super::places::Places;
use super::table::{self, Group};
use super::tag::Tag;
use super::tree::{Id, Node, Tree};
use super::words::{Style, Words};
use crate::ReadError;
use crate::document::{Block, GridCell};
use crate::limits::{Budget, Limits};

/// The longest bold paragraph that is taken for a heading, in characters.
const LONGEST_HEADING: usize = 60;
/// The level of a heading that is only bold: below those that say so.
const BOLD_LEVEL: u8 = 7;

/// The blocks of a page.
pub(crate) fn blocks(tree: &Tree<'_>, places: &Places<'_>, limits: &Limits) -> Result<Vec<Block>, ReadError> {
    let mut flow = Flow {
        tree,
        places,
        blocks: Vec::new(),
        words: Words::default(),
        heading: None,
        tables: 0,
        budget: Budget::within(limits),
        work: limits.work,
    };
    flow.children(Tree::ROOT, Style::default())?;
    flow.end_paragraph()?;
    Ok(flow.blocks)
}

struct Flow<'t, 's> {
    tree: &'t Tree<'s>,
    places: &'t Places<'s>,
    blocks: Vec<Block>,
    words: Words,
    /// The level of the heading that is open.
    heading: Option<u8>,
    tables: u32,
    budget: Budget,
    /// Steps that each table may take.
    work: u64,
}

impl Flow<'_, '_> {
    fn children(&mut self, id: Id, style: Style) -> Result<(), ReadError> {
        let tree = self.tree;
        tree.children(id).try_for_each(|child| self.node(child, style))
    }

    fn node(&mut self, id: Id, style: Style) -> Result<(), ReadError> {
        let node = self.tree.node(id);
        if node.said.look.hidden {
            return Ok(());
        }
        if let Some(text) = &node.text {
            self.words.push(text, &node.range, style);
        }
        match node.tag {
            Tag::LeftOut | Tag::Widget | Tag::Drawing => {}
            Tag::Break if self.heading.is_some() => self.words.end_line(),
            Tag::Break | Tag::Void => self.end_paragraph()?,
            Tag::Heading(level) => {
                self.end_paragraph()?;
                let outer = self.heading.replace(level);
                self.children(id, inside(node, style))?;
                self.end_paragraph()?;
                self.heading = outer;
            }
            Tag::Table => {
                self.end_paragraph()?;
                self.table(id)?;
            }
            tag if tag.is_line() => {
                self.end_paragraph()?;
                self.children(id, inside(node, style))?;
                self.end_paragraph()?;
            }
            _ => self.children(id, inside(node, style))?,
        }
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        let (text, range, seen) = self.words.take();
        if text.is_empty() {
            return Ok(());
        }
        // A line of links leads elsewhere: navigation, attachments.
        if !seen.unlinked && self.heading.is_none() && text.contains(char::is_alphanumeric) {
            return Ok(());
        }
        self.budget.pieces(1)?;
        let is_bold = !seen.plain
            && text.contains(char::is_alphanumeric)
            && text.chars().nth(LONGEST_HEADING).is_none()
            && !text.contains('。');
        let level = self.heading.or(is_bold.then_some(BOLD_LEVEL));
        let origin = self.places.text(&range);
        self.blocks.push(match level {
            Some(level) => Block::Heading { level, text, origin },
            None => Block::Paragraph { text, origin },
        });
        Ok(())
    }

    fn table(&mut self, id: Id) -> Result<(), ReadError> {
        let tree = self.tree;
        let size = tree.size(id);
        let captions = tree.children(id).filter(|&child| tree.node(child).tag == Tag::Caption);
        for caption in captions {
            self.node(caption, Style::default())?;
        }
        let mut groups: Vec<(Tag, Group)> = Vec::new();
        let is_layout = size.nested >= size.own.max(1) || !self.is_grid(id);
        if !is_layout {
            self.tables += 1;
        }
        let mut row_number = 0;
        for group in
            tree.children(id).filter(|&child| is_group(tree.node(child).tag) && !tree.node(child).said.look.hidden)
        {
            if is_layout {
                self.children(group, Style::default())?;
                continue;
            }
            let mut rows = Group::new();
            for row in
                tree.children(group).filter(|&row| tree.node(row).tag == Tag::Row && !tree.node(row).said.look.hidden)
            {
                row_number += 1;
                let cells = tree.children(row).filter(|&cell| tree.node(cell).tag == Tag::Cell);
                let count = cells.clone().count();
                self.budget.pieces(count)?;
                let mut shown = Vec::with_capacity(count);
                let is_shown = |&cell: &Id| !tree.node(cell).said.look.hidden;
                shown.extend(cells.filter(is_shown).map(|cell| self.grid_cell(cell, row_number)));
                rows.push(shown);
            }
            groups.push((tree.node(group).tag, rows));
        }
        if !is_layout {
            // The head of a table is shown above its bodies, and the foot below, wherever they are written.
            order::sort_by_key(&mut groups, |(tag, _)| match tag {
                Tag::Head => 0,
                Tag::Foot => 2,
                _ => 1,
            });
            let mut grid = table::grid(groups.into_iter().map(|(_, rows)| rows).collect(), self.work)?;
            for cell in grid.rows.iter_mut().flatten() {
                cell.origin.column = Some(cell.column + 1);
            }
            self.blocks.push(Block::Table(grid));
        }
        Ok(())
    }

    /// Whether any row has two cells; a table without such rows only lays out a page.
    fn is_grid(&self, id: Id) -> bool {
        let tree = self.tree;
        let mut rows =
            tree.children(id).filter(|&group| is_group(tree.node(group).tag)).flat_map(|group| tree.children(group));
        rows.any(|row| tree.children(row).filter(|&cell| tree.node(cell).tag == Tag::Cell).nth(1).is_some())
    }

    fn grid_cell(&self, id: Id, row: u32) -> GridCell {
        let node = self.tree.node(id);
        let mut words = Words::default();
        self.cell(id, Style::default(), &mut words);
        let (text, range, seen) = words.take();
        let mut origin = Origin::default();
        origin.table = Some(self.tables);
        origin.row = Some(row);
        origin.bytes = self.places.bytes(if text.is_empty() { &node.range } else { &range });
        let mut cell = GridCell::new(0, text, origin);
        cell.columns = node.said.columns.into();
        cell.rows = node.said.rows.into();
        cell.doubtful = seen.doubtful;
        cell
    }

    /// The words of a cell, one line for each block in it.
    fn cell(&self, id: Id, style: Style, words: &mut Words) {
        for child in self.tree.children(id) {
            let node = self.tree.node(child);
            if node.said.look.hidden {
                continue;
            }
            if let Some(text) = &node.text {
                words.push(text, &node.range, style);
            }
            match node.tag {
                Tag::LeftOut => {}
                Tag::Picture | Tag::Drawing | Tag::Widget => words.doubt(),
                Tag::Break => words.end_line(),
                tag if tag.is_line() => {
                    // A table within a cell of numbers says which of them counts only by its own grid.
                    if tag == Tag::Table && self.tree.size(child).own > 1 {
                        words.doubt();
                    }
                    words.end_line();
                    self.cell(child, inside(node, style), words);
                    words.end_line();
                }
                _ => self.cell(child, inside(node, style), words),
            }
        }
    }
}

fn is_group(tag: Tag) -> bool {
    matches!(tag, Tag::Head | Tag::Body | Tag::Foot)
}

/// The style of what stands within an element.
fn inside(node: &Node<'_>, style: Style) -> Style {
    Style {
        bold: style.bold || node.tag == Tag::Bold || node.said.look.bold,
        link: style.link || node.tag == Tag::Link,
        aside: style.aside || node.tag == Tag::Aside || node.said.look.struck,
    }
}
