"""Step 5: what the session will be, what is still to be mended, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.session_draft import DraftProblem, SessionDraft
from app.ui.console.parts import label, set_state
from app.ui.theme.style import Metrics
from app.ui.wizard.fields import MARK, button, panel
from app.ui.wizard.steps import sentence_with_site, step_name, step_of
from app.ui.words import day_text

_MOST_SHOWN = 12


class SummaryStep(QWidget):
    """`step_wanted` carries the step where something is to be mended."""

    step_wanted = Signal(int)

    def __init__(self, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self._facts: list[tuple[str, QWidget]] = []
        left, column = panel(metrics, self)
        column.addWidget(label(self.tr("Sesi ini"), "title", left))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(metrics.px(18))
        self._grid.setVerticalSpacing(metrics.px(8))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        right, other = panel(metrics, self)
        self._heading = label("", "title", right)
        other.addWidget(self._heading)
        self._list = QVBoxLayout()
        self._list.setSpacing(metrics.px(8))
        body = QWidget(right)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._list)
        inner.addStretch(1)
        area = QScrollArea(right)
        area.setWidgetResizable(True)
        area.setWidget(body)
        area.setAccessibleName(self.tr("Yang masih perlu diperbaiki"))
        other.addWidget(area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.px(10))
        row.addWidget(left, 1)
        row.addWidget(right, 1)
        self._labels = [label("", "advice", left) for _ in range(8)]
        names = (
            self.tr("Judul"),
            self.tr("Penyelenggara"),
            self.tr("Hari"),
            self.tr("RKPD"),
            self.tr("Lokasi"),
            self.tr("Pimpinan"),
            self.tr("Agenda"),
            self.tr("Berkas"),
        )
        for number, (name, value) in enumerate(zip(names, self._labels, strict=True)):
            value.setWordWrap(True)
            self._grid.addWidget(label(name, "heading", left), number, 0)
            self._grid.addWidget(value, number, 1)
        self.fixes: list[QPushButton] = []

    def show_summary(self, draft: SessionDraft, problems: Sequence[DraftProblem], path: Path | None) -> None:
        """Show what the draft says, and what is wrong with it."""
        chair = next((site.name for site in draft.sites if site.code == draft.chair_site), self.tr("di ruang ini"))
        total = sum(item.planned_min for item in draft.agenda)
        sites = ", ".join(site.name for site in draft.sites)
        texts = (
            draft.title,
            f"{draft.agency}, {draft.city}",
            day_text(draft.held_on),
            str(draft.rkpd_year),
            self.tr("{count} lokasi: {names}").format(count=len(draft.sites), names=sites),
            chair,
            self.tr("{count} acara, {minutes} menit; satu giliran {turn} detik").format(
                count=len(draft.agenda), minutes=total, turn=draft.speaking.turn_s
            ),
            str(path) if path else self.tr("baru, dinamai menurut tanggal dan judul"),
        )
        for value, text in zip(self._labels, texts, strict=True):
            value.setText(text)
            value.setAccessibleName(text)
        self._show_problems(draft, problems)

    def _show_problems(self, draft: SessionDraft, problems: Sequence[DraftProblem]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.fixes = []
        self._heading.setText(
            self.tr("{mark} Masih {count} yang perlu diperbaiki").format(mark=MARK, count=len(problems))
            if problems
            else self.tr("✓ Lengkap: siap disimpan dan dibuka")
        )
        set_state(self._heading, "attention" if problems else "good")
        for problem in problems[:_MOST_SHOWN]:
            self._list.addWidget(self._line(draft, problem))
        if len(problems) > _MOST_SHOWN:
            more = self.tr("dan {count} lagi").format(count=len(problems) - _MOST_SHOWN)
            self._list.addWidget(label(more, "muted", self))

    def _line(self, draft: SessionDraft, problem: DraftProblem) -> QWidget:
        step = step_of(problem.field)
        made = QWidget(self)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._metrics.px(10))
        text = label(sentence_with_site(problem, draft), "advice", made)
        text.setWordWrap(True)
        row.addWidget(text, 1)
        fix = button(self.tr("Ke {step}").format(step=step_name(step)), made)
        fix.setAccessibleName(f"{fix.text()}: {text.text()}")
        fix.clicked.connect(lambda: self.step_wanted.emit(int(step)))
        self.fixes.append(fix)
        row.addWidget(fix)
        return made

    def first_field(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.fixes[0] if self.fixes else self
