//! Graphs in files: which format a name tells, reading, and saving so that nothing is lost.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use oxigraph::io::RdfFormat;
use ruzstd::decoding::StreamingDecoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use super::Store;
use super::error::StoreError;
use super::order::Layout;
use super::temporary::Temporary;
use super::whole::WholeFile;

/// The endings of a graph's name; each may be followed by `.gz` or `.zst`.
pub const SUFFIXES: &[&str] = &[".nq", ".trig", ".ttl", ".nt", ".rdf", ".jsonld"];

/// What a file's name tells: the format, and how it is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileKind {
    /// The syntax of RDF.
    pub format: RdfFormat,
    /// How the bytes are packed.
    pub packing: Packing,
}

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    Plain,
    /// With gzip.
    Gzip,
    /// With Zstandard.
    Zstandard,
}

impl FileKind {
    /// Returns what the name of `path` tells.
    ///
    /// # Errors
    ///
    /// Where its ending is unknown.
    pub fn of(path: &Path) -> Result<Self, StoreError> {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
        let name = name.unwrap_or_default();
        let (name, packing) = match name.rsplit_once('.') {
            Some((stem, "gz")) => (stem, Packing::Gzip),
            Some((stem, "zst")) => (stem, Packing::Zstandard),
            _ => (name.as_str(), Packing::Plain),
        };
        let known = SUFFIXES.iter().find(|suffix| name.ends_with(*suffix));
        let format = known.and_then(|suffix| RdfFormat::from_extension(&suffix[1..]));
        let format = format.ok_or_else(|| StoreError::Format { path: path.to_owned() })?;
        Ok(Self { format, packing })
    }
}

/// A hold on a graph's file, against other programs that would change it.
///
/// The lock is on a file beside it, because saving puts a new file in its place. That file goes with
/// the lock; whoever opened it meanwhile finds that it is no longer the one that stands there, and begins anew.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    at: PathBuf,
    /// Has the file removed where a signal ends the program.
    _temporary: Temporary,
}

impl Lock {
    pub(super) fn acquire(path: &Path) -> Result<Self, StoreError> {
        loop {
            let lock = Self::try_acquire(path)?;
            if stands_at(&lock.file, &lock.at) {
                return Ok(lock);
            }
        }
    }

    fn try_acquire(path: &Path) -> Result<Self, StoreError> {
        let beside = beside(path, ".lock");
        let file =
            OpenOptions::new().create(true).truncate(false).write(true).open(&beside).map_err(
                |error| match error.kind() {
                    io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied
                        if path.exists() =>
                    {
                        StoreError::Unwritable { path: path.to_owned() }
                    }
                    _ => StoreError::file(&beside)(error),
                },
            )?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(StoreError::Locked { path: path.to_owned() });
            }
            // Some network file systems know no locks; saving stays atomic there.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(StoreError::file(&beside)(error)),
        }
        Ok(Self { file, _temporary: Temporary::locked(&beside), at: beside })
    }
}

impl Drop for Lock {
    /// Removes the file while it is still locked: nobody else can hold it.
    fn drop(&mut self) {
        if cfg!(unix) && stands_at(&self.file, &self.at) {
            let _kept = fs::remove_file(&self.at);
        }
    }
}

/// Tells whether a path leads to a file that is open, and not to another of its name or to none.
#[cfg(unix)]
fn stands_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let standing = fs::metadata(path).map(identity).ok();
    standing.is_some() && standing == file.metadata().map(identity).ok()
}

/// Elsewhere the file stays, so that it is always the one.
#[cfg(not(unix))]
fn stands_at(_: &File, _: &Path) -> bool {
    true
}

/// Returns a reader of what `path` holds, unpacked.
pub(super) fn reader(path: &Path) -> Result<Box<dyn Read>, StoreError> {
    let file = BufReader::new(File::open(path).map_err(StoreError::file(path))?);
    Ok(match FileKind::of(path)?.packing {
        Packing::Plain => Box::new(file),
        Packing::Gzip => Box::new(BufReader::new(MultiGzDecoder::new(file))),
        Packing::Zstandard => {
            let decoder = StreamingDecoder::new(file)
                .map_err(|error| StoreError::file(path)(io::Error::other(error)))?;
            Box::new(BufReader::new(decoder))
        }
    })
}

/// Writes a graph to `path` in one step: a temporary file beside it takes its place when it is whole.
pub(super) fn save(path: &Path, kind: FileKind, store: &Store) -> Result<(), StoreError> {
    let write = || {
        let mut file = WholeFile::create(path)?;
        pack(&mut file, kind, store)?;
        file.commit()
    };
    write().map_err(StoreError::file(path))
}

fn pack(file: &mut impl Write, kind: FileKind, store: &Store) -> io::Result<()> {
    let file = BufWriter::new(file);
    match kind.packing {
        Packing::Plain => store.serialize(&[], kind.format, Layout::Whole, file)?.flush(),
        Packing::Gzip => {
            let encoder = GzEncoder::new(file, Compression::default());
            store.serialize(&[], kind.format, Layout::Whole, encoder)?.finish()?.flush()
        }
        Packing::Zstandard => {
            let mut file = file;
            let bytes = store.serialize(&[], kind.format, Layout::Whole, Vec::new())?;
            file.write_all(&compress_to_vec(bytes.as_slice(), CompressionLevel::Fastest))?;
            file.flush()
        }
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}
