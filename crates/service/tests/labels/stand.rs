//! Labels to ask for, and what is needed to look at what comes of them.

use std::collections::BTreeMap;

use base::Luma;
use rxing::common::cpp_essentials::DecoderResult;
use rxing::common::{DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer, Luma8LuminanceSource};
use service::{
    CalendarDate, Catalogue, Column, Desk, Done, Draft, Drawing, Expected, Fault, FileFormat, Imported, Job,
    LabelOutcome, LabelRequest, LabelSetup, OwnFile, Reply, ScanReport, ScanRequest, World,
};

pub(crate) fn run(job: &Job, bytes: Vec<u8>) -> Done {
    let today = CalendarDate::new(2026, 11, 23).expect("a day");
    let world = World { now_ms: &|| 0.0, today, progress: &|_| {}, here: service::Here::NOWHERE };
    service::run(&mut Desk::default(), job, bytes, &world)
}

/// Why a job cannot be done.
pub(crate) fn fault(job: &Job, bytes: Vec<u8>) -> Fault {
    match run(job, bytes).reply {
        Reply::Failed(fault) => fault,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn draft() -> Draft {
    Draft {
        manufacturer: "Lotus Vacuum GmbH".into(),
        batch: "20260517-0001".into(),
        report: "IR-2026-00418".into(),
    }
}

/// A record that lacks nothing but what the platform issues.
pub(crate) fn full() -> LabelRequest {
    let more = [
        (Column::ManufacturerCountry, "Germany"),
        (Column::Gln, "4012345000009"),
        (Column::Product, "Turbomolecular pump"),
        (Column::ProductVi, "Bơm chân không phân tử"),
        (Column::Model, "TP 300"),
        (Column::Gtin, "4006381333931"),
        (Column::Serials, "SN0001"),
    ];
    let more: BTreeMap<Column, String> = more.map(|(column, text)| (column, text.to_owned())).into();
    let web_address = "https://example.com/temqr/".to_owned();
    let setup = LabelSetup { web_address, ..LabelSetup::default() };
    LabelRequest { draft: draft(), more, setup, issued: None }
}

pub(crate) fn of_profile(id: &str) -> LabelRequest {
    let mut request = full();
    request.setup.profile = id.to_owned();
    if id == "platform" {
        request.more.insert(Column::PlatformPayload, "NPQTP|7f3a|20260517-0001".to_owned());
    }
    request
}

pub(crate) fn catalogue(own: Vec<OwnFile>) -> Catalogue {
    match run(&Job::Catalogue(own), Vec::new()).reply {
        Reply::Catalogue(catalogue) => *catalogue,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn described(request: &LabelRequest) -> LabelOutcome {
    match run(&Job::Describe(request.clone()), Vec::new()).reply {
        Reply::Described(described) => described.label,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn drawn(request: &LabelRequest) -> Drawing {
    match described(request) {
        LabelOutcome::Drawn(drawing) => *drawing,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn refused(request: &LabelRequest) -> Fault {
    match described(request) {
        LabelOutcome::Refused(fault) => fault,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn exported(request: &LabelRequest, format: FileFormat) -> Vec<u8> {
    let done = run(&Job::Export(request.clone(), format), Vec::new());
    done.bytes.unwrap_or_else(|| panic!("{:?}", done.reply))
}

pub(crate) fn scanned(png: &[u8], draft: Draft, payload: Option<&str>) -> ScanReport {
    let expected = Some(Expected { draft, payload: payload.map(str::to_owned) });
    let job = Job::Scan(ScanRequest::file(expected));
    match run(&job, png.to_vec()).reply {
        Reply::Scanned(report) => report,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn imported(png: &[u8], expected: Draft) -> Imported {
    match run(&Job::Import(expected), png.to_vec()).reply {
        Reply::Imported(imported) => *imported,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn luma(png: &[u8]) -> Luma {
    picture::read(png).expect("a picture").luma
}

/// What a decoder that this project did not write reads in a picture: bytes, and the symbology identifier.
pub(crate) fn by_rxing(image: &Luma) -> Vec<(Vec<u8>, String)> {
    let (width, height) = (image.width() as u32, image.height() as u32);
    let source = Luma8LuminanceSource::new(image.pixels().to_vec(), width, height).expect("a picture");
    let binarizer = HybridBinarizer::new(source);
    let dark = binarizer.get_black_matrix().expect("a picture of two colours");
    let sets = GenerateFinderPatternSets(&mut FindFinderPatterns(dark, true, 0));
    let decoded = sets.into_iter().filter_map(|set| {
        let sampled = SampleQR(dark, &set).ok()?;
        let decoded = Decode(sampled.getBits()).ok().filter(DecoderResult::isValid)?;
        Some((decoded.content().bytes().to_vec(), decoded.symbologyIdentifier()))
    });
    decoded.collect()
}

/// A grey picture as a file: a PGM would do, but only what people have is read, so it is a PNG without compression.
pub(crate) fn as_png(image: &Luma) -> Vec<u8> {
    let (width, height) = (image.width(), image.height());
    let mut raw = Vec::with_capacity((width + 1) * height);
    for row in image.pixels().chunks(width) {
        raw.push(0);
        raw.extend_from_slice(row);
    }
    let mut zlib = vec![0x78, 0x01];
    let mut blocks = raw.chunks(65_535).peekable();
    while let Some(block) = blocks.next() {
        zlib.push(u8::from(blocks.peek().is_none()));
        let length = block.len() as u16;
        zlib.extend(length.to_le_bytes().into_iter().chain((!length).to_le_bytes()));
        zlib.extend_from_slice(block);
    }
    let sums = raw.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (a + b) % 65_521)
    });
    zlib.extend((sums.1 << 16 | sums.0).to_be_bytes());
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::from((width as u32).to_be_bytes());
    header.extend((height as u32).to_be_bytes());
    header.extend([8, 0, 0, 0, 0]);
    for (kind, data) in [(b"IHDR", &header[..]), (b"IDAT", &zlib), (b"IEND", &[])] {
        png.extend((data.len() as u32).to_be_bytes());
        let named: Vec<u8> = kind.iter().chain(data).copied().collect();
        png.extend_from_slice(&named);
        png.extend(crc(&named).to_be_bytes());
    }
    png
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        (0..8).fold(crc ^ u32::from(*byte), step)
    })
}

/// Fails when a code has no words in any of the languages, or words with a gap in them.
pub(crate) fn has_words<K: AsRef<str>, V: AsRef<str>>(key: &str, args: &[(K, V)]) {
    assert!(i18n::has(key), "no words for {key}");
    for locale in [i18n::Locale::En, i18n::Locale::Vi, i18n::Locale::Zh] {
        let text = i18n::text_with(locale, key, args);
        let row = i18n::text(locale, key, &[]);
        for placeholder in i18n::placeholders(&row) {
            let given = args.iter().any(|(name, _)| name.as_ref() == placeholder);
            assert!(given, "{key} in {locale:?} lacks {placeholder}: {text}");
        }
    }
}

/// Fails when a fault or what it tells of has no words.
pub(crate) fn fault_has_words(fault: &Fault) {
    has_words(&fault.code, &fault.args);
    fault.findings.iter().for_each(|finding| has_words(&finding.code, &finding.args));
}
