//! Registers: files, frames and columns with a row for each organ.

use std::borrow::Cow;
use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use arrow_array::RecordBatch;
use gouji_reader::{Content, Mapping, Use};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyIterator, PyList, PyString};
use pyo3_arrow::input::AnyRecordBatch;

use crate::beside::Beside;
use crate::content::{content, readable};
use crate::error;
use crate::report::{Report, Source, at};
use crate::verdict::Verdict;
use crate::verdicts::Verdicts;

/// The reports of a register, and what its columns were taken for.
#[pyclass(frozen, module = "gouji._gouji")]
pub(crate) struct Register {
    mapping: Mapping,
    reports: Vec<Report>,
}

/// What columns are said to be: their names, with the words for what they hold.
pub(crate) type Given = Vec<(String, String)>;

/// Finds out what columns hold; what is wrong with them is misuse, since the caller can mend it.
pub(crate) fn mapping(headers: &[String], given: Given) -> PyResult<Mapping> {
    let given = given.into_iter().map(|(column, word)| {
        let unknown = || {
            error::misuse(format!(
                "“{column}”的含义 {word} 无效 (`{word}` is no address, nor agency, year, title, number or ignore)"
            ))
        };
        Use::named(&word).map(|found| (column.clone(), found)).ok_or_else(unknown)
    });
    let given = given.collect::<PyResult<Vec<_>>>()?;
    Mapping::detect(headers, &given).map_err(|fault| {
        let message = fault.message();
        error::misuse(format!("{} ({})", message.zh, message.en))
    })
}

/// The batches of anything that speaks the Arrow PyCapsule interface.
pub(crate) fn batches(frame: &Bound<'_, PyAny>) -> PyResult<(Vec<String>, Vec<RecordBatch>)> {
    let reader = frame.extract::<AnyRecordBatch>()?.into_reader()?;
    let names = reader.schema().fields().iter().map(|field| field.name().clone()).collect();
    let batches: Vec<RecordBatch> =
        reader.collect::<Result<_, _>>().map_err(|fault| error::misuse(fault.to_string()))?;
    Ok((names, batches))
}

impl Register {
    fn new(mapping: Mapping, reports: impl Iterator<Item = gouji::Report>, file: Option<&str>) -> Self {
        let named = |(index, report): (usize, gouji::Report)| {
            let part = file.map(|_| (index + 1).to_string());
            let source = Source { file: file.map(str::to_owned), sha256: None, part };
            Report { report: Arc::new(report), source: Arc::new(source) }
        };
        let reports = reports.enumerate().map(named).collect();
        Self { mapping, reports }
    }
}

#[pymethods]
impl Register {
    /// What each column was taken for: an address, or agency, year, title, number or ignore.
    #[getter]
    fn mapping<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let mapping = PyDict::new(py);
        for (column, found) in self.mapping.columns() {
            mapping.set_item(column, found.name())?;
        }
        Ok(mapping)
    }

    /// The reports, in the order of the rows.
    #[getter]
    fn reports(&self) -> Vec<Report> {
        self.reports.clone()
    }

    fn __len__(&self) -> usize {
        self.reports.len()
    }

    fn __getitem__(&self, index: isize) -> PyResult<Report> {
        at(&self.reports, index).cloned()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(py, self.reports.clone())?.try_iter()
    }

    /// Judges every row, on every processor.
    #[pyo3(signature = (beside=None, threads=None))]
    fn check(&self, py: Python<'_>, beside: Option<Py<Beside>>, threads: Option<NonZero<usize>>) -> PyResult<Verdicts> {
        let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
        let beside = beside.map(Arc::new);
        let share = self.reports.len().div_ceil(threads).max(1);
        let judge = |reports: &[Report]| -> Vec<Verdict> {
            reports.iter().map(|report| Verdict::of(report.clone(), beside.as_ref())).collect()
        };
        let verdicts = py.detach(|| {
            thread::scope(|scope| {
                let shares = self.reports.chunks(share).map(|reports| scope.spawn(move || judge(reports)));
                let shares: Vec<_> = shares.collect();
                shares.into_iter().filter_map(|share| share.join().ok()).flatten().collect()
            })
        });
        Verdicts::of(py, verdicts, Vec::new())
    }

    fn __repr__(&self) -> String {
        let cells = self.mapping.columns().iter().filter(|(_, found)| matches!(found, Use::Cell(_))).count();
        format!("<gouji.Register: {} reports of {cells} cells>", self.reports.len())
    }
}

/// Reads the register of a file.
#[pyfunction]
pub(crate) fn register_file(
    py: Python<'_>,
    bytes: &[u8],
    file: Option<&str>,
    format: Option<&str>,
    given: Given,
) -> PyResult<Register> {
    let format = format.map(crate::report::named).transpose()?;
    let read = py.detach(|| gouji_reader::register(bytes, format));
    let read = read.map_err(|fault| error::unreadable(py, file, fault.kind().id(), fault.message()))?;
    let mapping = mapping(&read.headers, given)?;
    Ok(py.detach(|| Register::new(mapping.clone(), read.rows().map(|row| mapping.report(row)), file)))
}

/// Reads a register from a frame that speaks the Arrow PyCapsule interface.
#[pyfunction]
pub(crate) fn register_arrow(py: Python<'_>, frame: &Bound<'_, PyAny>, given: Given) -> PyResult<Register> {
    let (names, batches) = batches(frame)?;
    let mapping = mapping(&names, given)?;
    for batch in &batches {
        readable(&mapping, batch)?;
    }
    let rows = |batch: &RecordBatch| {
        let batch = batch.clone();
        (0..batch.num_rows()).map(move |row| (batch.clone(), row))
    };
    Ok(py.detach(|| {
        let report = |(batch, row): (RecordBatch, usize)| {
            mapping.report(batch.columns().iter().map(|column| content(column, row)))
        };
        Register::new(mapping.clone(), batches.iter().flat_map(rows).map(report), None)
    }))
}

/// Reads a register from columns of Python's own values.
#[pyfunction]
pub(crate) fn register_columns(
    names: Vec<String>,
    columns: Vec<Bound<'_, PyList>>,
    given: Given,
) -> PyResult<Register> {
    let mapping = mapping(&names, given)?;
    let rows = columns.first().map_or(0, PyListMethods::len);
    if columns.len() != names.len() || columns.iter().any(|column| column.len() != rows) {
        return Err(error::misuse("各列长度不一 (the columns are not all of one length)"));
    }
    let mut reports = Vec::with_capacity(rows);
    for row in 0..rows {
        let contents = columns.iter().map(|column| value(&column.get_item(row)?));
        reports.push(mapping.report(contents.collect::<PyResult<Vec<_>>>()?));
    }
    Ok(Register::new(mapping, reports.into_iter(), None))
}

/// What a value of Python is as the content of a place.
fn value(value: &Bound<'_, PyAny>) -> PyResult<Content<'static>> {
    if value.is_none() {
        return Ok(Content::Blank);
    }
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Content::Text(Cow::Owned(text.to_string())));
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return Ok(Content::Float(number.extract()?));
    }
    if !value.is_instance_of::<PyBool>()
        && let Ok(number) = value.extract::<i64>()
    {
        return Ok(Content::Integer(number));
    }
    // The missing values of pandas are objects of their own.
    let kind = value.get_type().name()?;
    Ok(match kind.to_str()? {
        "NAType" | "NaTType" => Content::Blank,
        _ => Content::Text(Cow::Owned(value.str()?.to_string())),
    })
}
