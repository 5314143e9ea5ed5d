"""The name of the place on the wall: it must be read on a tile 300 px wide."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QLinearGradient, QPainter

from scripts.demo.cast import Banner, BannerKind, DemoSite
from scripts.demo.ink import colour, curve, inter, shade, stroke

TITLE_PX = 33.0
NAME_PX = 88.0
KECAMATAN_PX = 46.0


def paint_banner(painter: QPainter, site: DemoSite) -> None:
    """Paint the banner of a site.

    Raises ValueError when the name does not fit: a name is never cut or squeezed.
    """
    banner = site.room.banner
    area = QRectF(banner.x, banner.y, banner.width, banner.height)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    match banner.kind:
        case BannerKind.CLOTH:
            _cloth(painter, banner, area)
        case BannerKind.SCREEN:
            _screen(painter, banner, area)
        case BannerKind.BOARD:
            _board(painter, banner, area)
    _words(painter, site, banner, area)
    painter.restore()


def _words(painter: QPainter, site: DemoSite, banner: Banner, area: QRectF) -> None:
    # A wide banner carries the year with the kecamatan; on a narrow one it goes to the title.
    wide = area.width() >= 880
    title = "MUSRENBANG KELURAHAN" if wide else "MUSRENBANG KELURAHAN · RKPD 2019"
    place = f"Kecamatan {site.kecamatan} · RKPD 2019" if wide else f"Kecamatan {site.kecamatan}"
    rows = (
        (title, inter(TITLE_PX if wide else TITLE_PX - 2, 600, spacing=4), 0.17, banner.accent),
        (site.name.upper(), inter(NAME_PX, 700), 0.47, banner.ink),
        (place, inter(KECAMATAN_PX, 600), 0.815, banner.ink),
    )
    for text, font, at, tint in rows:
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(text) > area.width() - 36:
            raise ValueError(f"{text!r} needs {metrics.horizontalAdvance(text):.0f} px, has {area.width() - 36:.0f}")
        painter.setFont(font)
        painter.setPen(colour(tint))
        baseline = area.top() + area.height() * at + metrics.capHeight() / 2
        painter.drawText(QPointF(area.center().x() - metrics.horizontalAdvance(text) / 2, baseline), text)


def _cloth(painter: QPainter, banner: Banner, area: QRectF) -> None:
    """A printed cloth on four cords, with a little sag."""
    painter.setPen(stroke("#5a544c", 2.5))
    for x, y, dx, dy in (
        (area.left(), area.top(), -26, -16), (area.right(), area.top(), 26, -16),
        (area.left(), area.bottom(), -26, 12), (area.right(), area.bottom(), 26, 12),
    ):  # fmt: skip
        painter.drawLine(QPointF(x, y), QPointF(x + dx, y + dy))
    painter.setPen(Qt.PenStyle.NoPen)
    shape = curve(
        (area.left(), area.top()),
        (area.center().x(), area.top() + 7, area.right(), area.top()),
        (area.right() - 3, area.center().y(), area.right(), area.bottom()),
        (area.center().x(), area.bottom() + 7, area.left(), area.bottom()),
        (area.left() + 3, area.center().y(), area.left(), area.top()),
    )
    painter.fillPath(shape.translated(3, 7), colour("#000000", 0.13))
    fall = QLinearGradient(area.topLeft(), area.topRight())
    for at, factor in ((0.0, 0.92), (0.3, 1.05), (0.7, 1.0), (1.0, 0.88)):
        fall.setColorAt(at, colour(shade(banner.ground, factor)))
    painter.fillPath(shape, fall)
    painter.setClipPath(shape)
    painter.fillRect(QRectF(area.left(), area.bottom() - 8, area.width(), 20), colour(banner.accent))
    painter.setClipping(False)


def _screen(painter: QPainter, banner: Banner, area: QRectF) -> None:
    """A projection on a screen that was pulled down from its case."""
    painter.fillRect(area.adjusted(-14, -4, 14, 12).translated(4, 8), colour("#000000", 0.12))
    painter.fillRect(area.adjusted(-14, -2, 14, 12), colour("#f6f6f3"))
    painter.fillRect(QRectF(area.left() - 22, area.top() - 18, area.width() + 44, 18), colour("#3d4046"))
    painter.fillRect(QRectF(area.left() - 14, area.bottom() + 10, area.width() + 28, 8), colour("#3d4046"))
    light = QLinearGradient(area.topLeft(), area.bottomRight())
    light.setColorAt(0, colour(shade(banner.ground, 1.25)))
    light.setColorAt(1, colour(banner.ground))
    painter.fillRect(area, light)
    painter.fillRect(QRectF(area.left(), area.top(), 14, area.height()), colour(banner.accent))


def _board(painter: QPainter, banner: Banner, area: QRectF) -> None:
    """A printed board on the wall with a rim of the second colour."""
    painter.fillRect(area.translated(4, 8), colour("#000000", 0.14))
    painter.fillRect(area, colour(banner.ground))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(stroke(banner.accent, 4))
    painter.drawRect(area.adjusted(9, 9, -9, -9))
