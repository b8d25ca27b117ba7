//! Where things stand in the source of a page: lines, columns, bytes.

use std::ops::Range;

use gouji::Origin;

/// Lines and characters are counted ahead in steps of so many bytes.
const STEP: usize = 1024;

/// The lines of a source.
pub(crate) struct Places<'a> {
    source: &'a str,
    /// How many bytes precede the source in its file, when a byte of one is a byte of the other.
    offset: Option<u64>,
    /// What precedes every multiple of [`STEP`].
    steps: Vec<Step>,
}

/// What precedes a byte.
#[derive(Clone, Copy, Default)]
struct Step {
    /// How many lines end.
    lines: u32,
    /// Where the last of them does.
    begin: usize,
    /// How many characters begin.
    characters: u32,
}

impl Step {
    /// What precedes the end of these bytes, which begin at `at`.
    fn past(self, at: usize, bytes: &[u8]) -> Self {
        Self {
            lines: self.lines + memchr::memchr_iter(b'\n', bytes).count() as u32,
            begin: memchr::memrchr(b'\n', bytes).map_or(self.begin, |end| at + end + 1),
            characters: self.characters + begun(bytes),
        }
    }
}

impl<'a> Places<'a> {
    pub(crate) fn new(source: &'a str, offset: Option<u64>) -> Self {
        let chunks = source.as_bytes().chunks(STEP).enumerate();
        let steps = chunks.scan(Step::default(), |step, (index, chunk)| {
            let next = step.past(index * STEP, chunk);
            Some(std::mem::replace(step, next))
        });
        Self { source, offset, steps: steps.collect() }
    }

    /// The bytes of a piece in its file.
    pub(crate) fn bytes(&self, range: &Range<usize>) -> Option<[u64; 2]> {
        let offset = self.offset?;
        Some([offset + range.start as u64, offset + range.end as u64])
    }

    /// The line, the column and the bytes of a piece.
    pub(crate) fn text(&self, range: &Range<usize>) -> Origin {
        let here = self.before(range.start);
        let mut origin = Origin::default();
        origin.line = Some(here.lines + 1);
        origin.column = Some(here.characters - self.before(here.begin).characters + 1);
        origin.bytes = self.bytes(range);
        origin
    }

    /// What precedes a byte of the source.
    fn before(&self, at: usize) -> Step {
        let start = at - at % STEP;
        let step = self.steps.get(at / STEP).copied().unwrap_or_default();
        step.past(start, &self.source.as_bytes()[start..at])
    }
}

/// How many characters begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> u32 {
    // So few that a byte can count them are added up many at a time.
    let count = |bytes: &[u8]| bytes.iter().map(|&byte| u8::from(byte & 0xc0 != 0x80)).sum::<u8>();
    bytes.chunks(128).map(|bytes| u32::from(count(bytes))).sum()
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
