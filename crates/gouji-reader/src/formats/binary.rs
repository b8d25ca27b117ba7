//! Numbers and strings in binary records; what would lie beyond the end is none.

use super::decimal::Decimal;

/// Bytes being read, the low ones first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub(crate) fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(crate) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn number(&mut self) -> Option<Decimal> {
        self.array().map(f64::from_le_bytes).and_then(Decimal::of)
    }

    /// Characters of one byte each, the first 256 of Unicode, or of two.
    pub(crate) fn characters(&mut self, count: usize, wide: bool) -> Option<String> {
        let bytes = self.take(count.checked_mul(if wide { 2 } else { 1 })?)?;
        Some(if wide { utf16(bytes) } else { bytes.iter().map(|byte| char::from(*byte)).collect() })
    }
}

/// Text in units of two bytes.
pub(crate) fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A number packed into 30 bits: whole or the upper half of a fraction, and perhaps a hundredth of it.
#[cfg(feature = "spreadsheet")]
pub(crate) fn packed_number(packed: u32) -> Option<Decimal> {
    let number = if packed & 2 == 2 {
        let whole = packed.cast_signed() >> 2;
        Decimal::new(whole < 0, whole.unsigned_abs().into(), 0)
    } else {
        Decimal::of(f64::from_bits(u64::from(packed & !3) << 32))?
    };
    Some(if packed & 1 == 1 { number.shifted(-2) } else { number })
}

#[cfg(all(test, feature = "spreadsheet"))]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unpacked() {
        let half = (1.5f64.to_bits() >> 32) as u32;
        let packed = [12 << 2 | 2, (-4i32 << 2 | 2).cast_unsigned(), 4378 << 2 | 3, half];
        assert_eq!(
            packed.map(|packed| packed_number(packed).expect("a number").to_string()),
            ["12", "-4", "43.78", "1.5"]
        );
    }

    #[test]
    fn nothing_is_read_beyond_the_end() {
        let mut bytes = Bytes(&[1, 2, 3]);
        assert_eq!((bytes.u16(), bytes.u16(), bytes.u8(), bytes.u8()), (Some(513), None, Some(3), None));
        assert_eq!(Bytes(&[0; 4]).characters(usize::MAX, true), None);
    }
}
