//! The nearest labels that fare better.

use crate::advice::{Verdict, verdict};
use crate::book::{Book, Row};
use crate::question::Question;

/// How many are offered at most: a choice, not a catalogue.
const MOST: usize = 3;

/// How a label fares once all evidence is at hand, then with what there is: the first counts for more.
type Standing = (Option<Verdict>, Option<Verdict>);

/// Recommended labels that fare better in the same place and on the same surface: best standing first, then the
/// nearest, then in the order of the data.
///
/// Evidence for one label says nothing of another, so none is taken over. Where all that is missing is evidence
/// that another label would lack as well, nothing is offered.
pub(crate) fn better(book: &Book, question: &Question) -> Vec<Question> {
    let all: Vec<String> = book.evidence.iter().map(|row| row.id.clone()).collect();
    let standing = |label: &Question| -> Standing {
        let proven = Question { evidence: all.clone(), ..label.clone() };
        (verdict(book, &proven), verdict(book, label))
    };
    let now = standing(question);
    let mut found: Vec<(Standing, u32, Question)> = Vec::new();
    let recommended = |row: &&Row| row.verdict == Verdict::Recommended && row.when.is_about_material();
    for label in book.rows.iter().filter(recommended).flat_map(|row| labels(row, question)) {
        let then = standing(&label);
        if then < now && found.iter().all(|(_, _, other)| *other != label) {
            found.push((then, distance(question, &label), label));
        }
    }
    found.sort_by_key(|(standing, distance, _)| (*standing, *distance));
    found.into_iter().take(MOST).map(|(_, _, label)| label).collect()
}

/// Every label that a row recommends, put in the place of the question.
fn labels<'a>(row: &'a Row, question: &'a Question) -> impl Iterator<Item = Question> + 'a {
    let when = &row.when;
    // "Not said" is an answer that rows put up with, not one to offer.
    let ribbon = when.ribbon.first().map(String::as_str).unwrap_or_default();
    when.material.iter().flat_map(move |material| {
        when.finish.iter().flat_map(move |finish| {
            when.method.iter().map(move |method| Question {
                material: material.clone(),
                finish: finish.clone(),
                method: method.clone(),
                ribbon: ribbon.to_owned(),
                evidence: Vec::new(),
                ..question.clone()
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
