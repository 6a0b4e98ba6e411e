//! What happens to scanning back when something happens.

use super::*;

pub(crate) fn report(verdict: Verdict) -> ScanReport {
    ScanReport {
        width: 1,
        height: 1,
        time_ms: 0.0,
        picture_ms: 0.0,
        symbols: vec![],
        unread: vec![],
        unconfirmed: vec![],
        coaching: None,
        verdict,
    }
}

fn photo(id: u32) -> Photo {
    let url = Some(AttrValue::from(format!("blob:{id}")));
    Photo { id: PhotoId(id), name: format!("{id}.png").into(), url, stands: Stands::Waiting }
}

fn given(ids: impl IntoIterator<Item = u32>) -> ScanAction {
    ScanAction::Given(ids.into_iter().map(photo).collect())
}

fn reading(id: u32) -> [ScanAction; 2] {
    [ScanAction::Began(PhotoId(id)), ScanAction::Sent(PhotoId(id), JobId(id))]
}

fn answered(job: u32, verdict: Verdict) -> ScanAction {
    let expected = Some(Expected { draft: Draft::default(), payload: Some("a".into()) });
    ScanAction::Answered(JobId(job), Box::new(Reply::Scanned(report(verdict))), expected)
}

fn frame(verdict: Verdict) -> ScanAction {
    let report = Rc::new(report(verdict));
    ScanAction::FrameRead(Box::new(FrameRead { report, expected: None, still: None, at_ms: 0.0 }))
}

fn after(actions: impl IntoIterator<Item = ScanAction>) -> Rc<ScanState> {
    actions.into_iter().fold(Rc::default(), |state: Rc<ScanState>, action| state.reduce(action))
}

fn next(state: &ScanState) -> Option<u32> {
    state.photos().and_then(Photos::next).map(|id| id.0)
}

fn verdict(state: &ScanState) -> Option<Verdict> {
    state.report().map(|report| report.verdict)
}

#[test]
fn pictures_are_read_one_after_another_and_the_one_on_screen_first() {
    let state = after([given([1, 2, 3])]);
    assert_eq!(next(&state), Some(1));
    let state = after([given([1, 2, 3]), ScanAction::Opened(PhotoId(3))]);
    assert_eq!(next(&state), Some(3));
    let state = state.reduce(ScanAction::Began(PhotoId(3)));
    assert_eq!(next(&state), None, "one at a time");
    let state = [ScanAction::Sent(PhotoId(3), JobId(9)), answered(9, Verdict::Matches)]
        .into_iter()
        .fold(state, Reducible::reduce);
    assert_eq!((verdict(&state), next(&state)), (Some(Verdict::Matches), Some(1)));
}

#[test]
fn a_picture_that_comes_later_is_on_screen_and_keeps_the_others() {
    let [began, sent] = reading(1);
    let state = after([given([1]), began, sent, given([2]), answered(1, Verdict::Differs)]);
    assert_eq!((verdict(&state), next(&state)), (None, Some(2)), "the answer is of another picture");
    let [began, sent] = reading(2);
    let state = [began, sent, answered(2, Verdict::Matches)].into_iter().fold(state, Reducible::reduce);
    assert_eq!(verdict(&state), Some(Verdict::Matches));
    assert_eq!(verdict(&state.reduce(ScanAction::Opened(PhotoId(1)))), Some(Verdict::Differs));
}

#[test]
fn one_picture_that_cannot_be_read_does_not_hold_up_the_others() {
    let refused = ScanAction::PhotoRefused(PhotoId(1), Fault::new("image.empty"));
    let state = after([given([1, 2]), ScanAction::Began(PhotoId(1)), refused]);
    assert_eq!(state.fault().map(|fault| &*fault.code), Some("image.empty"));
    assert_eq!(next(&state), Some(2));
}

#[test]
fn cancelling_keeps_what_is_done_and_forgets_the_answers_to_come() {
    let [began, sent] = reading(1);
    let [began_2, sent_2] = reading(2);
    let done = [given([1, 2, 3]), began, sent, answered(1, Verdict::Read), began_2, sent_2];
    let state = after(done.into_iter().chain([ScanAction::Opened(PhotoId(3)), ScanAction::Cancelled]));
    assert_eq!(state.photos().map(|photos| (photos.all.len(), photos.open)), Some((1, PhotoId(1))));
    assert_eq!(state.urls(), ["blob:1"]);
    let late = state.clone().reduce(answered(2, Verdict::Matches));
    assert!(Rc::ptr_eq(&state, &late));

    let [began, sent] = reading(1);
    let nothing = after([given([1]), began, sent, ScanAction::Cancelled, answered(1, Verdict::Matches)]);
    assert_eq!(*nothing, ScanState::Idle);
}

#[test]
fn pictures_beyond_the_limit_are_left_out_and_counted() {
    let most = u32::try_from(MOST_PHOTOS).unwrap();
    let state = after([given(0..most - 1), given([100, 101, 102])]);
    let photos = state.photos().unwrap();
    assert_eq!((photos.all.len(), photos.left_out, photos.open), (MOST_PHOTOS, 2, PhotoId(100)));
    let full = state.reduce(given([200]));
    let photos = full.photos().unwrap();
    assert_eq!((photos.all.len(), photos.left_out, photos.open), (MOST_PHOTOS, 1, PhotoId(100)));
}

#[test]
fn a_verdict_does_not_outlive_the_texts_it_was_about() {
    let [began, sent] = reading(1);
    let state = after([given([1]), began, sent, answered(1, Verdict::Matches)]);
    assert!(!state.outdated(&Draft::default(), None) && !state.outdated(&Draft::default(), Some("a")));
    assert!(state.outdated(&Draft::default(), Some("b")));
    assert!(state.outdated(&Draft { batch: "other".into(), ..Draft::default() }, None));
}

#[test]
fn a_frame_that_differs_stays_on_screen_while_the_camera_looks_on() {
    let actions = [ScanAction::CameraWanted, ScanAction::CameraLive];
    let looking = after(actions.into_iter().chain([frame(Verdict::Differs), frame(Verdict::NotRead)]));
    assert_eq!((verdict(&looking), looking.camera_wanted()), (Some(Verdict::Differs), true));
    assert_eq!(looking.live().map(|live| live.frames), Some(2));
    let done = looking.reduce(frame(Verdict::Matches));
    assert!(matches!(&*done, ScanState::Frozen { .. }) && !done.camera_wanted());
    let late = done.clone().reduce(frame(Verdict::Differs));
    assert!(Rc::ptr_eq(&done, &late), "a frame after the camera was left changes nothing");
}

#[test]
fn only_codes_that_are_there_can_be_looked_at() {
    let done = after([ScanAction::CameraWanted, ScanAction::CameraLive, frame(Verdict::Read)]);
    assert_eq!(done.clone().reduce(ScanAction::Chosen(3)).shown().map(|shown| shown.chosen), Some(0));
    let pointed = done.reduce(ScanAction::Pointed(Some(Code::Unread(0))));
    assert_eq!(pointed.shown().and_then(|shown| shown.pointed), Some(Code::Unread(0)));
    assert_eq!(*after([ScanAction::Pointed(Some(Code::Read(0)))]), ScanState::Idle);
}
