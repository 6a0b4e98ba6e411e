//! A verdict: a colour, an icon and a word, always together.

use base::Severity;
use yew::prelude::*;

use super::icon::{Icon, IconView};

/// What a chip says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It passes.
    Pass,
    /// Someone should look at it.
    Look,
    /// It fails.
    Fail,
    /// It can't be told from what is known.
    Open,
}

impl Tone {
    /// The tone of a finding.
    pub const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Info => Self::Open,
            Severity::Warning => Self::Look,
            Severity::Error => Self::Fail,
        }
    }

    /// Its icon.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Pass => Icon::CircleCheck,
            Self::Look => Icon::TriangleAlert,
            Self::Fail => Icon::CircleX,
            Self::Open => Icon::CircleHelp,
        }
    }

    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Pass => "tone-pass",
            Self::Look => "tone-look",
            Self::Fail => "tone-fail",
            Self::Open => "tone-open",
        }
    }
}

/// Properties of [`Chip`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ChipProps {
    /// What it says, as colour and icon.
    pub tone: Tone,
    /// What it says, in a word.
    pub children: Html,
}

/// A verdict in a word.
#[component]
pub fn Chip(props: &ChipProps) -> Html {
    html! {
        <span class={classes!("chip", props.tone.class())}>
            <IconView icon={props.tone.icon()} />
            { props.children.clone() }
        </span>
    }
}
