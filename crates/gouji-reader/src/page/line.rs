//! Characters to lines of text, as the eye puts them together.

use gouji::order;

use super::{Bounds, Glyph};

/// A line of text.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) bounds: Bounds,
    /// The size of its largest character.
    pub(crate) size: f32,
    /// Whether characters are in it that the file does not name, or digits smaller than others.
    pub(crate) doubtful: bool,
    /// How wide its first character is.
    pub(crate) first: f32,
}

/// Puts characters into lines, top to bottom.
pub(crate) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut rows: Vec<(f32, f32, Vec<Glyph>)> = Vec::new();
    for glyph in glyphs {
        // What is raised or lowered by less than half its size is on the line still.
        match rows.last_mut() {
            Some((baseline, size, row)) if glyph.baseline - *baseline <= 0.5 * glyph.size.max(*size) => {
                if glyph.size > *size {
                    (*baseline, *size) = (glyph.baseline, glyph.size);
                }
                row.push(glyph);
            }
            _ => rows.push((glyph.baseline, glyph.size, vec![glyph])),
        }
    }
    rows.into_iter().filter_map(|(_, size, row)| line(row, size)).collect()
}

fn line(mut glyphs: Vec<Glyph>, size: f32) -> Option<Line> {
    order::sort_by(&mut glyphs, |a, b| a.left.total_cmp(&b.left));
    let mut printed = glyphs.iter().filter(|glyph| !glyph.character.is_whitespace());
    let first = printed.next()?;
    let bounds = printed.fold(first.bounds(), |bounds, glyph| bounds.join(&glyph.bounds()));
    let mut text = String::new();
    let mut last: Option<&Glyph> = None;
    let mut spaced = false;
    for glyph in &glyphs {
        if glyph.character.is_whitespace() {
            spaced = true;
            continue;
        }
        if let Some(last) = last {
            let gap = glyph.left - last.right;
            let words = last.character.is_ascii_alphanumeric() && glyph.character.is_ascii_alphanumeric();
            if spaced || gap > 1.2 * size || (words && gap > 0.22 * size) {
                text.push(' ');
            }
        }
        text.push(glyph.character);
        (last, spaced) = (Some(glyph), false);
    }
    let digits = glyphs.iter().filter(|glyph| glyph.character.is_numeric());
    let smallest = digits.map(|glyph| glyph.size).fold(size, f32::min);
    let doubtful = smallest < 0.8 * size || text.contains(char::REPLACEMENT_CHARACTER);
    Some(Line { text, bounds, size, doubtful, first: first.right - first.left })
}

/// Drops what is printed twice in one place: bold made by printing again a hair's breadth aside.
pub(crate) fn drop_doubles(glyphs: &mut Vec<Glyph>) {
    let near = |glyph: &Glyph| (0.2 * glyph.size).min(1.5);
    let key = |glyph: &Glyph| {
        let (x, y) = glyph.centre();
        (glyph.character, (x / 2.0).round() as i32, (y / 2.0).round() as i32)
    };
    let mut seen: std::collections::HashMap<_, Vec<(f32, f32)>> = std::collections::HashMap::new();
    glyphs.retain(|glyph| {
        let (character, x, y) = key(glyph);
        let centre = glyph.centre();
        let is_double = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))).any(|(dx, dy)| {
            let there = seen.get(&(character, x.saturating_add(dx), y.saturating_add(dy)));
            there.is_some_and(|there| {
                there
                    .iter()
                    .any(|other| (other.0 - centre.0).abs() <= near(glyph) && (other.1 - centre.1).abs() <= near(glyph))
            })
        });
        if !is_double {
            seen.entry((character, x, y)).or_default().push(centre);
        }
        !is_double
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(text: &str, left: f32, baseline: f32) -> Vec<Glyph> {
        let place = |(i, character): (usize, char)| {
            let left = left + 6.0 * i as f32;
            Glyph { character, left, right: left + 6.0, baseline, size: 12.0 }
        };
        text.chars().enumerate().map(place).collect()
    }

    #[test]
    fn bold_by_printing_twice_is_read_once() {
        let mut glyphs = print("11", 0.0, 10.0);
        glyphs.extend(print("11", 0.4, 10.2));
        drop_doubles(&mut glyphs);
        assert_eq!(lines(glyphs)[0].text, "11");
    }

    #[test]
    fn numbers_apart_stay_apart() {
        let mut glyphs = print("21", 0.0, 10.0);
        glyphs.extend(print("0", 40.0, 10.0));
        assert_eq!(lines(glyphs)[0].text, "21 0");
    }

    #[test]
    fn a_small_raised_digit_makes_a_line_doubtful() {
        let mut glyphs = print("21", 0.0, 10.0);
        glyphs.push(Glyph { size: 6.0, ..print("1", 12.0, 6.0)[0] });
        assert!(lines(glyphs)[0].doubtful);
    }
}
