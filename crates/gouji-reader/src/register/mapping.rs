//! Which column of a register holds what.

use std::collections::BTreeMap;
use std::fmt;

use gouji::{Address, Edition, Layout, Message, Report, Table, TableLayout};

use super::Content;
use super::header::{Uses, uses};

/// What a column of a register holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Use {
    /// A cell of the form.
    Cell(Address),
    /// The name of the organ.
    Agency,
    /// The report year.
    Year,
    /// The title of the report.
    Title,
    /// A number of the row, which says nothing of the report.
    Number,
    /// Nothing that is looked at, because the caller says so.
    Ignored,
}

impl Use {
    const NAMED: [(&'static str, Self); 5] = [
        ("agency", Self::Agency),
        ("year", Self::Year),
        ("title", Self::Title),
        ("number", Self::Number),
        ("ignore", Self::Ignored),
    ];

    /// The use that a word names: an address, or `agency`, `year`, `title`, `number` or `ignore`.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let other = Self::NAMED.into_iter().find(|(name, _)| *name == word).map(|(_, other)| other);
        other.or_else(|| word.parse().ok().map(Self::Cell))
    }

    /// The word that names the use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cell(address) => address.as_str(),
            other => Self::NAMED.into_iter().find(|(_, known)| *known == other).map_or("", |(name, _)| name),
        }
    }
}

/// What every column of a register holds, and so in which layout its reports are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    columns: Vec<(String, Use)>,
    layout: Layout,
}

/// The columns that keep a register from being read, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MappingError {
    /// Columns that mean nothing known.
    pub unknown: Vec<String>,
    /// Columns that may mean several things.
    pub ambiguous: Vec<(String, Vec<Use>)>,
    /// Things that several columns are.
    pub duplicate: Vec<(Use, Vec<String>)>,
    /// Columns that were said to be something, but are not there.
    pub absent: Vec<String>,
    /// Whether not one column is a cell of the form.
    pub no_cells: bool,
}

impl Mapping {
    /// Finds out what columns hold from their headers; what is given counts before what is found.
    ///
    /// ```
    /// use gouji_reader::{Mapping, Use};
    ///
    /// let headers = ["单位名称", "本年新收·自然人", "备注"].map(str::to_owned);
    /// let error = Mapping::detect(&headers, &[]).unwrap_err();
    /// assert_eq!(error.unknown, ["备注"]);
    /// let mapping = Mapping::detect(&headers, &[("备注".to_owned(), Use::Ignored)]).unwrap();
    /// assert_eq!(mapping.columns()[1].1.name(), "/requests/received/natural_person");
    /// ```
    ///
    /// # Errors
    /// If a column means nothing, or several things, or two columns mean the same.
    pub fn detect(headers: &[String], given: &[(String, Use)]) -> Result<Self, MappingError> {
        let absent = given.iter().map(|(name, _)| name).filter(|name| !headers.contains(name)).cloned().collect();
        let mut error = MappingError { absent, ..MappingError::default() };
        let given = |header: &String| given.iter().find(|(name, _)| name == header).map(|(_, found)| *found);
        let found: Vec<Uses> =
            headers.iter().map(|header| given(header).map_or_else(|| uses(header), Uses::either_way)).collect();
        let found = one_way(found);
        let layout = layout(&found);
        let mut columns = Vec::with_capacity(headers.len());
        for (header, mut found) in headers.iter().zip(found) {
            if found.len() > 1 {
                found.retain(|found| in_layout(*found, layout));
            }
            match found[..] {
                [] => error.unknown.push(header.clone()),
                [found] => columns.push((header.clone(), found)),
                _ => error.ambiguous.push((header.clone(), found)),
            }
        }
        let mut by_use: BTreeMap<&str, (Use, Vec<String>)> = BTreeMap::new();
        for (header, found) in columns.iter().filter(|(_, found)| *found != Use::Ignored) {
            by_use.entry(found.name()).or_insert((*found, Vec::new())).1.push(header.clone());
        }
        error.duplicate = by_use.into_values().filter(|(_, headers)| headers.len() > 1).collect();
        let astray = |(_, found): &&(String, Use)| !in_layout(*found, layout);
        error.ambiguous.extend(columns.iter().filter(astray).map(|(header, found)| (header.clone(), vec![*found])));
        error.no_cells = !columns.iter().any(|(_, found)| matches!(found, Use::Cell(_)));
        if error == MappingError::default() { Ok(Self { columns, layout }) } else { Err(error) }
    }

    /// The columns by name, with what they hold.
    #[must_use]
    pub fn columns(&self) -> &[(String, Use)] {
        &self.columns
    }

    /// The layout of the tables.
    #[must_use]
    pub const fn layout(&self) -> Layout {
        self.layout
    }

    /// The report of one row: the contents of its columns, in their order.
    ///
    /// A cell of the layout that no column holds is missing.
    pub fn report<'a>(&self, contents: impl IntoIterator<Item = Content<'a>>) -> Report {
        let mut report = Report::new();
        report.layout = self.layout;
        for ((_, found), content) in self.columns.iter().zip(contents) {
            match found {
                Use::Cell(address) => report.set(*address, content.cell(*address)),
                Use::Agency => report.agency = content.words().map(Into::into),
                Use::Title => report.title = content.words().map(Into::into),
                Use::Year => report.year = content.year(),
                Use::Number | Use::Ignored => {}
            }
        }
        report
    }
}

/// What headers mean when all of them name rows first, or all columns, as the plain ones among them tell.
fn one_way(found: Vec<Uses>) -> Vec<Vec<Use>> {
    let rows = found.iter().any(|uses| uses.columns_first.is_empty() && !uses.rows_first.is_empty());
    let columns = found.iter().any(|uses| uses.rows_first.is_empty() && !uses.columns_first.is_empty());
    let choose = |uses: Uses| match (rows, columns) {
        (true, false) => uses.rows_first,
        (false, true) => uses.columns_first,
        _ => uses.all(),
    };
    found.into_iter().map(choose).collect()
}

/// How many headers mean something, for finding the row of headers.
pub(super) fn known(headers: &[String]) -> usize {
    headers.iter().filter(|header| uses(header).all().iter().any(|found| matches!(found, Use::Cell(_)))).count()
}

/// For each table the newest edition that has a cell for every column that is one of the table's.
fn layout(found: &[Vec<Use>]) -> Layout {
    let mut layout = Layout::default();
    for table in Table::ALL {
        let cells = |found: &Vec<Use>| -> Vec<Address> {
            let cells =
                found.iter().filter_map(|found| if let Use::Cell(address) = found { Some(*address) } else { None });
            cells.filter(|address| address.table() == table).collect()
        };
        let columns: Vec<Vec<Address>> = found.iter().map(cells).filter(|cells| !cells.is_empty()).collect();
        let fits = |edition: &Edition| {
            let printed = Address::of(table, *edition);
            columns.iter().filter(|cells| cells.iter().any(|address| printed.contains(address))).count()
        };
        // Of two editions that fit alike, the later is the newer.
        let best = Edition::ALL.into_iter().max_by_key(fits).filter(|_| !columns.is_empty());
        *layout.get_mut(table) = best.map_or(TableLayout::Absent, TableLayout::Of);
    }
    layout
}

fn in_layout(found: Use, layout: Layout) -> bool {
    let Use::Cell(address) = found else { return true };
    let edition = layout.get(address.table()).edition();
    edition.is_some_and(|edition| Address::of(address.table(), edition).contains(&address))
}

impl MappingError {
    /// The error in the clerk's words and in English.
    #[must_use]
    pub fn message(&self) -> Message {
        let (mut zh, mut en) = (Vec::new(), Vec::new());
        let mut say = |list: Vec<String>, in_chinese: &str, in_english: &str| {
            if !list.is_empty() {
                let list = list.join("、");
                zh.push(format!("{in_chinese}：{list}"));
                en.push(format!("{in_english}: {list}"));
            }
        };
        let quoted = |names: &[String]| names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>();
        let name = |found: &Use| found.name();
        let ambiguous = self
            .ambiguous
            .iter()
            .map(|(header, uses)| format!("“{header}”（{}）", uses.iter().map(name).collect::<Vec<_>>().join(" / ")));
        let duplicate =
            self.duplicate.iter().map(|(found, headers)| format!("{}（{}）", found.name(), quoted(headers).join("、")));
        say(quoted(&self.unknown), "认不出的列", "columns that mean nothing known");
        say(
            ambiguous.collect(),
            "含义不唯一，或与其他列不属同一版格式的列",
            "columns that are ambiguous or of another edition",
        );
        say(duplicate.collect(), "有多列对应同一项", "several columns are the same");
        say(quoted(&self.absent), "指定的列不存在", "columns that were given are not there");
        if self.no_cells {
            zh.push("没有一列是法定表格的单元格".to_owned());
            en.push("no column is a cell of the form".to_owned());
        }
        Message::new(
            format!("{}。请用 mapping 指定各列的含义，不需要的列指定为 ignore", zh.join("；")),
            format!("{}; say what they are with a mapping, and `ignore` for what is not needed", en.join("; ")),
        )
    }
}

impl fmt::Display for MappingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for MappingError {}
