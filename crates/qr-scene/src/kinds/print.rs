//! What printers, designers and screens make hard.

use base::Point;
use qr_symbol::EcLevel;

use super::{Draft, symbol};
use crate::{Dot, Ground, Mark, Scene};

pub(super) fn thermal(draft: &mut Draft) -> Scene {
    let module_px = draft.random.between(4.0, 8.0);
    let mut scene = draft.scene(module_px);
    let (label, _) = &mut scene.sheets[0];
    label.ink = draft.random.between(0.08, 0.25);
    let edge = label.edge();
    match draft.number % 3 {
        // Dead elements of the head.
        0 => {
            for _ in 0..draft.harder(1.0, 4.0).round() as usize {
                let at = draft.random.between(0.0, edge);
                label.marks.push(Mark::Void { at, width: draft.random.between(0.15, 0.6) });
            }
        }
        // Separate dots: too cold, too fast.
        1 => {
            label.gain = 0.0;
            label.dot = Dot::Disc(draft.harder(0.62, 0.34));
            label.marks.push(Mark::Dropouts {
                share: draft.harder(0.0, 0.05),
                size: 0.25,
                seed: draft.random.bits(),
            });
        }
        // Faded or abraded.
        _ => {
            label.marks.push(Mark::Dropouts {
                share: draft.harder(0.02, 0.45),
                size: draft.random.between(0.15, 0.5),
                seed: draft.random.bits(),
            });
            label.ink = draft.harder(0.1, 0.3);
        }
    }
    scene
}

pub(super) fn noncompliant(draft: &mut Draft) -> Scene {
    let module_px = draft.random.between(5.0, 8.0);
    let mut scene = draft.scene(module_px);
    let (label, _) = &mut scene.sheets[0];
    let text = label.text.clone();
    match draft.number % 6 {
        0 => label.dot = Dot::Disc(draft.harder(0.5, 0.16)),
        1 => {
            label.dot = Dot::Rounded;
            label.symbol = symbol(&text, EcLevel::H);
            let share = draft.harder(0.15, 0.5);
            let (from, to) = (label.edge() * (0.5 - share / 2.0), label.edge() * (0.5 + share / 2.0));
            let at = |at: f64| Point { x: at, y: at };
            label.marks.push(Mark::Block { from: at(from), to: at(to), grey: label.paper });
            let seed = draft.random.bits();
            let radius = label.edge() * share * 0.4;
            label.marks.push(Mark::Spot { centre: at(label.edge() / 2.0), radius, grey: 0.2, seed });
        }
        2 => {
            // Cut to less than the quiet zone, down into the symbol, on something as dark as the ink.
            label.quiet = draft.harder(1.5, -0.7);
            label.words = 0.0;
            scene.ground = if draft.random.chance(0.5) {
                Ground::Plain { grey: label.ink, clouds: 0.02 }
            } else {
                Ground::Clutter { size: 30.0 }
            };
        }
        3 => {
            label.inverted = true;
            label.gain = draft.harder(0.0, 0.3);
        }
        4 => {
            label.mirrored = true;
            label.inverted = draft.random.chance(0.5);
            label.gain = draft.harder(0.0, 0.25);
        }
        _ => label.gain = draft.harder(0.15, 0.48),
    }
    scene
}

pub(super) fn monitor(draft: &mut Draft) -> Scene {
    let module_px = draft.harder(10.0, 4.0);
    let mut scene = draft.scene(module_px);
    scene.samples = 3;
    let (label, pose) = &mut scene.sheets[0];
    label.paper = 0.9;
    label.ink = draft.random.between(0.02, 0.08);
    label.quiet = 8.0;
    label.screen = Some((draft.random.between(2.0, 5.0).round(), draft.harder(0.2, 0.9)));
    pose.roll = draft.random.between(-0.15, 0.15);
    scene.ground = Ground::Plain { grey: 0.2, clouds: 0.1 };
    scene.camera.moire = draft.harder(0.1, 0.9);
    scene.camera.moire_px = draft.random.between(2.5, 9.0);
    scene.camera.defocus = draft.random.between(0.5, 1.2);
    scene
}
