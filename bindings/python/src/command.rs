//! The command, as `python -m gouji`.

use std::io::{self, IsTerminal};

use gouji_cli::Streams;
use pyo3::prelude::*;

/// Runs the `gouji` command on the process's own streams and returns its exit status.
#[pyfunction]
pub(crate) fn run(py: Python<'_>, arguments: Vec<String>) -> u8 {
    py.detach(|| {
        let (mut input, mut output, mut errors) = (io::stdin(), io::stdout(), io::stderr());
        let (output_is_terminal, errors_are_terminal) = (output.is_terminal(), errors.is_terminal());
        let mut streams = Streams {
            input: &mut input,
            output: &mut output,
            errors: &mut errors,
            color: output_is_terminal && std::env::var_os("NO_COLOR").is_none(),
            output_is_terminal,
            errors_are_terminal,
        };
        gouji_cli::run(arguments, &mut streams)
    })
}
