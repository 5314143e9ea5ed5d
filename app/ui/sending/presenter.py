"""Between sending and its page, the header's chip, and the sheet that settles differences.

Runs on: the thread of the screen; nothing here waits for the network or the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.sending import Conflict, PutAside, ResolveConflict, Side, SyncPhase, SyncStatus
from app.domain.wording import clock
from app.session.ports import ConflictStore
from app.ui.commands import CommandSet
from app.ui.console.confirm import Confirm
from app.ui.console.matters import Matter
from app.ui.console.parts import Chip
from app.ui.later import MainThread
from app.ui.sending.conflict_sheet import ConflictSheet
from app.ui.sending.conflict_words import conflict_name, differing_lines
from app.ui.sending.page import SendingPage
from app.ui.sending.words import chip_words, reason_words, sending_matters
from app.ui.text_table import TextLine
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text


class Exchange(Protocol):
    """What exchanges with the server in the background."""

    @property
    def status(self) -> SyncStatus:
        """Return how it stands."""
        ...

    def send_now(self) -> None:
        """Exchange at once."""
        ...

    def agree(self) -> None:
        """Let the rows go that the server wants to take away."""
        ...

    def enrol(self, address: str, text: str) -> None:
        """Enrol with what a person pasted or typed; what became of it is in the status."""
        ...


@dataclass(frozen=True, slots=True)
class SendingServices:
    """What the page talks to; `actor` signs what is chosen."""

    exchange: Exchange
    store: ConflictStore
    later: MainThread
    actor: str


@dataclass(frozen=True, slots=True)
class SendingPlace:
    """Where sending shows itself: the chip of a window's header, and what the page takes over from the window.

    `over` are actions that hold also while the page is open.
    """

    chip: Chip
    commands: CommandSet
    metrics: Callable[[], Metrics]
    over: Sequence[QAction] = ()


class SendingPresenter(QObject):
    """Opens the page and keeps the chip. `resolved` says that a difference was settled: lists are to be read again."""

    resolved = Signal()

    def __init__(self, services: SendingServices | None, place: SendingPlace, window: QWidget, tokens: Tokens) -> None:
        super().__init__(window)
        self._s = services
        self._place = place
        self._window = window
        self._tokens = tokens
        self._page: SendingPage | None = None
        self._sheet: ConflictSheet | None = None
        self._asking: Confirm | None = None
        self._shown = SyncStatus()
        self._conflicts: tuple[Conflict, ...] = ()
        self._open: Conflict | None = None
        self._cap_kbit_s = 0
        self._is_joining = False
        place.chip.pressed.connect(self.open)

    def open(self) -> None:
        """Open the page."""
        if self._s is None:
            return
        if self._page is None:
            page = self._page = SendingPage(self._tokens, self._place.metrics(), self._window)
            # Whatever lies over the console: the room can be silenced.
            page.addActions(list(self._place.over))
            page.send_wanted.connect(self._send)
            page.pause_wanted.connect(self._pause)
            page.cap_wanted.connect(self._cap)
            page.enrol_wanted.connect(self._enrol)
            page.conflict_opened.connect(self._open_conflict)
            page.resend_wanted.connect(lambda key: self._settle(key, resend=True))
            page.settle_wanted.connect(lambda key: self._settle(key, resend=False))
            page.finished.connect(self._closed)
            page.show_waiting((), ())
            page.address.setText(self._s.exchange.status.address)
            if self._s.exchange.status.unsent.is_enrolled:
                page.hide_enrolment()
            page.show_cap(self._cap_kbit_s)
            page.show_status(self._s.exchange.status)
            self._read()
            page.show()
        self._page.raise_()
        self._page.activateWindow()

    def matters(self) -> list[Matter]:
        """Return what needs attention."""
        return sending_matters(self._shown, self._place.commands.keys("session.sending"))

    def tick(self) -> None:
        """Show what changed. Called ten times a second."""
        if self._s is None:
            return
        status = self._s.exchange.status
        if status == self._shown:
            return
        before, self._shown = self._shown, status
        text, tone = chip_words(status)
        t = self._tokens
        colours = {"good": t.good, "attention": t.attention}
        # Without a server there is nothing to say.
        self._place.chip.setVisible(bool(text))
        if text:
            self._place.chip.show_fact(text, colours.get(tone, t.muted))
        if self._page:
            self._page.show_status(status)
            if (before.unsent.conflicts, before.unsent.put_aside) != (status.unsent.conflicts, status.unsent.put_aside):
                self._read()
            if self._is_joining and status.phase in (SyncPhase.RESTING, SyncPhase.SENDING, SyncPhase.RECEIVING):
                self._is_joining = False
                self._page.hide_enrolment()
                self._page.say(self.tr("Stasiun ini sudah terdaftar."))
        self._ask(status)

    def _ask(self, status: SyncStatus) -> None:
        """Ask before much is taken away: once, and so that it cannot be overlooked."""
        if status.phase is not SyncPhase.ASKING or status.deletions is None or self._asking is not None:
            return
        exchange = self._s.exchange if self._s else None
        if exchange is None:
            return
        dialog = Confirm(
            self.tr("Hapus {rows} data?").format(rows=status.deletions.rows),
            self.tr(
                "Server meminta {rows} dari {all} data dihapus dari daftar di sini. Bila Anda tidak tahu sebabnya, "
                "pilih Batal dan tanyakan dahulu ke pengelola server."
            ).format(rows=status.deletions.rows, all=status.deletions.of),
            self.tr("Hapus dari daftar"),
            self._place.metrics(),
            self._window,
        )
        self._asking = dialog
        dialog.agreed.connect(exchange.agree)
        dialog.finished.connect(self._asked)
        dialog.open()

    def _asked(self) -> None:
        # A person who said no is asked again only when the page is opened and sending is asked for.
        if self._asking is not None:
            self._asking.deleteLater()

    def _send(self) -> None:
        if self._s:
            self._asking = None
            self._s.exchange.send_now()
            self._say(self.tr("Mulai mengirim …"))

    def _pause(self, is_paused: bool) -> None:
        self._change(is_paused=is_paused)

    def _cap(self, cap_kbit_s: int) -> None:
        self._cap_kbit_s = cap_kbit_s
        self._change(is_paused=self._shown.phase is SyncPhase.PAUSED)

    def _change(self, *, is_paused: bool) -> None:
        if self._s is None:
            return
        exchange = self._s.exchange
        done = self._s.store.change_settings(is_paused=is_paused, cap_kbit_s=self._cap_kbit_s)
        self._s.later.when_done(done, lambda _: exchange.send_now(), self._failed)

    def _enrol(self, address: str, code: str) -> None:
        if self._s:
            self._is_joining = True
            self._s.exchange.enrol(address, code)
            self._say(self.tr("Mendaftar …"))

    def _read(self) -> None:
        if self._s is None:
            return
        later = self._s.later
        later.when_done(self._s.store.conflicts(), self._listed, self._failed)

    def _listed(self, conflicts: tuple[Conflict, ...]) -> None:
        self._conflicts = conflicts
        if self._s:
            self._s.later.when_done(self._s.store.put_aside(), self._aside_listed, self._failed)

    def _aside_listed(self, aside: tuple[PutAside, ...]) -> None:
        if self._page:
            self._page.show_waiting(
                [_conflict_line(one) for one in self._conflicts], [_aside_line(one) for one in aside]
            )
        if self._sheet and self._open and self._open not in self._conflicts:
            # Settled or changed elsewhere while it was looked at.
            self._show_next()

    def _open_conflict(self, conflict_id: str) -> None:
        found = next((one for one in self._conflicts if one.conflict_id == conflict_id), None)
        if found is None:
            return
        self._open = found
        if self._sheet is None:
            sheet = self._sheet = ConflictSheet(self._tokens, self._place.metrics(), self._page or self._window)
            sheet.chosen.connect(self._resolve)
            sheet.finished.connect(self._sheet_closed)
            sheet.show_conflict(found, len(self._conflicts) - 1)
            sheet.show()
        else:
            self._sheet.show_conflict(found, len(self._conflicts) - 1)
        self._sheet.raise_()
        self._sheet.activateWindow()

    def _resolve(self, side: Side, value: str) -> None:
        if self._s is None or self._open is None:
            return
        conflict = self._open
        choice = ResolveConflict(conflict.conflict_id, conflict.revision, side, self._s.actor, value)
        self._s.later.when_done(self._s.store.resolve(choice), lambda _: self._settled(conflict), self._not_settled)

    def _settled(self, conflict: Conflict) -> None:
        self._conflicts = tuple(one for one in self._conflicts if one.conflict_id != conflict.conflict_id)
        self._show_next()
        self._read()
        self.resolved.emit()
        if self._s:
            self._s.exchange.send_now()

    def _show_next(self) -> None:
        if self._conflicts:
            self._open_conflict(self._conflicts[0].conflict_id)
        elif self._sheet:
            self._sheet.close()

    def _not_settled(self, error: BaseException) -> None:
        if self._sheet:
            self._sheet.say(error_text(error))
        self._read()

    def _settle(self, key: str, *, resend: bool) -> None:
        if self._s is None:
            return
        device_id, _, seq = key.rpartition("/")
        done = self._s.store.settle(device_id, int(seq), resend=resend)
        self._s.later.when_done(done, lambda _: self._read(), self._failed)

    def _failed(self, error: BaseException) -> None:
        self._say(error_text(error), is_trouble=True)

    def _say(self, text: str, *, is_trouble: bool = False) -> None:
        if self._page:
            self._page.say(text, is_trouble=is_trouble)

    def _sheet_closed(self) -> None:
        self._sheet = None
        self._open = None

    def _closed(self) -> None:
        if self._page:
            self._page.deleteLater()
            self._page = None


def _conflict_line(conflict: Conflict) -> TextLine:
    cells = (conflict.title, conflict_name(conflict), *differing_lines(conflict))
    return TextLine(conflict.conflict_id, cells, "", {0: "strong"})


def _aside_line(item: PutAside) -> TextLine:
    what, do = reason_words(item)
    return TextLine(f"{item.device_id}/{item.seq}", (item.title, clock(item.at_ms), what, do), "", {0: "strong"})
