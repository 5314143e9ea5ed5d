"""What follows from a command: the events, or why it is refused. Pure.

Taking back the last command (`Undo`) gives the exact state before it, as if the clock had gone on there: a turn
that was begun by mistake vanishes, and its time is the time of whoever had the floor before. Times still add up
to the clock, but words are ascribed to somebody else. So what began, ended or halted a turn can be taken back only
for UNDO_WITHIN_MS: as long as a mistake lasts and no longer than a sentence. After that the log stays as it was
spoken, and the queue's front or more time make good for it. All else can be taken back however late it is.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.domain.floor_commands import (
    Accept,
    AddTime,
    Cancel,
    ClearQueue,
    CloseList,
    Command,
    Deny,
    Extend,
    FloorRefused,
    Grant,
    Move,
    MoveUp,
    NameSpeaker,
    Next,
    NextResponse,
    OpenList,
    Pause,
    ReAddLast,
    Release,
    Request,
    Resume,
    Revoke,
    SetKind,
    SetMode,
    SetPriority,
    SetTime,
    SiteNotConnected,
    Undo,
)
from app.domain.floor_evolve import on_floor, waiting
from app.domain.floor_state import (
    NO_REQUEST,
    FloorEvent,
    FloorEventKind,
    FloorMode,
    FloorRequest,
    FloorState,
    Priority,
    RequestStatus,
    Speaker,
    TurnKind,
)
from app.domain.floor_turns import Draft, admit, begin, begin_between, end, fill
from app.domain.identity import RequestId, SiteId
from app.domain.site import HALL
from app.domain.text import QT_TRANSLATE_NOOP

UNDO_WITHIN_MS = 20_000
"""How long a command that moved a clock can be taken back."""

_KINDS = FloorEventKind


def decide(
    state: FloorState, command: Command, now_ms: int, connected: Collection[SiteId] | None = None
) -> tuple[FloorEvent, ...]:
    """Return the events that `command` causes. A clock that stepped back is held at the last event.

    Only sites in `connected` can be given the floor; None means all of them.
    """
    draft = Draft(state, max(now_ms, state.last_ms), connected, follows=isinstance(command, MoveUp))
    if isinstance(command, Undo):
        _undo(draft, now_ms)
    else:
        _carry_out(draft, command)
        fill(draft)
    return tuple(draft.events)


def undo_refusal(state: FloorState, now_ms: int) -> FloorRefused | None:
    """Return why the last command cannot be taken back now, or None if it can."""
    if not state.past:
        return FloorRefused(QT_TRANSLATE_NOOP("floor", "Tidak ada yang dapat diurungkan."))
    point = state.past[-1]
    if now_ms - point.at_ms > UNDO_WITHIN_MS and _clocks(point.before) != _clocks(state):
        return FloorRefused(
            QT_TRANSLATE_NOOP("floor", "Sudah terlalu lama untuk diurungkan: waktu bicaranya sudah berjalan."),
            QT_TRANSLATE_NOOP("floor", "Masukkan lagi pembicara terakhir, atau tambah waktunya."),
        )
    return None


def _carry_out(draft: Draft, command: Command) -> None:
    match command:
        case Request():
            _request(draft, command)
        case Accept(request_id):
            request = waiting(draft.state, request_id)
            if request.status is RequestStatus.ACCEPTED:
                raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Permintaan ini sudah diterima."))
            admit(draft, request)
        case Deny(request_id):
            draft.log(_KINDS.DENIED, waiting(draft.state, request_id))
        case Cancel(request_id):
            draft.log(_KINDS.CANCELLED, waiting(draft.state, request_id))
        case Grant():
            _grant(draft, command)
        case Next():
            _shift(draft, draft.state.queue, draft.first_connected())
        case NextResponse():
            answers = draft.state.responses
            _shift(draft, answers, next((r for r in answers if draft.is_connected(r.site_id)), None))
        case Release(request_id):
            end(draft, _turn(draft.state, request_id))
        case Revoke(request_id):
            end(draft, _turn(draft.state, request_id), _KINDS.REVOKED)
        case Extend() | SetTime():
            _allot(draft, command)
        case Pause() | Resume():
            _pause(draft, command)
        case NameSpeaker() | SetKind() | SetPriority() | Move():
            _edit(draft, command)
        case ClearQueue():
            if not draft.state.waiting:
                raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Antrean kosong."))
            for request in draft.state.waiting:
                draft.log(_KINDS.CANCELLED, request)
        case CloseList() | OpenList():
            closes = isinstance(command, CloseList)
            if draft.state.is_closed == closes:
                raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Antrean sudah begitu."))
            draft.log(_KINDS.LIST_CLOSED if closes else _KINDS.LIST_OPENED)
        case SetMode():
            _set_mode(draft, command)
        case ReAddLast(request_id):
            _re_add_last(draft, request_id)
        case AddTime(seconds_by_site):
            for site_id, seconds in seconds_by_site:
                if seconds:
                    draft.log(_KINDS.TIME_ADDED, site_id=site_id, seconds=seconds)
            if not draft.events:
                raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Tidak ada waktu yang perlu dibagi."))
        case MoveUp():
            pass  # what follows every command is all of it
        case Undo():
            raise AssertionError("decided by itself")


def _request(draft: Draft, command: Request) -> None:
    _refuse_second(draft.state, command.site_id, command.kind)
    if draft.state.is_closed and not command.kind.is_between:
        raise FloorRefused(
            QT_TRANSLATE_NOOP("floor", "Antrean sedang ditutup."),
            QT_TRANSLATE_NOOP("floor", "Buka antrean, atau catat sebagai interupsi."),
        )
    request = draft.file(command.request_id, command.site_id, command.speaker, command.kind, command.priority)
    if command.accept:
        admit(draft, request)


def _grant(draft: Draft, command: Grant) -> None:
    state = draft.state
    request = _request_of(state, command)
    kind = command.kind or (request.kind if request else TurnKind.USULAN)
    between = state.interposed
    speaks_between = kind.is_between and between is not None and between.site_id == command.site_id
    if command.site_id != HALL and (state.holds(command.site_id) or speaks_between):
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Lokasi ini sedang bicara."))
    offline = not draft.is_connected(command.site_id)
    if offline and not command.override:
        raise _not_connected()
    if request is None:
        name, site_id, speaker = command.request_id, command.site_id, command.speaker
        request = FloorRequest(name, site_id, speaker, RequestStatus.PENDING, Priority.NORMAL, 0, kind=kind)
    elif request.kind is not kind:
        draft.log(_KINDS.KIND_SET, request, turn_kind=kind)
    if command.speaker != Speaker():
        request = replace(request, speaker=command.speaker)
    begin(draft, replace(request, kind=kind), override=offline)


def _request_of(state: FloorState, command: Grant) -> FloorRequest | None:
    """Return the waiting request that a grant is about: the named one, else the site's first of that sort.

    The hall is many people: there only the named one counts.
    """
    own = [r for r in state.waiting if r.site_id == command.site_id]
    named = next((r for r in own if r.request_id == command.request_id), None)
    if named or command.site_id == HALL:
        return named
    return next((r for r in own if command.kind is None or r.kind.is_between == command.kind.is_between), None)


def _shift(draft: Draft, queue: tuple[FloorRequest, ...], first: FloorRequest | None) -> None:
    if not queue:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Antrean kosong."))
    if first is None:
        raise _not_connected()
    if first.kind.is_between:
        begin_between(draft, first, ends_any=True)
    else:
        begin(draft, first)


def _allot(draft: Draft, command: Extend | SetTime) -> None:
    turn = _turn(draft.state, command.request_id)
    seconds = command.seconds if isinstance(command, Extend) else command.seconds - turn.allotted_s
    if turn.allotted_s + seconds <= 0:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Waktu bicara tidak dapat menjadi nol."))
    draft.log(_KINDS.EXTENDED, turn, seconds=seconds)


def _pause(draft: Draft, command: Pause | Resume) -> None:
    turn = _turn(draft.state, command.request_id)
    if isinstance(command, Pause) and turn.is_paused:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Waktu bicara sudah dijeda."))
    if isinstance(command, Resume) and not turn.is_paused:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Waktu bicara tidak sedang dijeda."))
    between = draft.state.interposed
    if isinstance(command, Resume) and between and turn.request_id != between.request_id:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Giliran ini disela; waktunya jalan lagi sesudahnya."))
    draft.log(_KINDS.PAUSED if isinstance(command, Pause) else _KINDS.RESUMED, turn)


def _edit(draft: Draft, command: NameSpeaker | SetKind | SetPriority | Move) -> None:
    state = draft.state
    match command:
        case NameSpeaker(request_id, speaker):
            draft.log(_KINDS.SPEAKER_NAMED, _turn_or_request(state, request_id), speaker=speaker)
        case SetKind(request_id, kind):
            request = _turn_or_request(state, request_id)
            if request.kind.is_between != kind.is_between:
                raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Giliran dan sela tidak dapat saling diganti."))
            draft.log(_KINDS.KIND_SET, request, turn_kind=kind)
        case SetPriority(request_id, priority):
            draft.log(_KINDS.PRIORITY_SET, waiting(state, request_id), priority=priority)
        case Move(request_id, position):
            _move(draft, waiting(state, request_id), position)


def _move(draft: Draft, request: FloorRequest, position: int) -> None:
    state = draft.state
    own_list = state.mode is FloorMode.RESPONSES and request.kind is TurnKind.TANGGAPAN
    listed = [r for r in (state.responses if own_list else state.queue) if r.request_id != request.request_id]
    others = [r for r in state.waiting if r.request_id != request.request_id]
    behind = listed[max(0, position - 1) :]
    end_of_list = others.index(listed[-1]) + 1 if listed else 0
    number = others.index(behind[0]) if behind else end_of_list
    if request.status is RequestStatus.PENDING or state.waiting.index(request) == number:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Urutannya sudah begitu."))
    draft.log(_KINDS.MOVED, request, number=number)


def _set_mode(draft: Draft, command: SetMode) -> None:
    if command.limit < 1:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Paling sedikit satu lokasi harus dapat bicara."))
    if (command.mode, command.limit) == (draft.state.mode, draft.state.limit):
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Cara bicara sudah begitu."))
    draft.log(_KINDS.MODE_SET, mode=command.mode, number=command.limit)
    for turn in draft.state.counted[: max(0, len(draft.state.counted) - command.limit)]:
        draft.log(_KINDS.RELEASED, turn)


def _re_add_last(draft: Draft, request_id: RequestId) -> None:
    last = next((turn for turn in reversed(draft.state.turns) if not turn.kind.is_between), None)
    if last is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Belum ada yang selesai bicara."))
    _refuse_second(draft.state, last.site_id, last.kind)
    request = draft.file(request_id, last.site_id, last.speaker, last.kind, last.priority)
    draft.log(_KINDS.ACCEPTED, request)
    if draft.state.waiting[0].request_id != request_id:
        draft.log(_KINDS.MOVED, request, number=0)


def _undo(draft: Draft, now_ms: int) -> None:
    refusal = undo_refusal(draft.state, now_ms)
    if refusal:
        raise refusal
    draft.log(_KINDS.UNDONE, number=draft.state.past[-1].events[0].step)


def _clocks(state: FloorState) -> object:
    """Return all that a running clock hangs on."""
    turns = tuple((t.request_id, t.granted_ms, t.paused_since_ms, t.paused_total_ms) for t in state.on_floor)
    return turns, len(state.turns)


def _refuse_second(state: FloorState, site_id: SiteId, kind: TurnKind) -> None:
    """Refuse a request of a site that speaks or waits already; the hall is many people."""
    if site_id == HALL:
        return
    between = state.interposed
    if state.holds(site_id) or (between and between.site_id == site_id and kind.is_between):
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Lokasi ini sedang bicara."))
    if any(r.site_id == site_id and r.kind.is_between == kind.is_between for r in state.waiting):
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Lokasi ini sudah antre."))


def _turn(state: FloorState, request_id: RequestId = NO_REQUEST) -> FloorRequest:
    if request_id:
        return on_floor(state, request_id)
    if state.speaking is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Belum ada yang memegang forum."))
    return state.speaking


def _turn_or_request(state: FloorState, request_id: RequestId) -> FloorRequest:
    turn = next((turn for turn in state.on_floor if turn.request_id == request_id), None)
    return turn or waiting(state, request_id)


def _not_connected() -> SiteNotConnected:
    return SiteNotConnected(
        QT_TRANSLATE_NOOP("floor", "Lokasi ini sedang terputus."),
        QT_TRANSLATE_NOOP("floor", "Tunggu sampai tersambung, atau beri kesempatan walau terputus."),
    )
