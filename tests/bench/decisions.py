"""The page "Putusan" with 4,000 proposals of twelve sites: how long its work keeps the event loop waiting."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.data.store import Store
from app.domain.identity import ProposalId
from app.domain.proposal import ProposalFields, ProposalState
from app.domain.site import Site
from app.session.proposals import ProposalDesk
from tests.bench.figures import Figures

_PROPOSALS = 4000
_PAGES = 150


def bench_decisions() -> Figures:
    """Read the list, page through all of it, filter, search for a site and decide, as an operator does."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize, Qt  # noqa: PLC0415 - Qt only where it is needed
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from app.settings.paths import find_resources  # noqa: PLC0415
    from app.ui.decisions.page import DecisionPage  # noqa: PLC0415
    from app.ui.theme.style import load_fonts  # noqa: PLC0415
    from tests.ui import samples  # noqa: PLC0415
    from tests.ui.fakes import StillClock  # noqa: PLC0415
    from tests.ui.room import TestRoom  # noqa: PLC0415

    app = QApplication.instance() or QApplication([])
    load_fonts(find_resources() / "fonts")
    clock = StillClock()
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as name,
        Store.open(Path(name) / "usulan.db", "fasilitator", clock) as store,
    ):
        store.open_session(samples.session(12), clock.now_ms()).result()
        room = TestRoom(store=store, size=QSize(1920, 1080))  # type: ignore[arg-type]
        _fill(room.session.sites, ProposalDesk(room.session, clock, store, "fasilitator"))
        room.show()

        def work(act: Callable[[], object]) -> float:
            started_ns = time.perf_counter_ns()
            act()
            QApplication.processEvents()
            return (time.perf_counter_ns() - started_ns) / 1e6

        opened_ms = work(lambda: room.controller._decisions.open(None))
        page = next(w for w in QApplication.topLevelWidgets() if isinstance(w, DecisionPage))

        def until(is_so: Callable[[], bool]) -> float:
            """Return the longest piece of work while the store's threads answer."""
            most = 0.0
            while not is_so():
                most = max(most, work(lambda: None))
            return most

        read_ms = until(lambda: len(page.table.rows.rows) > 0)
        choose = page.places.model().index(0, 0)
        all_ms = work(lambda: page.places.setCurrentIndex(choose))
        assert len(page.table.rows.rows) == _PROPOSALS
        page.table.setFocus()
        keys = [Qt.Key.Key_PageDown] * _PAGES + [Qt.Key.Key_PageUp] * _PAGES
        scrolled = [work(lambda: QTest.keyClick(page.table, key)) for key in keys]  # noqa: B023
        parts_ms = max(work(lambda: page.part.setCurrentIndex(number)) for number in (1, 3, 0))  # noqa: B023
        page.places.choose(room.ids[4])
        QApplication.processEvents()
        decided = []
        for row in range(20):
            page.table.setCurrentIndex(page.table.rows.index(row, 0))
            shown = page.table.rows.rows[row]
            decided.append(work(lambda: QTest.keyClick(page.table, Qt.Key.Key_C)))
            decided.append(until(lambda: page.table.rows.rows[row] is not shown))  # noqa: B023
        page.close()
        room.close()
    del app
    return Figures(
        "decisions",
        {
            "proposals": _PROPOSALS,
            "open_ms": round(opened_ms, 1),
            "read_stall_ms_max": round(read_ms, 1),
            "all_sites_ms": round(all_ms, 1),
            "scroll_ms_max": round(max(scrolled), 1),
            "part_ms_max": round(parts_ms, 1),
            "decide_ms_max": round(max(decided), 1),
        },
        bars={"scroll_ms_max": "<= 16"},
    )


def _fill(sites: Sequence[Site], desk: ProposalDesk) -> None:
    saves = []
    for number in range(_PROPOSALS):
        fields = ProposalFields(
            pengusul="Ketua RW",
            rw=f"{number % 33 + 1:02d}",
            rt=f"{number % 7 + 1:02d}",
            permasalahan="Air masuk ke rumah setiap hujan lebat",
            usulan=f"Normalisasi drainase Jl. Perjuangan bagian {number}",
            perkiraan_biaya=10_000_000 + number * 10_000,
            menyusul=True,
        )
        site_id = sites[number % len(sites)].site_id
        saves.append(desk.save(ProposalId(f"p{number:05d}"), site_id, fields, None, ProposalState.RECORDED))
    for save in saves:
        save.result()
