//! A picture with the places of codes drawn on it.

use base::Quad;
use yew::prelude::*;

use super::chip::Tone;

/// A line around a code.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Where the code is, in pixels of the picture.
    pub corners: Quad,
    /// What is said of it.
    pub tone: Tone,
    /// It was not read: a broken line, so that colour is not all that tells them apart.
    pub unread: bool,
    /// It is the one that is looked at.
    pub strong: bool,
    /// A few characters below it.
    pub caption: Option<AttrValue>,
}

impl Outline {
    /// A plain line.
    pub const fn new(corners: Quad, tone: Tone) -> Self {
        Self { corners, tone, unread: false, strong: false, caption: None }
    }
}

/// Properties of [`Overlay`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OverlayProps {
    /// Pixels a row and rows of the picture underneath.
    pub size: (usize, usize),
    /// The lines, in an order that stays from picture to picture.
    pub outlines: Vec<Outline>,
}

/// How many captions would fit one above the other.
const LINES_A_PICTURE: f64 = 16.0;

/// Outlines over a picture of the same size that is shown whole and centred.
#[component]
pub fn Overlay(props: &OverlayProps) -> Html {
    let (width, height) = props.size;
    let line = width.min(height) as f64 / LINES_A_PICTURE;
    html! {
        <svg class="overlay" viewBox={format!("0 0 {width} {height}")} aria-hidden="true">
            { for props.outlines.iter().map(|outline| html! {
                <>
                    <polygon class={classes!(outline.tone.class(), outline.unread.then_some("unread"), outline.strong.then_some("strong"))}
                        points={points(&outline.corners)} vector-effect="non-scaling-stroke" />
                    if let Some(caption) = &outline.caption {
                        { caption_below(&outline.corners, height as f64, line, caption) }
                    }
                </>
            }) }
        </svg>
    }
}

/// Below the outline, or inside it where there is no room below.
fn caption_below(corners: &Quad, height: f64, line: f64, caption: &AttrValue) -> Html {
    let lowest = corners.0.iter().map(|corner| corner.y).fold(0.0, f64::max);
    let y = if lowest + 1.4 * line > height { lowest.min(height) - 0.5 * line } else { lowest + 1.1 * line };
    html! {
        <text x={format!("{:.0}", corners.centre().x)} y={format!("{y:.0}")} font-size={format!("{line:.0}")}
            text-anchor="middle">{ caption.clone() }</text>
    }
}

fn points(quad: &Quad) -> String {
    quad.0.iter().map(|point| format!("{:.1},{:.1} ", point.x, point.y)).collect()
}
