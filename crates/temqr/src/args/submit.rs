//! The arguments of `temqr submit`.

use std::path::PathBuf;

use clap::Args;

use super::ReadingArgs;

#[derive(Debug, Args)]
pub(crate) struct SubmitArgs {
    /// Files of records; '-' is standard input
    #[arg(value_name = "FILE", required_unless_present = "go_on", conflicts_with = "go_on")]
    pub(crate) files: Vec<PathBuf>,
    /// The submission profile: what is assumed of the platform's interface
    #[arg(long, value_name = "FILE.json", required_unless_present_any = ["rehearsal", "go_on"])]
    pub(crate) profile: Option<PathBuf>,
    /// Use the profile of the rehearsal server on this machine
    #[arg(long, conflicts_with_all = ["profile", "go_on"])]
    pub(crate) rehearsal: bool,
    /// A folder that remembers what left and what the platform said; one for each account on the platform
    #[arg(long, value_name = "FOLDER")]
    pub(crate) state: PathBuf,
    /// Send what has this digest, and nothing else
    #[arg(long, value_name = "DIGEST", conflicts_with_all = ["go_on", "body"])]
    pub(crate) consent: Option<String>,
    /// Go on with the submission in the folder that did not come to its end
    #[arg(long)]
    pub(crate) go_on: bool,
    /// Print the exact bytes of one request's body, counted from 1, and nothing else
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..), conflicts_with_all = ["go_on", "json"])]
    pub(crate) body: Option<u32>,
    /// What opens the platform's door, as JSON; without it TEMQR_CLIENT_ID and TEMQR_CLIENT_SECRET, or TEMQR_API_KEY
    #[arg(long, value_name = "FILE.json")]
    pub(crate) credentials: Option<PathBuf>,
    /// Print one JSON object before and one after sending
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}
