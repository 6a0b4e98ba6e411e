//! Drawing views to text, natively. Each test uses a part of it.
#![allow(dead_code)]

use i18n::Locale;
use service::{CalendarDate, Desk, Done, Job, World};
use web::words::{LateWords, Words};
use yew::prelude::*;

/// All words of a language, as the page has them once its worker brought the rest.
pub(crate) fn words(locale: Locale) -> Words {
    let late = i18n::late(locale).map(|(key, text)| (key.to_owned(), text)).collect();
    Words::new(locale).with_late(Some(LateWords::keep(late)))
}

/// Draws a component in a language and gives its mark-up, without what Yew adds for hydration.
pub(crate) fn drawn<C>(locale: Locale, props: C::Properties) -> String
where
    C: BaseComponent,
    C::Properties: Clone + PartialEq,
{
    #[derive(PartialEq, Properties)]
    struct InProps<P: PartialEq> {
        locale: Locale,
        props: P,
    }
    #[component]
    fn In<C>(inside: &InProps<C::Properties>) -> Html
    where
        C: BaseComponent,
        C::Properties: Clone + PartialEq,
    {
        html! {
            <ContextProvider<Words> context={words(inside.locale)}><C ..inside.props.clone() /></ContextProvider<Words>>
        }
    }
    let render =
        yew::LocalServerRenderer::<In<C>>::with_props(InProps { locale, props }).hydratable(false).render();
    // Nothing waits for anything outside, so one poll is enough.
    let mut render = std::pin::pin!(render);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    for _ in 0..1000 {
        if let std::task::Poll::Ready(text) = render.as_mut().poll(&mut context) {
            return text;
        }
    }
    panic!("the view waits for something");
}

/// The texts between tags.
pub(crate) fn texts(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .filter_map(|piece| piece.split_once('>'))
        .map(|(_, text)| text.trim())
        .filter(|t| !t.is_empty())
}

/// Runs a job that needs no desk.
pub(crate) fn run(job: &Job, bytes: Vec<u8>) -> Done {
    run_at(&mut Desk::default(), job, bytes)
}

/// Runs a job at a desk, on a day of June 2026.
pub(crate) fn run_at(desk: &mut Desk, job: &Job, bytes: Vec<u8>) -> Done {
    let today = CalendarDate::new(2026, 6, 1).unwrap_or(CalendarDate::FIRST);
    service::run(
        desk,
        job,
        bytes,
        &World { now_ms: &|| 0.0, today, progress: &|_| {}, here: service::Here::NOWHERE },
    )
}
