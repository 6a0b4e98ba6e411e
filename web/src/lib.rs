//! The page: a thin Yew front end over `service`, and the worker that runs its jobs.
//!
//! `views` draw, `state` decides, `hooks` tie the two to devices, `platform` is the only place that talks to the
//! browser.

pub mod components;
pub mod hooks;
pub mod platform;
pub mod state;
pub mod views;
pub mod words;
