//! The form of 国办公开办函〔2021〕30号, line by line.

use super::Edition;
use crate::Text;
use crate::form::{Block, Form, Line, Span, line, span};

pub(super) static FORM: Form = Form {
    edition: Edition::V2021,
    notice: Text::new(
        "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
        "Format of the annual report on open government information (Guoban Gongkaiban Han [2021] No. 30)",
    ),
    first_year: 2021,
    disclosure: DISCLOSURE,
    requests: &[Block {
        caption: NONE,
        across: false,
        corner: BALANCE,
        column_spans: APPLICANT_SPANS,
        row_spans: REQUEST_SPANS,
        groups: REQUEST_GROUPS,
        columns: APPLICANTS,
        rows: REQUESTS,
    }],
    review: &[Block {
        caption: NONE,
        across: true,
        corner: NONE,
        column_spans: &[],
        row_spans: REVIEW_SPANS,
        groups: &[],
        columns: OUTCOMES,
        rows: REVIEW,
    }],
};

#[rustfmt::skip]
static DISCLOSURE: &[Block] = &[
    Block {
        caption: Text::new("第二十条第（一）项", "Article 20 (1)"),
        across: false,
        corner: CONTENT,
        column_spans: &[],
        row_spans: &[],
        groups: &[],
        columns: &[
            line("issued",   "本年制发件数", "Issued this year"),
            line("repealed", "本年废止件数", "Repealed this year"),
            line("in_force", "现行有效件数", "In force"),
        ],
        rows: &[
            line("government_rules",    "规章",           "Government rules"),
            line("normative_documents", "行政规范性文件", "Administrative normative documents"),
        ],
    },
    Block {
        caption: Text::new("第二十条第（五）项", "Article 20 (5)"),
        across: false,
        corner: CONTENT,
        column_spans: &[],
        row_spans: &[],
        groups: &[],
        columns: &[line("decisions", "本年处理决定数量", "Decisions this year")],
        rows: &[line("licensing", "行政许可", "Administrative licensing")],
    },
    Block {
        caption: Text::new("第二十条第（六）项", "Article 20 (6)"),
        across: false,
        corner: CONTENT,
        column_spans: &[],
        row_spans: &[],
        groups: &[],
        columns: &[line("decisions", "本年处理决定数量", "Decisions this year")],
        rows: &[
            line("penalties", "行政处罚", "Administrative penalties"),
            line("coercion",  "行政强制", "Administrative coercion"),
        ],
    },
    Block {
        caption: Text::new("第二十条第（八）项", "Article 20 (8)"),
        across: false,
        corner: CONTENT,
        column_spans: &[],
        row_spans: &[],
        groups: &[],
        columns: &[line("amount", "本年收费金额（单位：万元）", "Fees this year (10,000 yuan)")],
        rows: &[line("administrative_fees", "行政事业性收费", "Administrative fees")],
    },
];

#[rustfmt::skip]
pub(super) static APPLICANTS: &[Line] = &[
    line("natural_person",     "自然人",       "Natural persons"),
    line("business",           "商业企业",     "Businesses"),
    line("research",           "科研机构",     "Research institutions"),
    line("nonprofit",          "社会公益组织", "Public-interest organisations"),
    line("legal_service",      "法律服务机构", "Legal services"),
    line("other_organization", "其他",         "Other organisations"),
    line("total",              "总计",         "Total"),
];

#[rustfmt::skip]
pub(super) static APPLICANT_SPANS: &[Span] = &[
    span("natural_person", "total",              "申请人情况",     "Applicants"),
    span("business",       "other_organization", "法人或其他组织", "Organisations"),
];

pub(super) static REQUEST_SPANS: &[Span] =
    &[span("granted", "processed", "三、本年度办理结果", "3. Results of this year")];

pub(super) static REVIEW_SPANS: &[Span] =
    &[span("litigation_direct", "litigation_after_reconsideration", "行政诉讼", "Administrative litigation")];

/// Printed above the rows of every block of 表二.
pub(super) const CONTENT: Text = Text::new("信息内容", "Content");

/// Printed above the rows of 表三.
pub(super) const BALANCE: Text = Text::new(
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "(In each column, item 1 plus item 2 equals item 3 plus item 4)",
);

/// Nothing is printed.
pub(super) const NONE: Text = Text::new("", "");

#[rustfmt::skip]
static REQUEST_GROUPS: &[Line] = &[
    line("denied",      "（三）不予公开", "Denied"),
    line("unavailable", "（四）无法提供", "Unavailable"),
    line("declined",    "（五）不予处理", "Declined"),
    line("other",       "（六）其他处理", "Other handling"),
];

#[rustfmt::skip]
static REQUESTS: &[Line] = &[
    line("received",                   "一、本年新收政府信息公开申请数量", "Received this year"),
    line("pending_start",              "二、上年结转政府信息公开申请数量", "Pending at start of year"),
    line("granted",                    "（一）予以公开", "Granted in full"),
    line("partly_granted",             "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "Granted in part"),
    line("denied.state_secret",        "1.属于国家秘密", "State secret"),
    line("denied.prohibited_by_law",   "2.其他法律行政法规禁止公开", "Prohibited by law"),
    line("denied.security_stability",  "3.危及“三安全一稳定”", "Endangers security or stability"),
    line("denied.third_party_rights",  "4.保护第三方合法权益", "Third-party rights"),
    line("denied.internal_affairs",    "5.属于三类内部事务信息", "Internal affairs"),
    line("denied.deliberative",        "6.属于四类过程性信息", "Deliberative process"),
    line("denied.enforcement_file",    "7.属于行政执法案卷", "Enforcement case files"),
    line("denied.registry_query",      "8.属于行政查询事项", "Registry look-ups"),
    line("unavailable.not_held",       "1.本机关不掌握相关政府信息", "Not held"),
    line("unavailable.needs_creation", "2.没有现成信息需要另行制作", "Would need to be created"),
    line("unavailable.still_unclear",  "3.补正后申请内容仍不明确", "Still unclear after correction"),
    line("declined.complaint",         "1.信访举报投诉类申请", "Petitions and complaints"),
    line("declined.duplicate",         "2.重复申请", "Duplicate"),
    line("declined.publication",       "3.要求提供公开出版物", "Asks for a public publication"),
    line("declined.excessive",         "4.无正当理由大量反复申请", "Excessive without good reason"),
    line("declined.reissue",           "5.要求行政机关确认或重新出具已获取信息", "Asks to confirm or reissue"),
    line("other.not_clarified",        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "Not clarified in time"),
    line("other.fee_unpaid",           "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "Fee unpaid in time"),
    line("other.other",                "3.其他", "Other"),
    line("processed",                  "（七）总计", "Processed, total"),
    line("pending_end",                "四、结转下年度继续办理", "Pending at end of year"),
];

#[rustfmt::skip]
pub(super) static OUTCOMES: &[Line] = &[
    line("upheld",     "结果维持", "Upheld"),
    line("overturned", "结果纠正", "Overturned"),
    line("other",      "其他结果", "Other outcome"),
    line("pending",    "尚未审结", "Pending"),
    line("total",      "总计",     "Total"),
];

#[rustfmt::skip]
pub(super) static REVIEW: &[Line] = &[
    line("reconsideration",                  "行政复议",                 "Administrative reconsideration"),
    line("litigation_direct",                "行政诉讼·未经复议直接起诉", "Litigation, direct"),
    line("litigation_after_reconsideration", "行政诉讼·复议后起诉",       "Litigation, after reconsideration"),
];
