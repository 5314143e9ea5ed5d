"""One tile of the wall: the picture below, everything else in an overlay that is drawn once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap

from app.domain.tally import TallyKind
from app.ui.picture import TilePicture
from app.ui.room_view import TileView
from app.ui.theme.style import font
from app.ui.theme.tokens import Tokens
from app.ui.tile_paint import (
    draw_text,
    fitted_font,
    frame_of,
    paint_badge,
    paint_frame,
    paint_trouble,
)

FRAME = 6
_NAME, _NAME_LARGE = 19, 24
_BADGE_LARGE = 26


class WallTile:
    """Runs on: the thread of the screen. `scale` is the height of the wall over 1080."""

    def __init__(self, picture: TilePicture, tokens: Tokens) -> None:
        self.picture = picture
        self._tokens = tokens
        self._overlay: QPixmap | None = None
        self._drawn_for: tuple[TileView, QSize, float, bool] | None = None

    def paint_picture(
        self, painter: QPainter, rect: QRect, tile: TileView, scale: float, ratio: float, *, is_speaker: bool
    ) -> None:
        """Paint picture and overlay inside `rect`."""
        area = self.picture.paint(painter, rect)
        if area != rect:
            self._paint_around(painter, rect, area)
        painter.drawPixmap(rect.topLeft(), self._overlay_for(tile, rect.size(), scale, ratio, is_speaker))

    def paint_frame(self, painter: QPainter, rect: QRect, tile: TileView, scale: float) -> None:
        """Paint the frame in the gap around `rect`."""
        paint_frame(painter, rect, frame_of(tile, self._tokens, max(3, round(FRAME * scale))))

    def _paint_around(self, painter: QPainter, rect: QRect, area: QRect) -> None:
        """Fill what a picture of another shape leaves free."""
        ground = QColor(self._tokens.panel)
        if area.isNull():
            painter.fillRect(rect, ground)
            return
        painter.fillRect(QRect(rect.left(), rect.top(), area.left() - rect.left(), rect.height()), ground)
        painter.fillRect(QRect(area.right() + 1, rect.top(), rect.right() - area.right(), rect.height()), ground)
        painter.fillRect(QRect(area.left(), rect.top(), area.width(), area.top() - rect.top()), ground)
        painter.fillRect(QRect(area.left(), area.bottom() + 1, area.width(), rect.bottom() - area.bottom()), ground)

    def _overlay_for(self, tile: TileView, size: QSize, scale: float, ratio: float, is_speaker: bool) -> QPixmap:
        wanted = (tile, QSize(size), scale * ratio, is_speaker)
        if self._overlay is None or self._drawn_for != wanted:
            overlay = QPixmap(size * ratio)
            overlay.setDevicePixelRatio(ratio)
            overlay.fill(Qt.GlobalColor.transparent)
            painter = QPainter(overlay)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_overlay(painter, QRect(QPoint(0, 0), size), tile, scale, is_speaker=is_speaker)
            painter.end()
            self._overlay, self._drawn_for = overlay, wanted
        return self._overlay

    def _draw_overlay(self, painter: QPainter, rect: QRect, tile: TileView, scale: float, *, is_speaker: bool) -> None:
        t = self._tokens
        if is_speaker:
            # The name of the one who speaks stands large below the picture, not on it.
            paint_trouble(painter, rect, tile, t, round(46 * scale))
            margin = round(20 * scale)
            badge = font(round(_BADGE_LARGE * scale), 700)
            paint_badge(
                painter, rect.topLeft() + QPoint(margin, margin), tile.badge, badge, t.speaking, t.on_speaking, dot=True
            )
            return
        wide = rect.width() >= 380 * scale
        pixels = max(12, round((_NAME_LARGE if wide else _NAME) * scale))
        bar = QRect(rect.left(), rect.bottom() - round(pixels * 1.7) + 1, rect.width(), round(pixels * 1.7))
        paint_trouble(painter, QRect(rect.topLeft(), bar.topRight() - QPoint(0, 1)), tile, t, round(pixels * 1.1))
        ground = QColor(t.ground)
        ground.setAlpha(205)
        painter.fillRect(bar, ground)
        self._draw_name(painter, bar, tile, pixels, wide)
        if tile.tally.kind is TallyKind.WAITING:
            number = font(round(pixels * 1.05), 700, tabular=True)
            text = str(tile.tally.position)
            width = QFontMetrics(number).horizontalAdvance(text) + round(pixels * 0.95)
            paint_badge(
                painter,
                QPoint(rect.right() - width - round(pixels * 0.3), rect.top() + round(pixels * 0.35)),
                text,
                number,
                t.good,
                t.on_good,
            )
        elif tile.tally.kind is TallyKind.SPEAKING:
            corner = rect.topLeft() + QPoint(round(pixels * 0.4), round(pixels * 0.4))
            paint_badge(painter, corner, tile.badge, font(pixels, 700), t.speaking, t.on_speaking, dot=True)

    def _draw_name(self, painter: QPainter, bar: QRect, tile: TileView, pixels: int, wide: bool) -> None:
        t = self._tokens
        pad = round(pixels * 0.5)
        inner = bar.adjusted(pad, 0, -pad, 0)
        side = self._side_word(tile, wide)
        if side:
            colour = t.good if tile.tally.kind is TallyKind.WAITING else t.secondary
            side_font = font(
                round(pixels * (0.82 if wide else 0.8)), 600 if tile.tally.kind is TallyKind.WAITING else 400
            )
            name_width = QFontMetrics(font(pixels, 600)).horizontalAdvance(tile.name)
            side_width = QFontMetrics(side_font).horizontalAdvance(side)
            # The name is always whole: the word beside it gives way.
            if name_width + side_width + pad <= inner.width():
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                draw_text(painter, inner, side, side_font, colour, right)
                inner = inner.adjusted(0, 0, -(side_width + pad), 0)
        draw_text(painter, inner, tile.name, fitted_font(tile.name, inner.width(), pixels, 600), t.text)

    def _side_word(self, tile: TileView, wide: bool) -> str:
        if tile.tally.kind is TallyKind.WAITING:
            return tile.badge.split(" ")[0]
        if tile.tally.kind is TallyKind.ASKING:
            return tile.badge
        return tile.kecamatan if wide else ""
