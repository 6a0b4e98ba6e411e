//! What can be asked of submissions to the platform, and what is answered: plain data.
//!
//! ```text
//! Profiles · PutProfile · Choose          which interface is assumed, as data
//! Prepare {lines or shipment} ──► Prepared: rows, left out, not sent, totals, digest
//! Rows · Body                             a person looks at every record and every byte
//! Begin {digest}                          consent: to exactly what was shown
//! Credentials                             kept in the desk's memory, never stored
//! Step {event} ──► Next {what to do, request}     each step is stored before it is answered
//! ```

use std::fmt;

use base::Finding;
use npqtp::{Assumption, Change, LedgerEntry, Outcome, Reason, Row, Tally, Totals, Words};
use record::Column;
use serde::{Deserialize, Serialize};

use crate::desk::Selection;

/// Work on what goes to the platform.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubmissionJob {
    /// See the profiles, what is prepared or under way, and the sums of the ledger.
    Show,
    /// Take this profile, by its id.
    Choose(String),
    /// Keep a profile of the user's own, as JSON, in place of the one with its id; and take it.
    PutProfile(String),
    /// Forget a profile of the user's own.
    ForgetProfile(String),
    /// The text of a profile, by its id; its JSON Schema where there is no id. Answered by
    /// [`SubmissionReply::Text`].
    ProfileText(Option<String>),
    /// Build what would leave. Nothing leaves, and nothing is stored.
    Prepare(Scope),
    /// Put what was prepared, or what came to its end, aside.
    PutAside,
    /// Records that would leave, or are under way. Answered by [`SubmissionReply::Rows`].
    Rows {
        /// Only records of this kind.
        kind: RecordKind,
        /// First, from 0.
        from: usize,
        /// How many.
        count: usize,
    },
    /// The exact bytes of one request's body, by its number from 0. Answered by [`SubmissionReply::Text`].
    Body(usize),
    /// A person consents to what was prepared and has this digest.
    Begin(String),
    /// What opens the platform's door; kept in memory until it is replaced or the program ends. `None`: forget it.
    Credentials(Option<Credentials>),
    /// Something happened to the submission under way. Answered by [`SubmissionReply::Next`]; the body of a request
    /// travels beside it. The body of an answer travels beside the job.
    Step(Happening),
    /// What ever left this device. Answered by [`SubmissionReply::Ledger`].
    Ledger {
        /// First entry, from 0, the latest first.
        from: usize,
        /// How many.
        count: usize,
    },
}

/// What is to be submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The batches of these lines of the records.
    Lines(Selection),
    /// The batches of the labels that this shipment should carry, by its id.
    Shipment(String),
}

/// Kinds of records of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordKind {
    /// All that leave.
    #[default]
    All,
    /// Those that cannot leave.
    LeftOut,
    /// Those that the platform had in another version, or not at all.
    Changed,
    /// Queued, sending or unknown.
    Open,
    /// Those that the platform has.
    Accepted,
    /// Those that the platform does not want.
    Rejected,
}

/// What opens the platform's door. Never stored, never logged: it does not show itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Credentials {
    /// A client's name and secret.
    Client {
        /// Its name.
        id: String,
        /// Its secret.
        secret: String,
    },
    /// A key.
    ApiKey(String),
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Client { .. } => "Client(…)",
            Self::ApiKey(_) => "ApiKey(…)",
        })
    }
}

/// What happened to a submission: [`npqtp::Event`] as plain data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happening {
    /// A person wants it to go on, here: a desk in another tab that went on with it no longer does.
    Started,
    /// An answer came whole; its body travels beside the job, up to one byte more than [`RequestView::largest_bytes`].
    Response {
        /// Of the request.
        ticket: u64,
        /// HTTP status; 0 where a browser hides a redirect.
        status: u16,
        /// Header `Retry-After`.
        retry_after: Option<String>,
        /// Header `Date`.
        date: Option<String>,
    },
    /// No answer came, or it broke off.
    NetworkFailed {
        /// Of the request.
        ticket: u64,
    },
    /// No answer came in time.
    TimedOut {
        /// Of the request.
        ticket: u64,
    },
    /// The program was away, or the way to the platform: what was out is not known. Always answered by [`Todo::Idle`]:
    /// nothing leaves before a person starts it again.
    Reloaded,
    /// A person wants it to end.
    Cancelled,
    /// The time to wait is over.
    Tick,
}

/// What comes of work on submissions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubmissionReply {
    /// Where everything stands.
    Shown(Box<SubmissionView>),
    /// Records.
    Rows {
        /// How many there are of this kind.
        total: usize,
        /// Those that were asked for.
        rows: Vec<RecordRow>,
    },
    /// A text as it is.
    Text(String),
    /// What is to be done next.
    Next(Box<Next>),
    /// Entries of the ledger, the latest first, each with its place.
    Ledger {
        /// Sums over all.
        totals: Totals,
        /// How many entries there are.
        total: usize,
        /// Those that were asked for.
        entries: Vec<(usize, LedgerEntry)>,
    },
}

/// Where everything about the platform stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SubmissionView {
    /// What there is to choose from.
    pub profiles: Vec<ProfileCard>,
    /// The one that is chosen.
    pub profile: ProfileView,
    /// Whether credentials of the kind that the profile asks for are in memory.
    pub has_credentials: bool,
    /// What would leave, while it was only prepared.
    pub prepared: Option<PreparedView>,
    /// What left, or is about to.
    pub under_way: Option<UnderWay>,
    /// Sums over everything that ever left this device.
    pub ledger: Totals,
}

/// A profile in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileCard {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// It is the user's own.
    pub own: bool,
}

/// The profile that is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// It is for rehearsals: the origin may be this device.
    pub rehearsal: bool,
    /// The one origin that anything goes to.
    pub origin: String,
    /// Which credentials it asks for: `none`, `client` or `api-key`.
    pub credentials: String,
    /// What it assumes, because nothing is published.
    pub assumptions: Vec<Assumption>,
    /// What of a record goes where.
    pub places: Vec<(Column, String)>,
    /// Records a request.
    pub batch_size: usize,
    /// What stands for it.
    pub fingerprint: String,
}

/// What would leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparedView {
    /// Stands for all of it, the profile included: consent is to this.
    pub digest: String,
    /// How many records would leave.
    pub records: usize,
    /// How many cannot.
    pub left_out: usize,
    /// How many are as the platform accepted them before, changed since, and new.
    pub same: usize,
    /// Changed since the platform accepted them.
    pub changed: usize,
    /// Never accepted as far as is known here.
    pub new: usize,
    /// The requests' bodies: bytes and SHA-256 of each.
    pub bodies: Vec<(usize, String)>,
    /// Bytes of all bodies.
    pub bytes: usize,
    /// Columns that have a value in some record and are not sent, and in how many.
    pub not_sent: Vec<(Column, usize)>,
    /// What there is to tell of the whole.
    pub findings: Vec<Finding>,
}

/// One record of a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordRow {
    /// Production batch number.
    pub batch: String,
    /// The key of its version; empty for one that is left out.
    pub key: String,
    /// What is sent, for people.
    pub rows: Vec<Row>,
    /// What is new since the platform last accepted it.
    pub change: Option<Change>,
    /// Where it is, as an i18n key such as `submission.state.accepted`; `None` while it was only prepared.
    pub state: Option<String>,
    /// The number of the platform's receipt.
    pub receipt: Option<String>,
    /// Why the platform does not want it.
    pub reasons: Vec<Reason>,
    /// Why it is left out.
    pub findings: Vec<(Option<Column>, Finding)>,
}

/// A submission that a person consented to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnderWay {
    /// How many records are in which state.
    pub tally: Tally,
    /// How it came to an end, if it did.
    pub outcome: Option<Outcome>,
    /// What there is to tell.
    pub findings: Vec<Finding>,
    /// The profile that it was begun with is still the chosen one, unchanged.
    pub profile_fits: bool,
}

/// What is to be done next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Next {
    /// What.
    pub todo: Todo,
    /// Where the submission stands; stored before this was answered.
    pub under_way: UnderWay,
}

/// What the page has to do next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Todo {
    /// Send this request, whose body travels beside the reply, and tell what came of it. It is in the ledger already.
    Send(RequestView),
    /// Come back with [`Happening::Tick`] after so many milliseconds.
    Wait {
        /// How long.
        ms: u64,
    },
    /// Nothing until a person starts it: credentials are missing, another desk goes on with it, or the profile is
    /// another one. A finding says which.
    Idle,
    /// It has come to an end.
    Done(Outcome),
}

/// A request, without its body.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestView {
    /// To be repeated in what happens next.
    pub ticket: u64,
    /// `GET` or `POST`.
    pub method: String,
    /// The origin that it goes to.
    pub origin: String,
    /// Path and query.
    pub target: String,
    /// Names in small letters, and values. One of them may be a secret.
    pub headers: Vec<(String, String)>,
    /// After so long without a whole answer it is given up.
    pub timeout_ms: u64,
    /// No more bytes of an answer are read, save one.
    pub largest_bytes: usize,
}

impl fmt::Debug for RequestView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RequestView({} {}{})", self.method, self.origin, self.target)
    }
}
