//! The first frames of a camera: many devices begin with black ones.

/// How long frames may be blank before that is taken for the truth, such as a covered lens.
pub const WAKING_MS: f64 = 1000.0;

/// Grey values that are near black: video counts black from 16.
const NEAR_BLACK: u8 = 24;

/// Grey values that are the same, noise aside.
const SAME: u8 = 2;

/// Whether these grey values, taken all over a frame, show nothing: all near black or all the same.
pub fn blank(greys: impl IntoIterator<Item = u8>) -> bool {
    let (least, most) =
        greys.into_iter().fold((u8::MAX, u8::MIN), |(least, most), grey| (least.min(grey), most.max(grey)));
    most <= NEAR_BLACK || most.saturating_sub(least) <= SAME
}

#[cfg(test)]
mod tests {
    use super::blank;

    #[test]
    fn a_frame_is_blank_when_it_shows_nothing() {
        let rows: [(&[u8], bool, &str); 6] = [
            (&[16; 9], true, "video black"),
            (&[16, 20, 18], true, "black with noise"),
            (&[128; 4], true, "one grey"),
            (&[], true, "nothing at all"),
            (&[16, 16, 200], false, "something bright"),
            (&[30, 34, 40], false, "a dim room"),
        ];
        for (greys, expected, why) in rows {
            assert_eq!(blank(greys.iter().copied()), expected, "{why}");
        }
    }
}
