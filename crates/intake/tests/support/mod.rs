//! Workbooks made by hand, part by part and record by record.
#![allow(dead_code, unreachable_pub, reason = "each test takes what it needs")]

use std::io::{Cursor, Write};

use intake::bundle;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An XLSX of these worksheets, each the inside of `<worksheet>`, with shared texts.
pub fn xlsx(sheets: &[&str], shared: &str) -> Vec<u8> {
    xlsx_with(sheets, shared, "", &[])
}

/// An XLSX with the inside of its `<styleSheet>` and further parts.
pub fn xlsx_with(sheets: &[&str], shared: &str, styles: &str, more: &[(&str, &str)]) -> Vec<u8> {
    const MAIN: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut list = String::new();
    let mut relations = String::new();
    let mut parts = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let id = at + 1;
        list.push_str(&format!(r#"<sheet name="S{id}" sheetId="{id}" r:id="r{id}"/>"#));
        relations.push_str(&format!(
            r#"<Relationship Id="r{id}" Type="{KIND}/worksheet" Target="worksheets/sheet{id}.xml"/>"#
        ));
        parts
            .push((format!("xl/worksheets/sheet{id}.xml"), format!("<worksheet {MAIN}>{sheet}</worksheet>")));
    }
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let fixed = [
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="a" Type="{KIND}/officeDocument"
                    Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        ("xl/workbook.xml", format!("<workbook {MAIN}><sheets>{list}</sheets></workbook>")),
        (
            "xl/_rels/workbook.xml.rels",
            format!(r#"<Relationships xmlns="{package}">{relations}</Relationships>"#),
        ),
        ("xl/sharedStrings.xml", format!("<sst {MAIN}>{shared}</sst>")),
        ("xl/styles.xml", format!("<styleSheet {MAIN}>{styles}</styleSheet>")),
    ];
    parts.extend(fixed.map(|(name, part)| (name.to_owned(), part)));
    parts.extend(more.iter().map(|(name, part)| (String::from(*name), String::from(*part))));
    let entries: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, part)| (name.as_str(), part.as_bytes())).collect();
    bundle::zip(&entries).expect("zips")
}

/// An ODS of the inside of `<office:spreadsheet>`.
pub fn ods(spreadsheet: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles>
        <style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
        <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
        </office:automatic-styles><office:body><office:spreadsheet>{spreadsheet}</office:spreadsheet>
        </office:body></office:document-content>"#
    );
    odf(content.as_bytes(), b"<manifest:manifest/>")
}

/// An OpenDocument spreadsheet of these parts; its kind stands first and as it is, so that it can be seen
/// from outside.
pub fn odf(content: &[u8], manifest: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    archive.start_file("mimetype", stored).expect("starts");
    archive.write_all(b"application/vnd.oasis.opendocument.spreadsheet").expect("writes");
    for (name, part) in [("content.xml", content), ("META-INF/manifest.xml", manifest)] {
        archive.start_file(name, SimpleFileOptions::default()).expect("starts");
        archive.write_all(part).expect("writes");
    }
    archive.finish().expect("ends").into_inner()
}

/// A record of an XLS stream.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = kind.to_le_bytes().to_vec();
    bytes.extend((data.len() as u16).to_le_bytes());
    bytes.extend(data);
    bytes
}

/// The numbers one after the other, little-endian.
pub fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A text of Unicode with its length in two bytes.
pub fn unicode(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = words(&[units.len() as u16]);
    bytes.push(1);
    bytes.extend(words(&units));
    bytes
}

/// The stream of a workbook of BIFF8 with one sheet, `globals` before its end and `cells` in it.
pub fn stream(globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let bof = |kind| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let mut name = vec![0, 0, 2, 0];
    name.extend(b"S1");
    let sheet = |start: u32| record(0x0085, &[&start.to_le_bytes()[..], &name].concat());
    let globals = [bof(5), sheet(0), globals.concat(), record(0x000A, &[])].concat();
    let start = globals.len() as u32;
    let mut bytes = globals;
    let at = bof(5).len();
    bytes[at + 4..at + 8].copy_from_slice(&start.to_le_bytes());
    bytes.extend(bof(0x10));
    bytes.extend(cells.concat());
    bytes.extend(record(0x000A, &[]));
    bytes
}

/// A compound file of one stream: the header, a sector of chains, one of the directory, then the stream.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    const FREE: u32 = 0xFFFF_FFFF;
    // A stream of 4,096 bytes and more has sectors of its own.
    let mut content = stream.to_vec();
    content.resize(stream.len().max(4_096).next_multiple_of(512), 0);
    let sectors = (content.len() / 512) as u32;
    assert!(sectors <= 126, "one sector of chains holds 128");
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(24, 0);
    bytes.extend(words(&[0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0]));
    bytes.extend([0, 1, 1, 0, 4_096, END, 0, END, 0, 0].map(u32::to_le_bytes).concat());
    bytes.resize(512, 0xFF);
    let chain = [0xFFFF_FFFD, END]
        .into_iter()
        .chain((0..sectors).map(|at| if at + 1 < sectors { at + 3 } else { END }));
    let mut chain: Vec<u32> = chain.collect();
    chain.resize(128, FREE);
    bytes.extend(chain.into_iter().flat_map(u32::to_le_bytes));
    bytes.extend(entry("Root Entry", 5, END, 0));
    bytes.extend(entry(name, 2, 2, content.len() as u32));
    bytes.resize(512 * 3, 0);
    bytes.extend(content);
    bytes
}

fn entry(name: &str, kind: u8, start: u32, len: u32) -> Vec<u8> {
    let units: Vec<u16> = name.encode_utf16().collect();
    let mut bytes = words(&units);
    bytes.resize(64, 0);
    bytes.extend(words(&[(units.len() as u16 + 1) * 2]));
    bytes.extend([kind, 1]);
    bytes.extend([0xFF; 12]);
    bytes.resize(116, 0);
    bytes.extend(start.to_le_bytes());
    bytes.extend(len.to_le_bytes());
    bytes.resize(128, 0);
    bytes
}

/// An XLS workbook with one sheet of these cells.
pub fn xls(globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    compound("Workbook", &stream(globals, cells))
}
