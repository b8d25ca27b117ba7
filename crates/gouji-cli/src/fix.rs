//! `gouji check --fix`: corrected copies, with a list of every change.

use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use gouji::{Certainty, Language, Message, Report};
use gouji_reader::{Checked, Judged};

use crate::args::FixArguments;
use crate::failure::Failure;
use crate::files::{self, CORRECTED, is_one_of};

/// Writes a corrected copy of every report of a file that has repairs to make, and tells what was changed.
pub(crate) fn fix(
    arguments: &FixArguments,
    checked: &Checked,
    inputs: &[PathBuf],
    language: Language,
    told: &mut dyn Write,
) -> Result<(), Failure> {
    let Ok(reports) = &checked.reports else { return Ok(()) };
    let path = Path::new(&checked.file);
    for (number, judged) in reports.iter().enumerate() {
        let (fixed, changes) = fixed(judged, arguments.fix_all);
        if changes.is_empty() {
            continue;
        }
        let part = (reports.len() > 1).then_some(number + 1);
        let target = target(arguments, path, part, inputs)?;
        let json = serde_json::to_vec_pretty(&fixed).map_err(std::io::Error::from)?;
        if !arguments.in_place {
            spare(&target, &json)?;
        }
        fs::write(&target, json).map_err(|error| Failure::write(&target, &error))?;
        let title = Message::new(
            format!("{} → {}：改动 {} 格", path.display(), target.display(), changes.len()),
            format!("{} → {}, cells changed: {}", path.display(), target.display(), changes.len()),
        );
        writeln!(told, "{}", title.get(language))?;
        for change in changes {
            writeln!(told, "  {}", change.get(language))?;
        }
    }
    Ok(())
}

/// The report with its repairs made, and each change in words.
fn fixed(judged: &Judged, all: bool) -> (Report, Vec<Message>) {
    let mut report = judged.reading.report.clone();
    let mut changes = Vec::new();
    for repair in &judged.verdict.repairs {
        let unique = repair.certainty == Certainty::Unique;
        let Some(likeliest) = repair.alternatives.first().filter(|_| unique || all) else { continue };
        report = likeliest.apply(&report);
        for change in &likeliest.changes {
            let name = change.cell.name();
            let from = change.from.map_or_else(
                || Message::same(format!("“{}”", judged.reading.report.cell(change.cell).text())),
                Message::same,
            );
            let (mut zh, mut en) = (
                format!("{}  {} → {}（{}）", change.cell, from.zh, change.to, name.zh),
                format!("{}  {} → {} ({})", change.cell, from.en, change.to, name.en),
            );
            if !unique {
                let count = repair.alternatives.len();
                let _ = write!(zh, "  不是唯一的改法：{count} 种中最可能的一种");
                let _ = write!(en, "  not certain: the likeliest of {count}");
            }
            changes.push(Message::new(zh, en));
        }
    }
    (report, changes)
}

/// Where the corrected copy goes: beside the input, or over it when that was asked for and can be.
fn target(arguments: &FixArguments, path: &Path, part: Option<usize>, inputs: &[PathBuf]) -> Result<PathBuf, Failure> {
    if files::is_stdin(path) {
        return Err(Failure::usage(Message::new(
            "标准输入没有可写的文件，请给出文件名再用 --fix",
            "the standard input has no file to write beside; name a file for --fix",
        )));
    }
    if arguments.in_place {
        let is_json = || fs::read_to_string(path).is_ok_and(|text| Report::from_json(&text).is_ok());
        if part.is_none() && is_json() {
            return Ok(path.to_owned());
        }
        return Err(Failure::usage(Message::new(
            format!("{} 不是 JSON 年报，不能原地改写；去掉 --in-place 即另存为 .fixed.json", path.display()),
            format!(
                "{} is no JSON report and cannot be rewritten; without --in-place a .fixed.json is written",
                path.display()
            ),
        )));
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = match part {
        Some(part) => format!("{stem}.{part}{CORRECTED}"),
        None => format!("{stem}{CORRECTED}"),
    };
    let target = path.with_file_name(name);
    if is_one_of(&target, inputs) {
        return Err(Failure::usage(Message::new(
            format!("{} 就是待审核的文件，不能覆盖", target.display()),
            format!("{} is one of the inputs and will not be overwritten", target.display()),
        )));
    }
    Ok(target)
}

/// Refuses to write over a copy that says something else: someone may have worked on it.
fn spare(target: &Path, json: &[u8]) -> Result<(), Failure> {
    match fs::read(target) {
        Ok(known) if known != json => Err(Failure::usage(Message::new(
            format!("{} 已存在且内容不同，不能覆盖；请先移走或改名", target.display()),
            format!("{} exists and differs, and will not be overwritten; move or rename it first", target.display()),
        ))),
        _ => Ok(()),
    }
}
