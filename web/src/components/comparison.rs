//! What was read beside what was meant, field by field.

use service::FieldComparison;
use yew::prelude::*;

use super::chip::{Chip, Tone};
use super::marked::Marked;
use crate::words::Words;

/// The fields that were compared, and where they differ.
pub fn comparison(fields: &[FieldComparison], words: Words) -> Html {
    html! { <ul class="comparison">{ for fields.iter().map(|field| compared(field, words)) }</ul> }
}

fn compared(field: &FieldComparison, words: Words) -> Html {
    let (tone, word) =
        if field.equal { (Tone::Pass, "comparison.equal") } else { (Tone::Fail, "comparison.differs") };
    html! {
        <li data-field-equal={field.equal.to_string()}>
            <div class="check-head"><strong>{ words.field(field.field) }</strong><Chip {tone}>{ words.get(word) }</Chip></div>
            if let Some(difference) = field.difference { <p class="help">{ words.get(difference.code()) }</p> }
            if field.equal {
                <Marked text={field.expected.clone()} spans={vec![]} />
            } else {
                <p><span class="help">{ words.get("comparison.expected") }</span><Marked text={field.expected.clone()} spans={field.expected_spans.clone()} /></p>
                <p><span class="help">{ words.get("comparison.found") }</span><Marked text={field.found.clone()} spans={field.found_spans.clone()} /></p>
            }
        </li>
    }
}
