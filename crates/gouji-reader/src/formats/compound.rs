//! A file of streams, which the office formats of 1997 are: sectors in chains, named in a directory.

use super::binary::{Bytes, utf16};
use crate::ReadError;
use crate::limits::Size;

/// The end of a chain, and all that is no sector.
const LAST_SECTOR: u32 = 0xffff_fff9;
/// Streams below this size are kept in small sectors, within a stream of the root.
const SMALL_STREAM: usize = 4096;
const SMALL_SECTOR: usize = 64;
const ENTRY: usize = 128;
/// Bytes of the directory, beyond which it is not one.
const DIRECTORY: usize = 4 << 20;

/// The streams at the root of a compound file.
pub(crate) struct Compound<'a> {
    /// Sectors from the first on.
    sectors: &'a [u8],
    sector: usize,
    /// Bytes of the largest stream that is read.
    most: usize,
    /// The sector after each, in the chain of a stream.
    next: Vec<u32>,
    next_small: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    first: u32,
    size: usize,
}

impl<'a> Compound<'a> {
    pub(crate) fn open(bytes: &'a [u8], most: usize) -> Result<Self, ReadError> {
        Self::read(bytes, most).ok_or_else(|| ReadError::damaged("OLE"))
    }

    fn read(bytes: &'a [u8], most: usize) -> Option<Self> {
        let number = |at: usize| Bytes(bytes.get(at..)?).u32();
        let shift = bytes.get(30).filter(|shift| (7..=16).contains(*shift))?;
        let sector = 1usize << shift;
        // The header takes the room of a sector, of which it fills 512 bytes.
        let sectors = bytes.get(sector.max(512)..)?;
        let (next, next_small, small, entries) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut file = Self { sectors, sector, most, next, next_small, small, entries };

        // Where the table of chains is: in the header, and then in a chain of its own.
        let mut table: Vec<u32> = (0..109).filter_map(|index| number(76 + 4 * index)).collect();
        let mut more = number(68)?;
        while more <= LAST_SECTOR && table.len() <= sectors.len() / sector + 109 {
            let mut list = numbers(file.sector_at(more)?);
            let after = list.pop().filter(|_| !list.is_empty())?;
            table.append(&mut list);
            more = after;
        }
        for place in table.into_iter().filter(|place| *place <= LAST_SECTOR) {
            // A table of more sectors than there are says nothing.
            if file.next.len() * sector > sectors.len() {
                break;
            }
            file.next.extend(numbers(file.sector_at(place)?));
        }

        let all = sectors.len().min(DIRECTORY);
        let directory = chain(number(48)?, None, &file.next, all, |place| file.sector_at(place))?;
        let mut records = directory.chunks_exact(ENTRY);
        let root = Record::read(records.next()?)?;
        file.next_small = match number(60)? {
            first if first <= LAST_SECTOR => numbers(&file.chain(first, None)?),
            _ => Vec::new(),
        };
        if root.entry.first <= LAST_SECTOR && (1..=most).contains(&root.entry.size) {
            file.small = file.chain(root.entry.first, Some(root.entry.size))?;
        }
        let mut waiting = vec![root.child];
        let mut seen = vec![false; directory.len() / ENTRY];
        while let Some(index) = waiting.pop().map(|index| index as usize) {
            let Some(record) = directory.chunks_exact(ENTRY).nth(index) else { continue };
            if std::mem::replace(&mut seen[index], true) {
                return None;
            }
            let record = Record::read(record)?;
            waiting.extend([record.left, record.right]);
            if record.is_stream {
                file.entries.push(record.entry);
            }
        }
        Some(file)
    }

    fn sector_at(&self, place: u32) -> Option<&'a [u8]> {
        let start = (place as usize).checked_mul(self.sector)?;
        // The last sector may be cut short.
        let rest = self.sectors.get(start..).filter(|rest| !rest.is_empty())?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    /// The bytes of a chain of sectors: so many of them, or all.
    fn chain(&self, first: u32, size: Option<usize>) -> Option<Vec<u8>> {
        chain(first, size, &self.next, self.sectors.len(), |place| self.sector_at(place))
    }

    fn small_chain(&self, first: u32, size: usize) -> Option<Vec<u8>> {
        chain(first, Some(size), &self.next_small, self.small.len(), |place| {
            let rest = self.small.get((place as usize).checked_mul(SMALL_SECTOR)?..)?;
            Some(&rest[..rest.len().min(SMALL_SECTOR)])
        })
    }

    /// The bytes of a stream, none when there is none of that name.
    pub(crate) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        if entry.size > self.most {
            return Err(ReadError::unpacks_beyond(name, Size(self.most)));
        }
        let bytes = match entry.size {
            0 => Some(Vec::new()),
            1..SMALL_STREAM => self.small_chain(entry.first, entry.size),
            _ => self.chain(entry.first, Some(entry.size)),
        };
        bytes.map(Some).ok_or_else(|| ReadError::damaged(name))
    }
}

/// An entry of the directory with its place in the tree of names.
struct Record {
    entry: Entry,
    is_stream: bool,
    left: u32,
    right: u32,
    child: u32,
}

impl Record {
    fn read(record: &[u8]) -> Option<Self> {
        let mut bytes = Bytes(record);
        let name = bytes.take(64)?;
        let length = usize::from(bytes.u16()?).clamp(2, 64) - 2;
        let is_stream = bytes.u8()? == 2;
        bytes.u8()?;
        let (left, right, child) = (bytes.u32()?, bytes.u32()?, bytes.u32()?);
        bytes.take(36)?;
        // The upper half of the size is not to be relied on in files of small sectors.
        let entry = Entry { name: utf16(&name[..length]), first: bytes.u32()?, size: bytes.u32()? as usize };
        Some(Self { entry, is_stream, left, right, child })
    }
}

/// The bytes of a chain; none when it breaks off before its end or runs in a circle beyond all there is.
fn chain<'s>(
    first: u32,
    size: Option<usize>,
    next: &[u32],
    all: usize,
    sector: impl Fn(u32) -> Option<&'s [u8]>,
) -> Option<Vec<u8>> {
    let wanted = size.unwrap_or(usize::MAX);
    let mut bytes = Vec::new();
    let mut place = first;
    while place <= LAST_SECTOR && bytes.len() < wanted {
        let part = sector(place).filter(|part| !part.is_empty() && bytes.len() < all)?;
        bytes.extend_from_slice(part);
        place = *next.get(place as usize)?;
    }
    bytes.truncate(wanted);
    size.is_none_or(|size| bytes.len() == size).then_some(bytes)
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}
