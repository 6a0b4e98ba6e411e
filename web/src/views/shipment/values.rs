//! What a label says, where it was scanned, and how it differs, in words.

use base::{Finding, Fix};
use service::Field;
use service::desk::shipment::TakeView;
use service::shipment::{
    FieldDifference, LabelField, LabelValues, Outcome, Place, PlatformState, Port, Signal,
};
use yew::prelude::*;

use crate::components::chip::Tone;
use crate::components::icon::{Icon, IconView};
use crate::components::marked::Marked;
use crate::words::Words;

/// The tone of a signal: a colour, beside which an icon and words always stand.
pub(super) const fn tone_of(signal: Signal) -> Tone {
    match signal {
        Signal::Good => Tone::Pass,
        Signal::Doubtful | Signal::Again => Tone::Look,
        Signal::Wrong => Tone::Fail,
        Signal::Quiet | Signal::Noted => Tone::Open,
    }
}

/// A code in a word or two, for a chip, and its tone. What is to be done of it is said elsewhere.
pub(super) fn in_short(code: &str) -> (Tone, &'static str) {
    match code {
        "shipment.matched" | "shipment.matched-other-form" => (Tone::Pass, "loading.short.matched"),
        "shipment.matched-platform-lacks" => (Tone::Look, "loading.short.platform-lacks"),
        "shipment.missing" => (Tone::Open, "loading.short.missing"),
        "shipment.differs" => (Tone::Fail, "loading.short.differs"),
        "shipment.doubled" => (Tone::Fail, "loading.short.doubled"),
        "shipment.expected-twice" => (Tone::Look, "loading.short.expected-twice"),
        "shipment.elsewhere" => (Tone::Fail, "loading.short.elsewhere"),
        "shipment.extra" => (Tone::Fail, "loading.short.extra"),
        "shipment.other-container" => (Tone::Fail, "loading.short.other-container"),
        _ => (Tone::Open, "loading.short.noted"),
    }
}

/// The key of what became of a label, in a word or two.
pub(super) fn outcome_key(outcome: Outcome) -> &'static str {
    in_short(outcome.code()).1
}

/// What the platform says of a label, in a word or two; `None` without its export.
pub(super) const fn platform_in_short(state: &PlatformState) -> Option<(Tone, &'static str)> {
    match state {
        PlatformState::NotCompared => None,
        PlatformState::Known(_) => Some((Tone::Pass, "loading.platform.known")),
        PlatformState::Differs { .. } => Some((Tone::Look, "loading.platform.differs")),
        PlatformState::Unknown => Some((Tone::Look, "loading.platform.unknown")),
    }
}

/// What is said of a read at length, with what to do.
pub(super) fn at_length(code: &str, take: Option<&TakeView>, words: Words) -> AttrValue {
    let text = take.map(|take| take.text.as_str()).unwrap_or_default();
    // A container that is not of the shipment is read as its number.
    words.with(code, &[("container", text), ("text", text)])
}

/// Where a port is, by name.
pub(super) fn port(port: &Port, words: Words) -> AttrValue {
    match port {
        Port::CaiMep => words.get("loading.port.cai-mep"),
        Port::HaiPhong => words.get("loading.port.hai-phong"),
        Port::Other(name) if name.trim().is_empty() => words.get("loading.port.other"),
        Port::Other(name) => name.clone().into(),
    }
}

/// A place in one line; `None` where nothing was told.
pub(super) fn place(place: &Place) -> Option<String> {
    let container = place.container.as_ref().map(ToString::to_string);
    let parts: Vec<String> = container.into_iter().chain(place.pallet.clone()).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn field(of: LabelField, words: Words) -> AttrValue {
    match of {
        LabelField::Manufacturer => words.field(Field::Manufacturer),
        LabelField::Batch => words.field(Field::Batch),
        LabelField::Report => words.field(Field::Report),
        LabelField::Serial => words.get("loading.serial"),
        LabelField::Payload => words.get("loading.payload"),
    }
}

/// What a label says: the batch number large, the rest below it.
pub(super) fn values(values: &LabelValues, words: Words) -> Html {
    let rest = [(LabelField::Report, &values.report), (LabelField::Manufacturer, &values.manufacturer)];
    html! {
        <div class="label-values">
            <p class="label-batch"><span class="sr-only">{ field(LabelField::Batch, words) }{ ": " }</span>
                <code>{ values.batch.clone() }</code>
                if let Some(serial) = &values.serial { { " " }<code class="label-serial">{ serial.clone() }</code> }</p>
            <p class="label-rest">
                { for rest.into_iter().filter(|(_, text)| !text.is_empty()).map(|(of, text)| html! {
                    <span><span class="sr-only">{ field(of, words) }{ ": " }</span>{ text.clone() }</span>
                }) }
            </p>
        </div>
    }
}

/// What a read says: its values, or its text where they are not known.
pub(super) fn take(take: &TakeView, words: Words) -> Html {
    match &take.values {
        Some(known) => values(known, words),
        None => html! { <p class="label-batch"><Marked text={take.text.clone()} spans={vec![]} /></p> },
    }
}

/// How a label differs, field by field.
pub(super) fn differences(all: &[FieldDifference], words: Words) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="comparison">
            { for all.iter().map(|one| html! {
                <li>
                    <p><strong>{ field(one.field, words) }</strong>{ " " }<span class="help">{ words.get(one.difference.code()) }</span></p>
                    <p><span class="help">{ words.get("comparison.expected") }</span><Marked text={one.expected.clone()} spans={vec![one.expected_span.clone()]} /></p>
                    <p><span class="help">{ words.get("comparison.found") }</span><Marked text={one.found.clone()} spans={vec![one.found_span.clone()]} /></p>
                </li>
            }) }
        </ul>
    }
}

/// Findings below a field, or of the whole, each with its fix where there is one. `on_fix`: `None` where the text was
/// changed since.
pub(super) fn findings<'a>(
    all: impl Iterator<Item = &'a Finding>,
    words: Words,
    fix: impl Fn(&Fix) -> Option<(String, Callback<MouseEvent>)>,
) -> Html {
    let items: Vec<Html> = all
        .map(|finding| {
            let tone = Tone::of(finding.severity);
            let fix = finding.fix.as_ref().and_then(&fix);
            html! {
                <li class={tone.class()}>
                    <IconView icon={tone.icon()} />
                    <div>
                        <span class="sr-only">{ words.severity(finding.severity) }{ ": " }</span>
                        <span data-code={finding.code.to_string()}>{ words.finding(finding) }</span>
                        if let Some((shown, onclick)) = fix {
                            <button type="button" class="fix" {onclick}><IconView icon={Icon::WandSparkles} />{ words.get("field.fix") }{ " " }<code>{ shown }</code></button>
                        }
                    </div>
                </li>
            }
        })
        .collect();
    if items.is_empty() {
        Html::default()
    } else {
        html! { <ul class="shipment-findings">{ for items }</ul> }
    }
}
