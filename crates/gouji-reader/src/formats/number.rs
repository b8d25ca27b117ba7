//! How a spreadsheet shows its numbers: dates as dates, shares in percent.

use jiff::SignedDuration;
use jiff::civil::{Date, date};

use super::decimal::Decimal;
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
    /// Not at all: `;;;`, or words in its place.
    Hidden,
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
        // Sections for numbers above, below and at 0; one for texts after them.
        let mut sections = code.split(';').take(3).map(bare);
        let first = sections.next().unwrap_or_default();
        let shows = |bare: &str| bare.contains(|c: char| "0#?@".contains(c) || c.is_alphabetic());
        if matches!(first.trim(), "general" | "standard") {
            Self::Plain
        } else if first.contains(['y', 'm', 'd', 'h', 's']) {
            Self::Date
        } else if first.contains('%') {
            Self::Percent
        } else if first.trim_end().ends_with(',') || first.contains(",.") {
            Self::Scaled
        } else if !shows(&first) && !sections.any(|bare| shows(&bare)) {
            Self::Hidden
        } else {
            Self::Plain
        }
    }

    /// What a cell with this format shows.
    ///
    /// A number that is shown as a date is doubtful: the clerk typed `1-2`, or a date where a number
    /// belongs.
    pub(crate) fn show(self, number: Decimal, days_from_1904: bool) -> Content {
        match self {
            Self::Plain => Content::certain(number.to_string()),
            Self::Percent => Content::certain(format!("{}%", number.shifted(2))),
            Self::Scaled | Self::Hidden => Content::doubtful(number.to_string()),
            Self::Date => Content::doubtful(print_date(number, days_from_1904).unwrap_or_else(|| number.to_string())),
        }
    }
}

/// A section of a format code without its colours, conditions and words, in small letters.
fn bare(section: &str) -> String {
    let mut bare = String::new();
    let mut rest = section.chars();
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
    bare
}

/// Whether a number as a file has it is printed so: whole, of few digits, with no zero before them.
pub(crate) fn is_print(text: &str) -> bool {
    let digits = text.len() < 16 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits && (text == "0" || text.bytes().next().is_some_and(|first| first != b'0'))
}

fn print_date(number: Decimal, days_from_1904: bool) -> Option<String> {
    const LAST: i64 = 2_958_465;
    let (days, minutes) = number.days_and_minutes().filter(|(days, _)| *days <= LAST)?;
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
    let day: Date = epoch.checked_add(SignedDuration::from_hours(24 * days)).ok()?;
    Some(if minutes == 0 { day.to_string() } else { format!("{day} {time}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_as_its_own_print_is_printed_so() {
        for text in ["0", "1", "10", "24180", "999999999999999"] {
            assert!(is_print(text), "{text}");
            assert_eq!(Decimal::parse(text).expect(text).to_string(), text);
        }
        for text in ["", "00", "012", "-1", "1.0", "1e3", "1000000000000000", " 1", "１"] {
            assert!(!is_print(text), "{text}");
        }
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
        for hidden in [";;;", "\"无\"", ";;;@", "\"-\";\"-\""] {
            assert_eq!(Shown::of_code(hidden), Shown::Hidden, "{hidden}");
        }
        for shown in ["@", "[=0]\"\";0", "0;-0;;@", "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "General\"件\"", "#"]
        {
            assert_eq!(Shown::of_code(shown), Shown::Plain, "{shown}");
        }
    }

    #[test]
    fn a_date_is_shown_as_one_and_doubted() {
        let show = |number: &str| Shown::Date.show(Decimal::parse(number).expect(number), false);
        assert_eq!(show("45677"), Content::doubtful("2025-01-20"));
        assert_eq!(show("1"), Content::doubtful("1900-01-01"));
        assert_eq!(show("45677.5"), Content::doubtful("2025-01-20 12:00"));
        assert_eq!(show("0.25"), Content::doubtful("06:00"));
        assert_eq!(show("2958466"), Content::doubtful("2958466"));
        assert_eq!(show("-1"), Content::doubtful("-1"));
        assert_eq!(show("1E300"), Content::doubtful("1e300"));
    }
}
