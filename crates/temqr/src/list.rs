//! `temqr list`: what there is to choose from when labels are made.

use std::io::Write;

use serde_json::{Value, json};
use service::{Column, Language, Printer, ProfileChoice, SheetChoice, TemplateChoice};

use crate::args::{ListArgs, ListOf};
use crate::exit::{Exit, Stop};
use crate::json;
use crate::own::{catalogue, printer_id};
use crate::report;
use crate::setup::parts;
use crate::words::Words;

/// What is told of one thing to choose.
struct Told {
    /// What is typed.
    id: String,
    /// What it is, line by line.
    about: Vec<String>,
    /// All of it, for programs.
    json: Value,
}

/// Prints what there is.
pub(crate) fn run(args: &ListArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let catalogue = catalogue(&[])?;
    let told: Vec<Told> = match args.of {
        ListOf::Templates => catalogue.templates.iter().map(|it| template(it, words)).collect(),
        ListOf::Profiles => catalogue.profiles.iter().map(|it| profile(it, words)).collect(),
        ListOf::Sheets => catalogue.sheets.iter().map(|it| sheet(it, words)).collect(),
        ListOf::Printers => catalogue.printers.iter().map(|it| printer(it, words)).collect(),
        ListOf::Materials => {
            let parts = parts(&catalogue.substrate).into_iter();
            let answers = parts.flat_map(|(part, choices)| choices.iter().map(move |choice| (part, choice)));
            answers.map(|(part, choice)| material(part, &choice.id, words.get(&choice.key))).collect()
        }
    };
    if args.json {
        json::line(out, &told.into_iter().map(|told| told.json).collect::<Value>())?;
    } else {
        let rows: Vec<_> = told.into_iter().map(|told| (told.id, told.about.join("\n"))).collect();
        report::table(out, &rows)?;
    }
    Ok(Exit::Well)
}

fn template(choice: &TemplateChoice, words: Words) -> Told {
    let TemplateChoice { id, name, size_mm, symbol_edge_mm, columns, free_text, logo, own: _ } = choice;
    let [en, vi, zh] = name;
    let name = match words.language() {
        Language::En => en,
        Language::Vi => vi,
        Language::Zh => zh,
    };
    let size = match size_mm {
        Some(size) => measures(*size, words),
        None => words.get("cli.size-by-content"),
    };
    let room = [("cli.has-free-text", *free_text), ("cli.has-logo", *logo)];
    let room = room.into_iter().filter(|(_, has)| *has).map(|(key, _)| words.get(key));
    let about = [name.clone(), size].into_iter().chain(room).collect::<Vec<_>>().join(" · ");
    Told {
        id: id.clone(),
        about: vec![about, needed(columns, words)],
        json: json!({
            "id": id, "name": name, "size_mm": size_mm, "symbol_edge_mm": symbol_edge_mm,
            "columns": self::columns(columns),
            "free_text": free_text, "logo": logo,
        }),
    }
}

fn profile(choice: &ProfileChoice, words: Words) -> Told {
    let ProfileChoice { id, title, help, columns, own: _ } = choice;
    let name = words.get(title);
    Told {
        id: id.clone(),
        json: json!({ "id": id, "name": name, "columns": self::columns(columns) }),
        about: vec![name, words.get(help), needed(columns, words)],
    }
}

fn sheet(choice: &SheetChoice, words: Words) -> Told {
    let SheetChoice { id, name, paper_mm, label_mm, grid: (columns, rows), json, .. } = choice;
    let grid = format!("{columns} × {rows}");
    let about = [name.clone(), measures(*label_mm, words), grid].join(" · ");
    Told {
        id: id.clone(),
        about: vec![about],
        json: json!({
            "id": id, "name": name, "paper_mm": paper_mm, "label_mm": label_mm, "columns": columns, "rows": rows,
            // What an own sheet begins with.
            "sheet": serde_json::from_str::<Value>(json).unwrap_or_default(),
        }),
    }
}

fn printer(printer: &Printer, words: Words) -> Told {
    let id = printer_id(&printer.name);
    let kind = words.get(printer.kind.key());
    let json = json!({ "id": id, "name": printer.name, "printer": printer });
    Told { id, about: vec![[printer.name.clone(), kind].join(" · ")], json }
}

fn material(part: &str, id: &str, name: String) -> Told {
    Told {
        id: format!("{part}={id}"),
        json: json!({ "part": part, "id": id, "name": name }),
        about: vec![name],
    }
}

fn columns(columns: &[(Column, bool)]) -> Value {
    columns.iter().map(|(column, needed)| json!({ "column": column.name(), "needed": needed })).collect()
}

/// The columns, those in brackets that can be empty.
fn needed(columns: &[(Column, bool)], words: Words) -> String {
    let name = |(column, needed): &(Column, bool)| {
        if *needed { column.name().to_owned() } else { format!("[{}]", column.name()) }
    };
    let names: Vec<String> = columns.iter().map(name).collect();
    words.with("cli.columns", &[("columns", names.join(", "))])
}

/// A width and a height.
fn measures((width, height): (f64, f64), words: Words) -> String {
    format!("{} × {} mm", words.millimetres(width), words.millimetres(height))
}
