//! The documents of the registration on the national platform, and whether they can be handed in.

use base::{Finding, Severity};
use serde::{Deserialize, Serialize};

use crate::{CalendarDate, Context};

/// The documents that an exporter gathers for the registration.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Registration {
    /// Documents at hand or worked on, in the user's order. A kind may stand more than once, as after a renewal.
    pub documents: Vec<Document>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Which document: an id of the pack's rule such as `business-licence`, or the user's own words.
    pub kind: String,
    /// What the user says of it.
    #[serde(default)]
    pub state: DocumentState,
    /// The file, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<DocumentFile>,
    /// From this day on it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<CalendarDate>,
    /// The last day on which it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<CalendarDate>,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What the user says of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentState {
    /// Worked on; its file and its dates decide.
    #[default]
    Open,
    /// Handed in to the platform.
    Submitted,
    /// Accepted by the platform.
    Accepted,
    /// Not asked of this exporter.
    SetAside,
}

/// A file that is kept beside the records.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentFile {
    /// Its name, as the user knows it.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Where the store keeps it.
    pub key: String,
}

/// Whether the registration can be handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readiness {
    /// What is asked for: the pack's kinds in its order, then the user's in theirs.
    pub items: Vec<ReadinessItem>,
    /// How many items can be handed in today.
    pub ready: usize,
    /// How many items there are, those set aside left out.
    pub of: usize,
    /// What there is to do, in the order of the items. The value `document` is the kind's id, to be shown by its
    /// caption ([`document_caption_key`]).
    pub findings: Vec<Finding>,
}

/// One thing that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadinessItem {
    /// The kind of document.
    pub kind: String,
    /// Whether the pack asks for it; otherwise the user added it.
    pub asked: bool,
    /// Which of [`Registration::documents`] it is about: of several of a kind the one that serves best.
    pub document: Option<usize>,
    /// Whether it can be handed in.
    pub status: DocumentStatus,
}

/// Whether a document can be handed in. The later ones serve better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "kebab-case")]
pub enum DocumentStatus {
    /// No document, or one without a file.
    Missing,
    /// Its last day is past.
    Expired {
        /// For how many days, at least 1.
        days: u32,
    },
    /// Its first day is still to come.
    NotYetValid {
        /// In how many days, at least 1.
        days: u32,
    },
    /// It can be handed in, and its last day is near.
    ExpiresSoon {
        /// How many days are left; 0 on the last day.
        days: u32,
    },
    /// It can be handed in; it has no last day.
    NoExpiry,
    /// It can be handed in.
    Ready,
    /// The user says that it is not asked of this exporter.
    SetAside,
}

impl DocumentStatus {
    /// Whether it can be handed in today.
    pub const fn ready(self) -> bool {
        matches!(self, Self::ExpiresSoon { .. } | Self::NoExpiry | Self::Ready)
    }
}

/// The kinds of documents that the pack asks for, in its order.
pub fn document_kinds() -> Vec<&'static str> {
    let rule = rules::pack().rule(rules::id::REGISTRATION_DOCUMENTS);
    let kinds = rule.and_then(rules::Rule::default_reading).and_then(|reading| reading.text("documents"));
    kinds.unwrap_or_default().split_whitespace().collect()
}

/// The i18n key of the caption of a kind that the pack asks for; `None` for the user's own kinds.
pub fn document_caption_key(kind: &str) -> Option<String> {
    document_kinds().contains(&kind).then(|| format!("document.{kind}"))
}

/// What is there, what is missing, and what will be missing soon.
pub fn readiness(registration: &Registration, context: &Context<'_>) -> Readiness {
    let asked = document_kinds();
    let mut kinds: Vec<&str> = asked.clone();
    for document in &registration.documents {
        if !kinds.contains(&document.kind.as_str()) {
            kinds.push(&document.kind);
        }
    }
    let mut items = Vec::new();
    let mut findings = Vec::new();
    for (at, kind) in kinds.iter().enumerate() {
        let of_kind =
            registration.documents.iter().enumerate().filter(|(_, document)| document.kind == *kind);
        let best = of_kind
            .map(|(at, document)| (status(document, context), at))
            .max_by_key(|(status, at)| (*status, std::cmp::Reverse(*at)));
        let status = best.map_or(DocumentStatus::Missing, |(status, _)| status);
        let document = best.map(|(_, at)| at);
        let written = document.and_then(|at| registration.documents.get(at));
        findings.extend(finding(kind, status, written, context));
        items.push(ReadinessItem { kind: (*kind).to_owned(), asked: at < asked.len(), document, status });
    }
    Readiness {
        ready: items.iter().filter(|item| item.status.ready()).count(),
        of: items.iter().filter(|item| item.status != DocumentStatus::SetAside).count(),
        items,
        findings,
    }
}

/// How many days before its last one a document is named. A convention: no source asks for it.
fn warning_days() -> u32 {
    let days = rules::pack().default_number(rules::id::REGISTRATION_EXPIRY, "warning_days");
    days.map_or(0, |days| days as u32)
}

fn status(document: &Document, context: &Context<'_>) -> DocumentStatus {
    let days = |from: CalendarDate, to: CalendarDate| day_number(to).saturating_sub(day_number(from));
    if document.state == DocumentState::SetAside {
        return DocumentStatus::SetAside;
    }
    if document.file.is_none() {
        return DocumentStatus::Missing;
    }
    if let Some(issued) = document.issued.filter(|issued| *issued > context.today) {
        return DocumentStatus::NotYetValid { days: days(context.today, issued) };
    }
    match document.expires {
        None => DocumentStatus::NoExpiry,
        Some(expires) if expires < context.today => {
            DocumentStatus::Expired { days: days(expires, context.today) }
        }
        Some(expires) => match days(context.today, expires) {
            days if days <= warning_days() => DocumentStatus::ExpiresSoon { days },
            _ => DocumentStatus::Ready,
        },
    }
}

/// Days since 1 March of the year 0, so that leap days end their year.
fn day_number(date: CalendarDate) -> u32 {
    let (year, month) = match date.month() {
        month @ 1..=2 => (u32::from(date.year()) - 1, u32::from(month) + 9),
        month => (u32::from(date.year()), u32::from(month) - 3),
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    365 * year + leap_days + (153 * month + 2) / 5 + u32::from(date.day()) - 1
}

fn finding(
    kind: &str,
    status: DocumentStatus,
    document: Option<&Document>,
    context: &Context<'_>,
) -> Option<Finding> {
    let issued = document.and_then(|document| document.issued);
    let expires = document.and_then(|document| document.expires);
    let asked = document_kinds().contains(&kind);
    let new = |code: &'static str, base: Severity, rule: &str| {
        let mut finding = Finding::new(code, context.policy.severity(code, base)).with("document", kind);
        finding.source = if asked { rules::pack().citation(rule) } else { None };
        finding
    };
    let documents = rules::id::REGISTRATION_DOCUMENTS;
    if let (Some(issued), Some(expires)) = (issued, expires)
        && expires < issued
        && status != DocumentStatus::SetAside
    {
        let finding = new("registration.issued-after-expiry", Severity::Error, documents);
        return Some(finding.with("issued", issued).with("expires", expires));
    }
    match (status, issued, expires) {
        (DocumentStatus::Missing, ..) => Some(new("registration.missing", Severity::Error, documents)),
        (DocumentStatus::Expired { days }, _, Some(expires)) => Some(
            new("registration.expired", Severity::Error, documents)
                .with("expires", expires)
                .with("days", days),
        ),
        (DocumentStatus::NotYetValid { days }, Some(issued), _) => Some(
            new("registration.not-yet-valid", Severity::Error, documents)
                .with("issued", issued)
                .with("days", days),
        ),
        (DocumentStatus::ExpiresSoon { days }, _, Some(expires)) => Some(
            new("registration.expires-soon", Severity::Warning, rules::id::REGISTRATION_EXPIRY)
                .with("expires", expires)
                .with("days", days),
        ),
        _ => None,
    }
}
