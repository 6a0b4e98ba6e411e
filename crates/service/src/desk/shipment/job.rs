//! What can be asked of shipments, and what is answered: plain data.

use base::Finding;
use intake::Mapping;
use serde::{Deserialize, Serialize};
use shipment::{
    Counts, FieldDifference, Input, LabelValues, Outcome, Pallet, Place, PlatformState, Port, Refusal, Signal,
};

use crate::print::PrintRequest;
use crate::setup::LabelSetup;

/// Work on one shipment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShipmentJob {
    /// Which: an id that the page gave it, of ASCII letters, digits and hyphens. Passed over by
    /// [`ShipmentAct::List`].
    pub id: String,
    /// What is to be done.
    pub act: ShipmentAct,
}

/// What can be done with shipments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShipmentAct {
    /// See which there are. Answered by [`ShipmentReply::List`].
    List,
    /// See one.
    Show,
    /// Begin it, or change what is written down of it. Texts that are not as they should be are kept, and findings
    /// say so.
    Write(ShipmentText),
    /// Forget it and what was scanned of it. Answered by [`ShipmentReply::List`].
    Forget,
    /// It should carry the labels of these lines of the records, beside those it should carry already.
    ExpectRecords(Box<PrintRequest>),
    /// It should carry the labels of the file that was read with [`super::super::DeskJob::Read`].
    ExpectSource {
        /// What its columns are.
        mapping: Mapping,
        /// How its labels are made, for the text in their symbols.
        setup: Box<LabelSetup>,
    },
    /// It should carry none.
    ExpectNothing,
    /// The file that was read with [`super::super::DeskJob::Read`] is what the platform has.
    Platform,
    /// No export of the platform is at hand.
    ForgetPlatform,
    /// A window on its labels and on what else was scanned. Answered by [`ShipmentReply::Rows`].
    Rows(RowsRequest),
    /// Something was read, or a button was pressed. Answered by [`ShipmentReply::Heard`]. Values of a read are told
    /// from its text here; the page leaves them out.
    Hear(Input),
    /// Write what this device scanned as a file; its bytes travel beside [`super::super::Outcome::Exported`].
    Part,
    /// The same as texts for a series of QR codes. Answered by [`ShipmentReply::Series`].
    Series,
    /// Take in the file of another device that travels beside the job.
    Join,
    /// Take in texts that were read from another device's series of codes, in any order, again and again; none: begin
    /// anew. Answered by [`ShipmentReply::Collecting`] until it is whole, then by [`ShipmentReply::Shown`].
    Collect(Vec<String>),
    /// Forget what other devices scanned.
    ForgetDevices,
    /// Write down in the evidence what was found so far.
    Conclude,
}

/// What a person writes down of a shipment.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ShipmentText {
    /// What the exporter calls it.
    pub reference: String,
    /// Where it enters the country.
    pub port: Port,
    /// What it travels in.
    pub containers: Vec<ContainerText>,
    /// What stands in the containers.
    pub pallets: Vec<Pallet>,
}

/// A container as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ContainerText {
    /// Its number, right or wrong.
    pub number: String,
    /// Numbers of its seals.
    pub seals: Vec<String>,
}

/// Which rows are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RowsRequest {
    /// Of which kind.
    pub kind: RowKind,
    /// Only rows with this text, whatever its case; empty: all.
    pub search: String,
    /// First row, from 0.
    pub from: usize,
    /// How many.
    pub count: usize,
}

/// Kinds of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// All expected labels.
    #[default]
    All,
    /// Expected labels of which this became.
    Outcome(Outcome),
    /// Scanned, and not expected, or nearly an expected one.
    Strays,
    /// Expected labels that the platform does not have, or has otherwise.
    PlatformLacks,
    /// Entries of the platform that belong to no expected label.
    PlatformOnly,
}

/// What comes of work on a shipment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShipmentReply {
    /// All shipments, the one that was changed last first.
    List(Vec<ShipmentCard>),
    /// One shipment.
    Shown(Box<ShipmentView>),
    /// Rows.
    Rows(Rows),
    /// What is said of what was read, and where the session stands.
    Heard(Box<Heard>),
    /// Texts for a series of QR codes, to be shown one after the other, round and round.
    Series(Vec<String>),
    /// A series of codes is being read.
    Collecting {
        /// How many different codes were read.
        have: usize,
        /// How many there are; `None` while none was read.
        of: Option<usize>,
    },
}

/// A shipment in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShipmentCard {
    /// Its id.
    pub id: String,
    /// What the exporter calls it.
    pub reference: String,
    /// Where it enters the country.
    pub port: Port,
    /// How many labels it should carry.
    pub expected: u32,
    /// How many of them were scanned here, or on devices whose part was taken in.
    pub matched: u32,
    /// When it was changed last, milliseconds since 1970.
    pub changed_ms: u64,
}

/// One shipment, and where its check stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShipmentView {
    /// Its id.
    pub id: String,
    /// What is written down of it.
    pub text: ShipmentText,
    /// What there is to tell of what is written down, of the lists, and of a file that was just taken in.
    pub findings: Vec<Finding>,
    /// Findings about container numbers, by their place in `text.containers`.
    pub container_findings: Vec<(usize, Finding)>,
    /// What all devices together found.
    pub counts: Counts,
    /// How many entries the platform's export has; `None` while there is none.
    pub platform: Option<usize>,
    /// Stands for the list of expected labels: short, to be compared by eye between devices.
    pub fingerprint: String,
    /// What happens on this device.
    pub session: SessionView,
    /// Other devices whose parts were taken in.
    pub devices: Vec<DeviceView>,
    /// Where devices, or places, contradict one another.
    pub conflicts: Vec<Finding>,
    /// Counts changes of the list of expected labels and of the platform's export: rows have to be asked for again.
    pub version: u64,
}

/// Where the session on this device stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// The name of this device.
    pub device: String,
    /// What is being loaded.
    pub place: Place,
    /// Why nothing is taken at the moment.
    pub blocked: Option<Refusal>,
    /// What has to be looked at before the line goes on.
    pub stopped_by: Vec<TakeView>,
    /// The last reads that were taken, the latest first; at most [`SHOWN_TAKES`].
    pub takes: Vec<TakeView>,
    /// How many reads count.
    pub taken: usize,
    /// There is a read to take back.
    pub can_undo: bool,
    /// There is one to count again.
    pub can_redo: bool,
}

/// How many of the last reads are shown.
pub const SHOWN_TAKES: usize = 30;

/// One read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeView {
    /// The number of its event on this device.
    pub number: u32,
    /// What it is: stable id and i18n key, such as `shipment.matched`.
    pub code: String,
    /// What is heard and seen of it.
    pub signal: Signal,
    /// The text that was read.
    pub text: String,
    /// What it says, where that is known: of the expected label where it is one.
    pub values: Option<LabelValues>,
    /// Where it differs from the expected label that it is nearly.
    pub differences: Vec<FieldDifference>,
    /// Where it was put.
    pub place: Place,
    /// Why it was typed, where it was.
    pub by_hand: Option<String>,
    /// When, milliseconds since 1970.
    pub at_ms: u64,
}

/// Another device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceView {
    /// Its name.
    pub device: String,
    /// How many events its log has.
    pub events: usize,
}

/// What is said of what was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heard {
    /// One for each read, codes of places first; one for a button.
    pub answers: Vec<AnswerView>,
    /// The gravest of them: one sound for a frame.
    pub signal: Signal,
    /// What all devices together found.
    pub counts: Counts,
    /// Where the session stands now.
    pub session: SessionView,
}

/// What is said of one read, or of one press of a button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerView {
    /// Stable id and i18n key, such as `shipment.matched`, `shipment.unsure`.
    pub code: String,
    /// What is heard and seen of it.
    pub signal: Signal,
    /// The read that was taken by it.
    pub take: Option<TakeView>,
}

/// Rows for the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// What was asked for.
    pub request: RowsRequest,
    /// How many rows there are of this kind.
    pub total: usize,
    /// Those that were asked for.
    pub rows: Vec<LabelRow>,
}

/// One label: expected, scanned, or known to the platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelRow {
    /// What it says.
    pub values: LabelValues,
    /// The text in its symbol; empty for an entry of the platform.
    pub payload: String,
    /// What became of it, as a code such as `shipment.missing`, `shipment.extra`.
    pub code: String,
    /// Where it was scanned, and on which device; the first sixteen.
    pub seen: Vec<(Place, String)>,
    /// How it differs from an expected label.
    pub differences: Vec<FieldDifference>,
    /// What the platform's export says of it.
    pub platform: PlatformState,
    /// The number of the platform's receipt.
    pub receipt: Option<String>,
}
