//! One of a few words: kinds of equipment, results of inspections.

use base::{Finding, Severity};

use super::{rewritten, unreadable, wrong};
use crate::{Column, text};

/// A word as records keep it, and what people write for it, in small letters.
type Choice = (&'static str, &'static [&'static str]);

const CATEGORIES: &[Choice] = &[
    (
        "pump",
        &[
            "pumps",
            "vacuum pump",
            "vacuum pumps",
            "bơm",
            "máy bơm",
            "bơm chân không",
            "máy bơm chân không",
            "泵",
            "真空泵",
            "分子泵",
            "干泵",
            "真空幫浦",
        ],
    ),
    (
        "chamber",
        &[
            "chambers",
            "vacuum chamber",
            "vacuum chambers",
            "buồng",
            "buồng chân không",
            "khoang chân không",
            "腔体",
            "腔室",
            "真空室",
            "真空腔",
            "真空腔体",
            "真空腔室",
            "真空箱",
        ],
    ),
    (
        "system",
        &[
            "systems",
            "vacuum system",
            "vacuum systems",
            "integrated vacuum system",
            "integrated system",
            "hệ thống",
            "hệ thống chân không",
            "hệ thống chân không tích hợp",
            "系统",
            "真空系统",
            "成套系统",
            "集成真空系统",
        ],
    ),
];

const RESULTS: &[Choice] = &[
    (
        "pass",
        &[
            "passed",
            "p",
            "ok",
            "okay",
            "accepted",
            "accept",
            "conform",
            "conforming",
            "qualified",
            "đạt",
            "đạt yêu cầu",
            "hợp cách",
            "合格",
            "通过",
            "符合",
        ],
    ),
    (
        "fail",
        &[
            "failed",
            "f",
            "ng",
            "not ok",
            "rejected",
            "reject",
            "nonconforming",
            "non-conforming",
            "unqualified",
            "không đạt",
            "không đạt yêu cầu",
            "không hợp cách",
            "不合格",
            "未通过",
            "不符合",
            "不通过",
        ],
    ),
    (
        "conditional",
        &[
            "conditionally passed",
            "conditional pass",
            "pass with conditions",
            "concession",
            "waiver",
            "waived",
            "đạt có điều kiện",
            "có điều kiện",
            "đạt một phần",
            "有条件",
            "有条件合格",
            "有条件通过",
            "让步接收",
            "特采",
        ],
    ),
];

pub(super) fn check(column: Column, text: &str) -> Vec<Finding> {
    let choices = if column == Column::Category { CATEGORIES } else { RESULTS };
    let Some(word) = chosen(choices, text.trim()) else {
        let allowed: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        return unreadable(column, text, wrong("choice.unknown", text).with("allowed", allowed.join(" / ")));
    };
    let mut findings = Vec::new();
    if text.trim() != word {
        findings.push(rewritten("choice.other-word", text, word));
    } else if text != word {
        findings.extend(text::check(column, text));
    }
    if word == "fail" {
        findings.push(Finding::new("result.failed", Severity::Warning).at(text::core(text)));
    }
    findings
}

/// The word that records keep for a text.
fn chosen(choices: &'static [Choice], text: &str) -> Option<&'static str> {
    if let Some((word, _)) = choices.iter().find(|(word, _)| *word == text) {
        return Some(word);
    }
    let folded = text::folded(text);
    let means = |(word, others): &&Choice| *word == folded || others.contains(&&folded[..]);
    choices.iter().find(means).map(|(word, _)| *word)
}
