"""The sheet of "Uji lokasi" on paper: stills, a table and advice, for a printer or for a PDF.

Runs on: any thread that has the device to itself. Everything is drawn in millimetres, so a printer
of any resolution and paper of any size get the same page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from app.domain.errors import ExternalError
from app.domain.site_check import Verdict
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.check.mark import paint_mark
from app.ui.check.view import CheckSheet, SiteView
from app.ui.text_fit import broken, draw_text
from app.ui.theme.style import font
from app.ui.theme.tokens import PAPER
from app.ui.words import translated

_CONTEXT = "check"
_DPI = 300
_F4 = QSizeF(215, 330)
"""What Indonesian offices call F4 or folio; Qt has no name for it."""
_MARGIN_MM = 15.0

_STILL_MM = (45.0, 25.3)
_GAP_MM = 5.0
_ADVICE_SHARE = 0.5
"""Of what the still leaves of the width, the advice gets so much and the figures the rest."""

_TITLE, _NAME, _BODY, _SMALL = 6.0, 4.1, 3.2, 2.8
"""Typefaces in millimetres of their body; 2.8 mm is eight points."""

_LINE = 1.35
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def page_layout() -> QPageLayout:
    """Return F4, upright, with a margin that every printer can keep."""
    size = QPageSize(_F4, QPageSize.Unit.Millimeter, "F4", QPageSize.SizeMatchPolicy.ExactMatch)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def write_pdf(sheet: CheckSheet, target: Path) -> None:
    """Write the sheet as a PDF to `target`, which is overwritten. Raises OSError if it cannot be written."""
    # Made in memory: Qt tells nobody that a disk is full.
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageLayout(page_layout())
    writer.setTitle(translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "Uji lokasi")))
    paint_sheet(writer, sheet)
    buffer.close()
    target.write_bytes(data.data())


def paint_sheet(device: QPagedPaintDevice, sheet: CheckSheet) -> int:
    """Paint the sheet on paper of any size and return how many pages it took.

    Raises ExternalError if the device cannot be painted on: a printer that is gone, a file that is locked.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise ExternalError(
            QT_TRANSLATE_NOOP("check", "Lembar uji tidak dapat dicetak."),
            QT_TRANSLATE_NOOP("check", "Periksa apakah pencetak menyala dan tersambung, atau simpan sebagai PDF."),
        )
    try:
        return _Paper(painter, device, sheet).paint()
    finally:
        painter.end()


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one typeface and colour."""

    lines: tuple[str, ...]
    font: QFont
    colour: str

    @property
    def line_height(self) -> int:
        return round(self.font.pixelSize() * _LINE)

    @property
    def height(self) -> int:
        return self.line_height * len(self.lines)


@dataclass(frozen=True, slots=True)
class _Row:
    """One site, broken into lines for the width of the page."""

    site: SiteView
    facts: tuple[_Block, ...]
    verdict: _Block
    advice: tuple[_Block, ...]
    height: int


class _Paper:
    def __init__(self, painter: QPainter, device: QPagedPaintDevice, sheet: CheckSheet) -> None:
        self._painter = painter
        self._device = device
        self._sheet = sheet
        # Set at one resolution and enlarged to the device's: else lines break here on one printer, there on another.
        painter.scale(device.logicalDpiX() / _DPI, device.logicalDpiY() / _DPI)
        area = device.pageLayout().paintRectPixels(_DPI)
        self._width, self._height = area.width(), area.height()
        still, gap = _mm(_STILL_MM[0]), _mm(_GAP_MM)
        rest = self._width - still - 2 * gap
        self._advice_width = round(rest * _ADVICE_SHARE)
        self._facts_width = rest - self._advice_width
        self._facts_left = still + gap
        self._advice_left = self._facts_left + self._facts_width + gap

    def paint(self) -> int:
        """Paint all pages and return their number."""
        rows = [self._row(site) for site in self._sheet.view.sites]
        pages = self._pages(rows)
        for number, page in enumerate(pages, start=1):
            if number > 1:
                self._device.newPage()
            top = self._head() if number == 1 else self._table_head(0)
            for row in page:
                self._paint_row(row, top)
                top += row.height
            self._foot(number, len(pages))
        return len(pages)

    # --- layout ---------------------------------------------------------------------------

    def _pages(self, rows: Sequence[_Row]) -> list[list[_Row]]:
        pages: list[list[_Row]] = [[]]
        left = self._height - self._head_height() - self._foot_height()
        for row in rows:
            if row.height > left and pages[-1]:
                pages.append([])
                left = self._height - self._table_head_height() - self._foot_height()
            pages[-1].append(row)
            left -= row.height
        return pages

    def _row(self, site: SiteView) -> _Row:
        # The mark of the verdict stands before its word.
        verdict = self._block(site.word, _BODY, 700, self._facts_width - _mm(6), _ink(site.verdict))
        facts = [
            self._block(f"{site.key}  {site.name}", _NAME, 700, self._facts_width),
            self._block(site.place, _SMALL, 400, self._facts_width, PAPER.muted),
            verdict,
            self._block(", ".join(site.facts), _SMALL, 400, self._facts_width),
            *(self._block(f"{f.name}: {f.value}", _SMALL, 400, self._facts_width) for f in site.figures),
        ]
        advice: list[_Block] = []
        for one in site.advice:
            advice.append(self._block(one.title, _BODY, 700, self._advice_width, PAPER.attention))
            advice.append(self._block(one.do, _BODY, 400, self._advice_width))
        if not advice:
            text = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "Tidak ada yang perlu diperbaiki."))
            advice.append(self._block(text, _BODY, 400, self._advice_width, PAPER.muted))
        tallest = max(_mm(_STILL_MM[1]), sum(block.height for block in facts), sum(block.height for block in advice))
        return _Row(site, tuple(facts), verdict, tuple(advice), tallest + 2 * _mm(2.5))

    def _block(self, text: str, size_mm: float, weight: int, width: int, colour: str = PAPER.text) -> _Block:
        made = _typeface(size_mm, weight)
        return _Block(broken(text, QFontMetrics(made), width), made, colour)

    def _head_height(self) -> int:
        return _mm(29) + self._table_head_height()

    def _table_head_height(self) -> int:
        return _mm(8)

    def _foot_height(self) -> int:
        return _mm(9)

    # --- painting -------------------------------------------------------------------------

    def _head(self) -> int:
        view = self._sheet.view
        title = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "Uji lokasi"))
        self._text(QRect(0, 0, self._width, _mm(9)), title, _TITLE, 700)
        self._text(QRect(0, _mm(9), self._width, _mm(5)), view.title, _BODY, 400)
        self._text(QRect(0, _mm(14), self._width, _mm(5)), view.when, _BODY, 400, PAPER.muted)
        left, mark = 0, _mm(4.4)
        for count in view.counts:
            colour = _ink(count.verdict) if count.count else PAPER.muted
            box = QRectF(left, _mm(22), mark, mark)
            paint_mark(self._painter, box, count.verdict, colour, PAPER.paper)
            made = _typeface(_BODY, 700)
            width = QFontMetrics(made).horizontalAdvance(count.text)
            place = QRect(left + mark + _mm(2), _mm(22), width + _mm(2), mark)
            draw_text(self._painter, place, count.text, made, colour)
            left = place.right() + _mm(6)
        return self._table_head(_mm(29))

    def _table_head(self, top: int) -> int:
        height = self._table_head_height()
        words = (
            (0, translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "Gambar terakhir"))),
            (self._facts_left, translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "Lokasi"))),
            (self._advice_left, translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "Yang perlu dilakukan"))),
        )
        for left, text in words:
            self._text(QRect(left, top, self._facts_width, height), text, _SMALL, 600, PAPER.muted)
        self._rule(top + height)
        return top + height

    def _paint_row(self, row: _Row, top: int) -> None:
        inside = top + _mm(2.5)
        self._still(row.site, QRect(0, inside, _mm(_STILL_MM[0]), _mm(_STILL_MM[1])))
        y = inside
        for block in row.facts:
            left = self._facts_left
            if block is row.verdict:
                mark = _mm(3.6)
                box = QRectF(left, y + (block.line_height - mark) / 2, mark, mark)
                paint_mark(self._painter, box, row.site.verdict, block.colour, PAPER.paper)
                left += mark + _mm(1.6)
            y = self._lines(block, left, y)
        y = inside
        for block in row.advice:
            y = self._lines(block, self._advice_left, y)
        self._rule(top + row.height)

    def _still(self, site: SiteView, place: QRect) -> None:
        image: QImage | None = self._sheet.stills.get(site.site_id)
        if image is not None:
            size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            # At the top, as the words are; a picture of another shape stays at the left.
            self._painter.drawImage(QRect(place.topLeft(), size), image)
            return
        self._painter.setPen(QPen(QColor(PAPER.line), _mm(0.2)))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(place)
        text = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "tidak ada gambar"))
        self._text(place, text, _SMALL, 400, PAPER.muted, Qt.AlignmentFlag.AlignCenter)

    def _foot(self, number: int, pages: int) -> None:
        place = QRect(0, self._height - _mm(6), self._width, _mm(6))
        view = self._sheet.view
        self._text(place, f"{view.title} · {view.when}", _SMALL, 400, PAPER.muted)
        text = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "Halaman {page} dari {pages}"))
        self._text(place, text.format(page=number, pages=pages), _SMALL, 400, PAPER.muted, _RIGHT)

    def _lines(self, block: _Block, left: int, top: int) -> int:
        for line in block.lines:
            draw_text(self._painter, QRect(left, top, self._width, block.line_height), line, block.font, block.colour)
            top += block.line_height
        return top

    def _text(
        self,
        place: QRect,
        text: str,
        size_mm: float,
        weight: int,
        colour: str = PAPER.text,
        flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        draw_text(self._painter, place, text, _typeface(size_mm, weight), colour, flags)

    def _rule(self, y: int) -> None:
        self._painter.setPen(QPen(QColor(PAPER.line), _mm(0.2)))
        self._painter.drawLine(0, y, self._width, y)


def _mm(millimetres: float) -> int:
    return max(1, round(millimetres * _DPI / 25.4))


def _typeface(size_mm: float, weight: int) -> QFont:
    """Return a typeface in which the PDF can be searched and copied from.

    Figures of one width, and the minus and times signs that stand nicer between figures, are glyphs
    without a letter of their own: the text of the PDF would lose them.
    """
    made = font(_mm(size_mm), weight)
    made.setFeature(QFont.Tag("calt"), 0)
    return made


def _ink(verdict: Verdict | None) -> str:
    """Return the colour on paper; what is not connected is black, so that it is the heaviest."""
    inks = {Verdict.READY: PAPER.good, Verdict.NEEDS_WORK: PAPER.attention, Verdict.NOT_CONNECTED: PAPER.text}
    return inks[verdict] if verdict else PAPER.muted
