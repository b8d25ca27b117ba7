//! The `gouji` command.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use gouji_cli::{Streams, run};

fn main() -> ExitCode {
    let color = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let (mut input, mut output, mut errors) = (io::stdin(), io::stdout(), io::stderr());
    let mut streams = Streams { input: &mut input, output: &mut output, errors: &mut errors, color };
    ExitCode::from(run(std::env::args_os(), &mut streams))
}
