//! Lines of cells in any separator, quoting and encoding.

mod common;

use common::{drawn, notes, read_as, table};
use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252, WINDOWS_1258};
use intake::{Format, Options, Separator};

/// A text, its cells, and what is noted.
#[test]
fn cells_are_what_was_written() {
    for (text, cells, noted) in [
        ("batch,report\n1,2\n", "batch|report / 1|2", ""),
        ("batch,report\r\n1,2", "batch|report / 1|2", ""),
        ("batch,report\r1,2\r", "batch|report / 1|2", ""),
        // Quotes.
        ("batch,report\n\"a,b\",\"c\"\"d\"\n", "batch|report / a,b|c\"d", ""),
        ("batch,report\n\"a\r\nb\",2\n3,4\n", "batch|report / a\r\nb|2 / 3|4", ""),
        ("batch,report\n\"a\" ,2\n", "batch|report / a|2", ""),
        ("product,report\n5\" pump,2\n", "product|report / 5\" pump|2", ""),
        ("product,report\n\"5\" pump,2\n", "product|report / \"5\" pump|2", "quote-stray@2:0"),
        // A quote that nobody closed keeps to its cell.
        ("batch,report\n\"a,2\n3,4\n", "batch|report / \"a|2 / 3|4", "quote-unbalanced@2:0"),
        (
            "product,report\n1,\"5 pump\n3,4\n5,\"six\"\n",
            "product|report / 1|\"5 pump / 3|4 / 5|six",
            "quote-unbalanced@2:1",
        ),
        ("batch,report\n1,\"", "batch|report / 1|\"", "quote-unbalanced@2:1"),
        // Rows of different width, blank ones, blank columns.
        ("batch,report\n1\n\n  ,\n2,3\n", "batch|report / 1| / 2|3", ""),
        ("batch,report,,\n1,2,,\n", "batch|report / 1|2", ""),
        ("batch,report\n1,2\n3,4\n5,6,oh\n", "batch|report| / 1|2| / 3|4| / 5|6|oh", "long-row@4:2"),
        // What spreadsheets need and nobody means.
        ("batch;report\n=\"00123\";2\n", "batch|report / 00123|2", "formula-text@2:0"),
        ("batch,report\n\"=\"\"00123\"\"\",2\n", "batch|report / 00123|2", "formula-text@2:0"),
        ("batch,report\n'=1+1,'-5\n''=1,'tis\n", "batch|report / =1+1|-5 / '=1|'tis", ""),
        // Digits stay as they are.
        (
            "batch,gtin\n0007,12345678901234567890123\n2.0260517E+11,1.10\n",
            "batch|gtin / 0007|12345678901234567890123 / 2.0260517E+11|1.10",
            "",
        ),
        ("sep=;\nbatch;report\n1;2,5\n", "batch|report / 1|2,5", ""),
        ("SEP=|\r\nbatch|report\r\n1|2\r\n", "batch|report / 1|2", ""),
        ("\u{feff}batch,report\n1,2\n", "batch|report / 1|2", ""),
        ("batch,report\na\0b,2\n", "batch|report / a\0b|2", "nul@2:0"),
        ("batch,batch,Batch No.\n1,2,3\n", "batch|batch|Batch No. / 1|2|3", "duplicate-heading@1:1"),
    ] {
        let table = table(text);
        assert_eq!((&drawn(&table)[..], &notes(&table)[..]), (cells, noted), "{text:?}");
    }
}

#[test]
fn rows_are_counted_as_lines_of_the_file() {
    let table = table("sep=,\nbatch,report\n\n\"a\r\nb\",1\n2,3\n\n4,5\n");
    assert_eq!(table.source_rows, [2, 4, 6, 8]);
}

#[test]
fn the_separator_is_the_one_that_parts_evenly() {
    for (text, separator) in [
        ("a,b\n1,2\n", Separator::Comma),
        ("a\tb\n1,5\t2,5\n", Separator::Tab),
        ("a;b;c\n1,5;2;3\n2,5;3;4\n", Separator::Semicolon),
        ("a|b\n1|2\n", Separator::Pipe),
        ("maker,batch\n\"A; B; C\",1\n\"D; E; F\",2\n", Separator::Comma),
        // One column of names with commas in them.
        ("Manufacturer\nUlvac, Inc.\nShanghai Vacuum Co., Ltd.\n", Separator::Tab),
        ("batch\n1\n2\n", Separator::Comma),
        ("Title of all\nmaker;batch\nA, B;1\nC;2\n", Separator::Semicolon),
        // Pasted from a spreadsheet.
        ("Batch\tReport\n20260517-0001\tIR-1\n", Separator::Tab),
        ("20260517-0001\tIR-1", Separator::Tab),
    ] {
        assert_eq!(table(text).format, Format::Delimited(separator), "{text:?}");
    }
}

#[test]
fn a_chosen_separator_is_taken() {
    let options = Options { separator: Some(Separator::Comma), ..Options::default() };
    let table = read_as(b"batch;x,report\n1;2,3\n", &options).unwrap();
    assert_eq!(drawn(&table), "batch;x|report / 1;2|3");
}

/// A table in an encoding, as programs in these countries write it.
fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let text = if encoding == WINDOWS_1258 { vietnamese(text) } else { text.to_owned() };
    let (bytes, _, lossy) = encoding.encode(&text);
    assert!(!lossy, "{} cannot write {text:?}", encoding.name());
    bytes.into_owned()
}

/// Vietnamese as windows-1258 writes it: letters as they are, tones behind them.
fn vietnamese(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let mut written = String::new();
    for c in text.chars() {
        let decomposed: Vec<char> = std::iter::once(c).nfd().collect();
        match decomposed.iter().position(|c| TONES.contains(c)) {
            Some(at) if !c.is_ascii() => {
                let letter = decomposed.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, c)| *c);
                written.extend(letter.nfc());
                written.push(decomposed[at]);
            }
            _ => written.push(c),
        }
    }
    written
}

#[test]
fn encodings_are_known_by_evidence() {
    let chinese = "制造商,批号,检验报告编号\n上海真空设备有限公司,20260517-0001,检-2026-01\n";
    let traditional = "製造商,批號,檢驗報告編號\n台灣真空股份有限公司,20260517-0001,IR-1\n";
    let viet = "Nhà sản xuất,Số lô,Số báo cáo\nCông ty Cổ phần Thiết bị Chân không,20260517-0001,BC-1\n";
    let french = "Fabricant,Batch,Report\nSociété Générale du Vide Élevé,20260517-0001,IR-1\n";
    let japanese = "メーカー,ロット番号,検査報告書番号\n株式会社アルバック真空機器,20260517-0001,IR-1\n";
    for (encoding, text) in [
        (GB18030, chinese),
        (BIG5, traditional),
        (WINDOWS_1258, viet),
        (WINDOWS_1252, french),
        (SHIFT_JIS, japanese),
        // Headings without a word that we know, or ASCII ones.
        (GB18030, "x,y,z\n上海真空设备有限公司,20260517-0001,IR-1\n江苏泵业集团,20260517-0002,IR-2\n"),
        (BIG5, "x,y,z\n台灣真空設備股份有限公司,20260517-0001,IR-1\n新竹科技公司,2,IR-2\n"),
        (WINDOWS_1258, "x,y\nCông ty Thiết bị Chân không Hải Phòng,1\nNhà máy Bơm Đồng Nai,2\n"),
        (WINDOWS_1252, "x,y\nMüller & Söhne GmbH,1\nKühnle Straßenbau,2\n"),
    ] {
        let table = read_as(&encoded(encoding, text), &Options::default()).unwrap();
        let found = table.encoding.clone().unwrap();
        assert_eq!((&found.name[..], &found.why[..]), (encoding.name(), "encoding.by-evidence"), "{text}");
        assert_eq!(drawn(&table), drawn(&self::table(text)), "{}", encoding.name());
    }
}

#[test]
fn marks_and_strict_utf_8_are_certain() {
    let text = "Số lô,批号\n1,2\n";
    let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for (bytes, name, why) in [
        (text.as_bytes().to_vec(), "UTF-8", "encoding.strict"),
        (marked(b"\xef\xbb\xbf", text.as_bytes()), "UTF-8", "encoding.by-mark"),
        (marked(b"\xff\xfe", &little), "UTF-16LE", "encoding.by-mark"),
        (marked(b"\xfe\xff", &big), "UTF-16BE", "encoding.by-mark"),
        (little, "UTF-16LE", "encoding.by-evidence"),
        (big, "UTF-16BE", "encoding.by-evidence"),
    ] {
        let table = read_as(&bytes, &Options::default()).unwrap();
        let found = table.encoding.clone().unwrap();
        assert_eq!((&found.name[..], &found.why[..]), (name, why));
        assert_eq!(drawn(&table), "Số lô|批号 / 1|2", "{name} {why}");
    }
}

#[test]
fn a_chosen_encoding_is_taken() {
    let bytes = encoded(GB18030, "x\n真空\n");
    for name in intake::encodings().iter().chain(&["gbk", "latin1"]) {
        let options = Options { encoding: Some((*name).to_owned()), ..Options::default() };
        let table = read_as(&bytes, &options).unwrap();
        let found = table.encoding.clone().unwrap();
        assert_eq!(found.why, "encoding.chosen");
        assert_eq!(drawn(&table).contains("真空"), matches!(*name, "gb18030" | "gbk"), "{name}");
    }
    let unknown = Options { encoding: Some("no-such".to_owned()), ..Options::default() };
    assert_eq!(read_as(&bytes, &unknown).unwrap_err().code(), "intake.unknown-encoding");
}

#[test]
fn bytes_of_another_encoding_are_noted_where_they_stand() {
    let mut bytes = "制造商,批号\n上海真空设备有限公司,1\n北京真空泵厂,".as_bytes().to_vec();
    bytes.extend(encoded(GB18030, "批次"));
    bytes.extend(b"\n3,4\n");
    let table = read_as(&bytes, &Options::default()).unwrap();
    assert_eq!(table.encoding.as_ref().unwrap().name, "UTF-8");
    assert_eq!(notes(&table), "wrong-encoding undecodable@3:1");
    assert_eq!(table.cells.get(1, 0), "上海真空设备有限公司");
}

#[test]
fn many_notes_of_a_kind_are_counted() {
    let text = format!("batch,report\n{}", "=\"1\",2\n".repeat(1_000));
    let table = table(&text);
    assert_eq!(table.notes.len(), 51);
    let last = &table.notes[50].finding;
    assert_eq!(last.code, "intake.and-more");
    assert!(last.args.contains(&("count".into(), "950".to_owned())), "{last:?}");
}
