//! A table that any dataframe takes: the Arrow PyCapsule interface, and plain columns.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, Float64Array, Int64Array, ListArray, RecordBatch, StringArray, StructArray, UInt64Array,
};
use arrow_schema::{Field, Schema};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyTuple};
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, to_array_pycapsules, to_schema_pycapsule, to_stream_pycapsule};

use crate::error;

/// Rows and columns in the layout of Arrow.
#[pyclass(frozen, module = "gouji._gouji")]
pub(crate) struct Table(RecordBatch);

/// The columns of a table as they are made, all of one length.
#[derive(Default)]
pub(crate) struct Columns {
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
}

impl Columns {
    pub(crate) fn add(mut self, name: &str, array: impl Array + 'static) -> Self {
        self.fields.push(Field::new(name, array.data_type().clone(), true));
        self.arrays.push(Arc::new(array));
        self
    }

    pub(crate) fn text<T: AsRef<str>>(self, name: &str, values: impl Iterator<Item = Option<T>>) -> Self {
        self.add(name, values.collect::<StringArray>())
    }

    pub(crate) fn integer(self, name: &str, values: impl Iterator<Item = Option<i64>>) -> Self {
        self.add(name, values.collect::<Int64Array>())
    }

    pub(crate) fn number(self, name: &str, values: impl Iterator<Item = Option<f64>>) -> Self {
        self.add(name, values.collect::<Float64Array>())
    }

    pub(crate) fn table(self) -> PyResult<Table> {
        let batch = RecordBatch::try_new(Arc::new(Schema::new(self.fields)), self.arrays);
        batch.map(Table).map_err(|fault| error::misuse(fault.to_string()))
    }
}

#[pymethods]
impl Table {
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyArrowResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.0.schema().as_ref())
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyTuple>> {
        let rows: ArrayRef = Arc::new(StructArray::from(self.0.clone()));
        to_array_pycapsules(py, self.field(), &rows, requested_schema)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let rows: ArrayRef = Arc::new(StructArray::from(self.0.clone()));
        to_stream_pycapsule(py, Box::new(ArrayIterator::new(vec![Ok(rows)], self.field())), requested_schema)
    }

    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.0.schema().fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    /// The columns as lists, by name.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let columns = PyDict::new(py);
        for (field, column) in self.0.schema().fields().iter().zip(self.0.columns()) {
            columns.set_item(field.name(), list(py, column)?)?;
        }
        Ok(columns)
    }

    /// The table as a frame of pandas, which must be installed.
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("pandas")?.call_method1("DataFrame", (self.to_dict(py)?,))
    }

    /// The table as a frame of polars, which must be installed.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("polars")?.call_method1("DataFrame", (slf,))
    }

    /// The table as one of pyarrow, which must be installed.
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("pyarrow")?.call_method1("table", (slf,))
    }

    fn __repr__(&self) -> String {
        format!("<gouji.Table: {} rows of {}>", self.0.num_rows(), self.columns().join(", "))
    }
}

impl Table {
    fn field(&self) -> Arc<Field> {
        Arc::new(Field::new_struct("", self.0.schema().fields().clone(), false))
    }
}

fn list<'py>(py: Python<'py>, column: &dyn Array) -> PyResult<Bound<'py, PyAny>> {
    let any = column.as_any();
    if let Some(column) = any.downcast_ref::<StringArray>() {
        column.iter().collect::<Vec<_>>().into_pyobject(py)
    } else if let Some(column) = any.downcast_ref::<Int64Array>() {
        column.iter().collect::<Vec<_>>().into_pyobject(py)
    } else if let Some(column) = any.downcast_ref::<Float64Array>() {
        column.iter().collect::<Vec<_>>().into_pyobject(py)
    } else if let Some(column) = any.downcast_ref::<UInt64Array>() {
        column.iter().collect::<Vec<_>>().into_pyobject(py)
    } else if let Some(column) = any.downcast_ref::<ListArray>() {
        let rows = column.iter().map(|row| row.map(|row| list(py, &row)).transpose());
        rows.collect::<PyResult<Vec<_>>>()?.into_pyobject(py)
    } else {
        Err(error::misuse("a column of no type that tables have"))
    }
}
