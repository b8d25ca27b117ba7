//! Documents, decisions and fees: what sentences say and what table 2 has.

use super::STATED;
use crate::Text;
use crate::rule::{Body, Claimed, Rule, Said, Severity};
use crate::rules::cases;

/// The normative documents, as the text says, are those of table 2.
pub(in crate::rules) static NORMATIVE_DOCUMENTS: Rule = Rule {
    id: "narrative-normative-documents",
    summary: Text::new(
        "正文所说行政规范性文件制发、废止、现行有效件数与表二一致",
        "The normative documents, as the text says, are those of table 2",
    ),
    body: Body::Claim(Claimed { of: &["normative_documents.*"], said: &[Said::Number] }),
    cases: cases!("narrative-normative-documents"),
    ..STATED
};

/// The government rules, as the text says, are those of table 2.
pub(in crate::rules) static GOVERNMENT_RULES: Rule = Rule {
    id: "narrative-government-rules",
    summary: Text::new(
        "正文所说规章制发、废止、现行有效件数与表二一致",
        "The government rules, as the text says, are those of table 2",
    ),
    body: Body::Claim(Claimed { of: &["government_rules.*"], said: &[Said::Number] }),
    cases: cases!("narrative-government-rules"),
    ..STATED
};

/// Where the text says that nothing was issued or repealed, table 2 has 0.
pub(in crate::rules) static NONE_ISSUED: Rule = Rule {
    id: "narrative-none-issued",
    summary: Text::new(
        "正文说没有制发、废止文件的，表二相应为 0",
        "Where the text says that nothing was issued or repealed, table 2 has 0",
    ),
    help: Text::new(
        "核对这句话和表中的数字；确实没有的，表中应为 0",
        "Recheck the sentence and the table; where there were none, the table says 0",
    ),
    body: Body::Claim(Claimed { of: &["normative_documents.*", "government_rules.*"], said: &[Said::None] }),
    cases: cases!("narrative-none-issued"),
    ..STATED
};

/// The decisions on licences, penalties and coercion, as the text says, are those of table 2.
pub(in crate::rules) static DECISIONS: Rule = Rule {
    id: "narrative-decisions",
    summary: Text::new(
        "正文所说行政许可、处罚、强制的件数与表二一致",
        "The decisions on licences, penalties and coercion, as the text says, are those of table 2",
    ),
    severity: Severity::Note,
    body: Body::Claim(Claimed { of: &["licensing", "penalties", "coercion"], said: &[Said::Number, Said::None] }),
    cases: cases!("narrative-decisions"),
    ..STATED
};

/// The administrative fees, as the text says, are those of table 2.
pub(in crate::rules) static ADMINISTRATIVE_FEES: Rule = Rule {
    id: "narrative-administrative-fees",
    summary: Text::new(
        "正文所说行政事业性收费与表二一致",
        "The administrative fees, as the text says, are those of table 2",
    ),
    body: Body::Claim(Claimed { of: &["administrative_fees"], said: &[Said::Number, Said::None] }),
    cases: cases!("narrative-administrative-fees"),
    ..STATED
};
