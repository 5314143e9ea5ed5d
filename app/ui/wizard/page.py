"""The page of the wizard: five steps at the left, the one that is open, and what can be done at the foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.domain.session_draft import DraftProblem
from app.domain.wilayah import Wilayah
from app.ui.commands import WIZARD_COMMANDS, CommandSet
from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.wizard.agenda_step import AgendaStep
from app.ui.wizard.camera_step import CameraStep
from app.ui.wizard.event_step import EventStep
from app.ui.wizard.fields import MARK, Sentences, button, key_button
from app.ui.wizard.ports import OpenDraft
from app.ui.wizard.roster_step import RosterStep
from app.ui.wizard.steps import Step, step_name
from app.ui.wizard.summary_step import SummaryStep

_STEPS_WIDTH = 250


class WizardPage(QWidget):
    """Knows where things stand, and decides nothing. `edited` carries the draft as a person wants it."""

    edited = Signal(object)
    step_wanted = Signal(int)
    save_wanted = Signal(bool)
    close_wanted = Signal()

    def __init__(self, wilayah: Wilayah, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self.event_step = EventStep(tokens, metrics, self)
        self.roster = RosterStep(wilayah, tokens, metrics, self)
        self.cameras = CameraStep(tokens, metrics, self)
        self.agenda = AgendaStep(tokens, metrics, self)
        self.summary = SummaryStep(metrics, self)
        self._steps = (self.event_step, self.roster, self.cameras, self.agenda, self.summary)
        self._stack = QStackedWidget(self)
        self._title = ElidedLabel("title", self)
        self._file = ElidedLabel("muted", self)
        self._note = label("", "note", self)
        self._note.setWordWrap(True)
        self.buttons: list[QPushButton] = []
        self.leave = button(self.tr("Tutup"), self, "", self.tr("Kembali ke daftar sesi; isian tetap tersimpan."))
        self.back = key_button(self.tr("Kembali"), "Ctrl PgUp", self)
        self.next = key_button(self.tr("Lanjut"), "Ctrl PgDn", self, "primary")
        self.save = key_button(self.tr("Simpan"), "Ctrl S", self)
        self.save_and_open = key_button(self.tr("Simpan dan buka"), self.tr("Ctrl Enter"), self, "primary")
        self._build()
        self._connect()

    def _build(self) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(16), m.px(12), m.px(16), m.px(12))
        column.setSpacing(m.px(10))
        head = QHBoxLayout()
        head.setSpacing(m.px(20))
        head.addWidget(self._title)
        head.addWidget(self._file, 1)
        column.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(m.px(12))
        side = QVBoxLayout()
        side.setSpacing(m.px(6))
        group = QButtonGroup(self)
        for step in Step:
            made = button("", self, "switch")
            made.setCheckable(True)
            made.setMinimumHeight(m.px(46))
            made.setFixedWidth(m.px(_STEPS_WIDTH))
            made.clicked.connect(partial(self._want, step))
            group.addButton(made)
            self.buttons.append(made)
            side.addWidget(made)
        side.addStretch(1)
        body.addLayout(side)
        for step_widget in self._steps:
            self._stack.addWidget(step_widget)
        body.addWidget(self._stack, 1)
        column.addLayout(body, 1)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        foot.addWidget(self.leave)
        foot.addWidget(self._note, 1)
        for one in (self.back, self.next, self.save, self.save_and_open):
            foot.addWidget(one)
        column.addLayout(foot)

    def _connect(self) -> None:
        for part in (self.event_step, self.roster, self.cameras, self.agenda):
            part.edited.connect(self.edited)
        self.summary.step_wanted.connect(self.step_wanted)
        self.back.clicked.connect(lambda: self.step_wanted.emit(int(self.step) - 1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(int(self.step) + 1))
        self.save.clicked.connect(lambda: self.save_wanted.emit(False))
        self.save_and_open.clicked.connect(lambda: self.save_wanted.emit(True))
        self.leave.clicked.connect(self.close_wanted)
        handlers: dict[str, Callable[[], None]] = {
            f"wizard.{number}": partial(self._want, step) for number, step in enumerate(Step, 1)
        }
        handlers |= {
            "wizard.back": self.back.click,
            "wizard.next": self.next.click,
            "wizard.save": self.save.click,
            "wizard.open": self._finish,
        }
        self._commands = CommandSet(self, handlers, table=WIZARD_COMMANDS)

    def _finish(self) -> None:
        """Save and open; as long as something is wrong, go where it is told."""
        if self.save_and_open.isEnabled():
            self.save_and_open.click()
        else:
            self.step_wanted.emit(int(Step.SUMMARY))

    def _want(self, step: Step) -> None:
        self.step_wanted.emit(int(step))

    @property
    def step(self) -> Step:
        """Return the step that is open."""
        return Step(self._stack.currentIndex())

    def show_step(self, step: Step) -> None:
        """Open a step and give it the keyboard."""
        self._stack.setCurrentIndex(int(step))
        self.buttons[step].setChecked(True)
        self.back.setEnabled(step is not Step.EVENT)
        is_last = step is Step.SUMMARY
        self.next.setVisible(not is_last)
        self.save_and_open.setVisible(is_last)
        self._steps[step].first_field().setFocus()

    def show_draft(
        self, opened: OpenDraft, sentences: Sentences, problems: Sequence[DraftProblem], counts: Mapping[Step, int]
    ) -> None:
        """Show a draft: `sentences` stand beside the fields, `problems` is all that is wrong, `counts` by step."""
        draft, path = opened.draft, opened.base.path
        self._title.show_text(self.tr("Ubah sesi") if path else self.tr("Sesi baru"))
        self._file.show_text(str(path) if path else draft.title)
        self.event_step.show_templates(offered=path is None)
        for shown in (self.event_step, self.roster, self.cameras, self.agenda):
            shown.show_draft(draft, sentences)
        self.summary.show_summary(draft, problems, path)
        for step in Step:
            count = counts.get(step, 0)
            text = f"{int(step) + 1}  {step_name(step)}"
            state = self.tr("{mark} {count} perlu diisi").format(mark=MARK, count=count) if count else "✓"
            self.buttons[step].setText(text if step is Step.SUMMARY else f"{text}\n{state}")
            self.buttons[step].setAccessibleName(f"{text}, {state}" if count else text)

    def allow_saving(self, *, allowed: bool) -> None:
        """Let the session be saved, or not: while something is wrong, or while it is being written."""
        had = self.focusWidget()
        self.save.setEnabled(allowed)
        self.save_and_open.setEnabled(allowed)
        # A button that is disabled under the keyboard hands it to its neighbour, where Enter means something else.
        if had is not None and not had.isEnabled():
            self.buttons[self.step].setFocus()

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say beside the buttons what became of the last request."""
        self._note.setText(text)
        set_state(self._note, "attention" if is_trouble else "")
