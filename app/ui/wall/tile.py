"""One tile of the wall: the picture below, everything else in an overlay that is drawn once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap

from app.domain.tally import TallyKind
from app.ui.marks import paint_gavel, paint_mark
from app.ui.picture import TilePicture
from app.ui.room_view import TileView
from app.ui.text_fit import FittedText, draw_lines, draw_text, fit_text
from app.ui.theme.style import font
from app.ui.theme.tokens import Tokens
from app.ui.tile_paint import FrameStyle, badge_width, frame_of, paint_badge, paint_dimmed, paint_frame, paint_trouble

FRAME = 6
SMALLEST = 18
"""The smallest typeface on the wall at 1080 lines: it speaks to people ten metres away."""

NAME_BAR_ALPHA = 215
_NAME, _NAME_LARGE, _NAME_LARGEST = 19, 24, 40
_BADGE_LARGE = 26
_IN_QUEUE = (TallyKind.WAITING, TallyKind.ASKING)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WallTile:
    """Runs on: the thread of the screen. `scale` is the height of the wall over 1080."""

    def __init__(self, picture: TilePicture, tokens: Tokens) -> None:
        self.picture = picture
        self._tokens = tokens
        self._overlay: QPixmap | None = None
        self._drawn: tuple[QRect, ...] = ()
        self._drawn_for: tuple[tuple[object, ...], QSize, float, bool, str, str] | None = None

    def paint_picture(
        self,
        painter: QPainter,
        rect: QRect,
        tile: TileView,
        scale: float,
        ratio: float,
        *,
        is_captioned: bool,
        mark: str,
        final_size: QSize,
        counts: bool = True,
    ) -> None:
        """Paint picture and overlay inside `rect`.

        `is_captioned`: the name stands large below the picture, not on it; `mark` is the word for the one
        who answers. While the tile moves its overlay is that of `final_size`, stretched: drawing twelve of them
        anew for every step would make the movement stumble.
        """
        area = self.picture.paint(painter, rect, counts=counts)
        if area != rect:
            self._paint_around(painter, rect, area)
        overlay = self._overlay_for(tile, final_size, scale, ratio, is_captioned, mark)
        if rect.size() != final_size:
            painter.drawPixmap(rect, overlay)
            return
        # Blending the empty middle of twelve overlays would cost as much as painting the pictures.
        for piece in self._drawn:
            source = QRectF(QPointF(piece.topLeft()) * ratio, QSizeF(piece.size()) * ratio)
            painter.drawPixmap(QRectF(piece.translated(rect.topLeft())), overlay, source)

    def paint_frame(self, painter: QPainter, rect: QRect, tile: TileView, scale: float, *, answers: bool) -> None:
        """Paint the frame in the gap around `rect`. Who answers has a quiet one: red is the speaker's alone."""
        width = max(3, round(FRAME * scale))
        style = frame_of(tile, self._tokens, width)
        if answers and not tile.is_broken:
            style = FrameStyle(self._tokens.text, max(2, width * 2 // 3), dashed=False)
        paint_frame(painter, rect, style)

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

    def _overlay_for(
        self, tile: TileView, size: QSize, scale: float, ratio: float, is_captioned: bool, mark: str
    ) -> QPixmap:
        wanted = (tile.on_wall, QSize(size), scale * ratio, is_captioned, mark, self._tokens.key)
        if self._overlay is None or self._drawn_for != wanted:
            overlay = QPixmap(size * ratio)
            overlay.setDevicePixelRatio(ratio)
            overlay.fill(Qt.GlobalColor.transparent)
            painter = QPainter(overlay)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QRect(QPoint(0, 0), size)
            pieces = self._draw_overlay(painter, whole, tile, scale, is_captioned=is_captioned, mark=mark)
            self._drawn = (whole,) if tile.is_broken or tile.trouble else pieces
            painter.end()
            self._overlay, self._drawn_for = overlay, wanted
        return self._overlay

    def _draw_overlay(
        self, painter: QPainter, rect: QRect, tile: TileView, scale: float, *, is_captioned: bool, mark: str
    ) -> tuple[QRect, ...]:
        """Draw what stands over the picture; return what name and badge cover."""
        t = self._tokens
        smallest = round(SMALLEST * scale)
        if is_captioned:
            return self._draw_captioned(painter, rect, tile, scale, mark)
        wide = rect.width() >= 380 * scale
        name_pixels = _NAME_LARGE if wide else _NAME
        if rect.width() >= 900 * scale:
            name_pixels = _NAME_LARGEST
        pixels = max(smallest, round(name_pixels * scale))
        pad = round(pixels * 0.5)
        name = fit_text(tile.name, rect.width() - 2 * pad, pixels, smallest, 600)
        height = max(round(pixels * 1.7), name.height + pad)
        bar = QRect(rect.left(), rect.bottom() - height + 1, rect.width(), height)
        above = QRect(rect.topLeft(), bar.topRight() - QPoint(0, 1))
        paint_dimmed(painter, above, tile, t, round(pixels * 1.1))
        ground = QColor(t.ground)
        ground.setAlpha(NAME_BAR_ALPHA)
        painter.fillRect(bar, ground)
        inner = bar.adjusted(pad, 0, -pad, 0)
        draw_lines(painter, inner, name, t.text)
        said = self._draw_beside_name(painter, inner, tile, name, max(smallest, round(pixels * 0.82)), wide)
        covered = self._draw_badge(painter, rect, tile, pixels, said=said)
        corner = rect.topLeft() + QPoint(round(pixels * 0.4), round(pixels * 0.35))
        if tile.tally.kind is TallyKind.SPEAKING:
            corner = covered.bottomLeft() + QPoint(0, round(pixels * 0.3))
        chair = self._draw_chair(painter, corner, tile, smallest)
        if chair.isValid():
            covered = covered.united(chair)
        paint_trouble(painter, _free_of(above, covered, pixels), tile, t, round(pixels * 1.1), smallest)
        return (bar, covered) if covered.isValid() else (bar,)

    def _draw_captioned(
        self, painter: QPainter, rect: QRect, tile: TileView, scale: float, mark: str
    ) -> tuple[QRect, ...]:
        """Draw the state of a site whose name stands below its picture."""
        t = self._tokens
        paint_dimmed(painter, rect, tile, t, round(46 * scale))
        paint_trouble(painter, rect, tile, t, round(46 * scale), round(SMALLEST * scale))
        margin = round(20 * scale)
        badge = font(round(_BADGE_LARGE * scale), 700)
        corner = rect.topLeft() + QPoint(margin, margin)
        covered: list[QRect] = []
        if mark:
            covered.append(paint_badge(painter, corner, mark, badge, t.text, t.ground))
        elif tile.tally.kind is TallyKind.SPEAKING:
            covered.append(paint_badge(painter, corner, tile.badge, badge, t.speaking_plate, t.on_speaking, dot=True))
        elif tile.tally.kind in _IN_QUEUE:
            covered.append(paint_badge(painter, corner, tile.badge, badge, t.good, t.on_good))
        if covered:
            corner = covered[0].topRight() + QPoint(margin // 2, 0)
        chair = self._draw_chair(painter, corner, tile, badge.pixelSize())
        return (*covered, chair) if chair.isValid() else tuple(covered)

    def _draw_beside_name(
        self, painter: QPainter, inner: QRect, tile: TileView, name: FittedText, pixels: int, wide: bool
    ) -> bool:
        """Draw the state's word, or the kecamatan, at the right of the name; return whether there was room."""
        waits = tile.tally.kind in _IN_QUEUE
        word = tile.badge.split(" ")[0] if tile.tally.kind is TallyKind.WAITING else tile.badge
        text = word if waits else (tile.kecamatan if wide else "")
        made = font(pixels, 600 if waits else 400)
        room = inner.width() - name.width - pixels
        if not text or len(name.lines) > 1 or QFontMetrics(made).horizontalAdvance(text) > room:
            return False
        draw_text(painter, inner, text, made, self._tokens.good if waits else self._tokens.secondary, _RIGHT)
        return True

    def _draw_chair(self, painter: QPainter, corner: QPoint, tile: TileView, pixels: int) -> QRect:
        """Draw the mark of the chair's site; return what it covers."""
        if not tile.chair:
            return QRect()
        return paint_mark(
            painter, corner, tile.chair, font(pixels, 700), paint_gavel, self._tokens.ground, self._tokens.text
        )

    def _draw_badge(self, painter: QPainter, rect: QRect, tile: TileView, pixels: int, *, said: bool) -> QRect:
        """Draw the place in the queue, with the word where the name left no room for it; return what it covers."""
        t = self._tokens
        if tile.tally.kind is TallyKind.SPEAKING:
            corner = rect.topLeft() + QPoint(round(pixels * 0.4), round(pixels * 0.4))
            made = font(pixels, 700)
            return paint_badge(painter, corner, tile.badge, made, t.speaking_plate, t.on_speaking, dot=True)
        # The word is left out as well where the tile has to say what is wrong with it.
        text = str(tile.tally.position or "") if said or tile.trouble else tile.badge
        if tile.tally.kind not in _IN_QUEUE or not text:
            return QRect()
        made = font(round(pixels * 1.05), 700, tabular=True)
        left = rect.right() - badge_width(text, made) - round(pixels * 0.3)
        return paint_badge(painter, QPoint(left, rect.top() + round(pixels * 0.35)), text, made, t.good, t.on_good)


def _free_of(above: QRect, covered: QRect, pixels: int) -> QRect:
    """Return what is free for a line of text of this height: below what is covered, in a low tile beside it."""
    if not covered.isValid():
        return above
    below = QRect(QPoint(above.left(), covered.bottom() + 1), above.bottomRight())
    beside = QRect(above.topLeft(), QPoint(covered.left() - 1, above.bottom()))
    return beside if below.height() < 2 * pixels < beside.width() else below
