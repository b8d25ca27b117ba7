//! Flat tables written as web pages, with the habits of those who publish and paste them.

use super::Random;
use super::rows::{Flat, Slot};

/// What a page does that another does not.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "habits come in any combination")]
pub(crate) struct Habits {
    /// Cells span; without, what a span covers is a blank cell.
    pub(crate) spans: bool,
    /// Word wraps every run.
    word: bool,
    /// No end tags but the table's own.
    open: bool,
    /// A table lays out the page.
    layout: bool,
    /// The last cell of a row spans a thousand columns.
    phantom: bool,
    /// Blanks are spaces that do not break.
    spaces: bool,
    /// The head is marked as one.
    head: bool,
    /// A row that is not shown.
    hidden: bool,
    /// GB18030, under the name of gb2312.
    pub(crate) gb: bool,
}

impl Habits {
    /// Cells that span, and nothing else.
    pub(crate) fn spans() -> Self {
        Self { spans: true, ..Self::default() }
    }

    /// Cells that span, the last of a row a thousand columns.
    pub(crate) fn phantom() -> Self {
        Self { phantom: true, ..Self::spans() }
    }

    pub(crate) fn any(random: &mut Random) -> Self {
        let mut maybe = || random.once_in(3);
        Self {
            spans: !maybe(),
            word: maybe(),
            open: maybe(),
            layout: maybe(),
            phantom: maybe(),
            spaces: maybe(),
            head: maybe(),
            hidden: maybe(),
            gb: maybe(),
        }
    }

    /// The bytes of a page of these tables.
    pub(crate) fn page(self, tables: &[Flat], random: &mut Random) -> Vec<u8> {
        let charset = if self.gb { "gb2312" } else { "utf-8" };
        let mut page = format!(
            "<!DOCTYPE html><html><head><meta charset={charset}><title>年报</title><style>td{{color:#000}}</style></head>\
             <body><nav><a href=/>首页</a></nav><script>var x = '<td>9</td>';</script>"
        );
        if self.layout {
            page.push_str("<table width=100%><tr><td>");
        }
        page.push_str("<h1>临江市公开办2024年政府信息公开工作年度报告</h1>");
        for table in tables {
            if let Some(caption) = &table.caption {
                page.extend(["<p>", caption, "</p>"]);
            }
            page.push_str(&self.table(&table.rows, random));
            page.push_str("<p>&nbsp;</p>");
        }
        if self.layout {
            page.push_str("</td></tr></table>");
        }
        page.push_str("<footer>版权所有 1234567</footer></body></html>");
        if self.gb { encoding_rs::GB18030.encode(&page).0.into_owned() } else { page.into_bytes() }
    }

    pub(crate) fn table(self, rows: &[Vec<Slot>], random: &mut Random) -> String {
        let mut out = String::from("<table border=1>");
        let is_head = |row: &Vec<Slot>| row.iter().all(|slot| slot.cell.is_none());
        let mut within = self.head && rows.first().is_some_and(is_head);
        if within {
            out.push_str("<thead>");
        }
        for row in rows {
            if within && !is_head(row) {
                out.push_str("</thead><tbody>");
                within = false;
            }
            if self.hidden && !within && random.once_in(9) {
                out.push_str("<tr style=\"display: none;\"><td>规章</td><td>77</td></tr>");
            }
            out.push_str("<tr>");
            for (at, slot) in row.iter().enumerate() {
                out.push_str(&self.cell(slot, at + 1 == row.len(), random));
            }
            if !self.open {
                out.push_str("</tr>");
            }
        }
        out.push_str("</table>");
        out
    }

    fn cell(self, slot: &Slot, is_last: bool, random: &mut Random) -> String {
        let (columns, rows) = if self.spans { slot.spans } else { (1, 1) };
        // A cell that spans rows must end where they do; only those of one row may be too wide.
        let columns = if self.phantom && self.spans && is_last && rows <= 1 { 1000 } else { columns };
        let mut tag = String::from("<td");
        if columns > 1 {
            tag.extend([" colspan=", &columns.to_string()]);
        }
        if rows > 1 {
            tag.extend([" rowspan=\"", &rows.to_string(), "\""]);
        }
        let text =
            if slot.text.is_empty() && self.spaces { "&nbsp;".to_owned() } else { slot.text.replace('"', "&quot;") };
        let text = if self.word { runs(&text, random) } else { text };
        let end = if self.open { "" } else { "</td>" };
        format!("{tag}>{text}{end}")
    }
}

/// A run for every other character, as Word writes them.
fn runs(text: &str, random: &mut Random) -> String {
    let mut out = String::from("<p class=MsoNormal align=center><span lang=EN-US style='font-size:10.5pt'>");
    let mut in_reference = false;
    for character in text.chars() {
        in_reference = (in_reference || character == '&') && character != ';';
        out.push(character);
        if !in_reference && random.once_in(3) {
            out.push_str("</span><span\r\nstyle='color:black'>");
        }
    }
    out.push_str("<o:p></o:p></span></p>");
    out
}
