//! The nearest labels that fare better.

use std::iter::once;

use crate::advice::{Verdict, verdict};
use crate::book::{Book, Row};
use crate::question::Question;

/// How many are offered at most: a choice, not a catalogue.
const MOST: usize = 3;

/// Recommended labels in the same place and on the same surface whose verdict is better than `than`: best verdict
/// first, then the nearest, then in the order of the data.
pub(crate) fn better(book: &Book, question: &Question, than: Verdict) -> Vec<Question> {
    let mut found: Vec<(Verdict, u32, Question)> = Vec::new();
    let rows =
        book.rows.iter().filter(|row| row.verdict == Verdict::Recommended && row.when.is_about_material());
    for label in rows.flat_map(|row| labels(row, question)) {
        match verdict(book, &label) {
            Some(verdict) if verdict < than && found.iter().all(|(_, _, other)| *other != label) => {
                found.push((verdict, distance(question, &label), label));
            }
            _ => {}
        }
    }
    found.sort_by_key(|(verdict, distance, _)| (*verdict, *distance));
    found.into_iter().take(MOST).map(|(_, _, label)| label).collect()
}

/// Every label that a row recommends, put in the place of the question.
fn labels<'a>(row: &'a Row, question: &'a Question) -> impl Iterator<Item = Question> + 'a {
    let when = &row.when;
    // "Not said" is an answer that rows put up with, not one to offer.
    let ribbon = when.ribbon.first();
    when.material.iter().flat_map(move |material| {
        when.finish.iter().flat_map(move |finish| {
            when.method.iter().flat_map(move |method| {
                once(Question {
                    material: material.clone(),
                    finish: finish.clone(),
                    method: method.clone(),
                    ribbon: ribbon.cloned().unwrap_or_default(),
                    ..question.clone()
                })
            })
        })
    })
}

/// How much a person would have to change; another printer weighs more than another roll, that more than a ribbon.
fn distance(from: &Question, to: &Question) -> u32 {
    let parts = [
        (&from.method, &to.method, 8),
        (&from.material, &to.material, 4),
        (&from.finish, &to.finish, 2),
        (&from.ribbon, &to.ribbon, 1),
    ];
    parts.iter().filter(|(from, to, _)| !from.is_empty() && from != to).map(|(_, _, weight)| weight).sum()
}
