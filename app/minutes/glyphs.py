"""Which characters the shipped fonts can print: what none of them has is written out, so that nothing vanishes.

PDF/A forbids the empty box that stands for a missing character. The tables are those of OpenType, `cmap`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path
from unicodedata import category

_UNICODE = frozenset({(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)})
"""Platform and encoding of the tables that map Unicode."""

_LAST_GROUP = 0xFFFF


class Glyphs:
    """The characters that at least one of the fonts has."""

    def __init__(self, fonts: Iterable[Path]) -> None:
        known: set[int] = set()
        for font in fonts:
            known |= _mapped(font.read_bytes())
        self._known = frozenset(known)

    def printable(self, text: str) -> str:
        """Return `text` with every character that no font has as its number, `[U+4E2D]`.

        Private characters mean nothing to a reader, and PDF/A does not take them: they are written out too.
        """
        if text.isascii():
            return text
        return "".join(sign if self._has(sign) else f"[U+{ord(sign):04X}]" for sign in text)

    def _has(self, sign: str) -> bool:
        return sign == "\n" or (ord(sign) in self._known and category(sign) != "Co")


def _mapped(font: bytes) -> set[int]:
    """Return the code points of a font. Raises struct.error or ValueError if it is none."""
    (tables,) = struct.unpack_from(">H", font, 4)
    for number in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if tag == b"cmap":
            return _cmap(font, offset)
    raise ValueError("a font without a table of characters")


def _cmap(font: bytes, start: int) -> set[int]:
    (count,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * number)
        if (platform, encoding) in _UNICODE:
            found |= _subtable(font, start + offset)
    return found


def _subtable(font: bytes, at: int) -> set[int]:
    (layout,) = struct.unpack_from(">H", font, at)
    if layout == 4:
        return _segments(font, at)
    if layout == 12:
        (groups,) = struct.unpack_from(">L", font, at + 12)
        spans = (struct.unpack_from(">LLL", font, at + 16 + 12 * n) for n in range(groups))
        return {code for first, last, glyph in spans for code in range(first, last + 1) if glyph + code - first}
    return set()


def _segments(font: bytes, at: int) -> set[int]:
    """Read format 4: segments of the Basic Multilingual Plane."""
    (double,) = struct.unpack_from(">H", font, at + 6)
    count = double // 2

    def column(place: int, kind: str) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}{kind}", font, at + place)

    ends, starts = column(14, "H"), column(16 + double, "H")
    deltas, ranges = column(16 + 2 * double, "h"), column(16 + 3 * double, "H")
    found: set[int] = set()
    for segment in range(count):
        for code in range(starts[segment], min(ends[segment], _LAST_GROUP - 1) + 1):
            glyph = code
            if ranges[segment]:
                place = at + 16 + 3 * double + 2 * segment + ranges[segment] + 2 * (code - starts[segment])
                (glyph,) = struct.unpack_from(">H", font, place)
                if not glyph:
                    continue
            if (glyph + deltas[segment]) & 0xFFFF:
                found.add(code)
    return found
