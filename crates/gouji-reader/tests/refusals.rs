//! What cannot be read is an error of its kind, in both languages, and never a panic.

use gouji_reader::{ReadErrorKind, read};

/// The kind of the error that bytes give; the words of both languages are there.
fn refused(bytes: &[u8]) -> ReadErrorKind {
    let error = read(bytes, None).expect_err("the bytes are no report");
    let message = error.message();
    assert!(message.zh.chars().any(|c| ('一'..='龥').contains(&c)), "{}", message.zh);
    assert!(message.en.is_ascii() && !message.en.is_empty(), "{}", message.en);
    error.kind()
}

/// Bytes without order.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..length).map(|_| next()).collect()
}

#[test]
fn an_empty_file_says_that_it_is_empty() {
    for bytes in [&b""[..], b" \r\n\t ", b"\xef\xbb\xbf"] {
        assert_eq!(refused(bytes), ReadErrorKind::Empty, "{bytes:?}");
    }
}

#[test]
fn noise_is_no_text() {
    for length in [1, 40, 4_000, 400_000] {
        let kind = refused(&noise(length));
        assert!(
            matches!(kind, ReadErrorKind::Unsupported | ReadErrorKind::Undecodable | ReadErrorKind::NotAReport),
            "{length}: {kind:?}"
        );
    }
}

#[test]
fn bytes_of_no_encoding_are_undecodable() {
    assert_eq!(refused(&[0xff; 400]), ReadErrorKind::Undecodable);
}

#[test]
fn two_hundred_megabytes_are_too_much() {
    assert_eq!(refused(&vec![b'a'; 200 << 20]), ReadErrorKind::TooLarge);
}

#[test]
fn a_letter_is_no_report() {
    let letter = "关于召开会议的通知\n\n各科室：\n\n定于周五下午开会，请准时参加。\n";
    assert_eq!(refused(letter.as_bytes()), ReadErrorKind::NotAReport);
}

#[test]
fn a_report_without_tables_says_that_they_are_not_readable() {
    let report = "# 青禾市林业局2024年政府信息公开工作年度报告\n\n## 一、总体情况\n\n本局依法公开信息。\n";
    assert_eq!(refused(report.as_bytes()), ReadErrorKind::UnreadableTables);
}

#[test]
fn numbers_that_run_together_are_told_as_such() {
    let report = "青禾市林业局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n规章000\n行政规范性文件203\n";
    assert_eq!(refused(report.as_bytes()), ReadErrorKind::UnreadableTables);
    let error = read(report.as_bytes(), None).expect_err("no cell can be told from the next");
    assert!(error.message().zh.contains("连在了一起，如“规章000”"), "{}", error.message().zh);
}

#[test]
fn a_line_of_any_length_ends() {
    let report = format!(
        "# 青禾市林业局2024年政府信息公开工作年度报告\n{}\n{}\n",
        "1\t".repeat(200_000),
        "其他".repeat(300_000)
    );
    assert_eq!(refused(report.as_bytes()), ReadErrorKind::UnreadableTables);
}
