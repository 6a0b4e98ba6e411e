//! What the values of a column look like.

use record::Column;

use crate::{Table, synonyms};

/// How many values of a column are looked at.
const VALUES_LOOKED_AT: usize = 200;

/// Which of them have to look alike, in hundredths.
const LEAST_SHARE: u8 = 70;

/// Whether a value looks like one of a column.
type Looks = fn(&str) -> bool;

/// A column of the records, and whether a value looks like one of its own. The surest resemblances come first: among
/// those that hold for as many values, the first is taken.
const RESEMBLANCES: [(Column, Looks); 14] = [
    (Column::PlatformPayload, is_payload),
    (Column::Batch, is_batch),
    (Column::Gtin, is_gtin),
    (Column::Gln, is_gln),
    (Column::HsCode, is_hs_code),
    (Column::BatchDate, is_date),
    (Column::ReportDate, is_date),
    (Column::Report, is_report),
    (Column::Category, is_category),
    (Column::Result, is_result),
    (Column::ManufacturerCountry, is_country),
    (Column::Laboratory, is_laboratory),
    (Column::ManufacturerLocal, is_chinese_company),
    (Column::Manufacturer, is_company),
];

/// Kinds of equipment, folded.
#[rustfmt::skip]
const CATEGORIES: [&str; 25] = [
    "pump", "pumps", "chamber", "chambers", "system", "systems", "vacuumpump", "vacuumchamber",
    "vacuumsystem", "bom", "buong", "hethong", "bomchankhong", "buongchankhong", "hethongchankhong", "泵",
    "腔体", "系统", "真空泵", "真空腔", "真空腔体", "真空系统", "腔體", "系統", "真空系統",
];

/// What reports say, folded.
#[rustfmt::skip]
const RESULTS: [&str; 20] = [
    "pass", "passed", "fail", "failed", "ok", "ng", "conditional", "accepted", "rejected", "dat",
    "khongdat", "datcodieukien", "合格", "不合格", "有条件合格", "通过", "未通过", "有條件合格", "通過",
    "未通過",
];

/// Countries that such equipment comes from or goes to: names and codes, folded.
#[rustfmt::skip]
const COUNTRIES: [&str; 106] = [
    "cn", "chn", "china", "prchina", "chinaprc", "peoplesrepublicofchina", "trungquoc", "中国", "中國",
    "vn", "vnm", "vietnam", "越南", "de", "deu", "germany", "duc", "德国", "德國", "jp", "jpn", "japan",
    "nhatban", "日本", "kr", "kor", "korea", "southkorea", "republicofkorea", "hanquoc", "韩国", "韓國",
    "tw", "twn", "taiwan", "dailoan", "台湾", "台灣", "us", "usa", "unitedstates", "unitedstatesofamerica",
    "hoaky", "my", "美国", "美國", "gb", "gbr", "uk", "unitedkingdom", "anh", "英国", "英國", "fr", "fra",
    "france", "phap", "法国", "法國", "it", "ita", "italy", "y", "意大利", "ch", "che", "switzerland",
    "thuysi", "瑞士", "sg", "sgp", "singapore", "新加坡", "th", "tha", "thailand", "thailan", "泰国",
    "泰國", "mys", "malaysia", "马来西亚", "馬來西亞", "in", "ind", "india", "ando", "印度", "nl", "nld",
    "netherlands", "halan", "荷兰", "荷蘭", "cz", "cze", "czechia", "czechrepublic", "sec", "捷克", "li",
    "liechtenstein", "hk", "hkg", "hongkong", "香港",
];

/// What a column of a table may be, and which share of its values looks like it, in hundredths; the likeliest first.
pub(super) fn resembled(table: &Table, column: usize) -> Vec<(Column, u8)> {
    let (first, rows) = (table.first_record as usize, table.cells.rows());
    let step = (rows.saturating_sub(first) / VALUES_LOOKED_AT).max(1);
    let values: Vec<&str> = (first..rows)
        .step_by(step)
        .map(|row| table.cells.get(row, column).trim())
        .filter(|value| !value.is_empty())
        .take(VALUES_LOOKED_AT)
        .collect();
    if values.is_empty() {
        return Vec::new();
    }
    let share = |looks: Looks| {
        let count = values.iter().filter(|value| looks(value)).count();
        (count * 100 / values.len()) as u8
    };
    let mut resembled: Vec<(Column, u8)> =
        RESEMBLANCES.iter().map(|&(target, looks)| (target, share(looks))).collect();
    resembled.retain(|(_, share)| *share >= LEAST_SHARE);
    resembled.sort_by_key(|(_, share)| std::cmp::Reverse(*share));
    resembled
}

fn is_payload(value: &str) -> bool {
    value.starts_with("https://") || value.starts_with("http://") || value.contains("Batch:")
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `20260517-0001`: eight digits that are a day, a mark, letters and digits.
fn is_batch(value: &str) -> bool {
    let Some((day, rest)) = value.split_at_checked(8) else { return false };
    let Some(suffix) = rest.strip_prefix(['-', '_', '/', '.']) else { return false };
    is_day(day) && !suffix.is_empty() && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// `YYYYMMDD` of this century.
fn is_day(digits: &str) -> bool {
    all_digits(digits)
        && digits.len() == 8
        && digits.starts_with("20")
        && ("01"..="12").contains(&&digits[4..6])
        && ("01"..="31").contains(&&digits[6..])
}

/// A day in any usual notation: three numbers with marks between them, one of them a year, or eight digits.
fn is_date(value: &str) -> bool {
    if is_day(value) {
        return true;
    }
    // A time of day may follow.
    let day = value.split_once([' ', 'T']).map_or(value, |(day, _)| day);
    let parts: Vec<&str> =
        day.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let [a, b, c] = parts[..] else { return false };
    let year = |text: &str| {
        text.len() == 4 && all_digits(text) && (text.starts_with("20") || text.starts_with("19"))
    };
    let small = |text: &str| {
        text.len() <= 2 && all_digits(text) && text.parse::<u8>().is_ok_and(|n| (1..=31).contains(&n))
    };
    (year(a) && small(b) && small(c)) || (small(a) && small(b) && year(c))
}

/// Whether the last digit is the check digit of GS1: weights 3 and 1 in turn from the right.
fn has_check_digit(digits: &str) -> bool {
    let weighted = digits.bytes().rev().enumerate().map(|(at, digit)| {
        let weight = if at % 2 == 1 { 3 } else { 1 };
        u32::from(digit - b'0') * weight
    });
    all_digits(digits) && weighted.sum::<u32>() % 10 == 0
}

fn is_gtin(value: &str) -> bool {
    matches!(value.len(), 8 | 12 | 13 | 14) && all_digits(value) && has_check_digit(value) && !is_day(value)
}

fn is_gln(value: &str) -> bool {
    value.len() == 13 && all_digits(value) && has_check_digit(value)
}

/// Six, eight or ten digits of a chapter that vacuum equipment is in: 73, 76, 81, 84, 85, 90.
fn is_hs_code(value: &str) -> bool {
    let digits: String = value.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    let chapter = ["73", "76", "81", "84", "85", "90"].iter().any(|chapter| digits.starts_with(chapter));
    chapter && all_digits(&digits) && matches!(digits.len(), 6 | 8 | 10)
}

/// `IR-2026-0042`: what reports are called, then a number.
fn is_report(value: &str) -> bool {
    const STARTS: [&str; 22] = [
        "ir", "tr", "rpt", "rep", "report", "insp", "iqc", "oqc", "fqc", "qc", "qa", "bc", "bckt", "bbkt",
        "kq", "pkn", "jy", "jc", "zj", "检", "檢", "检验",
    ];
    let letters: String =
        value.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let rest = value.chars().skip_while(|c| c.is_alphabetic());
    STARTS.contains(&&letters[..]) && rest.filter(char::is_ascii_digit).count() >= 2
}

/// Whether one of `words`, folded, is the value or stands at its start or end.
fn has_word(value: &str, words: &[&str]) -> bool {
    let folded = synonyms::fold(value);
    words.iter().any(|word| folded.starts_with(word) || folded.ends_with(word))
}

fn is_category(value: &str) -> bool {
    CATEGORIES.contains(&&synonyms::fold(value)[..])
}

fn is_result(value: &str) -> bool {
    RESULTS.contains(&&synonyms::fold(value)[..])
}

fn is_country(value: &str) -> bool {
    COUNTRIES.contains(&&synonyms::fold(value)[..])
}

fn is_laboratory(value: &str) -> bool {
    let named = synonyms::fold(value);
    let holds = [
        "laborator",
        "quatest",
        "tuvsud",
        "tuvrheinland",
        "bureauveritas",
        "intertek",
        "vinacontrol",
        "phongthunghiem",
        "phongthinghiem",
        "trungtamkythuat",
        "检测中心",
        "检验中心",
        "实验室",
        "检测技术",
        "檢測中心",
        "實驗室",
    ];
    holds.iter().any(|word| named.contains(word))
        || has_word(value, &["sgs", "labs", "testlab", "qualitylab"])
}

fn is_chinese_company(value: &str) -> bool {
    has_word(value, &["公司", "厂", "集团", "廠", "集團"])
}

fn is_company(value: &str) -> bool {
    // The forms of a company, as words at the end or at the start.
    let folded = value.to_lowercase();
    let last = folded.trim_end_matches(['.', ')', ' ']);
    let ends = [
        " ltd",
        " limited",
        " inc",
        " llc",
        " gmbh",
        " ag",
        " corp",
        " corporation",
        " co",
        " company",
        " k.k",
        " kk",
        " s.a",
        " s.p.a",
        " spa",
        " b.v",
        " bv",
        " plc",
        " jsc",
        " s.r.o",
        " sas",
        " kg",
        ",ltd",
        " group",
        " pte",
        " sdn bhd",
    ];
    let starts = ["công ty", "cty", "tập đoàn", "cong ty"];
    ends.iter().any(|end| last.ends_with(end))
        || starts.iter().any(|start| folded.starts_with(start))
        || is_chinese_company(value)
}
