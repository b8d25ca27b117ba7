//! Many files on several threads, answered in their order.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use gouji::FileError;
use gouji_reader::Limits;
use pyo3::prelude::*;

use crate::beside::Beside;
use crate::report::Report;
use crate::verdict::Verdict;
use crate::verdicts::Verdicts;

/// How long a press of Ctrl-C may wait.
const ATTENTION: Duration = Duration::from_millis(50);

/// Reads and judges files; folders stand for the files in them. `progress` is called with how many are done and
/// how many there are.
#[pyfunction]
#[pyo3(signature = (paths, beside=None, threads=None, progress=None, recursive=false))]
pub(crate) fn check_many(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    beside: Option<Py<Beside>>,
    threads: Option<NonZero<usize>>,
    progress: Option<Bound<'_, PyAny>>,
    recursive: bool,
) -> PyResult<Verdicts> {
    let paths = gouji_cli::expand(&paths, recursive);
    let beside = beside.map(Arc::new);
    let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (sender, receiver) = mpsc::channel();
    let receiver = Mutex::new(receiver);
    let mut seen: Vec<Option<Seen>> = paths.iter().map(|_| None).collect();
    let done: PyResult<()> = thread::scope(|scope| {
        for _ in 0..threads.min(paths.len()) {
            let (sender, paths, next, stop, beside) = (sender.clone(), &paths, &next, &stop, beside.as_ref());
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed)
                    && let Some((index, path)) = take(next, paths)
                    && sender.send((index, one(path, beside))).is_ok()
                {}
            });
        }
        drop(sender);
        let outcome = gather(py, &receiver, &mut seen, progress.as_ref());
        stop.store(outcome.is_err(), Ordering::Relaxed);
        // The last files in hand end without this thread holding the interpreter.
        py.detach(|| while next_of(&receiver, None).is_some_and(|next| next.is_ok()) {});
        outcome
    });
    done?;
    let (mut verdicts, mut errors) = (Vec::new(), Vec::new());
    for seen in seen.into_iter().flatten() {
        match seen {
            Ok(judged) => verdicts.extend(judged),
            Err(error) => errors.push(error),
        }
    }
    Verdicts::of(py, verdicts, errors)
}

/// The verdicts on the reports of a file, or why it could not be read.
type Seen = Result<Vec<Verdict>, FileError>;
type Receiver = Mutex<mpsc::Receiver<(usize, Seen)>>;

fn take<'p>(next: &AtomicUsize, paths: &'p [PathBuf]) -> Option<(usize, &'p Path)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    paths.get(index).map(|path| (index, path.as_path()))
}

/// What comes next; an error when nothing came in time, none when nothing will come.
fn next_of(receiver: &Receiver, wait: Option<Duration>) -> Option<Result<(usize, Seen), ()>> {
    let receiver = receiver.lock().ok()?;
    match wait {
        None => receiver.recv().ok().map(Ok),
        Some(wait) => match receiver.recv_timeout(wait) {
            Ok(next) => Some(Ok(next)),
            Err(mpsc::RecvTimeoutError::Timeout) => Some(Err(())),
            Err(mpsc::RecvTimeoutError::Disconnected) => None,
        },
    }
}

fn gather(
    py: Python<'_>,
    receiver: &Receiver,
    seen: &mut [Option<Seen>],
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    let mut done = 0;
    while let Some(next) = py.detach(|| next_of(receiver, Some(ATTENTION))) {
        py.check_signals()?;
        let Ok((index, result)) = next else { continue };
        seen[index] = Some(result);
        done += 1;
        if let Some(progress) = progress {
            progress.call1((done, seen.len()))?;
        }
    }
    Ok(())
}

fn one(path: &Path, beside: Option<&Arc<Py<Beside>>>) -> Seen {
    let limits = Limits::default();
    let bytes = gouji_cli::bytes(path, limits.file, &mut std::io::empty());
    let bytes = bytes.map_err(|error| gouji_cli::io_error(path, &error))?;
    let file = path.display().to_string();
    let readings = limits.read(&bytes, None).map_err(|error| FileError {
        file: file.clone(),
        kind: error.kind().id(),
        message: error.message().clone(),
    })?;
    let sha256 = gouji::sha256(&bytes);
    Ok(Report::all(readings, Some(file), Some(sha256)).map(|report| Verdict::of(report, beside)).collect())
}
