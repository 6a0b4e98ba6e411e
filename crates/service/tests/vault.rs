//! What the store in memory does. The browser's store plays the same transcripts in a browser.

#[path = "vault/transcripts.rs"]
mod transcripts;

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use service::vault::MemoryVault;

/// Runs what never has to wait: memory answers at once.
fn now<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => panic!("memory made somebody wait"),
    }
}

#[test]
fn memory_answers_as_every_store_does() {
    for (name, transcript) in transcripts::ALL {
        let played = now(transcripts::play(&MemoryVault::default(), transcript));
        assert_eq!(played, Ok(()), "{name}");
    }
}

#[test]
fn a_wrong_answer_is_noticed() {
    let played = now(transcripts::play(&MemoryVault::default(), "commit a@0 head=A -> ok\nrevision a -> 2"));
    assert_eq!(played, Err("revision a -> 1, not 2".to_owned()));
}

#[test]
fn who_reads_only_what_changed_has_what_is_stored() {
    for seed in 1..=200 {
        assert_eq!(now(transcripts::follow(&MemoryVault::default(), seed, 60)), Ok(()), "seed {seed}");
    }
}
