//! From a rule to the citation that a finding carries.

use std::borrow::Cow;

use base::Citation;

use crate::Pack;

impl Pack {
    /// What a finding says about the rule that asks for it; `None` for a rule that is not in the pack.
    pub fn citation(&self, rule: &str) -> Option<Citation> {
        let rule = self.rule(rule)?;
        let source = self.source(&rule.source)?;
        Some(Citation {
            rule: Cow::Owned(rule.id.clone()),
            source: Cow::Owned(source.name.clone()),
            confidence: source.confidence,
        })
    }
}
