//! Why the browser gave no camera.

/// What the browser remembers of its question about the camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// It would ask.
    Prompt,
    /// It was allowed.
    Granted,
    /// It was forbidden.
    Denied,
}

/// What is known when the camera was refused.
#[derive(Debug, Clone, Copy)]
pub struct Refusal<'a> {
    /// The exception's name; empty where there was none.
    pub name: &'a str,
    /// The exception's message, English in every browser.
    pub message: &'a str,
    /// What the browser remembers, where it says.
    pub permission: Option<Permission>,
    /// The page around this one, if any, lets it use the camera.
    pub allowed_here: bool,
    /// The page came over a connection that browsers trust with a camera.
    pub secure: bool,
}

impl Refusal<'_> {
    /// Every code that [`Refusal::code`] gives.
    pub const CODES: [&'static str; 9] = [
        "camera.blocked-by-system",
        "camera.busy",
        "camera.denied",
        "camera.dismissed",
        "camera.held-back",
        "camera.insecure",
        "camera.none",
        "camera.not-allowed-here",
        "camera.unavailable",
    ];

    /// The fault's code.
    pub fn code(&self) -> &'static str {
        match self.name {
            _ if !self.secure => "camera.insecure",
            "NotAllowedError" | "SecurityError" | "PermissionDeniedError" => self.denial(),
            "NotFoundError" | "OverconstrainedError" | "DevicesNotFoundError" => "camera.none",
            "NotReadableError" | "AbortError" | "TrackStartError" => "camera.busy",
            _ => "camera.unavailable",
        }
    }

    fn denial(&self) -> &'static str {
        match self.permission {
            _ if !self.allowed_here => "camera.not-allowed-here",
            // Chromium: "Permission denied by system". The person allowed it, the device does not.
            _ if self.message.contains("system") => "camera.blocked-by-system",
            Some(Permission::Granted) => "camera.blocked-by-system",
            _ if self.message.contains("dismissed") => "camera.dismissed",
            // Closed without an answer, or refused for this time only: it would ask again.
            Some(Permission::Prompt) => "camera.dismissed",
            Some(Permission::Denied) | None => "camera.denied",
        }
    }

    /// Whether it is the browser or the device whose permission is missing, so that it helps to say where to give it.
    pub fn is_denial(code: &str) -> bool {
        matches!(code, "camera.blocked-by-system" | "camera.denied" | "camera.dismissed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BARE: Refusal<'static> =
        Refusal { name: "", message: "", permission: None, allowed_here: true, secure: true };

    #[test]
    fn every_refusal_has_a_name_of_its_own() {
        let denied = Refusal { name: "NotAllowedError", message: "Permission denied", ..BARE };
        let prompt = Some(Permission::Prompt);
        let rows = [
            (denied, "camera.denied"),
            (Refusal { permission: Some(Permission::Denied), ..denied }, "camera.denied"),
            (Refusal { permission: prompt, ..denied }, "camera.dismissed"),
            (Refusal { message: "Permission dismissed", ..denied }, "camera.dismissed"),
            (
                Refusal { message: "Permission denied by system", permission: prompt, ..denied },
                "camera.blocked-by-system",
            ),
            (Refusal { permission: Some(Permission::Granted), ..denied }, "camera.blocked-by-system"),
            (Refusal { allowed_here: false, permission: prompt, ..denied }, "camera.not-allowed-here"),
            (Refusal { name: "NotFoundError", ..BARE }, "camera.none"),
            (Refusal { name: "NotReadableError", ..BARE }, "camera.busy"),
            (Refusal { secure: false, ..BARE }, "camera.insecure"),
            (Refusal { name: "TypeError", ..BARE }, "camera.unavailable"),
        ];
        for (refusal, code) in rows {
            assert_eq!(refusal.code(), code, "{refusal:?}");
        }
    }

    #[test]
    fn every_code_has_a_text() {
        for code in Refusal::CODES {
            assert!(i18n::has(code), "{code}");
        }
    }
}
