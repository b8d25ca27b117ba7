//! The device that the engine draws on: it keeps characters and ruling lines and lets the rest go.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask};

use crate::page::{Bounds, Glyph, Marks, Page};

/// What a page draws, as far as it matters.
pub(super) struct Drawn {
    pub(super) page: Page,
    /// The box that drawing is seen in, innermost last.
    clips: Vec<Rect>,
    pub(super) pictures: usize,
}

impl Drawn {
    pub(super) fn new(width: f32, height: f32) -> Self {
        let frame = Rect::new(0.0, 0.0, width.into(), height.into());
        Self { page: Page { width, height, ..Page::default() }, clips: vec![frame], pictures: 0 }
    }

    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or_default()
    }

    /// The part of a box that is seen.
    fn seen(&self, rect: Rect) -> Option<Rect> {
        let clip = self.clip();
        let seen = rect.intersect(clip);
        let meets = rect.x0 <= clip.x1 && rect.x1 >= clip.x0 && rect.y0 <= clip.y1 && rect.y1 >= clip.y0;
        (meets && rect.is_finite()).then_some(seen)
    }

    fn stroke(&mut self, from: Point, to: Point) {
        if let Some(seen) = self.seen(Rect::from_points(from, to)) {
            // Only lines across and down matter, and for these the box is the line.
            self.page.rules.stroke((seen.x0 as f32, seen.y0 as f32), (seen.x1 as f32, seen.y1 as f32));
        }
    }

    fn outline(&mut self, path: &BezPath, transform: Affine) {
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(point) => {
                    last = transform * point;
                    start = last;
                }
                PathEl::LineTo(point) => {
                    let point = transform * point;
                    self.stroke(last, point);
                    last = point;
                }
                PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => last = transform * point,
                PathEl::ClosePath => {
                    self.stroke(last, start);
                    last = start;
                }
            }
        }
    }

    /// Each closed part of a filled path that is a thin box is a rule.
    fn area(&mut self, path: &BezPath, transform: Affine) {
        let mut parts: Vec<Rect> = Vec::new();
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(point) => {
                    let point = transform * point;
                    parts.push(Rect::from_points(point, point));
                }
                PathEl::LineTo(point) | PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => {
                    if let Some(part) = parts.last_mut() {
                        *part = part.union_pt(transform * point);
                    }
                }
                PathEl::ClosePath => {}
            }
        }
        for part in parts {
            if let Some(seen) = self.seen(part) {
                self.page.rules.fill(Bounds {
                    left: seen.x0 as f32,
                    top: seen.y0 as f32,
                    right: seen.x1 as f32,
                    bottom: seen.y1 as f32,
                });
            }
        }
    }
}

impl<'a> Device<'a> for Drawn {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        if let Paint::Color(color) = &props.paint
            && color.to_rgba().to_rgba8()[3] == 0
        {
            return;
        }
        if Marks::are_too_many(&self.page) {
            return;
        }
        match draw_mode {
            DrawMode::Fill(_) => self.area(path, props.transform),
            DrawMode::Stroke(_) => self.outline(path, props.transform),
            DrawMode::FillAndStroke(..) => {
                self.area(path, props.transform);
                self.outline(path, props.transform);
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip_path: &ClipPath) {
        let clip = self.clip().intersect(clip_path.path.bounding_box());
        self.clips.push(clip);
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        let clip = self.clip().intersect(*rect);
        self.clips.push(clip);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, draw_mode: &DrawMode) {
        // Invisible characters are what a machine guessed of a scan.
        if matches!(draw_mode, DrawMode::Invisible) || Marks::are_too_many(&self.page) {
            return;
        }
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let advance = match &**glyph {
                hayro_interpret::font::Glyph::Outline(outline) => outline.advance_width(),
                hayro_interpret::font::Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let text = match glyph.as_unicode() {
                Some(BfString::Char(character)) => character.to_string(),
                Some(BfString::String(text)) => text,
                None => char::REPLACEMENT_CHARACTER.to_string(),
            };
            self.print(&text, transform, advance.unwrap_or(1000.0).into());
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.pictures += 1;
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {}
}

impl Drawn {
    /// Prints what one glyph stands for; more than one character share its width.
    fn print(&mut self, text: &str, transform: Affine, advance: f64) {
        let origin = transform * Point::ZERO;
        let end = transform * Point::new(advance, 0.0);
        // The height of a thousand units is the size of the font on the page.
        let size = ((transform * Point::new(0.0, 1000.0)) - origin).hypot();
        let count = text.chars().count() as u32;
        if count == 0 || !(0.5..2000.0).contains(&size) || !origin.is_finite() || !end.is_finite() {
            return;
        }
        let middle = Point::new(f64::midpoint(origin.x, end.x), origin.y - 0.35 * size);
        if !self.clip().contains(middle) {
            return;
        }
        let (left, right) = (origin.x.min(end.x), origin.x.max(end.x));
        let step = (right - left) / f64::from(count);
        for (i, character) in (0..count).zip(text.chars()) {
            if character.is_control() {
                continue;
            }
            let left = left + step * f64::from(i);
            self.page.glyphs.push(Glyph {
                character,
                left: left as f32,
                right: (left + step) as f32,
                baseline: origin.y as f32,
                size: size as f32,
            });
        }
    }
}
