"""One site on the page "Uji lokasi": picture, verdict, level, figures, and what to tell the site."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.site_check import SoundSpan, Verdict
from app.ui.check.mark import VerdictLabel
from app.ui.check.view import AdviceView, Moment, SiteView
from app.ui.console.meter_paint import meter_share
from app.ui.console.parts import label, set_state
from app.ui.text_fit import draw_text
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens
from app.ui.tile_paint import paint_not_present

_PICTURE, _PICTURE_NARROW = QSize(200, 112), QSize(176, 99)
_WARM_DBFS = -9.0
_CENTRE = Qt.AlignmentFlag.AlignCenter


class StillView(QWidget):
    """A still picture, scaled once when it comes. Without one it says so."""

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = metrics
        self._pixmap: QPixmap | None = None
        self._is_past = False
        # On a small console the verdict needs the room beside the picture.
        size = _PICTURE if metrics.scale >= 1 else _PICTURE_NARROW
        self.setFixedSize(metrics.px(size.width()), metrics.px(size.height()))

    def show_still(self, image: QImage | None, *, is_past: bool) -> None:
        """Show another picture; `is_past` hatches one of a site that is not there any more."""
        self._is_past = is_past
        self._pixmap = None
        if image is not None:
            size = self.size() * self.devicePixelRatioF()
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._pixmap = QPixmap.fromImage(image.scaled(size, keep, smooth))
            self._pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in the middle of its place."""
        del event
        t, m = self._tokens, self._metrics
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(t.ground))
        if self._pixmap is None:
            draw_text(painter, self.rect(), self.tr("tidak ada gambar"), font(m.px(12)), t.muted, _CENTRE)
            return
        size = self._pixmap.deviceIndependentSize().toSize()
        area = QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, 0, 0)
        painter.drawPixmap(area.topLeft(), self._pixmap)
        if self._is_past:
            paint_not_present(painter, self.rect(), t, m.px(15))


class LevelBar(QWidget):
    """The level of the whole check as the console's meters show one: the mean as a bar, the peak as a line."""

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = metrics
        self._sound: SoundSpan | None = None
        self.setFixedHeight(metrics.px(8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sound(self, sound: SoundSpan | None) -> None:
        """Show other levels; None leaves the scale empty."""
        if sound != self._sound:
            self._sound = sound
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scale and the levels on it; amber near the top, as the meters do."""
        del event
        t, rect = self._tokens, self.rect()
        painter = QPainter(self)
        painter.fillRect(rect, QColor(t.ground))
        if self._sound is None:
            return
        width = rect.width()
        mean, warm = (round(width * meter_share(level)) for level in (self._sound.mean_dbfs, _WARM_DBFS))
        painter.fillRect(QRect(0, 0, min(mean, warm), rect.height()), QColor(t.good))
        if mean > warm:
            painter.fillRect(QRect(warm, 0, mean - warm, rect.height()), QColor(t.attention))
        line = max(2, self._metrics.px(2))
        peak_dbfs = self._sound.peak_dbfs
        peak = min(width - line, round(width * meter_share(peak_dbfs)))
        if peak > 1:
            colour = t.attention if peak_dbfs > _WARM_DBFS else t.good
            painter.fillRect(QRect(peak, 0, line, rect.height()), QColor(colour))


class _AdviceLine(QWidget):
    def __init__(self, advice: AdviceView, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.px(1))
        title = label(advice.title, "advice", self)
        title.setWordWrap(True)
        set_state(title, "attention")
        do = label(advice.do, "advice", self)
        do.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(do)


class SiteCard(QFrame):
    """Shows one `SiteView`. Nothing on it can be pressed; the page has the buttons."""

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._metrics = metrics
        self._view: SiteView | None = None
        self._still: QImage | None = None
        self._picture = StillView(tokens, metrics, self)
        self._key = label("", "keycap", self)
        self._name = label("", "problem", self)
        self._name.setWordWrap(True)
        self._verdict = VerdictLabel(tokens, metrics, self)
        self._facts = [label("", "note", self) for _ in range(3)]
        self._bar = LevelBar(tokens, metrics, self)
        self._names = [label("", "note", self) for _ in range(2)]
        self._values = [label("", "figure", self) for _ in range(2)]
        self._quiet = label("", "note", self)
        self._lines: list[_AdviceLine] = []
        self._build(metrics)

    def _build(self, m: Metrics) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(10), m.px(10), m.px(10), m.px(10))
        column.setSpacing(m.px(8))
        head = QHBoxLayout()
        head.setSpacing(m.px(10))
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(m.px(3))
        title = QHBoxLayout()
        title.setSpacing(m.px(7))
        title.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(self._name, 1)
        beside.addLayout(title)
        beside.addWidget(self._verdict)
        beside.addSpacing(m.px(2))
        for fact in self._facts:
            fact.setWordWrap(True)
            beside.addWidget(fact)
        beside.addStretch(1)
        head.addLayout(beside, 1)
        column.addLayout(head)
        column.addWidget(self._bar)
        figures = QGridLayout()
        figures.setHorizontalSpacing(m.px(10))
        figures.setVerticalSpacing(m.px(2))
        for row, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            value.setWordWrap(True)
            figures.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            figures.addWidget(value, row, 1)
        figures.setColumnStretch(1, 1)
        column.addLayout(figures)
        self._advice = QVBoxLayout()
        self._advice.setSpacing(m.px(6))
        self._advice.addWidget(self._quiet)
        column.addLayout(self._advice)
        column.addStretch(1)

    @property
    def view(self) -> SiteView | None:
        """Return what is shown."""
        return self._view

    def show_site(self, view: SiteView, moment: Moment) -> None:
        """Show another state of the site; nothing moves if it is the same."""
        if view == self._view:
            return
        before, self._view = self._view, view
        self.setAccessibleName(f"{view.key} {view.name}")
        self.setAccessibleDescription(view.spoken)
        self._key.setText(view.key)
        self._name.setText(view.name)
        self._verdict.show_verdict(view.verdict, view.word)
        for fact, text in zip(self._facts, view.facts, strict=False):
            fact.setText(text)
        self._bar.show_sound(view.sound)
        for name, value, figure in zip(self._names, self._values, view.figures, strict=False):
            name.setText(figure.name)
            value.setText(figure.value)
        self._show_advice(view, moment)
        if before is None or before.verdict is not view.verdict:
            self.show_still(self._still)

    def show_still(self, image: QImage | None) -> None:
        """Show another picture."""
        self._still = image
        gone = self._view is not None and self._view.verdict is Verdict.NOT_CONNECTED
        self._picture.show_still(image, is_past=gone)

    def _show_advice(self, view: SiteView, moment: Moment) -> None:
        """Advice comes with the verdict; until then one line says what is found, so that nothing jumps."""
        for line in self._lines:
            self._advice.removeWidget(line)
            line.deleteLater()
        self._lines = []
        is_over = moment is Moment.DONE
        if is_over and view.advice:
            self._lines = [_AdviceLine(one, self._metrics, self) for one in view.advice]
            for line in self._lines:
                self._advice.addWidget(line)
        self._quiet.setVisible(not self._lines)
        found = view.advice[0].title if view.advice else " "
        self._quiet.setText(self.tr("Tidak ada yang perlu diperbaiki.") if is_over else found)
        set_state(self._quiet, "attention" if view.advice else "")
