//! What light makes hard.

use base::Point;

use qr_symbol::EcLevel;

use super::{Draft, symbol};
use crate::{Glare, Scene, Shadow};

pub(super) fn bright_spots(draft: &mut Draft) -> Scene {
    let module_px = draft.random.between(5.0, 8.0);
    let mut scene = draft.scene(module_px);
    let spots = draft.harder(1.0, 9.0).round() as usize;
    for _ in 0..spots {
        let place = draft.place_on(scene.sheets[0].0.edge());
        let radius = draft.random.between(0.5, 1.3);
        glare_at(draft, &mut scene, place, radius);
    }
    scene
}

pub(super) fn glare(draft: &mut Draft) -> Scene {
    let module_px = draft.random.between(5.0, 8.0);
    let mut scene = draft.scene(module_px);
    // Strong enough that what is hard is to find the symbol, not to mend it.
    let label = &mut scene.sheets[0].0;
    label.symbol = symbol(&label.text, if draft.number.is_multiple_of(2) { EcLevel::Q } else { EcLevel::H });
    let edge = label.edge();
    // Right over a finder pattern, near one, anywhere.
    let place = match draft.number % 3 {
        0 => draft.finder_of(edge),
        1 => {
            let finder = draft.finder_of(edge);
            let away = draft.direction();
            Point { x: finder.x + 5.0 * away.x, y: finder.y + 5.0 * away.y }
        }
        _ => draft.place_on(edge),
    };
    let radius = draft.harder(0.2, 5.5);
    glare_at(draft, &mut scene, place, radius);
    scene.light.glares[0].strength = draft.random.between(1.0, 2.5);
    scene
}

/// Adds a reflection at a place on the label, of a radius in modules.
fn glare_at(draft: &mut Draft, scene: &mut Scene, place: Point, radius: f64) {
    let (label, pose) = &scene.sheets[0];
    let centre = scene.seen(label, pose, place);
    scene.light.glares.push(Glare {
        centre,
        radius: radius * pose.module_px,
        stretch: draft.random.between(0.7, 1.8),
        strength: draft.random.between(1.0, 3.0),
    });
}

pub(super) fn shadows(draft: &mut Draft) -> Scene {
    let module_px = draft.random.between(4.0, 7.0);
    let mut scene = draft.scene(module_px);
    let count = 1 + draft.random.below(3);
    for _ in 0..count {
        let place = draft.place_on(scene.sheets[0].0.edge());
        let (label, pose) = &scene.sheets[0];
        let module_px = pose.module_px;
        let through = scene.seen(label, pose, place);
        let is_wide = draft.random.chance(0.5);
        scene.light.shadows.push(Shadow {
            through,
            away: draft.direction(),
            width: if is_wide { 1e4 } else { module_px * draft.random.between(1.5, 12.0) },
            soft: if draft.random.chance(0.5) { 1.0 } else { module_px * draft.random.between(0.5, 6.0) },
            left: draft.harder(0.6, 0.03),
            wave: module_px * draft.random.between(0.0, 4.0),
        });
    }
    // The camera's automatic exposes for the brighter part.
    scene.camera.exposure = draft.harder(1.0, 1.6);
    scene.camera.dark_noise = 0.002;
    scene
}
