//! Which job a worker gets next: one in flight, and of jobs that supersede one another only the newest waits.

use std::collections::VecDeque;

/// Names one job of this page; never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct JobId(pub u32);

/// Jobs that wait for one worker.
#[derive(Debug)]
pub struct Queue<T> {
    waiting: VecDeque<(JobId, T)>,
    in_flight: Option<JobId>,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self { waiting: VecDeque::new(), in_flight: None }
    }
}

impl<T> Queue<T> {
    /// Lets a job wait. Waiting jobs for which `superseded` holds are dropped and their ids returned.
    pub fn push(&mut self, id: JobId, job: T, superseded: impl Fn(&T) -> bool) -> Vec<JobId> {
        let (dropped, kept) = self.waiting.drain(..).partition(|(_, waiting)| superseded(waiting));
        self.waiting = kept;
        self.waiting.push_back((id, job));
        let dropped: VecDeque<(JobId, T)> = dropped;
        dropped.into_iter().map(|(id, _)| id).collect()
    }

    /// Lets a job go before all that wait.
    pub fn push_first(&mut self, id: JobId, job: T) {
        self.waiting.push_front((id, job));
    }

    /// The next job for a worker that is free; `None` while one is in flight or when none waits.
    pub fn take_next(&mut self) -> Option<(JobId, T)> {
        if self.in_flight.is_some() {
            return None;
        }
        let (id, job) = self.waiting.pop_front()?;
        self.in_flight = Some(id);
        Some((id, job))
    }

    /// The job in flight was answered. Returns whether `id` was that job: a late answer of another is not.
    pub fn answered(&mut self, id: JobId) -> bool {
        let current = self.in_flight == Some(id);
        if current {
            self.in_flight = None;
        }
        current
    }

    /// The worker is gone: the job that was in flight, if any. Waiting jobs stay.
    pub fn stopped(&mut self) -> Option<JobId> {
        self.in_flight.take()
    }

    /// Takes back a job that has not been sent yet. Returns whether it was waiting.
    pub fn withdraw(&mut self, id: JobId) -> bool {
        let before = self.waiting.len();
        self.waiting.retain(|(waiting, _)| *waiting != id);
        self.waiting.len() < before
    }

    /// The job in flight.
    pub fn in_flight(&self) -> Option<JobId> {
        self.in_flight
    }

    /// All jobs, in flight or waiting, forgotten: nobody will run them.
    pub fn abandon(&mut self) -> Vec<JobId> {
        self.in_flight.take().into_iter().chain(self.waiting.drain(..).map(|(id, _)| id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    enum Kind {
        Draw,
        Export,
    }

    fn queue(kinds: impl IntoIterator<Item = Kind>) -> (Queue<Kind>, Vec<JobId>) {
        let mut queue = Queue::default();
        let mut dropped = Vec::new();
        for (n, kind) in kinds.into_iter().enumerate() {
            let newest_wins = kind == Kind::Draw;
            dropped.extend(queue.push(JobId(n as u32), kind, |w| newest_wins && *w == Kind::Draw));
        }
        (queue, dropped)
    }

    #[test]
    fn only_the_newest_drawing_waits_and_no_export_is_lost() {
        let (mut queue, dropped) = queue([Kind::Draw, Kind::Export, Kind::Draw, Kind::Export]);
        assert_eq!(dropped, [JobId(0)]);
        let order: Vec<u32> = std::iter::from_fn(|| {
            let (id, _) = queue.take_next()?;
            queue.answered(id);
            Some(id.0)
        })
        .collect();
        assert_eq!(order, [1, 2, 3]);
    }

    #[test]
    fn one_job_is_in_flight_and_late_answers_are_told_apart() {
        let (mut queue, _) = queue([Kind::Export, Kind::Export]);
        assert_eq!(queue.take_next().map(|(id, _)| id), Some(JobId(0)));
        assert!(queue.take_next().is_none());
        assert!(!queue.answered(JobId(7)));
        assert_eq!(queue.stopped(), Some(JobId(0)));
        assert!(!queue.answered(JobId(0)));
        assert_eq!(queue.take_next().map(|(id, _)| id), Some(JobId(1)));
    }

    #[test]
    fn a_waiting_job_can_be_withdrawn() {
        let (mut queue, _) = queue([Kind::Export, Kind::Export]);
        queue.take_next();
        assert!(queue.withdraw(JobId(1)));
        assert!(!queue.withdraw(JobId(0)));
        assert_eq!(queue.abandon(), [JobId(0)]);
    }
}
