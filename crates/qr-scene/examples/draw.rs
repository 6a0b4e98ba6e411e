//! Writes drawn photographs as files, a folder a kind: `cargo run --release -p qr-scene --example draw -- DIR`.
//!
//! Beside `x.png` stands `x.codes`: one text a line, of which `\n` is a line break and `\\` a backslash.

use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use qr_scene::{Drawn, Kind};

const USAGE: &str = "\
Usage: draw [options] DIR

  --seed N     which pictures (default: 1)
  --count N    how many of each kind (default: 24)
  --kind NAME  only this kind
";

struct Options {
    seed: u64,
    count: usize,
    kind: Option<String>,
    folder: PathBuf,
}

fn options() -> Option<Options> {
    let (mut seed, mut count, mut kind, mut folder) = (1, 24, None, None);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--seed" => seed = words.next()?.parse().ok()?,
            "--count" => count = words.next()?.parse().ok()?,
            "--kind" => kind = Some(words.next()?),
            _ if word.starts_with("--") || folder.is_some() => return None,
            _ => folder = Some(word.into()),
        }
    }
    Some(Options { seed, count, kind, folder: folder? })
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        eprint!("{USAGE}");
        return ExitCode::FAILURE;
    };
    match draw(&options) {
        Ok(pictures) => {
            println!("{pictures} pictures in {}", options.folder.display());
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{}: {fault}", options.folder.display());
            ExitCode::FAILURE
        }
    }
}

fn draw(options: &Options) -> io::Result<usize> {
    let mut pictures = 0;
    let wanted = |kind: &Kind| options.kind.as_deref().is_none_or(|name| name == kind.name());
    for kind in Kind::ALL.into_iter().filter(wanted) {
        let folder = options.folder.join(kind.name());
        fs::create_dir_all(&folder)?;
        for number in 0..options.count {
            let drawn = kind.scene(options.seed, number, options.count).draw();
            write(&drawn, &folder.join(format!("{number:03}")))?;
            pictures += 1;
        }
    }
    Ok(pictures)
}

fn write(drawn: &Drawn, path: &Path) -> io::Result<()> {
    let file = BufWriter::new(fs::File::create(path.with_extension("png"))?);
    let mut encoder = png::Encoder::new(file, drawn.image.width() as u32, drawn.image.height() as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(drawn.image.pixels())?;
    if !drawn.codes.is_empty() {
        let line = |text: &str| text.replace('\\', "\\\\").replace('\n', "\\n") + "\n";
        let lines: String = drawn.codes.iter().map(|code| line(&code.text)).collect();
        fs::write(path.with_extension("codes"), lines)?;
    }
    Ok(())
}
