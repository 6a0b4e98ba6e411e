//! The numbers of a date and the words between them, in English, Vietnamese, Chinese and Korean.

/// A number in a text, with what the words around it say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u64,
    /// How many digits it was written with, zeros before it too.
    pub(super) digits: usize,
    pub(super) role: Option<Role>,
}

impl Number {
    /// The value of a number of at most four digits.
    pub(super) fn small(self) -> u32 {
        u32::try_from(self.value).unwrap_or(u32::MAX)
    }
}

/// What a number of a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Year,
    Month,
    Day,
}

/// The longest number that is looked at: `20260517080000`.
const LONGEST_NUMBER: usize = 14;

/// A date has three numbers.
const NUMBERS: usize = 3;

/// English months in small letters; the first three letters do as well.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// English days of the week in small letters; the first three letters do as well.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words of calendars that are not converted, in small letters.
const OTHER_CALENDARS: [&str; 26] = [
    "âm lịch",
    "lunar",
    "minguo",
    "reiwa",
    "heisei",
    "showa",
    "农历",
    "農曆",
    "阴历",
    "陰曆",
    "旧历",
    "民国",
    "民國",
    "令和",
    "平成",
    "昭和",
    "正月",
    "腊月",
    "臘月",
    "冬月",
    "闰",
    "閏",
    "初",
    "廿",
    "卅",
    "hijri",
];

/// The ten stems and twelve branches that name the years of the lunar calendar.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// Whether a text in small letters speaks of another calendar.
pub(super) fn names_other_calendar(text: &str) -> bool {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return false;
    }
    let named =
        text.chars().zip(text.chars().skip(1)).any(|(a, b)| STEMS.contains(a) && BRANCHES.contains(b));
    named || OTHER_CALENDARS.iter().any(|word| text.contains(word))
}

/// The numbers of a text in small letters; `None` when there is anything that no date has.
pub(super) fn read(text: &str) -> Option<Vec<Number>> {
    let mut reader = Reader::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
        let taken = if c.is_ascii_digit() {
            let end = run(|c| c.is_ascii_digit());
            reader.number(rest.get(..end)?.parse().ok().filter(|_| end <= LONGEST_NUMBER)?, end)?;
            end
        } else if numeral(c).is_some() {
            let end = run(|c| numeral(c).is_some());
            let (value, digits) = of_numerals(rest.get(..end)?)?;
            reader.number(value, digits)?;
            end
        } else if let Some(role) = mark_after(c) {
            reader.mark_last(role)?;
            c.len_utf8()
        } else if c.is_alphabetic() {
            let end = run(|c| c.is_alphabetic() && numeral(c).is_none() && mark_after(c).is_none());
            reader.word(rest.get(..end)?)?;
            end
        } else if matches!(c, ' ' | '-' | '/' | '.' | ',' | '\'') {
            1
        } else {
            return None;
        };
        rest = rest.get(taken..)?;
    }
    reader.next.is_none().then_some(reader.numbers)
}

#[derive(Default)]
struct Reader {
    numbers: Vec<Number>,
    /// What the next number is, by a word before it.
    next: Option<Role>,
}

impl Reader {
    fn number(&mut self, value: u64, digits: usize) -> Option<()> {
        let role = self.next.take();
        self.push(Number { value, digits, role })
    }

    fn push(&mut self, number: Number) -> Option<()> {
        let free = self.numbers.len() < NUMBERS && !self.has(number.role);
        free.then(|| self.numbers.push(number))
    }

    fn has(&self, role: Option<Role>) -> bool {
        role.is_some() && self.numbers.iter().any(|number| number.role == role)
    }

    fn mark_last(&mut self, role: Role) -> Option<()> {
        let taken = self.has(Some(role));
        let last = self.numbers.last_mut().filter(|last| last.role.is_none() && !taken)?;
        last.role = Some(role);
        Some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let named = |names: &[&str]| {
            names.iter().position(|name| *name == word || word.len() == 3 && name.starts_with(word))
        };
        if let Some(month) = named(&MONTHS).or((word == "sept").then_some(8)) {
            return self.push(Number { value: month as u64 + 1, digits: 2, role: Some(Role::Month) });
        }
        match word {
            "ngày" => self.next = Some(Role::Day),
            "tháng" | "thg" => self.next = Some(Role::Month),
            "năm" => self.next = Some(Role::Year),
            "st" | "nd" | "rd" | "th" => return self.mark_last(Role::Day),
            _ if named(&WEEKDAYS).is_some() => {}
            _ => return None,
        }
        Some(())
    }
}

/// What a character after a number says it is.
const fn mark_after(c: char) -> Option<Role> {
    match c {
        '年' | '년' => Some(Role::Year),
        '月' | '월' => Some(Role::Month),
        '日' | '号' | '號' | '일' => Some(Role::Day),
        _ => None,
    }
}

/// The value of a Chinese numeral.
const fn numeral(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    })
}

/// `二〇二六` digit by digit, `十七` and `三十一` by tens; with as many digits as it has in ASCII.
fn of_numerals(run: &str) -> Option<(u64, usize)> {
    let values: Vec<u64> = run.chars().filter_map(numeral).collect();
    match values[..] {
        [10] => Some((10, 2)),
        [10, one @ 1..=9] => Some((10 + one, 2)),
        [ten @ 1..=9, 10] => Some((ten * 10, 2)),
        [ten @ 1..=9, 10, one @ 1..=9] => Some((ten * 10 + one, 2)),
        _ if values.len() > LONGEST_NUMBER || values.contains(&10) => None,
        _ => Some((values.iter().fold(0, |value, digit| value * 10 + digit), values.len())),
    }
}
