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
_SMALLEST_STRIP = 190
_WIDEST_SIDE = 0.36
"""Small tiles may take this share of the width; the speaker is what people came for."""


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
    tiles: dict[SiteId, QRect] = {}
    columns, small = _side_columns(QSize(width, height), len(others), gap)
    side = columns * small.width() + max(0, columns - 1) * gap
    free = width - side - (gap if others else 0)
    big = _fit(QSize(free, height - gap - _scaled(size, _SMALLEST_STRIP)))
    left = pad + (free - big.width()) // 2
    tiles[speaker] = QRect(left, top, big.width(), big.height())
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


def _side_columns(area: QSize, count: int, gap: int) -> tuple[int, QSize]:
    """Return how many columns of small tiles stand beside the speaker, and the size of one tile."""
    if count == 0:
        return 0, QSize(0, 0)
    best_columns, best = 1, QSize(0, 0)
    for columns in (1, 2, 3):
        rows = -(-count // columns)
        tile_height = (area.height() - (rows - 1) * gap) / rows
        widest = (area.width() * _WIDEST_SIDE - (columns - 1) * gap) / columns
        tile_width = min(tile_height * _ASPECT, widest)
        # A few large tiles beside the speaker look like a second speaker: half of that is enough.
        tile_width = min(tile_width, area.width() * 0.22)
        if tile_width > best.width():
            best_columns, best = columns, QSize(int(tile_width) & ~1, int(tile_width / _ASPECT) & ~1)
    return best_columns, best


def _fit(area: QSize) -> QSize:
    width = min(float(area.width()), area.height() * _ASPECT)
    return QSize(int(width) & ~1, int(width / _ASPECT) & ~1)
