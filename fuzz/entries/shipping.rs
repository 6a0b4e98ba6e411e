//! What the fuzz targets of shipments do with their bytes. The tests of `shipment` do the same with the seeds.

use shipment::{Collected, Collector, Part};

/// A part of a session as a file, plain or packed. What is read says the same when it is written and read again.
pub(crate) fn part(bytes: &[u8]) {
    for part in [Part::parse(bytes), Part::unpack(bytes)].into_iter().flatten() {
        assert_eq!(Part::parse(&part.to_json()).as_ref(), Ok(&part));
        assert_eq!(Part::unpack(&part.pack()).as_ref(), Ok(&part));
    }
}

/// Texts of a series of codes, one a line, as they are filmed. What comes out whole is read as a part.
pub(crate) fn series(bytes: &[u8]) {
    let mut collector = Collector::default();
    for text in String::from_utf8_lossy(bytes).lines() {
        if let Ok(Collected::Whole(bytes)) = collector.add(text) {
            part(&bytes);
        }
    }
}
