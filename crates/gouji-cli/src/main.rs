//! The `gouji` command.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use gouji_cli::{Streams, run};

fn main() -> ExitCode {
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
    ExitCode::from(run(std::env::args_os(), &mut streams))
}
