"""Between the form and the list of proposals on one side and the desk that stores them on the other.

Runs on: the thread of the screen. Nothing here waits for the disk.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import UserError
from app.domain.floor import FloorState
from app.domain.identity import ProposalId, SiteId
from app.domain.proposal import Proposal, ProposalState
from app.domain.site import HALL
from app.session.proposals import Prefill
from app.ui.capture.history_presenter import HistoryPresenter
from app.ui.capture.photo_presenter import PhotoPresenter
from app.ui.capture.services import CaptureServices
from app.ui.capture.similar_presenter import SimilarPresenter
from app.ui.console.capture import CapturePanel, TypedProposal
from app.ui.console.proposal_list import ProposalList
from app.ui.words import error_text

logger = logging.getLogger(__name__)

_RETRY_SAVE_MS = 2000


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A save that failed. `goes_on`: the form is to be emptied once it has worked."""

    typed: TypedProposal
    goes_on: bool


class ProposalPresenter(QObject):
    """Saves what is typed, and again until the disk has it; answers searches; follows the floor.

    `written` says that something was made durable; `listed` hands over those that were changed last.
    `recovered` says how many drafts of an earlier run are still drafts.
    """

    written = Signal()
    listed = Signal(object)
    recovered = Signal(int)

    def __init__(self, services: CaptureServices, capture: CapturePanel, listing: ProposalList) -> None:
        super().__init__(capture)
        desk, later = services.desk, services.later
        self._s = services
        self._drafts: dict[ProposalId, Proposal] = {}
        self._desk = desk
        self._later = later
        self._capture = capture
        self._listing = listing
        self._floor = FloorState()
        self._selected: SiteId | None = None
        self._unsaved: dict[ProposalId, _Attempt] = {}
        self._finding: Future[tuple[Proposal, ...]] | None = None
        self.recorded = 0
        self.trouble = ""
        self._retry_timer = QTimer(self)
        self._retry_timer.setSingleShot(True)
        self._retry_timer.setInterval(_RETRY_SAVE_MS)
        self._retry_timer.timeout.connect(self._retry)
        capture.save_wanted.connect(self._save)
        capture.file_wanted.connect(self._save_and_go_on)
        capture.people_wanted.connect(self._show_people)
        self.similar = SimilarPresenter(services, capture, self._open, self.file_first, self._begin_next)
        self.photos = PhotoPresenter(services, capture, self.store_first)
        self.history = HistoryPresenter(services, capture, self.store_first, self._put_back)
        capture.book_wanted.connect(self._read_book)
        listing.opened.connect(self._open)
        listing.search_changed.connect(self._find)
        self._begin()
        self.search()
        self._read_book()
        # Before anything is typed: what is a draft now was left by the run before, whether it ended well or not.
        later.when_done(desk.drafts(), self._recover, self._search_failed)

    @property
    def has_unsaved(self) -> bool:
        """Tell whether something that was typed is not on the disk, although it was tried."""
        return bool(self._unsaved)

    def follow(self, floor: FloorState, selected: SiteId | None) -> None:
        """Take over who has the floor, and which site is selected while nobody has it."""
        self._floor = floor
        self._selected = selected
        self._capture.follow(self._prefill())
        self.search()

    def new(self) -> None:
        """Empty the form for the next proposal; what is in it is saved."""
        if self._capture.leave():
            self._begin()
            self._capture.focus_first_gap()

    def do(self, command_id: str) -> None:
        """Do one of the form's own commands."""
        capture = self._capture
        match command_id.removeprefix("proposal.").split("_"):
            case ["details"]:
                capture.toggle_details()
            case ["kamus"]:
                capture.find_kamus()
            case ["person"]:
                capture.choose_person()
            case ["drafts"]:
                self.next_draft()
            case ["history"]:
                self.history.open()
            case ["photo"]:
                self.photos.take_still()
            case ["photo", "file"]:
                self.photos.choose_files()
            case ["photo", "paste"]:
                self.photos.paste()
            case ["similar", number]:
                self.similar.open(int(number) - 1)
            case ["merge", number]:
                self.similar.merge(int(number) - 1)
            case _:
                raise KeyError(command_id)

    def file_first(self, then: Callable[[Proposal], None]) -> None:
        """File what is typed and go on once the disk has it. An empty form has nothing to go on with."""
        typed = self._capture.typed(recorded=True)
        if typed is not None:
            self._send(_Attempt(typed, goes_on=False), then)

    def store_first(self, then: Callable[[Proposal], None]) -> None:
        """Save what is typed, be it nothing, and go on once the disk has it."""
        typed = self._capture.typed(even_empty=True)
        if typed is not None:
            self._send(_Attempt(typed, goes_on=False), then)

    def _put_back(self, proposal: Proposal) -> None:
        """Show a proposal of which something was set back, unless somebody is typing in it."""
        capture = self._capture
        if capture.proposal_id == proposal.proposal_id and not capture.is_typed_in:
            capture.edit(proposal)
        self.written.emit()
        self.search()

    def _begin_next(self) -> None:
        self._begin()
        self._capture.focus_first_gap()
        self.written.emit()
        self.search()

    def next_draft(self) -> None:
        """Open the next draft of an earlier run: the one after the one that is open, else the oldest."""
        if not self._drafts:
            return
        ids = list(self._drafts)
        here = self._capture.proposal_id
        place = ids.index(here) + 1 if here is not None and here in ids else 0
        self._open(self._drafts[ids[place % len(ids)]])

    def rows_came(self) -> None:
        """Show what another station wrote or sent."""
        self.search()
        self.photos.came()

    def search(self) -> None:
        """Ask for the list that is wanted now and for what was changed last, and count what is recorded."""
        self._find()
        self._later.when_done(self._desk.changed_last(), self.listed.emit, self._search_failed)
        self._later.when_done(self._desk.count(), self._count, self._search_failed)

    def _find(self) -> None:
        """Ask for the list that is wanted now. A question for the letters before that still waits is dropped."""
        if self._finding is not None:
            self._finding.cancel()
        holder = self._floor.holder
        in_view = holder.site_id if holder and holder.site_id != HALL else self._selected
        site_id = in_view if self._listing.only_this_site else None
        self._finding = self._desk.find(self._listing.text, site_id)
        self._later.when_done(self._finding, lambda rows: self._show_found(rows, site_id), self._search_failed)

    def _prefill(self) -> Prefill:
        prefill = self._desk.prefill(self._floor)
        return prefill if prefill.site_id else replace(prefill, site_id=self._selected)

    def _begin(self) -> None:
        self._capture.begin(self._desk.new_id(), self._prefill())

    def _open(self, proposal: Proposal) -> None:
        if self._capture.leave():
            self._capture.edit(proposal)
            self._capture.focus_first_gap()

    def _save(self, typed: TypedProposal) -> None:
        self._send(_Attempt(typed, goes_on=False))

    def _save_and_go_on(self, typed: TypedProposal) -> None:
        self._send(_Attempt(typed, goes_on=True))

    def _send(self, attempt: _Attempt, then: Callable[[Proposal], None] | None = None) -> None:
        typed = attempt.typed
        # An older text that still waits to be tried again must not overwrite this one.
        self._unsaved.pop(typed.proposal_id, None)
        future = self._desk.save(
            typed.proposal_id, typed.site_id, typed.fields, typed.request_id, typed.state, typed.only
        )

        def done(proposal: Proposal) -> None:
            self._saved(proposal, goes_on=attempt.goes_on)
            if then is not None:
                then(proposal)

        def failed(error: BaseException) -> None:
            self._not_saved(attempt, error)

        self._later.when_done(future, done, failed)

    def _saved(self, proposal: Proposal, *, goes_on: bool) -> None:
        self._unsaved.pop(proposal.proposal_id, None)
        if not self._unsaved:
            self.trouble = ""
        self._keep_draft(proposal)
        self.written.emit()
        capture = self._capture
        capture.saved(proposal)
        if goes_on and capture.proposal_id == proposal.proposal_id and not capture.is_typed_in:
            self._begin()
            capture.focus_first_gap()
        self.search()

    def _not_saved(self, attempt: _Attempt, error: BaseException) -> None:
        typed = attempt.typed
        logger.error("proposal %s was not saved: %s", typed.proposal_id, error)
        if typed.proposal_id == self._capture.proposal_id:
            self._capture.not_saved(error)
        if isinstance(error, UserError):
            # Refused: the same text would be refused again.
            return
        self.trouble = error_text(error)
        self._unsaved[typed.proposal_id] = attempt
        self._retry_timer.start()

    def _retry(self) -> None:
        for attempt in list(self._unsaved.values()):
            in_form = attempt.typed.proposal_id == self._capture.proposal_id
            # What was typed since is saved when the typing rests; the older text must not come after it.
            if not (in_form and self._capture.is_typed_in):
                self._send(attempt)
        if self._unsaved:
            self._retry_timer.start()

    def _show_found(self, rows: tuple[Proposal, ...], site_id: SiteId | None) -> None:
        self._listing.show_rows(rows, site_id)
        if not self._unsaved:
            self.trouble = ""

    def _count(self, recorded: int) -> None:
        self.recorded = recorded

    def _recover(self, drafts: tuple[Proposal, ...]) -> None:
        self._drafts = {draft.proposal_id: draft for draft in reversed(drafts)}
        if drafts:
            logger.info("%d drafts of an earlier run are still drafts", len(drafts))
            self._say_drafts()

    def _keep_draft(self, proposal: Proposal) -> None:
        """Follow what becomes of a draft of an earlier run: once it is filed it is none."""
        if proposal.proposal_id not in self._drafts:
            return
        if proposal.state is ProposalState.DRAFT:
            self._drafts[proposal.proposal_id] = proposal
        else:
            del self._drafts[proposal.proposal_id]
            self._say_drafts()

    def _say_drafts(self) -> None:
        count = len(self._drafts)
        self._capture.say_drafts(count)
        self.recovered.emit(count)

    def _show_people(self, site_id: str) -> None:
        self._capture.show_people(self._s.people(SiteId(site_id)))

    def _read_book(self) -> None:
        def failed(error: BaseException) -> None:
            # Without the lists everything can still be typed.
            logger.error("the reference data could not be read: %s", error)

        self._later.when_done(self._s.form.book(), self._capture.show_book, failed)

    def _search_failed(self, error: BaseException) -> None:
        if isinstance(error, CancelledError):
            return
        logger.error("the proposals could not be read: %s", error)
        self.trouble = error_text(error)
