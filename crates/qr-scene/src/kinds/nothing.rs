//! Pictures with nothing to read in them that look as though there were.

use super::Draft;
use crate::{Ground, Scene};

pub(super) fn nothing(draft: &mut Draft) -> Scene {
    let mut scene = draft.scene(6.0);
    scene.sheets.clear();
    let size = draft.random.between(3.0, 14.0);
    scene.ground = match draft.number % 10 {
        0 => Ground::Finders { size: size.min(8.0) },
        1 => Ground::Modules { size },
        2 => Ground::Bars { size },
        3 => Ground::Words { size: size * 1.5 },
        4 => Ground::Checks { size },
        5 => Ground::Clutter { size: size * 8.0 },
        6 => Ground::Rough { size },
        7 => Ground::Rings { size },
        8 => Ground::Grain { grey: 0.4, size },
        _ => Ground::Plain { grey: 0.5, clouds: 0.2 },
    };
    scene.camera.defocus = draft.random.between(0.5, 2.0);
    scene
}
