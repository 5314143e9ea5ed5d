"""Quota and pagu of one site: MAKS, USULAN, DISEPAKATI and SELISIH in numbers, with a bar and a word for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.quota import Bar, SiteStanding
from app.domain.rupiah import format_rupiah
from app.ui.text_fit import draw_text
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROW, _HEAD = 26, 20
_TITLE, _FIGURE, _WORD = 76, 160, 276


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One line. `used` are its figures as text: MAKS, USULAN, DISEPAKATI, SELISIH; the shares are of MAKS, 0..1."""

    title: str
    figures: tuple[str, str, str, str]
    proposed_share: float
    agreed_share: float
    word: str
    tone: str
    is_over: bool = False


class QuotaBars(QWidget):
    """Warns by colour, shape and word, and stands in nobody's way."""

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = metrics
        self._lines: tuple[QuotaLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> tuple[QuotaLine, ...]:
        """Return what is shown."""
        return self._lines

    def show_standing(self, standing: SiteStanding | None) -> None:
        """Show where a site stands; None where no one site is chosen."""
        lines = () if standing is None else (self._count_line(standing), self._money_line(standing))
        if lines != self._lines:
            self._lines = lines
            said = ". ".join(self._spoken(line) for line in lines)
            self.setAccessibleName(said or self.tr("Kuota dan pagu"))
            self.setToolTip(said)
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for both lines under their titles."""
        return QSize(self._metrics.px(900), self._metrics.px(_HEAD + 2 * _ROW + 6))

    def minimumSizeHint(self) -> QSize:
        """Return the least in which all figures are whole."""
        return QSize(self._metrics.px(_TITLE + 4 * _FIGURE + _WORD), self.sizeHint().height())

    def _titles(self) -> tuple[str, str, str, str]:
        return self.tr("MAKS"), self.tr("USULAN"), self.tr("DISEPAKATI"), self.tr("SELISIH")

    def _spoken(self, line: QuotaLine) -> str:
        told = ", ".join(f"{title} {text}" for title, text in zip(self._titles(), line.figures, strict=True))
        return f"{line.title}: {told}, {line.word}" if line.word else f"{line.title}: {told}"

    def _count_line(self, standing: SiteStanding) -> QuotaLine:
        return self._line(self.tr("Jumlah"), standing.proposed, standing.agreed, str)

    def _money_line(self, standing: SiteStanding) -> QuotaLine:
        line = self._line(self.tr("Pagu"), standing.proposed_money, standing.money, format_rupiah)
        if standing.unpriced and not line.is_over:
            word = self.tr("! {count} disepakati tanpa biaya").format(count=standing.unpriced)
            return replace(line, word=word, tone="attention")
        return line

    def _line(self, title: str, proposed: Bar, agreed: Bar, write: Callable[[int], str]) -> QuotaLine:
        left = agreed.left
        most = proposed.most
        if most is None or left is None:
            figures = ("–", write(proposed.used), write(agreed.used), "–")
            return QuotaLine(title, figures, 0.0, 0.0, self.tr("tanpa batas"), "muted")
        tone = "attention"
        if agreed.is_over:
            word = self.tr("! melebihi {amount}").format(amount=write(-left))
        elif proposed.is_over:
            word = self.tr("! usulan lebih {amount}").format(amount=write(proposed.used - most))
        else:
            word, tone = self.tr("✓ dalam batas"), "good"
        figures = (write(most), write(proposed.used), write(agreed.used), write(left))
        whole = max(1, most)
        return QuotaLine(
            title,
            figures,
            min(1.0, proposed.used / whole),
            min(1.0, agreed.used / whole),
            word,
            tone,
            is_over=agreed.is_over,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the titles, then a line each: name, bar, figures, word."""
        del event
        m, t = self._metrics, self._tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._lines:
            text = self.tr("Pilih satu lokasi untuk melihat kuota dan pagunya.")
            draw_text(painter, self.rect(), text, font(m.px(13.5)), t.muted)
            return
        figures = self._figure_columns()
        heading = font(m.px(11.5), 600)
        for column, title in zip(figures, self._titles(), strict=True):
            draw_text(painter, QRect(column.left(), 0, column.width(), m.px(_HEAD)), title, heading, t.muted, _RIGHT)
        for number, line in enumerate(self._lines):
            top = m.px(_HEAD) + number * m.px(_ROW)
            self._paint_line(painter, line, figures, QRect(0, top, self.width(), m.px(_ROW)))

    def _figure_columns(self) -> list[QRect]:
        m = self._metrics
        right = self.width() - m.px(_WORD)
        width = m.px(_FIGURE)
        return [QRect(right - (4 - i) * width, 0, width, 0) for i in range(4)]

    def _paint_line(self, painter: QPainter, line: QuotaLine, figures: list[QRect], row: QRect) -> None:
        m, t = self._metrics, self._tokens
        draw_text(painter, row.adjusted(0, 0, -m.px(10), 0), line.title, font(m.px(13.5), 600), t.secondary)
        bar = QRectF(m.px(_TITLE), row.top() + m.px(8), figures[0].left() - m.px(_TITLE), m.px(10))
        if bar.width() > m.px(40):
            painter.setPen(QPen(QColor(t.line), 1))
            painter.setBrush(QColor(t.input))
            painter.drawRect(bar)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.muted))
            painter.drawRect(QRectF(bar.left(), bar.top() + m.px(3), bar.width() * line.proposed_share, m.px(4)))
            painter.setBrush(QColor(t.attention if line.is_over else t.good))
            painter.drawRect(QRectF(bar.left(), bar.top(), bar.width() * line.agreed_share, bar.height()))
        made = font(m.px(13.5), 600, tabular=True)
        for place, (column, text) in enumerate(zip(figures, line.figures, strict=True)):
            ink = t.attention if line.is_over and place == 3 else t.text if place in (2, 3) else t.secondary
            draw_text(painter, QRect(column.left(), row.top(), column.width(), row.height()), text, made, ink, _RIGHT)
        word = row.adjusted(self.width() - m.px(_WORD) + m.px(14), 0, 0, 0)
        ink = {"attention": t.attention, "good": t.good}.get(line.tone, t.muted)
        short = QFontMetrics(font(m.px(13), 600)).elidedText(line.word, Qt.TextElideMode.ElideRight, word.width())
        draw_text(painter, word, short, font(m.px(13), 600), ink)
