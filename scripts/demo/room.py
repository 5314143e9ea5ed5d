"""What stands still in a room: wall, floor, things, the table and what lies on it."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QLinearGradient, QPainter, QRadialGradient

from scripts.demo.banner import paint_banner
from scripts.demo.cast import DemoSite, Finish, Room
from scripts.demo.clocks import paint_dial
from scripts.demo.cloth import pleats
from scripts.demo.furnishing import paint_furnishing
from scripts.demo.ink import colour, inter, shade
from scripts.demo.track import HEIGHT_PX, WIDTH_PX

DADO_Y = 452.0
TABLE_Y = 566.0
TABLE_EDGE_Y = 610.0
FOCUS = 0.4


def canvas() -> QImage:
    """Return a clear picture of the clip's size."""
    image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def smooth(image: QImage) -> QPainter:
    """Return a painter that draws smooth edges."""
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def paint_wall(site: DemoSite) -> QImage:
    """Return everything behind the people."""
    room = site.room
    image = canvas()
    painter = smooth(image)
    light = QLinearGradient(0, 0, WIDTH_PX, HEIGHT_PX * 0.4)
    light.setColorAt(0, colour(room.wall))
    light.setColorAt(1, colour(room.wall_far))
    painter.fillRect(QRectF(0, 0, WIDTH_PX, HEIGHT_PX), light)
    pool = QRadialGradient(QPointF(WIDTH_PX * 0.42, -60), 760)
    pool.setColorAt(0, colour("#ffffff", 0.20))
    pool.setColorAt(1, colour("#ffffff", 0.0))
    painter.fillRect(QRectF(0, 0, WIDTH_PX, DADO_Y), pool)
    _dado(painter, room)
    for thing in room.furnishings:
        paint_furnishing(painter, thing)
    for seat in site.seats:
        _chair(painter, room.chair, seat.x, seat.size, seat_neck_y(seat.size))
    painter.end()
    # The lens is set to the people: what is behind them is softer, which also halves its cost in a keyframe.
    image = out_of_focus(image)
    painter = smooth(image)
    paint_banner(painter, site)
    paint_dial(painter)
    painter.end()
    return image


def out_of_focus(image: QImage) -> QImage:
    """Return an opaque picture without its finest detail."""
    mode = (Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    small = image.scaled(round(WIDTH_PX * FOCUS), round(HEIGHT_PX * FOCUS), *mode)
    return small.scaled(WIDTH_PX, HEIGHT_PX, *mode)


def seat_neck_y(size: float) -> float:
    """Tell how high the neck of a seated person is: the table hides them from the hands down."""
    return TABLE_Y - 150.0 * size


def _dado(painter: QPainter, room: Room) -> None:
    area = QRectF(0, DADO_Y, WIDTH_PX, HEIGHT_PX - DADO_Y)
    painter.fillRect(area, colour(room.dado))
    if room.finish is Finish.PANEL:
        for index in range(17):
            painter.fillRect(QRectF(index * 80 - 2, DADO_Y, 3, area.height()), colour(shade(room.dado, 0.84)))
    elif room.finish is Finish.TILE:
        painter.setPen(colour(shade(room.dado, 1.14)))
        for index in range(14):
            painter.drawLine(QLineF(index * 96 + 20, DADO_Y, index * 96 + 20, HEIGHT_PX))
        painter.drawLine(QLineF(0, DADO_Y + 62, WIDTH_PX, DADO_Y + 62))
        painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(0, DADO_Y - 5, WIDTH_PX, 10), colour(shade(room.dado, 0.84)))
    painter.fillRect(QRectF(0, DADO_Y - 5, WIDTH_PX, 3), colour(shade(room.dado, 1.2)))


def _chair(painter: QPainter, tint: str, x: float, size: float, neck_y: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(shade(tint, 0.8)))
    painter.drawRoundedRect(QRectF(x - 88 * size, neck_y + 20 * size, 176 * size, 260), 26 * size, 26 * size)
    painter.setBrush(colour(tint))
    painter.drawRoundedRect(QRectF(x - 80 * size, neck_y + 28 * size, 160 * size, 260), 22 * size, 22 * size)


def paint_table(site: DemoSite) -> QImage:
    """Return the table with its cloth, plates and glasses; clear above it."""
    room = site.room
    image = canvas()
    painter = smooth(image)
    painter.setPen(Qt.PenStyle.NoPen)
    top = QLinearGradient(0, TABLE_Y, 0, TABLE_EDGE_Y)
    top.setColorAt(0, colour(shade(room.table, 0.9)))
    top.setColorAt(1, colour(room.table))
    painter.fillRect(QRectF(0, TABLE_Y, WIDTH_PX, TABLE_EDGE_Y - TABLE_Y), top)
    painter.fillRect(QRectF(0, TABLE_EDGE_Y, WIDTH_PX, 9), colour(shade(room.table, 1.2)))
    pleats(painter, QRectF(0, TABLE_EDGE_Y + 9, WIDTH_PX, HEIGHT_PX - TABLE_EDGE_Y), room.skirt, 72)
    painter.fillRect(QRectF(0, TABLE_EDGE_Y + 9, WIDTH_PX, 16), colour(shade(room.skirt, 0.7)))
    painter.end()
    return image


def paint_table_things(site: DemoSite) -> QImage:
    """Return plates and water bottles: they stand in front of the hands."""
    image = canvas()
    painter = smooth(image)
    for seat, plate in zip(site.seats, site.plates, strict=True):
        half = _plate(painter, plate, seat.x)
        _bottle(painter, seat.x + max(76.0, half + 16.0))
    painter.end()
    return image


def _plate(painter: QPainter, text: str, x: float) -> float:
    """Paint a name plate and tell half its width."""
    font = inter(21, 600)
    painter.setFont(font)
    width = max(92.0, painter.fontMetrics().horizontalAdvance(text) + 28.0)
    area = QRectF(x - width / 2, TABLE_EDGE_Y - 24, width, 32)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("#f3f1ea"))
    painter.drawRoundedRect(area, 3, 3)
    painter.fillRect(QRectF(area.left(), area.bottom() - 4, area.width(), 4), colour("#c9c4b6"))
    painter.setPen(colour("#262a30"))
    painter.drawText(area.adjusted(0, -2, 0, -2), Qt.AlignmentFlag.AlignCenter, text)
    return width / 2


def _bottle(painter: QPainter, x: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("#dfeaf0"))
    painter.drawRoundedRect(QRectF(x - 8, TABLE_EDGE_Y - 46, 16, 48), 5, 5)
    painter.fillRect(QRectF(x - 8, TABLE_EDGE_Y - 30, 16, 15), colour("#5a8fb8"))
    painter.fillRect(QRectF(x - 5, TABLE_EDGE_Y - 54, 10, 9), colour("#3f77a5"))
