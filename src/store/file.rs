//! Graphs in files: which format a name tells, reading, and saving so that nothing is lost.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
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
/// The lock is on a file beside it, because saving puts a new file in its place.
/// That file stays: removing it would let two programs hold two different ones.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    pub(super) fn acquire(path: &Path) -> Result<Self, StoreError> {
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
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked { path: path.to_owned() }),
            // Some network file systems know no locks; saving stays atomic there.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                Ok(Self { _file: file })
            }
            Err(TryLockError::Error(error)) => Err(StoreError::file(&beside)(error)),
        }
    }
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
