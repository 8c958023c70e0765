//! Word vectors, read from the bytes of a model file as they are asked for.

use std::borrow::Cow;

use half::f16;

/// The number of buckets that keys fall into, by their upper 16 bits.
const BUCKETS: usize = 1 << 16;

/// Bytes of an entry: a key's lower 48 bits, then 24 bits for the number of its row.
const ENTRY: usize = 9;

/// The vectors of words, by the hash of the word as texts have it.
///
/// Half-precision rows and the sorted keys stay in the bytes of the model file:
/// loading costs nothing, and only the pages that a text needs are ever read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Vectors {
    width: usize,
    /// Rows of `width` half-precision numbers, least byte first.
    values: Cow<'static, [u8]>,
    /// Where each bucket begins (`u32`, one more than there are buckets), then the entries.
    keys: Cow<'static, [u8]>,
}

impl Vectors {
    /// Returns the vectors that two sections of a model file hold.
    ///
    /// `None` where the sections do not fit each other.
    pub(crate) fn from_sections(
        width: usize,
        values: Cow<'static, [u8]>,
        keys: Cow<'static, [u8]>,
    ) -> Option<Self> {
        let vectors = Self { width, values, keys };
        (vectors.is_empty() || vectors.is_sound()).then_some(vectors)
    }

    /// Returns vectors of `values`, row by row, and of the keys that lead to the rows.
    pub(crate) fn from_rows(width: usize, values: &[f32], keys: &[(u64, u32)]) -> Self {
        let mut sorted = keys.to_vec();
        sorted.sort_unstable();
        let mut starts = vec![0_u32; BUCKETS + 1];
        for (key, _) in &sorted {
            starts[bucket(*key) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut index: Vec<u8> = starts.iter().flat_map(|start| start.to_le_bytes()).collect();
        for (key, row) in &sorted {
            index.extend_from_slice(&key.to_le_bytes()[..6]);
            index.extend_from_slice(&row.to_le_bytes()[..3]);
        }
        let values = values.iter().flat_map(|value| f16::from_f32(*value).to_le_bytes()).collect();
        Self { width, values: Cow::Owned(values), keys: Cow::Owned(index) }
    }

    /// Returns the two sections that [`Self::from_sections`] reads.
    pub(crate) fn sections(&self) -> (&[u8], &[u8]) {
        (&self.values, &self.keys)
    }

    /// Returns the number of values of a vector; 0 where there are none.
    pub(crate) const fn width(&self) -> usize {
        self.width
    }

    /// Writes the vector of a word; leaves `out` alone where it has none.
    pub(super) fn read(&self, key: u64, out: &mut [f32]) {
        let Some(row) = self.row(key) else { return };
        let start = row * self.width * 2;
        let Some(bytes) = self.values.get(start..start + self.width * 2) else { return };
        for (value, pair) in out.iter_mut().zip(bytes.chunks_exact(2)) {
            *value = f16::from_le_bytes([pair[0], pair[1]]).to_f32();
        }
    }

    fn is_empty(&self) -> bool {
        self.width == 0 && self.values.is_empty() && self.keys.is_empty()
    }

    fn is_sound(&self) -> bool {
        let starts = (BUCKETS + 1) * 4;
        self.width > 0
            && self.values.len().is_multiple_of(self.width * 2)
            && self.keys.len() >= starts
            && (self.keys.len() - starts) == self.start(BUCKETS) * ENTRY
    }

    fn row(&self, key: u64) -> Option<usize> {
        if self.is_empty() {
            return None;
        }
        let bucket = bucket(key);
        let base = (BUCKETS + 1) * 4;
        let entries = base + self.start(bucket) * ENTRY..base + self.start(bucket + 1) * ENTRY;
        let wanted = &key.to_le_bytes()[..6];
        let entry = self.keys.get(entries)?.chunks_exact(ENTRY).find(|entry| entry[..6] == *wanted);
        entry.map(|entry| u32::from_le_bytes([entry[6], entry[7], entry[8], 0]) as usize)
    }

    fn start(&self, bucket: usize) -> usize {
        let bytes = &self.keys[bucket * 4..bucket * 4 + 4];
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
    }
}

const fn bucket(key: u64) -> usize {
    (key >> 48) as usize
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "small numbers that floats hold exactly")]
mod tests {
    use super::*;

    #[test]
    fn a_key_leads_to_its_row_and_an_unknown_one_to_none() {
        let keys = [(u64::MAX, 1), (5, 0), (5 << 48, 1), (u64::MAX - 1, 0)];
        let vectors = Vectors::from_rows(2, &[1.5, -2.0, 0.25, 8.0], &keys);
        let read = |key| {
            let mut row = [9.0; 2];
            vectors.read(key, &mut row);
            row
        };
        assert_eq!(read(5), [1.5, -2.0]);
        assert_eq!(read(u64::MAX), [0.25, 8.0]);
        assert_eq!(read(5 << 48), [0.25, 8.0]);
        assert_eq!(read(6), [9.0, 9.0]);
    }

    #[test]
    fn sections_of_another_length_are_refused() {
        let vectors = Vectors::from_rows(2, &[1.5, -2.0], &[(5, 0)]);
        let (values, keys) = vectors.sections();
        let (values, keys) = (values.to_vec(), keys.to_vec());
        let read = |values: &[u8], keys: &[u8]| {
            Vectors::from_sections(2, Cow::Owned(values.to_vec()), Cow::Owned(keys.to_vec()))
        };
        assert_eq!(read(&values, &keys), Some(vectors));
        assert_eq!(read(&values[1..], &keys), None);
        assert_eq!(read(&values, &keys[..keys.len() - 9]), None);
        assert_eq!(read(&values, &[]), None);
    }
}
