//! The words that the worker brings: the page itself carries only those that it needs before.

use std::cell::RefCell;
use std::rc::Rc;

use i18n::Locale;
use service::{Job, Reply};
use yew::prelude::*;

use super::workers::Workers;
use crate::platform::lane::Answer;
use crate::words::{LateWords, Words};

/// Sets of words that were brought already: switching languages back and forth asks once for each.
type Brought = Rc<RefCell<Vec<(Locale, &'static LateWords)>>>;

/// The words of a language, complete as soon as the worker has brought the rest.
#[hook]
pub fn use_all_words(workers: &Workers, locale: Locale) -> Words {
    let late = use_state_eq(|| None::<&'static LateWords>);
    let brought = use_memo((), |()| Brought::default());
    use_effect_with((workers.lanes.clone(), locale), {
        let late = late.setter();
        move |(lanes, locale): &(Option<super::workers::Lanes>, Locale)| {
            let locale = *locale;
            let known = brought.borrow().iter().find(|(of, _)| *of == locale).map(|(_, words)| *words);
            if known.is_some() {
                late.set(known);
            } else if let Some(lanes) = lanes {
                let heard = Callback::from(move |answer: Answer| {
                    if let Reply::Words(texts) = answer.reply {
                        let words = LateWords::keep(texts);
                        brought.borrow_mut().push((locale, words));
                        late.set(Some(words));
                    }
                });
                lanes.drawing.ask(Job::Words(locale.tag().to_owned()), None, heard);
            }
        }
    });
    Words::new(locale).with_late(*late)
}
