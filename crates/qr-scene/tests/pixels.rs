//! The same seed is the same pixels, on every machine: what is measured on drawn pictures can be compared.

use qr_scene::Kind;

/// A change here means that a change of the crate drew other pictures: limits that were set on them have to be set anew.
const HASHES: [(Kind, u64); 3] = [
    (Kind::Curved, 13_996_052_091_449_266_468),
    (Kind::Glare, 180_041_233_131_510_000),
    (Kind::Small, 16_154_232_354_178_907_392),
];

/// Source: Fowler, Noll and Vo, "The FNV non-cryptographic hash algorithm" (FNV-1a).
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[test]
fn a_seed_is_always_the_same_picture() {
    let drawn = HASHES.map(|(kind, _)| (kind, hash(kind.scene(1, 4, 8).draw().image.pixels())));
    assert_eq!(drawn, HASHES);
}
