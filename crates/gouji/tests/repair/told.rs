//! What sentences say orders what arithmetic leaves open, and decides nothing.

use gouji::{Address, Certainty, Edition, Origin, Paragraph, Repair, Report, repair};

fn at(address: &str) -> Address {
    address.parse().expect("an address")
}

fn telling(report: &Report, text: String) -> Report {
    let mut report = report.clone();
    report.year = Some(2024);
    report.prose = vec![Paragraph { part: Some(1), text, origin: Origin::default() }];
    report
}

/// Six cases, of which the results make only five.
fn block() -> Report {
    let mut report = Report::zero(Edition::V2021);
    for (column, count) in [("upheld", 3), ("overturned", 1), ("pending", 1), ("total", 6)] {
        report.set(at(&format!("/review/reconsideration/{column}")), count);
    }
    report
}

#[test]
fn the_cell_that_a_sentence_states_comes_first() {
    let silent = repair(&block());
    assert_eq!(silent[0].certainty, Certainty::OneOf);
    for (sentence, cell, to) in [
        ("行政复议6件，其中结果维持4件。", "/review/reconsideration/upheld", "4"),
        ("行政复议6件，其中尚未审结2件。", "/review/reconsideration/pending", "2"),
        ("全年行政复议5件。", "/review/reconsideration/total", "5"),
    ] {
        let told = repair(&telling(&block(), sentence.to_owned()));
        let likeliest = &told[0].alternatives[0];
        assert_eq!((told.len(), told[0].certainty), (1, Certainty::OneOf), "{sentence}");
        assert_eq!((likeliest.changes[0].cell, likeliest.changes[0].to.to_string()), (at(cell), to.to_owned()));
        assert!(likeliest.evidence[0].zh.starts_with("正文说的是"), "{sentence} {:?}", likeliest.evidence);
    }
}

#[test]
fn what_sentences_contradict_each_other_about_is_no_evidence() {
    let told = repair(&telling(&block(), "行政复议结果维持4件。全年行政复议结果维持9件。".to_owned()));
    assert_eq!(told, repair(&block()));
}

/// The repairs without what only orders them.
fn decided(repairs: &[Repair]) -> Vec<(Certainty, bool, Vec<String>)> {
    let all = |repair: &Repair| {
        let mut changes: Vec<String> = repair.alternatives.iter().map(|one| format!("{:?}", one.changes)).collect();
        changes.sort();
        (repair.certainty, repair.exact, changes)
    };
    repairs.iter().map(all).collect()
}

#[test]
fn true_or_false_they_make_nothing_certain_and_hide_nothing() {
    let mut random = fastrand::Rng::with_seed(7);
    let rows = ["received", "pending_start", "granted", "processed", "pending_end"];
    for round in 0..super::cases(200) {
        let mut report = Report::zero(Edition::V2021);
        for row in rows {
            for column in ["natural_person", "business", "total"] {
                report.set(at(&format!("/requests/{row}/{column}")), i64::from(random.u8(0..30)));
            }
        }
        for column in ["upheld", "overturned", "total"] {
            report.set(at(&format!("/review/reconsideration/{column}")), i64::from(random.u8(0..9)));
        }
        let mut number = || random.u8(0..30);
        let text = format!(
            "全年新收政府信息公开申请{}件，上年结转{}件，办结{}件，结转下年度{}件，予以公开{}件。行政复议{}件，结果维持{}件。",
            number(),
            number(),
            number(),
            number(),
            number(),
            number(),
            number()
        );
        let told = repair(&telling(&report, text.clone()));
        assert_eq!(decided(&told), decided(&repair(&report)), "round {round}: {text}");
    }
}
