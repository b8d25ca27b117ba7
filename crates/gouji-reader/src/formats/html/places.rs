//! Where things stand in the source of a page: lines, columns, bytes.

use std::ops::Range;

use gouji::Origin;

/// Characters are counted ahead in steps of so many bytes.
const STEP: usize = 1024;

/// The lines of a source.
pub(crate) struct Places<'a> {
    source: &'a str,
    /// How many bytes precede the source in its file, when a byte of one is a byte of the other.
    offset: Option<u64>,
    /// Where each line begins.
    lines: Vec<usize>,
    /// How many characters begin before every multiple of [`STEP`].
    counts: Vec<u32>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(source: &'a str, offset: Option<u64>) -> Self {
        let ends = memchr::memchr_iter(b'\n', source.as_bytes()).map(|at| at + 1);
        let counts = source.as_bytes().chunks(STEP).scan(0, |count, chunk| {
            let before = *count;
            *count += begun(chunk);
            Some(before)
        });
        Self { source, offset, lines: std::iter::once(0).chain(ends).collect(), counts: counts.collect() }
    }

    /// The bytes of a piece in its file.
    pub(crate) fn bytes(&self, range: &Range<usize>) -> Option<[u64; 2]> {
        let offset = self.offset?;
        Some([offset + range.start as u64, offset + range.end as u64])
    }

    /// The line, the column and the bytes of a piece.
    pub(crate) fn text(&self, range: &Range<usize>) -> Origin {
        let line = self.lines.partition_point(|&begin| begin <= range.start).max(1);
        let begin = self.lines[line - 1];
        let mut origin = Origin::default();
        origin.line = Some(line as u32);
        origin.column = Some(self.characters(range.start) - self.characters(begin) + 1);
        origin.bytes = self.bytes(range);
        origin
    }

    /// How many characters begin before a byte.
    fn characters(&self, at: usize) -> u32 {
        let step = at / STEP;
        self.counts.get(step).map_or(0, |&before| before + begun(&self.source.as_bytes()[step * STEP..at]))
    }
}

/// How many characters begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> u32 {
    // So few that a byte can count them are added up many at a time.
    let count = |bytes: &[u8]| bytes.iter().map(|&byte| u8::from(byte & 0xc0 != 0x80)).sum::<u8>();
    bytes.chunks(usize::from(u8::MAX)).map(|bytes| u32::from(count(bytes))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_found_by_line_and_character() {
        let source = format!("{}\n年报<p>一", "年".repeat(1000));
        let at = source.find('一').unwrap();
        let origin = Places::new(&source, Some(3)).text(&(at..at + 3));
        assert_eq!((origin.line, origin.column), (Some(2), Some(6)));
        assert_eq!(origin.bytes, Some([at as u64 + 3, at as u64 + 6]));
    }
}
