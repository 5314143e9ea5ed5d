from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from app.shm.record import SharedRecord
from tests.shm.children import die_while_writing, write_record
from tests.shm.conftest import Start
from tests.shm.patterns import PAIR, ROWS
from tests.waiting import DEADLINE_S, wait_for


@pytest.fixture
def record() -> Iterator[SharedRecord]:
    made = SharedRecord.create(PAIR, ROWS)
    yield made
    made.close()


def put(record: SharedRecord, number: int) -> None:
    with record.writing() as rows:
        rows["first"] = number
        rows["text"] = str(number).encode()
        rows["last"] = number


def is_whole(rows: NDArray[np.void]) -> bool:
    number = rows["first"][0]
    text = str(number).encode() if number else b""
    return bool((rows["first"] == number).all() and (rows["last"] == number).all() and (rows["text"] == text).all())


def test_a_new_record_is_zero(record: SharedRecord) -> None:
    rows = record.read()
    assert (rows.shape, rows.dtype) == ((ROWS,), PAIR)
    assert not rows["first"].any()
    assert set(rows["text"].tolist()) == {b""}


def test_what_is_written_is_read_in_another_place(record: SharedRecord) -> None:
    reader = SharedRecord.attach(record.name, PAIR, ROWS)
    try:
        put(record, 7)
        assert reader.name == record.name
        assert is_whole(reader.read())
        assert reader.read()["last"][0] == 7
    finally:
        reader.close()


def test_rows_are_kept_apart(record: SharedRecord) -> None:
    with record.writing() as rows:
        rows["first"] = np.arange(ROWS)
        rows[2]["text"] = b"tengah"
    assert record.read()["first"].tolist() == list(range(ROWS))
    assert record.read()["text"].tolist() == [b"", b"", b"tengah", b"", b""]


def test_a_reading_is_a_copy(record: SharedRecord) -> None:
    put(record, 1)
    before = record.read()
    put(record, 2)
    assert before["first"][0] == 1
    before["first"] = 99
    assert record.read()["first"][0] == 2


def test_a_change_that_failed_leaves_the_record_readable(record: SharedRecord) -> None:
    with pytest.raises(ZeroDivisionError), record.writing():
        _ = 1 // 0
    put(record, 3)
    started_s = time.monotonic()
    assert record.read()["first"][0] == 3
    assert time.monotonic() - started_s < 1.0


@pytest.mark.parametrize("rows", [1, 3, 13])
@pytest.mark.parametrize("fields", [[("a", np.int8)], [("a", "S7"), ("b", np.float64)], [("a", "S200")]])
def test_any_layout_fits(fields: list[tuple[str, str]], rows: int) -> None:
    dtype = np.dtype(fields)
    made = SharedRecord.create(dtype, rows)
    try:
        with made.writing() as block:
            block[-1] = np.ones(1, dtype)[0]
        assert made.read()[-1] == np.ones(1, dtype)[0]
    finally:
        made.close()


# --- two processes ---------------------------------------------------------------------------------


def test_a_reader_sees_a_change_whole_or_not_at_all(record: SharedRecord, start: Start) -> None:
    start(write_record, record.name, until_stopped=True)
    wait_for(lambda: record.read()["first"][0], "the first change")
    seen: set[int] = set()
    until_s = time.monotonic() + DEADLINE_S
    readings = 0
    while readings < 3000 or len(seen) < 300:
        assert time.monotonic() < until_s, f"{readings} readings of {len(seen)} changes"
        rows = record.read()
        readings += 1
        assert is_whole(rows)
        seen.add(int(rows["first"][0]))


def test_a_writer_that_died_in_a_change_blocks_nobody(record: SharedRecord, start: Start) -> None:
    put(record, 1)
    died = start(die_while_writing, record.name)
    died.join(DEADLINE_S)
    assert died.exitcode == 9
    started_s = time.monotonic()
    torn = record.read()
    assert time.monotonic() - started_s < 1.0
    assert (torn["first"][0], torn["last"][0]) == (99, 1)
    # The one who takes its place brings the record back in order, and readers do not wait any more.
    heir = SharedRecord.attach(record.name, PAIR, ROWS)
    try:
        for number in (2, 3):
            put(heir, number)
            assert int(record._lock[0]) % 2 == 0
            assert is_whole(record.read())
            assert record.read()["first"][0] == number
    finally:
        heir.close()


def test_a_reader_waits_for_a_writer_that_is_only_slow(record: SharedRecord) -> None:
    put(record, 1)
    reads: list[int] = []

    class Lock:
        """The lock as a reader sees it: odd for the first three looks."""

        def __getitem__(self, index: int) -> int:
            reads.append(index)
            return 7 if len(reads) <= 3 else 8

    real = record._lock
    try:
        record._lock = Lock()  # type: ignore[assignment]
        assert is_whole(record.read())
    finally:
        record._lock = real
    assert len(reads) > 4
