//! What a page of an OFD file paints: characters and paths, in millimetres.

use super::templates::Templates;
use crate::ReadError;
use crate::formats::decimal::Decimal;
use crate::formats::xml::{Node, Tag, Xml};
use crate::page::{Bounds, Glyph, Marks, Page};

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

type Point = (f32, f32);

/// A length, or a part of a turn.
fn number(word: &str) -> Option<f32> {
    Decimal::parse(word).map(Decimal::approximate).filter(|number| number.is_finite())
}

/// The numbers of a list, when there are as many as wanted.
pub(super) fn numbers<const N: usize>(list: &str) -> Option<[f32; N]> {
    let mut numbers = list.split_ascii_whitespace().map(number);
    let mut found = [0.0; N];
    for slot in &mut found {
        *slot = numbers.next()??;
    }
    Some(found)
}

/// Paints pages into characters and lines.
pub(super) struct Painter {
    /// The left and the top of the paper.
    corner: Point,
    page: Page,
    pub(super) pictures: usize,
}

/// Where an object stands and how it is turned.
struct Frame {
    corner: Point,
    turn: [f32; 6],
}

impl Painter {
    pub(super) fn new(area: [f32; 4]) -> Self {
        let mut painter = Self { corner: (0.0, 0.0), page: Page::default(), pictures: 0 };
        painter.paper(area);
        painter
    }

    fn paper(&mut self, [left, top, width, height]: [f32; 4]) {
        self.corner = (left, top);
        self.page.width = width * POINTS;
        self.page.height = height * POINTS;
    }

    pub(super) fn finish(self) -> Page {
        self.page
    }

    /// Paints a page and the templates it names.
    pub(super) fn page(&mut self, part: &str, place: &str, templates: &mut Templates) -> Result<(), ReadError> {
        let mut xml = Xml::new(part, place);
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "PhysicalBox" => {
                    if let Some(area) = numbers(&xml.text()?) {
                        self.paper(area);
                    }
                }
                "Template" => {
                    let id = tag.attribute("TemplateID").unwrap_or_default();
                    if let Some((place, part)) = templates.get(&id)? {
                        self.objects(&mut Xml::new(part, place))?;
                    }
                }
                "Content" => self.objects_within(&mut xml)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn objects(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        while let Some(node) = xml.next()? {
            self.object(node, xml)?;
        }
        Ok(())
    }

    fn objects_within(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            self.object(node, xml)?;
        }
        Ok(())
    }

    fn object(&mut self, node: Node<'_>, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let Node::Open(tag) = node else { return Ok(()) };
        if tag.flag("Visible") == Some(false) {
            return xml.skip();
        }
        match tag.name() {
            "TextObject" => self.text(&tag, xml),
            "PathObject" => self.path(&tag, xml),
            "ImageObject" => {
                self.pictures += 1;
                xml.skip()
            }
            _ => Ok(()),
        }
    }

    fn frame(&self, tag: &Tag<'_>) -> Frame {
        let corner = tag.attribute("Boundary").and_then(|list| numbers::<4>(&list)).unwrap_or_default();
        let turn = tag.attribute("CTM").and_then(|list| numbers(&list)).unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        Frame { corner: (corner[0] - self.corner.0, corner[1] - self.corner.1), turn }
    }

    fn text(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let frame = self.frame(tag);
        let size = tag.attribute("Size").and_then(|size| number(size.trim())).unwrap_or(3.5);
        let element = xml.opened();
        let mut start = (0.0, 0.0);
        while let Some(node) = xml.within(element)? {
            let Node::Open(code) = node else { continue };
            if code.name() != "TextCode" {
                continue;
            }
            // A place left out is that of the code before.
            let place = |name: &str| code.attribute(name).and_then(|value| number(value.trim()));
            start = (place("X").unwrap_or(start.0), place("Y").unwrap_or(start.1));
            let steps = |name: &str| code.attribute(name).map(|list| steps(&list)).unwrap_or_default();
            let (across, down) = (steps("DeltaX"), steps("DeltaY"));
            self.code(&xml.text()?, &frame, size, start, &across, &down);
        }
        Ok(())
    }

    fn code(&mut self, text: &str, frame: &Frame, size: f32, start: Point, across: &[f32], down: &[f32]) {
        let (mut x, mut y) = start;
        let scale = (frame.turn[2].hypot(frame.turn[3])) * size * POINTS;
        for (i, character) in text.chars().enumerate() {
            // Without steps, what is written with letters of half width takes half.
            let natural = if character.is_ascii() { size / 2.0 } else { size };
            let step = across.get(i).copied().filter(|&step| step > 0.0);
            let width = step.map_or(natural, |step| step.min(natural));
            let (left, right) = (frame.place((x, y)), frame.place((x + width, y)));
            let usable = [left.0, left.1, right.0, right.1].iter().all(|place| place.is_finite());
            if !Marks::are_too_many(&self.page) && usable && (0.5..2000.0).contains(&scale) {
                self.page.glyphs.push(Glyph {
                    character,
                    left: left.0.min(right.0),
                    right: left.0.max(right.0),
                    baseline: left.1,
                    size: scale,
                });
            }
            x += across.get(i).copied().unwrap_or(if down.is_empty() { natural } else { 0.0 });
            y += down.get(i).copied().unwrap_or_default();
        }
    }

    fn path(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let frame = self.frame(tag);
        let is_stroked = tag.flag("Stroke").unwrap_or(true);
        let is_filled = tag.flag("Fill").unwrap_or(false);
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            let Node::Open(data) = node else { continue };
            if data.name() != "AbbreviatedData" {
                continue;
            }
            for line in lines(&xml.text()?) {
                let points: Vec<Point> = line.into_iter().map(|point| frame.place(point)).collect();
                if is_stroked {
                    points.windows(2).for_each(|two| self.page.rules.stroke(two[0], two[1]));
                }
                if is_filled && let Some(bounds) = bounds(&points) {
                    self.page.rules.fill(bounds);
                }
            }
        }
        Ok(())
    }
}

impl Frame {
    /// The place on the page of a place in the object, in points.
    fn place(&self, (x, y): Point) -> Point {
        let turn = self.turn;
        let turned = (turn[0] * x + turn[2] * y + turn[4], turn[1] * x + turn[3] * y + turn[5]);
        ((turned.0 + self.corner.0) * POINTS, (turned.1 + self.corner.1) * POINTS)
    }
}

fn bounds(points: &[Point]) -> Option<Bounds> {
    let first = points.first()?;
    let start = Bounds { left: first.0, top: first.1, right: first.0, bottom: first.1 };
    Some(points.iter().fold(start, |all, point| Bounds {
        left: all.left.min(point.0),
        top: all.top.min(point.1),
        right: all.right.max(point.0),
        bottom: all.bottom.max(point.1),
    }))
}

/// Steps from character to character; `g 5 3.2` is five times 3.2.
fn steps(list: &str) -> Vec<f32> {
    // No line of a page is longer.
    const LONGEST: usize = 10_000;
    let mut steps = Vec::new();
    let mut words = list.split_ascii_whitespace();
    while steps.len() < LONGEST
        && let Some(word) = words.next()
    {
        if word != "g" {
            steps.push(number(word).unwrap_or_default());
            continue;
        }
        let count = words.next().and_then(|count| count.parse().ok()).unwrap_or(0_usize);
        let step = words.next().and_then(number).unwrap_or_default();
        steps.extend(std::iter::repeat_n(step, count.min(LONGEST)));
    }
    steps
}

/// The lines of a path, each from point to point; of curves only their ends.
fn lines(data: &str) -> Vec<Vec<Point>> {
    let mut lines: Vec<Vec<Point>> = Vec::new();
    let mut words = data.split_ascii_whitespace();
    while let Some(word) = words.next() {
        let mut take = |count: usize| -> Option<Vec<f32>> { (0..count).map(|_| number(words.next()?)).collect() };
        // How many numbers follow; the last two are where the pen goes.
        let count = match word {
            "S" | "M" | "L" => 2,
            "Q" => 4,
            "B" => 6,
            "A" => 7,
            "C" => 0,
            _ => continue,
        };
        let Some(numbers) = take(count) else { break };
        match (word, numbers.as_slice()) {
            ("S" | "M", &[x, y]) => lines.push(vec![(x, y)]),
            ("C", _) => {
                if let Some(line) = lines.last_mut()
                    && let Some(&first) = line.first()
                {
                    line.push(first);
                }
            }
            (_, &[.., x, y]) => match lines.last_mut() {
                Some(line) => line.push((x, y)),
                None => lines.push(vec![(x, y)]),
            },
            _ => {}
        }
    }
    lines
}
