//! Local rules as data: deadlines, limits and required numbers of a place or a kind of organ.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Error;
use crate::json::{path, spelled};

/// The rules of one jurisdiction, in place of the nation's alone.
///
/// What a file does not name stays as the nation has it. `profiles/national.toml` documents every key;
/// beside it stand two local examples with their published sources.
///
/// ```
/// use gouji::Profile;
///
/// # #[cfg(feature = "toml")] {
/// let profile = Profile::from_toml("name = \"某市\"\n[limits]\noverview_characters = 1000\n")?;
/// assert_eq!(profile.limits.overview_characters, Some(1000));
/// let error = Profile::from_toml("[limits]\noverview_words = 1000\n").unwrap_err();
/// assert_eq!(error.path(), Some("/limits/overview_words"));
/// # }
/// # Ok::<(), gouji::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Profile {
    /// Whose rules these are.
    pub name: String,
    /// Where they are published.
    pub source: String,
    /// The kind of organ, where its name does not tell.
    pub organ: Option<Organ>,
    /// The statutory last days of publication, by kind of organ.
    pub deadlines: Deadlines,
    /// Earlier days set locally; the first that fits an organ counts.
    pub local_deadlines: Vec<LocalDeadline>,
    /// Lengths.
    pub limits: Limits,
    /// What must be said before part one.
    pub preface: Preface,
    /// Numbers that part one must state.
    pub required_numbers: Vec<RequiredNumber>,
    /// Who may issue 规章.
    pub government_rules: GovernmentRules,
    /// From when on texts count as copied.
    pub similarity: Similarity,
    /// The organs whose reports belong to a summary, by name.
    pub members: Vec<String>,
}

/// A kind of organ that reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Organ {
    /// 县级以上地方人民政府.
    Government,
    /// 县级以上人民政府部门.
    Department,
    /// 乡镇人民政府、街道办事处.
    Township,
}

/// The last days of publication in the year after the report's, by kind of organ; the law sets none for towns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Deadlines {
    /// 县级以上地方人民政府.
    pub government: Option<MonthDay>,
    /// 县级以上人民政府部门.
    pub department: Option<MonthDay>,
}

/// A last day of publication set locally.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LocalDeadline {
    /// The kind of organ; every kind if none is given.
    #[serde(default)]
    pub organ: Option<Organ>,
    /// How the names of the organs begin; every name if none is given.
    #[serde(default)]
    pub names: Vec<String>,
    /// The last day, as `01-28`.
    pub date: MonthDay,
}

/// Lengths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Limits {
    /// How many characters part one may have.
    pub overview_characters: Option<usize>,
}

/// What must be said before part one; the national format asks for neither.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Preface {
    /// The period the report covers.
    pub period: bool,
    /// The 条例 or the notice it is made by.
    pub basis: bool,
}

/// A number that part one must state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RequiredNumber {
    /// What is to be stated, in the clerk's words.
    pub item: String,
    /// A sentence with one of these words and a number states it.
    pub words: Vec<String>,
}

/// Who may issue 规章, by the ends of names; the longest end that fits decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct GovernmentRules {
    /// Ends of names of organs that may.
    pub may: Vec<String>,
    /// Ends of names of organs that may not.
    pub may_not: Vec<String>,
}

/// From when on texts count as copied: 1 is the same text, 0 nothing in common.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Similarity {
    /// Beside the organ's own report of last year.
    pub last_year: f64,
    /// Beside the report of another member.
    pub members: f64,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            name: "国家".to_owned(),
            source: "《中华人民共和国政府信息公开条例》第四十九条；国办公开办函〔2021〕30号".to_owned(),
            organ: None,
            deadlines: Deadlines::default(),
            local_deadlines: Vec::new(),
            limits: Limits::default(),
            preface: Preface::default(),
            required_numbers: Vec::new(),
            government_rules: GovernmentRules::default(),
            similarity: Similarity::default(),
            members: Vec::new(),
        }
    }
}

impl Default for Deadlines {
    fn default() -> Self {
        Self { government: Some(MonthDay { month: 3, day: 31 }), department: Some(MonthDay { month: 1, day: 31 }) }
    }
}

impl Default for GovernmentRules {
    fn default() -> Self {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self {
            may: owned(&["自治区人民政府"]),
            may_not: owned(&["县人民政府", "区人民政府", "旗人民政府", "乡人民政府", "镇人民政府", "街道办事处"]),
        }
    }
}

impl Default for Similarity {
    fn default() -> Self {
        Self { last_year: 0.9, members: 0.9 }
    }
}

static NATIONAL: LazyLock<Profile> = LazyLock::new(Profile::default);

impl Profile {
    /// The nation's rules, which hold where no profile is given.
    #[must_use]
    pub fn national() -> &'static Self {
        &NATIONAL
    }

    /// Reads a profile written in TOML.
    ///
    /// # Errors
    /// Unknown keys and values of the wrong kind, with the path to them.
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let syntax = |error: toml::de::Error| Error::profile("/", error.to_string().trim_end());
        let table: toml::Table = text.parse().map_err(syntax)?;
        // Read as JSON, so that the path to a fault is found in one way; its lines are not those of the file.
        let json = serde_json::to_string(&table).map_err(|error| Error::profile("/", error.to_string()))?;
        serde_json::from_str(&json).map_err(|error| {
            let (reason, place) = (error.to_string(), format!(" at line {} column {}", error.line(), error.column()));
            Error::profile(path(&json, &error), reason.trim_end_matches(&place))
        })
    }

    /// Reads a profile written in JSON.
    ///
    /// # Errors
    /// Unknown keys and values of the wrong kind, with the path to them.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        serde_json::from_str(text).map_err(|error| Error::profile(path(text, &error), error.to_string()))
    }
}

/// A day of any year, written `01-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// The day in a year.
    #[must_use]
    pub fn of(self, year: u16) -> Option<Date> {
        Date::new(i16::try_from(year).ok()?, self.month, self.day).ok()
    }

    fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        let [month, day] = [month, day].map(|number| number.parse().ok().filter(|_| number.len() == 2));
        let day = Self { month: month?, day: day? };
        // No leap day: it would be no day in most years.
        day.of(2001).map(|_| day)
    }
}

impl Serialize for MonthDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:02}-{:02}", self.month, self.day))
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        spelled(deserializer, "day like 01-31", Self::parse)
    }
}
