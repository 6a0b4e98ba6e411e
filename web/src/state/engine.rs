//! Whether the page's parts are there, and whether it is sealed.

/// What the browser itself showed about sending, asked of it without sending anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal {
    /// The page cannot send.
    pub page: bool,
    /// The workers that draw and read cannot send.
    pub workers: bool,
}

impl Seal {
    /// Nothing can be sent from anywhere.
    pub fn closed(self) -> bool {
        self.page && self.workers
    }
}

/// Where loading stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum EngineState {
    /// The worker's program is on its way.
    #[default]
    Loading,
    /// Everything is here.
    Ready(Seal),
    /// A part could not be loaded, or workers stop as soon as they start.
    Failed {
        /// Stable code and i18n key.
        code: &'static str,
    },
}

impl EngineState {
    /// Whether jobs can be done.
    pub fn ready(&self) -> bool {
        matches!(self, Self::Ready(_))
    }
}
