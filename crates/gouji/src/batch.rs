//! Many reports at once: numbers without print, against the relations of one edition.

use std::sync::LazyLock;

use crate::Edition;
use crate::address::Address;
use crate::cell::{Cell, LARGEST_COUNT};
use crate::form::{Kind, Table};
use crate::relation::{Op, Relation, Source, relations};
use crate::report::{Layout, Report};
use crate::set::CAPACITY;

/// How many reports are judged side by side; their sums stay in the registers of any processor.
const LANES: usize = 16;

/// How many such groups are brought near at a time: as many reports as a mask of absent ones has bits, whose
/// numbers fit into the second cache.
const GROUPS: usize = 4;
const TILE: usize = GROUPS * LANES;

/// The relations of an edition that hold within one report, ready for numbers in bulk.
///
/// A report is one number for each of [`Batch::addresses`], in that order. The answer about a report is two
/// masks, whose bit *i* is about the *i*-th of [`Batch::relations`]: those that are broken, and those that
/// could not be judged because a cell is absent or holds what no count can be.
///
/// ```
/// use gouji::{Batch, Edition};
///
/// let batch = Batch::of(Edition::V2021);
/// let mut reports = vec![0_u32; 2 * batch.addresses().len()];
/// reports[10] = 7; // the first report took in seven applications, and that is all
/// let (mut broken, mut not_assessable) = (vec![0; 2], vec![0; 2]);
/// batch.rows(&reports, &mut broken, &mut not_assessable);
/// let rules: Vec<_> = batch.relations_in(broken[0]).map(|relation| relation.rule.id).collect();
/// assert_eq!(rules, ["requests-row-sum", "requests-balance"]);
/// assert_eq!((broken[1], not_assessable), (0, vec![0; 2]));
/// ```
#[derive(Debug)]
pub struct Batch {
    edition: Edition,
    addresses: Vec<Address>,
    relations: Vec<Row>,
    /// The cells that a relation reads, as positions in `addresses`.
    read: Vec<u8>,
}

/// A relation as positions in a report: the sums of both sides.
#[derive(Debug)]
struct Row {
    relation: &'static Relation,
    left: Box<[u8]>,
    right: Box<[u8]>,
}

static BATCHES: LazyLock<Vec<Batch>> = LazyLock::new(|| Edition::ALL.into_iter().map(Batch::new).collect());

impl Batch {
    /// The batch of an edition.
    #[must_use]
    pub fn of(edition: Edition) -> &'static Self {
        &BATCHES[edition as usize]
    }

    fn new(edition: Edition) -> Self {
        let addresses: Vec<Address> = Layout::of(edition).addresses().collect();
        let position = |address: Address| {
            let position = addresses.iter().position(|other| *other == address);
            position.and_then(|position| u8::try_from(position).ok()).expect("relations bind to cells of the edition")
        };
        let tables = Table::ALL.map(|table| (table, Layout::of(edition).get(table).edition()));
        let own = |relation: &&Relation| relation.terms.iter().all(|term| term.cell.source == Source::This);
        let counts = |relation: &&Relation| relation.terms.iter().all(|term| term.cell.address.kind() != Kind::Amount);
        let bound = tables.into_iter().filter_map(|(table, edition)| Some(relations(table, edition?))).flatten();
        let relations: Vec<Row> = bound
            .filter(own)
            .filter(counts)
            .map(|relation| Row {
                relation,
                left: relation.side(true).map(|cell| position(cell.address)).collect(),
                right: relation.side(false).map(|cell| position(cell.address)).collect(),
            })
            .collect();
        assert!(relations.len() <= 64, "a mask of 64 bits has room for every relation");
        let mut read: Vec<u8> = relations.iter().flat_map(|row| row.left.iter().chain(&row.right)).copied().collect();
        read.sort_unstable();
        read.dedup();
        Self { edition, addresses, relations, read }
    }

    /// The cells of a report in the order of its numbers: table by table, as the paper prints them.
    #[must_use]
    pub fn addresses(&self) -> &[Address] {
        &self.addresses
    }

    /// The relations in the order of the bits of a mask.
    #[must_use]
    pub fn relations(&self) -> impl ExactSizeIterator<Item = &'static Relation> {
        self.relations.iter().map(|row| row.relation)
    }

    /// The relations whose bits a mask has.
    pub fn relations_in(&self, mask: u64) -> impl Iterator<Item = &'static Relation> {
        self.relations().enumerate().filter(move |(bit, _)| mask & (1 << bit) != 0).map(|(_, relation)| relation)
    }

    /// Judges reports that stand one after the other, whole.
    ///
    /// # Panics
    /// If `cells` is not as long as the masks say.
    pub fn rows<T: Copy + Into<i64>>(&self, cells: &[T], broken: &mut [u64], not_assessable: &mut [u64]) {
        let width = self.addresses.len();
        assert_eq!(cells.len(), width * broken.len(), "{width} numbers for every report");
        self.tiles(broken, not_assessable, |tile, first| {
            let reports = &cells[first * width..];
            for &cell in &self.read {
                let lanes = tile.values[usize::from(cell)].as_flattened_mut();
                for (lane, report) in lanes[..tile.reports].iter_mut().zip(reports.chunks_exact(width)) {
                    *lane = report[usize::from(cell)].into();
                }
            }
        });
    }

    /// Judges reports that stand in columns, one for each cell.
    ///
    /// `fill` writes the numbers of one cell for the reports from `first` on, and returns the reports that
    /// have none there, the first in the lowest bit. It is asked only for cells that a relation reads.
    pub fn columns(
        &self,
        broken: &mut [u64],
        not_assessable: &mut [u64],
        fill: impl Fn(usize, usize, &mut [i64]) -> u64,
    ) {
        self.tiles(broken, not_assessable, |tile, first| {
            for &cell in &self.read {
                let cell = usize::from(cell);
                let absent = fill(cell, first, &mut tile.values[cell].as_flattened_mut()[..tile.reports]);
                tile.leave_out(cell, absent);
            }
        });
    }

    fn tiles(&self, broken: &mut [u64], not_assessable: &mut [u64], fill: impl Fn(&mut Tile, usize)) {
        assert_eq!(broken.len(), not_assessable.len(), "two masks for every report");
        let mut tile = Tile::new();
        let masks = broken.chunks_mut(TILE).zip(not_assessable.chunks_mut(TILE));
        for (index, (broken, not_assessable)) in masks.enumerate() {
            tile.begin(broken.len());
            fill(&mut tile, index * TILE);
            self.leave_out_impossible(&mut tile);
            let groups = broken.chunks_mut(LANES).zip(not_assessable.chunks_mut(LANES));
            groups.enumerate().for_each(|(group, masks)| self.judge(&tile, group, masks));
        }
    }

    fn judge(&self, tile: &Tile, group: usize, (broken, not_assessable): (&mut [u64], &mut [u64])) {
        let (mut masks, mut unjudged) = ([0; LANES], [0; LANES]);
        for (bit, row) in self.relations.iter().enumerate() {
            let mut gaps = [0_i64; LANES];
            for &cell in &row.left {
                let values = &tile.values[usize::from(cell)][group];
                (0..LANES).for_each(|lane| gaps[lane] += values[lane]);
            }
            for &cell in &row.right {
                let values = &tile.values[usize::from(cell)][group];
                (0..LANES).for_each(|lane| gaps[lane] -= values[lane]);
            }
            if row.relation.op == Op::AtMost {
                gaps = gaps.map(|gap| gap.max(0));
            }
            // Most relations hold in all of the reports: bits are set one by one only where one does not.
            if gaps.iter().fold(0, |any, gap| any | gap) != 0 {
                (0..LANES).for_each(|lane| masks[lane] |= u64::from(gaps[lane] != 0) << bit);
            }
            let absent = if tile.whole { 0 } else { tile.absent_in(row) >> (group * LANES) };
            if absent != 0 {
                for lane in 0..LANES {
                    let unknown = (absent >> lane & 1) << bit;
                    masks[lane] &= !unknown;
                    unjudged[lane] |= unknown;
                }
            }
        }
        broken.copy_from_slice(&masks[..broken.len()]);
        not_assessable.copy_from_slice(&unjudged[..not_assessable.len()]);
    }

    /// Leaves out what no count can be, so that no sum overflows.
    fn leave_out_impossible(&self, tile: &mut Tile) {
        let mut seen = [0_i64; LANES];
        for &cell in &self.read {
            for group in &tile.values[usize::from(cell)] {
                (0..LANES).for_each(|lane| seen[lane] |= group[lane]);
            }
        }
        // A sign or a bit beyond the largest count: rare enough to look for it cell by cell.
        if seen.iter().all(|seen| seen & !LARGEST_COUNT == 0) {
            return;
        }
        for &cell in &self.read {
            let least = least(self.addresses[usize::from(cell)]);
            let values = tile.values[usize::from(cell)].as_flattened();
            let impossible = |value: &i64| !(least..=LARGEST_COUNT).contains(value);
            let absent =
                values.iter().enumerate().fold(0, |mask, (lane, value)| mask | u64::from(impossible(value)) << lane);
            tile.leave_out(usize::from(cell), absent);
        }
    }

    /// One report of a batch, to be checked by itself; `None` is a blank cell.
    ///
    /// A number that no count can be becomes the print it would be in a report, and so a finding.
    ///
    /// # Panics
    /// If there are not as many numbers as cells.
    #[must_use]
    pub fn report(&self, cells: &[Option<i64>]) -> Report {
        assert_eq!(cells.len(), self.addresses.len(), "a number for every cell");
        let mut report = Report::blank(self.edition);
        for (&address, number) in self.addresses.iter().zip(cells) {
            match number {
                None => {}
                Some(number) if (least(address)..=LARGEST_COUNT).contains(number) => report.set(address, *number),
                Some(number) => report.set(address, Cell::read(&number.to_string(), address.kind())),
            }
        }
        report
    }
}

/// The least number that can stand in a cell.
fn least(address: Address) -> i64 {
    if address.kind() == Kind::Change { -LARGEST_COUNT } else { 0 }
}

/// Reports side by side: for each cell the numbers of all of them.
struct Tile {
    values: Vec<[[i64; LANES]; GROUPS]>,
    /// For each cell the reports that have no number there.
    absent: Vec<u64>,
    whole: bool,
    reports: usize,
}

impl Tile {
    fn new() -> Self {
        Self { values: vec![[[0; LANES]; GROUPS]; CAPACITY], absent: vec![0; CAPACITY], whole: true, reports: 0 }
    }

    fn begin(&mut self, reports: usize) {
        if reports < TILE {
            self.values.fill([[0; LANES]; GROUPS]);
        }
        if !self.whole {
            self.absent.fill(0);
        }
        (self.whole, self.reports) = (true, reports);
    }

    /// Takes away the numbers of one cell.
    fn leave_out(&mut self, cell: usize, mut absent: u64) {
        self.whole &= absent == 0;
        self.absent[cell] |= absent;
        while absent != 0 {
            self.values[cell].as_flattened_mut()[absent.trailing_zeros() as usize] = 0;
            absent &= absent - 1;
        }
    }

    fn absent_in(&self, row: &Row) -> u64 {
        row.left.iter().chain(&row.right).fold(0, |absent, cell| absent | self.absent[usize::from(*cell)])
    }
}
