//! The cameras of a device, as the browser names them.

use serde::{Deserialize, Serialize};

/// One camera: a phone has one for each lens, and some that choose between lenses by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lens {
    /// The browser's id. Some browsers make a new one at each visit.
    pub id: String,
    /// The browser's name for it, in the device's language; empty where it tells none.
    pub label: String,
}

/// Where a camera looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facing {
    /// Away from the person.
    Away,
    /// Nobody says.
    Unknown,
    /// At the person.
    Person,
}

/// Words for the side that looks away from the person, in small letters.
const AWAY: [&str; 9] = ["back", "rear", "environment", "mặt sau", "camera sau", "后", "後", "背", "arrière"];

/// Words for the side that looks at the person, in small letters.
const PERSON: [&str; 7] = ["front", "facetime", "user", "mặt trước", "camera trước", "前", "avant"];

impl Lens {
    /// Where it looks, by its name.
    pub fn facing(&self) -> Facing {
        let label = self.label.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| label.contains(word));
        match (says(&AWAY), says(&PERSON)) {
            (true, false) => Facing::Away,
            (false, true) => Facing::Person,
            _ => Facing::Unknown,
        }
    }
}

/// The lenses with those first that look away from the person, otherwise in the browser's order.
pub fn rear_first(mut lenses: Vec<Lens>) -> Vec<Lens> {
    lenses.sort_by_key(Lens::facing);
    lenses
}

/// The lens that was chosen at another visit: the same id, or the only one of the same name.
pub fn again<'a>(lenses: &'a [Lens], chosen: &Lens) -> Option<&'a Lens> {
    let mut namesakes = lenses.iter().filter(|lens| !lens.label.is_empty() && lens.label == chosen.label);
    let only = match (namesakes.next(), namesakes.next()) {
        (Some(lens), None) => Some(lens),
        _ => None,
    };
    lenses.iter().find(|lens| lens.id == chosen.id).or(only)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lens(id: &str, label: &str) -> Lens {
        Lens { id: id.into(), label: label.into() }
    }

    #[test]
    fn names_of_browsers_tell_where_a_camera_looks() {
        let rows = [
            ("camera2 0, facing back", Facing::Away),
            ("camera2 1, facing front", Facing::Person),
            ("Back Dual Wide Camera", Facing::Away),
            ("FaceTime HD Camera", Facing::Person),
            ("后置双广角镜头", Facing::Away),
            ("前置相机", Facing::Person),
            ("Camera mặt sau", Facing::Away),
            ("Integrated Webcam (0bda:5634)", Facing::Unknown),
            ("", Facing::Unknown),
        ];
        for (label, facing) in rows {
            assert_eq!(lens("", label).facing(), facing, "{label}");
        }
    }

    #[test]
    fn rear_cameras_come_first_and_keep_their_order() {
        let lenses = rear_first(vec![
            lens("1", "camera2 1, facing front"),
            lens("x", ""),
            lens("0", "camera2 0, facing back"),
            lens("2", "camera2 2, facing back"),
        ]);
        let ids: Vec<&str> = lenses.iter().map(|lens| lens.id.as_str()).collect();
        assert_eq!(ids, ["0", "2", "x", "1"]);
    }

    #[test]
    fn a_chosen_lens_is_found_by_id_else_by_a_name_of_its_own() {
        let lenses = [lens("a", "Back Camera"), lens("b", "Webcam"), lens("c", "Webcam"), lens("d", "")];
        let found = |id, label| again(&lenses, &lens(id, label)).map(|lens| lens.id.as_str());
        assert_eq!(found("b", "renamed"), Some("b"));
        assert_eq!(found("new", "Back Camera"), Some("a"), "a browser that makes new ids");
        assert_eq!(found("new", "Webcam"), None, "two of that name");
        assert_eq!(found("new", ""), None);
    }
}
