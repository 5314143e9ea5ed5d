"""The composition root of what comes before a session: the list of sessions and the wizard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.domain.known_session import KnownSession
from app.domain.session_draft import DraftProblem, SessionDraft
from app.domain.wording import local_time
from app.session.clock import SystemClock
from app.settings.credentials import Credentials
from app.settings.draft_feeds import sites_to_try
from app.settings.draft_file import DraftBase, copy_for_day, new_base, open_for_change, problems_of, save_draft
from app.settings.feed_table_file import read_feed_table
from app.settings.known_sessions import known_sessions
from app.settings.paths import AppPaths
from app.settings.remembered_sessions import remember_session
from app.settings.session_file import load_session
from app.settings.unfinished_draft import Unfinished, forget_unfinished, keep_unfinished, load_unfinished
from app.settings.wilayah_file import load_wilayah
from app.ui.later import MainThread
from app.ui.theme.tokens import Tokens
from app.ui.wizard.ports import Base, OpenDraft, TrialResult
from app.ui.wizard.presenter import WizardServices
from app.ui.wizard.window import StartWindow
from app.video.check import MAIN_STREAM, CopiedPicture, StreamCheck
from app.video.trial import FeedTrial


@dataclass(frozen=True, slots=True)
class Chosen:
    """What shall be opened: a session file, or the demonstration (None)."""

    session_file: Path | None


class DiskFiles:
    """Session files, draft and keyring, one request after another. Runs on: a thread of its own, but for `problems`."""

    def __init__(self, paths: AppPaths, clock: SystemClock, credentials: Credentials) -> None:
        self._paths = paths
        self._clock = clock
        self._credentials = credentials
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="session-files")

    def known(self) -> Future[tuple[KnownSession, ...]]:
        """List the session files of this computer."""
        return self._thread.submit(known_sessions, self._paths.own_sessions, self._paths.remembered, self._today())

    def new_base(self) -> Base:
        """Return what a new session is written onto."""
        return new_base()

    def open_for_change(self, path: PurePath) -> Future[OpenDraft]:
        """Read a file to change it."""
        return self._thread.submit(lambda: OpenDraft(*open_for_change(Path(path), self._today())))

    def copy_for_day(self, path: PurePath, held_on: date) -> Future[OpenDraft]:
        """Begin a new session from a file."""
        return self._thread.submit(lambda: OpenDraft(*copy_for_day(Path(path), held_on)))

    def problems(self, draft: SessionDraft, base: Base) -> tuple[DraftProblem, ...]:
        """Return what has to be mended."""
        return problems_of(draft, cast("DraftBase", base))

    def save(self, draft: SessionDraft, base: Base) -> Future[OpenDraft]:
        """Write the session file."""
        folder = self._paths.own_sessions
        return self._thread.submit(lambda: OpenDraft(*save_draft(draft, cast("DraftBase", base), folder, ())))

    def check_file(self, path: PurePath) -> Future[None]:
        """Make sure that a file can be opened as a session, and remember it."""

        def check() -> None:
            load_session(Path(path))
            remember_session(self._paths.own_sessions, self._paths.remembered, Path(path))

        return self._thread.submit(check)

    def unfinished(self) -> Future[OpenDraft | None]:
        """Return the draft that was left unfinished."""

        def load() -> OpenDraft | None:
            found = load_unfinished(self._paths.unfinished, self._today())
            return OpenDraft(found.draft, found.base, found.step) if found else None

        return self._thread.submit(load)

    def keep(self, unfinished: OpenDraft) -> Future[None]:
        """Keep a draft as it is now."""
        kept = Unfinished(unfinished.draft, cast("DraftBase", unfinished.base), unfinished.step)
        return self._thread.submit(keep_unfinished, self._paths.unfinished, kept)

    def forget(self) -> Future[None]:
        """Keep no draft any more."""
        return self._thread.submit(forget_unfinished, self._paths.unfinished)

    def read_table(self, path: PurePath) -> Future[str]:
        """Return the text of a table of addresses."""
        return self._thread.submit(read_feed_table, Path(path))

    def remember_passwords(self, passwords: Sequence[tuple[str, str]]) -> Future[tuple[str, ...]]:
        """Put passwords into the keyring; return the references for the session file."""
        return self._thread.submit(lambda: tuple(self._credentials.remember(*one) for one in passwords))

    def close(self) -> None:
        """Finish what was asked, then end."""
        self._thread.shutdown(wait=True)

    def _today(self) -> date:
        return local_time(self._clock.now_ms()).date()


class FeedTrials:
    """The trials of addresses. All that were begun are ended before the window is gone."""

    def __init__(self, paths: AppPaths, credentials: Credentials) -> None:
        self._paths = paths
        self._credentials = credentials
        self._begun: list[FeedTrial] = []

    def begin(
        self, draft: SessionDraft, base: Base, on_result: Callable[[TrialResult], None], on_end: Callable[[], None]
    ) -> FeedTrial:
        """Begin to try every address that the rules allow."""
        folder = base.path.parent if base.path else self._paths.own_sessions

        def told(check: StreamCheck, picture: CopiedPicture | None) -> None:
            copied = (picture.width, picture.height, picture.pixels) if picture else None
            on_result(TrialResult(check.site.code, check.stream == MAIN_STREAM, check.report, copied))

        trial = FeedTrial(
            sites_to_try(draft, folder), self._credentials.resolve, told, on_end, allow_local=draft.allow_local
        )
        self._begun.append(trial)
        trial.start()
        return trial

    def close(self) -> None:
        """End all of them."""
        for trial in self._begun:
            trial.close()


class FirstRun(QObject):
    """The window, and what it needs. `run` gives what was chosen, None if the person left."""

    def __init__(
        self, app: QApplication, paths: AppPaths, tokens: Tokens, credentials: Credentials | None = None
    ) -> None:
        super().__init__()
        self._app = app
        self._chosen: Chosen | None = None
        clock = SystemClock()
        asked = credentials or Credentials()
        self._files = DiskFiles(paths, clock, asked)
        self._trials = FeedTrials(paths, asked)
        self._later = MainThread()
        services = WizardServices(self._files, self._trials, load_wilayah(paths.reference), self._later)
        self.window = StartWindow(services, clock, tokens, app.primaryScreen().availableSize())
        self.window.chosen.connect(self._choose)
        self.window.left.connect(lambda: self._app.exit(0))

    def run(self, *, changing: Path | None = None, making: bool = False) -> Chosen | None:
        """Show the window until something is chosen.

        `changing` begins with that file in the wizard, `making` with a new session.
        """
        if changing:
            self.window.list_sessions(partial(self.window.change, changing))
        elif making:
            self.window.list_sessions(self.window.make_new)
        else:
            self.window.list_sessions()
        self.window.show()
        try:
            self._app.exec()
        finally:
            self.close()
        return self._chosen

    def close(self) -> None:
        """End what runs, finish what is being written."""
        self.window.wizard.end_trial()
        self._later.close()
        self._trials.close()
        self._files.close()
        self.window.deleteLater()

    def _choose(self, path: Path | None) -> None:
        self._chosen = Chosen(path)
        self.window.hide()
        self._app.exit(0)
