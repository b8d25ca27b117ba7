//! Tags to a tree, forgiving what browsers forgive: tags left open, crossed, or astray in a table.

mod builder;
mod open;
#[cfg(test)]
mod standard;

use std::borrow::Cow;
use std::ops::Range;

use self::builder::Builder;
use super::said::Said;
use super::tag::Tag;
use super::token::{Token, Tokens};
use crate::{ReadError, ReadErrorKind};

/// How deep elements may be nested; browsers stop there too.
const DEEPEST: usize = 512;
/// How many elements and pieces of text a page may have.
const MOST_PIECES: usize = 1 << 19;

/// A node of the tree, by its position in [`Tree::nodes`].
pub(crate) type Id = u32;

const NONE: Id = Id::MAX;

/// An element or a piece of text.
pub(crate) struct Node<'a> {
    /// The characters of a piece of text, references resolved.
    pub(crate) text: Option<Cow<'a, str>>,
    /// Where the tag or the text stands in the source.
    pub(crate) range: Range<usize>,
    first: Id,
    last: Id,
    next: Id,
    pub(crate) tag: Tag,
    pub(crate) said: Said,
}

/// How many cells a table has of its own, and how many are in tables within it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Size {
    pub(crate) own: usize,
    pub(crate) nested: usize,
}

/// What is known of a table besides its node.
struct Table {
    id: Id,
    /// Where it hangs, and behind what: what is astray in it goes between.
    parent: Id,
    previous: Id,
    size: Size,
}

/// A page.
pub(crate) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    /// The tables in the order they begin.
    tables: Vec<Table>,
    /// The content of the first `title`.
    pub(crate) title: Option<Cow<'a, str>>,
    /// The names and contents of `meta`.
    pub(crate) meta: Vec<(String, String)>,
}

impl<'a> Tree<'a> {
    /// Builds the tree of a page.
    pub(crate) fn of(source: &'a str) -> Result<Self, ReadError> {
        let mut builder = Builder::new(source);
        let mut tokens = Tokens::new(source);
        while let Some(token) = tokens.next() {
            match token {
                Token::Text(range) => builder.text(range),
                Token::Open(opening, range) => builder.start(opening, range, &mut tokens),
                Token::Close { name } => builder.end(name),
            }
            if builder.open.len() > DEEPEST || builder.pieces > MOST_PIECES {
                return Err(ReadError::new(
                    ReadErrorKind::TooLarge,
                    format!("网页层数超过 {DEEPEST} 层或内容过多；请只保存年报正文后再试"),
                    format!("the page is nested deeper than {DEEPEST} or too large; save the report's own part of it"),
                ));
            }
        }
        Ok(builder.finish())
    }

    pub(crate) fn node(&self, id: Id) -> &Node<'a> {
        &self.nodes[id as usize]
    }

    /// The children of a node, in order.
    pub(crate) fn children(&self, id: Id) -> impl Iterator<Item = Id> + Clone {
        let exists = |id: Id| (id != NONE).then_some(id);
        std::iter::successors(exists(self.node(id).first), move |&id| exists(self.node(id).next))
    }

    /// The node that holds the whole page.
    pub(crate) const ROOT: Id = 0;

    /// How large a table is, and how large the tables in it are.
    pub(crate) fn size(&self, table: Id) -> Size {
        self.table(table).map_or_else(Size::default, |at| self.tables[at].size)
    }

    /// Where a table is in [`Tree::tables`].
    fn table(&self, id: Id) -> Option<usize> {
        self.tables.binary_search_by_key(&id, |table| table.id).ok()
    }
}
