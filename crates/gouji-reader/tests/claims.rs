//! Sentences of real documents, where `GOUJI_CORPUS` names their folder, and of one report in several containers.

use std::fs;

use gouji::{Agreement, Report, claims};

/// What each document claims, as a person reads it; every claim agrees with its cells or has none.
const READ: [(&str, &[&str]); 5] = [
    ("yuexiu-2024.md", &["received = 0", "fee_notices = 0", "processing_fee = 0"]),
    (
        "shuyang-2025.md",
        &[
            "received = 749",
            "received/natural_person = 741",
            "received/organizations = 8",
            "processed = 718",
            "pending_end = 31",
            "cases = 74",
            "processing_fee = 380",
            "member.processing_fee = 380",
        ],
    ),
    ("hongze-2023.pdf", &["received = 21", "processing_fee = 0"]),
    (
        "huaian-2024.pdf",
        &[
            "received = 3119",
            "processed = 3050",
            "pending_start = 34",
            "pending_end = 103",
            "reconsideration = 351",
            "reconsideration.upheld = 72",
            "reconsideration.overturned = 64",
            "reconsideration.other = 178",
            "reconsideration.pending = 37",
            "litigation = 46",
            "litigation.upheld = 25",
            "litigation.overturned = 5",
            "litigation.other = 9",
            "litigation.pending = 7",
            "processing_fee = 3940",
        ],
    ),
    ("shanghai-office-2019.html", &[]),
];

#[test]
#[allow(clippy::print_stdout, reason = "says what was read and what it was held against")]
fn the_documents_claim_what_a_person_reads_in_them() {
    let Some(folder) = std::env::var_os("GOUJI_CORPUS") else {
        println!("GOUJI_CORPUS is not set: no documents to read");
        return;
    };
    for (name, expected) in READ {
        let bytes = fs::read(std::path::Path::new(&folder).join(name)).expect("a document");
        let readings = gouji_reader::read(&bytes, None).expect("a report");
        let report: &Report = &readings[0].report;
        let claims = claims(report);
        for claim in &claims {
            let cells: Vec<String> = claim.cells.iter().map(ToString::to_string).collect();
            let printed = claim.printed.map(|value| value.to_string()).unwrap_or_default();
            println!("{name}: {claim} {:?} {printed} {}", claim.agreement, cells.join(" "));
            assert!(!matches!(claim.agreement, Agreement::Differs), "{name}: {claim}");
        }
        let read: Vec<String> = claims.iter().map(ToString::to_string).collect();
        assert_eq!(read, expected, "{name}");
        let verdict = gouji::check(report);
        let about_prose =
            |id: &str| id.starts_with("narrative-") || id.starts_with("fee-") || id.starts_with("document-");
        for finding in verdict.findings.iter().filter(|finding| about_prose(finding.rule.id)) {
            println!("{name}: {} {}", finding.rule.id, finding.message.zh);
            assert_eq!(finding.rule.severity, gouji::Severity::Note, "{name}: {}", finding.message.zh);
        }
    }
}

/// One tag, one run a sign: what containers do to a sentence changes nothing of what it says.
#[test]
fn the_same_prose_claims_the_same_in_markdown_and_in_html_with_a_tag_for_every_sign() {
    const SENTENCE: &str =
        "全年新收政府信息公开申请12件，上年结转3件，办结14件，结转下年度1件；行政复议2件，均被维持。";
    const ROWS: &str = "<table><tr><td>一、本年新收政府信息公开申请数量</td><td>12</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>12</td></tr>\
        <tr><td>二、上年结转政府信息公开申请数量</td><td>3</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>3</td></tr></table>";
    let spans =
        SENTENCE.chars().fold(String::new(), |spans, c| spans + "<span>" + c.encode_utf8(&mut [0; 4]) + "</span>");
    let page = |sentence: &str| {
        format!(
            "<html><body><h2>一、总体情况</h2><p>{sentence}</p><h2>三、收到和处理政府信息公开申请情况</h2>{ROWS}</body></html>"
        )
    };
    let read = |source: String| -> Option<Vec<String>> {
        let readings = gouji_reader::read(source.as_bytes(), None).ok()?;
        Some(claims(&readings[0].report).iter().map(ToString::to_string).collect())
    };
    let whole = read(page(SENTENCE)).expect("a page");
    assert_eq!(
        whole,
        [
            "received = 12",
            "pending_start = 3",
            "processed = 14",
            "pending_end = 1",
            "reconsideration = 2",
            "reconsideration.not_upheld = 0"
        ]
    );
    assert_eq!(read(page(&spans)), Some(whole.clone()));
    let rows = "一、本年新收政府信息公开申请数量\t12\t0\t0\t0\t0\t0\t12\n二、上年结转政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3\n";
    let markdown = format!("## 一、总体情况\n\n{SENTENCE}\n\n## 三、收到和处理政府信息公开申请情况\n\n{rows}");
    assert_eq!(read(markdown), Some(whole));
}
