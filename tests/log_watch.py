"""Notices what the program's own loggers say at WARNING and above, and whether a test expected it."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from tests.expected_logs import ALLOWED, EXPECTED

TESTS = Path(__file__).parent
WATCHED = "app"


class LogWatch(logging.Handler):
    """Collects records while a test runs, and compares them with what the test said it expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._expected: list[str] = []
        self._allowed: list[str] = []
        self._records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        # What a test says itself is no surprise to it.
        if not record.pathname.startswith(str(TESTS)):
            self._records.append(record)

    def __call__(self, *patterns: str) -> None:
        """Expect a record for each pattern (searched in its text); the test fails if one does not come."""
        self._expected.extend(patterns)

    def allow(self, *patterns: str) -> None:
        """Let records come that match, without insisting."""
        self._allowed.extend(patterns)

    def problems(self) -> list[str]:
        """Return a sentence for each record that nobody expected and each one that did not come."""
        said = [(record, text_of(record)) for record in self._records]
        known = [*self._expected, *self._allowed]
        unexpected = [
            f"not expected: {record.levelname} {record.name}: {text}"
            for record, text in said
            if not any(re.search(pattern, text) for pattern in known)
        ]
        missing = [
            f"expected, but never said: {pattern}"
            for pattern in self._expected
            if not any(re.search(pattern, text) for _, text in said)
        ]
        return [*unexpected, *missing]


def text_of(record: logging.LogRecord) -> str:
    """Return the message; a record whose arguments do not fit keeps its template."""
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return str(record.msg)


def watch_for(item: pytest.Item) -> LogWatch:
    """Return a watch that knows what a test declares, by its marks or in `expected_logs`."""
    watch = LogWatch()
    file = item.path.relative_to(TESTS).as_posix() if item.path.is_relative_to(TESTS) else ""
    watch(*EXPECTED.get(f"{file}::{getattr(item, 'originalname', item.name)}", ()))
    watch.allow(*ALLOWED.get(file, ()))
    for mark in item.iter_markers("expected_log"):
        watch(*mark.args)
    for mark in item.iter_markers("allowed_log"):
        watch.allow(*mark.args)
    if "caplog" in getattr(item, "fixturenames", ()):
        # A test that asks for the log looks at it itself.
        watch.allow("")
    return watch
