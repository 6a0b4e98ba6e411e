//! What is counted read by read is what a recount of everything stored comes to.

use service::desk::shipment::ShipmentAct;
use service::shipment::{Input, Place};
use service::vault::MemoryVault;

use crate::stand::{CONTAINER, Phone, frame, place, read};

/// Numbers that are the same at each run (Knuth's linear congruential generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

/// Something that a person does at a dock.
fn input(chance: &mut Chance, payloads: &[String]) -> Input {
    let payload = &payloads[chance.below(payloads.len())];
    match chance.below(14) {
        0..5 => frame(&[payload]),
        5 => frame(&[&payload.replacen("2026", "2O26", 1)]),
        6 => frame(&[["PAL-1", "PAL-2", CONTAINER, "menu"][chance.below(4)], payload]),
        7 => Input::Frame(vec![read(payload, 0.0)]),
        8 => Input::Undo,
        9 => Input::Redo,
        10 => Input::Load([Place::default(), place(None, Some("PAL-2"))][chance.below(2)].clone()),
        11 => Input::Manual { read: read(payload, 0.0), reason: "torn".into() },
        _ => Input::Acknowledge,
    }
}

#[test]
fn counts_that_grow_are_those_of_a_recount() {
    // Two phones of two names, and two that go by one.
    for (seed, names) in [(1, ["a", "b"]), (7, ["a", "b"]), (3, ["a", "a"])] {
        let vaults = [MemoryVault::default(), MemoryVault::default()];
        let mut phones = [Phone::open(&vaults[0], names[0]), Phone::open(&vaults[1], names[1])];
        phones.iter_mut().for_each(|phone| phone.load(6));
        let payloads: Vec<String> = (1..=6).map(|at| phones[0].payload(at)).collect();
        let mut chance = Chance(seed);
        let mut matched = 0;
        for step in 0..160 {
            let one = chance.below(2);
            if chance.below(12) == 0 {
                let part = phones[1 - one].part();
                phones[one].join(&part);
            } else {
                let heard = phones[one].hear(input(&mut chance, &payloads));
                assert_eq!(heard.counts, phones[one].show().counts, "step {step} of {seed}");
                matched = matched.max(heard.counts.matched);
            }
            let (there, again) = (phones[one].show(), Phone::open(&vaults[one], names[one]).show());
            assert_eq!(there.counts, again.counts, "step {step} of {seed}");
            assert_eq!(there.session, again.session, "step {step} of {seed}");
            assert_eq!(there.conflicts, again.conflicts, "step {step} of {seed}");
        }
        assert!(matched > 3, "{matched}: something was scanned");
        let parts = [phones[0].part(), phones[1].part()];
        let both = [phones[0].join(&parts[1]), phones[1].join(&parts[0])];
        assert_eq!(both[0].counts, both[1].counts, "both come to the same");
        let alone = phones[0].view(ShipmentAct::ForgetDevices);
        assert_eq!(alone.counts, Phone::open(&vaults[0], names[0]).show().counts);
    }
}
