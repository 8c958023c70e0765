//! The hash that spreads a word's key over the rows of a table.

/// Returns the four buckets of a key: `MurmurHash3` (x86, 128 bits) of its eight bytes.
///
/// This is thinc's variant, which works on one 64-bit word.
pub(super) fn buckets(key: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed);
    let mut first =
        key.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f)
            ^ seed
            ^ 8;
    let mut second = seed ^ 8;
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    first = mix(first);
    second = mix(second);
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    [low(first), low(first >> 32), low(second), low(second >> 32)]
}

const fn mix(mut value: u64) -> u64 {
    value ^= value >> 33;
    value = value.wrapping_mul(0xff51_afd7_ed55_8ccd);
    value ^= value >> 33;
    value = value.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    value ^ (value >> 33)
}

#[expect(clippy::cast_possible_truncation, reason = "the low half is what is asked for")]
const fn low(value: u64) -> u32 {
    value as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_are_those_of_thinc() {
        // thinc.api.NumpyOps().hash(numpy.array([KEY], dtype="uint64"), SEED)
        assert_eq!(buckets(1, 8), [1_161_550_108, 2_247_783_286, 1_742_325_162, 1_224_191_281]);
        assert_eq!(
            buckets(0x0123_4567_89ab_cdef, 7),
            [424_169_924, 1_176_966_600, 1_502_002_426, 616_183_332]
        );
    }
}
