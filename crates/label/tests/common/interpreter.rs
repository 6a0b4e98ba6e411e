//! Small readers of ZPL II and TSPL: what would a printer do with these bytes?
//!
//! Written from the languages' descriptions and not from the writers: run lengths are expanded letter by letter, and
//! whatever is not one of the few known commands is a fault.

/// What a job prints.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// The commands in their order, without the data of pictures.
    pub commands: Vec<String>,
    /// The rows of dots, true is black.
    pub dots: Vec<Vec<bool>>,
    pub copies: u32,
    /// Width and height that were announced, in dots or in millimetres.
    pub announced: (f64, f64),
}

impl Job {
    /// As a grey picture with some white round it.
    pub fn grey(&self) -> (Vec<u8>, usize, usize) {
        let (width, height) = (self.dots[0].len(), self.dots.len());
        let grey = self.dots.iter().flatten().map(|&black| if black { 0 } else { 255 }).collect();
        (grey, width, height)
    }
}

/// # Panics
/// When it is not a job of the known commands.
pub fn zpl(bytes: &[u8]) -> Job {
    let text = std::str::from_utf8(bytes).expect("plain text");
    assert!(text.is_ascii() && !text.contains('~'), "no control command");
    let mut parts = text.split('^');
    assert_eq!(parts.next(), Some(""), "begins with a command");
    let mut job = Job { commands: Vec::new(), dots: Vec::new(), copies: 0, announced: (0.0, 0.0) };
    let mut origin = (0, 0);
    for part in parts {
        let part = part.trim_end_matches('\n');
        assert!(part.len() >= 2, "a command has two letters: {part:?}");
        let (name, rest) = part.split_at(2);
        job.commands.push(if name == "GF" { name.to_owned() } else { part.to_owned() });
        match name {
            "PW" => job.announced.0 = rest.parse().expect("dots"),
            "LL" => {
                job.announced.1 = rest.parse().expect("dots");
                let white = vec![false; job.announced.0 as usize];
                job.dots = vec![white; job.announced.1 as usize];
            }
            "FO" => {
                let (x, y) = rest.split_once(',').expect("two numbers");
                origin = (x.parse().expect("dots"), y.parse().expect("dots"));
            }
            "GF" => graphic(rest, origin, &mut job.dots),
            "PQ" => job.copies = rest.parse().expect("a number"),
            "XA" | "XZ" | "FS" => assert_eq!(rest, ""),
            "FX" | "PO" | "PM" | "LR" | "LH" | "LS" | "MN" => {}
            other => panic!("^{other} is not expected"),
        }
    }
    assert_eq!(job.commands.first().map(String::as_str), Some("XA"));
    assert_eq!(job.commands.last().map(String::as_str), Some("XZ"));
    assert_eq!(job.commands.iter().filter(|name| *name == "XA" || *name == "XZ").count(), 2);
    job
}

fn graphic(field: &str, (left, top): (usize, usize), dots: &mut [Vec<bool>]) {
    let mut parts = field.splitn(5, ',');
    assert_eq!(parts.next(), Some("A"), "hexadecimal");
    let mut number = || parts.next().and_then(|part| part.parse::<usize>().ok()).expect("a number");
    let (sent, count, stride) = (number(), number(), number());
    assert!(sent == count && count <= 99_999 && count % stride == 0);
    let data = parts.next().expect("data");
    let mut rows: Vec<Vec<u32>> = Vec::new();
    let mut row: Vec<u32> = Vec::new();
    let mut times = 0;
    for letter in data.chars() {
        match letter {
            'G'..='Y' => times += letter as usize - 'G' as usize + 1,
            'g'..='z' => times += 20 * (letter as usize - 'g' as usize + 1),
            '0'..='9' | 'A'..='F' => {
                let digit = letter.to_digit(16).expect("a digit");
                row.extend(std::iter::repeat_n(digit, times.max(1)));
                times = 0;
            }
            ',' | '!' => {
                assert!(times == 0 && row.len().is_multiple_of(2), "old firmware fills up from whole bytes");
                row.resize(stride * 2, if letter == ',' { 0 } else { 15 });
            }
            ':' => {
                assert!(times == 0 && row.is_empty(), "repeats whole rows");
                row.clone_from(rows.last().expect("a row before"));
            }
            other => panic!("{other:?} in a picture"),
        }
        assert!(row.len() <= stride * 2, "rows end where they should");
        if row.len() == stride * 2 {
            rows.push(std::mem::take(&mut row));
        }
    }
    assert_eq!((rows.len(), row.len()), (count / stride, 0));
    for (y, row) in rows.iter().enumerate() {
        for (at, digit) in row.iter().enumerate() {
            for bit in (0..4).filter(|bit| digit & (8 >> bit) != 0) {
                dots[top + y][left + at * 4 + bit] = true;
            }
        }
    }
}

/// # Panics
/// When it is not a job of the known commands.
pub fn tspl(mut bytes: &[u8]) -> Job {
    let mut job = Job { commands: Vec::new(), dots: Vec::new(), copies: 0, announced: (0.0, 0.0) };
    let mut cleared = false;
    while !bytes.is_empty() {
        if bytes.starts_with(b"BITMAP ") {
            assert!(cleared, "the picture is cleared first");
            let mut commas = bytes.iter().enumerate().filter(|(_, byte)| **byte == b',').map(|(at, _)| at);
            let head = commas.nth(4).expect("five numbers");
            let numbers = std::str::from_utf8(&bytes[7..head]).expect("text");
            let numbers: Vec<usize> = numbers.split(',').map(|n| n.parse().expect("a number")).collect();
            let [0, 0, stride, rows, 0] = numbers[..] else { panic!("{numbers:?}") };
            let data = &bytes[head + 1..][..stride * rows];
            let dot = |row: &[u8], x: usize| row[x / 8] & (0x80 >> (x % 8)) == 0;
            job.dots =
                data.chunks(stride).map(|row| (0..stride * 8).map(|x| dot(row, x)).collect()).collect();
            job.commands.push("BITMAP".to_owned());
            bytes = bytes[head + 1 + stride * rows..].strip_prefix(b"\r\n").expect("a line end");
            continue;
        }
        let end = bytes.windows(2).position(|pair| pair == b"\r\n").expect("a line end");
        let line = std::str::from_utf8(&bytes[..end]).expect("text");
        bytes = &bytes[end + 2..];
        job.commands.push(line.to_owned());
        let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
        match name {
            "SIZE" => {
                let (width, height) = rest.split_once(',').expect("two lengths");
                let mm = |length: &str| length.strip_suffix(" mm").and_then(|mm| mm.parse().ok());
                job.announced = (mm(width).expect("mm"), mm(height).expect("mm"));
            }
            "CLS" => cleared = true,
            "PRINT" => job.copies = rest.strip_prefix("1,").and_then(|n| n.parse().ok()).expect("copies"),
            "REM" | "GAP" | "DIRECTION" | "REFERENCE" => {}
            other => panic!("{other} is not expected"),
        }
    }
    assert!(job.commands.last().is_some_and(|last| last.starts_with("PRINT ")));
    job
}
