//! The verdicts on many reports, and the files that could not be read.

use gouji::{Answer, Entry, FileError, Language, Message};
use gouji_reader::ReadErrorKind;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyList};

use crate::report::at;
use crate::table::Table;
use crate::verdict::Verdict;
use crate::{error, json, records, tables};

/// Verdicts in the order of the files, and the files that could not be read.
#[pyclass(frozen, module = "gouji._gouji")]
pub(crate) struct Verdicts {
    verdicts: Vec<Py<Verdict>>,
    errors: Vec<FileError>,
}

impl Verdicts {
    pub(crate) fn of(py: Python<'_>, verdicts: Vec<Verdict>, errors: Vec<FileError>) -> PyResult<Self> {
        let verdicts = verdicts.into_iter().map(|verdict| Py::new(py, verdict)).collect::<PyResult<_>>()?;
        Ok(Self { verdicts, errors })
    }

    fn each(&self) -> impl Iterator<Item = &Verdict> + Clone {
        self.verdicts.iter().map(Py::get)
    }
}

#[pymethods]
impl Verdicts {
    /// Errors are tuples of file, kind and the words in both languages.
    #[new]
    fn new(verdicts: Vec<Py<Verdict>>, errors: Vec<(String, String, String, String)>) -> Self {
        let error = |(file, kind, zh, en): (String, String, String, String)| FileError {
            file,
            kind: ReadErrorKind::ALL.iter().map(|known| known.id()).find(|known| *known == kind).unwrap_or("io"),
            message: Message::new(zh, en),
        };
        Self { verdicts, errors: errors.into_iter().map(error).collect() }
    }

    fn __len__(&self) -> usize {
        self.verdicts.len()
    }

    fn __getitem__(&self, py: Python<'_>, index: isize) -> PyResult<Py<Verdict>> {
        at(&self.verdicts, index).map(|verdict| verdict.clone_ref(py))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(py, &self.verdicts)?.try_iter()
    }

    /// The files that could not be read, each as a `ReadError` that was not raised.
    #[getter]
    fn errors<'py>(&self, py: Python<'py>) -> Vec<Bound<'py, PyAny>> {
        self.errors.iter().map(|error| error::lost(py, error).into_value(py).into_bound(py).into_any()).collect()
    }

    /// A table with a row for each report: agency, year, verdict, counts.
    #[getter]
    fn table(&self) -> PyResult<Table> {
        tables::verdicts(self.each())
    }

    /// A table with a row for each finding.
    #[getter]
    fn findings(&self) -> PyResult<Table> {
        tables::findings(self.each())
    }

    /// A table with a row for each cell.
    #[getter]
    fn cells(&self) -> PyResult<Table> {
        tables::cells(self.each())
    }

    /// The whole answer, as the command prints it.
    fn to_json(&self) -> PyResult<String> {
        json(&Answer::new(self.each().map(Verdict::entry).collect(), self.errors.clone()))
    }

    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        records(py, "plain", &self.to_json()?)
    }

    #[pyo3(signature = (lang="zh"))]
    fn to_html(&self, lang: &str) -> PyResult<String> {
        page(self.each().map(Verdict::entry), &self.errors, lang)
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        records(py, "frame", &self.to_html("zh")?)?.extract()
    }

    fn __repr__(&self) -> String {
        let (mut pass, mut fail, mut unclear) = (0, 0, 0);
        for verdict in self.each() {
            match verdict.judged.outcome {
                gouji::Outcome::Pass => pass += 1,
                gouji::Outcome::Fail => fail += 1,
                gouji::Outcome::NotAssessable => unclear += 1,
            }
        }
        let lost = self.errors.len();
        format!("<gouji.Verdicts: 审核通过 {pass}, 审核未通过 {fail}, 无法判断 {unclear}, 无法读取 {lost}>")
    }

    #[allow(clippy::type_complexity, reason = "what pickle asks for")]
    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> (Bound<'py, PyAny>, (Vec<Py<Verdict>>, Vec<(String, &'static str, String, String)>)) {
        let this = slf.get();
        let verdicts = this.verdicts.iter().map(|verdict| verdict.clone_ref(slf.py())).collect();
        let error =
            |error: &FileError| (error.file.clone(), error.kind, error.message.zh.clone(), error.message.en.clone());
        (slf.get_type().into_any(), (verdicts, this.errors.iter().map(error).collect()))
    }
}

/// A page in the clerk's words, with the tables drawn.
pub(crate) fn page<'e>(entries: impl Iterator<Item = Entry<'e>>, errors: &[FileError], lang: &str) -> PyResult<String> {
    let language = match lang {
        "zh" => Language::Zh,
        "en" => Language::En,
        other => return Err(error::misuse(format!("lang 只能是 zh 或 en (lang is zh or en, not {other})"))),
    };
    Ok(gouji_cli::page(entries, errors, language))
}
