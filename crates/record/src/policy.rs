//! What a user asks for beyond the rules: a policy tightens, it never loosens.

use serde::{Deserialize, Serialize};

/// What a user asks for beyond the rules.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {}
