"""Between the console and the wall: what the operator orders, and what the wall shows because of it.

Runs on: the thread of the screen.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from app.domain.identity import ProposalId, SiteId
from app.domain.proposal import Decision, Proposal
from app.domain.session import Session
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wall import WallCover, WallLayoutKind, WallOrders, WallScene, scene
from app.session.wall_desk import WallDesk
from app.ui.console.matters import Matter, Weight
from app.ui.console.message_sheet import MessageSheet
from app.ui.console.window import ConsoleWindow
from app.ui.later import MainThread
from app.ui.room_view import RoomView
from app.ui.wall.view import ProposalCard, WallView, proposal_card
from app.ui.wall.window import WallWindow
from app.ui.words import error_text, translated

logger = logging.getLogger(__name__)

_CONTEXT = "wall_desk"
_LAYOUTS = {f"wall.{kind.value}": kind for kind in WallLayoutKind if kind is not WallLayoutKind.PESAN}
_COVERS = {f"wall.{cover.value}": cover for cover in WallCover if cover}
WALL_COMMANDS = ("wall.auto", *_LAYOUTS, "wall.pesan", *_COVERS, "wall.discuss")
"""What `WallPresenter.run` carries out."""

_COVERED = {
    WallCover.BLACK: QT_TRANSLATE_NOOP("wall_desk", "Layar besar digelapkan"),
    WallCover.SLATE: QT_TRANSLATE_NOOP("wall_desk", "Layar besar menampilkan tulisan jeda"),
    WallCover.FREEZE: QT_TRANSLATE_NOOP("wall_desk", "Layar besar dibekukan"),
}
_PREVIEW_EVERY = 2
"""Ticks of the state clock: the small picture of the wall is painted five times a second."""


@dataclass(frozen=True, slots=True)
class WallServices:
    """What the wall is driven with. `keep` writes the orders down for a new start of the program.

    `photo` reads the first photo of a proposal, None if it has none; without it no card has one.
    """

    desk: WallDesk
    keep: Callable[[WallOrders], Future[None]]
    photo: Callable[[ProposalId], Future[QImage | None]] | None = None


class WallPresenter(QObject):
    """Drives the wall by the orders.

    `changed` says that there is something new to show now; `proposals_wanted` asks for the list of them.
    """

    changed = Signal()
    proposals_wanted = Signal()

    def __init__(
        self, services: WallServices, session: Session, wall: WallWindow, later: MainThread, console: ConsoleWindow
    ) -> None:
        super().__init__(console)
        self._desk = services.desk
        self._keep = services.keep
        self._photo_of = services.photo
        self._session = session
        self._roster = [site.site_id for site in session.sites]
        self._wall = wall
        self._later = later
        self._console = console
        self._proposal: Proposal | None = None
        self._card: ProposalCard | None = None
        self._discussed_ms: int | None = None
        self._not_kept = ""
        self._countdown = _PREVIEW_EVERY
        self._scene = WallScene(WallLayoutKind.SEMUA)
        self._sheet: MessageSheet | None = None
        self._desk.subscribe(self._ordered)

    # --- commands ---------------------------------------------------------------------------

    def run(self, command_id: str, selected: SiteId | None) -> None:
        """Carry out one command of the wall."""
        if command_id == "wall.auto":
            self._desk.let_go()
        elif command_id == "wall.pesan":
            self._write_message()
        elif command_id == "wall.discuss":
            self._discuss()
        elif command_id in _COVERS:
            self._desk.cover(_COVERS[command_id])
        else:
            self._pin(_LAYOUTS[command_id], selected)

    def _pin(self, layout: WallLayoutKind, selected: SiteId | None) -> None:
        # These two are about nobody in particular.
        is_of_a_site = layout not in (WallLayoutKind.SEMUA, WallLayoutKind.USULAN)
        self._desk.pin(layout, selected if is_of_a_site else None)

    def _discuss(self) -> None:
        """Show the proposal that is chosen in the list, or the one in the form; the same one again or none ends it."""
        chosen, form = self._console.proposals.chosen, self._console.capture
        proposal_id = chosen.proposal_id if chosen else form.proposal_id
        site_id = chosen.site_id if chosen else form.form.site_id
        is_none = proposal_id is None or (chosen is None and form.is_empty)
        if is_none or proposal_id == self._desk.orders.proposal:
            self._desk.discuss(None)
            return
        self._use(chosen)
        self._desk.discuss(proposal_id, site_id)
        if chosen is None:
            # What is typed is saved first; the list that follows has it.
            form.save_now()
            self.proposals_wanted.emit()

    def _write_message(self) -> None:
        if self._sheet is None:
            self._sheet = MessageSheet(
                self._desk.orders.message, self._session.title, self._console.metrics, self._console
            )
            self._sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._sheet.message_wanted.connect(self._desk.say)
            self._sheet.destroyed.connect(self._forget_sheet)
        self._sheet.show()
        self._sheet.raise_()
        self._sheet.activateWindow()

    # --- what is shown ----------------------------------------------------------------------

    def proposals_listed(self, rows: Sequence[Proposal]) -> None:
        """Take over the proposal that is discussed as it is stored now, and the one that was marked so last."""
        self._follow_discussion(rows)
        wanted = self._desk.orders.proposal
        found = next((row for row in rows if row.proposal_id == wanted), None)
        if found and found != self._proposal:
            self._use(found)
            self.changed.emit()

    def _follow_discussion(self, rows: Sequence[Proposal]) -> None:
        """Show what was marked *dibahas* since the last list; a decision stays on the wall until the next one.

        What was marked before the first list is what the orders of the last run are about.
        """
        marked = [row for row in rows if row.decided.state is Decision.DISCUSSED and row.decided.decided_ms]
        newest = max(marked, key=lambda row: row.decided.decided_ms or 0, default=None)
        newest_ms = (newest.decided.decided_ms if newest else None) or 0
        before_ms, self._discussed_ms = self._discussed_ms, max(self._discussed_ms or 0, newest_ms)
        if newest and before_ms is not None and newest_ms > before_ms:
            self._use(newest)
            self._desk.discuss(newest.proposal_id, newest.site_id)

    def follow_decision(self, proposal: Proposal) -> None:
        """Take over a proposal that was decided on just now: what is marked *dibahas* is the one to be seen."""
        if proposal.decided.state is Decision.DISCUSSED:
            self._discussed_ms = max(self._discussed_ms or 0, proposal.decided.decided_ms or 0)
            self._use(proposal)
            self._desk.discuss(proposal.proposal_id, proposal.site_id)
        elif proposal.proposal_id == self._desk.orders.proposal:
            self._use(proposal)
        self.changed.emit()

    def show(self, room: RoomView, recorded: int) -> None:
        """Show the room as the orders want it. Called by the state clock, and after every command."""
        speaker = room.speaker.site_id if room.speaker else None
        seen = (room.answered.site_id, speaker) if room.answered else (speaker, None)
        self._scene = scene(self._desk.orders, self._roster, *seen)
        is_known = self._proposal is not None and self._proposal.proposal_id == self._scene.proposal
        self._wall.show_view(WallView(room, self._scene, recorded, self._card if is_known else None))

    def tick(self) -> None:
        """Show the small picture of the wall every other time. Called by the state clock."""
        self._countdown -= 1
        if self._countdown <= 0 and not self._wall.is_moving:
            self._countdown = _PREVIEW_EVERY
            self._show_preview()

    def matters(self) -> list[Matter]:
        """Return a matter while the room sees something else than the session, or the orders could not be kept."""
        found: list[Matter] = []
        cover = self._desk.orders.cover
        if cover is not WallCover.NONE:
            keys = self._console.commands.keys(f"wall.{cover.value}")
            advice = _text(QT_TRANSLATE_NOOP("wall_desk", "{keys} menampilkan sidang lagi.")).format(keys=keys)
            found.append(Matter("wall-cover", Weight.ATTENTION, _text(_COVERED[cover]), advice))
        if self._not_kept:
            title = _text(QT_TRANSLATE_NOOP("wall_desk", "Susunan layar besar tidak tersimpan"))
            found.append(Matter("wall-kept", Weight.INFORMATION, title, self._not_kept))
        return found

    def _show_preview(self) -> None:
        hint = ""
        if self._scene.is_pinned or self._scene.cover is not WallCover.NONE:
            text = _text(QT_TRANSLATE_NOOP("wall_desk", "{keys} kembali otomatis"))
            hint = text.format(keys=self._console.commands.keys("wall.auto"))
        self._console.preview.show_wall(self._scene, self._wall.paint_preview, hint)

    def _use(self, proposal: Proposal | None) -> None:
        is_same = proposal and self._proposal and proposal.proposal_id == self._proposal.proposal_id
        # Words are shown at once; the photo that was there stays until it is read again.
        photo = self._card.photo if is_same and self._card else None
        self._proposal = proposal
        self._card = proposal_card(self._session, proposal, photo) if proposal else None
        if proposal and self._photo_of:
            self._later.when_done(
                self._photo_of(proposal.proposal_id),
                lambda found: self._show_photo(proposal.proposal_id, found),
                lambda error: logger.warning("the photo of %s could not be read: %s", proposal.number, error),
            )

    def _show_photo(self, proposal_id: ProposalId, photo: QImage | None) -> None:
        if self._card and self._proposal and self._proposal.proposal_id == proposal_id:
            self._card = replace(self._card, photo=photo)
            self.changed.emit()

    def _ordered(self, orders: WallOrders) -> None:
        self.changed.emit()
        self._later.when_done(self._keep(orders), self._kept, self._keeping_failed)

    def _kept(self, _: None) -> None:
        self._not_kept = ""

    def _keeping_failed(self, error: BaseException) -> None:
        logger.warning("the orders of the wall were not kept: %s", error)
        self._not_kept = error_text(error)

    def _forget_sheet(self) -> None:
        self._sheet = None


def _text(source: str) -> str:
    return translated(_CONTEXT, source)
