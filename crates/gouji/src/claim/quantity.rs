//! What sentences can claim, and the cells each quantity is held against.

use std::sync::OnceLock;

use crate::address::Address;
use crate::report::Report;
use crate::{Text, Value};

/// A quantity of the form, or one that only prose states.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// The id in claims: `received`, `reconsideration.upheld`.
    pub(crate) id: &'static str,
    pub(crate) label: Text,
    /// The sum of cells it equals: addresses without their first slash, `denied.*` for every row of a group.
    pub(crate) equals: &'static str,
    /// Quantities that the same words may also mean.
    pub(crate) or: &'static [&'static str],
}

const fn quantity(
    id: &'static str,
    zh: &'static str,
    en: &'static str,
    equals: &'static str,
    or: &'static [&'static str],
) -> Quantity {
    Quantity { id, label: Text::new(zh, en), equals, or }
}

#[rustfmt::skip]
pub(crate) static QUANTITIES: &[Quantity] = &[
    quantity("received", "本年新收", "received", "requests/received/total", &["intake"]),
    quantity("intake", "本年新收与上年结转之和", "received plus pending at start", "requests/received/total + requests/pending_start/total", &["received"]),
    quantity("pending_start", "上年结转", "pending at start", "requests/pending_start/total", &[]),
    quantity("processed", "办理总计", "processed", "requests/processed/total", &[]),
    quantity("pending_end", "结转下年度", "pending at end", "requests/pending_end/total", &[]),
    quantity("granted", "予以公开", "granted", "requests/granted/total", &[]),
    quantity("partly_granted", "部分公开", "partly granted", "requests/partly_granted/total", &[]),
    quantity("granted_or_partly", "予以公开与部分公开之和", "granted plus partly granted", "requests/granted/total + requests/partly_granted/total", &[]),
    quantity("denied", "不予公开各项之和", "denied", "requests/denied.*/total", &[]),
    quantity("unavailable", "无法提供各项之和", "unavailable", "requests/unavailable.*/total", &[]),
    quantity("declined", "不予处理各项之和", "declined", "requests/declined.*/total", &[]),
    quantity("other", "其他处理各项之和", "other handling", "requests/other.*/total", &[]),
    quantity("denied.state_secret", "属于国家秘密", "state secrets", "requests/denied.state_secret/total", &[]),
    quantity("denied.prohibited_by_law", "其他法律行政法规禁止公开", "prohibited by law", "requests/denied.prohibited_by_law/total", &[]),
    quantity("denied.security_stability", "危及“三安全一稳定”", "security and stability", "requests/denied.security_stability/total", &[]),
    quantity("denied.third_party_rights", "保护第三方合法权益", "third-party rights", "requests/denied.third_party_rights/total", &[]),
    quantity("denied.internal_affairs", "属于三类内部事务信息", "internal affairs", "requests/denied.internal_affairs/total", &[]),
    quantity("denied.deliberative", "属于四类过程性信息", "deliberative process", "requests/denied.deliberative/total", &[]),
    quantity("denied.enforcement_file", "属于行政执法案卷", "enforcement files", "requests/denied.enforcement_file/total", &[]),
    quantity("denied.registry_query", "属于行政查询事项", "registry queries", "requests/denied.registry_query/total", &[]),
    quantity("unavailable.not_held", "本机关不掌握相关政府信息", "not held", "requests/unavailable.not_held/total", &[]),
    quantity("unavailable.needs_creation", "没有现成信息需要另行制作", "would need to be created", "requests/unavailable.needs_creation/total", &[]),
    quantity("unavailable.still_unclear", "补正后申请内容仍不明确", "still unclear", "requests/unavailable.still_unclear/total", &[]),
    quantity("declined.complaint", "信访举报投诉类申请", "complaints", "requests/declined.complaint/total", &[]),
    quantity("declined.duplicate", "重复申请", "duplicates", "requests/declined.duplicate/total", &[]),
    quantity("declined.publication", "要求提供公开出版物", "publications", "requests/declined.publication/total", &[]),
    quantity("declined.excessive", "无正当理由大量反复申请", "excessive requests", "requests/declined.excessive/total", &[]),
    quantity("declined.reissue", "要求确认或重新出具已获取信息", "reissue", "requests/declined.reissue/total", &[]),
    quantity("other.not_clarified", "申请人无正当理由逾期不补正", "not clarified in time", "requests/other.not_clarified/total", &[]),
    quantity("other.fee_unpaid", "申请人逾期未按收费通知要求缴纳费用", "fee unpaid", "requests/other.fee_unpaid/total", &[]),
    quantity("other.other", "其他处理中的其他", "other handling, other", "requests/other.other/total", &[]),
    quantity("withdrawn", "其他处理", "other handling", "requests/other.*/total", &[]),
    quantity("received/natural_person", "自然人新收", "received from natural persons", "requests/received/natural_person", &["intake/natural_person", "processed/natural_person"]),
    quantity("received/business", "商业企业新收", "received from businesses", "requests/received/business", &["intake/business", "processed/business", "intake/organizations"]),
    quantity("received/research", "科研机构新收", "received from research bodies", "requests/received/research", &["intake/research", "processed/research"]),
    quantity("received/nonprofit", "社会公益组织新收", "received from nonprofits", "requests/received/nonprofit", &["intake/nonprofit", "processed/nonprofit"]),
    quantity("received/legal_service", "法律服务机构新收", "received from legal services", "requests/received/legal_service", &["intake/legal_service", "processed/legal_service"]),
    quantity("received/other_organization", "其他组织新收", "received from other organisations", "requests/received/other_organization", &["intake/other_organization", "processed/other_organization", "intake/organizations"]),
    quantity("received/organizations", "法人或其他组织新收", "received from organisations", "requests/received/business + requests/received/research + requests/received/nonprofit + requests/received/legal_service + requests/received/other_organization", &["intake/organizations", "processed/organizations"]),
    quantity("intake/natural_person", "自然人新收与上年结转之和", "natural persons, with carried over", "requests/received/natural_person + requests/pending_start/natural_person", &[]),
    quantity("intake/business", "商业企业新收与上年结转之和", "businesses, with carried over", "requests/received/business + requests/pending_start/business", &[]),
    quantity("intake/research", "科研机构新收与上年结转之和", "research bodies, with carried over", "requests/received/research + requests/pending_start/research", &[]),
    quantity("intake/nonprofit", "社会公益组织新收与上年结转之和", "nonprofits, with carried over", "requests/received/nonprofit + requests/pending_start/nonprofit", &[]),
    quantity("intake/legal_service", "法律服务机构新收与上年结转之和", "legal services, with carried over", "requests/received/legal_service + requests/pending_start/legal_service", &[]),
    quantity("intake/other_organization", "其他组织新收与上年结转之和", "other organisations, with carried over", "requests/received/other_organization + requests/pending_start/other_organization", &[]),
    quantity("intake/organizations", "法人或其他组织新收与上年结转之和", "organisations, with carried over", "requests/received/business + requests/received/research + requests/received/nonprofit + requests/received/legal_service + requests/received/other_organization + requests/pending_start/business + requests/pending_start/research + requests/pending_start/nonprofit + requests/pending_start/legal_service + requests/pending_start/other_organization", &[]),
    quantity("processed/natural_person", "自然人办理总计", "processed for natural persons", "requests/processed/natural_person", &[]),
    quantity("processed/business", "商业企业办理总计", "processed for businesses", "requests/processed/business", &[]),
    quantity("processed/research", "科研机构办理总计", "processed for research bodies", "requests/processed/research", &[]),
    quantity("processed/nonprofit", "社会公益组织办理总计", "processed for nonprofits", "requests/processed/nonprofit", &[]),
    quantity("processed/legal_service", "法律服务机构办理总计", "processed for legal services", "requests/processed/legal_service", &[]),
    quantity("processed/other_organization", "其他组织办理总计", "processed for other organisations", "requests/processed/other_organization", &[]),
    quantity("processed/organizations", "法人或其他组织办理总计", "processed for organisations", "requests/processed/business + requests/processed/research + requests/processed/nonprofit + requests/processed/legal_service + requests/processed/other_organization", &[]),
    quantity("channel", "申请渠道", "by channel", "", &[]),
    quantity("member.received", "所属单位新收", "received by a member organ", "", &[]),
    quantity("reconsideration", "行政复议总计", "reconsideration", "review/reconsideration/total", &["reconsideration.closed"]),
    quantity("reconsideration.upheld", "行政复议结果维持", "reconsideration upheld", "review/reconsideration/upheld", &[]),
    quantity("reconsideration.overturned", "行政复议结果纠正", "reconsideration overturned", "review/reconsideration/overturned", &[]),
    quantity("reconsideration.other", "行政复议其他结果", "reconsideration, other", "review/reconsideration/other", &[]),
    quantity("reconsideration.pending", "行政复议尚未审结", "reconsideration pending", "review/reconsideration/pending", &[]),
    quantity("reconsideration.not_upheld", "行政复议结果纠正、其他结果与尚未审结之和", "reconsideration not upheld", "review/reconsideration/overturned + review/reconsideration/other + review/reconsideration/pending", &[]),
    quantity("reconsideration.closed", "行政复议已审结", "reconsideration closed", "review/reconsideration/upheld + review/reconsideration/overturned + review/reconsideration/other", &[]),
    quantity("litigation", "行政诉讼总计", "litigation", "review/litigation_*/total", &["litigation.closed", "litigation_direct", "litigation_after_reconsideration"]),
    quantity("litigation.upheld", "行政诉讼结果维持", "litigation upheld", "review/litigation_*/upheld", &["litigation_direct.upheld", "litigation_after_reconsideration.upheld"]),
    quantity("litigation.overturned", "行政诉讼结果纠正", "litigation overturned", "review/litigation_*/overturned", &["litigation_direct.overturned", "litigation_after_reconsideration.overturned"]),
    quantity("litigation.other", "行政诉讼其他结果", "litigation, other", "review/litigation_*/other", &["litigation_direct.other", "litigation_after_reconsideration.other"]),
    quantity("litigation.pending", "行政诉讼尚未审结", "litigation pending", "review/litigation_*/pending", &["litigation_direct.pending", "litigation_after_reconsideration.pending"]),
    quantity("litigation.not_upheld", "行政诉讼结果纠正、其他结果与尚未审结之和", "litigation not upheld", "review/litigation_*/overturned + review/litigation_*/other + review/litigation_*/pending", &[]),
    quantity("litigation.closed", "行政诉讼已审结", "litigation closed", "review/litigation_*/upheld + review/litigation_*/overturned + review/litigation_*/other", &[]),
    quantity("litigation_direct", "未经复议直接起诉总计", "direct litigation", "review/litigation_direct/total", &[]),
    quantity("litigation_direct.upheld", "未经复议直接起诉结果维持", "direct litigation upheld", "review/litigation_direct/upheld", &[]),
    quantity("litigation_direct.overturned", "未经复议直接起诉结果纠正", "direct litigation overturned", "review/litigation_direct/overturned", &[]),
    quantity("litigation_direct.other", "未经复议直接起诉其他结果", "direct litigation, other", "review/litigation_direct/other", &[]),
    quantity("litigation_direct.pending", "未经复议直接起诉尚未审结", "direct litigation pending", "review/litigation_direct/pending", &[]),
    quantity("litigation_direct.not_upheld", "未经复议直接起诉结果纠正、其他结果与尚未审结之和", "direct litigation not upheld", "review/litigation_direct/overturned + review/litigation_direct/other + review/litigation_direct/pending", &[]),
    quantity("litigation_after_reconsideration", "复议后起诉总计", "litigation after reconsideration", "review/litigation_after_reconsideration/total", &[]),
    quantity("litigation_after_reconsideration.upheld", "复议后起诉结果维持", "litigation after reconsideration upheld", "review/litigation_after_reconsideration/upheld", &[]),
    quantity("litigation_after_reconsideration.overturned", "复议后起诉结果纠正", "litigation after reconsideration overturned", "review/litigation_after_reconsideration/overturned", &[]),
    quantity("litigation_after_reconsideration.other", "复议后起诉其他结果", "litigation after reconsideration, other", "review/litigation_after_reconsideration/other", &[]),
    quantity("litigation_after_reconsideration.pending", "复议后起诉尚未审结", "litigation after reconsideration pending", "review/litigation_after_reconsideration/pending", &[]),
    quantity("litigation_after_reconsideration.not_upheld", "复议后起诉结果纠正、其他结果与尚未审结之和", "litigation after reconsideration not upheld", "review/litigation_after_reconsideration/overturned + review/litigation_after_reconsideration/other + review/litigation_after_reconsideration/pending", &[]),
    quantity("cases", "行政复议与行政诉讼总计", "cases", "review/*/total", &["cases.closed"]),
    quantity("cases.upheld", "行政复议、行政诉讼结果维持", "cases upheld", "review/*/upheld", &[]),
    quantity("cases.overturned", "行政复议、行政诉讼结果纠正", "cases overturned", "review/*/overturned", &[]),
    quantity("cases.other", "行政复议、行政诉讼其他结果", "cases, other", "review/*/other", &[]),
    quantity("cases.pending", "行政复议、行政诉讼尚未审结", "cases pending", "review/*/pending", &[]),
    quantity("cases.not_upheld", "行政复议、行政诉讼结果纠正、其他结果与尚未审结之和", "cases not upheld", "review/*/overturned + review/*/other + review/*/pending", &[]),
    quantity("cases.closed", "行政复议、行政诉讼已审结", "cases closed", "review/*/upheld + review/*/overturned + review/*/other", &[]),
    quantity("normative_documents.issued", "行政规范性文件本年制发件数", "normative documents issued", "disclosure/normative_documents/issued", &[]),
    quantity("normative_documents.repealed", "行政规范性文件本年废止件数", "normative documents repealed", "disclosure/normative_documents/repealed", &[]),
    quantity("normative_documents.in_force", "行政规范性文件现行有效件数", "normative documents in force", "disclosure/normative_documents/in_force", &[]),
    quantity("government_rules.issued", "规章本年制发件数", "government rules issued", "disclosure/government_rules/issued", &[]),
    quantity("government_rules.repealed", "规章本年废止件数", "government rules repealed", "disclosure/government_rules/repealed", &[]),
    quantity("government_rules.in_force", "规章现行有效件数", "government rules in force", "disclosure/government_rules/in_force", &[]),
    quantity("licensing", "行政许可处理决定数量", "licensing decisions", "disclosure/licensing/decisions", &[]),
    quantity("penalties", "行政处罚处理决定数量", "penalty decisions", "disclosure/penalties/decisions", &[]),
    quantity("coercion", "行政强制处理决定数量", "coercion decisions", "disclosure/coercion/decisions", &[]),
    quantity("administrative_fees", "行政事业性收费金额", "administrative fees", "disclosure/administrative_fees/amount", &[]),
    quantity("processing_fee", "信息处理费", "processing fee", "", &[]),
    quantity("fee_notices", "收费通知件数", "fee notices", "", &[]),
    quantity("fee_cases", "收费件数", "applications charged", "", &[]),
    quantity("member.processing_fee", "所属单位信息处理费", "processing fee of a member organ", "", &[]),
];

/// The cells of each quantity, in every edition, looked up when first asked for.
static CELLS: [OnceLock<Vec<Address>>; QUANTITIES.len()] = [const { OnceLock::new() }; QUANTITIES.len()];

impl Quantity {
    pub(crate) fn find(id: &str) -> Option<&'static Self> {
        QUANTITIES.iter().find(|quantity| quantity.id == id)
    }

    /// The cells it is the sum of in any edition.
    fn every_cell(&self) -> Vec<Address> {
        let mut cells = Vec::new();
        for pattern in self.equals.split(" + ").filter(|text| !text.is_empty()) {
            let mut parts = pattern.split('/');
            let (Some(table), Some(row), Some(column)) = (parts.next(), parts.next(), parts.next()) else { continue };
            let group = row.strip_suffix('*');
            let fits = |address: &Address| {
                address.column() == column
                    && address.table().id() == table
                    && match group {
                        // 2019 prints a group of one as the group itself.
                        Some(group) => {
                            address.row().starts_with(group) || Some(address.row()) == group.strip_suffix('.')
                        }
                        None => address.row() == row,
                    }
            };
            cells.extend(Address::all().filter(fits));
        }
        cells
    }

    /// The cells whose sum it is, as the report's layout has them; none if the layout lacks one.
    pub(crate) fn cells(&self, report: &Report) -> Vec<Address> {
        let index = QUANTITIES.iter().position(|quantity| std::ptr::eq(quantity, self));
        let cells = index.map_or(&[][..], |index| CELLS[index].get_or_init(|| self.every_cell()));
        let printed = |address: &&Address| {
            let edition = report.layout.get(address.table()).edition();
            edition.is_some_and(|edition| Address::of(address.table(), edition).contains(address))
        };
        cells.iter().filter(printed).copied().collect()
    }

    /// Its value in the tables; none if a cell is no number or there is no cell.
    pub(crate) fn value(&self, report: &Report) -> Option<Value> {
        sum(report, &self.cells(report))
    }
}

/// The sum of cells; none if one of them is no number or there are none.
pub(crate) fn sum(report: &Report, cells: &[Address]) -> Option<Value> {
    let mut values = cells.iter().map(|address| report.cell(*address).value());
    let first = values.next()??;
    values.try_fold(first, |sum, value| match (sum, value?) {
        (Value::Count(sum), Value::Count(value)) => Some(Value::Count(sum.saturating_add(value))),
        (sum, value) => sum.as_decimal().checked_add(value.as_decimal()).map(Value::Amount),
    })
}
