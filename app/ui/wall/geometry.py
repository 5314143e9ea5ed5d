"""Where everything on the wall goes. Pure arithmetic on the window's size, the roster and the scene."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize

from app.domain.identity import SiteId
from app.domain.wall import WallLayoutKind, WallScene
from app.ui.wall.large_layouts import full, message, pair, proposal
from app.ui.wall.places import ASPECT, PAD, STRIP, TALLEST_STRIP, Lengths, WallLayout, best_grid, fit, grid, grid_size

_SMALLEST_STRIP = 224
_NARROWEST_SIDE, _WIDEST_SIDE_STRIP = 420, 620
_LEAST_FOR_TILES = 0.6
_WORTH_A_SIDE = 1.035
_WIDEST_SIDE = 0.36
"""Small tiles may take this share of the width; the speaker is what people came for."""

_WIDEST_TILE = 0.22
_LARGEST_SMALL = 0.5
"""A small tile may be this much as high as the speaker, on screens of any shape."""

_SMALL_COUNTS = 1.15
"""Of two arrangements that show nearly as much, the one with the larger small tiles: names are read on them."""


def wall_layout(size: QSize, sites: Sequence[SiteId], scene: WallScene) -> WallLayout:
    """Lay out the wall for a scene."""
    lengths = Lengths(size)
    match scene.layout:
        case WallLayoutKind.SOROT if scene.large:
            return _spotlight(lengths, sites, scene.large[0])
        case WallLayoutKind.BERDUA if len(scene.large) == 2:
            return pair(lengths, sites, scene.large)
        case WallLayoutKind.PENUH if scene.large and scene.large[0] in sites:
            return full(lengths, scene.large[0])
        case WallLayoutKind.USULAN:
            return proposal(lengths, sites, scene.large)
        case WallLayoutKind.PESAN:
            return message(lengths)
        case _:
            return _all_equal(lengths, sites)


def _all_equal(lengths: Lengths, sites: Sequence[SiteId]) -> WallLayout:
    """Lay out *Semua*: the strip lies at the foot, or at the side where that makes the tiles larger (1, 4, 9, 16)."""
    at_foot, beside = _strip_at_foot(lengths, sites), _strip_beside(lengths, sites)
    return beside if beside and _tile_width(beside) > _WORTH_A_SIDE * _tile_width(at_foot) else at_foot


def _tile_width(layout: WallLayout) -> int:
    return max((rect.width() for rect in layout.tiles.values()), default=0)


def _strip_at_foot(lengths: Lengths, sites: Sequence[SiteId]) -> WallLayout:
    gap, body = lengths.gap, lengths.body
    strip_height = lengths.px(STRIP)
    room = QSize(body.width(), body.height() - gap - strip_height)
    columns, tile = best_grid(room, max(1, len(sites)), gap)
    used = grid_size(max(1, len(sites)), columns, tile, gap)
    # Where the width is the limit, the strip takes over what the tiles leave.
    strip_height = max(strip_height, min(lengths.px(TALLEST_STRIP), body.height() - gap - used.height()))
    area_height = body.height() - gap - strip_height
    left = body.x() + (body.width() - used.width()) // 2
    top = body.y() + max(0, area_height - used.height()) // 2
    tiles = grid(QRect(left, top, 0, 0), sites, columns, tile, gap)
    strip = QRect(left, body.bottom() + 1 - strip_height, used.width(), strip_height)
    if strip.width() < body.width() * 0.6:
        strip = QRect(body.x(), strip.y(), body.width(), strip_height)
    return WallLayout(WallLayoutKind.SEMUA, lengths.header, tiles, strip)


def _strip_beside(lengths: Lengths, sites: Sequence[SiteId]) -> WallLayout | None:
    gap, between, body = lengths.gap, lengths.px(PAD), lengths.body
    room = QSize(body.width() - between - lengths.px(_NARROWEST_SIDE), body.height())
    if room.width() < body.width() * _LEAST_FOR_TILES:
        return None
    columns, tile = best_grid(room, max(1, len(sites)), gap)
    used = grid_size(max(1, len(sites)), columns, tile, gap)
    strip_width = min(body.width() - between - used.width(), lengths.px(_WIDEST_SIDE_STRIP))
    left = body.x() + (body.width() - used.width() - between - strip_width) // 2
    top = body.y() + (body.height() - used.height()) // 2
    tiles = grid(QRect(left, top, 0, 0), sites, columns, tile, gap)
    strip = QRect(left + used.width() + between, top, strip_width, used.height())
    return WallLayout(WallLayoutKind.SEMUA, lengths.header, tiles, strip)


def _spotlight(lengths: Lengths, sites: Sequence[SiteId], large: SiteId) -> WallLayout:
    gap, body = lengths.gap, lengths.body
    others = [site_id for site_id in sites if site_id != large]
    room = QSize(body.width(), body.height() - gap - lengths.px(_SMALLEST_STRIP))
    columns, small, big = _beside_speaker(body.size(), room, len(others), gap)
    side = columns * small.width() + max(0, columns - 1) * gap
    free = body.width() - side - (gap if others else 0)
    place = QRect(body.x() + (free - big.width()) // 2, body.y(), big.width(), big.height())
    tiles = {large: place} if large in sites else {}
    for index, site_id in enumerate(others):
        row, column = divmod(index, columns)
        tiles[site_id] = QRect(
            body.right() + 1 - side + column * (small.width() + gap),
            body.y() + row * (small.height() + gap),
            small.width(),
            small.height(),
        )
    strip_top = body.y() + big.height() + gap
    strip = QRect(body.x(), strip_top, free, body.bottom() + 1 - strip_top)
    cards = {} if large in sites else {large: place}
    return WallLayout(WallLayoutKind.SOROT, lengths.header, tiles, strip, (large,), cards)


def _beside_speaker(area: QSize, room: QSize, count: int, gap: int) -> tuple[int, QSize, QSize]:
    """Return the columns of small tiles beside the speaker, the size of one, and the speaker's size.

    `area` is what all tiles share, `room` what the speaker may take of it. The arrangement that
    shows most picture wins.
    """
    if count == 0:
        return 0, QSize(0, 0), fit(room)
    best, best_score = (1, QSize(2, 2), fit(room)), 0.0
    for columns in (1, 2, 3):
        rows = -(-count // columns)
        tile_height = (area.height() - (rows - 1) * gap) / rows
        widest = (area.width() * _WIDEST_SIDE - (columns - 1) * gap) / columns
        # A few large tiles beside the speaker look like a second speaker.
        width = min(tile_height * ASPECT, widest, area.width() * _WIDEST_TILE, room.height() * _LARGEST_SMALL * ASPECT)
        small = QSize(int(width) & ~1, int(width / ASPECT) & ~1)
        side = columns * small.width() + columns * gap
        big = fit(QSize(area.width() - side, room.height()))
        score = _pixels(big) + _SMALL_COUNTS * count * _pixels(small)
        if score > best_score:
            best, best_score = (columns, small, big), score
    return best


def _pixels(size: QSize) -> int:
    return size.width() * size.height()
