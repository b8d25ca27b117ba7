//! The answer of a check as JSON: the shape every door gives.

use std::sync::LazyLock;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::Message;
use crate::claim::Claim;
use crate::finding::hex;
use crate::report::Report;
use crate::rules::{RULES, RulesWithoutExamples};
use crate::verdict::Verdict;

/// The whole answer: the tool, the reports judged and the files that could not be read.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Answer<'a> {
    /// What judged.
    pub tool: Tool,
    /// One entry a report.
    pub reports: Vec<Entry<'a>>,
    /// One entry a file that could not be read.
    pub errors: Vec<FileError>,
}

impl<'a> Answer<'a> {
    /// An answer of this version and its rules.
    #[must_use]
    pub fn new(reports: Vec<Entry<'a>>, errors: Vec<FileError>) -> Self {
        Self { tool: Tool::current(), reports, errors }
    }
}

/// The version of the tool and of its rules, for review evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Tool {
    /// `gouji`.
    pub name: &'static str,
    /// The version.
    pub version: &'static str,
    /// The hash of the rule list without its examples.
    pub rules: String,
}

impl Tool {
    /// This version.
    #[must_use]
    pub fn current() -> Self {
        // Writing out the catalogue takes longer than a check; it never changes.
        static CURRENT: LazyLock<Tool> = LazyLock::new(|| {
            let rules = serde_json::to_vec(&RulesWithoutExamples(RULES)).unwrap_or_default();
            Tool { name: "gouji", version: env!("CARGO_PKG_VERSION"), rules: format!("sha256:{}", sha256(&rules)) }
        });
        CURRENT.clone()
    }
}

/// A report and its verdict, with the file they come from.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Entry<'a> {
    /// The file's path as it was given.
    pub file: Option<&'a str>,
    /// Which of several reports in the file.
    pub part: Option<&'a str>,
    /// The hash of the file, in hexadecimal.
    pub sha256: Option<&'a str>,
    /// The report.
    pub report: &'a Report,
    /// Its verdict.
    pub verdict: &'a Verdict,
    /// What its sentences claim, if that is to be told.
    pub claims: Option<&'a [Claim]>,
}

impl<'a> Entry<'a> {
    /// An entry for a report that comes from no file.
    #[must_use]
    pub const fn new(report: &'a Report, verdict: &'a Verdict) -> Self {
        Self { file: None, part: None, sha256: None, report, verdict, claims: None }
    }

    /// The entry with the file the report was read from: its path as given, the hash of its bytes, and
    /// which of several reports in it this is.
    #[must_use]
    pub const fn with_file(mut self, file: &'a str, sha256: &'a str, part: Option<&'a str>) -> Self {
        self.file = Some(file);
        self.sha256 = Some(sha256);
        self.part = part;
        self
    }

    /// The entry with what the report's sentences claim, contradicted or not.
    #[must_use]
    pub const fn with_claims(mut self, claims: &'a [Claim]) -> Self {
        self.claims = Some(claims);
        self
    }
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileError {
    /// The path as it was given.
    pub file: String,
    /// The kind, an id of the contract: `empty`, `encrypted`, …
    pub kind: &'static str,
    /// What is wrong and what to do.
    pub message: Message,
}

/// The SHA-256 of a file's bytes, as it stands in an [`Entry`].
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Entry", 14 + usize::from(self.claims.is_some()))?;
        object.serialize_field("file", &self.file)?;
        object.serialize_field("part", &self.part)?;
        object.serialize_field("sha256", &self.sha256)?;
        object.serialize_field("title", &self.report.title)?;
        object.serialize_field("agency", &self.report.agency)?;
        object.serialize_field("year", &self.report.year)?;
        object.serialize_field("layout", &self.report.layout)?;
        object.serialize_field("verdict", &self.verdict.outcome)?;
        object.serialize_field("if_blank_is_zero", &self.verdict.if_blank_is_zero)?;
        object.serialize_field("counts", &self.verdict.counts())?;
        object.serialize_field("rules", &Asked(self.verdict))?;
        object.serialize_field("cells", &ByAddress(self.report))?;
        object.serialize_field("findings", &self.verdict.findings)?;
        object.serialize_field("repairs", &self.verdict.repairs)?;
        match self.claims {
            Some(claims) => object.serialize_field("claims", claims)?,
            None => object.skip_field("claims")?,
        }
        object.end()
    }
}

/// Which rules were run, and which were not and why.
struct Asked<'a>(&'a Verdict);

impl Serialize for Asked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Rules", 4)?;
        object.serialize_field("run", &self.0.run().map(|rule| rule.id).collect::<Vec<_>>())?;
        object.serialize_field("not_assessable", &self.0.not_assessable)?;
        object.serialize_field("not_applicable", &self.0.not_applicable().map(|rule| rule.id).collect::<Vec<_>>())?;
        object.serialize_field("ignored", &self.0.ignored().map(|rule| rule.id).collect::<Vec<_>>())?;
        object.end()
    }
}

/// Every cell of the layout by its address.
struct ByAddress<'a>(&'a Report);

impl Serialize for ByAddress<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.cells())
    }
}
