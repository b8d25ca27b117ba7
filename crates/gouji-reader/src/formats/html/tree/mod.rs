//! Tags to a tree, forgiving what browsers forgive: tags left open, crossed, or astray in a table.

mod attributes;
mod builder;
#[cfg(test)]
mod standard;

use std::borrow::Cow;
use std::ops::Range;

pub(crate) use self::attributes::Look;
use self::builder::Builder;
use super::tag::Tag;
use super::token::{Token, Tokens};
use crate::{ReadError, ReadErrorKind};

/// How deep elements may be nested; browsers stop there too.
const DEEPEST: usize = 512;
/// How many elements and pieces of text a page may have.
const MOST_NODES: usize = 1 << 19;

/// A node of the tree, by its position in [`Tree::nodes`].
pub(crate) type Id = u32;

const NONE: Id = Id::MAX;

/// An element or a piece of text.
pub(crate) struct Node<'a> {
    pub(crate) tag: Tag,
    /// The name of an element as written; empty for text.
    name: &'a str,
    /// The characters of a piece of text, references resolved.
    pub(crate) text: Option<Cow<'a, str>>,
    /// Where the tag or the text stands in the source.
    pub(crate) range: Range<usize>,
    pub(crate) columns: u32,
    /// 0 for all rows of the group.
    pub(crate) rows: u32,
    pub(crate) look: Look,
    parent: Id,
    first: Id,
    last: Id,
    next: Id,
    previous: Id,
}

/// How many cells a table has of its own, and how many are in tables within it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Size {
    pub(crate) own: usize,
    pub(crate) nested: usize,
}

/// A page.
pub(crate) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    /// The tables in the order they begin.
    sizes: Vec<(Id, Size)>,
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
                Token::Open { name, range } => builder.start(name, range, &mut tokens),
                Token::Close { name } => builder.end(name),
            }
            if builder.open.len() > DEEPEST || builder.tree.nodes.len() > MOST_NODES {
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
        self.sizes.binary_search_by_key(&table, |&(id, _)| id).map_or_else(|_| Size::default(), |at| self.sizes[at].1)
    }
}
