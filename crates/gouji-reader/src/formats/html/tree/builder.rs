//! Where a tag or a text goes: which elements it ends, which it opens, and what is astray in a table.

use std::ops::Range;

use super::{Id, Look, NONE, Node, Size, Tree};
use crate::formats::html::reference;
use crate::formats::html::tag::Tag;
use crate::formats::html::token::{Tokens, is_space};

/// A tree being built.
pub(super) struct Builder<'a> {
    source: &'a str,
    pub(super) tree: Tree<'a>,
    /// The open elements, outermost first.
    pub(super) open: Vec<Id>,
    /// The form that is open, wherever its fields are.
    form: Option<Id>,
}

impl<'a> Builder<'a> {
    /// A tree of nothing but its root, which is open.
    pub(super) fn new(source: &'a str) -> Self {
        let tree = Tree { nodes: Vec::new(), sizes: Vec::new(), title: None, meta: Vec::new() };
        let mut builder = Self { source, tree, open: vec![Tree::ROOT], form: None };
        builder.create(Tag::Root, "", 0..0, NONE);
        builder
    }

    fn tag(&self, id: Id) -> Tag {
        self.tree.node(id).tag
    }

    fn current(&self) -> Id {
        self.open[self.open.len() - 1]
    }

    fn create(&mut self, tag: Tag, name: &'a str, range: Range<usize>, parent: Id) -> Id {
        let id = self.tree.nodes.len() as Id;
        self.tree.nodes.push(Node {
            tag,
            name,
            text: None,
            range,
            columns: 1,
            rows: 1,
            look: Look::default(),
            parent,
            first: NONE,
            last: NONE,
            next: NONE,
            previous: NONE,
        });
        id
    }

    /// Adds a node where new content goes: before the table, when it may not stand in it.
    pub(super) fn add(&mut self, tag: Tag, name: &'a str, range: Range<usize>, astray: bool) -> Id {
        let current = self.current();
        let table = astray.then(|| self.position(|tag| tag == Tag::Table)).flatten().map(|at| self.open[at]);
        let parent = table.map_or(current, |table| self.tree.node(table).parent);
        let id = self.create(tag, name, range, parent);
        let nodes = &mut self.tree.nodes;
        let previous = match table {
            Some(table) => std::mem::replace(&mut nodes[table as usize].previous, id),
            None => std::mem::replace(&mut nodes[parent as usize].last, id),
        };
        nodes[id as usize].previous = previous;
        nodes[id as usize].next = table.unwrap_or(NONE);
        match previous {
            NONE => nodes[parent as usize].first = id,
            previous => nodes[previous as usize].next = id,
        }
        id
    }

    /// The innermost open element of a kind.
    fn position(&self, wanted: impl Fn(Tag) -> bool) -> Option<usize> {
        self.open.iter().rposition(|&id| wanted(self.tag(id)))
    }

    /// Whether a table is open, and no cell of it.
    fn between_cells(&self) -> bool {
        let innermost = self.position(|tag| tag.is_table_part() || tag.is_boundary());
        innermost.is_some_and(|at| self.tag(self.open[at]).is_table_part())
    }

    /// The innermost open element of a kind within the table or cell that is open.
    fn in_scope(&self, wanted: impl Fn(&Node<'a>) -> bool, boundary: impl Fn(Tag) -> bool) -> Option<usize> {
        for (at, &id) in self.open.iter().enumerate().rev() {
            let node = self.tree.node(id);
            if wanted(node) {
                return Some(at);
            }
            if boundary(node.tag) {
                return None;
            }
        }
        None
    }

    pub(super) fn text(&mut self, range: Range<usize>) {
        let raw = &self.source[range.clone()];
        let space = raw.bytes().all(is_space);
        let text = if space { raw.into() } else { reference::text(raw) };
        let blank = space || text.bytes().all(is_space);
        let astray = !blank && self.tag(self.current()).is_table_part();
        let id = self.add(Tag::Inline, "", range, astray);
        self.tree.nodes[id as usize].text = Some(text);
    }

    pub(super) fn start(&mut self, name: &'a str, range: Range<usize>, tokens: &mut Tokens<'a>) {
        let tag = Tag::of(name);
        match tag {
            Tag::Frame => return,
            Tag::Raw => {
                tokens.raw(name);
                return;
            }
            Tag::Meta => return self.meta(tokens),
            Tag::Plain => return self.plain(name, range, tokens),
            // A form within a form is none, and one between the cells of a table holds nothing.
            Tag::Form if self.form.is_some() => return,
            Tag::Form if self.between_cells() => {
                self.form = Some(self.add(tag, name, range, false));
                return;
            }
            Tag::Columns => return self.part_of_table(tag),
            _ => {}
        }
        // A drawing left open ends where the page goes on.
        if (tag.is_block() || tag.is_table_part() || matches!(tag, Tag::Cell | Tag::Bold | Tag::Break | Tag::Picture))
            && let Some(at) = self.in_scope(|node| node.tag == Tag::Drawing, Tag::is_boundary)
        {
            self.open.truncate(at);
        }
        if tag.ends_paragraph() {
            self.close_paragraph();
        }
        match tag {
            Tag::Table => {
                // A table right within another's rows ends it; within a cell it is nested.
                if self.between_cells()
                    && let Some(at) = self.position(|tag| tag == Tag::Table)
                {
                    self.open.truncate(at);
                }
                self.close_paragraph();
            }
            Tag::Head | Tag::Body | Tag::Foot | Tag::Row | Tag::Cell | Tag::Caption => self.part_of_table(tag),
            Tag::Heading(_) if matches!(self.tag(self.current()), Tag::Heading(_)) => drop(self.open.pop()),
            Tag::Item => self.close_item(),
            _ => {}
        }
        let is_part = tag.is_table_part() || matches!(tag, Tag::Cell | Tag::Caption);
        let hidden_field =
            tag == Tag::Field && tokens.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"));
        let astray = (!is_part || tag == Tag::Table) && !hidden_field && self.tag(self.current()).is_table_part();
        let id = self.add(tag, name, range, astray);
        self.describe(id, &tokens.attributes);
        match tag {
            Tag::Table => self.tree.sizes.push((id, Size::default())),
            Tag::Cell => self.count_cell(),
            Tag::Form => self.form = Some(id),
            _ => {}
        }
        if !matches!(tag, Tag::Break | Tag::Picture | Tag::Field | Tag::Void) {
            self.open.push(id);
        }
    }

    /// Makes room for a part of a table: ends what is open in the way, opens what was left out.
    fn part_of_table(&mut self, tag: Tag) {
        let table = self.position(|tag| tag == Tag::Table).unwrap_or_else(|| {
            // Rows without a table, as in a piece of a page: browsers would glue their cells.
            let id = self.add(Tag::Table, "table", 0..0, false);
            self.tree.sizes.push((id, Size::default()));
            self.open.push(id);
            self.open.len() - 1
        });
        let is_group = |tag| matches!(tag, Tag::Head | Tag::Body | Tag::Foot);
        let keep = |builder: &Self, wanted: &dyn Fn(Tag) -> bool| {
            (table + 1..builder.open.len()).find(|&at| wanted(builder.tag(builder.open[at]))).unwrap_or(table)
        };
        match tag {
            Tag::Row | Tag::Cell => {
                let group = keep(self, &is_group);
                let row = if tag == Tag::Cell { keep(self, &|tag| tag == Tag::Row) } else { table };
                self.open.truncate(group.max(row) + 1);
                if group == table && row == table {
                    self.imply(Tag::Body, "tbody");
                }
                if tag == Tag::Cell && row == table {
                    self.imply(Tag::Row, "tr");
                }
            }
            _ => self.open.truncate(table + 1),
        }
    }

    fn imply(&mut self, tag: Tag, name: &'static str) {
        let id = self.add(tag, name, 0..0, false);
        self.open.push(id);
    }

    pub(super) fn end(&mut self, name: &'a str) {
        let tag = Tag::of(name);
        let same = |node: &Node| node.name.eq_ignore_ascii_case(name);
        let found = match tag {
            // Only the form ends, not what is open in it.
            Tag::Form => {
                let form = self.form.take();
                let is_form = |at: usize| self.tag(self.open[at]) == Tag::Form;
                if let Some(at) = self.in_scope(same, Tag::is_boundary).filter(|&at| form.is_some() && is_form(at)) {
                    let is_item = |tag| matches!(tag, Tag::Paragraph | Tag::Item);
                    while is_item(self.tag(self.current())) {
                        self.open.pop();
                    }
                    self.open.remove(at);
                }
                return;
            }
            Tag::Break => {
                self.add(Tag::Break, "br", 0..0, self.tag(self.current()).is_table_part());
                return;
            }
            Tag::Table | Tag::Head | Tag::Body | Tag::Foot | Tag::Row | Tag::Cell | Tag::Caption => {
                self.in_scope(same, |tag| tag == Tag::Table)
            }
            Tag::Heading(_) => self.in_scope(|node| matches!(node.tag, Tag::Heading(_)), Tag::is_boundary),
            _ if tag.is_block() || matches!(tag, Tag::LeftOut | Tag::Drawing) => self.in_scope(same, Tag::is_boundary),
            _ => self.in_scope(same, |tag| tag.is_boundary() || tag.is_block() || tag.is_table_part()),
        };
        match found {
            Some(at) => self.open.truncate(at),
            // The end of a paragraph that never began is an empty one: it still ends a line.
            None if tag == Tag::Paragraph => {
                self.add(Tag::Paragraph, "p", 0..0, self.tag(self.current()).is_table_part());
            }
            None => {}
        }
    }

    fn close_paragraph(&mut self) {
        if let Some(at) = self.in_scope(|node| node.tag == Tag::Paragraph, Tag::is_boundary) {
            self.open.truncate(at);
        }
    }

    /// An item ends the one before it, through divisions left open but no deeper list.
    fn close_item(&mut self) {
        for at in (0..self.open.len()).rev() {
            let node = self.tree.node(self.open[at]);
            match node.tag {
                Tag::Item => return self.open.truncate(at),
                Tag::Block if ["div", "address"].iter().any(|name| node.name.eq_ignore_ascii_case(name)) => {}
                Tag::Paragraph => {}
                tag if tag.is_boundary() || tag.is_block() || tag.is_table_part() || tag == Tag::LeftOut => return,
                _ => {}
            }
        }
    }

    fn plain(&mut self, name: &'a str, range: Range<usize>, tokens: &mut Tokens<'a>) {
        let content = reference::text(&self.source[tokens.raw(name)]);
        if name.eq_ignore_ascii_case("textarea") {
            let astray = self.tag(self.current()).is_table_part();
            let id = self.add(Tag::Inline, name, range, astray);
            self.tree.nodes[id as usize].text = Some(content);
        } else if self.position(|tag| tag == Tag::Drawing).is_none() {
            self.tree.title.get_or_insert(content);
        }
    }

    pub(super) fn count_cell(&mut self) {
        let mut own = true;
        for at in (0..self.open.len()).rev() {
            let id = self.open[at];
            if self.tag(id) == Tag::Table
                && let Ok(at) = self.tree.sizes.binary_search_by_key(&id, |&(id, _)| id)
            {
                let size = &mut self.tree.sizes[at].1;
                *(if own { &mut size.own } else { &mut size.nested }) += 1;
                own = false;
            }
        }
    }

    pub(super) fn finish(self) -> Tree<'a> {
        self.tree
    }
}
