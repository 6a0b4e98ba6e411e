//! What a log that holds proves, and what it does not.

/// A sentence about a log that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// Stable id and i18n key.
    pub code: &'static str,
    /// Whether it is proved; otherwise it is what people might believe, and is not.
    pub proved: bool,
}

const CLAIMS: [Claim; 8] = [
    // What the hashes do.
    Claim { code: "evidence.claim.unchanged", proved: true },
    // What a root from elsewhere adds: without one, everything may have been written anew.
    Claim { code: "evidence.claim.whole", proved: true },
    Claim { code: "evidence.claim.signed", proved: true },
    Claim { code: "evidence.claim.not-before-root", proved: false },
    Claim { code: "evidence.claim.not-true", proved: false },
    Claim { code: "evidence.claim.not-time", proved: false },
    Claim { code: "evidence.claim.not-person", proved: false },
    Claim { code: "evidence.claim.not-complete", proved: false },
];

/// What a log that holds proves, and what it does not: sentences to show beside every result, in this order.
pub const fn claims() -> &'static [Claim] {
    &CLAIMS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CODES;

    #[test]
    fn every_claim_is_a_code() {
        let claimed = claims().iter().filter(|claim| CODES.contains(&claim.code)).count();
        assert_eq!(claimed, CODES.iter().filter(|code| code.starts_with("evidence.claim.")).count());
    }
}
