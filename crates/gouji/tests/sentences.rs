//! How well sentences are understood, measured on labelled ones: `sentences/README.md` says how they are labelled.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use gouji::{Paragraph, Report, claims};
use rust_decimal::Decimal;

struct Labelled {
    passage: String,
    /// Claims, each with the readings that are right.
    claims: Vec<Vec<String>>,
}

/// The passages of a file, or of every file of a folder.
fn labelled(name: &str) -> Vec<Labelled> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sentences").join(name);
    let files = if path.is_dir() {
        let entries = fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path());
        entries.collect()
    } else {
        vec![path]
    };
    let text: String = files.iter().map(|file| fs::read_to_string(file).expect("a file") + "\n").collect();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (passage, labels) = line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"));
            let labels = labels.split("; ").filter(|label| *label != "-");
            Labelled { passage: passage.to_owned(), claims: labels.map(readings).collect() }
        })
        .collect()
}

/// `received|intake = 5` → `received = 5`, `intake = 5`.
fn readings(label: &str) -> Vec<String> {
    let mut words = label.split(' ');
    let mut word = || words.next().unwrap_or_else(|| panic!("no claim: {label}"));
    let (ids, sign, value) = (word(), word(), word());
    let (number, unit) = value.strip_suffix('%').map_or((value, ""), |number| (number, "%"));
    let number: Decimal = number.parse().unwrap_or_else(|_| panic!("no number: {label}"));
    ids.split('|').map(|id| format!("{id} {sign} {}{unit}", number.normalize())).collect()
}

fn report(paragraphs: &[&str]) -> Report {
    let mut report = Report::new();
    report.year = Some(2024);
    report.prose = paragraphs
        .iter()
        .map(|text| Paragraph { part: Some(1), text: (*text).to_owned(), origin: gouji::Origin::default() })
        .collect();
    report
}

fn read(paragraphs: &[&str]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    claims(&report(paragraphs))
        .iter()
        .map(ToString::to_string)
        // Several members and channels may have the same number.
        .filter(|claim| claim.starts_with("member.") || claim.starts_with("channel") || seen.insert(claim.clone()))
        .collect()
}

#[derive(Default)]
struct Score {
    sentences: usize,
    silent: usize,
    expected: usize,
    read: usize,
    right: usize,
    wrong: Vec<String>,
}

impl Score {
    fn of(name: &str) -> Self {
        let mut score = Self::default();
        for Labelled { passage, claims } in labelled(name) {
            let read = read(&[&passage]);
            let mut left = read.clone();
            let mut right = 0;
            for readings in &claims {
                if let Some(index) = left.iter().position(|claim| readings.contains(claim)) {
                    left.remove(index);
                    right += 1;
                }
            }
            score.sentences += 1;
            score.silent += usize::from(claims.is_empty());
            score.expected += claims.len();
            score.read += read.len();
            score.right += right;
            if right < claims.len() || !left.is_empty() {
                let expected: Vec<String> = claims.iter().map(|readings| readings.join(" or ")).collect();
                score.wrong.push(format!("{passage}\n    expected {expected:?}\n    read     {read:?}"));
            }
        }
        score
    }

    #[allow(clippy::cast_precision_loss, reason = "a few hundred sentences")]
    fn precision(&self) -> f64 {
        self.right as f64 / self.read.max(1) as f64
    }

    #[allow(clippy::cast_precision_loss, reason = "a few hundred sentences")]
    fn recall(&self) -> f64 {
        self.right as f64 / self.expected.max(1) as f64
    }

    #[allow(clippy::print_stdout, reason = "the measure is what the test is for")]
    fn print(&self, name: &str) {
        println!(
            "{name}: {} passages ({} silent), {} claims expected, {} read, {} right: precision {:.4}, recall {:.4}",
            self.sentences,
            self.silent,
            self.expected,
            self.read,
            self.right,
            self.precision(),
            self.recall()
        );
    }
}

#[test]
fn the_open_half_is_understood() {
    let score = Score::of("open");
    score.print("open half");
    assert!(score.precision() >= 0.99 && score.recall() >= 0.95, "{}", score.wrong.join("\n"));
}

#[test]
fn a_sentence_says_the_same_wherever_its_lines_break() {
    for Labelled { passage, .. } in labelled("open") {
        let whole = read(&[&passage]);
        for (cut, _) in passage.char_indices().skip(1) {
            assert_eq!(read(&[&passage[..cut], &passage[cut..]]), whole, "{} | {}", &passage[..cut], &passage[cut..]);
        }
        let lines: Vec<String> = passage.chars().map(String::from).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert_eq!(read(&lines), whole, "{passage} one sign a line");
        assert_eq!(read(&[&lines.join(" ")]), whole, "{passage} spaced");
        assert_eq!(read(&[&lines.join("\n")]), whole, "{passage} with line breaks inside");
    }
}

#[test]
fn a_claim_points_at_its_number_in_the_paragraphs_it_is_broken_over() {
    let report = report(&["全年新收政府信息公开申请１", "２ 件，办结十", "件。"]);
    let pieces: Vec<String> = claims(&report)
        .iter()
        .map(|claim| {
            claim.spans.iter().map(|span| &report.prose[span.paragraph].text[span.start..span.end]).collect::<String>()
        })
        .collect();
    assert_eq!(pieces, ["１２ 件", "十件"]);
}

#[test]
fn a_number_in_ten_thousands_is_held_to_the_digits_it_has() {
    let agreement = |total: i64| {
        let mut report = report(&["全年收到政府信息公开申请1.2万件。"]);
        report.layout = gouji::Layout::of(gouji::Edition::V2021);
        report.set("/requests/received/total".parse().expect("an address"), total);
        claims(&report)[0].agreement
    };
    assert_eq!([11_980, 12_034, 12_900].map(agreement), [gouji::Agreement::Agrees; 3]);
    assert_eq!([10_990, 13_100].map(agreement), [gouji::Agreement::Differs; 2]);
}

/// Written by another hand than the extractor's, before it, and only run. The first run, with nothing of it known:
/// 467 claims expected, 416 read, 400 right, precision 0.9615, recall 0.8565. The floors below keep later runs from
/// being worse.
#[test]
fn the_held_out_half_is_understood() {
    let score = Score::of("held-out.txt");
    score.print("held-out half");
    assert!(score.sentences >= 300 && score.silent >= 125);
    assert!(score.precision() >= 0.98 && score.recall() >= 0.88);
}
