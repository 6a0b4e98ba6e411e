//! Pictures that a person gave: they are read one after another, the one on screen first.

use service::{Expected, Fault, Reply};
use yew::AttrValue;

use super::shown::Shown;
use crate::state::queue::JobId;

/// Names one picture of this page; never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PhotoId(pub u32);

/// So many pictures are kept at once: each holds its file and its thumbnail in memory.
pub const MOST_PHOTOS: usize = 24;

/// Where a picture stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Stands {
    /// Others are read before it.
    Waiting,
    /// It is being read; the job is `None` while the browser still gathers the file's bytes.
    Reading(Option<JobId>),
    /// It was read.
    Read(Shown),
    /// It could not be read.
    Failed(Fault),
}

/// A picture that a person gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Photo {
    /// Its name here.
    pub id: PhotoId,
    /// The file's name.
    pub name: AttrValue,
    /// A `blob:` URL under which the page can show it, where one could be made.
    pub url: Option<AttrValue>,
    /// Where it stands.
    pub stands: Stands,
}

impl Photo {
    /// What was read in it.
    pub fn shown(&self) -> Option<&Shown> {
        match &self.stands {
            Stands::Read(shown) => Some(shown),
            _ => None,
        }
    }

    /// Whether nothing more will come of it.
    pub fn is_done(&self) -> bool {
        matches!(self.stands, Stands::Read(_) | Stands::Failed(_))
    }
}

/// All pictures that are kept, and which of them is on screen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Photos {
    /// The pictures, in the order they were given.
    pub all: Vec<Photo>,
    /// The one on screen.
    pub open: PhotoId,
    /// Pictures that were given beyond [`MOST_PHOTOS`] and not taken.
    pub left_out: usize,
}

impl Photos {
    /// The picture on screen.
    pub fn opened(&self) -> Option<&Photo> {
        self.all.iter().find(|photo| photo.id == self.open)
    }

    /// The one that is to be read now: the one on screen before the others, and none while another is read.
    pub fn next(&self) -> Option<PhotoId> {
        if self.all.iter().any(|photo| matches!(photo.stands, Stands::Reading(_))) {
            return None;
        }
        let waits = |photo: &&Photo| photo.stands == Stands::Waiting;
        let open = self.opened().filter(waits);
        open.or_else(|| self.all.iter().find(waits)).map(|photo| photo.id)
    }

    /// The job that reads one of them.
    pub fn job(&self) -> Option<JobId> {
        self.all.iter().find_map(|photo| match photo.stands {
            Stands::Reading(job) => job,
            _ => None,
        })
    }

    /// How many are done.
    pub fn done(&self) -> usize {
        self.all.iter().filter(|photo| photo.is_done()).count()
    }

    /// With more pictures, the first of them on screen. What goes beyond the limit is left out and counted.
    #[must_use]
    pub fn with(&self, more: Vec<Photo>) -> Self {
        let mut next = self.clone();
        let room = MOST_PHOTOS.saturating_sub(next.all.len());
        next.left_out = more.len().saturating_sub(room);
        if let Some(first) = more.first().filter(|_| room > 0) {
            next.open = first.id;
        }
        next.all.extend(more.into_iter().take(room));
        next
    }

    /// With another picture on screen. One that is not there changes nothing.
    #[must_use]
    pub fn opening(&self, id: PhotoId) -> Self {
        let open = if self.all.iter().any(|photo| photo.id == id) { id } else { self.open };
        Self { open, ..self.clone() }
    }

    /// Where one picture stands now, if it stood so that it can come there.
    fn moved(&self, which: impl Fn(&Photo) -> bool, stands: impl FnOnce() -> Stands) -> Option<Self> {
        let at = self.all.iter().position(which)?;
        let mut next = self.clone();
        next.all[at].stands = stands();
        Some(next)
    }

    /// A picture's bytes are being gathered.
    pub fn began(&self, id: PhotoId) -> Option<Self> {
        self.moved(|photo| photo.id == id && photo.stands == Stands::Waiting, || Stands::Reading(None))
    }

    /// A picture went to the reader.
    pub fn sent(&self, id: PhotoId, job: JobId) -> Option<Self> {
        self.moved(
            |photo| photo.id == id && photo.stands == Stands::Reading(None),
            || Stands::Reading(Some(job)),
        )
    }

    /// A picture could not be given to the reader.
    pub fn refused(&self, id: PhotoId, fault: Fault) -> Option<Self> {
        self.moved(|photo| photo.id == id && !photo.is_done(), || Stands::Failed(fault))
    }

    /// The reader answered. Late answers are of no picture that is being read.
    pub fn answered(&self, job: JobId, reply: Reply, expected: Option<Expected>) -> Option<Self> {
        let stands = match reply {
            Reply::Scanned(report) => Stands::Read(Shown::new(report.into(), expected)),
            Reply::Failed(fault) => Stands::Failed(fault),
            _ => return None,
        };
        self.moved(|photo| photo.stands == Stands::Reading(Some(job)), || stands)
    }

    /// Without those that are not done; `None` when nothing is left.
    pub fn cancelled(&self) -> Option<Self> {
        let all: Vec<Photo> = self.all.iter().filter(|photo| photo.is_done()).cloned().collect();
        let open = all.iter().find(|photo| photo.id == self.open).or(all.first())?.id;
        Some(Self { open, all, left_out: 0 })
    }

    /// With another code of the picture on screen looked at.
    pub fn looking(&self, look: impl FnOnce(&Shown) -> Shown) -> Option<Self> {
        let shown = look(self.opened()?.shown()?);
        self.moved(|photo| photo.id == self.open, || Stands::Read(shown))
    }
}
