//! The editions of the form: one file each, frozen once released.

mod v2019;
mod v2021;

use crate::form::Form;

/// An edition of the form, named after the year of its notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Edition {
    /// 国办公开办函〔2019〕60号, for the report years 2019 and 2020.
    V2019,
    /// 国办公开办函〔2021〕30号, for the report years from 2021.
    V2021,
}

impl Edition {
    /// The editions, oldest first.
    pub const ALL: [Self; 2] = [Self::V2019, Self::V2021];

    /// The edition as the paper prints it.
    #[must_use]
    pub const fn form(self) -> &'static Form {
        match self {
            Self::V2019 => &v2019::FORM,
            Self::V2021 => &v2021::FORM,
        }
    }

    /// The number that names the edition in layouts: 2019, 2021.
    #[must_use]
    pub const fn number(self) -> u16 {
        match self {
            Self::V2019 => 2019,
            Self::V2021 => 2021,
        }
    }

    /// The edition of that number.
    #[must_use]
    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.number() == number)
    }

    /// The edition prescribed for a report year; `None` before 2019.
    #[must_use]
    pub fn in_force(year: u16) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|edition| edition.form().first_year <= year)
    }
}
