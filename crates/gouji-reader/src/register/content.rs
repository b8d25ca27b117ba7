//! What a place of a register holds, before it is a cell of the form.

use std::borrow::Cow;

use gouji::{Address, Cell, Kind, LARGEST_COUNT};

/// What a place of a register holds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Content<'a> {
    /// Nothing.
    Blank,
    /// A whole number.
    Integer(i64),
    /// A number of a spreadsheet or a frame, which may be whole.
    Float(f64),
    /// A text, which may be a number as printed.
    Text(Cow<'a, str>),
    /// Something that cannot be read with certainty: a formula without its value.
    Doubtful(Cow<'a, str>),
}

impl Content<'_> {
    /// The cell of the form; nothing is a number unless it is one as it stands.
    ///
    /// ```
    /// use gouji::{Address, State};
    /// use gouji_reader::Content;
    ///
    /// let address: Address = "/requests/received/total".parse()?;
    /// assert_eq!(Content::Float(12.0).cell(address).state(), State::Number);
    /// assert_eq!(Content::Float(1.5).cell(address).state(), State::Text);
    /// assert_eq!(Content::Text("2000万".into()).cell(address).state(), State::Text);
    /// assert_eq!(Content::Blank.cell(address).state(), State::Blank);
    /// # Ok::<(), gouji::Error>(())
    /// ```
    #[must_use]
    pub fn cell(&self, address: Address) -> Cell {
        let kind = address.kind();
        match self {
            Self::Blank => Cell::BLANK,
            Self::Integer(number) => counted(*number, kind),
            Self::Float(number) if number.is_nan() => Cell::BLANK,
            Self::Float(number) => match whole(*number) {
                Some(number) => counted(number, kind),
                None => Cell::read(&number.to_string(), kind),
            },
            Self::Text(text) => Cell::read(text, kind),
            Self::Doubtful(text) => Cell::unreadable(text),
        }
    }

    /// The words that stand there, if any do.
    #[must_use]
    pub fn words(&self) -> Option<Cow<'_, str>> {
        let words = match self {
            Self::Blank => return None,
            Self::Integer(number) => Cow::from(number.to_string()),
            Self::Float(number) if number.is_nan() => return None,
            Self::Float(number) => Cow::from(number.to_string()),
            Self::Text(text) | Self::Doubtful(text) => Cow::from(text.trim()),
        };
        (!words.is_empty()).then_some(words)
    }

    /// The report year that stands there: 2024, 2024年, 2024年度.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        let words = self.words()?;
        let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
        (digits.len() == 4).then(|| digits.parse().ok()).flatten()
    }
}

/// A number that can be counted; any other is what would be printed, and so a finding.
fn counted(number: i64, kind: Kind) -> Cell {
    match kind {
        Kind::Count if (0..=LARGEST_COUNT).contains(&number) => number.into(),
        _ => Cell::read(&number.to_string(), kind),
    }
}

/// A float as an integer, when it is one exactly.
fn whole(number: f64) -> Option<i64> {
    #[allow(clippy::cast_precision_loss, reason = "2^53-1 is exact")]
    let exact = number.fract() == 0.0 && number.abs() <= LARGEST_COUNT as f64;
    exact.then_some(number as i64)
}
