//! A phone at a loading dock: a desk, a store behind it, a clock.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use service::desk::shipment::{
    ContainerText, Heard, LabelRow, RowKind, RowsRequest, ShipmentAct, ShipmentJob, ShipmentReply,
    ShipmentText, ShipmentView,
};
use service::desk::{Outcome, Selection, WorkspaceRef};
use service::shipment::{Input, LabelValues, Margin, Pallet, Place, Port, Read};
use service::vault::{Commit, Loaded, MemoryVault, Revision, Vault, VaultFault};
use service::{
    CalendarDate, Column, Desk, DeskJob, Each, Fault, Here, Job, LabelSetup, Mapping, Media, Options,
    PrintRequest, Reply, World, attend,
};

/// Runs what never has to wait: memory answers at once.
pub(crate) fn now<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => panic!("memory made somebody wait"),
    }
}

/// A store of which another tab makes use in the moment between taking over and storing.
pub(crate) struct Busy<'v> {
    pub(crate) inner: &'v MemoryVault,
    pub(crate) meanwhile: RefCell<Vec<Box<dyn FnOnce() + 'v>>>,
    /// Keys that were written, and how many bytes.
    pub(crate) written: RefCell<Vec<(String, usize)>>,
    /// It takes no change.
    pub(crate) full: Cell<bool>,
}

impl<'v> Busy<'v> {
    pub(crate) fn over(inner: &'v MemoryVault) -> Self {
        Self { inner, meanwhile: RefCell::default(), written: RefCell::default(), full: Cell::new(false) }
    }
}

impl Vault for Busy<'_> {
    async fn heads(&self) -> Result<Vec<(String, Vec<u8>)>, VaultFault> {
        self.inner.heads().await
    }

    async fn revision(&self, workspace: &str) -> Result<Revision, VaultFault> {
        self.inner.revision(workspace).await
    }

    async fn load(&self, workspace: &str, since: Revision) -> Result<Loaded, VaultFault> {
        self.inner.load(workspace, since).await
    }

    async fn part(&self, workspace: &str, key: &str) -> Result<Option<Vec<u8>>, VaultFault> {
        self.inner.part(workspace, key).await
    }

    async fn commit(&self, commit: &Commit) -> Result<(), VaultFault> {
        let meanwhile: Vec<_> = self.meanwhile.borrow_mut().drain(..).collect();
        meanwhile.into_iter().for_each(|other| other());
        if self.full.get() {
            return Err(VaultFault::Full);
        }
        self.inner.commit(commit).await?;
        let written = commit.put.iter().map(|part| (part.key.clone(), part.bytes.len()));
        self.written.borrow_mut().extend(written);
        Ok(())
    }

    async fn delete(&self, workspace: &str) -> Result<(), VaultFault> {
        self.inner.delete(workspace).await
    }

    async fn delete_everything(&self) -> Result<(), VaultFault> {
        self.inner.delete_everything().await
    }
}

/// A phone with the workspace `w` open.
pub(crate) struct Phone<'v, V = MemoryVault> {
    pub(crate) desk: Desk,
    pub(crate) vault: &'v V,
    pub(crate) device: &'static str,
    pub(crate) unix_ms: u64,
}

impl<'v, V: Vault> Phone<'v, V> {
    pub(crate) fn open(vault: &'v V, device: &'static str) -> Self {
        let mut phone = Self { desk: Desk::default(), vault, device, unix_ms: 1_000 };
        phone.done(DeskJob::Open(WorkspaceRef { id: "w".into(), name: "Dock".into() }));
        phone
    }

    pub(crate) fn ask(&mut self, job: DeskJob, bytes: &[u8]) -> (Outcome, Option<Vec<u8>>) {
        self.unix_ms += 1;
        let unix_ms = self.unix_ms;
        let here = Here { unix_ms: &|| unix_ms, device: self.device, ..Here::NOWHERE };
        let today = CalendarDate::new(2026, 11, 23).expect("a day");
        let world = World { now_ms: &|| unix_ms as f64, today, progress: &|_| {}, here };
        let attended = now(attend(&mut self.desk, self.vault, &Job::Desk(job), bytes.to_vec(), &world)).done;
        match attended.reply {
            Reply::Desk(reply) => (reply.outcome, attended.bytes),
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn done(&mut self, job: DeskJob) -> Outcome {
        match self.ask(job, &[]).0 {
            Outcome::Failed(fault) => panic!("{fault:?}"),
            outcome => outcome,
        }
    }

    pub(crate) fn try_act(
        &mut self,
        id: &str,
        act: ShipmentAct,
        bytes: &[u8],
    ) -> Result<ShipmentReply, Fault> {
        match self.ask(DeskJob::Shipment(ShipmentJob { id: id.into(), act }), bytes).0 {
            Outcome::Shipment(reply) => Ok(reply),
            Outcome::Failed(fault) => {
                has_words(&fault.code, &fault.args);
                fault.findings.iter().for_each(|finding| has_words(&finding.code, &finding.args));
                Err(fault)
            }
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn act(&mut self, act: ShipmentAct) -> ShipmentReply {
        self.try_act("s-1", act, &[]).unwrap_or_else(|fault| panic!("{fault:?}"))
    }

    pub(crate) fn view(&mut self, act: ShipmentAct) -> ShipmentView {
        match self.act(act) {
            ShipmentReply::Shown(view) => {
                let findings = view.findings.iter().chain(&view.conflicts);
                findings.for_each(|finding| has_words(&finding.code, &finding.args));
                *view
            }
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn show(&mut self) -> ShipmentView {
        self.view(ShipmentAct::Show)
    }

    pub(crate) fn hear(&mut self, input: Input) -> Heard {
        match self.act(ShipmentAct::Hear(input)) {
            ShipmentReply::Heard(heard) => *heard,
            other => panic!("{other:?}"),
        }
    }

    /// The codes that are answered to one clear read.
    pub(crate) fn scan(&mut self, text: &str) -> Vec<String> {
        self.hear(frame(&[text])).answers.into_iter().map(|answer| answer.code).collect()
    }

    pub(crate) fn rows(&mut self, kind: RowKind, search: &str) -> Vec<LabelRow> {
        let request = RowsRequest { kind, search: search.into(), from: 0, count: usize::MAX };
        match self.act(ShipmentAct::Rows(request)) {
            ShipmentReply::Rows(rows) => {
                assert_eq!(rows.total, rows.rows.len());
                rows.rows
            }
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn read_file(&mut self, name: &str, bytes: &[u8]) -> Mapping {
        let job = DeskJob::Read { name: name.into(), options: Options::default() };
        match self.ask(job, bytes).0 {
            Outcome::Source(source) => source.mapping,
            other => panic!("{other:?}"),
        }
    }

    /// The part of this phone, as a file.
    pub(crate) fn part(&mut self) -> Vec<u8> {
        let job = DeskJob::Shipment(ShipmentJob { id: "s-1".into(), act: ShipmentAct::Part });
        let (outcome, bytes) = self.ask(job, &[]);
        assert!(matches!(outcome, Outcome::Exported(_)), "{outcome:?}");
        bytes.expect("a file")
    }

    pub(crate) fn join(&mut self, part: &[u8]) -> ShipmentView {
        match self.try_act("s-1", ShipmentAct::Join, part) {
            Ok(ShipmentReply::Shown(view)) => *view,
            other => panic!("{other:?}"),
        }
    }

    /// Lines of the records, one a batch, and a shipment that should carry their labels.
    pub(crate) fn load(&mut self, batches: u32) {
        for at in 1..=batches {
            let texts = [
                (Column::Manufacturer, "Lotus Vacuum".to_owned()),
                (Column::Batch, batch(at)),
                (Column::Report, format!("IR-{at}")),
            ];
            self.done(DeskJob::AddLine(texts.into()));
        }
        self.view(ShipmentAct::Write(text()));
        self.view(ShipmentAct::ExpectRecords(Box::new(by_batch())));
    }

    /// The text in the symbol of an expected label.
    pub(crate) fn payload(&mut self, at: u32) -> String {
        self.rows(RowKind::All, &batch(at)).into_iter().next().expect("a label").payload
    }
}

pub(crate) fn batch(at: u32) -> String {
    format!("20260517-{at:04}")
}

pub(crate) const CONTAINER: &str = "CSQU3054383";

/// What is written down of the shipment of most tests.
pub(crate) fn text() -> ShipmentText {
    ShipmentText {
        reference: "EXP-7".into(),
        port: Port::HaiPhong,
        containers: vec![ContainerText { number: CONTAINER.into(), seals: vec!["SEAL-1".into()] }],
        pallets: vec![Pallet { code: "PAL-1".into() }, Pallet { code: "PAL-2".into() }],
    }
}

pub(crate) fn by_batch() -> PrintRequest {
    PrintRequest {
        setup: LabelSetup::default(),
        selection: Selection::default(),
        each: Each::Batch,
        copies: 1,
        media: Media::Single,
        leave_out: true,
        locale: "en".into(),
    }
}

pub(crate) fn read(text: &str, margin: f32) -> Read {
    Read { text: text.into(), values: None, margin: Some(Margin::of_ratio(margin)) }
}

/// A frame with clear reads.
pub(crate) fn frame(texts: &[&str]) -> Input {
    Input::Frame(texts.iter().map(|text| read(text, 0.5)).collect())
}

pub(crate) fn place(container: Option<&str>, pallet: Option<&str>) -> Place {
    let container = container.map(|text| service::shipment::ContainerNumber::parse(text).expect("a number"));
    Place { container, pallet: pallet.map(str::to_owned) }
}

pub(crate) fn values(manufacturer: &str, batch: &str, report: &str) -> LabelValues {
    let (manufacturer, batch, report) = (manufacturer.into(), batch.into(), report.into());
    LabelValues { manufacturer, batch, report, serial: None }
}

/// There is a text of this code, and a value for each of its places.
fn has_words(code: &str, args: &[(std::borrow::Cow<'static, str>, String)]) {
    assert!(i18n::has(code), "{code}");
    for locale in [i18n::Locale::En, i18n::Locale::Vi, i18n::Locale::Zh] {
        for name in i18n::placeholders(&i18n::text(locale, code, &[])) {
            assert!(args.iter().any(|(given, _)| given == name), "{code}: {name}");
        }
    }
}

/// The codes of findings.
pub(crate) fn codes(findings: &[base::Finding]) -> Vec<&str> {
    findings.iter().map(|finding| &*finding.code).collect()
}
