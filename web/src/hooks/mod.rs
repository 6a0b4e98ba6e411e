//! What ties state to devices: each hook owns one state and the device behind it.

pub mod at_desk;
pub mod camera;
pub mod credentials;
pub mod dialog;
pub mod evidence;
pub mod issuing;
pub mod labelling;
pub mod late_words;
pub mod making;
pub mod place;
pub mod printing;
pub mod readability;
pub mod records;
pub mod scanning;
pub mod settled;
pub mod shipment;
pub mod submission;
pub mod submission_run;
pub mod viewing;
pub mod workers;
