"""The window of the journal: lines with time, place and what happened, narrowed down by topic and by words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.journal import Topic
from app.ui.console.parts import Choice, SheetButton, label
from app.ui.journal.words import topic_word
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens


class JournalPage(QDialog):
    """Not modal. `narrowed` says that other lines are wanted; it fills nothing itself."""

    narrowed = Signal()

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Catatan kejadian"))
        self.resize(metrics.px(900), metrics.px(640))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(12))
        head = QHBoxLayout()
        head.setSpacing(metrics.px(12))
        head.addWidget(label(self.tr("Catatan kejadian"), "title", self))
        head.addStretch(1)
        self._topic = Choice(tokens, self)
        self._topic.set_metrics(metrics)
        self._topic.setAccessibleName(self.tr("Perihal"))
        self._topic.setMinimumWidth(metrics.px(150))
        self._topic.addItem(self.tr("Semua"), None)
        for topic in Topic:
            self._topic.addItem(topic_word(topic), topic)
        self._topic.currentIndexChanged.connect(self.narrowed)
        self._words = QLineEdit(self)
        self._words.setPlaceholderText(self.tr("Cari kata …"))
        self._words.setAccessibleName(self.tr("Cari kata di catatan kejadian"))
        self._words.setMinimumWidth(metrics.px(240))
        self._words.textChanged.connect(self.narrowed)
        head.addWidget(self._topic)
        head.addWidget(self._words)
        column.addLayout(head)
        columns = (
            TextColumn(self.tr("Jam"), 96),
            TextColumn(self.tr("Perihal"), 110),
            TextColumn(self.tr("Lokasi"), 190),
            TextColumn(self.tr("Kejadian"), 0),
        )
        self.table = TextTable(self.tr("Catatan kejadian, terbaru di atas"), columns, tokens, metrics, self)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        self._note = label("", "muted", self)
        foot.addWidget(self._note, 1)
        close = SheetButton(self.tr("Tutup"), "Esc", parent=self)
        close.clicked.connect(self.close)
        foot.addWidget(close)
        column.addLayout(foot)
        self._words.setFocus()

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Return the topics that are wanted."""
        chosen = self._topic.currentData()
        return (Topic(chosen),) if chosen else tuple(Topic)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that a line must have, in lower case."""
        return tuple(self._words.text().casefold().split())

    def show_lines(self, lines: Sequence[TextLine]) -> None:
        """Show these lines: time, topic, place and what happened. The line that is chosen stays chosen."""
        self.table.show_lines(lines)
        self.say(self.tr("{count} kejadian, terbaru di atas").format(count=len(lines)))

    def say(self, text: str) -> None:
        """Show how much there is, or why nothing can be read."""
        self._note.setText(text)
