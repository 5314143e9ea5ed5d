"""Where everything on the wall goes. Pure arithmetic on the window's size and the number of sites.

All lengths of the design are pixels at 1080 lines and grow with the height of the screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from app.domain.identity import SiteId

HEADER = 64
STRIP = 200
GAP = 8
PAD = 12
_ASPECT = 16 / 9
_SMALLEST_STRIP = 224
_WIDEST_SIDE = 0.36
"""Small tiles may take this share of the width; the speaker is what people came for."""

_WIDEST_TILE = 0.22
_LARGEST_SMALL = 0.5
"""A small tile may be this much as high as the speaker, on screens of any shape."""

_SMALL_COUNTS = 1.15
"""Of two arrangements that show nearly as much, the one with the larger small tiles: names are read on them."""


@dataclass(frozen=True, slots=True)
class WallLayout:
    """Rectangles in the window's logical pixels. `speaker` is None when all tiles are equal."""

    header: QRect
    tiles: Mapping[SiteId, QRect]
    strip: QRect
    speaker: SiteId | None


def wall_layout(size: QSize, sites: Sequence[SiteId], speaker: SiteId | None) -> WallLayout:
    """Lay out the wall: *Sorot* when a site speaks, else *Semua*."""
    if speaker is not None and speaker in sites:
        return _spotlight(size, sites, speaker)
    return _all_equal(size, sites)


def _scaled(size: QSize, design: float) -> int:
    return round(design * size.height() / 1080)


def _all_equal(size: QSize, sites: Sequence[SiteId]) -> WallLayout:
    header, gap, pad = (_scaled(size, d) for d in (HEADER, GAP, PAD))
    strip_height = _scaled(size, STRIP)
    area = QRect(
        pad,
        header + gap,
        size.width() - 2 * pad,
        size.height() - header - 3 * gap - strip_height,
    )
    columns, tile = best_grid(area.size(), max(1, len(sites)), gap)
    rows = -(-max(1, len(sites)) // columns)
    used_width = columns * tile.width() + (columns - 1) * gap
    used_height = rows * tile.height() + (rows - 1) * gap
    left = area.x() + (area.width() - used_width) // 2
    top = area.y() + (area.height() - used_height) // 2
    tiles: dict[SiteId, QRect] = {}
    for index, site_id in enumerate(sites):
        row, column = divmod(index, columns)
        in_row = min(columns, len(sites) - row * columns)
        # A last row that is not full stands in the middle.
        indent = (columns - in_row) * (tile.width() + gap) // 2
        tiles[site_id] = QRect(
            left + indent + column * (tile.width() + gap),
            top + row * (tile.height() + gap),
            tile.width(),
            tile.height(),
        )
    strip = QRect(left, size.height() - gap - strip_height, used_width, strip_height)
    if strip.width() < area.width() * 0.6:
        strip = QRect(area.x(), strip.y(), area.width(), strip_height)
    return WallLayout(QRect(0, 0, size.width(), header), tiles, strip, None)


def best_grid(area: QSize, count: int, gap: int) -> tuple[int, QSize]:
    """Return the number of columns and the 16:9 tile with which `count` tiles fill `area` best."""
    best_columns, best = 1, QSize(0, 0)
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        width = (area.width() - (columns - 1) * gap) / columns
        height = (area.height() - (rows - 1) * gap) / rows
        width = min(width, height * _ASPECT)
        tile = QSize(int(width) & ~1, int(width / _ASPECT) & ~1)
        if tile.width() > best.width():
            best_columns, best = columns, tile
    return best_columns, QSize(max(2, best.width()), max(2, best.height()))


def _spotlight(size: QSize, sites: Sequence[SiteId], speaker: SiteId) -> WallLayout:
    header, gap, pad = (_scaled(size, d) for d in (HEADER, GAP, PAD))
    others = [site_id for site_id in sites if site_id != speaker]
    top = header + gap
    height = size.height() - top - gap
    width = size.width() - 2 * pad
    room = QSize(width, height - gap - _scaled(size, _SMALLEST_STRIP))
    columns, small, big = _beside_speaker(QSize(width, height), room, len(others), gap)
    side = columns * small.width() + max(0, columns - 1) * gap
    free = width - side - (gap if others else 0)
    left = pad + (free - big.width()) // 2
    tiles: dict[SiteId, QRect] = {speaker: QRect(left, top, big.width(), big.height())}
    side_left = size.width() - pad - side
    for index, site_id in enumerate(others):
        row, column = divmod(index, columns)
        tiles[site_id] = QRect(
            side_left + column * (small.width() + gap),
            top + row * (small.height() + gap),
            small.width(),
            small.height(),
        )
    strip_top = top + big.height() + gap
    strip = QRect(pad, strip_top, free, size.height() - gap - strip_top)
    return WallLayout(QRect(0, 0, size.width(), header), tiles, strip, speaker)


def _beside_speaker(area: QSize, room: QSize, count: int, gap: int) -> tuple[int, QSize, QSize]:
    """Return the columns of small tiles beside the speaker, the size of one, and the speaker's size.

    `area` is what all tiles share, `room` what the speaker may take of it. The arrangement that
    shows most picture wins.
    """
    if count == 0:
        return 0, QSize(0, 0), _fit(room)
    best, best_score = (1, QSize(2, 2), _fit(room)), 0.0
    for columns in (1, 2, 3):
        rows = -(-count // columns)
        tile_height = (area.height() - (rows - 1) * gap) / rows
        widest = (area.width() * _WIDEST_SIDE - (columns - 1) * gap) / columns
        # A few large tiles beside the speaker look like a second speaker.
        width = min(
            tile_height * _ASPECT, widest, area.width() * _WIDEST_TILE, room.height() * _LARGEST_SMALL * _ASPECT
        )
        small = QSize(int(width) & ~1, int(width / _ASPECT) & ~1)
        side = columns * small.width() + columns * gap
        big = _fit(QSize(area.width() - side, room.height()))
        score = _pixels(big) + _SMALL_COUNTS * count * _pixels(small)
        if score > best_score:
            best, best_score = (columns, small, big), score
    return best


def _pixels(size: QSize) -> int:
    return size.width() * size.height()


def _fit(area: QSize) -> QSize:
    width = min(float(area.width()), area.height() * _ASPECT)
    return QSize(int(width) & ~1, int(width / _ASPECT) & ~1)
