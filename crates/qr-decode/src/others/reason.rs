//! The reasons in words of programs: stable codes, and the values in their texts.

use crate::{OtherCode, WhyUnread};

impl WhyUnread {
    /// The stable id of the reason, such as `unread.damaged`; its text says what to do next.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooSmall => "unread.too-small",
            Self::Format => "unread.format",
            Self::Damaged { .. } => "unread.damaged",
            Self::NoMargin => "unread.no-margin",
            Self::Disagreement => "unread.disagreement",
            Self::Other(OtherCode::MicroQr) => "unread.micro-qr",
            Self::Other(OtherCode::Rmqr) => "unread.rmqr",
            Self::Other(OtherCode::DataMatrix) => "unread.data-matrix",
        }
    }

    /// Values for the placeholders of the reason's text, by name.
    pub fn args(self) -> Vec<(&'static str, String)> {
        match self {
            Self::Damaged { lost, blocks } => {
                vec![("lost", lost.to_string()), ("blocks", blocks.to_string())]
            }
            _ => Vec::new(),
        }
    }
}
