from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from multiprocessing.connection import wait
from pathlib import Path

import psutil
import pytest

from app.process.child import Child, Stop, warm_up
from app.process.priority import BEHIND
from tests.process.entries import Parcel, Unreadable
from tests.waiting import DEADLINE_S, wait_for

ROOT = Path(__file__).parents[2]
HERE = "tests.process.entries"
PATIENCE_S = 1.0
Make = Callable[..., Child]


@pytest.fixture(params=[False, True], ids=["cold", "warm"])
def make(request: pytest.FixtureRequest) -> Iterator[Make]:
    """Start children that are ended with the test: all must hold for both ways to start one."""
    with ExitStack() as ending:

        def start(entry: str, setup: object = None, name: str = "anak") -> Child:
            child = Child(name, entry if ":" in entry else f"{HERE}:{entry}", setup, warm=request.param)
            ending.callback(child.kill)
            return child

        yield start


def hear(child: Child, number: int = 1) -> list[object]:
    """Wait for so many messages."""
    heard: list[object] = []

    def listen() -> bool:
        heard.extend(child.received())
        return len(heard) >= number

    wait_for(listen, f"{number} messages, heard so far {heard}")
    return heard


def end_of(child: Child) -> int | None:
    assert child.join(DEADLINE_S), "the child does not end"
    return child.exit_code


# --- messages --------------------------------------------------------------------------------------


def test_a_child_gets_its_setup_and_messages_go_both_ways_in_order(make: Make) -> None:
    child = make("echo", {"berkas": "a"})
    sent = [Parcel("satu"), Parcel("dua"), Parcel("tiga", bytes(300_000))]
    assert all(child.send(message) for message in sent)
    assert hear(child, 4) == [Parcel("siap {'berkas': 'a'}"), *sent]


def test_waiting_for_news_ends_when_there_are_some(make: Make) -> None:
    child = make("echo")
    assert wait(child.waitables, timeout=DEADLINE_S)
    assert hear(child) == [Parcel("siap None")]
    assert child.received() == []
    child.send(Parcel("satu"))
    assert wait(child.waitables, timeout=DEADLINE_S)


@pytest.mark.expected_log("could not be handled: 'Parcel'")
def test_a_message_that_cannot_be_handled_is_logged_and_the_next_is_taken(make: Make) -> None:
    child = make("choke")
    child.send(Parcel("satu"))
    child.send(Parcel("dua"))
    assert hear(child, 2) == [Parcel("satu"), Parcel("dua")]
    assert child.is_alive


@pytest.mark.expected_log("could not be read")
def test_a_message_that_cannot_be_read_is_logged_and_the_next_is_taken(make: Make) -> None:
    child = make("echo")
    child.send(Unreadable())
    child.send(Parcel("satu"))
    assert hear(child, 2) == [Parcel("siap None"), Parcel("satu")]


# --- the log ---------------------------------------------------------------------------------------


@pytest.mark.expected_log("turun", "gagal")
def test_log_lines_of_a_child_come_to_the_console_with_its_name(make: Make, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    child = make("talk", name="feed-PJG")
    assert hear(child) == [Parcel("sudah")]
    lines = [record for record in caplog.records if record.name == "app.uji.feed-PJG"]
    assert [(line.levelno, line.getMessage().splitlines()[0]) for line in lines[:3]] == [
        (logging.INFO, "riwayat 7"),
        (logging.WARNING, "turun"),
        (logging.ERROR, "gagal"),
    ]
    assert "ValueError: sebabnya" in lines[2].getMessage()


@pytest.mark.expected_log("turun", "gagal")
def test_a_wrong_log_line_is_kept_and_stops_nobody(make: Make, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    child = make("talk")
    assert hear(child) == [Parcel("sudah")]
    assert "salah %d" in caplog.text
    assert "TypeError" in caplog.text


@pytest.mark.expected_log("turun", "gagal")
def test_a_child_sends_no_more_than_the_console_wants_to_know(make: Make, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    child = make("talk")
    assert end_of(child) == 0
    # Only now are the lines read, by a console that would let everything pass.
    caplog.set_level(logging.DEBUG)
    assert child.received() == [Parcel("sudah")]
    assert "turun" in caplog.text
    assert "riwayat" not in caplog.text


# --- the end ---------------------------------------------------------------------------------------


def test_a_child_that_is_asked_to_stop_finishes_its_work_and_ends(make: Make) -> None:
    child = make("echo")
    hear(child)
    child.ask_to_stop()
    assert hear(child) == [Parcel("selesai")]
    assert end_of(child) == 0
    assert not child.is_alive


def test_a_child_may_be_asked_to_stop_before_it_has_begun(make: Make) -> None:
    child = make("echo")
    child.ask_to_stop()
    assert end_of(child) == 0


def test_a_child_that_does_not_listen_is_killed(make: Make) -> None:
    child = make("stubborn", "hidup")
    assert hear(child) == ["hidup"]
    pid = child.pid
    child.ask_to_stop()
    started_s = time.monotonic()
    assert not child.join(0.2)
    assert child.is_alive
    child.kill()
    assert time.monotonic() - started_s < PATIENCE_S
    assert not psutil.pid_exists(pid or 0)


def test_killing_frees_the_handles(make: Make) -> None:
    def handles() -> int:
        return psutil.Process().num_fds() if hasattr(psutil.Process, "num_fds") else psutil.Process().num_handles()

    make("echo").kill()
    before = handles()
    child = make("stubborn")
    child.kill()
    assert handles() == before


def test_a_killed_child_answers_all_questions(make: Make) -> None:
    # The screen's thread may ask for the process id while the supervisor replaces the child.
    child = make("stubborn")
    pid = child.pid
    child.kill()
    child.kill()
    assert pid
    assert child.pid == pid
    assert not child.is_alive
    assert child.exit_code not in (None, 0)
    assert child.join(0)
    assert child.send(Parcel("halo")) is False
    assert child.received() == []
    child.ask_to_stop()


# --- death -----------------------------------------------------------------------------------------


def test_death_is_news_too_and_the_last_words_are_heard(make: Make) -> None:
    child = make("fall", 7)
    assert hear(child) == [Parcel("sebelum jatuh")]
    assert end_of(child) == 7
    wait_for(lambda: set(wait(child.waitables, timeout=0)) == set(child.waitables), "news of both kinds")
    assert not child.is_alive


def test_the_pipe_of_a_dead_child_is_quiet(make: Make) -> None:
    child = make("fall", 7)
    assert end_of(child) == 7
    assert child.received() == [Parcel("sebelum jatuh")]
    assert child.received() == []
    assert child.send(Parcel("halo")) is False
    child.ask_to_stop()


def test_a_child_that_is_killed_from_outside_is_noticed_at_once(make: Make) -> None:
    child = make("stubborn", "hidup")
    hear(child)
    os.kill(child.pid or 0, 9)
    assert wait(child.waitables, timeout=DEADLINE_S)
    assert end_of(child) == -9


def test_a_child_that_dies_in_a_long_message_leaves_the_words_before(make: Make) -> None:
    child = make("burst", 5_000_000)
    assert wait(child.waitables, timeout=DEADLINE_S)
    process = psutil.Process(child.pid)
    # The rest of the message does not fit into the pipe: the child stands in the middle of sending.
    wait_for(lambda: process.status() == psutil.STATUS_SLEEPING and process.num_threads() > 1, "the child to send")
    process.kill()
    assert end_of(child) == -9
    assert child.received() == [Parcel("pertama")]
    assert child.received() == []


@pytest.mark.expected_log("ended with an error")
def test_an_error_is_logged_with_its_traceback_and_ends_the_child_though_threads_still_run(
    make: Make, caplog: pytest.LogCaptureFixture
) -> None:
    child = make("fail", "kabel putus")
    assert end_of(child) == 1
    assert child.received() == [Parcel("sebelum galat")]
    assert f"{HERE}:fail ended with an error" in caplog.text
    assert "RuntimeError: kabel putus" in caplog.text
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL]


@pytest.mark.expected_log("ended with an error")
@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("tests.process.entries:tidak_ada", "AttributeError"),
        ("app.tidak.ada:run", "ModuleNotFoundError"),
        ("tests.process.entries:", "AttributeError"),
    ],
)
def test_an_entry_that_does_not_exist_is_named(
    make: Make, caplog: pytest.LogCaptureFixture, entry: str, why: str
) -> None:
    child = make(entry)
    assert end_of(child) == 1
    assert child.received() == []
    assert f"{entry} ended with an error" in caplog.text
    assert why in caplog.text


# --- the console is gone ---------------------------------------------------------------------------


def is_gone(pid: int) -> bool:
    """Tell whether a process has ended; where nobody reaps orphans it stays as a zombie."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.mark.parametrize("start", ["cold", "warm"])
def test_a_child_ends_by_itself_when_the_console_is_killed(start: str) -> None:
    command = [sys.executable, "-m", HERE, start]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as console:
        assert console.stdout is not None
        pid = int(console.stdout.readline())
        assert not is_gone(pid)
        console.kill()
    wait_for(lambda: is_gone(pid), "the end of the child")


@pytest.mark.skipif(sys.platform != "linux", reason="warm children are forked on Linux only")
def test_the_server_runs_one_thread_for_a_fork_copies_no_other() -> None:
    warm_up("app.video.worker")
    child = Child("anak", f"{HERE}:echo", None, warm=True)
    try:
        server = psutil.Process(child.pid).parent()
        assert server is not None
        assert server.pid != os.getpid(), "not forked from the server"
        assert server.num_threads() == 1
    finally:
        child.kill()


def test_stop_is_a_message_like_any_other(make: Make) -> None:
    child = make("echo")
    child.send(Stop())
    assert end_of(child) == 0


def test_a_child_may_go_behind_the_others(make: Make) -> None:
    usual, behind = make("tell_priority", False), make("tell_priority", True)
    assert hear(usual) == [psutil.Process().nice()]
    assert hear(behind) == [psutil.Process().nice() + BEHIND]
