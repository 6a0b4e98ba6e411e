//! Every code of this crate.

/// Stable ids of findings, faults, outcomes, answers and conflicts, sorted. Each is an i18n key; above it what it
/// says, with the values of its text.
pub const CODES: &[&str] = &[
    // The line goes on after a stop.
    "shipment.acknowledged",
    // The label was taken before, at this place.
    "shipment.again",
    // A seal or a pallet without a text.
    "shipment.code-empty",
    // `device` scanned against another list.
    "shipment.conflict-other-list",
    // `device` has two different events `number`.
    "shipment.conflict-same-number",
    // A label is at two places at once.
    "shipment.conflict-two-places",
    // `text` was undone on one device and stands on another.
    "shipment.conflict-undone",
    // `found` is none of U, J, Z.
    "shipment.container-category",
    // `found` at `place` is of the wrong kind.
    "shipment.container-character",
    // `written` instead of `computed`.
    "shipment.container-check-digit",
    // `found` characters instead of 11.
    "shipment.container-length",
    // A number whose check is weak.
    "shipment.container-remainder-ten",
    // No number.
    "shipment.container-required",
    // Container `text` stands in the shipment `times` times.
    "shipment.container-twice",
    // `found` instead of at most `most`.
    "shipment.containers-too-many",
    // Nearly an expected label.
    "shipment.differs",
    // A field differs in look-alikes only.
    "shipment.differs-look-alike",
    // A field is there on one side only.
    "shipment.differs-not-there",
    // A field differs in one character.
    "shipment.differs-one-character",
    // A field differs in more.
    "shipment.differs-other",
    // The same label was scanned at two places.
    "shipment.doubled",
    // The platform knows it, the shipment does not expect it.
    "shipment.elsewhere",
    // No label is expected.
    "shipment.expected-none",
    // `found` instead of at most `most`.
    "shipment.expected-too-many",
    // Payload `text` is expected `times` times.
    "shipment.expected-twice",
    // No list has it.
    "shipment.extra",
    // What is being loaded.
    "shipment.loading",
    // The log has as many events as it may have.
    "shipment.log-full",
    // Scanned and expected.
    "shipment.matched",
    // Scanned and expected, its text in another form.
    "shipment.matched-other-form",
    // Scanned and expected; the export lacks it, or says something else.
    "shipment.matched-platform-lacks",
    // Expected and not scanned.
    "shipment.missing",
    // `count` more findings of `code`.
    "shipment.more",
    // Nothing was undone since the last read.
    "shipment.nothing-to-redo",
    // Nothing counts that could be undone.
    "shipment.nothing-to-undo",
    // `container` is not of this shipment.
    "shipment.other-container",
    // The code `text` of a pallet is also a label's.
    "shipment.pallet-is-label",
    // Pallet `text` stands in the shipment `times` times.
    "shipment.pallet-twice",
    // `found` instead of at most `most`.
    "shipment.pallets-too-many",
    // No JSON, or cut off: `line`, `column`, `detail`.
    "shipment.part-malformed",
    // Event `number` does not come after the one before.
    "shipment.part-order",
    // A file of something else.
    "shipment.part-other-file",
    // A part of shipment `found`.
    "shipment.part-other-shipment",
    // Event `number` has a text beyond its limit.
    "shipment.part-text-too-long",
    // More than `most` bytes.
    "shipment.part-too-large",
    // `found` instead of at most `most`.
    "shipment.part-too-many-events",
    // `found` instead of `known`.
    "shipment.part-version",
    // Reads are passed over.
    "shipment.paused",
    // The export says something else of the label.
    "shipment.platform-differs",
    // The export has the label.
    "shipment.platform-known",
    // No export is at hand.
    "shipment.platform-not-compared",
    // `found` instead of at most `most`.
    "shipment.platform-too-many",
    // The export does not have the label.
    "shipment.platform-unknown",
    // Another port without a name.
    "shipment.port-required",
    // An entry by hand without a reason.
    "shipment.reason-required",
    // Receipt `text` stands in the export `times` times.
    "shipment.receipt-twice",
    // An undone event counts again.
    "shipment.redone",
    // A shipment without a reference.
    "shipment.reference-required",
    // Reads count again.
    "shipment.resumed",
    // `container` has no seal number yet.
    "shipment.seal-missing",
    // Seal `text` stands in the shipment `times` times.
    "shipment.seal-twice",
    // `found` instead of at most `most`.
    "shipment.seals-too-many",
    // The codes do not make what was sent.
    "shipment.series-damaged",
    // The code is damaged.
    "shipment.series-malformed",
    // A code of another series.
    "shipment.series-mixed",
    // A code of something else.
    "shipment.series-other-code",
    // More codes than a series may have.
    "shipment.series-too-long",
    // Two pallets, or two containers, in one picture.
    "shipment.several-places",
    // A wrong label has to be acknowledged.
    "shipment.stopped",
    // A text beyond its limit.
    "shipment.text-too-long",
    // More than `most` devices.
    "shipment.too-many-devices",
    // An event does not count any more.
    "shipment.undone",
    // Read without margin: once more.
    "shipment.unsure",
];
