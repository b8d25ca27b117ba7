//! Numbers of persons: identity cards, mobile telephones, bank cards. They are found, and masked where text is quoted.

use std::borrow::Cow;
use std::ops::Range;

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Private {
    /// 18 signs with a birthday and a check digit that fits.
    IdentityCard,
    /// 11 digits of a mobile telephone.
    MobilePhone,
    /// 16 to 19 digits with a check digit that fits.
    BankCard,
}

/// The digits of the longest of them.
const LONGEST: usize = 19;

/// Weights of the check digit of an identity card (GB 11643).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// A text in which the middle of every private number is hidden.
///
/// ```
/// assert_eq!(gouji::mask("联系人手机13800138000。"), "联系人手机138****8000。");
/// assert_eq!(gouji::mask("全年受理申请12件。"), "全年受理申请12件。");
/// ```
#[must_use]
pub fn mask(text: &str) -> Cow<'_, str> {
    let found = find(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for (_, range) in found {
        masked.push_str(&text[from..range.start]);
        let number = &text[range.clone()];
        let digits = number.chars().filter(|c| is_sign(*c)).count();
        let mut seen = 0;
        for c in number.chars() {
            let hidden = is_sign(c) && seen >= 3 && seen + 4 < digits;
            seen += usize::from(is_sign(c));
            masked.push(if hidden { '*' } else { c });
        }
        from = range.end;
    }
    masked.push_str(&text[from..]);
    Cow::Owned(masked)
}

/// The private numbers of a text and their bytes; digits may be of full width and have single blanks or hyphens between.
pub(crate) fn find(text: &str) -> Vec<(Private, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    // What comes before the next digit is skipped whole; digits of full width begin with EF.
    while let Some(skipped) = text.as_bytes()[from..].iter().position(|byte| byte.is_ascii_digit() || *byte == 0xef) {
        let start = from + skipped;
        let before = text[..start].chars().next_back();
        let mut chars = text[start..].char_indices().map(|(at, c)| (start + at, c)).peekable();
        let Some((_, c)) = chars.next() else { break };
        from = start + c.len_utf8();
        if digit(c).is_none() {
            continue;
        }
        // Longer numbers are none of a person's; they are counted and not kept.
        let mut digits = [0; LONGEST];
        let mut count = 0;
        let mut keep = |value| {
            if let Some(place) = digits.get_mut(count) {
                *place = value;
            }
            count += 1;
        };
        keep(digit(c).unwrap_or(0));
        let mut end = from;
        let mut gap = false;
        while let Some(&(at, c)) = chars.peek() {
            if let Some(value) = digit(c) {
                keep(value);
                (end, gap) = (at + c.len_utf8(), false);
            } else if !gap && matches!(c, ' ' | '-' | '\u{a0}' | '\u{3000}') {
                gap = true;
            } else {
                break;
            }
            chars.next();
        }
        let x = matches!(text[end..].chars().next(), Some('X' | 'x' | 'Ｘ' | 'ｘ'));
        if x {
            end += text[end..].chars().next().map_or(0, char::len_utf8);
        }
        let after = text[end..].chars().next();
        let whole = !before.is_some_and(is_alphanumeric) && (x || !after.is_some_and(is_alphanumeric));
        if whole
            && let Some(digits) = digits.get(..count)
            && let Some(private) = private(digits, x)
        {
            found.push((private, start..end));
        }
        from = end;
    }
    found
}

fn private(digits: &[u32], x: bool) -> Option<Private> {
    match digits.len() {
        17 if x && checks_out(digits, 10) => Some(Private::IdentityCard),
        18 if !x && checks_out(&digits[..17], digits[17]) => Some(Private::IdentityCard),
        11 if !x && digits[0] == 1 && digits[1] >= 3 => Some(Private::MobilePhone),
        16..=19 if !x && (3..=6).contains(&digits[0]) && luhn(digits) => Some(Private::BankCard),
        _ => None,
    }
}

/// Whether 17 digits of an identity card have a birthday and this check digit; 10 is X.
fn checks_out(digits: &[u32], check: u32) -> bool {
    let year = digits[6..10].iter().fold(0, |year, digit| year * 10 + digit);
    let month = digits[10] * 10 + digits[11];
    let day = digits[12] * 10 + digits[13];
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    (1900..2100).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (12 - sum % 11) % 11 == check
}

/// The check digit of bank cards (ISO/IEC 7812).
fn luhn(digits: &[u32]) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let weighted =
        digits.iter().rev().enumerate().map(|(at, digit)| if at % 2 == 1 { doubled(*digit) } else { *digit });
    weighted.sum::<u32>() % 10 == 0
}

fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32))
}

fn is_sign(c: char) -> bool {
    digit(c).is_some() || matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ')
}

fn is_alphanumeric(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_whose_check_digit_fits_are_private() {
        assert_eq!(mask("身份证11010519491231002X号"), "身份证110***********002X号");
        assert_eq!(mask("身份证110105194912310021号"), "身份证110105194912310021号");
        assert_eq!(mask("卡号6222 0212 3456 7894"), "卡号622* **** **** 7894");
        assert_eq!(mask("手机１３８００１３８０００"), "手机１３８****８０００");
    }

    #[test]
    fn fixed_lines_documents_and_long_digits_are_not_private() {
        for text in [
            "0517-83605210",
            "国办公开办函〔2021〕30号",
            "统一社会信用代码91320800MA1MQ1TT2H",
            "138001380001234567890123",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}
