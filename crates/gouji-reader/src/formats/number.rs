//! Numbers as a spreadsheet shows them: whole numbers without a point, dates as dates.

use jiff::civil::{Date, date};

use super::sheet::Content;

/// What a number format makes of a number, as far as it changes what the number says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    /// As it is.
    #[default]
    Plain,
    /// A hundred times, with a sign.
    Percent,
    /// A day or a time of day.
    Date,
    /// In thousands or millions.
    Scaled,
}

impl Shown {
    /// The formats that a workbook does not spell out, by their number.
    pub(crate) fn built_in(id: u32) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Self::Date,
            _ => Self::Plain,
        }
    }

    /// What a format code says, such as `yyyy"年"m"月"` or `0.00%`.
    pub(crate) fn of_code(code: &str) -> Self {
        let code = code.split(';').next().unwrap_or_default();
        if code.eq_ignore_ascii_case("general") || code.eq_ignore_ascii_case("standard") {
            return Self::Plain;
        }
        let mut bare = String::new();
        let mut rest = code.chars();
        while let Some(character) = rest.next() {
            match character {
                '"' => rest.by_ref().take_while(|end| *end != '"').for_each(drop),
                '\\' | '_' | '*' => drop(rest.next()),
                '[' => {
                    let inner: String = rest.by_ref().take_while(|end| *end != ']').collect();
                    // Elapsed time, `[h]:mm`; all else in brackets is a colour, a language, a condition.
                    if !inner.is_empty() && inner.chars().all(|unit| "hmsHMS".contains(unit)) {
                        bare.push_str(&inner);
                    }
                }
                _ => bare.push(character.to_ascii_lowercase()),
            }
        }
        if bare.contains(['y', 'm', 'd', 'h', 's']) {
            Self::Date
        } else if bare.contains('%') {
            Self::Percent
        } else if bare.trim_end().ends_with(',') || bare.contains(",.") {
            Self::Scaled
        } else {
            Self::Plain
        }
    }

    /// What a cell with this format shows.
    ///
    /// A number that is shown as a date is doubtful: the clerk typed `1-2`, or a date where a number
    /// belongs.
    pub(crate) fn show(self, number: f64, days_from_1904: bool) -> Content {
        match self {
            Self::Plain => Content::certain(print(number)),
            Self::Percent => Content::certain(format!("{}%", print(number * 100.0))),
            Self::Scaled => Content::doubtful(print(number)),
            Self::Date => Content::doubtful(print_date(number, days_from_1904).unwrap_or_else(|| print(number))),
        }
    }
}

/// A number in the fewest digits that say it, of the 15 that a spreadsheet keeps.
pub(crate) fn print(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        // No minus before 0.
        return (number as i64).to_string();
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded.abs() < 1e21 { rounded.to_string() } else { format!("{rounded:e}") }
}

fn print_date(number: f64, days_from_1904: bool) -> Option<String> {
    const LAST: f64 = 2_958_466.0;
    if !(0.0..LAST).contains(&number) {
        return None;
    }
    let days = number.trunc() as i64;
    let minutes = (number.fract() * 1440.0).round() as i64;
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if days == 0 {
        return Some(time);
    }
    let epoch = match (days_from_1904, days) {
        (true, _) => date(1904, 1, 1),
        // Day 60 is a 29 February 1900 that never was.
        (false, ..60) => date(1899, 12, 31),
        (false, _) => date(1899, 12, 30),
    };
    let day: Date = epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    Some(if minutes == 0 { day.to_string() } else { format!("{day} {time}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_point_and_others_their_shortest_form() {
        assert_eq!(
            [12.0, -0.0, 43.788, 0.1 + 0.2, 18.871, 1e15].map(print),
            ["12", "0", "43.788", "0.3", "18.871", "1000000000000000"]
        );
    }

    #[test]
    fn formats_are_known_by_what_they_show() {
        for plain in
            ["General", "0", "0.00_);[Red]\\(0.00\\)", "#,##0", "0\"days\"", "G/通用格式", "[$-804]0", "0.00E+00"]
        {
            assert_eq!(Shown::of_code(plain), Shown::Plain, "{plain}");
        }
        for date in ["yyyy\"年\"m\"月\"d\"日\"", "m/d/yy", "[h]:mm", "[$-804]yyyy/m/d;@"] {
            assert_eq!(Shown::of_code(date), Shown::Date, "{date}");
        }
        assert_eq!(Shown::of_code("0.0%"), Shown::Percent);
        assert_eq!(Shown::of_code("0,\"千\""), Shown::Scaled);
    }

    #[test]
    fn a_date_is_shown_as_one_and_doubted() {
        let show = |number| Shown::Date.show(number, false);
        assert_eq!(show(45_677.0), Content::doubtful("2025-01-20"));
        assert_eq!(show(1.0), Content::doubtful("1900-01-01"));
        assert_eq!(show(45_677.5), Content::doubtful("2025-01-20 12:00"));
        assert_eq!(show(0.25), Content::doubtful("06:00"));
        assert_eq!(show(1e300).text, "1e300");
    }
}
