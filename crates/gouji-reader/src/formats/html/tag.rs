//! What the reader does with an element, by the name of its tag.

/// What an element is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// The document itself.
    Root,
    Table,
    Caption,
    /// A group of rows, in the order they are shown: head, bodies, foot.
    Head,
    Body,
    Foot,
    Row,
    Cell,
    /// `col` and `colgroup`, which say nothing about content.
    Columns,
    Paragraph,
    /// `h1` to `h6`.
    Heading(u8),
    /// `li`, `dd`, `dt`: ended by the next of its kind.
    Item,
    /// Whatever begins and ends a line.
    Block,
    Break,
    /// A picture, whose content cannot be read.
    Picture,
    /// A field of a form, whose value is on show.
    Field,
    Link,
    Bold,
    /// Struck through, raised or lowered: beside the number, not a part of it.
    Aside,
    /// Shown nowhere, or no part of the document: scripts, navigation, reading aids.
    LeftOut,
    /// Shows something that its words do not tell: a choice from a list, an object set in.
    Widget,
    /// A drawing, with elements of its own.
    Drawing,
    /// An element without content.
    Void,
    /// Elements whose content is no markup and is left out.
    Raw,
    /// `title` and `textarea`, whose content is text with references.
    Plain,
    Meta,
    /// `html`, `head`, `body`, which the document has anyway.
    Frame,
    /// A form, which cannot stand between the parts of a table.
    Form,
    Inline,
}

impl Tag {
    /// What the element of a name is, in any case of letters.
    pub(crate) fn of(name: &str) -> Self {
        let mut lower = [0; 12];
        let Some(lower) = lower.get_mut(..name.len()) else {
            return if name.eq_ignore_ascii_case("foreignObject") { Self::Block } else { Self::Inline };
        };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        match &*lower {
            b"td" | b"th" => Self::Cell,
            b"tr" => Self::Row,
            b"p" => Self::Paragraph,
            b"table" => Self::Table,
            b"thead" => Self::Head,
            b"tbody" => Self::Body,
            b"tfoot" => Self::Foot,
            b"caption" => Self::Caption,
            b"col" | b"colgroup" => Self::Columns,
            [b'h', level @ b'1'..=b'6'] => Self::Heading(level - b'0'),
            b"li" | b"dd" | b"dt" => Self::Item,
            b"br" => Self::Break,
            b"img" | b"image" => Self::Picture,
            b"input" => Self::Field,
            b"a" => Self::Link,
            b"b" | b"strong" => Self::Bold,
            b"s" | b"strike" | b"sup" | b"sub" => Self::Aside,
            b"nav" | b"footer" | b"aside" | b"button" | b"template" | b"audio" | b"video" | b"datalist" | b"del"
            | b"rt" | b"rp" => Self::LeftOut,
            b"select" | b"object" | b"canvas" => Self::Widget,
            b"svg" | b"math" => Self::Drawing,
            b"hr" | b"area" | b"base" | b"basefont" | b"bgsound" | b"embed" | b"frame" | b"link" | b"param"
            | b"source" | b"track" | b"wbr" | b"keygen" => Self::Void,
            b"script" | b"style" | b"noscript" | b"iframe" | b"noembed" | b"noframes" | b"xmp" => Self::Raw,
            b"title" | b"textarea" => Self::Plain,
            b"meta" => Self::Meta,
            b"html" | b"head" | b"body" => Self::Frame,
            b"form" => Self::Form,
            b"div" | b"section" | b"article" | b"header" | b"main" | b"ul" | b"ol" | b"dl" | b"menu" | b"dir"
            | b"center" | b"blockquote" | b"pre" | b"listing" | b"address" | b"figure" | b"figcaption"
            | b"fieldset" | b"details" | b"summary" | b"dialog" | b"hgroup" | b"legend" | b"marquee" | b"search" => {
                Self::Block
            }
            _ => Self::Inline,
        }
    }

    /// Whether the element stands on lines of its own.
    pub(crate) fn is_block(self) -> bool {
        matches!(self, Self::Paragraph | Self::Heading(_) | Self::Item | Self::Block | Self::Form | Self::Caption)
    }

    /// Whether lines end before and after the element.
    pub(crate) fn is_line(self) -> bool {
        self.is_block() || self.is_table_part() || self == Self::Cell
    }

    /// Whether an element of this kind ends a paragraph that was left open.
    pub(crate) fn ends_paragraph(self) -> bool {
        matches!(self, Self::Paragraph | Self::Heading(_) | Self::Item | Self::Block | Self::Form)
    }

    /// Whether the words within are no part of the document.
    pub(crate) fn is_left_out(self) -> bool {
        matches!(self, Self::LeftOut | Self::Widget)
    }

    /// A table, or a part of one in which only other parts may stand.
    pub(crate) fn is_table_part(self) -> bool {
        matches!(self, Self::Table | Self::Head | Self::Body | Self::Foot | Self::Row)
    }

    /// Where the search for an open element ends.
    pub(crate) fn is_boundary(self) -> bool {
        matches!(self, Self::Root | Self::Table | Self::Cell | Self::Caption)
    }
}
