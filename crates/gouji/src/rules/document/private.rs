//! Numbers of persons that stand in a report.

use crate::check::Context;
use crate::finding::{Findings, Quote};
use crate::privacy::{self, Private};
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::{ALL, cases};
use crate::{Message, Text};

const LAW: Text = Text::new(
    "《中华人民共和国政府信息公开条例》第十五条：涉及个人隐私等公开会对第三方合法权益造成损害的政府信息，不得公开",
    "Art. 15 of the Regulations: what harms a third party's rights, such as privacy, is not made public",
);
const HELP: Text =
    Text::new("公开前删去或遮盖；本输出已遮盖中间各位", "Delete or mask it before publication; it is masked here");

/// No identity card stands in the report.
pub(in crate::rules) static IDENTITY_CARD: Rule = Rule {
    id: "document-identity-card",
    family: Family::Document,
    severity: Severity::Error,
    authority: Authority::Law,
    editions: ALL,
    summary: Text::new("没有居民身份证号码", "No identity card stands in the report"),
    basis: LAW,
    message: Text::new(
        "正文中有居民身份证号码：{number}",
        "The number of an identity card stands in the text: {number}",
    ),
    help: HELP,
    since: "0.1.0",
    body: Body::Words(|context, findings| private(context, findings, Private::IdentityCard)),
    cases: cases!("document-identity-card"),
};

/// No bank card stands in the report.
pub(in crate::rules) static BANK_CARD: Rule = Rule {
    id: "document-bank-card",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Law,
    editions: ALL,
    summary: Text::new("没有银行卡号", "No bank card stands in the report"),
    basis: LAW,
    message: Text::new(
        "正文中似有银行卡号：{number}",
        "What seems the number of a bank card stands in the text: {number}",
    ),
    help: HELP,
    since: "0.1.0",
    body: Body::Words(|context, findings| private(context, findings, Private::BankCard)),
    cases: cases!("document-bank-card"),
};

/// No person's mobile telephone stands in the report.
pub(in crate::rules) static MOBILE_PHONE: Rule = Rule {
    id: "document-mobile-phone",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Law,
    editions: ALL,
    summary: Text::new("没有个人手机号码", "No person's mobile telephone stands in the report"),
    basis: LAW,
    message: Text::new("正文中有手机号码：{number}", "The number of a mobile telephone stands in the text: {number}"),
    help: Text::new(
        "公开前删去或遮盖；机关自己的联系电话请用办公电话",
        "Delete or mask it before publication; give the office's own line instead",
    ),
    since: "0.1.0",
    body: Body::Words(|context, findings| private(context, findings, Private::MobilePhone)),
    cases: cases!("document-mobile-phone"),
};

/// What announces the office's own line.
const CONTACT: [&str; 5] = ["联系电话", "电话：", "电话:", "咨询电话", "联系方式"];
/// How much of the text around is quoted.
const AROUND: usize = 16;

fn private(context: &Context<'_>, findings: &mut Findings<'_>, wanted: Private) -> Asked {
    if context.report.prose.is_empty() {
        return Asked::NotApplicable;
    }
    for paragraph in &context.report.prose {
        for (found, range) in privacy::find(&paragraph.text) {
            if found != wanted {
                continue;
            }
            let before: Vec<char> = paragraph.text[..range.start].chars().rev().take(AROUND).collect();
            let before: String = before.into_iter().rev().collect();
            if wanted == Private::MobilePhone && CONTACT.iter().any(|word| before.contains(word)) {
                continue;
            }
            let after: String = paragraph.text[range.end..].chars().take(AROUND).collect();
            let number = &paragraph.text[range];
            let quote = Quote::new(format!("{before}{number}{after}"), paragraph.origin.clone());
            findings.add_quoting(Vec::new(), &[("number", Message::same(number))], Some(quote));
        }
    }
    Asked::Run
}
