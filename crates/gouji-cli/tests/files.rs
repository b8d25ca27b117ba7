//! Which files the command takes up, how much it reads of them, and what it says while it works.

use std::fs;
use std::path::Path;

use gouji_cli::{Streams, run};
use tempfile::TempDir;

fn gouji(arguments: &[&str]) -> (u8, String, String) {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut streams = Streams { input: &mut std::io::empty(), output: &mut output, errors: &mut errors, color: false };
    let exit = run(std::iter::once("gouji").chain(arguments.iter().copied()), &mut streams);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (exit, text(output), text(errors))
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

#[test]
fn a_file_beyond_the_size_that_is_asked_for_is_refused_with_that_size() {
    let folder = TempDir::new().expect("a folder");
    let page = folder.path().join("年报.html");
    fs::write(&page, "<p>x".to_owned() + &" ".repeat(3 << 20)).expect("written");
    let (exit, output, _) = gouji(&["check", text(&page), "--max-size", "2"]);
    assert_eq!(exit, 3);
    assert!(output.contains("文件超过 2 MB"), "{output}");
    let (_, output, _) = gouji(&["check", text(&page), "--max-size", "8"]);
    assert!(!output.contains("MB"), "{output}");
    assert_eq!(gouji(&["check", text(&page), "--max-size", "0"]).0, 2);
}
