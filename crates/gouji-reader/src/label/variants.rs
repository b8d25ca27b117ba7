//! Variants of the form's labels that documents print, beside the form's own.
//!
//! The form's own labels come from the editions and are not repeated here. A variant is written bare:
//! without numbering, brackets, quotes, punctuation and white space.

use gouji::Table;

use super::Meaning;

type Variants = &'static [(Meaning, &'static [&'static str])];

const fn row(table: Table, id: &'static str) -> Meaning {
    Meaning::Row(table, id)
}

const fn column(table: Table, id: &'static str) -> Meaning {
    Meaning::Column(table, id)
}

#[rustfmt::skip]
pub(super) const VARIANTS: Variants = &[
    // Names of rows: shortened in exports, lengthened by clerks, worn down by OCR.
    (row(Table::Disclosure, "government_rules"),     &["政府规章", "规章件"]),
    (row(Table::Disclosure, "normative_documents"),  &["规范性文件", "行政规范性文件", "行政规范性文件件"]),
    (row(Table::Disclosure, "licensing"),            &["行政许可决定"]),
    (row(Table::Disclosure, "external_services"),    &["其他对外管理服务"]),
    (row(Table::Disclosure, "penalties"),            &["行政处罚决定"]),
    (row(Table::Disclosure, "coercion"),             &["行政强制决定"]),
    (row(Table::Disclosure, "administrative_fees"),  &["行政事业性收费项目", "行政事业收费"]),
    (row(Table::Disclosure, "procurement"),          &["政府集中采购项目", "集中采购"]),
    (row(Table::Requests, "received"),               &["本年新收政府信息公开申请", "本年新收政府信息公开申请数", "本年新收申请数量", "本年新收申请",
                                                       "本年新收", "本年新收数量", "本年度新收政府信息公开申请数量"]),
    (row(Table::Requests, "pending_start"),          &["上年结转政府信息公开申请", "上年结转政府信息公开申请数", "上年结转申请数量", "上年结转申请",
                                                       "上年结转", "上年结转数量", "上年度结转政府信息公开申请数量"]),
    (row(Table::Requests, "partly_granted"),         &["部分公开"]),
    (row(Table::Requests, "denied.state_secret"),    &["国家秘密", "涉及国家秘密"]),
    (row(Table::Requests, "denied.prohibited_by_law"),  &["法律行政法规禁止公开"]),
    (row(Table::Requests, "denied.security_stability"), &["三安全一稳定", "危及国家安全公共安全经济安全社会稳定"]),
    (row(Table::Requests, "denied.third_party_rights"), &["第三方合法权益", "损害第三方合法权益"]),
    (row(Table::Requests, "denied.internal_affairs"),   &["三类内部事务信息", "属于三类内部事务"]),
    (row(Table::Requests, "denied.deliberative"),       &["四类过程性信息", "属于四类过程性"]),
    (row(Table::Requests, "denied.enforcement_file"),   &["行政执法案卷"]),
    (row(Table::Requests, "denied.registry_query"),     &["行政查询事项"]),
    (row(Table::Requests, "unavailable.not_held"),      &["本机关不掌握", "不掌握相关政府信息", "本机关不掌握相关信息"]),
    (row(Table::Requests, "unavailable.needs_creation"), &["没有现成信息", "需要另行制作"]),
    (row(Table::Requests, "unavailable.still_unclear"), &["补正后申请仍不明确", "补正后仍不明确"]),
    (row(Table::Requests, "declined.complaint"),        &["信访举报投诉类", "信访举报投诉"]),
    (row(Table::Requests, "declined.publication"),      &["公开出版物", "要求提供公开出版物类申请"]),
    (row(Table::Requests, "declined.excessive"),        &["大量反复申请", "无正当理由大量反复"]),
    (row(Table::Requests, "declined.reissue"),          &["确认或重新出具已获取信息", "要求确认或重新出具已获取信息"]),
    (row(Table::Requests, "other.not_clarified"),       &["逾期不补正", "申请人逾期不补正", "申请人无正当理由逾期不补正"]),
    (row(Table::Requests, "other.fee_unpaid"),          &["逾期不缴费", "逾期未缴费", "申请人逾期不缴费", "申请人逾期未缴费",
                                                          "申请人逾期未按收费通知要求缴纳费用"]),
    (row(Table::Requests, "processed"),                 &["办理结果总计", "本年度办理结果总计"]),
    (row(Table::Requests, "pending_end"),               &["结转下年度", "结转下年度办理", "结转下年继续办理", "结转下年度继续办理数量"]),
    (row(Table::Review, "reconsideration"),                  &["行政复议情况"]),
    (row(Table::Review, "litigation_direct"),                &["未经复议直接起诉", "未经行政复议直接起诉"]),
    (row(Table::Review, "litigation_after_reconsideration"), &["复议后起诉", "经复议后起诉", "行政复议后起诉"]),
    // （六） is a group in one edition and a row in the other; 其他 is also a column.
    (row(Table::Requests, "other"),                     &["其他"]),
    (Meaning::Group("other"),                           &["其他"]),
    (Meaning::Group("results"),                         &["本年办理结果", "办理结果"]),
    // Names of columns.
    (column(Table::Disclosure, "issued"),          &["本年度制发件数", "本年度制发数", "本年制发数", "本年制发数量", "制发件数"]),
    (column(Table::Disclosure, "repealed"),        &["本年度废止件数", "本年度废止数", "本年废止数", "本年废止数量", "废止件数"]),
    (column(Table::Disclosure, "in_force"),        &["现行有效数", "现行有效数量", "现行有效"]),
    (column(Table::Disclosure, "newly_made"),      &["本年度新制作数量", "本年新制作数"]),
    (column(Table::Disclosure, "newly_disclosed"), &["本年度新公开数量", "本年新公开数"]),
    (column(Table::Disclosure, "total_disclosed"), &["对外公开总数"]),
    (column(Table::Disclosure, "previous_items"),  &["上年项目数量", "上一年度项目数量"]),
    (column(Table::Disclosure, "change"),          &["本年增减", "本年度增减", "本年增减数量"]),
    (column(Table::Disclosure, "decisions"),       &["本年处理决定数", "本年度处理决定数量", "本年度处理决定数", "处理决定数量", "处理决定数"]),
    (column(Table::Disclosure, "amount"),          &["本年收费金额", "本年收费金额万元", "本年度收费金额单位万元", "收费金额", "采购金额",
                                                     "采购总金额万元", "采购总金额元", "采购总金额单位万元", "采购总金额单位元"]),
    (column(Table::Disclosure, "items"),           &["采购项目数"]),
    (column(Table::Requests, "natural_person"),    &["公民"]),
    (column(Table::Requests, "business"),          &["企业", "商业企业类"]),
    (column(Table::Requests, "nonprofit"),         &["社会公益", "公益组织", "社会公益性组织"]),
    (column(Table::Requests, "legal_service"),     &["法律服务", "法律机构"]),
    (column(Table::Requests, "total"),             &["合计"]),
    (column(Table::Review, "upheld"),              &["维持", "结果维持数"]),
    (column(Table::Review, "overturned"),          &["纠正"]),
    (column(Table::Review, "total"),               &["合计"]),
    // Words of headers that name no column themselves.
    (Meaning::Parent,                              &["法人和其他组织", "法人及其他组织"]),
    (Meaning::Head(Table::Requests),               &["申请人情况自然人", "申请人情况法人或其他组织", "申请人情况总计"]),
    (Meaning::Head(Table::Disclosure),             &["主动公开信息内容"]),
    (Meaning::Note,                                &["第一项加第二项之和等于第三项加第四项之和"]),
    (Meaning::Subtotal,                            &["小计", "法人小计", "法人或其他组织小计", "分项小计"]),
];

/// Labels of the tables before 2019, which tell that a table is of an older form.
#[rustfmt::skip]
pub(super) const OLDER: &[(Table, &str)] = &[
    (Table::Disclosure, "主动公开政府信息数"), (Table::Disclosure, "主动公开规范性文件数"), (Table::Disclosure, "制发规范性文件总数"),
    (Table::Disclosure, "通过不同渠道和方式公开政府信息的情况"), (Table::Disclosure, "回应解读情况"),
    (Table::Requests, "收到申请数"), (Table::Requests, "收到信息公开申请总数"), (Table::Requests, "申请办结数"),
    (Table::Requests, "按时办结数"), (Table::Requests, "申请答复数"), (Table::Requests, "当面申请数"),
    (Table::Requests, "网络申请数"), (Table::Requests, "信函申请数"), (Table::Requests, "属于已主动公开范围数"),
    (Table::Requests, "同意公开答复数"), (Table::Requests, "不同意公开答复数"),
    (Table::Review, "行政复议数量"), (Table::Review, "行政诉讼数量"), (Table::Review, "维持具体行政行为数"),
    (Table::Review, "被依法纠错数"),
];
