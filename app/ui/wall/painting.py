"""The order in which the pieces of the wall are painted: ground, what leaves, panels, pictures, what lies on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QRegion

from app.domain.identity import SiteId
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wall import WallLayoutKind
from app.ui.room_view import TileView
from app.ui.theme.tokens import Tokens
from app.ui.wall.card import PaintedCard
from app.ui.wall.header import paint_header, paint_plate
from app.ui.wall.motion import Motion
from app.ui.wall.places import WallLayout
from app.ui.wall.slate import paint_name_card, paint_slate
from app.ui.wall.strip import lower_third, name_plate, paint_strip
from app.ui.wall.tile import WallTile
from app.ui.wall.view import WallView
from app.ui.words import translated


@dataclass(frozen=True, slots=True)
class Dirty:
    """What has to be painted again, and from what.

    `scale` is the height of the wall over 1080, `ratio` the device pixels of one of its logical pixels.
    `is_preview`: it is painted somewhere else, where nobody counts what was seen.
    """

    painter: QPainter
    region: QRegion
    view: WallView
    layout: WallLayout
    scale: float
    ratio: float
    is_preview: bool = False

    def touches(self, rect: QRect) -> bool:
        """Tell whether something of `rect` has to be painted."""
        return self.region.intersects(rect)


class WallPainting:
    """Paints what is dirty of a layout. Runs on: the thread of the screen."""

    def __init__(self, tiles: Mapping[SiteId, WallTile], tokens: Tokens) -> None:
        self._tiles = tiles
        self._tokens = tokens
        self._card = PaintedCard(tokens)

    def paint(self, now: Dirty, motion: Motion, share: float) -> None:
        """Paint; `share` is how far the movement to the layout has come, 0 to 1."""
        painter, layout = now.painter, now.layout
        places = motion.places()
        leaving = motion.leaving
        self._paint_ground(now, [*places.values(), *leaving.values()])
        by_site = {tile.site_id: tile for tile in now.view.room.tiles}
        for site_id, rect in leaving.items():
            self._paint_tile(now, by_site[site_id], rect, rect)
        if not layout.is_overlaid:
            painter.setOpacity(share if leaving else 1)
            self._paint_panels(now)
            painter.setOpacity(1)
        # The large ones are painted last: while the tiles move they pass over the others.
        for site_id in sorted(places, key=lambda s: (s in layout.large, not motion.has_just_come(s))):
            self._paint_tile(now, by_site[site_id], places[site_id], layout.tiles[site_id])
        if layout.is_overlaid:
            painter.setOpacity(share)
            self._paint_lower_third(now)
            painter.setOpacity(1)

    def _paint_tile(self, now: Dirty, tile: TileView, rect: QRect, final: QRect) -> None:
        if not now.touches(rect):
            return
        painted = self._tiles[tile.site_id]
        answers = tile.site_id == now.view.scene.respondent
        painted.paint_picture(
            now.painter,
            rect,
            tile,
            now.scale,
            now.ratio,
            is_captioned=_is_captioned(tile.site_id, now.view, now.layout),
            mark=translated("wall", QT_TRANSLATE_NOOP("wall", "TANGGAPAN")) if answers else "",
            final_size=final.size(),
            counts=not now.is_preview,
        )
        # Over the whole wall there is no gap for a frame to stand in.
        if not now.layout.is_overlaid and now.region.contains(rect.topLeft() - QPoint(1, 1)):
            painted.paint_frame(now.painter, rect, tile, now.scale, answers=answers)

    def _paint_panels(self, now: Dirty) -> None:
        painter, layout, view, tokens = now.painter, now.layout, now.view, self._tokens
        if now.touches(layout.header):
            paint_header(painter, layout.header, view.room, tokens, now.scale)
        if now.touches(layout.strip) or now.touches(layout.queue):
            paint_strip(painter, layout, view, tokens, now.scale)
        for site_id, rect in layout.name_cards.items():
            if now.touches(rect):
                paint_name_card(painter, rect, name_plate(view.room, site_id, tokens), tokens, now.scale)
        if not now.touches(layout.card):
            return
        if layout.kind is WallLayoutKind.PESAN:
            paint_slate(painter, layout.card, view.room, view.scene.message, tokens, now.scale)
        elif view.card:
            self._card.paint(painter, layout.card, view.card, now.scale, now.ratio)

    def _paint_lower_third(self, now: Dirty) -> None:
        if now.touches(now.layout.header):
            paint_plate(now.painter, now.layout.header, now.view.room, self._tokens, now.scale)
        if now.touches(lower_third(now.layout, now.view.room)):
            paint_strip(now.painter, now.layout, now.view, self._tokens, now.scale)

    def _paint_ground(self, now: Dirty, rects: list[QRect]) -> None:
        free = QRegion(now.region)
        for rect in rects:
            free -= QRegion(rect)
        if free.isEmpty():
            return
        now.painter.save()
        now.painter.setClipRegion(free, Qt.ClipOperation.IntersectClip)
        now.painter.fillRect(free.boundingRect(), QColor(self._tokens.ground))
        now.painter.restore()


def _is_captioned(site_id: SiteId, view: WallView, layout: WallLayout) -> bool:
    """Tell whether a site's name stands below its picture: in *Sorot* only the speaker's does."""
    if site_id not in layout.large:
        return False
    if layout.kind in (WallLayoutKind.BERDUA, WallLayoutKind.PENUH):
        return True
    speaker = view.room.speaker
    return speaker is not None and speaker.site_id == site_id
