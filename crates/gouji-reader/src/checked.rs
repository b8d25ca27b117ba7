//! From the bytes of a file to its verdicts: the way every door takes.

use gouji::{Answer, Check, Entry, FileError, Report, Verdict, sha256};

use crate::{ReadError, Reading};

/// A file, the reports that were read from it, and what was found in them.
///
/// ```
/// use gouji::{Check, Edition, Outcome, Report};
/// use gouji_reader::{Checked, read};
///
/// let json = serde_json::to_vec(&Report::zero(Edition::V2021))?;
/// let checked = Checked::new("report.json", &json, read(&json, None), |_| Check::new());
/// let reports = checked.reports.as_ref().expect("a report");
/// assert_eq!(reports[0].verdict.outcome, Outcome::Pass);
/// let answer = serde_json::to_value(Checked::answer([&checked]))?;
/// assert_eq!(answer["reports"][0]["verdict"], "pass");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Checked {
    /// The path or name of the file, as it was given.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// The reports, or why there are none.
    pub reports: Result<Vec<Judged>, ReadError>,
}

/// A report and its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Judged {
    /// The report as it was read.
    pub reading: Reading,
    /// The verdict on it.
    pub verdict: Verdict,
}

impl Checked {
    /// Checks every report that was read from the bytes of a file, each as `how` says.
    #[must_use]
    pub fn new<'c>(
        file: &str,
        bytes: &[u8],
        read: Result<Vec<Reading>, ReadError>,
        how: impl Fn(&Report) -> Check<'c>,
    ) -> Self {
        let judge = |reading: Reading| {
            let reading = reading.from_file(file);
            let verdict = how(&reading.report).run(&reading.report);
            Judged { reading, verdict }
        };
        let reports = read.map(|readings| readings.into_iter().map(judge).collect());
        Self { file: file.to_owned(), sha256: sha256(bytes), reports }
    }

    /// One entry for each report of the file.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.reports.iter().flatten().map(|judged| {
            let part = judged.reading.part.as_deref();
            Entry::new(&judged.reading.report, &judged.verdict).with_file(&self.file, &self.sha256, part)
        })
    }

    /// Why the file could not be read, if it could not.
    #[must_use]
    pub fn error(&self) -> Option<FileError> {
        let error = self.reports.as_ref().err()?;
        Some(FileError { file: self.file.clone(), kind: error.kind().id(), message: error.message().clone() })
    }

    /// The answer about several files, in their order.
    pub fn answer<'a>(files: impl IntoIterator<Item = &'a Self>) -> Answer<'a> {
        let mut answer = Answer::new(Vec::new(), Vec::new());
        for file in files {
            answer.reports.extend(file.entries());
            answer.errors.extend(file.error());
        }
        answer
    }
}
