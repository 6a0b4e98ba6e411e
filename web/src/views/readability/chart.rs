//! A run as a small chart: how long each try took, and what was left of the error correction.

use service::readability::{Run, Statistics, TryOutcome};
use yew::prelude::*;

use super::tone;
use crate::words::Words;

/// The view box. Its units are about pixels on a wide screen.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 180.0;

/// Room for the scales on both sides, and above and below the bars.
const SIDE: f64 = 64.0;
const ABOVE: f64 = 14.0;
const BELOW: f64 = 22.0;

/// The widest bar.
const MOST_BAR: f64 = 26.0;

/// The least that the scale of time reaches, in milliseconds: a run of quick reads does not look slow.
const LEAST_SCALE_MS: f64 = 1_000.0;

/// The chart of a run. A table stands beside it for those who do not see it.
pub(super) fn chart(run: &Run, words: Words) -> Html {
    let statistics = Statistics::of(&run.tries);
    let caption = words.filled(
        "readability.chart",
        &[
            ("day", run.begun.to_string()),
            ("light", words.get(run.light.key()).to_string()),
            ("read", statistics.read.to_string()),
            ("counted", statistics.counted().to_string()),
        ],
    );
    let most_ms = scale(run.tries.iter().filter_map(|one| one.time_ms).fold(0.0, f64::max));
    let (bottom, tall) = (HEIGHT - BELOW, HEIGHT - BELOW - ABOVE);
    let pitch = (WIDTH - 2.0 * SIDE) / run.tries.len().max(5) as f64;
    let wide = (pitch * 0.64).min(MOST_BAR);
    let middle = |at: usize| SIDE + pitch * (at as f64 + 0.5);
    let bars = run.tries.iter().enumerate().filter_map(|(at, one)| {
        let high = (one.time_ms? / most_ms * tall).max(2.0);
        let pattern = (one.outcome != TryOutcome::Read).then_some("hollow");
        Some(html! {
            <rect class={classes!("bar", tone(one.outcome), pattern)} x={to(middle(at) - wide / 2.0)} y={to(bottom - high)}
                width={to(wide)} height={to(high)} rx="2" />
        })
    });
    let dots = run.tries.iter().enumerate().filter_map(|(at, one)| {
        Some(html! { <circle class="margin-dot" cx={to(middle(at))} cy={to(bottom - one.margin? * tall)} r="4" /> })
    });
    let lines = [0.0, 0.5, 1.0].map(|part| {
        let y = bottom - part * tall;
        let text = |x: f64, anchor: &'static str, text: String| {
            html! { <text x={to(x)} y={to(y + 4.0)} text-anchor={anchor}>{ text }</text> }
        };
        let seconds = most_ms * part / 1_000.0;
        let time = format!("{} s", words.number(seconds, usize::from(seconds.fract() != 0.0)));
        html! {
            <>
                <line class="grid-line" x1={to(SIDE)} x2={to(WIDTH - SIDE)} y1={to(y)} y2={to(y)} />
                { text(SIDE - 6.0, "end", time) }
                { text(WIDTH - SIDE + 6.0, "start", format!("{:.0} %", part * 100.0)) }
            </>
        }
    });
    // A number below each bar, or below every fifth where there is no room.
    let every = if pitch < 18.0 { 5 } else { 1 };
    let numbers = (0..run.tries.len()).filter(|at| (at + 1) % every == 0 || every == 1).map(|at| {
        html! { <text x={to(middle(at))} y={to(HEIGHT - 6.0)} text-anchor="middle">{ at + 1 }</text> }
    });
    html! {
        <figure class="chart">
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label={caption.clone()}>
                { for lines }{ for bars }{ for dots }{ for numbers }
            </svg>
            <figcaption class="help">{ caption }</figcaption>
        </figure>
    }
}

/// The end of a scale of time: 1, 2 or 5 times a power of ten.
fn scale(most_ms: f64) -> f64 {
    let steps = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0, 2_000.0, 5_000.0];
    let ends = steps.into_iter().map(|step| step * LEAST_SCALE_MS);
    ends.into_iter().find(|end| *end >= most_ms).unwrap_or(most_ms)
}

/// A place in the view box.
fn to(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_of_time_ends_at_a_round_second_that_holds_every_bar() {
        for (most, end) in [(0.0, 1_000.0), (999.0, 1_000.0), (1_001.0, 2_000.0), (10_000.0, 10_000.0)] {
            assert_eq!(scale(most), end, "{most}");
        }
        assert_eq!(scale(6e6), 6e6);
    }
}
