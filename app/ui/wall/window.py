"""The window on the big screen. It is painted whole by hand: one surface, one clock, no child widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEasingCurve, QEvent, QPoint, QRect, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.identity import SiteId
from app.ui.picture import TilePicture
from app.ui.ports import PictureSource
from app.ui.room_view import RoomView
from app.ui.theme.tokens import Tokens
from app.ui.wall.geometry import GAP, WallLayout, wall_layout
from app.ui.wall.strip import paint_header, paint_strip
from app.ui.wall.tile import WallTile

VIEW = "wall"
MOVE_MS = 220
"""A layout change moves in less than 300 ms: long enough to follow, short enough not to wait."""


class WallWindow(QWidget):
    """Shows the room to the room. Takes `RoomView`s and a tick of the picture clock; emits nothing.

    Keys pressed here go to the console: the operator's keyboard may be "in" either window.
    """

    def __init__(self, sites: Sequence[SiteId], source: PictureSource, tokens: Tokens) -> None:
        super().__init__()
        self._sites = tuple(sites)
        self._source = source
        self._tokens = tokens
        self._tiles = {s: WallTile(TilePicture(source, VIEW, s), tokens) for s in self._sites}
        self._view: RoomView | None = None
        self._recorded = 0
        self._layout: WallLayout = wall_layout(QSize(1920, 1080), self._sites, None)
        self._from: Mapping[SiteId, QRect] = self._layout.tiles
        self._move = QVariantAnimation(self)
        self._move.setDuration(MOVE_MS)
        self._move.setStartValue(0.0)
        self._move.setEndValue(1.0)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._move.valueChanged.connect(self.update)
        self._key_target: QWidget | None = None
        self.setWindowTitle(self.tr("Layar besar — Ruang Kendali Musrenbang"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAccessibleName(self.tr("Layar besar"))
        self.setMinimumSize(640, 360)

    def send_keys_to(self, target: QWidget) -> None:
        """Pass key presses that are no command on to the console's window."""
        self._key_target = target

    def painted(self) -> dict[SiteId, int]:
        """Return how many different pictures of each site were painted so far."""
        return {site_id: tile.picture.painted for site_id, tile in self._tiles.items()}

    def picture_delay_ms(self) -> float:
        """Return the longest time from a packet's arrival to the painting of its picture, newest of each tile."""
        return max((tile.picture.last_delay_ms for tile in self._tiles.values()), default=0.0)

    def show_view(self, view: RoomView, recorded: int) -> None:
        """Show a new view; only what differs from the last one is painted again."""
        before, self._view = self._view, view
        recorded_before, self._recorded = self._recorded, recorded
        speaker = view.speaker.site_id if view.speaker else None
        if before is None or speaker != self._layout.speaker:
            self._lay_out(speaker, animated=before is not None)
            self.update()
            return
        if before.time != view.time:
            self.update(self._layout.header)
        if (before.speaker, before.queue, before.live, recorded_before) != (
            view.speaker,
            view.queue,
            view.live,
            recorded,
        ):
            self.update(self._layout.strip)
        margin = round(GAP * self._scale)
        for old, new in zip(before.tiles, view.tiles, strict=True):
            if old != new:
                rect = self._layout.tiles[new.site_id]
                self.update(rect.adjusted(-margin, -margin, margin, margin))

    def refresh_pictures(self) -> None:
        """Ask every tile for a newer picture and paint those that have one. Called by the picture clock."""
        moving = self._move.state() is QVariantAnimation.State.Running
        for site_id, tile in self._tiles.items():
            if tile.picture.refresh() and not moving:
                self.update(self._layout.tiles[site_id])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size and ask for pictures that fit it."""
        super().resizeEvent(event)
        self._lay_out(self._layout.speaker, animated=False)

    def changeEvent(self, event: QEvent) -> None:
        """Ask again for pictures when the screen's pixel ratio changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._request_pictures()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the key, and the keyboard with it, to the console."""
        if self._key_target:
            self._key_target.activateWindow()
            QCoreApplication.sendEvent(self._key_target.focusWidget() or self._key_target, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is dirty."""
        view = self._view
        region = event.region()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if view is None:
            painter.fillRect(self.rect(), QColor(self._tokens.ground))
            return
        rects = self._rects_now()
        scale, ratio = self._scale, self.devicePixelRatioF()
        self._paint_ground(painter, region, rects)
        if region.intersects(self._layout.header):
            paint_header(painter, self._layout.header, view, self._tokens, scale)
        if region.intersects(self._layout.strip):
            paint_strip(painter, self._layout.strip, view, self._recorded, self._tokens, scale)
        # The speaker is painted last: while the tiles move it passes over the others.
        for tile in sorted(view.tiles, key=lambda t: t.site_id == self._layout.speaker):
            rect = rects[tile.site_id]
            if not region.intersects(rect):
                continue
            speaks = tile.site_id == self._layout.speaker
            final_size = self._layout.tiles[tile.site_id].size()
            self._tiles[tile.site_id].paint_picture(
                painter, rect, tile, scale, ratio, is_speaker=speaks, final_size=final_size
            )
            if region.contains(rect.topLeft() - QPoint(1, 1)):
                self._tiles[tile.site_id].paint_frame(painter, rect, tile, scale)

    @property
    def _scale(self) -> float:
        return self.height() / 1080

    def _paint_ground(self, painter: QPainter, region: QRegion, rects: Mapping[SiteId, QRect]) -> None:
        free = QRegion(region)
        for rect in rects.values():
            free -= QRegion(rect)
        if free.isEmpty():
            return
        painter.setClipRegion(free)
        painter.fillRect(free.boundingRect(), QColor(self._tokens.ground))
        painter.setClipping(False)

    def _rects_now(self) -> Mapping[SiteId, QRect]:
        if self._move.state() is not QVariantAnimation.State.Running:
            return self._layout.tiles
        done = float(self._move.currentValue())
        return {s: _between(self._from[s], self._layout.tiles[s], done) for s in self._sites}

    def _lay_out(self, speaker: SiteId | None, *, animated: bool) -> None:
        self._from = dict(self._rects_now())
        self._move.stop()
        self._layout = wall_layout(self.size(), self._sites, speaker)
        if animated and self.isVisible():
            self._move.start()
        self._request_pictures()

    def _request_pictures(self) -> None:
        ratio = self.devicePixelRatioF()
        sizes = {
            site_id: (round(rect.width() * ratio), round(rect.height() * ratio))
            for site_id, rect in self._layout.tiles.items()
        }
        self._source.request(VIEW, sizes)


def _between(start: QRect, end: QRect, done: float) -> QRect:
    def mix(a: int, b: int) -> int:
        return round(a + (b - a) * done)

    return QRect(
        mix(start.x(), end.x()),
        mix(start.y(), end.y()),
        mix(start.width(), end.width()),
        mix(start.height(), end.height()),
    )
