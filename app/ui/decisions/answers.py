"""The sheet for what an OPD answered: who, from the hall or typed, what, and what was promised until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from app.domain.response import MAX_ANSWER, MAX_NAME, Response, ResponseFields
from app.ui.decisions.sheet import Prose, Sheet, read_day
from app.ui.decisions.words import answer_line
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_SHOWN = 2


class AnswerSheet(Sheet):
    """Letters that begin a name of the hall complete it, with office and OPD. Emits what was said.

    The answers that are there already are listed: Enter takes one to be corrected, Del strikes it out.
    """

    given = Signal(object)
    correct_wanted = Signal(str)
    strike_wanted = Signal(str)

    def __init__(
        self,
        title: str,
        people: Sequence[ResponseFields],
        answers: Sequence[Response],
        tokens: Tokens,
        metrics: Metrics,
        parent: QWidget,
    ) -> None:
        super().__init__(title, self.tr("Simpan tanggapan"), tokens, metrics, parent)
        self._people = {person.name.casefold(): person for person in people}
        self.table = TextTable(
            self.tr("Tanggapan yang sudah dicatat"), (TextColumn(self.tr("Sudah dicatat"), 0),), tokens, metrics, self
        )
        self.table.setFixedHeight(metrics.px(36) * min(_SHOWN, max(1, len(answers))) + metrics.px(30))
        self.table.show_lines([TextLine(one.response_id, (answer_line(one),)) for one in answers])
        self.table.setVisible(bool(answers))
        self.table.line_opened.connect(self.correct_wanted)
        self.body.addWidget(self.table)
        self.name = self.line(self.tr("Nama yang menanggapi"), MAX_NAME)
        completer = QCompleter([person.name for person in people], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.name.setCompleter(completer)
        self.name.editingFinished.connect(self._complete)
        self.office = self.line(self.tr("Jabatan"), MAX_NAME)
        self.opd = self.line(self.tr("OPD"), MAX_NAME)
        self.text = Prose(self.tr("Tanggapan"), metrics, self)
        self.promise = self.line(self.tr("Janji"), MAX_ANSWER)
        self.due = self.line(self.tr("Tenggat"), 10)
        self.due.setPlaceholderText(self.tr("tgl/bln/tahun"))
        self.row(
            (self.tr("Nama (huruf awal yang hadir di ruang sidang)"), self.name, 3),
            (self.tr("Jabatan"), self.office, 3),
            (self.tr("OPD"), self.opd, 3),
        )
        self.row((self.tr("Tanggapan"), self.text, 1))
        self.row((self.tr("Janji, bila ada"), self.promise, 5), (self.tr("Tenggat"), self.due, 1))
        if people:
            names = ", ".join(person.name for person in people)
            self.hint(self.tr("Hadir: {names}").format(names=names))

    def begin(self) -> None:
        """Begin with who."""
        self.name.setFocus()

    def show_answer(self, fields: ResponseFields) -> None:
        """Show an answer that is to be corrected, or what is known of a new one."""
        self.name.setText(fields.name)
        self.office.setText(fields.office)
        self.opd.setText(fields.opd)
        self.text.setPlainText(fields.text)
        self.promise.setText(fields.promise)
        self.due.setText(f"{fields.due:%d/%m/%Y}" if fields.due else "")
        self.begin()

    def confirm(self) -> None:
        """Emit what was said, if the day can be read. What else is missing the rules say."""
        self._complete()
        day = read_day(self.due.text()) if self.due.text().strip() else None
        if self.due.text().strip() and day is None:
            self.hint(self.tr("Tenggat tidak terbaca. Tulis tanggal/bulan/tahun, misalnya 31/03/2018."), warns=True)
            self.due.setFocus()
            return
        self.given.emit(
            ResponseFields(
                name=self.name.text().strip(),
                office=self.office.text().strip(),
                opd=self.opd.text().strip(),
                text=self.text.toPlainText().strip(),
                promise=self.promise.text().strip(),
                due=date(day.year(), day.month(), day.day()) if day else None,
            )
        )

    def on_key(self, event: QKeyEvent) -> bool:
        """Del strikes the chosen answer out, while the list has the keyboard."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and self.table.chosen:
            self.strike_wanted.emit(self.table.chosen)
            return True
        return False

    def _complete(self) -> None:
        """Take office and OPD of who was named, where nothing stands yet."""
        self.name.deselect()
        known = self._people.get(self.name.text().strip().casefold())
        if known is None:
            return
        # Completed letters keep the case they were typed in; the list has the right one.
        self.name.setText(known.name)
        for field, text in ((self.office, known.office), (self.opd, known.opd)):
            if not field.text().strip():
                field.setText(text)
