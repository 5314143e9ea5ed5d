"""What a window wrote on itself: every line of text with its place and typeface."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import ModuleType

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from app.ui import marks, text_fit, tile_paint
from app.ui.console import bus_line, feed_tile, floor_panel, sound_strip
from app.ui.wall import strip, tile

_MODULES: tuple[ModuleType, ...] = (
    text_fit,
    tile_paint,
    marks,
    bus_line,
    feed_tile,
    floor_panel,
    sound_strip,
    strip,
    tile,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text that was drawn."""

    text: str
    place: QRect
    font: QFont

    @property
    def is_cut(self) -> bool:
        """Tell whether the line is wider than its place."""
        return QFontMetrics(self.font).horizontalAdvance(self.text) > self.place.width() + 1


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
            flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        ) -> None:
            self.lines.append(Line(text, QRect(rect), QFont(made)))
            draw(painter, rect, text, made, colour, flags)

        for module in _MODULES:
            if hasattr(module, "draw_text"):
                patch.setattr(module, "draw_text", note)
