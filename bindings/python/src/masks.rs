//! What many reports came to: a mask of broken relations for each.

use arrow_array::{Array, ArrayRef, RecordBatch, UInt64Array};
use gouji::Batch;
use gouji_reader::Mapping;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::content::{content, integer};
use crate::report::{Report, at};
use crate::table::{Columns, Table};
use crate::verdict::Verdict;
use crate::{json, records};

/// Which relations are broken in each of many reports, and which could not be judged.
#[pyclass(frozen, module = "gouji._gouji")]
pub(crate) struct Masks {
    pub(crate) batch: &'static Batch,
    pub(crate) broken: Vec<u64>,
    pub(crate) not_assessable: Vec<u64>,
    pub(crate) numbers: Numbers,
}

/// Where the numbers of a report are, to make a report of them on demand.
pub(crate) enum Numbers {
    /// Chunks of reports one after the other, each a list of its numbers.
    Rows(Vec<ArrayRef>),
    /// Chunks of columns, and what they hold.
    Columns(Mapping, Vec<RecordBatch>),
}

impl Numbers {
    fn report(&self, batch: &Batch, mut report: usize) -> Option<gouji::Report> {
        let width = batch.addresses().len();
        match self {
            Self::Rows(chunks) => chunks.iter().find_map(|values| {
                let reports = values.len() / width;
                if report >= reports {
                    report -= reports;
                    return None;
                }
                let numbers = (report * width..(report + 1) * width).map(|index| integer(values, index));
                Some(batch.report(&numbers.collect::<Vec<_>>()))
            }),
            Self::Columns(mapping, batches) => batches.iter().find_map(|columns| {
                if report >= columns.num_rows() {
                    report -= columns.num_rows();
                    return None;
                }
                Some(mapping.report(columns.columns().iter().map(|column| content(column, report))))
            }),
        }
    }
}

#[pymethods]
impl Masks {
    fn __len__(&self) -> usize {
        self.broken.len()
    }

    /// A mask for each report, as 64-bit words: bit `i` is set when the `i`-th of `relations` is broken.
    #[getter]
    fn broken<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        words(py, &self.broken)
    }

    /// The same for the relations that could not be judged, because a cell is absent or no count.
    #[getter]
    fn not_assessable<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        words(py, &self.not_assessable)
    }

    /// The positions of the reports in which a relation is broken or could not be judged.
    #[getter]
    fn failing(&self) -> Vec<usize> {
        let masks = self.broken.iter().zip(&self.not_assessable).enumerate();
        masks.filter(|(_, (broken, unjudged))| **broken | **unjudged != 0).map(|(index, _)| index).collect()
    }

    /// The relations in the order of the bits: rule, line, cells with their coefficients.
    #[getter]
    fn relations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        records(py, "plain", &json(&self.batch.relations().collect::<Vec<_>>())?)
    }

    /// A row for each report that is not whole: its position and the two masks.
    #[getter]
    fn table(&self) -> PyResult<Table> {
        let failing = self.failing();
        Columns::default()
            .integer("index", failing.iter().map(|index| i64::try_from(*index).ok()))
            .add("broken", failing.iter().map(|index| self.broken[*index]).collect::<UInt64Array>())
            .add("not_assessable", failing.iter().map(|index| self.not_assessable[*index]).collect::<UInt64Array>())
            .table()
    }

    /// The verdict on one of the reports, checked by itself.
    fn verdict(&self, index: isize) -> PyResult<Verdict> {
        at(&self.broken, index)?;
        let position = if index < 0 { self.broken.len().saturating_add_signed(index) } else { index.unsigned_abs() };
        let report = self.numbers.report(self.batch, position).unwrap_or_default();
        Ok(Verdict::of(Report::from(report), None))
    }

    /// The addresses of the cells, in the order of a report's numbers.
    #[getter]
    fn addresses(&self) -> Vec<&'static str> {
        self.batch.addresses().iter().map(|address| address.as_str()).collect()
    }

    fn __repr__(&self) -> String {
        let count = |masks: &[u64]| masks.iter().filter(|mask| **mask != 0).count();
        let (broken, unjudged) = (count(&self.broken), count(&self.not_assessable));
        format!("<gouji.Masks: {} reports, {broken} broken, {unjudged} not assessable>", self.broken.len())
    }
}

fn words<'py>(py: Python<'py>, masks: &[u64]) -> PyResult<Bound<'py, PyAny>> {
    let bytes: Vec<u8> = masks.iter().flat_map(|mask| mask.to_ne_bytes()).collect();
    py.import("builtins")?.call_method1("memoryview", (PyBytes::new(py, &bytes),))?.call_method1("cast", ("Q",))
}
