//! Registers: tables with a row for each organ and a column for each cell of the form.
//!
//! A header is an address (`/requests/received/total`) or the labels of the form (`本年新收·自然人`), in one
//! row or in several. What a column means is found out, shown and can be given; a column that means nothing
//! known, or more than one thing, is an error that names it, never passed over.

mod content;
mod header;
mod mapping;
mod sheet;

pub use content::Content;
pub use mapping::{Mapping, MappingError, Use};
pub use sheet::{Register, register};
