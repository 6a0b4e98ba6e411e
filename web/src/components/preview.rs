//! The label on its ruler, at true proportions.

use yew::prelude::*;

/// How large a label is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zoom {
    /// As wide as there is room.
    #[default]
    Fit,
    /// One millimetre as one millimetre of the screen, as far as the screen knows its size.
    Real,
    /// Twice as large.
    Double,
    /// Four times as large.
    Quadruple,
}

impl Zoom {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Fit, Self::Real, Self::Double, Self::Quadruple];

    /// A stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Real => "100",
            Self::Double => "200",
            Self::Quadruple => "400",
        }
    }

    /// The key of its caption.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fit => "zoom.fit",
            Self::Real => "zoom.real",
            Self::Double => "zoom.double",
            Self::Quadruple => "zoom.quadruple",
        }
    }

    /// How many times as large; `None`: as wide as there is room.
    pub const fn times(self) -> Option<f64> {
        match self {
            Self::Fit => None,
            Self::Real => Some(1.0),
            Self::Double => Some(2.0),
            Self::Quadruple => Some(4.0),
        }
    }
}

/// Properties of [`Preview`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PreviewProps {
    /// The label's picture.
    pub url: AttrValue,
    /// The label's width and height in millimetres.
    pub size_mm: (f64, f64),
    /// How large it is shown.
    pub zoom: Zoom,
    /// CSS pixels a millimetre of this screen.
    pub px_per_mm: f64,
    /// What the picture shows, in words.
    pub alt: AttrValue,
    /// A newer label is on its way.
    pub stale: bool,
}

/// Room for the rulers, in millimetres.
const RULER_MM: f64 = 6.0;

/// The label on its ruler.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let (width, height) = props.size_mm;
    let (whole_width, whole_height) = (width + RULER_MM + 1.0, height + RULER_MM + 1.0);
    let times = props.zoom.times();
    let px = times.map(|times| whole_width * props.px_per_mm * times);
    let step = if width.max(height) > 120.0 { 20 } else { 10 };
    html! {
        <svg class={classes!("preview", props.stale.then_some("stale"), times.map(|_| "actual"))}
            role="img" aria-label={props.alt.clone()} width={px.map_or_else(|| "100%".to_owned(), |px| format!("{px:.2}"))}
            viewBox={format!("{} {} {whole_width} {whole_height}", -RULER_MM, -RULER_MM)}>
            { ruler(width, |at, length| (at, -length, at, 0.0)) }
            { ruler(height, |at, length| (-length, at, 0.0, at)) }
            { for numbers(width, step).map(|mm| html! { <text class="ruler" x={mm.to_string()} y="-3.2" text-anchor="middle">{ mm }</text> }) }
            { for numbers(height, step).filter(|mm| *mm > 0).map(|mm| html! {
                <text class="ruler" x="-3.2" y={(f64::from(mm) + 0.7).to_string()} text-anchor="end">{ mm }</text>
            }) }
            <image href={props.url.clone()} x="0" y="0" width={width.to_string()} height={height.to_string()} />
            <rect class="edge" x="0" y="0" width={width.to_string()} height={height.to_string()} />
        </svg>
    }
}

/// Ticks every millimetre, longer ones every five and ten.
fn ruler(length: f64, line: impl Fn(f64, f64) -> (f64, f64, f64, f64)) -> Html {
    let path: String = (0..=length as u32)
        .map(|mm| {
            let tick = if mm % 10 == 0 {
                2.6
            } else if mm % 5 == 0 {
                1.9
            } else {
                1.1
            };
            let (x1, y1, x2, y2) = line(f64::from(mm), tick);
            format!("M{x1} {y1}L{x2} {y2}")
        })
        .collect();
    html! { <path class="ruler" d={path} /> }
}

fn numbers(length: f64, step: usize) -> impl Iterator<Item = u32> {
    (0..=length as u32).step_by(step)
}
