//! Printed tables flattened to rows of cells, as converters leave them.

use gouji::{Address, Table};

use super::Random;
use super::print::{Is, Printed, Spot};

/// A table, or a piece of one, without spans.
#[derive(Debug, Clone)]
pub(crate) struct Flat {
    pub(crate) table: Table,
    /// A line printed above it.
    pub(crate) caption: Option<String>,
    pub(crate) rows: Vec<Vec<Slot>>,
}

/// A cell of a row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slot {
    pub(crate) text: String,
    pub(crate) cell: Option<Address>,
    pub(crate) over: Vec<Address>,
    pub(crate) is: Option<Is>,
    /// The columns and rows it spans, where what it is written in has spans; 0 for one.
    pub(crate) spans: (usize, usize),
}

impl Slot {
    fn of(spot: &Spot) -> Self {
        Self {
            text: spot.text.clone(),
            cell: spot.cell,
            over: spot.over.clone(),
            is: Some(spot.is),
            spans: (spot.columns, spot.rows),
        }
    }

    fn blank() -> Self {
        Self::default()
    }

    pub(crate) fn word(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

/// Every column filled: what a span covers is left blank, and blank columns may stand at the end.
pub(crate) fn filled(printed: &Printed, filler: usize) -> Flat {
    let width = printed.width + filler;
    let mut rows = vec![vec![Slot::blank(); width]; printed.rows.len()];
    for (row, spots) in rows.iter_mut().zip(&printed.rows) {
        for spot in spots {
            row[spot.column] = Slot::of(spot);
        }
    }
    Flat { table: printed.table, caption: None, rows }
}

/// Every column filled, what a span covers with what it says.
pub(crate) fn repeated(printed: &Printed) -> Flat {
    let mut flat = filled(printed, 0);
    for (index, spots) in printed.rows.iter().enumerate() {
        for spot in spots {
            let down = index..(index + spot.rows).min(printed.rows.len());
            let across = spot.column..spot.column + spot.columns;
            let places = down.flat_map(|row| across.clone().map(move |column| (row, column)));
            for (row, column) in places.filter(|place| *place != (index, spot.column)) {
                flat.rows[row][column] = Slot { over: Vec::new(), is: Some(Is::Head), ..Slot::of(spot) };
            }
        }
    }
    flat
}

/// Only the cells that begin in a row: what a span covers is left out.
pub(crate) fn compact(printed: &Printed) -> Flat {
    let rows = printed.rows.iter().map(|spots| spots.iter().map(Slot::of).collect()).collect();
    Flat { table: printed.table, caption: None, rows }
}

/// Only the cells that begin in a row, and pipes that touch for what is lacking of the table's width; `blanks` says
/// whether blank cells count.
pub(crate) fn padded(printed: &Printed, blanks: bool) -> Flat {
    let mut flat = compact(printed);
    for row in &mut flat.rows {
        row.retain(|slot| blanks || !slot.text.is_empty());
        let filler = "|".repeat(printed.width - row.len());
        row.extend((!filler.is_empty()).then(|| Slot::word(&filler)));
    }
    flat
}

/// Filled, with the numbers in other columns in rows with a wider label, as PDF converters leave them.
pub(crate) fn shifted(printed: &Printed, filler: usize) -> Flat {
    let mut rows = filled(printed, filler.max(1));
    for (row, spots) in rows.rows.iter_mut().zip(&printed.rows) {
        let wide = spots.iter().any(|spot| spot.is == Is::Row && spot.columns > 1);
        let label = spots.iter().find(|spot| spot.is == Is::Row);
        if let Some(label) = label.filter(|_| wide) {
            let blank = row.remove(label.column + 1);
            row.push(blank);
        }
    }
    rows
}

/// One small table for each row, under a header that is the form's, foreign, or none.
pub(crate) fn one_a_row(printed: &Printed, random: &mut Random) -> Vec<Flat> {
    let style = random.below(3);
    let mut tables = Vec::new();
    let table = printed.table;
    if table == Table::Review {
        return review_blocks(printed);
    }
    let mut head: Vec<Slot> = Vec::new();
    let mut group: Option<String> = None;
    for spots in &printed.rows {
        let values: Vec<&Spot> = spots.iter().filter(|spot| spot.is == Is::Value).collect();
        if values.is_empty() {
            let columns = spots.iter().filter(|spot| spot.is == Is::Column);
            if table == Table::Disclosure {
                head = columns.map(Slot::of).collect();
                if let [caption] = spots.as_slice() {
                    group = Some(caption.text.clone());
                }
            } else {
                head.extend(columns.map(Slot::of));
            }
            continue;
        }
        if let Some(spot) = spots.iter().rev().find(|spot| spot.is == Is::Group) {
            group = Some(spot.text.clone());
        }
        let label = spots.iter().find(|spot| spot.is == Is::Row).expect("a label");
        let mut row = vec![Slot::of(label)];
        row.extend(values.iter().map(|spot| Slot::of(spot)));
        let rows = |above: Vec<Slot>| {
            let mut first = vec![Slot::word(if style == 0 { "信息内容" } else { "类别" })];
            first.extend(above);
            vec![first, row.clone()]
        };
        let row_id = values[0].cell.map(Address::row);
        let under = |slot: &Slot| Slot {
            over: slot.over.iter().copied().filter(|cell| Some(cell.row()) == row_id).collect(),
            ..slot.clone()
        };
        let rows = match style {
            _ if table == Table::Disclosure => rows(head.iter().map(under).collect()),
            0 => {
                // 总计 is printed before the five in the merged header, and last here.
                let mut sorted: Vec<Slot> = head.iter().map(under).collect();
                sorted.sort_by_key(|slot| slot.over.first().map(|cell| cell.index()));
                rows(sorted)
            }
            1 => rows(
                (1..values.len())
                    .map(|number| Slot::word(&format!("数据{number}")))
                    .chain([Slot::word("总计")])
                    .collect(),
            ),
            _ => vec![row],
        };
        tables.push(Flat { table, caption: group.take(), rows });
    }
    tables
}

/// Table 4 as three tables.
fn review_blocks(printed: &Printed) -> Vec<Flat> {
    let values = printed.rows.last().expect("a row of values");
    let heads: Vec<&Spot> = printed.rows.iter().flatten().filter(|spot| spot.is == Is::Column).collect();
    values
        .chunks(5)
        .map(|block| {
            let id = block[0].cell.map_or("", Address::row);
            let caption = printed
                .rows
                .iter()
                .flatten()
                .find(|spot| spot.is == Is::Head && spot.columns == 5 && spot.column == block[0].column);
            let caption = caption.map_or(id, |spot| &spot.text);
            let caption =
                if id == "reconsideration" { caption.to_owned() } else { format!("行政诉讼（{caption}）") };
            let head = block.iter().filter_map(|spot| heads.iter().find(|head| head.column == spot.column));
            let head = head.map(|spot| Slot::of(spot)).collect();
            Flat {
                table: Table::Review,
                caption: Some(caption),
                rows: vec![head, block.iter().map(Slot::of).collect()],
            }
        })
        .collect()
}

/// Cuts a table before a row, with or without its header again.
pub(crate) fn cut(rows: &Flat, before: usize, header_again: bool) -> [Flat; 2] {
    let (first, second) = rows.rows.split_at(before);
    let is_head = |row: &&Vec<Slot>| !row.iter().any(|slot| slot.cell.is_some());
    let mut again: Vec<Vec<Slot>> = Vec::new();
    if header_again && rows.table != Table::Disclosure {
        again.extend(rows.rows.iter().take_while(is_head).cloned());
    }
    again.extend(second.iter().cloned());
    let piece = |rows_of: Vec<Vec<Slot>>| Flat { table: rows.table, caption: None, rows: rows_of };
    [piece(first.to_vec()), piece(again)]
}

/// Lets a page end between two rows of cells of a table, whose header may come again.
///
/// Only for rows without filler: in a short piece nothing proves which cells are the form's.
pub(crate) fn turn_page(tables: &mut Vec<Flat>, random: &mut Random) {
    let filled = |row: &[Slot]| row.iter().any(|slot| slot.cell.is_some());
    let mut places = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        let rows = &table.rows;
        places.extend((1..rows.len()).filter(|row| filled(&rows[row - 1]) && filled(&rows[*row])).map(|row| (at, row)));
    }
    if places.is_empty() {
        return;
    }
    let (at, row) = *random.pick(&places);
    let mut pieces = cut(&tables[at], row, random.once_in(2));
    pieces[0].caption.clone_from(&tables[at].caption);
    tables.splice(at..=at, pieces);
}
