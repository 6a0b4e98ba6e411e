//! The reports: each with what it is for, in the language and as the file that is chosen.

use i18n::Locale;
use service::desk::evidence::{ReportFormat, ReportKind};
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::components::inputs::{segmented, select};
use crate::components::note::{done_note, fault_note};
use crate::hooks::evidence::{ReportAsk, Reporting};
use crate::state::evidence::{ReportState, ReportTold, ReportWish, ReportWork, for_shipment};
use crate::words::{Words, use_words};

/// The reports, with their names and what each is for. What is handed over as a rule comes first.
const REPORTS: [(ReportKind, Icon, &str, &str); 6] = [
    (ReportKind::Dossier, Icon::Package, "dossier", "evidence-page.dossier"),
    (ReportKind::CrossCheck, Icon::ScanLine, "cross-check", "evidence-page.report.cross-check"),
    (ReportKind::Documents, Icon::FileCheck, "documents", "evidence-page.report.documents"),
    (ReportKind::Registration, Icon::Check, "registration", "evidence-page.report.registration"),
    (ReportKind::Readability, Icon::QrCode, "readability", "evidence-page.report.readability"),
    (ReportKind::Epcis, Icon::Send, "epcis", "evidence-page.epcis"),
];

/// The files that a report is written as, with the words for them, which are the same in every language.
const FORMATS: [(ReportFormat, &str); 3] =
    [(ReportFormat::Pdf, "PDF"), (ReportFormat::Xlsx, "XLSX"), (ReportFormat::Json, "JSON")];

/// The languages that stand beside Vietnamese.
const LANGUAGES: [(Locale, &str); 2] =
    [(Locale::En, "evidence-page.language.en"), (Locale::Zh, "evidence-page.language.zh")];

/// Properties of [`ReportsSection`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReportsProps {
    /// The reports.
    pub reporting: Reporting,
    /// What is being written can be left without harm.
    pub can_cancel: bool,
}

/// The reports.
#[component]
pub fn ReportsSection(props: &ReportsProps) -> Html {
    let words = use_words();
    let Reporting { state, ask } = &props.reporting;
    html! {
        <section class="step-card reports" aria-labelledby="reports-title">
            <h3 id="reports-title">{ words.get("evidence-page.reports") }</h3>
            <p class="help">{ words.get("evidence-page.report.lead") }</p>
            { choices(state, ask, words) }
            <ul class="report-list">
                { for REPORTS.iter().map(|report| row(report, state, ask, words)) }
            </ul>
            if let Some(work) = &state.work { { working(work, props.can_cancel, ask, words) } }
            <div aria-live="polite">
                { match &state.told {
                    Some(ReportTold::Saved(name)) => done_note(words.with("evidence-page.report.saved", &[("name", name)])),
                    Some(ReportTold::Failed(fault)) => fault_note(fault, words, Html::default()),
                    None => Html::default(),
                } }
            </div>
        </section>
    }
}

fn choices(state: &ReportState, ask: &Callback<ReportAsk>, words: Words) -> Html {
    let wished = |with: fn(&mut ReportWish, String)| {
        let wish = state.wish.clone();
        ask.reform(move |chosen: String| {
            let mut wish = wish.clone();
            with(&mut wish, chosen);
            ReportAsk::Wish(wish)
        })
    };
    let on_shipment = wished(|wish, id| wish.shipment = Some(id));
    let on_language = wished(|wish, tag| wish.locale = Locale::from_tag(&tag).unwrap_or_default());
    let on_format = wished(|wish, name| {
        let named = FORMATS.into_iter().find(|(_, of)| *of == name);
        wish.format = named.map(|(format, _)| format).unwrap_or_default();
    });
    let format = FORMATS.iter().find(|(format, _)| *format == state.wish.format).map_or("", |(_, name)| name);
    let languages = LANGUAGES.map(|(locale, key)| (AttrValue::Static(locale.tag()), words.get(key)));
    let formats = FORMATS.map(|(_, name)| (AttrValue::Static(name), AttrValue::Static(name)));
    html! {
        <div class="report-choices">
            if let Some(chosen) = state.shipment() {
                { select("report-shipment", words.get("evidence-page.report.shipment"),
                    state.shipments.iter().flat_map(|all| all.iter()).map(|card| {
                        let name = if card.reference.trim().is_empty() { words.get("evidence-page.report.unnamed") } else { card.reference.clone().into() };
                        (card.id.clone().into(), format!("{name} · {} / {}", card.matched, card.expected).into())
                    }),
                    &chosen.id, &on_shipment) }
            }
            { segmented("report-language", words.get("evidence-page.language"), languages, state.wish.locale.tag(), &on_language) }
            { segmented("report-format", words.get("evidence-page.format"), formats, format, &on_format) }
        </div>
    }
}

fn row(
    &(kind, icon, name, key): &(ReportKind, Icon, &'static str, &'static str),
    state: &ReportState,
    ask: &Callback<ReportAsk>,
    words: Words,
) -> Html {
    let format = match kind {
        ReportKind::Dossier => "ZIP",
        ReportKind::Epcis => "JSON-LD",
        _ => FORMATS.iter().find(|(format, _)| *format == state.wish.format).map_or("", |(_, name)| name),
    };
    let lacks = for_shipment(kind) && state.shipment().is_none();
    let known = state.shipments.is_some();
    let title = words.get(key);
    let save = words.with("evidence-page.report.save", &[("format", format)]);
    let class = if kind == ReportKind::Dossier { "primary" } else { "secondary" };
    html! {
        <li data-report={name}>
            <IconView {icon} />
            <div>
                <strong>{ title.clone() }</strong>
                <p class="help">{ words.get(&format!("{key}.for")) }</p>
                if lacks && known {
                    <p class="help needs">{ words.get("evidence-page.no-shipment") }{ " " }
                        <a href="#shipment">{ words.get("evidence-page.no-shipment.begin") }</a></p>
                }
            </div>
            <button type="button" {class} disabled={lacks || state.work.is_some()} aria-label={format!("{save}: {title}")}
                onclick={ask.reform(move |_: MouseEvent| ReportAsk::Write(kind))}>
                <IconView icon={Icon::Download} />{ save }
            </button>
        </li>
    }
}

/// What is being written, how far it is, and the way out.
fn working(work: &ReportWork, can_cancel: bool, ask: &Callback<ReportAsk>, words: Words) -> Html {
    let what = words.get("evidence-page.report.writing");
    let known = work.progress.filter(|progress| progress.total > 0);
    html! {
        <div class="work" data-work="report">
            <IconView icon={Icon::LoaderCircle} class={classes!("turning")} />
            <span role="status">{ what.clone() }</span>
            if let Some(progress) = known {
                <progress max={progress.total.to_string()} value={progress.done.to_string()} aria-label={what}></progress>
                <span class="muted">{ words.with("work.percent", &[("percent", &(progress.done * 100 / progress.total).to_string())]) }</span>
            } else {
                <progress aria-label={what}></progress>
            }
            if can_cancel {
                <button type="button" class="quiet" data-action="cancel-report" onclick={ask.reform(|_: MouseEvent| ReportAsk::Cancel)}>
                    <IconView icon={Icon::X} />{ words.get("work.cancel") }
                </button>
            }
        </div>
    }
}
