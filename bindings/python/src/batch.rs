//! The fast door: numbers in bulk, judged on every processor without a copy.

use std::num::NonZero;
use std::thread;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type};
use arrow_array::{Array, ArrayRef, UInt64Array};
use arrow_schema::DataType;
use gouji::Batch;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use pyo3_arrow::input::AnyArray;

use crate::report::{self, Report, at};
use crate::table::{Columns, Table};
use crate::verdict::Verdict;
use crate::{error, json, records};

/// Which relations are broken in each of many reports, and which could not be judged.
#[pyclass(frozen, module = "gouji._gouji")]
pub(crate) struct Masks {
    batch: &'static Batch,
    broken: Vec<u64>,
    not_assessable: Vec<u64>,
    numbers: Numbers,
}

/// Where the numbers of a report are, to make a report of them on demand.
enum Numbers {
    /// Chunks of reports one after the other, each a list of its numbers.
    Rows(Vec<ArrayRef>),
}

impl Numbers {
    fn of(&self, batch: &Batch, report: usize) -> Vec<Option<i64>> {
        let width = batch.addresses().len();
        match self {
            Self::Rows(chunks) => {
                let mut start = report * width;
                for values in chunks {
                    if start < values.len() {
                        return (start..start + width).map(|index| integer(values, index)).collect();
                    }
                    start -= values.len();
                }
                Vec::new()
            }
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
        let report = self.batch.report(&self.numbers.of(self.batch, position));
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

/// Judges an array of reports: a C-contiguous buffer of shape (n, cells of the edition), or an Arrow array of
/// lists of that size.
///
/// The array is read where it is, while other threads of Python run: do not write to it meanwhile.
#[pyfunction]
#[pyo3(signature = (array, edition=2021, threads=None))]
pub(crate) fn check_array(
    py: Python<'_>,
    array: &Bound<'_, PyAny>,
    edition: u16,
    threads: Option<NonZero<usize>>,
) -> PyResult<Masks> {
    let batch = Batch::of(report::edition(edition)?);
    let width = batch.addresses().len();
    let shape = || {
        error::misuse(format!(
            "应为 (n, {width}) 的整数数组，按行连续存放 (an integer array of shape (n, {width}), C-contiguous, is \
             needed; `numpy.ascontiguousarray` makes one, `check_table` takes columns)"
        ))
    };
    let array: AnyArray = array.extract().map_err(|_| shape())?;
    let chunks =
        array.into_reader()?.collect::<Result<Vec<_>, _>>().map_err(|fault| error::misuse(fault.to_string()))?;
    let mut values = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let lists = chunk.as_fixed_size_list_opt().filter(|lists| usize::try_from(lists.value_length()) == Ok(width));
        let lists = lists.filter(|lists| lists.null_count() == 0).ok_or_else(shape)?;
        // A slice of lists keeps all values.
        let first = lists.value_offset(0).unsigned_abs() as usize;
        values.push(lists.values().slice(first, lists.len() * width));
    }
    let reports = values.iter().map(|values| values.len() / width).sum();
    let (mut broken, mut not_assessable) = (vec![0; reports], vec![0; reports]);
    let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
    py.detach(|| {
        let (mut broken, mut not_assessable) = (&mut broken[..], &mut not_assessable[..]);
        for values in &values {
            let (masks, later) = broken.split_at_mut(values.len() / width);
            let (unjudged, later_unjudged) = not_assessable.split_at_mut(values.len() / width);
            (broken, not_assessable) = (later, later_unjudged);
            rows(batch, values, masks, unjudged, threads).ok_or(())?;
        }
        Ok(())
    })
    .map_err(|()| shape())?;
    Ok(Masks { batch, broken, not_assessable, numbers: Numbers::Rows(values) })
}

/// Calls a macro's body with the Arrow type of an array of integers that fit into 64 bits.
macro_rules! with_integers {
    ($values:expr, $run:ident, $other:expr) => {
        match $values.data_type() {
            DataType::Int8 => $run!(Int8Type),
            DataType::Int16 => $run!(Int16Type),
            DataType::Int32 => $run!(Int32Type),
            DataType::Int64 => $run!(Int64Type),
            DataType::UInt8 => $run!(UInt8Type),
            DataType::UInt16 => $run!(UInt16Type),
            DataType::UInt32 => $run!(UInt32Type),
            _ => $other,
        }
    };
}

fn integer(values: &ArrayRef, index: usize) -> Option<i64> {
    macro_rules! one {
        ($type:ty) => {{
            let values = values.as_primitive::<$type>();
            values.is_valid(index).then(|| values.value(index).into())
        }};
    }
    with_integers!(values, one, None)
}

/// Judges whole reports on several threads; none when the values are no integers, or some are null.
fn rows(batch: &Batch, values: &ArrayRef, broken: &mut [u64], unjudged: &mut [u64], threads: usize) -> Option<()> {
    macro_rules! all {
        ($type:ty) => {
            spread(batch, values.as_primitive::<$type>().values(), broken, unjudged, threads)
        };
    }
    if values.null_count() > 0 {
        return None;
    }
    with_integers!(values, all, return None);
    Some(())
}

fn spread<T: Copy + Into<i64> + Sync>(
    batch: &Batch,
    cells: &[T],
    broken: &mut [u64],
    unjudged: &mut [u64],
    threads: usize,
) {
    let width = batch.addresses().len();
    let share = broken.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let masks = broken.chunks_mut(share).zip(unjudged.chunks_mut(share));
        for ((broken, unjudged), cells) in masks.zip(cells.chunks(share * width)) {
            scope.spawn(move || batch.rows(cells, broken, unjudged));
        }
    });
}
