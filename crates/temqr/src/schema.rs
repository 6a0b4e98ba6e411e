//! `temqr schema`: what records, findings and files of the user's own look like as JSON.

use std::io::Write;

use crate::args::{SchemaArgs, SchemaOf};
use crate::exit::{Exit, Stop};
use crate::lines::Line;

/// Prints a JSON Schema.
pub(crate) fn run(args: &SchemaArgs, out: &mut dyn Write) -> Result<Exit, Stop> {
    let schema = match args.of {
        SchemaOf::Records => service::schema::records(),
        SchemaOf::Findings => schemars::schema_for!(Line<'static>).to_value(),
        SchemaOf::Policy => service::schema::policy(),
        SchemaOf::Setup => service::schema::setup(),
        SchemaOf::Profile => service::payload::schema(),
    };
    serde_json::to_writer_pretty(&mut *out, &schema).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(Exit::Well)
}
