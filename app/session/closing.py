"""Closing a session: what every site still lacks, who signs, a look at the pages, then all documents at once.

Nothing here is for the thread of the screen to wait for: answers are futures.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.domain.documents.build import joint_document, site_document
from app.domain.documents.chart import BarChart
from app.domain.documents.gaps import Gap, GapKind, OutsideMatters, session_gaps, site_gaps
from app.domain.documents.glimpse import glimpse
from app.domain.documents.listing import in_state, lists_of
from app.domain.documents.material import MinutesMaterial
from app.domain.documents.model import MinutesDocument
from app.domain.documents.settings import MinutesSettings
from app.domain.documents.statistics import speaking_chart
from app.domain.errors import UserError
from app.domain.identity import ProposalId, SiteId
from app.domain.minutes_edit import JOINT, MinutesStage, StageChange
from app.domain.proposal import Decision, Proposal
from app.domain.session import Session
from app.domain.text import QT_TRANSLATE_NOOP
from app.session.minutes_editor import MinutesEditor
from app.session.ports import Clock, OpenMatters, SessionStore

Progress = Callable[[int, int, str], None]
"""Told on the thread that writes: how many files are done, of how many, and the name of the next."""


class PackageWriter(Protocol):
    """Writes all files of a session as it is stored. All of them arrive or none does, and nothing is overwritten."""

    def __call__(self, progress: Progress, is_cancelled: Callable[[], bool]) -> tuple[Path, ...]:
        """Return the files. Raises AppError with advice, and `PackageCancelled` if it was cancelled."""
        ...


class PackageCancelled(UserError):  # noqa: N818 - somebody wanted it
    """The writing was cancelled; there is no file of it."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("closing", "Pembuatan dokumen dibatalkan."),
            QT_TRANSLATE_NOOP("closing", "Tidak ada berkas yang dibuat."),
        )


@dataclass(frozen=True, slots=True)
class ClosingPorts:
    """What closing needs from outside. `render` returns the pages of a document as PNG, for looking at them."""

    read: Callable[[], MinutesMaterial]
    outside: OpenMatters
    render: Callable[[MinutesDocument], tuple[bytes, ...]]
    write: PackageWriter
    save_settings: Callable[[MinutesSettings], None]


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """How a document stands: of a site, or the joint one (`site_id` None). Times are whole seconds."""

    site_id: SiteId | None
    present: int
    proposals: int
    agreed: int
    spoken_s: int
    gaps: tuple[Gap, ...]
    stage: StageChange

    @property
    def blocking(self) -> tuple[Gap, ...]:
        """Return what keeps it from being final."""
        return tuple(gap for gap in self.gaps if not gap.is_advice and gap.kind is not GapKind.STILL_OPEN)

    @property
    def is_ready(self) -> bool:
        """Tell whether it may be made final, or is."""
        return not self.blocking or self.stage.stage is MinutesStage.FINAL


@dataclass(frozen=True, slots=True)
class ClosingView:
    """Everything the page shows; the joint document first. `proposals` are looked up to jump to them."""

    rows: tuple[ClosingRow, ...]
    settings: MinutesSettings
    speaking: BarChart
    proposals: Mapping[ProposalId, Proposal]

    @property
    def ready(self) -> tuple[ClosingRow, ...]:
        """Return the documents that may be made final, or are."""
        return tuple(row for row in self.rows if row.is_ready)

    def row(self, site_id: SiteId | None) -> ClosingRow:
        """Return the row of a site, or of the joint document."""
        return next(row for row in self.rows if row.site_id == site_id)


@dataclass(frozen=True, slots=True)
class Preview:
    """A document as pictures of its pages. `is_cut`: its long tables end early, so that it can be seen soon."""

    site_id: SiteId | None
    pages: tuple[bytes, ...]
    is_cut: bool = False


class ClosingDesk:
    """Called from: the thread of the screen. Futures are done when the answer is there.

    Files are written on `writing`, everything else is read on `executor`.
    """

    def __init__(
        self,
        session: Session,
        clock: Clock,
        store: SessionStore,
        editor: MinutesEditor,
        ports: ClosingPorts,
        executor: Executor,
        writing: Executor,
    ) -> None:
        self._session = session
        self._clock = clock
        self._store = store
        self._editor = editor
        self._ports = ports
        self._executor = executor
        self._writing = writing
        self._cancelled = threading.Event()

    def view(self) -> Future[ClosingView]:
        """Read how every document stands."""
        return self._executor.submit(self._view_now)

    def save_settings(self, settings: MinutesSettings) -> Future[None]:
        """Keep who signs and what the office decides."""
        return self._executor.submit(self._ports.save_settings, settings)

    def preview(self, site_id: SiteId | None) -> Future[Preview]:
        """Set a document as it would be written now, and return its pages."""
        return self._executor.submit(self._preview_now, site_id)

    def write(self, final: Sequence[SiteId | None], progress: Progress) -> Future[tuple[Path, ...]]:
        """Make these documents final, close the session, and write the files of all, the others as drafts.

        `progress` is called on another thread. Fails with PackageCancelled after `cancel`; what was made final stays.
        """
        self._cancelled.clear()
        return self._writing.submit(self._write_now, tuple(final), progress)

    def cancel(self) -> None:
        """Stop before the next file."""
        self._cancelled.set()

    def _view_now(self) -> ClosingView:
        material, work = self._ports.read(), self._editor.work()
        lists, open_matters = lists_of(material), self._ports.outside.open_matters().result()
        unsent = open_matters.waiting if open_matters.is_enrolled else 0
        outside = OutsideMatters(open_matters.conflicts + open_matters.put_aside, unsent)
        chart = speaking_chart(lists)
        present = {place.site.site_id if place.site else None: len(place.people) for place in material.facts.attendance}
        sites = material.record.session.sites
        all_proposals = tuple(lists.by_id.values())
        rows = [
            ClosingRow(
                None,
                sum(present.values()),
                len(all_proposals),
                len(in_state(all_proposals, Decision.AGREED)),
                sum(sum(bar.values) for bar in chart.bars),
                session_gaps(material, outside),
                work.stage(JOINT),
            )
        ]
        for site, bar in zip(sites, chart.bars, strict=True):
            own = lists.of(site)
            rows.append(
                ClosingRow(
                    site.site_id,
                    present.get(site.site_id, 0),
                    len(own),
                    len(in_state(own, Decision.AGREED)),
                    sum(bar.values),
                    site_gaps(material, site),
                    work.stage(f"BA:{site.site_id}"),
                )
            )
        known = {proposal.proposal_id: proposal for proposal in material.record.proposals}
        return ClosingView(tuple(rows), material.settings, chart, known)

    def _preview_now(self, site_id: SiteId | None) -> Preview:
        lists = lists_of(self._ports.read())
        if site_id is None:
            document = joint_document(lists)
        else:
            site = next(one for one in lists.material.record.session.sites if one.site_id == site_id)
            document = site_document(lists, site)
        [printed] = self._editor.printed([document])
        short = glimpse(printed)
        return Preview(site_id, self._ports.render(short.document), short.is_cut)

    def _write_now(self, final: tuple[SiteId | None, ...], progress: Progress) -> tuple[Path, ...]:
        if final:
            # First closed: what is printed of a closed session does not depend on when it is printed.
            self._store.close_session(self._session.session_id, self._clock.now_ms()).result()
            self._editor.finalise_now(final)
        return self._ports.write(progress, self._cancelled.is_set)
