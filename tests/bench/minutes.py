"""All documents of a large session, from a real store, while an event loop of a screen runs beside."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psutil

from app.data.store import Store
from app.domain.attachment import NewAttachment, Photo
from app.domain.identity import AttachmentId
from app.domain.minutes import SessionRecord
from app.domain.proposal import DecideProposal, SaveProposal
from app.domain.reference import ListedRow, ReferenceKind, ReferenceList
from app.minutes.package_terms import draft_name
from app.printing.order import PackageOrder
from app.printing.package import print_package
from app.settings.paths import find_resources
from tests.bench.figures import Figures
from tests.minutes.documents import CLOSED_MS, REFERENCES, SETTINGS, make_record
from tests.minutes.jpeg import photo_bytes
from tests.ui.fakes import StillClock

SITES, PROPOSALS, TURNS, PHOTOS = 12, 4_000, 600, 300
_ACTOR = "operator"
_MEASURE_S = 0.1


def bench_minutes(sites: int = SITES, proposals: int = PROPOSALS, turns: int = TURNS, photos: int = PHOTOS) -> Figures:
    """Write the package of a session as it is at its end. `peak_mb` is all processes of the export together (PSS)."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        record = make_record(sites, turns, proposals)
        store = folder / "musrenbang.db"
        fill(store, record, photos)
        order = PackageOrder(
            store=store,
            session_id=record.session.session_id,
            settings=SETTINGS,
            folder=folder / "keluar",
            resources=find_resources(),
            office_templates=None,
            draft=draft_name(),
            now_ms=CLOSED_MS + 300_000,
        )
        with _event_loop() as stalls, _memory() as peak, ThreadPoolExecutor(max_workers=1) as executor:
            began_s, used_s = time.perf_counter(), _children_cpu_s()
            writing = executor.submit(print_package, order)
            stalls.run_until(writing.done)
            seconds = time.perf_counter() - began_s
            cpu_s = _children_cpu_s() - used_s
            files = writing.result()
        megabytes = sum(file.stat().st_size for file in files) / 2**20
    return Figures(
        "minutes",
        {
            "seconds": round(seconds, 1),
            "ui_stall_ms_max": round(stalls.longest_ms, 1),
            "peak_mb": round(peak.most_mb),
            "largest_process_mb": round(peak.largest_mb),
            "cpu_seconds": round(cpu_s, 1),
            "files": len(files),
            "megabytes": round(megabytes),
            "proposals": proposals,
            "photos": photos,
        },
        bars={"seconds": "≤ 30", "ui_stall_ms_max": "≤ 50", "peak_mb": "≤ 500"},
    )


def _children_cpu_s() -> float:
    times = os.times()
    return times.children_user + times.children_system


def fill(path: Path, record: SessionRecord, photos: int) -> None:
    """Store a session through the commands that the room itself uses."""
    clock = StillClock()
    with Store.open(path, _ACTOR, clock) as store:
        session, at_ms = record.session, record.opened_ms or 0
        store.open_session(session, at_ms).result()
        waiting = [
            store.append_floor(session.session_id, record.floor_events),
            store.append_presence(session.session_id, record.presence),
            store.append_agenda(session.session_id, record.agenda_events),
        ]
        for kind in ReferenceKind:
            rows = [row for row in REFERENCES if row.kind is kind]
            listed = tuple(ListedRow(number, row.code, row.values) for number, row in enumerate(rows, start=1))
            if listed:
                store.import_reference(session.rkpd_year, ReferenceList(kind, listed), at_ms).result()
        turns = sorted({event.request_id for event in record.floor_events if event.request_id})
        for number, one in enumerate(record.proposals):
            # As many proposals are spoken of as there are turns; the others were brought along.
            turn = turns[number % len(turns)] if number < len(turns) else None
            fields = replace(one.fields, menyusul=True)
            save = SaveProposal(one.proposal_id, session.session_id, one.site_id, one.state, fields, _ACTOR, turn)
            waiting.append(store.save_proposal(save, one.created_ms))  # type: ignore[arg-type]
        for done in waiting:
            done.result()
        decided = [
            store.decide_proposal(DecideProposal(one.proposal_id, one.decided, _ACTOR), one.decided.decided_ms)
            for one in record.proposals
            if one.decided.decided_ms is not None
        ]
        for answer in decided:
            answer.result()
        kept = [
            store.add_attachment(
                NewAttachment(
                    AttachmentId(f"0190c000-0000-7000-8000-{number:012d}"),
                    record.proposals[number * len(record.proposals) // photos].proposal_id,
                    Photo(photo_bytes(number), photo_bytes(number), "image/jpeg", 1600, 1200),
                    f"Keadaan {number}",
                    _ACTOR,
                ),
                at_ms,
            )
            for number in range(photos)
        ]
        for photo in kept:
            photo.result()
        store.close_session(session.session_id, record.closed_ms or at_ms).result()


class _Stalls:
    """Runs an event loop and remembers the longest time in which it did not turn."""

    longest_ms = 0.0

    def run_until(self, is_done: object) -> None:
        from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415 - Qt only where it is needed

        assert callable(is_done)
        loop, last_s = QEventLoop(), time.perf_counter()

        def turn() -> None:
            nonlocal last_s
            now_s = time.perf_counter()
            # The timer itself waits for 5 ms.
            self.longest_ms = max(self.longest_ms, (now_s - last_s) * 1000 - 5)
            last_s = now_s
            if is_done():
                loop.quit()

        timer = QTimer()
        timer.setInterval(5)
        timer.timeout.connect(turn)
        timer.start()
        loop.exec()
        timer.stop()


@contextmanager
def _event_loop() -> Iterator[_Stalls]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - Qt only where it is needed

    app = QApplication.instance() or QApplication([])
    yield _Stalls()
    del app


class _Peak:
    """The most that all children had together, and the most that one of them had."""

    most_mb = 0.0
    largest_mb = 0.0


@contextmanager
def _memory() -> Iterator[_Peak]:
    peak, stop = _Peak(), threading.Event()

    def watch() -> None:
        own = psutil.Process()
        while not stop.wait(_MEASURE_S):
            sizes: list[int] = []
            for child in own.children(recursive=True):
                try:
                    sizes.append(child.memory_full_info().pss)
                except psutil.Error:
                    continue
            peak.most_mb = max(peak.most_mb, sum(sizes) / 2**20)
            peak.largest_mb = max(peak.largest_mb, max(sizes, default=0) / 2**20)

    thread = threading.Thread(target=watch, name="memory")
    thread.start()
    yield peak
    stop.set()
    thread.join()
