//! 表三: what came in, what was done with it, and what is left.

use super::words::{at, count};
use super::{ALL, FROM_2021, cases};
use crate::form::Table;
use crate::relation::{Formula, Scope};
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::{Message, Text};

/// Every row adds up to its 总计.
pub(super) static ROW_SUM: Rule = Rule {
    id: "requests-row-sum",
    family: Family::Requests,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new(
        "表三每一行，自然人与五类法人或其他组织之和等于总计",
        "In every row of table 3, natural persons and the five kinds of organisations add up to the total",
    ),
    basis: Text::new(
        "表三“总计”栏：总计即该行自然人与法人或其他组织各栏之和（国办公开办函〔2021〕30号附表）",
        "The column 总计 of table 3 is the sum of its row (template of Guoban Gongkaiban Han [2021] No. 30)",
    ),
    message: Text::new(
        "“{line}”行：各类申请人之和 {left_sum}{left}，总计填 {right}，相差 {gap}",
        "Row {line}: the applicants add up to {left_sum}{left}, but the total says {right} (off by {gap})",
    ),
    help: Text::new("核对本行各栏和总计", "Recheck the numbers of this row and its total"),
    since: "0.1.0",
    body: Body::Relation(Formula::new(
        Scope::Rows(Table::Requests),
        "natural_person + business + research + nonprofit + legal_service + other_organization = total",
    )),
    cases: cases!("requests-row-sum"),
};

/// The results add up to （七）总计.
pub(super) static RESULT_TOTAL: Rule = Rule {
    id: "requests-result-total",
    family: Family::Requests,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new(
        "表三每一列，（一）至（六）各项办理结果之和等于（七）总计",
        "In every column of table 3, the results (1) to (6) add up to (7), the total",
    ),
    basis: Text::new(
        "表三第三项“本年度办理结果”：（七）总计即（一）至（六）之和，每件申请只计一种结果（国办公开办函〔2021〕30号附表）",
        "Item 3 of table 3: (7) is the sum of (1) to (6), and each application counts once (template of Guoban Gongkaiban Han [2021] No. 30)",
    ),
    message: Text::new(
        "“{line}”列：（一）至（六）之和 {left_sum}{left}，（七）总计填 {right}，相差 {gap}",
        "Column {line}: results (1) to (6) add up to {left_sum}{left}, but (7) says {right} (off by {gap})",
    ),
    help: Text::new(
        "核对本列各项办理结果和（七）总计；区分处理的只计“部分公开”",
        "Recheck the results of this column and its total; a partly granted application counts there only",
    ),
    since: "0.1.0",
    body: Body::Relation(Formula::new(
        Scope::Columns(Table::Requests, &[]),
        "granted + partly_granted + denied.* + unavailable.* + declined.* + other.* = processed",
    )),
    cases: cases!("requests-result-total"),
};

/// What came in equals what went out.
pub(super) static BALANCE: Rule = Rule {
    id: "requests-balance",
    family: Family::Requests,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new(
        "表三每一列，本年新收加上年结转等于办理总计加结转下年度",
        "In every column of table 3, received plus pending at start equals processed plus pending at end",
    ),
    basis: Text::new(
        "表三表内注明的勾稽关系：第一项加第二项之和，等于第三项加第四项之和",
        "The cross-footing rule printed in table 3: item 1 plus item 2 equals item 3 plus item 4",
    ),
    message: Text::new(
        "“{line}”列：新收 {received}+上年结转 {pending_start}={left}，办理总计 {processed}+结转下年度 {pending_end}={right}，相差 {gap}",
        "Column {line}: received {received} + pending at start {pending_start} = {left}, processed {processed} + pending at end {pending_end} = {right} (off by {gap})",
    ),
    help: Text::new(
        "核对本列这四个数；上年结转应与上一年度报告的“结转下年度继续办理”一致",
        "Recheck these four numbers; pending at start must match last year's pending at end",
    ),
    since: "0.1.0",
    body: Body::Relation(Formula::new(
        Scope::Columns(Table::Requests, &[]),
        "received + pending_start = processed + pending_end",
    )),
    cases: cases!("requests-balance"),
};

/// Not most applications are carried over into the next year.
pub(super) static PENDING_SHARE: Rule = Rule {
    id: "requests-pending-share",
    family: Family::Requests,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "结转下年度的申请不超过全部申请的一半",
        "Not more than half of the applications are carried over into the next year",
    ),
    basis: Text::new(
        "《条例》第三十三条：一般在二十个工作日内答复，年底前收到的才会结转",
        "Article 33 of the Regulations: an answer is due within 20 working days, so only late applications are carried over",
    ),
    message: Text::new(
        "结转下年度 {pending} 件，超过新收加上年结转 {intake} 件的一半",
        "{pending} applications are carried over, more than half of the {intake} received and pending",
    ),
    help: Text::new(
        "核对结转件数；年底集中收到申请的可以不改",
        "Recheck the number; it may stay if most came in late in the year",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let cells =
            [at!("/requests/pending_end/total"), at!("/requests/received/total"), at!("/requests/pending_start/total")];
        let [Some(pending), Some(received), Some(start)] = cells.map(|address| count(context.report, address)) else {
            return Asked::NotApplicable;
        };
        let intake = received.saturating_add(start);
        // More than there is at all breaks the balance, which is an error of its own.
        if pending >= 5 && pending > intake - pending && pending <= intake {
            findings.add(cells.to_vec(), &[("pending", Message::same(pending)), ("intake", Message::same(intake))]);
        }
        Asked::Run
    }),
    cases: cases!("requests-pending-share"),
};

/// 其他 does not hold most of the results.
pub(super) static OTHER_SHARE: Rule = Rule {
    id: "requests-other-share",
    family: Family::Requests,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: FROM_2021,
    summary: Text::new(
        "“（六）其他处理·3.其他”不超过办理总计的四成",
        "The row 其他 of (6) holds no more than two fifths of the results",
    ),
    basis: Text::new(
        "“其他”多为申请人主动撤回；占比过大的，常是没有归入应有的办理结果",
        "Other results are mostly withdrawals; a large share often means that results were not put where they belong",
    ),
    message: Text::new(
        "“3.其他” {count} 件，超过办理总计 {total} 件的四成",
        "{count} of {total} results are in the row 其他, more than two fifths",
    ),
    help: Text::new(
        "核对能否归入（一）至（五）；主动撤回的可以不改",
        "See whether they belong to (1) to (5); withdrawals may stay",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let cells = [at!("/requests/other.other/total"), at!("/requests/processed/total")];
        let [Some(other), Some(total)] = cells.map(|address| count(context.report, address)) else {
            return Asked::NotApplicable;
        };
        if total >= 10 && other <= total && other.saturating_mul(5) > total.saturating_mul(2) {
            findings.add(cells.to_vec(), &[("count", Message::same(other)), ("total", Message::same(total))]);
        }
        Asked::Run
    }),
    cases: cases!("requests-other-share"),
};
