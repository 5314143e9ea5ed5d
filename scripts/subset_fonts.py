# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.60.1"]
# ///
"""Cut Inter down to what the programme writes; run by `uv run scripts/subset_fonts.py`.

fontTools is needed by this script alone, so it is named above (PEP 723) and not in the project's lock file.
The output depends on the input fonts and the pinned fontTools only: no time stamp is written.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fontTools import subset  # pyright: ignore[reportMissingImports]  # lives in the script's own environment

WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
FEATURES = (
    "aalt", "calt", "case", "ccmp", "cv*", "dlig", "dnom", "frac", "kern", "liga", "locl", "mark", "mkmk",
    "numr", "ordn", "pnum", "salt", "sinf", "ss*", "subs", "sups", "tnum", "zero",
)  # fmt: skip
# Basic Latin, Latin-1 and Latin Extended-A for people's names; then signs in the order of their code points.
UNICODES = (
    "U+0020-007E,U+00A0-017F,U+0192,U+0218-021B,U+02C6,U+02DA,U+02DC,U+1E9E,"
    "U+2002-200A,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,U+2039-203A,U+2044,"
    "U+2070,U+2074-2079,U+2080-2089,U+20AC,U+2116,U+2122,U+2153-2154,U+215B-215E,"
    "U+2190-2199,U+21A9-21AA,U+21B5,U+21E7,U+21EA,U+2212,U+221E,U+2248,U+2260,U+2264-2265,"
    "U+2318,U+2325,U+232B,U+23CE,U+2423,U+25A0-25A1,U+25B2,U+25B3,U+25B6-25B7,U+25BC-25BD,U+25C0-25C1,"
    "U+25CB,U+25CF,U+2605-2606,U+2610-2611,U+2713,U+2717,U+2756"
)


def matches(tag: str) -> bool:
    """Tell whether an OpenType feature is kept."""
    return any(tag == kept or (kept.endswith("*") and tag.startswith(kept[:-1])) for kept in FEATURES)


def cut(source: Path, target: Path) -> None:
    """Write the subset of one font. Glyph names go, names, hints and the kept features stay."""
    options = subset.Options()
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    tags = {
        record.FeatureTag
        for table in ("GSUB", "GPOS")
        if table in font
        for record in font[table].table.FeatureList.FeatureRecord
    }
    options.layout_features = sorted(filter(matches, tags))
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(UNICODES))
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def main() -> int:
    """Subset the four weights from the folder of Debian's `fonts-inter` into `resources/fonts`."""
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--source", type=Path, default=Path("/usr/share/fonts/opentype/inter"))
    parser.add_argument("--out", type=Path, default=root / "resources" / "fonts")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        name = f"Inter-{weight}.otf"
        cut(options.source / name, options.out / name)
        print(f"{name}: {(options.out / name).stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
