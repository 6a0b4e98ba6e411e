//! What a session is told, and what it answers.

use serde::{Deserialize, Serialize};

use crate::{ContainerNumber, Event, Place, Read, Verdict};

/// What comes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Input {
    /// Everything that was read in one frame of the camera, or one read of a hand-held scanner.
    Frame(Vec<Read>),
    /// A label that cannot be read, typed or picked from the list.
    Manual {
        /// The expected text, or the values that were typed.
        read: Read,
        /// Why it was not scanned.
        reason: String,
    },
    /// What is loaded from here on, picked by hand.
    Load(Place),
    /// Pass over reads.
    Pause,
    /// Take reads again.
    Resume,
    /// A person saw what stopped the line.
    Acknowledge,
    /// Take back the last read or place that counts.
    Undo,
    /// Do the last undone again.
    Redo,
}

/// What a session says of an input: to show, and to store.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Step {
    /// One for each read, codes of places first; for a whole frame one where it was refused as a whole.
    pub answers: Vec<Answer>,
    /// What the log has more than before.
    pub events: Vec<Event>,
}

/// What a session says of one read, or of one press of a button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It counts.
    Taken {
        /// The number of its event.
        number: u32,
        /// What it is.
        verdict: Verdict,
        /// Whether the same label was taken at another place before.
        doubled: bool,
        /// Whether an export is at hand that does not have the expected label, or says something else of it.
        platform_lacks: bool,
    },
    /// It was taken before, at this place.
    Again {
        /// The number of that event.
        number: u32,
        /// Whether it is wrong.
        wrong: bool,
    },
    /// Nothing was left of the error correction: another frame has to say the same.
    Unsure,
    /// What is being loaded.
    Loading {
        /// From here on.
        place: Place,
    },
    /// A container that is not of this shipment: the line is stopped.
    OtherContainer {
        /// Its number.
        container: ContainerNumber,
    },
    /// The line goes on.
    Acknowledged,
    /// An earlier event does not count.
    Undone {
        /// Its number.
        of: u32,
    },
    /// It counts again.
    Redone {
        /// Its number.
        of: u32,
    },
    /// Reads are passed over.
    Paused,
    /// Reads count again.
    Resumed,
    /// Nothing was changed.
    Refused(Refusal),
}

/// Why an input changed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// A wrong label has to be acknowledged before.
    Stopped,
    /// The session is paused.
    Paused,
    /// Two pallets, or two containers, are in the picture.
    SeveralPlaces,
    /// An entry by hand without a reason.
    ReasonRequired,
    /// A text beyond its limit.
    TooLong,
    /// Nothing counts that could be undone.
    NothingToUndo,
    /// Nothing was undone since the last read.
    NothingToRedo,
    /// The log has as many events as it may have.
    LogFull,
}

/// What a person hears, feels and sees of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signal {
    /// Nothing new.
    Quiet,
    /// Hold still: once more.
    Again,
    /// A button took effect, or another place is loaded.
    Noted,
    /// A label that belongs here.
    Good,
    /// A label that belongs here, but not as the platform knows it: the line goes on.
    Doubtful,
    /// Something has to be looked at.
    Wrong,
}

impl Answer {
    /// What a person hears of it. The gravest of a frame is played: signals are ordered.
    pub const fn signal(&self) -> Signal {
        match self {
            Self::Taken { verdict, doubled, .. } if *doubled || verdict.is_wrong() => Signal::Wrong,
            Self::Taken { platform_lacks: true, .. } => Signal::Doubtful,
            Self::Taken { .. } => Signal::Good,
            Self::OtherContainer { .. } => Signal::Wrong,
            Self::Unsure => Signal::Again,
            Self::Again { .. } | Self::Refused(Refusal::Stopped | Refusal::Paused) => Signal::Quiet,
            Self::Refused(_) => Signal::Again,
            Self::Loading { .. }
            | Self::Acknowledged
            | Self::Undone { .. }
            | Self::Redone { .. }
            | Self::Paused
            | Self::Resumed => Signal::Noted,
        }
    }

    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Taken { doubled: true, .. } => "shipment.doubled",
            Self::Taken { verdict: Verdict::Expected { .. }, platform_lacks: true, .. } => {
                "shipment.matched-platform-lacks"
            }
            Self::Taken { verdict, .. } => verdict.code(),
            Self::Again { .. } => "shipment.again",
            Self::Unsure => "shipment.unsure",
            Self::Loading { .. } => "shipment.loading",
            Self::OtherContainer { .. } => "shipment.other-container",
            Self::Acknowledged => "shipment.acknowledged",
            Self::Undone { .. } => "shipment.undone",
            Self::Redone { .. } => "shipment.redone",
            Self::Paused => "shipment.paused",
            Self::Resumed => "shipment.resumed",
            Self::Refused(refusal) => refusal.code(),
        }
    }
}

impl Refusal {
    /// Stable id and i18n key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stopped => "shipment.stopped",
            Self::Paused => "shipment.paused",
            Self::SeveralPlaces => "shipment.several-places",
            Self::ReasonRequired => "shipment.reason-required",
            Self::TooLong => "shipment.text-too-long",
            Self::NothingToUndo => "shipment.nothing-to-undo",
            Self::NothingToRedo => "shipment.nothing-to-redo",
            Self::LogFull => "shipment.log-full",
        }
    }
}
