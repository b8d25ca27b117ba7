//! Builds the WebAssembly module so that Chromium 75 runs it, and proves that it does.
//!
//! `gouji-wasm-build OUT [FEATURES]` writes `gouji.wasm` and its glue `gouji.js` to the folder `OUT`, with every
//! reader or with those named;
//! `gouji-wasm-build order FILE` names its functions so that those that are alike follow each other;
//! `gouji-wasm-build validate FILE` judges a module that other tools have worked on since.
#![allow(clippy::print_stdout, reason = "a build tool reports to its caller")]

mod features;
mod order;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// Since Rust 1.82 both features are on by default; Chromium knows them from 96 and 85.
/// No document needs half a gigabyte: what does is stopped before it stops the machine.
const FLAGS: [&str; 2] = ["-Ctarget-feature=-reference-types,-multivalue", "-Clink-arg=--max-memory=536870912"];

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["order", file] => Ok(fs::write(file, order::named_by_likeness(&fs::read(file).context(file.to_owned())?)?)?),
        ["validate", file] => features::validate(&fs::read(file).context(file.to_owned())?),
        [out] => build(Path::new(out), None),
        [out, features] => build(Path::new(out), Some(features)),
        _ => anyhow::bail!("usage: gouji-wasm-build OUT [FEATURES] | order FILE | validate FILE"),
    }
}

fn build(out: &Path, features: Option<&str>) -> Result<()> {
    let module = features::without_new_features(&fs::read(compile(features)?)?)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("gouji", module)
        .web(true)?
        .typescript(false)
        .remove_producers_section(true)
        .reset_state_function(true);
    bindgen.generate(out)?;
    let bound = out.join("gouji_bg.wasm");
    let bytes = fs::read(&bound)?;
    features::validate(&bytes)?;
    fs::rename(bound, out.join("gouji.wasm"))?;
    println!("gouji.wasm: {} bytes", bytes.len());
    Ok(())
}

/// Compiles the binding and tells where the module is.
fn compile(features: Option<&str>) -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").canonicalize()?;
    let flags: Vec<String> = FLAGS.map(str::to_owned).into_iter().chain(shortened_paths()?).collect();
    let status = Command::new(env!("CARGO"))
        .current_dir(&root)
        .args(["build", "--locked", "--package", "gouji-wasm", "--profile", "wasm", "--target", TARGET])
        .args(["--config", &format!("target.{TARGET}.rustflags={flags:?}")])
        .args(features.map(|features| ["--no-default-features", "--features", features]).into_iter().flatten())
        .status()?;
    ensure!(status.success(), "cargo could not build the module; `rustup target add {TARGET}` adds the target");
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join(TARGET).join("wasm/gouji_wasm.wasm"))
}

/// Panics tell their places: those in dependencies by crate and version, not by the folders of this machine.
fn shortened_paths() -> Result<Vec<String>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registries = home.context("cargo has no home")?.join("registry/src");
    let shortened = |folder: fs::DirEntry| format!("--remap-path-prefix={}=deps", folder.path().display());
    fs::read_dir(&registries)
        .with_context(|| registries.display().to_string())?
        .map(|folder| Ok(shortened(folder?)))
        .collect()
}
