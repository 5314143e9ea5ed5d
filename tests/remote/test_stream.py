"""Server-sent events: what is new, to those who read, for as long as they do."""

from __future__ import annotations

import contextlib
import itertools
import json
import logging
import time
from collections.abc import Iterator

import pytest
import requests

from app.remote import stream
from app.remote.events import MAX_READERS
from app.remote.stream import StreamPace
from tests.remote.rig import TOKEN, Rig, events, raw_line, running
from tests.waiting import wait_for

BIG_STATE_BYTES = 400_000


@pytest.fixture
def rig() -> Iterator[Rig]:
    with running() as made:
        yield made


@contextlib.contextmanager
def watching(rig: Rig) -> Iterator[requests.Response]:
    before = rig.server._running.board.readers if rig.server._running else 0
    with rig.link.get(
        f"{rig.url}/v1/events", headers={"Authorization": f"Bearer {TOKEN}"}, timeout=10, stream=True
    ) as response:
        if response.ok:
            wait_for(lambda: readers(rig) == before + 1, "the reader is there")
        yield response


def readers(rig: Rig) -> int:
    assert rig.server._running is not None
    return rig.server._running.board.readers


def test_a_reader_gets_the_state_and_then_what_is_new(rig: Rig) -> None:
    with watching(rig) as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        stream_of = events(response)
        rig.tick()
        assert next(stream_of)["floor"]["state"] == "idle"  # type: ignore[index]
        # The same again is no news: the next thing to come is the change.
        rig.tick()
        assert rig.post("floor.grant", site="F3").ok
        rig.tick()
        assert next(stream_of)["floor"]["holder"]["site"] == rig.ids[2]  # type: ignore[index]


def test_the_level_alone_is_no_news(rig: Rig) -> None:
    with watching(rig) as response:
        stream_of = events(response)
        rig.tick()
        next(stream_of)
        rig.levels.level_dbfs = -60.0
        rig.tick()
        rig.lose_feed(1)
        rig.tick()
        state = next(stream_of)
        assert state["sites"][0]["link"] == "lost"  # type: ignore[index]
        assert state["sites"][1]["level_dbfs"] == -60  # type: ignore[index]


def test_nothing_is_composed_while_nobody_reads(rig: Rig) -> None:
    assert not rig.server.wants_state
    with watching(rig):
        assert rig.server.wants_state
    wait_for(lambda: not rig.server.wants_state, "the reader is forgotten")


def test_who_comes_after_a_while_does_not_get_what_was_then(rig: Rig) -> None:
    with watching(rig) as response:
        rig.tick()
        next(events(response))
    wait_for(lambda: readers(rig) == 0, "the first reader is gone")
    assert rig.post("floor.grant", site="F1").ok
    with watching(rig) as response:
        rig.tick()
        assert next(events(response))["floor"]["state"] == "granted"  # type: ignore[index]


def test_a_quiet_line_has_a_heartbeat() -> None:
    with running(pace=StreamPace(heartbeat_s=0.05)) as rig, watching(rig) as response:
        lines = (line for line in response.iter_lines(chunk_size=None) if line)
        assert [next(lines) for _ in range(3)] == [b"retry: 2000", b": masih tersambung", b": masih tersambung"]


def test_there_is_room_for_so_many_and_again_when_one_leaves(rig: Rig) -> None:
    with contextlib.ExitStack() as stack:
        for _ in range(MAX_READERS - 1):
            stack.enter_context(watching(rig))
        with watching(rig), watching(rig) as one_too_many:
            assert one_too_many.status_code == 503
            assert one_too_many.json()["error"]["code"] == "too_many_readers"
        wait_for(lambda: readers(rig) == MAX_READERS - 1, "one has left")
        with watching(rig) as another:
            assert another.ok


def test_readers_need_the_token(rig: Rig, expected_log: object) -> None:
    expected_log("wrong token")  # type: ignore[operator]
    assert rig.get("/v1/events", Authorization="Bearer x").status_code == 401


@pytest.mark.expected_log("a reader of the events does not read")
def test_who_does_not_read_is_dropped_and_hinders_nobody() -> None:
    with (
        running(pace=StreamPace(send_within_s=0.3)) as rig,
        raw_line(rig, receive_buffer_bytes=4096) as lazy,
        watching(rig) as other,
    ):
        lazy.sendall(
            f"GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1:{rig.port}\r\nAuthorization: Bearer {TOKEN}\r\n\r\n".encode()
        )
        wait_for(lambda: readers(rig) == 2, "both read")
        stream_of = events(other)
        started_s = time.monotonic()
        # How much fits into the system's buffers and into a third of a second differs from machine to machine.
        for number in itertools.count(1):
            rig.server.publish(big_state(number))
            assert next(stream_of)["number"] == number
            if readers(rig) == 1:
                break
            assert time.monotonic() - started_s < 10, "it is dropped"
        # Its line is cut, not kept open until it reads.
        received = 0
        while got := lazy.recv(1_000_000):
            received += len(got)
        assert received < number * BIG_STATE_BYTES
        assert rig.get("/v1/commands").ok


def test_a_slow_reader_skips_what_has_passed(rig: Rig) -> None:
    with watching(rig) as response:
        for number in range(1, 51):
            rig.server.publish(big_state(number))
        numbers = []
        for state in events(response):
            numbers.append(state["number"])
            if state["number"] == 50:
                break
    assert numbers == sorted(numbers)
    assert len(numbers) < 50


def test_the_end_of_the_room_ends_the_stream(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    with watching(rig) as response, caplog.at_level(logging.ERROR):
        rig.remote.close()
        assert list(events(response)) == []
    assert not rig.server._thread.is_alive()
    assert caplog.records == []


def big_state(number: int) -> dict[str, object]:
    return {"number": number, "sites": [], "fill": "x" * BIG_STATE_BYTES}


def test_a_state_is_one_line() -> None:
    event = stream._event(3, {"name": "baris\nbaru"})
    assert event.count(b"\n") == 4
    assert json.loads(event.splitlines()[2].removeprefix(b"data: "))["name"] == "baris\nbaru"
