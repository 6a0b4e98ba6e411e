//! The place of evidence drawn to text, natively: what it says in each situation, in every language.
//!
//! With `TEMQR_DRAWN` naming a folder, each situation is written there as well, to be looked at.

mod common;

use std::rc::Rc;

use common::{drawn, run};
use i18n::Locale;
use service::desk::evidence::{EntryView, EvidenceSummary, ReportKind};
use service::desk::shipment::ShipmentCard;
use service::shipment::Port;
use service::{Fault, Job, Progress, Reply};
use web::hooks::evidence::{Checking, Logging, Reporting};
use web::state::evidence::{Check, KeyFacts, LogState, LogTold, ReportState, ReportTold, ReportWork, Stand};
use web::state::queue::JobId;
use web::views::evidence::{LogProps, LogSection, ReportsProps, ReportsSection, VerifyProps, VerifySection};
use yew::Callback;

const LOCALES: [Locale; 3] = [Locale::En, Locale::Vi, Locale::Zh];

/// A log of four entries, and the root over them.
const LOG: &str = include_str!("../../fuzz/seeds/evidence/plain.json");

/// What is drawn has all its words, and none of their placeholders.
fn whole(name: &str, locale: Locale, text: &str) {
    if let Ok(folder) = std::env::var("TEMQR_DRAWN") {
        std::fs::write(format!("{folder}/{name}-{}.html", locale.tag()), text).expect("written");
    }
    assert!(!text.contains("[[") && !text.contains('{'), "{text}");
}

fn stand(file: &str, roots: &[&str]) -> Stand {
    let job = Job::Verify(roots.iter().map(|root| (*root).to_owned()).collect());
    match run(&job, file.as_bytes().to_vec()).reply {
        Reply::Verified(view) => Stand::Found("evidence.json".into(), Rc::from(view)),
        Reply::Failed(fault) => Stand::Failed("evidence.json".into(), fault),
        other => panic!("{other:?}"),
    }
}

fn root() -> String {
    match stand(LOG, &[]) {
        Stand::Found(_, view) => view.root.clone().expect("a root"),
        other => panic!("{other:?}"),
    }
}

fn verify(locale: Locale, stand: Stand) -> String {
    let state = Rc::new(Check { stand, ..Check::default() });
    drawn::<VerifySection>(
        locale,
        VerifyProps { checking: Checking { state, ask: Callback::noop() }, ready: true },
    )
}

#[test]
fn a_log_is_green_only_where_a_root_from_elsewhere_agrees() {
    for (roots, tone) in [(&[][..], "file-verdict tone-look"), (&[&*root()][..], "file-verdict tone-pass")] {
        for locale in LOCALES {
            let text = verify(locale, stand(LOG, roots));
            whole(if roots.is_empty() { "holds" } else { "agrees" }, locale, &text);
            assert!(text.contains(tone), "{text}");
            let claims = service::evidence::claims();
            assert!(claims.iter().all(|claim| text.contains(&i18n::text(locale, claim.code, &[]))), "{text}");
        }
    }
    let text = verify(Locale::En, stand(LOG, &[]));
    assert!(text.contains("data-code=\"evidence.no-root\""), "{text}");
}

#[test]
fn a_changed_entry_is_named_and_what_would_be_proved_is_not_said() {
    for locale in LOCALES {
        let text = verify(locale, stand(&LOG.replace("4711", "4712"), &[]));
        whole("broken", locale, &text);
        assert!(text.contains("file-verdict tone-fail") && text.contains("data-entry=\"2\""), "{text}");
        assert_eq!(text.matches("data-code=\"evidence.hash\"").count(), 1, "it is told once");
        assert!(!text.contains(&i18n::text(locale, "evidence.claim.unchanged", &[])), "{text}");
        assert!(text.contains(&i18n::text(locale, "evidence.claim.not-true", &[])), "{text}");
    }
}

#[test]
fn what_is_no_evidence_is_an_alert_and_a_wrong_root_is_told_beside_the_roots() {
    for (file, roots, code) in [
        ("%PDF-1.7", &[][..], "evidence.not-evidence"),
        (r#"{"format":"temqr-evidence/9"}"#, &[], "evidence.other-format"),
        (LOG, &["temqr-root:1:"], "evidence.root-unreadable"),
    ] {
        let text = verify(Locale::Vi, stand(file, roots));
        whole(code, Locale::Vi, &text);
        let at = text.find(&format!("role=\"alert\" data-code=\"{code}\"")).expect(code);
        let found = text.find("verify-found").expect("a place for what was found");
        assert_eq!(at < found, code == "evidence.root-unreadable", "{code}");
    }
}

fn summary(entries: u64) -> EvidenceSummary {
    let some = |text: &str| (entries > 0).then(|| text.to_owned());
    EvidenceSummary {
        log: some("07070707070707070707070707070707"),
        entries,
        root: some("temqr-root:1:42:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"),
        root_svg: None,
        to_sign: some("AA=="),
        signatures: 0,
        signed: false,
        actor: "Nguyễn Văn A".into(),
        device: "device-1".into(),
        findings: Vec::new(),
    }
}

fn entry(seq: u64, kind: &str, member: &str) -> EntryView {
    let at = "2026-05-17T08:30:00+07:00".to_owned();
    let members = vec![(member.to_owned(), "20260517-0001".to_owned())];
    let (actor, device, hash) = ("Nguyễn Văn A".into(), "device-1".into(), "0".repeat(64));
    EntryView { seq, at, actor, device, kind: kind.to_owned(), members, hash }
}

fn log(locale: Locale, state: LogState) -> String {
    let logging = Logging { state: Rc::new(state), ask: Callback::noop() };
    drawn::<LogSection>(locale, LogProps { logging })
}

#[test]
fn the_log_says_where_it_stands_and_what_its_entries_are_about() {
    let key = |outlives_page| KeyFacts { algorithm: "ES256", thumbprint: "ungWv48".into(), outlives_page };
    let kinds = service::evidence::KINDS.into_iter().chain(["of-a-later-version"]);
    let entries: Vec<EntryView> = (0..).zip(kinds).map(|(seq, kind)| entry(seq, kind, "batch")).collect();
    for locale in LOCALES {
        let empty = log(locale, LogState { summary: Some(Rc::new(summary(0))), ..LogState::default() });
        whole("empty", locale, &empty);
        assert!(empty.contains("data-log=\"empty\"") && !empty.contains("data-action=\"sign\""), "{empty}");

        let told = LogTold::Failed(Fault::new("evidence.log-full"));
        let state = LogState {
            summary: Some(Rc::new(summary(42))),
            entries: Some(Rc::new((42, entries.clone()))),
            key: Some(key(false)),
            told: Some(told),
            ..LogState::default()
        };
        let text = log(locale, state);
        whole("log", locale, &text);
        for part in
            ["data-action=\"sign\"", "data-log=\"thumbprint\"", "evidence.log-full", "of-a-later-version"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
        // Entries are counted from 1, as where a broken one is named.
        assert!(text.contains("<td class=\"number\">1</td>"), "{text}");
        assert!(text.contains(&i18n::text(locale, "evidence-page.key.in-memory", &[])), "{text}");
    }
}

#[test]
fn every_member_of_an_entry_has_a_name_in_words() {
    let named = i18n::keys().filter_map(|key| key.strip_prefix("evidence-page.member."));
    for name in named {
        let page = Some(Rc::new((1, vec![entry(0, "note", name)])));
        let state = LogState { summary: Some(Rc::new(summary(1))), entries: page, ..LogState::default() };
        let text = log(Locale::Zh, state);
        let word = i18n::text(Locale::Zh, &format!("evidence-page.member.{name}"), &[]);
        assert!(text.contains(&format!("{word}: ")), "{name}: {text}");
    }
}

#[test]
fn a_report_about_a_shipment_waits_for_one_and_says_so() {
    let card = ShipmentCard {
        id: "s-1".into(),
        reference: "EXP-7".into(),
        port: Port::CaiMep,
        expected: 3,
        matched: 1,
        changed_ms: 0,
    };
    let reports = |locale, shipments: Vec<ShipmentCard>, work, told| {
        let state =
            ReportState { shipments: Some(shipments.into()), work, told, ..ReportState::begin(locale) };
        let reporting = Reporting { state: Rc::new(state), ask: Callback::noop() };
        let text = drawn::<ReportsSection>(locale, ReportsProps { reporting, can_cancel: true });
        whole("reports", locale, &text);
        text
    };
    for locale in LOCALES {
        let none = reports(locale, Vec::new(), None, None);
        assert_eq!((none.matches("disabled=").count(), none.matches("#shipment").count()), (3, 3), "{none}");
        let one = reports(locale, vec![card.clone()], None, Some(ReportTold::Saved("EXP-7.pdf".into())));
        assert!(
            !one.contains("disabled") && one.contains("EXP-7 · 1 / 3") && one.contains("EXP-7.pdf"),
            "{one}"
        );
        let progress = Some(Progress { done: 1, total: 4 });
        let work = ReportWork { job: JobId(1), kind: ReportKind::Dossier, progress };
        let busy = reports(locale, vec![card.clone()], Some(work), None);
        assert!(busy.contains("25 %") && busy.contains("data-action=\"cancel-report\""), "{busy}");
        assert_eq!(busy.matches("disabled=").count(), 6, "one report at a time");
    }
}
