//! The files a command is given: folders gone through, bytes read within bounds.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use gouji::{FileError, Message, Report};

use crate::args::Reading;
use crate::failure::in_chinese;

/// How the names of corrected copies end.
pub(crate) const CORRECTED: &str = ".fixed.json";

/// Every file a list of paths stands for, in their order; the files of a folder in the order of their names.
///
/// A path that cannot be looked at stays in the list, and so does a folder without files: reading it gives the error.
#[must_use]
pub fn expand(paths: &[PathBuf], recursive: bool) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        let before = files.len();
        if path.is_dir() {
            folder(path, recursive, &mut files);
        }
        if files.len() == before {
            files.push(path.clone());
        }
    }
    files
}

/// What systems put into folders by themselves.
const OF_SYSTEMS: [&str; 5] = ["thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information"];

/// Whether a file of a folder is passed over: hidden ones, those of the system, the locks that office programs leave
/// beside a file that is open, and corrected copies, which stand beside what they are copies of and would count twice.
fn is_passed_over(name: &str) -> bool {
    name.starts_with(['.', '~']) || name.ends_with(CORRECTED) || OF_SYSTEMS.contains(&&*name.to_lowercase())
}

fn folder(path: &Path, recursive: bool, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(path) else {
        files.push(path.to_owned());
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if is_passed_over(&path.file_name().unwrap_or_default().to_string_lossy()) {
            continue;
        }
        if !path.is_dir() {
            files.push(path);
        } else if recursive && !path.is_symlink() {
            folder(&path, recursive, files);
        }
    }
}

/// The bytes of a file, or of the standard input for `-`; of a file larger than `most`, one byte more than that.
pub fn bytes(path: &Path, most: usize, input: &mut dyn Read) -> io::Result<Vec<u8>> {
    let limit = most as u64 + 1;
    let mut bytes = Vec::new();
    if is_stdin(path) {
        input.take(limit).read_to_end(&mut bytes)?;
    } else {
        let file = File::open(path)?;
        // Room for all of it and for seeing its end, so that it is read in one go.
        bytes.reserve(file.metadata()?.len().min(limit) as usize + 1);
        file.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Every report in a list of files, and the files that could not be read.
pub(crate) fn reports(paths: &[PathBuf], how: &Reading, input: &mut dyn Read) -> (Vec<Report>, Vec<FileError>) {
    let limits = how.limits();
    let (mut reports, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        let bytes = match bytes(path, limits.file, input) {
            Ok(bytes) => bytes,
            Err(error) => {
                errors.push(io_error(path, &error));
                continue;
            }
        };
        match limits.read(&bytes, how.kind.filter(|_| is_stdin(path))) {
            Ok(readings) => {
                let name = path.to_string_lossy();
                reports.extend(readings.into_iter().map(|reading| reading.from_file(&name).report));
            }
            Err(error) => errors.push(FileError {
                file: path.display().to_string(),
                kind: error.kind().id(),
                message: error.message().clone(),
            }),
        }
    }
    (reports, errors)
}

pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A file that the system would not give.
#[must_use]
pub fn io_error(path: &Path, error: &io::Error) -> FileError {
    let file = path.display().to_string();
    // A folder stands in a list of files only when there is nothing to be read in it.
    if fs::read_dir(path).is_ok() {
        let message = Message::new(
            "文件夹里没有可读取的文件；子文件夹里的要加 --recursive",
            "there are no files to read in the folder; for those in folders below add --recursive",
        );
        return FileError { file, kind: "empty", message };
    }
    let en = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the path",
        io::ErrorKind::PermissionDenied => "no permission to read it",
        _ => "it cannot be opened",
    };
    FileError { file, kind: "io", message: Message::new(in_chinese(error), format!("{en} ({error})")) }
}

/// Whether a path leads to one of the inputs, however it is written and whatever names the file has.
pub(crate) fn is_one_of(path: &Path, inputs: &[PathBuf]) -> bool {
    identity(path).is_some_and(|target| inputs.iter().any(|input| identity(input).is_some_and(|input| input == target)))
}

/// What is the same for all names of a file.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    let file = fs::metadata(path).ok()?;
    Some((file.dev(), file.ino()))
}

/// What is the same for all paths to a file; that it has a second name is not to be had without unsafe code.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}
