//! What a report is held against, and which rules are asked.

use gouji::{Check, Profile};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::error;
use crate::report::Report;

/// Last year's report, the members' reports, local rules, and the rules that are asked or left out.
#[pyclass(frozen, module = "gouji._gouji")]
#[derive(Default)]
pub(crate) struct Beside {
    last: Option<Report>,
    members: Option<Vec<gouji::Report>>,
    /// The profile as it was given, and as it was read.
    profile: Option<(String, Profile)>,
    select: Option<Vec<String>>,
    ignore: Vec<String>,
}

#[pymethods]
impl Beside {
    #[new]
    #[pyo3(signature = (last=None, members=None, profile=None, select=None, ignore=Vec::new()))]
    fn new(
        py: Python<'_>,
        last: Option<Py<Report>>,
        members: Option<Vec<Py<Report>>>,
        profile: Option<String>,
        select: Option<Vec<String>>,
        ignore: Vec<String>,
    ) -> PyResult<Self> {
        let profile = match profile {
            // A profile is written in TOML, or comes from a program as JSON.
            Some(text) => {
                let json = text.trim_start().starts_with('{');
                let read = if json { Profile::from_json(&text) } else { Profile::from_toml(&text) };
                Some((text, read.map_err(|error| error::refused(py, &error))?))
            }
            None => None,
        };
        let beside = Self {
            last: last.map(|last| last.get().clone()),
            members: members.map(|members| members.iter().map(|member| (*member.get().report).clone()).collect()),
            profile,
            select,
            ignore,
        };
        beside.check().map_err(|error| error::refused(py, &error))?;
        Ok(beside)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let py = slf.py();
        let this = slf.get();
        let report = |report: &gouji::Report| Report::from(report.clone());
        let members = this.members.as_ref().map(|members| members.iter().map(report).collect::<Vec<_>>());
        let profile = this.profile.as_ref().map(|(text, _)| text);
        let arguments = (this.last.clone(), members, profile, &this.select, &this.ignore).into_pyobject(py)?;
        Ok((slf.get_type().into_any(), arguments))
    }
}

impl Beside {
    /// The check to be run; `new` has seen that it can be made.
    pub(crate) fn check(&self) -> Result<Check<'_>, gouji::Error> {
        let mut check = Check::new();
        if let Some(select) = &self.select {
            check = check.select(select.iter().map(String::as_str))?;
        }
        for rule in &self.ignore {
            check = check.ignore(rule)?;
        }
        if let Some(last) = &self.last {
            check = check.last(&last.report);
        }
        if let Some(members) = &self.members {
            check = check.members(members);
        }
        if let Some((_, profile)) = &self.profile {
            check = check.profile(profile);
        }
        Ok(check)
    }

    pub(crate) fn run(&self, report: &gouji::Report) -> gouji::Verdict {
        self.check().unwrap_or_default().run(report)
    }
}
