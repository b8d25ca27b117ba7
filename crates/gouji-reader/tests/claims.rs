//! Sentences of real documents, where `GOUJI_CORPUS` names their folder, and of one report in several containers.

use std::fs;

use gouji::{Agreement, Report, claims};

#[path = "office/pack.rs"]
mod pack;

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
#[ignore = "needs GOUJI_CORPUS, a folder of real documents"]
fn the_documents_claim_what_a_person_reads_in_them() {
    let folder = std::env::var_os("GOUJI_CORPUS").expect("GOUJI_CORPUS names the folder of real documents");
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

/// What two parts of a report say.
const PROSE: [(&str, &[&str]); 2] = [
    (
        "一、总体情况",
        &[
            "全年新收政府信息公开申请12件，上年结转3件，办结14件，结转下年度1件；行政复议2件，均被维持。",
            "其中自然人申请11件、商业企业申请1件，同比增长20%；予以公开9件，占64.3%，无法提供5件。",
            "制发行政规范性文件3件，现行有效22件，作出行政许可决定1,024件。",
        ],
    ),
    ("六、其他需要报告的事项", &["本年度发出收费通知2件，收取信息处理费400元，未发生行政诉讼。"]),
];

const ROWS: [&str; 2] = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"];
const COUNTS: [[u32; 7]; 2] = [[11, 1, 0, 0, 0, 0, 12], [3, 0, 0, 0, 0, 0, 3]];

/// The report with each paragraph, heading and table written as a container writes it.
fn written(
    heading: impl Fn(&str) -> String,
    paragraph: impl Fn(&str) -> String,
    table: impl Fn(&[(&str, [u32; 7])]) -> String,
) -> String {
    let part = |(title, sentences): &(&str, &[&str])| {
        heading(title) + &sentences.iter().map(|sentence| paragraph(sentence)).collect::<String>()
    };
    let rows: Vec<(&str, [u32; 7])> = ROWS.into_iter().zip(COUNTS).collect();
    part(&PROSE[0]) + &heading("三、收到和处理政府信息公开申请情况") + &table(&rows) + &part(&PROSE[1])
}

/// Every sign of a text between what opens and what closes it.
fn by_sign(text: &str, open: &str, close: &str) -> String {
    text.chars().fold(String::new(), |signs, c| signs + open + c.encode_utf8(&mut [0; 4]) + close)
}

fn claimed(bytes: &[u8]) -> Vec<String> {
    let readings = gouji_reader::read(bytes, None).expect("a report");
    let claims = claims(&readings[0].report);
    claims.iter().map(|claim| format!("{claim} {:?} {}", claim.agreement, claim.marked)).collect()
}

/// One tag, one run a sign: what containers do to a sentence changes nothing of what it says.
#[test]
fn the_same_prose_claims_the_same_in_markdown_in_html_and_in_docx() {
    let markdown = written(
        |title| format!("## {title}\n\n"),
        |text| format!("{text}\n\n"),
        |rows| {
            let line =
                |(label, counts): &(&str, [u32; 7])| format!("{label}\t{}\n", counts.map(|n| n.to_string()).join("\t"));
            rows.iter().map(line).collect::<String>() + "\n"
        },
    );
    let html = |open: &str, close: &str| {
        let cell = |text: &str| format!("<td>{}</td>", by_sign(text, open, close));
        let body = written(
            |title| format!("<h2>{}</h2>", by_sign(title, open, close)),
            |text| format!("<p>{}</p>", by_sign(text, open, close)),
            |rows| {
                let row = |(label, counts): &(&str, [u32; 7])| {
                    format!("<tr>{}{}</tr>", cell(label), counts.map(|n| cell(&n.to_string())).concat())
                };
                format!("<table>{}</table>", rows.iter().map(row).collect::<String>())
            },
        );
        format!("<html><body>{body}</body></html>")
    };
    let paragraph = |text: &str| format!("<w:p>{}</w:p>", by_sign(text, "<w:r><w:t>", "</w:t></w:r>"));
    let docx = written(paragraph, paragraph, |rows| {
        let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text));
        let row = |(label, counts): &(&str, [u32; 7])| {
            format!("<w:tr>{}{}</w:tr>", cell(label), counts.map(|n| cell(&n.to_string())).concat())
        };
        format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
    });
    let whole = claimed(html("", "").as_bytes());
    assert_eq!(whole.len(), 18, "{whole:#?}");
    assert_eq!(claimed(html("<span>", "</span>").as_bytes()), whole, "a tag for every sign");
    assert_eq!(claimed(markdown.as_bytes()), whole, "Markdown");
    assert_eq!(claimed(&pack::text(&docx)), whole, "a run for every sign");
}
