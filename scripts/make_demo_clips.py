"""Make the twelve demo feeds of `resources/demo` again: pictures, speech and files.

Needs espeak-ng on the PATH. The same machine writes the same bytes every time.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage

from scripts.demo.cast import DemoSite
from scripts.demo.encode import encode
from scripts.demo.scene import Scene
from scripts.demo.sites_first import FIRST_SITES
from scripts.demo.sites_second import SECOND_SITES
from scripts.demo.speech import speak_site

SITES = FIRST_SITES + SECOND_SITES
RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def pixels(picture: QImage) -> npt.NDArray[np.uint8]:
    """Copy a picture's BGRA bytes; the view that Qt gives dies with the picture."""
    flat = np.frombuffer(picture.constBits(), dtype=np.uint8)
    return flat.reshape(picture.height(), picture.width(), 4).copy()


def make(site: DemoSite, out: Path, stills: list[int]) -> str:
    """Make one site's clip, or only the stills asked for, and say how it came out."""
    track = speak_site(site)
    scene = Scene(site, track)
    if stills:
        for number in stills:
            scene.frame(number).save(str(out / f"{site.code}-{site.slug}-{number:04d}.png"))
        return f"{site.name}: {len(stills)} stills of {track.frames} frames"

    def pictures() -> Iterator[npt.NDArray[np.uint8]]:
        for number in range(track.frames):
            yield pixels(scene.frame(number))

    path = out / site.filename
    encode(path, pictures(), track, f"Musrenbang Kelurahan {site.name} · RKPD 2019 (peragaan)")
    return f"{path.name}: {track.duration_s:.2f} s, {path.stat().st_size / 1000:.0f} kB"


def main() -> int:
    """Make the demo clips."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--only", metavar="CODE", action="append", choices=[site.code for site in SITES])
    parser.add_argument("--out", metavar="DIR", type=Path, default=RESOURCES / "demo")
    parser.add_argument("--still", metavar="FRAME", type=int, action="append", default=[], help="write PNGs instead")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    for font in sorted((RESOURCES / "fonts").glob("*.otf")):
        if QFontDatabase.addApplicationFont(str(font)) < 0:
            print(f"cannot read {font}", file=sys.stderr)
            return 1
    options.out.mkdir(parents=True, exist_ok=True)
    for site in SITES:
        if not options.only or site.code in options.only:
            print(make(site, options.out, options.still), flush=True)
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
