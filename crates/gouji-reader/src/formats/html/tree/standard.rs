//! Holds our tree against the one that the standard's own parser builds, on pages good and bad.

use proptest::prelude::*;
use scraper::Html;

use super::open::Open;
use super::*;
use crate::document::{Block, Grid};
use crate::formats::html::flow;
use crate::formats::html::places::Places;
use crate::formats::html::token::Opening;

/// The tree of the standard's parser, in our nodes.
fn standard(source: &str) -> Tree<'static> {
    let page = Html::parse_document(source);
    let mut builder = Builder::new("");
    for child in page.tree.root().children() {
        adopt(&mut builder, child);
    }
    builder.finish()
}

fn adopt(builder: &mut Builder<'static>, node: ego_tree::NodeRef<'_, scraper::Node>) {
    match node.value() {
        scraper::Node::Text(text) => {
            let id = builder.add(Tag::Inline, 0..0, false);
            builder.tree.nodes[id as usize].text = Some(Cow::Owned(text.to_string()));
        }
        scraper::Node::Element(element) => {
            let tag = match Tag::of(element.name()) {
                Tag::Raw | Tag::Meta | Tag::Columns => return,
                Tag::Plain if element.name() == "title" => return,
                Tag::Plain => Tag::Inline,
                tag => tag,
            };
            if element.name() == "head" {
                return;
            }
            let id = builder.add(tag, 0..0, false);
            let mut written = format!("<{}", element.name());
            for (name, value) in element.attrs() {
                written.extend([" ", name, "=\"", &value.replace('"', "&quot;"), "\""]);
            }
            // Tokens borrow their source; a test may keep it.
            let written: &'static str = Box::leak((written + ">").into_boxed_str());
            let mut tokens = Tokens::new(written);
            let Some(Token::Open(opening, _)) = tokens.next() else { panic!("{written} opens an element") };
            builder.describe(id, Opening { tag, ..opening }, &tokens);
            if tag == Tag::Cell {
                builder.count_cell();
            }
            builder.open.push(Open { tag, name: "", id });
            for child in node.children() {
                adopt(builder, child);
            }
            builder.open.pop();
        }
        _ => {}
    }
}

/// The blocks with everything but their places.
fn shown(tree: &Tree<'_>, source: &str) -> Vec<String> {
    let grid = |grid: &Grid| {
        let rows = grid.rows.iter().map(|row| {
            let cells = row.iter().map(|cell| {
                format!("{}+{}x{} {:?} {}", cell.column, cell.columns, cell.rows, cell.text, cell.doubtful)
            });
            cells.collect::<Vec<_>>().join(" | ")
        });
        rows.collect::<Vec<_>>().join("\n")
    };
    let blocks =
        flow::blocks(tree, &Places::new(source, None), &crate::Limits::default()).expect("small pages are read");
    let show = |block: &Block| match block {
        Block::Heading { level, text, .. } => format!("h{level} {text}"),
        Block::Paragraph { text, .. } => text.clone(),
        Block::Table(table) => grid(table),
    };
    // Where white space goes astray is nobody's concern.
    blocks.iter().map(|block| show(block).replace(' ', "")).collect()
}

/// Rows outside any table: browsers drop their tags and glue their cells, we do not.
fn has_implied_table(tree: &Tree<'_>) -> bool {
    tree.tables.iter().any(|table| tree.node(table.id).range.is_empty())
}

fn compare(source: &str) {
    assert_eq!(shown(&Tree::of(source).unwrap(), source), shown(&standard(source), source), "{source}");
}

#[test]
fn pages_as_offices_publish_them_give_the_standard_tree() {
    for page in [
        "<p>一<p>二<div>三</p>四</div>",
        "<table><tr><td>1<td>2<tr><td>3<td>4</table>",
        "<table><td>1</td></tr><tr>走失<td>2</table>",
        "<table><caption>表<tr><td>1</td><td>2</td></tr></table>",
        "<table><tr><td><table><tr><td>1<td>2</table><td>x</table>",
        "<table><tr><td>1<td>2<table><tr><td>3<td>4</table>",
        "<table><tr><td>a</td><div>b<td>c</td></div></tr></table>",
        "<table><thead><tr><td>1<td>2<tfoot><tr><td>5<td>6<tbody><tr><td>3<td>4</table>",
        "<table><tr><td><p>1<o:p></o:p></p></td><td><p>2</td></tr></p></table>",
        "<table><form><tr><td>1</td><td>2</td></tr></form></table>",
        "<title>a</title><script>'</td>'</script><noscript><p>x</noscript><p>y</p>",
        "<ul><li>一<li>二<ul><li>三</ul><li>四</ul>",
        "<h1>题<h2>目</h3>文",
        "<div><table><tr><td>1<td>2</div><td>3</table>4",
        "<svg><p>x</svg>y<table><tr><td><svg><text>1</text></svg><td>2</table>",
        "<table><tr><td>a<br>b</br>c<td>d</table>",
        "a</p>b<!-- x -->c<![if !x]>d<![endif]>",
        "<select><option>1</select>2<textarea><p>3</textarea>",
    ] {
        compare(page);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    /// Parts of tables and lines in any order, opened and closed or not.
    #[test]
    fn soup_gives_the_standard_tree(pieces in prop::collection::vec(prop::sample::select(SOUP), 0..40)) {
        let source = format!("<!DOCTYPE html><table>{}", pieces.concat());
        if !has_implied_table(&Tree::of(&source).unwrap()) {
            compare(&source);
        }
    }
}

const SOUP: &[&str] = &[
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<td colspan=2>",
    "<td rowspan=3>",
    "<th>",
    "</th>",
    "<tbody>",
    "</tbody>",
    "<thead>",
    "</thead>",
    "<tfoot>",
    "<caption>",
    "</caption>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<span>",
    "</span>",
    "<h2>",
    "</h2>",
    "<li>",
    "<ul>",
    "</ul>",
    "<br>",
    "一",
    "二",
    "3",
    "4",
    " ",
    "\n",
    "&nbsp;",
    "<o:p>",
    "</o:p>",
    "<form>",
    "</form>",
    "<col>",
    "<colgroup>",
    "</colgroup>",
    "<td rowspan=0>",
    "<!-- x -->",
    "<input value=5>",
    "<input type=hidden value=6>",
    "<img src=x>",
    "<td style='display:none'>",
    "<sup>",
    "</sup>",
];
