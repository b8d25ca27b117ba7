//! What a rule is: data that explains itself.

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use crate::check::Context;
use crate::finding::Findings;
use crate::relation::Formula;
use crate::{Edition, Text};
#[cfg(feature = "cases")]
use crate::{case, claim::claims};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 提示: good to know.
    Note,
    /// 核实性: mend it or give a reason.
    Query,
    /// 强制性: must be mended.
    Error,
}

impl Severity {
    /// The severity in the words of the statistics returns.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Error => Text::new("强制性错误", "error"),
            Self::Query => Text::new("核实性问题", "query"),
            Self::Note => Text::new("提示", "note"),
        }
    }

    /// The id used in JSON and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Query => "query",
            Self::Note => "note",
        }
    }
}

/// What a group of rules is about; a rule's id starts with its family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Family {
    /// The document as a whole: title, dates, names, citations.
    Document,
    /// The six parts and their headings.
    Section,
    /// The edition of the form.
    Edition,
    /// The shape of the tables.
    Table,
    /// Single cells.
    Cell,
    /// 表二.
    Disclosure,
    /// 表三.
    Requests,
    /// 表四.
    Review,
    /// What sentences say, beside the tables and beside each other.
    Narrative,
    /// 信息处理费.
    Fee,
    /// This year's report beside last year's.
    Years,
    /// An organ's report beside its members'.
    Members,
}

impl Family {
    /// The id that rule ids start with.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Section => "section",
            Self::Edition => "edition",
            Self::Table => "table",
            Self::Cell => "cell",
            Self::Disclosure => "disclosure",
            Self::Requests => "requests",
            Self::Review => "review",
            Self::Narrative => "narrative",
            Self::Fee => "fee",
            Self::Years => "years",
            Self::Members => "members",
        }
    }
}

/// Where a rule comes from, and so how certain it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Authority {
    /// The 条例.
    Law,
    /// A notice of the State Council's General Office.
    Official,
    /// Printed on the form itself.
    Template,
    /// Follows from the form's own arithmetic.
    Proven,
    /// Seen to hold in published reports.
    Practice,
    /// About the reading, not about the report.
    Reading,
}

/// Whether a rule could be asked at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// It was judged.
    Run,
    /// Something it needs, other than a cell, is not there.
    NotApplicable,
}

/// How a rule is judged.
#[derive(Clone, Copy)]
pub(crate) enum Body {
    /// A line of arithmetic, repeated over lines of the form.
    Relation(Formula),
    /// What sentences claim of quantities equals the cells.
    Claim(Claimed),
    /// Anything else.
    Check(fn(&Context<'_>, &mut Findings<'_>) -> Asked),
    /// A function that reads words and no cell, of the report or of those beside it: what it finds stays while cells
    /// are edited.
    Words(fn(&Context<'_>, &mut Findings<'_>) -> Asked),
    /// Seen by a reader alone, which knows the shape of the document.
    Shape,
}

/// Which claims a rule holds against the cells.
#[derive(Clone, Copy)]
pub(crate) struct Claimed {
    /// Ids of quantities; `denied.*` is every id that starts so.
    pub(crate) of: &'static [&'static str],
    pub(crate) said: &'static [Said],
}

/// How a claim is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// With a number.
    Number,
    /// 未, 没有, 无.
    None,
    /// 全部, 均.
    All,
}

/// A rule of the catalogue.
#[non_exhaustive]
pub struct Rule {
    /// The id; it never changes its meaning.
    pub id: &'static str,
    /// What the rule is about.
    pub family: Family,
    /// How much its findings weigh.
    pub severity: Severity,
    /// Where it comes from.
    pub authority: Authority,
    /// The editions it is asked of.
    pub editions: &'static [Edition],
    /// What it says, in one sentence.
    pub summary: Text,
    /// Why it holds: the law, the notice, the print, the practice.
    pub basis: Text,
    /// What a finding says; `{slots}` are filled with its numbers.
    pub message: Text,
    /// What to do about a finding.
    pub help: Text,
    /// The version of gouji that brought the rule.
    pub since: &'static str,
    pub(crate) body: Body,
    /// The page of cases, which are its examples too.
    #[cfg_attr(not(feature = "cases"), allow(dead_code))]
    pub(crate) cases: &'static str,
}

impl Rule {
    /// The line of arithmetic, for rules that are one.
    #[must_use]
    pub fn formula(&self) -> Option<&'static str> {
        match self.body {
            Body::Relation(formula) => Some(formula.text),
            Body::Claim(_) | Body::Check(_) | Body::Words(_) | Body::Shape => None,
        }
    }
}

#[cfg(feature = "cases")]
impl Rule {
    /// Phrases that the rule reads, out of its cases, with 【】 about what they state; none for other rules.
    #[must_use]
    pub fn phrases(&self) -> Vec<String> {
        let Body::Claim(claimed) = self.body else { return Vec::new() };
        let mut phrases: Vec<String> = Vec::new();
        for case in self.cases() {
            for claim in &claims(&case.report) {
                if claimed.covers(claim) && !phrases.contains(&claim.marked) {
                    phrases.push(claim.marked.clone());
                }
            }
        }
        phrases
    }

    /// The literate cases of the rule: reports that pass and reports that fire.
    ///
    /// # Panics
    /// Never: a test reads every page.
    #[must_use]
    pub fn cases(&self) -> Vec<case::Case> {
        case::parse(self.cases).expect("every page of cases is read by a test")
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rule").field("id", &self.id).field("severity", &self.severity).finish_non_exhaustive()
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize_fields(serializer, cfg!(feature = "cases"))
    }
}

impl Rule {
    pub(crate) fn serialize_fields<S: Serializer>(&self, serializer: S, examples: bool) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Rule", 11 + 2 * usize::from(examples))?;
        object.serialize_field("id", self.id)?;
        object.serialize_field("family", &self.family)?;
        object.serialize_field("severity", &self.severity)?;
        object.serialize_field("authority", &self.authority)?;
        object.serialize_field("what", &self.summary)?;
        object.serialize_field("why", &self.basis)?;
        object.serialize_field("message", &self.message)?;
        object.serialize_field("help", &self.help)?;
        object.serialize_field("relation", &self.formula())?;
        object.serialize_field("layouts", &self.editions.iter().map(|e| e.number()).collect::<Vec<_>>())?;
        object.serialize_field("since", self.since)?;
        #[cfg(feature = "cases")]
        if examples {
            object.serialize_field("phrases", &self.phrases())?;
            object.serialize_field("examples", &case::Examples::of(&self.cases()))?;
        }
        object.end()
    }
}
