"""A session file that this computer knows of, as the page at the start lists it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath


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

    def place(one: KnownSession) -> tuple[int, int, str]:
        if one.held_on is None:
            return 2, 0, one.title
        days = (one.held_on - today).days
        return (0, days, one.title) if days >= 0 else (1, -days, one.title)

    return tuple(sorted(sessions, key=place))
