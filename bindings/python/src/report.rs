//! Reports and readings.

use std::sync::Arc;

use gouji::{Address, Cell, Edition, Kind};
use gouji_reader::Format;
use pyo3::exceptions::{PyIndexError, PyKeyError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList};

use crate::{error, json, records};

/// Where a report comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) file: Option<String>,
    pub(crate) sha256: Option<String>,
    pub(crate) part: Option<String>,
}

/// A report: two hundred cells, and the prose around them. It never changes.
#[pyclass(frozen, eq, module = "gouji._gouji")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Report {
    pub(crate) report: Arc<gouji::Report>,
    pub(crate) source: Arc<Source>,
}

impl From<gouji::Report> for Report {
    fn from(report: gouji::Report) -> Self {
        Self { report: Arc::new(report), source: Arc::default() }
    }
}

impl Report {
    /// The reports read from a file, each with where it comes from.
    pub(crate) fn all(
        readings: Vec<gouji_reader::Reading>,
        file: Option<String>,
        sha256: Option<String>,
    ) -> impl Iterator<Item = Self> {
        readings.into_iter().map(move |reading| {
            let mut report = reading.report;
            let name = file.as_deref().and_then(|file| file.rsplit(['/', '\\']).next());
            report.file_name = report.file_name.or_else(|| name.map(str::to_owned));
            let source = Source { file: file.clone(), sha256: sha256.clone(), part: reading.part };
            Self { report: Arc::new(report), source: Arc::new(source) }
        })
    }
}

pub(crate) fn edition(number: u16) -> PyResult<Edition> {
    let unknown = || error::misuse(format!("没有 {number} 版格式 (there is no edition {number} of the form)"));
    Edition::from_number(number).ok_or_else(unknown)
}

#[pymethods]
impl Report {
    /// A report from its JSON; file, sha256 and part say where it comes from.
    #[staticmethod]
    #[pyo3(signature = (text, file=None, sha256=None, part=None))]
    pub(crate) fn from_json(
        py: Python<'_>,
        text: &str,
        file: Option<String>,
        sha256: Option<String>,
        part: Option<String>,
    ) -> PyResult<Self> {
        let report = py.detach(|| gouji::Report::from_json(text)).map_err(|error| error::refused(py, &error))?;
        Ok(Self { report: Arc::new(report), source: Arc::new(Source { file, sha256, part }) })
    }

    /// The form of an edition with 0 in every cell.
    #[staticmethod]
    #[pyo3(signature = (edition=2021))]
    fn zero(edition: u16) -> PyResult<Self> {
        Ok(gouji::Report::zero(self::edition(edition)?).into())
    }

    /// The form of an edition with nothing filled in.
    #[staticmethod]
    #[pyo3(signature = (edition=2021))]
    fn blank(edition: u16) -> PyResult<Self> {
        Ok(gouji::Report::blank(self::edition(edition)?).into())
    }

    #[getter]
    fn title(&self) -> Option<&str> {
        self.report.title.as_deref()
    }

    #[getter]
    fn agency(&self) -> Option<&str> {
        self.report.agency.as_deref()
    }

    #[getter]
    fn year(&self) -> Option<u16> {
        self.report.year
    }

    #[getter]
    fn file(&self) -> Option<&str> {
        self.source.file.as_deref()
    }

    #[getter]
    fn sha256(&self) -> Option<&str> {
        self.source.sha256.as_deref()
    }

    #[getter]
    fn part(&self) -> Option<&str> {
        self.source.part.as_deref()
    }

    /// The layout of each table: 2019, 2021, None or "unknown".
    #[getter]
    fn layout<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        records(py, "plain", &json(&self.report.layout)?)
    }

    /// The cells of the layout by address.
    #[getter]
    fn cells<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let cells: Vec<(Address, &Cell)> = self.report.cells().collect();
        records(py, "cells", &json(&cells)?)
    }

    fn __getitem__<'py>(&self, py: Python<'py>, address: &str) -> PyResult<Bound<'py, PyAny>> {
        let address: Address = address.parse().map_err(|_| PyKeyError::new_err(address.to_owned()))?;
        records(py, "cell", &json(&(address, self.report.cell(address)))?)
    }

    /// The report with other cells: a number, `None` for a blank, or what is printed.
    fn replace(&self, py: Python<'_>, cells: &Bound<'_, PyDict>) -> PyResult<Self> {
        let mut report = (*self.report).clone();
        for (address, value) in cells {
            let address: String = address.extract()?;
            let address: Address = address.parse().map_err(|error| error::refused(py, &error))?;
            report.set(address, cell(&value, address.kind())?);
        }
        Ok(Self { report: Arc::new(report), source: Arc::clone(&self.source) })
    }

    fn to_json(&self) -> PyResult<String> {
        json(&*self.report)
    }

    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        records(py, "plain", &self.to_json()?)
    }

    fn __repr__(&self) -> String {
        let year = self.report.year.map_or("None".to_owned(), |year| year.to_string());
        let numbers = self.report.count(gouji::State::Number);
        let agency = self.report.agency.as_deref().unwrap_or("None");
        format!("<gouji.Report {agency} {year}: {numbers} of {} cells are numbers>", self.report.cells().count())
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    #[allow(clippy::type_complexity, reason = "what pickle asks for")]
    fn __reduce__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyAny>, (String, Option<&str>, Option<&str>, Option<&str>))> {
        let make = py.get_type::<Self>().getattr("from_json")?;
        Ok((make, (self.to_json()?, self.file(), self.sha256(), self.part())))
    }
}

/// A cell from a value of Python.
fn cell(value: &Bound<'_, PyAny>, kind: Kind) -> PyResult<Cell> {
    if value.is_none() {
        return Ok(Cell::BLANK);
    }
    let text = match value.extract::<i64>() {
        Ok(number) if (0..=gouji::LARGEST_COUNT).contains(&number) => return Ok(number.into()),
        _ => value.str()?.to_string(),
    };
    Ok(Cell::read(&text, kind))
}

/// The reports that were read from one file.
#[pyclass(frozen, module = "gouji._gouji")]
pub(crate) struct Reading {
    reports: Vec<Py<Report>>,
    #[pyo3(get)]
    file: Option<String>,
    #[pyo3(get)]
    sha256: Option<String>,
}

#[pymethods]
impl Reading {
    #[new]
    fn new(reports: Vec<Py<Report>>, file: Option<String>, sha256: Option<String>) -> Self {
        Self { reports, file, sha256 }
    }

    /// The reports in their order in the file.
    #[getter]
    fn reports(&self, py: Python<'_>) -> Vec<Py<Report>> {
        self.reports.iter().map(|report| report.clone_ref(py)).collect()
    }

    /// The report, when the file holds one.
    #[getter]
    fn report(&self, py: Python<'_>) -> PyResult<Py<Report>> {
        if let [report] = &self.reports[..] {
            return Ok(report.clone_ref(py));
        }
        let count = self.reports.len();
        Err(error::misuse(format!(
            "文件中有 {count} 份年报，请逐份审核 (the file holds {count} reports: use `reports`, or `check_many`)"
        )))
    }

    fn __len__(&self) -> usize {
        self.reports.len()
    }

    fn __getitem__(&self, py: Python<'_>, index: isize) -> PyResult<Py<Report>> {
        at(&self.reports, index).map(|report| report.clone_ref(py))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(py, &self.reports)?.try_iter()
    }

    fn __repr__(&self) -> String {
        let file = self.file.as_deref().unwrap_or("bytes");
        format!("<gouji.Reading {file}: {} report(s)>", self.reports.len())
    }

    #[allow(clippy::type_complexity, reason = "what pickle asks for")]
    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> (Bound<'py, PyAny>, (Vec<Py<Report>>, Option<String>, Option<String>)) {
        let this = slf.get();
        (slf.get_type().into_any(), (this.reports(slf.py()), this.file.clone(), this.sha256.clone()))
    }
}

/// An element of a sequence, counted from its end when negative.
pub(crate) fn at<T>(list: &[T], index: isize) -> PyResult<&T> {
    let position = if index < 0 { list.len().checked_add_signed(index) } else { usize::try_from(index).ok() };
    position.and_then(|position| list.get(position)).ok_or_else(|| PyIndexError::new_err("index out of range"))
}

/// Reads the reports of a file.
#[pyfunction]
#[pyo3(signature = (bytes, file=None, format=None))]
pub(crate) fn read(py: Python<'_>, bytes: &[u8], file: Option<String>, format: Option<&str>) -> PyResult<Reading> {
    let format = format.map(named).transpose()?;
    let (readings, sha256) = py.detach(|| (gouji_reader::read(bytes, format), gouji::sha256(bytes)));
    let readings = readings.map_err(|e| error::unreadable(py, file.as_deref(), e.kind().id(), e.message()))?;
    let reports = Report::all(readings, file.clone(), Some(sha256.clone()));
    let reports = reports.map(|report| Py::new(py, report)).collect::<PyResult<_>>()?;
    Ok(Reading { reports, file, sha256: Some(sha256) })
}

pub(crate) fn named(format: &str) -> PyResult<Format> {
    Format::named(format).ok_or_else(|| {
        let known: Vec<&str> = Format::NAMES.iter().map(|(name, _)| *name).collect();
        error::misuse(format!("没有这种格式：{format} (there is no format `{format}`; known: {})", known.join(", ")))
    })
}

/// Adds up reports, cell by cell.
#[pyfunction]
pub(crate) fn sum_reports(py: Python<'_>, reports: Vec<Py<Report>>) -> Report {
    let reports: Vec<gouji::Report> = reports.iter().map(|report| (*report.get().report).clone()).collect();
    py.detach(|| gouji::sum(&reports)).into()
}
