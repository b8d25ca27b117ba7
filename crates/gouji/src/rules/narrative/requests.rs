//! Applications: what sentences say and what table 3 has.

use super::STATED;
use crate::Text;
use crate::rule::{Body, Claimed, Rule, Said};
use crate::rules::cases;

/// The applications received, as the text says, are those of table 3.
pub(in crate::rules) static RECEIVED: Rule = Rule {
    id: "narrative-received",
    summary: Text::new(
        "正文所说收到的申请数与表三一致",
        "The applications received, as the text says, are those of table 3",
    ),
    body: Body::Claim(Claimed { of: &["received"], said: &[Said::Number] }),
    cases: cases!("narrative-received"),
    ..STATED
};

/// Applications with those carried over, as the text says, are the sum of table 3.
pub(in crate::rules) static INTAKE: Rule = Rule {
    id: "narrative-intake",
    summary: Text::new(
        "正文所说含上年结转的申请数等于表三新收与结转之和",
        "Applications with those carried over, as the text says, are the sum of table 3",
    ),
    body: Body::Claim(Claimed { of: &["intake"], said: &[Said::Number] }),
    cases: cases!("narrative-intake"),
    ..STATED
};

/// Where the text says that no application came, table 3 has 0 received.
pub(in crate::rules) static NO_REQUESTS: Rule = Rule {
    id: "narrative-no-requests",
    summary: Text::new(
        "正文说没有收到申请的，表三新收为 0",
        "Where the text says that no application came, table 3 has 0 received",
    ),
    help: Text::new(
        "核对这句话和表中的数字；确实没有的，表中应为 0",
        "Recheck the sentence and the table; where there were none, the table says 0",
    ),
    body: Body::Claim(Claimed { of: &["received"], said: &[Said::None] }),
    cases: cases!("narrative-no-requests"),
    ..STATED
};

/// The applications carried over from last year, as the text says, are those of table 3.
pub(in crate::rules) static PENDING_START: Rule = Rule {
    id: "narrative-pending-start",
    summary: Text::new(
        "正文所说上年结转的申请数与表三一致",
        "The applications carried over from last year, as the text says, are those of table 3",
    ),
    body: Body::Claim(Claimed { of: &["pending_start"], said: &[Said::Number, Said::None] }),
    cases: cases!("narrative-pending-start"),
    ..STATED
};

/// The applications carried over to next year, as the text says, are those of table 3.
pub(in crate::rules) static PENDING_END: Rule = Rule {
    id: "narrative-pending-end",
    summary: Text::new(
        "正文所说结转下年度的申请数与表三一致",
        "The applications carried over to next year, as the text says, are those of table 3",
    ),
    body: Body::Claim(Claimed { of: &["pending_end"], said: &[Said::Number, Said::None] }),
    cases: cases!("narrative-pending-end"),
    ..STATED
};

/// Where the text says that all are done with, table 3 carries none over.
pub(in crate::rules) static ALL_DONE: Rule = Rule {
    id: "narrative-all-done",
    summary: Text::new(
        "正文说全部办结的，表三结转下年度为 0",
        "Where the text says that all are done with, table 3 carries none over",
    ),
    body: Body::Claim(Claimed { of: &["pending_end"], said: &[Said::All] }),
    cases: cases!("narrative-all-done"),
    ..STATED
};

/// The applications done with, as the text says, are the total of table 3.
pub(in crate::rules) static PROCESSED: Rule = Rule {
    id: "narrative-processed",
    summary: Text::new(
        "正文所说办结、答复的申请数与表三办理总计一致",
        "The applications done with, as the text says, are the total of table 3",
    ),
    body: Body::Claim(Claimed { of: &["processed"], said: &[Said::Number, Said::None] }),
    cases: cases!("narrative-processed"),
    ..STATED
};

/// The results of each kind, as the text says, are those of table 3.
pub(in crate::rules) static RESULTS: Rule = Rule {
    id: "narrative-results",
    summary: Text::new(
        "正文所说予以公开、不予公开等各类结果的件数与表三一致",
        "The results of each kind, as the text says, are those of table 3",
    ),
    body: Body::Claim(Claimed {
        of: &["granted", "partly_granted", "granted_or_partly", "denied", "unavailable", "declined", "other"],
        said: &[Said::Number, Said::None],
    }),
    cases: cases!("narrative-results"),
    ..STATED
};

/// The applications of one row, as the text says, are those of table 3.
pub(in crate::rules) static ROWS: Rule = Rule {
    id: "narrative-rows",
    summary: Text::new(
        "正文所说属于某一情形的件数与表三该行一致",
        "The applications of one row, as the text says, are those of table 3",
    ),
    body: Body::Claim(Claimed {
        of: &["denied.*", "unavailable.*", "declined.*", "other.*"],
        said: &[Said::Number, Said::None],
    }),
    cases: cases!("narrative-rows"),
    ..STATED
};

/// The applications of each kind of applicant, as the text says, are those of table 3.
pub(in crate::rules) static APPLICANTS: Rule = Rule {
    id: "narrative-applicants",
    summary: Text::new(
        "正文所说自然人、法人等各类申请人的件数与表三一致",
        "The applications of each kind of applicant, as the text says, are those of table 3",
    ),
    body: Body::Claim(Claimed { of: &["received/*"], said: &[Said::Number] }),
    cases: cases!("narrative-applicants"),
    ..STATED
};

/// The applications withdrawn, as the text says, are no more than table 3 has under other handling.
pub(in crate::rules) static WITHDRAWN: Rule = Rule {
    id: "narrative-withdrawn",
    summary: Text::new(
        "正文所说撤回的申请数不超过表三其他处理",
        "The applications withdrawn, as the text says, are no more than table 3 has under other handling",
    ),
    body: Body::Claim(Claimed { of: &["withdrawn"], said: &[Said::Number] }),
    cases: cases!("narrative-withdrawn"),
    ..STATED
};
