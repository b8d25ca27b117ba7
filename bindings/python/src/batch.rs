//! The fast door: numbers in bulk, judged on every processor without a copy.

use std::num::NonZero;
use std::thread;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type};
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch};
use arrow_schema::DataType;
use gouji::{Batch, Edition, Table as FormTable};
use gouji_reader::{Mapping, Use};
use pyo3::prelude::*;
use pyo3_arrow::input::AnyArray;

use crate::content::{integers, readable, with_integers};
use crate::error;
use crate::masks::{Masks, Numbers};
use crate::register::{Given, batches, mapping};
use crate::report;

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

/// Judges a frame of reports with a column for each cell; see `check_frame` for findings in place of masks.
///
/// Columns of 64-bit integers are read where they are. What is no number leaves its relations unjudged.
#[pyfunction]
#[pyo3(signature = (frame, given=Vec::new(), threads=None))]
pub(crate) fn check_table(
    py: Python<'_>,
    frame: &Bound<'_, PyAny>,
    given: Given,
    threads: Option<NonZero<usize>>,
) -> PyResult<Masks> {
    let (names, chunks) = batches(frame)?;
    let mapping = mapping(&names, given)?;
    let batch = Batch::of(edition(&mapping)?);
    for chunk in &chunks {
        readable(&mapping, chunk)?;
    }
    let reports = chunks.iter().map(RecordBatch::num_rows).sum();
    let (mut broken, mut not_assessable) = (vec![0; reports], vec![0; reports]);
    let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
    py.detach(|| {
        let (mut broken, mut not_assessable) = (&mut broken[..], &mut not_assessable[..]);
        for chunk in &chunks {
            let (masks, later) = broken.split_at_mut(chunk.num_rows());
            let (unjudged, later_unjudged) = not_assessable.split_at_mut(chunk.num_rows());
            (broken, not_assessable) = (later, later_unjudged);
            columns(batch, &placed(batch, &mapping, chunk), masks, unjudged, threads);
        }
    });
    Ok(Masks { batch, broken, not_assessable, numbers: Numbers::Columns(mapping, chunks) })
}

/// The one edition of a register's tables.
fn edition(mapping: &Mapping) -> PyResult<Edition> {
    let layout = mapping.layout();
    // Table 4 is the same in both editions.
    let editions = [FormTable::Disclosure, FormTable::Requests].map(|table| layout.get(table).edition());
    match editions {
        [Some(one), Some(other)] if one != other => Err(error::misuse(
            "各表格式版本不一，请用 check_frame (the tables are of different editions: use `check_frame`)",
        )),
        [Some(one), _] | [None, Some(one)] => Ok(one),
        [None, None] => Ok(Edition::ALL[Edition::ALL.len() - 1]),
    }
}

/// The column of each cell of the edition, where there is one.
fn placed(batch: &Batch, mapping: &Mapping, chunk: &RecordBatch) -> Vec<Option<Int64Array>> {
    let of = |address| mapping.columns().iter().position(|(_, found)| *found == Use::Cell(address));
    batch.addresses().iter().map(|&address| Some(integers(chunk.column(of(address)?), address))).collect()
}

fn columns(batch: &Batch, cells: &[Option<Int64Array>], broken: &mut [u64], unjudged: &mut [u64], threads: usize) {
    let share = broken.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let masks = broken.chunks_mut(share).zip(unjudged.chunks_mut(share));
        for (index, (broken, unjudged)) in masks.enumerate() {
            scope.spawn(move || {
                batch.columns(broken, unjudged, |cell, first, lanes| {
                    let first = index * share + first;
                    let Some(column) = &cells[cell] else { return u64::MAX >> (64 - lanes.len()) };
                    lanes.copy_from_slice(&column.values()[first..first + lanes.len()]);
                    if column.null_count() == 0 {
                        return 0;
                    }
                    (0..lanes.len()).fold(0, |mask, lane| mask | u64::from(column.is_null(first + lane)) << lane)
                });
            });
        }
    });
}
