//! Grey images: the first byte is the width, the rest are pixels.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((&width, pixels)) = bytes.split_first() else { return };
    let width = usize::from(width).max(1);
    let height = pixels.len() / width;
    if let Ok(image) = base::Luma::new(width, height, pixels[..width * height].to_vec()) {
        let _ = qr_decode::decode(image.view(), qr_decode::Effort::Live);
    }
});
