//! How much of one text stands in another.

use crate::report::Paragraph;
use crate::text::squeezed;

/// How many characters a shingle has.
const WIDTH: usize = 5;

/// The set of overlapping pieces of a text, digits left out: last year's text with new numbers is still copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shingles {
    /// Sorted hashes, each once.
    pieces: Vec<u64>,
    /// How many characters the text has.
    pub(crate) length: usize,
}

impl Shingles {
    pub(crate) fn of(prose: &[Paragraph]) -> Self {
        let mut characters: Vec<char> = Vec::new();
        for paragraph in prose {
            characters.extend(squeezed(&paragraph.text).chars().filter(|c| !c.is_ascii_digit()));
        }
        let mut pieces: Vec<u64> = characters.windows(WIDTH).map(hash).collect();
        pieces.sort_unstable();
        pieces.dedup();
        Self { pieces, length: characters.len() }
    }

    /// What two texts share, as a part of both together: 1 for the same text.
    #[allow(clippy::cast_precision_loss, reason = "a share needs no more than 52 bits")]
    pub(crate) fn similarity(&self, other: &Self) -> f64 {
        let (mut shared, mut left, mut right) =
            (0_usize, self.pieces.iter().peekable(), other.pieces.iter().peekable());
        while let (Some(one), Some(two)) = (left.peek(), right.peek()) {
            match one.cmp(two) {
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    left.next();
                    right.next();
                }
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
            }
        }
        let all = self.pieces.len() + other.pieces.len() - shared;
        if all == 0 { 0.0 } else { shared as f64 / all as f64 }
    }

    /// A few pieces chosen by their hashes alone: texts that are nearly the same nearly always share one.
    pub(crate) fn sample(&self) -> impl Iterator<Item = u64> {
        self.pieces.iter().copied().take(4)
    }
}

/// FNV-1a: fast, and the same on every machine.
fn hash(piece: &[char]) -> u64 {
    piece
        .iter()
        .flat_map(|c| u32::from(*c).to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Origin;

    fn shingles(text: &str) -> Shingles {
        Shingles::of(&[Paragraph { part: None, text: text.to_owned(), origin: Origin::default() }])
    }

    #[test]
    fn the_same_text_with_other_numbers_is_the_same() {
        let (one, two) = (shingles("本年共收到申请12件，均已办结。"), shingles("本年共收到申请 7 件，均已办结。"));
        assert!((one.similarity(&two) - 1.0).abs() < 1e-9);
        assert!(one.sample().eq(two.sample()));
        assert!(one.similarity(&shingles("完全不同的另外一段文字，没有共同之处")) < 0.1);
        assert!(shingles("").similarity(&shingles("")) < 0.1);
    }
}
