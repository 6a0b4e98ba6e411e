//! What distance, angle, focus and exposure make hard.

use std::f64::consts::{PI, TAU};

use super::Draft;
use crate::{Camera, Scene};

pub(super) fn nominal(draft: &mut Draft) -> Scene {
    let module_px = draft.harder(8.0, 1.5) * draft.random.between(0.9, 1.1);
    let mut scene = draft.scene(module_px);
    let pose = &mut scene.sheets[0].1;
    pose.tilt = draft.random.between(0.0, 0.2 + 0.7 * draft.hardness);
    pose.roll = draft.random.between(0.0, TAU);
    scene.camera.defocus = module_px * draft.random.between(0.1, 0.35);
    scene
}

pub(super) fn blurred(draft: &mut Draft) -> Scene {
    let module_px = draft.random.between(4.0, 8.0);
    let mut scene = draft.scene(module_px);
    let module_px = scene.sheets[0].1.module_px;
    let camera = &mut scene.camera;
    if draft.number.is_multiple_of(2) {
        camera.defocus = module_px * draft.harder(0.35, 1.0);
    } else {
        camera.motion = module_px * draft.harder(0.5, 2.0);
        camera.motion_angle = draft.random.between(0.0, PI);
    }
    scene
}

pub(super) fn brightness(draft: &mut Draft) -> Scene {
    let module_px = draft.random.between(4.0, 7.0);
    let mut scene = draft.scene(module_px);
    let (label, _) = &mut scene.sheets[0];
    match draft.number % 3 {
        0 => {
            scene.camera.exposure = draft.harder(0.12, 0.004);
            scene.camera.dark_noise = 0.0015;
        }
        1 => {
            // So bright that the ink becomes white in the brighter part.
            scene.camera.exposure = draft.harder(3.0, 26.0);
            scene.light.fall_x = 1.4;
        }
        _ => {
            label.paper = draft.random.between(0.25, 0.6);
            label.ink = label.paper * draft.harder(0.5, 0.93);
            scene.camera.block_step = 0.0;
        }
    }
    scene
}

pub(super) fn close(draft: &mut Draft) -> Scene {
    let module_px = draft.harder(14.0, 34.0);
    let mut scene = draft.scene(6.0);
    (scene.width, scene.height) = (1280, 960);
    let (label, pose) = &mut scene.sheets[0];
    // So near that the quiet zone may be outside of the picture.
    pose.module_px = module_px.min(scene.height as f64 * draft.harder(0.7, 1.08) / label.edge());
    pose.centre.x = scene.width as f64 / 2.0;
    pose.centre.y = scene.height as f64 / 2.0;
    pose.tilt = draft.random.between(0.0, draft.harder(0.2, 0.5));
    pose.roll = draft.random.between(-0.06, 0.06);
    let module_px = pose.module_px;
    scene.camera.defocus = module_px * draft.harder(0.15, 0.95);
    scene.camera.shot_noise = 0.03;
    scene
}

pub(super) fn perspective(draft: &mut Draft) -> Scene {
    let module_px = draft.random.between(7.0, 10.0);
    let mut scene = draft.scene(module_px);
    let (_, pose) = &mut scene.sheets[0];
    pose.tilt = draft.harder(0.6, 1.4);
    pose.roll = draft.random.between(0.0, TAU);
    scene.camera.focal = draft.random.between(0.7, 1.1);
    scene
}

pub(super) fn rotations(draft: &mut Draft) -> Scene {
    let module_px = draft.harder(4.5, 1.0);
    let mut scene = draft.scene(module_px);
    let (_, pose) = &mut scene.sheets[0];
    pose.roll = draft.random.between(0.0, TAU);
    scene.camera.defocus = module_px * 0.3;
    scene
}

pub(super) fn small(draft: &mut Draft) -> Scene {
    let module_px = draft.harder(2.5, 1.0);
    let mut scene = draft.scene(module_px);
    (scene.width, scene.height, scene.samples) = (640, 480, 4);
    let (_, pose) = &mut scene.sheets[0];
    pose.centre.x = draft.random.between(150.0, 490.0);
    pose.centre.y = draft.random.between(130.0, 350.0);
    pose.tilt = draft.random.between(0.0, 0.2);
    scene.camera = Camera { defocus: 0.55, block_step: 0.0, ..scene.camera };
    scene
}
