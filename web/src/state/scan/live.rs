//! What the camera sees from frame to frame: outlines that follow the codes, and what is said of them.

use std::rc::Rc;

use base::{Point, Quad};
use service::{ScanReport, Verdict, WhyUnread};

use super::advice::{Advice, Held};

/// What stands inside an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// A code that says something else than what was meant.
    Other,
    /// A code that is not read, and why.
    Unread(WhyUnread),
}

/// An outline that follows a code.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Track {
    /// The same for one code from frame to frame.
    pub id: u32,
    /// Where it is drawn, in pixels of the whole picture.
    pub corners: Quad,
    /// Pixels a module.
    pub module_px: f64,
    /// What it is around.
    pub seen: Seen,
    /// Frames in a row that did not show it.
    missed: u32,
}

/// A code that this many frames in a row do not show is gone: between two looks at a part of the picture there is one
/// at another part of it.
const MOST_MISSED: u32 = 3;

/// How far an outline goes towards where the code is now. The rest is the trembling of corners.
const FOLLOWS: f64 = 0.6;

/// From this many modules on it is movement, and the outline goes all the way.
const MOVES_MODULES: f64 = 2.0;

impl Track {
    /// The same outline where the code is now.
    fn follow(&self, at: &Self) -> Self {
        let corners = aligned(&self.corners, &at.corners);
        let moved = (0..4).map(|i| distance(self.corners.0[i], corners.0[i])).fold(0.0, f64::max);
        let part = if moved > MOVES_MODULES * at.module_px { 1.0 } else { FOLLOWS };
        let towards = |from: f64, to: f64| from + (to - from) * part;
        let corner = |i: usize| {
            let (from, to) = (self.corners.0[i], corners.0[i]);
            Point { x: towards(from.x, to.x), y: towards(from.y, to.y) }
        };
        let corners = Quad([corner(0), corner(1), corner(2), corner(3)]);
        let module_px = towards(self.module_px, at.module_px);
        Self { id: self.id, corners, module_px, seen: at.seen, missed: 0 }
    }

    /// Half the longer diagonal: nearer than this two places are of one code.
    fn reach(&self) -> f64 {
        let [a, b, c, d] = self.corners.0;
        distance(a, c).max(distance(b, d)) / 2.0
    }
}

fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// The corners begun with the one that is nearest to the first of the old ones: a code that is not read has no way
/// round, and an outline must not turn over itself.
fn aligned(old: &Quad, new: &Quad) -> Quad {
    let cost = |turn: usize| (0..4).map(|i| distance(old.0[i], new.0[(i + turn) % 4])).sum::<f64>();
    let turn = (0..4).min_by(|a, b| cost(*a).total_cmp(&cost(*b))).unwrap_or(0);
    Quad([0, 1, 2, 3].map(|i| new.0[(i + turn) % 4]))
}

/// A camera that looks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Live {
    /// How many frames were read so far.
    pub frames: u32,
    /// How many of them in a row showed no code.
    pub missed: u32,
    /// Width and height of the camera's picture; 0 before the first frame.
    pub size: (usize, usize),
    /// The last frame's symbol that says something else than what was meant.
    pub other: Option<Rc<ScanReport>>,
    /// The codes in sight.
    pub tracks: Vec<Track>,
    /// Payloads that frames gave without margin: the next frame that gives one of them confirms it.
    pub unconfirmed: Vec<Vec<u8>>,
    advice: Held,
    last_id: u32,
}

/// So many payloads without margin are remembered: a code is in sight for a few frames, and each may give another.
const MOST_UNCONFIRMED: usize = 8;

impl Live {
    /// What is said over the picture.
    pub fn advice(&self) -> Option<Advice> {
        self.advice.said()
    }

    /// Where to look closer: the largest code in sight.
    pub fn focus(&self) -> Option<Quad> {
        let largest = self.tracks.iter().max_by(|a, b| a.reach().total_cmp(&b.reach()));
        largest.map(|track| track.corners)
    }

    /// Where the codes of the last frame were.
    pub fn places(&self) -> Vec<Quad> {
        self.tracks.iter().filter(|track| track.missed == 0).map(|track| track.corners).collect()
    }

    /// After a frame that did not end the search, read at this time.
    #[must_use]
    pub fn after(&self, report: &Rc<ScanReport>, at_ms: f64) -> Self {
        let mut last_id = self.last_id;
        let tracks = self.followed(&sights(report), &mut last_id);
        let is_empty = report.symbols.is_empty() && report.unread.is_empty();
        let mut unconfirmed: Vec<Vec<u8>> = report.unconfirmed.clone();
        unconfirmed.extend(self.unconfirmed.iter().filter(|old| !report.unconfirmed.contains(old)).cloned());
        unconfirmed.truncate(MOST_UNCONFIRMED);
        Self {
            frames: self.frames + 1,
            missed: if is_empty { self.missed + 1 } else { 0 },
            size: (report.width, report.height),
            other: match report.verdict {
                Verdict::Differs => Some(report.clone()),
                _ => self.other.clone(),
            },
            tracks,
            unconfirmed,
            advice: self.advice.after(Advice::of(report), at_ms),
            last_id,
        }
    }

    fn followed(&self, sights: &[Track], last_id: &mut u32) -> Vec<Track> {
        let mut known: Vec<Track> = self.tracks.clone();
        let mut tracks: Vec<Track> = Vec::with_capacity(sights.len());
        for sight in sights {
            let centre = sight.corners.centre();
            let away = |track: &Track| distance(track.corners.centre(), centre);
            let nearest = known.iter().enumerate().min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)));
            let near = nearest.filter(|(_, track)| away(track) < track.reach()).map(|(at, _)| at);
            tracks.push(match near {
                Some(at) => known.swap_remove(at).follow(sight),
                None => {
                    *last_id += 1;
                    Track { id: *last_id, ..*sight }
                }
            });
        }
        let kept = known.into_iter().map(|track| Track { missed: track.missed + 1, ..track });
        tracks.extend(kept.filter(|track| track.missed < MOST_MISSED));
        tracks.sort_by_key(|track| track.id);
        tracks
    }
}

/// What a frame shows.
fn sights(report: &ScanReport) -> Vec<Track> {
    let track = |corners, module_px, seen| Track { id: 0, corners, module_px, seen, missed: 0 };
    let read = report.symbols.iter().map(|symbol| track(symbol.corners, symbol.module_px, Seen::Other));
    let unread =
        report.unread.iter().map(|code| track(code.corners, code.module_px, Seen::Unread(code.reason)));
    read.chain(unread).collect()
}

#[cfg(test)]
mod tests {
    use service::CodeUnread;

    use super::super::tests::report;
    use super::*;

    fn square(left: f64, top: f64) -> Quad {
        let corner = |x, y| Point { x: left + x, y: top + y };
        Quad([corner(0.0, 0.0), corner(100.0, 0.0), corner(100.0, 100.0), corner(0.0, 100.0)])
    }

    fn frame(places: &[Quad]) -> Rc<ScanReport> {
        let unread = places
            .iter()
            .map(|corners| CodeUnread { corners: *corners, module_px: 4.0, reason: WhyUnread::Format })
            .collect();
        Rc::new(ScanReport { unread, ..report(Verdict::NotRead) })
    }

    fn after(frames: &[&[Quad]]) -> Live {
        frames
            .iter()
            .zip(0_u32..)
            .fold(Live::default(), |live, (places, at)| live.after(&frame(places), f64::from(at) * 70.0))
    }

    fn ids(live: &Live) -> Vec<u32> {
        live.tracks.iter().map(|track| track.id).collect()
    }

    #[test]
    fn an_outline_follows_its_code_and_another_code_gets_another() {
        let (one, other) = (square(0.0, 0.0), square(300.0, 0.0));
        let live = after(&[&[one, other], &[square(310.0, 0.0), square(5.0, 0.0)]]);
        assert_eq!(ids(&live), [1, 2]);
        assert_eq!(live.tracks[0].corners.0[0].x, 3.0, "trembling is smoothed");
        assert_eq!(live.tracks[1].corners.0[0].x, 310.0, "movement is followed at once");
        assert_eq!(ids(&after(&[&[one], &[square(700.0, 400.0)]])), [1, 2]);
    }

    #[test]
    fn an_outline_does_not_turn_over_itself() {
        let [a, b, c, d] = square(0.0, 0.0).0;
        let live = after(&[&[square(0.0, 0.0)], &[Quad([c, d, a, b])]]);
        assert_eq!(live.tracks[0].corners, square(0.0, 0.0));
    }

    #[test]
    fn a_code_that_is_not_seen_for_a_moment_keeps_its_outline() {
        let one: &[Quad] = &[square(0.0, 0.0)];
        assert_eq!(ids(&after(&[one, &[], &[]])), [1]);
        assert_eq!(ids(&after(&[one, &[], &[], one])), [1]);
        let gone = after(&[one, &[], &[], &[]]);
        assert_eq!((ids(&gone), gone.focus(), gone.missed), (vec![], None, 3));
        assert_eq!(after(&[one, &[]]).places(), [], "the frame before did not show it");
    }

    #[test]
    fn payloads_without_margin_go_along_with_the_next_frames() {
        let of = |payloads: &[u8]| {
            let unconfirmed = payloads.iter().map(|byte| vec![*byte]).collect();
            Rc::new(ScanReport { unconfirmed, ..report(Verdict::NotRead) })
        };
        let live = Live::default().after(&of(&[1]), 0.0).after(&of(&[]), 70.0).after(&of(&[2, 1]), 140.0);
        assert_eq!(live.unconfirmed, [vec![2], vec![1]]);
        let many = (0..50).fold(Live::default(), |live, byte| live.after(&of(&[byte]), 0.0));
        assert_eq!(many.unconfirmed.len(), MOST_UNCONFIRMED);
        assert_eq!(many.unconfirmed[0], [49]);
    }
}
