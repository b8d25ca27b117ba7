//! Where the parts of a report begin and what stands in them.

use std::cell::OnceCell;

use crate::finding::Quote;
use crate::part::{Opening, opening};
use crate::report::{Heading, Report};
use crate::text::squeezed;
use crate::{Edition, Part};

/// The heading that opens a part.
pub(super) struct Opened<'r> {
    pub(super) heading: &'r Heading,
    pub(super) opening: Opening,
    /// Its place among the headings.
    pub(super) place: usize,
}

impl Opened<'_> {
    pub(super) fn quote(&self) -> Quote {
        Quote { text: self.heading.text.clone(), origin: self.heading.origin.clone() }
    }
}

/// The headings that open parts, by part.
///
/// Inner headings may bear numbers and words like those of parts; of several that open a part, the one
/// with the right number counts, else the first.
pub(crate) struct Parts<'r> {
    report: &'r Report,
    opened: [Option<Opened<'r>>; 6],
    /// The words of each part, when the first rule asks.
    words: [OnceCell<String>; 6],
    /// Whether any paragraph has its place in a part.
    has_prose: bool,
}

impl<'r> Parts<'r> {
    /// The parts of a report that has any: none for tables alone, and for reports older than the six parts.
    pub(crate) fn of(report: &'r Report) -> Option<Self> {
        if report.headings.is_empty() || report.year.is_some_and(|year| Edition::in_force(year).is_none()) {
            return None;
        }
        let mut opened = [const { None::<Opened<'r>> }; 6];
        for (place, heading) in report.headings.iter().enumerate() {
            let Some(opening) = opening(&heading.text) else { continue };
            let slot = &mut opened[usize::from(opening.part) - 1];
            let is_right = |opening: &Opening| opening.ordinal == Some(opening.part);
            if slot.as_ref().is_none_or(|other| is_right(&opening) && !is_right(&other.opening)) {
                *slot = Some(Opened { heading, opening, place });
            }
        }
        let is_told = |part: &u8| matches!(part, 1 | 5 | 6);
        let mut placed = report.prose.iter().filter_map(|paragraph| paragraph.part).peekable();
        let has_prose = placed.peek().is_some();
        let told = opened.iter().flatten().map(|opened| opened.opening.part).chain(placed);
        let is_report = told.into_iter().any(|part| is_told(&part));
        is_report.then(|| Self { report, opened, words: Default::default(), has_prose })
    }

    pub(super) fn get(&self, part: u8) -> Option<&Opened<'r>> {
        self.opened[usize::from(part) - 1].as_ref()
    }

    /// The openings in the order of the parts.
    pub(super) fn all(&self) -> impl Iterator<Item = &Opened<'r>> {
        self.opened.iter().flatten()
    }

    /// Whether anything says that a part is there: a heading, a line of text, or the place of a paragraph.
    pub(super) fn has(&self, part: u8) -> bool {
        let is_of = |of: Option<u8>| of == Some(part);
        let line = |text: &str| Part::opened_by(text) == Some(part);
        let Report { headings, prose, .. } = self.report;
        self.get(part).is_some()
            || headings.iter().any(|heading| is_of(heading.part))
            || prose.iter().any(|paragraph| is_of(paragraph.part))
            || prose.iter().any(|paragraph| line(&paragraph.text))
    }

    /// The words of one part without white space, its inner headings and what follows on its own heading included;
    /// none if nothing is placed in any part.
    pub(super) fn words(&self, part: u8) -> Option<&str> {
        let words = &self.words[usize::from(part) - 1];
        self.has_prose.then(|| words.get_or_init(|| self.gather(part)).as_str())
    }

    fn gather(&self, part: u8) -> String {
        let Report { headings, prose, .. } = self.report;
        let mut words = self.get(part).map(|opened| opened.opening.rest.clone()).unwrap_or_default();
        let inner = headings.iter().filter(|heading| heading.part == Some(part)).map(|heading| &heading.text);
        let inner = inner.filter(|text| Part::opened_by(text) != Some(part));
        let prose = prose.iter().filter(|paragraph| paragraph.part == Some(part)).map(|paragraph| &paragraph.text);
        words.extend(inner.chain(prose).map(|text| squeezed(text)));
        words
    }
}
