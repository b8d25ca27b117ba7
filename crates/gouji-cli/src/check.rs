//! `gouji check`: files in, an answer out, in the order they were given.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;

use gouji::{Check, FileError, Outcome, Profile, Report};
use gouji_reader::Checked;

use crate::Streams;
use crate::args::{CheckArguments, OutputFormat, Reading};
use crate::failure::{self, Failure};
use crate::files::{self, is_one_of};
use crate::fix::fix;
use crate::progress::Progress;
use crate::render::{self, Style};

/// What one file came to.
pub(crate) enum Seen {
    /// Its bytes were had.
    Checked(Checked),
    /// They were not.
    Lost(FileError),
}

pub(crate) fn check(arguments: &CheckArguments, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    if arguments.format == OutputFormat::Xlsx && arguments.output.is_none() {
        return Err(Failure::usage(gouji::Message::new(
            "工作簿须写入文件，请加 -o 审核结果.xlsx",
            "a workbook is written to a file: add -o results.xlsx",
        )));
    }
    if arguments.fix.in_place && !arguments.fix.is_asked() {
        return Err(Failure::usage(gouji::Message::new(
            "--in-place 须与 --fix 或 --fix-all 同用",
            "--in-place goes with --fix or --fix-all",
        )));
    }
    if arguments.claims && !matches!(arguments.format, OutputFormat::Text | OutputFormat::Json | OutputFormat::Ndjson) {
        return Err(Failure::usage(gouji::Message::new(
            "--claims 只用于 text、json、ndjson",
            "--claims goes with text, json and ndjson",
        )));
    }
    let profile = arguments.profile.as_deref().map(profile).transpose()?;
    let beside = Beside::of(arguments, profile.as_ref())?;
    let paths = files::expand(&arguments.files, arguments.reading.recursive);
    let style = Style {
        language: arguments.lang.into(),
        color: streams.color && arguments.output.is_none(),
        claims: arguments.claims,
    };
    let mut file = match &arguments.output {
        Some(path) => Some(create(path, &[paths.as_slice(), beside.files.as_slice()].concat())?),
        None => None,
    };
    let is_free = streams.errors_are_terminal && (file.is_some() || !streams.output_is_terminal);
    let output: &mut dyn Write = match &mut file {
        Some(file) => file,
        None => streams.output,
    };
    // A report is written in many small pieces, and goes out whole.
    let mut output = BufWriter::new(output);
    let output = &mut output;
    let mut exit = Exit { threshold: arguments.fail_on.severity(), found: false, unreadable: false };
    let mut renderer = render::renderer(arguments.format, style);
    renderer.begin(output)?;
    for error in &beside.errors {
        exit.unreadable = true;
        renderer.lost(error, output)?;
    }
    let mut written: Result<(), Failure> = Ok(());
    let mut progress = Progress::of(paths.len(), &mut *streams.errors, is_free, style.language);
    let input = Mutex::new(&mut *streams.input);
    let one = |path: &Path| one(path, &arguments.reading, &input, &beside);
    in_order(&paths, arguments.jobs, one, |seen| {
        exit.see(&seen);
        let shown = match &seen {
            Seen::Checked(checked) => renderer.checked(checked, output).map_err(Failure::from).and_then(|()| {
                if arguments.fix.is_asked() {
                    fix(&arguments.fix, checked, &paths, style.language, &mut progress)
                } else {
                    Ok(())
                }
            }),
            Seen::Lost(error) => renderer.lost(error, output).map_err(Failure::from),
        };
        written = shown.and_then(|()| Ok(output.flush()?));
        // Nobody who has gone away is told how far it came.
        let _ = progress.step();
        written.is_ok()
    });
    let _ = progress.clear();
    written?;
    renderer.end(output)?;
    output.flush()?;
    Ok(exit.status())
}

fn one(path: &Path, how: &Reading, input: &Mutex<&mut (dyn Read + Send + '_)>, beside: &Beside<'_>) -> Seen {
    let limits = how.limits();
    let bytes = if files::is_stdin(path) {
        input.lock().map_or_else(|_| Ok(Vec::new()), |mut input| files::bytes(path, limits.file, *input))
    } else {
        files::bytes(path, limits.file, &mut std::io::empty())
    };
    match bytes {
        Ok(bytes) => {
            let read = limits.read(&bytes, how.kind.filter(|_| files::is_stdin(path)));
            Seen::Checked(Checked::new(&path.display().to_string(), &bytes, read, |report| beside.check(report)))
        }
        Err(error) => Seen::Lost(files::io_error(path, &error)),
    }
}

/// The reports that stand beside those that are checked, and the rules that are asked.
struct Beside<'a> {
    rules: Check<'a>,
    last: Vec<Report>,
    /// Whether `last` is one report given for all.
    last_for_all: bool,
    members: Option<Vec<Report>>,
    errors: Vec<FileError>,
    /// The files that these were read from.
    files: Vec<PathBuf>,
}

impl<'a> Beside<'a> {
    fn of(arguments: &CheckArguments, profile: Option<&'a Profile>) -> Result<Self, Failure> {
        let mut rules = Check::new();
        if let Some(profile) = profile {
            rules = rules.profile(profile);
        }
        if !arguments.select.is_empty() {
            rules = rules.select(arguments.select.iter().map(String::as_str))?;
        }
        for rule in &arguments.ignore {
            rules = rules.ignore(rule)?;
        }
        for address in &arguments.fix.freeze {
            rules = rules.freeze(*address);
        }
        let mut errors = Vec::new();
        let mut files: Vec<PathBuf> = arguments.profile.iter().cloned().collect();
        let mut reports = |path: &PathBuf| {
            let paths = files::expand(std::slice::from_ref(path), arguments.reading.recursive);
            let (reports, lost) = files::reports(&paths, &arguments.reading, &mut std::io::empty());
            errors.extend(lost);
            files.extend(paths);
            reports
        };
        let last = arguments.last.as_ref().map(&mut reports).unwrap_or_default();
        let members = arguments.members.as_ref().map(&mut reports);
        let last_for_all = arguments.last.as_ref().is_some_and(|path| !path.is_dir());
        Ok(Self { rules, last, last_for_all, members, errors, files })
    }

    /// How a report is checked: with the report of the same organ for the year before, if there is one.
    fn check(&self, report: &Report) -> Check<'_> {
        let mut check = self.rules;
        let last = if self.last_for_all {
            self.last.first()
        } else {
            let same = |last: &&Report| last.agency.is_some() && name(last) == name(report);
            let before = |last: &&Report| report.year.is_none_or(|year| last.year.is_none_or(|last| last < year));
            self.last.iter().filter(same).filter(before).max_by_key(|last| last.year)
        };
        if let Some(last) = last {
            check = check.last(last);
        }
        if let Some(members) = &self.members {
            check = check.members(members);
        }
        check
    }
}

/// A profile of local rules from its file.
fn profile(path: &Path) -> Result<Profile, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::read(path, &error))?;
    Ok(Profile::from_toml(&text)?)
}

/// The agency's name without white space, as it is compared.
fn name(report: &Report) -> String {
    report.agency.as_deref().unwrap_or_default().split_whitespace().collect()
}

/// Does the work on several threads and hands the results on in the order of the paths, while `go_on` says so.
fn in_order<T: Send>(
    paths: &[PathBuf],
    jobs: Option<usize>,
    work: impl Fn(&Path) -> T + Sync,
    mut go_on: impl FnMut(T) -> bool,
) {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let jobs = jobs.unwrap_or(processors).clamp(1, paths.len().max(1));
    if jobs == 1 {
        // To hand results from thread to thread would only cost.
        let _ = paths.iter().all(|path| go_on(work(path)));
        return;
    }
    let next = AtomicUsize::new(0);
    // The channel holds the workers back when the output is slower than they are.
    let (sender, receiver) = mpsc::sync_channel(jobs * 2);
    thread::scope(|scope| {
        for _ in 0..jobs {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                while let Some((index, path)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|index| Some((index, paths.get(index)?)))
                {
                    if sender.send((index, work(path))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let (mut early, mut wanted) = (BTreeMap::new(), 0);
        for (index, result) in &receiver {
            early.insert(index, result);
            while let Some(result) = early.remove(&wanted) {
                wanted += 1;
                if !go_on(result) {
                    // Sending fails from here on, and the workers end.
                    drop(receiver);
                    return;
                }
            }
        }
    });
}

/// Opens the file for the output; never one of the inputs.
fn create(path: &Path, inputs: &[PathBuf]) -> Result<fs::File, Failure> {
    if is_one_of(path, inputs) {
        let path = path.display();
        return Err(Failure::usage(gouji::Message::new(
            format!("输出文件 {path} 就是读入的文件，不能覆盖；请换一个文件名"),
            format!("the output {path} is one of the inputs and will not be overwritten; choose another name"),
        )));
    }
    fs::File::create(path).map_err(|error| Failure::write(path, &error))
}

/// The exit status, as results come in.
struct Exit {
    threshold: Option<gouji::Severity>,
    found: bool,
    unreadable: bool,
}

impl Exit {
    fn see(&mut self, seen: &Seen) {
        let Seen::Checked(Checked { reports: Ok(reports), .. }) = seen else {
            self.unreadable = true;
            return;
        };
        let Some(threshold) = self.threshold else { return };
        self.found |= reports.iter().any(|judged| {
            judged.verdict.outcome == Outcome::NotAssessable
                || judged.verdict.findings.iter().any(|finding| finding.rule.severity >= threshold)
        });
    }

    const fn status(&self) -> u8 {
        match (self.unreadable, self.found) {
            (true, _) => failure::UNREADABLE,
            (_, true) => failure::FOUND,
            _ => failure::CLEAN,
        }
    }
}
