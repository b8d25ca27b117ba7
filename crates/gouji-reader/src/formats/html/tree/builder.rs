//! Where a tag or a text goes: which elements it ends, which it opens, and what is astray in a table.

use std::ops::Range;

use super::open::Open;
use super::{Id, NONE, Node, Size, Table, Tree};
use crate::formats::html::attributes::is_space;
use crate::formats::html::reference;
use crate::formats::html::said::Said;
use crate::formats::html::tag::Tag;
use crate::formats::html::token::{Opening, Tokens};

/// Bytes of a page for each node, at least nearly always.
const BYTES_OF_NODE: usize = 48;

/// A tree being built.
pub(super) struct Builder<'a> {
    source: &'a str,
    pub(super) tree: Tree<'a>,
    /// The open elements, outermost first.
    pub(super) open: Vec<Open<'a>>,
    /// Whether a form is open, wherever its fields are.
    in_form: bool,
    /// Elements and texts met so far, with a node of their own or without.
    pub(super) pieces: usize,
}

impl<'a> Builder<'a> {
    /// A tree of nothing but its root, which is open.
    pub(super) fn new(source: &'a str) -> Self {
        let nodes = Vec::with_capacity(source.len() / BYTES_OF_NODE);
        let tree = Tree { nodes, tables: Vec::new(), title: None, meta: Vec::new() };
        let root = Open { tag: Tag::Root, name: "", id: Tree::ROOT };
        let mut builder = Self { source, tree, open: vec![root], in_form: false, pieces: 0 };
        builder.create(Tag::Root, 0..0, NONE);
        builder
    }

    fn create(&mut self, tag: Tag, range: Range<usize>, next: Id) -> Id {
        self.pieces += 1;
        let id = self.tree.nodes.len() as Id;
        self.tree.nodes.push(Node { text: None, range, first: NONE, last: NONE, next, tag, said: Said::default() });
        id
    }

    /// Adds a node where new content goes: before the table, when it may not stand in it.
    pub(super) fn add(&mut self, tag: Tag, range: Range<usize>, astray: bool) -> Id {
        let table = astray.then(|| self.position(|tag| tag == Tag::Table)).flatten();
        let table = table.and_then(|at| self.tree.table(self.open[at].id));
        let next = table.map_or(NONE, |at| self.tree.tables[at].id);
        let id = self.create(tag, range, next);
        let current = self.current().id;
        let (parent, end) = match table.map(|at| &mut self.tree.tables[at]) {
            Some(table) => (table.parent, &mut table.previous),
            None => (current, &mut self.tree.nodes[current as usize].last),
        };
        let previous = std::mem::replace(end, id);
        match previous {
            NONE => self.tree.nodes[parent as usize].first = id,
            previous => self.tree.nodes[previous as usize].next = id,
        }
        if tag == Tag::Table {
            self.tree.tables.push(Table { id, parent, previous, size: Size::default() });
        }
        id
    }

    pub(super) fn text(&mut self, range: Range<usize>) {
        let raw = &self.source[range.clone()];
        let is_blank = |text: &str| text.bytes().all(is_space);
        let is_space = is_blank(raw);
        if is_space && self.is_line_edge() {
            self.pieces += 1;
            return;
        }
        let text = if is_space { raw.into() } else { reference::text(raw) };
        let astray = self.current().tag.is_table_part() && !is_blank(&text);
        let id = self.add(Tag::Inline, range, astray);
        self.tree.nodes[id as usize].text = Some(text);
    }

    /// Whether white space here would be the first or the last of a line, where it says nothing.
    fn is_line_edge(&self) -> bool {
        let parent = self.tree.node(self.current().id);
        match parent.last {
            NONE => parent.tag.is_line() || parent.tag == Tag::Root,
            // What is hidden ends no line.
            last => {
                let last = self.tree.node(last);
                (last.tag.is_line() || last.tag == Tag::Break) && !last.said.look.hidden
            }
        }
    }

    pub(super) fn start(&mut self, opening: Opening<'a>, range: Range<usize>, tokens: &mut Tokens<'a>) {
        let Opening { tag, name, said } = opening;
        match tag {
            Tag::Frame => return,
            Tag::Raw => {
                tokens.raw(name);
                return;
            }
            Tag::Meta => return self.meta(tokens),
            Tag::Plain => return self.plain(name, range, tokens),
            // A form within a form is none, and one between the cells of a table holds nothing.
            Tag::Form if self.in_form => return,
            Tag::Form if self.between_cells() => {
                self.in_form = true;
                self.add(tag, range, false);
                return;
            }
            Tag::Columns => return self.part_of_table(tag),
            _ => {}
        }
        // A drawing left open ends where the page goes on.
        if (tag.is_block() || tag.is_table_part() || matches!(tag, Tag::Cell | Tag::Bold | Tag::Break | Tag::Picture))
            && let Some(at) = self.in_scope(|open| open.tag == Tag::Drawing, Tag::is_boundary)
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
            Tag::Heading(_) if matches!(self.current().tag, Tag::Heading(_)) => drop(self.open.pop()),
            Tag::Item => self.close_item(),
            _ => {}
        }
        let is_part = tag.is_table_part() || matches!(tag, Tag::Cell | Tag::Caption);
        let hidden_field =
            tag == Tag::Field && tokens.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"));
        let astray = (!is_part || tag == Tag::Table) && !hidden_field && self.current().tag.is_table_part();
        let id = if tag == Tag::Inline && said.look.is_plain() && !astray {
            // What changes nothing about its content needs no node: its content goes where it would go itself.
            self.pieces += 1;
            self.current().id
        } else {
            let id = self.add(tag, range, astray);
            self.describe(id, opening, tokens);
            id
        };
        match tag {
            Tag::Cell => self.count_cell(),
            Tag::Form => self.in_form = true,
            _ => {}
        }
        if !matches!(tag, Tag::Break | Tag::Picture | Tag::Field | Tag::Void) {
            self.open.push(Open { tag, name, id });
        }
    }

    /// Notes what the attributes of a tag say.
    pub(super) fn describe(&mut self, id: Id, opening: Opening<'a>, tokens: &Tokens<'a>) {
        let node = &mut self.tree.nodes[id as usize];
        node.said = opening.said;
        if opening.tag == Tag::Field {
            let values = tokens.attributes().filter(|(name, _)| name.eq_ignore_ascii_case("value"));
            node.text = values.last().map(|(_, raw)| reference::attribute(raw));
        }
    }

    /// Makes room for a part of a table: ends what is open in the way, opens what was left out.
    fn part_of_table(&mut self, tag: Tag) {
        let table = self.position(|tag| tag == Tag::Table).unwrap_or_else(|| {
            // Rows without a table, as in a piece of a page: browsers would glue their cells.
            self.imply(Tag::Table, "table");
            self.open.len() - 1
        });
        let is_group = |tag| matches!(tag, Tag::Head | Tag::Body | Tag::Foot);
        let keep = |builder: &Self, wanted: &dyn Fn(Tag) -> bool| {
            (table + 1..builder.open.len()).find(|&at| wanted(builder.open[at].tag)).unwrap_or(table)
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
        let id = self.add(tag, 0..0, false);
        self.open.push(Open { tag, name, id });
    }

    pub(super) fn end(&mut self, name: &'a str) {
        let last = self.current();
        if last.name == name && last.tag != Tag::Form {
            self.open.pop();
            return;
        }
        let tag = Tag::of(name);
        let same = |open: &Open| open.is_named(name);
        let found = match tag {
            // Only the form ends, not what is open in it.
            Tag::Form => {
                let was_open = std::mem::take(&mut self.in_form);
                let is_form = |at: usize| self.open[at].tag == Tag::Form;
                if let Some(at) = self.in_scope(same, Tag::is_boundary).filter(|&at| was_open && is_form(at)) {
                    let is_item = |tag| matches!(tag, Tag::Paragraph | Tag::Item);
                    while is_item(self.current().tag) {
                        self.open.pop();
                    }
                    self.open.remove(at);
                }
                return;
            }
            Tag::Break => {
                self.add(Tag::Break, 0..0, self.current().tag.is_table_part());
                return;
            }
            Tag::Table | Tag::Head | Tag::Body | Tag::Foot | Tag::Row | Tag::Cell | Tag::Caption => {
                self.in_scope(same, |tag| tag == Tag::Table)
            }
            Tag::Heading(_) => self.in_scope(|open| matches!(open.tag, Tag::Heading(_)), Tag::is_boundary),
            _ if tag.is_block() || tag.is_left_out() || tag == Tag::Drawing => self.in_scope(same, Tag::is_boundary),
            _ => self.in_scope(same, |tag| tag.is_boundary() || tag.is_block() || tag.is_table_part()),
        };
        match found {
            Some(at) => self.open.truncate(at),
            // The end of a paragraph that never began is an empty one: it still ends a line.
            None if tag == Tag::Paragraph => {
                self.add(Tag::Paragraph, 0..0, self.current().tag.is_table_part());
            }
            None => {}
        }
    }

    fn meta(&mut self, tokens: &Tokens<'a>) {
        let name = tokens.attribute("name").or_else(|| tokens.attribute("property"));
        if let (Some(name), Some(content)) = (name, tokens.attribute("content")) {
            self.tree.meta.push((name.trim().to_ascii_lowercase(), content.trim().to_owned()));
        }
    }

    fn plain(&mut self, name: &'a str, range: Range<usize>, tokens: &mut Tokens<'a>) {
        let content = reference::text(&self.source[tokens.raw(name)]);
        if name.eq_ignore_ascii_case("textarea") {
            let astray = self.current().tag.is_table_part();
            let id = self.add(Tag::Inline, range, astray);
            self.tree.nodes[id as usize].text = Some(content);
        } else if self.position(|tag| tag == Tag::Drawing).is_none() {
            self.tree.title.get_or_insert(content);
        }
    }

    pub(super) fn count_cell(&mut self) {
        let mut own = true;
        for open in self.open.iter().rev().filter(|open| open.tag == Tag::Table) {
            if let Some(at) = self.tree.table(open.id) {
                let size = &mut self.tree.tables[at].size;
                *(if own { &mut size.own } else { &mut size.nested }) += 1;
                own = false;
            }
        }
    }

    pub(super) fn finish(self) -> Tree<'a> {
        self.tree
    }
}
