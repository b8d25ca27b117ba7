//! All that the prose of a report claims, read once for many checks.

use std::ops::Deref;

use serde::{Serialize, Serializer};

use super::{Claim, Reading, held};
use crate::report::{Paragraph, Report};

/// The claims of a report's prose, in the order of the text, each beside the cells it is about.
///
/// Whoever checks a report again and again while its cells are edited keeps its claims: sentences are then read
/// once, and only held against the cells anew. Claims kept from other prose are never used: the words, the year
/// and the names of the organ they were read with are kept beside them and compared.
///
/// ```
/// use gouji::{Check, Edition, Paragraph, Report, claims};
///
/// let mut report = Report::zero(Edition::V2021);
/// report.prose.push(Paragraph { part: Some(1), text: "本年新收政府信息公开申请1件。".into(), origin: Default::default() });
/// let kept = claims(&report);
/// report.set("/requests/received/total".parse()?, 1);
/// let kept = kept.renewed(&report);
/// assert_eq!(kept[0].printed.map(|value| value.to_string()).as_deref(), Some("1"));
/// let verdict = Check::new().claims(&kept).run(&report);
/// assert!(verdict.run().any(|rule| rule.id == "narrative-received"));
/// # Ok::<(), gouji::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claims {
    read_from: Source,
    pub(crate) reading: Reading,
}

/// All that the reading of sentences depends on; cells are not among it.
#[derive(Debug, Clone, Default, PartialEq)]
struct Source {
    prose: Vec<Paragraph>,
    year: Option<u16>,
    agency: Option<String>,
    title: Option<String>,
}

impl Claims {
    pub(super) fn of(report: &Report) -> Self {
        let read_from = Source {
            prose: report.prose.clone(),
            year: report.year,
            agency: report.agency.clone(),
            title: report.title.clone(),
        };
        Self { read_from, reading: Reading::of(report) }
    }

    /// Whether these are the claims of a report's prose, whatever its cells are.
    #[must_use]
    pub fn are_of(&self, report: &Report) -> bool {
        let Source { prose, year, agency, title } = &self.read_from;
        *year == report.year && *agency == report.agency && *title == report.title && *prose == report.prose
    }

    /// The claims of the report as it is now: held against its cells, and read anew only if its prose is another.
    #[must_use]
    pub fn renewed(mut self, report: &Report) -> Self {
        if !self.are_of(report) {
            return Self::of(report);
        }
        self.reading.hold(report);
        self
    }
}

impl Deref for Claims {
    type Target = [Claim];

    fn deref(&self) -> &[Claim] {
        &self.reading.claims
    }
}

impl IntoIterator for Claims {
    type Item = Claim;
    type IntoIter = std::vec::IntoIter<Claim>;

    fn into_iter(self) -> Self::IntoIter {
        self.reading.claims.into_iter()
    }
}

impl<'a> IntoIterator for &'a Claims {
    type Item = &'a Claim;
    type IntoIter = std::slice::Iter<'a, Claim>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for Claims {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.reading.claims.serialize(serializer)
    }
}

impl Reading {
    /// What the prose of a report says, beside its cells.
    pub(crate) fn of(report: &Report) -> Self {
        if report.prose.is_empty() {
            return Self::default();
        }
        let mut reading = super::extract::read(report);
        reading.hold(report);
        reading
    }

    /// Holds every claim against the cells as they are.
    fn hold(&mut self, report: &Report) {
        for claim in &mut self.claims {
            held::hold(claim, report);
        }
    }

    /// What the prose says, from claims that were kept if they are this report's.
    pub(crate) fn kept(claims: Option<&Claims>, report: &Report) -> Self {
        match claims.filter(|claims| claims.are_of(report)) {
            Some(claims) => {
                let mut reading = claims.reading.clone();
                reading.hold(report);
                reading
            }
            None => Self::of(report),
        }
    }
}
