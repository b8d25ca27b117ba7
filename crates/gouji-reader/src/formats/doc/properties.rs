//! What is said of runs, paragraphs and rows: lists of changes to the plain state, found by place.

use std::cell::Cell;
use std::collections::HashSet;

use gouji::order;

use crate::ReadError;
use crate::formats::binary::Bytes;
use crate::limits::Limits;

const PAGE: usize = 512;

/// The properties of all runs and paragraphs.
#[derive(Debug)]
pub(super) struct Properties<'a> {
    data: &'a [u8],
    limits: Limits,
    /// Bytes of long changes that may still be gone through: a few may be said of every paragraph.
    long: Cell<usize>,
    runs: Vec<(u32, Run)>,
    /// Style and changes of paragraphs.
    paragraphs: Vec<(u32, &'a [u8])>,
}

/// A run of characters.
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own in the format")]
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    pub(super) deleted: bool,
    pub(super) inserted: bool,
    pub(super) hidden: bool,
    pub(super) struck: bool,
    pub(super) raised: bool,
    /// The character of a symbol font that stands here.
    pub(super) symbol: Option<u16>,
}

/// A paragraph, the end of a cell or the end of a row.
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own in the format")]
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub(super) style: u16,
    pub(super) outline: Option<u8>,
    in_table: bool,
    level: Option<u32>,
    /// Whether it ends a row of the outermost table, or of one within.
    pub(super) ends_row: bool,
    pub(super) ends_inner_row: bool,
    pub(super) ends_inner_cell: bool,
    pub(super) row: Row,
}

/// The cells of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Where the cells begin, and where the last ends, in twentieths of a point.
    pub(super) edges: Vec<i16>,
    pub(super) merges: Vec<Merge>,
}

/// How a cell hangs together with those before it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Merge {
    pub(super) continues_left: bool,
    pub(super) continues_above: bool,
    pub(super) begins: bool,
}

impl Paragraph {
    /// In how many tables, one within the other, it stands.
    pub(super) fn depth(&self) -> u32 {
        self.level.unwrap_or(u32::from(self.in_table))
    }

    /// Notes a list of changes; says where longer ones lie that take its place.
    pub(super) fn apply(&mut self, changes: &[u8]) -> Option<u32> {
        let mut longer = None;
        for (code, operand) in Changes(Bytes(changes)) {
            let mut value = Bytes(operand);
            match code {
                0x2416 => self.in_table = value.u8() == Some(1),
                0x2417 => self.ends_row = value.u8() == Some(1),
                0x244b => self.ends_inner_cell = value.u8() == Some(1),
                0x244c => self.ends_inner_row = value.u8() == Some(1),
                0x6649 => self.level = value.u32(),
                0x2640 => self.outline = value.u8(),
                0x6645 | 0x6646 | 0x646b => longer = value.u32(),
                0xd608 => self.row.define(value),
                0xd62b => {
                    value.u8();
                    if let Some((cell, merge)) = value.u8().zip(value.u8())
                        && let Some(of) = self.row.merges.get_mut(usize::from(cell))
                    {
                        (of.continues_above, of.begins) = (merge == 1, merge == 3);
                    }
                }
                0x5624 => {
                    let (first, end) = (value.u8().unwrap_or(0), value.u8().unwrap_or(0));
                    for cell in first.saturating_add(1)..end {
                        if let Some(of) = self.row.merges.get_mut(usize::from(cell)) {
                            of.continues_left = true;
                        }
                    }
                }
                _ => {}
            }
        }
        longer
    }
}

impl Row {
    /// Reads the definition of a row: the edges of its cells, and how they are merged.
    fn define(&mut self, mut value: Bytes<'_>) {
        let Some(count) = value.u8() else { return };
        *self = Self::default();
        for _ in 0..=count {
            self.edges.extend(value.u16().map(u16::cast_signed));
        }
        for _ in 0..count {
            // A definition may stop short of cells that are not merged.
            let flags = value.take(20).and_then(|cell| Bytes(cell).u16()).unwrap_or(0);
            self.merges.push(Merge {
                continues_left: flags & 3 == 1,
                continues_above: flags >> 5 & 3 == 1,
                begins: flags >> 5 & 3 == 3,
            });
        }
    }
}

impl Run {
    fn apply(&mut self, changes: &[u8]) {
        for (code, operand) in Changes(Bytes(changes)) {
            let mut value = Bytes(operand);
            let mut on = || value.u8().is_some_and(|value| value & 0x7f == 1);
            match code {
                0x0800 => self.deleted = on(),
                0x0801 => self.inserted = on(),
                0x083c => self.hidden = on(),
                0x0837 | 0x2a53 => self.struck |= on(),
                0x2a48 => self.raised = on(),
                0x6a09 => self.symbol = value.take(2).and_then(|_| value.u16()),
                _ => {}
            }
        }
    }
}

/// Changes, each a code and its operand.
struct Changes<'a>(Bytes<'a>);

impl<'a> Iterator for Changes<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let code = self.0.u16()?;
        let length = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            _ if code == 0xd608 => usize::from(self.0.u16()?).checked_sub(1)?,
            _ => usize::from(self.0.u8()?),
        };
        Some((code, self.0.take(length)?))
    }
}

impl<'a> Properties<'a> {
    /// Reads the properties of runs and paragraphs by the lists of their pages; `data` is the stream
    /// of those too long for a page.
    pub(super) fn read(
        main: &'a [u8],
        data: &'a [u8],
        runs: &[u8],
        paragraphs: &[u8],
        limits: &Limits,
    ) -> Result<Self, ReadError> {
        let long = Cell::new(limits.text);
        let mut this = Self { data, limits: *limits, long, runs: Vec::new(), paragraphs: Vec::new() };
        pages(main, runs, 1, limits, |place, page, offset| {
            let mut run = Run::default();
            if offset > 0 {
                let mut bytes = Bytes(page.get(offset..)?);
                let length = bytes.u8()?;
                run.apply(bytes.take(length.into())?);
            }
            this.runs.push((place, run));
            Some(())
        })?;
        pages(main, paragraphs, 13, limits, |place, page, offset| {
            let mut changes: &[u8] = &[];
            if offset > 0 {
                let mut bytes = Bytes(page.get(offset..)?);
                let length = match bytes.u8()? {
                    0 => 2 * usize::from(bytes.u8()?),
                    half => 2 * usize::from(half) - 1,
                };
                changes = bytes.take(length)?;
            }
            this.paragraphs.push((place, changes));
            Some(())
        })?;
        order::sort_by_key(&mut this.runs, |(place, _)| *place);
        order::sort_by_key(&mut this.paragraphs, |(place, _)| *place);
        Ok(this)
    }

    pub(super) fn run(&self, place: u32) -> Run {
        before(&self.runs, place).unwrap_or_default()
    }

    /// The properties of the paragraph at a place, with what a quick save noted beside them.
    pub(super) fn paragraph(&self, place: u32, change: &[u8]) -> Result<Paragraph, ReadError> {
        let mut paragraph = Paragraph::default();
        let mut changes = Bytes(before(&self.paragraphs, place).unwrap_or_default());
        paragraph.style = changes.u16().unwrap_or(0);
        if let Some(at) = paragraph.apply(changes.0) {
            let long = self.data.get(at as usize..).and_then(|rest| {
                let mut rest = Bytes(rest);
                let length = rest.u16()?;
                rest.take(length.into())
            });
            let long = long.ok_or_else(|| ReadError::damaged("Data"))?;
            self.spend(long.len())?;
            paragraph.apply(long);
        }
        self.spend(change.len())?;
        paragraph.apply(change);
        Ok(paragraph)
    }

    /// Accounts for changes that many paragraphs may share.
    fn spend(&self, bytes: usize) -> Result<(), ReadError> {
        let left = self.long.get().checked_sub(bytes);
        self.long.set(left.ok_or_else(|| ReadError::too_much_text(&self.limits))?);
        Ok(())
    }
}

/// What holds at a place.
fn before<T: Copy>(sorted: &[(u32, T)], place: u32) -> Option<T> {
    let after = sorted.partition_point(|(start, _)| *start <= place);
    sorted.get(after.checked_sub(1)?).map(|(_, found)| *found)
}

/// Goes through pages of properties: calls with the place where each begins to hold, the page, and
/// where on it they stand, 0 for none.
fn pages<'a>(
    main: &'a [u8],
    list: &[u8],
    width: usize,
    limits: &Limits,
    mut each: impl FnMut(u32, &'a [u8], usize) -> Option<()>,
) -> Result<(), ReadError> {
    let damaged = || ReadError::damaged("WordDocument");
    let count = list.len().saturating_sub(4) / 8;
    let mut numbers = Bytes(list.get(4 * (count + 1)..).unwrap_or_default());
    let (mut seen, mut all) = (HashSet::new(), 0);
    for _ in 0..count {
        let number = numbers.u32().ok_or_else(damaged)? & 0x003f_ffff;
        if !seen.insert(number) {
            continue;
        }
        let start = number as usize * PAGE;
        let page = main.get(start..).and_then(|rest| rest.get(..PAGE)).ok_or_else(damaged)?;
        let entries = usize::from(page[PAGE - 1]);
        all += entries;
        if all > limits.cells {
            return Err(ReadError::too_many_cells(limits));
        }
        for index in 0..entries {
            let place = Bytes(&page[4 * index..]).u32();
            let offset = page.get(4 * (entries + 1) + width * index).ok_or_else(damaged)?;
            place.and_then(|place| each(place, page, 2 * usize::from(*offset))).ok_or_else(damaged)?;
        }
    }
    Ok(())
}
