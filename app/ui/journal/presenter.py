"""Between the logs and the window of the journal. Runs on: the thread of the screen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer

from app.domain.agenda import replay_agenda
from app.domain.journal import Topic, journal
from app.domain.minutes import SessionRecord
from app.domain.session import Session
from app.domain.site import HALL
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import clock
from app.ui.console.window import ConsoleWindow
from app.ui.journal.page import JournalPage
from app.ui.journal.words import sentence, topic_word
from app.ui.later import MainThread
from app.ui.reading_pace import ReadingPace
from app.ui.text_table import TextLine
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text, translated

_READ_EVERY_MS = 2000


@dataclass(frozen=True, slots=True)
class JournalLine:
    """A line as it is shown, and what it is about."""

    topic: Topic
    line: TextLine


JournalLines = tuple[JournalLine, ...]


class FromRecord(Protocol):
    """Reads the record of the session and makes something of it, both off the thread of the screen."""

    def __call__(self, made: Callable[[SessionRecord], JournalLines]) -> Future[JournalLines]:
        """Return what `made` makes of the record."""
        ...


@dataclass(frozen=True, slots=True)
class JournalServices:
    """What the journal reads from: a long session has ten thousand lines, and to word them takes 100 ms."""

    session: Session
    from_record: FromRecord
    later: MainThread


class JournalPresenter(QObject):
    """Opens the window, and reads the logs anew every two seconds or more for as long as it is seen."""

    def __init__(self, services: JournalServices, console: ConsoleWindow, tokens: Tokens) -> None:
        super().__init__(console)
        self._s = services
        self._console = console
        self._tokens = tokens
        self._page: JournalPage | None = None
        self._lines: JournalLines = ()
        self._is_reading = False
        self._names = {site.site_id: site.name for site in services.session.sites}
        self._names[HALL] = translated("journal", QT_TRANSLATE_NOOP("journal", "Ruang sidang"))
        self._timer = QTimer(self)
        self._timer.setInterval(_READ_EVERY_MS)
        self._timer.timeout.connect(self._read)
        self._pace = ReadingPace(self._timer)

    def open(self) -> None:
        """Show the window, or bring it to the front."""
        if self._page is None:
            self._page = JournalPage(self._tokens, self._console.metrics, self._console)
            self._page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._page.narrowed.connect(self._show)
            self._page.destroyed.connect(self._closed)
            self._timer.start()
        self._page.show()
        self._page.raise_()
        self._read()

    def _read(self) -> None:
        # A slow disk is asked once, not again and again.
        if self._is_reading:
            return
        self._is_reading = True
        self._pace.began()

        def come(lines: JournalLines) -> None:
            self._is_reading = False
            self._pace.ended()
            self._lines = lines
            self._show()

        def failed(error: BaseException) -> None:
            self._is_reading = False
            if self._page:
                self._page.say(error_text(error))

        self._s.later.when_done(self._s.from_record(self._worded), come, failed)

    def _worded(self, record: SessionRecord) -> JournalLines:
        """Return the lines of the record. Runs on: another thread."""
        titles = {planned.item_id: planned.item.title for planned in replay_agenda(record.agenda_events).items}
        entries = journal(record)
        return tuple(
            JournalLine(
                entry.topic,
                TextLine(
                    # Lines are only ever added: counted from the oldest, each keeps its number.
                    str(len(entries) - place),
                    (
                        clock(entry.at_ms, seconds=True),
                        topic_word(entry.topic),
                        self._names.get(entry.site_id, "") if entry.site_id else "",
                        sentence(entry, titles),
                    ),
                ),
            )
            for place, entry in enumerate(entries)
        )

    def _show(self) -> None:
        if self._page is None:
            return
        words, topics = self._page.words, frozenset(self._page.topics)
        self._page.show_lines(
            [
                one.line
                for one in self._lines
                if one.topic in topics and (not words or all(_has(one.line, word) for word in words))
            ]
        )

    def _closed(self) -> None:
        self._page = None
        self._timer.stop()


def _has(line: TextLine, word: str) -> bool:
    return any(word in cell.casefold() for cell in line.cells)
