//! The elements that are open, and which of them end when others begin.

use super::Id;
use super::builder::Builder;
use crate::formats::html::tag::Tag;

/// An element that is open.
#[derive(Clone, Copy)]
pub(super) struct Open<'a> {
    pub(super) tag: Tag,
    /// The name of the element as written.
    pub(super) name: &'a str,
    /// The node that takes what stands in it.
    pub(super) id: Id,
}

impl Open<'_> {
    pub(super) fn is_named(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

impl<'a> Builder<'a> {
    /// The innermost open element.
    pub(super) fn current(&self) -> Open<'a> {
        self.open[self.open.len() - 1]
    }

    /// The innermost open element of a kind.
    pub(super) fn position(&self, wanted: impl Fn(Tag) -> bool) -> Option<usize> {
        self.open.iter().rposition(|open| wanted(open.tag))
    }

    /// Whether a table is open, and no cell of it.
    pub(super) fn between_cells(&self) -> bool {
        let innermost = self.position(|tag| tag.is_table_part() || tag.is_boundary());
        innermost.is_some_and(|at| self.open[at].tag.is_table_part())
    }

    /// The innermost open element of a kind within the table or cell that is open.
    pub(super) fn in_scope(&self, wanted: impl Fn(&Open<'a>) -> bool, boundary: impl Fn(Tag) -> bool) -> Option<usize> {
        let innermost = self.open.iter().rposition(|open| wanted(open) || boundary(open.tag));
        innermost.filter(|&at| wanted(&self.open[at]))
    }

    pub(super) fn close_paragraph(&mut self) {
        if let Some(at) = self.in_scope(|open| open.tag == Tag::Paragraph, Tag::is_boundary) {
            self.open.truncate(at);
        }
    }

    /// An item ends the one before it, through divisions left open but no deeper list.
    pub(super) fn close_item(&mut self) {
        for at in (0..self.open.len()).rev() {
            let open = &self.open[at];
            match open.tag {
                Tag::Item => return self.open.truncate(at),
                Tag::Block if open.is_named("div") || open.is_named("address") => {}
                Tag::Paragraph => {}
                tag if tag.is_boundary() || tag.is_block() || tag.is_table_part() || tag.is_left_out() => return,
                _ => {}
            }
        }
    }
}
