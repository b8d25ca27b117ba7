//! x
#![allow(missing_docs)]
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn check(report: &str) -> Result<String, JsValue> {
    let report = gouji::Report::from_json(report).map_err(|e| JsValue::from_str(&e.to_string()))?;
    let verdict = gouji::check(&report);
    let answer = gouji::Answer::new(vec![gouji::Entry::new(&report, &verdict)], vec![]);
    serde_json::to_string(&answer).map_err(|e| JsValue::from_str(&e.to_string()))
}
