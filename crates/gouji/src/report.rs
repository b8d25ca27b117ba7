//! A report: two hundred cells, their layout, and the prose around them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::address::Address;
use crate::cell::{Cell, State};
use crate::form::{Kind, Table};
use crate::json::date;
use crate::origin::Origin;
use crate::{Edition, Error, file_name, organ};

/// The layout one table was found in, decided by its own labels and never by the year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableLayout {
    /// The table is not in the document.
    #[default]
    Absent,
    /// There is a table, but of no edition known: older or foreign.
    Unknown,
    /// The layout of an edition.
    Of(Edition),
}

impl TableLayout {
    /// The edition, when the layout is one.
    #[must_use]
    pub const fn edition(self) -> Option<Edition> {
        match self {
            Self::Of(edition) => Some(edition),
            Self::Absent | Self::Unknown => None,
        }
    }
}

/// The layouts of the three tables; real reports mix them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Layout {
    /// 表二.
    pub disclosure: TableLayout,
    /// 表三.
    pub requests: TableLayout,
    /// 表四; 2021 when present, since both editions print the same.
    pub review: TableLayout,
}

impl Layout {
    /// All three tables as one edition prints them.
    #[must_use]
    pub const fn of(edition: Edition) -> Self {
        let layout = TableLayout::Of(edition);
        Self { disclosure: layout, requests: layout, review: TableLayout::Of(Edition::V2021) }
    }

    /// The layout of one table.
    #[must_use]
    pub const fn get(&self, table: Table) -> TableLayout {
        match table {
            Table::Disclosure => self.disclosure,
            Table::Requests => self.requests,
            Table::Review => self.review,
        }
    }

    /// The layout of one table, to be changed.
    pub fn get_mut(&mut self, table: Table) -> &mut TableLayout {
        match table {
            Table::Disclosure => &mut self.disclosure,
            Table::Requests => &mut self.requests,
            Table::Review => &mut self.review,
        }
    }

    /// Every cell the layout has, table by table in the order of the paper.
    pub fn addresses(&self) -> impl Iterator<Item = Address> {
        let layout = *self;
        Table::ALL
            .into_iter()
            .filter_map(move |table| Some((table, layout.get(table).edition()?)))
            .flat_map(|(table, edition)| Address::of(table, edition).iter().copied())
    }
}

/// The dates of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Dates {
    /// The date under the signature.
    #[serde(with = "date")]
    pub signed: Option<Date>,
    /// The date of publication.
    #[serde(with = "date")]
    pub published: Option<Date>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// The level the document gives it, from 1.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Which of the six parts it opens or stands in.
    #[serde(default)]
    pub part: Option<u8>,
    /// Where it stands.
    #[serde(default)]
    pub origin: Origin,
}

/// A paragraph of prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// Which of the six parts it stands in; none before the first.
    #[serde(default)]
    pub part: Option<u8>,
    /// Its words.
    pub text: String,
    /// Where it stands.
    #[serde(default)]
    pub origin: Origin,
}

/// What a reader saw in the shape of the document, under a rule of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// The rule's id, one that readers raise.
    pub rule: String,
    /// The cells concerned.
    #[serde(default)]
    pub cells: Vec<Address>,
    /// What stands there.
    #[serde(default)]
    pub text: String,
    /// Where.
    #[serde(default)]
    pub origin: Origin,
}

/// A report, as read or as built.
///
/// ```
/// use gouji::{Edition, Outcome, Report, check};
///
/// let mut report = Report::zero(Edition::V2021);
/// report.set("/requests/received/natural_person".parse()?, 1);
/// report.set("/requests/received/total".parse()?, 1);
/// assert_eq!(check(&report).outcome, Outcome::Fail); // taken in, but neither answered nor pending
/// # Ok::<(), gouji::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The title.
    pub title: Option<String>,
    /// The organ that reports.
    pub agency: Option<String>,
    /// The report year.
    pub year: Option<u16>,
    /// The name of the file, without its folder.
    pub file_name: Option<String>,
    /// Signed and published.
    pub dates: Dates,
    /// The layout of each table.
    pub layout: Layout,
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// The paragraphs in order.
    pub prose: Vec<Paragraph>,
    /// What the reader saw in the shape of the document.
    pub faults: Vec<Fault>,
    pub(crate) cells: Box<[Cell]>,
}

impl Default for Report {
    fn default() -> Self {
        Self {
            title: None,
            agency: None,
            year: None,
            file_name: None,
            dates: Dates::default(),
            layout: Layout::default(),
            headings: Vec::new(),
            prose: Vec::new(),
            faults: Vec::new(),
            cells: Self::no_cells(),
        }
    }
}

impl Report {
    /// A report without tables.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes the name of its file, unless it has one; where the report says neither whose it is nor for which
    /// year, the name may.
    pub fn name_file(&mut self, name: &str) {
        let name = self.file_name.get_or_insert_with(|| name.to_owned());
        if self.agency.is_none() || self.year.is_none() {
            let said = file_name::read(name);
            self.agency = self.agency.take().or(said.agency);
            self.year = self.year.or(said.year);
        }
    }

    /// The form of one edition with nothing filled in: every cell blank.
    #[must_use]
    pub fn blank(edition: Edition) -> Self {
        Self::filled(Layout::of(edition), |_| Cell::BLANK)
    }

    /// The form of one edition with 0 in every cell.
    #[must_use]
    pub fn zero(edition: Edition) -> Self {
        Self::filled(Layout::of(edition), Cell::zero)
    }

    /// A report with a cell made for every address of a layout.
    pub fn filled(layout: Layout, mut cell: impl FnMut(Address) -> Cell) -> Self {
        let mut report = Self { layout, ..Self::default() };
        for address in layout.addresses() {
            report.cells[address.index()] = cell(address);
        }
        report
    }

    /// Every cell, missing. Made one by one: to clone them costs more.
    pub(crate) fn no_cells() -> Box<[Cell]> {
        Address::all().map(|_| Cell::MISSING).collect()
    }

    /// The cell at an address; [`State::Missing`] where the document has none.
    #[must_use]
    pub fn cell(&self, address: Address) -> &Cell {
        &self.cells[address.index()]
    }

    /// Puts a cell in its place.
    ///
    /// A count put where the form has an amount of money becomes one.
    pub fn set(&mut self, address: Address, cell: impl Into<Cell>) {
        self.cells[address.index()] = cell.into().of_kind(address.kind());
    }

    /// The cells of the report's layout, table by table in the order of the paper.
    pub fn cells(&self) -> impl Iterator<Item = (Address, &Cell)> {
        self.layout.addresses().map(|address| (address, self.cell(address)))
    }

    /// How many cells of the layout are in a state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.cells().filter(|(_, cell)| cell.state() == state).count()
    }

    /// Whether this is, as far as the two say, the report of the year before another.
    pub(crate) fn is_of_year_before(&self, next: &Self) -> bool {
        self.year.zip(next.year).is_none_or(|(year, next)| year + 1 == next)
    }

    /// Whether two reports are, as far as they say, of one organ.
    pub(crate) fn is_of_same_organ(&self, other: &Self) -> bool {
        let agencies = self.agency.as_deref().zip(other.agency.as_deref());
        agencies.is_none_or(|(one, other)| organ::is_same(one, other))
    }

    /// Reads a report from JSON.
    ///
    /// # Errors
    /// What the contract of the JSON refuses: unknown tables, rows, columns and keys, duplicate keys,
    /// negative numbers, fractions and exponents, each with the path to the fault.
    #[inline]
    pub fn from_json(json: &str) -> Result<Self, Error> {
        crate::json::report(json)
    }
}

impl Cell {
    /// The number 0 of the cell's kind.
    #[must_use]
    pub fn zero(address: Address) -> Self {
        Self::count(0).of_kind(address.kind())
    }

    fn of_kind(self, kind: Kind) -> Self {
        match (kind, self.value()) {
            (Kind::Amount, Some(value)) if self.is_plain() => Self::amount(value.as_decimal()),
            _ => self,
        }
    }
}
