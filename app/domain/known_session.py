"""A session file that this computer knows of, as the page at the start lists it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from app.domain.session import Session


@dataclass(frozen=True, slots=True)
class KnownSession:
    """One session file. `problem` is the first thing to mend, empty if it can be opened.

    A file with mistakes tells what it can: title and day are empty where it does not say them.
    """

    path: PurePath
    title: str
    held_on: date | None
    sites: int
    problem: str = ""


def in_order(sessions: list[KnownSession], today: date) -> tuple[KnownSession, ...]:
    """Return the sessions as they are looked for: today's, the coming ones soonest first, then the past ones."""
    return tuple(sorted(sessions, key=lambda one: _place(one.held_on, one.title, today)))


def session_for_day(sessions: Sequence[Session], today: date) -> Session | None:
    """Return the session that somebody means who names none, in the same order; None where there is none."""
    return min(sessions, key=lambda one: _place(one.held_on, one.title, today), default=None)


def _place(held_on: date | None, title: str, today: date) -> tuple[int, int, str]:
    if held_on is None:
        return 2, 0, title
    days = (held_on - today).days
    return (0, days, title) if days >= 0 else (1, -days, title)
