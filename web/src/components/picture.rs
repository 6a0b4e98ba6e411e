//! A picture with the place of a symbol drawn on it.

use base::Quad;
use yew::prelude::*;

use super::chip::Tone;

/// Properties of [`Overlay`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OverlayProps {
    /// Pixels a row and rows of the picture underneath.
    pub size: (usize, usize),
    /// Where the symbols are, and what is said of each.
    pub places: Vec<(Quad, Tone)>,
}

/// Outlines over a picture of the same size that is shown whole and centred.
#[component]
pub fn Overlay(props: &OverlayProps) -> Html {
    let (width, height) = props.size;
    html! {
        <svg class="overlay" viewBox={format!("0 0 {width} {height}")} aria-hidden="true">
            { for props.places.iter().map(|(quad, tone)| html! {
                <polygon class={tone.class()} points={points(quad)} vector-effect="non-scaling-stroke" />
            }) }
        </svg>
    }
}

fn points(quad: &Quad) -> String {
    quad.0.iter().map(|point| format!("{:.1},{:.1} ", point.x, point.y)).collect()
}
