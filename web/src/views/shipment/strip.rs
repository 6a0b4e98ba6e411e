//! Counts to be read at arm's length.

use service::desk::shipment::ShipmentView;
use yew::prelude::*;

use crate::components::chip::Tone;
use crate::components::icon::IconView;
use crate::words::Words;

/// Scanned of expected, then what is to be looked at.
pub(super) fn strip(view: &ShipmentView, words: Words) -> Html {
    let counts = &view.counts;
    let (matched, expected) = (counts.matched.to_string(), counts.expected.to_string());
    let wrong = counts.differing + counts.elsewhere + counts.extra;
    let bad = |count: u32, tone: Tone| if count > 0 { tone } else { Tone::Pass };
    let mut tiles = vec![
        ("missing", counts.missing, bad(counts.missing, Tone::Open), "loading.count.missing"),
        ("wrong", wrong, bad(wrong, Tone::Fail), "loading.count.wrong"),
        ("doubled", counts.doubled, bad(counts.doubled, Tone::Fail), "loading.count.doubled"),
    ];
    if view.platform.is_some() {
        let lacks = counts.platform_unknown + counts.platform_differs;
        tiles.push(("platform", lacks, bad(lacks, Tone::Look), "loading.count.platform"));
    }
    let all = counts.expected > 0 && counts.matched == counts.expected && wrong == 0;
    html! {
        <section class={classes!("count-strip", all.then_some("tone-pass"))} aria-label={words.get("loading.counts")}>
            <div class="count-main" data-count="matched">
                <p><strong>{ matched.clone() }</strong><span>{ " / " }{ expected.clone() }</span></p>
                <p class="count-caption">{ words.get(if all { "loading.count.all" } else { "loading.count.matched" }) }</p>
                <progress max={counts.expected.max(1).to_string()} value={matched.clone()}
                    aria-label={words.with("loading.progress", &[("matched", &matched), ("expected", &expected)])} />
            </div>
            <ul class="count-tiles">
                { for tiles.into_iter().map(|(name, count, tone, caption)| html! {
                    <li class={classes!(tone.class(), (count == 0).then_some("none"))} data-count={name}>
                        <p><IconView icon={tone.icon()} /><strong>{ count }</strong></p>
                        <p class="count-caption">{ words.get(caption) }</p>
                    </li>
                }) }
            </ul>
        </section>
    }
}
