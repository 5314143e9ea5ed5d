"""The things that stand and hang in a room; each painter fills the rectangle it is given."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter

from scripts.demo.cast import Furnishing, Item
from scripts.demo.ink import colour, curve, inter, line, mirrored, polygon, shade, stroke


def paint_furnishing(painter: QPainter, thing: Furnishing) -> None:
    """Paint one thing."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    _PAINT[thing.item](painter, QRectF(thing.x, thing.y, thing.width, thing.height), thing.colour)
    painter.restore()


def _flag(painter: QPainter, area: QRectF, tint: str) -> None:
    """The red and white on a pole, hanging in folds."""
    pole = area.left() + 10
    painter.fillRect(QRectF(pole - 4, area.top() + 8, 8, area.height() - 8), colour(shade("#b08a4a", 0.95)))
    painter.fillRect(QRectF(pole + 1, area.top() + 8, 3, area.height() - 8), colour("#7d5f2e"))
    painter.setBrush(colour("#d6b25e"))
    painter.drawPath(mirrored((0, -14), (8, -4, 0, 12)).translated(pole, area.top() + 2))
    width = area.width() - 14
    fall = min(area.height() * 0.62, width * 1.75)
    top = area.top() + 16
    x = pole + 4
    half = top + fall * 0.46
    red = curve(
        (x, top),
        (x + width * 0.45, top + 4, x + width * 0.85, top + fall * 0.10),
        (x + width, top + fall * 0.3, x + width * 0.96, half + fall * 0.08),
        (x + width * 0.5, half + 6, x, half),
    )
    white = curve(
        (x, half),
        (x + width * 0.5, half + 6, x + width * 0.96, half + fall * 0.08),
        (x + width * 1.02, top + fall * 0.8, x + width * 0.88, top + fall * 1.02),
        (x + width * 0.72, top + fall * 0.94, x + width * 0.6, top + fall * 1.0),
        (x + width * 0.4, top + fall * 0.92, x + width * 0.26, top + fall * 0.96),
        (x + width * 0.1, top + fall * 0.9, x, top + fall * 0.92),
    )
    painter.fillPath(red, colour("#c22b33"))
    painter.fillPath(white, colour("#f1efeb"))
    painter.setClipPath(red.united(white))
    for at, dark in ((0.18, 0.13), (0.50, 0.10), (0.78, 0.14)):
        painter.fillPath(
            curve(
                (x + width * at, top),
                (x + width * (at + 0.08), half, x + width * (at - 0.02), top + fall * 1.1),
                (x + width * (at + 0.12), top + fall * 1.1),
                (x + width * (at + 0.16), half, x + width * (at + 0.09), top),
            ),
            colour("#1a0a0a", dark),
        )


def _portraits(painter: QPainter, area: QRectF, tint: str) -> None:
    """Two framed official portraits, as silhouettes."""
    width = area.width() * 0.46
    for x in (area.left(), area.right() - width):
        frame = QRectF(x, area.top(), width, area.height())
        painter.fillRect(frame.translated(3, 4), colour("#000000", 0.10))
        painter.fillRect(frame, colour(tint))
        inner = frame.adjusted(5, 5, -5, -5)
        painter.fillRect(inner, colour("#a8323a" if x == area.left() else "#9f2f37"))
        painter.save()
        painter.setClipRect(inner)
        cx, size = inner.center().x(), inner.width()
        painter.fillPath(
            mirrored((0, 0), (0.34 * size, 0.02 * size, 0.46 * size, 0.6 * size), (0, 0.6 * size)).translated(
                cx, inner.top() + inner.height() * 0.56
            ),
            colour("#20242c"),
        )
        painter.setBrush(colour("#b98a64"))
        painter.drawEllipse(QPointF(cx, inner.top() + inner.height() * 0.42), size * 0.17, size * 0.23)
        painter.fillRect(
            QRectF(cx - size * 0.17, inner.top() + inner.height() * 0.17, size * 0.34, size * 0.19), colour("#16171b")
        )
        painter.restore()


def _window(painter: QPainter, area: QRectF, tint: str) -> None:
    """A window with a bright morning and trees."""
    painter.fillRect(area.adjusted(-9, -9, 9, 9), colour(tint))
    sky = QLinearGradient(area.topLeft(), area.bottomLeft())
    sky.setColorAt(0, colour("#dbeaf2"))
    sky.setColorAt(1, colour("#eef2e6"))
    painter.fillRect(area, sky)
    painter.save()
    painter.setClipRect(area)
    for at, size, green in ((0.2, 0.34, "#a9c79a"), (0.62, 0.42, "#93b988"), (0.95, 0.32, "#a9c79a")):
        painter.setBrush(colour(green))
        painter.drawEllipse(
            QPointF(area.left() + area.width() * at, area.bottom()), area.width() * size, area.height() * size
        )
    painter.restore()
    painter.setPen(stroke(tint, 7))
    painter.drawLine(QLineF(area.center().x(), area.top(), area.center().x(), area.bottom()))
    painter.drawLine(
        QLineF(area.left(), area.top() + area.height() * 0.3, area.right(), area.top() + area.height() * 0.3)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(area.left() - 16, area.bottom() + 7, area.width() + 32, 12), colour(shade(tint, 0.9)))


def _curtain(painter: QPainter, area: QRectF, tint: str) -> None:
    """A long curtain in soft folds."""
    folds = max(3, round(area.width() / 34))
    step = area.width() / folds
    for index in range(folds):
        fold = QLinearGradient(area.left() + index * step, 0, area.left() + (index + 1) * step, 0)
        fold.setColorAt(0.0, colour(shade(tint, 0.84)))
        fold.setColorAt(0.45, colour(shade(tint, 1.06)))
        fold.setColorAt(1.0, colour(shade(tint, 0.88)))
        painter.fillRect(QRectF(area.left() + index * step, area.top(), step + 0.6, area.height()), fold)
    painter.fillRect(QRectF(area.left() - 8, area.top() - 8, area.width() + 16, 12), colour(shade(tint, 0.6)))


def _plant(painter: QPainter, area: QRectF, tint: str) -> None:
    """A pot with broad leaves."""
    cx = area.center().x()
    pot_top = area.bottom() - area.height() * 0.24
    for angle, reach, green in (
        (-62, 0.66, "#3f6b4a"), (58, 0.68, "#47754f"), (-34, 0.86, "#4c7d55"),
        (33, 0.88, "#42704b"), (-9, 1.0, "#568a5e"), (14, 0.78, "#5f9366"),
    ):  # fmt: skip
        painter.save()
        painter.translate(cx, pot_top + 6)
        painter.rotate(angle)
        length = area.height() * 0.76 * reach
        leaf = curve(
            (0, 0), (area.width() * 0.2, -length * 0.55, 0, -length), (-area.width() * 0.2, -length * 0.55, 0, 0)
        )
        painter.fillPath(leaf, colour(green))
        painter.setPen(stroke(shade(green, 1.15), 2))
        painter.drawLine(QLineF(0, 0, 0, -length * 0.86))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.restore()
    half = area.width() * 0.24
    painter.fillPath(
        polygon(
            (cx - half, pot_top),
            (cx + half, pot_top),
            (cx + half * 0.7, area.bottom()),
            (cx - half * 0.7, area.bottom()),
        ),
        colour(tint),
    )
    painter.fillRect(QRectF(cx - half - 4, pot_top - 5, half * 2 + 8, 13), colour(shade(tint, 0.88)))


def _shelf(painter: QPainter, area: QRectF, tint: str) -> None:
    """A filing cabinet with glass doors and ring binders."""
    painter.fillRect(area, colour(tint))
    rows = 3
    height = (area.height() - 12) / rows
    for row in range(rows):
        board = QRectF(area.left() + 10, area.top() + 10 + row * height, area.width() - 20, height - 10)
        painter.fillRect(board, colour(shade(tint, 0.62)))
        x = board.left() + 6
        index = row * 3
        while x < board.right() - 20:
            hue = ("#4f6d8f", "#8b5a52", "#5d7a63", "#b39a62", "#6c6480")[index % 5]
            painter.fillRect(QRectF(x, board.top() + 8, 17, board.height() - 8), colour(hue))
            painter.fillRect(QRectF(x + 4, board.top() + 18, 9, 16), colour("#e8e4da"))
            x += 20.5
            index += 1


def _door(painter: QPainter, area: QRectF, tint: str) -> None:
    """A panelled door."""
    painter.fillRect(area.adjusted(-10, -10, 10, 0), colour(shade(tint, 0.78)))
    painter.fillRect(area, colour(tint))
    for top, bottom in ((0.05, 0.42), (0.47, 0.95)):
        for left, right in ((0.1, 0.46), (0.54, 0.9)):
            panel = QRectF(
                area.left() + area.width() * left, area.top() + area.height() * top,
                area.width() * (right - left), area.height() * (bottom - top),
            )  # fmt: skip
            painter.fillRect(panel, colour(shade(tint, 0.88)))
    painter.setBrush(colour("#d8c48a"))
    painter.drawEllipse(QPointF(area.right() - 14, area.top() + area.height() * 0.52), 6, 6)


def _cooler(painter: QPainter, area: QRectF, tint: str) -> None:
    """An air conditioner."""
    painter.setBrush(colour("#000000", 0.08))
    painter.drawRoundedRect(area.translated(2, 6), 10, 10)
    painter.setBrush(colour("#ecebe6"))
    painter.drawRoundedRect(area, 10, 10)
    painter.fillRect(QRectF(area.left() + 12, area.bottom() - 17, area.width() - 24, 8), colour("#c9c8c2"))
    painter.setBrush(colour("#5fae7a"))
    painter.drawEllipse(QPointF(area.right() - 20, area.top() + 15), 3, 3)


def _whiteboard(painter: QPainter, area: QRectF, tint: str) -> None:
    """A whiteboard with the day's agenda in strokes."""
    painter.fillRect(area.adjusted(-6, -6, 6, 6), colour("#a7adb3"))
    painter.fillRect(area, colour("#f3f4f2"))
    painter.setPen(stroke("#35566f", 4))
    x = area.left() + 16
    for row, length in enumerate((0.62, 0.78, 0.5, 0.7)):
        y = area.top() + area.height() * (0.2 + 0.2 * row)
        painter.drawLine(QLineF(x, y, x + 6, y))
        painter.drawLine(QLineF(x + 18, y, x + (area.width() - 32) * length, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(
        QRectF(area.left() + area.width() * 0.3, area.bottom() + 4, area.width() * 0.4, 8), colour("#8b9197")
    )


def _loudspeaker(painter: QPainter, area: QRectF, tint: str) -> None:
    """A loudspeaker on a stand."""
    cx = area.center().x()
    box = QRectF(area.left(), area.top(), area.width(), area.height() * 0.42)
    painter.setPen(stroke("#33353a", 7))
    painter.drawLine(QLineF(cx, box.bottom(), cx, area.bottom()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("#2c2e33"))
    painter.drawRoundedRect(box, 8, 8)
    painter.setBrush(colour("#484b52"))
    painter.drawEllipse(QPointF(cx, box.top() + box.height() * 0.66), box.width() * 0.34, box.width() * 0.34)
    painter.drawEllipse(QPointF(cx, box.top() + box.height() * 0.24), box.width() * 0.17, box.width() * 0.17)


def _map(painter: QPainter, area: QRectF, tint: str) -> None:
    """A map of the kelurahan: blocks, a river, a main road."""
    painter.fillRect(area.adjusted(-6, -6, 6, 6), colour("#6f5a43"))
    painter.fillRect(area, colour("#eae6d8"))
    painter.save()
    painter.setClipRect(area)
    left, top, width, height = area.left(), area.top(), area.width(), area.height()
    for x, y, w, h, tone in (
        (0.06, 0.2, 0.34, 0.3, "#cfd9b8"), (0.46, 0.16, 0.26, 0.36, "#e3cfa6"), (0.76, 0.3, 0.2, 0.42, "#d6c3c9"),
        (0.08, 0.58, 0.3, 0.32, "#e3cfa6"), (0.44, 0.62, 0.26, 0.3, "#cfd9b8"),
    ):  # fmt: skip
        painter.fillRect(QRectF(left + x * width, top + y * height, w * width, h * height), colour(tone))
    river = curve(
        (left, top + 0.5 * height),
        (
            left + 0.4 * width,
            top + 0.7 * height,
            left + 0.5 * width,
            top + 0.3 * height,
            left + width,
            top + 0.18 * height,
        ),
        closed=False,
    )
    painter.strokePath(river, stroke("#8fb7cf", 8))
    painter.strokePath(
        line((left + 0.42 * width, top + height), (left + 0.42 * width, top + 0.12 * height)), stroke("#b79a7a", 5)
    )
    painter.restore()
    painter.setPen(colour("#4d4436"))
    painter.setFont(inter(max(11.0, area.height() * 0.1), 700))
    painter.drawText(QRectF(left, top + 2, width, height * 0.14), Qt.AlignmentFlag.AlignCenter, "PETA WILAYAH")


_PAINT: dict[Item, Callable[[QPainter, QRectF, str], None]] = {
    Item.FLAG: _flag,
    Item.PORTRAITS: _portraits,
    Item.WINDOW: _window,
    Item.CURTAIN: _curtain,
    Item.PLANT: _plant,
    Item.SHELF: _shelf,
    Item.DOOR: _door,
    Item.COOLER: _cooler,
    Item.WHITEBOARD: _whiteboard,
    Item.LOUDSPEAKER: _loudspeaker,
    Item.MAP: _map,
}
