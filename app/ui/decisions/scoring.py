"""The sheet of a checklist: one question a line, answered by one key, and the score that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.proposal import WorkKind
from app.domain.reference import Scale
from app.domain.scoring import MOST_POINTS, Criterion, Score
from app.ui.decisions.sheet import Sheet
from app.ui.decisions.words import score_text
from app.ui.line.parts import KeyButton
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_SHOWN = 5


class ScoreSheet(Sheet):
    """Y and T, or 1 to 5, answer the chosen line and go on to the next; Backspace takes an answer back.

    `list_wanted` asks for the next checklist, `kind_wanted` says whether the work is built: that decides what is asked.
    """

    given = Signal(object)
    list_wanted = Signal()
    kind_wanted = Signal(object)

    def __init__(self, title: str, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(title, self.tr("Simpan nilai"), tokens, metrics, parent)
        self._criteria: tuple[Criterion, ...] = ()
        self._answers: dict[str, int] = {}
        self._work_out: Callable[[Mapping[str, int]], Score | None] = lambda _: None
        self._asks_kind = False
        columns = (
            TextColumn(self.tr("Pertanyaan"), 0),
            TextColumn(self.tr("Bobot"), 90, is_figure=True),
            TextColumn(self.tr("Jawaban"), 260),
        )
        self.table = TextTable(self.tr("Daftar periksa"), columns, tokens, metrics, self)
        self.table.setFixedHeight(metrics.px(36) * _SHOWN + metrics.px(30))
        # Enter is taken by the list; it means the same as everywhere on the sheet.
        self.table.line_opened.connect(self.confirm)
        self.body.addWidget(self.table)
        self.other = KeyButton(self.tr("Daftar periksa lain"), "L", "", tokens, metrics)
        self.other.clicked.connect(self.list_wanted)
        self.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def answers(self) -> dict[str, int]:
        """Return what is answered."""
        return dict(self._answers)

    def show_list(
        self,
        name: str,
        criteria: Sequence[Criterion],
        answers: Mapping[str, int],
        work_out: Callable[[Mapping[str, int]], Score | None],
        *,
        asks_kind: bool,
    ) -> None:
        """Show a checklist with what is answered already."""
        self._heading.show_text(name)
        self._criteria = tuple(criteria)
        self._answers = {one.code: answers[one.code] for one in criteria if one.code in answers}
        self._work_out = work_out
        self._asks_kind = asks_kind
        self._refresh()
        if self._criteria:
            still_open = next((one.code for one in self._criteria if one.code not in self._answers), None)
            self.table.choose(still_open or self._criteria[0].code)

    def begin(self) -> None:
        """Begin with the questions."""
        self.table.setFocus()

    def confirm(self) -> None:
        """Emit the answers."""
        if self._criteria:
            self.given.emit(self.answers)

    def on_key(self, event: QKeyEvent) -> bool:
        """Answer the chosen line."""
        key, text = event.key(), event.text().upper()
        if text == "L":
            self.list_wanted.emit()
            return True
        if self._asks_kind and text in ("F", "N"):
            self.kind_wanted.emit(WorkKind.PHYSICAL if text == "F" else WorkKind.NON_PHYSICAL)
            return True
        chosen = next((one for one in self._criteria if one.code == self.table.chosen), None)
        if chosen is None:
            return False
        if key == Qt.Key.Key_Backspace:
            self._answers.pop(chosen.code, None)
            self._refresh()
            return True
        answer = _answer(chosen.scale, text)
        if answer is None:
            return False
        self._answers[chosen.code] = answer
        self._refresh()
        place = self._criteria.index(chosen)
        self.table.choose(self._criteria[min(place + 1, len(self._criteria) - 1)].code)
        return True

    def _refresh(self) -> None:
        self.table.show_lines([self._line(one) for one in self._criteria])
        if not self._criteria:
            text = (
                self.tr("F fisik atau N non-fisik? Itu menentukan pertanyaannya.")
                if self._asks_kind
                else self.tr("Tidak ada pertanyaan untuk usulan ini; L memilih daftar lain.")
            )
            self.hint(text, warns=True)
            return
        found = self._work_out(self._answers)
        if found is None or found.value is None:
            left = len(self._criteria) - len(self._answers)
            self.hint(self.tr("{count} pertanyaan belum dijawab: Y / T, atau 1 sampai 5.").format(count=left))
        else:
            text = self.tr("Skor {score} dari {most}")
            self.hint(text.format(score=score_text(found.value), most=score_text(found.most)))

    def _line(self, criterion: Criterion) -> TextLine:
        answer = self._answers.get(criterion.code)
        weight = score_text(criterion.weight)
        if answer is None:
            ask = self.tr("○ Y / T") if criterion.scale is Scale.YES_NO else self.tr("○ 1 … 5")
            return TextLine(criterion.code, (criterion.name, weight, ask), tones={0: "strong", 2: "muted"})
        if criterion.scale is Scale.YES_NO:
            said = self.tr("✓ ya") if answer else self.tr("× tidak")
        else:
            said = f"{'●' * answer}{'○' * (MOST_POINTS - answer)}  {answer}"
        return TextLine(criterion.code, (criterion.name, weight, said), tones={0: "strong", 2: "good"})


def _answer(scale: Scale, text: str) -> int | None:
    if scale is Scale.YES_NO:
        return {"Y": 1, "1": 1, "T": 0, "0": 0}.get(text)
    return int(text) if text in "12345" and text else None
