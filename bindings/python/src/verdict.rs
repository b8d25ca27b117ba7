//! The verdict on one report.

use std::sync::Arc;

use gouji::Entry;
use pyo3::prelude::*;

use crate::beside::Beside;
use crate::report::Report;
use crate::{error, json, records, tables};

/// The verdict on one report: what was found, what was judged, and what could not be.
#[pyclass(frozen, module = "gouji._gouji")]
#[derive(Clone)]
pub(crate) struct Verdict {
    pub(crate) report: Report,
    pub(crate) judged: Arc<gouji::Verdict>,
    beside: Option<Arc<Py<Beside>>>,
}

impl Verdict {
    pub(crate) fn of(report: Report, beside: Option<&Arc<Py<Beside>>>) -> Self {
        let verdict = match beside {
            Some(beside) => beside.get().run(&report.report),
            None => gouji::check(&report.report),
        };
        Self { report, judged: Arc::new(verdict), beside: beside.cloned() }
    }

    pub(crate) fn entry(&self) -> Entry<'_> {
        let mut entry = Entry::new(&self.report.report, &self.judged);
        let source = &self.report.source;
        entry.file = source.file.as_deref();
        entry.part = source.part.as_deref();
        entry.sha256 = source.sha256.as_deref();
        entry
    }
}

#[pymethods]
impl Verdict {
    /// The report that was judged.
    #[getter]
    fn report(&self) -> Report {
        self.report.clone()
    }

    /// `pass`, `fail` or `not_assessable`.
    #[getter]
    pub(crate) fn verdict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        records(py, "plain", &json(&self.judged.outcome)?)
    }

    /// The verdict of arithmetic alone if every blank cell were 0.
    #[getter]
    fn if_blank_is_zero<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        records(py, "plain", &json(&self.judged.if_blank_is_zero)?)
    }

    /// How many findings of each severity, and how many causes.
    #[getter]
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        records(py, "counts", &json(&self.judged.counts())?)
    }

    /// What was found, errors first.
    #[getter]
    fn findings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        records(py, "findings", &json(&self.judged.findings)?)
    }

    /// What would mend the sums, one entry for each group that hangs together.
    #[getter]
    fn repairs<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        records(py, "repairs", &self.to_json()?)
    }

    /// Which rules were run, and which were not and why.
    #[getter]
    fn rules<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        records(py, "rules_asked", &self.to_json()?)
    }

    /// The cells as a table: one row each.
    #[getter]
    fn cells(&self) -> PyResult<crate::table::Table> {
        tables::cells([self].into_iter())
    }

    /// The entry of this report in the answer, as the command prints it.
    pub(crate) fn to_json(&self) -> PyResult<String> {
        json(&self.entry())
    }

    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        records(py, "plain", &self.to_json()?)
    }

    fn __bool__(_slf: &Bound<'_, Self>) -> PyResult<bool> {
        Err(pyo3::exceptions::PyTypeError::new_err(
            "a verdict is not true or false: compare `verdict.verdict` with \"pass\", \"fail\" or \"not_assessable\"",
        ))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        let other = other.cast::<Self>();
        other.is_ok_and(|other| self.report == other.get().report && self.judged == other.get().judged)
    }

    fn __repr__(&self) -> String {
        let counts = self.judged.counts();
        let (zh, report) = (self.judged.outcome.name().zh, &self.report.report);
        let agency = report.agency.as_deref().or(self.report.source.file.as_deref()).unwrap_or("");
        let year = report.year.map(|year| year.to_string()).unwrap_or_default();
        let (error, query, note) = (counts.error, counts.query, counts.note);
        format!("<gouji.Verdict {agency} {year}: {zh}, 强制性 {error}, 核实性 {query}, 提示 {note}>")
    }

    #[pyo3(signature = (lang="zh"))]
    fn to_html(&self, lang: &str) -> PyResult<String> {
        crate::verdicts::page([self.entry()].into_iter(), &[], lang)
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        records(py, "frame", &self.to_html("zh")?)?.extract()
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    /// A verdict is pickled as what it is a function of, and judged again.
    #[allow(clippy::type_complexity, reason = "what pickle asks for")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Report, Option<Py<Beside>>))> {
        let beside = self.beside.as_ref().map(|beside| beside.clone_ref(py));
        Ok((py.import("gouji._gouji")?.getattr("check")?, (self.report.clone(), beside)))
    }
}

/// Judges a report.
#[pyfunction]
#[pyo3(signature = (report, beside=None))]
pub(crate) fn check(py: Python<'_>, report: Py<Report>, beside: Option<Py<Beside>>) -> Verdict {
    let (report, beside) = (report.get().clone(), beside.map(Arc::new));
    py.detach(|| Verdict::of(report, beside.as_ref()))
}

/// Judges a report given as JSON, as text or as UTF-8 bytes.
#[pyfunction]
pub(crate) fn check_json(py: Python<'_>, text: &Bound<'_, PyAny>) -> PyResult<Verdict> {
    let text = match text.extract::<&[u8]>() {
        Ok(bytes) => std::str::from_utf8(bytes).map_err(|fault| error::misuse(fault.to_string()))?,
        Err(_) => text.extract::<&str>()?,
    };
    // Too short to hand the interpreter over for.
    let report = gouji::Report::from_json(text).map_err(|error| error::refused(py, &error))?;
    Ok(Verdict::of(report.into(), None))
}
