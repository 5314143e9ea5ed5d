"""What is done with the minutes, built for the composition root: the editor, the plots, and closing the session."""

from __future__ import annotations

import importlib
from concurrent.futures import Executor, Future
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.data.store import Store
from app.domain.documents.material import MinutesMaterial, material_of
from app.domain.documents.model import MinutesDocument
from app.domain.documents.setting_parts import parts_of, with_parts
from app.domain.documents.settings import DEFAULT, MinutesSettings, SiteOfficials
from app.domain.minutes import SessionRecord
from app.domain.session import Session
from app.minutes.package_terms import draft_name
from app.printing.order import PackageOrder
from app.process.quiet_thread import QuietThread
from app.session.closing import ClosingDesk, ClosingPorts, Progress
from app.session.minutes_editor import MinutesEditor
from app.session.ports import Clock
from app.session.session_charts import ChartDesk
from app.settings.minutes_file import load_minutes_settings, save_minutes_settings
from app.settings.paths import AppPaths

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.closing_package import SessionPackage

NOTULIS = "notulis"

_Made = TypeVar("_Made")


class MinutesWorkDesks:
    """The editor, the plots and closing, with a thread of their own: none of them waits for files being written."""

    def __init__(
        self, session: Session, clock: Clock, store: Store, paths: AppPaths, folder: Path, files: Executor
    ) -> None:
        self._session = session
        self._clock = clock
        self._store = store
        self._paths = paths
        self._folder = folder
        self._thread = QuietThread("minutes-work")
        self.editor = MinutesEditor(session, clock, store.minutes, self.read, NOTULIS, self._thread)
        self.charts = ChartDesk(self.read, self._thread)
        ports = ClosingPorts(self.read, store.sync, self._render, self._write, self._save_settings)
        self.closing = ClosingDesk(session, clock, store, self.editor, ports, self._thread, files)

    def read(self) -> MinutesMaterial:
        """Read everything the documents are made of, and wait for it."""
        record = self._store.record(self._session.session_id).result()
        references = self._store.reference(self._session.rkpd_year).result()
        photos = self._store.minutes.photos(self._session.session_id).result()
        parts = self._store.minutes.settings(self._session.session_id).result()
        # What another station said of this session counts more than what this computer remembers of the last one.
        settings = with_parts(load_minutes_settings(self._paths.minutes, self._session.session_id), parts)
        return material_of(record, self._clock.now_ms(), settings, references, photos)

    def from_record(self, made: Callable[[SessionRecord], _Made]) -> Future[_Made]:
        """Read the record and make something of it, on the thread that does such work."""
        return self._thread.submit(lambda: made(self._store.record(self._session.session_id).result()))

    def close(self) -> None:
        """Finish what was begun; what was not begun is not done any more."""
        self.closing.cancel()
        self._thread.shutdown(wait=True, cancel_futures=True)

    @cached_property
    def _package(self) -> SessionPackage:
        # What sets PDFs takes as long to load as two windows to build: not at the start of the room.
        package: type[SessionPackage] = importlib.import_module("app.closing_package").SessionPackage
        return package(
            self._paths.resources, lambda sha: Path(self._store.attachment_files(sha).photo), self._package_order
        )

    def _package_order(self) -> PackageOrder:
        return PackageOrder(
            store=self._store.path,
            session_id=self._session.session_id,
            settings=load_minutes_settings(self._paths.minutes, self._session.session_id),
            folder=self._folder,
            resources=self._paths.resources,
            office_templates=self._paths.templates,
            draft=draft_name(),
            now_ms=self._clock.now_ms(),
        )

    def _render(self, document: MinutesDocument) -> tuple[bytes, ...]:
        return self._package.render(document)

    def _write(self, progress: Progress, is_cancelled: Callable[[], bool]) -> tuple[Path, ...]:
        return self._package(progress, is_cancelled)

    def _save_settings(self, settings: MinutesSettings) -> None:
        usual = parts_of(replace(DEFAULT, sites=tuple(SiteOfficials(site.site_id) for site in settings.sites)))
        session_id, now_ms = self._session.session_id, self._clock.now_ms()
        self._store.minutes.save_settings(session_id, parts_of(settings), usual, NOTULIS, now_ms).result()
        save_minutes_settings(self._paths.minutes, session_id, settings)
