//! The ids of the rules that the program itself asks for. Never renamed, never reused.

/// Which equipment is meant.
pub const SCOPE_EQUIPMENT: &str = "scope.equipment";
/// From which day.
pub const IN_FORCE_DATE: &str = "in-force.date";
/// Where the label is fixed.
pub const POSITION_NAMEPLATE: &str = "position.nameplate";
/// The first field.
pub const FIELD_MANUFACTURER: &str = "field.manufacturer";
/// The second field.
pub const FIELD_BATCH: &str = "field.batch";
/// How the second field should be written.
pub const FIELD_BATCH_FORMAT: &str = "field.batch-format";
/// The third field.
pub const FIELD_REPORT: &str = "field.report";
/// One reference, one batch.
pub const FIELD_REPORT_UNIQUE: &str = "field.report-unique";
/// Who issues labels.
pub const ISSUE_PLATFORM: &str = "issue.platform";
/// How large the symbol is.
pub const SIZE_SYMBOL: &str = "size.symbol";
/// How dark on how light.
pub const CONTRAST_RATIO: &str = "contrast.ratio";
/// What the label is made of.
pub const SUBSTRATE_FINISH: &str = "substrate.finish";
/// How long it can be read.
pub const DURABILITY_SCANNABLE: &str = "durability.scannable";
/// Labels against the platform's entries.
pub const CROSS_CHECK_BEFORE_LOADING: &str = "cross-check.before-loading";
/// The exporter on the platform.
pub const REGISTRATION_BEFORE_SHIPMENT: &str = "registration.before-shipment";
/// What the registration asks to be handed in.
pub const REGISTRATION_DOCUMENTS: &str = "registration.documents";
/// How long before it expires a document is named.
pub const REGISTRATION_EXPIRY: &str = "registration.expiry";
/// The batch number on the label and in the report.
pub const CONSISTENCY_BATCH_REPORT: &str = "consistency.batch-report";
/// The vendor's own batch of every component.
pub const CONSISTENCY_COMPONENT_BATCHES: &str = "consistency.component-batches";
/// What the documents of a batch say.
pub const COMPLETENESS_DOCUMENTS: &str = "completeness.documents";
/// The empty margin around the symbol.
pub const SYMBOL_QUIET_ZONE: &str = "symbol.quiet-zone";
/// How small a module may be.
pub const SYMBOL_MODULE_SIZE: &str = "symbol.module-size";
/// How much damage the symbol stands.
pub const SYMBOL_ERROR_CORRECTION: &str = "symbol.error-correction";
/// How many printer dots make a module.
pub const PRINT_DOTS_PER_MODULE: &str = "print.dots-per-module";
/// What else the goods' own label shows at customs.
pub const LABEL_GOODS_NAME: &str = "label.goods-name";
/// The origin in full.
pub const LABEL_ORIGIN_NOT_ABBREVIATED: &str = "label.origin-not-abbreviated";

/// Every id above.
pub const ALL: [&str; 26] = [
    SCOPE_EQUIPMENT,
    IN_FORCE_DATE,
    POSITION_NAMEPLATE,
    FIELD_MANUFACTURER,
    FIELD_BATCH,
    FIELD_BATCH_FORMAT,
    FIELD_REPORT,
    FIELD_REPORT_UNIQUE,
    ISSUE_PLATFORM,
    SIZE_SYMBOL,
    CONTRAST_RATIO,
    SUBSTRATE_FINISH,
    DURABILITY_SCANNABLE,
    CROSS_CHECK_BEFORE_LOADING,
    REGISTRATION_BEFORE_SHIPMENT,
    REGISTRATION_DOCUMENTS,
    REGISTRATION_EXPIRY,
    CONSISTENCY_BATCH_REPORT,
    CONSISTENCY_COMPONENT_BATCHES,
    COMPLETENESS_DOCUMENTS,
    SYMBOL_QUIET_ZONE,
    SYMBOL_MODULE_SIZE,
    SYMBOL_ERROR_CORRECTION,
    PRINT_DOTS_PER_MODULE,
    LABEL_GOODS_NAME,
    LABEL_ORIGIN_NOT_ABBREVIATED,
];
