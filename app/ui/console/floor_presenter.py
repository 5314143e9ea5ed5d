"""Between the console's keys and the floor: commands in, and what is said about them beside the floor.

Everything on the floor can be taken back for a moment, so nothing asks first but what the minutes keep as a
measure against a speaker.

Runs on: the thread of the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from app.domain.floor import (
    NO_REQUEST,
    Accept,
    Cancel,
    ClearQueue,
    CloseList,
    Command,
    Deny,
    Extend,
    FloorRefused,
    FloorRequest,
    Move,
    Next,
    NextResponse,
    OpenList,
    Pause,
    Priority,
    Release,
    RequestStatus,
    Resume,
    Revoke,
    SetKind,
    SetPriority,
    SiteNotConnected,
    Speaker,
    TurnKind,
)
from app.domain.identity import RequestId, SiteId
from app.domain.session import Session
from app.domain.site import HALL
from app.session.attendance import Attendance
from app.session.floor import Floor
from app.session.time_bell import TimeBell
from app.ui.commands import Condition
from app.ui.console.confirm import Confirm
from app.ui.console.floor_notes import (
    FloorNotes,
    budget_text,
    mode_text,
    suggestion_text,
    undo_text,
    used_text,
)
from app.ui.console.floor_sheets import FloorSheets
from app.ui.console.window import ConsoleWindow
from app.ui.words import error_text, kind_word, translated

_CONTEXT = "floor_panel"
_NOTE_MS = 5000
_EXTEND_S = 60


class FloorPresenter(QObject):
    """Does what the operator asks of the floor. A refusal is said beside it and changes nothing."""

    def __init__(
        self,
        session: Session,
        floor: Floor,
        bell: TimeBell,
        attendance: Attendance,
        console: ConsoleWindow,
        selected: Callable[[], SiteId | None],
        select: Callable[[str], None],
        listen: Callable[[SiteId], None],
        refresh: Callable[[], None],
    ) -> None:
        super().__init__(console)
        self._session = session
        self._floor = floor
        self._bell = bell
        self._attendance = attendance
        self._console = console
        self._selected = selected
        self._select = select
        self._listen = listen
        self._refresh = refresh
        self._row: RequestId = NO_REQUEST
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(_NOTE_MS)
        self._note_timer.timeout.connect(lambda: console.floor.say(""))
        self._sheets = FloorSheets(session, floor, console, self._try)
        self._acts = self._table()
        console.multiview.site_opened.connect(self.grant_site)
        console.floor.speaker_named.connect(self._name_speaker)
        console.floor.holder_chosen.connect(self._choose_site)
        console.floor.list.move_wanted.connect(self._move)
        console.floor.list.chosen.connect(self._choose_row)
        console.floor.list.opened.connect(self._open_row)

    def _table(self) -> Mapping[str, Callable[[], None]]:
        return {
            "floor.grant": self._grant,
            "floor.override": self._override,
            "floor.next": lambda: self._run(Next()),
            "floor.suggested": self._grant_suggested,
            "floor.request": self._request,
            "floor.ask": self._ask,
            "floor.accept": lambda: self._settle(Accept),
            "floor.deny": lambda: self._settle(Deny),
            "floor.cancel": lambda: self._settle(Cancel),
            "floor.queue": lambda: self._console.floor.list.setFocus(),
            "floor.extend": lambda: self._run(Extend(_EXTEND_S, self._meant_id)),
            "floor.shorten": lambda: self._run(Extend(-_EXTEND_S, self._meant_id)),
            "floor.set_time": lambda: self._sheets.set_time(self._meant),
            "floor.usulan": lambda: self._set_kind(TurnKind.USULAN),
            "floor.paparan": lambda: self._set_kind(TurnKind.PAPARAN),
            "floor.klarifikasi": lambda: self._set_kind(TurnKind.KLARIFIKASI),
            "floor.pause": self._pause,
            "floor.release": lambda: self._run(Release(self._meant_id)),
            "floor.revoke": self._ask_to_revoke,
            "floor.speaker": self._focus_speaker,
            "floor.tanggapan": self._answer,
            "floor.next_response": lambda: self._run(NextResponse()),
            "floor.interupsi": lambda: self._interrupt(TurnKind.INTERUPSI),
            "floor.teknis": lambda: self._interrupt(TurnKind.TEKNIS),
            "floor.prepare": self._make_ready,
            "floor.budget": lambda: self._sheets.set_budget(self._selected()),
            "floor.arahan": lambda: self._let_in(TurnKind.ARAHAN, self.tr("Arahan pimpinan")),
            "floor.undo": self._undo,
            "floor.re_add": lambda: self._try(self._floor.re_add_last),
            "floor.list": self._close,
            "floor.clear": lambda: self._run(ClearQueue()),
            "floor.up": lambda: self._shift(-1),
            "floor.down": lambda: self._shift(1),
            "floor.urgent": lambda: self._prioritise(1),
            "floor.less_urgent": lambda: self._prioritise(-1),
            "floor.spread": self._even,
            "floor.bell": self._switch_bell,
            "floor.mode": lambda: self._sheets.choose_mode(),
        }

    def do(self, command_id: str) -> None:
        """Carry out one of the floor's commands."""
        self._acts[command_id]()

    def tick(self) -> None:
        """Show what stands beside the floor."""
        state = self._floor.state
        suggestion = self._floor.suggestion()
        times = {time.site_id: time for time in self._floor.times()}
        meant = self._meant
        self._console.floor.show_notes(
            FloorNotes(
                budget=budget_text(times.get(meant.site_id)) if meant else "",
                suggested=suggestion_text(self._session, suggestion)
                if suggestion and state.turns + state.on_floor
                else "",
                undone=self._undo_text(),
                is_closed=state.is_closed,
                names=self._names(meant.site_id) if meant else (),
                used={r.request_id: used_text(times[r.site_id]) for r in state.waiting if r.site_id in times},
                mode=mode_text(state),
                meant=self._meant_id,
                chosen=self._row if self._chosen_row else NO_REQUEST,
            )
        )

    def conditions(self) -> set[Condition]:
        """Return what is true of the floor now, beside what the selected tile says."""
        state = self._floor.state
        found: set[Condition] = set()
        if self._floor.undo_refusal() is None:
            found.add(Condition.UNDO)
        if self._floor.suggestion():
            found.add(Condition.SUGGESTED)
        if state.responses:
            found.add(Condition.ANSWERS)
        if state.waiting:
            found.add(Condition.LISTED)
        if self._said:
            found.add(Condition.SAID)
        waiting = self._waiting()
        if waiting:
            found |= {Condition.SELECTED_SILENT, Condition.SELECTED_WAITING}
            if waiting.status is RequestStatus.PENDING:
                found.add(Condition.SELECTED_ASKING)
        return found

    def site_selected(self) -> None:
        """A site was selected on the board: what was chosen in the list is meant no longer."""
        self._row = NO_REQUEST

    @property
    def _meant(self) -> FloorRequest | None:
        """Return the turn that the keys are about: who speaks; of several who have the floor, the selected one."""
        state = self._floor.state
        if state.interposed is None and len(state.holders) > 1:
            selected = self._selected()
            return next((turn for turn in state.holders if turn.site_id == selected), state.speaking)
        return state.speaking

    @property
    def _meant_id(self) -> RequestId:
        return self._meant.request_id if self._meant else NO_REQUEST

    @property
    def _chosen_row(self) -> FloorRequest | None:
        """Return the request that was chosen in the list, while it waits."""
        return next((r for r in self._floor.state.waiting if r.request_id == self._row), None)

    @property
    def _said(self) -> FloorRequest | None:
        """Return what a kind of speech would be set of: the chosen or selected request, else the turn that is meant."""
        own = (request for request in (self._waiting(), self._meant) if request and not request.kind.is_between)
        return next(own, None)

    def _choose_site(self, site_id: str) -> None:
        if site_id in {site.site_id for site in self._session.sites}:
            self._select(site_id)

    def _choose_row(self, request_id: str) -> None:
        request = self._floor.state.find(RequestId(request_id))
        if request:
            # The board follows, as far as it can: in the hall there is nothing to select.
            self._choose_site(request.site_id)
            self._row = request.request_id
            self._refresh()

    def _open_row(self, request_id: str) -> None:
        self._choose_row(request_id)
        self._begin(override=False)

    def grant_site(self, site_id: str) -> None:
        """Give the floor to a site."""
        self._try(lambda: self._floor.grant(SiteId(site_id)))

    # --- giving the floor ---------------------------------------------------------------------

    def _run(self, command: Command) -> None:
        self._try(lambda: self._floor.execute(command))

    def _try(self, act: Callable[[], object]) -> None:
        # Two clicks on a tile, a drag in the queue and a name come here too, which are no commands.
        if not self._console.commands.is_allowed("floor.grant"):
            self.say(self.tr("Forum dipegang operator; ganti peran meja ini dahulu."))
            return
        try:
            act()
        except SiteNotConnected as refusal:
            keys = self._console.commands.keys("floor.override")
            # A call inside an f-string is not collected for translation.
            still = self.tr("Tetap beri: {keys}").format(keys=keys)
            self.say(f"{translated('floor', refusal.message)} {still}")
        except FloorRefused as refusal:
            self.say(error_text(refusal))
        else:
            self._refresh()

    def say(self, text: str) -> None:
        """Say something beside the floor for a while."""
        self._console.floor.say(text)
        self._note_timer.start()

    def _grant(self) -> None:
        # Enter in the list opens a proposal; it must not move the floor.
        if not self._console.proposals.open_current():
            self._begin(override=False)

    def _override(self) -> None:
        self._begin(override=True)

    def _begin(self, *, override: bool) -> None:
        """Give the floor to what is chosen in the list, else to the selected site."""
        row, selected = self._chosen_row, self._selected()
        if row:
            self._try(lambda: self._floor.begin(row, override=override))
        elif selected:
            self._try(lambda: self._floor.grant(selected, override=override))

    def _grant_suggested(self) -> None:
        suggestion = self._floor.suggestion()
        if suggestion:
            self.grant_site(suggestion.site_id)

    def _request(self) -> None:
        selected = self._selected()
        if selected:
            self._try(lambda: self._floor.request(selected))

    def _ask(self) -> None:
        selected = self._selected()
        if selected:
            self._try(lambda: self._floor.ask(selected))

    def _settle(self, command: type[Accept | Deny | Cancel]) -> None:
        request = self._waiting()
        if request:
            self._run(command(request.request_id))

    def _pause(self) -> None:
        meant = self._meant
        self._run(Resume(self._meant_id) if meant and meant.is_paused else Pause(self._meant_id))

    def _ask_to_revoke(self) -> None:
        turn = self._meant
        if turn is None:
            return
        dialog = Confirm(
            self.tr("Tarik forum dari {site}?").format(site=turn.speaker.name or self._session.site(turn.site_id).name),
            self.tr("Suara lokasi langsung ditutup dan penarikan tercatat di notulen."),
            self.tr("Tarik"),
            self._console.metrics,
            self._console,
        )
        dialog.agreed.connect(lambda: self._run(Revoke(turn.request_id)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- in between ---------------------------------------------------------------------------

    def _answer(self) -> None:
        self._let_in(TurnKind.TANGGAPAN, self.tr("Siapa yang menanggapi?"))

    def _interrupt(self, kind: TurnKind) -> None:
        selected = self._selected()
        if selected:
            self._try(lambda: self._floor.grant(selected, kind=kind))

    def _let_in(self, kind: TurnKind, title: str) -> None:
        self._sheets.let_in(kind, title, self._names(HALL))

    def _names(self, site_id: SiteId) -> tuple[Speaker, ...]:
        return self._floor.known_speakers(site_id, self._attendance.speakers(site_id))

    # --- the list -----------------------------------------------------------------------------

    def _close(self) -> None:
        self._run(OpenList() if self._floor.state.is_closed else CloseList())

    def _shift(self, by: int) -> None:
        request = self._waiting()
        if request is None:
            return
        state = self._floor.state
        listed = next((own for own in (state.queue, state.responses) if request in own), ())
        # One that was not accepted has no place; the floor says so.
        self._run(Move(request.request_id, listed.index(request) + 1 + by if listed else 1))

    def _move(self, request_id: str, position: int) -> None:
        self._run(Move(RequestId(request_id), position))

    def _prioritise(self, by: int) -> None:
        request = self._waiting()
        if request:
            priority = Priority(min(Priority.HIGHEST, max(Priority.LOWEST, request.priority + by)))
            self._run(SetPriority(request.request_id, priority))

    def _waiting(self) -> FloorRequest | None:
        """Return the waiting request that is meant: the one chosen in the list, else the selected site's first."""
        selected = self._selected()
        return self._chosen_row or (self._floor.state.waiting_request(selected) if selected else None)

    # --- time, names, ways --------------------------------------------------------------------

    def _make_ready(self) -> None:
        """Look at who comes next, and listen whether he is heard."""
        site_id = self._floor.next_site()
        if site_id:
            self._select(site_id)
            self._listen(site_id)

    def _set_kind(self, kind: TurnKind) -> None:
        said = self._said
        if said is None:
            self.say(self.tr("Pilih yang antre atau yang bicara dahulu."))
            return
        self._try(lambda: self._floor.execute(SetKind(said.request_id, kind)))
        self.say(f"{self._session.site(said.site_id).name}: {kind_word(kind)}")

    def _even(self) -> None:
        """Spread the overrun of the selected site, else of the one that ran over most."""
        over = [time for time in self._floor.times() if time.remaining_s < 0]
        worst = min(over, key=lambda time: time.remaining_s, default=None)
        selected = self._selected()
        chosen = next((time.site_id for time in over if time.site_id == selected), worst.site_id if worst else None)
        if chosen is None:
            self.say(self.tr("Belum ada lokasi yang melewati jatah bicaranya."))
        else:
            self._try(lambda: self._floor.spread_overrun(chosen))

    def _switch_bell(self) -> None:
        bell = self._bell.switch()
        if not bell.is_on:
            self.say(self.tr("Lonceng waktu mati."))
        elif bell.is_spoken:
            self.say(self.tr("Lonceng waktu berbunyi dan berbicara."))
        else:
            self.say(self.tr("Lonceng waktu berbunyi."))

    def _focus_speaker(self) -> None:
        self._console.floor.name.setFocus()
        self._console.floor.name.selectAll()

    def _name_speaker(self, request_id: str, speaker: Speaker) -> None:
        self._try(lambda: self._floor.name_speaker(speaker, RequestId(request_id)))

    def _undo(self) -> None:
        undone = self._undo_text()
        try:
            self._floor.undo()
        except FloorRefused as refusal:
            self.say(error_text(refusal))
            return
        self.say(self.tr("Diurungkan: {what}").format(what=undone))
        self._refresh()

    def _undo_text(self) -> str:
        """Return what would be taken back now; empty if nothing can be."""
        return "" if self._floor.undo_refusal() else undo_text(self._session, self._floor.state)
