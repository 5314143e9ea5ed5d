"""What the wizard asks of the rest of the program. Whatever waits for disk, keyring or network answers later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Protocol

from app.domain.known_session import KnownSession
from app.domain.session_draft import DraftProblem, SessionDraft
from app.domain.site_check import SiteReport


class Base(Protocol):
    """What a draft is written onto: opaque here but for the file, None until there is one."""

    @property
    def path(self) -> Path | None:
        """Return the session file, None until there is one."""
        ...


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A draft with what it is written onto, and the step of the page where it was left."""

    draft: SessionDraft
    base: Base
    step: int = 0


class SessionFiles(Protocol):
    """The session files, the draft that is kept as it is typed, and the keyring."""

    def known(self) -> Future[tuple[KnownSession, ...]]:
        """List the session files of this computer."""
        ...

    def new_base(self) -> Base:
        """Return what a new session is written onto."""
        ...

    def open_for_change(self, path: PurePath) -> Future[OpenDraft]:
        """Read a file to change it."""
        ...

    def copy_for_day(self, path: PurePath, held_on: date) -> Future[OpenDraft]:
        """Begin a new session from a file."""
        ...

    def problems(self, draft: SessionDraft, base: Base) -> tuple[DraftProblem, ...]:
        """Return what has to be mended; waits for nothing."""
        ...

    def save(self, draft: SessionDraft, base: Base) -> Future[OpenDraft]:
        """Write the session file."""
        ...

    def check_file(self, path: PurePath) -> Future[None]:
        """Make sure that a file can be opened as a session, and remember it."""
        ...

    def unfinished(self) -> Future[OpenDraft | None]:
        """Return the draft that was left unfinished."""
        ...

    def keep(self, unfinished: OpenDraft) -> Future[None]:
        """Keep a draft as it is now."""
        ...

    def forget(self) -> Future[None]:
        """Keep no draft any more."""
        ...

    def read_table(self, path: PurePath) -> Future[str]:
        """Return the text of a table of addresses."""
        ...

    def remember_passwords(self, passwords: Sequence[tuple[str, str]]) -> Future[tuple[str, ...]]:
        """Put passwords (name, password) into the keyring; return the references for the session file."""
        ...


@dataclass(frozen=True, slots=True)
class TrialResult:
    """What one stream of a site gave. `picture` is width, height and rows of 4 bytes as Qt's RGB32."""

    code: str
    is_main: bool
    report: SiteReport
    picture: tuple[int, int, bytes] | None


class Trial(Protocol):
    """A run over the addresses."""

    def cancel(self) -> None:
        """End soon; does not wait."""
        ...


class Trials(Protocol):
    """Where addresses are tried. Both callbacks come on another thread; `on_end` is the last."""

    def begin(
        self, draft: SessionDraft, base: Base, on_result: Callable[[TrialResult], None], on_end: Callable[[], None]
    ) -> Trial:
        """Begin to try every address that the rules allow."""
        ...
