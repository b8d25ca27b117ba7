//! The `gouji` command as a function, so that tests and the Python module run the same thing.
//!
//! ```
//! let (mut output, mut errors) = (Vec::new(), Vec::new());
//! let mut streams = gouji_cli::Streams {
//!     input: &mut std::io::empty(),
//!     output: &mut output,
//!     errors: &mut errors,
//!     color: false,
//!     output_is_terminal: false,
//!     errors_are_terminal: false,
//! };
//! assert_eq!(gouji_cli::run(["gouji", "explain", "requests-balance"], &mut streams), 0);
//! assert!(String::from_utf8_lossy(&output).contains("第一项加第二项之和"));
//! ```

mod args;
mod check;
mod failure;
mod files;
mod fix;
mod progress;
mod render;
mod show;
mod usage;

use std::ffi::OsString;
use std::io::{Read, Write};

use clap::Parser;

pub use files::{bytes, expand, io_error};
pub use render::page;

use args::{Arguments, Command};
use failure::Failure;

/// Where the command reads from and writes to.
pub struct Streams<'s> {
    /// What `-` stands for.
    pub input: &'s mut (dyn Read + Send),
    /// Answers.
    pub output: &'s mut dyn Write,
    /// Wrong usage, and files that could not be written.
    pub errors: &'s mut dyn Write,
    /// Whether the output shows colour.
    pub color: bool,
    /// Whether the output is a terminal.
    pub output_is_terminal: bool,
    /// Whether the errors are: a long check draws there how far it has come, unless its output goes to a terminal too.
    pub errors_are_terminal: bool,
}

/// Runs the command and returns its exit status.
///
/// 0: nothing at or above the threshold. 1: something is, or could not be judged. 2: wrong usage.
/// 3: an input could not be read.
pub fn run<A: Into<OsString> + Clone>(arguments: impl IntoIterator<Item = A>, streams: &mut Streams<'_>) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let help = !error.use_stderr();
            let target: &mut dyn Write = if help { streams.output } else { streams.errors };
            // A closed pipe leaves nobody to tell.
            if !help {
                let _ = writeln!(target, "gouji: {}", usage::in_chinese(&error));
            }
            let _ = write!(target, "{}", error.render());
            return if help { 0 } else { failure::USAGE };
        }
    };
    let language = arguments.language();
    let outcome = match arguments.command {
        Command::Check(arguments) => check::check(&arguments, streams),
        Command::Read(arguments) => show::read(&arguments, streams),
        Command::Sum(arguments) => show::sum(&arguments, streams),
        Command::Form(arguments) => show::form(&arguments, streams),
        Command::Rules(arguments) => show::rules(&arguments, streams),
        Command::Explain(arguments) => show::explain(&arguments, streams),
    };
    outcome.unwrap_or_else(|failure: Failure| {
        if let Some(message) = failure.message {
            let _ = writeln!(streams.errors, "gouji: {}", message.get(language));
        }
        failure.exit
    })
}
