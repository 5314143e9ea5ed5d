"""Between the console's keys and the floor: commands in, and what is said about them beside the floor.

Everything on the floor can be taken back for a moment, so nothing asks first but what the minutes keep as a
measure against a speaker.

Runs on: the thread of the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMenu

from app.domain.floor import (
    Cancel,
    ClearQueue,
    CloseList,
    Command,
    Extend,
    FloorEventKind,
    FloorMode,
    FloorRefused,
    Move,
    Next,
    NextResponse,
    OpenList,
    Pause,
    Priority,
    Release,
    Resume,
    Revoke,
    SetMode,
    SetPriority,
    SiteNotConnected,
    Speaker,
    TurnKind,
)
from app.domain.identity import RequestId, SiteId
from app.domain.session import Session
from app.domain.site import HALL
from app.domain.speaking_time import SpeakingTime
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import duration
from app.session.attendance import Attendance
from app.session.floor import Floor
from app.session.time_bell import TimeBell
from app.ui.commands import Condition
from app.ui.console.answer_sheet import AnswerSheet
from app.ui.console.confirm import Confirm
from app.ui.console.floor_panel import FloorNotes
from app.ui.console.window import ConsoleWindow
from app.ui.words import error_text, translated

_CONTEXT = "floor_panel"
_NOTE_MS = 5000
_EXTEND_S = 60
_MOST_OPEN = 4

_MODES = {
    FloorMode.OPERATOR: QT_TRANSLATE_NOOP("floor_panel", "Operator memberi kesempatan"),
    FloorMode.RESPONSES: QT_TRANSLATE_NOOP("floor_panel", "Operator, tanggapan antre sendiri"),
    FloorMode.OPEN: QT_TRANSLATE_NOOP("floor_panel", "Terbuka: yang antre langsung bicara"),
    FloorMode.OVERRIDE: QT_TRANSLATE_NOOP("floor_panel", "Bergantian: yang terlama ditutup"),
}
_DONE = {
    FloorEventKind.GRANTED: QT_TRANSLATE_NOOP("floor_panel", "kesempatan bicara {site}"),
    FloorEventKind.RELEASED: QT_TRANSLATE_NOOP("floor_panel", "selesai bicara {site}"),
    FloorEventKind.REVOKED: QT_TRANSLATE_NOOP("floor_panel", "penarikan {site}"),
    FloorEventKind.ACCEPTED: QT_TRANSLATE_NOOP("floor_panel", "antrean {site}"),
    FloorEventKind.REQUESTED: QT_TRANSLATE_NOOP("floor_panel", "permintaan {site}"),
    FloorEventKind.CANCELLED: QT_TRANSLATE_NOOP("floor_panel", "pembatalan antrean {site}"),
    FloorEventKind.DENIED: QT_TRANSLATE_NOOP("floor_panel", "penolakan {site}"),
    FloorEventKind.EXTENDED: QT_TRANSLATE_NOOP("floor_panel", "perubahan waktu {site}"),
    FloorEventKind.PAUSED: QT_TRANSLATE_NOOP("floor_panel", "jeda"),
    FloorEventKind.RESUMED: QT_TRANSLATE_NOOP("floor_panel", "lanjut"),
    FloorEventKind.SPEAKER_NAMED: QT_TRANSLATE_NOOP("floor_panel", "nama pembicara"),
    FloorEventKind.KIND_SET: QT_TRANSLATE_NOOP("floor_panel", "jenis bicara"),
    FloorEventKind.PRIORITY_SET: QT_TRANSLATE_NOOP("floor_panel", "prioritas {site}"),
    FloorEventKind.MOVED: QT_TRANSLATE_NOOP("floor_panel", "urutan {site}"),
    FloorEventKind.LIST_CLOSED: QT_TRANSLATE_NOOP("floor_panel", "tutup antrean"),
    FloorEventKind.LIST_OPENED: QT_TRANSLATE_NOOP("floor_panel", "buka antrean"),
    FloorEventKind.MODE_SET: QT_TRANSLATE_NOOP("floor_panel", "cara bicara"),
    FloorEventKind.TIME_ADDED: QT_TRANSLATE_NOOP("floor_panel", "pembagian waktu"),
}


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
        refresh: Callable[[], None],
    ) -> None:
        super().__init__(console)
        self._session = session
        self._floor = floor
        self._bell = bell
        self._attendance = attendance
        self._console = console
        self._selected = selected
        self._refresh = refresh
        self._menu: QMenu | None = None
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(_NOTE_MS)
        self._note_timer.timeout.connect(lambda: console.floor.say(""))
        self._acts = self._table()
        console.multiview.site_opened.connect(self.grant_site)
        console.floor.speaker_named.connect(self._name_speaker)
        console.floor.move_wanted.connect(self._move)

    def _table(self) -> Mapping[str, Callable[[], None]]:
        return {
            "floor.grant": self._grant,
            "floor.override": self._override,
            "floor.next": lambda: self._run(Next()),
            "floor.suggested": self._grant_suggested,
            "floor.request": self._request,
            "floor.cancel": self._cancel,
            "floor.extend": lambda: self._run(Extend(_EXTEND_S)),
            "floor.shorten": lambda: self._run(Extend(-_EXTEND_S)),
            "floor.pause": self._pause,
            "floor.release": lambda: self._run(Release()),
            "floor.revoke": self._ask_to_revoke,
            "floor.speaker": self._focus_speaker,
            "floor.tanggapan": self._answer,
            "floor.next_response": lambda: self._run(NextResponse()),
            "floor.interupsi": self._interrupt,
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
            "floor.mode": self._choose_mode,
        }

    def do(self, command_id: str) -> None:
        """Carry out one of the floor's commands."""
        self._acts[command_id]()

    def tick(self) -> None:
        """Show what stands beside the floor."""
        state = self._floor.state
        suggestion = self._floor.suggestion()
        suggested = ""
        if suggestion and state.turns + state.on_floor:
            text = translated(_CONTEXT, QT_TRANSLATE_NOOP("floor_panel", "Disarankan: {site}, {reason}"))
            reason = translated("floor", suggestion.reason).format(used=duration(suggestion.used_s))
            suggested = text.format(site=self._session.site(suggestion.site_id).name, reason=reason)
        times = {time.site_id: time for time in self._floor.times()}
        speaking = state.speaking
        self._console.floor.show_notes(
            FloorNotes(
                budget=self._budget(times.get(speaking.site_id)) if speaking else "",
                suggested=suggested,
                undone=self._undo_text(),
                is_closed=state.is_closed,
                names=self._names(speaking.site_id) if speaking else (),
                used={site_id: self._used(time) for site_id, time in times.items()},
            )
        )

    def conditions(self) -> set[Condition]:
        """Return what is true of the floor now, beside who is selected."""
        found: set[Condition] = set()
        if self._floor.undo_refusal() is None:
            found.add(Condition.UNDO)
        if self._floor.suggestion():
            found.add(Condition.SUGGESTED)
        if self._floor.state.responses:
            found.add(Condition.ANSWERS)
        return found

    def grant_site(self, site_id: str) -> None:
        """Give the floor to a site."""
        self._try(lambda: self._floor.grant(SiteId(site_id)))

    # --- giving the floor ---------------------------------------------------------------------

    def _run(self, command: Command) -> None:
        self._try(lambda: self._floor.execute(command))

    def _try(self, act: Callable[[], object]) -> None:
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
        if self._console.proposals.open_current():
            return
        selected = self._selected()
        if selected:
            self.grant_site(selected)

    def _override(self) -> None:
        selected = self._selected()
        if selected:
            self._try(lambda: self._floor.grant(selected, override=True))

    def _grant_suggested(self) -> None:
        suggestion = self._floor.suggestion()
        if suggestion:
            self.grant_site(suggestion.site_id)

    def _request(self) -> None:
        selected = self._selected()
        if selected:
            self._try(lambda: self._floor.request(selected))

    def _cancel(self) -> None:
        request = self._waiting()
        if request:
            self._run(Cancel(request))

    def _pause(self) -> None:
        speaking = self._floor.state.speaking
        self._run(Resume() if speaking and speaking.is_paused else Pause())

    def _ask_to_revoke(self) -> None:
        turn = self._floor.state.speaking
        if turn is None:
            return
        dialog = Confirm(
            self.tr("Tarik forum dari {site}?").format(site=turn.speaker.name or self._session.site(turn.site_id).name),
            self.tr("Suara lokasi langsung ditutup dan penarikan tercatat di notulen."),
            self.tr("Tarik"),
            self._console.metrics,
            self._console,
        )
        dialog.agreed.connect(lambda: self._run(Revoke()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- in between ---------------------------------------------------------------------------

    def _answer(self) -> None:
        self._let_in(TurnKind.TANGGAPAN, self.tr("Siapa yang menanggapi?"))

    def _interrupt(self) -> None:
        selected = self._selected()
        if selected:
            self._try(lambda: self._floor.grant(selected, kind=TurnKind.INTERUPSI))

    def _let_in(self, kind: TurnKind, title: str) -> None:
        sheet = AnswerSheet(title, self._names(HALL), self._console.metrics, self._console)
        sheet.begin_wanted.connect(lambda speaker: self._try(lambda: self._floor.interpose(speaker, kind)))
        sheet.wait_wanted.connect(lambda speaker: self._try(lambda: self._floor.wait(speaker, kind)))
        sheet.show()

    def _names(self, site_id: SiteId) -> tuple[Speaker, ...]:
        return self._floor.known_speakers(site_id, self._attendance.speakers(site_id))

    # --- the list -----------------------------------------------------------------------------

    def _close(self) -> None:
        self._run(OpenList() if self._floor.state.is_closed else CloseList())

    def _shift(self, by: int) -> None:
        request_id = self._waiting()
        if request_id:
            place = [r.request_id for r in self._floor.state.queue].index(request_id) + 1
            self._run(Move(request_id, place + by))

    def _move(self, request_id: str, position: int) -> None:
        self._run(Move(RequestId(request_id), position))

    def _prioritise(self, by: int) -> None:
        request_id = self._waiting()
        request = self._floor.state.find(request_id) if request_id else None
        if request:
            priority = Priority(min(Priority.HIGHEST, max(Priority.LOWEST, request.priority + by)))
            self._run(SetPriority(request.request_id, priority))

    def _waiting(self) -> RequestId | None:
        selected = self._selected()
        request = self._floor.state.waiting_request(selected) if selected else None
        return request.request_id if request else None

    # --- time, names, ways --------------------------------------------------------------------

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

    def _name_speaker(self, speaker: Speaker) -> None:
        self._try(lambda: self._floor.name_speaker(speaker))

    def _choose_mode(self) -> None:
        state = self._floor.state
        menu = QMenu(self._console)
        menu.setAccessibleName(self.tr("Cara bicara"))
        for mode, words in _MODES.items():
            self._choice(menu, translated(_CONTEXT, words), SetMode(mode, state.limit), is_now=mode is state.mode)
        menu.addSeparator()
        for limit in range(1, _MOST_OPEN + 1):
            words = self.tr("{count} lokasi bicara sekaligus").format(count=limit)
            self._choice(menu, words, SetMode(state.mode, limit), is_now=limit == state.limit)
        menu.aboutToHide.connect(menu.deleteLater)
        panel = self._console.floor
        menu.popup(panel.mapToGlobal(QPoint(0, panel.height() // 3)))

    def _choice(self, menu: QMenu, words: str, command: SetMode, *, is_now: bool) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(is_now)
        action.triggered.connect(lambda _: self._run(command))

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
        if self._floor.undo_refusal() is not None:
            return ""
        events = self._floor.state.past[-1].events
        # What was meant comes last, and what only follows from it is told by nobody.
        told = next((e for e in reversed(events) if e.kind is FloorEventKind.GRANTED), events[-1])
        if len(events) > 1 and {e.kind for e in events} == {FloorEventKind.CANCELLED}:
            return translated(_CONTEXT, QT_TRANSLATE_NOOP("floor_panel", "pembersihan antrean"))
        return translated(_CONTEXT, _DONE[told.kind]).format(site=self._session.site(told.site_id).name)

    def _budget(self, time: SpeakingTime | None) -> str:
        if time is None:
            return ""
        words = QT_TRANSLATE_NOOP("floor_panel", "dari {budget} menit")
        return translated(_CONTEXT, words).format(budget=duration(time.budget_s + time.added_s))

    def _used(self, time: SpeakingTime) -> str:
        if not time.has_spoken:
            return translated(_CONTEXT, QT_TRANSLATE_NOOP("floor_panel", "belum bicara"))
        words = QT_TRANSLATE_NOOP("floor_panel", "sisa {left}")
        return translated(_CONTEXT, words).format(left=duration(time.remaining_s))
