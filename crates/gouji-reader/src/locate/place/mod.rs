//! Strips into their places: how many cells a row has, in which order, and what is uncertain.

mod cell;
mod review;
mod rows;

use gouji::{Address, Cell, Fault, Layout, Origin, Table, TableLayout};

use super::edition;
use super::head::Order;
use super::strip::{Key, Strip};
use super::walk::{Found, MOST};

/// The tables of a report as they were found.
#[derive(Debug, Default)]
pub(crate) struct Placed {
    pub(crate) layout: Layout,
    pub(crate) cells: Vec<(Address, Cell)>,
    pub(crate) faults: Vec<Fault>,
}

struct Placing<'a> {
    found: &'a Found<'a>,
    placed: Placed,
    /// Tables whose header was already reported as foreign.
    foreign: Vec<Table>,
    /// Whether blanks left no trace in lines of text, so that a count may be right by accident.
    traceless: bool,
    /// Whether cells are told one a line, so that several on one line are none of the kind.
    told: bool,
}

/// Gives every cell found its address.
pub(crate) fn place(found: &Found<'_>) -> Placed {
    let mut placing = Placing { found, placed: Placed::default(), foreign: Vec::new(), traceless: false, told: false };
    let strips = |table| in_part(found, table);
    let (disclosure, requests, review) = (strips(Table::Disclosure), strips(Table::Requests), strips(Table::Review));
    let layout = Layout {
        disclosure: edition::disclosure(found, &disclosure),
        requests: TableLayout::Absent,
        review: edition::review(found, &review),
    };
    let requests_layout = edition::requests(found, &requests, layout.disclosure);
    placing.placed.layout = Layout { requests: requests_layout, ..layout };
    placing.traceless = found.strips.iter().any(|strip| is_short(strip, found.padded, layout.disclosure));
    placing.told = found.strips.iter().any(|strip| strip.piecemeal && strip.cells.len() > 1);
    if let Some(edition) = layout.disclosure.edition() {
        placing.rows(Table::Disclosure, edition, &disclosure);
    }
    if let Some(edition) = requests_layout.edition() {
        placing.rows(Table::Requests, edition, &requests);
    }
    if layout.review.edition().is_some() {
        placing.review(&review);
    }
    for (table, strips) in [(Table::Requests, &requests), (Table::Review, &review)] {
        placing.fragments(table, strips);
    }
    placing.placed
}

/// Whether a line of text, or cells told one after another in rows that are filled up, are fewer than its row has.
fn is_short(strip: &Strip<'_>, padded: bool, disclosure: TableLayout) -> bool {
    let size = match (strip.table, strip.key) {
        (Table::Requests, Key::Row(_)) => 7,
        (Table::Review, Key::Row(_)) => 5,
        (Table::Review, Key::Outcomes) => 15,
        (Table::Disclosure, Key::Row(id)) => {
            let blocks = disclosure.edition().map_or(&[][..], |edition| edition.form().disclosure);
            let block = blocks.iter().find(|block| block.rows.iter().any(|row| row.id == id));
            block.map_or(0, |block| block.columns.len())
        }
        _ => 0,
    };
    let cells = strip.cells.iter().filter(|cell| !cell.filler).count();
    (!strip.in_grid || (padded && strip.piecemeal)) && cells > 0 && cells < size
}

/// The strips of a table; those in the table's own part of the report, if any are.
fn in_part<'a>(found: &'a Found<'_>, table: Table) -> Vec<&'a Strip<'a>> {
    let own = table as u8 + 2;
    let all = || found.strips.iter().filter(move |strip| strip.table == table);
    let inside = all().any(|strip| strip.part == Some(own) && !strip.cells.is_empty());
    all().filter(|strip| !inside || strip.part.is_none_or(|part| part == own)).collect()
}
impl Placing<'_> {
    /// Whether the right count of numbers places them.
    fn is_certain(&self, strip: &Strip<'_>, cells: &[(Address, Cell)]) -> bool {
        if strip.below && ((self.told && !strip.piecemeal) || self.is_displaced(strip.table)) {
            return false;
        }
        let told = self.found.padded && strip.piecemeal;
        (strip.in_grid && !told) || !self.traceless || cells.len() == 1 || cell::add_up(cells)
    }

    /// Whether numbers below a label may be those of another one: some have no label before them, and the last label has
    /// no numbers; or that happens more than once; or a label above some was not finished below them.
    fn is_displaced(&self, table: Table) -> bool {
        let mut strips = self.found.strips.iter().filter(|strip| strip.table == table);
        let (orphans, last) = (self.found.orphans[table as usize], strips.clone().next_back());
        orphans > 1
            || (orphans == 1 && last.is_some_and(|last| last.cells.is_empty()))
            || strips.any(|strip| strip.key == Key::Unknown && strip.below)
    }

    /// Whether a row told cell by cell is one of zeros, after which the next row of the form has its label: of these
    /// none was cut in two or is a page's, and no other row's are among them.
    fn are_only_zeros(&self, strip: &Strip<'_>, cells: &[(Address, Cell)], next: &'static str) -> bool {
        let mut after = self.found.strips.iter().skip_while(|other| !std::ptr::eq(*other, strip)).skip(1);
        strip.piecemeal && cell::are_zeros(cells) && after.next().is_some_and(|after| after.key == Key::Row(next))
    }

    fn fault(&mut self, rule: &str, cells: Vec<Address>, text: &str, origin: &Origin) {
        let fault = Fault { rule: rule.to_owned(), cells, text: text.to_owned(), origin: origin.clone() };
        if self.placed.faults.len() < MOST && !self.placed.faults.contains(&fault) {
            self.placed.faults.push(fault);
        }
    }

    fn note_foreign(&mut self, table: Table, index: usize, order: &Order) {
        if *order == (Order::ByCount { foreign: true }) && !self.foreign.contains(&table) {
            self.foreign.push(table);
            let head = &self.found.heads[index];
            let words: Vec<&str> = head.rows.iter().flatten().map(|cell| &*cell.text).collect();
            self.fault("table-header-foreign", Vec::new(), &words.join(" "), &head.origin);
        }
    }

    /// A row whose cells cannot be told apart.
    fn uncertain(&mut self, addresses: &[Address], strip: &Strip<'_>) {
        self.unreadable(addresses, strip);
        self.fault("table-ragged-row", addresses.to_vec(), &strip.label, &strip.origin);
    }

    fn unreadable(&mut self, addresses: &[Address], strip: &Strip<'_>) {
        let texts: Vec<&str> = strip.cells.iter().map(|cell| cell.text).collect();
        let text = texts.join(" ");
        for address in addresses {
            let cell = Cell::unreadable(text.trim()).with_origin(strip.origin.clone().into_owned());
            self.placed.cells.push((*address, cell));
        }
    }

    fn fragments(&mut self, table: Table, strips: &[&Strip<'_>]) {
        let mut pieces: Vec<usize> =
            strips.iter().filter(|strip| strip.in_grid && !strip.cells.is_empty()).map(|strip| strip.piece).collect();
        pieces.dedup();
        if pieces.len() > 1 {
            let text = format!("{}分为 {} 段", table.name().zh, pieces.len());
            self.fault("table-fragments", Vec::new(), &text, &strips[0].origin);
        }
    }
}
