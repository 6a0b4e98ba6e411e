//! Templates of labels, and labels laid out by them.
#![no_main]

use std::sync::LazyLock;

use base::{Dpi, Mm};
use label::{Content, Languages, Style, Template};
use libfuzzer_sys::fuzz_target;
use qr_encode::{LevelChoice, Payload, Request};
use qr_symbol::{EcLevel, Symbol, Version};

static SYMBOL: LazyLock<Symbol> = LazyLock::new(|| {
    let (payload, level) = (Payload::Text("20260517-0001"), LevelChoice::Exactly(EcLevel::M));
    qr_encode::encode(&Request { payload, level, largest: Version::MAX }).expect("a symbol").symbol
});

fuzz_target!(|json: &str| {
    if let Ok(template) = Template::parse(json) {
        let values =
            template.rows().iter().map(|row| (row.key().to_owned(), "Chân không 20260517".to_owned()));
        let content = Content { values: values.collect(), symbol: SYMBOL.clone(), logo: None };
        let style = Style {
            module_dots: 12,
            dots: Dpi(600.0),
            languages: Languages::default(),
            least_symbol_edge: Mm(10.0),
            least_module: Mm(0.396),
        };
        let _ = label::lay_out(&content, &template, &style);
    }
});
