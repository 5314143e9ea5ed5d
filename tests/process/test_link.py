"""The child's end of the pipe, in this process: what it does when the console is gone."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest

from app.process.child import ParentLink, Stop
from tests.waiting import DEADLINE_S


@pytest.fixture
def ends() -> Iterator[tuple[Connection, Connection]]:
    here, there = multiprocessing.get_context("spawn").Pipe()
    yield here, there
    here.close()
    there.close()


def test_messages_are_handed_over_until_stop(ends: tuple[Connection, Connection]) -> None:
    console, child = ends
    link, heard = ParentLink(child), list[object]()
    for message in ("satu", Stop(), "tidak lagi"):
        console.send(message)
    link.listen(heard.append)
    assert link.stopping.wait(DEADLINE_S)
    assert heard == ["satu"]


def test_a_console_that_is_gone_means_stop(ends: tuple[Connection, Connection]) -> None:
    console, child = ends
    link = ParentLink(child)
    link.listen(pytest.fail)
    assert not link.stopping.is_set()
    console.close()
    assert link.stopping.wait(DEADLINE_S)


def test_whoever_speaks_to_a_console_that_is_gone_is_told_to_stop(ends: tuple[Connection, Connection]) -> None:
    console, child = ends
    link = ParentLink(child)
    console.close()
    link.send("halo")
    assert link.stopping.is_set()
    link.send("halo")


def test_messages_of_two_threads_are_not_mixed(ends: tuple[Connection, Connection]) -> None:
    console, child = ends
    link = ParentLink(child)
    texts = [letter * 100_000 for letter in "abcd"]
    threads = [threading.Thread(target=lambda text=text: [link.send(text) for _ in range(20)]) for text in texts]
    for thread in threads:
        thread.start()
    received = [console.recv() for _ in range(80)]
    for thread in threads:
        thread.join()
    assert sorted(received) == sorted(texts * 20)


def test_the_reader_keeps_no_finished_child_alive(ends: tuple[Connection, Connection]) -> None:
    _, child = ends
    ParentLink(child).listen(pytest.fail)
    reader = next(thread for thread in threading.enumerate() if thread.name == "link")
    assert reader.daemon
