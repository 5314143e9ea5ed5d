"""The page "Putusan" in a whole room, with the real store behind it; and what stands behind it in other rooms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.data.reference_file import read_reference
from app.data.store import Store
from app.domain.identity import ProposalId
from app.domain.proposal import Proposal, ProposalFields, ProposalState
from app.domain.reference import ReferenceKind
from app.session.proposals import ProposalDesk
from app.ui.decisions.page import DecisionPage
from tests.ui.decision_services import SEEDS
from tests.ui.desk import KEY
from tests.ui.room import TestRoom

FIELDS = ProposalFields(
    pengusul="Ketua RW 07", rt="03", rw="07", permasalahan="Air masuk ke rumah", usulan="Normalisasi drainase"
)


def until(room: TestRoom, is_so: Callable[[], bool]) -> None:
    """Let the store's threads answer until something is so."""
    deadline = QDeadlineTimer(5000)
    while not is_so():
        assert not deadline.hasExpired(), "it never came to that"
        QTest.qWait(5)
    room.settle()


def put(store: Store, room: TestRoom, name: str, site: int = 1, **changes: object) -> Proposal:
    """Have a filed proposal at a site; `changes` are fields."""
    fields = replace(FIELDS, **changes)  # type: ignore[arg-type]
    desk = ProposalDesk(room.session, room.clock, store, "notulis")
    state = ProposalState.RECORDED
    return desk.save(ProposalId(name), room.ids[site - 1], fields, None, state).result()


def reference(store: Store, room: TestRoom, kind: ReferenceKind) -> None:
    """Have a table of the year as it comes with the program."""
    store.import_reference(room.session.rkpd_year, read_reference(SEEDS[kind], kind), room.clock.now_ms()).result()


def open_page(room: TestRoom, rows: int) -> DecisionPage:
    """Open the page by its key and wait until so many rows are listed."""
    room.press(KEY.Key_U)
    (page,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, DecisionPage) and w.isVisible())
    until(room, lambda: len(page.table.rows.rows) == rows)
    return page
