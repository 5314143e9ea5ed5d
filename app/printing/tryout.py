"""Try the office's own Word templates and sentences before the session needs them.

Filling each template twice takes seconds of a processor, so another process does it, behind pictures and sound.
"""

from __future__ import annotations

import importlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

from app.process.child import Child, ParentLink
from app.process.priority import go_behind
from app.settings.minutes_file import sentences_problem

logger = logging.getLogger(__name__)

AFTER_S = 20.0
"""The feeds open first: on an ordinary computer all of them are there after a few seconds."""

_ENTRY = "app.printing.tryout:run"
_DEADLINE_S = 300.0
_LOOK_S = 0.2


@dataclass(frozen=True, slots=True)
class TryoutOrder:
    """Where the templates that come with the program lie, those of the office, and its sentences."""

    shipped: Path
    office: Path
    sentences: Path

    @property
    def has_own(self) -> bool:
        """Tell whether the office has changed anything: what is shipped is tried by the program's own tests."""
        return self.sentences.exists() or any(self.office.glob("*.docx"))


@dataclass(frozen=True, slots=True)
class BrokenText:
    """A file of the office that cannot be used: what is wrong with it, where and why, and what to do."""

    file: str
    message: str
    advice: str


class TemplateTryout:
    """One tryout. Runs on: a thread of its own, and a child process; `told` is called on that thread, at most once."""

    def __init__(
        self,
        order: TryoutOrder,
        told: Callable[[tuple[BrokenText, ...]], None],
        after_s: float = AFTER_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._order = order
        self._told = told
        self._after_s = after_s
        self._monotonic = monotonic
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="template-tryout")

    def start(self) -> None:
        """Begin, unless the office has nothing of its own; does not wait."""
        if self._order.has_own:
            self._thread.start()

    def close(self) -> None:
        """End it, and wait until its process is gone."""
        self._is_over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        if self._is_over.wait(self._after_s):
            return
        try:
            found = self._tried()
        except Exception:
            logger.exception("the templates could not be tried")
            return
        if found is not None:
            self._told(found)

    def _tried(self) -> tuple[BrokenText, ...] | None:
        """Return what is broken; None where it is not known."""
        child = Child("template-tryout", _ENTRY, self._order)
        until_s = self._monotonic() + _DEADLINE_S
        try:
            while not self._is_over.is_set():
                if self._monotonic() >= until_s:
                    logger.warning("the process that tries templates takes more than %.0f s; it is ended", _DEADLINE_S)
                    return None
                wait(child.waitables, _LOOK_S)
                is_dead = not child.is_alive
                for message in child.received():
                    if isinstance(message, tuple):
                        return message
                if is_dead:
                    logger.warning("the process that tries templates ended with %s", child.exit_code)
                    return None
        finally:
            child.kill()
        return None


def run(link: ParentLink, setup: TryoutOrder) -> None:
    """Entry point of the process: send the BrokenText of each file that cannot be used, as one tuple."""
    go_behind()
    found: list[BrokenText] = []
    if any(setup.office.glob("*.docx")):
        templates = importlib.import_module("app.minutes.templates")
        found += [
            BrokenText(one.path.name, one.problem.message, one.problem.advice)
            for one in templates.check_templates(templates.TemplateFolders(setup.shipped, setup.office))
            if one.problem is not None
        ]
    wrong = sentences_problem(setup.sentences)
    if wrong is not None:
        found.append(BrokenText(setup.sentences.name, wrong.message, wrong.advice))
    link.send(tuple(found))
