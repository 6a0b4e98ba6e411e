//! What the paper and its wear make hard.

use std::f64::consts::{PI, TAU};

use base::Point;
use qr_symbol::EcLevel;

use super::{Draft, symbol};
use crate::{Bend, Label, Mark, Scene, Shadow};

pub(super) fn curved(draft: &mut Draft) -> Scene {
    let module_px = draft.random.between(5.0, 9.0);
    let mut scene = draft.scene(module_px);
    let (label, pose) = &mut scene.sheets[0];
    let edge = label.edge();
    label.words = 0.0;
    label.quiet = 3.0;
    pose.tilt = draft.random.between(0.0, draft.harder(0.15, 0.6));
    let axis = draft.random.between(0.0, PI);
    pose.bend = if draft.number.is_multiple_of(3) {
        Bend::Wave {
            height: edge * draft.harder(0.01, 0.09),
            length: edge * draft.random.between(0.7, 1.6),
            axis,
            phase: draft.random.between(0.0, TAU),
        }
    } else {
        Bend::Cylinder { radius: edge * draft.harder(1.5, 0.42), axis }
    };
    scene
}

pub(super) fn damaged(draft: &mut Draft) -> Scene {
    let module_px = draft.random.between(5.0, 8.0);
    let mut scene = draft.scene(module_px);
    let (label, _) = &mut scene.sheets[0];
    let text = label.text.clone();
    let level = if draft.random.chance(0.6) { EcLevel::Q } else { EcLevel::H };
    label.symbol = symbol(&text, level);
    let edge = label.edge();
    match draft.number % 4 {
        0 => {
            let centre = draft.finder_of(edge);
            let (radius, grey) = (draft.harder(0.3, 8.0), draft.random.between(0.03, 0.7));
            label.marks.push(Mark::Spot { centre, radius, grey, seed: draft.random.bits() });
        }
        1 => scratches(draft, label),
        2 => {
            // From one of the corners inward.
            let away = [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)][draft.random.below(4)];
            let root = 0.5f64.sqrt();
            let away = Point { x: away.0 * root, y: away.1 * root };
            let inward = edge * (root - draft.harder(0.0, 0.4));
            let middle = edge / 2.0;
            let through = Point { x: middle + away.x * inward, y: middle + away.y * inward };
            label.marks.push(Mark::Torn { through, away, seed: draft.random.bits() });
        }
        _ => dirt(draft, label),
    }
    scene
}

fn scratches(draft: &mut Draft, label: &mut Label) {
    for _ in 0..draft.harder(1.0, 9.0).round() as usize {
        let (from, to) = (draft.place_on(label.edge()), draft.place_on(label.edge()));
        let grey = if draft.random.chance(0.7) { label.paper } else { label.ink };
        label.marks.push(Mark::Stroke { from, to, width: draft.random.between(0.2, 0.8), grey });
    }
}

fn dirt(draft: &mut Draft, label: &mut Label) {
    for _ in 0..draft.harder(1.0, 12.0).round() as usize {
        let centre = draft.place_on(label.edge());
        let (radius, grey) = (draft.random.between(0.5, 2.0), draft.random.between(0.02, 0.5));
        label.marks.push(Mark::Spot { centre, radius, grey, seed: draft.random.bits() });
    }
}

pub(super) fn pathological(draft: &mut Draft) -> Scene {
    let module_px = draft.random.between(5.0, 7.0);
    let mut scene = draft.scene(module_px);
    let (label, pose) = &mut scene.sheets[0];
    let edge = label.edge();
    match draft.number % 4 {
        // The paper ran at another speed than the printer believed.
        0 => {
            pose.stretch = draft.harder(1.25, 2.6);
            pose.module_px *= 0.75;
        }
        // A small symbol stands in the middle of a large one.
        1 => {
            let text = draft.text();
            label.symbol = symbol(&label.text, EcLevel::H);
            let inner = Label { quiet: 1.0, words: 0.0, ..Label::of(symbol(&text, EcLevel::L), text) };
            let share = draft.harder(0.2, 0.42);
            let inner_px = pose.module_px * label.edge() * share / (inner.edge() + 2.0);
            // A little nearer, so that it is seen.
            let inner_pose = crate::Pose { module_px: inner_px * 1.001, ..*pose };
            let to = label.edge() * (0.5 + share / 2.0);
            let from = label.edge() - to;
            let grey = label.paper;
            let (from, to) = (Point { x: from, y: from }, Point { x: to, y: to });
            label.marks.push(Mark::Block { from, to, grey });
            pose.tilt = 0.0;
            scene.sheets.push((inner, crate::Pose { tilt: 0.0, ..inner_pose }));
        }
        // Bent, dirty and in half shadow.
        2 => {
            pose.bend = Bend::Cylinder {
                radius: edge * draft.harder(1.2, 0.55),
                axis: draft.random.between(0.0, PI),
            };
            let mut milder = Draft {
                random: draft.random.clone(),
                seed: draft.seed,
                hardness: draft.hardness * 0.35,
                number: draft.number,
            };
            dirt(&mut milder, label);
            let through = pose.centre;
            scene.light.shadows.push(Shadow {
                through,
                away: draft.direction(),
                width: 1e4,
                soft: 20.0,
                left: draft.harder(0.6, 0.15),
                wave: 10.0,
            });
        }
        // Flat angle, blurred, noisy.
        _ => {
            pose.tilt = draft.harder(0.4, 1.0);
            scene.camera.defocus = pose.module_px * draft.harder(0.15, 0.55);
            scene.camera.shot_noise = draft.harder(0.03, 0.3);
        }
    }
    scene
}
