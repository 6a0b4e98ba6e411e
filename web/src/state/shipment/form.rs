//! What a person types of a shipment, as it is typed, and the text that the desk gets of it.

use service::desk::shipment::{ContainerText, ShipmentText};
use service::shipment::{Pallet, Port};

/// Where the shipment enters the country, as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PortChoice {
    /// Cai Mep.
    #[default]
    CaiMep,
    /// Hai Phong.
    HaiPhong,
    /// Another one; its name is typed.
    Other,
}

impl PortChoice {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::CaiMep, Self::HaiPhong, Self::Other];

    /// A stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CaiMep => "cai-mep",
            Self::HaiPhong => "hai-phong",
            Self::Other => "other",
        }
    }

    /// The key of its caption.
    pub const fn caption_key(self) -> &'static str {
        match self {
            Self::CaiMep => "loading.port.cai-mep",
            Self::HaiPhong => "loading.port.hai-phong",
            Self::Other => "loading.port.other",
        }
    }
}

/// A container as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContainerForm {
    /// Its number.
    pub number: String,
    /// Numbers of its seals, as one text.
    pub seals: String,
}

/// What is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// What the exporter calls the shipment.
    pub reference: String,
    /// Where it enters the country.
    pub port: PortChoice,
    /// The name of another port; it stays while another choice is tried.
    pub other_port: String,
    /// What it travels in.
    pub containers: Vec<ContainerForm>,
    /// Codes of pallets, one a line.
    pub pallets: String,
}

/// A change of what is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormEdit {
    /// The reference.
    Reference(String),
    /// Which port.
    Port(PortChoice),
    /// The name of another port.
    OtherPort(String),
    /// One container more.
    AddContainer,
    /// The number of the container at this place.
    Number(usize, String),
    /// Its seals.
    Seals(usize, String),
    /// It is taken away.
    RemoveContainer(usize),
    /// Codes of pallets.
    Pallets(String),
}

/// What stands between two seal numbers.
const SEAL_SEPARATORS: [char; 6] = [',', ';', '\n', '，', '；', '、'];

impl Form {
    /// The form of a text.
    pub fn of(text: &ShipmentText) -> Self {
        let (port, other_port) = match &text.port {
            Port::CaiMep => (PortChoice::CaiMep, String::new()),
            Port::HaiPhong => (PortChoice::HaiPhong, String::new()),
            Port::Other(name) => (PortChoice::Other, name.clone()),
        };
        let container = |container: &ContainerText| ContainerForm {
            number: container.number.clone(),
            seals: container.seals.join(", "),
        };
        let pallets: Vec<&str> = text.pallets.iter().map(|pallet| pallet.code.as_str()).collect();
        Self {
            reference: text.reference.clone(),
            port,
            other_port,
            containers: text.containers.iter().map(container).collect(),
            pallets: pallets.join("\n"),
        }
    }

    /// What the desk gets. Containers keep their places, so that what is found out about one stands beside it.
    pub fn text(&self) -> ShipmentText {
        let container = |container: &ContainerForm| ContainerText {
            number: container.number.clone(),
            seals: pieces(&container.seals, &SEAL_SEPARATORS).collect(),
        };
        let codes = pieces(&self.pallets, &['\n', '\r', '\t']);
        ShipmentText {
            reference: self.reference.clone(),
            port: match self.port {
                PortChoice::CaiMep => Port::CaiMep,
                PortChoice::HaiPhong => Port::HaiPhong,
                PortChoice::Other => Port::Other(self.other_port.clone()),
            },
            containers: self.containers.iter().map(container).collect(),
            pallets: codes.map(|code| Pallet { code }).collect(),
        }
    }

    pub(super) fn edit(&mut self, edit: FormEdit) {
        match edit {
            FormEdit::Reference(text) => self.reference = text,
            FormEdit::Port(port) => self.port = port,
            FormEdit::OtherPort(text) => self.other_port = text,
            FormEdit::AddContainer => self.containers.push(ContainerForm::default()),
            FormEdit::Number(at, text) => {
                if let Some(container) = self.containers.get_mut(at) {
                    container.number = text;
                }
            }
            FormEdit::Seals(at, text) => {
                if let Some(container) = self.containers.get_mut(at) {
                    container.seals = text;
                }
            }
            FormEdit::RemoveContainer(at) => {
                if at < self.containers.len() {
                    self.containers.remove(at);
                }
            }
            FormEdit::Pallets(text) => self.pallets = text,
        }
    }
}

/// The pieces of a text that hold something.
fn pieces<'a>(text: &'a str, separators: &'a [char]) -> impl Iterator<Item = String> {
    text.split(separators).map(str::trim).filter(|piece| !piece.is_empty()).map(str::to_owned)
}
