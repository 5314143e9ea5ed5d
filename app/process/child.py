"""One child process with a pipe: started by spawn, stopped politely, killed if it does not listen.

The entry point is named, not imported (`app.video.worker:run`): the console must never load
OpenCV, PyAV or PortAudio, and with spawn the child imports for itself anyway.

An entry point is `run(link, setup)`. It returns when `link.stopping` is set, which happens when
the console says so and also when the console is gone.
"""

from __future__ import annotations

import importlib
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

logger = logging.getLogger(__name__)

_KILL_WAIT_S = 2.0


@dataclass(frozen=True, slots=True)
class Stop:
    """The console asks the child to end."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """A log record on its way from a child to the console's log."""

    level: int
    name: str
    text: str


class Entry(Protocol):
    """What an entry point looks like."""

    def __call__(self, link: ParentLink, setup: Any) -> None:  # noqa: ANN401 - each entry has its own setup type
        """Run until `link.stopping` is set."""
        ...


class ParentLink:
    """The child's end of the pipe.

    Runs on: its own reader thread, which holds no lock while it waits. `on_message` is called
    on that thread for everything but `Stop`. If the console dies, the pipe ends and so do we.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._send_lock = threading.Lock()
        self.stopping = threading.Event()
        self._on_message: Callable[[object], None] = lambda _message: None

    def listen(self, on_message: Callable[[object], None]) -> None:
        """Start to hand incoming messages to `on_message`."""
        self._on_message = on_message
        # A daemon: it sits in a blocking read and must not keep a finished child alive.
        threading.Thread(target=self._read, name="link", daemon=True).start()

    def send(self, message: object) -> None:
        """Send a message to the console; a console that is gone is noticed by the reader."""
        try:
            with self._send_lock:
                self._connection.send(message)
        except OSError:
            self.stopping.set()

    def _read(self) -> None:
        while not self.stopping.is_set():
            try:
                message = self._connection.recv()
            except (EOFError, OSError):
                break
            except Exception:
                # Whoever stopped reading here would miss the request to stop, too.
                logger.exception("a message from the console could not be read")
                continue
            if isinstance(message, Stop):
                break
            try:
                self._on_message(message)
            except Exception:
                logger.exception("a message from the console could not be handled: %r", type(message).__name__)
        self.stopping.set()


class _PipeLogHandler(logging.Handler):
    """Sends records to the console, which owns the log file."""

    def __init__(self, link: ParentLink) -> None:
        super().__init__()
        self._link = link

    def emit(self, record: logging.LogRecord) -> None:
        """Send one record. A mistake in a log line must stop no worker: such a line is kept and says so."""
        try:
            text = self.format(record)
        except Exception as exc:  # noqa: BLE001 - any object may be logged, and its __str__ may raise anything
            template = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
            text = f"{template} [{type(exc).__name__} while writing this line: {record.pathname}:{record.lineno}]"
        self._link.send(LogLine(record.levelno, record.name, text))


def _enter(entry: str, connection: Connection, setup: object, log_level: int) -> None:
    """Run in the child: set up signals and logging, then hand over to the entry point."""
    # Ctrl+C reaches the whole process group; only the console decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    link = ParentLink(connection)
    root = logging.getLogger()
    root.setLevel(log_level)
    root.addHandler(_PipeLogHandler(link))
    module_name, _, function_name = entry.partition(":")
    try:
        run: Entry = getattr(importlib.import_module(module_name), function_name)
        run(link, setup)
    except Exception:
        logger.critical("%s ended with an error", entry, exc_info=True)
        logging.shutdown()
        # Native threads of media libraries may still run; no destructor may hang a failed child.
        os._exit(1)


def warm_up(*modules: str) -> None:
    """Name the modules that warm children share.

    On Linux warm children are forked from a clean server process that has imported these modules
    once: they start in a tenth of the time and share the pages. The server never runs a thread or
    opens a device. Elsewhere, and without this call, a child imports for itself. The server starts
    at once and loads beside the caller; a second call changes nothing.
    """
    if sys.platform == "linux":
        multiprocessing.get_context("forkserver").set_forkserver_preload(list(modules))
        # By name: other systems need not be able to load it.
        importlib.import_module("multiprocessing.forkserver").ensure_running()


def _process_type(*, warm: bool) -> Callable[..., BaseProcess]:
    if warm and sys.platform == "linux":
        return multiprocessing.get_context("forkserver").Process
    return multiprocessing.get_context("spawn").Process


class Child:
    """The console's handle of one child process.

    Called from: one supervisor thread, except `pid`. After `kill` every question still has an answer.
    """

    def __init__(self, name: str, entry: str, setup: object, *, warm: bool = False) -> None:
        """Start a process. `warm` takes it from the warm server where there is one (see `warm_up`)."""
        self._connection, child_end = multiprocessing.Pipe()
        arguments = (entry, child_end, setup, logging.getLogger().getEffectiveLevel())
        self._process = _process_type(warm=warm)(target=_enter, args=arguments, name=name)
        self._process.start()
        child_end.close()
        self.name = name
        self.pid = self._process.pid
        self._exit_code: int | None = None
        self._is_closed = False

    @property
    def is_alive(self) -> bool:
        """Tell whether the process runs."""
        return not self._is_closed and self._process.is_alive()

    @property
    def exit_code(self) -> int | None:
        """Return the exit code, negative for a signal, or None while it runs."""
        return self._exit_code if self._is_closed else self._process.exitcode

    @property
    def waitables(self) -> tuple[Connection | int, ...]:
        """Return what `multiprocessing.connection.wait` can wait for: news or death."""
        return () if self._is_closed else (self._connection, self._process.sentinel)

    def send(self, message: object) -> bool:
        """Send a message; return False if the child is gone."""
        try:
            self._connection.send(message)
        except (OSError, ValueError):
            return False
        return True

    def received(self) -> list[object]:
        """Return the messages that have arrived; log lines go to the console's log right here."""
        messages: list[object] = []
        try:
            while self._connection.poll():
                message = self._connection.recv()
                if isinstance(message, LogLine):
                    logging.getLogger(f"{message.name}.{self.name}").log(message.level, "%s", message.text)
                else:
                    messages.append(message)
        except (EOFError, OSError):
            logger.debug("%s closed its pipe", self.name)
        return messages

    def ask_to_stop(self) -> None:
        """Ask politely; do not wait."""
        self.send(Stop())

    def join(self, timeout_s: float) -> bool:
        """Wait for the end; return whether it came."""
        if not self._is_closed:
            self._process.join(timeout_s)
        return not self.is_alive

    def kill(self) -> None:
        """End the process now and free its handles. Killing twice is harmless."""
        if self._is_closed:
            return
        if self._process.is_alive():
            self._process.kill()
        self._process.join(_KILL_WAIT_S)
        self.received()
        self._connection.close()
        if self._process.is_alive():
            logger.error("%s (pid %s) does not die; its handles are left open", self.name, self.pid)
        else:
            self._exit_code = self._process.exitcode
            self._is_closed = True
            self._process.close()
