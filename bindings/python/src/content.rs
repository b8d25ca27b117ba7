//! What places of Arrow arrays hold.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch};
use arrow_schema::DataType;
use gouji::Address;
use gouji_reader::{Content, Mapping, Use};
use pyo3::PyResult;

use crate::error;

/// Refuses columns of types that no register has, by name.
pub(crate) fn readable(mapping: &Mapping, batch: &RecordBatch) -> PyResult<()> {
    for ((name, found), column) in mapping.columns().iter().zip(batch.columns()) {
        let known = column.is_empty() || !matches!(content(column, 0), Content::Doubtful(_));
        if !known && *found != Use::Ignored {
            let kind = column.data_type();
            return Err(error::misuse(format!(
                "“{name}”列的类型 {kind} 无法读取，请转为整数或文字 (column `{name}` is of type {kind}: make it integers \
                 or text)"
            )));
        }
    }
    Ok(())
}

/// What a place of an array holds; doubtful where the array is of a type that no register has.
pub(crate) fn content(array: &ArrayRef, index: usize) -> Content<'_> {
    macro_rules! integer {
        ($type:ty) => {
            Content::Integer(array.as_primitive::<$type>().value(index).into())
        };
    }
    if array.is_null(index) {
        return Content::Blank;
    }
    match array.data_type() {
        DataType::Null => Content::Blank,
        DataType::Int8 => integer!(Int8Type),
        DataType::Int16 => integer!(Int16Type),
        DataType::Int32 => integer!(Int32Type),
        DataType::Int64 => integer!(Int64Type),
        DataType::UInt8 => integer!(UInt8Type),
        DataType::UInt16 => integer!(UInt16Type),
        DataType::UInt32 => integer!(UInt32Type),
        DataType::UInt64 => {
            let number = array.as_primitive::<UInt64Type>().value(index);
            i64::try_from(number).map_or_else(|_| Content::Text(number.to_string().into()), Content::Integer)
        }
        DataType::Float32 => Content::Float(array.as_primitive::<Float32Type>().value(index).into()),
        DataType::Float64 => Content::Float(array.as_primitive::<Float64Type>().value(index)),
        DataType::Decimal128(..) => Content::Text(array.as_primitive::<Decimal128Type>().value_as_string(index).into()),
        DataType::Boolean => Content::Text(array.as_boolean().value(index).to_string().into()),
        DataType::Utf8 => Content::Text(Cow::Borrowed(array.as_string::<i32>().value(index))),
        DataType::LargeUtf8 => Content::Text(Cow::Borrowed(array.as_string::<i64>().value(index))),
        DataType::Utf8View => Content::Text(Cow::Borrowed(array.as_string_view().value(index))),
        other => Content::Doubtful(other.to_string().into()),
    }
}

/// A column as integers where its places are numbers of the form, and null elsewhere; integers are not copied.
pub(crate) fn integers(array: &ArrayRef, address: Address) -> Int64Array {
    if let Some(integers) = array.as_primitive_opt::<Int64Type>() {
        return integers.clone();
    }
    let value = |index| content(array, index).cell(address).value()?.as_count();
    (0..array.len()).map(value).collect()
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
pub(crate) use with_integers;

/// An integer of an array; none when it is null or the values are of another kind.
pub(crate) fn integer(values: &ArrayRef, index: usize) -> Option<i64> {
    macro_rules! one {
        ($type:ty) => {{
            let values = values.as_primitive::<$type>();
            values.is_valid(index).then(|| values.value(index).into())
        }};
    }
    with_integers!(values, one, None)
}
