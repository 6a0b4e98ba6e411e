#!/usr/bin/env python3
"""Make the subset fonts of the label (TTF) and of the page (WOFF2) from the npm packages that carry the full faces.

    pip install fonttools==4.68.0 brotli==1.2.1
    python3 crates/label/fonts/make.py

The faces are under the SIL Open Font License 1.1; the licence texts are copied beside the fonts. The Chinese face comes
from a Python package, because the npm ones carry it with quadratic outlines, which are half as large again.
"""

import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

SANS = ("@expo-google-fonts/be-vietnam-pro", "0.4.1", "be-vietnam-pro-OFL.txt")
MONO = ("@expo-google-fonts/jetbrains-mono", "0.4.1", "jetbrains-mono-OFL.txt")

CHINESE = ("noto-cjk-sans-otc", "0.0.1", "noto-sans-sc-OFL.txt")
CHINESE_FACE = "Noto Sans CJK SC"

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


# Characters of names of people, places and firms that GB 2312 lacks.
NAMES = "镕喆堃昇玥珺煊玮祎昉暐晞琤頔翀彧赟曌濛鑫淼焱垚犇骉羴鱻囍瞭粦铦锜铼钘钷钽镧镥镨镱镳镚鿏鿔堉峣嵘嶶昳昶晔晢曈栩梽楠榀浠淏淇湉溁滢漷潆潞澂澍瀚炘炜烜焓熜燊爟犨珩珞琇琎琚琨瑀瑄瑨璟璠璩瓛甪畊眭碶禔祺窣竑笪筜篪粼绶羑翕耖腱芃苡苷荇莼菂菏葳蒨蓥蔺蕤薏藁虓虬蛟袆裎褀诩谌谿贇赪赳跬踔轪迺逄逯郄郇郗郜郢鄄鄞鄢鄱酆酉钊钐钕铖锟锳锴镝镠閟阇阊隗雒霈靓鞠韫頫颀飏馗骁骐骞髙鬯鲲鹍鹏麒麴麾黻黾鼐龑龢"
NAMES += "丶亍伋伾佺佶侔俍倞偲傕僜儆冼冴刂劭劼勍勐勖匡卬厍厝吲呙咺哿唛唢唳喰喾嗪嘏囡圪圩圫圳坂坭垌垟垡垯埇埏埕埗埚埝埭埴埸堌堍堙堞堠堨塬塱墉墟墩壅壕夤奭妗妤姝姞姽娉娴婍婳婺媛媞嫘嫚嫤嫪嫱孚孬"


def chinese_characters():
    """GB 2312, Chinese punctuation and full-width forms, and what names need besides."""
    pairs = (bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    characters = {ord(text) for pair in pairs if (text := pair.decode("gb2312", "ignore"))}
    # What the Latin faces have is taken from them.
    return {code for code in characters if code >= 0x2000} | {*range(0x3000, 0x3020), *range(0xFF01, 0xFF5F)} | set(map(ord, NAMES))


def unpack_wheel(package, folder):
    """The folder that holds the files of a Python package."""
    name, version, _ = package
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{name}=={version}"]
    subprocess.run(command, cwd=folder, check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        archive.extractall(folder / name)
    return folder / name


def make_chinese(folder, target):
    """Write the subset of the Chinese face of the collection in `folder`: outlines, widths and nothing else."""
    options = subset.Options()
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.layout_features = []
    options.drop_tables += ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    collection = TTCollection(next(folder.rglob("*.ttc")))
    font = next(font for font in collection.fonts if font["name"].getDebugName(4) == CHINESE_FACE)
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=chinese_characters())
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


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
        wheel = unpack_wheel(CHINESE, pathlib.Path(scratch))
        shutil.copyfile(next(wheel.rglob("LICENSE")), HERE / CHINESE[2])
        make_chinese(wheel, HERE / "noto-sans-sc-400.otf")
        print(f"{(HERE / 'noto-sans-sc-400.otf').stat().st_size:7} bytes  fonts/noto-sans-sc-400.otf")
        for package, path, folder, name, for_page in FACES:
            make(folders[package] / path, folder / name, for_page)
            print(f"{(folder / name).stat().st_size:7} bytes  {folder.name}/{name}")


if __name__ == "__main__":
    main()
