//! What numbers make hard: of symbols, and of modules in one.

use base::Point;
use qr_symbol::{EcLevel, Version, byte_capacity};

use super::{Draft, symbol};
use crate::{Bend, Camera, Label, Pose, Scene};

/// The numbers of symbols that a picture may hold.
const LEAST: f64 = 4.0;
const MOST: f64 = 80.0;

pub(super) fn lots(draft: &mut Draft) -> Scene {
    let mut scene = draft.scene(4.0);
    (scene.width, scene.height) = (1280, 960);
    let wanted = draft.harder(LEAST, MOST);
    // Fields about as wide as high.
    let rows = (wanted * 0.75).sqrt().round().max(2.0);
    let columns = (wanted / rows).ceil();
    let (field_x, field_y) = (scene.width as f64 / columns, scene.height as f64 / rows);
    let roll = draft.random.between(-0.4, 0.4);
    scene.sheets.clear();
    for field in 0..(rows * columns) as usize {
        let (column, row) = (field % columns as usize, field / columns as usize);
        let text = draft.text();
        let label = Label {
            quiet: draft.random.between(2.0, 5.0),
            paper: draft.random.between(0.6, 0.85),
            ..Label::of(symbol(&text, EcLevel::L), text)
        };
        let room = field_x.min(field_y) / (label.edge() + 2.0 * label.quiet + 2.0);
        // All on one sheet, or each as it fell.
        let own = draft.number.is_multiple_of(2);
        let turn = if own { draft.random.between(0.0, std::f64::consts::TAU) } else { roll * 0.2 };
        let room = if own { room * 0.78 } else { room * 0.9 } * draft.harder(1.0, 0.62);
        let centre = Point { x: (column as f64 + 0.5) * field_x, y: (row as f64 + 0.5) * field_y };
        let pose = Pose {
            centre,
            module_px: room,
            roll: turn,
            tilt: draft.random.between(0.0, draft.harder(0.2, 0.7)),
            tilt_axis: draft.random.between(0.0, std::f64::consts::TAU),
            stretch: 1.0,
            bend: Bend::Flat,
        };
        scene.sheets.push((label, pose));
    }
    scene.camera = Camera { defocus: draft.harder(0.6, 0.9), ..scene.camera };
    scene
}

pub(super) fn high_version(draft: &mut Draft) -> Scene {
    let mut scene = draft.scene(4.0);
    let wanted = draft.harder(19.5, 40.5) as usize;
    let version = Version::all().nth(wanted - 1).unwrap_or(Version::MAX);
    let level = if draft.random.chance(0.5) { EcLevel::L } else { EcLevel::M };
    let capacity = byte_capacity(version, level);
    let mut text = draft.text();
    while text.len() < capacity {
        let line = format!("\n{}", draft.text());
        text += &line;
    }
    text.truncate(capacity);
    let (label, pose) = &mut scene.sheets[0];
    *label = Label {
        gain: label.gain,
        ink: label.ink,
        paper: label.paper,
        ..Label::of(symbol(&text, level), text)
    };
    let module_px = draft.harder(3.6, 1.4);
    let edge = ((label.edge() + 14.0) * module_px * 1.1).ceil();
    (scene.width, scene.height) = ((edge * 1.2) as usize, edge as usize);
    pose.centre = Point { x: edge * 0.6, y: edge / 2.0 };
    pose.module_px = module_px;
    pose.roll = draft.random.between(-0.06, 0.06);
    pose.tilt = draft.random.between(0.0, draft.harder(0.08, 0.45));
    if draft.number.is_multiple_of(2) {
        pose.bend = Bend::Cylinder {
            radius: label.edge() * draft.harder(5.0, 0.9),
            axis: draft.random.between(0.0, std::f64::consts::PI),
        };
    }
    scene.camera.defocus = module_px * draft.harder(0.12, 0.3);
    scene
}
