from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

import pytest

from app.data.database import Database, fetch, open_reader, open_writer, read_transaction, write_transaction
from app.data.writer import ConnectionThread
from app.domain.errors import BugError, ExternalError, UserError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a.db"
    db = open_writer(file)
    db.execute("CREATE TABLE t (x INTEGER)")
    db.close()
    return file


@pytest.fixture
def writer(file: Path) -> Iterator[ConnectionThread]:
    writer = ConnectionThread("store-writer", lambda: open_writer(file), write_transaction)
    yield writer
    writer.close()


def add(number: int) -> Callable[[Database], int]:
    def work(db: Database) -> int:
        db.execute("INSERT INTO t VALUES (?)", (number,))
        return number

    return work


def numbers(db: Database) -> list[int]:
    return [row["x"] for row in fetch(db, "SELECT x FROM t ORDER BY rowid")]


def test_the_thread_is_named_and_holds_the_process(writer: ConnectionThread) -> None:
    thread = writer.submit(lambda _: threading.current_thread()).result()
    assert thread.name == "store-writer"
    assert not thread.daemon


def test_a_done_future_is_on_the_disk(writer: ConnectionThread, file: Path) -> None:
    """The callback runs the moment the future is done; another connection must see the row by then."""
    seen: list[list[int]] = []

    def look(_: Future[int]) -> None:
        reader = open_reader(file)
        seen.append(numbers(reader))
        reader.close()

    release = threading.Event()
    writer.submit(lambda _: release.wait(30))
    future = writer.submit(add(1))
    future.add_done_callback(look)
    release.set()
    assert future.result(30) == 1
    writer.close()
    assert seen == [[1]]


def test_a_failed_job_changes_nothing_and_the_next_one_runs(
    writer: ConnectionThread, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(db: Database) -> None:
        db.execute("INSERT INTO t VALUES (2)")
        raise ZeroDivisionError

    def refused(db: Database) -> None:
        db.execute("INSERT INTO t VALUES (3)")
        raise UserError("Tidak boleh.")

    def wrong_sql(db: Database) -> None:
        db.execute("INSERT INTO nowhere VALUES (4)")

    def leaving(db: Database) -> None:
        raise SystemExit(3)

    with caplog.at_level(logging.WARNING):
        for work, kind in (
            (broken, ZeroDivisionError),
            (refused, UserError),
            (wrong_sql, BugError),
            (leaving, SystemExit),
        ):
            with pytest.raises(kind):
                writer.submit(work).result(30)
    assert writer.submit(add(5)).result(30) == 5
    assert writer.submit(numbers).result(30) == [5]
    # A refusal is an answer and belongs in no log.
    assert len(caplog.records) == 3
    assert not any("Tidak boleh" in record.getMessage() for record in caplog.records)


def test_cancelling_before_the_start_writes_nothing(writer: ConnectionThread) -> None:
    started, release = threading.Event(), threading.Event()

    def hold(_: Database) -> None:
        started.set()
        release.wait(30)

    running = writer.submit(hold)
    started.wait(30)
    waiting = writer.submit(add(1))
    assert waiting.cancel()
    assert not running.cancel()
    release.set()
    running.result(30)
    assert writer.submit(numbers).result(30) == []


def test_a_future_answered_by_somebody_else_does_not_break_the_thread(
    writer: ConnectionThread, caplog: pytest.LogCaptureFixture
) -> None:
    started, release = threading.Event(), threading.Event()

    def hold(_: Database) -> None:
        started.set()
        release.wait(30)

    running = writer.submit(hold)
    started.wait(30)
    waiting = writer.submit(add(1))
    waiting.set_result(99)
    running.set_result(None)
    release.set()
    assert writer.submit(add(2)).result(30) == 2
    assert any("could not be delivered" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize(
    ("error", "logged"), [(RuntimeError, "exception calling callback"), (SystemExit, "could not be delivered")]
)
def test_a_callback_that_raises_does_not_break_the_thread(
    writer: ConnectionThread, caplog: pytest.LogCaptureFixture, error: type[BaseException], logged: str
) -> None:
    def bad(_: Future[int]) -> None:
        raise error("a bad callback")

    release = threading.Event()
    writer.submit(lambda _: release.wait(30))
    future = writer.submit(add(1))
    future.add_done_callback(bad)
    release.set()
    assert writer.submit(add(2)).result(30) == 2
    assert any(logged in record.getMessage() for record in caplog.records)


def test_closing_finishes_what_was_queued(writer: ConnectionThread, file: Path) -> None:
    futures = [writer.submit(add(number)) for number in range(50)]
    writer.close()
    assert [future.result(0) for future in futures] == list(range(50))
    assert not any(thread.name == "store-writer" for thread in threading.enumerate())
    reader = open_reader(file)
    assert numbers(reader) == list(range(50))
    reader.close()


def test_after_closing_a_job_is_refused_and_closing_again_is_allowed(writer: ConnectionThread) -> None:
    writer.close()
    with pytest.raises(ExternalError, match="ditutup"):
        writer.submit(add(1)).result(0)
    writer.close()


def test_closing_while_others_submit_answers_every_job(writer: ConnectionThread, file: Path) -> None:
    begun = threading.Barrier(5)

    def flood(start: int) -> list[Future[int]]:
        begun.wait(30)
        return [writer.submit(add(start + number)) for number in range(200)]

    with ThreadPoolExecutor(4) as pool:
        floods = [pool.submit(flood, 1000 * index) for index in range(4)]
        begun.wait(30)
        writer.close()
        futures = [future for flooded in floods for future in flooded.result(30)]
    done, waiting = wait(futures, 30)
    assert not waiting
    kept = sorted(future.result() for future in done if future.exception() is None)
    reader = open_reader(file)
    assert sorted(numbers(reader)) == kept
    reader.close()


def test_a_thread_cannot_wait_for_its_own_end(writer: ConnectionThread) -> None:
    with pytest.raises(BugError):
        writer.submit(lambda _: writer.close()).result(30)
    assert writer.submit(add(1)).result(30) == 1


def test_a_connection_that_does_not_open_raises_where_it_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match="dibuka"):
        ConnectionThread("store-writer", lambda: open_writer(tmp_path / "no" / "a.db"), write_transaction)
    assert not any(thread.name == "store-writer" for thread in threading.enumerate())


def test_a_reading_job_sees_one_moment(writer: ConnectionThread, file: Path) -> None:
    def twice(db: Database) -> tuple[list[int], list[int]]:
        before = numbers(db)
        writer.submit(add(7)).result(30)
        return before, numbers(db)

    with closing(ConnectionThread("store-reader", lambda: open_reader(file), read_transaction)) as reader:
        assert reader.submit(twice).result(30) == ([], [])
        assert reader.submit(numbers).result(30) == [7]


@pytest.mark.expected_log("what is done at rest broke")
def test_what_is_done_at_rest_is_done_until_nothing_is_left_and_may_break(file: Path) -> None:
    left, rested = [3], threading.Event()

    def at_rest(db: Database) -> bool:
        if left[0] == 0:
            rested.set()
            raise ValueError("broken")
        add(left[0])(db)
        left[0] -= 1
        return True

    with closing(
        ConnectionThread("store-writer", lambda: open_writer(file), write_transaction, at_rest, rest_after_s=0.01)
    ) as writer:
        assert rested.wait(30)
        assert writer.submit(numbers).result(30) == [3, 2, 1]


def test_what_is_left_at_the_end_is_done_before_it(file: Path) -> None:
    left = [2]

    def at_rest(db: Database) -> bool:
        add(left[0])(db)
        left[0] -= 1
        return left[0] > 0

    writer = ConnectionThread("store-writer", lambda: open_writer(file), write_transaction, at_rest, rest_after_s=600)
    writer.submit(add(7))
    writer.close()
    with closing(open_reader(file)) as db:
        assert numbers(db) == [7, 2, 1]
