//! What a check may be given beside the report.

use gouji::{Address, Check, Error, Profile, Report};
use serde::Deserialize;
use serde_json::value::RawValue;
use wasm_bindgen::JsValue;

use crate::{misuse, refused};

/// The options as they come: reports stay text until the core reads them, which names the path of a fault.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw<'a> {
    #[serde(borrow, default)]
    last: Option<&'a RawValue>,
    #[serde(borrow, default)]
    members: Option<Vec<&'a RawValue>>,
    #[serde(borrow, default)]
    profile: Option<&'a RawValue>,
    #[serde(default)]
    select: Option<Vec<String>>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    frozen: Vec<String>,
    #[serde(default)]
    format: Option<String>,
}

/// What a check holds a report against.
#[derive(Default)]
pub(crate) struct Options {
    last: Option<Report>,
    members: Option<Vec<Report>>,
    profile: Option<Profile>,
    select: Option<Vec<String>>,
    ignore: Vec<String>,
    frozen: Vec<Address>,
    pub(crate) format: Option<String>,
}

impl Options {
    /// The options as JSON; nothing at all where none are given.
    pub(crate) fn parse(json: &str) -> Result<Self, JsValue> {
        if json.is_empty() {
            return Ok(Self::default());
        }
        let raw: Raw<'_> = serde_json::from_str(json).map_err(|error| nonsense(&error))?;
        Self::read(raw).map_err(|error| refused(&error))
    }

    fn read(raw: Raw<'_>) -> Result<Self, Error> {
        let report = |json: &RawValue| gouji_wasm_json::report(json.get());
        Ok(Self {
            last: raw.last.map(report).transpose()?,
            members: raw.members.map(|members| members.into_iter().map(report).collect()).transpose()?,
            profile: raw.profile.map(|json| Profile::from_json(json.get())).transpose()?,
            select: raw.select,
            ignore: raw.ignore,
            frozen: raw.frozen.iter().map(|cell| cell.parse()).collect::<Result<_, _>>()?,
            format: raw.format,
        })
    }

    pub(crate) fn check(&self) -> Result<Check<'_>, Error> {
        let mut check = Check::new();
        if let Some(select) = &self.select {
            check = check.select(select.iter().map(String::as_str))?;
        }
        for rule in &self.ignore {
            check = check.ignore(rule)?;
        }
        for cell in &self.frozen {
            check = check.freeze(*cell);
        }
        if let Some(last) = &self.last {
            check = check.last(last);
        }
        if let Some(members) = &self.members {
            check = check.members(members);
        }
        if let Some(profile) = &self.profile {
            check = check.profile(profile);
        }
        Ok(check)
    }
}

fn nonsense(error: &serde_json::Error) -> JsValue {
    misuse(format!("选项有误：{error}"), format!("the options are wrong: {error}"))
}

/// A list of reports.
pub(crate) fn reports(json: &str) -> Result<Vec<Report>, JsValue> {
    let list: Vec<&RawValue> = serde_json::from_str(json).map_err(|error| nonsense(&error))?;
    let reports: Result<_, Error> = list.into_iter().map(|report| gouji_wasm_json::report(report.get())).collect();
    reports.map_err(|error| refused(&error))
}
