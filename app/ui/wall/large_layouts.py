"""The layouts in which most sites step back: *Berdua*, *Penuh*, *Usulan* and *Pesan*."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize

from app.domain.identity import SiteId
from app.domain.wall import WallLayoutKind
from app.ui.wall.places import PAD, STRIP, TALLEST_STRIP, Lengths, WallLayout, best_grid, fit, grid, grid_size

_LOWEST_ROW = 70
"""Others are shown below a pair only if they are so high: below that nobody recognises anything."""

_WIDEST_OTHER = 0.22
_NARROWEST_QUEUE = 320
_LOWER_THIRD = 176
_MARGIN = 24
_PLATE = (560, 56)
_SPEAKER_SHARE = 0.42
"""Of the width, in *Usulan*: the proposal is what is read, the speaker is what is heard."""

_SPEAKER_HEIGHT = 0.56


def pair(lengths: Lengths, sites: Sequence[SiteId], large: tuple[SiteId, ...]) -> WallLayout:
    """Lay out *Berdua*: two equal pictures, their names below them, everybody else in the rows at the foot."""
    gap, body = lengths.gap, lengths.body
    others = [site_id for site_id in sites if site_id not in large]
    strip_height = lengths.px(STRIP)
    big = fit(QSize((body.width() - gap) // 2, body.height() - gap - strip_height))
    foot_height = body.height() - big.height() - strip_height - 2 * gap
    has_foot = bool(others) and foot_height >= lengths.px(_LOWEST_ROW)
    if not has_foot:
        strip_height = min(body.height() - big.height() - gap, lengths.px(TALLEST_STRIP))
    used = big.height() + gap + strip_height + (gap + foot_height if has_foot else 0)
    top = body.y() + max(0, body.height() - used) // 2
    left = body.x() + (body.width() - 2 * big.width() - gap) // 2
    places = [QRect(left + number * (big.width() + gap), top, big.width(), big.height()) for number in (0, 1)]
    strip = QRect(body.x(), top + big.height() + gap, body.width(), strip_height)
    tiles = {site_id: place for site_id, place in zip(large, places, strict=True) if site_id in sites}
    cards = {site_id: place for site_id, place in zip(large, places, strict=True) if site_id not in sites}
    queue = QRect()
    if has_foot:
        foot = QRect(body.x(), strip.bottom() + 1 + gap, body.width(), foot_height)
        row, queue = _foot(lengths, foot, others)
        tiles |= row
    return WallLayout(WallLayoutKind.BERDUA, lengths.header, tiles, strip, large, cards, queue=queue)


def _foot(lengths: Lengths, foot: QRect, others: Sequence[SiteId]) -> tuple[dict[SiteId, QRect], QRect]:
    """Set the other sites at the left of the foot; the queue has what they leave."""
    gap, between = lengths.gap, lengths.px(PAD)
    narrowest = min(lengths.px(_NARROWEST_QUEUE), foot.width() // 3)
    columns, tile = best_grid(QSize(foot.width() - narrowest - between, foot.height()), len(others), gap)
    widest = int(foot.width() * _WIDEST_OTHER)
    if tile.width() > widest:
        tile = fit(QSize(widest, foot.height()))
    used = grid_size(len(others), columns, tile, gap)
    top = foot.y() + (foot.height() - used.height()) // 2
    places = grid(QRect(foot.x(), top, 0, 0), others, columns, tile, gap)
    left = foot.x() + used.width() + between
    return places, QRect(left, foot.y(), foot.right() + 1 - left, foot.height())


def full(lengths: Lengths, site_id: SiteId) -> WallLayout:
    """Lay out *Penuh*: one picture over the whole wall, the lower third and a plate with the time over it."""
    picture = fit(lengths.size)
    place = QRect(
        (lengths.width - picture.width()) // 2,
        (lengths.height - picture.height()) // 2,
        picture.width(),
        picture.height(),
    )
    margin = lengths.px(_MARGIN)
    height = lengths.px(_LOWER_THIRD)
    strip = QRect(margin, lengths.height - margin - height, lengths.width - 2 * margin, height)
    width = min(lengths.px(_PLATE[0]), lengths.width // 2)
    plate = QRect(lengths.width - margin - width, margin, width, lengths.px(_PLATE[1]))
    return WallLayout(WallLayoutKind.PENUH, plate, {site_id: place}, strip, (site_id,))


def proposal(lengths: Lengths, sites: Sequence[SiteId], large: tuple[SiteId, ...]) -> WallLayout:
    """Lay out *Usulan*: the proposal at the right, who speaks for it at the left."""
    between, body = lengths.px(PAD), lengths.body
    shown = [site_id for site_id in large[:1] if site_id in sites]
    left_width = int(body.width() * _SPEAKER_SHARE)
    card = QRect(body.x() + left_width + between, body.y(), body.width() - left_width - between, body.height())
    tiles: dict[SiteId, QRect] = {}
    top = body.y()
    if shown:
        picture = fit(QSize(left_width, int(body.height() * _SPEAKER_HEIGHT)))
        tiles[shown[0]] = QRect(
            body.x() + (left_width - picture.width()) // 2, body.y(), picture.width(), picture.height()
        )
        top += picture.height() + lengths.gap
    strip = QRect(body.x(), top, left_width, body.bottom() + 1 - top)
    return WallLayout(WallLayoutKind.USULAN, lengths.header, tiles, strip, tuple(shown), card=card)


def message(lengths: Lengths) -> WallLayout:
    """Lay out *Pesan*: nothing but the slate, which has title and time on it."""
    whole = QRect(0, 0, lengths.width, lengths.height)
    return WallLayout(WallLayoutKind.PESAN, QRect(), {}, QRect(), card=whole)
