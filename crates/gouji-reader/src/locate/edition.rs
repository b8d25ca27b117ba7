//! Which edition of the form each table is, by its own labels.

use gouji::{Edition, Table, TableLayout, order};

use super::head::{Head, Order};
use super::strip::{Key, Strip};
use super::walk::Found;

/// The rows of table 4 in the order of the paper, which is that of its blocks from left to right.
pub(crate) const REVIEW_ROWS: [&str; 3] = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];

/// Whether a table prints a row or a column of that id in only one of the editions.
fn only(table: Table, is_it: impl Fn(&gouji::Block) -> bool) -> Option<Edition> {
    let mut editions = Edition::ALL.into_iter().filter(|edition| edition.form().table(table).iter().any(&is_it));
    editions.next().filter(|_| editions.next().is_none())
}

/// The edition of table 2: its columns and rows decide, and their number where the header is lost.
pub(crate) fn disclosure(found: &Found<'_>, strips: &[&Strip<'_>]) -> TableLayout {
    let filled: Vec<&&Strip<'_>> = strips.iter().filter(|strip| !strip.cells.is_empty()).collect();
    if filled.iter().all(|strip| strip.key == Key::Unknown) {
        return absent(found, Table::Disclosure);
    }
    let mut votes: Vec<Edition> = Vec::new();
    for strip in &filled {
        if let Key::Row(id) = strip.key {
            votes.extend(only(Table::Disclosure, |block| block.rows.iter().any(|row| row.id == id)));
        }
    }
    let mut heads: Vec<usize> = filled.iter().filter_map(|strip| strip.head).collect();
    order::sort(&mut heads);
    heads.dedup();
    for cell in heads.iter().flat_map(|head| &found.heads[*head].rows).flatten() {
        let Some(id) = cell.label.as_ref().and_then(|label| label.column(Table::Disclosure)) else { continue };
        if id == "amount" {
            // One name for the money of two different rows.
            votes.push(if cell.text.contains("采购") { Edition::V2019 } else { Edition::V2021 });
        } else {
            votes.extend(only(Table::Disclosure, |block| block.columns.iter().any(|column| column.id == id)));
        }
    }
    let count = |edition: Edition| votes.iter().filter(|vote| **vote == edition).count();
    match (count(Edition::V2019), count(Edition::V2021)) {
        (0, 0) => TableLayout::Of(by_size(&filled)),
        (old, new) if old > 2 * new => TableLayout::Of(Edition::V2019),
        (old, new) if new > 2 * old => TableLayout::Of(Edition::V2021),
        _ => TableLayout::Unknown,
    }
}

/// Without a header, three numbers after 行政许可 are those of 2019.
fn by_size(strips: &[&&Strip<'_>]) -> Edition {
    let of_three = strips.iter().filter(|strip| {
        matches!(strip.key, Key::Row("licensing" | "penalties" | "coercion"))
            && strip.cells.iter().filter(|cell| !cell.is_blank()).count() == 3
    });
    if of_three.count() > 1 { Edition::V2019 } else { Edition::V2021 }
}

/// The edition of table 3: （六） is one row or three.
pub(crate) fn requests(found: &Found<'_>, strips: &[&Strip<'_>], disclosure: TableLayout) -> TableLayout {
    let has = |ids: &[&str]| {
        strips.iter().any(|strip| {
            matches!(strip.key, Key::Row(id) if ids.contains(&id)) && strip.cells.iter().any(|cell| !cell.is_blank())
        })
    };
    let printed = |ids: &[&str]| {
        strips.iter().any(|strip| matches!(strip.key, Key::Row(id) if ids.contains(&id)) && !strip.cells.is_empty())
    };
    if !strips.iter().any(|strip| !matches!(strip.key, Key::Unknown) && !strip.cells.is_empty()) {
        return absent(found, Table::Requests);
    }
    let split = ["other.not_clarified", "other.fee_unpaid", "other.other"];
    let edition = if printed(&split) {
        Edition::V2021
    } else if has(&["other"]) || printed(&["other"]) || strips.iter().any(|strip| strip.key == Key::AnyOther) {
        Edition::V2019
    } else {
        // Nothing of （六） is left; the other tables are most likely of the same form.
        disclosure.edition().unwrap_or(Edition::V2021)
    };
    TableLayout::Of(edition)
}

/// What 其他 without a numeral is: one of three rows, or the only one.
pub(crate) fn any_other(strips: &[&Strip<'_>]) -> &'static str {
    let split = strips.iter().any(|strip| {
        matches!(strip.key, Key::Row("other.not_clarified" | "other.fee_unpaid")) && !strip.cells.is_empty()
    });
    if split { "other.other" } else { "other" }
}

pub(crate) fn review(found: &Found<'_>, strips: &[&Strip<'_>]) -> TableLayout {
    // A header alone is a table, whatever has become of its numbers.
    let headed = || found.heads.iter().any(Head::names_outcomes);
    if strips.iter().any(|strip| strip.key != Key::Unknown && !strip.cells.is_empty()) || headed() {
        TableLayout::Of(Edition::V2021)
    } else {
        absent(found, Table::Review)
    }
}

fn absent(found: &Found<'_>, table: Table) -> TableLayout {
    if found.older.contains(&table) { TableLayout::Unknown } else { TableLayout::Absent }
}

/// The row and column of each cell of a strip of table 4; none when header and count disagree.
pub(crate) fn review_slots(
    key: Key,
    head: Option<&Head<'_>>,
    order: &Order,
    size: usize,
) -> Option<Vec<(&'static str, &'static str)>> {
    let form = super::head::columns(Table::Review, Edition::V2021, 0);
    let named = head.map(Head::blocks).unwrap_or_default();
    let named: Vec<&'static str> = named.into_iter().filter(|id| REVIEW_ROWS.contains(id)).collect();
    let outcomes: Vec<&'static str> = match order {
        Order::Labelled(slots) => slots.iter().copied().flatten().collect(),
        Order::ByCount { .. } => form.iter().copied().cycle().take(15).collect(),
        Order::Contradicts => return None,
    };
    match (key, size) {
        (Key::Outcomes, _) => {
            let blocks = blocks(&named, head)?;
            let columns: Vec<&'static str> =
                if outcomes.len() == 15 { outcomes } else { outcomes.iter().copied().cycle().take(15).collect() };
            Some(columns.into_iter().enumerate().map(|(at, column)| (blocks[at / 5], column)).collect())
        }
        (Key::Row(row), _) => {
            let block = REVIEW_ROWS.iter().find(|known| **known == row)?;
            Some(outcomes.into_iter().take(5).map(|column| (*block, column)).collect())
        }
        (Key::Outcome(Some(row), column), 1) => Some(vec![(row, column)]),
        (Key::Outcome(_, column), 3) => Some(blocks(&named, head)?.into_iter().map(|row| (row, column)).collect()),
        _ => None,
    }
}

/// The blocks from left to right; 行政复议 is first, or each stands over its own columns, or nothing is certain.
fn blocks(named: &[&'static str], head: Option<&Head>) -> Option<[&'static str; 3]> {
    if let Some(over) = head.and_then(Head::blocks_over_outcomes) {
        return match over {
            [Some(first), Some(second), Some(third)] => {
                REVIEW_ROWS.iter().all(|row| over.contains(&Some(row))).then_some([first, second, third])
            }
            // Where a label is lost, the others stand in the order of the form.
            _ => over
                .iter()
                .zip(REVIEW_ROWS)
                .all(|(over, row)| over.is_none_or(|over| over == row))
                .then_some(REVIEW_ROWS),
        };
    }
    if let [first, second, third] = named {
        let each = REVIEW_ROWS.iter().all(|row| named.contains(row));
        return (each && *first == REVIEW_ROWS[0]).then_some([*first, *second, *third]);
    }
    let at = |id: &str| REVIEW_ROWS.iter().position(|row| *row == id);
    named.windows(2).all(|pair| at(pair[0]) < at(pair[1])).then_some(REVIEW_ROWS)
}
