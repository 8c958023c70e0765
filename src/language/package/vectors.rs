//! The word vectors of a package: a numpy file, and the map from words to its rows.

use super::PackageError;
use super::files::Files;
use super::thinc::floats;
use crate::language::nets::vectors::Vectors;

const VALUES: &str = "vocab/vectors";
const KEYS: &str = "vocab/key2row";
const SETTINGS: &str = "vocab/vectors.cfg";

/// The first bytes of a numpy file of version 1.0, before the length of its header.
const MAGIC: &[u8] = b"\x93NUMPY\x01\x00";

/// Reads the vectors; a package without any gives an empty table.
pub(super) fn read(files: &Files) -> Result<Vectors, PackageError> {
    let mode = files.json(SETTINGS)?["mode"].clone();
    if mode != "default" {
        return Err(PackageError::unsupported(SETTINGS, "mode", mode.to_string(), "\"default\""));
    }
    let (rows, width, values) = matrix(files.get(VALUES)?)?;
    if rows == 0 || width == 0 {
        return Ok(Vectors::default());
    }
    let keys = keys(files.get(KEYS)?, rows)?;
    Ok(Vectors::from_rows(width, &values, &keys))
}

/// Reads a numpy file that holds a matrix of 32-bit floats.
fn matrix(bytes: &[u8]) -> Result<(usize, usize, Vec<f32>), PackageError> {
    let damaged = |problem: &str| PackageError::damaged(VALUES, problem);
    let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| damaged("no numpy file of version 1.0"))?;
    let [low, high, rest @ ..] = rest else { return Err(damaged("it ends in its header")) };
    let length = usize::from(u16::from_le_bytes([*low, *high]));
    let Some((header, data)) = rest.split_at_checked(length) else {
        return Err(damaged("it ends in its header"));
    };
    let header = str::from_utf8(header).map_err(|_| damaged("its header is no text"))?;
    if !header.contains("'descr': '<f4'") || !header.contains("'fortran_order': False") {
        return Err(PackageError::unsupported(VALUES, "the array", header.trim(), "'<f4' by row"));
    }
    let shape = header.split_once("'shape': (").and_then(|(_, rest)| rest.split_once(')'));
    let sides: Option<Vec<usize>> = shape
        .and_then(|(shape, _)| shape.split(',').map(|side| side.trim().parse().ok()).collect());
    let Some([rows, width]) = sides.as_deref() else { return Err(damaged("it is no matrix")) };
    if rows.checked_mul(*width).and_then(|size| size.checked_mul(4)) != Some(data.len()) {
        return Err(damaged(&format!("{} bytes do not hold {rows} x {width} floats", data.len())));
    }
    Ok((*rows, *width, floats(data)))
}

/// Reads the map from the ids of words to rows.
fn keys(mut bytes: &[u8], rows: usize) -> Result<Vec<(u64, u32)>, PackageError> {
    let damaged = |problem: &str| PackageError::damaged(KEYS, problem);
    let map = rmpv::decode::read_value_ref(&mut bytes).map_err(|_| damaged("no msgpack"))?;
    let rmpv::ValueRef::Map(entries) = map else { return Err(damaged("no map")) };
    let entries = entries.iter().map(|(key, row)| {
        let key = key.to_owned().as_u64()?;
        let row = row.to_owned().as_u64().filter(|row| *row < rows as u64)?;
        Some((key, u32::try_from(row).ok().filter(|row| *row < 1 << 24)?))
    });
    entries.collect::<Option<_>>().ok_or_else(|| damaged("a key or a row is out of range"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numpy(header: &str, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(header.len()).unwrap().to_le_bytes();
        [MAGIC, &length, header.as_bytes(), data].concat()
    }

    #[test]
    fn a_numpy_file_is_read() {
        let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }\n";
        let bytes = numpy(header, &[0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
        assert_eq!(matrix(&bytes).unwrap(), (1, 2, vec![1.0, -2.0]));
    }

    #[test]
    fn a_truncated_numpy_file_is_refused() {
        let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }\n";
        let whole = numpy(header, &[0; 16]);
        for length in [0, 7, 9, 20, whole.len() - 1] {
            assert!(matrix(&whole[..length]).is_err(), "{length}");
        }
        assert_eq!(
            matrix(&whole[..whole.len() - 1]).unwrap_err().to_string(),
            "vocab/vectors is damaged: 15 bytes do not hold 2 x 2 floats; \
             install or download the package again"
        );
    }

    #[test]
    fn a_row_that_is_not_there_is_refused() {
        let mut bytes = Vec::new();
        let map = rmpv::Value::Map(vec![(7.into(), 1.into())]);
        rmpv::encode::write_value(&mut bytes, &map).unwrap();
        assert_eq!(keys(&bytes, 2).unwrap(), [(7, 1)]);
        assert!(keys(&bytes, 1).is_err());
        assert!(keys(&bytes[..1], 2).is_err());
    }
}
