//! The server as its clients meet it: over a socket, every address, every refusal, every fault.

mod client;
mod concurrency;
mod endpoints;
mod faults;
mod program;
mod refusals;
mod storing;
mod submission;
mod tls;
