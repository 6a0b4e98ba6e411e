//! What the columns of a file are: each heading with a few of its texts, and a choice.

use record::Column;
use service::desk::SourceView;
use service::{Assignment, Mapping, Why};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::words::Words;

/// The columns of a file on its way in. `on_target` hears which column becomes what, or is left out.
pub fn mapping_table(
    source: &SourceView,
    mapping: &Mapping,
    on_target: &Callback<(usize, Option<Column>)>,
    words: Words,
) -> Html {
    html! {
        <div class="table-box">
            <table class="mapping">
                <thead><tr>
                    <th scope="col">{ words.get("import.heading") }</th>
                    <th scope="col">{ words.get("import.samples") }</th>
                    <th scope="col">{ words.get("import.target") }</th>
                </tr></thead>
                <tbody>
                    { for source.headings.iter().enumerate().map(|(at, heading)| {
                        let samples = source.samples.get(at).map(Vec::as_slice).unwrap_or_default();
                        let assignment = mapping.columns.get(at).copied();
                        row(at, heading, samples, assignment.unwrap_or(Assignment { target: None, why: None }), on_target, words)
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn row(
    at: usize,
    heading: &str,
    samples: &[String],
    assignment: Assignment,
    on_target: &Callback<(usize, Option<Column>)>,
    words: Words,
) -> Html {
    let onchange = on_target.reform(move |event: Event| {
        (at, Column::from_name(&event.target_unchecked_into::<HtmlSelectElement>().value()))
    });
    let shown = if heading.is_empty() {
        words.with("import.column", &[("number", &(at + 1).to_string())])
    } else {
        heading.to_owned().into()
    };
    let id = format!("target-{at}");
    html! {
        <tr class={classes!(assignment.target.is_none().then_some("left-out"))}>
            <th scope="row"><label for={id.clone()}>{ shown }</label></th>
            <td class="samples">{ for samples.iter().map(|text| html! { <code>{ text.clone() }</code> }) }</td>
            <td>
                <select {id} {onchange}>
                    <option value="" selected={assignment.target.is_none()}>{ words.get("import.leave-out") }</option>
                    { for Column::ALL.into_iter().map(|column| html! {
                        <option value={column.name()} selected={assignment.target == Some(column)}>{ words.get(column.caption_key()) }</option>
                    }) }
                </select>
                if let Some(why) = assignment.why { <small>{ words.get(why_key(why)) }</small> }
            </td>
        </tr>
    }
}

const fn why_key(why: Why) -> &'static str {
    match why {
        Why::Heading => "import.why.heading",
        Why::Values => "import.why.values",
        Why::Remembered => "import.why.remembered",
        Why::Chosen => "import.why.chosen",
    }
}
