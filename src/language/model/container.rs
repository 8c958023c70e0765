//! The file that a model is kept in: named sections behind a checked header.
//!
//! ```text
//!  0  8 bytes   "nuncioLM"
//!  8  u32       format, 1
//! 12  u32       number of sections
//! 16  32 bytes  SHA-256 of all bytes from 48 on
//! 48  table     for each section: 16 bytes of name, u64 offset, u64 length
//!  …  sections  in the order of the table, each at a multiple of 64
//! ```
//!
//! Numbers have their least byte first. The same sections give the same bytes.

use std::borrow::Cow;
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::ModelError;

const MAGIC: &[u8; 8] = b"nuncioLM";
const FORMAT: u32 = 1;
const HEADER: usize = 48;
const NAME: usize = 16;
const ENTRY: usize = NAME + 16;
const ALIGNMENT: usize = 64;

/// The sections of a model file.
#[derive(Debug)]
pub(super) struct Container {
    bytes: Cow<'static, [u8]>,
    sections: Vec<(String, Range<usize>)>,
}

impl Container {
    /// Reads a file that anyone may have touched: its checksum must fit.
    pub(super) fn checked(bytes: Cow<'static, [u8]>) -> Result<Self, ModelError> {
        let container = Self::trusted(bytes)?;
        let digest: [u8; 32] = Sha256::digest(&container.bytes[HEADER..]).into();
        if container.bytes[16..HEADER] == digest {
            Ok(container)
        } else {
            Err(ModelError::damaged("its checksum does not fit its content"))
        }
    }

    /// Reads a file that is part of the program, without its checksum.
    pub(super) fn trusted(bytes: Cow<'static, [u8]>) -> Result<Self, ModelError> {
        if !bytes.starts_with(MAGIC) {
            return Err(ModelError::NotAModel);
        }
        let truncated = || ModelError::damaged("it ends too early");
        let found = number(&bytes, 8).ok_or_else(truncated)?;
        if found != FORMAT {
            return Err(ModelError::Version { found, expected: FORMAT });
        }
        let count = number(&bytes, 12).ok_or_else(truncated)? as usize;
        let table = count.checked_mul(ENTRY).and_then(|size| bytes.get(HEADER..)?.get(..size));
        let table = table.ok_or_else(truncated)?;
        let mut sections = Vec::new();
        for entry in table.chunks_exact(ENTRY) {
            let name = String::from_utf8_lossy(&entry[..NAME]).trim_end_matches('\0').to_owned();
            let start = long(entry, NAME).ok_or_else(truncated)?;
            let length = long(entry, NAME + 8).ok_or_else(truncated)?;
            let end = start.checked_add(length).filter(|end| *end <= bytes.len());
            sections.push((name, start..end.ok_or_else(truncated)?));
        }
        Ok(Self { bytes, sections })
    }

    /// Returns the bytes of a section.
    pub(super) fn section(&self, name: &str) -> Result<&[u8], ModelError> {
        self.range(name).map(|range| &self.bytes[range])
    }

    /// Returns the bytes of a section to keep: without a copy where they are the program's.
    pub(super) fn keep(&self, name: &str) -> Result<Cow<'static, [u8]>, ModelError> {
        let range = self.range(name)?;
        Ok(match &self.bytes {
            Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[range]),
            Cow::Owned(bytes) => Cow::Owned(bytes[range].to_vec()),
        })
    }

    fn range(&self, name: &str) -> Result<Range<usize>, ModelError> {
        let section = self.sections.iter().find(|(section, _)| section == name);
        let missing = || ModelError::damaged(format!("it has no section {name}"));
        section.map(|(_, range)| range.clone()).ok_or_else(missing)
    }
}

/// Writes sections as a file.
pub(super) fn write(sections: &[(&str, &[u8])]) -> Vec<u8> {
    let mut table = Vec::new();
    let mut start = HEADER + sections.len() * ENTRY;
    for (name, bytes) in sections {
        start = start.next_multiple_of(ALIGNMENT);
        let mut padded = [0; NAME];
        padded[..name.len()].copy_from_slice(name.as_bytes());
        table.extend_from_slice(&padded);
        table.extend_from_slice(&(start as u64).to_le_bytes());
        table.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        start += bytes.len();
    }
    let mut file = Vec::with_capacity(start);
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&FORMAT.to_le_bytes());
    file.extend_from_slice(&u32::try_from(sections.len()).unwrap_or(u32::MAX).to_le_bytes());
    file.resize(HEADER, 0);
    file.extend_from_slice(&table);
    for (_, bytes) in sections {
        file.resize(file.len().next_multiple_of(ALIGNMENT), 0);
        file.extend_from_slice(bytes);
    }
    let digest = Sha256::digest(&file[HEADER..]);
    file[16..HEADER].copy_from_slice(&digest);
    file
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 8)?.try_into().ok()?;
    usize::try_from(u64::from_le_bytes(bytes)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<u8> {
        write(&[("manifest", b"{}"), ("weights", &[1, 2, 3])])
    }

    fn problem(bytes: Vec<u8>) -> String {
        Container::checked(Cow::Owned(bytes)).unwrap_err().to_string()
    }

    #[test]
    fn sections_are_read_back() {
        let container = Container::checked(Cow::Owned(small())).unwrap();
        assert_eq!(container.section("manifest").unwrap(), b"{}");
        assert_eq!(*container.keep("weights").unwrap(), [1, 2, 3]);
        assert_eq!(
            container.section("keys").unwrap_err().to_string(),
            "the model file is damaged: it has no section keys; \
             make it anew with `nuncio model import`"
        );
    }

    #[test]
    fn a_changed_byte_is_found() {
        for at in [16, 60, small().len() - 1] {
            let mut bytes = small();
            bytes[at] ^= 1;
            assert!(problem(bytes).contains("damaged"), "{at}");
        }
    }

    #[test]
    fn every_truncation_is_found() {
        for length in 0..small().len() {
            let bytes = small()[..length].to_vec();
            assert!(Container::checked(Cow::Owned(bytes)).is_err(), "{length}");
        }
    }

    #[test]
    fn another_format_is_named() {
        let mut bytes = small();
        bytes[8] = 7;
        assert_eq!(
            problem(bytes),
            "the model file has format 7, but this program reads 1; \
             make it anew with `nuncio model import`"
        );
        assert!(problem(b"PK".to_vec()).starts_with("not a model file"));
    }
}
