"""The list of proposals on a real screen: how long its work keeps the event loop waiting."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from app.domain.identity import SiteId
from app.domain.proposal import Proposal
from app.ui.commands import COMMANDS, CommandSet
from app.ui.console.proposal_list import ProposalList
from app.ui.theme.tokens import DARK

_PAGES = 60


def longest_stall_ms(
    names: Mapping[SiteId, str], rows: Callable[[str], Sequence[Proposal]], searches: Sequence[str]
) -> float:
    """Page to the end and back, and show the answers to some searches; return the longest piece of work in ms.

    The answers are fetched beforehand: what the store takes is waited for by nobody.
    """
    application = QApplication.instance() or QApplication([])
    window = QMainWindow()
    commands = CommandSet(window, {command.command_id: lambda: None for command in COMMANDS}, len(names))
    listing = ProposalList(names, commands, DARK, window)
    window.setCentralWidget(listing)
    window.resize(1366, 768)
    window.show()
    table = listing.findChild(QTableView)
    answers = [rows(""), *(rows(text) for text in searches)]
    listing.show_rows(answers[0], None)
    _settle()
    longest = 0.0
    table.setFocus()
    for key in [Qt.Key.Key_PageDown] * _PAGES + [Qt.Key.Key_PageUp] * _PAGES:
        longest = max(longest, _work_ms(lambda: QTest.keyClick(table, key)))  # noqa: B023
    for answer in answers:
        longest = max(longest, _work_ms(lambda: listing.show_rows(answer, None)))  # noqa: B023
    window.close()
    del application
    return longest


def _work_ms(act: Callable[[], None]) -> float:
    started_ns = time.perf_counter_ns()
    act()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    return (time.perf_counter_ns() - started_ns) / 1e6


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(300, loop.quit)
    loop.exec()
