//! Numbers of lists and headings that stand in no text: 一、 （一） 1.

use std::collections::HashMap;

use crate::ReadError;
use crate::formats::numeral::{self, Style};
use crate::formats::xml::{Node, Tag, Xml};

const LEVELS: usize = 9;

/// A place in a list: which one, and how deep.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) list: Option<u32>,
    pub(super) level: Option<u32>,
}

impl Place {
    /// What one place leaves open, the other says.
    pub(super) fn or(self, other: Self) -> Self {
        Self { list: self.list.or(other.list), level: self.level.or(other.level) }
    }
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    shapes: HashMap<u32, Shape>,
    lists: HashMap<u32, List>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
}

#[derive(Debug, Default)]
struct Shape {
    levels: [Level; LEVELS],
    /// The name of the list style that says what this one is, when it does not itself.
    link: Option<String>,
    name: Option<String>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    style: Style,
    text: String,
    /// Whether a tab or space follows the number.
    apart: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, style: Style::Decimal, text: String::new(), apart: true }
    }
}

#[derive(Debug, Default)]
struct List {
    shape: u32,
    starts: [Option<u32>; LEVELS],
    begun: bool,
}

impl Numbering {
    pub(super) fn read(part: &str) -> Result<Self, ReadError> {
        let mut xml = Xml::new(part, "word/numbering.xml");
        let mut this = Self::default();
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "abstractNum" => {
                    let id = tag.number("abstractNumId").unwrap_or(0);
                    this.shapes.insert(id, Shape::read(&mut xml)?);
                }
                "num" => {
                    let id = tag.number("numId").unwrap_or(0);
                    this.lists.insert(id, List::read(&mut xml)?);
                }
                _ => {}
            }
        }
        let named: HashMap<_, _> =
            this.shapes.values().filter_map(|shape| Some((shape.name.clone()?, shape.levels.clone()))).collect();
        for shape in this.shapes.values_mut() {
            if let Some(levels) = shape.link.as_ref().and_then(|link| named.get(link)) {
                shape.levels.clone_from(levels);
            }
        }
        Ok(this)
    }

    /// Counts a paragraph in its place and says its number, empty for a bullet or no list.
    pub(super) fn next(&mut self, place: Place) -> String {
        let list = place.list.and_then(|id| self.lists.get_mut(&id));
        let Some((list, shape)) = list.and_then(|list| self.shapes.get(&list.shape).map(|shape| (list, shape))) else {
            return String::new();
        };
        let at = (place.level.unwrap_or(0) as usize).min(LEVELS - 1);
        let counts = self.counts.entry(list.shape).or_default();
        if !std::mem::replace(&mut list.begun, true) {
            // A list that says where it begins does not go on counting for another of its shape.
            for (count, _) in counts.iter_mut().zip(&list.starts).filter(|(_, start)| start.is_some()) {
                *count = None;
            }
        }
        let start = |level: usize| list.starts[level].unwrap_or(shape.levels[level].start);
        counts[at] = Some(counts[at].map_or(start(at), |count| count.saturating_add(1)));
        counts[at + 1..].fill(None);
        let level = &shape.levels[at];
        let mut number = String::new();
        let mut rest = level.text.chars().peekable();
        while let Some(character) = rest.next() {
            match rest.peek().and_then(|digit| digit.to_digit(10)) {
                Some(digit @ 1..=9) if character == '%' => {
                    rest.next();
                    let of = digit as usize - 1;
                    let count = counts[of].unwrap_or_else(|| start(of));
                    number.push_str(&numeral::print(count, shape.levels[of].style));
                }
                _ => number.push(character),
            }
        }
        if level.style == Style::Bullet {
            return String::new();
        }
        if level.apart && number.ends_with(|last: char| last.is_ascii()) {
            number.push(' ');
        }
        number
    }
}

impl Shape {
    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadError> {
        let mut this = Self::default();
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "lvl" => {
                    let at = tag.number("ilvl").map_or(LEVELS, |level| level as usize);
                    let level = Level::read(xml)?;
                    if let Some(place) = this.levels.get_mut(at) {
                        *place = level;
                    }
                }
                "numStyleLink" => this.link = tag.attribute("val").map(Into::into),
                "styleLink" => this.name = tag.attribute("val").map(Into::into),
                _ => {}
            }
        }
        Ok(this)
    }
}

impl Level {
    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadError> {
        let mut this = Self::default();
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "start" => this.start = tag.number("val").unwrap_or(1),
                "numFmt" => this.style = style(&tag),
                "lvlText" => this.text = tag.attribute("val").unwrap_or_default().into_owned(),
                "suff" => this.apart = tag.attribute("val").as_deref() != Some("nothing"),
                _ => {}
            }
        }
        Ok(this)
    }
}

impl List {
    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadError> {
        let mut this = Self::default();
        let mut at = LEVELS;
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "abstractNumId" => this.shape = tag.number("val").unwrap_or(0),
                "lvlOverride" => at = tag.number("ilvl").map_or(LEVELS, |level| level as usize),
                "startOverride" => {
                    if let Some(start) = this.starts.get_mut(at) {
                        *start = tag.number("val");
                    }
                }
                _ => {}
            }
        }
        Ok(this)
    }
}

fn style(tag: &Tag<'_>) -> Style {
    match tag.attribute("val").as_deref().unwrap_or_default() {
        "bullet" => Style::Bullet,
        "none" => Style::Nothing,
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => Style::Chinese,
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Style::ChineseDigits,
        "chineseLegalSimplified" | "japaneseLegal" | "ideographLegalTraditional" => Style::Formal,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Style::Circled,
        "decimalFullWidth" | "decimalFullWidth2" => Style::FullWidth,
        "decimalZero" => Style::DecimalZero,
        "upperRoman" => Style::UpperRoman,
        "lowerRoman" => Style::LowerRoman,
        "upperLetter" => Style::UpperLetter,
        "lowerLetter" => Style::LowerLetter,
        _ => Style::Decimal,
    }
}
