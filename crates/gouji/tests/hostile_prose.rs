//! Prose made to hurt: its reading takes memory in proportion to its length, and what it yields is bounded.

use std::alloc::System;
use std::sync::Mutex;

use gouji::{Edition, Origin, Paragraph, Report, check, claims};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// One measurement at a time: the allocator counts for all threads.
static ALONE: Mutex<()> = Mutex::new(());

fn report(text: &str) -> Report {
    let mut report = Report::zero(Edition::V2021);
    report.year = Some(2024);
    report.prose = vec![Paragraph { part: Some(1), text: text.to_owned(), origin: Origin::default() }];
    report
}

/// Each repeated to a length.
const PIECES: [&str; 14] = [
    "政府信息公开申请",
    "受理办结答复结转予以公开",
    "收到政府信息公开申请12件",
    "收到政府信息公开申请12件，",
    "其中自然人5件、",
    "未收到没有发生无",
    "（（（（",
    "《《《《",
    "1 ",
    "1,",
    "十",
    "行政复议行政诉讼均维持",
    "信息处理费100元",
    "本年度将应当力争2023年占比",
];

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

#[test]
fn reading_takes_memory_in_proportion_to_the_length() {
    let _alone = ALONE.lock().expect("no test panicked");
    drop(claims(&report("收到政府信息公开申请12件。"))); // builds the lexicon once
    for piece in PIECES {
        let bytes = |length| {
            let report = report(&repeated(piece, length));
            let region = Region::new(ALLOCATOR);
            drop(claims(&report));
            region.change().bytes_allocated
        };
        let (small, large) = (bytes(20_000), bytes(160_000));
        // Eight times the text; growing lists may double once more than is needed. Squares would be 64 times.
        assert!(large <= small.max(20_000) * 20, "{piece}: {small} bytes, then {large}");
    }
}

#[test]
fn a_megabyte_without_punctuation_is_read_and_quoted_in_bounds() {
    let _alone = ALONE.lock().expect("no test panicked");
    for (index, piece) in PIECES.into_iter().enumerate() {
        let report = report(&repeated(piece, if index < 3 { 1_000_000 } else { 200_000 }));
        let claims = claims(&report);
        for claim in &claims {
            assert!(claim.quote.text.chars().count() <= 250, "{piece}");
            assert!(claim.marked.chars().count() <= 120, "{piece}");
        }
        assert!(claims.len() <= 60_000, "{piece}: {} claims", claims.len());
    }
}

#[test]
fn ten_thousand_numbers_that_contradict_the_table_are_judged() {
    let _alone = ALONE.lock().expect("no test panicked");
    let numbers: Vec<String> = (1..=10_000).map(|n| format!("收到政府信息公开申请{n}件。")).collect();
    let verdict = check(&report(&numbers.concat()));
    assert!(verdict.findings.iter().any(|finding| finding.rule.id == "narrative-received"));
}
