//! What opens the platform's door. It cannot be stored with a submission, printed or logged.

use std::fmt;

use serde_json::Value;

use crate::profile::{Authentication, Profile};

/// How many characters a name, a secret, a key or a token may have.
pub const SECRET_LIMIT_CHARS: usize = 4096;

/// Parts of a message shorter than this are not looked for: they would blacken words.
const REDACTED_FROM_CHARS: usize = 6;

/// Credentials and the token that they got. Kept by the caller, beside the submission and never in it.
pub struct Access {
    credentials: Credentials,
    token: Option<String>,
}

enum Credentials {
    None,
    Client { id: String, secret: String },
    ApiKey(String),
}

/// Why credentials cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("empty, longer than {SECRET_LIMIT_CHARS} characters, or not visible ASCII")]
pub struct AccessError;

impl AccessError {
    /// Stable id and i18n key.
    pub const fn code(self) -> &'static str {
        "submission.credentials-malformed"
    }
}

impl fmt::Debug for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.credentials {
            Credentials::None => "none",
            Credentials::Client { .. } => "client",
            Credentials::ApiKey(_) => "api key",
        };
        write!(f, "Access({kind}, {})", if self.token.is_some() { "with token" } else { "without token" })
    }
}

impl Access {
    /// For platforms that ask for nothing.
    pub const fn none() -> Self {
        Self { credentials: Credentials::None, token: None }
    }

    /// A client's name and secret, as the platform gave them.
    ///
    /// # Errors
    /// `submission.credentials-malformed`.
    pub fn client(id: &str, secret: &str) -> Result<Self, AccessError> {
        let credentials = Credentials::Client { id: visible(id)?, secret: visible(secret)? };
        Ok(Self { credentials, token: None })
    }

    /// A key that goes into a header of each request.
    ///
    /// # Errors
    /// `submission.credentials-malformed`.
    pub fn api_key(key: &str) -> Result<Self, AccessError> {
        Ok(Self { credentials: Credentials::ApiKey(visible(key)?), token: None })
    }

    /// Whether these are the credentials that the profile asks for.
    pub fn suits(&self, profile: &Profile) -> bool {
        matches!(
            (profile.authentication(), &self.credentials),
            (Authentication::None, Credentials::None)
                | (Authentication::ClientCredentials { .. }, Credentials::Client { .. })
                | (Authentication::ApiKey { .. }, Credentials::ApiKey(_))
        )
    }

    pub(crate) fn client_parts(&self) -> Option<(&str, &str)> {
        match &self.credentials {
            Credentials::Client { id, secret } => Some((id, secret)),
            Credentials::None | Credentials::ApiKey(_) => None,
        }
    }

    /// Name and value of the header that opens the door now; `None` when there is none yet, or none is asked for.
    pub(crate) fn header(&self, profile: &Profile) -> Option<(String, String)> {
        match (profile.authentication(), &self.credentials) {
            (Authentication::ClientCredentials { .. }, _) => {
                self.token.as_ref().map(|token| ("authorization".to_owned(), format!("Bearer {token}")))
            }
            (Authentication::ApiKey { header }, Credentials::ApiKey(key)) => {
                Some((header.clone(), key.clone()))
            }
            _ => None,
        }
    }

    pub(crate) const fn has_token(&self) -> bool {
        self.token.is_some()
    }

    pub(crate) fn forget_token(&mut self) {
        self.token = None;
    }

    /// Takes the token out of an answer; `false` where there is none that a header can carry.
    pub(crate) fn take_token(&mut self, body: &[u8], pointer: &str) -> bool {
        let answer: Option<Value> = serde_json::from_slice(body).ok();
        let token = answer.as_ref().and_then(|answer| answer.pointer(pointer)).and_then(Value::as_str);
        self.token = token.and_then(|token| visible(token).ok()).filter(|token| !token.contains(' '));
        self.token.is_some()
    }

    /// A message without what it should not repeat: platforms quote what they were sent.
    pub(crate) fn redact(&self, message: &str) -> String {
        let secrets: [Option<&String>; 2] = [
            match &self.credentials {
                Credentials::Client { secret, .. } | Credentials::ApiKey(secret) => Some(secret),
                Credentials::None => None,
            },
            self.token.as_ref(),
        ];
        let long = secrets.into_iter().flatten().filter(|secret| secret.len() >= REDACTED_FROM_CHARS);
        long.fold(message.to_owned(), |message, secret| message.replace(secret.as_str(), "[…]"))
    }
}

/// A text that a header can carry without becoming two.
fn visible(text: &str) -> Result<String, AccessError> {
    let fits = (1..=SECRET_LIMIT_CHARS).contains(&text.len());
    if fits && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(text.to_owned())
    } else {
        Err(AccessError)
    }
}
