//! The sum that proves a part of a zip whole, CRC-32.
//!
//! rawzip has it with tables of 16 kB, which nothing packs and which a page would load; these are made when asked for.

use std::sync::LazyLock;

/// What a byte adds to the sum, by how many bytes follow it.
static TABLES: LazyLock<[[u32; 256]; 8]> = LazyLock::new(|| {
    let mut tables = [[0; 256]; 8];
    for byte in 0..=255_u8 {
        let mut sum = u32::from(byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 * (sum & 1));
        }
        tables[0][usize::from(byte)] = sum;
    }
    for byte in 0..256 {
        for follow in 1..8 {
            tables[follow][byte] = followed(tables[follow - 1][byte], &tables[0]);
        }
    }
    tables
});

/// A sum with one more byte, a 0.
fn followed(sum: u32, table: &[u32; 256]) -> u32 {
    (sum >> 8) ^ table[(sum & 0xff) as usize]
}

/// The sum of all bytes.
pub(super) fn sum(bytes: &[u8]) -> u32 {
    let tables = &*TABLES;
    let (eights, rest) = bytes.as_chunks::<8>();
    let of = |follow: usize, byte: u8| tables[follow][usize::from(byte)];
    // Written out, since code made for size unrolls nothing.
    let mut sum = eights.iter().fold(u32::MAX, |sum, &[a, b, c, d, e, f, g, h]| {
        let [a, b, c, d] = (u32::from_le_bytes([a, b, c, d]) ^ sum).to_le_bytes();
        of(7, a) ^ of(6, b) ^ of(5, c) ^ of(4, d) ^ of(3, e) ^ of(2, f) ^ of(1, g) ^ of(0, h)
    });
    for byte in rest {
        sum = followed(sum ^ u32::from(*byte), &tables[0]);
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_sum_is_that_of_the_library(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(sum(&bytes), rawzip::crc32(&bytes));
        }
    }
}
