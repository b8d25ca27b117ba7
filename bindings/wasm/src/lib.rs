//! gouji for JavaScript: strings and bytes in, JSON strings out.
//!
//! The core owns the shape of what goes across; `js/` makes objects, errors and types of it.

mod draft;
mod options;

use gouji::{Answer, Codebook, Edition, Entry, Message, RULES, Report};
use gouji_reader::{Checked, Format, Limits, ReadError, Reading};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use options::Options;

/// What is thrown: JSON with the kind of the error and its words.
#[derive(Serialize)]
struct Thrown<'a> {
    kind: &'a str,
    path: Option<&'a str>,
    message: &'a Message,
}

impl From<Thrown<'_>> for JsValue {
    fn from(thrown: Thrown<'_>) -> Self {
        json(&thrown).map_or_else(|error| error, Self::from)
    }
}

fn refused(error: &gouji::Error) -> JsValue {
    Thrown { kind: error.kind().id(), path: error.path(), message: &error.message() }.into()
}

fn unreadable(error: &ReadError) -> JsValue {
    Thrown { kind: error.kind().id(), path: None, message: error.message() }.into()
}

/// A report as the JSON that a host's `TextEncoder` makes, which costs less than passing a string.
fn parsed(report: &[u8]) -> Result<Report, JsValue> {
    gouji_wasm_json::report(text(report)?).map_err(|error| refused(&error))
}

fn text(bytes: &[u8]) -> Result<&str, JsValue> {
    std::str::from_utf8(bytes)
        .map_err(|error| misuse(format!("不是 UTF-8：{error}"), format!("this is not UTF-8: {error}")))
}

fn misuse(zh: String, en: String) -> JsValue {
    Thrown { kind: "usage", path: None, message: &Message::new(zh, en) }.into()
}

fn json(value: &impl Serialize) -> Result<String, JsValue> {
    gouji_wasm_json::text(value).map_err(|error| JsValue::from(error.to_string()))
}

fn answered(answer: &Answer) -> Result<String, JsValue> {
    gouji_wasm_json::answer(answer).map_err(|error| JsValue::from(error.to_string()))
}

/// Turns a panic, which no input should cause, into an exception with its words.
///
/// The module must be made anew after it: the wrapper in `js/call.ts` does so.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// Every report of a file, as a list of `{part, report}`.
#[wasm_bindgen]
pub fn read(bytes: &[u8], file: &str, options: &str) -> Result<String, JsValue> {
    let format = named(Options::parse(options)?.format.as_deref())?;
    let readings = opened(bytes, format).map_err(|error| unreadable(&error))?;
    json(&readings.into_iter().map(|reading| Listed::of(reading.from_file(file))).collect::<Vec<_>>())
}

fn opened(bytes: &[u8], format: Option<Format>) -> Result<Vec<Reading>, ReadError> {
    Limits::default().read_with(bytes, format, gouji_wasm_json::report)
}

#[derive(Serialize)]
struct Listed {
    part: Option<String>,
    report: Report,
}

impl Listed {
    fn of(Reading { part, report, .. }: Reading) -> Self {
        Self { part, report }
    }
}

fn named(format: Option<&str>) -> Result<Option<Format>, JsValue> {
    let unknown = |name: &str| misuse(format!("没有这种格式：{name}"), format!("there is no format `{name}`"));
    format.map(|name| Format::named(name).ok_or_else(|| unknown(name))).transpose()
}

/// The answer about a report given as JSON.
#[wasm_bindgen]
pub fn check(report: &[u8], options: &str) -> Result<String, JsValue> {
    let report = parsed(report)?;
    let options = Options::parse(options)?;
    let verdict = options.check().map_err(|error| refused(&error))?.run(&report);
    answered(&Answer::new(vec![Entry::new(&report, &verdict)], Vec::new()))
}

/// The outcome alone, for whoever asks of many reports which of them to look at.
#[wasm_bindgen]
pub fn verdict(report: &[u8], options: &str) -> Result<String, JsValue> {
    let report = parsed(report)?;
    let options = Options::parse(options)?;
    json(&options.check().map_err(|error| refused(&error))?.outcome(&report))
}

/// What would bring the sums of a report given as JSON back into balance: one repair for each root cause.
#[wasm_bindgen]
pub fn repair(report: &[u8], options: &str) -> Result<String, JsValue> {
    let report = parsed(report)?;
    let options = Options::parse(options)?;
    json(&options.check().map_err(|error| refused(&error))?.run(&report).repairs)
}

/// The answer about a file: its reports judged, or why it could not be read.
#[wasm_bindgen(js_name = checkFile)]
pub fn check_file(bytes: &[u8], file: &str, options: &str) -> Result<String, JsValue> {
    let options = Options::parse(options)?;
    let (check, format) = (options.check().map_err(|error| refused(&error))?, named(options.format.as_deref())?);
    let checked = Checked::new(file, bytes, opened(bytes, format), |_| check);
    answered(&Checked::answer([&checked]))
}

/// The sum of reports given as a JSON list; its `faults` say what could not be added.
#[wasm_bindgen]
pub fn sum(reports: &[u8]) -> Result<String, JsValue> {
    let reports = options::reports(text(reports)?)?;
    json(&gouji::sum(&reports))
}

/// What the sentences of a report given as JSON claim about its numbers.
#[wasm_bindgen]
pub fn claims(report: &[u8]) -> Result<String, JsValue> {
    json(&gouji::claims(&parsed(report)?))
}

/// Every rule of the catalogue.
#[wasm_bindgen]
pub fn rules() -> Result<String, JsValue> {
    json(&RULES)
}

/// One rule of the catalogue.
#[wasm_bindgen]
pub fn explain(rule: &str) -> Result<String, JsValue> {
    json(
        gouji::rule(rule)
            .ok_or_else(|| misuse(format!("没有这条规则：{rule}"), format!("there is no rule `{rule}`")))?,
    )
}

/// An edition of the form: its tables as printed, its cells, its relations.
#[wasm_bindgen]
pub fn form(edition: u16) -> Result<String, JsValue> {
    let edition = Edition::from_number(edition)
        .ok_or_else(|| misuse(format!("没有这一版格式：{edition}"), format!("there is no edition {edition}")))?;
    json(&Codebook(edition))
}
