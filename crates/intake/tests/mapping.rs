//! Where the heading stands, and which column is which.

mod common;

use common::{notes, read_as, table};
use intake::{Assignment, Mapping, Options, Table, Why, guess, lines, signature};
use record::Column;

/// The targets of a table, by name, parted by spaces; `-` is left out, `?` was told by values.
fn targets(table: &Table) -> String {
    let target = |assignment: &Assignment| match (assignment.target, assignment.why) {
        (Some(target), Some(Why::Values)) => format!("{}?", target.name()),
        (Some(target), _) => target.name().to_owned(),
        (None, _) => "-".to_owned(),
    };
    guess(table).columns.iter().map(target).collect::<Vec<_>>().join(" ")
}

/// A text, where its records start, its headings, and what its columns are.
#[test]
fn headings_are_found_where_they_stand() {
    for (text, first, headings, columns) in [
        ("Batch,Report\n20260517-0001,IR-1\n", 1, "Batch|Report", "batch report"),
        // Titles above.
        (
            "Shanghai Vacuum Co.; list of May\n\nBatch No.;Report No.\n20260517-0001;IR-1\n",
            2,
            "Batch No.|Report No.",
            "batch report",
        ),
        // A title that stands in each of the columns it is merged over, and is a name itself.
        (
            "检验报告,检验报告,检验报告\n\n编制,批号,备注\nA,20260517-0001,x\n",
            2,
            "编制|批号|备注",
            "- batch -",
        ),
        // Groups over several columns, in the first of them or in each.
        (
            "Manufacturer,Batch,,Report,\n,No.,Date,No.,Date\nA GmbH,20260517-1,2026-05-17,IR-1,2026-05-18\n",
            2,
            "Manufacturer|Batch No.|Batch Date|Report No.|Report Date",
            "manufacturer batch batch_date report report_date",
        ),
        (
            "Manufacturer,Batch,Batch,Report,Report\nManufacturer,No.,Date,No.,Date\nA GmbH,20260517-1,2026-05-17,IR-1,2026-05-18\n",
            2,
            "Manufacturer|Batch No.|Batch Date|Report No.|Report Date",
            "manufacturer batch batch_date report report_date",
        ),
        // One heading in two languages, over two rows and in one cell.
        (
            "批号,检验报告编号,数量\nBatch No.,Inspection report no.,Quantity\n20260517-0001,IR-1,5\n",
            2,
            "批号 Batch No.|检验报告编号 Inspection report no.|数量 Quantity",
            "batch report quantity",
        ),
        (
            "批号 / Batch No.,报告编号(Report No.)\n1,2\n",
            1,
            "批号 / Batch No.|报告编号(Report No.)",
            "batch report",
        ),
        ("生产批号Batch No.,数量Qty\n1,2\n", 1, "生产批号Batch No.|数量Qty", "batch quantity"),
        // A row of units, a row that shows how.
        ("批号,数量,报告\n(文本),个,\n1,2,3\n", 2, "批号|数量|报告", "batch quantity report"),
        (
            "Batch,Qty,Date of production\nYYYYMMDD-XXXX,pcs,dd/mm/yyyy\n1,2,3\n",
            2,
            "Batch|Qty|Date of production",
            "batch quantity batch_date",
        ),
        // Words that nobody knows, above numbers.
        ("Alpha,Beta\n20260517-0001,5\n20260517-0002,6\n", 1, "Alpha|Beta", "batch? -"),
        // None at all.
        ("20260517-0001,IR-2026-1\n20260517-0002,IR-2026-2\n", 0, "|", "batch? report?"),
        ("20260517-0001\tShanghai Vacuum Co., Ltd.\tIR-1001\n", 0, "||", "batch? manufacturer? report?"),
    ] {
        let table = table(text);
        let found = (table.first_record, &table.headings.join("|")[..], &targets(&table)[..]);
        assert_eq!(found, (first, headings, columns), "{text:?}");
    }
}

#[test]
fn a_person_says_where_the_records_start() {
    let text = "Batch,Report\nnot,this\n20260517-0001,IR-1\n";
    let read = |first| {
        read_as(text.as_bytes(), &Options { first_record: Some(first), ..Options::default() }).unwrap()
    };
    for (first, headings) in [(0, "|"), (1, "Batch|Report"), (2, "Batch|Report"), (9, "Batch|Report")] {
        let table = read(first);
        assert_eq!(table.headings.join("|"), headings, "{first}");
        assert_eq!(table.first_record, first.min(3));
    }
    assert_eq!(notes(&read(0)), "no-heading@1");
}

/// What people write, and the column that is meant.
#[test]
fn headings_are_known_in_three_languages() {
    for (heading, column) in [
        ("Batch No.", Some(Column::Batch)),
        ("BATCH_NUMBER", Some(Column::Batch)),
        ("Lot #", Some(Column::Batch)),
        ("lot", Some(Column::Batch)),
        ("Số lô", Some(Column::Batch)),
        ("so lo", Some(Column::Batch)),
        ("SO\u{302}\u{301} LO\u{302}", Some(Column::Batch)),
        ("Mã lô", Some(Column::Batch)),
        ("Số lô sản xuất", Some(Column::Batch)),
        ("批号", Some(Column::Batch)),
        ("批次号", Some(Column::Batch)),
        ("生产批号", Some(Column::Batch)),
        ("生產批號", Some(Column::Batch)),
        ("Ｂａｔｃｈ　Ｎｏ．", Some(Column::Batch)),
        ("Batch №", Some(Column::Batch)),
        ("Bacth number", Some(Column::Batch)),
        ("检验报告编号", Some(Column::Report)),
        ("Số báo cáo kiểm tra", Some(Column::Report)),
        ("Inspection report ref.", Some(Column::Report)),
        ("IR No.", Some(Column::Report)),
        ("Inspection reprot number", Some(Column::Report)),
        ("Mfr", Some(Column::Manufacturer)),
        ("Nhà sản xuất", Some(Column::Manufacturer)),
        ("制造商", Some(Column::Manufacturer)),
        ("生产厂家", Some(Column::Manufacturer)),
        ("Ngày sản xuất", Some(Column::BatchDate)),
        ("生产日期", Some(Column::BatchDate)),
        ("Report date", Some(Column::ReportDate)),
        ("HS编码", Some(Column::HsCode)),
        ("Mã HS", Some(Column::HsCode)),
        ("S/N", Some(Column::Serials)),
        ("序列号", Some(Column::Serials)),
        ("Supplier batch no.", Some(Column::VendorBatch)),
        ("供应商批号", Some(Column::VendorBatch)),
        ("MST", Some(Column::TaxNumber)),
        // Not ours, or of two minds.
        ("No.", None),
        ("STT", None),
        ("序号", None),
        ("Remark", None),
        ("Date", None),
        ("Name", None),
        ("Price", None),
        ("Batch / Report", None),
        ("Lat", None),
    ] {
        let table = table(&format!("\"{heading}\",manufacturer_local,qr\nx,y,z\n"));
        assert_eq!(guess(&table).columns[0].target, column, "{heading}");
    }
}

#[test]
fn every_name_and_caption_of_a_column_is_known() {
    let known = |column: Column, heading: &str| {
        let text = format!("\"{}\",nonsense\nx,1\n", heading.replace('"', "\"\""));
        let table =
            read_as(text.as_bytes(), &Options { first_record: Some(1), ..Options::default() }).unwrap();
        assert_eq!(guess(&table).columns[0].target, Some(column), "{heading}");
    };
    for column in Column::ALL {
        known(column, column.name());
        for row in i18n::all().filter(|row| row.key == column.caption_key()) {
            for caption in [row.en, row.vi, row.zh] {
                known(column, caption);
            }
        }
    }
}

/// Values under headings that say nothing.
#[test]
fn values_tell_what_they_are() {
    for (values, column) in [
        ("20260517-0001 20260518-0002", Some(Column::Batch)),
        ("2026-05-17 2026/5/18 18.05.2026 20260519", Some(Column::BatchDate)),
        ("2026年5月17日", Some(Column::BatchDate)),
        ("4006381333931 5901234123457", Some(Column::Gtin)),
        ("84141000 8414.10.00 841410", Some(Column::HsCode)),
        ("China VN Germany 日本", Some(Column::ManufacturerCountry)),
        ("pump chamber 真空泵 Buồng", Some(Column::Category)),
        ("pass FAIL 合格 Đạt", Some(Column::Result)),
        ("IR-2026-01 TR/0042 检2026-07", Some(Column::Report)),
        ("https://npqtp.example/1", Some(Column::PlatformPayload)),
        ("上海真空设备有限公司 北京泵厂", Some(Column::ManufacturerLocal)),
        ("1 2 3", None),
        ("4006381333932 5901234123458", None),
        ("20261332-0001", None),
        ("red green", None),
    ] {
        let rows: String = values.split(' ').map(|value| format!("{value}\n")).collect();
        let options = Options { first_record: Some(1), ..Options::default() };
        let table = read_as(format!("whatever\n{rows}").as_bytes(), &options).unwrap();
        assert_eq!(guess(&table).columns[0].target, column, "{values}");
    }
}

#[test]
fn no_two_columns_are_the_same() {
    let table = table("Lot,Batch No.,Bacth number,whatever\n1,2,3,20260517-0001\n");
    assert_eq!(targets(&table), "batch - - -");
    // Surer is better, wherever it stands.
    let table = self::table("whatever,Bacth number,Lot\n20260517-0001,1,2\n");
    assert_eq!(targets(&table), "- - batch");
}

#[test]
fn a_mapping_is_remembered_by_its_headings() {
    let first = table("Batch No.,Report\n1,2\n");
    let same = table("\nBATCH NO;report\n3;4\n5;6\n");
    let other = table("Batch No.,Report,Qty\n1,2,3\n");
    assert_eq!(signature(&first), signature(&same));
    assert_ne!(signature(&first), signature(&other));
    let mut mapping = guess(&first);
    mapping.choose(0, Some(Column::VendorBatch));
    let again = mapping.applied_to(&same).unwrap();
    assert_eq!(
        again.columns[0],
        Assignment { target: Some(Column::VendorBatch), why: Some(Why::Remembered) }
    );
    assert_eq!(mapping.applied_to(&other), None);
    let twice = Mapping { columns: vec![mapping.columns[0]; 2] };
    assert_eq!(twice.applied_to(&same), None);
}

#[test]
fn a_choice_takes_the_target_from_another_column() {
    let table = table("Batch,Report,Remark\n1,2,3\n");
    let mut mapping = guess(&table);
    mapping.choose(2, Some(Column::Batch));
    assert_eq!((mapping.source(Column::Batch), mapping.left_out()), (Some(2), 1));
    mapping.choose(2, None);
    assert_eq!((mapping.source(Column::Batch), mapping.left_out()), (None, 2));
    mapping.choose(7, Some(Column::Report));
    assert_eq!(mapping.source(Column::Report), None);
}

#[test]
fn lines_give_each_column_where_it_stands() {
    let table = table("title\n\nReport,Remark,Batch\nIR-1,x,\n\n,,B-2\n");
    let mapping = guess(&table);
    let found: Vec<_> = lines(&table, &mapping)
        .map(|line| {
            (line.source_row(), line.get(Column::Batch), line.get(Column::Report), line.get(Column::Gln))
        })
        .collect();
    assert_eq!(found, [(4, "", "IR-1", ""), (6, "B-2", "", "")]);
    assert_eq!(lines(&table, &mapping).len(), 2);
    assert_eq!(mapping.left_out(), 1);
    // A mapping of another table.
    let wide = Mapping { columns: vec![Assignment::NONE; 40] };
    assert!(lines(&table, &wide).all(|line| line.is_blank()));
}
