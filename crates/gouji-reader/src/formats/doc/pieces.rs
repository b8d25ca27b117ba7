//! The text of the file, which lies in pieces about the main stream.

use crate::ReadError;
use crate::formats::binary::Bytes;
use crate::limits::Limits;

/// The characters of all texts of the file, each with the place of its first byte in the stream.
#[derive(Debug)]
pub(super) struct Pieces {
    units: Vec<u16>,
    starts: Vec<Start>,
    /// Changes to paragraphs that a quick save noted beside the pieces.
    changes: Vec<Vec<u8>>,
}

/// Where a piece begins.
#[derive(Debug)]
struct Start {
    unit: usize,
    place: u32,
    width: u32,
    change: Option<usize>,
}

impl Pieces {
    pub(super) fn read(main: &[u8], list: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        let mut this = Self { units: Vec::new(), starts: Vec::new(), changes: Vec::new() };
        this.fill(main, Bytes(list), limits).ok_or_else(|| ReadError::damaged("WordDocument"))??;
        Ok(this)
    }

    fn fill(&mut self, main: &[u8], mut list: Bytes<'_>, limits: &Limits) -> Option<Result<(), ReadError>> {
        while list.u8()? == 1 {
            let length = list.u16()?;
            self.changes.push(list.take(length.into())?.to_vec());
        }
        let length = list.u32()? as usize;
        let table = list.take(length)?;
        let count = length.checked_sub(4)? / 12;
        let (mut ends, mut pieces) = (Bytes(table.get(4..)?), Bytes(table.get(4 * (count + 1)..)?));
        let mut from = Bytes(table).u32()?;
        for _ in 0..count {
            let to = ends.u32()?;
            let characters = to.checked_sub(from)? as usize;
            from = to;
            if self.units.len() + characters > limits.text / 4 {
                return Some(Err(ReadError::too_much_text(limits)));
            }
            pieces.u16()?;
            let place = pieces.u32()?;
            let change = pieces.u16()?;
            let narrow = place & 0x4000_0000 != 0;
            let (place, width) = if narrow { ((place & 0x3fff_ffff) / 2, 1) } else { (place, 2) };
            let bytes = main.get(place as usize..)?.get(..characters.checked_mul(width as usize)?)?;
            let change = (change & 1 == 1).then_some(usize::from(change >> 1));
            self.starts.push(Start { unit: self.units.len(), place, width, change });
            if narrow {
                self.units.extend(bytes.iter().map(|byte| windows_1252(*byte)));
            } else {
                self.units.extend(bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
            }
        }
        Some(Ok(()))
    }

    /// The units of the text, of two bytes as in UTF-16.
    pub(super) fn units(&self) -> &[u16] {
        &self.units
    }

    /// Where a unit stands in the stream.
    pub(super) fn place(&self, unit: usize) -> u32 {
        self.start(unit).map_or(0, |start| start.place + (unit - start.unit) as u32 * start.width)
    }

    /// What a quick save noted for the piece of a unit.
    pub(super) fn change(&self, unit: usize) -> &[u8] {
        let change = self.start(unit).and_then(|start| self.changes.get(start.change?));
        change.map_or(&[], Vec::as_slice)
    }

    fn start(&self, unit: usize) -> Option<&Start> {
        self.starts.get(self.starts.partition_point(|start| start.unit <= unit).checked_sub(1)?)
    }
}

/// A character of one byte: of Latin 1, but for quotes, dashes and the like.
fn windows_1252(byte: u8) -> u16 {
    const MIDDLE: [u16; 32] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
        0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d,
        0x17e, 0x178,
    ];
    match byte {
        0x80..=0x9f => MIDDLE[usize::from(byte - 0x80)],
        _ => byte.into(),
    }
}
