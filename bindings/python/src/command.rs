//! The command, as `python -m gouji`.

use std::io::{self, IsTerminal};

use gouji_cli::Streams;
use pyo3::prelude::*;

/// Runs the `gouji` command on the process's own streams and returns its exit status.
#[pyfunction]
pub(crate) fn run(py: Python<'_>, arguments: Vec<String>) -> u8 {
    py.detach(|| {
        let color = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let (mut input, mut output, mut errors) = (io::stdin(), io::stdout(), io::stderr());
        let mut streams = Streams { input: &mut input, output: &mut output, errors: &mut errors, color };
        gouji_cli::run(arguments, &mut streams)
    })
}
