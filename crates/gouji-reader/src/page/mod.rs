//! Pages of characters and ruling lines to blocks; whatever draws pages hands in these two lists.

// Points on paper: small numbers, of which a fraction of a point is enough.
#![allow(clippy::cast_precision_loss, clippy::cast_sign_loss)]

mod cells;
mod flow;
mod lattice;
mod line;
mod mend;
mod radical;

pub(crate) use flow::document;

use crate::ReadError;

/// Characters and ruling lines that the pages of a file may have; the longest reports have some ten thousand.
const MOST_MARKS: usize = 1_000_000;

/// Counts what stands on the pages of a file.
#[derive(Debug, Default)]
pub(crate) struct Marks(usize);

impl Marks {
    /// Whether a page being drawn has as much as all pages may have: what comes after need not be kept.
    pub(crate) fn are_too_many(page: &Page) -> bool {
        page.marks() >= MOST_MARKS
    }

    /// Accounts for a page that is drawn.
    pub(crate) fn add(&mut self, page: &Page) -> Result<(), ReadError> {
        self.0 += page.marks();
        if self.0 >= MOST_MARKS {
            return Err(ReadError::too_large(
                &format!("文字和线条超过 {MOST_MARKS} 个"),
                &format!("more than {MOST_MARKS} characters and lines"),
            ));
        }
        Ok(())
    }
}

/// A page: what is printed on it and the lines that are ruled. Measured in points from the top left corner.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) rules: Rules,
}

impl Page {
    fn marks(&self) -> usize {
        self.glyphs.len() + self.rules.across.len() + self.rules.down.len()
    }
}

/// A printed character and the box it stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    /// The character; U+FFFD where the file does not say which it is.
    pub(crate) character: char,
    pub(crate) left: f32,
    pub(crate) right: f32,
    /// The line the character stands on.
    pub(crate) baseline: f32,
    /// The size of its font.
    pub(crate) size: f32,
}

impl Glyph {
    /// The middle of the character, which decides what cell it stands in.
    fn centre(&self) -> (f32, f32) {
        // Most of a character stands above its baseline.
        (f32::midpoint(self.left, self.right), self.baseline - 0.35 * self.size)
    }

    fn bounds(&self) -> Bounds {
        Bounds {
            left: self.left,
            top: self.baseline - 0.85 * self.size,
            right: self.right,
            bottom: self.baseline + 0.15 * self.size,
        }
    }
}

/// Ruling lines, across and down.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rules {
    pub(crate) across: Vec<Rule>,
    pub(crate) down: Vec<Rule>,
}

/// A ruling line: how far down (or across) the page it lies, and from where to where it runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rule {
    pub(crate) at: f32,
    pub(crate) from: f32,
    pub(crate) to: f32,
}

impl Rules {
    /// The widest line that is a rule and no box of its own, in points.
    const THICKEST: f32 = 3.0;

    /// Adds a straight stroke, when it lies across or down.
    pub(crate) fn stroke(&mut self, (x0, y0): (f32, f32), (x1, y1): (f32, f32)) {
        let (width, height) = ((x1 - x0).abs(), (y1 - y0).abs());
        if height <= 1.0 && width > height {
            self.across.push(Rule { at: f32::midpoint(y0, y1), from: x0.min(x1), to: x0.max(x1) });
        } else if width <= 1.0 && height > width {
            self.down.push(Rule { at: f32::midpoint(x0, x1), from: y0.min(y1), to: y0.max(y1) });
        }
    }

    /// Adds a filled box, when it is thin enough to be a rule.
    pub(crate) fn fill(&mut self, bounds: Bounds) {
        let (width, height) = (bounds.right - bounds.left, bounds.bottom - bounds.top);
        // A dot may be a part of a dotted rule either way.
        if height <= Self::THICKEST {
            self.across.push(Rule {
                at: f32::midpoint(bounds.top, bounds.bottom),
                from: bounds.left,
                to: bounds.right,
            });
        }
        if width <= Self::THICKEST {
            self.down.push(Rule { at: f32::midpoint(bounds.left, bounds.right), from: bounds.top, to: bounds.bottom });
        }
    }
}

/// A box on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

impl Bounds {
    fn contains(&self, (x, y): (f32, f32)) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }

    fn join(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn area(&self) -> f32 {
        (self.right - self.left) * (self.bottom - self.top)
    }

    /// In thousandths of the page.
    fn thousandths(&self, page: &Page) -> [u32; 4] {
        let share = |length: f32, whole: f32| {
            if whole > 0.0 { (length / whole * 1000.0).round().clamp(0.0, 1000.0) as u32 } else { 0 }
        };
        [
            share(self.left, page.width),
            share(self.top, page.height),
            share(self.right, page.width),
            share(self.bottom, page.height),
        ]
    }
}
