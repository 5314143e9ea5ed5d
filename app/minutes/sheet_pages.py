"""How the columns of a sheet go on paper: on one page while they can be read, else on several side by side. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_SCALE = 0.75
"""The letters of a sheet have 10 points; on paper they are never smaller than the 7.5 of the documents' tables."""

_PIXELS_PER_LETTER = 7.5
"""A digit of Arial with 10 points: Excel rounds it to 7, LibreOffice takes the 7.4 that it has."""

_PIXELS_BESIDE = 5
"""What a spreadsheet adds to a column's letters (ECMA-376 part 1, 18.3.1.13)."""

_ALMOST = 0.98
"""A column too much would stand on a page of its own, so the last pixels are left alone."""


@dataclass(frozen=True, slots=True)
class SheetPages:
    """`scale` in percent; `breaks` are the columns, counted from zero, with which another page begins."""

    scale: int
    breaks: tuple[int, ...] = ()


def sheet_pages(letters: Sequence[float], repeated: int, room_px: float) -> SheetPages:
    """Return how columns of so many letters go on pages with `room_px` pixels.

    The first `repeated` columns stand on every page. There are as few pages as `LEAST_SCALE` allows, and a column that
    is wider than a page has one for itself.
    """
    widths = [letter * _PIXELS_PER_LETTER + _PIXELS_BESIDE for letter in letters]
    room = room_px * _ALMOST
    head = sum(widths[:repeated])
    breaks: list[int] = []
    used = widest = head
    for index, width in enumerate(widths[repeated:], start=repeated):
        if used + width > room / LEAST_SCALE and used > head:
            breaks.append(index)
            used = head
        used += width
        widest = max(widest, used)
    return SheetPages(min(100, int(100 * room / widest)) if widest else 100, tuple(breaks))
