//! Localisation held against the truth: reports are damaged, and the repair must find the damage.
//!
//! The experiments print what they count. `CASES` sets how many reports each one damages; `scripts/localise`
//! runs them at full size.

#![allow(clippy::print_stderr, clippy::cast_precision_loss, reason = "experiments print their shares")]

#[path = "../common/mod.rs"]
mod common;

mod corruption;
mod damage;
mod known;
mod laws;
mod operations;
mod optimum;
mod single;
mod told;

/// How many cases an experiment runs: few in a usual test, many on request.
fn cases(usual: usize) -> usize {
    std::env::var("CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}
