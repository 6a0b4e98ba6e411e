//! Every payload profile: composed, drawn, read back, compared.

use payload::{Carrier, Fold};
use service::{Column, Draft, FileFormat, Job, LabelOutcome, LabelRequest, Verdict};

use crate::stand::{
    by_rxing, catalogue, described, draft, drawn, exported, fault, fault_has_words, full, has_words, luma,
    of_profile, refused, scanned,
};

fn ids() -> Vec<String> {
    catalogue(Vec::new()).profiles.into_iter().map(|profile| profile.id).collect()
}

#[test]
fn every_label_reads_back_as_what_was_drawn_here_and_elsewhere() {
    let ids = ids();
    assert_eq!(ids.len(), 8);
    for id in &ids {
        let request = of_profile(id);
        let drawing = drawn(&request);
        let png = exported(&request, FileFormat::Png);

        let report = scanned(&png, draft(), Some(&drawing.payload));
        assert_eq!((report.verdict, report.symbols.len()), (Verdict::Matches, 1), "{id}");
        let read = &report.symbols[0];
        assert_eq!((read.exact, read.text.as_deref()), (Some(true), Some(&drawing.payload[..])), "{id}");
        assert_eq!(read.gs1, id == "gs1-element-string");
        let facts = (drawing.symbol.version, drawing.symbol.level, drawing.symbol.mask);
        assert_eq!((read.version, read.level, read.mask), facts, "{id}");
        // What the platform writes is its own affair.
        let known = (id != "platform").then_some(&id[..]);
        assert_eq!(read.profile.as_deref(), known);

        let elsewhere = by_rxing(&luma(&png));
        let identifier = if id == "gs1-element-string" { "]Q3" } else { "]Q1" };
        assert_eq!(elsewhere, [(drawing.payload.into_bytes(), identifier.to_owned())], "{id}");
    }
}

#[test]
fn a_label_of_another_form_of_the_same_record_matches_field_by_field() {
    let plain = drawn(&of_profile("plain")).payload;
    for id in ids().iter().filter(|id| *id != "platform") {
        let png = exported(&of_profile(id), FileFormat::Png);
        let report = scanned(&png, draft(), Some(&plain));
        assert_eq!(report.verdict, Verdict::Matches, "{id}");
        assert_eq!(report.symbols[0].exact, Some(id == "plain"));
        // Without knowing the other text, too.
        assert_eq!(scanned(&png, draft(), None).verdict, Verdict::Matches, "{id}");

        for wrong in [
            Draft { batch: "20260517-0002".into(), ..draft() },
            Draft { report: "IR-2026-00419".into(), ..draft() },
        ] {
            let report = scanned(&png, wrong.clone(), None);
            assert_eq!(report.verdict, Verdict::Differs, "{id} {wrong:?}");
            let comparison = report.symbols[0].comparison.as_ref().expect("it carries fields");
            assert_eq!(comparison.fields.iter().filter(|field| !field.equal).count(), 1);
        }
        // A manufacturer that the symbol does not carry cannot differ.
        let carries = payload::profile(id).is_some_and(|profile| {
            profile.columns().iter().any(|(column, _)| *column == Column::Manufacturer)
        });
        let other = Draft { manufacturer: "Orchid Vacuum GmbH".into(), ..draft() };
        let verdict = if carries { Verdict::Differs } else { Verdict::Matches };
        assert_eq!(scanned(&png, other, None).verdict, verdict, "{id}");
    }
}

#[test]
fn only_what_a_profile_folds_is_let_pass() {
    let capitals = Draft { manufacturer: "LOTUS VACUUM GMBH".into(), ..draft() };
    let mut folding = 0;
    for id in ids() {
        let Some(profile) = payload::profile(&id).filter(|_| id != "platform") else { continue };
        if profile.columns().iter().all(|(column, _)| *column != Column::Manufacturer) {
            continue;
        }
        let folds = profile.fold(Column::Manufacturer) == Some(Fold::UpperCase);
        folding += usize::from(folds);
        let png = exported(&of_profile(&id), FileFormat::Png);
        let verdict = if folds { Verdict::Matches } else { Verdict::Differs };
        assert_eq!(scanned(&png, capitals.clone(), None).verdict, verdict, "{id}");
        // A batch number in small letters is another batch number in every profile.
        let batch = Draft { batch: "20260517-000l".into(), ..draft() };
        assert_eq!(scanned(&png, batch, None).verdict, Verdict::Differs, "{id}");
    }
    assert_eq!(folding, 1);
}

#[test]
fn a_label_of_another_piece_is_another_label() {
    for id in ["compact", "json", "viewer", "iso-15434", "gs1-element-string", "gs1-digital-link"] {
        let first = drawn(&of_profile(id)).payload;
        let mut second = of_profile(id);
        second.more.insert(Column::Serials, "SN0002".into());
        let png = exported(&second, FileFormat::Png);
        let report = scanned(&png, draft(), Some(&first));
        assert_eq!((report.verdict, report.symbols[0].exact), (Verdict::Differs, Some(false)), "{id}");
        // Where only the record is known, nothing is said of pieces.
        assert_eq!(scanned(&png, draft(), None).verdict, Verdict::Matches, "{id}");
    }
}

#[test]
fn what_a_profile_lacks_is_named() {
    for profile in catalogue(Vec::new()).profiles {
        for (column, required) in profile.columns {
            let mut request = of_profile(&profile.id);
            if column == Column::Manufacturer || column == Column::Batch || column == Column::Report {
                continue;
            }
            request.more.remove(&column);
            match described(&request) {
                LabelOutcome::Drawn(_) => assert!(!required, "{} without {column:?}", profile.id),
                LabelOutcome::Refused(fault) => {
                    assert!(required, "{} without {column:?}: {fault:?}", profile.id);
                    fault_has_words(&fault);
                    assert_eq!(fault.code, "payload.not-composed");
                    let code = match column {
                        Column::Gtin => "profile.gtin-missing",
                        Column::Gln => "profile.gln-missing",
                        Column::PlatformPayload => "profile.platform-missing",
                        other => panic!("{} needs {other:?}", profile.id),
                    };
                    let codes: Vec<&str> = fault.findings.iter().map(|finding| &*finding.code).collect();
                    assert_eq!(codes, [code], "{} without {column:?}", profile.id);
                }
                LabelOutcome::Waits => panic!("{} without {column:?}", profile.id),
            }
        }
    }
}

#[test]
fn several_serial_numbers_are_not_the_serial_number_of_a_label() {
    for id in ids() {
        let mut request = of_profile(&id);
        request.more.insert(Column::Serials, "SN0001, SN0002".into());
        let carries = payload::profile(&id)
            .is_some_and(|profile| profile.columns().iter().any(|(column, _)| *column == Column::Serials));
        match described(&request) {
            LabelOutcome::Refused(fault) if carries => fault_has_words(&fault),
            LabelOutcome::Drawn(_) if !carries => {}
            other => panic!("{id}: {other:?}"),
        }
    }
}

#[test]
fn texts_in_any_script_come_back() {
    for (manufacturer, batch) in [
        ("Công ty TNHH Chân không Hoa Sen", "20260517-0001"),
        ("Müller & Söhne \"Vakuum\" 100 %", "20260517-A*1"),
        ("A\u{1D}B", "20260517-0001"),
        ("a=b&c#d?e", "20260517-0001"),
        ("Batch: 20260101-0001", "20260517-0001"),
    ] {
        for id in ids().iter().filter(|id| *id != "platform") {
            let mut request = of_profile(id);
            request.draft = Draft { manufacturer: manufacturer.into(), batch: batch.into(), ..draft() };
            match described(&request) {
                LabelOutcome::Drawn(drawing) => {
                    let png = exported(&request, FileFormat::Png);
                    let report = scanned(&png, request.draft.clone(), Some(&drawing.payload));
                    assert_eq!(report.verdict, Verdict::Matches, "{id} {manufacturer:?}");
                    let by_fields = scanned(&png, request.draft.clone(), None);
                    assert_eq!(by_fields.verdict, Verdict::Matches, "{id} {manufacturer:?}");
                }
                LabelOutcome::Refused(fault) => fault_has_words(&fault),
                LabelOutcome::Waits => {}
            }
        }
    }
}

#[test]
fn an_element_string_is_told_from_its_text() {
    let drawing = drawn(&of_profile("gs1-element-string"));
    let png = exported(&of_profile("gs1-element-string"), FileFormat::Png);
    let read = &scanned(&png, draft(), None).symbols[0];
    assert!(read.gs1 && drawing.payload.contains('\u{1D}'));
    assert_eq!(payload::read(&drawing.payload, Carrier::Gs1).expect("ours").profile, "gs1-element-string");
    let field = |column| read.fields.iter().find(|(of, _)| *of == column).map(|(_, text)| text.as_str());
    assert_eq!(field(Column::Gtin), Some("04006381333931"));
    assert_eq!(field(Column::Serials), Some("SN0001"));
}

#[test]
fn errors_in_what_is_optional_are_not_printed() {
    for (column, text) in [(Column::Gtin, "4006381333930"), (Column::Gln, "123"), (Column::Model, "\u{7}")] {
        let mut request = full();
        request.more.insert(column, text.into());
        let drawn = described(&request);
        assert_eq!(drawn, LabelOutcome::Waits, "{column:?} {text:?}");
        let fault = fault(&Job::Export(request, FileFormat::Svg), Vec::new());
        assert_eq!(fault.code, "record.has-errors");
        fault_has_words(&fault);
    }
}

#[test]
fn ids_that_are_none_are_refused_by_name() {
    type Spoil = fn(&mut LabelRequest);
    let rows: [(&str, Spoil); 2] = [
        ("setup.unknown-profile", |request| request.setup.profile = "Plain".into()),
        ("setup.unknown-template", |request| request.setup.template = String::new()),
    ];
    for (code, spoil) in rows {
        let mut request = full();
        spoil(&mut request);
        let fault = refused(&request);
        assert_eq!(fault.code, code);
        fault_has_words(&fault);
    }
}

#[test]
fn every_choice_has_words() {
    let catalogue = catalogue(Vec::new());
    for profile in &catalogue.profiles {
        has_words(&profile.title, &[("", "")]);
        has_words(&profile.help, &[("", "")]);
        for (column, _) in &profile.columns {
            has_words(column.caption_key(), &[("", "")]);
        }
    }
    for template in &catalogue.templates {
        assert!(template.name.iter().all(|name| !name.trim().is_empty()), "{}", template.id);
    }
    assert!(!catalogue.printers.is_empty() && catalogue.sheets.iter().all(|sheet| !sheet.json.is_empty()));
}
