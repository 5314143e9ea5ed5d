"""What a window wrote on itself: every line of text with its place and typeface."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import ModuleType

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap

from app.ui import marks, text_fit, tile_paint
from app.ui.console import bus_line, feed_tile, sound_strip, speaking_clock, wall_preview
from app.ui.wall import card, header, panels, slate, tile

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MODULES: tuple[ModuleType, ...] = (
    text_fit,
    tile_paint,
    marks,
    bus_line,
    feed_tile,
    sound_strip,
    speaking_clock,
    wall_preview,
    card,
    header,
    panels,
    slate,
    tile,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text that was drawn. `surface` is 0 for a window, else the picture it is on, `whole` all of it."""

    text: str
    place: QRect
    font: QFont
    flags: Qt.AlignmentFlag = _LEFT
    surface: int = 0
    whole: QRect = field(default_factory=QRect)

    @property
    def is_cut(self) -> bool:
        """Tell whether the line is wider than its place."""
        return QFontMetrics(self.font).horizontalAdvance(self.text) > self.place.width() + 1

    @property
    def ink(self) -> QRect:
        """Return what the letters cover, from the height of a capital down to the base line."""
        metrics = QFontMetrics(self.font)
        box = metrics.boundingRect(self.place, int(self.flags), self.text)
        base = box.top() + metrics.ascent()
        return QRect(box.left(), base - metrics.capHeight(), box.width(), metrics.capHeight())


@dataclass
class Drawn:
    """All lines since `clear`, oldest first."""

    lines: list[Line] = field(default_factory=list)

    def clear(self) -> None:
        self.lines.clear()

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Write down from now on what is drawn, and draw it all the same."""
        draw = text_fit.draw_text

        def note(
            painter: QPainter,
            rect: QRect,
            text: str,
            made: QFont,
            colour: str,
            flags: Qt.AlignmentFlag = _LEFT,
        ) -> None:
            device = painter.device()
            surface = device.cacheKey() if isinstance(device, QPixmap) else 0
            whole = QRect(0, 0, device.width(), device.height())
            self.lines.append(Line(text, QRect(rect), QFont(made), flags, surface, whole))
            draw(painter, rect, text, made, colour, flags)

        for module in _MODULES:
            if hasattr(module, "draw_text"):
                patch.setattr(module, "draw_text", note)
