//! Numbers as a spreadsheet keeps them: 15 significant digits and where the point stands.
//!
//! Binary floats would bring two tables of powers into the page's module, to read and to print them.

use std::fmt;

/// One more than the largest number of 15 digits.
const LIMIT: u128 = 1_000_000_000_000_000;

/// `digits · 10^power`, with a sign unless it is 0; the last digit is not 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    digits: u64,
    power: i32,
}

impl Decimal {
    /// Rounds to 15 digits.
    pub(crate) fn new(negative: bool, mut digits: u128, mut power: i32) -> Self {
        let mut dropped = 0;
        while digits >= LIMIT {
            dropped = digits % 10;
            digits /= 10;
            power += 1;
        }
        let mut digits = digits as u64 + u64::from(dropped >= 5);
        if digits == 0 {
            return Self { negative: false, digits, power: 0 };
        }
        while digits.is_multiple_of(10) {
            digits /= 10;
            power += 1;
        }
        Self { negative, digits, power }
    }

    /// The number that a text spells as XML does: `12`, `17.600000000000001`, `1.2E-2`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        // No float goes further.
        const FURTHEST: i32 = 400;
        let (number, mut power) = match text.split_once(['e', 'E']) {
            Some((number, power)) => {
                (number, power.parse().ok().filter(|power| (-FURTHEST..FURTHEST).contains(power))?)
            }
            None => (text, 0),
        };
        let unsigned = number.strip_prefix(['-', '+']).unwrap_or(number);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let mut digits = 0;
        for (at, sign) in whole.chars().chain(fraction.chars()).enumerate() {
            let digit = sign.to_digit(10)?;
            let in_fraction = at >= whole.len();
            // What stands behind so many digits rounds none of the 15.
            if digits < 100 * LIMIT {
                digits = 10 * digits + u128::from(digit);
                power -= i32::from(in_fraction);
            } else {
                power += i32::from(!in_fraction);
            }
        }
        Some(Self::new(number.starts_with('-'), digits, power))
    }

    /// A float, none when it is no number.
    pub(crate) fn of(float: f64) -> Option<Self> {
        // 2^52 and less have a fraction, which 22 places tell to more than 15 digits; and they leave room in 128 bits.
        const PLACES: i32 = 22;
        let (mut size, mut power) = (float.abs(), 0);
        if !size.is_finite() || size == 0.0 {
            return size.is_finite().then(|| Self::new(false, 0, 0));
        }
        // Nobody counts so: the last of the 15 digits may be off by one.
        while size < 1e-6 {
            size *= 1e16;
            power -= 16;
        }
        while size >= 1e22 {
            size /= 1e16;
            power += 16;
        }
        let bits = size.to_bits();
        let mantissa = u128::from(bits & ((1 << 52) - 1) | 1 << 52);
        let digits = match (bits >> 52) as i32 - 1075 {
            up @ 0.. => mantissa << up,
            down => {
                power -= PLACES;
                (mantissa * 10_u128.pow(PLACES.unsigned_abs())) >> -down
            }
        };
        Some(Self::new(float.is_sign_negative(), digits, power))
    }

    /// The number with its point so many places further right.
    pub(crate) fn shifted(self, places: i32) -> Self {
        Self::new(self.negative, self.digits.into(), self.power + places)
    }

    /// Whole days and the minutes of the next, none below 0 and beyond all dates.
    pub(crate) fn days_and_minutes(self) -> Option<(i64, i64)> {
        if self.negative || self.power > 7 {
            return None;
        }
        let digits = i128::from(self.digits);
        let Some(unit) = 10_i128.checked_pow(self.power.unsigned_abs()) else { return Some((0, 0)) };
        if self.power >= 0 {
            return Some((i64::try_from(digits * unit).ok()?, 0));
        }
        Some(((digits / unit) as i64, ((digits % unit * 1440 + unit / 2) / unit) as i64))
    }

    /// The number as a float, near enough for a place on a page.
    #[cfg(feature = "docx")]
    #[allow(clippy::cast_precision_loss, reason = "places are told in fewer digits than a float has")]
    pub(crate) fn approximate(self) -> f32 {
        let size = self.digits as f64 * 10_f64.powi(self.power);
        (if self.negative { -size } else { size }) as f32
    }
}

/// In the fewest digits; with an exponent where many zeros would say nothing.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST_ZEROS: i32 = 21;
        let digits = self.digits.to_string();
        let zeros = |count: i32| "0".repeat(count.unsigned_abs() as usize);
        f.write_str(if self.negative { "-" } else { "" })?;
        // How many digits stand before the point.
        let before = 1 + self.digits.checked_ilog10().unwrap_or(0).cast_signed() + self.power;
        if !(-MOST_ZEROS..=MOST_ZEROS).contains(&before) {
            let (first, rest) = digits.split_at(1);
            return write!(f, "{first}{}{rest}e{}", if rest.is_empty() { "" } else { "." }, before - 1);
        }
        match (self.power, usize::try_from(before)) {
            (0.., _) => write!(f, "{digits}{}", zeros(self.power)),
            (_, Ok(before @ 1..)) => write!(f, "{}.{}", &digits[..before], &digits[before..]),
            _ => write!(f, "0.{}{digits}", zeros(before)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(text: &str) -> String {
        Decimal::parse(text).expect(text).to_string()
    }

    fn floated(float: f64) -> String {
        Decimal::of(float).expect("a number").to_string()
    }

    #[test]
    fn whole_numbers_have_no_point_and_others_their_shortest_form() {
        assert_eq!(
            [12.0, -0.0, 43.788, 0.1 + 0.2, -18.871, 1e15, 1e300, 2.5e-30, 0.01, 1e21].map(floated),
            ["12", "0", "43.788", "0.3", "-18.871", "1000000000000000", "1e300", "2.5e-30", "0.01", "1e21"]
        );
        assert_eq!((Decimal::of(f64::NAN), Decimal::of(f64::INFINITY)), (None, None));
    }

    #[test]
    fn a_text_is_the_number_it_spells() {
        assert_eq!(
            ["12", "-4", "+5", "17.600000000000001", "1.2E2", "120e-3", ".5", "5.", "-0", "007", "0.000"].map(parsed),
            ["12", "-4", "5", "17.6", "120", "0.12", "0.5", "5", "0", "7", "0"]
        );
        assert_eq!(parsed("999999999999999.9"), "1000000000000000");
        assert_eq!(parsed(&format!("1{}", "0".repeat(30))), "1e30");
        for text in ["", ".", "-", "e5", "1e", "1e400", "1,2", "1 2", "--1", "inf", "NaN", "１", "1.2.3", "0x1"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_share_is_a_hundred_times_as_much_to_the_digit() {
        assert_eq!(Decimal::parse("0.07").expect("a number").shifted(2).to_string(), "7");
        assert_eq!(Decimal::parse("1.15").expect("a number").shifted(2).to_string(), "115");
    }

    proptest! {
        #[test]
        fn a_float_has_its_own_15_digits(number in -1e15..1e15_f64, tenths in 0..18) {
            let number = number / 10_f64.powi(tenths);
            // Right between two, the standard library takes the even one, and a spreadsheet the larger.
            let behind = format!("{number:.60e}").split(['.', 'e']).nth(1).map(|digits| digits[14..].to_owned());
            prop_assume!(behind.expect("digits").trim_end_matches('0') != "5");
            let rounded: f64 = format!("{number:.14e}").parse().expect("a float");
            prop_assert_eq!(floated(number), rounded.to_string().replace("-0", if rounded == 0.0 { "0" } else { "-0" }));
        }

        #[test]
        fn a_float_and_its_text_are_one_number(digits in -999_999_999_999_999..1_000_000_000_000_000_i64, tenths in 0..15) {
            let number: f64 = format!("{digits}e-{tenths}").parse().expect("a float");
            prop_assert_eq!(Decimal::parse(&number.to_string()), Decimal::of(number));
            prop_assert_eq!(Decimal::parse(&format!("{number:e}")), Decimal::of(number));
        }
    }
}
