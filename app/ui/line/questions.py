"""The two questions side by side: the one that is put has the keys, the other shows what was answered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.line_check import Answer, Question
from app.ui.console.parts import label, set_state
from app.ui.line.parts import KeyButton
from app.ui.line.view import PresentView
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens


class _One(QFrame):
    answered = Signal(Answer)

    def __init__(self, text: str, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(text)
        m = metrics
        self._text = label(text, "question", self)
        self._text.setWordWrap(True)
        self.yes = KeyButton(self.tr("Ya"), "Y", "primary", tokens, metrics, is_large=True)
        self.no = KeyButton(self.tr("Tidak"), "T", "", tokens, metrics, is_large=True)
        for button, word in ((self.yes, self.tr("Ya")), (self.no, self.tr("Tidak"))):
            button.setAccessibleName(f"{text} {word}")
        self._given = label("", "question", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(14), m.px(10), m.px(14), m.px(12))
        column.setSpacing(m.px(8))
        head = QHBoxLayout()
        head.addWidget(self._text, 1)
        head.addWidget(self._given)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(m.px(10))
        row.addWidget(self.yes, 1)
        row.addWidget(self.no, 1)
        column.addLayout(row)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self._on_no)

    def show_state(self, given: Answer, *, is_put: bool) -> None:
        words = {Answer.UNASKED: "", Answer.YES: self.tr("dijawab: ya"), Answer.NO: self.tr("dijawab: tidak")}
        self._given.setText(words[given])
        set_state(self._given, {Answer.YES: "good", Answer.NO: "attention"}.get(given, ""))
        set_state(self, "active" if is_put else "")
        self.yes.setEnabled(is_put)
        self.no.setEnabled(is_put)

    def _on_yes(self) -> None:
        self.answered.emit(Answer.YES)

    def _on_no(self) -> None:
        self.answered.emit(Answer.NO)


class QuestionPanel(QWidget):
    """Puts one question after the other. `yes` and `no` are the buttons of the one that is put."""

    answered = Signal(Answer)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._ours = _One(self.tr("1. Apakah kita mendengar mereka?"), tokens, metrics, self)
        self._theirs = _One(self.tr("2. Apakah mereka mendengar kita?"), tokens, metrics, self)
        self._put = self._ours
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.px(10))
        for one in (self._ours, self._theirs):
            row.addWidget(one, 1)
            one.answered.connect(self.answered)

    @property
    def yes(self) -> KeyButton:
        """Return the button for "yes" to the question that is put."""
        return self._put.yes

    @property
    def no(self) -> KeyButton:
        """Return the button for "no" to the question that is put."""
        return self._put.no

    def show_question(self, view: PresentView, *, is_open: bool) -> None:
        """Show which question is put, and what was answered to the one before."""
        is_second = view.question is Question.DO_THEY_HEAR_US
        self._put = self._theirs if is_second else self._ours
        self._ours.show_state(view.heard_by_us, is_put=is_open and not is_second)
        self._theirs.show_state(Answer.UNASKED, is_put=is_open and is_second)
