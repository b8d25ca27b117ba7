//! A report being worked on: it stays in the module's memory, so that a check after an edit costs what the edit costs.

use gouji::{Address, Answer, Check, Claims, Entry, Report, State, Verdict, Words, claims};
use gouji_reader::Reading;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::options::Options;
use crate::{answered, json, named, opened, parsed, refused, unreadable};

/// One report, what it is held against, and the last verdict on it.
#[wasm_bindgen]
pub struct Draft {
    part: Option<String>,
    report: Report,
    /// Sentences are read once; only cells change.
    claims: Claims,
    /// And so are the rules about words asked.
    words: Words,
    options: Options,
    verdict: Option<Verdict>,
}

#[wasm_bindgen]
impl Draft {
    /// A draft of a report given as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(report: &[u8], options: &str) -> Result<Self, JsValue> {
        Self::of(None, parsed(report)?, Options::parse(options)?)
    }

    /// A draft for each report of a file.
    pub fn read(bytes: &[u8], file: &str, options: &str) -> Result<Vec<Self>, JsValue> {
        let format = named(Options::parse(options)?.format.as_deref())?;
        let readings = opened(bytes, format).map_err(|error| unreadable(&error))?;
        let draft = |reading: Reading| {
            let Reading { part, report, .. } = reading.from_file(file);
            Self::of(part, report, Options::parse(options)?)
        };
        readings.into_iter().map(draft).collect()
    }

    /// Which of several reports in the file it is.
    pub fn part(&self) -> Option<String> {
        self.part.clone()
    }

    /// The report as it is now.
    pub fn report(&self) -> Result<String, JsValue> {
        json(&self.report)
    }

    /// Puts cells in their places: those of a report given as JSON.
    pub fn write(&mut self, cells: &[u8]) -> Result<(), JsValue> {
        let given = parsed(cells)?;
        for address in Address::all().filter(|address| given.cell(*address).state() != State::Missing) {
            self.report.set(address, given.cell(address).clone());
        }
        self.claims = std::mem::take(&mut self.claims).renewed(&self.report);
        self.verdict = None;
        Ok(())
    }

    /// The answer without repairs, which take longest to find, and without claims.
    pub fn judge(&mut self) -> Result<String, JsValue> {
        let verdict = self.judged()?;
        let answer = answered(&Answer::new(vec![Entry::new(&self.report, &verdict)], Vec::new()));
        self.verdict = Some(verdict);
        answer
    }

    /// The whole answer, with what the sentences claim.
    pub fn check(&mut self) -> Result<String, JsValue> {
        let mut verdict = self.verdict.take().map_or_else(|| self.judged(), Ok)?;
        self.asked()?.mend(&self.report, &mut verdict);
        let entry = Entry::new(&self.report, &verdict).with_claims(&self.claims);
        answered(&Answer::new(vec![entry], Vec::new()))
    }
}

impl Draft {
    fn of(part: Option<String>, report: Report, options: Options) -> Result<Self, JsValue> {
        let words = options.check().map_err(|error| refused(&error))?.words(&report);
        Ok(Self { part, claims: claims(&report), words, report, options, verdict: None })
    }

    fn asked(&self) -> Result<Check<'_>, JsValue> {
        let check = self.options.check().map_err(|error| refused(&error))?;
        Ok(check.claims(&self.claims).with_words(&self.words))
    }

    fn judged(&self) -> Result<Verdict, JsValue> {
        Ok(self.asked()?.judge(&self.report))
    }
}
