//! Tags already met: what writes pages writes the same few tags hundreds of times, letter for letter.

use super::token::Opening;

/// How many bytes choose the place of a tag, all of them its own: shorter tags are read as fast as they are found.
const HEAD: usize = 16;
/// How many tags are remembered, each in its place until another takes it: 2 to this.
const BITS: u32 = 6;

/// Tags as they were read, by their first bytes.
///
/// What a tag says depends on its letters alone, so the same letters need no second reading.
pub(crate) struct Repeats<'a> {
    places: [Option<(&'a str, Opening<'a>)>; 1 << BITS],
}

impl<'a> Repeats<'a> {
    pub(crate) fn new() -> Self {
        Self { places: [None; 1 << BITS] }
    }

    /// The tag that the source goes on with, when it was met before: its letters, and what they were read as.
    ///
    /// A tag that differs is compared no further than it reaches, as only its last letter ends it.
    pub(crate) fn find(&self, rest: &str) -> Option<(&'a str, Opening<'a>)> {
        self.places[place(rest)?].filter(|(tag, _)| rest.starts_with(tag))
    }

    /// Remembers a tag, from the first letter of its name to its end.
    pub(crate) fn keep(&mut self, tag: &'a str, opening: Opening<'a>) {
        if let Some(place) = place(tag) {
            self.places[place] = Some((tag, opening));
        }
    }
}

/// The place of a tag.
fn place(tag: &str) -> Option<usize> {
    let head = u128::from_le_bytes(*tag.as_bytes().first_chunk::<HEAD>()?);
    // Multiplying by the golden ratio brings what any of the bits say into the highest.
    let mixed = (head as u64 ^ ((head >> 64) as u64).rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    Some((mixed >> (u64::BITS - BITS)) as usize)
}
