from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.errors import ExternalError, UserError
from app.domain.minutes import SessionFacts, SessionRecord, session_facts
from app.domain.session import Session
from app.session.minutes import MinutesDesk
from tests.minutes.samples import OPENED_MS, make_floor, make_presence, make_proposal
from tests.session.fakes import FakeStore, StillClock

FILES = (Path("notulen.docx"), Path("notulen.xlsx"))


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1, thread_name_prefix="export") as made:
        yield made


@pytest.fixture
def record(session: Session) -> SessionRecord:
    return SessionRecord(
        session,
        OPENED_MS,
        None,
        make_floor(session.sites, 3),
        make_presence(session.sites),
        (make_proposal(session.sites[0], 1),),
    )


class Writer:
    """Remembers what it was asked to write, and on which thread."""

    def __init__(self, trouble: Exception | None = None) -> None:
        self.documents: list[SessionFacts] = []
        self.threads: list[str] = []
        self._trouble = trouble

    def __call__(self, document: SessionFacts) -> tuple[Path, ...]:
        self.documents.append(document)
        self.threads.append(threading.current_thread().name)
        if self._trouble:
            raise self._trouble
        return FILES


def test_the_minutes_are_those_of_the_record_at_the_time_of_the_clock(
    record: SessionRecord, session: Session, clock: StillClock, executor: ThreadPoolExecutor
) -> None:
    write = Writer()
    desk = MinutesDesk(session.session_id, clock, FakeStore(session_record=record), write, executor)
    assert desk.export().result(10) == FILES
    assert write.documents == [session_facts(record, clock.at_ms)]
    assert write.threads[0].startswith("export")


def test_whoever_can_wait_writes_at_once(
    record: SessionRecord, session: Session, clock: StillClock, executor: ThreadPoolExecutor
) -> None:
    write = Writer()
    desk = MinutesDesk(session.session_id, clock, FakeStore(session_record=record), write, executor)
    assert desk.export_now() == FILES
    assert write.threads == [threading.current_thread().name]


def test_files_that_cannot_be_written_are_reported_to_the_one_who_asked(
    record: SessionRecord, session: Session, clock: StillClock, executor: ThreadPoolExecutor
) -> None:
    trouble = UserError("Folder tidak dapat ditulis.", "Pilih folder lain.")
    desk = MinutesDesk(session.session_id, clock, FakeStore(session_record=record), Writer(trouble), executor)
    assert desk.export().exception(10) is trouble


def test_a_record_that_cannot_be_read_writes_nothing(
    session: Session, clock: StillClock, executor: ThreadPoolExecutor
) -> None:
    trouble, write = ExternalError("Disk rusak."), Writer()
    desk = MinutesDesk(session.session_id, clock, FakeStore(trouble=trouble), write, executor)
    assert desk.export().exception(10) is trouble
    assert write.documents == []
