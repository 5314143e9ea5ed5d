"""Step 1: what the session is, who holds it, and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.domain.session_draft import SessionDraft
from app.domain.session_templates import TEMPLATES
from app.ui.console.parts import Choice, label
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.wizard.fields import FieldRow, Sentences, inset, panel
from app.ui.words import day_text, translated

_TEXTS = ("title", "agency", "city")


class EventStep(QWidget):
    """`edited` carries the draft as it is now; `template_wanted` the place of a template in the list."""

    edited = Signal(object)
    template_wanted = Signal(int)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft: SessionDraft | None = None
        self._metrics = metrics
        self.template = Choice(tokens, self)
        self.template.set_metrics(metrics)
        for template in TEMPLATES:
            self.template.addItem(translated("session_draft", template.label))
        self.title = self._line("title")
        self.agency = self._line("agency")
        self.city = self._line("city")
        self.date = QDateEdit(self)
        self.date.setDisplayFormat("dd-MM-yyyy")
        self.year = QSpinBox(self)
        self.year.setRange(2000, 2100)
        self.year.setGroupSeparatorShown(False)
        for spin in (self.date, self.year):
            inset(spin, metrics)
        self._day = label("", "secondary", self)
        self._rows: dict[str, FieldRow] = {}
        self._template_row = FieldRow(
            self.tr("Mulai dari"),
            self.template,
            metrics,
            self,
            self.tr("Mengisi lokasi dan agenda; semuanya dapat diubah."),
        )
        self._build()
        self.template.activated.connect(self.template_wanted)
        self.date.dateChanged.connect(self._on_date)
        self.year.valueChanged.connect(lambda year: self._edit(lambda draft: replace(draft, rkpd_year=year)))

    def _line(self, key: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setMaxLength(250)
        made.textEdited.connect(lambda text: self._edit(lambda draft: draft.with_text(key, text)))
        return made

    def _build(self) -> None:
        m = self._metrics
        frame, column = panel(m, self)
        names = {
            "title": (
                self.tr("Judul sesi"),
                self.title,
                self.tr("Kepala berita acara."),
            ),
            "agency": (self.tr("Perangkat daerah penyelenggara"), self.agency, ""),
            "city": (self.tr("Kota atau kabupaten"), self.city, ""),
            "date": (
                self.tr("Tanggal sidang"),
                self.date,
                self.tr("Hari-bulan-tahun; panah mengubahnya."),
            ),
            "rkpd_year": (self.tr("Tahun RKPD yang disusun"), self.year, ""),
        }
        for key, (name, control, hint) in names.items():
            self._rows[key] = FieldRow(name, control, m, frame, hint)
        grid = QGridLayout()
        grid.setHorizontalSpacing(m.px(16))
        grid.setVerticalSpacing(m.px(10))
        grid.addWidget(self._template_row, 0, 0, 1, 2)
        grid.addWidget(self._rows["title"], 1, 0, 1, 2)
        grid.addWidget(self._rows["agency"], 2, 0)
        grid.addWidget(self._rows["city"], 2, 1)
        grid.addWidget(self._rows["date"], 3, 0)
        grid.addWidget(self._rows["rkpd_year"], 3, 1)
        grid.addWidget(self._day, 4, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame.setMaximumWidth(m.px(1000))
        outer.addWidget(frame)
        outer.addStretch(1)

    def show_draft(self, draft: SessionDraft, sentences: Sentences) -> None:
        """Show a draft; what already stands there is not touched, so the cursor stays where it is."""
        self._draft = draft
        for key in _TEXTS:
            line = getattr(self, key)
            if line.text() != getattr(draft, key):
                line.setText(getattr(draft, key))
        with QSignalBlocker(self.date), QSignalBlocker(self.year):
            self.date.setDate(QDate(draft.held_on.year, draft.held_on.month, draft.held_on.day))
            self.year.setValue(draft.rkpd_year)
        self._day.setText(day_text(draft.held_on))
        for key, row in self._rows.items():
            row.show_problem(sentences.get((key,), ""))

    def show_templates(self, *, offered: bool) -> None:
        """Offer the templates: only for a session that has no file yet."""
        self._template_row.setVisible(offered)

    def first_field(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.title

    def _edit(self, change: Callable[[SessionDraft], SessionDraft]) -> None:
        if self._draft:
            self.edited.emit(change(self._draft))

    def _on_date(self, day: QDate) -> None:
        held_on = date(day.year(), day.month(), day.day())

        def change(draft: SessionDraft) -> SessionDraft:
            follows = draft.rkpd_year == draft.held_on.year + 1
            return replace(draft, held_on=held_on, rkpd_year=held_on.year + 1 if follows else draft.rkpd_year)

        self._edit(change)
