//! The columns of a record line: everything that is written down of a maker, a product, a batch, its report, its
//! components and its labels.

use serde::{Deserialize, Serialize};

use crate::{BATCH_LIMIT_CHARS, Field, MANUFACTURER_LIMIT_CHARS, REPORT_LIMIT_CHARS};

/// One column of a record line. The order is the one in which grids and files show them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Manufacturer's legal name.
    Manufacturer,
    /// Manufacturer's name in its own language.
    ManufacturerLocal,
    /// Manufacturer's address.
    ManufacturerAddress,
    /// Country of the manufacturer: a name or an ISO 3166-1 code.
    ManufacturerCountry,
    /// Manufacturer's registration number on the national platform.
    ManufacturerId,
    /// Manufacturer's GS1 Global Location Number, 13 digits.
    Gln,
    /// Manufacturer's tax number.
    TaxNumber,
    /// Product name in English.
    Product,
    /// Product name in Vietnamese.
    ProductVi,
    /// Model.
    Model,
    /// Harmonized System code, 6 to 10 digits.
    HsCode,
    /// Kind of equipment: pump, chamber or system.
    Category,
    /// GS1 Global Trade Item Number: 8, 12, 13 or 14 digits.
    Gtin,
    /// Production batch number.
    Batch,
    /// Day on which the batch was made.
    BatchDate,
    /// How many pieces the batch has.
    Quantity,
    /// Serial numbers of the pieces, one or several.
    Serials,
    /// Inspection report reference.
    Report,
    /// Day of the report.
    ReportDate,
    /// Laboratory that issued the report.
    Laboratory,
    /// What the report says: pass, fail or conditional.
    Result,
    /// Part that a component batch is of.
    Part,
    /// Vendor of the component batch.
    Vendor,
    /// The vendor's own identifier of the component batch.
    VendorBatch,
    /// Payload that the national platform issued, byte for byte.
    PlatformPayload,
}

/// What a column tells something of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entity {
    /// Who made it.
    Manufacturer,
    /// What was made.
    Product,
    /// Which lot of it.
    Batch,
    /// Who inspected the lot.
    Report,
    /// What was built into it.
    Component,
    /// What is printed for it.
    Label,
}

/// What the texts of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Words in any script.
    Words,
    /// An identifier that has to agree to the character.
    Reference,
    /// A calendar date.
    Date,
    /// A whole number of pieces.
    Count,
    /// Digits of a coding system.
    Digits,
    /// One of a few words.
    Choice,
    /// Bytes that are kept as they are.
    Verbatim,
}

impl Column {
    /// All columns, in order.
    pub const ALL: [Self; 25] = [
        Self::Manufacturer,
        Self::ManufacturerLocal,
        Self::ManufacturerAddress,
        Self::ManufacturerCountry,
        Self::ManufacturerId,
        Self::Gln,
        Self::TaxNumber,
        Self::Product,
        Self::ProductVi,
        Self::Model,
        Self::HsCode,
        Self::Category,
        Self::Gtin,
        Self::Batch,
        Self::BatchDate,
        Self::Quantity,
        Self::Serials,
        Self::Report,
        Self::ReportDate,
        Self::Laboratory,
        Self::Result,
        Self::Part,
        Self::Vendor,
        Self::VendorBatch,
        Self::PlatformPayload,
    ];

    /// Stable name: the key in JSON, the heading in canonical files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Manufacturer => "manufacturer",
            Self::ManufacturerLocal => "manufacturer_local",
            Self::ManufacturerAddress => "manufacturer_address",
            Self::ManufacturerCountry => "manufacturer_country",
            Self::ManufacturerId => "manufacturer_id",
            Self::Gln => "gln",
            Self::TaxNumber => "tax_number",
            Self::Product => "product",
            Self::ProductVi => "product_vi",
            Self::Model => "model",
            Self::HsCode => "hs_code",
            Self::Category => "category",
            Self::Gtin => "gtin",
            Self::Batch => "batch",
            Self::BatchDate => "batch_date",
            Self::Quantity => "quantity",
            Self::Serials => "serials",
            Self::Report => "report",
            Self::ReportDate => "report_date",
            Self::Laboratory => "laboratory",
            Self::Result => "result",
            Self::Part => "part",
            Self::Vendor => "vendor",
            Self::VendorBatch => "vendor_batch",
            Self::PlatformPayload => "platform_payload",
        }
    }

    /// The i18n key of the column's caption.
    pub const fn caption_key(self) -> &'static str {
        match self {
            Self::Manufacturer => "column.manufacturer",
            Self::ManufacturerLocal => "column.manufacturer_local",
            Self::ManufacturerAddress => "column.manufacturer_address",
            Self::ManufacturerCountry => "column.manufacturer_country",
            Self::ManufacturerId => "column.manufacturer_id",
            Self::Gln => "column.gln",
            Self::TaxNumber => "column.tax_number",
            Self::Product => "column.product",
            Self::ProductVi => "column.product_vi",
            Self::Model => "column.model",
            Self::HsCode => "column.hs_code",
            Self::Category => "column.category",
            Self::Gtin => "column.gtin",
            Self::Batch => "column.batch",
            Self::BatchDate => "column.batch_date",
            Self::Quantity => "column.quantity",
            Self::Serials => "column.serials",
            Self::Report => "column.report",
            Self::ReportDate => "column.report_date",
            Self::Laboratory => "column.laboratory",
            Self::Result => "column.result",
            Self::Part => "column.part",
            Self::Vendor => "column.vendor",
            Self::VendorBatch => "column.vendor_batch",
            Self::PlatformPayload => "column.platform_payload",
        }
    }

    /// The column of this stable name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    /// What the column tells something of.
    pub const fn entity(self) -> Entity {
        match self {
            Self::Manufacturer
            | Self::ManufacturerLocal
            | Self::ManufacturerAddress
            | Self::ManufacturerCountry
            | Self::ManufacturerId
            | Self::Gln
            | Self::TaxNumber => Entity::Manufacturer,
            Self::Product | Self::ProductVi | Self::Model | Self::HsCode | Self::Category | Self::Gtin => {
                Entity::Product
            }
            Self::Batch | Self::BatchDate | Self::Quantity | Self::Serials => Entity::Batch,
            Self::Report | Self::ReportDate | Self::Laboratory | Self::Result => Entity::Report,
            Self::Part | Self::Vendor | Self::VendorBatch => Entity::Component,
            Self::PlatformPayload => Entity::Label,
        }
    }

    /// What its texts are.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Manufacturer
            | Self::ManufacturerLocal
            | Self::ManufacturerAddress
            | Self::ManufacturerCountry
            | Self::Product
            | Self::ProductVi
            | Self::Laboratory
            | Self::Part
            | Self::Vendor => Kind::Words,
            Self::ManufacturerId
            | Self::TaxNumber
            | Self::Model
            | Self::Batch
            | Self::Serials
            | Self::Report
            | Self::VendorBatch => Kind::Reference,
            Self::BatchDate | Self::ReportDate => Kind::Date,
            Self::Quantity => Kind::Count,
            Self::Gln | Self::HsCode | Self::Gtin => Kind::Digits,
            Self::Category | Self::Result => Kind::Choice,
            Self::PlatformPayload => Kind::Verbatim,
        }
    }

    /// How many characters a cell may have. A choice of this program, far above what is in use: label fields are
    /// short so that their symbol stays readable, the others so that a slip of a column is noticed.
    pub const fn limit_chars(self) -> usize {
        match self {
            Self::Manufacturer => MANUFACTURER_LIMIT_CHARS,
            Self::Batch => BATCH_LIMIT_CHARS,
            Self::Report => REPORT_LIMIT_CHARS,
            Self::ManufacturerLocal | Self::Laboratory | Self::Vendor | Self::Part => 120,
            Self::ManufacturerAddress => 300,
            Self::Product | Self::ProductVi => 200,
            Self::ManufacturerCountry
            | Self::ManufacturerId
            | Self::TaxNumber
            | Self::Model
            | Self::Category
            | Self::Result
            | Self::VendorBatch
            | Self::BatchDate
            | Self::ReportDate => 60,
            Self::Quantity | Self::Gln | Self::HsCode | Self::Gtin => 30,
            // The most that a cell of a spreadsheet holds.
            Self::Serials => 32_767,
            // The most digits that a QR code holds.
            Self::PlatformPayload => 7089,
        }
    }

    /// Whether its texts are words, whose characters need not agree as strictly as those of numbers.
    pub(crate) const fn has_words(self) -> bool {
        matches!(self.kind(), Kind::Words | Kind::Choice)
    }

    /// Whether its texts are one word: a break in it is a slip.
    pub(crate) const fn is_one_word(self) -> bool {
        match self.kind() {
            Kind::Reference => !matches!(self, Self::Report | Self::Model),
            Kind::Date | Kind::Count | Kind::Digits => true,
            Kind::Words | Kind::Choice | Kind::Verbatim => false,
        }
    }

    /// Whether it holds the name of a company.
    pub(crate) const fn names_company(self) -> bool {
        matches!(self, Self::Manufacturer | Self::ManufacturerLocal | Self::Laboratory | Self::Vendor)
    }

    /// Whether it holds what a thing is called.
    pub(crate) const fn names_product(self) -> bool {
        matches!(self, Self::Product | Self::ProductVi | Self::Model | Self::Part)
    }

    /// The label field that the column fills, if any.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Manufacturer => Some(Field::Manufacturer),
            Self::Batch => Some(Field::Batch),
            Self::Report => Some(Field::Report),
            _ => None,
        }
    }
}

impl From<Field> for Column {
    fn from(field: Field) -> Self {
        match field {
            Field::Manufacturer => Self::Manufacturer,
            Field::Batch => Self::Batch,
            Field::Report => Self::Report,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_stable_unique_and_the_ones_of_the_data() {
        for (at, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(column as usize, at, "ALL is in the order of the enum");
            assert_eq!(Column::from_name(column.name()), Some(column));
            assert_eq!(serde_json::to_value(column).unwrap(), column.name());
            assert_eq!(column.caption_key(), format!("column.{}", column.name()));
        }
        for field in Field::ALL {
            assert_eq!(Column::from(field).field(), Some(field));
            assert_eq!(Column::from(field).name(), field.name());
        }
    }
}
