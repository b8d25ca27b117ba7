//! Tags to a tree, forgiving what browsers forgive: tags left open, crossed, or astray in a table.

use std::borrow::Cow;
use std::ops::Range;

#[cfg(test)]
mod standard;

use super::tag::Tag;
use super::token::{Attributes, Token, Tokens};
use crate::{ReadError, ReadErrorKind};

/// How deep elements may be nested; browsers stop there too.
const DEEPEST: usize = 512;
/// How many elements and pieces of text a page may have.
const MOST_NODES: usize = 1 << 20;
/// The most columns a cell may span, and the most rows: the limits of HTML itself.
const WIDEST: u32 = 1000;
const HIGHEST: u32 = 65_534;

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

/// How an element's style shows its content.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Look {
    pub(crate) hidden: bool,
    pub(crate) bold: bool,
    pub(crate) struck: bool,
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
        let tree = Self { nodes: Vec::new(), sizes: Vec::new(), title: None, meta: Vec::new() };
        let mut builder = Builder { source, tree, open: Vec::new(), form: None };
        builder.create(Tag::Root, "", 0..0, NONE);
        builder.open.push(Self::ROOT);
        let mut tokens = Tokens::new(source);
        while let Some(token) = tokens.next() {
            match token {
                Token::Text(range) => builder.text(range),
                Token::Open { name, attributes, range } => builder.start(name, &attributes, range, &mut tokens),
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
    pub(crate) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
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

struct Builder<'a> {
    source: &'a str,
    tree: Tree<'a>,
    /// The open elements, outermost first.
    open: Vec<Id>,
    /// The form that is open, wherever its fields are.
    form: Option<Id>,
}

impl<'a> Builder<'a> {
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
    fn add(&mut self, tag: Tag, name: &'a str, range: Range<usize>, astray: bool) -> Id {
        let current = self.current();
        let table = self.position(|tag| tag == Tag::Table).filter(|_| astray).map(|at| self.open[at]);
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

    fn text(&mut self, range: Range<usize>) {
        let raw = &self.source[range.clone()];
        let text = htmlize::unescape(raw);
        let blank = text.bytes().all(super::token::is_space);
        let astray = !blank && self.tag(self.current()).is_table_part();
        let id = self.add(Tag::Inline, "", range, astray);
        self.tree.nodes[id as usize].text = Some(text);
    }

    fn start(&mut self, name: &'a str, attributes: &Attributes<'a>, range: Range<usize>, tokens: &mut Tokens<'a>) {
        let tag = Tag::of(name);
        match tag {
            Tag::Frame => return,
            Tag::Raw => {
                tokens.raw(name);
                return;
            }
            Tag::Meta => return self.meta(attributes),
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
            tag == Tag::Field && attributes.get("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"));
        let astray = (!is_part || tag == Tag::Table) && !hidden_field && self.tag(self.current()).is_table_part();
        let id = self.add(tag, name, range, astray);
        self.describe(id, attributes);
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

    fn end(&mut self, name: &'a str) {
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
        let content = htmlize::unescape(&self.source[tokens.raw(name)]);
        if name.eq_ignore_ascii_case("textarea") {
            let astray = self.tag(self.current()).is_table_part();
            let id = self.add(Tag::Inline, name, range, astray);
            self.tree.nodes[id as usize].text = Some(content);
        } else if self.position(|tag| tag == Tag::Drawing).is_none() {
            self.tree.title.get_or_insert(content);
        }
    }

    fn meta(&mut self, attributes: &Attributes<'a>) {
        let name = attributes.get("name").or_else(|| attributes.get("property"));
        if let (Some(name), Some(content)) = (name, attributes.get("content")) {
            self.tree.meta.push((name.trim().to_ascii_lowercase(), content.trim().to_owned()));
        }
    }

    /// Takes from the attributes what matters of them.
    fn describe(&mut self, id: Id, attributes: &Attributes<'a>) {
        let mut look = Look::default();
        let node = &mut self.tree.nodes[id as usize];
        let mut value = None;
        for (name, raw) in attributes.clone() {
            if name.eq_ignore_ascii_case("style") {
                look.read(raw);
            } else if name.eq_ignore_ascii_case("hidden") {
                look.hidden = true;
            } else if node.tag == Tag::Cell && name.eq_ignore_ascii_case("colspan") {
                node.columns = number(raw).unwrap_or(1).clamp(1, WIDEST);
            } else if node.tag == Tag::Cell && name.eq_ignore_ascii_case("rowspan") {
                node.rows = number(raw).unwrap_or(1).min(HIGHEST);
            } else if node.tag == Tag::Field && name.eq_ignore_ascii_case("value") {
                value = Some(htmlize::unescape_attribute(raw));
            } else if node.tag == Tag::Field && name.eq_ignore_ascii_case("type") {
                look.hidden |= !["text", "number", ""].iter().any(|shown| raw.eq_ignore_ascii_case(shown));
            }
        }
        node.look = look;
        node.text = value;
    }

    fn count_cell(&mut self) {
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

    fn finish(self) -> Tree<'a> {
        self.tree
    }
}

/// A whole number as HTML reads one: leading white space and what follows the digits are passed over.
fn number(raw: &str) -> Option<u32> {
    let digits = raw.trim_ascii_start().trim_start_matches('+');
    let length = digits.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    (length > 0).then(|| digits[..length].parse().unwrap_or(u32::MAX))
}

impl Look {
    /// Reads the declarations of a `style`.
    fn read(&mut self, style: &str) {
        for (property, value) in style.split(';').filter_map(|declaration| declaration.split_once(':')) {
            let (property, value) = (property.trim(), value.trim());
            let is = |name: &str| property.eq_ignore_ascii_case(name);
            let says = |word: &str| value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            if is("display") {
                self.hidden |= says("none");
            } else if is("visibility") {
                self.hidden |= says("hidden") || says("collapse");
            } else if is("mso-hide") {
                self.hidden |= says("all");
            } else if is("font-weight") {
                self.bold |= says("bold") || matches!(value, "600" | "700" | "800" | "900");
            } else if is("text-decoration") || is("text-decoration-line") {
                self.struck |= value.contains("line-through");
            }
        }
    }
}
