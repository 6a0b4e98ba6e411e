#!/usr/bin/env python3
"""Make the subset fonts of the label (TTF) and of the page (WOFF2) from the npm packages that carry the full faces.

    pip install fonttools==4.68.0 brotli==1.2.1
    python3 crates/label/fonts/make.py

The faces are under the SIL Open Font License 1.1; the licence texts are copied beside the fonts.
"""

import pathlib
import shutil
import subprocess
import tarfile
import tempfile

from fontTools import subset
from fontTools.ttLib import TTFont

SANS = ("@expo-google-fonts/be-vietnam-pro", "0.4.1", "be-vietnam-pro-OFL.txt")
MONO = ("@expo-google-fonts/jetbrains-mono", "0.4.1", "jetbrains-mono-OFL.txt")

HERE = pathlib.Path(__file__).resolve().parent
WEB = HERE.parents[2] / "web" / "fonts"

# (package, file inside it, folder, name, is it for the page)
FACES = [
    (SANS, "400Regular/BeVietnamPro_400Regular.ttf", HERE, "be-vietnam-pro-400.ttf", False),
    (SANS, "600SemiBold/BeVietnamPro_600SemiBold.ttf", HERE, "be-vietnam-pro-600.ttf", False),
    (MONO, "500Medium/JetBrainsMono_500Medium.ttf", HERE, "jetbrains-mono-500.ttf", False),
    (SANS, "400Regular/BeVietnamPro_400Regular.ttf", WEB, "be-vietnam-pro-400.woff2", True),
    (SANS, "600SemiBold/BeVietnamPro_600SemiBold.ttf", WEB, "be-vietnam-pro-600.woff2", True),
    (MONO, "400Regular/JetBrainsMono_400Regular.ttf", WEB, "jetbrains-mono-400.woff2", True),
]

LETTERS = {
    *range(0x20, 0x7F),  # ASCII
    *range(0xA0, 0x180),  # Latin-1, Latin Extended-A
    0x1A0, 0x1A1, 0x1AF, 0x1B0,  # Ơ ơ Ư ư
    *range(0x218, 0x21C),  # Ș ș Ț ț
    *range(0x1EA0, 0x1EFA),  # Vietnamese letters with tone marks
    *map(ord, "‐‑‒–—―‘’‚“”„†‡•…‰‹›⁄€₫№™−≈≠≤≥∞Ωμ←→↑↓"),
    0x25A1,  # □ stands for a character without a glyph
}
# For typing on the page: tone marks arrive as combining characters from some keyboards.
COMBINING = {0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323}


def unpack(package, folder):
    """The folder that holds the files of an npm package."""
    name, version, _ = package
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True, capture_output=True, text=True
    )
    target = folder / name.replace("/", "-")
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def make(source, target, for_page):
    """Write a subset of the font `source` to `target`."""
    options = subset.Options()
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["DSIG", "STAT", "gasp"]
    # The label places one glyph for each character and only kerns; a browser also sets marks and figures.
    # No ligatures on purpose: the page shows codes as they are, `->` and `!=` included.
    options.layout_features = ["kern", "ccmp", "locl", "mark", "mkmk", "tnum"] if for_page else ["kern"]
    options.flavor = "woff2" if for_page else None
    # The same bytes on every day: the time of change stays as it is in the source.
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS | COMBINING if for_page else LETTERS)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def main():
    WEB.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folders = {package: unpack(package, pathlib.Path(scratch)) for package in (SANS, MONO)}
        for package, folder in folders.items():
            for target in (HERE, WEB):
                shutil.copyfile(folder / "LICENSE_FONT", target / package[2])
        for package, path, folder, name, for_page in FACES:
            make(folders[package] / path, folder / name, for_page)
            print(f"{(folder / name).stat().st_size:7} bytes  {folder.name}/{name}")


if __name__ == "__main__":
    main()
