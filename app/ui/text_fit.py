"""Making texts fit: a name is never cut. It gets smaller to a limit, and then it takes another line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from app.ui.theme.style import font

_DOT, _KEPT_DOT = " ·", "\N{NO-BREAK SPACE}·"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FittedText:
    """A text broken into lines that fit, and the typeface in which they do."""

    lines: tuple[str, ...]
    font: QFont

    @property
    def line_height(self) -> int:
        """Return the distance from line to line in pixels."""
        return round(self.font.pixelSize() * 1.3)

    @property
    def height(self) -> int:
        """Return the height of all lines."""
        return self.line_height * len(self.lines)

    @property
    def width(self) -> int:
        """Return the width of the longest line."""
        metrics = QFontMetrics(self.font)
        return max(metrics.horizontalAdvance(line) for line in self.lines)


@lru_cache(maxsize=512)
def fit_text(
    text: str, width: int, pixels: int, smallest: int, weight: int, *, max_lines: int = 2, max_height: int = 0
) -> FittedText:
    """Fit `text` into `width`: on as few lines as possible, then in as large a typeface as possible.

    Below `smallest` pixels nothing is drawn; a text that needs more than `max_lines` or `max_height`
    there gets them. The last few hundred answers are kept: names are painted again with every picture.
    """
    made = font(smallest, weight)
    fitted = FittedText(broken(text, QFontMetrics(made), width), made)
    for count in range(1, max_lines + 1):
        for size in range(max(pixels, smallest), smallest - 1, -1):
            made = font(size, weight)
            fitted = FittedText(broken(text, QFontMetrics(made), width), made)
            if len(fitted.lines) <= count and (not max_height or fitted.height <= max_height):
                return fitted
    return fitted


def fitted_font(text: str, width: int, pixels: int, smallest: int, weight: int) -> QFont:
    """Return the largest typeface from `pixels` down to `smallest` in which `text` fits on one line."""
    return fit_text(text, width, pixels, smallest, weight, max_lines=1).font


def number_font(text: str, width: int, pixels: int, smallest: int) -> QFont:
    """Return the same for a number that changes: its figures have one width, so it does not dance."""
    # Looked for with one figure more: figures of one width are a little wider than the others.
    return font(fitted_font(f"{text}0", width, pixels, smallest, 700).pixelSize(), 700, tabular=True)


def broken(text: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """Break a text into lines between words; a word that is wider than a line is broken inside.

    A dot between two parts stays with the part before it: no line begins with one.
    """
    lines: list[str] = []
    line = ""
    for word in text.replace(_DOT, _KEPT_DOT).split(" "):
        longer = f"{line} {word}" if line else word
        if metrics.horizontalAdvance(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while len(line) > 1 and metrics.horizontalAdvance(line) > width:
            cut = max(1, next(n for n in range(1, len(line) + 1) if metrics.horizontalAdvance(line[:n]) > width) - 1)
            lines.append(line[:cut])
            line = line[cut:]
    return tuple(made.replace(_KEPT_DOT, _DOT) for made in (*lines, line))


def shortened(text: str, metrics: QFontMetrics, width: int, max_lines: int) -> tuple[str, ...]:
    """Break a long text into at most `max_lines`; what does not fit is left out after a whole word, with an ellipsis.

    A sentence that ends in the last third is where it is cut: half a thought helps nobody.
    """
    lines = broken(text, metrics, width)
    if len(lines) <= max_lines:
        return lines
    kept = " ".join(lines[:max_lines])
    sentence = max(kept.rfind(f"{mark} ") for mark in ".!?;")
    if sentence > len(kept) * 2 // 3:
        kept = kept[: sentence + 1]
    while True:
        lines = broken(f"{kept.rstrip(' ,.;:')} …", metrics, width)
        if len(lines) <= max_lines or not kept:
            return lines
        kept = kept.rpartition(" ")[0] or kept[:-8]


def flowed(items: tuple[str, ...], separator: str, metrics: QFontMetrics, width: int, max_lines: int) -> list[str]:
    """Set short items into lines, whole where they fit; what finds no room is announced by an ellipsis."""
    lines: list[str] = []
    line = ""
    for item in items:
        longer = f"{line}{separator}{item}" if line else item
        if line and metrics.horizontalAdvance(longer) > width:
            if len(lines) == max_lines - 1:
                return [*lines, metrics.elidedText(f"{line}{separator}…", Qt.TextElideMode.ElideRight, width)]
            lines.append(line)
            line = item
        else:
            line = longer
    return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width) for text in [*lines, line]]


def draw_text(
    painter: QPainter, rect: QRect, text: str, made: QFont, colour: str, flags: Qt.AlignmentFlag = _LEFT
) -> None:
    """Draw one line of text."""
    painter.setFont(made)
    painter.setPen(QColor(colour))
    painter.drawText(rect, int(flags), text)


def draw_lines(painter: QPainter, rect: QRect, text: FittedText, colour: str, flags: Qt.AlignmentFlag = _LEFT) -> None:
    """Draw all lines of a fitted text, in the middle of `rect` from top to bottom."""
    top = rect.top() + (rect.height() - text.height) // 2
    for number, line in enumerate(text.lines):
        place = QRect(rect.left(), top + number * text.line_height, rect.width(), text.line_height)
        draw_text(painter, place, line, text.font, colour, flags)
