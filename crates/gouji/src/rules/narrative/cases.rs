//! Reconsideration and litigation: what sentences say and what table 4 has.

use super::STATED;
use crate::Text;
use crate::rule::{Body, Claimed, Rule, Said};
use crate::rules::cases;

/// The reconsideration cases, as the text says, are those of table 4.
pub(in crate::rules) static RECONSIDERATION: Rule = Rule {
    id: "narrative-reconsideration",
    summary: Text::new(
        "正文所说行政复议件数与表四一致",
        "The reconsideration cases, as the text says, are those of table 4",
    ),
    body: Body::Claim(Claimed { of: &["reconsideration"], said: &[Said::Number] }),
    cases: cases!("narrative-reconsideration"),
    ..STATED
};

/// The litigation cases, as the text says, are those of table 4.
pub(in crate::rules) static LITIGATION: Rule = Rule {
    id: "narrative-litigation",
    summary: Text::new(
        "正文所说行政诉讼件数与表四一致",
        "The litigation cases, as the text says, are those of table 4",
    ),
    body: Body::Claim(Claimed {
        of: &["litigation", "litigation_direct", "litigation_after_reconsideration"],
        said: &[Said::Number],
    }),
    cases: cases!("narrative-litigation"),
    ..STATED
};

/// The cases of both kinds together, as the text says, are those of table 4.
pub(in crate::rules) static CASES: Rule = Rule {
    id: "narrative-cases",
    summary: Text::new(
        "正文所说复议、诉讼案件合计与表四一致",
        "The cases of both kinds together, as the text says, are those of table 4",
    ),
    body: Body::Claim(Claimed { of: &["cases"], said: &[Said::Number] }),
    cases: cases!("narrative-cases"),
    ..STATED
};

/// Where the text says that there was no case, the total of table 4 is 0.
pub(in crate::rules) static NO_CASES: Rule = Rule {
    id: "narrative-no-cases",
    summary: Text::new(
        "正文说没有复议、诉讼的，表四相应总计为 0",
        "Where the text says that there was no case, the total of table 4 is 0",
    ),
    help: Text::new(
        "核对这句话和表中的数字；确实没有的，表中应为 0",
        "Recheck the sentence and the table; where there were none, the table says 0",
    ),
    body: Body::Claim(Claimed {
        of: &["reconsideration", "litigation", "litigation_direct", "litigation_after_reconsideration", "cases"],
        said: &[Said::None],
    }),
    cases: cases!("narrative-no-cases"),
    ..STATED
};

/// The results of cases, as the text says, are those of table 4.
pub(in crate::rules) static CASE_RESULTS: Rule = Rule {
    id: "narrative-case-results",
    summary: Text::new(
        "正文所说维持、纠正等结果的件数与表四一致",
        "The results of cases, as the text says, are those of table 4",
    ),
    body: Body::Claim(Claimed {
        of: &[
            "reconsideration.upheld",
            "reconsideration.overturned",
            "reconsideration.other",
            "reconsideration.pending",
            "litigation.upheld",
            "litigation.overturned",
            "litigation.other",
            "litigation.pending",
            "litigation_direct.upheld",
            "litigation_direct.overturned",
            "litigation_direct.other",
            "litigation_direct.pending",
            "litigation_after_reconsideration.upheld",
            "litigation_after_reconsideration.overturned",
            "litigation_after_reconsideration.other",
            "litigation_after_reconsideration.pending",
            "cases.upheld",
            "cases.overturned",
            "cases.other",
            "cases.pending",
        ],
        said: &[Said::Number],
    }),
    cases: cases!("narrative-case-results"),
    ..STATED
};

/// Where the text says that no decision was overturned, table 4 has none.
pub(in crate::rules) static NO_CORRECTION: Rule = Rule {
    id: "narrative-no-correction",
    summary: Text::new(
        "正文说没有被纠错、败诉的，表四结果纠正为 0",
        "Where the text says that no decision was overturned, table 4 has none",
    ),
    help: Text::new(
        "核对这句话和表中的数字；确实没有的，表中应为 0",
        "Recheck the sentence and the table; where there were none, the table says 0",
    ),
    body: Body::Claim(Claimed {
        of: &[
            "reconsideration.overturned",
            "reconsideration.pending",
            "litigation.overturned",
            "litigation.pending",
            "litigation_direct.overturned",
            "litigation_direct.pending",
            "litigation_after_reconsideration.overturned",
            "litigation_after_reconsideration.pending",
            "cases.overturned",
            "cases.pending",
        ],
        said: &[Said::None],
    }),
    cases: cases!("narrative-no-correction"),
    ..STATED
};

/// Where the text says that all were upheld, table 4 has no other outcome and none pending.
pub(in crate::rules) static ALL_UPHELD: Rule = Rule {
    id: "narrative-all-upheld",
    summary: Text::new(
        "正文说均维持的，表四没有纠正、其他结果和尚未审结",
        "Where the text says that all were upheld, table 4 has no other outcome and none pending",
    ),
    body: Body::Claim(Claimed {
        of: &[
            "reconsideration.not_upheld",
            "litigation.not_upheld",
            "litigation_direct.not_upheld",
            "litigation_after_reconsideration.not_upheld",
            "cases.not_upheld",
        ],
        said: &[Said::All],
    }),
    cases: cases!("narrative-all-upheld"),
    ..STATED
};
