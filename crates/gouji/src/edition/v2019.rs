//! The form of 国办公开办函〔2019〕60号, line by line.

use super::Edition;
use super::v2021::{
    APPLICANT_SPANS, APPLICANTS, BALANCE, CONTENT, NONE, OUTCOMES, REQUEST_SPANS, REVIEW, REVIEW_SPANS,
};
use crate::Text;
use crate::form::{Block, Form, Line, line};

pub(super) static FORM: Form = Form {
    edition: Edition::V2019,
    notice: Text::new(
        "《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）",
        "Notice on the annual report on open government information (Guoban Gongkaiban Han [2019] No. 60)",
    ),
    first_year: 2019,
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
static PROJECTS: &[Line] = &[
    line("previous_items", "上一年项目数量", "Items last year"),
    line("change",         "本年增/减",      "Change this year"),
    line("decisions",      "处理决定数量",   "Decisions this year"),
];

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
            line("newly_made",      "本年新制作数量", "Newly made this year"),
            line("newly_disclosed", "本年新公开数量", "Newly disclosed this year"),
            line("total_disclosed", "对外公开总数量", "Disclosed in total"),
        ],
        rows: &[
            line("government_rules",    "规章",       "Government rules"),
            line("normative_documents", "规范性文件", "Normative documents"),
        ],
    },
    Block {
        caption: Text::new("第二十条第（五）项", "Article 20 (5)"),
        across: false,
        corner: CONTENT,
        column_spans: &[],
        row_spans: &[],
        groups: &[],
        columns: PROJECTS,
        rows: &[
            line("licensing",         "行政许可",             "Administrative licensing"),
            line("external_services", "其他对外管理服务事项", "Other external services"),
        ],
    },
    Block {
        caption: Text::new("第二十条第（六）项", "Article 20 (6)"),
        across: false,
        corner: CONTENT,
        column_spans: &[],
        row_spans: &[],
        groups: &[],
        columns: PROJECTS,
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
        columns: &[
            line("previous_items", "上一年项目数量", "Items last year"),
            line("change",         "本年增/减",      "Change this year"),
        ],
        rows: &[line("administrative_fees", "行政事业性收费", "Administrative fees")],
    },
    Block {
        caption: Text::new("第二十条第（九）项", "Article 20 (9)"),
        across: false,
        corner: CONTENT,
        column_spans: &[],
        row_spans: &[],
        groups: &[],
        columns: &[
            line("items",  "采购项目数量", "Procurement items"),
            line("amount", "采购总金额",   "Procurement amount"),
        ],
        rows: &[line("procurement", "政府集中采购", "Centralised procurement")],
    },
];

#[rustfmt::skip]
static REQUEST_GROUPS: &[Line] = &[
    line("denied",      "（三）不予公开", "Denied"),
    line("unavailable", "（四）无法提供", "Unavailable"),
    line("declined",    "（五）不予处理", "Declined"),
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
    line("other",                      "（六）其他处理", "Other handling"),
    line("processed",                  "（七）总计", "Processed, total"),
    line("pending_end",                "四、结转下年度继续办理", "Pending at end of year"),
];
