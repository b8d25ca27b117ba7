//! A zip of parts, which most office formats are: each part unpacked within limits and verified.

use std::cell::Cell;
use std::iter;

use miniz_oxide::inflate::{TINFLStatus, decompress_slice_iter_to_slice, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::crc;
use crate::ReadError;
use crate::limits::{Limits, PARTS, Size};

/// The parts of a zip, found by name whichever way its slashes lean.
pub(crate) struct Archive<'a> {
    zip: ZipSliceArchive<&'a [u8]>,
    entries: Vec<Entry>,
    limits: Limits,
    /// Bytes that may still be unpacked.
    left: Cell<usize>,
}

struct Entry {
    name: String,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    encrypted: bool,
    /// Bytes when unpacked, as the zip tells it.
    size: u64,
    crc: u32,
}

impl<'a> Archive<'a> {
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        let damaged = |_| ReadError::damaged("ZIP");
        let zip = ZipArchive::from_slice(bytes).map_err(damaged)?;
        let mut entries = Vec::new();
        let mut records = zip.entries();
        while let Some(record) = records.next_entry().map_err(damaged)? {
            if entries.len() == PARTS {
                return Err(ReadError::too_large("压缩包内文件过多", "too many parts in the zip"));
            }
            let name = name_of(record.file_path().as_bytes());
            // The name stands twice. Where the two differ a part would be missed without a word.
            let entry = zip.get_entry(record.wayfinder()).map_err(damaged)?;
            if name_of(entry.local_header().file_path().as_bytes()) != name {
                return Err(ReadError::damaged(&name));
            }
            entries.push(Entry {
                name,
                place: record.wayfinder(),
                method: record.compression_method(),
                encrypted: record.flags().is_encrypted(),
                size: record.uncompressed_size_hint(),
                crc: record.crc32(),
            });
        }
        Ok(Self { zip, entries, limits: *limits, left: Cell::new(limits.unpacked) })
    }

    /// The names of the parts, with `/` between folders.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        let name = name.trim_start_matches('/');
        self.entries.iter().find(|entry| entry.name.trim_start_matches('/').eq_ignore_ascii_case(name))
    }

    /// The bytes of a part, none when the zip has none of that name.
    pub(crate) fn part(&self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        self.find(name).map(|entry| self.unpack(entry)).transpose()
    }

    /// The bytes of a part that must be there.
    pub(crate) fn needed(&self, name: &str) -> Result<Vec<u8>, ReadError> {
        self.part(name)?.ok_or_else(|| ReadError::damaged(name))
    }

    fn unpack(&self, entry: &Entry) -> Result<Vec<u8>, ReadError> {
        let name = entry.name.as_str();
        if entry.encrypted {
            return Err(ReadError::encrypted());
        }
        let packed = self.zip.get_entry(entry.place).map_err(|_| ReadError::damaged(name))?.data();
        let Limits { part, unpacked, ratio, .. } = self.limits;
        let grown = packed.len().saturating_mul(ratio);
        let limit = self.left.get().min(part).min(grown);
        let too_large = || match limit {
            _ if limit == part => ReadError::unpacks_beyond(name, Size(part)),
            _ if limit == grown => ReadError::too_large(
                &format!("{name} 解压后超过压缩时的 {ratio} 倍"),
                &format!("{name} unpacks to more than {ratio} times its size"),
            ),
            _ => ReadError::unpacks_beyond("ZIP", Size(unpacked)),
        };
        let bytes = match entry.method {
            CompressionMethod::STORE if packed.len() > limit => return Err(too_large()),
            CompressionMethod::STORE => packed.to_vec(),
            CompressionMethod::DEFLATE => inflate(packed, entry.size, limit).map_err(|status| match status {
                TINFLStatus::HasMoreOutput => too_large(),
                _ => ReadError::damaged(name),
            })?,
            _ => return Err(ReadError::damaged(name)),
        };
        // A fuzzer would never get past the sum.
        if !cfg!(fuzzing) && crc::sum(&bytes) != entry.crc {
            return Err(ReadError::damaged(name));
        }
        self.left.set(self.left.get() - bytes.len());
        Ok(bytes)
    }
}

/// Inflates a part of a size that the zip tells, be it the truth or not.
fn inflate(packed: &[u8], told: u64, limit: usize) -> Result<Vec<u8>, TINFLStatus> {
    let room = usize::try_from(told).unwrap_or(limit).min(limit);
    let mut bytes = vec![0; room];
    match decompress_slice_iter_to_slice(&mut bytes, iter::once(packed), false, true) {
        Ok(length) => bytes.truncate(length),
        Err(TINFLStatus::HasMoreOutput) if room < limit => {
            bytes = decompress_to_vec_with_limit(packed, limit).map_err(|error| error.status)?;
        }
        Err(status) => return Err(status),
    }
    Ok(bytes)
}

/// The name of a part, with `/` between folders.
fn name_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\\', "/")
}

/// The part that a relation of a folder points to.
pub(crate) fn path(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
