//! Damage up to the limit is undone exactly; what is beyond is never taken for another symbol by less.

use proptest::prelude::*;
use qr_symbol::{
    BlockErrors, Blocks, EcLevel, Mask, Modules, NO_WORD, Placement, RestoreError, SPARE, Symbol, Version,
    data_codewords,
};

/// Numbers that look random and are always the same.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }
}

fn version(number: u8) -> Version {
    Version::new(number).expect("a version")
}

fn composed(random: &mut Random, version: Version, level: EcLevel, mask: Option<u8>) -> (Symbol, Vec<u8>) {
    let data: Vec<u8> = (0..data_codewords(version, level)).map(|_| random.below(256) as u8).collect();
    let mask = mask.map(|number| Mask::new(number).expect("a mask"));
    (Symbol::compose(version, level, mask, &data), data)
}

/// Which codeword, in the order of placement, is which of its block.
fn places_of_blocks(blocks: &Blocks) -> Vec<Vec<usize>> {
    let mut places = vec![Vec::new(); blocks.count];
    let mut next = 0;
    for round in 0..blocks.short_data + 1 + blocks.check {
        let is_last_of_data = round == blocks.short_data;
        for block in places.iter_mut().skip(if is_last_of_data { blocks.short } else { 0 }) {
            block.push(next);
            next += 1;
        }
    }
    assert_eq!(next, blocks.codewords());
    places
}

/// The symbol with exactly `wrong(block)` codewords of each block changed.
fn damaged(random: &mut Random, symbol: &Symbol, wrong: impl Fn(usize) -> usize) -> Symbol {
    let placement = Placement::of(symbol.version()).data_modules();
    let mut turned = vec![false; symbol.edge() * symbol.edge()];
    for (index, mut places) in
        places_of_blocks(&Blocks::of(symbol.version(), symbol.level())).into_iter().enumerate()
    {
        for _ in 0..wrong(index) {
            let codeword = places.swap_remove(random.below(places.len()));
            let bits = 1 + random.below(255);
            for bit in (0..8).filter(|bit| bits >> bit & 1 == 1) {
                let (x, y) = placement[codeword * 8 + bit];
                turned[usize::from(y) * symbol.edge() + usize::from(x)] = true;
            }
        }
    }
    let modules = symbol.modules();
    Symbol::from_modules(Modules::from_fn(symbol.edge(), |x, y| {
        modules.is_dark(x, y) ^ turned[y * symbol.edge() + x]
    }))
    .expect("nothing but data is damaged")
}

#[test]
fn every_version_and_level_is_restored_at_its_limit() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for version in Version::all() {
        for level in EcLevel::ALL {
            let (symbol, data) = composed(&mut random, version, level, Some(3));
            let blocks = Blocks::of(version, level);
            let restored = damaged(&mut random, &symbol, |_| blocks.correctable()).restored();
            let restored = restored.unwrap_or_else(|error| panic!("{version} {level}: {error}"));
            assert_eq!(restored.symbol, symbol, "{version} {level}");
            assert_eq!(restored.data, data, "{version} {level}");
            assert_eq!(restored.blocks.len(), blocks.count);
            for (index, block) in restored.blocks.iter().enumerate() {
                let codewords = blocks.data_of(index) + blocks.check;
                let wrong = blocks.correctable();
                assert_eq!(*block, BlockErrors { codewords, wrong, erased: 0, correctable: wrong });
                assert!(block.is_at_limit() && block.share() == 1.0);
            }
        }
    }
}

#[test]
fn what_the_smallest_symbols_keep_back_is_not_spent() {
    let mut random = Random(5);
    // Version, level, the most that is mended, and the most that the code itself could mend.
    for (number, level, most, possible) in [
        (1, EcLevel::L, 2, 3),
        (1, EcLevel::M, 4, 5),
        (1, EcLevel::Q, 6, 6),
        (1, EcLevel::H, 8, 8),
        (2, EcLevel::L, 4, 5),
        (3, EcLevel::L, 7, 7),
        (4, EcLevel::L, 10, 10),
    ] {
        for wrong in 0..=possible {
            let (symbol, _) = composed(&mut random, version(number), level, None);
            let restored = damaged(&mut random, &symbol, |_| wrong).restored();
            if wrong <= most {
                assert_eq!(restored.expect("restored").symbol, symbol, "{number} {level} {wrong}");
            } else {
                assert_eq!(restored, Err(RestoreError::TooDamaged { lost: 1, blocks: 1 }));
            }
        }
    }
}

#[test]
fn one_lost_block_is_said_to_be_one() {
    let mut random = Random(11);
    let (symbol, _) = composed(&mut random, version(5), EcLevel::Q, None);
    let limit = Blocks::of(version(5), EcLevel::Q).correctable();
    let lost = damaged(&mut random, &symbol, |block| if block == 2 { limit + 1 } else { limit });
    let error = lost.restored().expect_err("a block is lost");
    assert_eq!(error, RestoreError::TooDamaged { lost: 1, blocks: 4 });
    assert_eq!(error.code(), "symbol.too-damaged");
    assert_eq!(error.args(), [("lost", "1".to_owned()), ("blocks", "4".to_owned())]);
}

#[test]
fn function_patterns_and_what_says_the_version_are_restored() {
    let mut random = Random(3);
    for number in [1, 2, 6, 7, 20] {
        let (symbol, _) = composed(&mut random, version(number), EcLevel::M, Some(5));
        let placement = Placement::of(symbol.version());
        let edge = symbol.edge();
        // Everything that is not data turned, save the format information, which is read first.
        let is_format =
            |x: usize, y: usize| (x == 8 && (y < 9 || y + 8 >= edge)) || (y == 8 && (x < 9 || x + 8 >= edge));
        // Version information is left: turned as a whole it could be nearer to that of another version.
        let is_version =
            |x: usize, y: usize| number >= 7 && ((x < 6 && y + 11 >= edge) || (y < 6 && x + 11 >= edge));
        let ruined = Modules::from_fn(edge, |x, y| {
            let turned = placement.is_function(x, y) && !is_format(x, y) && !is_version(x, y);
            symbol.modules().is_dark(x, y) ^ turned
        });
        assert_ne!(&ruined, symbol.modules());
        let restored = Symbol::from_modules(ruined).expect("a symbol").restored().expect("restored");
        assert_eq!(restored.symbol, symbol, "{number}");
        assert!(restored.blocks.iter().all(|block| block.wrong == 0 && block.share() == 0.0));
    }
}

/// A symbol with `wrong(block)` codewords of each block changed and `erased(block)` others told to be doubtful, of
/// which every other one is changed, too; and the doubt about its modules, row-major.
fn doubtful(
    random: &mut Random,
    symbol: &Symbol,
    wrong: impl Fn(usize) -> usize,
    erased: impl Fn(usize) -> usize,
) -> (Symbol, Vec<u8>) {
    let edge = symbol.edge();
    let placement = Placement::of(symbol.version()).data_modules();
    let (mut turned, mut doubts) = (vec![false; edge * edge], vec![0; edge * edge]);
    let structure = Blocks::of(symbol.version(), symbol.level());
    for (index, mut places) in places_of_blocks(&structure).into_iter().enumerate() {
        for count in 0..wrong(index) + erased(index) {
            let codeword = places.swap_remove(random.below(places.len()));
            let is_wrong = count < wrong(index);
            let bits = if is_wrong || count % 2 == 0 { 1 + random.below(255) } else { 0 };
            for bit in 0..8 {
                let (x, y) = placement[codeword * 8 + bit];
                let at = usize::from(y) * edge + usize::from(x);
                turned[at] = bits >> bit & 1 == 1;
                // One doubtful module is enough to doubt the codeword.
                doubts[at] = if !is_wrong && bit == count % 8 { NO_WORD } else { 0 };
            }
        }
    }
    let modules = Modules::from_fn(edge, |x, y| symbol.modules().is_dark(x, y) ^ turned[y * edge + x]);
    (Symbol::from_modules(modules).expect("nothing but data is damaged"), doubts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_tells_nothing_counts_half(
        number in 1..=12u8,
        level in 0..4usize,
        share in 0..=100usize,
        seed in 1..u64::MAX,
    ) {
        let mut random = Random(seed);
        let (symbol, data) = composed(&mut random, version(number), EcLevel::ALL[level], None);
        let structure = Blocks::of(symbol.version(), symbol.level());
        let limit = (2 * structure.correctable()).saturating_sub(SPARE);
        let erased = limit * share / 100;
        let wrong = (limit - erased) / 2;
        let (seen, doubts) = doubtful(&mut random, &symbol, |_| wrong, |_| erased);
        let restored = seen.restored_where(|x, y| doubts[y * seen.edge() + x]).expect("restored");
        prop_assert_eq!(&restored.symbol, &symbol);
        prop_assert_eq!(&restored.data, &data);
        for block in &restored.blocks {
            prop_assert!(block.erased <= erased && block.share() <= 1.0, "{:?}", block);
            prop_assert!(block.erased == 0 || !block.is_at_limit(), "{:?}", block);
        }
        // What needs no help is not made smaller by doubts.
        let whole = symbol.restored_where(|_, _| NO_WORD).expect("restored");
        prop_assert!(whole.blocks.iter().all(|block| block.share() == 0.0));
    }

    #[test]
    fn doubts_about_everything_mend_nothing_more(
        number in 1..=6u8,
        level in 0..4usize,
        beyond in 1..30usize,
        seed in 1..u64::MAX,
    ) {
        let mut random = Random(seed);
        let (symbol, _) = composed(&mut random, version(number), EcLevel::ALL[level], None);
        let structure = Blocks::of(symbol.version(), symbol.level());
        let wrong = (structure.correctable() + beyond).min(structure.data_of(0) + structure.check);
        let (seen, _) = doubtful(&mut random, &symbol, |_| wrong, |_| 0);
        // Noise among doubtful codewords is taken for a message once in 2³² times.
        if let Ok(restored) = seen.restored_where(|_, _| NO_WORD) {
            prop_assert_eq!(&restored.symbol, &symbol);
        }
    }

    #[test]
    fn damage_up_to_the_limit_is_undone(
        number in 1..=12u8,
        level in 0..4usize,
        mask in proptest::option::of(0..8u8),
        seed in 1..u64::MAX,
    ) {
        let mut random = Random(seed);
        let level = EcLevel::ALL[level];
        let (symbol, data) = composed(&mut random, version(number), level, mask);
        let blocks = Blocks::of(version(number), level);
        let wrong: Vec<usize> = (0..blocks.count).map(|_| random.below(blocks.correctable() + 1)).collect();
        let restored = damaged(&mut random, &symbol, |block| wrong[block]).restored().expect("restored");
        prop_assert_eq!(&restored.symbol, &symbol);
        prop_assert_eq!(&restored.data, &data);
        prop_assert_eq!(restored.blocks.iter().map(|block| block.wrong).collect::<Vec<_>>(), wrong);
    }

    #[test]
    fn damage_beyond_the_limit_is_refused_or_said(
        number in 1..=6u8,
        level in 0..4usize,
        beyond in 1..12usize,
        seed in 1..u64::MAX,
    ) {
        let mut random = Random(seed);
        let level = EcLevel::ALL[level];
        let (symbol, _) = composed(&mut random, version(number), level, None);
        let limit = Blocks::of(version(number), level).correctable();
        let ruined = damaged(&mut random, &symbol, |_| limit + beyond);
        // No code tells all ruins from symbols; but what is taken for one is as far away as is said.
        if let Ok(restored) = ruined.restored() {
            prop_assert!(restored.symbol != symbol);
            let again = restored.symbol.restored().expect("a whole symbol");
            prop_assert_eq!(&again.symbol, &restored.symbol);
            prop_assert_eq!(again.data, restored.data);
        }
    }

    #[test]
    fn any_modules_are_restored_or_refused(number in 1..=40u8, seed in 1..u64::MAX, level in 0..4usize) {
        let mut random = Random(seed);
        let (symbol, _) = composed(&mut random, version(number), EcLevel::ALL[level], None);
        let placement = Placement::of(symbol.version());
        // The format information stays, so that there is a symbol at all.
        let modules = Modules::from_fn(symbol.edge(), |x, y| {
            if placement.is_function(x, y) { symbol.modules().is_dark(x, y) } else { random.below(2) == 0 }
        });
        if let Ok(restored) = Symbol::from_modules(modules).expect("a symbol").restored() {
            prop_assert_eq!(restored.symbol.version(), symbol.version());
        }
    }
}
