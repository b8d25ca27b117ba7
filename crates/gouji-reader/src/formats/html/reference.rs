//! The references of HTML: `&nbsp;`, `&#160;`, and those that lack their semicolon.

use std::borrow::Cow;
use std::sync::LazyLock;

use gouji::order;
use memchr::memchr;

/// The names of the standard, a line for each meaning in the order of code points: how far it is from the line before
/// in hexadecimal, nothing for one; a second code point behind `+`; the names. Those with a semicolon do without it
/// nowhere. In the order of names it would pack half as well.
const NAMES: &str = include_str!("references.txt");

/// Every name in order, without its semicolon.
static KNOWN: LazyLock<Vec<(&str, Known)>> = LazyLock::new(|| {
    let (mut known, mut code) = (Vec::new(), 0);
    for line in NAMES.lines() {
        let (place, names) = line.split_once(' ').unwrap_or_default();
        let (step, second) = place.split_once('+').unwrap_or((place, ""));
        code += if step.is_empty() { 1 } else { hexadecimal(step).unwrap_or_default() };
        let signs = [char::from_u32(code), hexadecimal(second).and_then(char::from_u32)];
        known.extend(names.split(' ').map(|name| {
            let open = name.trim_end_matches(';');
            (open, (signs, open.len() == name.len()))
        }));
    }
    order::sort_by(&mut known, |one: &(&str, Known), other| one.0.cmp(other.0));
    known
});

fn hexadecimal(code: &str) -> Option<u32> {
    u32::from_str_radix(code, 16).ok()
}

/// The longest name that may lack its semicolon.
const LONGEST_OPEN: usize = 6;

/// What the numbers of C1 controls stand for: bytes of Windows-1252.
const CONTROLS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Text with its references resolved.
pub(super) fn text(raw: &str) -> Cow<'_, str> {
    resolve(raw, |rest| {
        let name = name(rest);
        closed(rest, name).or_else(|| (1..=name.len().min(LONGEST_OPEN)).rev().find_map(|length| open(&name[..length])))
    })
}

/// An attribute's value with its references resolved: there `&copy=1` and `&copyright` are parts of an address.
pub(super) fn attribute(raw: &str) -> Cow<'_, str> {
    resolve(raw, |rest| {
        let name = name(rest);
        closed(rest, name).or_else(|| open(name).filter(|_| !rest[name.len()..].starts_with('=')))
    })
}

/// The one or two signs a reference stands for, and how much of the text behind its `&` it takes.
type Meaning = (Signs, usize);
type Signs = [Option<char>; 2];
/// What a name means, and whether it may lack its semicolon.
type Known = (Signs, bool);

fn resolve(raw: &str, named: impl Fn(&str) -> Option<Meaning>) -> Cow<'_, str> {
    let Some(first) = memchr(b'&', raw.as_bytes()) else { return raw.into() };
    let mut out = String::with_capacity(raw.len());
    out.push_str(&raw[..first]);
    for piece in raw[first + 1..].split('&') {
        let meaning = piece.strip_prefix('#').map_or_else(|| named(piece), numbered);
        let (signs, length) = meaning.unwrap_or(([Some('&'), None], 0));
        out.extend(signs.into_iter().flatten());
        out.push_str(&piece[length..]);
    }
    out.into()
}

/// The letters and digits a text begins with.
fn name(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// The meaning of a name that its semicolon follows.
fn closed(rest: &str, name: &str) -> Option<Meaning> {
    let (signs, _) = rest[name.len()..].starts_with(';').then(|| find(name))??;
    Some((signs, name.len() + 1))
}

/// The meaning of a name that may lack its semicolon.
fn open(name: &str) -> Option<Meaning> {
    find(name).filter(|(_, is_open)| *is_open).map(|(signs, _)| (signs, name.len()))
}

fn find(name: &str) -> Option<Known> {
    // Most pages hold no others, and need not wait until all are in order.
    let (sign, open) = match name {
        "nbsp" => ('\u{a0}', true),
        "amp" => ('&', true),
        "lt" => ('<', true),
        "gt" => ('>', true),
        "quot" => ('"', true),
        "middot" => ('·', true),
        "ldquo" => ('“', false),
        "rdquo" => ('”', false),
        "mdash" => ('—', false),
        "ensp" => ('\u{2002}', false),
        "emsp" => ('\u{2003}', false),
        _ => {
            let place = KNOWN.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
            return Some(KNOWN[place].1);
        }
    };
    Some(([Some(sign), None], open))
}

/// What stands behind `&#`.
fn numbered(rest: &str) -> Option<Meaning> {
    let (digits, radix) = rest.strip_prefix(['x', 'X']).map_or((rest, 10), |digits| (digits, 16));
    let end = digits.find(|sign: char| !sign.is_digit(radix)).unwrap_or(digits.len());
    if end == 0 {
        return None;
    }
    let sign = match u32::from_str_radix(&digits[..end], radix) {
        Ok(0) | Err(_) => None,
        Ok(code @ 0x80..0xa0) => CONTROLS.chars().nth(code as usize - 0x80),
        Ok(code) => char::from_u32(code),
    };
    let length = 1 + rest.len() - digits.len() + end + usize::from(digits[end..].starts_with(';'));
    Some(([sign.or(Some(char::REPLACEMENT_CHARACTER)), None], length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_name_is_found_and_in_order() {
        assert!(KNOWN.is_sorted() && KNOWN.iter().all(|(name, known)| find(name) == Some(*known)));
        let mut known = 0;
        for (reference, meaning) in &htmlize::ENTITIES {
            let reference = std::str::from_utf8(reference).expect("ASCII");
            assert_eq!(text(reference).as_bytes(), *meaning, "{reference}");
            known += usize::from(reference.ends_with(';'));
        }
        assert_eq!(known, KNOWN.len());
    }

    #[test]
    fn a_name_may_lack_its_semicolon_where_the_standard_says_so() {
        assert_eq!(text("1&nbsp2&lt3&Aacutee&notit;&hearts&;&"), "1\u{a0}2<3Áe¬it;&hearts&;&");
        assert_eq!(attribute("?a=1&copy=2&copyright&copy-&copy&notit;&hearts;"), "?a=1&copy=2&copyright©-©&notit;♥");
    }

    #[test]
    fn a_number_is_a_sign_and_never_half_of_one() {
        assert_eq!(
            text("&#x4e2D;&#25919&#128;&#x9F;&#0;&#xD800;&#x110000;&#99999999999;"),
            "中政€Ÿ\u{fffd}\u{fffd}\u{fffd}\u{fffd}"
        );
        assert_eq!(text("&#;&#x;&#xg&#一"), "&#;&#x;&#xg&#一");
    }

    proptest! {
        #[test]
        fn references_are_resolved_as_another_reader_resolves_them(raw in "(&|#|x|;|=|not|in|amp|lt|gt|nbsp|sup1|[0-9a-zA]|政| ){0,24}") {
            prop_assert_eq!(text(&raw), htmlize::unescape(raw.as_str()));
            prop_assert_eq!(attribute(&raw), htmlize::unescape_attribute(raw.as_str()));
        }
    }
}
