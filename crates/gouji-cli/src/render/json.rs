//! The answer as JSON: whole, or one report a line.

use std::io::{self, Write};

use gouji::{Entry, FileError, Tool};
use gouji_reader::Checked;

use super::Render;

/// The whole answer. Reports are written as they come, errors are kept for the end.
pub(super) struct Json {
    claims: bool,
    reports: usize,
    errors: Vec<FileError>,
}

impl Json {
    pub(super) const fn new(claims: bool) -> Self {
        Self { claims, reports: 0, errors: Vec::new() }
    }
}

impl Render for Json {
    fn begin(&mut self, output: &mut dyn Write) -> io::Result<()> {
        output.write_all(b"{\"tool\":")?;
        serde_json::to_writer(&mut *output, &Tool::current())?;
        output.write_all(b",\"reports\":[")
    }

    fn checked(&mut self, file: &Checked, output: &mut dyn Write) -> io::Result<()> {
        for entry in file.entries() {
            if self.reports > 0 {
                output.write_all(b",")?;
            }
            write(entry, self.claims, output)?;
            self.reports += 1;
        }
        self.errors.extend(file.error());
        Ok(())
    }

    fn lost(&mut self, error: &FileError, _: &mut dyn Write) -> io::Result<()> {
        self.errors.push(error.clone());
        Ok(())
    }

    fn end(&mut self, output: &mut dyn Write) -> io::Result<()> {
        output.write_all(b"],\"errors\":")?;
        serde_json::to_writer(&mut *output, &self.errors)?;
        output.write_all(b"}\n")
    }
}

/// One entry, with what its sentences claim if that is asked for.
fn write(entry: Entry<'_>, claims: bool, output: &mut dyn Write) -> io::Result<()> {
    if claims {
        let claims = gouji::claims(entry.report);
        serde_json::to_writer(output, &entry.with_claims(&claims))?;
    } else {
        serde_json::to_writer(output, &entry)?;
    }
    Ok(())
}

/// One report a line; a file that could not be read is a line with its `kind`.
pub(super) struct Lines {
    pub(super) claims: bool,
}

impl Render for Lines {
    fn checked(&mut self, file: &Checked, output: &mut dyn Write) -> io::Result<()> {
        for entry in file.entries() {
            write(entry, self.claims, output)?;
            output.write_all(b"\n")?;
        }
        file.error().map_or(Ok(()), |error| self.lost(&error, output))
    }

    fn lost(&mut self, error: &FileError, output: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *output, error)?;
        output.write_all(b"\n")
    }
}
