//! What a check has to know besides the data.

use crate::{CalendarDate, Policy};

/// What a check has to know besides the data: there is no clock here.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The day on which the check is made, where the user is.
    pub today: CalendarDate,
    /// What the user asks for beyond the rules.
    pub policy: &'a Policy,
}
