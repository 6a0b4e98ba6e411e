//! The camera's controls and faults drawn to text, natively: only what the device offers, in words that help.

mod common;

use std::rc::Rc;

use common::{drawn, words};
use i18n::Locale;
use service::Fault;
use web::state::camera::{Device, Family, FocusOffer, Lens, Offers, Opened, ZoomRange};
use web::views::camera::{CameraControls, ControlsProps, way_to_allow};
use yew::prelude::*;

fn device(offers: Offers, lenses: &[(&str, &str)]) -> Rc<Device> {
    let lens = |(id, label): &(&str, &str)| Lens { id: (*id).into(), label: (*label).into() };
    let open = Opened {
        lens: lenses.last().map(|(id, _)| (*id).to_owned()),
        mirrored: false,
        offers,
        torch: true,
        zoom: offers.zoom.map(ZoomRange::once),
    };
    Rc::new(Device { lenses: lenses.iter().map(lens).collect(), open: Some(open) })
}

fn controls(device: Rc<Device>, advice: Option<f64>) -> String {
    drawn::<CameraControls>(
        Locale::En,
        ControlsProps { device, quiet: false, advice, on_ask: Callback::noop() },
    )
}

#[test]
fn only_what_the_camera_offers_is_shown() {
    let bare = controls(device(Offers::default(), &[("a", "Webcam")]), None);
    for absent in ["torch", "camera-zoom", "data-action=\"focus\"", "camera-lens", "data-advice"] {
        assert!(!bare.contains(absent), "{absent} in {bare}");
    }
    assert!(bare.contains("data-action=\"sound\""), "{bare}");

    let focus = FocusOffer { continuous: true, single: true, at_point: true };
    let offers = Offers { torch: true, zoom: ZoomRange::new(1.0, 8.0, 0.1), focus };
    let rich = controls(device(offers, &[("a", "Back Camera"), ("b", "")]), Some(2.0));
    for present in [
        "data-action=\"torch\" aria-pressed=\"true\"",
        "min=\"1\" max=\"8\"",
        "data-zoom=\"2×\"",
        "data-action=\"focus\"",
        "Tap the picture",
        "data-advice=\"zoom\"",
        ">Back Camera</option>",
    ] {
        assert!(rich.contains(present), "{present} not in {rich}");
    }
    assert!(rich.contains(">Camera 2</option>"), "a lens without a name is numbered: {rich}");
}

#[test]
fn a_closed_camera_offers_only_its_lenses() {
    let open = device(Offers::default(), &[("a", "Front"), ("b", "Back")]);
    let closed = Rc::new(Device { open: None, ..(*open).clone() });
    let drawn = controls(closed, None);
    assert!(drawn.contains("camera-lens") && !drawn.contains("<button"), "{drawn}");
}

#[test]
fn a_missing_permission_says_where_to_give_it() {
    #[derive(PartialEq, Properties)]
    struct Props {
        fault: Fault,
    }
    #[component]
    fn Way(props: &Props) -> Html {
        way_to_allow(&props.fault, words(Locale::En))
    }
    #[derive(Clone, PartialEq, Properties)]
    struct Outer {
        fault: Fault,
    }
    #[component]
    fn Around(props: &Outer) -> Html {
        html! { <Way fault={props.fault.clone()} /> }
    }
    let denied = Fault::new("camera.denied").with("way", Family::SafariIos.way());
    assert!(drawn::<Around>(Locale::En, Outer { fault: denied }).contains("Website Settings"));
    assert!(!drawn::<Around>(Locale::En, Outer { fault: Fault::new("camera.none") }).contains("<p"));
}
