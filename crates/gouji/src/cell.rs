//! A cell that does not lie: what stands there, and only then what it is worth.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize, Serializer};

use crate::form::Kind;
use crate::note::Note;
use crate::origin::Origin;
use crate::{Text, printed};

/// The largest count that is read: beyond it JavaScript would round.
pub const LARGEST_COUNT: i64 = (1 << 53) - 1;

/// What is known of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A number, as printed.
    Number,
    /// An empty cell. Never taken for 0.
    Blank,
    /// `/`, `-`, `—`, 无, 不适用.
    NotApplicable,
    /// Its own content is no number.
    Text,
    /// There, but not placed or read with certainty: the reader's doubt, never the clerk's fault.
    Unreadable,
    /// Not in the document.
    #[default]
    Missing,
}

impl State {
    /// The states, in the order of what is known.
    pub const ALL: [Self; 6] =
        [Self::Number, Self::Blank, Self::NotApplicable, Self::Text, Self::Unreadable, Self::Missing];

    /// The state in the clerk's words.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Number => Text::new("数字", "number"),
            Self::Blank => Text::new("空白", "blank"),
            Self::NotApplicable => Text::new("不适用", "not applicable"),
            Self::Text => Text::new("文字", "text"),
            Self::Unreadable => Text::new("无法辨认", "unreadable"),
            Self::Missing => Text::new("缺失", "missing"),
        }
    }
}

/// A number as printed: exact, never converted to another unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// A count, or the signed change of the 2019 form.
    Count(i64),
    /// A sum of money with the decimals that were printed.
    Amount(Decimal),
}

impl Value {
    /// Whether it is 0.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        match self {
            Self::Count(count) => count == 0,
            Self::Amount(amount) => amount.is_zero(),
        }
    }

    /// The value as an integer, when it is a count or a change.
    #[must_use]
    pub const fn as_count(self) -> Option<i64> {
        match self {
            Self::Count(count) => Some(count),
            Self::Amount(_) => None,
        }
    }

    /// The value as an exact decimal.
    #[must_use]
    pub fn as_decimal(self) -> Decimal {
        match self {
            Self::Count(count) => Decimal::from(count),
            Self::Amount(amount) => amount,
        }
    }

    /// Writes what [`fmt::Display`] does, without the formatter's detour.
    pub(crate) fn write_to(self, words: &mut String) {
        match self {
            Self::Count(count) => words.push_str(itoa::Buffer::new().format(count)),
            Self::Amount(amount) => words.push_str(&amount.to_string()),
        }
    }
}

impl From<i64> for Value {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<Decimal> for Value {
    fn from(amount: Decimal) -> Self {
        Self::Amount(amount)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => count.fmt(f),
            Self::Amount(amount) => amount.fmt(f),
        }
    }
}

/// Counts are JSON numbers, amounts are strings, so that no decimal is lost.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(count) => serializer.serialize_i64(*count),
            Self::Amount(amount) => serializer.collect_str(amount),
        }
    }
}

/// A cell of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    state: State,
    value: Option<Value>,
    detail: Option<Box<Detail>>,
}

/// What most cells do not need: their print where it differs from the value, notes, an origin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Detail {
    text: Option<Box<str>>,
    notes: Vec<Note>,
    origin: Origin,
}

impl Cell {
    /// A cell that is not in the document.
    pub const MISSING: Self = Self { state: State::Missing, value: None, detail: None };
    /// An empty cell.
    pub const BLANK: Self = Self { state: State::Blank, value: None, detail: None };

    /// A count.
    #[must_use]
    pub const fn count(count: i64) -> Self {
        Self { state: State::Number, value: Some(Value::Count(count)), detail: None }
    }

    /// A sum of money, in the unit the form prints.
    #[must_use]
    pub const fn amount(amount: Decimal) -> Self {
        Self { state: State::Number, value: Some(Value::Amount(amount)), detail: None }
    }

    /// A cell whose content could not be placed or read with certainty.
    #[must_use]
    pub fn unreadable(text: &str) -> Self {
        Self { state: State::Unreadable, value: None, detail: None }.with_text(text)
    }

    /// Reads a cell as it is printed.
    ///
    /// ```
    /// use gouji::{Cell, Kind, State, Value};
    ///
    /// let cell = Cell::read("１,２３４件", Kind::Count);
    /// assert_eq!(cell.value(), Some(Value::Count(1234)));
    /// assert_eq!(Cell::read("/", Kind::Count).state(), State::NotApplicable);
    /// assert_eq!(Cell::read("", Kind::Count).state(), State::Blank);
    /// ```
    #[must_use]
    pub fn read(text: &str, kind: Kind) -> Self {
        if let Some(value) = printed::plain(text, kind) {
            return Self { state: State::Number, value: Some(value), detail: None };
        }
        let printed = printed::read(text, kind);
        let mut cell = Self { state: printed.state, value: printed.value, detail: None }.with_text(text);
        for note in printed.notes {
            cell = cell.with_note(note);
        }
        cell
    }

    pub(crate) fn from_parts(state: State, value: Option<Value>, text: Option<&str>) -> Self {
        let cell = Self { state, value, detail: None };
        match text {
            Some(text) => cell.with_text(text),
            None => cell,
        }
    }

    fn detail_mut(&mut self) -> &mut Detail {
        self.detail.get_or_insert_default()
    }

    /// Keeps the print only where it differs from what the value says: equal cells are equal.
    fn with_text(mut self, text: &str) -> Self {
        if text != self.text() {
            self.detail_mut().text = Some(text.into());
        }
        self
    }

    /// The cell with a note added.
    #[must_use]
    pub fn with_note(mut self, note: Note) -> Self {
        self.detail_mut().notes.push(note);
        self
    }

    /// The cell with the place it stands in.
    #[must_use]
    pub fn with_origin(mut self, origin: Origin) -> Self {
        if !origin.is_empty() || self.detail.is_some() {
            self.detail_mut().origin = origin;
        }
        self
    }

    /// What is known of the cell.
    #[must_use]
    pub const fn state(&self) -> State {
        self.state
    }

    /// The number, exactly when the state is [`State::Number`].
    #[must_use]
    pub const fn value(&self) -> Option<Value> {
        self.value
    }

    /// The number by reference.
    pub(crate) const fn number(&self) -> Option<&Value> {
        self.value.as_ref()
    }

    /// What is printed in the cell.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match (&self.detail, self.value) {
            (Some(detail), _) if detail.text.is_some() => detail.text.as_deref().unwrap_or_default().into(),
            (_, Some(value)) => value.to_string().into(),
            _ => "".into(),
        }
    }

    /// What was noticed while reading: a unit, an annotation, full-width digits.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        self.detail.as_ref().map_or(&[], |detail| &detail.notes)
    }

    /// Where the cell stands in its document.
    #[must_use]
    pub fn origin(&self) -> Option<&Origin> {
        self.detail.as_ref().map(|detail| &detail.origin).filter(|origin| !origin.is_empty())
    }

    pub(crate) fn is_plain(&self) -> bool {
        self.detail.is_none()
    }
}

impl From<i64> for Cell {
    fn from(count: i64) -> Self {
        Self::count(count)
    }
}

impl From<Decimal> for Cell {
    fn from(amount: Decimal) -> Self {
        Self::amount(amount)
    }
}
