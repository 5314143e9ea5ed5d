"""One feed on the console: picture, meter, tally, and a foot line with key, name and link."""

from __future__ import annotations

import time

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from app.domain.identity import SiteId
from app.domain.sound import FeedLevel
from app.domain.speaking_time import Share
from app.domain.tally import TallyKind
from app.shm.status import SILENCE_DBFS
from app.ui.console.meter_paint import METER_STEP_DB, paint_meter
from app.ui.console.parts import paint_key_cap
from app.ui.marks import mark_height, mark_width, paint_gavel, paint_headphones, paint_mark, paint_pie
from app.ui.picture import TilePicture
from app.ui.room_view import TileView
from app.ui.text_fit import draw_lines, draw_text, fit_text
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens
from app.ui.tile_paint import (
    FrameStyle,
    frame_of,
    paint_badge,
    paint_dimmed,
    paint_frame,
    paint_saving,
    paint_trouble,
    saving_width,
)

FRAME = 4
FOOT = 34
_SMALLEST_NAME = 11
_SMALLEST_MARK = 11
_FINE_SIGN = "✓"
_FACES = {
    Share.NONE: paint_pie(0.0),
    Share.LITTLE: paint_pie(0.25),
    Share.USUAL: paint_pie(0.5),
    Share.MUCH: paint_pie(1.0),
}
_METER_REACH = 6
"""How far beside the meter a click still means the meter: it is narrow."""

_PICTURES_COME_S = 0.1
"""With a picture so recently, the next one is near enough to carry the meter along."""


class FeedTile(QWidget):
    """Shows one site. `chosen` and `menu_wanted` are requests; the tile changes nothing itself."""

    chosen = Signal(str)
    opened = Signal(str)
    listen_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, site_id: SiteId, picture: TilePicture, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.site_id = site_id
        self.picture = picture
        self._tokens = tokens
        self._metrics = Metrics(1.0)
        self._tile: TileView | None = None
        self._selected = False
        self._peak_dbfs = SILENCE_DBFS
        self._rms_dbfs = SILENCE_DBFS
        self._refreshed_s = 0.0
        self._picture_rect = self._meter = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        self._lay_out()
        self.update()

    def picture_rect(self) -> QRect:
        """Return where the picture is, in the tile's own pixels."""
        return self._picture_rect

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the new places of picture and meter."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Find the places once: asked for at every painting they would be a tenth of it."""
        m = self._metrics
        frame = m.px(FRAME)
        picture = self._picture_rect = self.rect().adjusted(frame, frame, -frame, -frame - m.px(FOOT))
        width = m.px(7)
        self._meter = QRect(
            picture.right() - width - m.px(4), picture.top() + m.px(6), width, picture.height() - m.px(12)
        )

    def show_tile(self, tile: TileView, *, selected: bool) -> None:
        """Show a new state; nothing is painted if it is the same."""
        if tile == self._tile and selected == self._selected:
            return
        self._tile = tile
        self._selected = selected
        self.setAccessibleName(f"{tile.key} {tile.name}")
        self.setAccessibleDescription(tile.spoken_description)
        self.update()

    def show_level(self, level: FeedLevel) -> None:
        """Move the meter, if it moved enough to be seen. It is painted with the next picture where those come."""
        moved = max(abs(level.peak_dbfs - self._peak_dbfs), abs(level.rms_dbfs - self._rms_dbfs))
        if moved < METER_STEP_DB:
            return
        self._peak_dbfs, self._rms_dbfs = level.peak_dbfs, level.rms_dbfs
        # A painting of its own for each meter would be a third of what the console paints.
        if time.monotonic() - self._refreshed_s > _PICTURES_COME_S:
            self.update(self._meter)

    def refresh_picture(self) -> None:
        """Paint a newer picture if there is one. Called by the picture clock."""
        if self.picture.refresh():
            self._refreshed_s = time.monotonic()
            self.update(self.picture_rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """One click selects; one on the meter asks to listen to the site."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._is_on_meter(event.position().toPoint()):
            self.listen_wanted.emit(self.site_id)
        else:
            self.chosen.emit(self.site_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks grant; one never does."""
        if event.button() == Qt.MouseButton.LeftButton and not self._is_on_meter(event.position().toPoint()):
            self.opened.emit(self.site_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the site's menu."""
        self.chosen.emit(self.site_id)
        self.menu_wanted.emit(self.site_id, event.globalPos())

    def _is_on_meter(self, place: QPoint) -> bool:
        reach = self._metrics.px(_METER_REACH)
        return self._meter.adjusted(-reach, -reach, reach, reach).contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is dirty: most often only the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t, tile = self._tokens, self._tile
        picture = self.picture_rect()
        outside = not picture.contains(event.rect())
        if outside:
            painter.fillRect(self.rect(), QColor(t.ground))
        if tile is None:
            return
        if not self.picture.covers(picture):
            painter.fillRect(picture, QColor(t.panel))
        self.picture.paint(painter, picture)
        pixels = self._metrics.px(15)
        paint_dimmed(painter, picture, tile, t, pixels)
        self._paint_badge(painter, picture, tile)
        self._paint_saving(painter, picture, tile)
        paint_trouble(painter, picture, tile, t, pixels, self._metrics.px(12))
        self._paint_marks(painter, picture, tile)
        paint_meter(painter, self._meter, self._rms_dbfs, self._peak_dbfs, t)
        if outside:
            self._paint_foot(painter, picture, tile)
            frame = frame_of(tile, t, self._metrics.px(FRAME), selected=self._selected)
            around = picture.adjusted(0, 0, 0, self._metrics.px(FOOT))
            paint_frame(painter, around, frame)
            if self._selected and frame.colour != t.selection:
                # Selection shows inside the louder frame, so both can be seen.
                width = self._metrics.px(2)
                chosen = FrameStyle(t.selection, width, dashed=False)
                paint_frame(painter, around.adjusted(width, width, -width, -width), chosen)

    def _paint_badge(self, painter: QPainter, picture: QRect, tile: TileView) -> None:
        if not tile.badge:
            return
        t, m = self._tokens, self._metrics
        speaking = tile.tally.kind is TallyKind.SPEAKING
        ground, ink = (t.speaking_plate, t.on_speaking) if speaking else (t.good, t.on_good)
        text = f"{tile.badge} {tile.speaking_for}".strip() if speaking else tile.badge
        corner = picture.topLeft() + QPoint(m.px(6), m.px(6))
        paint_badge(painter, corner, text, font(m.px(12.5), 700, tabular=True), ground, ink, dot=speaking)

    def _paint_saving(self, painter: QPainter, picture: QRect, tile: TileView) -> None:
        if not tile.saving:
            return
        m = self._metrics
        corner = picture.bottomLeft() + QPoint(m.px(6), -m.px(6))
        paint_saving(painter, corner, tile.saving, self._saving_font(), self._tokens)

    def _saving_font(self) -> QFont:
        return font(max(_SMALLEST_MARK, self._metrics.px(12)), 600, tabular=True)

    def _paint_marks(self, painter: QPainter, picture: QRect, tile: TileView) -> None:
        """Paint whose site is the chair's, or how little or much it spoke, at the left; who is listened to right."""
        if not (tile.chair or tile.speech or tile.heard):
            return
        t, m = self._tokens, self._metrics
        made = font(max(_SMALLEST_MARK, m.px(12)), 700)
        edge, height = m.px(6), mark_height(made)
        left, right = picture.left() + edge, self._meter.left() - edge
        at_left = tile.chair or tile.speech
        # The lowest row begins with the mark of a picture that is decoded sparingly; with room this one follows it.
        row = 0
        if tile.saving:
            beside = left + saving_width(tile.saving, self._saving_font()) + m.px(3)
            if beside + mark_width(at_left, made) <= right:
                left = beside
            else:
                row = 1
        step = height + m.px(3)
        top = picture.bottom() - edge - height + 1
        if tile.chair:
            paint_mark(painter, QPoint(left, top - row * step), tile.chair, made, paint_gavel, t.ground, t.text)
        elif tile.speech:
            # The fuller the clock's face, the more was spoken; amber is for too much only.
            ink = t.attention if tile.share is Share.MUCH else t.text
            shape = _FACES[tile.share]
            paint_mark(painter, QPoint(left, top - row * step), tile.speech, made, shape, t.ground, ink)
        if tile.heard:
            width = mark_width(tile.heard, made)
            if at_left and left + mark_width(at_left, made) + edge > right - width:
                row += 1
            place = QPoint(right - width, top - row * step)
            paint_mark(painter, place, tile.heard, made, paint_headphones, t.selection, t.ground)

    def _paint_foot(self, painter: QPainter, picture: QRect, tile: TileView) -> None:
        t, m = self._tokens, self._metrics
        foot = QRect(picture.left(), picture.bottom() + 1, picture.width(), m.px(FOOT))
        painter.fillRect(foot, QColor(t.panel))
        inner = foot.adjusted(m.px(8), 0, -m.px(8), 0)
        cap = paint_key_cap(painter, inner, tile.key, font(m.px(11), 600), t, left=True)
        inner = inner.adjusted(cap.width() + m.px(8), 0, 0, 0)
        link_font = font(m.px(12), 400, tabular=True)
        widths = QFontMetrics(link_font)
        warns = bool(tile.trouble) or tile.link_warns
        # At the right stands how the link is, always: in full, in one word, or as a sign. What is wrong has its
        # words beside the board too.
        sign = "!" if warns else _FINE_SIGN
        room = inner.width() - widths.horizontalAdvance(sign) - m.px(6)
        # Whole, on one line while it is readable there, else on two: nothing but that sign is said before the name.
        smallest = max(10, m.px(_SMALLEST_NAME))
        name = fit_text(tile.name, room, m.px(14.5), smallest, 600, max_height=inner.height())
        draw_lines(painter, inner, name, t.text)
        free = inner.width() - name.width - m.px(8)
        texts = (tile.link, "" if warns else tile.link_short) if len(name.lines) == 1 else ()
        text = next((text for text in texts if text and widths.horizontalAdvance(text) <= free), sign)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        draw_text(painter, inner, text, link_font, t.attention if warns else t.muted, right)
