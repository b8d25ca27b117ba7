//! A report's tables as the form prints them: merged headers, labels over several rows.

use gouji::{Address, Block, Edition, Line, Report, Span, Table};

/// A cell of a printed table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spot {
    pub(crate) text: String,
    pub(crate) column: usize,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    /// The cell of the report it prints.
    pub(crate) cell: Option<Address>,
    /// The cells of the report that stand under it, when it is the label of a column.
    pub(crate) over: Vec<Address>,
    pub(crate) is: Is,
}

/// What a printed cell is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Is {
    /// A caption, a corner, a label over several columns.
    #[default]
    Head,
    /// The label of a column.
    Column,
    /// A label over several rows.
    Group,
    /// The label of a row.
    Row,
    /// A cell of the report.
    Value,
}

/// A printed table: the cells of each row that begin in it.
#[derive(Debug, Clone)]
pub(crate) struct Printed {
    pub(crate) table: Table,
    pub(crate) rows: Vec<Vec<Spot>>,
    pub(crate) width: usize,
}

/// The three tables of a report, as far as it has them.
pub(crate) fn tables(report: &Report) -> Vec<Printed> {
    let edition = |table| report.layout.get(table).edition();
    let mut tables = Vec::new();
    if let Some(edition) = edition(Table::Disclosure) {
        tables.push(disclosure(report, edition));
    }
    if let Some(edition) = edition(Table::Requests) {
        tables.push(requests(report, edition));
    }
    if edition(Table::Review).is_some() {
        tables.push(review(report));
    }
    tables
}

fn spot(is: Is, text: &str, column: usize, columns: usize, rows: usize) -> Spot {
    Spot { is, text: text.to_owned(), column, columns, rows, ..Spot::default() }
}

fn value(report: &Report, table: Table, row: &Line, id: &str, column: usize, columns: usize) -> Spot {
    let address = Address::new(table, row.id, id).expect("a cell of the form");
    let text = report.cell(address).text();
    Spot { cell: Some(address), ..spot(Is::Value, &text, column, columns, 1) }
}

fn over(table: Table, block: &Block, column: &str) -> Vec<Address> {
    block.rows.iter().filter_map(|row| Address::new(table, row.id, column)).collect()
}

fn disclosure(report: &Report, edition: Edition) -> Printed {
    let form = edition.form().disclosure;
    let width = form.iter().map(|block| block.columns.len() + 1).max().unwrap_or(0);
    let mut rows = Vec::new();
    for block in form {
        let count = block.columns.len();
        // The last column takes the room that is left.
        let columns = |at: usize| if at + 1 == count { width - count } else { 1 };
        rows.push(vec![spot(Is::Head, block.caption.zh, 0, width, 1)]);
        let mut head = vec![spot(Is::Head, block.corner.zh, 0, 1, 1)];
        head.extend(block.columns.iter().enumerate().map(|(at, column)| Spot {
            over: over(Table::Disclosure, block, column.id),
            ..spot(Is::Column, column.label.zh, at + 1, columns(at), 1)
        }));
        rows.push(head);
        for row in block.rows {
            let mut cells = vec![spot(Is::Row, row.label.zh, 0, 1, 1)];
            cells.extend(
                block
                    .columns
                    .iter()
                    .enumerate()
                    .map(|(at, column)| value(report, Table::Disclosure, row, column.id, at + 1, columns(at))),
            );
            rows.push(cells);
        }
    }
    Printed { table: Table::Disclosure, rows, width }
}

const STUB: usize = 3;

fn requests(report: &Report, edition: Edition) -> Printed {
    let block = &edition.form().requests[0];
    let at = |id: &str| block.columns.iter().position(|column| column.id == id).expect("a column");
    let [all, some] = block.column_spans else { panic!("two labels across columns") };
    let wide =
        |span: &Span| spot(Is::Head, span.label.zh, STUB + at(span.first), at(span.last) - at(span.first) + 1, 1);
    let inside = |index: usize| (at(some.first)..=at(some.last)).contains(&index);
    let column = |index: usize, rows: usize| Spot {
        over: over(Table::Requests, block, block.columns[index].id),
        ..spot(Is::Column, block.columns[index].label.zh, STUB + index, 1, rows)
    };
    let mut second: Vec<Spot> =
        (0..block.columns.len()).filter(|index| !inside(*index)).map(|index| column(index, 2)).collect();
    second.push(wide(some));
    second.sort_by_key(|spot| spot.column);
    let third = (0..block.columns.len()).filter(|index| inside(*index)).map(|index| column(index, 1)).collect();
    let mut rows = vec![vec![spot(Is::Head, block.corner.zh, 0, STUB, 3), wide(all)], second, third];
    let [results] = block.row_spans else { panic!("one label across rows") };
    let position = |id: &str| block.rows.iter().position(|row| row.id == id).expect("a row");
    let (first, last) = (position(results.first), position(results.last));
    for (index, row) in block.rows.iter().enumerate() {
        let mut cells = Vec::new();
        let mut start = 0;
        if index == first {
            cells.push(spot(Is::Group, results.label.zh, 0, 1, last - first + 1));
        }
        if (first..=last).contains(&index) {
            start = 1;
        }
        if let Some((group, _)) = row.id.split_once('.') {
            let size = block.rows.iter().filter(|other| other.id.split('.').next() == Some(group)).count();
            let label = block.groups.iter().find(|line| line.id == group).expect("a group").label.zh;
            if index == 0 || block.rows[index - 1].id.split('.').next() != Some(group) {
                cells.push(spot(Is::Group, label, 1, 1, size));
            }
            start = 2;
        }
        cells.push(spot(Is::Row, row.label.zh, start, STUB - start, 1));
        cells.extend(
            block
                .columns
                .iter()
                .enumerate()
                .map(|(at, column)| value(report, Table::Requests, row, column.id, STUB + at, 1)),
        );
        rows.push(cells);
    }
    Printed { table: Table::Requests, rows, width: STUB + block.columns.len() }
}

fn review(report: &Report) -> Printed {
    let block = &Edition::V2021.form().review[0];
    let size = block.columns.len();
    let [litigation] = block.row_spans else { panic!("one label over two blocks") };
    let (alone, two): (Vec<&Line>, Vec<&Line>) =
        block.rows.iter().partition(|row| row.id != litigation.first && row.id != litigation.last);
    let outcome = |row: &Line, at: usize, block_at: usize, rows: usize| Spot {
        over: Address::new(Table::Review, row.id, block.columns[at].id).into_iter().collect(),
        ..spot(Is::Column, block.columns[at].label.zh, block_at * size + at, 1, rows)
    };
    let first =
        vec![spot(Is::Head, alone[0].label.zh, 0, size, 1), spot(Is::Head, litigation.label.zh, size, 2 * size, 1)];
    let mut second: Vec<Spot> = (0..size).map(|at| outcome(alone[0], at, 0, 2)).collect();
    let mut third = Vec::new();
    for (index, row) in two.iter().enumerate() {
        // 行政诉讼 stands above and is not repeated.
        let label = row.label.zh.rsplit('·').next().unwrap_or(row.label.zh);
        second.push(spot(Is::Head, label, (index + 1) * size, size, 1));
        third.extend((0..size).map(|at| outcome(row, at, index + 1, 1)));
    }
    let values = block.rows.iter().enumerate().flat_map(|(index, row)| {
        block
            .columns
            .iter()
            .enumerate()
            .map(move |(at, column)| value(report, Table::Review, row, column.id, index * size + at, 1))
    });
    Printed { table: Table::Review, rows: vec![first, second, third, values.collect()], width: 3 * size }
}
